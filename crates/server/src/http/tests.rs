//! The face on clocks that are turned by hand: bodies that never end, tokens that
//! are too old.

use std::sync::atomic::{AtomicU64, Ordering};

use greenroom_protocol::error::ERROR_HEADER;
use greenroom_protocol::time::Timestamp;
use greenroom_protocol::token::TokenAnswer;
use greenroom_service::store::MemoryStore;
use greenroom_service::{AnyClient, Clock, DevTemplates, Parts};

use super::*;
use crate::tasks::{Stopper, watch_and_tasks};

pub(super) const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

/// A clock that stands until it is set.
pub(super) struct Standing(AtomicU64);

impl Clock for Standing {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::Relaxed))
    }
}

pub(super) async fn face() -> (App, Arc<Standing>, Stopper) {
    let clock = Arc::new(Standing(AtomicU64::new(1_000_000_000_000)));
    let directory = Directory::open(Parts {
        store: Arc::new(MemoryStore::new()),
        clock: Arc::clone(&clock) as Arc<dyn Clock>,
        random: Arc::new(SystemSource::new()),
        clients: Arc::new(AnyClient),
        templates: Arc::new(DevTemplates::new()),
        identities: Arc::new(greenroom_service::NoIdentityProviders),
        silence_ms: limits::CONNECTION_SILENCE_MS,
    });
    let directory = directory.await.expect("opens");
    let (watch, tasks, stopper) = watch_and_tasks();
    let metrics = Arc::new(Metrics::new(directory.now()));
    let surroundings = Surroundings::new(&Network::default(), Arc::default(), metrics);
    let app = App::new(directory, surroundings, tasks, watch);
    (app, clock, stopper)
}

fn token_request(body: Body) -> Request<Body> {
    Request::post("/auth/v1/oauth/token")
        .header("authorization", "Basic eDp5")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(body)
        .expect("a request")
}

async fn text(response: Response) -> String {
    let bytes = axum::body::to_bytes(response.into_body(), 64 * 1024).await;
    String::from_utf8(bytes.expect("whole").to_vec()).expect("text")
}

#[tokio::test(start_paused = true)]
async fn a_body_that_never_ends_is_given_up() {
    let (app, _clock, _stopper) = face().await;
    let endless = futures_util::stream::pending::<Result<Vec<u8>, std::io::Error>>();
    let request = token_request(Body::from_stream(endless));

    let start = Instant::now();
    let answer = app.answer(HERE, request).await;
    let limit = Duration::from_millis(limits::REQUEST_MS);
    assert_eq!(start.elapsed().as_secs(), limit.as_secs());
    assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.headers()[ERROR_HEADER], "unavailable");
}

#[tokio::test]
async fn a_token_that_is_too_old_is_refused_and_says_so() {
    let (app, clock, _stopper) = face().await;
    let form = "grant_type=client_credentials&deployment_id=d";
    let answer = app.answer(HERE, token_request(Body::from(form))).await;
    let answer: TokenAnswer = serde_json::from_str(&text(answer).await).expect("a token");
    let ask = || {
        let bearer = format!("Bearer {}", answer.access_token);
        let request = Request::get("/serviceconfigs/d/sessionTemplates/eos/sessions/a");
        let request = request.header("authorization", bearer);
        request.body(Body::empty()).expect("a request")
    };
    let fresh = app.answer(HERE, ask()).await;
    assert_eq!(fresh.status(), StatusCode::NO_CONTENT);

    let lifetime = limits::ACCESS_TOKEN_LIFETIME_MS;
    clock.0.fetch_add(lifetime, Ordering::Relaxed);
    let late = app.answer(HERE, ask()).await;
    assert_eq!(late.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(late.headers()[ERROR_HEADER], "unauthorized");
    assert!(text(late).await.contains("expired"));
}
