//! What a game holds of sessions, each released when it is dropped: modifications, searches, details, views, attributes.

use std::ffi::{CStr, c_char};
use std::ptr;

use greenroom::abi::active_session::*;
use greenroom::abi::session_details::*;
use greenroom::abi::session_modification::*;
use greenroom::abi::session_search::*;
use greenroom::abi::sessions_outputs::*;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;

use crate::game::{Game, Note, result, text};

/// A value as games put it into attributes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Bool(bool),
    Int(i64),
    Double(f64),
    Text(String),
}

pub(crate) const ADVERTISED: bool = true;
pub(crate) const LOCAL: bool = false;

/// Calls `use_it` with the attribute that C would see.
pub(crate) fn with_attribute<R>(
    key: &str,
    value: &Value,
    use_it: impl FnOnce(*const EOS_Sessions_AttributeData) -> R,
) -> R {
    let key = text(key);
    let held = text(match value {
        Value::Text(value) => value,
        _ => "",
    });
    let (kind, value) = match value {
        Value::Bool(value) => (
            EOS_EAttributeType::EOS_AT_BOOLEAN,
            EOS_Sessions_AttributeDataValue {
                AsBool: i32::from(*value),
            },
        ),
        Value::Int(value) => (
            EOS_EAttributeType::EOS_AT_INT64,
            EOS_Sessions_AttributeDataValue { AsInt64: *value },
        ),
        Value::Double(value) => (
            EOS_EAttributeType::EOS_AT_DOUBLE,
            EOS_Sessions_AttributeDataValue { AsDouble: *value },
        ),
        Value::Text(_) => (
            EOS_EAttributeType::EOS_AT_STRING,
            EOS_Sessions_AttributeDataValue {
                AsUtf8: held.as_ptr(),
            },
        ),
    };
    use_it(&EOS_Sessions_AttributeData {
        ApiVersion: EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST,
        Key: key.as_ptr(),
        Value: value,
        ValueType: kind.into(),
    })
}

/// A modification; released when dropped.
pub(crate) struct Change(pub(crate) EOS_HSessionModification);

impl Drop for Change {
    fn drop(&mut self) {
        EOS_SessionModification_Release(self.0);
    }
}

impl Change {
    pub(crate) fn attribute(&self, key: &str, value: Value, advertised: bool) -> EOS_EResult {
        let kind = if advertised {
            EOS_ESessionAttributeAdvertisementType::EOS_SAAT_Advertise
        } else {
            EOS_ESessionAttributeAdvertisementType::EOS_SAAT_DontAdvertise
        };
        with_attribute(key, &value, |data| {
            let options = EOS_SessionModification_AddAttributeOptions {
                ApiVersion: EOS_SESSIONMODIFICATION_ADDATTRIBUTE_API_LATEST,
                SessionAttribute: data,
                AdvertisementType: kind.into(),
            };
            // SAFETY: the options are of the newest version.
            unsafe { EOS_SessionModification_AddAttribute(self.0, &options) }
        })
    }

    pub(crate) fn remove_attribute(&self, key: &str) -> EOS_EResult {
        let key = text(key);
        let options = EOS_SessionModification_RemoveAttributeOptions {
            ApiVersion: EOS_SESSIONMODIFICATION_REMOVEATTRIBUTE_API_LATEST,
            Key: key.as_ptr(),
        };
        // SAFETY: as above; so for the rest of this file.
        unsafe { EOS_SessionModification_RemoveAttribute(self.0, &options) }
    }

    pub(crate) fn host_address(&self, address: &str) -> EOS_EResult {
        let address = text(address);
        let options = EOS_SessionModification_SetHostAddressOptions {
            ApiVersion: EOS_SESSIONMODIFICATION_SETHOSTADDRESS_API_LATEST,
            HostAddress: address.as_ptr(),
        };
        unsafe { EOS_SessionModification_SetHostAddress(self.0, &options) }
    }

