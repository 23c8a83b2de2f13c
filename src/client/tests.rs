//! What the client makes of a directory that fails: told over a directory that does what it is told, in time that passes at once.

mod accounts;
mod auth;
mod channels;
mod fake;
mod friends;
mod invites;
mod kept;
mod memberships;
mod messages;
mod outages;
mod presence;
mod pushed;
mod renewal;
mod throttle;
mod tokens;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use greenroom_protocol::ids::Deployment;
use parking_lot::Mutex;

use super::{Config, Labels, Place, Secrets};

/// The configuration of a client with a game that always ticks, and with no secrets.
pub(super) fn config() -> Config {
    Config {
        place: Place::Local,
        client_id: "client".to_owned(),
        client_secret: "secret".to_owned(),
        deployment: Deployment::new("dep").expect("valid"),
        labels: Labels::default(),
        timeout: Duration::from_secs(30),
        secrets: Arc::new(Kept::default()),
        since_tick: Arc::new(|| Duration::ZERO),
        notify: Arc::new(|_| ()),
        deliver: Arc::new(|_, _| ()),
    }
}

#[derive(Default)]
struct Kept(Mutex<HashMap<(String, String), String>>);

impl Secrets for Kept {
    fn load(&self, directory: &str, deployment: &str) -> Result<Option<String>, String> {
        let key = (directory.to_owned(), deployment.to_owned());
        Ok(self.0.lock().get(&key).cloned())
    }

    fn add(&self, directory: &str, deployment: &str, token: &str) -> Result<bool, String> {
        let key = (directory.to_owned(), deployment.to_owned());
        Ok(self.0.lock().insert(key, token.to_owned()).is_none())
    }

    fn remove(&self, directory: &str, deployment: &str, _token: &str) -> Result<(), String> {
        let key = (directory.to_owned(), deployment.to_owned());
        self.0.lock().remove(&key);
        Ok(())
    }

    fn load_refresh(&self, directory: &str, deployment: &str) -> Result<Option<String>, String> {
        self.load(directory, &format!("refresh of {deployment}"))
    }

    fn keep_refresh(
        &self,
        directory: &str,
        deployment: &str,
        token: Option<&str>,
    ) -> Result<(), String> {
        let deployment = format!("refresh of {deployment}");
        self.remove(directory, &deployment, "")?;
        if let Some(token) = token {
            self.add(directory, &deployment, token)?;
        }
        Ok(())
    }
}
