//! The data folder and the file in it.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io;
use std::path::Path;

/// What a new file is called until it can be opened by a later start.
const UNFINISHED: &str = "greenroom.redb.new";

/// The store's file, open for reading and writing.
pub(super) enum Found {
    /// It was there.
    Whole(File),
    /// It was not. This one is empty and lies beside its place: a file that is
    /// half made when the power goes would be refused ever after.
    Unfinished(File),
}

/// Opens the store's file, making the folder where it is not there.
pub(super) fn open_file(folder: &Path) -> io::Result<Found> {
    make_folder(folder)?;
    match options().open(folder.join(super::FILE_NAME)) {
        Ok(file) => Ok(Found::Whole(file)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let file = options().create(true).open(folder.join(UNFINISHED))?;
            // Another process may be making it: nothing of that is touched.
            file.try_lock().map_err(io::Error::from)?;
            file.set_len(0)?;
            file.unlock()?;
            Ok(Found::Unfinished(file))
        }
        Err(error) => Err(error),
    }
}

/// Puts a finished file in its place. Whoever calls has it open, and so locked:
/// of two processes that make a file only one comes here.
pub(super) fn finish_file(folder: &Path) -> io::Result<()> {
    let place = folder.join(super::FILE_NAME);
    if place.exists() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    std::fs::rename(folder.join(UNFINISHED), place)?;
    sync_folder(folder)
}

fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    if folder.exists() {
        return Err(io::ErrorKind::NotADirectory.into());
    }
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    match folder.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => sync_folder(parent),
        _ => sync_folder(Path::new(".")),
    }
}

/// A new file is only there after a power cut if its folder was synced too.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
