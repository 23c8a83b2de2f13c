//! The keys of `members` in a delta.

use std::collections::BTreeMap;

use greenroom_protocol::error::Refusal;
use greenroom_protocol::session::MemberDelta;

/// The `members` of a delta, told apart.
#[derive(Debug)]
pub struct MemberWrites<'a> {
    /// What the caller writes about itself.
    pub me: Me<'a>,
    /// Places for others, in the order of their keys.
    pub reserved: Vec<&'a MemberDelta>,
    /// What is written about members by their index.
    pub others: BTreeMap<u32, IndexWrite<'a>>,
}

/// The key `me` of a delta.
#[derive(Clone, Copy, Debug)]
pub enum Me<'a> {
    /// Not there.
    Unmentioned,
    /// Join, or change what one is.
    Present(&'a MemberDelta),
    /// Leave.
    Leaving,
}

/// What is written about a member by its index.
#[derive(Clone, Copy, Debug)]
pub enum IndexWrite<'a> {
    /// It is removed.
    Remove,
    /// It is given roles, or they are taken from it.
    Roles(&'a BTreeMap<String, Option<String>>),
}

impl<'a> MemberWrites<'a> {
    /// Reads the keys.
    ///
    /// # Errors
    /// `BadRequest` for a key that is none, for places that are not numbered from
    /// 0, and for what nobody writes about another member.
    pub fn parse(members: &'a BTreeMap<String, Option<MemberDelta>>) -> Result<Self, Refusal> {
        let mut writes = Self {
            me: Me::Unmentioned,
            reserved: Vec::new(),
            others: BTreeMap::new(),
        };
        let mut places = BTreeMap::new();
        for (key, member) in members {
            match (key.as_str(), member) {
                ("me", Some(delta)) => writes.me = Me::Present(delta),
                ("me", None) => writes.me = Me::Leaving,
                (key, member) => match key.strip_prefix("reserve_") {
                    Some(n) => {
                        places.insert(number(key, n)?, reserved(key, member.as_ref())?);
                    }
                    None => {
                        let write = by_index(key, member.as_ref())?;
                        writes.others.insert(number(key, key)?, write);
                    }
                },
            }
        }
        let contiguous = (0..).zip(places.keys()).all(|(n, key)| n == *key);
        if !contiguous {
            let message = "members.reserve_n: n counts from 0 without a gap";
            return Err(Refusal::bad_request(message));
        }
        writes.reserved = places.into_values().collect();
        Ok(writes)
    }
}

/// One number has one spelling: neither "+1" nor "01".
fn number(key: &str, text: &str) -> Result<u32, Refusal> {
    let number = text.parse::<u32>().ok();
    let number = number.filter(|number| number.to_string() == text);
    number.ok_or_else(|| {
        let message = format!("members.{key} is neither \"me\", nor \"reserve_n\", nor an index");
        Refusal::bad_request(message)
    })
}

fn reserved<'a>(key: &str, member: Option<&'a MemberDelta>) -> Result<&'a MemberDelta, Refusal> {
    member.ok_or_else(|| {
        let message = format!("members.{key}: a reservation is removed by the member's index");
        Refusal::bad_request(message)
    })
}

fn by_index<'a>(key: &str, member: Option<&'a MemberDelta>) -> Result<IndexWrite<'a>, Refusal> {
    let Some(delta) = member else {
        return Ok(IndexWrite::Remove);
    };
    if delta.roles.is_empty() && delta.constants.is_none() && delta.properties.is_none() {
        let message = format!(
            "members.{key} can only be removed, or given roles: a member writes itself as \"me\""
        );
        return Err(Refusal::bad_request(message));
    }
    if delta.constants.is_some() || delta.properties.is_some() {
        let message = format!(
            "members.{key}: a member writes itself, as \"me\"; by its index it is only removed or given roles"
        );
        return Err(Refusal::forbidden(message));
    }
    Ok(IndexWrite::Roles(&delta.roles))
}