    pub(crate) fn max_players(&self, max_players: u32) -> EOS_EResult {
        let options = EOS_SessionModification_SetMaxPlayersOptions {
            ApiVersion: EOS_SESSIONMODIFICATION_SETMAXPLAYERS_API_LATEST,
            MaxPlayers: max_players,
        };
        unsafe { EOS_SessionModification_SetMaxPlayers(self.0, &options) }
    }

    pub(crate) fn permission(&self, level: EOS_EOnlineSessionPermissionLevel) -> EOS_EResult {
        let options = EOS_SessionModification_SetPermissionLevelOptions {
            ApiVersion: EOS_SESSIONMODIFICATION_SETPERMISSIONLEVEL_API_LATEST,
            PermissionLevel: level.into(),
        };
        unsafe { EOS_SessionModification_SetPermissionLevel(self.0, &options) }
    }

    pub(crate) fn invites_allowed(&self, allowed: bool) -> EOS_EResult {
        let options = EOS_SessionModification_SetInvitesAllowedOptions {
            ApiVersion: EOS_SESSIONMODIFICATION_SETINVITESALLOWED_API_LATEST,
            bInvitesAllowed: allowed.into(),
        };
        unsafe { EOS_SessionModification_SetInvitesAllowed(self.0, &options) }
    }

    pub(crate) fn platforms(&self, platforms: &[u32]) -> EOS_EResult {
        let options = EOS_SessionModification_SetAllowedPlatformIdsOptions {
            ApiVersion: EOS_SESSIONMODIFICATION_SETALLOWEDPLATFORMIDS_API_LATEST,
            AllowedPlatformIds: platforms.as_ptr(),
            AllowedPlatformIdsCount: platforms.len() as u32,
        };
        unsafe { EOS_SessionModification_SetAllowedPlatformIds(self.0, &options) }
    }
}

/// What a found or an active session says, copied out of its structs.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Seen {
    pub(crate) id: String,
    pub(crate) host_address: String,
    pub(crate) bucket: String,
    pub(crate) places: u32,
    pub(crate) open: u32,
    pub(crate) owner: EOS_ProductUserId,
    pub(crate) owner_client: Option<String>,
    pub(crate) platforms: Vec<u32>,
}

/// # Safety
/// `text` points to a text that ends in a NUL.
pub(crate) unsafe fn read(text: *const c_char) -> String {
    assert!(!text.is_null());
    let text = unsafe { CStr::from_ptr(text) };
    text.to_str().expect("UTF-8").to_owned()
}

/// # Safety
/// `info` is what the library handed out and not released.
unsafe fn seen(info: *const EOS_SessionDetails_Info) -> Seen {
    unsafe {
        let info = *info;
        let settings = *info.Settings;
        let count = settings.AllowedPlatformIdsCount as usize;
        Seen {
            id: read(info.SessionId),
            host_address: read(info.HostAddress),
            bucket: read(settings.BucketId),
            places: settings.NumPublicConnections,
            open: info.NumOpenPublicConnections,
            owner: info.OwnerUserId,
            owner_client: (!info.OwnerServerClientId.is_null())
                .then(|| read(info.OwnerServerClientId)),
            platforms: (0..count)
                .map(|at| *settings.AllowedPlatformIds.add(at))
                .collect(),
        }
    }
}

/// Details of a found session; released when dropped.
pub(crate) struct Found(pub(crate) EOS_HSessionDetails);

impl Drop for Found {
    fn drop(&mut self) {
        EOS_SessionDetails_Release(self.0);
    }
}

impl Found {
    pub(crate) fn info(&self) -> Seen {
        let options = EOS_SessionDetails_CopyInfoOptions {
            ApiVersion: EOS_SESSIONDETAILS_COPYINFO_API_LATEST,
        };
        let mut info = ptr::null_mut();
        unsafe {
            let code = EOS_SessionDetails_CopyInfo(self.0, &options, &mut info);
            assert_eq!(code, EOS_EResult::EOS_Success);
            let seen = seen(info);
            EOS_SessionDetails_Info_Release(info);
            seen
        }
    }

