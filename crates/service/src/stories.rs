//! What players and servers live through, told as tests.

mod browsing;
mod cluster;
mod connect;
mod followed;
mod handle_records;
mod handles;
mod hosting;
mod initialization;
mod invites;
mod life_and_death;
mod logins;
mod messages;
mod mishaps;
mod nonces;
mod operators;
mod people;
mod platforms;
mod policies;
mod presence;
mod queries;
mod sanctions;
mod searching;
mod servers;
mod taps;
mod transfers;
mod years;
