//! Functions of `eos_sanctions.h` and its types, none of which does anything here.
//!
//! Made from the facts by `make exports`; changes here get lost.

use super::prelude::*;

refuse! {
    EOS_Sanctions_GetPlayerSanctionCount(Handle: Handle, Options: Options) -> u32;
    EOS_Sanctions_CopyPlayerSanctionByIndex(Handle: Handle, Options: Options, OutSanction: Out<Thing>) -> EOS_EResult;
}

refuse_later! {
    EOS_Sanctions_QueryActivePlayerSanctions -> (), info(32, 16), client_data(8, 4);
    EOS_Sanctions_CreatePlayerSanctionAppeal -> (), info(24, 12), client_data(8, 4), text(16, 8);
}

release_nothing! {
    EOS_Sanctions_PlayerSanction_Release;
}
