//! A session about to be made or changed: collects what the game sets, and sends nothing.

use std::collections::{BTreeMap, BTreeSet};

use greenroom_protocol::attribute::{AttributeKey, AttributeValue};
use greenroom_protocol::ids::SessionName;
use greenroom_protocol::limits;
use greenroom_protocol::settings::Permission;

use crate::interfaces::details::Attribute;
use crate::interfaces::{Failure, Outcome};
use crate::result::EOS_EResult;
use crate::user_id::UserId;

/// A modification as its handle holds it. An update takes a copy, so that the handle may be released right after the call.
#[derive(Clone, Debug)]
pub struct Modification {
    /// The local name of the session.
    pub session: String,
    pub purpose: Purpose,
    pub changes: Changes,
    /// The attributes that the session has already.
    present: BTreeSet<AttributeKey>,
}

/// What a modification is for. It decides whether an update makes a session or changes one.
#[derive(Clone, Debug)]
pub enum Purpose {
    Create(Creation),
    Update,
}

/// What only a creation can say.
#[derive(Clone, Debug)]
pub struct Creation {
    /// The user who will own the session; none where the program itself will.
    pub user: Option<UserId>,
    /// Whether this is the session that the user's presence shows.
    pub presence: bool,
    pub sanctions: bool,
    /// The id that the game wants for the session; else the library mints one.
    pub id: Option<SessionName>,
}

/// What the game has set; the rest stays as it is, or as a new session has it.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    pub bucket: Option<String>,
    pub host_address: Option<String>,
    pub max_players: Option<u32>,
    pub permission: Option<Permission>,
    pub join_in_progress: Option<bool>,
    pub invites_allowed: Option<bool>,
    /// An empty list lifts the restriction.
    pub platforms: Option<Vec<u32>>,
    /// Attributes to set, or with nothing to remove.
    pub attributes: BTreeMap<AttributeKey, Option<Attribute>>,
}

impl Modification {
    /// For a session that is to be made.
    pub fn create(
        session: String,
        creation: Creation,
        bucket: String,
        max_players: u32,
    ) -> Outcome<Self> {
        let mut modification = Self {
            session,
            purpose: Purpose::Create(creation),
            changes: Changes::default(),
            present: BTreeSet::new(),
        };
        modification.set_max_players(max_players)?;
        modification.changes.bucket = Some(bucket);
        Ok(modification)
    }

    /// For a session that has the attributes `present`.
    pub(super) fn update(session: String, present: BTreeSet<AttributeKey>) -> Self {
        Self {
            session,
            purpose: Purpose::Update,
            changes: Changes::default(),
            present,
        }
    }

    /// How many players may be registered.
    pub fn set_max_players(&mut self, max_players: u32) -> Outcome<()> {
        let most = limits::REGISTERED_PLAYERS_MAX as u32;
        if max_players == 0 || max_players > most {
            return Err(Failure::parameter(format!(
                "MaxPlayers is {max_players}, not from 1 to {most}"
            )));
        }
        self.changes.max_players = Some(max_players);
        Ok(())
    }

    /// Which platforms' players may be registered; none means all.
    pub fn set_platforms(&mut self, platforms: Vec<u32>) -> Outcome<()> {
        let most = limits::PLATFORMS_MAX;
        if platforms.len() > most {
            return Err(Failure::parameter(format!(
                "AllowedPlatformIdsCount is {}, more than {most}",
                platforms.len()
            )));
        }
        self.changes.platforms = Some(platforms);
        Ok(())
    }

    /// Sets an attribute, in place of one of the same key.
    pub fn set_attribute(
        &mut self,
        key: &str,
        value: AttributeValue,
        advertised: bool,
    ) -> Outcome<()> {
        let key = checked_key(key)?;
        value
            .check()
            .map_err(|invalid| Failure::parameter(invalid.to_string()))?;
        if !self.has(&key) && self.count() >= limits::ATTRIBUTES_MAX {
            return Err(Failure::new(
                EOS_EResult::EOS_LimitExceeded,
                format!(
                    "the session would have more than {} attributes",
                    limits::ATTRIBUTES_MAX
                ),
            ));
        }
        let attribute = Attribute { value, advertised };
        self.changes.attributes.insert(key, Some(attribute));
        Ok(())
    }

    /// Removes an attribute.
    pub fn remove_attribute(&mut self, key: &str) -> Outcome<()> {
        let key = checked_key(key)?;
        if !self.has(&key) {
            return Err(Failure::new(
                EOS_EResult::EOS_NotFound,
                format!("the session has no attribute {key}"),
            ));
        }
        if self.present.contains(&key) {
            self.changes.attributes.insert(key, None);
        } else {
            self.changes.attributes.remove(&key);
        }
        Ok(())
    }

    fn has(&self, key: &AttributeKey) -> bool {
        match self.changes.attributes.get(key) {
            Some(change) => change.is_some(),
            None => self.present.contains(key),
        }
    }

    fn count(&self) -> usize {
        let set = self.changes.attributes.values().flatten().count();
        let kept = self.present.iter();
        set + kept
            .filter(|key| !self.changes.attributes.contains_key(key))
            .count()
    }
}

fn checked_key(key: &str) -> Outcome<AttributeKey> {
    AttributeKey::new(key).map_err(|invalid| Failure::parameter(invalid.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: i64) -> AttributeValue {
        AttributeValue::Int64(value)
    }

    fn update(present: &[&str]) -> Modification {
        let key = |text: &&str| AttributeKey::new(text).expect("a key");
        Modification::update("room".to_owned(), present.iter().map(key).collect())
    }

    #[test]
    fn the_attributes_that_the_session_has_count_too() {
        let mut modification = update(&["MAP"]);
        for at in 1..limits::ATTRIBUTES_MAX {
            modification
                .set_attribute(&format!("k{at}"), number(1), true)
                .expect("there is room");
        }
        let full = modification.set_attribute("one more", number(1), true);
        assert_eq!(
            full.map_err(|failure| failure.code),
            Err(EOS_EResult::EOS_LimitExceeded)
        );
        modification
            .set_attribute("map", number(2), true)
            .expect("it replaces one");
        modification.remove_attribute("map").expect("it is there");
        modification
            .set_attribute("one more", number(1), true)
            .expect("there is room again");
    }

    #[test]
    fn only_an_attribute_that_is_there_can_be_removed() {
        let mut modification = update(&["MAP"]);
        assert!(modification.remove_attribute("mode").is_err());
        modification.remove_attribute("Map").expect("in any case");
        assert!(modification.remove_attribute("MAP").is_err());
        modification
            .set_attribute("mode", number(1), false)
            .expect("new");
        modification.remove_attribute("mode").expect("it was set");
        let changes = modification.changes.attributes;
        assert_eq!(
            changes.len(),
            1,
            "only what the session has needs a removal"
        );
    }

    #[test]
    fn the_number_of_players_has_its_limits() {
        let mut modification = update(&[]);
        for wrong in [0, 1001, u32::MAX] {
            assert!(modification.set_max_players(wrong).is_err(), "{wrong}");
        }
        for right in [1, 1000] {
            modification.set_max_players(right).expect("in range");
        }
    }
}
