//! How far each version of each struct that games pass in reaches.
//!
//! One row per struct: its newest version, and for every version the last field that it has.
//! Versions with the same field differ in meaning only. Versions 2 to 4 of `EOS_Platform_Options`
//! were never seen in the field; they count as version 1, the least that they can hold.

mod auth;
mod core;
mod custom_invites;
mod friends;
mod metrics;
mod p2p;
mod presence;
mod ui;
mod user_info;

/// The first byte behind a field. The padding that may follow it does not belong to the version:
/// callers leave garbage there.
macro_rules! end_of {
    ($type:ty, $field:ident) => {{
        const fn size_behind<T>(_: *const T) -> usize {
            size_of::<T>()
        }
        let value = std::mem::MaybeUninit::<$type>::uninit();
        // SAFETY: only the field's address is taken; nothing is read.
        std::mem::offset_of!($type, $field)
            + size_behind(unsafe { &raw const (*value.as_ptr()).$field })
    }};
}

macro_rules! versioned {
    ($($type:ident $latest:ident: $($field:ident)+;)+) => {
        $(
            // SAFETY: the struct holds numbers, raw pointers and optional functions, so all-zero
            // bytes are a valid value, and every end lies inside of it.
            unsafe impl $crate::abi::options::Versioned for $type {
                const LATEST: i32 = $latest;
                const ENDS: &'static [usize] = &[$(super::end_of!($type, $field)),+];
            }
            const _: () = assert!(
                <$type as $crate::abi::options::Versioned>::ENDS.len() == $latest as usize
            );
        )+

        /// The structs of this part.
        #[cfg(test)]
        pub(super) const ALL: &[super::Row] = &[$({
            use $crate::abi::options::Versioned;
            super::Row {
                name: stringify!($type),
                latest: <$type>::LATEST,
                ends: <$type>::ENDS,
                size: size_of::<$type>(),
            }
        }),+];
    };
}

use {end_of, versioned};

/// What a struct says of itself.
#[cfg(test)]
#[derive(Clone, Copy)]
struct Row {
    name: &'static str,
    latest: i32,
    ends: &'static [usize],
    size: usize,
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{Row, auth, core};

    /// Every part.
    const PARTS: &[&[Row]] = &[
        auth::ALL,
        core::ALL,
        super::custom_invites::ALL,
        super::friends::ALL,
        super::metrics::ALL,
        super::p2p::ALL,
        super::presence::ALL,
        super::ui::ALL,
        super::user_info::ALL,
    ];

    /// Structs that the library hands out: they carry a version but are never read.
    const OUTPUTS: &[&str] = &[
        "EOS_ActiveSession_Info",
        "EOS_Auth_AccountFeatureRestrictedInfo",
        "EOS_Auth_PinGrantInfo",
        "EOS_Connect_ExternalAccountInfo",
        "EOS_Presence_Info",
        "EOS_SessionDetails_Attribute",
        "EOS_SessionDetails_Info",
        "EOS_SessionDetails_Settings",
        "EOS_UserInfo",
        "EOS_UserInfo_BestDisplayName",
        "EOS_UserInfo_ExternalUserInfo",
    ];

    fn rows() -> impl Iterator<Item = Row> {
        PARTS.iter().copied().flatten().copied()
    }

    /// Those of the core, and those of its neighbours that are read or handed out.
    fn structs_with_a_version() -> Vec<Value> {
        let facts = [
            include_str!("../../../tests/facts/eos_abi.json"),
            include_str!("../../../tests/facts/eos_abi_rest.json"),
        ];
        let is_read = |item: &Value| rows().any(|row| item["name"] == row.name);
        let is_ours = |item: &Value| {
            let name = item["name"].as_str().expect("a name");
            (item["scope"] == "core" || is_read(item) || OUTPUTS.contains(&name))
                && !item["api_latest"].is_null()
        };
        let structs = facts.into_iter().flat_map(|facts| {
            let mut facts: Value = serde_json::from_str(facts).expect("the facts are JSON");
            let structs = facts["structs"].take();
            structs.as_array().expect("a list of structs").clone()
        });
        structs.filter(is_ours).collect()
    }

    /// Where the last field of each version ends. A version that was never seen counts as the one
    /// before it.
    fn ends(facts: &Value) -> Vec<usize> {
        let number = |value: &Value| value.as_u64().expect("a number") as usize;
        let end_of = |name: &Value| {
            let fields = facts["fields"].as_array().expect("a list of fields");
            let field = fields.iter().find(|field| field["name"] == *name);
            let field = field.expect("a field of the struct");
            match cfg!(target_pointer_width = "64") {
                true => number(&field["offset"]) + number(&field["size"]),
                false => number(&field["win32"]["offset"]) + number(&field["win32"]["size"]),
            }
        };
        let mut ends = Vec::new();
        for version in 1..=number(&facts["api_latest"]) {
            let seen = facts["api_versions"]
                .as_array()
                .expect("a list of versions");
            let seen = seen.iter().find(|seen| number(&seen["version"]) == version);
            let end = match seen {
                Some(seen) => seen["fields"]
                    .as_array()
                    .expect("fields")
                    .iter()
                    .map(end_of)
                    .max(),
                None => ends.last().copied(),
            };
            // Version 1 of a struct that nobody saw has its version at least.
            ends.push(end.unwrap_or(size_of::<i32>()));
        }
        ends
    }

    #[test]
    fn every_version_ends_where_the_facts_say() {
        let facts = structs_with_a_version();
        for item in &facts {
            let name = item["name"].as_str().expect("a name");
            let row = rows().find(|row| row.name == name);
            if OUTPUTS.contains(&name) {
                assert!(row.is_none(), "{name} is handed out, never read");
                continue;
            }
            let row = row.unwrap_or_else(|| panic!("{name} has no row"));
            assert_eq!(i64::from(row.latest), item["api_latest"], "{name}");
            assert_eq!(row.ends, ends(item), "{name}");
            assert!(row.ends.is_sorted(), "{name} shrank");
            assert!(
                row.ends.iter().all(|end| *end <= row.size),
                "{name} ends behind itself"
            );
        }
        assert_eq!(core::ALL.len(), 86);
        assert_eq!(rows().count() + OUTPUTS.len(), facts.len());
    }
}
