//! Whoever asked for what changed is tapped: once for each change, in the order
//! of the changes.

use std::collections::BTreeMap;

use greenroom_directory::session::{Member, Session};
use greenroom_protocol::ids::ConnectionId;
use greenroom_protocol::session::ChangeType;
use serde_json::{Value, json};

use super::{Finding, hold};
use crate::outbox::Delivery;
use crate::simulation::ledger::Commit;
use crate::simulation::world::World;

/// One tap: session, branch, change number, subscription.
type Tap = (String, String, u64, String);

/// By connection what its client is told.
type Told = BTreeMap<ConnectionId, Vec<Tap>>;

/// What clients were told and should have been, while it is not certain which
/// writes have happened.
#[derive(Default)]
pub(in crate::simulation) struct Pending {
    told: Told,
    wanted: Told,
}

impl Pending {
    /// Of one connection, for tests of this.
    pub(super) fn of(told: Vec<Tap>, wanted: Vec<Tap>) -> Self {
        let id = "00000000-0000-4000-8000-000000000000";
        let id = ConnectionId::new(id).expect("a GUID");
        Self {
            told: [(id.clone(), told)].into(),
            wanted: [(id, wanted)].into(),
        }
    }

    /// Takes out what waits for every client, beside what should.
    ///
    /// # Errors
    /// Taps that were lost on purpose: here, there are never so many.
    pub(in crate::simulation) fn collect(&mut self, world: &World, commits: &[Commit]) -> Finding {
        let node = &world.nodes[0];
        let connections = world.actors.iter().map(|actor| &actor.connection);
        let open = connections.filter_map(|it| Some((it, node.outbox(it)?)));
        let open: BTreeMap<_, _> = open.collect();
        self.told.retain(|it, _| open.contains_key(it));
        self.wanted.retain(|it, _| open.contains_key(it));
        for (connection, outbox) in open {
            let told = self.told.entry(connection.clone()).or_default();
            while let Some(delivery) = outbox.take() {
                let Delivery::Taps(taps) = delivery else {
                    return Err(format!("{connection} is to read everything again"));
                };
                told.extend(taps.into_iter().map(|tap| {
                    let about = (tap.resource, tap.branch, tap.change_number);
                    (about.0, about.1, about.2, tap.subscription)
                }));
            }
            let wanted = self.wanted.entry(connection.clone()).or_default();
            for commit in commits {
                wanted.extend(wanted_of(commit, connection));
            }
        }
        Ok(())
    }

    /// Each was told of each change, once and in the order of the session's
    /// changes: which of two sessions changed first, nobody is promised.
    pub(in crate::simulation) fn check(&mut self) -> Finding {
        let mut told = std::mem::take(&mut self.told);
        let mut wanted = std::mem::take(&mut self.wanted);
        for taps in told.values_mut().chain(wanted.values_mut()) {
            taps.sort_by_cached_key(|(resource, branch, ..)| (resource.clone(), branch.clone()));
        }
        let differs = told
            .iter()
            .find(|(connection, told)| wanted.get(*connection) != Some(*told));
        hold(differs.is_none(), || {
            let wanted = differs.map(|(connection, _)| wanted.get(connection));
            format!("tapped: {differs:?}\nand should be: {wanted:?}")
        })
    }

    /// Where some writes were doubtful: nothing out of order, nothing twice, and
    /// of each session the newest change that there should be, or a newer one.
    pub(in crate::simulation) fn check_roughly(&mut self) -> Finding {
        let (told, wanted) = (
            std::mem::take(&mut self.told),
            std::mem::take(&mut self.wanted),
        );
        for (connection, told) in &told {
            let mut newest: BTreeMap<(&String, &String, &String), u64> = BTreeMap::new();
            for (resource, branch, number, subscription) in told {
                let last = newest.insert((resource, branch, subscription), *number);
                hold(last < Some(*number), || {
                    format!("{connection} hears of {number} after {last:?}")
                })?;
            }
            for (resource, branch, number, subscription) in
                wanted.get(connection).into_iter().flatten()
            {
                let last = newest.get(&(resource, branch, subscription)).copied();
                let later = told.iter().any(|it| it.0 == *resource && it.1 != *branch);
                hold(later || last >= Some(*number), || {
                    format!("{connection} has heard up to {last:?} of {resource}, not {number}")
                })?;
            }
        }
        Ok(())
    }
}

