//! Faults on demand: what a developer asks a directory at a desk to get wrong.
//! Beyond the contract, and answered at a desk alone.

use serde::{Deserialize, Serialize};

use crate::error::ErrorCode;
use crate::object::objects_only;
use crate::session::Patch;

/// Where faults are asked for.
pub const PATH: &str = "/debug/faults";

/// The name of everything: each operation, and what is pushed.
pub const EVERYTHING: &str = "*";

/// The name of what goes over push connections that are open. Opening one is
/// the operation `connect`.
pub const PUSH: &str = "push";

/// The operations by the names that the OpenAPI description gives them, in
/// their order.
pub const OPERATIONS: &[&str] = &[
    "batch",
    "batchOfTemplate",
    "connect",
    "createDevice",
    "createHandle",
    "createNonce",
    "createToken",
    "deleteDevice",
    "filterSessions",
    "filterSessionsOfWildcard",
    "introspectToken",
    "leaveSession",
    "linkAccount",
    "listExternalAccounts",
    "listFriends",
    "listMessages",
    "listPeople",
    "listProductUsers",
    "listSanctions",
    "listTemplates",
    "notePlay",
    "queryDisplayName",
    "queryExternalAccounts",
    "queryHandles",
    "queryProductUsers",
    "querySessions",
    "querySessionsOfTemplate",
    "readDescription",
    "readEosKeys",
    "readFriend",
    "readHandle",
    "readHealth",
    "readKeys",
    "readMetrics",
    "readOpenIdConfiguration",
    "readPerson",
    "readPresence",
    "readPublicSession",
    "readPublicSessionOfWildcard",
    "readSanctions",
    "readSession",
    "readSessionOfHandle",
    "readTemplate",
    "removeHandle",
    "removeMember",
    "removeMessage",
    "removePerson",
    "removePresence",
    "removeSanctions",
    "removeServer",
    "revokeToken",
    "sendMessages",
    "transferDevice",
    "unlinkAccount",
    "writeFriend",
    "writePerson",
    "writePresence",
    "writeProperties",
    "writeSanctions",
    "writeSession",
    "writeSessionOfHandle",
];

/// A change of what goes wrong. What is left out stays as it is, `{}` is legal;
/// a change that is refused changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct FaultsDelta {
    /// What jitter and losses are drawn from. Giving it begins the draws anew:
    /// the same seed brings the same faults to the same requests.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
    /// How long requests wait; `null` ends it.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub latency: Patch<Latency>,
    /// What is lost; `null` ends it.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub loss: Patch<Loss>,
    /// Results that requests are given, each in the place of an earlier one for
    /// the same operation.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub results: Vec<GivenResult>,
    /// An outage that begins now and ends after so many milliseconds; 0 ends
    /// one that is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outage_ms: Option<u64>,
    /// Whether every access token that was given so far counts as expired from
    /// now on. The clock goes on to the next full second with that.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub expire_tokens: bool,
    /// By how many milliseconds the directory's clock goes forward. It does not
    /// come back before the directory starts again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clock_forward_ms: Option<u64>,
}

/// How long requests wait before they are looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct Latency {
    /// Milliseconds that each waits.
    pub ms: u64,
    /// Milliseconds of which each waits a part besides, drawn anew.
    pub jitter_ms: u64,
    /// Which: the name of an operation, [`PUSH`] or [`EVERYTHING`].
    #[serde(default = "everything")]
    pub operation: String,
}

/// What is lost: the line is cut, and nobody is told why.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct Loss {
    /// Of a hundred requests, so many never arrive.
    pub request_percent: u8,
    /// Of a hundred requests that arrive, so many are carried out and never
    /// answered.
    pub answer_percent: u8,
    /// Which: the name of an operation, [`PUSH`] or [`EVERYTHING`]. A push
    /// connection that loses something breaks, as a line that keeps the order of
    /// what it carries does.
    #[serde(default = "everything")]
    pub operation: String,
    /// How many are lost at most, in all; as many as are drawn where it is left
    /// out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
}

/// A result that the next requests of an operation are given, in place of being
/// carried out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "camelCase", deny_unknown_fields)]
pub struct GivenResult {
    /// The name of an operation, or [`EVERYTHING`].
    pub operation: String,
    /// The result.
    pub error: ErrorCode,
    /// How many requests are given it yet; 0 takes it back.
    pub times: u32,
}

objects_only!(FaultsDelta, Latency, Loss, GivenResult);

/// What goes wrong at present.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FaultsState {
    /// What is drawn from.
    pub seed: u64,
    /// How long requests wait.
    pub latency: Option<Latency>,
    /// What is lost.
    pub loss: Option<Loss>,
    /// Results that are still to be given.
    pub results: Vec<GivenResult>,
    /// How long the outage lasts yet, in milliseconds; 0 without one.
    pub outage_ms: u64,
    /// By how many milliseconds the directory's clock is ahead.
    pub clock_ahead_ms: u64,
    /// The names that operations have.
    pub operations: &'static [&'static str],
}

fn everything() -> String {
    EVERYTHING.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_their_order_and_each_is_there_once() {
        assert!(OPERATIONS.is_sorted_by(|one, next| one < next));
        assert!(!OPERATIONS.contains(&PUSH) && !OPERATIONS.contains(&EVERYTHING));
    }

    #[test]
    fn a_change_says_only_what_it_says() {
        let nothing = serde_json::to_string(&FaultsDelta::default()).expect("plain JSON");
        assert_eq!(nothing, "{}");
        let text = r#"{"latency":null,"loss":{"answerPercent":5}}"#;
        let delta: FaultsDelta = crate::json::read(text).expect("a change");
        assert_eq!(delta.latency, Patch::Remove);
        let Patch::Set(loss) = &delta.loss else {
            panic!("a loss: {delta:?}");
        };
        assert_eq!(loss.operation, EVERYTHING);
        assert_eq!((loss.request_percent, loss.answer_percent), (0, 5));
        let written = serde_json::to_string(&delta).expect("plain JSON");
        assert_eq!(crate::json::read::<FaultsDelta>(&written).ok(), Some(delta));
    }

    #[test]
    fn what_is_no_fault_is_refused_by_name() {
        for text in [
            r#"{"latancy":null}"#,
            r#"{"loss":{"percent":5}}"#,
            r#"{"results":[{"operation":"*","error":"no-such-code","times":1}]}"#,
        ] {
            assert!(crate::json::read::<FaultsDelta>(text).is_err(), "{text}");
        }
    }
}
