//! An SDK of an earlier day, as the facts give it: what its headers declared, and how long each of its structs was.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::facts::{Facts, number, text};

/// A release, such as 1.14.2.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Release(Vec<u32>);

impl Release {
    /// Reads `1.14.2`, and `<=1.10.2`, which is said of what the first headers had that anybody looked at.
    pub(crate) fn parse(text: &str) -> Self {
        let numbers = text.trim_start_matches("<=").split('.');
        let number = |text: &str| text.parse().expect("a release consists of numbers");
        Self(numbers.map(number).collect())
    }

    /// Major, minor and patch.
    pub(crate) fn number(&self, place: usize) -> u32 {
        self.0.get(place).copied().unwrap_or(0)
    }
}

/// A struct as one SDK had it.
pub(crate) struct Struct<'a> {
    pub(crate) fact: &'a Value,
    pub(crate) fields: Vec<&'a Value>,
    /// The `_API_LATEST` of that day, for structs that have versions.
    pub(crate) version: Option<i64>,
    /// What its versions were measured to be long; callback infos have none.
    pub(crate) size: Option<i64>,
}

/// The declarations of one SDK.
pub(crate) struct Sdk<'a> {
    facts: &'a Facts,
    pub(crate) release: Release,
}

impl<'a> Sdk<'a> {
    /// # Panics
    /// If nobody has looked at the headers of this release.
    pub(crate) fn new(facts: &'a Facts, release: &str) -> Self {
        let sampled = facts.all("sampled_sdk_versions").iter();
        assert!(
            sampled.into_iter().any(|one| one == release),
            "{release} was not sampled"
        );
        let release = Release::parse(release);
        Self { facts, release }
    }

    /// Whether something was there, by the release in which it was first seen. What says none was always there.
    fn has(&self, fact: &Value) -> bool {
        let first = fact["first_sdk_seen"].as_str();
        first.is_none_or(|first| Release::parse(first) <= self.release)
    }

    /// Whether this release lies between the first and the last in which something was seen.
    fn is_of(&self, fact: &Value) -> bool {
        let last = fact["last_sdk_seen"].as_str();
        fact["first_sdk_seen"].is_string()
            && self.has(fact)
            && last.is_some_and(|last| self.release <= Release::parse(last))
    }

    /// The functions that it declared.
    pub(crate) fn functions(&self) -> Vec<&'a Value> {
        let functions = self.facts.all("functions").iter();
        functions
            .filter(|fact| text(fact, "scope") == "core" && self.has(fact))
            .collect()
    }

    /// The enumerators that it had of an enumeration.
    pub(crate) fn values(&self, fact: &'a Value) -> Vec<&'a Value> {
        let values = match text(fact, "name") {
            // The results have a table of their own.
            "EOS_EResult" => self.facts.all("results"),
            _ => list(fact, "values"),
        };
        values.iter().filter(|value| self.has(value)).collect()
    }

    /// A struct as it was.
    ///
    /// # Panics
    /// If this SDK did not have it.
    pub(crate) fn structure(&self, fact: &'a Value) -> Struct<'a> {
        let all = list(fact, "fields");
        let grown = ["api_versions", "growth_by_sdk"]
            .iter()
            .find_map(|key| fact[*key].as_array().filter(|list| !list.is_empty()));
        let Some(grown) = grown else {
            let fields = all.iter().collect();
            return Struct {
                fact,
                fields,
                version: None,
                size: None,
            };
        };
        let name = text(fact, "name");
        let then = grown
            .iter()
            .find(|then| self.is_of(then))
            .unwrap_or_else(|| panic!("no {name} in {:?}", self.release));
        let had = list(then, "fields");
        let fields = all.iter().filter(|field| had.contains(&field["name"]));
        let fields: Vec<_> = fields.collect();
        assert_eq!(fields.len(), had.len(), "{name}: {had:?}");
        Struct {
            fact,
            fields,
            version: then["version"].as_i64(),
            size: then["size_x86_64"].as_i64(),
        }
    }

    /// The type that a field had. What points to a struct of a later day was a reserved pointer: 1.12 had a place for voice, and no options of voice to put there.
    pub(crate) fn field_type<'f>(&self, field: &'f Value) -> &'f str {
        let kind = text(field, "type");
        match self.fact("structs", &bare(kind)) {
            Some(fact) if !self.has_struct(fact) => "const void*",
            _ => kind,
        }
    }

    fn has_struct(&self, fact: &Value) -> bool {
        let versions = fact["api_versions"].as_array();
        versions.is_none_or(|seen| seen.is_empty() || seen.iter().any(|then| self.is_of(then)))
    }

    fn fact(&self, kind: &str, name: &str) -> Option<&'a Value> {
        let facts = self.facts.all(kind).iter();
        facts.into_iter().find(|fact| fact["name"] == *name)
    }

    /// Every struct and callback that the functions need, each behind those that it needs itself.
    pub(crate) fn types(&self) -> Vec<&'a Value> {
        let mut found = Found {
            sdk: self,
            seen: BTreeSet::new(),
            types: Vec::new(),
        };
        for function in self.functions() {
            found.signature(function);
        }
        found.types
    }
}

/// The types found so far, on a walk from the functions.
struct Found<'s, 'a> {
    sdk: &'s Sdk<'a>,
    seen: BTreeSet<String>,
    types: Vec<&'a Value>,
}

impl<'a> Found<'_, 'a> {
    fn signature(&mut self, fact: &'a Value) {
        self.add(text(fact, "returns"));
        for parameter in list(fact, "params") {
            self.add(text(parameter, "type"));
        }
    }

    fn add(&mut self, kind: &str) {
        let name = bare(kind);
        let structure = self.sdk.fact("structs", &name);
        let callback = self.sdk.fact("callbacks", &name);
        let Some(fact) = structure.or(callback) else {
            return; // an enumeration, a handle, a number or a text: those come first of all
        };
        if !self.seen.insert(name) {
            return;
        }
        match structure {
            Some(structure) => {
                for field in self.sdk.structure(structure).fields {
                    self.add(self.sdk.field_type(field));
                }
            }
            None => self.signature(fact),
        }
        self.types.push(fact);
    }
}

/// What a type is about: `EOS_A` of `const EOS_A*`.
fn bare(kind: &str) -> String {
    kind.replace("const ", "").replace(['*', ' '], "")
}

/// A list in a fact.
pub(crate) fn list<'a>(fact: &'a Value, key: &str) -> &'a [Value] {
    fact[key]
        .as_array()
        .unwrap_or_else(|| panic!("no {key} in {fact}"))
}

/// Where a struct ends that no compiler has padded: behind its last field.
pub(crate) fn end(structure: &Struct<'_>) -> i64 {
    let ends = structure.fields.iter();
    let ends = ends.map(|field| number(field, "offset") + number(field, "size"));
    ends.max().expect("a struct has fields")
}
