//! The rules of sessions.
//!
//! Everything here is a function of its arguments: a record, a command, a
//! caller, an instant, fresh ids. No I/O, no clock, no threads, no randomness,
//! so that a simulation can play years in seconds and a rule can be read
//! without knowing where the record lies.

pub mod access;
pub mod browse;
pub mod caller;
pub mod changes;
pub mod command;
pub mod consequences;
pub mod constants;
pub mod departures;
pub mod digest;
mod few;
pub mod handles;
pub mod index;
pub mod initialization;
pub mod json;
pub mod liveness;
pub mod members;
pub mod messages;
pub mod people;
pub mod policy;
pub mod precondition;
pub mod queries;
pub mod rates;
pub mod registrants;
pub mod roles;
pub mod sanctions;
pub mod servers;
pub mod session;
pub mod settings;
pub mod shared;
pub mod template;
#[cfg(test)]
mod testing;
pub mod view;
