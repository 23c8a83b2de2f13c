//! Servers that go and come back.

use std::time::Duration;

use greenroom::client::{Client, ClientError, Place, User};
use greenroom_protocol::ids::ConnectionId;
use greenroom_server::serve::Data;

use super::stage::{Profile, Stage, enrol, found, host, name, server, until};

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
