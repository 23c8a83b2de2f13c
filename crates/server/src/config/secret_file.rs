//! Files that hold secrets, and who may read them.

use std::fs;
use std::path::Path;

/// Reads a secret; one line end behind it does not belong to it. A file that
/// everybody may read is warned of.
///
/// # Errors
/// A text that names the file.
pub(super) fn read(path: &Path, warnings: &mut Vec<String>) -> Result<String, String> {
    let text = fs::read_to_string(path);
    let text = text.map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    warn_if_open(path, warnings);
    let secret = text.strip_suffix('\n').unwrap_or(&text);
    Ok(secret.strip_suffix('\r').unwrap_or(secret).to_owned())
}

/// Warns of a file that every user of the machine may read or write.
#[cfg(unix)]
pub(super) fn warn_if_open(path: &Path, warnings: &mut Vec<String>) {
    use std::os::unix::fs::PermissionsExt;

    const OTHERS: u32 = 0o006;
    let open = fs::metadata(path).is_ok_and(|file| file.permissions().mode() & OTHERS != 0);
    if open {
        let path = path.display();
        warnings.push(format!(
            "{path} is open to every user of this machine; `chmod o-rwx {path}` closes it"
        ));
    }
}

/// Warns of a file that every user of the machine may read or write: here
/// nobody can tell.
#[cfg(not(unix))]
pub(super) fn warn_if_open(_: &Path, _: &mut Vec<String>) {}
