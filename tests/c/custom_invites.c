/* Invites of the game's own and requests to join, between Anna, who sends and
 * asks, and Ben, who is told and answers.
 *
 *   custom_invites both TAG   both players in this process, one step after the other
 *   custom_invites anna TAG   Anna alone: runs the steps whose numbers it reads
 *   custom_invites ben TAG    Ben alone, likewise
 *
 * The two-process form says "user ID", reads the other's id, says how many
 * steps there are, reads one step number a line and answers "done N"; Anna has
 * the even steps. */

#define _POSIX_C_SOURCE 200809L

#include "custom_invites.h"

/* --- Anna ------------------------------------------------------------------------ */

static void anna_invites(Side* anna)
{
    char longest[EOS_CUSTOMINVITES_MAX_PAYLOAD_LENGTH];
    char too_long[EOS_CUSTOMINVITES_MAX_PAYLOAD_LENGTH + 1];
    EOS_ProductUserId nobody = EOS_ProductUserId_FromString(NOBODY);
    EOS_ProductUserId targets[TARGETS_MAX];
    Call* call;
    int i;

    memset(longest, 'x', sizeof(longest));
    longest[sizeof(longest) - 1] = '\0';
    memset(too_long, 'x', sizeof(too_long));
    too_long[sizeof(too_long) - 1] = '\0';
    for (i = 0; i < TARGETS_MAX; i++) {
        targets[i] = anna->other;
    }

    CHECK_RESULT(send_one(anna, anna->other), EOS_NotFound);
    CHECK_RESULT(set_payload(anna, NULL), EOS_InvalidParameters);
    CHECK_RESULT(set_payload(anna, too_long), EOS_InvalidParameters);
    CHECK_RESULT(set_payload(anna, longest), EOS_Success);
    CHECK_RESULT(set_payload(anna, ""), EOS_Success);
    CHECK_RESULT(send_one(anna, anna->other), EOS_NotFound);
    CHECK_RESULT(set_payload(anna, "room 12"), EOS_Success);

    CHECK_RESULT(send_one(anna, nobody), EOS_NotFound);
    CHECK_RESULT(send_one(anna, EOS_ProductUserId_FromString("of another service")), EOS_NotFound);
    CHECK_RESULT(send_one(anna, anna->player.user), EOS_InvalidParameters);
    CHECK_RESULT(send_one(anna, NULL), EOS_InvalidParameters);
    CHECK_RESULT(send_to(anna, NULL, 1)->result, EOS_InvalidParameters);
    CHECK_RESULT(send_to(anna, targets, 0)->result, EOS_InvalidParameters);
    CHECK_RESULT(send_to(anna, targets, TARGETS_MAX)->result, EOS_LimitExceeded);

    /* Of three who are named, one is there; and who is named twice is invited once. */
    targets[0] = nobody;
    call = send_to(anna, targets, 3);
    CHECK_RESULT(call->result, EOS_Success);
    CHECK_NUMBER(call->count, 1);
    CHECK(call->user == anna->other);
    CHECK_RESULT(send_one(anna, anna->other), EOS_Success);
}

static void anna_invites_again(Side* anna)
{
    CHECK_RESULT(set_payload(anna, "room 13"), EOS_Success);
    CHECK_RESULT(send_one(anna, anna->other), EOS_Success);
    CHECK_RESULT(set_payload(anna, "room 14"), EOS_Success);
    CHECK_RESULT(send_one(anna, anna->other), EOS_Success);
}

static void anna_asks_to_join(Side* anna)
{
    CHECK_RESULT(ask_to_join(anna, EOS_ProductUserId_FromString(NOBODY)), EOS_NotFound);
    CHECK_RESULT(ask_to_join(anna, anna->player.user), EOS_InvalidParameters);
    CHECK_RESULT(ask_to_join(anna, NULL), EOS_InvalidParameters);
    CHECK_RESULT(ask_to_join(anna, anna->other), EOS_Success);
    CHECK_RESULT(ask_to_join(anna, anna->other), EOS_Success);
    CHECK_RESULT(let_in(anna, anna->other), EOS_NotFound);
}

