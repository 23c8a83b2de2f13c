//! Finding a session among a thousand, from the question to the completion in Tick, against an empty handler that answers the same bytes to the same kind of HTTP client.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::Router;
use axum::http::header;
use axum::routing::post;
use greenroom_protocol::attribute::AttributeValue;
use greenroom_protocol::ids::TemplateName;
use greenroom_protocol::search::{
    Comparison, Criterion, EosQuery, HandleKind, HandleQuery, HandleResults, SearchRow,
};

use crate::desk::{self, Desk, Player};
use crate::measure::{Seconds, compare, time};

const SESSIONS: usize = 1_000;
const BUCKETS: usize = 10;

pub(crate) fn run() {
    let desk = Desk::in_memory();
    let player = desk.player();
    player.host_many(SESSIONS, BUCKETS);
    for results in [10, 50] {
        let query = query(results);
        let body = desk
            .block_on(player.client.search(player.user, query.clone()))
            .unwrap();
        assert_eq!(body.len(), results as usize);
        let floor = Floor::start(&desk, &query, &HandleResults { results: body });
        let name = format!(
            "find {results} of {SESSIONS} / empty handler, {} bytes",
            floor.bytes
        );
        compare(
            &name,
            301,
            || player.find(&query),
            || desk.block_on(floor.ask()),
        );
    }
}

/// A bucket of a hundred sessions, a range that half of them are in, a list of words, a free slot.
fn query(max_results: u32) -> EosQuery {
    let criterion = |key: &str, op, value| Criterion {
        key: key.into(),
        op,
        value,
    };
    let text = |text: &str| AttributeValue::String(text.into());
    EosQuery {
        criteria: vec![
            criterion("bucket", Comparison::Equal, text("bucket-3")),
            criterion(
                "SKILL",
                Comparison::GreaterThanOrEqual,
                AttributeValue::Int64(0),
            ),
            criterion("MAP", Comparison::AnyOf, text("harbour;desert;Übersee")),
            criterion(
                "minslotsavailable",
                Comparison::GreaterThanOrEqual,
                AttributeValue::Int64(1),
            ),
        ],
        max_results,
        ..EosQuery::default()
    }
}

impl Player {
    fn find(&self, query: &EosQuery) -> Seconds {
        let done = Arc::new(AtomicBool::new(false));
        time(|| {
            let (client, user, query, told) = (
                self.client.clone(),
                self.user,
                query.clone(),
                Arc::clone(&done),
            );
            self.engine.spawn(
                async move { client.search(user, query).await },
                move |found| {
                    assert!(!found.expect("the worker lives").expect("found").is_empty());
                    told.store(true, Ordering::Relaxed);
                },
            );
            while !done.load(Ordering::Relaxed) {
                self.engine.tick(None);
                // A game sleeps between frames; one that spun would take a core from the two sides that answer.
                std::thread::yield_now();
            }
        })
    }
}

struct Floor {
    http: reqwest::Client,
    url: String,
    question: Vec<u8>,
    bytes: usize,
}

impl Floor {
    fn start(desk: &Desk, query: &EosQuery, answer: &HandleResults<SearchRow>) -> Self {
        let answer = serde_json::to_vec(answer).unwrap();
        let bytes = answer.len();
        let question = HandleQuery {
            kind: HandleKind::Search,
            scid: desk::deployment(),
            template_name: TemplateName::eos(),
            global: true,
            greenroom: query.clone(),
        };
        let handler = move || {
            let answer = answer.clone();
            async move { ([(header::CONTENT_TYPE, "application/json")], answer) }
        };
        let address = desk.serve(Router::new().route("/handles/query", post(handler)));
        Self {
            http: desk.http(),
            url: format!("http://{address}/handles/query"),
            question: serde_json::to_vec(&question).unwrap(),
            bytes,
        }
    }

    async fn ask(&self) -> Seconds {
        let started = tokio::time::Instant::now();
        let request = self
            .http
            .post(&self.url)
            .header("content-type", "application/json")
            .body(self.question.clone());
        let answer = request.send().await.unwrap().bytes().await.unwrap();
        assert_eq!(answer.len(), self.bytes);
        started.elapsed().as_secs_f64()
    }
}
