//! The page of every name.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::facts::{Facts, text};
use crate::table::{Function, Kind, stem};

const BEGINNING: &str = "\
# Every name of the SDK

Made by `make exports` from the facts of the ABI and the sources; changes here get lost.

A program that binds every name of the EOS SDK when it starts finds all of them in this library. **works**: it does what its name says. **refuses**: what it asks for is not here, and it says so; a call that is answered at once says `EOS_NotImplemented` or gives \
nothing, one that is answered later is told so by its callback, a notification is registered and never comes. Where EOS has a code of its own for that, such as \
`EOS_NotConfigured` without an overlay, it is that one. **nothing to do**: it takes back what one that refuses has given, so that it has done its part. [door.md](door.md#what-is-not-here) tells what a game may rely \
on.

*Since* is the first SDK in which somebody saw the name; nobody looked at any before 1.10.2, and nobody knows it of names that no header declares. [eos-coverage.md](eos-coverage.md) names the tests of the functions that sessions need.
";

/// Written by hand, and refusing all the same: they need what only Epic has, an overlay, a transport for packets, or templates.
const REFUSE: &[&str] = &[
    "EOS_P2P_AddNotifyIncomingPacketQueueFull",
    "EOS_P2P_AddNotifyPeerConnectionClosed",
    "EOS_P2P_AddNotifyPeerConnectionEstablished",
    "EOS_P2P_AddNotifyPeerConnectionInterrupted",
    "EOS_P2P_AddNotifyPeerConnectionRequest",
    "EOS_P2P_GetNATType",
    "EOS_P2P_QueryNATType",
    "EOS_P2P_SendPacket",
    "EOS_Platform_CheckForLauncherAndRestart",
    "EOS_Platform_GetDesktopCrossplayStatus",
    "EOS_PresenceModification_SetTemplateData",
    "EOS_PresenceModification_SetTemplateId",
    "EOS_UI_AddNotifyOnScreenKeyboardRequested",
    "EOS_UI_ConfigureOnScreenKeyboard",
    "EOS_UI_HideFriends",
    "EOS_UI_PrePresent",
    "EOS_UI_ReportInputState",
    "EOS_UI_ShowBlockPlayer",
    "EOS_UI_ShowFriends",
    "EOS_UI_ShowNativeProfile",
    "EOS_UI_ShowReportPlayer",
];

const NO_HEADER: &str = "in no header";

struct Row<'a> {
    name: &'a str,
    status: &'static str,
    since: &'a str,
}

pub(crate) fn write(
    facts: &Facts,
    names: &[String],
    functions: &[Function],
    undeclared: &[String],
) -> String {
    for name in REFUSE {
        assert!(names.iter().any(|known| known == name), "what is {name}?");
    }
    let known: BTreeMap<&str, _> = facts
        .all("functions")
        .iter()
        .map(|fact| (text(fact, "name"), fact))
        .collect();
    let mut sections: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for name in names {
        let fact = known.get(name.as_str());
        let section = fact.map_or(NO_HEADER.to_owned(), |fact| {
            format!("`eos_{}.h`", stem(text(fact, "header")))
        });
        let since = fact.map_or("", |fact| text(fact, "first_sdk_seen"));
        sections.entry(section).or_default().push(Row {
            name,
            status: status(name, functions, undeclared),
            since: since.trim_start_matches("<="),
        });
    }
    let mut page = BEGINNING.to_owned();
    page.push_str(&summary(&sections));
    for (section, rows) in &sections {
        let _ = write!(
            page,
            "\n## {section}\n\n| name | | since |\n| --- | --- | --- |\n"
        );
        for Row {
            name,
            status,
            since,
        } in rows
        {
            let _ = writeln!(page, "| `{name}` | {status} | {since} |");
        }
    }
    page
}

/// How many there are of each.
fn summary(sections: &BTreeMap<String, Vec<Row>>) -> String {
    let rows = sections.values().flatten();
    let count = |status: &str| rows.clone().filter(|row| row.status == status).count();
    format!(
        "\n{} names: {} work, {} refuse, {} have nothing to do.\n",
        rows.clone().count(),
        count("works"),
        count("refuses"),
        count("nothing to do")
    )
}

fn status(name: &str, functions: &[Function], undeclared: &[String]) -> &'static str {
    if undeclared.iter().any(|known| known == name) || REFUSE.contains(&name) {
        return "refuses";
    }
    let function = functions.iter().find(|function| function.name == name);
    match function.map(|function| &function.kind) {
        None => "works",
        Some(Kind::RemoveNotify | Kind::Release) => "nothing to do",
        Some(Kind::Now | Kind::Later(_) | Kind::AddNotify) => "refuses",
    }
}
