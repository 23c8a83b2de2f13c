//! What each fault does to which request, and that the same seed brings the
//! same.

use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::faults::{
    EVERYTHING, FaultsDelta, GivenResult, Latency, Loss, OPERATIONS, PUSH,
};
use greenroom_protocol::limits;
use greenroom_protocol::session::Patch;
use greenroom_protocol::time::Timestamp;

use super::plan::{End, Fate, Plan, check};

const START: Timestamp = Timestamp(1_000_000);

fn plan(delta: FaultsDelta) -> Plan {
    check(&delta).expect("it makes sense");
    let mut plan = Plan::default();
    plan.change(&delta, START).expect("it fits");
    plan
}

fn losing(loss: Loss) -> FaultsDelta {
    FaultsDelta {
        seed: Some(7),
        loss: Patch::Set(loss),
        ..FaultsDelta::default()
    }
}

fn ends(plan: &mut Plan, operation: &str, count: usize) -> Vec<End> {
    let end = |_| plan.fate(operation, START).end;
    (0..count).map(end).collect()
}

#[test]
fn nothing_goes_wrong_that_was_not_asked_for() {
    let mut plan = plan(FaultsDelta::default());
    assert!(plan.is_idle(START));
    for operation in OPERATIONS {
        assert_eq!(plan.fate(operation, START), Fate::default());
    }
}

#[test]
fn latency_is_what_was_asked_for_and_a_drawn_part_besides() {
    let latency = Latency {
        ms: 100,
        jitter_ms: 50,
        operation: "writeSession".into(),
    };
    let delta = FaultsDelta {
        seed: Some(3),
        latency: Patch::Set(latency),
        ..FaultsDelta::default()
    };
    let delays = |plan: &mut Plan| -> Vec<u64> {
        let delay = |_| plan.fate("writeSession", START).delay_ms;
        (0..200).map(delay).collect()
    };
    let mut one = plan(delta.clone());
    let first = delays(&mut one);
    assert!(first.iter().all(|ms| (100..=150).contains(ms)), "{first:?}");
    assert!(first.contains(&100) && first.contains(&150), "{first:?}");
    assert_eq!(one.fate("readSession", START).delay_ms, 0);
    // The same seed, with others asking in between.
    let mut other = plan(delta);
    for _ in 0..9 {
        other.fate("connect", START);
    }
    assert_eq!(delays(&mut other), first);
}

#[test]
fn a_share_of_the_requests_is_lost_and_a_share_of_the_answers() {
    let mut plan = plan(losing(Loss {
        request_percent: 20,
        answer_percent: 50,
        operation: EVERYTHING.into(),
        times: None,
    }));
    let ends = ends(&mut plan, "writeSession", 1000);
    let count = |end: &End| ends.iter().filter(|one| *one == end).count();
    assert!((150..250).contains(&count(&End::RequestLost)), "{ends:?}");
    assert!((330..470).contains(&count(&End::AnswerLost)), "{ends:?}");
    assert!(!plan.is_idle(START));
}

#[test]
fn no_more_is_lost_than_was_asked_for() {
    let mut plan = plan(losing(Loss {
        answer_percent: 100,
        operation: "writeSession".into(),
        times: Some(2),
        ..Loss::default()
    }));
    assert_eq!(ends(&mut plan, "readSession", 1), [End::CarriedOut]);
    let lost = [End::AnswerLost, End::AnswerLost, End::CarriedOut];
    assert_eq!(ends(&mut plan, "writeSession", 3), lost);
    assert!(plan.is_idle(START));
}

#[test]
fn a_result_is_given_as_often_as_was_asked_for() {
    let result = |operation: &str, error, times| GivenResult {
        operation: operation.into(),
        error,
        times,
    };
    let mut plan = plan(FaultsDelta {
        results: vec![
            result("readSession", ErrorCode::NotFound, 9),
            result("readSession", ErrorCode::Forbidden, 2),
            result(EVERYTHING, ErrorCode::Internal, 1),
        ],
        ..FaultsDelta::default()
    });
    let mut code = |operation| match plan.fate(operation, START).end {
        End::Refused(refusal) => Some(refusal.code),
        _ => None,
    };
    assert_eq!(code(PUSH), None);
    assert_eq!(code("readSession"), Some(ErrorCode::Forbidden));
    assert_eq!(code("readSession"), Some(ErrorCode::Forbidden));
    assert_eq!(code("connect"), Some(ErrorCode::Internal));
    assert_eq!(code("readSession"), None);
    assert!(plan.is_idle(START));
}

#[test]
fn a_result_is_taken_back_by_none() {
    let given = |times| FaultsDelta {
        results: vec![GivenResult {
            operation: "connect".into(),
            error: ErrorCode::Internal,
            times,
        }],
        ..FaultsDelta::default()
    };
    let mut plan = plan(given(5));
    plan.change(&given(0), START).expect("it fits");
    assert!(plan.is_idle(START));
}

#[test]
fn an_outage_ends_by_its_time_or_by_word() {
    let outage = |ms| FaultsDelta {
        outage_ms: Some(ms),
        ..FaultsDelta::default()
    };
    let mut plan = plan(outage(500));
    let lost = |plan: &mut Plan, at| plan.fate("readHealth", at).end == End::RequestLost;
    assert!(lost(&mut plan, START));
    assert!(lost(&mut plan, START.plus(499)));
    assert!(!lost(&mut plan, START.plus(500)));
    assert!(plan.is_idle(START.plus(500)));
    plan.change(&outage(500), START).expect("it fits");
    plan.change(&outage(0), START).expect("it fits");
    assert!(!lost(&mut plan, START));
}

#[test]
fn what_makes_no_sense_is_refused_by_its_field() {
    let latency = |ms, jitter_ms, operation: &str| FaultsDelta {
        latency: Patch::Set(Latency {
            ms,
            jitter_ms,
            operation: operation.into(),
        }),
        ..FaultsDelta::default()
    };
    let given = |operation: &str, times| FaultsDelta {
        results: vec![GivenResult {
            operation: operation.into(),
            error: ErrorCode::Internal,
            times,
        }],
        ..FaultsDelta::default()
    };
    let loss = |request_percent, answer_percent, times| {
        losing(Loss {
            request_percent,
            answer_percent,
            operation: PUSH.into(),
            times,
        })
    };
    let most = limits::FAULT_LATENCY_MAX_MS;
    for (delta, field) in [
        (latency(most + 1, 0, PUSH), "latency.ms"),
        (latency(0, most + 1, PUSH), "latency.jitterMs"),
        (latency(0, 0, "writesession"), "latency.operation"),
        (loss(101, 0, None), "loss.requestPercent"),
        (loss(0, 101, None), "loss.answerPercent"),
        (loss(1, 1, Some(0)), "loss.times"),
        (given("nothing", 1), "results.operation"),
        (given(PUSH, 1), "results.operation"),
        (
            given("connect", limits::FAULT_TIMES_MAX + 1),
            "results.times",
        ),
        (
            FaultsDelta {
                outage_ms: Some(limits::FAULT_OUTAGE_MAX_MS + 1),
                ..FaultsDelta::default()
            },
            "outageMs",
        ),
    ] {
        let refusal = check(&delta).expect_err(field);
        assert_eq!(refusal.code, ErrorCode::BadRequest);
        assert!(refusal.message.starts_with(field), "{refusal}");
    }
    check(&latency(most, most, PUSH)).expect("just within");
    check(&loss(100, 100, Some(1))).expect("just within");
}
