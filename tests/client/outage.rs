//! Servers that go and come back.

use std::time::Duration;

use greenroom::client::{Change, Client, ClientError, Place, User, When, Who};
use greenroom_protocol::ids::ConnectionId;
use greenroom_protocol::player::PlayerId;
use greenroom_protocol::session::SessionDocument;
use greenroom_protocol::settings::GreenroomDelta;
use greenroom_server::serve::{Data, Options, Server};

use super::stage::{
    Profile, Stage, enrol, found, host, hosting, joining, name, of_size, server, until,
};

/// How long a lost player may come back in the stories that outlive it.
const GRACE: Duration = Duration::from_secs(2);

/// The channel that the directory has for the user, as it shows it to the user alone.
async fn channel_in(client: &Client, user: &User, session: &str) -> Option<ConnectionId> {
    let document = client.get_session(user.account, &name(session)).await;
    let document = document.ok()??;
    let mine = |member: &&greenroom_protocol::session::MemberView| {
        member.constants.system.xuid == user.account
    };
    let me = document.members.values().find(mine)?;
    me.properties.system.connection.clone()
}

#[tokio::test]
async fn a_restart_costs_the_players_nothing() {
    let data = tempfile::tempdir().expect("a temporary folder");
    let data = Data::Dir(data.path().to_owned());
    let before = server(None, data.clone()).await;
    let address = before.addr();
    let stage = Stage::on(&before);
    let (ann, anns) = stage.newcomer("Ann").await;
    host(&ann, &anns, "room").await;
    let first = channel_in(&ann, &anns, "room").await;
    assert!(first.is_some());

    before.stop().await;
    // A question that is asked meanwhile is answered when the directory is back.
    let (rooms, after) = futures_util::join!(found(&ann, &anns), async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        server(Some(address), data).await
    });
    assert_eq!(rooms, ["room"]);
    until("the new channel is in the session", async || {
        let second = channel_in(&ann, &anns, "room").await;
        second.is_some() && second != first
    })
    .await;
    ann.shut_down().await;
    after.stop().await;
}

#[tokio::test]
async fn a_directory_that_lost_its_data_is_another_one() {
    let before = server(None, Data::Memory).await;
    let address = before.addr();
    let stage = Stage::on(&before);
    let profile = Profile::default();
    let client = stage.client(&profile);
    let old = enrol(&client, "Ann").await;
    before.stop().await;

    let after = server(Some(address), Data::Memory).await;
    let login = client.login_device("Ann").await;
    assert_eq!(login, Err(ClientError::NoDevice));
    let new = enrol(&client, "Ann").await;
    assert_ne!(new.account, old.account);
    client.shut_down().await;
    after.stop().await;
}

#[tokio::test]
async fn without_a_directory_there_is_no_connection() {
    let gone = server(None, Data::Memory).await;
    let address = gone.addr();
    gone.stop().await;
    let mut stage = Stage::at(Place::parse(&format!("http://{address}")).expect("a place"));
    stage.timeout = Duration::from_millis(300);
    let client = stage.client(&Profile::default());
    let result = client.create_device_id("PC").await;
    assert!(
        matches!(result, Err(ClientError::NoConnection(_))),
        "{result:?}"
    );
}

/// A server with a short grace.
async fn impatient(address: std::net::SocketAddr, data: &Data) -> Server {
    let mut options = Options::dev(address, data.clone());
    options.silence_ms = GRACE.as_millis() as u64;
    Server::start(options).await.expect("a server")
}

/// Lets the grace of everybody pass who was there when the last server stopped: a server that nobody knows notes them as lost, and later ones count from then.
async fn outlive_the_grace(data: &Data) {
    let unknown = impatient(([127, 0, 0, 1], 0).into(), data).await;
    unknown.stop().await;
    tokio::time::sleep(GRACE).await;
}

async fn read(client: &Client, user: &User, session: &str) -> Option<SessionDocument> {
    client
        .get_session(user.account, &name(session))
        .await
        .ok()?
}

