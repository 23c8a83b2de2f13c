//! What the Sessions interface hands out, and the functions of `eos_sessions_types.h` that take it back.

use std::ptr;
use std::sync::Arc;

use greenroom_protocol::attribute::{AttributeKey, AttributeValue};
use greenroom_protocol::settings::{Owner, Permission};
use parking_lot::Mutex;

use super::boundary::try_boundary;
use super::handles::{self, Handled, Kind};
use super::ids::product_user;
use super::outputs::{self, Block, Plan, Spot};
use super::refusal::Refusal;
use super::types::{
    CEnum, EOS_ACTIVESESSION_INFO_API_LATEST, EOS_ActiveSession_Info, EOS_ActiveSessionHandle,
    EOS_Bool, EOS_EAttributeType, EOS_EOnlineSessionPermissionLevel, EOS_EOnlineSessionState,
    EOS_ESessionAttributeAdvertisementType, EOS_FALSE, EOS_HActiveSession, EOS_HSessionDetails,
    EOS_HSessionModification, EOS_HSessionSearch, EOS_SESSIONDETAILS_ATTRIBUTE_API_LATEST,
    EOS_SESSIONDETAILS_INFO_API_LATEST, EOS_SESSIONDETAILS_SETTINGS_API_LATEST,
    EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST, EOS_SessionDetails_Attribute, EOS_SessionDetails_Info,
    EOS_SessionDetails_Settings, EOS_SessionDetailsHandle, EOS_SessionModificationHandle,
    EOS_SessionSearchHandle, EOS_Sessions_AttributeData, EOS_Sessions_AttributeDataValue, EOS_TRUE,
};
use crate::interfaces::details::{Attribute, Details};
use crate::interfaces::searches::Search;
use crate::interfaces::sessions::modification::Modification;
use crate::interfaces::sessions::{ActiveSession, ActiveView, State};

/// A modification as its handle holds it: its setters change it in place.
pub type SharedModification = Mutex<Modification>;

impl Handled for SharedModification {
    const KIND: Kind = Kind::SessionModification;
    type Opaque = EOS_SessionModificationHandle;
}

impl Handled for Search {
    const KIND: Kind = Kind::SessionSearch;
    type Opaque = EOS_SessionSearchHandle;
}

impl Handled for Details {
    const KIND: Kind = Kind::SessionDetails;
    type Opaque = EOS_SessionDetailsHandle;
}

impl Handled for ActiveView {
    const KIND: Kind = Kind::ActiveSession;
    type Opaque = EOS_ActiveSessionHandle;
}

/// Frees a modification; an update that was begun with it goes on. Null is ignored, and so is, with a line in the log, what is none. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_SessionModification_Release(
    SessionModificationHandle: EOS_HSessionModification,
) {
    try_boundary("EOS_SessionModification_Release", || {
        release::<SharedModification>(SessionModificationHandle)
    });
}

/// Frees the view of a session of this process; the session itself stays. Null is ignored, and so is, with a line in the log, what is none. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_ActiveSession_Release(ActiveSessionHandle: EOS_HActiveSession) {
    try_boundary("EOS_ActiveSession_Release", || {
        release::<ActiveView>(ActiveSessionHandle)
    });
}

/// Frees the details of a session; a join that was begun with them goes on. Null is ignored, and so is, with a line in the log, what is none. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_SessionDetails_Release(SessionHandle: EOS_HSessionDetails) {
    try_boundary("EOS_SessionDetails_Release", || {
        release::<Details>(SessionHandle)
    });
}

/// Frees a search; details that were copied from its results stay, and a callback that is due still comes. Null is ignored, and so is, with a line in the log, what is none. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_SessionSearch_Release(SessionSearchHandle: EOS_HSessionSearch) {
    try_boundary("EOS_SessionSearch_Release", || {
        release::<Search>(SessionSearchHandle)
    });
}

/// Frees an attribute with all that it points to. Null is ignored, and so is, with a line in the log, what is none. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_SessionDetails_Attribute_Release(
    SessionAttribute: *mut EOS_SessionDetails_Attribute,
) {
    const NAME: &str = "EOS_SessionDetails_Attribute_Release";
    try_boundary(NAME, || {
        outputs::release(NAME, SessionAttribute);
        Ok(())
    });
}

