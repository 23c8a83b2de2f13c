//! Servers in the order of what members measured.

use greenroom_protocol::session::{MatchmakingResult, ServerMeasurement};

use super::*;

fn latencies(all: &[(&str, Option<u64>)]) -> BTreeMap<String, ServerMeasurement> {
    let one = |(name, latency): &(&str, Option<u64>)| {
        ((*name).to_owned(), ServerMeasurement { latency: *latency })
    };
    all.iter().map(one).collect()
}

fn lobby(measured: &[&[(&str, Option<u64>)]]) -> Lobby {
    let mut lobby = Lobby::new(0);
    for latencies_of_one in measured {
        let index = lobby.reserve(false);
        let network = &mut lobby.member(index).network;
        network.server_measurements = Some(latencies(latencies_of_one));
    }
    lobby
}

fn ordered(mut lobby: Lobby) -> Vec<String> {
    order_servers(&mut lobby.session);
    let once = lobby.session.clone();
    order_servers(&mut lobby.session);
    assert_eq!(lobby.session, once, "twice is the same");
    lobby.session.shared.server_connection_string_candidates
}

#[test]
fn the_lowest_sum_of_latencies_comes_first() {
    let east_and_west = |east, west| [("east", Some(east)), ("west", Some(west))];
    let both = [east_and_west(90, 10), east_and_west(10, 80)];
    let both: Vec<&[_]> = both.iter().map(<[_; 2]>::as_slice).collect();
    assert_eq!(ordered(lobby(&both)), ["west", "east"]);
}

#[test]
fn a_server_that_all_reach_comes_before_one_that_some_do() {
    let lobby = lobby(&[
        &[("near", Some(5)), ("far", Some(200))],
        &[("far", Some(300)), ("near", None)],
    ]);
    assert_eq!(ordered(lobby), ["far", "near"]);
}

#[test]
fn equals_are_in_the_order_of_their_names() {
    let lobby = lobby(&[&[("b", Some(5)), ("c", Some(5)), ("a", Some(5))]]);
    assert_eq!(ordered(lobby), ["a", "b", "c"]);
}

#[test]
fn what_was_measured_before_the_match_counts_until_it_is_measured_again() {
    let mut lobby = lobby(&[]);
    let index = lobby.reserve(false);
    lobby.member(index).matchmaking_result = Some(MatchmakingResult {
        server_measurements: latencies(&[("East", Some(5)), ("West", Some(9))]),
    });
    assert_eq!(ordered(lobby.clone()), ["east", "west"]);
    let network = &mut lobby.member(index).network;
    network.server_measurements = Some(latencies(&[("west", Some(7))]));
    assert_eq!(ordered(lobby), ["west"]);
}

#[test]
fn who_failed_does_not_count() {
    let mut lobby = lobby(&[
        &[("east", Some(50)), ("west", Some(60))],
        &[("east", Some(900)), ("west", Some(1))],
    ]);
    lobby.member(1).initialization_failure = Some(InitializationFailure::Timeout);
    assert_eq!(ordered(lobby), ["east", "west"]);
}

#[test]
fn only_servers_that_the_session_names_are_candidates_where_it_names_any() {
    let mut lobby = lobby(&[&[("east", Some(50)), ("mine", Some(1))]]);
    let east = json!({"east": {"secureDeviceAddress": "r5Y="}});
    let servers = serde_json::from_value(east).expect("servers");
    lobby.session.system.measurement_server_addresses = Some(servers);
    assert_eq!(ordered(lobby), ["east"]);
}

#[test]
fn without_measurements_what_was_written_stays() {
    let mut lobby = lobby(&[&[]]);
    let written = vec!["somewhere".to_owned()];
    lobby.session.shared.server_connection_string_candidates = written.clone();
    assert_eq!(ordered(lobby), written);
}
