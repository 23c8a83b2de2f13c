//! Draws sequences of calls: mostly a game that knows what it does, so that something happens, and in between every mistake there is.

use crate::call::{Call, Condition, Setting, Text, Then, User, Value, Version, Which};
use crate::draw::Draw;

/// As many platforms as live at a time.
pub(crate) const SLOTS: u8 = 3;
pub(crate) const NAMES: [&str; 4] = ["duel", "race", "raid", "lobby"];
const KEYS: [&str; 6] = [
    "MAP",
    "mode",
    "Mode",
    "bucket",
    "minslotsavailable",
    "ROUND",
];
const WORDS: [&str; 5] = ["harbour", "duel;race", "", "ünï", "(a|b)+"];
const IDS: [&str; 3] = [
    "fuzz-session-0001",
    "Fuzz-Session-0001",
    "fuzz-session-0002",
];
const STATUS_ONLINE: i32 = 2;
const DEVICE_ID: i32 = 10;
/// Of `EOS_ECT_OPENID_ACCESS_TOKEN`.
const OPENID: i32 = 9;
/// Of `EOS_ECT_EPIC`.
const EPIC: i32 = 0;
/// Of `EOS_ECT_STEAM_APP_TICKET`, which nobody takes here.
const STEAM: i32 = 1;

/// The sequence of a seed.
pub(crate) fn sequence(seed: u64) -> Vec<Call> {
    let mut draw = Draw::new(seed);
    let mut calls = opening(&mut draw);
    let length = draw.pick(&[20, 60, 120, 240]);
    calls.extend((0..length).map(|_| call(&mut draw, 2)));
    calls
}

/// Most games start up properly.
fn opening(draw: &mut Draw) -> Vec<Call> {
    let mut calls = vec![
        Call::Configure(Version::Latest, Text::Good("local:")),
        Call::Initialize(Version::Latest),
    ];
    for slot in 0..=draw.byte(SLOTS.into()) {
        calls.push(create(draw, slot));
        if draw.one_in(6) {
            continue;
        }
        let version = Version::Latest;
        calls.extend([
            Call::CreateDevice {
                slot,
                model: Text::Good("desk"),
                version,
                then: None,
            },
            Call::Drain(slot),
            Call::Login {
                slot,
                name: Text::Good("Ada"),
                kind: DEVICE_ID,
                version,
                then: None,
            },
            Call::Drain(slot),
            Call::CreateUser {
                slot,
                token: Which::Latest(0),
                version,
                then: None,
            },
            Call::Drain(slot),
        ]);
    }
    calls
}

fn create(draw: &mut Draw, slot: u8) -> Call {
    Call::Create {
        slot,
        server: draw.one_in(4),
        version: version(draw),
        budget: draw.pick(&[0, 0, 0, 1, u32::MAX]),
        timeout: draw.pick(&[
            None,
            None,
            None,
            Some(5.0),
            Some(0.02),
            Some(f64::NAN),
            Some(-1.0),
        ]),
        deployment: if draw.one_in(40) {
            text(draw, &["no spaces"])
        } else {
            Text::Good("fuzz")
        },
    }
}

/// A call, whose callback may make calls `depth` deep.
fn call(draw: &mut Draw, depth: u8) -> Call {
    let slot = draw.byte(SLOTS.into());
    match draw.below(100) {
        0..20 => Call::Tick(slot),
        20..24 => Call::Drain(slot),
        24..43 => session(draw, slot, depth),
        43..58 => modification(draw, slot, depth),
        58..74 => search(draw, slot, depth),
        74..86 => look(draw, slot),
        86..95 => login(draw, slot, depth),
        95 => create(draw, slot),
        96 => Call::Release(slot),
        97 => Call::SetNetwork(
            slot,
            draw.pick(&[STATUS_ONLINE, STATUS_ONLINE, 1, 0, -1, 77]),
        ),
        98 => Call::SetApplication(slot, draw.pick(&[0, 1, 2, 3, -9, i32::MAX])),
        _ => process(draw),
    }
}

fn process(draw: &mut Draw) -> Call {
    match draw.below(8) {
        0 => Call::Shutdown,
        1..4 => Call::Configure(
            version(draw),
            text(draw, &["local:", "mailto:ada", "http://"]),
        ),
        _ => Call::Initialize(version(draw)),
    }
}

