//! Where a configuration file is wrong: its line, the key, and why.

use std::fmt;
use std::ops::Range;
use std::path::Path;

use toml::de::{DeTable, DeValue};

/// Why a configuration is not served: one line for each fault. No secret is in
/// it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Faults(Vec<String>);

impl Faults {
    /// One fault that has no place in a file.
    pub(crate) fn one(message: impl Into<String>) -> Self {
        Self(vec![message.into()])
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

/// Gathers what is wrong with one file.
pub(super) struct Report<'a> {
    path: &'a Path,
    text: &'a str,
    faults: Vec<(usize, String)>,
}

impl<'a> Report<'a> {
    /// Nothing is wrong yet.
    pub(super) fn new(path: &'a Path, text: &'a str) -> Self {
        Self {
            path,
            text,
            faults: Vec::new(),
        }
    }

    /// Notes a fault of what stands at the place.
    pub(super) fn add(&mut self, place: &Range<usize>, message: impl fmt::Display) {
        let line = self.line(place.start);
        let key = self.key(place.start);
        let key = key.map_or_else(String::new, |key| key + ": ");
        let path = self.path.display();
        let text = format!("{path}, line {line}: {key}{message}");
        self.faults.push((place.start, text));
    }

    /// Notes what the reader of TOML says.
    pub(super) fn add_unreadable(&mut self, error: &toml::de::Error) {
        let place = error.span().unwrap_or_default();
        let key = self.key(place.start).unwrap_or_default();
        let message = match key.rsplit('.').next() {
            // The reader quotes what it found there, but for a key that is none.
            Some("secret" | "secret_sha256") if !error.message().starts_with("unknown field") => {
                "must be a text in quotes"
            }
            _ => error.message().trim_end(),
        };
        self.add(&place, message);
    }

    /// Nothing was wrong, or everything that was, in the file's order.
    pub(super) fn finish(self) -> Result<(), Faults> {
        match self.faults.is_empty() {
            true => Ok(()),
            false => Err(self.into_faults()),
        }
    }

    /// Everything that was wrong, in the file's order.
    pub(super) fn into_faults(mut self) -> Faults {
        self.faults.sort_by_key(|(at, _)| *at);
        Faults(self.faults.into_iter().map(|(_, text)| text).collect())
    }

    fn key(&self, at: usize) -> Option<String> {
        // A text that is no TOML has no keys but what stands at its lines' start.
        key_at(self.text, at).or_else(|| {
            let (line, _) = self.text.lines().nth(self.line(at) - 1)?.split_once('=')?;
            Some(line.trim().to_owned())
        })
    }

    fn line(&self, at: usize) -> usize {
        let before = &self.text.as_bytes()[..at.min(self.text.len())];
        before.iter().filter(|byte| **byte == b'\n').count() + 1
    }
}

/// The full key of what stands at the place, such as `clients[0].policy`; lists
/// count from zero. `None` outside of every key and value, and in a text that
/// is no TOML at all.
fn key_at(text: &str, at: usize) -> Option<String> {
    let table = DeTable::parse(text).ok()?;
    let mut narrowest = None;
    look_in_table(table.get_ref(), "", at, &mut narrowest);
    narrowest.map(|(_, key)| key)
}

/// The narrowest place so far that holds the wanted one: its length and key.
type Narrowest = Option<(usize, String)>;

fn look_in_table(table: &DeTable<'_>, parent: &str, at: usize, narrowest: &mut Narrowest) {
    for (name, value) in table {
        let key = match parent {
            "" => name.get_ref().to_string(),
            parent => format!("{parent}.{}", name.get_ref()),
        };
        take(name.span(), &key, at, narrowest);
        take(value.span(), &key, at, narrowest);
        look_in_value(value.get_ref(), &key, at, narrowest);
    }
}

fn look_in_value(value: &DeValue<'_>, key: &str, at: usize, narrowest: &mut Narrowest) {
    match value {
        DeValue::Table(table) => look_in_table(table, key, at, narrowest),
        DeValue::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                let key = format!("{key}[{index}]");
                take(value.span(), &key, at, narrowest);
                look_in_value(value.get_ref(), &key, at, narrowest);
            }
        }
        _ => {}
    }
}

fn take(place: Range<usize>, key: &str, at: usize, narrowest: &mut Narrowest) {
    let narrower = narrowest
        .as_ref()
        .is_none_or(|(length, _)| place.len() <= *length);
    if place.contains(&at) && narrower {
        *narrowest = Some((place.len(), key.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_named_by_its_line_and_its_full_key() {
        let text = "listen = 'a'\n[tls]\ncert = 'b'\n[[clients]]\nid = 'c'\n[[clients]]\n\
                    deployments = ['d', 'e']\n";
        for (what, line, key) in [
            ("'a'", 1, "listen"),
            ("listen", 1, "listen"),
            ("[tls]", 2, "tls"),
            ("'b'", 3, "tls.cert"),
            ("'c'", 5, "clients[0].id"),
            ("'e'", 7, "clients[1].deployments[1]"),
        ] {
            let at = text.find(what).expect("there");
            let mut report = Report::new(Path::new("x.toml"), text);
            report.add(&(at..at + 1), "is wrong");
            let faults = report.finish().expect_err("a fault").to_string();
            assert_eq!(faults, format!("x.toml, line {line}: {key}: is wrong"));
        }
    }

    #[test]
    fn faults_come_in_the_file_s_order() {
        let mut report = Report::new(Path::new("x.toml"), "a = 1\nb = 2\n");
        report.add(&(6..7), "second");
        report.add(&(0..1), "first");
        let faults = report.finish().expect_err("two faults").to_string();
        assert_eq!(
            faults,
            "x.toml, line 1: a: first\nx.toml, line 2: b: second"
        );
    }
}