    /// Every attribute in order.
    pub(crate) fn attributes(&self) -> Vec<(String, Value)> {
        let options = EOS_SessionDetails_GetSessionAttributeCountOptions {
            ApiVersion: EOS_SESSIONDETAILS_GETSESSIONATTRIBUTECOUNT_API_LATEST,
        };
        let count = unsafe { EOS_SessionDetails_GetSessionAttributeCount(self.0, &options) };
        (0..count)
            .map(|index| {
                let options = EOS_SessionDetails_CopySessionAttributeByIndexOptions {
                    ApiVersion: EOS_SESSIONDETAILS_COPYSESSIONATTRIBUTEBYINDEX_API_LATEST,
                    AttrIndex: index,
                };
                let mut out = ptr::null_mut();
                let code = unsafe {
                    EOS_SessionDetails_CopySessionAttributeByIndex(self.0, &options, &mut out)
                };
                assert_eq!(code, EOS_EResult::EOS_Success);
                unsafe { take_attribute(out) }
            })
            .collect()
    }

    pub(crate) fn attribute(&self, key: &str) -> Result<Value, EOS_EResult> {
        let key = text(key);
        let options = EOS_SessionDetails_CopySessionAttributeByKeyOptions {
            ApiVersion: EOS_SESSIONDETAILS_COPYSESSIONATTRIBUTEBYKEY_API_LATEST,
            AttrKey: key.as_ptr(),
        };
        let mut out = ptr::null_mut();
        let code =
            unsafe { EOS_SessionDetails_CopySessionAttributeByKey(self.0, &options, &mut out) };
        if code != EOS_EResult::EOS_Success {
            assert!(out.is_null());
            return Err(code);
        }
        Ok(unsafe { take_attribute(out) }.1)
    }
}

/// # Safety
/// `out` is what the library handed out and not released.
unsafe fn take_attribute(out: *mut EOS_SessionDetails_Attribute) -> (String, Value) {
    unsafe {
        let data = *(*out).Data;
        let value = match data.ValueType.get().expect("a type") {
            EOS_EAttributeType::EOS_AT_BOOLEAN => Value::Bool(data.Value.AsBool != 0),
            EOS_EAttributeType::EOS_AT_INT64 => Value::Int(data.Value.AsInt64),
            EOS_EAttributeType::EOS_AT_DOUBLE => Value::Double(data.Value.AsDouble),
            EOS_EAttributeType::EOS_AT_STRING => Value::Text(read(data.Value.AsUtf8)),
        };
        let key = read(data.Key);
        EOS_SessionDetails_Attribute_Release(out);
        (key, value)
    }
}

/// A search; released when dropped.
pub(crate) struct Hunt<'a> {
    pub(crate) game: &'a Game,
    pub(crate) handle: EOS_HSessionSearch,
}

impl Drop for Hunt<'_> {
    fn drop(&mut self) {
        EOS_SessionSearch_Release(self.handle);
    }
}

