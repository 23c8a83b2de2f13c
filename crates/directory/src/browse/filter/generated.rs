//! Sessions and filters by chance, and what the filters mean, written down once
//! more as plainly as it is told: over sessions, and over the filter as a tree of
//! paths and texts.

mod filters;
mod meaning;
mod sessions;

pub(crate) use filters::{Wish, wishes};
pub(crate) use sessions::{bare, session};

/// Texts of sessions and of filters.
const TEXTS: &[&str] = &[
    "red", "Red", "RED", "redder", "blue", "Straße", "STRASSE", "ÄRGER", "it's", "''", "a;b", "",
];

/// Names of attributes.
const NAMES: &[&str] = &["rank", "Rank_2", "skill", "CLAN", "x"];

/// Names of role types and of roles.
const ROLES: &[&str] = &["lfg", "confirmed", "tank"];

/// Numbers of accounts.
const ACCOUNTS: &[u64] = &[1, 7, 42, 1_001, i64::MAX as u64];

/// Instants, in milliseconds.
const INSTANTS: &[u64] = &[
    0,
    1,
    1_245_073_530_089,
    1_245_073_530_090,
    4_102_444_800_000,
];

/// Numbers that a rounding would make equal, and others.
const WHOLES: &[i64] = &[0, 1, 2, -3, 1 << 53, (1 << 53) + 1, i64::MAX, i64::MIN];
const DOUBLES: &[f64] = &[
    0.0,
    -0.0,
    0.1,
    1.0,
    1.5,
    -2.75,
    9_007_199_254_740_992.0,
    9_223_372_036_854_775_808.0,
    1e19,
];