fn session(draw: &mut Draw, slot: u8, depth: u8) -> Call {
    let (name, version) = (name(draw), version(draw));
    match draw.below(12) {
        0..2 => Call::Start(slot, name, version, then(draw, depth)),
        2..4 => Call::End(slot, name, version, then(draw, depth)),
        4..6 => Call::Destroy(slot, name, version, then(draw, depth)),
        6..8 => Call::Register(slot, name, users(draw), version, then(draw, depth)),
        8 => Call::Unregister(slot, name, users(draw), version, then(draw, depth)),
        _ => Call::Join {
            slot,
            name,
            details: which(draw),
            user: user(draw),
            presence: draw.one_in(3),
            version,
            then: then(draw, depth),
        },
    }
}

fn modification(draw: &mut Draw, slot: u8, depth: u8) -> Call {
    let version = version(draw);
    match draw.below(16) {
        0..4 => Call::NewSession {
            slot,
            name: name(draw),
            bucket: text(draw, &["fuzz:one", "fuzz:two"]),
            max: draw.pick(&[1, 2, 2, 4, 4, 1000, 0, 1001, u32::MAX]),
            user: user(draw),
            presence: draw.one_in(3),
            id: if draw.one_in(3) {
                text(draw, &IDS)
            } else {
                Text::Null
            },
            version,
        },
        4..6 => Call::ChangeSession {
            slot,
            name: name(draw),
            version,
        },
        6..9 => Call::Set {
            on: which(draw),
            to: setting(draw),
            version,
        },
        9..15 => Call::Update {
            slot,
            modification: which(draw),
            version,
            then: then(draw, depth),
        },
        _ => Call::ReleaseModification(which(draw)),
    }
}

fn setting(draw: &mut Draw) -> Setting {
    match draw.below(12) {
        0 => Setting::Bucket(text(draw, &["fuzz:one", "fuzz:two"])),
        1 => Setting::Address(text(draw, &["203.0.113.7:7777"])),
        2 => Setting::Permission(draw.pick(&[0, 0, 1, 2, 3, -1])),
        3 => Setting::JoinInProgress(draw.one_in(2)),
        4 => Setting::MaxPlayers(draw.pick(&[1, 2, 4, 1000, 0, 1001])),
        5 => Setting::Invites(draw.one_in(2)),
        6 => Setting::Platforms(draw.pick(&[0, 1, 32, 33, u32::MAX]), draw.one_in(6)),
        7 => Setting::Remove(text(draw, &KEYS)),
        _ => Setting::Attribute {
            key: text(draw, &KEYS),
            value: value(draw),
            advertised: draw.pick(&[1, 1, 1, 0, 2, -5]),
        },
    }
}

fn value(draw: &mut Draw) -> Value {
    match draw.below(9) {
        0 => Value::Bool(draw.pick(&[0, 1, 7])),
        1..4 => Value::Int(draw.pick(&[0, 1, -1, i64::MAX, i64::MIN, 9_007_199_254_740_993])),
        4..6 => Value::Double(draw.pick(&[
            0.5,
            -0.0,
            1e308,
            f64::NAN,
            f64::INFINITY,
            f64::MIN_POSITIVE,
        ])),
        6..8 => Value::String(text(draw, &WORDS)),
        _ => Value::Unknown(draw.pick(&[4, -1, i32::MIN])),
    }
}

fn search(draw: &mut Draw, slot: u8, depth: u8) -> Call {
    let version = version(draw);
    match draw.below(16) {
        0..2 => Call::NewSearch {
            slot,
            max: draw.pick(&[1, 10, 200, 0, 201]),
            version,
        },
        2..5 => Call::Seek {
            on: which(draw),
            what: condition(draw),
            version,
        },
        5..10 => Call::Find {
            on: which(draw),
            slot,
            user: user(draw),
            version,
            then: then(draw, depth),
        },
        10 => Call::CountResults(which(draw), version),
        11..15 => Call::CopyResult(which(draw), draw.pick(&[0, 0, 0, 1, 2, u32::MAX]), version),
        _ => Call::ReleaseSearch(which(draw)),
    }
}

