//! How often somebody may ask, and what is told to who asks more often.

use serde::{Deserialize, Serialize};

/// A limit on requests of one kind: so many within a short window, a burst, and
/// so many within a long one, sustained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Most requests within [`crate::limits::RATE_BURST_MS`].
    pub burst: u32,
    /// Most requests within [`crate::limits::RATE_SUSTAINED_MS`].
    pub sustained: u32,
}

impl Rate {
    /// So many within the short window, and so many within the long one.
    pub const fn new(burst: u32, sustained: u32) -> Self {
        Self { burst, sustained }
    }
}

/// The body of a refusal with status 429, as the contract has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RateExceeded {
    /// Always 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1)))]
    pub version: u32,
    /// The requests of the window so far, those that were refused among them.
    pub current_requests: u32,
    /// As many of them are taken.
    pub max_requests: u32,
    /// How long the window is.
    pub period_in_seconds: u32,
    /// What is limited.
    pub limit_type: LimitType,
}

impl RateExceeded {
    /// So many requests in a window of so many milliseconds that takes so many.
    pub fn new(current_requests: u32, max_requests: u32, period_ms: u64) -> Self {
        Self {
            version: 1,
            current_requests,
            max_requests,
            period_in_seconds: u32::try_from(period_ms / 1000).unwrap_or(u32::MAX),
            limit_type: LimitType::Rate,
        }
    }
}

/// What a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum LimitType {
    /// Requests in a window of time.
    Rate,
    /// Requests that are under way at a time.
    Concurrency,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits;

    #[test]
    fn the_body_is_the_contracts() {
        let exceeded = RateExceeded::new(31, 30, limits::RATE_BURST_MS);
        let body = serde_json::to_string(&exceeded).expect("plain JSON");
        let expected = r#"{"version":1,"currentRequests":31,"maxRequests":30,"periodInSeconds":15,"limitType":"rate"}"#;
        assert_eq!(body, expected);
        assert_eq!(
            serde_json::from_str::<RateExceeded>(&body).ok(),
            Some(exceeded)
        );
    }
}
