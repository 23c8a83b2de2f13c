//! The functions of `eos_sessions.h` that fill in a modification. None of them sends anything: that is for `EOS_Sessions_UpdateSession`.

use std::ffi::c_char;

use greenroom_protocol::limits;
use greenroom_protocol::settings::Permission;

use super::boundary::try_boundary;
use super::handles;
use super::options;
use super::refusal::Refusal;
use super::session_attribute;
use super::sessions_outputs::SharedModification;
use super::strings::{self, Limit};
use super::types::{
    EOS_EOnlineSessionPermissionLevel, EOS_ESessionAttributeAdvertisementType,
    EOS_HSessionModification, EOS_SessionModification_AddAttributeOptions,
    EOS_SessionModification_RemoveAttributeOptions,
    EOS_SessionModification_SetAllowedPlatformIdsOptions,
    EOS_SessionModification_SetBucketIdOptions, EOS_SessionModification_SetHostAddressOptions,
    EOS_SessionModification_SetInvitesAllowedOptions,
    EOS_SessionModification_SetJoinInProgressAllowedOptions,
    EOS_SessionModification_SetMaxPlayersOptions,
    EOS_SessionModification_SetPermissionLevelOptions,
};
use crate::interfaces::Outcome;
use crate::interfaces::sessions::modification::Modification;
use crate::result::EOS_EResult;

/// Sets the bucket, by which searches tell kinds of sessions apart: 1 to 256 bytes.
///
/// `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_SessionModification_SetBucketId(
    Handle: EOS_HSessionModification,
    Options: *const EOS_SessionModification_SetBucketIdOptions,
) -> EOS_EResult {
    try_boundary("EOS_SessionModification_SetBucketId", || {
        // SAFETY: the game passes null or options of the version that they say.
        let bucket = unsafe { read_bucket("BucketId", options::read(Options)?.BucketId) }?;
        change(Handle, |modification| {
            modification.changes.bucket = Some(bucket);
            Ok(())
        })
    })
}

/// Sets where players connect to: any text of 1 to 512 bytes, which nobody checks. A session without one shows the address that the directory saw its creator at, without a port.
///
/// `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_SessionModification_SetHostAddress(
    Handle: EOS_HSessionModification,
    Options: *const EOS_SessionModification_SetHostAddressOptions,
) -> EOS_EResult {
    try_boundary("EOS_SessionModification_SetHostAddress", || {
        let limit = Limit::Bytes(limits::HOST_ADDRESS_MAX);
        // SAFETY: the game passes null or options of the version that they say.
        let address = unsafe {
            let options = options::read(Options)?;
            strings::required("HostAddress", options.HostAddress, limit)
        }?;
        change(Handle, |modification| {
            modification.changes.host_address = Some(address);
            Ok(())
        })
    })
}

/// Sets who may find and join: everybody (a new session starts so), those who see a member's presence, or those who were invited or are registered.
///
/// `EOS_Success`; `EOS_InvalidParameters` for a number that is no level, and for what is no modification; `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_SessionModification_SetPermissionLevel(
    Handle: EOS_HSessionModification,
    Options: *const EOS_SessionModification_SetPermissionLevelOptions,
) -> EOS_EResult {
    try_boundary("EOS_SessionModification_SetPermissionLevel", || {
        // SAFETY: the game passes null or options of the version that they say.
        let level = unsafe { options::read(Options) }?.PermissionLevel;
        let level = level.get().ok_or_else(|| {
            Refusal::parameter(format!(
                "PermissionLevel is {}, which is no level",
                level.raw()
            ))
        })?;
        change(Handle, |modification| {
            modification.changes.permission = Some(permission(level));
            Ok(())
        })
    })
}

/// Sets whether players may find and join while play is under way; a new session starts without.
///
/// `EOS_Success`; `EOS_InvalidParameters` for what is no modification; `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_SessionModification_SetJoinInProgressAllowed(
    Handle: EOS_HSessionModification,
    Options: *const EOS_SessionModification_SetJoinInProgressAllowedOptions,
) -> EOS_EResult {
    try_boundary("EOS_SessionModification_SetJoinInProgressAllowed", || {
        // SAFETY: the game passes null or options of the version that they say.
        let allowed = unsafe { options::read(Options) }?.bAllowJoinInProgress != 0;
        change(Handle, |modification| {
            modification.changes.join_in_progress = Some(allowed);
            Ok(())
        })
    })
}

/// Sets how many players may be registered, 1 to 1000. An update that goes below the number of the registered ends in `EOS_Sessions_TooManyPlayers`.
///
/// `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_SessionModification_SetMaxPlayers(
    Handle: EOS_HSessionModification,
    Options: *const EOS_SessionModification_SetMaxPlayersOptions,
) -> EOS_EResult {
    try_boundary("EOS_SessionModification_SetMaxPlayers", || {
        // SAFETY: the game passes null or options of the version that they say.
        let max_players = unsafe { options::read(Options) }?.MaxPlayers;
        change(Handle, |modification| {
            modification.set_max_players(max_players)
        })
    })
}

/// Sets whether members may invite; a new session starts with it.
///
/// `EOS_Success`; `EOS_InvalidParameters` for what is no modification; `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_SessionModification_SetInvitesAllowed(
    Handle: EOS_HSessionModification,
    Options: *const EOS_SessionModification_SetInvitesAllowedOptions,
) -> EOS_EResult {
    try_boundary("EOS_SessionModification_SetInvitesAllowed", || {
        // SAFETY: the game passes null or options of the version that they say.
        let allowed = unsafe { options::read(Options) }?.bInvitesAllowed != 0;
        change(Handle, |modification| {
            modification.changes.invites_allowed = Some(allowed);
            Ok(())
        })
    })
}

