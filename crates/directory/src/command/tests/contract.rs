//! The rules of the REST contract as stories.

mod doors;
mod members;
mod owners;
mod properties;
mod roles;
mod servers;
mod time;
