/* Two players of one process become friends: invites that are sent, declined
 * and accepted, lists and statuses on both sides, what each is told, and what
 * is refused.
 *
 *   friends TAG             the story, wherever the directory is
 *   friends blocked TAG     a player whom somebody else makes block another:
 *                           says who the two are, and waits until it is done */

#define _POSIX_C_SOURCE 200809L

#include "auth.h"

#include "eos_friends.h"

#define MOST_UPDATES 64

/* A change that a notification told of. */
typedef struct Update {
    EOS_EpicAccountId user;
    EOS_EpicAccountId other;
    int before;
    int now;
} Update;

/* A player with an Epic account, and what it was told. */
typedef struct Friend {
    Player player;
    EOS_HFriends friends;
    EOS_EpicAccountId account;
    Update updates[MOST_UPDATES];
    int told;
    int heard;
    Update blocks[MOST_UPDATES];
    int blocks_told;
} Friend;

static Friend anna;
static Friend ben;

/* --- Calls -------------------------------------------------------------------------- */

/* Whom the call under way names; each callback has to name the same. */
static EOS_EpicAccountId named_user;
static EOS_EpicAccountId named_target;

static void EOS_CALL on_queried(const EOS_Friends_QueryFriendsCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode);
    CHECK(data->LocalUserId == named_user);
}

static void EOS_CALL on_sent(const EOS_Friends_SendInviteCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode);
    CHECK(data->LocalUserId == named_user && data->TargetUserId == named_target);
}

static void EOS_CALL on_accepted(const EOS_Friends_AcceptInviteCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode);
    CHECK(data->LocalUserId == named_user && data->TargetUserId == named_target);
}

static void EOS_CALL on_rejected(const EOS_Friends_RejectInviteCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode);
    CHECK(data->LocalUserId == named_user && data->TargetUserId == named_target);
}

static EOS_EResult query_as(const Friend* who, EOS_EpicAccountId user)
{
    Call* call = start_call(who->player.platform, "EOS_Friends_QueryFriends");
    OPTIONS(EOS_Friends_QueryFriendsOptions, options, EOS_FRIENDS_QUERYFRIENDS_API_LATEST);
    options.LocalUserId = named_user = user;
    EOS_Friends_QueryFriends(who->friends, &options, call, on_queried);
    CHECK_NUMBER(call->arrivals, 0);
    return finish(call);
}

static EOS_EResult query(const Friend* who)
{
    return query_as(who, who->account);
}

static EOS_EResult send(const Friend* who, EOS_EpicAccountId target)
{
    Call* call = start_call(who->player.platform, "EOS_Friends_SendInvite");
    OPTIONS(EOS_Friends_SendInviteOptions, options, EOS_FRIENDS_SENDINVITE_API_LATEST);
    options.LocalUserId = named_user = who->account;
    options.TargetUserId = named_target = target;
    EOS_Friends_SendInvite(who->friends, &options, call, on_sent);
    return finish(call);
}

static EOS_EResult accept(const Friend* who, EOS_EpicAccountId target)
{
    Call* call = start_call(who->player.platform, "EOS_Friends_AcceptInvite");
    OPTIONS(EOS_Friends_AcceptInviteOptions, options, EOS_FRIENDS_ACCEPTINVITE_API_LATEST);
    options.LocalUserId = named_user = who->account;
    options.TargetUserId = named_target = target;
    EOS_Friends_AcceptInvite(who->friends, &options, call, on_accepted);
    return finish(call);
}

static EOS_EResult reject(const Friend* who, EOS_EpicAccountId target)
{
    Call* call = start_call(who->player.platform, "EOS_Friends_RejectInvite");
    OPTIONS(EOS_Friends_RejectInviteOptions, options, EOS_FRIENDS_REJECTINVITE_API_LATEST);
    options.LocalUserId = named_user = who->account;
    options.TargetUserId = named_target = target;
    EOS_Friends_RejectInvite(who->friends, &options, call, on_rejected);
    return finish(call);
}

static int32_t count_of(const Friend* who)
{
    OPTIONS(EOS_Friends_GetFriendsCountOptions, options, EOS_FRIENDS_GETFRIENDSCOUNT_API_LATEST);
    options.LocalUserId = who->account;
    return EOS_Friends_GetFriendsCount(who->friends, &options);
}

