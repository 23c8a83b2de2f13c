//! Functions of `eos_reports.h` and its types, none of which does anything here.
//!
//! Made from the facts by `make exports`; changes here get lost.

use super::prelude::*;

refuse_later! {
    EOS_Reports_SendPlayerBehaviorReport -> (), info(16, 8), client_data(8, 4);
}
