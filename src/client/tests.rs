//! What the client makes of a directory that fails: told over a directory that does what it is told, in time that passes at once.

mod channels;
mod fake;
mod outages;
mod tokens;
