//! `members.me.properties`: what a member writes about itself.

use std::collections::BTreeMap;

use greenroom_protocol::error::Refusal;
use greenroom_protocol::limits;
use greenroom_protocol::session::{
    Capability, MemberPropertiesDelta, MemberSystemDelta, Patch, Subscription,
};
use greenroom_protocol::time::Timestamp;

use super::folded;
use crate::initialization;
use crate::json::{self, Json};
use crate::session::{Member, Session};

const FIELD: &str = "members.me.properties.system";

/// Merges what the member of that index writes about itself.
///
/// # Errors
/// `BadRequest` naming the field that makes no sense or needs a capability that
/// the session has not, `TooLarge` for custom properties.
pub fn write_properties(
    session: &mut Session,
    index: u32,
    delta: &MemberPropertiesDelta,
    now: Timestamp,
) -> Result<(), Refusal> {
    let rules = Rules::of(session);
    let Some(member) = session.members.get_mut(&index) else {
        return Ok(());
    };
    if let Some(custom) = &delta.custom {
        json::merge(
            &mut member.properties,
            custom,
            "members.me.properties.custom",
        )?;
    }
    let Some(system) = &delta.system else {
        return Ok(());
    };
    rules.write_connection(member, system, now);
    rules.write_state(member, system, now)?;
    rules.write_subscriptions(member, system)?;
    rules.write_network(member, system)?;
    write_rest(member, system)
}

/// What the session says about its members' properties.
struct Rules {
    eos: bool,
    connection_required: bool,
    connectivity: bool,
    large: bool,
    metrics: bool,
    next_index: u32,
}

impl Rules {
    fn of(session: &Session) -> Self {
        Self {
            eos: session.settings.is_some(),
            connection_required: session.can(Capability::ConnectionRequiredForActiveMembers),
            connectivity: session.can(Capability::Connectivity),
            large: session.can(Capability::Large),
            metrics: session.system.metrics.is_some(),
            next_index: session.next_index,
        }
    }

    fn write_connection(&self, member: &mut Member, system: &MemberSystemDelta, now: Timestamp) {
        match &system.connection {
            Patch::Keep => {}
            Patch::Remove => {
                member.connection = None;
                // A membership of the EOS face hangs on its connection; elsewhere
                // being active does, which is checked next.
                member.lost_at = member.lost_at.or(self.eos.then_some(now));
            }
            Patch::Set(connection) => {
                member.connection = Some(connection.clone());
                member.lost_at = None;
            }
        }
    }

    fn write_state(
        &self,
        member: &mut Member,
        system: &MemberSystemDelta,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        if system.active == Some(true) && system.ready == Some(true) {
            let message = format!("{FIELD}.active and .ready exclude each other");
            return Err(Refusal::bad_request(message));
        }
        let before = member.state();
        let (active, ready) = (member.active, member.ready);
        // One that becomes true makes the other false.
        member.active = system
            .active
            .unwrap_or(active && system.ready != Some(true));
        member.ready = system.ready.unwrap_or(ready && system.active != Some(true));
        if member.state() != before {
            member.since = now;
        }
        if !self.connection_required {
            return Ok(());
        }
        // A member may stay active while it is lost, to be found so when it comes
        // back; it cannot become so, nor give its connection up and remain so.
        let gave_up = member.connection.is_none();
        let claims = system.active == Some(true) && member.lost_at.is_some();
        if member.active && (gave_up || claims) {
            let message = format!("{FIELD}.active needs a living {FIELD}.connection");
            return Err(Refusal::bad_request(message));
        }
        Ok(())
    }

    fn write_subscriptions(
        &self,
        member: &mut Member,
        system: &MemberSystemDelta,
    ) -> Result<(), Refusal> {
        let mut begun = false;
        match &system.subscription {
            Patch::Keep => {}
            Patch::Remove => member.subscriptions.clear(),
            // Clients draw another id for each document that they read, so what
            // they end is seldom named as it began.
            Patch::Set(none) if none.change_types.is_empty() => member.subscriptions.clear(),
            Patch::Set(subscription) => {
                member.subscriptions = vec![subscription.clone()];
                begun = true;
            }
        }
        for (id, profile) in &system.subscriptions {
            member.subscriptions.retain(|it| it.id != *id);
            if let Some(profile) = profile {
                member.subscriptions.push(Subscription {
                    id: id.clone(),
                    change_types: profile.profile.change_types().to_vec(),
                });
                begun = true;
            }
        }
        let most = limits::MEMBER_SUBSCRIPTIONS_MAX;
        let why = if member.subscriptions.len() > most {
            format!("would be more than {most}")
        } else if !begun {
            return Ok(());
        } else if self.large {
            "are not for large sessions".into()
        } else if !self.connection_required {
            "need the capability connectionRequiredForActiveMembers".into()
        } else if !member.active {
            format!("need {FIELD}.active")
        } else {
            return Ok(());
        };
        Err(Refusal::bad_request(format!(
            "{FIELD}: subscriptions {why}"
        )))
    }

