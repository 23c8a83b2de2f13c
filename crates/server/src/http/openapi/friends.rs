//! Friends, and the invites to be some.

use axum::http::Method;
use serde_json::json;

use super::answers::json_of;
use super::operation::Operation;

const ALL: &str = "/serviceconfigs/{scid}/people/{whose}/friends";
const ONE: &str = "/serviceconfigs/{scid}/people/{whose}/friends/{other}";

pub(super) fn operations() -> Vec<Operation> {
    let steps = json!({
        "send": {"value": {"invite": "send"}},
        "accept": {"value": {"invite": "accept"}},
        "reject": {"value": {"invite": "reject"}},
    });
    vec![
        new(
            Method::GET,
            ALL,
            "listFriends",
            "Friends, open invites, and who is blocked",
        )
        .answers(
            200,
            json_of("Nobody stands in two lists.", "FriendsDocument"),
        ),
        new(
            Method::GET,
            ONE,
            "readFriend",
            "Whether two are friends, or will be",
        )
        .answers(200, json_of("As the first of them sees it.", "Friend")),
        new(Method::PUT, ONE, "writeFriend", "Invite, accept, reject")
            .json("FriendDelta", steps)
            .answers(200, json_of("As it is now.", "Friend"))
            .refused(&["not-found", "conflict"]),
    ]
}

fn new(method: Method, path: &'static str, id: &str, summary: &str) -> Operation {
    Operation::new(method, path, id, summary)
        .tag("people")
        .bearer()
        .refused(&["bad-request", "forbidden"])
}
