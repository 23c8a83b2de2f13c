//! What games are promised, through the C functions and over a directory inside the process. Each test has a deployment of its own, so that they do not see each other.

#![allow(unsafe_code)] // they are C functions

mod game;
mod held;
mod hosting;
mod invites;
mod inviting;
mod joining;
mod logins;
mod logs;
mod many;
mod members_view;
mod overlay;
mod permissions;
mod platforms;
mod play;
mod searching;
mod servers;
