//! Directories and players to tell stories with.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use greenroom::client::{Client, ClientError, Config, Labels, Place, Secrets, User, When};
use greenroom_protocol::ids::{Deployment, SessionName};
use greenroom_protocol::search::{Comparison, Criterion, EosQuery, KEY_BUCKET};
use greenroom_protocol::session::{MemberDelta, SessionDelta};
use greenroom_protocol::settings::{GreenroomDelta, Route};
use greenroom_server::serve::{Data, Options, Server};

/// Longer than anything takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// The secrets of one player, as long as somebody holds them.
#[derive(Clone, Default)]
pub(crate) struct Profile(Arc<Mutex<HashMap<String, String>>>);

impl Secrets for Profile {
    fn load(&self, directory: &str, deployment: &str) -> Result<Option<String>, String> {
        let all = self.0.lock().expect("no panic before");
        Ok(all.get(&format!("{directory} {deployment}")).cloned())
    }

    fn add(&self, directory: &str, deployment: &str, token: &str) -> Result<bool, String> {
        let mut all = self.0.lock().expect("no panic before");
        let key = format!("{directory} {deployment}");
        Ok(all.insert(key, token.to_owned()).is_none())
    }

    fn remove(&self, directory: &str, deployment: &str, _token: &str) -> Result<(), String> {
        let mut all = self.0.lock().expect("no panic before");
        all.remove(&format!("{directory} {deployment}"));
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
        if let Some(present) = self.load(directory, &deployment)? {
            self.remove(directory, &deployment, &present)?;
        }
        if let Some(token) = token {
            self.add(directory, &deployment, token)?;
        }
        Ok(())
    }
}

/// Where a story takes place.
#[derive(Clone)]
pub(crate) struct Stage {
    pub(crate) place: Place,
    /// Stories in one process must not find each other's sessions.
    deployment: Deployment,
    pub(crate) timeout: Duration,
}

impl Stage {
    pub(crate) fn at(place: Place) -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let deployment = Deployment::new(format!("story-{number}")).expect("valid");
        Self {
            place,
            deployment,
            timeout: Duration::from_secs(15),
        }
    }

    /// On this server.
    pub(crate) fn on(server: &Server) -> Self {
        Self::at(Place::parse(&format!("http://{}", server.addr())).expect("a place"))
    }

    pub(crate) fn client(&self, profile: &Profile) -> Client {
        Client::new(Config {
            place: self.place.clone(),
            client_id: "client".to_owned(),
            client_secret: "secret".to_owned(),
            deployment: self.deployment.clone(),
            labels: Labels::default(),
            timeout: self.timeout,
            secrets: Arc::new(profile.clone()),
            since_tick: Arc::new(|| Duration::ZERO),
            notify: Arc::new(|_| ()),
            deliver: Arc::new(|_, _| ()),
        })
        .expect("a client")
    }

    /// A player who was never here.
    pub(crate) async fn newcomer(&self, name: &str) -> (Client, User) {
        let client = self.client(&Profile::default());
        let user = enrol(&client, name).await;
        (client, user)
    }
}

/// Makes a device and an account.
pub(crate) async fn enrol(client: &Client, name: &str) -> User {
    client.create_device_id("PC").await.expect("a device");
    let Err(ClientError::UnknownUser { continuance }) = client.login_device(name).await else {
        panic!("a new device has no user");
    };
    client.create_user(&continuance).await.expect("a user")
}

/// A server that can be started anew at its address.
pub(crate) async fn server(listen: Option<SocketAddr>, data: Data) -> Server {
    let listen = listen.unwrap_or(SocketAddr::from(([127, 0, 0, 1], 0)));
    Server::start(Options::dev(listen, data))
        .await
        .expect("a server")
}

pub(crate) fn name(text: &str) -> SessionName {
    SessionName::new(text).expect("valid")
}

/// Settings of a session in the bucket `b`.
pub(crate) fn hosting(max_players: u32) -> SessionDelta {
    SessionDelta {
        greenroom: Some(GreenroomDelta {
            bucket: Some("b".to_owned()),
            max_players: Some(max_players),
            ..GreenroomDelta::default()
        }),
        ..SessionDelta::default()
    }
}

/// The entry of somebody who found the session.
pub(crate) fn joining() -> SessionDelta {
    SessionDelta {
        greenroom: Some(GreenroomDelta {
            via: Some(Route::Search),
            ..GreenroomDelta::default()
        }),
        members: [("me".to_owned(), Some(MemberDelta::default()))].into(),
        ..SessionDelta::default()
    }
}

/// A change of how many players may be registered.
pub(crate) fn of_size(max_players: u32) -> GreenroomDelta {
    GreenroomDelta {
        max_players: Some(max_players),
        ..GreenroomDelta::default()
    }
}

/// Hosts the session.
pub(crate) async fn host(client: &Client, user: &User, session: &str) {
    client
        .enter_session(user.account, &name(session), When::Absent, hosting(4))
        .await
        .expect("hosted");
}

/// The names of what is found in the bucket `b`.
pub(crate) async fn found(client: &Client, user: &User) -> Vec<String> {
    let query = EosQuery {
        criteria: vec![Criterion {
            key: KEY_BUCKET.to_owned(),
            op: Comparison::Equal,
            value: greenroom_protocol::attribute::AttributeValue::String("b".to_owned()),
        }],
        max_results: 10,
        ..EosQuery::default()
    };
    let rows = client.search(user.account, query).await.expect("an answer");
    let name = |row: &greenroom_protocol::search::SearchRow| row.session_ref.name.to_string();
    rows.iter().map(name).collect()
}

/// Waits until `look` says yes.
pub(crate) async fn until(what: &str, mut look: impl AsyncFnMut() -> bool) {
    let looking = async {
        while !look().await {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let waited = tokio::time::timeout(PATIENCE, looking).await;
    waited.unwrap_or_else(|_| panic!("in vain waited until {what}"));
}

/// Runs another test of this program, an ignored one, with these variables in its environment.
pub(crate) fn run_in_a_process(test: &str, environment: &[(&str, &str)]) {
    let program = std::env::current_exe().expect("a running program has a path");
    let output = Command::new(program)
        .envs(environment.iter().copied())
        .args(["--exact", test, "--ignored", "--nocapture"])
        .output()
        .expect("it runs");
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(told.contains("1 passed; 0 failed"), "{test}: {told}");
}
