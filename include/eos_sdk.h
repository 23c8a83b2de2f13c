/** @file
 * A platform at work: tick, interfaces, states.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_achievements_types.h"
#include "eos_anticheatclient_types.h"
#include "eos_anticheatserver_types.h"
#include "eos_auth_types.h"
#include "eos_connect_types.h"
#include "eos_custominvites_types.h"
#include "eos_ecom_types.h"
#include "eos_friends_types.h"
#include "eos_init.h"
#include "eos_integratedplatform_types.h"
#include "eos_kws_types.h"
#include "eos_leaderboards_types.h"
#include "eos_lobby_types.h"
#include "eos_metrics_types.h"
#include "eos_mods_types.h"
#include "eos_p2p_types.h"
#include "eos_playerdatastorage_types.h"
#include "eos_presence_types.h"
#include "eos_progressionsnapshot_types.h"
#include "eos_reports_types.h"
#include "eos_rtc_admin_types.h"
#include "eos_rtc_types.h"
#include "eos_sanctions_types.h"
#include "eos_sessions_types.h"
#include "eos_stats_types.h"
#include "eos_titlestorage_types.h"
#include "eos_types.h"
#include "eos_ui_types.h"
#include "eos_userinfo_types.h"
#include "eos_version.h"

/**
 * Calls the game back for everything that happened since the last Tick, and hands lines to the log
 * callback; on this thread, and nowhere else. Stops when the tick budget of the platform is used
 * up; what is left comes first next time.
 *
 * Call it once a frame. Inside a callback of the same platform, and while another thread is in it,
 * it returns at once. What is no platform is ignored, with a line in the log. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Platform_Tick(EOS_HPlatform Handle);

/**
 * Writes the country code that is in force for a user: the override, where there is one.
 *
 * `InOutBufferLength` is the size of `OutBuffer`, and afterwards the size that was needed; both
 * count the terminating NUL. `EOS_COUNTRYCODE_MAX_BUFFER_LEN` is always enough. `LocalUserId` may
 * be null; there are no Epic accounts here, so that every user has the same code.
 *
 * `EOS_Success`; `EOS_NotFound` if there is none; `EOS_InvalidParameters` for null pointers and for
 * what is no platform; `EOS_LimitExceeded` if the buffer is too small. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Platform_GetActiveCountryCode(EOS_HPlatform Handle,
    EOS_EpicAccountId LocalUserId, char *OutBuffer, int32_t *InOutBufferLength);

/**
 * Writes the locale code that is in force for a user: the override, where there is one.
 *
 * As `EOS_Platform_GetActiveCountryCode`; `EOS_LOCALECODE_MAX_BUFFER_LEN` is always enough.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Platform_GetActiveLocaleCode(EOS_HPlatform Handle,
    EOS_EpicAccountId LocalUserId, char *OutBuffer, int32_t *InOutBufferLength);

/**
 * Writes the country code that the game has set.
 *
 * `InOutBufferLength` is the size of `OutBuffer`, and afterwards the size that was needed; both
 * count the terminating NUL. `EOS_COUNTRYCODE_MAX_BUFFER_LEN` is always enough.
 *
 * `EOS_Success`; `EOS_NotFound` if there is none; `EOS_InvalidParameters` for null pointers and for
 * what is no platform; `EOS_LimitExceeded` if the buffer is too small. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Platform_GetOverrideCountryCode(EOS_HPlatform Handle,
    char *OutBuffer, int32_t *InOutBufferLength);

/**
 * Writes the locale code that the game has set. As `EOS_Platform_GetOverrideCountryCode`;
 * `EOS_LOCALECODE_MAX_BUFFER_LEN` is always enough.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Platform_GetOverrideLocaleCode(EOS_HPlatform Handle,
    char *OutBuffer, int32_t *InOutBufferLength);

/**
 * Sets the country code of the game's choice, at most 4 bytes; null or an empty text takes it back.
 * What the letters say is not checked.
 *
 * `EOS_Success`; `EOS_InvalidParameters` for a longer text and for what is no platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Platform_SetOverrideCountryCode(EOS_HPlatform Handle,
    const char *NewCountryCode);

/**
 * Sets the locale code of the game's choice, at most 9 bytes; null or an empty text takes it back.
 * As `EOS_Platform_SetOverrideCountryCode`.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Platform_SetOverrideLocaleCode(EOS_HPlatform Handle,
    const char *NewLocaleCode);

/**
 * Whether the game has to be started again through a launcher. There is none here, so the game goes
 * on: `EOS_NoChange`, always; `EOS_InvalidParameters` for what is no platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Platform_CheckForLauncherAndRestart(EOS_HPlatform Handle);

/**
 * Whether cross-play between desktop stores is ready. It needs a service of Epic's that is not
 * there: `EOS_NotImplemented`, and `OutDesktopCrossplayStatusInfo` is left alone.
 *
 * `EOS_InvalidParameters` for null pointers and for what is no platform; `EOS_IncompatibleVersion`.
 * Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Platform_GetDesktopCrossplayStatus(EOS_HPlatform Handle,
    const EOS_Platform_GetDesktopCrossplayStatusOptions *Options,
    EOS_Platform_DesktopCrossplayStatusInfo *OutDesktopCrossplayStatusInfo);

/**
 * Says how much of the machine the game has. The library only remembers it: it works as long as it
 * is ticked.
 *
 * `EOS_Success`; `EOS_InvalidParameters` for a number that is no status and for what is no
 * platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Platform_SetApplicationStatus(EOS_HPlatform Handle,
    EOS_EApplicationStatus NewStatus);

/**
 * What `EOS_Platform_SetApplicationStatus` said last; `EOS_AS_Foreground` until then, and for what
 * is no platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EApplicationStatus) EOS_Platform_GetApplicationStatus(EOS_HPlatform Handle);

/**
 * Says whether the game may use the network. While it says anything but `EOS_NS_Online`, operations
 * wait, and end in `EOS_TimedOut` when `TaskNetworkTimeoutSeconds` are over; changes of sessions in
 * `EOS_Sessions_OutOfSync`.
 *
 * `EOS_Success`; `EOS_InvalidParameters` for a number that is no status and for what is no
 * platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Platform_SetNetworkStatus(EOS_HPlatform Handle,
    EOS_ENetworkStatus NewStatus);

/**
 * What `EOS_Platform_SetNetworkStatus` said last; `EOS_NS_Online` until then. `EOS_NS_Disabled` for
 * what is no platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_ENetworkStatus) EOS_Platform_GetNetworkStatus(EOS_HPlatform Handle);

/**
 * The Metrics interface of a platform: counting play. The same handle at every call, valid until
 * the platform is released, never freed by the game. Null for what is no platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_HMetrics) EOS_Platform_GetMetricsInterface(EOS_HPlatform Handle);

/**
 * The Auth interface of a platform: logins of Epic accounts. The same handle at every call, valid
 * until the platform is released, never freed by the game. Null for what is no platform. Any
 * thread.
 */
