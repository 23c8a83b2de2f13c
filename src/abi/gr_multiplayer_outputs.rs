//! What the Multiplayer interface hands out, and the functions that take it back.

use std::ffi::c_char;
use std::ptr;

use greenroom_protocol::handle::{HandleDocument, Openness};
use greenroom_protocol::ids::{AccountId, SessionRef};
use greenroom_protocol::session::{
    InitializationFailure, InitializationStage, MemberView, Restriction, RoleView, SessionDocument,
    Visibility,
};
use serde::Serialize;

use super::boundary::try_boundary;
use super::gr_multiplayer_types::*;
use super::ids::product_user;
use super::outputs::{self, Block, Plan, Spot};
use super::refusal::Refusal;
use super::types::{CEnum, EOS_Bool, EOS_FALSE, EOS_ProductUserId, EOS_TRUE};
use crate::result::EOS_EResult;

/// Frees a text. Null is ignored, and so is, with a line in the log, what is none. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn GR_Multiplayer_Text_Release(Text: *mut GR_Multiplayer_Text) {
    const NAME: &str = "GR_Multiplayer_Text_Release";
    try_boundary(NAME, || {
        outputs::release(NAME, Text);
        Ok(())
    });
}

/// Frees the full name of a session. Null is ignored, and so is, with a line in the log, what is none. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn GR_Multiplayer_SessionRef_Release(
    SessionRef: *mut GR_Multiplayer_SessionRef,
) {
    const NAME: &str = "GR_Multiplayer_SessionRef_Release";
    try_boundary(NAME, || {
        outputs::release(NAME, SessionRef);
        Ok(())
    });
}

/// Frees information about a session with all that it points to. Null is ignored, and so is, with a line in the log, what is none. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn GR_Multiplayer_SessionInfo_Release(Info: *mut GR_Multiplayer_SessionInfo) {
    const NAME: &str = "GR_Multiplayer_SessionInfo_Release";
    try_boundary(NAME, || {
        outputs::release(NAME, Info);
        Ok(())
    });
}

/// Frees a member with all that it points to. Null is ignored, and so is, with a line in the log, what is none. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn GR_Multiplayer_Member_Release(Member: *mut GR_Multiplayer_Member) {
    const NAME: &str = "GR_Multiplayer_Member_Release";
    try_boundary(NAME, || {
        outputs::release(NAME, Member);
        Ok(())
    });
}

/// Frees a role with all that it points to. Null is ignored, and so is, with a line in the log, what is none. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn GR_Multiplayer_Role_Release(Role: *mut GR_Multiplayer_Role) {
    const NAME: &str = "GR_Multiplayer_Role_Release";
    try_boundary(NAME, || {
        outputs::release(NAME, Role);
        Ok(())
    });
}

/// Frees an activity with all that it points to. Null is ignored, and so is, with a line in the log, what is none. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn GR_Multiplayer_Activity_Release(Activity: *mut GR_Multiplayer_Activity) {
    const NAME: &str = "GR_Multiplayer_Activity_Release";
    try_boundary(NAME, || {
        outputs::release(NAME, Activity);
        Ok(())
    });
}

/// A text for the game.
pub(super) fn text(text: &str) -> Result<*mut GR_Multiplayer_Text, Refusal> {
    let mut plan = Plan::<GR_Multiplayer_Text>::new();
    let text = plan.text(text);
    let block = plan.allocate()?;
    let head = GR_Multiplayer_Text {
        ApiVersion: GR_MULTIPLAYER_TEXT_API_LATEST,
        Text: block.at(text),
    };
    Ok(block.hand_out(head))
}

/// Something of the contract as JSON.
pub(super) fn json(value: &impl Serialize) -> Result<*mut GR_Multiplayer_Text, Refusal> {
    text(&to_json(value)?)
}

fn to_json(value: &impl Serialize) -> Result<String, Refusal> {
    serde_json::to_string(value).map_err(|error| {
        let reason = format!("the session cannot be written as JSON: {error}");
        Refusal::new(EOS_EResult::EOS_UnexpectedError, reason)
    })
}

