//! The categories and levels of the log, with the numbers and names that games know them by.

use std::ffi::CStr;

/// What a line of the log is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    Core,
    Auth,
    Friends,
    Presence,
    UserInfo,
    HttpSerialization,
    Ecom,
    P2p,
    Sessions,
    RateLimiter,
    PlayerDataStorage,
    Analytics,
    Messaging,
    Connect,
    Overlay,
    Achievements,
    Stats,
    Ui,
    Lobby,
    Leaderboards,
    Keychain,
    IntegratedPlatform,
    TitleStorage,
    Mods,
    AntiCheat,
    Reports,
    Sanctions,
    ProgressionSnapshots,
    Kws,
    Rtc,
    RtcAdmin,
    CustomInvites,
    Http,
}

/// In the order of the enum: the number in C, and the name that a game's log shows.
const TABLE: [(Category, i32, &CStr); 33] = [
    (Category::Core, 0, c"LogEOS"),
    (Category::Auth, 1, c"LogEOSAuth"),
    (Category::Friends, 2, c"LogEOSFriends"),
    (Category::Presence, 3, c"LogEOSPresence"),
    (Category::UserInfo, 4, c"LogEOSUserInfo"),
    (Category::HttpSerialization, 5, c"LogHttpSerialization"),
    (Category::Ecom, 6, c"LogEOSEcom"),
    (Category::P2p, 7, c"LogEOSP2P"),
    (Category::Sessions, 8, c"LogEOSSessions"),
    (Category::RateLimiter, 9, c"LogEOSRateLimiter"),
    (Category::PlayerDataStorage, 10, c"LogEOSPlayerDataStorage"),
    (Category::Analytics, 11, c"LogEOSAnalytics"),
    (Category::Messaging, 12, c"LogEOSMessaging"),
    (Category::Connect, 13, c"LogEOSConnect"),
    (Category::Overlay, 14, c"LogEOSOverlay"),
    (Category::Achievements, 15, c"LogEOSAchievements"),
    (Category::Stats, 16, c"LogEOSStats"),
    (Category::Ui, 17, c"LogEOSUI"),
    (Category::Lobby, 18, c"LogEOSLobby"),
    (Category::Leaderboards, 19, c"LogEOSLeaderboards"),
    (Category::Keychain, 20, c"LogEOSKeychain"),
    (
        Category::IntegratedPlatform,
        21,
        c"LogEOSIntegratedPlatform",
    ),
    (Category::TitleStorage, 22, c"LogEOSTitleStorage"),
    (Category::Mods, 23, c"LogEOSMods"),
    (Category::AntiCheat, 24, c"LogEOSAntiCheat"),
    (Category::Reports, 25, c"LogEOSReports"),
    (Category::Sanctions, 26, c"LogEOSSanctions"),
    (
        Category::ProgressionSnapshots,
        27,
        c"LogEOSProgressionSnapshots",
    ),
    (Category::Kws, 28, c"LogEOSKWS"),
    (Category::Rtc, 29, c"LogEOSRTC"),
    (Category::RtcAdmin, 30, c"LogEOSRTCAdmin"),
    (Category::CustomInvites, 31, c"LogEOSCustomInvites"),
    (Category::Http, 41, c"LogEOSHTTP"),
];

impl Category {
    /// How many there are.
    pub const COUNT: usize = TABLE.len();

    /// The category that C knows by this number.
    pub fn from_number(number: i32) -> Option<Self> {
        let row = TABLE.iter().find(|row| row.1 == number)?;
        Some(row.0)
    }

