//! Draws what a client may send: bodies by the grammar of the contract, and every way to break it.

use crate::support::disk::Choices;

/// Names of sessions: few, so that requests meet.
pub(crate) const NAMES: [&str; 4] = ["Room", "room", "Arena.1", "fuzz-session-0001"];

/// What stands at a place of a body.
#[derive(Clone, Copy)]
enum Kind {
    Object(&'static [(&'static str, Kind)]),
    /// Keys and values of the client's own.
    Custom,
    Attributes,
    Players,
    Number(&'static [&'static str]),
    Word(&'static [&'static str]),
    Flag,
    Platforms,
    Criteria,
    Connection,
}

const SETTINGS: Kind = Kind::Object(&[
    ("bucket", Kind::Word(&["b", "c", "ünï", ""])),
    (
        "maxPlayers",
        Kind::Number(&["1", "2", "4", "1000", "0", "1001", "-1", "4.0"]),
    ),
    (
        "permission",
        Kind::Word(&[
            "publicAdvertised",
            "joinViaPresence",
            "inviteOnly",
            "nobody",
        ]),
    ),
    (
        "hostAddress",
        Kind::Word(&["203.0.113.7:7777", "", "[::1]"]),
    ),
    ("joinInProgress", Kind::Flag),
    ("invitesAllowed", Kind::Flag),
    ("sanctions", Kind::Flag),
    ("platforms", Kind::Platforms),
    (
        "state",
        Kind::Word(&["pending", "inProgress", "ended", "over"]),
    ),
    ("attributes", Kind::Attributes),
    ("register", Kind::Players),
    ("unregister", Kind::Players),
    ("nonce", Kind::Word(&["n", "m", ""])),
    (
        "sequence",
        Kind::Number(&["0", "1", "2", "3", "18446744073709551615"]),
    ),
    ("takeover", Kind::Flag),
    ("replace", Kind::Flag),
    (
        "via",
        Kind::Word(&["id", "search", "invite", "activity", "luck"]),
    ),
    ("connection", Kind::Connection),
    ("end", Kind::Flag),
]);

const SYSTEM: Kind = Kind::Object(&[("active", Kind::Flag), ("connection", Kind::Connection)]);

const MEMBER: Kind = Kind::Object(&[
    (
        "constants",
        Kind::Object(&[
            (
                "system",
                Kind::Object(&[
                    ("xuid", Kind::Word(&["1", "2", "x"])),
                    ("initialize", Kind::Flag),
                ]),
            ),
            ("custom", Kind::Custom),
        ]),
    ),
    (
        "properties",
        Kind::Object(&[("system", SYSTEM), ("custom", Kind::Custom)]),
    ),
]);

const DELTA: Kind = Kind::Object(&[
    (
        "members",
        Kind::Object(&[
            ("me", MEMBER),
            ("me", MEMBER),
            ("0", MEMBER),
            ("reserve_1", MEMBER),
        ]),
    ),
    ("greenroom", SETTINGS),
    ("properties", Kind::Object(&[("custom", Kind::Custom)])),
    (
        "constants",
        Kind::Object(&[("system", CONSTANTS), ("custom", Kind::Custom)]),
    ),
    (
        "roleTypes",
        Kind::Object(&[
            ("squad", ROLE_TYPE),
            ("side", ROLE_TYPE),
            ("Side", ROLE_TYPE),
        ]),
    ),
]);

const MILLISECONDS: Kind = Kind::Number(&["0", "1", "30000", "18446744073709551615"]);

