//! One level of a JSON object: its keys in their order, each value in its own
//! words.

use std::fmt;

use greenroom_protocol::error::Refusal;
use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};

/// The entries of an object. A key that stands there twice stays twice, for the
/// reader to refuse.
#[derive(Default)]
pub(super) struct Object(Vec<(String, Box<RawValue>)>);

impl Object {
    /// The object that a text is, if it is one.
    pub(super) fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The object as one value.
    pub(super) fn write(&self) -> Box<RawValue> {
        to_raw_value(self).expect("keys are texts and values are JSON")
    }

    /// The text of a value.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        let found = self.0.iter().find(|(name, _)| name == key)?;
        Some(found.1.get())
    }

    /// Takes a value out.
    ///
    /// # Errors
    /// `BadRequest` for a key that stands there twice.
    pub(super) fn take(&mut self, key: &str) -> Result<Option<Box<RawValue>>, Refusal> {
        let mut taken = self.0.extract_if(.., |(name, _)| name == key);
        let value = taken.next().map(|(_, value)| value);
        match taken.next() {
            None => Ok(value),
            Some(_) => Err(Refusal::bad_request(format!("the key {key} occurs twice"))),
        }
    }

    /// Appends a value.
    pub(super) fn push(&mut self, key: &str, value: Box<RawValue>) {
        self.0.push((key.to_owned(), value));
    }

    /// Puts another value in the first place of a key.
    pub(super) fn set(&mut self, key: &str, value: Box<RawValue>) {
        if let Some(found) = self.0.iter_mut().find(|(name, _)| name == key) {
            found.1 = value;
        }
    }

    /// The first key, if there is any.
    pub(super) fn first_key(&self) -> Option<&str> {
        self.0.first().map(|(name, _)| name.as_str())
    }
}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut map = s.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Object;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Object(entries))
            }
        }
        d.deserialize_map(Entries)
    }
}