/// Frees the information about a session with all that it points to. Null is ignored, and so is, with a line in the log, what is none. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_SessionDetails_Info_Release(SessionInfo: *mut EOS_SessionDetails_Info) {
    const NAME: &str = "EOS_SessionDetails_Info_Release";
    try_boundary(NAME, || {
        outputs::release(NAME, SessionInfo);
        Ok(())
    });
}

/// Frees the information about a session of this process with all that it points to. Null is ignored, and so is, with a line in the log, what is none. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_ActiveSession_Info_Release(
    ActiveSessionInfo: *mut EOS_ActiveSession_Info,
) {
    const NAME: &str = "EOS_ActiveSession_Info_Release";
    try_boundary(NAME, || {
        outputs::release(NAME, ActiveSessionInfo);
        Ok(())
    });
}

fn release<T: Handled>(handle: *mut T::Opaque) -> Result<(), Refusal> {
    if !handle.is_null() {
        let value: Arc<T> = handles::remove(handle)?;
        drop(value);
    }
    Ok(())
}

/// An attribute for the game.
pub fn attribute(
    key: &AttributeKey,
    attribute: &Attribute,
) -> Result<*mut EOS_SessionDetails_Attribute, Refusal> {
    let mut plan = Plan::<EOS_SessionDetails_Attribute>::new();
    let data = plan.place::<EOS_Sessions_AttributeData>();
    let key = plan.text(key.as_str());
    let text = plan.optional_text(match &attribute.value {
        AttributeValue::String(text) => Some(text),
        _ => None,
    });
    let block = plan.allocate()?;
    let (kind, value) = match &attribute.value {
        AttributeValue::Bool(value) => (
            EOS_EAttributeType::EOS_AT_BOOLEAN,
            // The wide member first, so that no byte of the union is left undefined.
            with_bool(truth(*value)),
        ),
        AttributeValue::Int64(value) => (
            EOS_EAttributeType::EOS_AT_INT64,
            EOS_Sessions_AttributeDataValue { AsInt64: *value },
        ),
        AttributeValue::Double(value) => (
            EOS_EAttributeType::EOS_AT_DOUBLE,
            EOS_Sessions_AttributeDataValue {
                AsDouble: value.get(),
            },
        ),
        AttributeValue::String(_) => (
            EOS_EAttributeType::EOS_AT_STRING,
            EOS_Sessions_AttributeDataValue {
                AsUtf8: block.at(text),
            },
        ),
    };
    block.put(
        data,
        EOS_Sessions_AttributeData {
            ApiVersion: EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST,
            Key: block.at(key),
            Value: value,
            ValueType: CEnum::from(kind),
        },
    );
    let head = EOS_SessionDetails_Attribute {
        ApiVersion: EOS_SESSIONDETAILS_ATTRIBUTE_API_LATEST,
        Data: block.at(data),
        AdvertisementType: CEnum::from(if attribute.advertised {
            EOS_ESessionAttributeAdvertisementType::EOS_SAAT_Advertise
        } else {
            EOS_ESessionAttributeAdvertisementType::EOS_SAAT_DontAdvertise
        }),
    };
    Ok(block.hand_out(head))
}

fn with_bool(value: EOS_Bool) -> EOS_Sessions_AttributeDataValue {
    let mut data = EOS_Sessions_AttributeDataValue { AsInt64: 0 };
    data.AsBool = value;
    data
}

/// Information about a session that was found.
pub fn details_info(details: &Details) -> Result<*mut EOS_SessionDetails_Info, Refusal> {
    let mut plan = Plan::<EOS_SessionDetails_Info>::new();
    let parts = Parts::plan(&mut plan, details);
    let block = plan.allocate()?;
    let head = parts.fill(&block, details);
    Ok(block.hand_out(head))
}

/// Information about a session of this process.
pub fn active_info(active: &ActiveSession) -> Result<*mut EOS_ActiveSession_Info, Refusal> {
    let mut plan = Plan::<EOS_ActiveSession_Info>::new();
    let name = plan.text(&active.name);
    let info = plan.place::<EOS_SessionDetails_Info>();
    let parts = Parts::plan(&mut plan, &active.details);
    let block = plan.allocate()?;
    block.put(info, parts.fill(&block, &active.details));
    let head = EOS_ActiveSession_Info {
        ApiVersion: EOS_ACTIVESESSION_INFO_API_LATEST,
        SessionName: block.at(name),
        LocalUserId: active.user.clone().map_or(ptr::null_mut(), product_user),
        State: CEnum::from(state(active.state)),
        SessionDetails: block.at(info),
    };
    Ok(block.hand_out(head))
}

