//! Ids as C holds them: the same id is the same pointer until `EOS_Shutdown`.
//!
//! Games compare ids by pointer and never free them. The pointers are values of the [handle table](super::handles), so a made-up one is found out like any other handle.

use std::collections::HashMap;
use std::ffi::c_char;
use std::sync::Arc;

use parking_lot::Mutex;

use super::handles::{self, HandleError, Handled, Kind};
use super::refusal::Refusal;
use super::strings::{self, Limit};
use super::types::{
    EOS_ContinuanceToken, EOS_ContinuanceTokenDetails, EOS_EpicAccountId, EOS_EpicAccountIdDetails,
    EOS_ProductUserId, EOS_ProductUserIdDetails,
};
use crate::user_id::UserId;

/// The longest text that is looked at for an id: product user ids had up to 128 characters before SDK 1.14.1.
const TEXT_LIMIT: Limit = Limit::Bytes(128);

/// A user of a product, as C holds it.
#[derive(Debug)]
pub struct ProductUser(pub UserId);

/// An Epic account, as C holds it.
#[derive(Debug)]
pub struct EpicAccount(pub UserId);

/// What a login without an account leaves behind, to go on with; secret.
pub struct ContinuanceToken(pub String);

impl Handled for ProductUser {
    const KIND: Kind = Kind::ProductUserId;
    type Opaque = EOS_ProductUserIdDetails;
}

impl Handled for EpicAccount {
    const KIND: Kind = Kind::EpicAccountId;
    type Opaque = EOS_EpicAccountIdDetails;
}

impl Handled for ContinuanceToken {
    const KIND: Kind = Kind::ContinuanceToken;
    type Opaque = EOS_ContinuanceTokenDetails;
}

/// Ids that have a handle, and the handle's address.
type Interned = Mutex<Option<HashMap<UserId, usize>>>;

static PRODUCT_USERS: Interned = Mutex::new(None);
static EPIC_ACCOUNTS: Interned = Mutex::new(None);

/// The pointer of a product user id; the same for equal ids.
pub fn product_user(id: UserId) -> EOS_ProductUserId {
    intern(&PRODUCT_USERS, id, ProductUser)
}

/// The pointer of an Epic account id; the same for equal ids.
pub fn epic_account(id: UserId) -> EOS_EpicAccountId {
    intern(&EPIC_ACCOUNTS, id, EpicAccount)
}

/// The id behind a pointer of C.
pub fn product_user_id(pointer: EOS_ProductUserId) -> Result<UserId, HandleError> {
    Ok(handles::get::<ProductUser>(pointer)?.0.clone())
}

/// The `LocalUserId` of a call that a server makes without one: nobody for null.
pub fn local_user(pointer: EOS_ProductUserId) -> Result<Option<UserId>, Refusal> {
    if pointer.is_null() {
        return Ok(None);
    }
    let user = product_user_id(pointer).map_err(|error| Refusal::of("LocalUserId", error))?;
    Ok(Some(user))
}

/// The id behind a pointer of C.
pub fn epic_account_id(pointer: EOS_EpicAccountId) -> Result<UserId, HandleError> {
    Ok(handles::get::<EpicAccount>(pointer)?.0.clone())
}

/// A new handle for a continuance token. The game never frees it; it lives until `EOS_Shutdown`.
pub fn continuance_token(token: String) -> EOS_ContinuanceToken {
    handles::insert(Arc::new(ContinuanceToken(token)))
}

/// The token behind the `ContinuanceToken` of a call.
pub fn read_continuance(pointer: EOS_ContinuanceToken) -> Result<String, Refusal> {
    let token = handles::get::<ContinuanceToken>(pointer)
        .map_err(|error| Refusal::of("ContinuanceToken", error))?;
    Ok(token.0.clone())
}

/// The id that a C text means; nothing for null, an empty text, one of more than 128 bytes and one that is not UTF-8.
///
/// # Safety
/// As for [`strings::required`], with a limit of 128 bytes.
pub unsafe fn parse(text: *const c_char) -> Option<UserId> {
    // SAFETY: the caller's promise is the same.
    let text = unsafe { strings::required("the id", text, TEXT_LIMIT) };
    UserId::parse(&text.ok()?)
}

/// Makes every id and token stale.
pub fn forget_all() {
    forget::<ProductUser>(&PRODUCT_USERS);
    forget::<EpicAccount>(&EPIC_ACCOUNTS);
    for token in handles::all::<ContinuanceToken>() {
        // Somebody else may have removed it meanwhile.
        let _ = handles::remove::<ContinuanceToken>(token);
    }
}

fn intern<T: Handled>(known: &Interned, id: UserId, wrap: fn(UserId) -> T) -> *mut T::Opaque {
    let mut known = known.lock();
    let known = known.get_or_insert_default();
    if let Some(address) = known.get(&id) {
        return std::ptr::without_provenance_mut(*address);
    }
    let pointer = handles::insert(Arc::new(wrap(id.clone())));
    if !pointer.is_null() {
        known.insert(id, pointer.addr());
    }
    pointer
}

fn forget<T: Handled>(known: &Interned) {
    // Held to the end, so that nobody is given a pointer that is about to become stale.
    let mut known = known.lock();
    for address in known.take().unwrap_or_default().into_values() {
        // Nobody else removes ids.
        let _ = handles::remove::<T>(std::ptr::without_provenance_mut(address));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> UserId {
        UserId::parse(text).expect("an id")
    }

    #[test]
    fn equal_ids_are_equal_pointers() {
        let padded = format!("{:032}", 77_001);
        assert_eq!(product_user(id("77001")), product_user(id(&padded)));
        assert_ne!(product_user(id("77001")), product_user(id("77002")));
        assert_eq!(epic_account(id("abc")), epic_account(id("abc")));
        assert_ne!(epic_account(id("abc")), epic_account(id("ABC")));
    }

    #[test]
    fn a_pointer_leads_back_to_its_id() {
        let pointer = product_user(id("77003"));
        assert_eq!(product_user_id(pointer), Ok(UserId::Number(77_003)));
        let expected = Kind::EpicAccountId;
        let other = epic_account_id(pointer.cast());
        assert_eq!(other, Err(HandleError::WrongKind { expected }));
    }

    #[test]
    fn threads_that_intern_one_id_at_once_agree() {
        let pointers: Vec<usize> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..4)
                .map(|_| scope.spawn(|| product_user(id("77004")).addr()))
                .collect();
            threads
                .into_iter()
                .map(|thread| thread.join().expect("no panic"))
                .collect()
        });
        assert!(pointers.iter().all(|pointer| *pointer == pointers[0]));
    }
}
