//! Where a directory can be.

use super::Config;
use super::error::ClientError;
use super::http::{self, Http};
use super::local::Local;
use super::transport::Transport;

/// Where the directory is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In this process; all platforms of the process share it.
    Local,
    /// At this base URL, as [`Place::parse`] checked it.
    Http(String),
}

impl Place {
    /// Reads `local:` or a URL with `http` or `https`.
    ///
    /// # Errors
    /// What is wrong, in words.
    pub fn parse(text: &str) -> Result<Self, String> {
        match text.trim() {
            "local:" => Ok(Self::Local),
            url => http::check_base(url).map(Self::Http),
        }
    }
}

pub(super) fn open(config: &Config) -> Result<Box<dyn Transport>, ClientError> {
    Ok(match &config.place {
        Place::Local => Box::new(Local::new(&config.client_id, &config.client_secret)),
        Place::Http(base) => Box::new(Http::new(base, config)?),
    })
}
