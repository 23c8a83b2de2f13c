//! Players and sessions for tests.

mod room;

use std::collections::{BTreeMap, BTreeSet};

use greenroom_protocol::attribute::{AttributeKey, AttributeValue};
use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::{
    AccountId, ConnectionId, Deployment, Revision, ServerInstance, SessionName, SessionRef,
};
use greenroom_protocol::session::{
    MemberDelta, MemberPropertiesDelta, MemberSystemDelta, Patch, SessionDelta,
};
use greenroom_protocol::settings::GreenroomDelta;
use greenroom_protocol::time::Timestamp;

use crate::access::Via;
use crate::caller::{Caller, Principal};
use crate::command::{Decision, FreshIds, Put, apply};
use crate::people::Circle;
use crate::policy::Policy;
use crate::precondition::Precondition;
use crate::registrants::Registrants;
use crate::session::{Session, Settings};
use crate::template::Template;

pub(crate) use room::Room;

/// Nothing is known of anybody.
pub(crate) static NOBODY: Registrants = Registrants {
    sanctioned: BTreeSet::new(),
    platforms: BTreeMap::new(),
};

pub(crate) const ALICE: u64 = 1_001;
pub(crate) const BOB: u64 = 4_002;
pub(crate) const CAROL: u64 = 4_003;

pub(crate) fn account(number: u64) -> AccountId {
    AccountId::new(number).expect("in range")
}

pub(crate) fn connection(number: u64) -> ConnectionId {
    ConnectionId::new(format!("00000000-0000-4000-8000-{number:012x}")).expect("a GUID")
}

pub(crate) fn caller(number: u64) -> Caller {
    Caller {
        deployment: Deployment::new("dep").expect("valid"),
        client_id: "game".into(),
        policy: Policy::everything(),
        principal: Principal::User {
            account: account(number),
            name: format!("player {number}"),
        },
        device: Some(format!("device {number}")),
        address: Some([192, 0, 2, 1].into()),
    }
}

/// An instance of a trusted server.
pub(crate) fn server(instance: &str) -> Caller {
    Caller {
        principal: Principal::Server {
            instance: ServerInstance::new(instance).expect("valid"),
        },
        ..caller(ALICE)
    }
}

pub(crate) fn session_ref(name: &str) -> SessionRef {
    let name = SessionName::new(name).expect("valid");
    SessionRef::eos(Deployment::new("dep").expect("valid"), name)
}

pub(crate) fn ids(salt: &str) -> FreshIds {
    let number = |number: u64, byte| number.wrapping_mul(31).wrapping_add(u64::from(byte));
    let number = salt.bytes().fold(0, number) & 0xffff_ffff_ffff;
    FreshIds {
        branch: format!("branch {salt}"),
        correlation_id: format!("correlation {salt}"),
        search_handle: format!("00000000-0000-4000-8000-{number:012x}"),
    }
}

/// `members.me` of a player who is there.
pub(crate) fn present(number: u64) -> MemberDelta {
    let system = MemberSystemDelta {
        active: Some(true),
        connection: Patch::Set(connection(number)),
        ..MemberSystemDelta::default()
    };
    MemberDelta {
        properties: Some(MemberPropertiesDelta {
            system: Some(system),
            custom: None,
        }),
        ..MemberDelta::default()
    }
}

/// The settings of a session for four.
pub(crate) fn hosting() -> GreenroomDelta {
    let map = AttributeKey::new("MAP").expect("valid");
    GreenroomDelta {
        bucket: Some("bucket".into()),
        max_players: Some(4),
        attributes: [(map, Some(AttributeValue::String("lake".into())))].into(),
        ..GreenroomDelta::default()
    }
}

pub(crate) fn with_me(me: Option<MemberDelta>, greenroom: Option<GreenroomDelta>) -> SessionDelta {
    SessionDelta {
        members: [("me".to_owned(), me)].into(),
        greenroom,
        ..SessionDelta::default()
    }
}

/// One session and what happens to it.
#[derive(Clone)]
pub(crate) struct Story {
    pub(crate) session: Session,
    pub(crate) revision: Revision,
    pub(crate) now: Timestamp,
}

impl Story {
    pub(crate) fn hosted_by(host: u64) -> Self {
        Self::hosted_as(host, "room", hosting())
    }

    pub(crate) fn hosted_as(host: u64, name: &str, greenroom: GreenroomDelta) -> Self {
        let delta = with_me(Some(present(host)), Some(greenroom));
        Self::made(&caller(host), name, &delta)
    }

    /// Hosted by a trusted server, on the connection of that number.
    pub(crate) fn served_by(instance: &str, number: u64) -> Self {
        let greenroom = GreenroomDelta {
            connection: Some(connection(number)),
            ..hosting()
        };
        let delta = SessionDelta {
            greenroom: Some(greenroom),
            ..SessionDelta::default()
        };
        Self::made(&server(instance), "room", &delta)
    }

    fn made(by: &Caller, name: &str, delta: &SessionDelta) -> Self {
        let put = Put {
            via: Via::Id,
            template: Some(&Template::eos()),
            circle: &Circle::default(),
            registrants: &NOBODY,
            at: &session_ref(name),
            when: Precondition::Absent,
            delta,
            caller: by,
            now: Timestamp(1_000),
            ids: &ids("first"),
        };
        match apply(None, &put).expect("creatable") {
            Decision::Store { session, created } => {
                assert!(created);
                Self {
                    session: *session,
                    revision: Revision(1),
                    now: Timestamp(1_000),
                }
            }
            other => panic!("{other:?}"),
        }
    }

    pub(crate) fn account(&self, number: u64) -> AccountId {
        account(number)
    }

    /// What a `PUT` would come to.
    pub(crate) fn ask(
        &self,
        who: u64,
        when: Precondition,
        delta: &SessionDelta,
    ) -> Result<Decision, Refusal> {
        self.ask_as(&caller(who), when, delta)
    }

    /// What a `PUT` of anybody would come to.
    pub(crate) fn ask_as(
        &self,
        who: &Caller,
        when: Precondition,
        delta: &SessionDelta,
    ) -> Result<Decision, Refusal> {
        let put = Put {
            via: Via::Id,
            template: Some(&Template::eos()),
            circle: &Circle::default(),
            registrants: &NOBODY,
            at: &self.session.session_ref.clone(),
            when,
            delta,
            caller: who,
            now: self.now,
            ids: &ids("second"),
        };
        apply(Some((&self.session, self.revision)), &put)
    }

    /// Carries a `PUT` out.
    pub(crate) fn put(&mut self, who: u64, delta: &SessionDelta) -> Result<Decision, Refusal> {
        let decision = self.ask(who, Precondition::None, delta)?;
        if let Decision::Store { session, .. } = &decision {
            self.session = (**session).clone();
            self.revision = Revision(self.revision.0 + 1);
        }
        Ok(decision)
    }

    pub(crate) fn join(&mut self, who: u64) {
        self.put(who, &with_me(Some(present(who)), None))
            .expect("joins");
    }

    pub(crate) fn leave(&mut self, who: u64) {
        self.put(who, &with_me(None, None)).expect("leaves");
    }

    /// The settings of an EOS session.
    pub(crate) fn settings(&self) -> &Settings {
        self.session.settings.as_ref().expect("an EOS session")
    }

    /// The same, to change them.
    pub(crate) fn settings_mut(&mut self) -> &mut Settings {
        self.session.settings.as_mut().expect("an EOS session")
    }

    pub(crate) fn register(&mut self, who: u64) {
        self.settings_mut().registered.push(account(who).into());
    }
}
