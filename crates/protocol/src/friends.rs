//! Friends on the wire: players who follow each other, and invites to that.
//! Resources of our own.

use serde::{Deserialize, Serialize};

use crate::ids::AccountId;
use crate::object::objects_only;

/// What two players are to each other, as one of them sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum FriendStatus {
    /// No friends, and no invite is open that this one sees.
    #[default]
    None,
    /// This one follows the other, who does not follow back.
    Sent,
    /// The other follows this one, who has neither followed back nor declined.
    Received,
    /// Each follows the other.
    Friends,
}

/// What a player does about an invite to be friends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum InviteStep {
    /// Invites the other; where the other has an invite out, accepts that.
    Send,
    /// Accepts the invite of the other: follows back.
    Accept,
    /// Declines the invite of the other.
    Reject,
}

/// The body of a `PUT` of what two players are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct FriendDelta {
    /// What the player does.
    pub invite: InviteStep,
}

/// What one player is to another now: an answer, and the event of a push channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Friend {
    /// The other player.
    pub xuid: AccountId,
    /// Whether the two are friends, or will be.
    pub status: FriendStatus,
    /// Whether the player blocks the other.
    pub blocked: bool,
}

/// The friends of a player, its open invites and whom it blocks; nobody stands in
/// two of the lists. As long as the limits allow it fits into one frame of a push
/// channel.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FriendsDocument {
    /// Those who follow the player and are followed by it, by account, the
    /// smallest first.
    pub friends: Vec<AccountId>,
    /// Those whom the player has invited, in the same order.
    pub sent: Vec<AccountId>,
    /// Those who have invited the player, who has not answered; the oldest invite
    /// first, at most
    /// [`FRIEND_INVITES_RECEIVED_MAX`](crate::limits::FRIEND_INVITES_RECEIVED_MAX).
    pub received: Vec<AccountId>,
    /// Those whom the player blocks, by account, the smallest first.
    pub blocked: Vec<AccountId>,
}

objects_only!(FriendDelta);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits;

    #[test]
    fn a_body_says_one_step_and_nothing_else() {
        let read = |text| serde_json::from_str::<FriendDelta>(text);
        let step = read(r#"{"invite":"accept"}"#).expect("a step").invite;
        assert_eq!(step, InviteStep::Accept);
        for wrong in [
            "{}",
            r#"["accept"]"#,
            r#"{"invite":"withdraw"}"#,
            r#"{"invite":"send","followed":true}"#,
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_longest_lists_fit_into_a_frame() {
        let largest = i64::MAX as u64;
        let of = |count: usize| {
            let ids = (0..count as u64).map(|number| AccountId::new(largest - number));
            ids.collect::<Result<Vec<_>, _>>().expect("in range")
        };
        let document = FriendsDocument {
            friends: of(limits::FOLLOWED_MAX),
            sent: Vec::new(),
            received: of(limits::FRIEND_INVITES_RECEIVED_MAX),
            blocked: of(limits::BLOCKED_MAX),
        };
        let text = serde_json::to_string(&document).expect("plain JSON");
        // What stands around it in a frame is shorter than this.
        assert!(text.len() + 128 < limits::FRAME_MAX, "{}", text.len());
    }
}