fn condition(draw: &mut Draw) -> Condition {
    match draw.below(10) {
        0 => Condition::Id(text(draw, &IDS)),
        1..3 => Condition::IdOf(draw.byte(4)),
        3 => Condition::Player(user(draw)),
        4 => Condition::MaxResults(draw.pick(&[1, 200, 0, 201])),
        5 => Condition::Remove(text(draw, &KEYS), draw.below(16) as i32 - 1),
        _ => Condition::Parameter {
            key: text(draw, &KEYS),
            value: value(draw),
            comparison: draw.below(16) as i32 - 1,
        },
    }
}

fn look(draw: &mut Draw, slot: u8) -> Call {
    let version = version(draw);
    match draw.below(13) {
        0..3 => Call::View {
            slot,
            name: name(draw),
            version,
        },
        3..5 => Call::Look(which(draw), version),
        5 => Call::CountPlayers(which(draw), version),
        6 => Call::Player(which(draw), draw.pick(&[0, 1, u32::MAX]), version),
        7 => Call::ReleaseView(which(draw)),
        8 => Call::Describe(which(draw), version),
        9 => Call::AttributeAt(which(draw), draw.pick(&[0, 1, 64, u32::MAX]), version),
        10 => Call::AttributeOf(which(draw), text(draw, &KEYS), version),
        11 => Call::ReleaseDetails(which(draw)),
        _ => Call::ReleaseOutput(which(draw), draw.byte(3)),
    }
}

fn login(draw: &mut Draw, slot: u8, depth: u8) -> Call {
    let version = version(draw);
    match draw.below(12) {
        0 => Call::CreateDevice {
            slot,
            model: text(draw, &["desk"]),
            version,
            then: then(draw, depth),
        },
        1..4 => Call::Login {
            slot,
            name: text(draw, &["Ada", "Grace"]),
            kind: draw.pick(&[DEVICE_ID, DEVICE_ID, DEVICE_ID, OPENID, EPIC, STEAM, 99]),
            version,
            then: then(draw, depth),
        },
        4..6 => Call::CreateUser {
            slot,
            token: which(draw),
            version,
            then: then(draw, depth),
        },
        6 => Call::Logout {
            slot,
            user: user(draw),
            version,
            then: then(draw, depth),
        },
        7..9 => Call::Watch {
            slot,
            version,
            expirations: draw.one_in(3),
            without_callback: draw.one_in(10),
            then: then(draw, depth),
        },
        9 => Call::Unwatch {
            slot,
            which: which(draw),
            expirations: draw.one_in(3),
        },
        _ => Call::LoggedIn(slot),
    }
}

fn then(draw: &mut Draw, depth: u8) -> Then {
    (depth > 0 && draw.one_in(3)).then(|| Box::new(call(draw, depth - 1)))
}

fn version(draw: &mut Draw) -> Version {
    if draw.one_in(25) {
        Version::Raw(draw.pick(&[0, -1, 1, 1, 2, 3, 99, i32::MAX, i32::MIN]))
    } else {
        Version::Latest
    }
}

fn name(draw: &mut Draw) -> Text {
    text(draw, &NAMES)
}

fn text(draw: &mut Draw, good: &[&'static str]) -> Text {
    if draw.one_in(25) {
        draw.pick(&[
            Text::Null,
            Text::Empty,
            Text::NotUtf8,
            Text::Long(70_000),
            Text::Long(9_000),
        ])
    } else {
        Text::Good(draw.pick(good))
    }
}

fn which(draw: &mut Draw) -> Which {
    match draw.below(30) {
        0 => Which::Null,
        1 => Which::Foreign,
        2 => Which::Invented(draw.bits()),
        3 => Which::Twisted(draw.byte(3), draw.byte(64)),
        4..10 => Which::Latest(draw.byte(12)),
        _ => Which::Latest(draw.byte(3)),
    }
}

fn user(draw: &mut Draw) -> User {
    match draw.below(20) {
        0..14 => User::Mine,
        14..16 => User::Heard(draw.byte(5)),
        16 => User::Elsewhere(draw.byte(6).into()),
        17..19 => User::Null,
        _ => User::Invented(draw.bits()),
    }
}

fn users(draw: &mut Draw) -> Vec<User> {
    let player = |draw: &mut Draw| match draw.below(40) {
        0 => User::Null,
        1 => User::Invented(draw.bits()),
        2..10 => User::Mine,
        10..16 => User::Heard(draw.byte(5)),
        _ => User::Elsewhere(draw.byte(6).into()),
    };
    (0..draw.pick(&[0, 1, 1, 1, 2, 3]))
        .map(|_| player(draw))
        .collect()
}
