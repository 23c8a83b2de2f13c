//! The structs of Metrics.

use super::versioned;
use crate::abi::types::*;

versioned! {
    EOS_Metrics_BeginPlayerSessionOptions EOS_METRICS_BEGINPLAYERSESSION_API_LATEST: GameSessionId;
    EOS_Metrics_EndPlayerSessionOptions EOS_METRICS_ENDPLAYERSESSION_API_LATEST: AccountId;
}
