//! What a member says of itself, from its entry on: pure rules.

use std::collections::BTreeMap;

use greenroom_protocol::ids::ConnectionId;
use greenroom_protocol::session::{MemberDelta, MemberSystemDelta, Patch, SessionDelta};

/// The caller's key among the members.
const ME: &str = "me";

/// A delta that writes the member alone.
pub(super) fn present(me: MemberDelta) -> SessionDelta {
    SessionDelta {
        members: [(ME.to_owned(), Some(me))].into(),
        ..SessionDelta::default()
    }
}

/// A delta that takes the member out.
pub(super) fn absent() -> SessionDelta {
    SessionDelta {
        members: [(ME.to_owned(), None)].into(),
        ..SessionDelta::default()
    }
}

/// What a delta says of the member.
pub(super) fn of(delta: &SessionDelta) -> Option<&MemberDelta> {
    delta.members.get(ME)?.as_ref()
}

/// Says in the delta on which push channel the member is.
pub(super) fn appear(delta: &mut SessionDelta, connection: &ConnectionId) {
    let me = delta.members.entry(ME.to_owned()).or_default();
    let me = me.get_or_insert_default();
    let properties = me.properties.get_or_insert_default();
    let system = properties.system.get_or_insert_default();
    system.connection = Patch::Set(connection.clone());
}

/// Takes over what is to be said again when the member comes back: its state, its address and its custom properties. What it measured was for an episode that is over by then, and roles may be another's.
pub(super) fn absorb(me: &mut MemberDelta, change: &MemberDelta) {
    let Some(changed) = &change.properties else {
        return;
    };
    let properties = me.properties.get_or_insert_default();
    if let Some(said) = &changed.system {
        said_of_system(properties.system.get_or_insert_default(), said);
    }
    let Some(custom) = &changed.custom else {
        return;
    };
    let kept = properties.custom.get_or_insert_with(BTreeMap::new);
    for (key, value) in custom {
        kept.insert(key.clone(), value.clone());
    }
}

fn said_of_system(kept: &mut MemberSystemDelta, said: &MemberSystemDelta) {
    if said.active.is_some() || said.ready.is_some() {
        (kept.active, kept.ready) = (said.active, said.ready);
    }
    if !said.secure_device_address.is_keep() {
        kept.secure_device_address
            .clone_from(&said.secure_device_address);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(text: &str) -> MemberDelta {
        serde_json::from_str(text).expect("a member")
    }

    #[test]
    fn what_comes_back_is_what_was_said_last() {
        let mut me = member(
            r#"{"constants":{"system":{"initialize":true}},
                "properties":{"system":{"active":true,"secureDeviceAddress":"ryY="},"custom":{"a":1,"b":2}}}"#,
        );
        for change in [
            r#"{"properties":{"system":{"active":false,"ready":true},"custom":{"b":12345678901234567890}}}"#,
            r#"{"properties":{"system":{"measurements":{}}},"roles":{"seat":"driver"}}"#,
            r#"{"roles":{"seat":null}}"#,
        ] {
            absorb(&mut me, &member(change));
        }
        let expected = member(
            r#"{"constants":{"system":{"initialize":true}},
                "properties":{"system":{"active":false,"ready":true,"secureDeviceAddress":"ryY="},
                "custom":{"a":1,"b":12345678901234567890}}}"#,
        );
        let text = |me: &MemberDelta| serde_json::to_string(me).expect("plain JSON");
        assert_eq!(text(&me), text(&expected));
    }

    #[test]
    fn the_channel_is_said_beside_what_the_member_says() {
        let connection = ConnectionId::new("0a1b2c3d-0000-1111-2222-333344445555").expect("valid");
        let mut delta = present(member(r#"{"properties":{"system":{"ready":true}}}"#));
        appear(&mut delta, &connection);
        let me = of(&delta).and_then(|me| me.properties.as_ref());
        let system = me.and_then(|me| me.system.as_ref()).expect("said");
        assert_eq!(system.ready, Some(true));
        assert_eq!(system.connection, Patch::Set(connection));
    }
}