    /// The category that a line about the C function `name` belongs to.
    pub fn of_function(name: &str) -> Self {
        // The first one counts.
        const PREFIXES: [(&str, Category); 28] = [
            ("EOS_Session", Category::Sessions),
            ("EOS_ActiveSession", Category::Sessions),
            ("EOS_Connect_", Category::Connect),
            ("EOS_UI_", Category::Ui),
            ("GR_Multiplayer", Category::Sessions),
            ("EOS_Achievements_", Category::Achievements),
            ("EOS_AntiCheat", Category::AntiCheat),
            ("EOS_Auth_", Category::Auth),
            ("EOS_CustomInvites_", Category::CustomInvites),
            ("EOS_Ecom_", Category::Ecom),
            ("EOS_Friends_", Category::Friends),
            ("EOS_IntegratedPlatform", Category::IntegratedPlatform),
            ("EOS_KWS_", Category::Kws),
            ("EOS_Leaderboards_", Category::Leaderboards),
            ("EOS_Lobby", Category::Lobby),
            ("EOS_Metrics_", Category::Analytics),
            ("EOS_Mods_", Category::Mods),
            ("EOS_P2P_", Category::P2p),
            ("EOS_PlayerDataStorage", Category::PlayerDataStorage),
            ("EOS_Presence", Category::Presence),
            ("EOS_ProgressionSnapshot_", Category::ProgressionSnapshots),
            ("EOS_Reports_", Category::Reports),
            ("EOS_RTCAdmin_", Category::RtcAdmin),
            ("EOS_RTC", Category::Rtc),
            ("EOS_Sanctions_", Category::Sanctions),
            ("EOS_Stats_", Category::Stats),
            ("EOS_TitleStorage", Category::TitleStorage),
            ("EOS_UserInfo_", Category::UserInfo),
        ];
        PREFIXES
            .iter()
            .find(|(prefix, _)| name.starts_with(prefix))
            .map_or(Self::Core, |(_, category)| *category)
    }

    /// The name that a game's log shows.
    pub fn name(self) -> &'static CStr {
        TABLE[self.index()].2
    }

    /// Where this category stands among all: below [`COUNT`](Self::COUNT).
    pub fn index(self) -> usize {
        self as usize
    }
}

/// How much a line matters; a category shows the lines up to its own level. The numbers are those of C.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(i32)]
pub enum Level {
    /// As the level of a category: nothing is shown. No line has it.
    Off = 0,
    Fatal = 100,
    Error = 200,
    Warning = 300,
    Info = 400,
    Verbose = 500,
    VeryVerbose = 600,
}

impl Level {
    /// The level that C knows by this number.
    pub fn from_number(number: i32) -> Option<Self> {
        const ALL: [Level; 7] = [
            Level::Off,
            Level::Fatal,
            Level::Error,
            Level::Warning,
            Level::Info,
            Level::Verbose,
            Level::VeryVerbose,
        ];
        ALL.into_iter().find(|level| *level as i32 == number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_in_the_order_of_the_enum() {
        for (index, (category, number, _)) in TABLE.iter().enumerate() {
            assert_eq!(category.index(), index);
            assert_eq!(Category::from_number(*number), Some(*category));
        }
        assert_eq!(Category::Http.name(), c"LogEOSHTTP");
        assert_eq!(Category::from_number(32), None);
    }

    #[test]
    fn functions_belong_to_the_category_of_their_interface() {
        let expected = [
            ("EOS_Sessions_JoinSession", Category::Sessions),
            ("EOS_SessionSearch_Find", Category::Sessions),
            ("EOS_ActiveSession_CopyInfo", Category::Sessions),
            ("EOS_Connect_Login", Category::Connect),
            ("EOS_UI_AcknowledgeEventId", Category::Ui),
            ("GR_MultiplayerSession_Leave", Category::Sessions),
            ("EOS_LobbySearch_Find", Category::Lobby),
            ("EOS_PresenceModification_SetData", Category::Presence),
            ("EOS_RTCAdmin_Kick", Category::RtcAdmin),
            ("EOS_RTCAudio_UpdateSending", Category::Rtc),
            ("EOS_Initialize", Category::Core),
        ];
        for (name, category) in expected {
            assert_eq!(Category::of_function(name), category, "{name}");
        }
    }

    #[test]
    fn only_the_known_numbers_are_levels() {
        assert_eq!(Level::from_number(300), Some(Level::Warning));
        for number in [-1, 1, 700, i32::MAX] {
            assert_eq!(Level::from_number(number), None);
        }
    }
}
