//! Subscriptions: which changes of a session a member is tapped for.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, de};

use super::words::words;
use crate::ids::guid_bytes;
use crate::object::objects_only;

words! {
    /// A kind of change.
    ChangeType {
        /// Whatever changes.
        Everything = "everything",
        /// The host.
        Host = "host",
        /// Initialization and its members.
        Initialization = "initialization",
        /// How matchmaking goes.
        MatchmakingStatus = "matchmakingStatus",
        /// Somebody joined or was given a place.
        MembersList = "membersList",
        /// Somebody left or changed its state.
        MembersStatus = "membersStatus",
        /// Who may join.
        Joinability = "joinability",
        /// Custom properties of the session.
        CustomProperty = "customProperty",
        /// Custom properties of a member.
        MembersCustomProperty = "membersCustomProperty",
    }
}

words! {
    /// The older way to say which changes: a profile of them.
    SubscriptionProfile {
        /// Who is in it, and who may join.
        Party = "party",
        /// How matchmaking goes.
        Matchmaking = "matchmaking",
        /// Initialization.
        Initialization = "initialization",
        /// Who is in it.
        Roster = "roster",
        /// Who waits, for the host of a queue.
        QueueHost = "queueHost",
        /// Who waits.
        Queue = "queue",
    }
}

impl SubscriptionProfile {
    /// The changes that the profile stands for.
    pub fn change_types(self) -> &'static [ChangeType] {
        use ChangeType::{
            Host, Initialization, Joinability, MatchmakingStatus, MembersList, MembersStatus,
        };
        match self {
            Self::Party => &[MembersList, MembersStatus, Joinability, Host],
            Self::Matchmaking => &[MatchmakingStatus],
            Self::Initialization => &[Initialization],
            Self::Roster => &[MembersList, MembersStatus],
            Self::QueueHost | Self::Queue => &[MembersList, MembersStatus, Joinability],
        }
    }
}

/// A GUID in text form, in lower case.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Guid(String);

impl Guid {
    /// Checks the form `8-4-4-4-12` of hexadecimal digits and folds its case.
    pub fn new(text: &str) -> Option<Self> {
        let is_guid = text.len() == 36
            && text.bytes().enumerate().all(|(at, b)| match at {
                8 | 13 | 18 | 23 => b == b'-',
                _ => b.is_ascii_hexdigit(),
            });
        is_guid.then(|| Self(text.to_ascii_lowercase()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What its digits say, in a third of the room.
    pub fn to_bytes(&self) -> [u8; 16] {
        guid_bytes(&self.0)
    }

    /// The one with these digits.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        let digits = format!("{:032x}", u128::from_be_bytes(bytes));
        let (a, b, c) = (&digits[..8], &digits[8..12], &digits[12..16]);
        let (d, e) = (&digits[16..20], &digits[20..]);
        Self(format!("{a}-{b}-{c}-{d}-{e}"))
    }

    /// Whether it is the one of zeros, which names nothing.
    pub fn is_zero(&self) -> bool {
        self.0.bytes().all(|b| matches!(b, b'0' | b'-'))
    }
}

impl fmt::Display for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Guid {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        Self::new(&text).ok_or_else(|| de::Error::custom(format!("{text:?} is not a GUID")))
    }
}

/// `members.me.properties.system.subscription`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "camelCase", deny_unknown_fields)]
pub struct Subscription {
    /// Chosen by the client; comes back with each tap.
    pub id: Guid,
    /// For which changes; for none, the subscription ends.
    #[serde(default)]
    pub change_types: Vec<ChangeType>,
}

/// One of `members.me.properties.system.subscriptions`, the older form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "camelCase", deny_unknown_fields)]
pub struct ProfileSubscription {
    /// For which changes.
    pub profile: SubscriptionProfile,
    /// The title that is meant; without effect here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf_of_title_id: Option<String>,
}

objects_only!(Subscription, ProfileSubscription);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guid_reads_back_from_its_bytes() {
        let text = "0A1b2c3d-0000-1111-2222-333344445555";
        let guid = Guid::new(text).expect("a GUID");
        assert_eq!(guid.to_bytes()[..5], [0x0a, 0x1b, 0x2c, 0x3d, 0]);
        assert_eq!(Guid::from_bytes(guid.to_bytes()), guid);
    }
}