/// The full name of a session.
pub(super) fn session_ref(at: &SessionRef) -> Result<*mut GR_Multiplayer_SessionRef, Refusal> {
    let mut plan = Plan::<GR_Multiplayer_SessionRef>::new();
    let names = Names::plan(&mut plan, at);
    let block = plan.allocate()?;
    let head = GR_Multiplayer_SessionRef {
        ApiVersion: GR_MULTIPLAYER_SESSIONREF_API_LATEST,
        DeploymentId: block.at(names.deployment),
        TemplateName: block.at(names.template),
        SessionName: block.at(names.name),
    };
    Ok(block.hand_out(head))
}

struct Names {
    deployment: Spot<c_char>,
    template: Spot<c_char>,
    name: Spot<c_char>,
}

impl Names {
    fn plan<'a, Head: Copy + 'static>(plan: &mut Plan<'a, Head>, at: &'a SessionRef) -> Self {
        Self {
            deployment: plan.text(at.scid.as_str()),
            template: plan.text(at.template_name.as_str()),
            name: plan.text(at.name.as_str()),
        }
    }
}

/// A list of texts, one pointer behind the other: places of one type that are taken in a row lie so.
struct Texts {
    pointers: Vec<Spot<*const c_char>>,
    texts: Vec<Spot<c_char>>,
}

impl Texts {
    fn plan<'a, Head: Copy + 'static>(plan: &mut Plan<'a, Head>, texts: &'a [String]) -> Self {
        Self {
            pointers: texts.iter().map(|_| plan.place()).collect(),
            texts: texts.iter().map(|text| plan.text(text)).collect(),
        }
    }

    /// Fills the list; gives its begin and its length.
    fn fill<Head: Copy + 'static>(&self, block: &Block<Head>) -> (*const *const c_char, u32) {
        for (pointer, text) in self.pointers.iter().zip(&self.texts) {
            block.put(*pointer, block.at(*text).cast_const());
        }
        (begin(block, &self.pointers), self.texts.len() as u32)
    }
}

fn begin<Head: Copy + 'static, T>(block: &Block<Head>, list: &[Spot<T>]) -> *const T {
    let first = list.first();
    first.map_or(ptr::null(), |spot| block.at(*spot).cast_const())
}

/// What is known of a session besides its members, roles and properties.
pub(super) fn session_info(
    at: &SessionRef,
    document: &SessionDocument,
) -> Result<*mut GR_Multiplayer_SessionInfo, Refusal> {
    let (system, info) = (&document.properties.system, document.members_info);
    let mut plan = Plan::<GR_Multiplayer_SessionInfo>::new();
    let names = Names::plan(&mut plan, at);
    let keywords = Texts::plan(&mut plan, system.keywords.as_deref().unwrap_or_default());
    let candidates = Texts::plan(&mut plan, &document.host_candidates);
    let branch = plan.text(&document.branch);
    let host = plan.optional_text(system.host.as_deref());
    let block = plan.allocate()?;
    let (Keywords, KeywordsCount) = keywords.fill(&block);
    let (HostCandidates, HostCandidatesCount) = candidates.fill(&block);
    let head = GR_Multiplayer_SessionInfo {
        ApiVersion: GR_MULTIPLAYER_SESSIONINFO_API_LATEST,
        DeploymentId: block.at(names.deployment),
        TemplateName: block.at(names.template),
        SessionName: block.at(names.name),
        Visibility: CEnum::from(visibility(document.constants.system.visibility)),
        ChangeNumber: document.change_number,
        Branch: block.at(branch),
        MaxMembersCount: document.constants.system.max_members_count,
        MembersCount: info.count,
        AcceptedCount: info.accepted,
        ActiveCount: info.active,
        bClosed: truth(system.closed.unwrap_or(false)),
        JoinRestriction: CEnum::from(restriction(system.join_restriction)),
        ReadRestriction: CEnum::from(restriction(system.read_restriction)),
        InitializationStage: CEnum::from(stage(document)),
        InitializationEpisode: document.initializing.map_or(0, |it| it.episode),
        KeywordsCount,
        Keywords,
        HostDeviceToken: block.at(host),
        HostCandidates,
        HostCandidatesCount,
    };
    Ok(block.hand_out(head))
}