static EOS_EpicAccountId friend_at(const Friend* who, int32_t index)
{
    OPTIONS(EOS_Friends_GetFriendAtIndexOptions, options, EOS_FRIENDS_GETFRIENDATINDEX_API_LATEST);
    options.LocalUserId = who->account;
    options.Index = index;
    return EOS_Friends_GetFriendAtIndex(who->friends, &options);
}

static EOS_EFriendsStatus status_of(const Friend* who, EOS_EpicAccountId target)
{
    OPTIONS(EOS_Friends_GetStatusOptions, options, EOS_FRIENDS_GETSTATUS_API_LATEST);
    options.LocalUserId = who->account;
    options.TargetUserId = target;
    return EOS_Friends_GetStatus(who->friends, &options);
}

static int32_t blocked_count(const Friend* who)
{
    OPTIONS(EOS_Friends_GetBlockedUsersCountOptions, options,
            EOS_FRIENDS_GETBLOCKEDUSERSCOUNT_API_LATEST);
    options.LocalUserId = who->account;
    return EOS_Friends_GetBlockedUsersCount(who->friends, &options);
}

static EOS_EpicAccountId blocked_at(const Friend* who, int32_t index)
{
    OPTIONS(EOS_Friends_GetBlockedUserAtIndexOptions, options,
            EOS_FRIENDS_GETBLOCKEDUSERATINDEX_API_LATEST);
    options.LocalUserId = who->account;
    options.Index = index;
    return EOS_Friends_GetBlockedUserAtIndex(who->friends, &options);
}

/* --- What is told ------------------------------------------------------------------- */

static void EOS_CALL on_update(const EOS_Friends_OnFriendsUpdateInfo* data)
{
    Friend* who = (Friend*)data->ClientData;
    Update* update = &who->updates[who->told++];
    CHECK(ticking == who->player.platform);
    CHECK(who->told < MOST_UPDATES);
    update->user = data->LocalUserId;
    update->other = data->TargetUserId;
    update->before = (int)data->PreviousStatus;
    update->now = (int)data->CurrentStatus;
    /* Whoever looks sees it already. */
    CHECK(status_of(who, data->TargetUserId) == data->CurrentStatus);
}

static void EOS_CALL on_block(const EOS_Friends_OnBlockedUsersUpdateInfo* data)
{
    Friend* who = (Friend*)data->ClientData;
    Update* update = &who->blocks[who->blocks_told++];
    CHECK(ticking == who->player.platform);
    CHECK(who->blocks_told < MOST_UPDATES);
    update->user = data->LocalUserId;
    update->other = data->TargetUserId;
    update->now = data->bBlocked;
}

static EOS_NotificationId watch(Friend* who)
{
    OPTIONS(EOS_Friends_AddNotifyFriendsUpdateOptions, options,
            EOS_FRIENDS_ADDNOTIFYFRIENDSUPDATE_API_LATEST);
    return EOS_Friends_AddNotifyFriendsUpdate(who->friends, &options, who, on_update);
}

static EOS_NotificationId watch_blocks(Friend* who)
{
    OPTIONS(EOS_Friends_AddNotifyBlockedUsersUpdateOptions, options,
            EOS_FRIENDS_ADDNOTIFYBLOCKEDUSERSUPDATE_API_LATEST);
    return EOS_Friends_AddNotifyBlockedUsersUpdate(who->friends, &options, who, on_block);
}

/* Ticks both until `who` was told of one more change, which must be this. */
static void hear(Friend* who, const Friend* other, EOS_EFriendsStatus before,
                 EOS_EFriendsStatus now)
{
    double end = seconds_now() + PATIENCE_SECONDS;
    const Update* update = &who->updates[who->heard];
    while (who->told == who->heard) {
        CHECK(seconds_now() < end);
        tick(anna.player.platform);
        tick(ben.player.platform);
        rest(2);
    }
    who->heard++;
    CHECK(update->user == who->account);
    CHECK(update->other == other->account);
    CHECK_NUMBER(update->before, before);
    CHECK_NUMBER(update->now, now);
}

