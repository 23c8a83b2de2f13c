//! Players as registration lists name them.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::ids::{AccountId, InvalidId};
use crate::limits;

/// A player in a registration list: an account of this directory, or an id that
/// was minted elsewhere and means nothing here but itself.
///
/// Ids of this directory compare by value, whatever zeros lead; foreign ids
/// compare exactly.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlayerId(Kind);

/// Sessions have lists of a thousand: an account is kept as its number.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Kind {
    Account(AccountId),
    Foreign(Box<str>),
}

impl PlayerId {
    /// Checks the text and brings an account's digits into their one form.
    pub fn new(text: impl Into<String>) -> Result<Self, InvalidId> {
        let text = text.into();
        let what = "the player id";
        if text.is_empty() {
            return Err(InvalidId {
                what,
                why: "is empty",
            });
        }
        if text.len() > limits::PLAYER_ID_MAX {
            return Err(InvalidId {
                what,
                why: "is too long",
            });
        }
        if text.bytes().any(|b| b.is_ascii_control()) {
            return Err(InvalidId {
                what,
                why: "has a control character",
            });
        }
        match text.parse::<AccountId>() {
            Ok(account) => Ok(account.into()),
            Err(_) => Ok(Self(Kind::Foreign(text.into()))),
        }
    }

    /// The text: 32 digits for an account of this directory.
    pub fn text(&self) -> Cow<'_, str> {
        match &self.0 {
            Kind::Account(account) => account.padded().into(),
            Kind::Foreign(text) => Cow::Borrowed(text),
        }
    }

    /// The account, where it is one of this directory.
    pub fn account(&self) -> Option<AccountId> {
        match self.0 {
            Kind::Account(account) => Some(account),
            Kind::Foreign(_) => None,
        }
    }
}

impl From<AccountId> for PlayerId {
    fn from(account: AccountId) -> Self {
        Self(Kind::Account(account))
    }
}

impl fmt::Display for PlayerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl Serialize for PlayerId {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.text())
    }
}

impl<'de> Deserialize<'de> for PlayerId {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Self::new(String::deserialize(d)?).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_has_one_form_and_a_foreign_id_its_own() {
        let short = PlayerId::new("7").expect("valid");
        let long = PlayerId::new("00000000000000000000000000000007").expect("valid");
        assert_eq!(short, long);
        assert_eq!(short.account().map(AccountId::number), Some(7));
        let foreign = PlayerId::new("0002a7c1f").expect("valid");
        assert_eq!(foreign.text(), "0002a7c1f");
        assert_eq!(short.text(), long.to_string());
        assert_eq!(foreign.account(), None);
    }
}
