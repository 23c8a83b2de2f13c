//! Where a player's secrets lie: in a file of the profile's own, or in memory for a directory that is itself in memory.

mod file;
mod folder;
mod memory;

use std::sync::Arc;

use super::profile;
use super::sources::Sources;
use crate::client::{Place, Secrets};
use file::FileSecrets;
use memory::MemorySecrets;

/// The secrets that go with a directory.
///
/// In the process every platform has secrets of its own and is a player of its own. Elsewhere the secrets are those of the profile, for as long as its file lives.
///
/// # Errors
/// No profile or no folder could be found, in words. Nothing is read or written yet.
pub fn for_place(place: &Place) -> Result<Arc<dyn Secrets>, String> {
    match place {
        Place::Local => Ok(Arc::new(MemorySecrets::default())),
        Place::Http(_) => {
            let folder = folder::find(&Sources::of_this_process())?;
            Ok(Arc::new(FileSecrets::new(&folder, &profile::find()?)))
        }
    }
}
