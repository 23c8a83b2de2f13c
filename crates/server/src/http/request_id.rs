//! A name for each request: in its answer, and in every line that it leaves in
//! the log.

use std::sync::atomic::{AtomicU64, Ordering};

use axum::http::header::{HeaderMap, HeaderName, HeaderValue};
use greenroom_protocol::limits::REQUEST_ID_MAX;
use greenroom_service::Random;

/// Where it stands, in requests and in answers.
pub(super) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Draws ids: unique among all starts of all directories, and short.
pub(super) struct RequestIds {
    start: u32,
    next: AtomicU64,
}

impl RequestIds {
    /// Ids for one start of a directory.
    pub(super) fn new(random: &dyn Random) -> Self {
        let mut start = [0; 4];
        random.fill(&mut start);
        Self {
            start: u32::from_be_bytes(start),
            next: AtomicU64::new(1),
        }
    }

    /// The id of a request: the one that a trusted proxy gave it, else a new one.
    pub(super) fn of(&self, headers: &HeaderMap, by_trusted_proxy: bool) -> HeaderValue {
        let given = headers.get(REQUEST_ID).filter(|id| is_sane(id));
        match given.filter(|_| by_trusted_proxy) {
            Some(given) => given.clone(),
            None => self.draw(),
        }
    }

    fn draw(&self) -> HeaderValue {
        let next = self.next.fetch_add(1, Ordering::Relaxed);
        let id = format!("{:08x}-{next}", self.start);
        HeaderValue::try_from(id).expect("digits are a header value")
    }
}

/// Whether an id can stand in a log without looking like something else.
fn is_sane(id: &HeaderValue) -> bool {
    let plain = |b: &u8| b.is_ascii_alphanumeric() || b"-_.:/+=".contains(b);
    (1..=REQUEST_ID_MAX).contains(&id.len()) && id.as_bytes().iter().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SystemSource;

    fn id(ids: &RequestIds, given: &str, trusted: bool) -> String {
        let given = HeaderValue::from_str(given).expect("a header value");
        let headers = HeaderMap::from_iter([(REQUEST_ID, given)]);
        let id = ids.of(&headers, trusted);
        id.to_str().expect("plain").to_owned()
    }

    #[test]
    fn a_trusted_proxy_names_requests_and_nobody_else_does() {
        let ids = RequestIds::new(&SystemSource::new());
        assert_eq!(id(&ids, "req-1", true), "req-1");
        assert_ne!(id(&ids, "req-1", false), "req-1");
        let long = "x".repeat(REQUEST_ID_MAX + 1);
        for mad in ["", "a b", "a=\"b\"", "\u{e4}", "a\tb", &long] {
            assert_ne!(id(&ids, mad, true), mad);
        }
    }

    #[test]
    fn no_id_is_drawn_twice() {
        let (one, two) = (
            RequestIds::new(&SystemSource::new()),
            RequestIds::new(&SystemSource::new()),
        );
        let none = HeaderMap::new();
        let drawn = [&one, &one, &two, &two].map(|ids| ids.of(&none, false));
        for (at, id) in drawn.iter().enumerate() {
            assert!(!drawn[..at].contains(id), "{id:?}");
        }
    }
}
