//! The C types, one file or folder for each header. Doc comments become the headers' comments.

mod adjacent;
mod auth;
mod base;
mod cenum;
mod common;
mod connect;
mod friends;
mod custom_invites;
mod init;
mod integrated_platform;
mod logging;
mod p2p;
mod platform;
mod presence;
mod sessions;
mod ui;
mod user_info;
mod versions;

pub use adjacent::*;
pub use auth::*;
pub use base::*;
pub use cenum::CEnum;
pub use common::*;
pub use connect::*;
pub use friends::*;
pub use custom_invites::*;
pub use init::*;
pub use integrated_platform::*;
pub use logging::*;
pub use p2p::*;
pub use platform::*;
pub use presence::*;
pub use sessions::*;
pub use ui::*;
pub use user_info::*;
