//! Functions of `eos_stats.h` and its types, none of which does anything here.
//!
//! Made from the facts by `make exports`; changes here get lost.

use super::prelude::*;

refuse! {
    EOS_Stats_GetStatsCount(Handle: Handle, Options: Options) -> u32;
    EOS_Stats_CopyStatByIndex(Handle: Handle, Options: Options, OutStat: Out<Thing>) -> EOS_EResult;
    EOS_Stats_CopyStatByName(Handle: Handle, Options: Options, OutStat: Out<Thing>) -> EOS_EResult;
}

refuse_later! {
    EOS_Stats_IngestStat -> (), info(32, 16), client_data(8, 4);
    EOS_Stats_QueryStats -> (), info(32, 16), client_data(8, 4);
}

release_nothing! {
    EOS_Stats_Stat_Release;
}