EOS_DECLARE_FUNC(EOS_HAuth) EOS_Platform_GetAuthInterface(EOS_HPlatform Handle);

/**
 * The Connect interface of a platform: logins. The same handle at every call, valid until the
 * platform is released, never freed by the game. Null for what is no platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_HConnect) EOS_Platform_GetConnectInterface(EOS_HPlatform Handle);

/**
 * The Ecom interface: the store. Not there: its functions refuse, each with `EOS_NotImplemented`.
 * The same handle at every call, valid until the platform is released, never freed by the game.
 * Null for what is no platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_HEcom) EOS_Platform_GetEcomInterface(EOS_HPlatform Handle);

/**
 * The UI interface of a platform: what users do in an overlay. The same handle at every call, valid
 * until the platform is released, never freed by the game. Null for what is no platform. Any
 * thread.
 */
EOS_DECLARE_FUNC(EOS_HUI) EOS_Platform_GetUIInterface(EOS_HPlatform Handle);

/**
 * The Friends interface of a platform: friends. The same handle at every call, valid until the
 * platform is released, never freed by the game. Null for what is no platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_HFriends) EOS_Platform_GetFriendsInterface(EOS_HPlatform Handle);

/**
 * The Presence interface of a platform: what players show of themselves. The same handle at every
 * call, valid until the platform is released, never freed by the game. Null for what is no
 * platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_HPresence) EOS_Platform_GetPresenceInterface(EOS_HPlatform Handle);

/**
 * The Sessions interface of a platform: sessions. The same handle at every call, valid until the
 * platform is released, never freed by the game. Null for what is no platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_HSessions) EOS_Platform_GetSessionsInterface(EOS_HPlatform Handle);

/**
 * The Lobby interface: lobbies. Not there: its functions refuse, each with `EOS_NotImplemented`.
 * The same handle at every call, valid until the platform is released, never freed by the game.
 * Null for what is no platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_HLobby) EOS_Platform_GetLobbyInterface(EOS_HPlatform Handle);

/**
 * The UserInfo interface of a platform: who users are. The same handle at every call, valid until
 * the platform is released, never freed by the game. Null for what is no platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_HUserInfo) EOS_Platform_GetUserInfoInterface(EOS_HPlatform Handle);

/**
 * The P2P interface of a platform: packets from player to player. The same handle at every call,
 * valid until the platform is released, never freed by the game. Null for what is no platform. Any
 * thread.
 */
EOS_DECLARE_FUNC(EOS_HP2P) EOS_Platform_GetP2PInterface(EOS_HPlatform Handle);

