//! Random filters, and what they mean by a plain look at a session.

use greenroom_directory::session::Session;
use greenroom_protocol::ids::AccountId;

use super::dice::Dice;
use super::world::World;

/// A filter of the contract, or beyond it.
#[derive(Clone, Debug)]
pub(super) enum Filter {
    Number(Number, Compared, i64),
    Keyword(&'static str, bool),
    Tag(&'static str, bool),
    Member(AccountId),
    Owner(AccountId),
    Bucket(&'static str),
    Not(Box<Self>),
    All(Vec<Self>),
    Any(Vec<Self>),
}

/// A number of a session.
#[derive(Clone, Copy, Debug)]
pub(super) enum Number {
    Members,
    Most,
    Left,
    /// Of its search handle.
    Level,
}

/// How a number is compared.
#[derive(Clone, Copy, Debug)]
pub(super) enum Compared {
    Equal,
    NotEqual,
    Greater,
    AtMost,
}

const WORDS: [&str; 4] = ["red", "blue", "green", "none"];

impl Filter {
    /// One of so many parts, in one another.
    pub(super) fn draw(dice: &Dice, world: &World, depth: u32) -> Self {
        let parts = |dice: &Dice| {
            let count = 1 + dice.below(3);
            let part = |_| Self::draw(dice, world, depth - 1);
            (0..count).map(part).collect()
        };
        match dice.below(if depth == 0 { 7 } else { 10 }) {
            0 | 1 => {
                use Compared::{AtMost, Equal, Greater, NotEqual};
                let number = [Number::Members, Number::Most, Number::Left, Number::Level];
                let compared = [Equal, NotEqual, Greater, AtMost];
                Self::Number(
                    *dice.pick(&number),
                    *dice.pick(&compared),
                    dice.below(6) as i64,
                )
            }
            2 => Self::Keyword(dice.pick::<&str>(&WORDS), dice.truth()),
            3 => Self::Tag(dice.pick::<&str>(&WORDS), dice.truth()),
            4 => Self::Member(world.anybody(dice)),
            5 => Self::Owner(world.anybody(dice)),
            6 => Self::Bucket(dice.pick::<&str>(&["lobby", "ranked"])),
            7 => Self::Not(Box::new(Self::draw(dice, world, depth - 1))),
            8 => Self::All(parts(dice)),
            _ => Self::Any(parts(dice)),
        }
    }

    /// As a request says it.
    pub(super) fn text(&self) -> String {
        let word = |set: &str, word: &str, has: bool| {
            let op = if has { "eq" } else { "ne" };
            format!("{set}/any(d:tolower(d) {op} '{word}')")
        };
        let joined = |parts: &[Self], by: &str| {
            let parts: Vec<_> = parts.iter().map(|it| format!("({})", it.text())).collect();
            parts.join(by)
        };
        match self {
            Self::Number(number, compared, value) => {
                let path = match number {
                    Number::Members => "session/membersCount",
                    Number::Most => "session/maxMembersCount",
                    Number::Left => "session/maxMembersCountRemaining",
                    Number::Level => "numbers/level",
                };
                let op = match compared {
                    Compared::Equal => "eq",
                    Compared::NotEqual => "ne",
                    Compared::Greater => "gt",
                    Compared::AtMost => "le",
                };
                format!("{path} {op} {value}")
            }
            Self::Keyword(it, has) => word("session/keywords", it, *has),
            Self::Tag(it, has) => word("tags", it, *has),
            Self::Member(who) => format!("session/memberXuids/any(d:d eq '{who}')"),
            Self::Owner(who) => format!("session/ownerXuids/any(d:d eq '{who}')"),
            Self::Bucket(bucket) => format!("greenroom/bucket eq '{bucket}'"),
            Self::Not(it) => format!("not ({})", it.text()),
            Self::All(parts) => joined(parts, " and "),
            Self::Any(parts) => joined(parts, " or "),
        }
    }

    /// Whether a session is what the filter asks for.
    pub(super) fn holds(&self, session: &Session) -> bool {
        let among = |words: &[String], word: &str| {
            let mut words = words.iter();
            words.any(|it| it.eq_ignore_ascii_case(word))
        };
        let tags = session.search_handle.as_ref();
        let tags = tags.map_or(&[][..], |handle| &handle.attributes.tags);
        match self {
            Self::Number(number, compared, value) => {
                let found = number.of(session);
                match compared {
                    Compared::Equal => found == Some(*value),
                    Compared::NotEqual => found != Some(*value),
                    Compared::Greater => found.is_some_and(|it| it > *value),
                    Compared::AtMost => found.is_some_and(|it| it <= *value),
                }
            }
            Self::Keyword(word, has) => among(&session.shared.keywords, word) == *has,
            Self::Tag(word, has) => among(tags, word) == *has,
            Self::Member(who) => session.members.values().any(|it| it.account == *who),
            Self::Owner(who) => session
                .members
                .values()
                .any(|it| it.account == *who && it.owner),
            Self::Bucket(bucket) => {
                let settings = session.settings.as_ref();
                settings.is_some_and(|it| it.bucket == *bucket)
            }
            Self::Not(it) => !it.holds(session),
            Self::All(parts) => parts.iter().all(|it| it.holds(session)),
            Self::Any(parts) => parts.iter().any(|it| it.holds(session)),
        }
    }
}

impl Number {
    fn of(self, session: &Session) -> Option<i64> {
        let (taken, most) = match &session.settings {
            Some(settings) => (settings.registered.len(), settings.max_players),
            None => (session.members.len(), session.system.max_members_count),
        };
        let (taken, most) = (taken as i64, i64::from(most));
        match self {
            Self::Members => Some(taken),
            Self::Most => Some(most),
            Self::Left => Some(most - taken),
            Self::Level => {
                let handle = session.search_handle.as_ref()?;
                let level = handle.attributes.numbers.get("level")?;
                Some(*level as i64)
            }
        }
    }
}
