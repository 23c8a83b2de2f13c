//! The words that the library, the directory and any other client put on the
//! wire: ids, documents, queries, tokens, push frames, refusals, and every
//! limit that holds for them.
//!
//! Nothing here decides anything. A type that can be built from text checks
//! the text once; whoever holds the type may rely on it.

pub mod attribute;
pub mod connect;
pub mod error;
pub mod faults;
pub mod friends;
pub mod handle;
pub mod ids;
pub mod json;
pub mod limits;
pub mod matchmaking;
pub mod message;
mod object;
pub mod people;
pub mod platform;
pub mod play;
pub mod player;
pub mod presence;
pub mod push;
pub mod query;
pub mod rate;
pub mod rta;
pub mod sanction;
#[cfg(feature = "schema")]
mod schema;
pub mod search;
pub mod session;
pub mod settings;
pub mod template;
pub mod time;
pub mod token;
pub mod version;

/// The contract version that this release speaks (`100 * major + minor`).
pub const CONTRACT_VERSION: u32 = 107;

/// The template of every session that comes from the EOS face.
pub const EOS_TEMPLATE: &str = "eos";
