//! Sanctions on the wire: what operators keep a player out with. Resources of
//! our own, with what the EOS Sanctions interface tells of each.

use serde::{Deserialize, Serialize};

use crate::ids::AccountId;
use crate::object::objects_only;
use crate::time::Timestamp;

/// A sanction as an operator places it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct SanctionDelta {
    /// What the player is kept from, in a word that the game knows, such as
    /// `RESTRICT_GAME_ACCESS`. Required, at most 64 bytes.
    pub action: String,
    /// Why, for people; at most 512 bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Names this sanction among those of the player, at most 64 bytes. That of
    /// one that is there already leaves it placed when it was. Absent: the
    /// directory draws one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference_id: Option<String>,
    /// When it is over, an instant to come. Absent: never.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_expires: Option<Timestamp>,
}

objects_only!(SanctionDelta);

/// What a player's sanctions are to be: all of them. None lifts them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct SanctionsDelta {
    /// At most 32.
    pub sanctions: Vec<SanctionDelta>,
}

objects_only!(SanctionsDelta);

/// A sanction that is in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Sanction {
    /// Names it among those of the player.
    pub reference_id: String,
    /// What the player is kept from.
    pub action: String,
    /// Why, for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Since when.
    pub time_placed: Timestamp,
    /// Until when; absent: for good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_expires: Option<Timestamp>,
}

impl Sanction {
    /// Whether it keeps the player out at this instant.
    pub fn is_active(&self, now: Timestamp) -> bool {
        self.time_expires.is_none_or(|end| now < end)
    }
}

/// The sanctions of one player that are in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlayerSanctions {
    /// The player.
    pub xuid: AccountId,
    /// In the order in which they were given.
    pub sanctions: Vec<Sanction>,
}

/// Some of the players of a deployment who are sanctioned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SanctionsPage {
    /// By number, the smallest first.
    pub players: Vec<PlayerSanctions>,
    /// What the next page is `after`; absent on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<AccountId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sanction_is_over_at_its_end_and_never_without_one() {
        let mut sanction = Sanction {
            reference_id: "r".into(),
            action: "a".into(),
            reason: None,
            time_placed: Timestamp(1),
            time_expires: Some(Timestamp(10)),
        };
        assert!(sanction.is_active(Timestamp(9)));
        assert!(!sanction.is_active(Timestamp(10)));
        sanction.time_expires = None;
        assert!(sanction.is_active(Timestamp(u64::MAX)));
    }

    #[test]
    fn a_slip_is_refused_by_name_and_the_list_must_be_there() {
        for (text, name) in [
            (r#"{"sanctions":[{"acton":"a"}]}"#, "acton"),
            (r#"{"sanction":[]}"#, "sanction"),
            ("{}", "sanctions"),
        ] {
            let error = serde_json::from_str::<SanctionsDelta>(text).expect_err("a slip");
            assert!(error.to_string().contains(name), "{error}");
        }
    }
}