static void hear_of_block(Friend* who, int number, const Friend* other, EOS_Bool blocked)
{
    double end = seconds_now() + PATIENCE_SECONDS;
    while (who->blocks_told < number) {
        CHECK(seconds_now() < end);
        tick(anna.player.platform);
        tick(ben.player.platform);
        rest(2);
    }
    CHECK_NUMBER(who->blocks_told, number);
    CHECK(who->blocks[number - 1].user == who->account);
    CHECK(who->blocks[number - 1].other == other->account);
    CHECK_NUMBER(who->blocks[number - 1].now, blocked);
}

static void check_between(EOS_EFriendsStatus annas, EOS_EFriendsStatus bens)
{
    CHECK_NUMBER(status_of(&anna, ben.account), annas);
    CHECK_NUMBER(status_of(&ben, anna.account), bens);
    CHECK_NUMBER(count_of(&anna), annas == EOS_FS_NotFriends ? 0 : 1);
    CHECK_NUMBER(count_of(&ben), bens == EOS_FS_NotFriends ? 0 : 1);
    CHECK(friend_at(&anna, 0) == (annas == EOS_FS_NotFriends ? NULL : ben.account));
    CHECK(friend_at(&ben, 0) == (bens == EOS_FS_NotFriends ? NULL : anna.account));
}

/* --- The story ---------------------------------------------------------------------- */

static void open(Friend* who)
{
    who->player = create_player();
    who->friends = EOS_Platform_GetFriendsInterface(who->player.platform);
    CHECK(who->friends != NULL);
}

static void enter(Friend* who, const char* name, const char* tag)
{
    char credential[64];
    snprintf(credential, sizeof(credential), "%s-%s", name, tag);
    who->account = developer(&who->player, credential);
}

/* Before anybody has asked there is nothing, and nobody is let in without a login. */
static void check_nothing_known(void)
{
    CHECK_NUMBER(count_of(&anna), 0);
    CHECK_NUMBER(blocked_count(&anna), 0);
    CHECK(friend_at(&anna, 0) == NULL);
    CHECK(blocked_at(&anna, 0) == NULL);
    CHECK_NUMBER(status_of(&anna, ben.account), EOS_FS_NotFriends);
    CHECK_RESULT(query_as(&anna, NULL), EOS_InvalidParameters);
    CHECK_RESULT(query_as(&anna, ben.account), EOS_InvalidUser);
}

static void check_refusals(void)
{
    EOS_EpicAccountId nobody = EOS_EpicAccountId_FromString("00000000000000000000004242424242");
    EOS_EpicAccountId foreign = EOS_EpicAccountId_FromString("ffffffffffffffffffffffffffffffff");
    CHECK(nobody != NULL);
    CHECK_RESULT(send(&anna, nobody), EOS_NotFound);
    CHECK_RESULT(accept(&anna, nobody), EOS_Friends_NoInvitation);
    if (foreign != NULL) {
        CHECK_RESULT(send(&anna, foreign), EOS_NotFound);
    }
    CHECK_RESULT(send(&anna, anna.account), EOS_InvalidParameters);
    CHECK_RESULT(accept(&anna, ben.account), EOS_Friends_NoInvitation);
    CHECK_RESULT(reject(&anna, ben.account), EOS_Friends_NoInvitation);
    CHECK_NUMBER(status_of(&anna, nobody), EOS_FS_NotFriends);
    CHECK_NUMBER(status_of(&anna, NULL), EOS_FS_NotFriends);
    CHECK(friend_at(&anna, -1) == NULL);
}