/// A member, as the user sees it whose session this is.
pub(super) fn member(
    member: &MemberView,
    host: Option<&str>,
    viewer: AccountId,
) -> Result<*mut GR_Multiplayer_Member, Refusal> {
    let custom = to_json(&member.properties.custom)?;
    let system = &member.properties.system;
    let mut plan = Plan::<GR_Multiplayer_Member>::new();
    let roles: Vec<Spot<GR_Multiplayer_MemberRole>> =
        member.roles.iter().map(|_| plan.place()).collect();
    let role_names: Vec<_> = member
        .roles
        .iter()
        .map(|(of_type, role)| (plan.text(of_type), plan.text(role)))
        .collect();
    let name = plan.optional_text(member.gamertag.as_deref());
    let token = plan.optional_text(member.device_token.as_deref());
    let address = plan.optional_text(system.secure_device_address.as_deref());
    let custom = plan.text(&custom);
    let block = plan.allocate()?;
    for (role, (of_type, role_name)) in roles.iter().zip(role_names) {
        let value = GR_Multiplayer_MemberRole {
            RoleType: block.at(of_type),
            RoleName: block.at(role_name),
        };
        block.put(*role, value);
    }
    let player = member.constants.system.xuid;
    let is_host = match (&member.device_token, host) {
        (Some(token), Some(host)) => token.eq_ignore_ascii_case(host),
        _ => false,
    };
    let head = GR_Multiplayer_Member {
        ApiVersion: GR_MULTIPLAYER_MEMBER_API_LATEST,
        UserId: product_user(player.into()),
        DisplayName: block.at(name),
        State: CEnum::from(state(member)),
        Index: member.constants.system.index,
        bIsLocalUser: truth(player == viewer),
        bIsHost: truth(is_host),
        DeviceToken: block.at(token),
        SecureDeviceAddress: block.at(address),
        CustomPropertiesJson: block.at(custom),
        Roles: begin(&block, &roles),
        RolesCount: roles.len() as u32,
        InitializationEpisode: member.initialization_episode.unwrap_or(0),
        InitializationFailure: CEnum::from(failure(member.initialization_failure)),
    };
    Ok(block.hand_out(head))
}

/// A role with its type.
pub(super) struct NamedRole<'a> {
    of_type: &'a str,
    owner_managed: bool,
    name: &'a str,
    role: &'a RoleView,
}

/// Every role of a session, in the order of types and names.
pub(super) fn roles(document: &SessionDocument) -> impl Iterator<Item = NamedRole<'_>> {
    document.role_types.iter().flat_map(|(of_type, view)| {
        view.roles.iter().map(move |(name, role)| NamedRole {
            of_type,
            owner_managed: view.owner_managed,
            name,
            role,
        })
    })
}

/// A role.
pub(super) fn role(named: NamedRole<'_>) -> Result<*mut GR_Multiplayer_Role, Refusal> {
    let players = &named.role.member_xuids;
    let mut plan = Plan::<GR_Multiplayer_Role>::new();
    let users: Vec<Spot<EOS_ProductUserId>> = players.iter().map(|_| plan.place()).collect();
    let of_type = plan.text(named.of_type);
    let name = plan.text(named.name);
    let block = plan.allocate()?;
    for (spot, player) in users.iter().zip(players) {
        block.put(*spot, product_user((*player).into()));
    }
    let head = GR_Multiplayer_Role {
        ApiVersion: GR_MULTIPLAYER_ROLE_API_LATEST,
        RoleType: block.at(of_type),
        RoleName: block.at(name),
        bOwnerManaged: truth(named.owner_managed),
        MaxCount: named.role.max.unwrap_or(0),
        TargetCount: named.role.target.unwrap_or(0),
        UserIdsCount: users.len() as u32,
        UserIds: begin(&block, &users),
    };
    Ok(block.hand_out(head))
}

/// What a player does.
pub(super) fn activity(activity: &HandleDocument) -> Result<*mut GR_Multiplayer_Activity, Refusal> {
    let related = activity.related_info.as_ref();
    let mut plan = Plan::<GR_Multiplayer_Activity>::new();
    let names = Names::plan(&mut plan, &activity.session_ref);
    let id = plan.text(activity.id.as_str());
    let title = plan.optional_text(activity.title_id.as_deref());
    let block = plan.allocate()?;
    let openness = related.map_or(GR_EMultiplayerVisibility::GR_MV_FROM_TEMPLATE, |it| {
        openness(it.visibility)
    });
    let player = activity.owner_xuid;
    let head = GR_Multiplayer_Activity {
        ApiVersion: GR_MULTIPLAYER_ACTIVITY_API_LATEST,
        UserId: player.map_or(ptr::null_mut(), |player| product_user(player.into())),
        HandleId: block.at(id),
        DeploymentId: block.at(names.deployment),
        TemplateName: block.at(names.template),
        SessionName: block.at(names.name),
        TitleId: block.at(title),
        Visibility: CEnum::from(openness),
        JoinRestriction: CEnum::from(restriction(related.map(|it| it.join_restriction))),
        bClosed: truth(related.is_some_and(|it| it.closed)),
        MaxMembersCount: related.map_or(0, |it| it.max_members_count),
        MembersCount: related.map_or(0, |it| it.members_count),
    };
    Ok(block.hand_out(head))
}

