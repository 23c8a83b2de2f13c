//! The folder where profiles lie.

use std::path::PathBuf;

use crate::platform::sources::Sources;

/// Names the folder outright; for tests, and for machines whose users have no home.
const VARIABLE: &str = "GREENROOM_DATA_HOME";
/// Our own folder in the user's data directory.
const OURS: &str = "greenroom";

/// The folder of the profiles: `GREENROOM_DATA_HOME`, else `greenroom` in the user's data directory. It need not exist.
///
/// Not the game's cache directory: what lies there may be deleted at any time.
pub(super) fn find(sources: &Sources) -> Result<PathBuf, String> {
    if let Some(said) = sources.variable(VARIABLE) {
        return Ok(PathBuf::from(said.value));
    }
    let folder = data_directory(|name| {
        let path = PathBuf::from(sources.variable(name)?.value);
        path.is_absolute().then_some(path)
    });
    let Some(folder) = folder else {
        return Err(format!(
            "no folder for the profile: this user has no data directory, and {VARIABLE} is not set"
        ));
    };
    Ok(folder.join(OURS))
}

#[cfg(windows)]
fn data_directory(path_in: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    path_in("LOCALAPPDATA")
}

#[cfg(target_os = "macos")]
fn data_directory(path_in: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    Some(path_in("HOME")?.join("Library/Application Support"))
}

#[cfg(not(any(windows, target_os = "macos")))]
fn data_directory(path_in: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    let own = || Some(path_in("HOME")?.join(".local/share"));
    path_in("XDG_DATA_HOME").or_else(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(variables: &'static [(&'static str, &'static str)]) -> Result<PathBuf, String> {
        find(&Sources::of(variables, Vec::new()))
    }

    #[test]
    fn the_folder_can_be_named_outright() {
        let folder = found(&[("GREENROOM_DATA_HOME", "here"), ("HOME", "/h")]);
        assert_eq!(folder, Ok(PathBuf::from("here")));
    }

    #[test]
    fn a_user_without_a_data_directory_is_told_what_to_do() {
        let error = found(&[]).expect_err("no home");
        assert!(error.contains("GREENROOM_DATA_HOME"), "{error}");
    }

    #[cfg(not(any(windows, target_os = "macos")))]
    #[test]
    fn the_user_s_data_directory_is_the_one_of_the_desktop_s_convention() {
        let in_home = found(&[("HOME", "/h")]);
        assert_eq!(in_home, Ok(PathBuf::from("/h/.local/share/greenroom")));
        let said = found(&[("XDG_DATA_HOME", "/data"), ("HOME", "/h")]);
        assert_eq!(said, Ok(PathBuf::from("/data/greenroom")));
        // The convention says that a relative path there is to be ignored.
        let relative = found(&[("XDG_DATA_HOME", "data"), ("HOME", "/h")]);
        assert_eq!(relative, Ok(PathBuf::from("/h/.local/share/greenroom")));
    }
}