impl Hunt<'_> {
    pub(crate) fn by_id(&self, id: &str) -> EOS_EResult {
        let id = text(id);
        let options = EOS_SessionSearch_SetSessionIdOptions {
            ApiVersion: EOS_SESSIONSEARCH_SETSESSIONID_API_LATEST,
            SessionId: id.as_ptr(),
        };
        unsafe { EOS_SessionSearch_SetSessionId(self.handle, &options) }
    }

    pub(crate) fn by_user(&self, user: EOS_ProductUserId) -> EOS_EResult {
        let options = EOS_SessionSearch_SetTargetUserIdOptions {
            ApiVersion: EOS_SESSIONSEARCH_SETTARGETUSERID_API_LATEST,
            TargetUserId: user,
        };
        unsafe { EOS_SessionSearch_SetTargetUserId(self.handle, &options) }
    }

    pub(crate) fn set(&self, key: &str, op: EOS_EComparisonOp, value: Value) -> EOS_EResult {
        with_attribute(key, &value, |data| {
            let options = EOS_SessionSearch_SetParameterOptions {
                ApiVersion: EOS_SESSIONSEARCH_SETPARAMETER_API_LATEST,
                Parameter: data,
                ComparisonOp: op.into(),
            };
            unsafe { EOS_SessionSearch_SetParameter(self.handle, &options) }
        })
    }

    pub(crate) fn remove(&self, key: &str, op: EOS_EComparisonOp) -> EOS_EResult {
        let key = text(key);
        let options = EOS_SessionSearch_RemoveParameterOptions {
            ApiVersion: EOS_SESSIONSEARCH_REMOVEPARAMETER_API_LATEST,
            Key: key.as_ptr(),
            ComparisonOp: op.into(),
        };
        unsafe { EOS_SessionSearch_RemoveParameter(self.handle, &options) }
    }

    pub(crate) fn find(&self, user: EOS_ProductUserId) -> EOS_EResult {
        unsafe extern "system" fn done(info: *const EOS_SessionSearch_FindCallbackInfo) {
            unsafe { Note::write((*info).ClientData, result((*info).ResultCode)) };
        }
        let options = EOS_SessionSearch_FindOptions {
            ApiVersion: EOS_SESSIONSEARCH_FIND_API_LATEST,
            LocalUserId: user,
        };
        self.game.finish(|note: &Note<EOS_EResult>| unsafe {
            EOS_SessionSearch_Find(self.handle, &options, note.client_data(), Some(done));
            assert_eq!(self.count(), 0, "there are no results before the callback");
        })
    }

    pub(crate) fn count(&self) -> u32 {
        let options = EOS_SessionSearch_GetSearchResultCountOptions {
            ApiVersion: EOS_SESSIONSEARCH_GETSEARCHRESULTCOUNT_API_LATEST,
        };
        unsafe { EOS_SessionSearch_GetSearchResultCount(self.handle, &options) }
    }

    pub(crate) fn result(&self, index: u32) -> Result<Found, EOS_EResult> {
        let options = EOS_SessionSearch_CopySearchResultByIndexOptions {
            ApiVersion: EOS_SESSIONSEARCH_COPYSEARCHRESULTBYINDEX_API_LATEST,
            SessionIndex: index,
        };
        let mut out = ptr::null_mut();
        match unsafe { EOS_SessionSearch_CopySearchResultByIndex(self.handle, &options, &mut out) }
        {
            EOS_EResult::EOS_Success => Ok(Found(out)),
            code => Err(code),
        }
    }
}

/// A view of an active session; released when dropped.
pub(crate) struct View(pub(crate) EOS_HActiveSession);

impl Drop for View {
    fn drop(&mut self) {
        EOS_ActiveSession_Release(self.0);
    }
}

impl View {
    pub(crate) fn info(&self) -> Result<(EOS_EOnlineSessionState, Seen), EOS_EResult> {
        let options = EOS_ActiveSession_CopyInfoOptions {
            ApiVersion: EOS_ACTIVESESSION_COPYINFO_API_LATEST,
        };
        let mut info = ptr::null_mut();
        unsafe {
            let code = EOS_ActiveSession_CopyInfo(self.0, &options, &mut info);
            if code != EOS_EResult::EOS_Success {
                return Err(code);
            }
            let state = (*info).State.get().expect("a state");
            let seen = seen((*info).SessionDetails);
            EOS_ActiveSession_Info_Release(info);
            Ok((state, seen))
        }
    }

    pub(crate) fn state(&self) -> EOS_EOnlineSessionState {
        self.info().expect("the session is there").0
    }

    pub(crate) fn players(&self) -> Vec<EOS_ProductUserId> {
        let options = EOS_ActiveSession_GetRegisteredPlayerCountOptions {
            ApiVersion: EOS_ACTIVESESSION_GETREGISTEREDPLAYERCOUNT_API_LATEST,
        };
        let count = unsafe { EOS_ActiveSession_GetRegisteredPlayerCount(self.0, &options) };
        let player = |index| {
            let options = EOS_ActiveSession_GetRegisteredPlayerByIndexOptions {
                ApiVersion: EOS_ACTIVESESSION_GETREGISTEREDPLAYERBYINDEX_API_LATEST,
                PlayerIndex: index,
            };
            unsafe { EOS_ActiveSession_GetRegisteredPlayerByIndex(self.0, &options) }
        };
        assert!(player(count).is_null());
        (0..count).map(player).collect()
    }
}
