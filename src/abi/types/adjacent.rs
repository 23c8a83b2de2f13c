//! Handles of the interfaces beside Sessions: `eos_sdk.h` has a getter for each of them, so their
//! names must exist. Each comes out under the header that games include for it.

/// What an `EOS_HAchievements` points to as C sees it; it has no content.
pub struct EOS_AchievementsHandle {
    _private: [u8; 0],
}

/// The Achievements interface of a platform. Lives as long as the platform; never freed by the game.
pub type EOS_HAchievements = *mut EOS_AchievementsHandle;

/// What an `EOS_HAntiCheatClient` points to as C sees it; it has no content.
pub struct EOS_AntiCheatClientHandle {
    _private: [u8; 0],
}

/// The AntiCheatClient interface of a platform. Lives as long as the platform; never freed by the game.
pub type EOS_HAntiCheatClient = *mut EOS_AntiCheatClientHandle;

/// What an `EOS_HAntiCheatServer` points to as C sees it; it has no content.
pub struct EOS_AntiCheatServerHandle {
    _private: [u8; 0],
}

/// The AntiCheatServer interface of a platform. Lives as long as the platform; never freed by the game.
pub type EOS_HAntiCheatServer = *mut EOS_AntiCheatServerHandle;

/// What an `EOS_HEcom` points to as C sees it; it has no content.
pub struct EOS_EcomHandle {
    _private: [u8; 0],
}

/// The Ecom interface of a platform. Lives as long as the platform; never freed by the game.
pub type EOS_HEcom = *mut EOS_EcomHandle;

/// What an `EOS_HKWS` points to as C sees it; it has no content.
pub struct EOS_KWSHandle {
    _private: [u8; 0],
}

/// The KWS interface of a platform. Lives as long as the platform; never freed by the game.
pub type EOS_HKWS = *mut EOS_KWSHandle;

/// What an `EOS_HLeaderboards` points to as C sees it; it has no content.
pub struct EOS_LeaderboardsHandle {
    _private: [u8; 0],
}

/// The Leaderboards interface of a platform. Lives as long as the platform; never freed by the game.
pub type EOS_HLeaderboards = *mut EOS_LeaderboardsHandle;

/// What an `EOS_HLobby` points to as C sees it; it has no content.
pub struct EOS_LobbyHandle {
    _private: [u8; 0],
}

/// The Lobby interface of a platform. Lives as long as the platform; never freed by the game.
pub type EOS_HLobby = *mut EOS_LobbyHandle;

/// What an `EOS_HMods` points to as C sees it; it has no content.
pub struct EOS_ModsHandle {
    _private: [u8; 0],
}

/// The Mods interface of a platform. Lives as long as the platform; never freed by the game.
pub type EOS_HMods = *mut EOS_ModsHandle;

/// What an `EOS_HPlayerDataStorage` points to as C sees it; it has no content.
pub struct EOS_PlayerDataStorageHandle {
    _private: [u8; 0],
}

/// The PlayerDataStorage interface of a platform. Lives as long as the platform; never freed by the
/// game.
pub type EOS_HPlayerDataStorage = *mut EOS_PlayerDataStorageHandle;

/// What an `EOS_HProgressionSnapshot` points to as C sees it; it has no content.
pub struct EOS_ProgressionSnapshotHandle {
    _private: [u8; 0],
}

/// The ProgressionSnapshot interface of a platform. Lives as long as the platform; never freed by the
/// game.
pub type EOS_HProgressionSnapshot = *mut EOS_ProgressionSnapshotHandle;

/// What an `EOS_HReports` points to as C sees it; it has no content.
pub struct EOS_ReportsHandle {
    _private: [u8; 0],
}

/// The Reports interface of a platform. Lives as long as the platform; never freed by the game.
pub type EOS_HReports = *mut EOS_ReportsHandle;

/// What an `EOS_HRTCAdmin` points to as C sees it; it has no content.
pub struct EOS_RTCAdminHandle {
    _private: [u8; 0],
}

/// The RTCAdmin interface of a platform. Lives as long as the platform; never freed by the game.
pub type EOS_HRTCAdmin = *mut EOS_RTCAdminHandle;

/// What an `EOS_HRTC` points to as C sees it; it has no content.
pub struct EOS_RTCHandle {
    _private: [u8; 0],
}

/// The RTC interface of a platform. Lives as long as the platform; never freed by the game.
pub type EOS_HRTC = *mut EOS_RTCHandle;

/// What an `EOS_HSanctions` points to as C sees it; it has no content.
pub struct EOS_SanctionsHandle {
    _private: [u8; 0],
}

/// The Sanctions interface of a platform. Lives as long as the platform; never freed by the game.
pub type EOS_HSanctions = *mut EOS_SanctionsHandle;

/// What an `EOS_HStats` points to as C sees it; it has no content.
pub struct EOS_StatsHandle {
    _private: [u8; 0],
}

/// The Stats interface of a platform. Lives as long as the platform; never freed by the game.
pub type EOS_HStats = *mut EOS_StatsHandle;

/// What an `EOS_HTitleStorage` points to as C sees it; it has no content.
pub struct EOS_TitleStorageHandle {
    _private: [u8; 0],
}

/// The TitleStorage interface of a platform. Lives as long as the platform; never freed by the game.
pub type EOS_HTitleStorage = *mut EOS_TitleStorageHandle;