static void anna_hears_yes(Side* anna)
{
    WATCH(anna, 0, RequestToJoinResponseReceived,
          EOS_CUSTOMINVITES_ADDNOTIFYREQUESTTOJOINRESPONSERECEIVED_API_LATEST, on_answered);
    wait_for(anna, &anna->answered, 1);
    CHECK(anna->answer == EOS_RTJR_ACCEPTED);
    CHECK_RESULT(ask_to_join(anna, anna->other), EOS_Success);
}

static void anna_hears_no(Side* anna)
{
    wait_for(anna, &anna->answered, 2);
    CHECK(anna->answer == EOS_RTJR_REJECTED);
    CHECK_RESULT(ask_to_join(anna, anna->other), EOS_Success);
}

static void EOS_CALL on_logged_out(const EOS_Connect_LogoutCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode);
}

static void anna_hears_yes_and_goes(Side* anna)
{
    Call* call = start_call(anna->player.platform, "EOS_Connect_Logout");
    OPTIONS(EOS_Connect_LogoutOptions, options, EOS_CONNECT_LOGOUT_API_LATEST);
    wait_for(anna, &anna->answered, 3);
    CHECK(anna->answer == EOS_RTJR_ACCEPTED);
    EOS_CustomInvites_RemoveNotifyRequestToJoinResponseReceived(anna->invites,
                                                                anna->ids_of_watchers[0]);
    options.LocalUserId = anna->player.user;
    EOS_Connect_Logout(anna->player.connect, &options, call, on_logged_out);
    CHECK_RESULT(finish(call), EOS_Success);
    CHECK_RESULT(set_payload(anna, "room 15"), EOS_InvalidUser);
    CHECK_RESULT(send_one(anna, anna->other), EOS_InvalidUser);
    CHECK_RESULT(finalize(anna, anna->other, UNKNOWN_INVITE), EOS_InvalidUser);
    CHECK_RESULT(ask_to_join(anna, anna->other), EOS_InvalidUser);
    CHECK_RESULT(let_in(anna, anna->other), EOS_InvalidUser);
    CHECK_RESULT(keep_out(anna, anna->other), EOS_InvalidUser);
    CHECK_RESULT(accept_in_overlay(anna, UNKNOWN_INVITE), EOS_InvalidUser);
    CHECK_RESULT(let_in_in_overlay(anna, anna->other), EOS_InvalidUser);
    CHECK_RESULT(native_in_overlay(anna, "1"), EOS_InvalidUser);
}

/* --- Ben ------------------------------------------------------------------------- */

static void ben_accepts(Side* ben)
{
    /* Sent before anybody listened, and told all the same. */
    WATCH(ben, 0, CustomInviteReceived, EOS_CUSTOMINVITES_ADDNOTIFYCUSTOMINVITERECEIVED_API_LATEST,
          on_received);
    WATCH(ben, 1, CustomInviteAccepted, EOS_CUSTOMINVITES_ADDNOTIFYCUSTOMINVITEACCEPTED_API_LATEST,
          on_accepted);
    WATCH(ben, 2, CustomInviteRejected, EOS_CUSTOMINVITES_ADDNOTIFYCUSTOMINVITEREJECTED_API_LATEST,
          on_rejected);
    wait_for(ben, &ben->received, 1);
    CHECK_TEXT(ben->payloads[0], "room 12");
    CHECK_RESULT(accept_in_overlay(ben, UNKNOWN_INVITE), EOS_NotFound);
    CHECK_RESULT(accept_in_overlay(ben, "no id"), EOS_NotFound);
    CHECK_RESULT(accept_in_overlay(ben, NULL), EOS_InvalidParameters);
    CHECK_RESULT(finalize(ben, ben->player.user, ben->ids[0]), EOS_NotFound);
    CHECK_RESULT(finalize(ben, ben->other, UNKNOWN_INVITE), EOS_NotFound);
    CHECK_RESULT(finalize(ben, NULL, ben->ids[0]), EOS_InvalidParameters);
    CHECK_RESULT(finalize(ben, ben->other, NULL), EOS_InvalidParameters);
    CHECK_RESULT(accept_in_overlay(ben, ben->ids[0]), EOS_Success);
    wait_for(ben, &ben->accepted, 1);
    CHECK_RESULT(finalize(ben, ben->other, ben->ids[0]), EOS_NotFound);
    CHECK_RESULT(accept_in_overlay(ben, ben->ids[0]), EOS_NotFound);
}

