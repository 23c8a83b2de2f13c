//! Players as registration lists name them.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, de};

use crate::ids::{AccountId, InvalidId};
use crate::limits;

/// A player in a registration list: an account of this directory, or an id that
/// was minted elsewhere and means nothing here but itself.
///
/// Ids of this directory compare by value, whatever zeros lead; foreign ids
/// compare exactly.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct PlayerId(String);

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
            Err(_) => Ok(Self(text)),
        }
    }

    /// The text: 32 digits for an account of this directory.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The account, where it is one of this directory.
    pub fn account(&self) -> Option<AccountId> {
        self.0.parse().ok()
    }
}

impl From<AccountId> for PlayerId {
    fn from(account: AccountId) -> Self {
        Self(account.padded())
    }
}

impl fmt::Display for PlayerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
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
        assert_eq!(foreign.as_str(), "0002a7c1f");
        assert_eq!(foreign.account(), None);
    }
}
