//! Custom JSON: kept as the text that came, so that a number of any size stays
//! exact; compared by meaning.

use std::collections::{BTreeMap, HashSet};
use std::fmt;

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::session::Custom;
use greenroom_protocol::{json, limits};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

/// One JSON value in its own words.
///
/// Equal are values that differ at most in white space, in escapes and in the
/// order of keys. Numbers are equal when they are written alike: no rounding
/// makes two large ones equal.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Json(Box<RawValue>);

/// Custom values by top-level key.
pub type Bag = BTreeMap<String, Json>;

impl Json {
    /// Checks what the parser lets pass.
    ///
    /// # Errors
    /// `BadRequest` naming `field`: nesting beyond the limit, a key that occurs
    /// twice in one object, text that is no Unicode.
    pub fn new(field: &str, raw: &RawValue) -> Result<Self, Refusal> {
        check(raw.get(), limits::CUSTOM_DEPTH_MAX)
            .map_err(|why| Refusal::bad_request(format!("{field} {why}")))?;
        Ok(Self(raw.to_owned()))
    }

    /// The value as answers carry it.
    pub fn raw(&self) -> Box<RawValue> {
        self.0.clone()
    }

    /// Bytes of its text.
    pub fn size(&self) -> usize {
        self.0.get().len()
    }
}

impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        same(self.0.get(), other.0.get())
    }
}

/// Merges a delta by top-level key: a value replaces, `null` removes.
///
/// # Errors
/// `BadRequest` for a value that [`Json::new`] refuses, `TooLarge` when the bag
/// would outgrow its limit. `field` names the bag in messages.
pub fn merge(bag: &mut Bag, delta: &Custom, field: &str) -> Result<(), Refusal> {
    for (key, raw) in delta {
        if raw.get() == "null" {
            bag.remove(key);
            continue;
        }
        bag.insert(key.clone(), Json::new(&format!("{field}.{key}"), raw)?);
    }
    let size = size(bag);
    if size > limits::CUSTOM_PROPERTIES_MAX {
        let limit = limits::CUSTOM_PROPERTIES_MAX;
        let message = format!("{field} would have {size} bytes, of at most {limit}");
        return Err(Refusal::new(ErrorCode::TooLarge, message));
    }
    Ok(())
}

/// Bytes of a bag's keys and values.
pub fn size(bag: &Bag) -> usize {
    bag.iter()
        .map(|(key, value)| key.len() + value.size())
        .sum()
}

/// The bag as answers carry it.
pub fn custom(bag: &Bag) -> Custom {
    bag.iter()
        .map(|(key, value)| (key.clone(), value.raw()))
        .collect()
}

/// An object's entries, each value in its own words.
struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Entries<'a> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Entries<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        d.deserialize_map(Collect)
    }
}