static void ben_rejects(Side* ben)
{
    wait_for(ben, &ben->received, 3);
    CHECK_TEXT(ben->payloads[1], "room 13");
    CHECK_TEXT(ben->payloads[2], "room 14");
    CHECK_RESULT(reject_in_overlay(ben, UNKNOWN_INVITE), EOS_NotFound);
    CHECK_RESULT(reject_in_overlay(ben, ben->ids[1]), EOS_Success);
    wait_for(ben, &ben->rejected, 1);
    CHECK_RESULT(finalize(ben, ben->other, ben->ids[1]), EOS_NotFound);
    /* The game's own menu has seen to this one. */
    CHECK_RESULT(finalize(ben, ben->other, ben->ids[2]), EOS_Success);
    CHECK_NUMBER(ben->accepted, 1);
}

static void ben_lets_her_in(Side* ben)
{
    WATCH(ben, 3, RequestToJoinReceived,
          EOS_CUSTOMINVITES_ADDNOTIFYREQUESTTOJOINRECEIVED_API_LATEST, on_requested);
    WATCH(ben, 4, RequestToJoinAccepted,
          EOS_CUSTOMINVITES_ADDNOTIFYREQUESTTOJOINACCEPTED_API_LATEST, on_let_in_told);
    WATCH(ben, 5, RequestToJoinRejected,
          EOS_CUSTOMINVITES_ADDNOTIFYREQUESTTOJOINREJECTED_API_LATEST, on_kept_out_told);
    wait_for(ben, &ben->requested, 1);
    CHECK_RESULT(let_in(ben, EOS_ProductUserId_FromString(NOBODY)), EOS_NotFound);
    CHECK_RESULT(let_in(ben, NULL), EOS_InvalidParameters);
    CHECK_RESULT(let_in(ben, ben->other), EOS_Success);
    CHECK_RESULT(keep_out(ben, ben->other), EOS_NotFound);
    CHECK_RESULT(let_in_in_overlay(ben, ben->other), EOS_NotFound);
    CHECK_NUMBER(ben->let_in, 0);
}

static void ben_keeps_her_out(Side* ben)
{
    wait_for(ben, &ben->requested, 2);
    CHECK_RESULT(keep_out_in_overlay(ben, EOS_ProductUserId_FromString(NOBODY)), EOS_NotFound);
    CHECK_RESULT(keep_out_in_overlay(ben, NULL), EOS_InvalidParameters);
    CHECK_RESULT(keep_out_in_overlay(ben, ben->other), EOS_Success);
    wait_for(ben, &ben->kept_out, 1);
    /* What the game says once more changes nothing. */
    CHECK_RESULT(keep_out(ben, ben->other), EOS_Success);
    CHECK_RESULT(let_in(ben, ben->other), EOS_NotFound);
}

static void ben_lets_her_in_after_all(Side* ben)
{
    wait_for(ben, &ben->requested, 3);
    CHECK_RESULT(let_in_in_overlay(ben, ben->other), EOS_Success);
    wait_for(ben, &ben->let_in, 1);
    CHECK_RESULT(let_in(ben, ben->other), EOS_Success);
}

