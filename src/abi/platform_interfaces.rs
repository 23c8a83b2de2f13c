//! The getters of `eos_sdk.h`: from a platform to its interfaces. The other functions of that header are in `platform.rs`.

use std::ptr;

use super::boundary::{boundary, try_boundary};
use super::handles;
use super::platform_lifetime::PlatformEntry;
use super::types::{
    EOS_HAchievements, EOS_HAntiCheatClient, EOS_HAntiCheatServer, EOS_HAuth, EOS_HConnect,
    EOS_HCustomInvites, EOS_HEcom, EOS_HFriends, EOS_HIntegratedPlatform, EOS_HKWS,
    EOS_HLeaderboards, EOS_HLobby, EOS_HMetrics, EOS_HMods, EOS_HP2P, EOS_HPlatform,
    EOS_HPlayerDataStorage, EOS_HPresence, EOS_HProgressionSnapshot, EOS_HRTC, EOS_HRTCAdmin,
    EOS_HReports, EOS_HSanctions, EOS_HSessions, EOS_HStats, EOS_HTitleStorage, EOS_HUI,
    EOS_HUserInfo,
};

/// The Metrics interface: metrics. Not there yet: null.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetMetricsInterface(_Handle: EOS_HPlatform) -> EOS_HMetrics {
    boundary("EOS_Platform_GetMetricsInterface", ptr::null_mut)
}

/// The Auth interface: Epic accounts. Not there yet: null.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetAuthInterface(_Handle: EOS_HPlatform) -> EOS_HAuth {
    boundary("EOS_Platform_GetAuthInterface", ptr::null_mut)
}

/// The Connect interface of a platform: logins. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetConnectInterface(Handle: EOS_HPlatform) -> EOS_HConnect {
    try_boundary("EOS_Platform_GetConnectInterface", || {
        Ok(handles::get::<PlatformEntry>(Handle)?.connect())
    })
}

/// The Ecom interface: the store. Not there yet: null.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetEcomInterface(_Handle: EOS_HPlatform) -> EOS_HEcom {
    boundary("EOS_Platform_GetEcomInterface", ptr::null_mut)
}

/// The UI interface: the overlay. Not there yet: null.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetUIInterface(_Handle: EOS_HPlatform) -> EOS_HUI {
    boundary("EOS_Platform_GetUIInterface", ptr::null_mut)
}

/// The Friends interface: friends. Not there yet: null.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetFriendsInterface(_Handle: EOS_HPlatform) -> EOS_HFriends {
    boundary("EOS_Platform_GetFriendsInterface", ptr::null_mut)
}

/// The Presence interface: presence. Not there yet: null.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetPresenceInterface(_Handle: EOS_HPlatform) -> EOS_HPresence {
    boundary("EOS_Platform_GetPresenceInterface", ptr::null_mut)
}

/// The Sessions interface of a platform: sessions. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetSessionsInterface(Handle: EOS_HPlatform) -> EOS_HSessions {
    try_boundary("EOS_Platform_GetSessionsInterface", || {
        Ok(handles::get::<PlatformEntry>(Handle)?.sessions())
    })
}

/// The Lobby interface: lobbies. Not there yet: null.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetLobbyInterface(_Handle: EOS_HPlatform) -> EOS_HLobby {
    boundary("EOS_Platform_GetLobbyInterface", ptr::null_mut)
}

/// The UserInfo interface: user information. Not there yet: null.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetUserInfoInterface(_Handle: EOS_HPlatform) -> EOS_HUserInfo {
    boundary("EOS_Platform_GetUserInfoInterface", ptr::null_mut)
}

/// The P2P interface: peer-to-peer connections. Not there yet: null.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetP2PInterface(_Handle: EOS_HPlatform) -> EOS_HP2P {
    boundary("EOS_Platform_GetP2PInterface", ptr::null_mut)
}

/// The RTC interface: voice. Not there yet: null.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetRTCInterface(_Handle: EOS_HPlatform) -> EOS_HRTC {
    boundary("EOS_Platform_GetRTCInterface", ptr::null_mut)
}