/**
 * The RTC interface: voice. Not there: its functions refuse, each with `EOS_NotImplemented`. The
 * same handle at every call, valid until the platform is released, never freed by the game. Null
 * for what is no platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_HRTC) EOS_Platform_GetRTCInterface(EOS_HPlatform Handle);

/**
 * The RTCAdmin interface: voice administration. Not there: its functions refuse, each with
 * `EOS_NotImplemented`. The same handle at every call, valid until the platform is released, never
 * freed by the game. Null for what is no platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_HRTCAdmin) EOS_Platform_GetRTCAdminInterface(EOS_HPlatform Handle);

/**
 * The PlayerDataStorage interface: player data. Not there: its functions refuse, each with
 * `EOS_NotImplemented`. The same handle at every call, valid until the platform is released, never
 * freed by the game. Null for what is no platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_HPlayerDataStorage) EOS_Platform_GetPlayerDataStorageInterface(EOS_HPlatform Handle);

/**
 * The TitleStorage interface: title data. Not there: its functions refuse, each with
 * `EOS_NotImplemented`. The same handle at every call, valid until the platform is released, never
 * freed by the game. Null for what is no platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_HTitleStorage) EOS_Platform_GetTitleStorageInterface(EOS_HPlatform Handle);

/**
 * The Achievements interface: achievements. Not there: its functions refuse, each with
 * `EOS_NotImplemented`. The same handle at every call, valid until the platform is released, never
 * freed by the game. Null for what is no platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_HAchievements) EOS_Platform_GetAchievementsInterface(EOS_HPlatform Handle);

/**
 * The Stats interface: stats. Not there: its functions refuse, each with `EOS_NotImplemented`. The
 * same handle at every call, valid until the platform is released, never freed by the game. Null
 * for what is no platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_HStats) EOS_Platform_GetStatsInterface(EOS_HPlatform Handle);

/**
 * The Leaderboards interface: leaderboards. Not there: its functions refuse, each with
 * `EOS_NotImplemented`. The same handle at every call, valid until the platform is released, never
 * freed by the game. Null for what is no platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_HLeaderboards) EOS_Platform_GetLeaderboardsInterface(EOS_HPlatform Handle);

/**
 * The Mods interface: mods. Not there: its functions refuse, each with `EOS_NotImplemented`. The
 * same handle at every call, valid until the platform is released, never freed by the game. Null
 * for what is no platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_HMods) EOS_Platform_GetModsInterface(EOS_HPlatform Handle);

/**
 * The AntiCheatClient interface: anti-cheat in the client. Not there: its functions refuse, each
 * with `EOS_NotImplemented`. The same handle at every call, valid until the platform is released,
 * never freed by the game. Null for what is no platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_HAntiCheatClient) EOS_Platform_GetAntiCheatClientInterface(EOS_HPlatform Handle);

/**
 * The AntiCheatServer interface: anti-cheat in the server. Not there: its functions refuse, each
 * with `EOS_NotImplemented`. The same handle at every call, valid until the platform is released,
 * never freed by the game. Null for what is no platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_HAntiCheatServer) EOS_Platform_GetAntiCheatServerInterface(EOS_HPlatform Handle);

/**
 * The ProgressionSnapshot interface: progression snapshots. Not there: its functions refuse, each
 * with `EOS_NotImplemented`. The same handle at every call, valid until the platform is released,
 * never freed by the game. Null for what is no platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_HProgressionSnapshot) EOS_Platform_GetProgressionSnapshotInterface(EOS_HPlatform Handle);

/**
 * The Reports interface: reports of players. Not there: its functions refuse, each with
 * `EOS_NotImplemented`. The same handle at every call, valid until the platform is released, never
 * freed by the game. Null for what is no platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_HReports) EOS_Platform_GetReportsInterface(EOS_HPlatform Handle);

/**
 * The Sanctions interface: sanctions. Not there: its functions refuse, each with
 * `EOS_NotImplemented`. The same handle at every call, valid until the platform is released, never
 * freed by the game. Null for what is no platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_HSanctions) EOS_Platform_GetSanctionsInterface(EOS_HPlatform Handle);

/**
 * The KWS interface: parents' consent. Not there: its functions refuse, each with
 * `EOS_NotImplemented`. The same handle at every call, valid until the platform is released, never
 * freed by the game. Null for what is no platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_HKWS) EOS_Platform_GetKWSInterface(EOS_HPlatform Handle);

/**
 * The CustomInvites interface of a platform: invites of the game's own. The same handle at every
 * call, valid until the platform is released, never freed by the game. Null for what is no
 * platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_HCustomInvites) EOS_Platform_GetCustomInvitesInterface(EOS_HPlatform Handle);

/**
 * The IntegratedPlatform interface: built-in platforms. Not there: its functions refuse, each with
 * `EOS_NotImplemented`. The same handle at every call, valid until the platform is released, never
 * freed by the game. Null for what is no platform. Any thread.
 */
EOS_DECLARE_FUNC(EOS_HIntegratedPlatform) EOS_Platform_GetIntegratedPlatformInterface(EOS_HPlatform Handle);
