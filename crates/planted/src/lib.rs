//! Faults that tests plant on purpose. A guard that was never seen to fail guards nothing; so each of these has a test that plants it in a program of its own and expects the guard to bark.
//!
//! A debug build reads the name of the fault from the environment variable `GREENROOM_PLANTED_FAULT`, once. A release build has none of this: [`is_planted`] is `false` there, and what stands
//! behind it is not compiled in.

/// A fault that can be planted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The door reads options one field further than their version has.
    OverRead,
    /// A completion is told twice.
    DoubleCallback,
    /// The worker thread takes the game's signals, SIGPIPE among them.
    OpenToSignals,
    /// The store acknowledges writes without a sync.
    LostSync,
    /// The directory takes no notice of a connection's silence: a host that hangs lives for ever.
    DeafToSilence,
    /// The library marks every attempt of a creation anew, so that a reply lost after the commit makes the second attempt fail.
    FreshNonce,
    /// The directory loses every fourth tap on its way to a push connection.
    LostTap,
    /// The directory loses about every other invite on its way to a push connection.
    LostInvite,
}

impl Fault {
    /// Every fault there is.
    pub const ALL: &'static [Self] = &[
        Self::OverRead,
        Self::DoubleCallback,
        Self::OpenToSignals,
        Self::LostSync,
        Self::DeafToSilence,
        Self::FreshNonce,
        Self::LostTap,
        Self::LostInvite,
    ];

    /// The name by which the environment plants it.
    pub fn name(self) -> &'static str {
        match self {
            Self::OverRead => "over-read",
            Self::DoubleCallback => "double-callback",
            Self::OpenToSignals => "open-to-signals",
            Self::LostSync => "lost-sync",
            Self::DeafToSilence => "deaf-to-silence",
            Self::FreshNonce => "fresh-nonce",
            Self::LostTap => "lost-tap",
            Self::LostInvite => "lost-invite",
        }
    }
}

/// The environment variable that names the fault.
pub const VARIABLE: &str = "GREENROOM_PLANTED_FAULT";

/// Whether a test has planted this fault in this process.
#[cfg(debug_assertions)]
pub fn is_planted(fault: Fault) -> bool {
    use std::sync::OnceLock;

    static PLANTED: OnceLock<Option<Fault>> = OnceLock::new();
    let planted = PLANTED.get_or_init(|| {
        let name = std::env::var(VARIABLE).ok()?;
        Fault::ALL
            .iter()
            .copied()
            .find(|fault| fault.name() == name)
    });
    *planted == Some(fault)
}

/// Whether a test has planted this fault in this process: never, in a release.
#[cfg(not(debug_assertions))]
#[inline(always)]
pub const fn is_planted(_: Fault) -> bool {
    false
}
