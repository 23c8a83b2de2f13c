/* Two players of drop_in.c who log in by name and meet as friends: the one shows
 * what it does, and invites the other into its session. */
#ifndef DROP_IN_FRIENDS_H
#define DROP_IN_FRIENDS_H

#include "auth.h"
#include "sessions.h"

#include "eos_friends.h"
#include "eos_presence.h"

#define RICH_TEXT "In the harbour"

/* Ticks until something is so. */
#define UNTIL(player, condition)                                                                  \
    do {                                                                                          \
        double until_end = seconds_now() + PATIENCE_SECONDS;                                      \
        while (!(condition)) {                                                                    \
            CHECK(seconds_now() < until_end);                                                     \
            tick((player)->platform);                                                             \
            rest(2);                                                                              \
        }                                                                                         \
    } while (0)

/* By Auth, as a developer does, and then by Connect with what that gave. */
static EOS_EpicAccountId log_in_by_name(Player* player, const char* name)
{
    EOS_EpicAccountId account = developer(player, name);
    EOS_Auth_IdToken* token = NULL;
    Call* call;
    CHECK_RESULT(copy_auth_id_token(player, account, &token), EOS_Success);
    call = login_with_token(player, EOS_ECT_EPIC_ID_TOKEN, token->JsonWebToken);
    EOS_Auth_IdToken_Release(token);
    if (call->result == EOS_InvalidUser) {
        call = create_user(player, call->continuance);
    }
    CHECK_RESULT(call->result, EOS_Success);
    CHECK(call->user != NULL);
    player->user = call->user;
    return account;
}

/* --- Friends ------------------------------------------------------------------ */

PLAIN_CALLBACK(on_friends, EOS_Friends_QueryFriendsCallbackInfo)
PLAIN_CALLBACK(on_asked, EOS_Friends_SendInviteCallbackInfo)
PLAIN_CALLBACK(on_friend_accepted, EOS_Friends_AcceptInviteCallbackInfo)

static EOS_HFriends friends_of(const Player* player)
{
    return EOS_Platform_GetFriendsInterface(player->platform);
}

/* From then on the list follows what happens. */
static void read_friends(const Player* player, EOS_EpicAccountId self)
{
    Call* call = start_call(player->platform, "EOS_Friends_QueryFriends");
    OPTIONS(EOS_Friends_QueryFriendsOptions, options, EOS_FRIENDS_QUERYFRIENDS_API_LATEST);
    options.LocalUserId = self;
    EOS_Friends_QueryFriends(friends_of(player), &options, call, on_friends);
    CHECK_RESULT(finish(call), EOS_Success);
}

static EOS_EFriendsStatus friendship(const Player* player, EOS_EpicAccountId self,
                                     EOS_EpicAccountId other)
{
    OPTIONS(EOS_Friends_GetStatusOptions, options, EOS_FRIENDS_GETSTATUS_API_LATEST);
    options.LocalUserId = self;
    options.TargetUserId = other;
    return EOS_Friends_GetStatus(friends_of(player), &options);
}

static EOS_EpicAccountId first_friend(const Player* player, EOS_EpicAccountId self)
{
    OPTIONS(EOS_Friends_GetFriendAtIndexOptions, options, EOS_FRIENDS_GETFRIENDATINDEX_API_LATEST);
    options.LocalUserId = self;
    return EOS_Friends_GetFriendAtIndex(friends_of(player), &options);
}

static void befriend(const Player* player, EOS_EpicAccountId self, EOS_EpicAccountId other)
{
    Call* call = start_call(player->platform, "EOS_Friends_SendInvite");
    OPTIONS(EOS_Friends_SendInviteOptions, options, EOS_FRIENDS_SENDINVITE_API_LATEST);
    read_friends(player, self);
    options.LocalUserId = self;
    options.TargetUserId = other;
    EOS_Friends_SendInvite(friends_of(player), &options, call, on_asked);
    CHECK_RESULT(finish(call), EOS_Success);
    UNTIL(player, friendship(player, self, other) == EOS_FS_Friends);
}

/* Whoever asks first. */
static EOS_EpicAccountId accept_a_friend(const Player* player, EOS_EpicAccountId self)
{
    EOS_EpicAccountId other;
    Call* call = start_call(player->platform, "EOS_Friends_AcceptInvite");
    OPTIONS(EOS_Friends_AcceptInviteOptions, options, EOS_FRIENDS_ACCEPTINVITE_API_LATEST);
    read_friends(player, self);
    UNTIL(player, (other = first_friend(player, self)) != NULL);
    CHECK(friendship(player, self, other) == EOS_FS_InviteReceived);
    options.LocalUserId = self;
    options.TargetUserId = other;
    EOS_Friends_AcceptInvite(friends_of(player), &options, call, on_friend_accepted);
    CHECK_RESULT(finish(call), EOS_Success);
    UNTIL(player, friendship(player, self, other) == EOS_FS_Friends);
    return other;
}

/* --- Presence ------------------------------------------------------------------ */