static void ben_invites_elsewhere(Side* ben)
{
    int i;
    WATCH(ben, 6, SendCustomNativeInviteRequested,
          EOS_CUSTOMINVITES_ADDNOTIFYSENDCUSTOMNATIVEINVITEREQUESTED_API_LATEST, on_native);
    CHECK_RESULT(native_in_overlay(ben, "76561197960287930"), EOS_NotFound);
    CHECK_RESULT(set_payload(ben, "by Steam"), EOS_Success);
    CHECK_RESULT(native_in_overlay(ben, NULL), EOS_InvalidParameters);
    CHECK_RESULT(native_in_overlay(ben, "76561197960287930"), EOS_Success);
    wait_for(ben, &ben->native, 1);
    CHECK_RESULT(acknowledge(ben), EOS_Success);
    CHECK_RESULT(acknowledge(ben), EOS_NotFound);
    EOS_CustomInvites_RemoveNotifyCustomInviteReceived(ben->invites, ben->ids_of_watchers[0]);
    EOS_CustomInvites_RemoveNotifyCustomInviteAccepted(ben->invites, ben->ids_of_watchers[1]);
    EOS_CustomInvites_RemoveNotifyCustomInviteRejected(ben->invites, ben->ids_of_watchers[2]);
    EOS_CustomInvites_RemoveNotifyRequestToJoinReceived(ben->invites, ben->ids_of_watchers[3]);
    EOS_CustomInvites_RemoveNotifyRequestToJoinAccepted(ben->invites, ben->ids_of_watchers[4]);
    EOS_CustomInvites_RemoveNotifyRequestToJoinRejected(ben->invites, ben->ids_of_watchers[5]);
    EOS_CustomInvites_RemoveNotifySendCustomNativeInviteRequested(ben->invites,
                                                                  ben->ids_of_watchers[6]);
    /* One that is none is no reason to fall. */
    EOS_CustomInvites_RemoveNotifyCustomInviteReceived(ben->invites, ben->ids_of_watchers[0]);
    CHECK_RESULT(native_in_overlay(ben, "76561197960287930"), EOS_Success);
    for (i = 0; i < 20; i++) {
        tick(ben->player.platform);
        rest(1);
    }
    CHECK_NUMBER(ben->native, 1);
    CHECK_NUMBER(ben->received, 3);
    CHECK_NUMBER(ben->requested, 3);
}

/* --- The story --------------------------------------------------------------------- */

static void (*const STEPS[])(Side*) = {
    anna_invites,      ben_accepts,       anna_invites_again, ben_rejects,
    anna_asks_to_join, ben_lets_her_in,   anna_hears_yes,     ben_keeps_her_out,
    anna_hears_no,     ben_lets_her_in_after_all, anna_hears_yes_and_goes, ben_invites_elsewhere,
};
#define STEP_COUNT ((int)(sizeof(STEPS) / sizeof(STEPS[0])))

static Side enter(const char* profile)
{
    Side side;
    memset(&side, 0, sizeof(side));
    CHECK(setenv("GREENROOM_PROFILE", profile, 1) == 0);
    side.player = create_player();
    side.invites = EOS_Platform_GetCustomInvitesInterface(side.player.platform);
    side.ui = EOS_Platform_GetUIInterface(side.player.platform);
    CHECK(side.invites != NULL && side.ui != NULL);
    log_in(&side.player);
    return side;
}

static void run_as_told(Side* side, int parity)
{
    char line[64];
    char id[EOS_PRODUCTUSERID_MAX_LENGTH + 1];
    int32_t size = (int32_t)sizeof(id);
    CHECK_RESULT(EOS_ProductUserId_ToString(side->player.user, id, &size), EOS_Success);
    printf("user %s\n", id);
    fflush(stdout);
    CHECK(fgets(line, sizeof(line), stdin) != NULL);
    line[strcspn(line, "\n")] = '\0';
    side->other = EOS_ProductUserId_FromString(line);
    printf("steps %d\n", STEP_COUNT);
    fflush(stdout);
    while (fgets(line, sizeof(line), stdin) != NULL) {
        int step = atoi(line);
        CHECK(step >= 0 && step < STEP_COUNT && step % 2 == parity);
        STEPS[step](side);
        printf("done %d\n", step);
        fflush(stdout);
    }
}

static void leave(Side* side)
{
    check_all_answered(side->player.platform);
    EOS_Platform_Release(side->player.platform);
    /* Nothing behind a handle of a platform that is gone. */
    CHECK_RESULT(set_payload(side, "x"), EOS_InvalidParameters);
}

int main(int count, char** arguments)
{
    CHECK(count == 3);
    initialize();
    if (strcmp(arguments[1], "both") == 0) {
        Side sides[2];
        int step;
        sides[0] = enter("anna");
        sides[1] = enter("ben");
        sides[0].other = sides[1].player.user;
        sides[1].other = sides[0].player.user;
        for (step = 0; step < STEP_COUNT; step++) {
            STEPS[step](&sides[step % 2]);
        }
        leave(&sides[0]);
        leave(&sides[1]);
    } else {
        Side side = enter(arguments[1]);
        run_as_told(&side, strcmp(arguments[1], "ben") == 0);
        leave(&side);
    }
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
    printf("everybody was told\n");
    return 0;
}
