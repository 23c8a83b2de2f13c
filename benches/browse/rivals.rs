//! Others that answer the same searches over the same sessions.

use std::sync::Arc;

use greenroom_directory::browse::{Listing, Meter, Query};
use greenroom_protocol::attribute::{AttributeKey, AttributeValue};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::world::{Facts, Wanted, bucket_name, map_name, mode_name};

/// The floor: arrays of nothing but the numbers that these searches ask for, laid out for them alone, a set for each bucket. They know no texts, cannot be changed, and answer nothing else.
pub(crate) struct BareColumns(Vec<Columns>);

#[derive(Default)]
struct Columns {
    numbers: Vec<u32>,
    modes: Vec<u8>,
    maps: Vec<u8>,
    pings: Vec<i16>,
    skills: Vec<i16>,
}

impl BareColumns {
    pub(crate) fn of(facts: &[Facts], buckets: usize) -> Self {
        let mut all: Vec<Columns> = Vec::new();
        all.resize_with(buckets, Columns::default);
        // The newest first, as searches have those that are as near as each other.
        for (number, facts) in facts.iter().enumerate().rev() {
            let columns = &mut all[facts.bucket];
            columns.numbers.push(u32::try_from(number).unwrap());
            columns.modes.push(u8::try_from(facts.mode).unwrap());
            columns.maps.push(u8::try_from(facts.map).unwrap());
            columns.pings.push(i16::try_from(facts.ping).unwrap());
            columns.skills.push(i16::try_from(facts.skill).unwrap());
        }
        Self(all)
    }

    pub(crate) fn find(&self, wanted: &Wanted) -> Vec<u32> {
        let columns = &self.0[wanted.bucket];
        let maps = wanted.maps.iter().fold(0_u32, |maps, map| maps | 1 << map);
        let mut found: Vec<(u64, u32)> = (0..columns.numbers.len())
            .filter(|&row| {
                u64::from(columns.modes[row]) == wanted.mode
                    && i64::from(columns.pings[row]) < wanted.ping
                    && maps >> columns.maps[row] & 1 == 1
            })
            .map(|row| {
                let skill = i64::from(columns.skills[row]);
                (skill.abs_diff(wanted.skill), u32::try_from(row).unwrap())
            })
            .collect();
        if found.len() > wanted.results {
            found.select_nth_unstable(wanted.results - 1);
            found.truncate(wanted.results);
        }
        found.sort_unstable();
        let number = |&(_, row): &(u64, u32)| columns.numbers[row as usize];
        found.iter().map(number).collect()
    }
}

/// Every listing looked at with what the search means.
pub(crate) fn scan<'a>(listings: &'a [Arc<Listing>], query: &Query) -> Vec<&'a Arc<Listing>> {
    let mut meter = Meter::default();
    let matching = listings
        .iter()
        .filter(|it| query.predicate.holds(it, &mut meter));
    let mut found: Vec<&Arc<Listing>> = matching.collect();
    let newest_first = |a: &Listing, b: &Listing| b.posted.cmp(&a.posted);
    found.sort_unstable_by(|a, b| {
        let by = query.order.iter();
        let decided = by
            .map(|by| by.compare(a.scalar(by.field()), b.scalar(by.field())))
            .find(|order| order.is_ne());
        decided.unwrap_or_else(|| newest_first(a, b))
    });
    found.truncate(query.limit);
    found
}

/// The number of a session, by its name.
pub(crate) fn number(listing: &Listing) -> u32 {
    let name = listing.session_ref.name.as_str();
    u32::from_str_radix(&name[name.len() - 12..], 16).unwrap()
}

/// A search in SQL.
pub(crate) struct Question {
    sql: String,
    values: Vec<Value>,
}

impl Question {
    pub(crate) fn of(wanted: &Wanted) -> Self {
        let maps = vec!["?"; wanted.maps.len()].join(", ");
        let sql = format!(
            "SELECT number FROM session
            WHERE bucket = ? AND mode = ? AND map IN ({maps}) AND ping < ?
            ORDER BY abs(skill - ?), posted DESC LIMIT ?"
        );
        let head = [bucket_name(wanted.bucket), mode_name(wanted.mode)];
        let maps = wanted.maps.iter().map(|map| map_name(*map));
        let results = i64::try_from(wanted.results).unwrap();
        let tail = [wanted.ping, wanted.skill, results];
        let texts = head.into_iter().chain(maps).map(Value::Text);
        Self {
            sql,
            values: texts.chain(tail.map(Value::Integer)).collect(),
        }
    }
}

/// SQLite in memory, with an index that holds all that is asked for, in the order in which these searches narrow down.
pub(crate) struct Sqlite(Connection);

impl Sqlite {
    pub(crate) fn of(facts: &[Facts]) -> Self {
        let mut connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch(
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
                CREATE TABLE session (
                    number INTEGER PRIMARY KEY, name TEXT, posted INTEGER, bucket TEXT,
                    mode TEXT, map TEXT, title TEXT, ping INTEGER, skill INTEGER,
                    round INTEGER, ratio REAL, ranked INTEGER
                );",
            )
            .unwrap();
        let all = connection.transaction().unwrap();
        {
            let sql =
                "INSERT INTO session VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
            let mut insert = all.prepare(sql).unwrap();
            for (number, facts) in facts.iter().enumerate() {
                insert
                    .execute(params_from_iter(row(number, facts)))
                    .unwrap();
            }
        }
        all.commit().unwrap();
        connection
            .execute_batch(
                "CREATE INDEX found ON session (bucket, mode, map, ping, skill, posted);
                ANALYZE;",
            )
            .unwrap();
        Self(connection)
    }

    pub(crate) fn find(&self, question: &Question) -> Vec<u32> {
        let mut select = self.0.prepare_cached(&question.sql).unwrap();
        let rows = select.query_map(params_from_iter(&question.values), |row| row.get(0));
        rows.unwrap().map(Result::unwrap).collect()
    }

    /// One attribute of one session is another now.
    pub(crate) fn update(&self, number: usize, skill: i64) {
        let sql = "UPDATE session SET skill = ?2 WHERE number = ?1";
        let mut update = self.0.prepare_cached(sql).unwrap();
        let number = i64::try_from(number).unwrap();
        assert_eq!(update.execute([number, skill]).unwrap(), 1);
    }
}

fn row(number: usize, facts: &Facts) -> impl Iterator<Item = Value> {
    let whole = |number: usize| Value::Integer(i64::try_from(number).unwrap());
    let head = [
        whole(number),
        Value::Text(facts.name.clone()),
        whole(usize::try_from(facts.posted.0).unwrap()),
        Value::Text(bucket_name(facts.bucket)),
    ];
    let attributes = facts.attributes();
    let value = |key: &str| {
        let key = AttributeKey::new(key).unwrap();
        let found = attributes.iter().find(|(known, _)| *known == key);
        match found.and_then(|(_, value)| value.clone()).unwrap() {
            AttributeValue::Bool(value) => Value::Integer(value.into()),
            AttributeValue::Int64(value) => Value::Integer(value),
            AttributeValue::Double(value) => Value::Real(value.get()),
            AttributeValue::String(text) => Value::Text(text),
        }
    };
    let keys = [
        "MODE", "MAP", "TITLE", "PING", "SKILL", "ROUND", "RATIO", "RANKED",
    ];
    let values: Vec<Value> = keys.into_iter().map(value).collect();
    head.into_iter().chain(values)
}