PLAIN_CALLBACK(on_shown, EOS_Presence_SetPresenceCallbackInfo)
PLAIN_CALLBACK(on_looked, EOS_Presence_QueryPresenceCallbackInfo)

static EOS_HPresence presence_of(const Player* player)
{
    return EOS_Platform_GetPresenceInterface(player->platform);
}

static void show(const Player* player, EOS_EpicAccountId self)
{
    EOS_HPresenceModification change = NULL;
    Call* call = start_call(player->platform, "EOS_Presence_SetPresence");
    OPTIONS(EOS_Presence_CreatePresenceModificationOptions, create,
            EOS_PRESENCE_CREATEPRESENCEMODIFICATION_API_LATEST);
    OPTIONS(EOS_PresenceModification_SetRawRichTextOptions, text,
            EOS_PRESENCEMODIFICATION_SETRAWRICHTEXT_API_LATEST);
    OPTIONS(EOS_Presence_SetPresenceOptions, options, EOS_PRESENCE_SETPRESENCE_API_LATEST);
    create.LocalUserId = self;
    CHECK_RESULT(EOS_Presence_CreatePresenceModification(presence_of(player), &create, &change),
                 EOS_Success);
    text.RichText = RICH_TEXT;
    CHECK_RESULT(EOS_PresenceModification_SetRawRichText(change, &text), EOS_Success);
    options.LocalUserId = self;
    options.PresenceModificationHandle = change;
    EOS_Presence_SetPresence(presence_of(player), &options, call, on_shown);
    EOS_PresenceModification_Release(change);
    CHECK_RESULT(finish(call), EOS_Success);
}

/* Whether the other shows itself in the harbour. */
static int sees(const Player* player, EOS_EpicAccountId self, EOS_EpicAccountId other)
{
    int is_there;
    EOS_Presence_Info* info = NULL;
    Call* call = start_call(player->platform, "EOS_Presence_QueryPresence");
    OPTIONS(EOS_Presence_QueryPresenceOptions, query, EOS_PRESENCE_QUERYPRESENCE_API_LATEST);
    OPTIONS(EOS_Presence_CopyPresenceOptions, copy, EOS_PRESENCE_COPYPRESENCE_API_LATEST);
    query.LocalUserId = self;
    query.TargetUserId = other;
    EOS_Presence_QueryPresence(presence_of(player), &query, call, on_looked);
    CHECK_RESULT(finish(call), EOS_Success);
    copy.LocalUserId = self;
    copy.TargetUserId = other;
    CHECK_RESULT(EOS_Presence_CopyPresence(presence_of(player), &copy, &info), EOS_Success);
    CHECK(info->UserId == other);
    is_there = info->Status == EOS_PS_Online && strcmp(info->RichText, RICH_TEXT) == 0;
    EOS_Presence_Info_Release(info);
    return is_there;
}

/* --- Invites ---------------------------------------------------------------------- */

PLAIN_CALLBACK(on_invited, EOS_Sessions_SendInviteCallbackInfo)

static char invite_id[EOS_SESSIONS_INVITEID_MAX_LENGTH + 1];

static void EOS_CALL on_invite(const EOS_Sessions_SessionInviteReceivedCallbackInfo* data)
{
    CHECK(data->LocalUserId == *(EOS_ProductUserId*)data->ClientData);
    CHECK(strlen(data->InviteId) < sizeof(invite_id));
    strcpy(invite_id, data->InviteId);
}

static void watch_invites(Player* player)
{
    OPTIONS(EOS_Sessions_AddNotifySessionInviteReceivedOptions, options,
            EOS_SESSIONS_ADDNOTIFYSESSIONINVITERECEIVED_API_LATEST);
    CHECK(EOS_Sessions_AddNotifySessionInviteReceived(player->sessions, &options, &player->user,
                                                      on_invite) != EOS_INVALID_NOTIFICATIONID);
}

static void invite(const Player* player, const char* session, EOS_ProductUserId guest)
{
    Call* call = start_call(player->platform, "EOS_Sessions_SendInvite");
    OPTIONS(EOS_Sessions_SendInviteOptions, options, EOS_SESSIONS_SENDINVITE_API_LATEST);
    options.SessionName = session;
    options.LocalUserId = player->user;
    options.TargetUserId = guest;
    EOS_Sessions_SendInvite(player->sessions, &options, call, on_invited);
    CHECK_RESULT(finish(call), EOS_Success);
}

/* The session of the invite that comes. */
static EOS_HSessionDetails invited_to(const Player* player)
{
    EOS_HSessionDetails session = NULL;
    OPTIONS(EOS_Sessions_CopySessionHandleByInviteIdOptions, options,
            EOS_SESSIONS_COPYSESSIONHANDLEBYINVITEID_API_LATEST);
    UNTIL(player, invite_id[0] != '\0');
    options.InviteId = invite_id;
    CHECK_RESULT(
        EOS_Sessions_CopySessionHandleByInviteId(player->sessions, &options, &session),
        EOS_Success);
    return session;
}

#endif