/// A value opened by one level.
enum Opened<'a> {
    Object(Vec<(String, &'a RawValue)>),
    List(Vec<&'a RawValue>),
    Text(String),
    /// A number, a truth value or `null`: its text is its meaning.
    Plain,
}

fn open(text: &str) -> Result<Opened<'_>, serde_json::Error> {
    Ok(match text.as_bytes().first() {
        Some(b'{') => Opened::Object(json::read::<Entries<'_>>(text)?.0),
        Some(b'[') => Opened::List(json::read(text)?),
        Some(b'"') => Opened::Text(json::read(text)?),
        _ => Opened::Plain,
    })
}

fn check(text: &str, depth_left: usize) -> Result<(), String> {
    let opened = open(text).map_err(|_| "holds text that is no Unicode")?;
    let inner: Vec<&RawValue> = match opened {
        Opened::Text(_) | Opened::Plain => return Ok(()),
        Opened::List(items) => items,
        Opened::Object(entries) => {
            let mut keys = HashSet::new();
            if !entries.iter().all(|(key, _)| keys.insert(key.as_str())) {
                return Err("has an object with the same key twice".into());
            }
            entries.into_iter().map(|(_, value)| value).collect()
        }
    };
    let Some(depth_left) = depth_left.checked_sub(1) else {
        let most = limits::CUSTOM_DEPTH_MAX;
        return Err(format!("is nested more than {most} levels deep"));
    };
    inner
        .into_iter()
        .try_for_each(|value| check(value.get(), depth_left))
}

/// Whether two texts mean the same. Both went through `check`, so the depth of
/// the recursion is bounded; a text that does not open equals only itself.
fn same(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    match (open(a), open(b)) {
        (Ok(Opened::Object(mut a)), Ok(Opened::Object(mut b))) => {
            a.sort_by(|x, y| x.0.cmp(&y.0));
            b.sort_by(|x, y| x.0.cmp(&y.0));
            a.len() == b.len()
                && a.iter()
                    .zip(&b)
                    .all(|((key, x), (other, y))| key == other && same(x.get(), y.get()))
        }
        (Ok(Opened::List(a)), Ok(Opened::List(b))) => {
            a.len() == b.len() && a.iter().zip(&b).all(|(x, y)| same(x.get(), y.get()))
        }
        (Ok(Opened::Text(a)), Ok(Opened::Text(b))) => a == b,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    fn raw(text: &str) -> Box<RawValue> {
        RawValue::from_string(text.to_owned()).expect("JSON")
    }

    fn json(text: &str) -> Json {
        Json::new("it", &raw(text)).expect("sound")
    }

    #[test]
    fn values_are_equal_by_meaning_and_numbers_by_their_digits() {
        for (a, b) in [
            (r#"{"a":1,"b":[2]}"#, r#"{ "b": [ 2 ], "a": 1 }"#),
            (r#""A""#, r#""\u0041""#),
            ("[]", "[ ]"),
        ] {
            assert_eq!(json(a), json(b));
        }
        for (a, b) in [
            ("9007199254740993", "9007199254740992"),
            ("1", "\"1\""),
            ("[1]", "[1,1]"),
            (r#"{"a":1}"#, r#"{"b":1}"#),
            ("null", "{}"),
        ] {
            assert_ne!(json(a), json(b));
        }
    }

    #[test]
    fn what_parsers_disagree_about_is_refused() {
        let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert!(Json::new("it", &raw(&deep(limits::CUSTOM_DEPTH_MAX))).is_ok());
        for text in [
            deep(limits::CUSTOM_DEPTH_MAX + 1),
            deep(50_000),
            r#"{"a":{"b":1,"b":2}}"#.to_owned(),
            r#"["\ud800"]"#.to_owned(),
        ] {
            let refusal = Json::new("custom.x", &raw(&text)).expect_err("unsound");
            assert_eq!(refusal.code, ErrorCode::BadRequest);
            assert!(refusal.message.starts_with("custom.x "), "{refusal}");
        }
    }

    #[test]
    fn a_bag_refuses_to_outgrow_its_limit() {
        let mut bag = Bag::new();
        let half = raw(&format!(
            "\"{}\"",
            "x".repeat(limits::CUSTOM_PROPERTIES_MAX / 2)
        ));
        let one = Custom::from([("a".to_owned(), half.clone())]);
        merge(&mut bag, &one, "custom").expect("fits");
        let two = Custom::from([("b".to_owned(), half)]);
        let refusal = merge(&mut bag, &two, "custom").expect_err("too large");
        assert_eq!(refusal.code, ErrorCode::TooLarge);
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (-3..3_i64).prop_map(Value::from),
            "[ab\"\\\\ü]{0,2}".prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 12, 3, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
                prop::collection::btree_map("[ab]", inner, 0..3)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn equality_is_that_of_the_parsed_values(a in any_json(), b in any_json()) {
            let pretty = serde_json::to_string_pretty(&a).expect("JSON");
            prop_assert_eq!(json(&a.to_string()), json(&pretty));
            prop_assert_eq!(json(&a.to_string()) == json(&b.to_string()), a == b);
        }

        #[test]
        fn merging_is_replacing_key_by_key(
            before in prop::collection::btree_map("[abc]", any_json(), 0..3),
            delta in prop::collection::btree_map("[abc]", any_json(), 0..3),
        ) {
            let mut bag: Bag = before.iter().map(|(k, v)| (k.clone(), json(&v.to_string()))).collect();
            let sent = delta.iter().map(|(k, v)| (k.clone(), raw(&v.to_string()))).collect();
            merge(&mut bag, &sent, "custom").expect("small");
            let mut expected = before;
            for (key, value) in delta {
                match value {
                    Value::Null => expected.remove(&key),
                    value => expected.insert(key, value),
                };
            }
            let merged = serde_json::to_value(&bag).expect("JSON");
            prop_assert_eq!(merged, serde_json::to_value(expected).expect("JSON"));
        }
    }
}
