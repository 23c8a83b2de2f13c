//! The rules of `PUT` as stories.

mod contract;
mod creation;
mod membership;
mod merge_oracle;
mod owner;
mod retold;

use greenroom_protocol::session::PropertiesDelta;
use serde_json::value::RawValue;

use super::*;
use crate::testing::{NOBODY, ids, session_ref};

fn read(text: &str) -> SessionDelta {
    serde_json::from_str(text).expect("a delta")
}

fn on_free_name(
    who: &Caller,
    when: Precondition,
    delta: &SessionDelta,
) -> Result<Decision, Refusal> {
    let put = Put {
        via: Via::Id,
        template: Some(&Template::eos()),
        circle: &Circle::default(),
        registrants: &NOBODY,
        at: &session_ref("room"),
        when,
        delta,
        caller: who,
        now: Timestamp(5),
        ids: &ids("new"),
    };
    apply(None, &put)
}

fn stored(decision: Result<Decision, Refusal>) -> Session {
    match decision {
        Ok(Decision::Store { session, .. }) => *session,
        other => panic!("expected a session, got {other:?}"),
    }
}

fn refused(decision: Result<Decision, Refusal>, code: ErrorCode) -> String {
    let refusal = decision.expect_err("must be refused");
    assert_eq!(refusal.code, code, "{refusal}");
    refusal.message
}

fn settings(greenroom: GreenroomDelta) -> SessionDelta {
    SessionDelta {
        greenroom: Some(greenroom),
        ..SessionDelta::default()
    }
}

fn custom(key: &str, value: &str) -> SessionDelta {
    let value = RawValue::from_string(value.to_owned()).expect("JSON");
    SessionDelta {
        properties: Some(PropertiesDelta {
            system: None,
            greenroom: None,
            custom: Some([(key.to_owned(), value)].into()),
        }),
        ..SessionDelta::default()
    }
}