/// In the words of all contract versions.
const CONSTANTS: Kind = Kind::Object(&[
    ("version", Kind::Number(&["1", "2"])),
    ("maxMembersCount", Kind::Number(&["1001", "4", "10000"])),
    ("visibility", Kind::Word(&["open", "visible", "private"])),
    ("initiators", Kind::Players),
    ("inviteProtocol", Kind::Word(&["game", "", "a b"])),
    ("inactiveRemovalTimeout", MILLISECONDS),
    ("sessionEmptyTimeout", MILLISECONDS),
    (
        "capabilities",
        Kind::Object(&[
            ("large", Kind::Flag),
            ("Connectivity", Kind::Flag),
            ("connectivity", Kind::Flag),
            ("searchable", Kind::Flag),
            ("hasOwners", Kind::Flag),
            ("arbitration", Kind::Flag),
            ("flying", Kind::Flag),
        ]),
    ),
    ("metrics", Kind::Object(&[("latency", Kind::Flag)])),
    ("memberInitialization", INITIALIZATION),
    ("managedInitialization", INITIALIZATION),
    (
        "timeouts",
        Kind::Object(&[("inactive", MILLISECONDS), ("sessionEmpty", MILLISECONDS)]),
    ),
    (
        "peerToPeerRequirements",
        Kind::Object(&[("latencyMaximum", MILLISECONDS)]),
    ),
    (
        "measurementServerAddresses",
        Kind::Object(&[("east", Kind::Custom), ("East", Kind::Custom)]),
    ),
    (
        "ownershipPolicies",
        Kind::Object(&[("migration", Kind::Word(&["oldest", "endsession"]))]),
    ),
]);

const INITIALIZATION: Kind = Kind::Object(&[
    ("joinTimeout", MILLISECONDS),
    ("evaluationTimeout", MILLISECONDS),
    ("externalEvaluation", Kind::Flag),
    ("autoEvaluate", Kind::Flag),
    ("membersNeededToStart", Kind::Number(&["0", "1", "200"])),
]);

const ROLE_TYPE: Kind = Kind::Object(&[
    ("ownerManaged", Kind::Flag),
    (
        "roles",
        Kind::Object(&[(
            "lead",
            Kind::Object(&[
                ("max", Kind::Number(&["0", "1"])),
                ("target", Kind::Number(&["0", "2"])),
            ]),
        )]),
    ),
]);

const QUERY: Kind = Kind::Object(&[
    (
        "type",
        Kind::Word(&["search", "search", "search", "activity"]),
    ),
    (
        "scid",
        Kind::Word(&["Deployment-1", "Deployment-1", "other", "no spaces"]),
    ),
    ("templateName", Kind::Word(&["eos", "eos", "EOS", "lobby"])),
    ("global", Kind::Flag),
    (
        "greenroom",
        Kind::Object(&[
            ("criteria", Kind::Criteria),
            ("maxResults", Kind::Number(&["1", "10", "200", "0", "201"])),
            ("registered", Kind::Word(&["1", "77", "elsewhere", ""])),
            ("cursor", Kind::Word(&["", "AAAAAAAAAAAAAAAAAAAAAAAA", "?"])),
        ]),
    ),
]);

/// A search by a filter.
const BROWSE: Kind = Kind::Object(&[
    ("filter", Kind::Word(&FILTERS)),
    ("filter", Kind::Word(&FILTERS)),
    ("orderBy", Kind::Word(&ORDERS)),
    (
        "sessionMembers",
        Kind::Object(&[(
            "people",
            Kind::Object(&[
                ("moniker", Kind::Word(&["people", "friends", "nobody"])),
                ("monikerXuid", Kind::Word(&["1", "2", "x"])),
            ]),
        )]),
    ),
    (
        "greenroom",
        Kind::Object(&[("maxResults", Kind::Number(&["1", "100", "101"]))]),
    ),
]);

const FILTERS: [&str; 9] = [
    "",
    "tags/any(d:tolower(d) eq 'fun') eq true and numbers/level ge 5",
    "tolower(strings/map) ne 'lake' or session/membersCount le 3",
    "not (session/needs gt 0 and session/closed eq true)",
    "session/postedTime lt '2040-01-01T00:00:00Z'",
    "strings/x in ('a', 'b') or startswith(strings/x, 'c')",
    "session/roles/lfg/confirmed/count eq",
    "numbers/x eq 1e400",
    "((((((((",
];

const ORDERS: [&str; 5] = [
    "numbers/level desc",
    "distance(numbers/level, 7), session/postedTime",
    "strings/map asc",
    "numbers/level up",
    "tags",
];

