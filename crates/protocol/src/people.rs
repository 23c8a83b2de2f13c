//! The people around sessions on the wire: whom a player follows and blocks,
//! and whether it is there. Resources of our own.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::ids::AccountId;
use crate::object::objects_only;
use crate::presence::{RichPresence, RichPresenceDelta};
use crate::time::Timestamp;

/// The number by which the contract knows a title: of the client id that its
/// programs log in with, in any letter case. Never 0.
pub fn title_id(client_id: &str) -> u32 {
    // FNV-1a: the same on every machine and in every release.
    let hash = client_id.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193)
    });
    hash.max(1)
}

/// What a player wants another one to be to it. What is absent stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields, default)]
pub struct RelationDelta {
    /// Whether it follows the other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub followed: Option<bool>,
    /// Whether the other is a favourite, which only those are who are followed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub favorite: Option<bool>,
    /// Whether it blocks the other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blocked: Option<bool>,
}

/// What one player is to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Person {
    /// The other player.
    pub xuid: AccountId,
    /// Whether the player follows it.
    pub followed: bool,
    /// Whether it is one of the player's favourites.
    pub favorite: bool,
    /// Whether the player blocks it.
    pub blocked: bool,
    /// Whether each of the two follows the other: what the contract calls
    /// friends.
    pub mutual: bool,
}

/// Everybody to whom a player has a relation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PeopleDocument {
    /// By account, the smallest first.
    pub people: Vec<Person>,
}

/// A word that names nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownWord {
    given: String,
    known: &'static [&'static str],
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = self.known.join(", ");
        write!(f, "unknown value `{}`, expected one of {known}", self.given)
    }
}

impl std::error::Error for UnknownWord {}

/// Enumerations of words that are read in any letter case.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$word_doc:meta])* $word:ident = $text:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$word_doc])* $word,)*
        }

        impl $name {
            /// The word as answers spell it.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$word => $text,)*
                }
            }
        }

        impl FromStr for $name {
            type Err = UnknownWord;

            fn from_str(text: &str) -> Result<Self, UnknownWord> {
                $(if text.eq_ignore_ascii_case($text) {
                    return Ok(Self::$word);
                })*
                Err(UnknownWord {
                    given: text.to_owned(),
                    known: &[$($text),*],
                })
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                String::deserialize(d)?.parse().map_err(de::Error::custom)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                std::borrow::Cow::Borrowed(stringify!($name))
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                crate::schema::word(generator, &[$($text),+])
            }
        }
    )*};
}

words! {
    /// A group of people around a player, as queries name it.
    Moniker {
        /// Whom the player follows.
        People = "people",
        /// Those of them who are its favourites.
        Favorites = "favorites",
        /// Those of them who follow the player too.
        Friends = "friends",
    }

    /// What a player says of itself.
    Engagement {
        /// It is there.
        Active = "active",
        /// It has turned to something else.
        Away = "away",
    }

    /// How a player that is there wants to be seen.
    PresenceStatus {
        /// There.
        Online = "online",
        /// For a while not.
        Away = "away",
        /// For a longer while not.
        ExtendedAway = "extendedAway",
        /// There, and busy.
        DoNotDisturb = "doNotDisturb",
        /// Not there, as far as others see.
        Offline = "offline",
    }

    /// Whether a player is there.
    PresenceState {
        /// In at least one title.
        Online = "Online",
        /// In none.
        Offline = "Offline",
    }
}

/// The body of a `PUT` of a player's own presence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct PresenceDelta {
    /// Whether it is there, in the title that it asks with.
    pub state: Engagement,
    /// What it shows of itself there, in place of what it showed before. Absent, that stays. Only
    /// who is there shows something.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub greenroom: Option<RichPresenceDelta>,
}

/// Where a player is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PresenceDocument {
    /// The player.
    pub xuid: AccountId,
    /// Whether it is anywhere.
    pub state: PresenceState,
    /// The titles that it is in, by their numbers.
    pub titles: Vec<TitlePresence>,
}

/// A title that a player is in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct TitlePresence {
    /// The title's number ([`title_id`]), in decimal digits.
    pub id: String,
    /// When the player last gave a sign of life there; now, while a push
    /// connection is open.
    pub last_seen: Timestamp,
    /// What the player shows of itself there, for itself and those who follow it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub greenroom: Option<RichPresence>,
}

objects_only!(RelationDelta, PresenceDelta);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_titles_number_is_that_of_its_client_id_for_good() {
        // The published values of FNV-1a for these texts.
        assert_eq!(title_id("a"), 0xe40c_292c);
        assert_eq!(title_id("foobar"), 0xbf9c_f968);
        assert_eq!(title_id("FooBar"), title_id("foobar"));
        assert_ne!(title_id("xyz1"), title_id("xyz2"));
    }

    #[test]
    fn words_are_read_in_any_letter_case_and_written_in_one() {
        let read = serde_json::from_str::<Moniker>("\"FAVORITES\"");
        assert_eq!(read.expect("a word"), Moniker::Favorites);
        let written = serde_json::to_string(&PresenceState::Online);
        assert_eq!(written.expect("plain"), "\"Online\"");
        let refused = serde_json::from_str::<PresenceDelta>(r#"{"state":"busy"}"#);
        let message = refused.expect_err("no such word").to_string();
        assert!(message.contains("busy") && message.contains("active, away"));
    }

    #[test]
    fn a_body_says_what_it_wants_and_nothing_else() {
        let read = |text| serde_json::from_str::<RelationDelta>(text);
        let delta = read(r#"{"followed":true,"blocked":false}"#).expect("a delta");
        assert_eq!(delta.followed, Some(true));
        assert_eq!((delta.favorite, delta.blocked), (None, Some(false)));
        assert_eq!(read("{}").expect("nothing"), RelationDelta::default());
        for wrong in [
            "[true,true,false]",
            r#"{"followed":1}"#,
            r#"{"friend":true}"#,
            r#"{"followed":true,"followed":false}"#,
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
