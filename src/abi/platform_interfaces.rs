//! The getters of `eos_sdk.h`: from a platform to its interfaces. The other functions of that header are in `platform.rs`.

use super::boundary::try_boundary;
use super::handles;
use super::platform_entry::PlatformEntry;
use super::refusal::Refusal;
use super::types::{
    EOS_HAchievements, EOS_HAntiCheatClient, EOS_HAntiCheatServer, EOS_HAuth, EOS_HConnect,
    EOS_HCustomInvites, EOS_HEcom, EOS_HFriends, EOS_HIntegratedPlatform, EOS_HKWS,
    EOS_HLeaderboards, EOS_HLobby, EOS_HMetrics, EOS_HMods, EOS_HP2P, EOS_HPlatform,
    EOS_HPlayerDataStorage, EOS_HPresence, EOS_HProgressionSnapshot, EOS_HRTC, EOS_HRTCAdmin,
    EOS_HReports, EOS_HSanctions, EOS_HSessions, EOS_HStats, EOS_HTitleStorage, EOS_HUI,
    EOS_HUserInfo,
};

/// The Metrics interface of a platform: counting play. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetMetricsInterface(Handle: EOS_HPlatform) -> EOS_HMetrics {
    try_boundary("EOS_Platform_GetMetricsInterface", || {
        Ok(handles::get::<PlatformEntry>(Handle)?.metrics())
    })
}

/// The Auth interface of a platform: logins of Epic accounts. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetAuthInterface(Handle: EOS_HPlatform) -> EOS_HAuth {
    try_boundary("EOS_Platform_GetAuthInterface", || {
        Ok(handles::get::<PlatformEntry>(Handle)?.auth())
    })
}

/// The Connect interface of a platform: logins. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetConnectInterface(Handle: EOS_HPlatform) -> EOS_HConnect {
    try_boundary("EOS_Platform_GetConnectInterface", || {
        Ok(handles::get::<PlatformEntry>(Handle)?.connect())
    })
}

/// The Ecom interface: the store. Not there: its functions refuse, each with `EOS_NotImplemented`. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetEcomInterface(Handle: EOS_HPlatform) -> EOS_HEcom {
    try_boundary("EOS_Platform_GetEcomInterface", || refusing(Handle))
}

/// The UI interface of a platform: what users do in an overlay. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetUIInterface(Handle: EOS_HPlatform) -> EOS_HUI {
    try_boundary("EOS_Platform_GetUIInterface", || {
        Ok(handles::get::<PlatformEntry>(Handle)?.ui())
    })
}

/// The Friends interface of a platform: friends. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetFriendsInterface(Handle: EOS_HPlatform) -> EOS_HFriends {
    try_boundary("EOS_Platform_GetFriendsInterface", || {
        Ok(handles::get::<PlatformEntry>(Handle)?.friends())
    })
}

/// The Presence interface of a platform: what players show of themselves. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetPresenceInterface(Handle: EOS_HPlatform) -> EOS_HPresence {
    try_boundary("EOS_Platform_GetPresenceInterface", || {
        Ok(handles::get::<PlatformEntry>(Handle)?.presence())
    })
}

/// The Sessions interface of a platform: sessions. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetSessionsInterface(Handle: EOS_HPlatform) -> EOS_HSessions {
    try_boundary("EOS_Platform_GetSessionsInterface", || {
        Ok(handles::get::<PlatformEntry>(Handle)?.sessions())
    })
}

/// The Lobby interface: lobbies. Not there: its functions refuse, each with `EOS_NotImplemented`. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetLobbyInterface(Handle: EOS_HPlatform) -> EOS_HLobby {
    try_boundary("EOS_Platform_GetLobbyInterface", || refusing(Handle))
}

/// The UserInfo interface of a platform: who users are. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetUserInfoInterface(Handle: EOS_HPlatform) -> EOS_HUserInfo {
    try_boundary("EOS_Platform_GetUserInfoInterface", || {
        Ok(handles::get::<PlatformEntry>(Handle)?.user_info())
    })
}

/// The P2P interface of a platform: packets from player to player. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetP2PInterface(Handle: EOS_HPlatform) -> EOS_HP2P {
    try_boundary("EOS_Platform_GetP2PInterface", || {
        Ok(handles::get::<PlatformEntry>(Handle)?.p2p())
    })
}

/// The RTC interface: voice. Not there: its functions refuse, each with `EOS_NotImplemented`. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetRTCInterface(Handle: EOS_HPlatform) -> EOS_HRTC {
    try_boundary("EOS_Platform_GetRTCInterface", || refusing(Handle))
}

/// The RTCAdmin interface: voice administration. Not there: its functions refuse, each with `EOS_NotImplemented`. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetRTCAdminInterface(Handle: EOS_HPlatform) -> EOS_HRTCAdmin {
    try_boundary("EOS_Platform_GetRTCAdminInterface", || refusing(Handle))
}

