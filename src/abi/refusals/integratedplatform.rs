//! Functions of `eos_integratedplatform.h` and its types, none of which does anything here.
//!
//! Made from the facts by `make exports`; changes here get lost.

use super::prelude::*;

refuse! {
    EOS_IntegratedPlatform_SetUserLoginStatus(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_IntegratedPlatform_SetUserPreLogoutCallback(Handle: Handle, Options: Options, ClientData: ClientData, CallbackFunction: Callback) -> EOS_EResult;
    EOS_IntegratedPlatform_ClearUserPreLogoutCallback(Handle: Handle, Options: Options) -> ();
    EOS_IntegratedPlatform_FinalizeDeferredUserLogout(Handle: Handle, Options: Options) -> EOS_EResult;
}

refuse_notification! {
    EOS_IntegratedPlatform_AddNotifyUserLoginStatusChanged;
}

remove_notification! {
    EOS_IntegratedPlatform_RemoveNotifyUserLoginStatusChanged;
}