/// The RTCAdmin interface: voice administration. Not there yet: null.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetRTCAdminInterface(_Handle: EOS_HPlatform) -> EOS_HRTCAdmin {
    boundary("EOS_Platform_GetRTCAdminInterface", ptr::null_mut)
}

/// The PlayerDataStorage interface: player data. Not there yet: null.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetPlayerDataStorageInterface(
    _Handle: EOS_HPlatform,
) -> EOS_HPlayerDataStorage {
    boundary("EOS_Platform_GetPlayerDataStorageInterface", ptr::null_mut)
}

/// The TitleStorage interface: title data. Not there yet: null.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetTitleStorageInterface(
    _Handle: EOS_HPlatform,
) -> EOS_HTitleStorage {
    boundary("EOS_Platform_GetTitleStorageInterface", ptr::null_mut)
}

/// The Achievements interface: achievements. Not there yet: null.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetAchievementsInterface(
    _Handle: EOS_HPlatform,
) -> EOS_HAchievements {
    boundary("EOS_Platform_GetAchievementsInterface", ptr::null_mut)
}

/// The Stats interface: stats. Not there yet: null.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetStatsInterface(_Handle: EOS_HPlatform) -> EOS_HStats {
    boundary("EOS_Platform_GetStatsInterface", ptr::null_mut)
}

/// The Leaderboards interface: leaderboards. Not there yet: null.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetLeaderboardsInterface(
    _Handle: EOS_HPlatform,
) -> EOS_HLeaderboards {
    boundary("EOS_Platform_GetLeaderboardsInterface", ptr::null_mut)
}

/// The Mods interface: mods. Not there yet: null.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetModsInterface(_Handle: EOS_HPlatform) -> EOS_HMods {
    boundary("EOS_Platform_GetModsInterface", ptr::null_mut)
}

/// The AntiCheatClient interface: anti-cheat in the client. Not there yet: null.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetAntiCheatClientInterface(
    _Handle: EOS_HPlatform,
) -> EOS_HAntiCheatClient {
    boundary("EOS_Platform_GetAntiCheatClientInterface", ptr::null_mut)
}

/// The AntiCheatServer interface: anti-cheat in the server. Not there yet: null.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetAntiCheatServerInterface(
    _Handle: EOS_HPlatform,
) -> EOS_HAntiCheatServer {
    boundary("EOS_Platform_GetAntiCheatServerInterface", ptr::null_mut)
}

/// The ProgressionSnapshot interface: progression snapshots. Not there yet: null.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetProgressionSnapshotInterface(
    _Handle: EOS_HPlatform,
) -> EOS_HProgressionSnapshot {
    boundary(
        "EOS_Platform_GetProgressionSnapshotInterface",
        ptr::null_mut,
    )
}

/// The Reports interface: reports of players. Not there yet: null.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetReportsInterface(_Handle: EOS_HPlatform) -> EOS_HReports {
    boundary("EOS_Platform_GetReportsInterface", ptr::null_mut)
}

/// The Sanctions interface: sanctions. Not there yet: null.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetSanctionsInterface(
    _Handle: EOS_HPlatform,
) -> EOS_HSanctions {
    boundary("EOS_Platform_GetSanctionsInterface", ptr::null_mut)
}

/// The KWS interface: parents' consent. Not there yet: null.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetKWSInterface(_Handle: EOS_HPlatform) -> EOS_HKWS {
    boundary("EOS_Platform_GetKWSInterface", ptr::null_mut)
}

/// The CustomInvites interface: invitations of the game's own. Not there yet: null.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetCustomInvitesInterface(
    _Handle: EOS_HPlatform,
) -> EOS_HCustomInvites {
    boundary("EOS_Platform_GetCustomInvitesInterface", ptr::null_mut)
}

/// The IntegratedPlatform interface: built-in platforms. Not there yet: null.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetIntegratedPlatformInterface(
    _Handle: EOS_HPlatform,
) -> EOS_HIntegratedPlatform {
    boundary("EOS_Platform_GetIntegratedPlatformInterface", ptr::null_mut)
}