/// The PlayerDataStorage interface: player data. Not there: its functions refuse, each with `EOS_NotImplemented`. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetPlayerDataStorageInterface(
    Handle: EOS_HPlatform,
) -> EOS_HPlayerDataStorage {
    try_boundary("EOS_Platform_GetPlayerDataStorageInterface", || {
        refusing(Handle)
    })
}

/// The TitleStorage interface: title data. Not there: its functions refuse, each with `EOS_NotImplemented`. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetTitleStorageInterface(
    Handle: EOS_HPlatform,
) -> EOS_HTitleStorage {
    try_boundary("EOS_Platform_GetTitleStorageInterface", || refusing(Handle))
}

/// The Achievements interface: achievements. Not there: its functions refuse, each with `EOS_NotImplemented`. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetAchievementsInterface(
    Handle: EOS_HPlatform,
) -> EOS_HAchievements {
    try_boundary("EOS_Platform_GetAchievementsInterface", || refusing(Handle))
}

/// The Stats interface: stats. Not there: its functions refuse, each with `EOS_NotImplemented`. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetStatsInterface(Handle: EOS_HPlatform) -> EOS_HStats {
    try_boundary("EOS_Platform_GetStatsInterface", || refusing(Handle))
}

/// The Leaderboards interface: leaderboards. Not there: its functions refuse, each with `EOS_NotImplemented`. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetLeaderboardsInterface(
    Handle: EOS_HPlatform,
) -> EOS_HLeaderboards {
    try_boundary("EOS_Platform_GetLeaderboardsInterface", || refusing(Handle))
}

/// The Mods interface: mods. Not there: its functions refuse, each with `EOS_NotImplemented`. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetModsInterface(Handle: EOS_HPlatform) -> EOS_HMods {
    try_boundary("EOS_Platform_GetModsInterface", || refusing(Handle))
}

/// The AntiCheatClient interface: anti-cheat in the client. Not there: its functions refuse, each with `EOS_NotImplemented`. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetAntiCheatClientInterface(
    Handle: EOS_HPlatform,
) -> EOS_HAntiCheatClient {
    try_boundary("EOS_Platform_GetAntiCheatClientInterface", || {
        refusing(Handle)
    })
}

/// The AntiCheatServer interface: anti-cheat in the server. Not there: its functions refuse, each with `EOS_NotImplemented`. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetAntiCheatServerInterface(
    Handle: EOS_HPlatform,
) -> EOS_HAntiCheatServer {
    try_boundary("EOS_Platform_GetAntiCheatServerInterface", || {
        refusing(Handle)
    })
}

/// The ProgressionSnapshot interface: progression snapshots. Not there: its functions refuse, each with `EOS_NotImplemented`. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetProgressionSnapshotInterface(
    Handle: EOS_HPlatform,
) -> EOS_HProgressionSnapshot {
    try_boundary("EOS_Platform_GetProgressionSnapshotInterface", || {
        refusing(Handle)
    })
}

/// The Reports interface: reports of players. Not there: its functions refuse, each with `EOS_NotImplemented`. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetReportsInterface(Handle: EOS_HPlatform) -> EOS_HReports {
    try_boundary("EOS_Platform_GetReportsInterface", || refusing(Handle))
}

/// The Sanctions interface: sanctions. Not there: its functions refuse, each with `EOS_NotImplemented`. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetSanctionsInterface(Handle: EOS_HPlatform) -> EOS_HSanctions {
    try_boundary("EOS_Platform_GetSanctionsInterface", || refusing(Handle))
}

/// The KWS interface: parents' consent. Not there: its functions refuse, each with `EOS_NotImplemented`. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetKWSInterface(Handle: EOS_HPlatform) -> EOS_HKWS {
    try_boundary("EOS_Platform_GetKWSInterface", || refusing(Handle))
}

/// The CustomInvites interface of a platform: invites of the game's own. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetCustomInvitesInterface(
    Handle: EOS_HPlatform,
) -> EOS_HCustomInvites {
    try_boundary("EOS_Platform_GetCustomInvitesInterface", || {
        Ok(handles::get::<PlatformEntry>(Handle)?.custom_invites())
    })
}

/// The IntegratedPlatform interface: built-in platforms. Not there: its functions refuse, each with `EOS_NotImplemented`. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_GetIntegratedPlatformInterface(
    Handle: EOS_HPlatform,
) -> EOS_HIntegratedPlatform {
    try_boundary("EOS_Platform_GetIntegratedPlatformInterface", || {
        refusing(Handle)
    })
}

/// The handle that stands for every interface that is not there, whatever C calls it.
fn refusing<Opaque>(handle: EOS_HPlatform) -> Result<*mut Opaque, Refusal> {
    Ok(handles::get::<PlatformEntry>(handle)?.refusing().cast())
}
