//! What players send each other.

use axum::http::Method;
use serde_json::json;

use super::answers::{empty, json_of};
use super::operation::Operation;

const ALL: &str = "/greenroom/messages";
const ONE: &str = "/greenroom/messages/{message}";

pub(super) fn operations() -> Vec<Operation> {
    let examples = json!({
        "invite": {"value": {"type": "invite", "receiverXuids": ["7"], "payload": "room 12"}},
        "request": {"value": {"type": "joinRequest", "receiverXuids": ["7"]}},
        "answer": {"value": {"type": "joinAnswer", "receiverXuids": ["7"], "accepted": true}},
    });
    vec![
        new(Method::GET, ALL, "listMessages", "What waits for the caller")
            .answers(200, json_of("The oldest first.", "Messages")),
        new(Method::POST, ALL, "sendMessages", "Send other players something")
            .about("An invite of the game's own, a request to join, or the answer to one. Where nobody was reached, the refusal is that of the first.")
            .json("MessageDelta", examples)
            .answers(200, json_of("Who was reached, and who was not.", "SentMessages"))
            .refused(&["conflict", "not-found"]),
        new(Method::DELETE, ONE, "removeMessage", "Be done with one, or take it back")
            .about("For whom it is for, and for who sent it.")
            .answers(204, empty("It is gone."))
            .refused(&["not-found"]),
    ]
}

fn new(method: Method, path: &'static str, id: &str, summary: &str) -> Operation {
    Operation::new(method, path, id, summary)
        .tag("messages")
        .bearer()
        .refused(&["bad-request", "forbidden"])
}
