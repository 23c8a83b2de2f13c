//! Whose secrets are used: the profile, which separates several players of one desk.

use std::fmt;

use parking_lot::Mutex;

use super::sources::{Setting, Sources};

/// The variable of the environment.
const VARIABLE: &str = "GREENROOM_PROFILE";
const DEFAULT: &str = "default";
const LENGTH_MAX: usize = 64;

static OVERRIDE: Mutex<Option<String>> = Mutex::new(None);

/// The name of a profile: 1 to 64 letters, digits, `.`, `_` and `-`. It is part of a file's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile(String);

impl Profile {
    /// Checks the name.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn parse(name: &str) -> Result<Self, String> {
        let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
        if name.is_empty() || name.len() > LENGTH_MAX || !name.bytes().all(allowed) {
            return Err(format!(
                "{name:?} is no profile's name: 1 to {LENGTH_MAX} letters, digits, '.', '_' and '-'"
            ));
        }
        Ok(Self(name.to_owned()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Sets the profile for the platforms that are created from now on; `None` goes back to the other sources. Nothing is checked before a platform is created.
pub fn set_override(name: Option<String>) {
    *OVERRIDE.lock() = name;
}

/// The profile: what a call said, else `GREENROOM_PROFILE`, else `greenroom.json`, else `default`.
///
/// # Errors
/// The first source that says anything says something that is no name, or the settings file makes no sense: names the source and what is wrong.
pub fn find() -> Result<Profile, String> {
    let said = OVERRIDE.lock().clone();
    find_in(said, &Sources::of_this_process())
}

fn find_in(said: Option<String>, sources: &Sources) -> Result<Profile, String> {
    let said = said.map(|name| Setting::new(name, "Profile"));
    let found = match said.or_else(|| sources.variable(VARIABLE)) {
        Some(found) => Some(found),
        None => sources.settings()?.profile(),
    };
    match found {
        Some(found) => found.parse(Profile::parse),
        None => Profile::parse(DEFAULT),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_into_a_file_name_as_it_is() {
        for name in ["default", "Player_2", "a.b-c", &"x".repeat(64)] {
            assert_eq!(
                Profile::parse(name).map(|p| p.to_string()),
                Ok(name.to_owned())
            );
        }
        for name in ["", "a/b", "a\\b", "ä", "a b", "a:b", &"x".repeat(65)] {
            assert!(Profile::parse(name).is_err(), "{name:?} must be refused");
        }
    }

    #[test]
    fn the_first_source_that_says_anything_wins() {
        let folder = tempfile::tempdir().expect("temp");
        let folders = || vec![folder.path().to_owned()];
        let name = |found: Result<Profile, String>| found.expect("a profile").to_string();
        assert_eq!(name(find_in(None, &Sources::of(&[], folders()))), "default");

        let file = folder.path().join("greenroom.json");
        std::fs::write(file, r#"{"profile": "file"}"#).expect("written");
        assert_eq!(name(find_in(None, &Sources::of(&[], folders()))), "file");

        let variables: &[(&str, &str)] = &[("GREENROOM_PROFILE", "variable")];
        assert_eq!(
            name(find_in(None, &Sources::of(variables, folders()))),
            "variable"
        );

        let said = Some("said".to_owned());
        assert_eq!(
            name(find_in(said, &Sources::of(variables, folders()))),
            "said"
        );
    }

    #[test]
    fn a_bad_name_is_refused_with_its_source() {
        let sources = Sources::of(&[("GREENROOM_PROFILE", "../x")], Vec::new());
        let error = find_in(None, &sources).expect_err("a path");
        assert!(error.starts_with("GREENROOM_PROFILE: "), "{error}");
    }
}