/* Options that are none are answered in a Tick too, by callbacks that name nobody. */
static void check_bad_options(void)
{
    Call* call;
    OPTIONS(EOS_Friends_SendInviteOptions, options, EOS_FRIENDS_SENDINVITE_API_LATEST + 1);
    options.LocalUserId = anna.account;
    options.TargetUserId = ben.account;
    named_user = named_target = NULL;
    call = start_call(anna.player.platform, "EOS_Friends_SendInvite");
    EOS_Friends_SendInvite(anna.friends, &options, call, on_sent);
    CHECK_RESULT(finish(call), EOS_IncompatibleVersion);
    call = start_call(anna.player.platform, "EOS_Friends_QueryFriends");
    EOS_Friends_QueryFriends(anna.friends, NULL, call, on_queried);
    CHECK_RESULT(finish(call), EOS_InvalidParameters);
    /* Nobody is told, and it happens all the same. */
    EOS_Friends_QueryFriends(anna.friends, NULL, NULL, NULL);
    CHECK(EOS_Friends_AddNotifyFriendsUpdate(anna.friends, NULL, NULL, on_update) ==
          EOS_INVALID_NOTIFICATIONID);
    CHECK_NUMBER(EOS_Friends_GetFriendsCount(anna.friends, NULL), 0);
    CHECK(EOS_Friends_GetFriendAtIndex(NULL, NULL) == NULL);
    CHECK_NUMBER(EOS_Friends_GetStatus(anna.friends, NULL), EOS_FS_NotFriends);
}

static void story(const char* tag)
{
    EOS_NotificationId annas, bens;

    open(&anna);
    open(&ben);
    /* As games do it: before any login. */
    annas = watch(&anna);
    bens = watch(&ben);
    CHECK(annas != EOS_INVALID_NOTIFICATIONID && bens != EOS_INVALID_NOTIFICATIONID);
    CHECK(annas != bens);
    enter(&anna, "anna", tag);
    enter(&ben, "ben", tag);
    check_nothing_known();
    CHECK_RESULT(query(&anna), EOS_Success);
    CHECK_RESULT(query(&ben), EOS_Success);
    check_between(EOS_FS_NotFriends, EOS_FS_NotFriends);
    check_refusals();
    check_bad_options();

    /* Sent, and declined without a word. */
    CHECK_RESULT(send(&anna, ben.account), EOS_Success);
    hear(&anna, &ben, EOS_FS_NotFriends, EOS_FS_InviteSent);
    hear(&ben, &anna, EOS_FS_NotFriends, EOS_FS_InviteReceived);
    check_between(EOS_FS_InviteSent, EOS_FS_InviteReceived);
    CHECK_RESULT(send(&anna, ben.account), EOS_Friends_InviteAwaitingAcceptance);
    CHECK_RESULT(reject(&ben, anna.account), EOS_Success);
    hear(&ben, &anna, EOS_FS_InviteReceived, EOS_FS_NotFriends);
    check_between(EOS_FS_InviteSent, EOS_FS_NotFriends);
    CHECK_RESULT(accept(&ben, anna.account), EOS_Friends_NoInvitation);
    CHECK_RESULT(send(&anna, ben.account), EOS_Friends_InviteAwaitingAcceptance);

    /* Who has declined thinks better of it. */
    CHECK_RESULT(send(&ben, anna.account), EOS_Success);
    hear(&ben, &anna, EOS_FS_NotFriends, EOS_FS_Friends);
    hear(&anna, &ben, EOS_FS_InviteSent, EOS_FS_Friends);
    check_between(EOS_FS_Friends, EOS_FS_Friends);
    CHECK_RESULT(send(&anna, ben.account), EOS_Friends_AlreadyFriends);
    CHECK_RESULT(accept(&anna, ben.account), EOS_Friends_AlreadyFriends);
    CHECK_RESULT(reject(&anna, ben.account), EOS_Friends_AlreadyFriends);

    /* What is known goes with the login, and comes again without being told. */
    CHECK_RESULT(auth_logout(&anna.player, anna.account), EOS_Success);
    CHECK_NUMBER(count_of(&anna), 0);
    CHECK_NUMBER(status_of(&anna, ben.account), EOS_FS_NotFriends);
    CHECK_RESULT(query(&anna), EOS_InvalidUser);
    enter(&anna, "anna", tag);
    CHECK_NUMBER(count_of(&anna), 0);
    CHECK_RESULT(query(&anna), EOS_Success);
    check_between(EOS_FS_Friends, EOS_FS_Friends);

    EOS_Friends_RemoveNotifyFriendsUpdate(anna.friends, annas);
    EOS_Friends_RemoveNotifyFriendsUpdate(anna.friends, annas);
    check_all_answered(anna.player.platform);
    check_all_answered(ben.player.platform);
    CHECK_NUMBER(anna.told, anna.heard);
    CHECK_NUMBER(ben.told, ben.heard);
}

