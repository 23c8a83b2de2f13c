//! Where a directory can be.

use super::Config;
use super::error::ClientError;
use super::transport::Transport;

/// Where the directory is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In this process; all platforms of the process share it.
    Local,
    /// At this base URL, which [`Place::parse`] has checked.
    Http(String),
}

pub(super) fn open(_config: &Config) -> Result<Box<dyn Transport>, ClientError> {
    Err(ClientError::NoConnection("no transport yet".to_owned()))
}