/// What an `EOS_SessionDetails_Info` points to.
struct Parts {
    settings: Spot<EOS_SessionDetails_Settings>,
    id: Spot<std::ffi::c_char>,
    host_address: Spot<std::ffi::c_char>,
    bucket: Spot<std::ffi::c_char>,
    owner_client: Spot<std::ffi::c_char>,
    /// One behind the other: places of one type that are taken in a row lie so.
    platforms: Vec<Spot<u32>>,
}

impl Parts {
    fn plan<'a, Head: Copy + 'static>(plan: &mut Plan<'a, Head>, details: &'a Details) -> Self {
        let settings = &details.settings;
        Self {
            settings: plan.place(),
            platforms: settings.platforms.iter().map(|_| plan.place()).collect(),
            id: plan.text(details.id.as_str()),
            // Not null where it is hidden: games make strings of it.
            host_address: plan.text(settings.host_address.as_deref().unwrap_or_default()),
            bucket: plan.text(&settings.bucket),
            owner_client: plan.optional_text(match &details.owner {
                Owner::Server(client) => Some(client),
                Owner::User(_) => None,
            }),
        }
    }

    fn fill<Head: Copy + 'static>(
        &self,
        block: &Block<Head>,
        details: &Details,
    ) -> EOS_SessionDetails_Info {
        let settings = &details.settings;
        for (spot, platform) in self.platforms.iter().zip(&settings.platforms) {
            block.put(*spot, *platform);
        }
        block.put(
            self.settings,
            EOS_SessionDetails_Settings {
                ApiVersion: EOS_SESSIONDETAILS_SETTINGS_API_LATEST,
                BucketId: block.at(self.bucket),
                NumPublicConnections: settings.max_players,
                bAllowJoinInProgress: truth(settings.join_in_progress),
                PermissionLevel: CEnum::from(permission(settings.permission)),
                bInvitesAllowed: truth(settings.invites_allowed),
                bSanctionsEnabled: truth(settings.sanctions),
                AllowedPlatformIds: self
                    .platforms
                    .first()
                    .map_or(ptr::null(), |spot| block.at(*spot).cast_const()),
                AllowedPlatformIdsCount: self.platforms.len() as u32,
            },
        );
        EOS_SessionDetails_Info {
            ApiVersion: EOS_SESSIONDETAILS_INFO_API_LATEST,
            SessionId: block.at(self.id),
            HostAddress: block.at(self.host_address),
            NumOpenPublicConnections: details.open_slots,
            Settings: block.at(self.settings),
            OwnerUserId: match details.owner {
                Owner::User(account) => product_user(account.into()),
                Owner::Server(_) => ptr::null_mut(),
            },
            OwnerServerClientId: block.at(self.owner_client),
        }
    }
}

fn truth(value: bool) -> EOS_Bool {
    if value { EOS_TRUE } else { EOS_FALSE }
}

fn permission(permission: Permission) -> EOS_EOnlineSessionPermissionLevel {
    match permission {
        Permission::PublicAdvertised => {
            EOS_EOnlineSessionPermissionLevel::EOS_OSPF_PublicAdvertised
        }
        Permission::JoinViaPresence => EOS_EOnlineSessionPermissionLevel::EOS_OSPF_JoinViaPresence,
        Permission::InviteOnly => EOS_EOnlineSessionPermissionLevel::EOS_OSPF_InviteOnly,
    }
}

fn state(state: State) -> EOS_EOnlineSessionState {
    match state {
        State::Pending => EOS_EOnlineSessionState::EOS_OSS_Pending,
        State::Starting => EOS_EOnlineSessionState::EOS_OSS_Starting,
        State::InProgress => EOS_EOnlineSessionState::EOS_OSS_InProgress,
        State::Ending => EOS_EOnlineSessionState::EOS_OSS_Ending,
        State::Ended => EOS_EOnlineSessionState::EOS_OSS_Ended,
        State::Destroying => EOS_EOnlineSessionState::EOS_OSS_Destroying,
    }
}
