//! Queries for sessions by keyword and by member.

use serde::{Deserialize, Serialize};

use crate::handle::Openness;
use crate::ids::{AccountId, SessionRef};
use crate::limits;
use crate::object::objects_only;
use crate::session::words::words;
use crate::session::{Restriction, Visibility};
use crate::time::Timestamp;
use crate::version::Version;

/// What a query asks for, by its parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionQuery {
    /// Sessions with this keyword, whatever its letter case.
    pub keyword: Option<String>,
    /// Sessions that this player is in.
    pub xuid: Option<AccountId>,
    /// Also those where the player has a reservation.
    pub reservations: bool,
    /// Also those where the player is inactive or ready.
    pub inactive: bool,
    /// Also private ones.
    pub private: bool,
    /// Only those made with this visibility.
    pub visibility: Option<Visibility>,
    /// Only those whose document has at most this version.
    pub version: Option<u32>,
    /// At most so many rows.
    pub take: usize,
}

impl Default for SessionQuery {
    fn default() -> Self {
        Self {
            keyword: None,
            xuid: None,
            reservations: false,
            inactive: false,
            private: false,
            visibility: None,
            version: None,
            take: limits::QUERY_RESULTS_MAX,
        }
    }
}

impl SessionQuery {
    /// Reads parameters whose names are in any letter case. Those of unknown
    /// names are passed over, as clients of other services put theirs there. What
    /// makes no sense together is for [`Self::check`] to say.
    ///
    /// # Errors
    /// What is wrong, naming the parameter, for a message.
    pub fn parse<'a>(
        parameters: impl IntoIterator<Item = (&'a str, &'a str)>,
        asked_in: Version,
    ) -> Result<Self, String> {
        let mut query = Self::default();
        let mut seen = Vec::new();
        for (name, value) in parameters {
            let name = name.to_ascii_lowercase();
            let known = query.set(&name, value, asked_in)?;
            if known && seen.contains(&name) {
                return Err(format!("{name} is given twice"));
            }
            seen.push(name);
        }
        Ok(query)
    }

    fn set(&mut self, name: &str, value: &str, asked_in: Version) -> Result<bool, String> {
        match name {
            "keyword" if value.is_empty() || value.len() > limits::KEYWORD_MAX => {
                let most = limits::KEYWORD_MAX;
                return Err(format!("keyword has no bytes, or more than {most}"));
            }
            "keyword" => self.keyword = Some(value.to_owned()),
            "xuid" => {
                let account = value.parse();
                self.xuid = Some(account.map_err(|error| format!("xuid: {error}"))?);
            }
            "reservations" => self.reservations = truth(name, value)?,
            "inactive" => self.inactive = truth(name, value)?,
            "private" => self.private = truth(name, value)?,
            "visibility" => {
                let word = Visibility::from_text(value);
                let word = word.ok_or("visibility is not private, visible or open")?;
                self.visibility = Some(word);
            }
            "version" => {
                let most = asked_in.number() % 100;
                let number = value.parse().ok().filter(|it| (1..=most).contains(it));
                let number = number.ok_or_else(|| format!("version is not from 1 to {most}"))?;
                self.version = Some(number);
            }
            "take" => {
                let most = limits::QUERY_RESULTS_MAX;
                let number = value.parse().ok().filter(|it| *it <= most);
                self.take = number.ok_or_else(|| format!("take is not from 0 to {most}"))?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Whether the parameters make sense together, asked for so many players.
    ///
    /// # Errors
    /// What is missing, for a message.
    pub fn check(&self, players: usize) -> Result<(), &'static str> {
        if self.keyword.is_none() && players == 0 {
            return Err("the query needs a keyword or a xuid");
        }
        if (self.reservations || self.inactive) && players == 0 {
            return Err("reservations and inactive need a xuid");
        }
        if self.visibility == Some(Visibility::Private) && !self.private {
            return Err("visibility=private needs private=true");
        }
        Ok(())
    }
}

fn truth(name: &str, value: &str) -> Result<bool, String> {
    match value.to_ascii_lowercase().as_str() {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(format!("{name} is neither true nor false")),
    }
}

/// The body of a batch query.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct BatchQuery {
    /// The players, in the order in which their rows are wanted.
    pub xuids: Vec<AccountId>,
}

