//! Records that were written before sessions of the REST contract were kept:
//! `earlier/` holds them as they lay in the store.

use greenroom_protocol::time::Timestamp;
use serde_json::Value;

use super::Session;
use crate::liveness::{Advance, advance, all_connections_lost, next_timer, over_at};

const RECORDS: [&str; 2] = [
    include_str!("earlier/player.json"),
    include_str!("earlier/server.json"),
];
const SILENCE: u64 = 25_000;

fn read(record: &str) -> Session {
    Session::from_bytes(record.as_bytes()).expect("readable")
}

/// Whether everything that `part` says stands in `whole` too.
fn says_all(whole: &Value, part: &Value) -> bool {
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => part.iter().all(|(key, part)| {
            let found = whole.get(key);
            part.is_null() && found.is_none() || found.is_some_and(|whole| says_all(whole, part))
        }),
        _ => whole == part,
    }
}

#[test]
fn an_earlier_record_is_written_again_with_all_that_it_said() {
    for record in RECORDS {
        let again: Value = serde_json::from_slice(&read(record).to_bytes()).expect("JSON");
        let before: Value = serde_json::from_str(record).expect("JSON");
        assert!(says_all(&again, &before), "{again:#}\nof\n{before:#}");
    }
}

#[test]
fn an_earlier_session_lives_and_ends_by_the_rules_of_today() {
    let now = Timestamp(1_000_000_000);
    for session in RECORDS.map(read) {
        assert_eq!(next_timer(&session, SILENCE), None, "everybody is there");
        assert_eq!(advance(&session, now, SILENCE), Advance::Unchanged);
        let Advance::Changed(lost) = all_connections_lost(&session, now) else {
            panic!("a restart loses every connection");
        };
        let end = now.plus(SILENCE);
        assert_eq!(over_at(&lost, SILENCE), Some(end));
        assert_eq!(advance(&lost, end, SILENCE), Advance::Ended);
    }
}