fn truth(value: bool) -> EOS_Bool {
    if value { EOS_TRUE } else { EOS_FALSE }
}

fn visibility(visibility: Visibility) -> GR_EMultiplayerVisibility {
    match visibility {
        Visibility::Open => GR_EMultiplayerVisibility::GR_MV_OPEN,
        Visibility::Visible => GR_EMultiplayerVisibility::GR_MV_VISIBLE,
        Visibility::Private => GR_EMultiplayerVisibility::GR_MV_PRIVATE,
    }
}

fn openness(openness: Openness) -> GR_EMultiplayerVisibility {
    match openness {
        Openness::Open => GR_EMultiplayerVisibility::GR_MV_OPEN,
        Openness::Visible => GR_EMultiplayerVisibility::GR_MV_VISIBLE,
        Openness::Private => GR_EMultiplayerVisibility::GR_MV_PRIVATE,
        Openness::Full => GR_EMultiplayerVisibility::GR_MV_FULL,
    }
}

fn restriction(restriction: Option<Restriction>) -> GR_EMultiplayerRestriction {
    match restriction {
        None => GR_EMultiplayerRestriction::GR_MSR_UNKNOWN,
        Some(Restriction::None) => GR_EMultiplayerRestriction::GR_MSR_NONE,
        Some(Restriction::Local) => GR_EMultiplayerRestriction::GR_MSR_LOCAL,
        Some(Restriction::Followed) => GR_EMultiplayerRestriction::GR_MSR_FOLLOWED,
    }
}

fn stage(document: &SessionDocument) -> GR_EMultiplayerInitializationStage {
    match document.initializing.map(|it| it.stage) {
        None => GR_EMultiplayerInitializationStage::GR_MIS_NONE,
        Some(InitializationStage::Joining) => GR_EMultiplayerInitializationStage::GR_MIS_JOINING,
        Some(InitializationStage::Measuring) => {
            GR_EMultiplayerInitializationStage::GR_MIS_MEASURING
        }
        Some(InitializationStage::Evaluating) => {
            GR_EMultiplayerInitializationStage::GR_MIS_EVALUATING
        }
        Some(InitializationStage::Failed) => GR_EMultiplayerInitializationStage::GR_MIS_FAILED,
    }
}

fn state(member: &MemberView) -> GR_EMultiplayerMemberState {
    let system = &member.properties.system;
    match (member.reserved, system.active, system.ready) {
        (true, _, _) => GR_EMultiplayerMemberState::GR_MMS_RESERVED,
        (_, true, _) => GR_EMultiplayerMemberState::GR_MMS_ACTIVE,
        (_, _, true) => GR_EMultiplayerMemberState::GR_MMS_READY,
        _ => GR_EMultiplayerMemberState::GR_MMS_INACTIVE,
    }
}

fn failure(failure: Option<InitializationFailure>) -> GR_EMultiplayerInitializationFailure {
    use GR_EMultiplayerInitializationFailure as F;
    match failure {
        None => F::GR_MIF_NONE,
        Some(InitializationFailure::Timeout) => F::GR_MIF_TIMEOUT,
        Some(InitializationFailure::Latency) => F::GR_MIF_LATENCY,
        Some(InitializationFailure::BandwidthDown) => F::GR_MIF_BANDWIDTH_DOWN,
        Some(InitializationFailure::BandwidthUp) => F::GR_MIF_BANDWIDTH_UP,
        Some(InitializationFailure::Network) => F::GR_MIF_NETWORK,
        Some(InitializationFailure::Group) => F::GR_MIF_GROUP,
        Some(InitializationFailure::Episode) => F::GR_MIF_EPISODE,
    }
}
