//! Functions of `eos_mods.h` and its types, none of which does anything here.
//!
//! Made from the facts by `make exports`; changes here get lost.

use super::prelude::*;

refuse! {
    EOS_Mods_CopyModInfo(Handle: Handle, Options: Options, OutEnumeratedMods: Out<Thing>) -> EOS_EResult;
}

refuse_later! {
    EOS_Mods_InstallMod -> (), info(32, 16), client_data(16, 8);
    EOS_Mods_UninstallMod -> (), info(32, 16), client_data(16, 8);
    EOS_Mods_EnumerateMods -> (), info(32, 16), client_data(16, 8);
    EOS_Mods_UpdateMod -> (), info(32, 16), client_data(16, 8);
}

release_nothing! {
    EOS_Mods_ModInfo_Release;
}
