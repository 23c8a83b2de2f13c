//! What several tests share. Each test binary uses its own part of it.
#![allow(dead_code)]

pub(crate) mod disk;
pub(crate) mod player;
pub(crate) mod program;
pub(crate) mod push;
pub(crate) mod records;
pub(crate) mod server;
