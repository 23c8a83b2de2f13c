//! The paths by which a filter names what it looks at.

use greenroom_protocol::attribute::AttributeKey;

use super::error::Wrong;
use super::lexer::{Kind as Sort, Shown};
use super::parser::{Parser, Word};
use crate::browse::field::{Field, RoleNumber};
use crate::browse::predicate::{People, Words};

/// A path that was read, and what it leads to.
#[derive(Clone, Debug)]
pub(super) enum Path {
    /// One value of this kind, or none.
    Scalar(Field, Kind),
    /// The elements of a set.
    Set(Set),
}

/// A set.
#[derive(Clone, Copy, Debug)]
pub(super) enum Set {
    /// Of texts.
    Words(Words),
    /// Of accounts.
    People(People),
    /// The registered players of an EOS session.
    Registered,
}

/// Which values a comparison looks at, and what is written for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A text.
    Text,
    /// A text whose letter case never counts.
    Name,
    /// A text: the number of an account, whatever zeros lead, or a client id.
    Player,
    /// A number.
    Number,
    /// A number that is written as a whole one in the range of an int64.
    Integer,
    /// A truth value.
    Bool,
    /// An instant, written as a text.
    Instant,
}

impl Kind {
    /// Whether such values are texts, and not what a text stands for.
    pub(super) fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Name | Self::Player)
    }

    /// Whether one of two such values is the greater one.
    pub(super) fn is_ordered(self) -> bool {
        !matches!(self, Self::Bool | Self::Player)
    }
}

/// A path, by its name or the last part of it.
type Named = (&'static str, Path);

const WHOLE: &[Named] = &[
    ("tags", Path::Set(Set::Words(Words::Tags))),
    ("achievementIds", Path::Set(Set::Words(Words::Achievements))),
    ("language", Path::Scalar(Field::Language, Kind::Text)),
];

/// Families of attributes. The singular is as good: the contract's own examples
/// have both.
const ATTRIBUTES: &[(&str, Kind)] = &[
    ("strings", Kind::Text),
    ("string", Kind::Text),
    ("numbers", Kind::Number),
    ("number", Kind::Number),
    ("integers", Kind::Integer),
    ("booleans", Kind::Bool),
];

const SESSION: &[Named] = &[
    ("memberXuids", Path::Set(Set::People(People::Members))),
    ("ownerXuids", Path::Set(Set::People(People::Owners))),
    ("keywords", Path::Set(Set::Words(Words::Keywords))),
    ("scid", Path::Scalar(Field::Scid, Kind::Name)),
    (
        "templateName",
        Path::Scalar(Field::TemplateName, Kind::Name),
    ),
    ("name", Path::Scalar(Field::SessionId, Kind::Name)),
    (
        "scheduledTime",
        Path::Scalar(Field::ScheduledTime, Kind::Instant),
    ),
    ("postedTime", Path::Scalar(Field::PostedTime, Kind::Instant)),
    (
        "registrationState",
        Path::Scalar(Field::RegistrationState, Kind::Text),
    ),
    ("membersCount", Path::Scalar(Field::Taken, Kind::Number)),
    (
        "targetMembersCount",
        Path::Scalar(Field::Target, Kind::Number),
    ),
    (
        "maxMembersCount",
        Path::Scalar(Field::Capacity, Kind::Number),
    ),
    (
        "targetMembersCountRemaining",
        Path::Scalar(Field::TargetRemaining, Kind::Number),
    ),
    (
        "maxMembersCountRemaining",
        Path::Scalar(Field::OpenSlots, Kind::Number),
    ),
    ("needs", Path::Scalar(Field::Needs, Kind::Number)),
];

const GREENROOM: &[Named] = &[
    ("bucket", Path::Scalar(Field::Bucket, Kind::Text)),
    ("hostAddress", Path::Scalar(Field::HostAddress, Kind::Text)),
    ("owner", Path::Scalar(Field::Owner, Kind::Player)),
    ("registered", Path::Set(Set::Registered)),
];

const ROLE_NUMBERS: &[(&str, RoleNumber)] = &[
    ("count", RoleNumber::Count),
    ("target", RoleNumber::Target),
    ("needs", RoleNumber::Needs),
];

/// Reads a path whose first word was read.
pub(super) fn path(parser: &mut Parser<'_>, root: Word<'_>) -> Result<Path, Wrong> {
    if let Some(path) = find(WHOLE, root) {
        return Ok(path.clone());
    }
    if let Some(&kind) = find(ATTRIBUTES, root) {
        let name = part(parser, "the name of an attribute")?;
        let field = Field::Attribute(AttributeKey::of_name(name.text));
        return Ok(Path::Scalar(field, kind));
    }
    match root.text {
        "session" => session(parser),
        "greenroom" => {
            let name = part(parser, "the rest of the path")?;
            known("greenroom/", GREENROOM, &[], name).cloned()
        }
        _ => {
            let families = ATTRIBUTES.iter().map(|(name, _)| format!("{name}/…"));
            let further = ["session/…", "greenroom/…"].map(String::from);
            let further: Vec<String> = families.chain(further).collect();
            known("", WHOLE, &further, root).cloned()
        }
    }
}

fn session(parser: &mut Parser<'_>) -> Result<Path, Wrong> {
    let name = part(parser, "the rest of the path")?;
    if name.text != "roles" {
        let further = ["roles/…/…/…".to_owned()];
        return known("session/", SESSION, &further, name).cloned();
    }
    let role_type = part(parser, "the name of a role type")?;
    let role = part(parser, "the name of a role")?;
    let number = part(parser, "count, target or needs")?;
    let field = Field::Role {
        role_type: role_type.text.to_ascii_lowercase(),
        role: role.text.to_ascii_lowercase(),
        number: *known("session/roles/…/…/", ROLE_NUMBERS, &[], number)?,
    };
    Ok(Path::Scalar(field, Kind::Number))
}

/// What comes after a slash.
fn part<'a>(parser: &mut Parser<'a>, what: &str) -> Result<Word<'a>, Wrong> {
    parser.expect(Sort::Sign('/'), &format!("'/' and {what}"))?;
    parser.expect_word(what)
}

fn find<'t, T>(table: &'t [(&str, T)], name: Word<'_>) -> Option<&'t T> {
    let named = table.iter().find(|(known, _)| *known == name.text);
    named.map(|(_, found)| found)
}

fn known<'t, T>(
    before: &str,
    table: &'t [(&str, T)],
    further: &[String],
    name: Word<'_>,
) -> Result<&'t T, Wrong> {
    find(table, name).ok_or_else(|| {
        let names = table.iter().map(|(name, _)| *name);
        let names = names.chain(further.iter().map(String::as_str));
        let paths: Vec<String> = names.map(|name| format!("{before}{name}")).collect();
        let (shown, paths) = (Shown(name.text), paths.join(", "));
        let message = format!("there is no path {before}{shown}; there are {paths}");
        Wrong::new(name.at, message)
    })
}