    fn write_network(
        &self,
        member: &mut Member,
        system: &MemberSystemDelta,
    ) -> Result<(), Refusal> {
        let network = &mut member.network;
        match &system.secure_device_address {
            Patch::Keep => {}
            Patch::Set(address) if !address.is_empty() => {
                if !self.connectivity {
                    let message =
                        format!("{FIELD}.secureDeviceAddress needs the capability connectivity");
                    return Err(Refusal::bad_request(message));
                }
                let most = limits::SECURE_DEVICE_ADDRESS_MAX;
                if address.len() > most || initialization::check_address(address).is_err() {
                    let message = format!(
                        "{FIELD}.secureDeviceAddress is not base64 of at most {most} bytes"
                    );
                    return Err(Refusal::bad_request(message));
                }
                network.device_token = Some(initialization::device_token(address));
                network.secure_device_address = Some(address.clone());
            }
            Patch::Set(_) | Patch::Remove => {
                network.device_token = None;
                network.secure_device_address = None;
            }
        }
        self.write_group(member, &system.initialization_group)?;
        self.write_measurements(member, system)
    }

    fn write_group(&self, member: &mut Member, group: &Patch<Vec<u32>>) -> Result<(), Refusal> {
        let field = format!("{FIELD}.initializationGroup");
        if let Patch::Set(group) = group {
            if self.large {
                let message = format!("{field} is not for large sessions");
                return Err(Refusal::bad_request(message));
            }
            if let Some(index) = group.iter().find(|index| **index >= self.next_index) {
                let message = format!("{field}: {index} is no member's index");
                return Err(Refusal::bad_request(message));
            }
            if group.len() > limits::MEMBERS_OF_DOCUMENT_MAX {
                return Err(Refusal::bad_request(format!("{field} is too long")));
            }
        }
        set(&mut member.network.initialization_group, group);
        Ok(())
    }

    fn write_measurements(
        &self,
        member: &mut Member,
        system: &MemberSystemDelta,
    ) -> Result<(), Refusal> {
        let network = &mut member.network;
        match &system.measurements {
            Patch::Keep => {}
            Patch::Remove => network.measurements = None,
            Patch::Set(measurements) => {
                let field = format!("{FIELD}.measurements");
                if !self.metrics {
                    let message = format!("{field}: the session has no metrics");
                    return Err(Refusal::bad_request(message));
                }
                check_count(&field, measurements.len(), limits::MEASUREMENTS_MAX)?;
                let measurements = folded(&field, measurements)?;
                for (token, measurement) in &measurements {
                    check_name(&field, token)?;
                    if network.device_token.as_ref() == Some(token) {
                        let message = format!("{field}.{token} is the member's own device");
                        return Err(Refusal::bad_request(message));
                    }
                    if let Some(custom) = &measurement.custom {
                        Json::new(&format!("{field}.{token}.custom"), custom)?;
                    }
                }
                network.measurements = Some(measurements);
            }
        }
        match &system.server_measurements {
            Patch::Keep => {}
            Patch::Remove => network.server_measurements = None,
            Patch::Set(measurements) => {
                let field = format!("{FIELD}.serverMeasurements");
                check_count(&field, measurements.len(), limits::MEASUREMENTS_MAX)?;
                let measurements = folded(&field, measurements)?;
                measurements
                    .keys()
                    .try_for_each(|server| check_name(&field, server))?;
                network.server_measurements = Some(measurements);
            }
        }
        Ok(())
    }
}

fn write_rest(member: &mut Member, system: &MemberSystemDelta) -> Result<(), Refusal> {
    if system.arbitration.is_some() {
        let message = format!("{FIELD}.arbitration: this directory does not arbitrate");
        return Err(Refusal::bad_request(message));
    }
    for (field, groups) in [
        ("groups", &system.groups),
        ("encounters", &system.encounters),
    ] {
        let Patch::Set(groups) = groups else {
            continue;
        };
        let field = format!("{FIELD}.{field}");
        check_count(&field, groups.len(), limits::GROUPS_MAX)?;
        groups
            .iter()
            .try_for_each(|group| check_name(&field, group))?;
    }
    set(&mut member.groups, &system.groups);
    if let Patch::Set(wishes) = &system.role_preference {
        let field = format!("{FIELD}.RolePreference");
        check_count(&field, wishes.len(), limits::ROLE_PREFERENCES_MAX)?;
        if let Some((role, wish)) = wishes.iter().find(|(_, wish)| **wish > 100) {
            let message = format!("{field}.{role} is {wish}, not from 0 to 100");
            return Err(Refusal::bad_request(message));
        }
        wishes
            .keys()
            .try_for_each(|role| check_name(&field, role))?;
    }
    set::<BTreeMap<_, _>>(&mut member.role_preference, &system.role_preference);
    Ok(())
}

fn set<T: Clone>(place: &mut Option<T>, patch: &Patch<T>) {
    match patch {
        Patch::Keep => {}
        Patch::Remove => *place = None,
        Patch::Set(value) => *place = Some(value.clone()),
    }
}

fn check_count(field: &str, count: usize, most: usize) -> Result<(), Refusal> {
    if count <= most {
        return Ok(());
    }
    let message = format!("{field} has {count} entries, of at most {most}");
    Err(Refusal::bad_request(message))
}

fn check_name(field: &str, name: &str) -> Result<(), Refusal> {
    let most = limits::CONNECTION_STRING_MAX;
    if !name.is_empty() && name.len() <= most {
        return Ok(());
    }
    let message = format!("{field} names something in no bytes, or in more than {most}");
    Err(Refusal::bad_request(message))
}
