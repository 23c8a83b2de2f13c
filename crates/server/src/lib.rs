//! The directory as a program: HTTP faces, sockets and the engine on disk
//! around [`greenroom_service`].

mod admission;
pub mod cli;
mod clients;
pub mod clock;
mod config;
mod files;
mod http;
pub mod identity;
mod listener;
mod load;
mod metrics;
pub mod network;
mod proxy;
mod random;
pub mod rates;
mod reload;
pub mod serve;
pub mod store;
mod sweeper;
mod tasks;
mod templates;
mod tls;
