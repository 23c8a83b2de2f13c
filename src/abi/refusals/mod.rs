//! Functions of the SDK for what is not here: lobbies, voice, stores, statistics and the like. A program that binds every name of the SDK finds them all, and is told plainly by each.
//!
//! The tables beside this file are made from the facts by `make exports`: a line for each function, a file for each header. What the lines mean is here. All of them look at no option and at no handle that they need not know, so
//! that an answer depends on nothing:
//!
//! - a call that is answered at once says `EOS_NotImplemented`, or the nothing of its type: 0, false, null. Where it puts something there is a zero then, null, or an empty text;
//! - a call that is answered later is told `EOS_NotImplemented` once, in the next Tick of the platform that its handle leads to, see [`tell`];
//! - a notification gets an id, is never called, and can be removed;
//! - a release has nothing to free: none of these functions gives anything out.
//!
//! Each says so in the log at its first call.

#[macro_use]
mod rows;

mod achievements;
mod anticheatclient;
mod anticheatserver;
mod ecom;
mod integratedplatform;
mod kws;
mod leaderboards;
mod lobby;
mod mods;
mod playerdatastorage;
mod progressionsnapshot;
mod reports;
mod rtc;
mod rtc_admin;
mod rtc_audio;
mod rtc_data;
mod sanctions;
mod stats;
mod tell;
mod titlestorage;
mod types;
mod undeclared;

pub use types::RefusingHandle;

/// What the lines of the tables are made of.
mod prelude {
    pub(super) use std::sync::atomic::AtomicBool;

    pub(super) use super::tell::{
        Shape, adding_boundary, by_width, refusing_boundary, releasing_boundary, removing_boundary,
        telling_boundary,
    };
    pub(super) use super::types::{
        Begun, Bytes, Callback, ClientData, Handle, Options, Out, Parameter, Text, Thing,
    };
    pub(super) use crate::abi::boundary::Neutral;
    pub(super) use crate::abi::types::EOS_NotificationId;
    pub(super) use crate::result::EOS_EResult;
}
