//! The session client against real directories: the one in the process, and a server across a socket.

mod local;
mod outage;
mod proxy;
mod stage;
mod story;
mod tls;
