//! Objects of requests, read without the liberties that serde takes: it would
//! accept a list for the fields of a struct in their order, and let the last of
//! two equal keys of a map win in silence.

use std::collections::BTreeMap;
use std::fmt::{self, Display};
use std::marker::PhantomData;

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// Reads a map in which no key occurs twice; keys are equal as their type says.
pub(crate) fn unique<'de, D, K, V>(d: D) -> Result<BTreeMap<K, V>, D::Error>
where
    D: Deserializer<'de>,
    K: Deserialize<'de> + Ord + Display,
    V: Deserialize<'de>,
{
    Ok(Unique::deserialize(d)?.0)
}

/// The same for a map that may be `null`.
pub(crate) fn unique_or_null<'de, D, K, V>(d: D) -> Result<Option<BTreeMap<K, V>>, D::Error>
where
    D: Deserializer<'de>,
    K: Deserialize<'de> + Ord + Display,
    V: Deserialize<'de>,
{
    Ok(Option::<Unique<K, V>>::deserialize(d)?.map(|map| map.0))
}

struct Unique<K, V>(BTreeMap<K, V>);

impl<'de, K, V> Deserialize<'de> for Unique<K, V>
where
    K: Deserialize<'de> + Ord + Display,
    V: Deserialize<'de>,
{
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_map(Collect(PhantomData)).map(Self)
    }
}

struct Collect<K, V>(PhantomData<(K, V)>);

impl<'de, K, V> Visitor<'de> for Collect<K, V>
where
    K: Deserialize<'de> + Ord + Display,
    V: Deserialize<'de>,
{
    type Value = BTreeMap<K, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut map = BTreeMap::new();
        while let Some(key) = entries.next_key::<K>()? {
            if map.contains_key(&key) {
                return Err(A::Error::custom(format!("the key {key} occurs twice")));
            }
            map.insert(key, entries.next_value()?);
        }
        Ok(map)
    }
}

/// Makes structs that derive serde's traits with `remote = "Self"` readable
/// from objects alone.
macro_rules! objects_only {
    ($($name:ident),+ $(,)?) => {$(
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                // The inherent function, which the derive made.
                $name::serialize(self, s)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                struct Object;
                impl<'de> serde::de::Visitor<'de> for Object {
                    type Value = $name;
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("an object, not a list")
                    }
                    fn visit_map<A: serde::de::MapAccess<'de>>(
                        self,
                        entries: A,
                    ) -> Result<$name, A::Error> {
                        $name::deserialize(serde::de::value::MapAccessDeserializer::new(entries))
                    }
                }
                d.deserialize_map(Object)
            }
        }
    )+};
}
pub(crate) use objects_only;
