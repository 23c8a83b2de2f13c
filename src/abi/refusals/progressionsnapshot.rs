//! Functions of `eos_progressionsnapshot.h` and its types, none of which does anything here.
//!
//! Made from the facts by `make exports`; changes here get lost.

use super::prelude::*;

refuse! {
    EOS_ProgressionSnapshot_BeginSnapshot(Handle: Handle, Options: Options, OutSnapshotId: Out<u32>) -> EOS_EResult;
    EOS_ProgressionSnapshot_AddProgression(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_ProgressionSnapshot_EndSnapshot(Handle: Handle, Options: Options) -> EOS_EResult;
}

refuse_later! {
    EOS_ProgressionSnapshot_SubmitSnapshot -> (), info(16, 12), client_data(8, 8);
    EOS_ProgressionSnapshot_DeleteSnapshot -> (), info(24, 12), client_data(16, 8);
}
