//! Names of things. Each type holds text that was checked when it was built.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::limits;

/// Why a text is not the id it was meant to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidId {
    /// What the text was meant to be, for a message.
    pub what: &'static str,
    /// What is wrong with it, for a message.
    pub why: &'static str,
}

impl fmt::Display for InvalidId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.what, self.why)
    }
}

impl std::error::Error for InvalidId {}

fn check_name(what: &'static str, text: &str, max: usize) -> Result<(), InvalidId> {
    if text.is_empty() {
        return Err(InvalidId {
            what,
            why: "is empty",
        });
    }
    if text.len() > max {
        return Err(InvalidId {
            what,
            why: "is too long",
        });
    }
    let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
    if !text.bytes().all(allowed) {
        return Err(InvalidId {
            what,
            why: "has a character other than letters, digits, '.', '_' and '-'",
        });
    }
    Ok(())
}

macro_rules! name {
    ($(#[$doc:meta])* $name:ident($text:ty), $what:literal, $max:expr) => {
        $(#[$doc])*
        ///
        /// Letters, digits, `.`, `_` and `-`. Two that differ only in letter
        /// case are equal; the case that was given is kept for display.
        #[derive(Clone, Debug)]
        pub struct $name($text);

        impl $name {
            /// Checks the text.
            pub fn new(text: impl Into<String>) -> Result<Self, InvalidId> {
                let text = text.into();
                check_name($what, &text, $max)?;
                Ok(Self(text.into()))
            }

            /// The text as it was given.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The text as keys hold it: in lower case.
            pub fn folded(&self) -> String {
                self.0.to_ascii_lowercase()
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.0.eq_ignore_ascii_case(&other.0)
            }
        }

        impl Eq for $name {}

        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                for byte in self.0.bytes() {
                    state.write_u8(byte.to_ascii_lowercase());
                }
                state.write_u8(0xff);
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> std::cmp::Ordering {
                let fold = |b: u8| b.to_ascii_lowercase();
                self.0.bytes().map(fold).cmp(other.0.bytes().map(fold))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;
            fn from_str(text: &str) -> Result<Self, InvalidId> {
                Self::new(text)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                Self::new(String::deserialize(d)?).map_err(de::Error::custom)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                std::borrow::Cow::Borrowed(stringify!($name))
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                crate::schema::name($max)
            }
        }
    };
}

name!(
    /// A deployment: the service config id of the REST contract, the
    /// deployment id of EOS. Sessions of one are invisible to another.
    ///
    /// Many sessions have the same: clones share one text.
    Deployment(Arc<str>), "the deployment id", limits::DEPLOYMENT_ID_MAX
);
name!(
    /// The template that a session was made from. Clones share one text.
    TemplateName(Arc<str>), "the template name", limits::NAME_MAX
);
name!(
    /// A session's name within deployment and template. The EOS face calls it
    /// the session id.
    SessionName(Box<str>), "the session name", limits::NAME_MAX
);
name!(
    /// A running instance of a trusted server. It chooses its name itself;
    /// another instance of the same program has another one.
    ServerInstance(Box<str>), "the server instance", limits::SERVER_INSTANCE_MAX
);

impl TemplateName {
    /// The template of the EOS face.
    pub fn eos() -> Self {
        Self(crate::EOS_TEMPLATE.into())
    }

    /// Whether clones of it are about.
    pub fn is_shared(&self) -> bool {
        Arc::strong_count(&self.0) > 1
    }
}

impl Deployment {
    /// Whether clones of it are about.
    pub fn is_shared(&self) -> bool {
        Arc::strong_count(&self.0) > 1
    }
}

/// The full name of a session.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SessionRef {
    /// The deployment.
    pub scid: Deployment,
    /// The template.
    pub template_name: TemplateName,
    /// The name.
    pub name: SessionName,
}

impl SessionRef {
    /// A session of the EOS face.
    pub fn eos(scid: Deployment, name: SessionName) -> Self {
        Self {
            scid,
            template_name: TemplateName::eos(),
            name,
        }
    }
}

impl fmt::Display for SessionRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.scid, self.template_name, self.name)
    }
}

/// An account of this directory: a number from 1 to 2^63 - 1.
///
/// On the wire it is a decimal string (the REST contract's xuid); a JSON number
/// is understood too. The EOS face shows 32 digits with leading zeros.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AccountId(u64);

impl AccountId {
    /// Checks the range.
    pub fn new(number: u64) -> Result<Self, InvalidId> {
        if number == 0 || number > i64::MAX as u64 {
            return Err(InvalidId {
                what: "the account id",
                why: "is not from 1 to 2^63 - 1",
            });
        }
        Ok(Self(number))
    }

