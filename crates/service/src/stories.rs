//! What players live through, told as tests.

mod cluster;
mod hosting;
mod life_and_death;
mod logins;
mod mishaps;
mod policies;
mod servers;
mod years;