const OPERATORS: [&str; 16] = [
    "EQUAL",
    "NOT_EQUAL",
    "GREATER_THAN",
    "GREATER_THAN_OR_EQUAL",
    "LESS_THAN",
    "LESS_THAN_OR_EQUAL",
    "DISTANCE",
    "ANY_OF",
    "NOT_ANY_OF",
    "ONE_OF",
    "NOT_ONE_OF",
    "CONTAINS",
    "REGEX_MATCH",
    "SIZE",
    "LIKE",
    "equal",
];
const KEYS: [&str; 7] = [
    "MAP",
    "map",
    "Mode",
    "bucket",
    "minslotsavailable",
    "emptyonly",
    "ſ",
];
const NUMBERS: [&str; 12] = [
    "0",
    "-0",
    "1",
    "-1",
    "9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "1e308",
    "1e309",
    "-1.5e-324",
    "0.1",
    "1E400",
];
const STRINGS: [&str; 10] = [
    "",
    "harbour",
    "a;b;;c",
    "(a|b)+$",
    "(a{99}){99}",
    "\\u0000",
    "\\ud800",
    "\\ud83d\\ude00",
    "ünï",
    "[[[",
];
/// More than any list takes.
const MANY: u64 = 1100;

pub(crate) fn pick<T: Copy>(choices: &mut Choices, from: &[T]) -> T {
    from[choices.below(from.len() as u64) as usize]
}

pub(crate) fn one_in(choices: &mut Choices, times: u64) -> bool {
    choices.below(times) == 0
}

/// The body of a `PUT`. Half of them can make a session.
pub(crate) fn delta(choices: &mut Choices, connections: &[String]) -> Vec<u8> {
    if one_in(choices, 3) {
        let body = format!(
            r#"{{"members":{{"me":{{}}}},"greenroom":{{"bucket":"b","maxPlayers":{},"attributes":{}}}}}"#,
            pick(choices, &["1", "4"]),
            Kind::Attributes.draw(choices, connections, 1),
        );
        return body.into_bytes();
    }
    let text = DELTA.draw(choices, connections, 4);
    spoil(choices, text.into_bytes())
}