    /// The number.
    pub fn number(self) -> u64 {
        self.0
    }

    /// The text of the EOS face: 32 decimal digits.
    pub fn padded(self) -> String {
        format!("{:032}", self.0)
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl FromStr for AccountId {
    type Err = InvalidId;

    /// Reads decimal digits, with or without leading zeros.
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let digits =
            !text.is_empty() && text.len() <= 32 && text.bytes().all(|b| b.is_ascii_digit());
        let number = if digits {
            text.parse::<u128>().ok()
        } else {
            None
        };
        let number = number.and_then(|n| u64::try_from(n).ok()).unwrap_or(0);
        Self::new(number)
    }
}

impl Serialize for AccountId {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for AccountId {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Form {
            Number(u64),
            Text(String),
        }
        match Form::deserialize(d)? {
            Form::Number(number) => Self::new(number),
            Form::Text(text) => text.parse(),
        }
        .map_err(de::Error::custom)
    }
}

/// A push connection, as `/connect` hands it out: a GUID in text form.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct ConnectionId(String);

impl ConnectionId {
    /// Checks the form `8-4-4-4-12` of hexadecimal digits and folds its case.
    pub fn new(text: impl Into<String>) -> Result<Self, InvalidId> {
        let text = text.into();
        let form = text.len() == 36
            && text.bytes().enumerate().all(|(at, b)| match at {
                8 | 13 | 18 | 23 => b == b'-',
                _ => b.is_ascii_hexdigit(),
            });
        if !form {
            return Err(InvalidId {
                what: "the connection id",
                why: "is not a GUID",
            });
        }
        Ok(Self(text.to_ascii_lowercase()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What its digits say, in a third of the room.
    pub fn to_bytes(&self) -> [u8; 16] {
        guid_bytes(&self.0)
    }
}

/// What the 32 hexadecimal digits of a GUID say.
pub(crate) fn guid_bytes(text: &str) -> [u8; 16] {
    let digits = text.chars().filter_map(|digit| digit.to_digit(16));
    let number = digits.fold(0_u128, |number, digit| number << 4 | u128::from(digit));
    number.to_be_bytes()
}

impl fmt::Display for ConnectionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for ConnectionId {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Self::new(String::deserialize(d)?).map_err(de::Error::custom)
    }
}

/// The state of a session that an answer shows. Comparable only for equality
/// by clients; on the wire a quoted entity tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Revision(pub u64);

impl Revision {
    /// The header value.
    pub fn to_etag(self) -> String {
        format!("\"{}\"", self.0)
    }

    /// Reads what stands between the quotes of an entity tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let revision: u64 = tag.parse().ok()?;
        // A number has several spellings, a tag one.
        (revision.to_string() == tag).then_some(Self(revision))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_compare_without_case_and_keep_it() {
        let one = SessionName::new("Alpha.1").expect("valid");
        let two = SessionName::new("aLPHA.1").expect("valid");
        assert_eq!(one, two);
        assert_eq!(one.cmp(&two), std::cmp::Ordering::Equal);
        assert_eq!(one.as_str(), "Alpha.1");
        assert_eq!(one.folded(), two.folded());
    }

    #[test]
    fn names_refuse_what_paths_and_taps_cannot_carry() {
        for text in ["", "a~b", "a/b", "ä", "a b"] {
            assert!(SessionName::new(text).is_err(), "{text:?} must be refused");
        }
        assert!(SessionName::new("x".repeat(limits::NAME_MAX)).is_ok());
        assert!(SessionName::new("x".repeat(limits::NAME_MAX + 1)).is_err());
    }

    #[test]
    fn account_ids_are_equal_by_value_whatever_their_form() {
        let id: AccountId = "00000000000000000000000000000042".parse().expect("valid");
        assert_eq!(
            id,
            serde_json::from_str::<AccountId>("42").expect("a number")
        );
        assert_eq!(
            id,
            serde_json::from_str::<AccountId>("\"42\"").expect("a string")
        );
        assert_eq!(id.padded(), "00000000000000000000000000000042");
        assert_eq!(serde_json::to_string(&id).expect("plain"), "\"42\"");
        for text in ["0", "9223372036854775808", "-1", "", "4x", "+4"] {
            assert!(
                text.parse::<AccountId>().is_err(),
                "{text:?} must be refused"
            );
        }
    }

    #[test]
    fn a_tag_reads_back_in_its_one_spelling() {
        let tag = Revision(17).to_etag();
        assert_eq!(
            Revision::from_tag(tag.trim_matches('"')),
            Some(Revision(17))
        );
        for foreign in ["", "*", "017", "+17", "17 ", "\"17\""] {
            assert_eq!(Revision::from_tag(foreign), None, "{foreign:?}");
        }
    }
}
