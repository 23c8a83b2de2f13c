//! The directory as a program: HTTP faces, sockets and the engine on disk
//! around [`greenroom_service`].

pub mod cli;
mod clock;
mod http;
pub mod listener;
mod random;
pub mod serve;
pub mod store;
mod sweeper;
mod tasks;
