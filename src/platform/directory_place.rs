//! Where the directory is: what a call said, else `GREENROOM_URL`, else `greenroom.json`, else this machine.

use parking_lot::Mutex;

use super::sources::{Setting, Sources};
use crate::client::Place;

/// The variable of the environment.
const VARIABLE: &str = "GREENROOM_URL";
/// Where a directory listens unless it is told otherwise.
const DEFAULT: &str = "http://127.0.0.1:4870";

static OVERRIDE: Mutex<Option<String>> = Mutex::new(None);

/// Sets where the directory is for the platforms that are created from now on; `None` goes back to the other sources. Nothing is checked before a platform is created.
pub fn set_override(url: Option<String>) {
    *OVERRIDE.lock() = url;
}

/// Where the directory is.
///
/// # Errors
/// The first source that says anything says something that is no place, or the settings file makes no sense: names the source and what is wrong.
pub fn find() -> Result<Place, String> {
    let said = OVERRIDE.lock().clone();
    find_in(said, &Sources::of_this_process())
}

/// Whether `url` is a place; what is wrong with it, in words.
pub fn check(url: &str) -> Result<(), String> {
    Place::parse(url).map(drop)
}

fn find_in(said: Option<String>, sources: &Sources) -> Result<Place, String> {
    let said = said.map(|url| Setting::new(url, "DirectoryUrl"));
    let found = match said.or_else(|| sources.variable(VARIABLE)) {
        Some(found) => Some(found),
        None => sources.settings()?.url(),
    };
    match found {
        Some(found) => found.parse(Place::parse),
        None => Place::parse(DEFAULT),
    }
}

#[cfg(test)]
mod tests {
    use std::fs::write;
    use std::path::PathBuf;

    use tempfile::tempdir;

    use super::*;

    fn http(url: &str) -> Result<Place, String> {
        Ok(Place::Http(url.to_owned()))
    }

    #[test]
    fn the_first_source_that_says_anything_wins() {
        let (first, second) = (tempdir().expect("temp"), tempdir().expect("temp"));
        let folders = || vec![first.path().to_owned(), second.path().to_owned()];
        let silent: &[(&str, &str)] = &[];
        assert_eq!(
            find_in(None, &Sources::of(silent, folders())),
            http(DEFAULT)
        );

        let file = |folder: &tempfile::TempDir| folder.path().join("greenroom.json");
        write(file(&second), r#"{"url": "http://second"}"#).expect("written");
        let found = find_in(None, &Sources::of(silent, folders()));
        assert_eq!(found, http("http://second"));

        write(file(&first), r#"{"url": "https://first/", "profile": "p"}"#).expect("written");
        let found = find_in(None, &Sources::of(silent, folders()));
        assert_eq!(found, http("https://first"));

        let variables: &[(&str, &str)] = &[("GREENROOM_URL", "http://variable")];
        let found = find_in(None, &Sources::of(variables, folders()));
        assert_eq!(found, http("http://variable"));

        let said = Some("local:".to_owned());
        let found = find_in(said, &Sources::of(variables, folders()));
        assert_eq!(found, Ok(Place::Local));
    }

    #[test]
    fn an_empty_variable_says_nothing() {
        let sources = Sources::of(&[("GREENROOM_URL", "")], Vec::new());
        assert_eq!(find_in(None, &sources), http(DEFAULT));
    }

    #[test]
    fn what_is_no_place_is_refused_with_its_source() {
        let sources = Sources::of(&[("GREENROOM_URL", "localhost:4870")], Vec::new());
        let error = find_in(None, &sources).expect_err("no scheme");
        assert!(
            error.starts_with("GREENROOM_URL: \"localhost:4870\""),
            "{error}"
        );
    }

    #[test]
    fn a_settings_file_that_makes_no_sense_is_not_passed_over() {
        let folder = tempdir().expect("temp");
        let path: PathBuf = folder.path().join("greenroom.json");
        for (text, why) in [
            ("{", "EOF"),
            (r#"{"urll": "http://x"}"#, "urll"),
            (r#"{"url": "x"}"#, "\"url\" in"),
        ] {
            write(&path, text).expect("written");
            let sources = Sources::of(&[], vec![folder.path().to_owned()]);
            let error = find_in(None, &sources).expect_err(text);
            assert!(error.contains(why), "{error}");
            assert!(error.contains("greenroom.json"), "{error}");
        }
    }
}
