//! Who asks: the check of a server's token that is known and of one that comes for the first time, against the digest of its text.

use std::hint::black_box;
use std::sync::Arc;

use greenroom_protocol::time::Timestamp;
use greenroom_protocol::token::TokenForm;
use greenroom_service::store::MemoryStore;
use greenroom_service::{
    AnyClient, ClientCredentials, Clock, DevTemplates, Parts, Random, Service,
};
use ring::digest::{SHA256, digest};
use ring::rand::{SecureRandom, SystemRandom};

use crate::desk;
use crate::measure::{compare, each};

const CHECKS: u32 = 100;
const ROUNDS: usize = 21;

/// Time stands still here.
struct Noon;

impl Clock for Noon {
    fn now(&self) -> Timestamp {
        Timestamp(1_800_000_000_000)
    }
}

struct Chance(SystemRandom);

impl Random for Chance {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.fill(bytes).unwrap();
    }
}

pub(crate) fn run() {
    let runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = { runtime }.build().unwrap();
    let opening = Service::open(Parts {
        store: Arc::new(MemoryStore::new()),
        clock: Arc::new(Noon),
        random: Arc::new(Chance(SystemRandom::new())),
        clients: Arc::new(AnyClient),
        templates: Arc::new(DevTemplates::new()),
        identities: Arc::new(greenroom_service::NoIdentityProviders),
        silence_ms: 25_000,
    });
    let service = runtime.block_on(opening).unwrap();
    let token = |number: usize| {
        let form = TokenForm {
            grant_type: "client_credentials".into(),
            deployment_id: Some(desk::deployment().to_string()),
            greenroom_instance: Some(format!("server-{number}")),
            ..TokenForm::default()
        };
        let client = ClientCredentials {
            id: "bench".into(),
            secret: "bench".into(),
        };
        let granted = runtime.block_on(service.grant(&client, &form));
        granted.map(|answer| answer.access_token).unwrap()
    };
    let known = token(0);
    let check = |token: &str| assert!(black_box(service.authenticate(token, None)).is_ok());
    let floor = || each(CHECKS, || _ = black_box(digest(&SHA256, known.as_bytes())));
    compare(
        "server's token, known / digest of its text",
        ROUNDS,
        || each(CHECKS, || check(&known)),
        floor,
    );
    // One round more than is counted.
    let count = (ROUNDS + 1) * CHECKS as usize;
    let mut fresh = (1..=count).map(token).collect::<Vec<_>>().into_iter();
    compare(
        "server's token, new / digest of its text",
        ROUNDS,
        || each(CHECKS, || check(&fresh.next().unwrap())),
        floor,
    );
}
