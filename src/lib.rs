//! Greenroom's library: game sessions behind the C ABI of Epic Online Services' Sessions.
//!
//! Games use it through the headers in `include/`; this Rust library exists for the tests and benchmarks, and promises nothing to anybody else.

pub mod abi;
mod c_enum;
pub mod client;
pub mod interfaces;
pub mod platform;
pub mod result;
pub mod runtime;
pub mod user_id;
