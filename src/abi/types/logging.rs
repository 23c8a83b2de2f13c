//! Log lines on their way to the game.

use std::ffi::c_char;

use crate::abi::types::CEnum;
use crate::c_enum::c_enum;

c_enum! {
    /// How important a line is. A category set to one level lets that level and all smaller numbers
    /// through.
    pub enum EOS_ELogLevel {
        /// Nothing is logged.
        EOS_LOG_Off = 0,
        /// The library cannot go on.
        EOS_LOG_Fatal = 100,
        /// Something failed.
        EOS_LOG_Error = 200,
        /// Something is not as it should be; the default.
        EOS_LOG_Warning = 300,
        /// What happens, in brief.
        EOS_LOG_Info = 400,
        /// What happens, in detail.
        EOS_LOG_Verbose = 500,
        /// Everything.
        EOS_LOG_VeryVerbose = 600,
    }
}

c_enum! {
    /// What a line is about.
    pub enum EOS_ELogCategory {
        /// The library as a whole.
        EOS_LC_Core = 0,
        /// Epic account login.
        EOS_LC_Auth = 1,
        /// Friends.
        EOS_LC_Friends = 2,
        /// Presence.
        EOS_LC_Presence = 3,
        /// User details.
        EOS_LC_UserInfo = 4,
        /// What requests and answers look like.
        EOS_LC_HttpSerialization = 5,
        /// Purchases.
        EOS_LC_Ecom = 6,
        /// Peer-to-peer traffic.
        EOS_LC_P2P = 7,
        /// Sessions.
        EOS_LC_Sessions = 8,
        /// Calls held back because they come too fast.
        EOS_LC_RateLimiter = 9,
        /// Stored player data.
        EOS_LC_PlayerDataStorage = 10,
        /// Analytics.
        EOS_LC_Analytics = 11,
        /// Push messages of the service.
        EOS_LC_Messaging = 12,
        /// Product users and their logins.
        EOS_LC_Connect = 13,
        /// The overlay.
        EOS_LC_Overlay = 14,
        /// Achievements.
        EOS_LC_Achievements = 15,
        /// Stats.
        EOS_LC_Stats = 16,
        /// User interface.
        EOS_LC_UI = 17,
        /// Lobbies.
        EOS_LC_Lobby = 18,
        /// Leaderboards.
        EOS_LC_Leaderboards = 19,
        /// Stored secrets.
        EOS_LC_Keychain = 20,
        /// Built-in platforms.
        EOS_LC_IntegratedPlatform = 21,
        /// Stored title data.
        EOS_LC_TitleStorage = 22,
        /// Mods.
        EOS_LC_Mods = 23,
        /// Anti-cheat.
        EOS_LC_AntiCheat = 24,
        /// Player reports.
        EOS_LC_Reports = 25,
        /// Sanctions.
        EOS_LC_Sanctions = 26,
        /// Progression snapshots.
        EOS_LC_ProgressionSnapshots = 27,
        /// Kids web services.
        EOS_LC_KWS = 28,
        /// Voice.
        EOS_LC_RTC = 29,
        /// Voice administration.
        EOS_LC_RTCAdmin = 30,
        /// Custom invitations.
        EOS_LC_CustomInvites = 31,
        /// HTTP traffic.
        EOS_LC_HTTP = 41,
        /// Every category at once, to set levels.
        EOS_LC_ALL_CATEGORIES = 0x7FFF_FFFF,
    }
}

/// One line of the log. Valid during the callback only.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_LogMessage {
    /// Name of the category, such as `LogEOSSessions`.
    pub Category: *const c_char,
    /// The text.
    pub Message: *const c_char,
    /// How important it is.
    pub Level: CEnum<EOS_ELogLevel>,
}

/// Receives log lines on the thread that ticks, and on the thread that calls `EOS_Platform_Create`,
/// `EOS_Platform_Release` or `EOS_Shutdown`. May call the library.
pub type EOS_LogMessageFunc = Option<unsafe extern "system" fn(Message: *const EOS_LogMessage)>;
