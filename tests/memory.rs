//! What the index of a directory keeps of each session, counted block by block.
#![allow(unsafe_code)] // an allocator cannot be written without

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use greenroom_directory::access::Via;
use greenroom_directory::browse::{Catalog, Listing};
use greenroom_directory::caller::{Caller, Principal};
use greenroom_directory::command::{Decision, FreshIds, Put, apply};
use greenroom_directory::index::Index;
use greenroom_directory::people::Circle;
use greenroom_directory::policy::Policy;
use greenroom_directory::precondition::Precondition;
use greenroom_directory::registrants::Registrants;
use greenroom_directory::session::Session;
use greenroom_directory::template::Template;
use greenroom_protocol::attribute::{AttributeKey, AttributeValue, Finite};
use greenroom_protocol::ids::{
    AccountId, ConnectionId, Deployment, Revision, SessionName, SessionRef,
};
use greenroom_protocol::limits;
use greenroom_protocol::session::{
    MemberDelta, MemberPropertiesDelta, MemberSystemDelta, Patch, SessionDelta,
};
use greenroom_protocol::settings::GreenroomDelta;
use greenroom_protocol::time::Timestamp;

const SESSIONS: usize = 20_000;
const BUCKETS: usize = 20;

/// What a session with eight attributes may cost.
const BUDGET: usize = 1_024;

/// Bytes of all blocks that are taken. What an allocator adds to each is its own.
static TAKEN: AtomicUsize = AtomicUsize::new(0);

struct Counting;

#[global_allocator]
static COUNTING: Counting = Counting;

// SAFETY: every call goes to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        TAKEN.fetch_add(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller's promises are those that the system asks for.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        TAKEN.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: as above.
        unsafe { System.dealloc(at, layout) }
    }
}

/// What is made, and how many bytes it keeps.
fn weighed<T>(make: impl FnOnce() -> T) -> (T, usize) {
    let before = TAKEN.load(Ordering::Relaxed);
    let made = make();
    (made, TAKEN.load(Ordering::Relaxed) - before)
}

fn guid(kind: u64, number: usize) -> String {
    // Spread, as drawn ones are.
    let spread = (number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let (high, low) = (spread >> 32, spread & 0xffff_ffff_ffff);
    format!("{high:08x}-{kind:04x}-4000-8000-{low:012x}")
}

/// A session that a player of its own hosts, with eight attributes.
fn session(number: usize) -> Session {
    let account = AccountId::new(number as u64 + 1_000_000).expect("in range");
    let name = SessionName::new(guid(1, number)).expect("valid");
    let deployment = Deployment::new("8f3b4d92c0a14a6f9f1f7f5f0c1d2e3f").expect("valid");
    let connection = ConnectionId::new(guid(2, number)).expect("a GUID");
    let system = MemberSystemDelta {
        active: Some(true),
        connection: Patch::Set(connection),
        ..MemberSystemDelta::default()
    };
    let me = MemberDelta {
        properties: Some(MemberPropertiesDelta {
            system: Some(system),
            custom: None,
        }),
        ..MemberDelta::default()
    };
    let settings = GreenroomDelta {
        bucket: Some(format!("shooter:eu-west:{}", number % BUCKETS)),
        max_players: Some(16),
        register: vec![account.into()],
        attributes: attributes(number),
        ..GreenroomDelta::default()
    };
    let put = Put {
        at: &SessionRef::eos(deployment.clone(), name),
        via: Via::Id,
        template: Some(&Template::eos()),
        when: Precondition::Absent,
        delta: &SessionDelta {
            members: [("me".to_owned(), Some(me))].into(),
            greenroom: Some(settings),
            ..SessionDelta::default()
        },
        caller: &Caller {
            deployment,
            client_id: "game".into(),
            policy: Policy::everything(),
            principal: Principal::User {
                account,
                name: "host".into(),
            },
            device: None,
            address: Some([10, 0, (number >> 8) as u8, number as u8].into()),
        },
        circle: &Circle::default(),
        registrants: &Registrants::default(),
        now: Timestamp(1_800_000_000_000 + number as u64),
        ids: &FreshIds {
            branch: guid(3, number),
            correlation_id: guid(4, number),
            search_handle: guid(5, number),
        },
    };
    match apply(None, &put).expect("creatable") {
        Decision::Store { session, .. } => *session,
        other => panic!("{other:?}"),
    }
}

type Attributes = std::collections::BTreeMap<AttributeKey, Option<AttributeValue>>;

/// Three texts, three whole numbers, one other number, one truth value.
fn attributes(number: usize) -> Attributes {
    let whole = i64::try_from(number).expect("small");
    let ratio = Finite::new(whole as f64 / 7.0).expect("finite");
    let text = AttributeValue::String;
    [
        ("MODE", text(format!("mode-{}", number % 4))),
        ("MAP", text(format!("map-of-the-season-{}", number % 16))),
        ("TITLE", text(format!("Session number {number}"))),
        ("PING", AttributeValue::Int64(whole % 200)),
        ("SKILL", AttributeValue::Int64(whole % 3_000)),
        ("ROUND", AttributeValue::Int64(whole % 30)),
        ("RATIO", AttributeValue::Double(ratio)),
        ("RANKED", AttributeValue::Bool(number.is_multiple_of(2))),
    ]
    .into_iter()
    .map(|(key, value)| (AttributeKey::new(key).expect("valid"), Some(value)))
    .collect()
}

#[test]
fn a_session_with_eight_attributes_costs_the_index_a_kibibyte_at_most() {
    let silence = limits::CONNECTION_SILENCE_MS;
    let (index, all) = weighed(|| {
        let mut index = Index::new(silence);
        for number in 0..SESSIONS {
            index.upsert(Revision(1), &session(number));
        }
        index
    });
    assert_eq!(index.census().sessions, SESSIONS);
    let listing = |number| Listing::of(&session(number), silence).expect("public");
    let (listings, alone) = weighed(|| {
        let listings = (0..SESSIONS).map(|number| Arc::new(listing(number)));
        listings.collect::<Vec<_>>()
    });
    let (_catalog, table) = weighed(|| {
        let mut catalog = Catalog::default();
        for listing in &listings {
            catalog.insert(listing.clone());
        }
        catalog
    });
    let each = |bytes: usize| bytes / SESSIONS;
    println!(
        "{} bytes a session: {} of them to find it in searches; what searches see of one that shares nothing with others: {}",
        each(all),
        each(table),
        each(alone),
    );
    assert!(each(all) <= BUDGET, "{} bytes a session", each(all));
}
