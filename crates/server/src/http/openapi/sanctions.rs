//! Sanctions.

use axum::http::Method;
use serde_json::json;

use super::answers::{empty, json_of};
use super::operation::Operation;

const ALL: &str = "/serviceconfigs/{scid}/sanctions";
const ONE: &str = "/serviceconfigs/{scid}/sanctions/{player}";

pub(super) fn operations() -> Vec<Operation> {
    let ban = json!({
        "action": "RESTRICT_GAME_ACCESS",
        "reason": "aimbot",
        "timeExpires": "2099-01-31T12:00:00.0000000Z",
    });
    let examples = json!({
        "one": {"value": {"sanctions": [ban]}},
        "lift": {"value": {"sanctions": []}},
    });
    vec![
        new(Method::GET, ALL, "listSanctions", "Who is sanctioned")
            .about("For programs that may administer. Pages go on with `after` set to `next` of the one before.")
            .takes(&["after", "sanctions-take"])
            .answers(200, json_of("By number.", "SanctionsPage")),
        new(Method::GET, ONE, "readSanctions", "The sanctions of a player")
            .about("For the player itself, trusted servers, and programs that may administer.")
            .answers(200, json_of("Those in force.", "PlayerSanctions")),
        new(Method::PUT, ONE, "writeSanctions", "Say what they are to be")
            .about("For programs that may administer.")
            .json("SanctionsDelta", examples)
            .answers(200, json_of("As they are now.", "PlayerSanctions")),
        new(Method::DELETE, ONE, "removeSanctions", "Lift them all")
            .about("For programs that may administer.")
            .answers(204, empty("There is none.")),
    ]
}

fn new(method: Method, path: &'static str, id: &str, summary: &str) -> Operation {
    Operation::new(method, path, id, summary)
        .tag("sanctions")
        .bearer()
        .refused(&["bad-request", "forbidden"])
}