objects_only!(BatchQuery);

words! {
    /// What a player is in a session that it was found by.
    MemberStatus {
        /// Present and playing.
        Active = "active",
        /// It has a place and has not come yet.
        Reserved = "reserved",
        /// Neither; also about to play.
        Inactive = "inactive",
    }
}

/// One session of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SessionRow {
    /// The player by whom it was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub xuid: Option<AccountId>,
    /// When it was made.
    pub start_time: Timestamp,
    /// The session.
    pub session_ref: SessionRef,
    /// How many members are more than a reservation.
    pub accepted: u32,
    /// What the player is in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<MemberStatus>,
    /// Who may read and join, and whether there is room.
    pub visibility: Openness,
    /// Who may join, where it is open and not everybody may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub join_restriction: Option<Restriction>,
    /// Whether it is the player's turn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub my_turn: Option<bool>,
    /// By which queries find it.
    pub keywords: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(parameters: &[(&str, &str)]) -> Result<SessionQuery, String> {
        SessionQuery::parse(parameters.iter().copied(), Version::NEWEST)
    }

    #[test]
    fn every_parameter_is_read_whatever_the_letter_case() {
        let query = parse(&[
            ("Keyword", "Fun"),
            ("XUID", "7"),
            ("reservations", "TRUE"),
            ("inactive", "true"),
            ("Private", "True"),
            ("visibility", "Visible"),
            ("version", "7"),
            ("take", "0"),
            ("other", "?"),
        ]);
        let expected = SessionQuery {
            keyword: Some("Fun".into()),
            xuid: AccountId::new(7).ok(),
            reservations: true,
            inactive: true,
            private: true,
            visibility: Some(Visibility::Visible),
            version: Some(7),
            take: 0,
        };
        assert_eq!(query, Ok(expected));
        assert_eq!(parse(&[]), Ok(SessionQuery::default()));
    }

    #[test]
    fn wrong_values_are_refused_by_name() {
        let long = "x".repeat(limits::KEYWORD_MAX + 1);
        for (name, value) in [
            ("keyword", ""),
            ("keyword", &long),
            ("xuid", "bob"),
            ("reservations", "1"),
            ("inactive", ""),
            ("private", "yes"),
            ("visibility", "full"),
            ("version", "0"),
            ("version", "8"),
            ("take", "101"),
            ("take", "-1"),
        ] {
            let refused = parse(&[(name, value)]).expect_err(value);
            assert!(refused.contains(name), "{name}={value}: {refused}");
        }
        let twice = parse(&[("take", "1"), ("Take", "2")]).expect_err("twice");
        assert!(twice.contains("twice"), "{twice}");
        let older = Version::new(104).expect("known");
        assert!(SessionQuery::parse([("version", "5")], older).is_err());
        assert!(SessionQuery::parse([("version", "4")], older).is_ok());
    }

    #[test]
    fn parameters_need_each_other() {
        let base = SessionQuery {
            keyword: Some("fun".into()),
            ..SessionQuery::default()
        };
        assert!(base.check(0).is_ok() && SessionQuery::default().check(1).is_ok());
        assert!(SessionQuery::default().check(0).is_err());
        for (reservations, inactive) in [(true, false), (false, true)] {
            let query = SessionQuery {
                reservations,
                inactive,
                ..base.clone()
            };
            assert!(query.check(0).is_err() && query.check(1).is_ok());
        }
        let private = SessionQuery {
            visibility: Some(Visibility::Private),
            ..base.clone()
        };
        assert!(private.check(1).is_err());
        let asked = SessionQuery {
            private: true,
            ..private
        };
        assert!(asked.check(1).is_ok());
    }
}