/* An invite of a third one is accepted, and the two are listed in the order in which they came. */
static void third_friend(const char* tag)
{
    static Friend carl;
    double end = seconds_now() + PATIENCE_SECONDS;
    open(&carl);
    enter(&carl, "carl", tag);
    CHECK_RESULT(send(&carl, ben.account), EOS_Success);
    hear(&ben, &carl, EOS_FS_NotFriends, EOS_FS_InviteReceived);
    CHECK_NUMBER(count_of(&ben), 2);
    CHECK(friend_at(&ben, 0) == anna.account);
    CHECK(friend_at(&ben, 1) == carl.account);
    CHECK_RESULT(query(&carl), EOS_Success);
    CHECK_RESULT(accept(&ben, carl.account), EOS_Success);
    hear(&ben, &carl, EOS_FS_InviteReceived, EOS_FS_Friends);
    /* Nobody watches here, and what is known follows all the same. */
    while (status_of(&carl, ben.account) != EOS_FS_Friends) {
        CHECK(seconds_now() < end);
        tick(carl.player.platform);
        rest(2);
    }
    CHECK_NUMBER(count_of(&carl), 1);
    EOS_Platform_Release(carl.player.platform);
}

/* Tells who is to block whom, and waits for the answer of whoever does it. */
static void wait_for(const char* word)
{
    char first[EOS_EPICACCOUNTID_MAX_LENGTH + 1], second[EOS_EPICACCOUNTID_MAX_LENGTH + 1];
    char line[16];
    int32_t length = sizeof(first);
    CHECK_RESULT(EOS_EpicAccountId_ToString(anna.account, first, &length), EOS_Success);
    length = sizeof(second);
    CHECK_RESULT(EOS_EpicAccountId_ToString(ben.account, second, &length), EOS_Success);
    printf("%s %s %s\n", word, first, second);
    fflush(stdout);
    CHECK(fgets(line, sizeof(line), stdin) != NULL);
}

static void blocked(const char* tag)
{
    open(&anna);
    open(&ben);
    CHECK(watch(&anna) != EOS_INVALID_NOTIFICATIONID);
    CHECK(watch_blocks(&anna) != EOS_INVALID_NOTIFICATIONID);
    enter(&anna, "anna", tag);
    enter(&ben, "ben", tag);
    CHECK_RESULT(query(&anna), EOS_Success);
    CHECK_RESULT(query(&ben), EOS_Success);
    CHECK_RESULT(send(&ben, anna.account), EOS_Success);
    hear(&anna, &ben, EOS_FS_NotFriends, EOS_FS_InviteReceived);

    wait_for("block");
    hear(&anna, &ben, EOS_FS_InviteReceived, EOS_FS_NotFriends);
    hear_of_block(&anna, 1, &ben, EOS_TRUE);
    CHECK_NUMBER(blocked_count(&anna), 1);
    CHECK(blocked_at(&anna, 0) == ben.account);
    CHECK(blocked_at(&anna, 1) == NULL);
    CHECK_NUMBER(blocked_count(&ben), 0);
    CHECK_NUMBER(status_of(&ben, anna.account), EOS_FS_InviteSent);
    CHECK_RESULT(send(&anna, ben.account), EOS_InvalidState);
    CHECK_RESULT(accept(&anna, ben.account), EOS_Friends_NoInvitation);

    wait_for("unblock");
    hear_of_block(&anna, 2, &ben, EOS_FALSE);
    hear(&anna, &ben, EOS_FS_NotFriends, EOS_FS_InviteReceived);
    CHECK_NUMBER(blocked_count(&anna), 0);
    check_all_answered(anna.player.platform);
    check_all_answered(ben.player.platform);
}

int main(int argc, char** argv)
{
    initialize();
    CHECK(argc >= 2);
    if (argc == 3 && strcmp(argv[1], "blocked") == 0) {
        blocked(argv[2]);
    } else {
        story(argv[1]);
        third_friend(argv[1]);
    }
    EOS_Platform_Release(anna.player.platform);
    EOS_Platform_Release(ben.player.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
    return 0;
}