/// The body of a search.
pub(crate) fn query(choices: &mut Choices) -> Vec<u8> {
    const HEAD: &str = r#""type":"search","scid":"Deployment-1","templateName":"eos""#;
    let text = match choices.below(3) {
        0 => {
            let criteria = Kind::Criteria.draw(choices, &[], 1);
            format!(r#"{{{HEAD},"greenroom":{{"criteria":{criteria},"maxResults":200}}}}"#)
        }
        1 => {
            let browse = BROWSE.draw(choices, &[], 2);
            let fields = browse.trim_start_matches('{');
            let comma = if fields.starts_with('"') { "," } else { "" };
            format!("{{{HEAD}{comma}{fields}")
        }
        _ => QUERY.draw(choices, &[], 4),
    };
    spoil(choices, text.into_bytes())
}

impl Kind {
    fn draw(self, choices: &mut Choices, connections: &[String], width: u64) -> String {
        if one_in(choices, 40) {
            return anything(choices, 3);
        }
        match self {
            Self::Object(fields) => {
                let count = choices.below(width + 2);
                let field = |choices: &mut Choices| {
                    let (key, kind) = pick(choices, fields);
                    let key = if one_in(choices, 60) { "nothing" } else { key };
                    format!("\"{key}\":{}", kind.draw(choices, connections, width))
                };
                let fields: Vec<String> = (0..count).map(|_| field(choices)).collect();
                format!("{{{}}}", fields.join(","))
            }
            Self::Custom => custom(choices),
            Self::Attributes => attributes(choices),
            Self::Players => list(choices, |choices| {
                let number = choices.below(MANY);
                format!(
                    "\"{}\"",
                    pick(
                        choices,
                        &[number.to_string().as_str(), "1", "7", "elsewhere", "x y"]
                    )
                )
            }),
            Self::Number(numbers) => pick(choices, numbers).to_owned(),
            Self::Word(words) => format!("\"{}\"", pick(choices, words)),
            Self::Flag => pick(choices, &["true", "false"]).to_owned(),
            Self::Platforms => list(choices, |choices| pick(choices, &NUMBERS).to_owned()),
            Self::Criteria => list(choices, criterion),
            Self::Connection => {
                let known = connections.get(choices.below(connections.len() as u64 + 2) as usize);
                let known = known.map_or("00000000-0000-0000-0000-000000000000", String::as_str);
                pick(choices, &["null", &format!("\"{known}\""), "\"nonsense\""]).to_owned()
            }
        }
    }
}

/// Mostly short, and now and then longer than allowed.
fn list(choices: &mut Choices, one: impl Fn(&mut Choices) -> String) -> String {
    let length = if one_in(choices, 30) {
        MANY
    } else {
        choices.below(4)
    };
    let all: Vec<String> = (0..length).map(|_| one(choices)).collect();
    format!("[{}]", all.join(","))
}

fn value(choices: &mut Choices) -> String {
    let (text, number) = (pick(choices, &STRINGS), pick(choices, &NUMBERS));
    match choices.below(8) {
        0 => format!("{{\"bool\":{}}}", pick(choices, &["true", "false", "1"])),
        1 | 2 => format!("{{\"int64\":{number}}}"),
        3 => format!("{{\"double\":{number}}}"),
        4 => format!("{{\"int64\":\"{number}\"}}"),
        5 => "null".to_owned(),
        _ => format!("{{\"string\":\"{text}\"}}"),
    }
}

fn attributes(choices: &mut Choices) -> String {
    let count = if one_in(choices, 30) {
        70
    } else {
        choices.below(4)
    };
    let one = |at: u64, choices: &mut Choices| {
        let key = if count > 4 {
            format!("k{at}")
        } else {
            pick(choices, &KEYS).to_owned()
        };
        format!("\"{key}\":{}", value(choices))
    };
    let all: Vec<String> = (0..count).map(|at| one(at, choices)).collect();
    format!("{{{}}}", all.join(","))
}

fn criterion(choices: &mut Choices) -> String {
    let (key, op) = (pick(choices, &KEYS), pick(choices, &OPERATORS));
    format!(
        "{{\"key\":\"{key}\",\"op\":\"{op}\",\"value\":{}}}",
        value(choices)
    )
}

fn custom(choices: &mut Choices) -> String {
    let one =
        |choices: &mut Choices| format!("\"{}\":{}", pick(choices, &KEYS), anything(choices, 2));
    let all: Vec<String> = (0..choices.below(4)).map(|_| one(choices)).collect();
    format!("{{{}}}", all.join(","))
}

/// Any JSON, some of it deeper than anything is read.
fn anything(choices: &mut Choices, depth: u64) -> String {
    if one_in(choices, 30) {
        let deep = pick(choices, &[20, 33, 64, 130, 5000]);
        let (open, close) = pick(choices, &[("[", "]"), ("{\"a\":", "}")]);
        return format!("{}1{}", open.repeat(deep), close.repeat(deep));
    }
    match choices.below(if depth == 0 { 4 } else { 6 }) {
        0 => "null".to_owned(),
        1 => pick(choices, &["true", "false"]).to_owned(),
        2 => pick(choices, &NUMBERS).to_owned(),
        3 => format!("\"{}\"", pick(choices, &STRINGS)),
        4 => list(choices, |choices| anything(choices, depth - 1)),
        _ => format!("{{\"a\":{},\"a\":1}}", anything(choices, depth - 1)),
    }
}

/// Damages bytes now and then.
pub(crate) fn spoil(choices: &mut Choices, mut bytes: Vec<u8>) -> Vec<u8> {
    if !one_in(choices, 5) {
        return bytes;
    }
    for _ in 0..=choices.below(3) {
        let length = bytes.len() as u64;
        let at = choices.below(length + 1) as usize;
        match choices.below(5) {
            0 => bytes.truncate(at),
            1 => bytes.insert(at, choices.below(256) as u8),
            2 if at < bytes.len() => bytes[at] ^= 1 << choices.below(8),
            3 if at < bytes.len() => {
                bytes.remove(at);
            }
            _ => {
                let from = choices.below(length + 1) as usize;
                let part: Vec<u8> = bytes[at.min(from)..at.max(from)].to_vec();
                bytes.splice(at..at, part);
            }
        }
    }
    bytes
}
