//! What players and servers live through, told as tests.

mod cluster;
mod hosting;
mod life_and_death;
mod logins;
mod mishaps;
mod nonces;
mod operators;
mod policies;
mod searching;
mod servers;
mod years;