#[tokio::test]
async fn what_an_outage_has_cost_is_put_back_as_it_should_be() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = Data::Dir(folder.path().to_owned());
    let before = impatient(([127, 0, 0, 1], 0).into(), &data).await;
    let address = before.addr();
    let mut stage = Stage::on(&before);
    stage.timeout = Duration::from_secs(4);
    let (ann, anns) = stage.newcomer("Ann").await;
    let (bob, bobs) = stage.newcomer("Bob").await;
    let room = name("room");
    host(&ann, &anns, "room").await;
    let joined = bob.enter_session(bobs.account, &room, When::Exists, joining());
    joined.await.expect("joined");
    let first = read(&ann, &anns, "room").await.expect("there");

    before.stop().await;
    let changed = ann.change_session(anns.account, &room, of_size(8));
    assert_eq!(changed.await, Ok(Change::Kept));
    let players = ["7", "5", "6"].map(|id| PlayerId::new(id).expect("valid"));
    let registering = GreenroomDelta {
        register: players.to_vec(),
        ..GreenroomDelta::default()
    };
    let changed = ann.change_session(anns.account, &room, registering);
    assert_eq!(changed.await, Ok(Change::Kept));
    outlive_the_grace(&data).await;

    let after = impatient(address, &data).await;
    until("host and joiner are back", async || {
        let document = read(&bob, &bobs, "room").await;
        document.is_some_and(|document| document.members_info.active == 2)
    })
    .await;
    let second = read(&ann, &anns, "room").await.expect("there");
    assert_ne!(second.branch, first.branch, "it was gone in between");
    let own = second.greenroom.expect("its settings");
    assert_eq!(own.max_players, 8);
    assert_eq!(own.registered.as_deref(), Some(players.as_slice()));
    let changed = ann.change_session(anns.account, &room, of_size(9));
    assert_eq!(changed.await, Ok(Change::Taken));
    ann.shut_down().await;
    bob.shut_down().await;
    after.stop().await;
}

#[tokio::test]
async fn a_name_that_another_player_took_meanwhile_is_left_alone() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = Data::Dir(folder.path().to_owned());
    let before = impatient(([127, 0, 0, 1], 0).into(), &data).await;
    let address = before.addr();
    let stage = Stage::on(&before);
    let (ann, anns) = stage.newcomer("Ann").await;
    let (eve, eves) = stage.newcomer("Eve").await;
    let room = name("room");
    host(&ann, &anns, "room").await;
    before.stop().await;
    ann.set_online(false);
    outlive_the_grace(&data).await;

    let after = impatient(address, &data).await;
    host(&eve, &eves, "room").await;
    ann.set_online(true);
    until("the host knows that it is lost", async || {
        let changed = ann.change_session(anns.account, &room, of_size(8));
        changed.await.is_err()
    })
    .await;
    ann.leave_session(anns.account, &room, None)
        .await
        .expect("it is gone already");
    let document = read(&eve, &eves, "room").await.expect("there");
    assert_eq!(document.greenroom.expect("its settings").max_players, 4);
    ann.shut_down().await;
    eve.shut_down().await;
    after.stop().await;
}

#[tokio::test]
async fn a_server_s_session_is_put_back_too() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = Data::Dir(folder.path().to_owned());
    let before = impatient(([127, 0, 0, 1], 0).into(), &data).await;
    let address = before.addr();
    let stage = Stage::on(&before);
    let (watcher, watchers) = stage.newcomer("Watcher").await;
    let server = stage.client(&Profile::default());
    server.act_as_server("0123456789abcdef0123456789abcdef".to_owned());
    let room = name("room");
    let hosted = server.enter_session(Who::Server, &room, When::Absent, hosting(4));
    hosted.await.expect("hosted");
    let first = read(&watcher, &watchers, "room").await.expect("there");

    before.stop().await;
    outlive_the_grace(&data).await;
    let after = impatient(address, &data).await;
    until("the session is back", async || {
        let document = read(&watcher, &watchers, "room").await;
        document.is_some_and(|document| document.branch != first.branch)
    })
    .await;
    let changed = server.change_session(Who::Server, &room, of_size(8));
    assert_eq!(changed.await, Ok(Change::Taken));
    server.shut_down().await;
    watcher.shut_down().await;
    after.stop().await;
}