/// Sets the platforms whose players may be registered, as `EOS_OPT_*` numbers, at most 32; none, or null, means all.
///
/// `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_SessionModification_SetAllowedPlatformIds(
    Handle: EOS_HSessionModification,
    Options: *const EOS_SessionModification_SetAllowedPlatformIdsOptions,
) -> EOS_EResult {
    try_boundary("EOS_SessionModification_SetAllowedPlatformIds", || {
        // SAFETY: the game passes null or options of the version that they say.
        let platforms = unsafe {
            let options = options::read(Options)?;
            read_platforms(options.AllowedPlatformIds, options.AllowedPlatformIdsCount)
        }?;
        change(Handle, |modification| modification.set_platforms(platforms))
    })
}

/// Sets an attribute, in place of one with the same key; letter case does not tell keys apart, and searchers see them in upper case. Keys have 1 to 64 characters, texts up to 1024 bytes, and a
/// session up to 64 attributes. An advertised attribute is seen and searched by others; one that is not stays in this process.
///
/// `EOS_Success`; `EOS_InvalidParameters` for a bad key, a number that is no type, a double that is infinite or not a number, and text that is null or not UTF-8; `EOS_LimitExceeded` for too many
/// attributes; `EOS_IncompatibleVersion`, also of the attribute itself. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_SessionModification_AddAttribute(
    Handle: EOS_HSessionModification,
    Options: *const EOS_SessionModification_AddAttributeOptions,
) -> EOS_EResult {
    try_boundary("EOS_SessionModification_AddAttribute", || {
        // SAFETY: the game passes null or options of the version that they say.
        let (attribute, kind) = unsafe {
            let options = options::read(Options)?;
            let longest = limits::ATTRIBUTE_STRING_MAX;
            let attribute = options.SessionAttribute;
            (
                session_attribute::read("SessionAttribute", attribute, longest)?,
                options.AdvertisementType,
            )
        };
        let kind = kind.get().ok_or_else(|| {
            Refusal::parameter(format!(
                "AdvertisementType is {}, which is none",
                kind.raw()
            ))
        })?;
        let advertised = kind == EOS_ESessionAttributeAdvertisementType::EOS_SAAT_Advertise;
        change(Handle, |modification| {
            modification.set_attribute(&attribute.key, attribute.value, advertised)
        })
    })
}

/// Removes an attribute, by its key in any letter case.
///
/// `EOS_Success`; `EOS_NotFound` if the session has none and none was set; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_SessionModification_RemoveAttribute(
    Handle: EOS_HSessionModification,
    Options: *const EOS_SessionModification_RemoveAttributeOptions,
) -> EOS_EResult {
    try_boundary("EOS_SessionModification_RemoveAttribute", || {
        // SAFETY: the game passes null or options of the version that they say.
        let key = unsafe { session_attribute::read_key("Key", options::read(Options)?.Key) }?;
        change(Handle, |modification| modification.remove_attribute(&key))
    })
}

fn change(
    handle: EOS_HSessionModification,
    change: impl FnOnce(&mut Modification) -> Outcome<()>,
) -> Result<EOS_EResult, Refusal> {
    let modification = handles::get::<SharedModification>(handle)?;
    change(&mut modification.lock())?;
    Ok(EOS_EResult::EOS_Success)
}

/// # Safety
/// `bucket` is null or points to a text that ends in a NUL.
pub(super) unsafe fn read_bucket(
    parameter: &'static str,
    bucket: *const c_char,
) -> Result<String, Refusal> {
    let limit = Limit::Bytes(limits::BUCKET_MAX);
    // SAFETY: the caller's promise.
    Ok(unsafe { strings::required(parameter, bucket, limit) }?)
}

/// # Safety
/// `platforms` is null or points to `count` numbers.
pub(super) unsafe fn read_platforms(
    platforms: *const u32,
    count: u32,
) -> Result<Vec<u32>, Refusal> {
    if count == 0 {
        return Ok(Vec::new());
    }
    if platforms.is_null() {
        return Err(Refusal::parameter(
            "AllowedPlatformIds is null, and AllowedPlatformIdsCount is not 0",
        ));
    }
    // Before anything is read: a number that was never set is not followed into foreign memory.
    if count as usize > limits::PLATFORMS_MAX {
        return Err(Refusal::parameter(format!(
            "AllowedPlatformIdsCount is {count}, more than {}",
            limits::PLATFORMS_MAX
        )));
    }
    let number = |at| {
        // SAFETY: the caller vouches for `count` numbers; they need not be aligned.
        unsafe { platforms.add(at).read_unaligned() }
    };
    Ok((0..count as usize).map(number).collect())
}

fn permission(level: EOS_EOnlineSessionPermissionLevel) -> Permission {
    match level {
        EOS_EOnlineSessionPermissionLevel::EOS_OSPF_PublicAdvertised => {
            Permission::PublicAdvertised
        }
        EOS_EOnlineSessionPermissionLevel::EOS_OSPF_JoinViaPresence => Permission::JoinViaPresence,
        EOS_EOnlineSessionPermissionLevel::EOS_OSPF_InviteOnly => Permission::InviteOnly,
    }
}
