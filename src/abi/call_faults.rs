//! Results on demand: the next calls of a function end with a result of the developer's choice, as if they had been refused, and do nothing.
//!
//! Every asynchronous function stands in [`try_boundary`](super::boundary::try_boundary), which says here which one it is, and reads its options by [`options::read`](super::options::read), which asks here what they come to. So one place meets them all, each by the way that it has for calls that are refused: its callback comes once, in Tick.

use std::cell::Cell;
use std::sync::Weak;
use std::sync::atomic::{AtomicBool, Ordering};

use parking_lot::Mutex;

use super::refusal::Refusal;
use crate::platform::Platform;
use crate::result::EOS_EResult;

/// The functions that can be told to fail, in their order: those of EOS that ask the directory, or would.
pub const FUNCTIONS: &[&str] = &[
    "EOS_Auth_DeletePersistentAuth",
    "EOS_Auth_LinkAccount",
    "EOS_Auth_Login",
    "EOS_Auth_Logout",
    "EOS_Auth_QueryIdToken",
    "EOS_Auth_VerifyIdToken",
    "EOS_Auth_VerifyUserAuth",
    "EOS_Connect_CreateDeviceId",
    "EOS_Connect_CreateUser",
    "EOS_Connect_DeleteDeviceId",
    "EOS_Connect_LinkAccount",
    "EOS_Connect_Login",
    "EOS_Connect_Logout",
    "EOS_Connect_QueryExternalAccountMappings",
    "EOS_Connect_QueryProductUserIdMappings",
    "EOS_Connect_TransferDeviceIdAccount",
    "EOS_Connect_UnlinkAccount",
    "EOS_Connect_VerifyIdToken",
    "EOS_CustomInvites_AcceptRequestToJoin",
    "EOS_CustomInvites_RejectRequestToJoin",
    "EOS_CustomInvites_SendCustomInvite",
    "EOS_CustomInvites_SendRequestToJoin",
    "EOS_Friends_AcceptInvite",
    "EOS_Friends_QueryFriends",
    "EOS_Friends_RejectInvite",
    "EOS_Friends_SendInvite",
    "EOS_Presence_QueryPresence",
    "EOS_Presence_SetPresence",
    "EOS_SessionSearch_Find",
    "EOS_Sessions_DestroySession",
    "EOS_Sessions_EndSession",
    "EOS_Sessions_JoinSession",
    "EOS_Sessions_QueryInvites",
    "EOS_Sessions_RegisterPlayers",
    "EOS_Sessions_RejectInvite",
    "EOS_Sessions_SendInvite",
    "EOS_Sessions_StartSession",
    "EOS_Sessions_UnregisterPlayers",
    "EOS_Sessions_UpdateSession",
    "EOS_UserInfo_QueryUserInfo",
    "EOS_UserInfo_QueryUserInfoByDisplayName",
    "EOS_UserInfo_QueryUserInfoByExternalAccount",
];

/// Whether anything was asked for: beside the lock, for all the games that never do.
static IS_ANY: AtomicBool = AtomicBool::new(false);
static DEMANDS: Mutex<Vec<Demand>> = Mutex::new(Vec::new());

thread_local! {
    static PRESENT: Cell<Option<&'static str>> = const { Cell::new(None) };
}

/// What was asked for of one function.
struct Demand {
    function: &'static str,
    code: EOS_EResult,
    times: u32,
    /// Whoever asked; with it the demand goes.
    platform: Weak<Platform>,
}

/// The name of a function that can be told to fail, as it is in [`FUNCTIONS`].
pub fn known(function: &str) -> Option<&'static str> {
    let found = FUNCTIONS.binary_search(&function);
    found.ok().map(|at| FUNCTIONS[at])
}

/// Lets the next calls of the function end with the code, in place of what was asked for before; none with `times` 0.
pub fn demand(function: &'static str, code: EOS_EResult, times: u32, platform: Weak<Platform>) {
    let mut demands = DEMANDS.lock();
    demands.retain(|demand| demand.function != function);
    if times > 0 {
        demands.push(Demand {
            function,
            code,
            times,
            platform,
        });
    }
    IS_ANY.store(!demands.is_empty(), Ordering::Relaxed);
}

/// Asks for nothing any more.
pub fn clear() {
    let mut demands = DEMANDS.lock();
    demands.clear();
    IS_ANY.store(false, Ordering::Relaxed);
}

/// A call under way on this thread; the one around it is the present one again when this is dropped.
pub struct Call(Option<&'static str>);

impl Drop for Call {
    fn drop(&mut self) {
        // Games end sessions in `atexit`, where a thread has nothing of its own any more.
        let _ = PRESENT.try_with(|present| present.set(self.0));
    }
}

/// A call of the function begins on this thread.
pub fn enter(function: &'static str) -> Option<Call> {
    if !IS_ANY.load(Ordering::Relaxed) {
        return None;
    }
    let around = PRESENT.try_with(|present| present.replace(Some(function)));
    around.ok().map(Call)
}

/// What the call that is under way on this thread is to be refused with, if that was asked for.
pub fn meet() -> Option<Refusal> {
    if !IS_ANY.load(Ordering::Relaxed) {
        return None;
    }
    let function = PRESENT.try_with(Cell::take).ok()??;
    let mut demands = DEMANDS.lock();
    demands.retain(|demand| demand.platform.strong_count() > 0);
    let found = demands
        .iter_mut()
        .find(|demand| demand.function == function);
    let code = found.map(|demand| {
        demand.times -= 1;
        demand.code
    });
    demands.retain(|demand| demand.times > 0);
    IS_ANY.store(!demands.is_empty(), Ordering::Relaxed);
    code.map(|code| Refusal::new(code, "a fault on demand"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_their_order() {
        assert!(FUNCTIONS.is_sorted_by(|one, next| one < next));
        assert_eq!(
            known("EOS_Sessions_UpdateSession"),
            Some("EOS_Sessions_UpdateSession")
        );
        assert_eq!(known("EOS_Sessions_updatesession"), None);
    }

    /// Whoever asked is gone.
    #[test]
    fn a_demand_goes_with_its_platform() {
        let code = EOS_EResult::EOS_NoConnection;
        demand("EOS_Test_Gone", code, 5, Weak::new());
        let _call = enter("EOS_Test_Gone");
        assert_eq!(meet(), None);
        let demands = DEMANDS.lock();
        assert!(demands.iter().all(|one| one.function != "EOS_Test_Gone"));
    }
}
