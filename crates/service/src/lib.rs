//! Use cases over the rules of [`greenroom_directory`]: load, decide,
//! compare-and-swap, index, answer. No sockets and no files: the faces call in
//! from above, a [`store::Store`] holds the records below.
//!
//! The futures need no particular runtime.

mod accounts;
pub mod answer;
mod browse;
mod connections;
mod doubts;
mod draw;
pub mod explore;
mod faults;
mod followed;
mod friends;
mod handles;
mod health;
mod identities;
mod invites;
mod matchmaking;
mod messages;
mod nonces;
mod outbox;
pub mod parts;
mod people;
mod plays;
mod presence;
mod queries;
mod records;
mod rights;
mod sanctions;
mod service;
mod sessions;
#[cfg(test)]
mod simulation;
mod spent;
pub mod store;
#[cfg(test)]
mod stories;
mod sweep;
mod taps;
mod templates;
#[cfg(test)]
mod testing;
mod tokens;
mod turns;

pub use accounts::ClientCredentials;
pub use answer::{Disconnect, Outcome, PutRefusal, Shown, TokenRefusal, Written};
pub use browse::Browsed;
pub use faults::{End as FateEnd, Fate, Outages};
pub use followed::{Event, Followed};
pub use greenroom_directory::access::Via;
pub use greenroom_directory::browse::Listing;
pub use greenroom_directory::caller::{Caller, Identity, Principal};
pub use greenroom_directory::index::Census;
pub use greenroom_directory::policy::{Action, Policy, UnknownAction};
pub use greenroom_directory::precondition::{Precondition, Revisions};
pub use greenroom_directory::rates;
pub use greenroom_directory::template::Template;
pub use handles::HandleSubject;
pub use health::WriteCounts;
pub use identities::{ExternalId, IdentityProviders, NoIdentityProviders, Vouched, unsupported};
pub use matchmaking::Browser;
pub use outbox::{Delivery, News, Outbox};
pub use parts::{
    AnyClient, Clients, Clock, DevTemplates, OpenError, Parts, Random, Rights, Templates,
};
pub use people::Whose;
pub use plays::PlayCounts;
pub use service::Service;
pub use sessions::SessionPut;
