//! Functions of `eos_kws.h` and its types, none of which does anything here.
//!
//! Made from the facts by `make exports`; changes here get lost.

use super::prelude::*;

refuse! {
    EOS_KWS_GetPermissionsCount(Handle: Handle, Options: Options) -> i32;
    EOS_KWS_CopyPermissionByIndex(Handle: Handle, Options: Options, OutPermission: Out<Thing>) -> EOS_EResult;
    EOS_KWS_GetPermissionByKey(Handle: Handle, Options: Options, OutPermission: Out<i32>) -> EOS_EResult;
}

refuse_later! {
    EOS_KWS_QueryAgeGate -> (), info(32, 16), client_data(8, 4), text(16, 8);
    EOS_KWS_CreateUser -> (), info(40, 20), client_data(8, 4), text(24, 12);
    EOS_KWS_QueryPermissions -> (), info(56, 28), client_data(8, 4), text(24, 12), text(32, 16), text(48, 24);
    EOS_KWS_UpdateParentEmail -> (), info(24, 12), client_data(8, 4);
    EOS_KWS_RequestPermissions -> (), info(24, 12), client_data(8, 4);
}

refuse_notification! {
    EOS_KWS_AddNotifyPermissionsUpdateReceived;
}

remove_notification! {
    EOS_KWS_RemoveNotifyPermissionsUpdateReceived;
}

release_nothing! {
    EOS_KWS_PermissionStatus_Release;
}