fn wanted_of(commit: &Commit, connection: &ConnectionId) -> Vec<Tap> {
    let (before, after) = (commit.before.as_deref(), commit.after.as_deref());
    let kinds = kinds(before, after);
    let own = |session: Option<&Session>| -> Vec<(u32, Member)> {
        let members = session.into_iter().flat_map(|session| &session.members);
        let own = members.filter(|(_, it)| it.connection.as_ref() == Some(connection));
        own.map(|(index, member)| (*index, member.clone()))
            .collect()
    };
    let mut members = own(before);
    members.retain(|(index, member)| {
        let now = after.and_then(|after| after.members.get(index));
        now.is_none_or(|now| {
            let silenced = member.active && !now.active && now.subscriptions.is_empty();
            silenced || now.account != member.account
        })
    });
    members.extend(own(after));
    let gone = before.map_or(0, |before| before.change_number + 1);
    let about = after.or(before).expect("nothing does not change");
    let name = &about.session_ref;
    let resource = format!("{}~{}~{}", name.scid, name.template_name, name.name);
    let number = after.map_or(gone, |after| after.change_number);
    let asked = members.iter().flat_map(|(_, member)| &member.subscriptions);
    let concerned = asked.filter(|it| it.change_types.iter().any(|kind| kinds.contains(kind)));
    concerned
        .map(|it| {
            (
                resource.clone(),
                about.branch.clone(),
                number,
                it.id.to_string(),
            )
        })
        .collect()
}

/// Which kinds of change it is, by the records.
fn kinds(before: Option<&Session>, after: Option<&Session>) -> Vec<ChangeType> {
    let both = before
        .zip(after)
        .filter(|(old, new)| old.branch == new.branch);
    let Some((before, after)) = both else {
        return ChangeType::ALL.to_vec();
    };
    let (old, new) = (json!(before), json!(after));
    let differs = |paths: &[&str]| {
        paths
            .iter()
            .any(|path| old.pointer(path) != new.pointer(path))
    };
    let came = |kind| {
        after
            .members
            .iter()
            .any(|(at, it)| joined(before.members.get(at), it, kind))
    };
    let kinds = [
        (ChangeType::Everything, true),
        (ChangeType::Host, differs(&["/shared/host"])),
        (
            ChangeType::Initialization,
            differs(&["/initializing", "/lastEpisode", "/hostCandidates"])
                || member_differs(
                    &old,
                    &new,
                    &["initializationEpisode", "initializationFailure"],
                ),
        ),
        (
            ChangeType::MatchmakingStatus,
            differs(&[
                "/shared/matchmaking",
                "/shared/matchmakingResubmit",
                "/servers/matchmaking",
            ]),
        ),
        (ChangeType::MembersList, came(Joined::List)),
        (
            ChangeType::MembersStatus,
            came(Joined::Status)
                || before
                    .members
                    .keys()
                    .any(|at| !after.members.contains_key(at)),
        ),
        (ChangeType::Joinability, doors(before) != doors(after)),
        (ChangeType::CustomProperty, differs(&["/properties"])),
        (
            ChangeType::MembersCustomProperty,
            member_differs(&old, &new, &["properties"]) || came(Joined::WithProperties),
        ),
    ];
    kinds
        .into_iter()
        .filter(|(_, is)| *is)
        .map(|(kind, _)| kind)
        .collect()
}

/// What the coming of a member can change.
#[derive(Clone, Copy)]
enum Joined {
    List,
    Status,
    WithProperties,
}

fn joined(before: Option<&Member>, after: &Member, what: Joined) -> bool {
    match (before, what) {
        (None, Joined::List) => true,
        (None, Joined::Status) => false,
        (None, Joined::WithProperties) => !after.properties.is_empty(),
        (Some(before), Joined::List) => before.reserved && !after.reserved,
        (Some(before), Joined::Status) => before.state() != after.state(),
        (Some(_), Joined::WithProperties) => false,
    }
}

/// Whether a field differs of a member who was there and is.
fn member_differs(old: &Value, new: &Value, fields: &[&str]) -> bool {
    let members = new["members"].as_object().into_iter().flatten();
    let mut stayed = members.filter(|(at, _)| old["members"].get(at.as_str()).is_some());
    stayed.any(|(at, member)| {
        let known = &old["members"][at.as_str()];
        fields
            .iter()
            .any(|field| known.get(field) != member.get(field))
    })
}

/// Everything by which somebody may come in or not.
fn doors(session: &Session) -> Value {
    let eos = session.settings.as_ref();
    json!([
        session.join_restriction(),
        session.read_restriction(),
        session.shared.closed,
        session.shared.locked,
        session.slots().open() == 0,
        eos.map(|eos| json!([eos.permission, eos.join_in_progress, eos.state])),
    ])
}
