//! How long the directory in the process lives. Alone in its program, because all clients of a process share that directory.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use greenroom::client::{Client, Config, Labels, Place, Secrets};
use greenroom_protocol::ids::Deployment;

/// Notes under which directory a device was kept.
#[derive(Default)]
struct Witness(Mutex<Vec<String>>);

impl Secrets for Witness {
    fn load(&self, _directory: &str, _deployment: &str) -> Result<Option<String>, String> {
        Ok(None)
    }

    fn add(&self, directory: &str, _deployment: &str, _token: &str) -> Result<bool, String> {
        let mut seen = self.0.lock().expect("no panic before");
        seen.push(directory.to_owned());
        Ok(true)
    }

    fn remove(&self, _directory: &str, _deployment: &str, _token: &str) -> Result<(), String> {
        Ok(())
    }

    fn load_refresh(&self, _directory: &str, _deployment: &str) -> Result<Option<String>, String> {
        Ok(None)
    }

    fn keep_refresh(
        &self,
        _directory: &str,
        _deployment: &str,
        _token: Option<&str>,
    ) -> Result<(), String> {
        Ok(())
    }
}

fn client(witness: &Arc<Witness>) -> Client {
    let secrets: Arc<dyn Secrets> = witness.clone();
    Client::new(Config {
        place: Place::Local,
        client_id: "client".to_owned(),
        client_secret: String::new(),
        deployment: Deployment::new("dep").expect("valid"),
        labels: Labels::default(),
        timeout: Duration::from_secs(10),
        secrets,
        since_tick: Arc::new(|| Duration::ZERO),
        notify: Arc::new(|_| ()),
        deliver: Arc::new(|_, _| ()),
    })
    .expect("a client")
}

#[tokio::test]
async fn it_lives_as_long_as_somebody_uses_it() {
    let witness = Arc::<Witness>::default();
    let first = client(&witness);
    first.create_device_id("PC").await.expect("a device");
    let second = client(&witness);
    drop(first);
    second.create_device_id("PC").await.expect("a device");
    drop(second);
    let third = client(&witness);
    third.create_device_id("PC").await.expect("a device");
    let seen = witness.0.lock().expect("no panic").clone();
    assert_eq!(seen[0], seen[1]);
    assert_ne!(seen[1], seen[2]);
}
