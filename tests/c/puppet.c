/* A player on strings: does what it reads, a command a line, and goes on
 * ticking meanwhile. The tests of whole processes (tests/liveness.rs,
 * tests/kill_directory.rs) pull the strings.
 *
 *   host NAME BUCKET [ID]  publishes a session        -> hosted ID
 *   destroy NAME                                      -> destroyed
 *   count BUCKET                                      -> found N
 *   write NAME             writes the numbers 1, 2, 3 and on, each into
 *                          attribute W(n mod 16)      -> wrote N, for each
 *   pause                  no further write           -> paused N
 *   read BUCKET            the attributes of the only
 *                          session there              -> read W0 W1 … W15
 *   login                  the whole way, again       -> user ID
 *   relogin                EOS_Connect_Login alone    -> login RESULT
 *   try NAME BUCKET        as host, whatever comes    -> tried RESULT
 *   status                 the present login          -> status logged-in|logged-out
 *                          changes and expirations       CHANGES EXPIRATIONS
 *                          that were told so far
 *
 * With the argument "server" it is a dedicated server, and without a login.
 */

#define _POSIX_C_SOURCE 200809L

#include <poll.h>
#include <unistd.h>

#include "sessions.h"

#define ATTRIBUTES 16

static Player player;
static int changes = 0;
static int expirations = 0;
static long long written = 0;

static void say(const char* word, const char* text)
{
    printf("%s %s\n", word, text);
    fflush(stdout);
}

static void say_number(const char* word, long long number)
{
    printf("%s %lld\n", word, number);
    fflush(stdout);
}

static void host(const char* name, const char* bucket, const char* id)
{
    Call* call = start_update(&player, new_session(&player, name, bucket, 4, id));
    CHECK_RESULT(finish(call), EOS_Success);
    say("hosted", call->text);
}

static void try_to_host(const char* name, const char* bucket)
{
    say("tried", EOS_EResult_ToString(update(&player, new_session(&player, name, bucket, 4, NULL))));
}

static void EOS_CALL on_change(const EOS_Connect_LoginStatusChangedCallbackInfo* data)
{
    CHECK(data->LocalUserId != NULL);
    CHECK(data->PreviousStatus != data->CurrentStatus);
    CHECK(EOS_Connect_GetLoginStatus(player.connect, data->LocalUserId) == data->CurrentStatus);
    changes++;
}

static void EOS_CALL on_expiration(const EOS_Connect_AuthExpirationCallbackInfo* data)
{
    CHECK(data->LocalUserId == player.user);
    expirations++;
}

static void watch_logins(void)
{
    OPTIONS(EOS_Connect_AddNotifyLoginStatusChangedOptions, status,
            EOS_CONNECT_ADDNOTIFYLOGINSTATUSCHANGED_API_LATEST);
    OPTIONS(EOS_Connect_AddNotifyAuthExpirationOptions, expiration,
            EOS_CONNECT_ADDNOTIFYAUTHEXPIRATION_API_LATEST);
    EOS_NotificationId first =
        EOS_Connect_AddNotifyLoginStatusChanged(player.connect, &status, NULL, on_change);
    EOS_NotificationId second =
        EOS_Connect_AddNotifyAuthExpiration(player.connect, &expiration, NULL, on_expiration);
    EOS_NotificationId removed =
        EOS_Connect_AddNotifyAuthExpiration(player.connect, &expiration, NULL, on_expiration);
    CHECK(first != EOS_INVALID_NOTIFICATIONID);
    CHECK(second != EOS_INVALID_NOTIFICATIONID && second != first);
    EOS_Connect_RemoveNotifyAuthExpiration(player.connect, removed);
}

static void say_user(void)
{
    char id[EOS_PRODUCTUSERID_MAX_LENGTH + 1];
    int32_t size = (int32_t)sizeof(id);
    CHECK_RESULT(EOS_ProductUserId_ToString(player.user, id, &size), EOS_Success);
    say("user", id);
}

static void say_status(void)
{
    EOS_ELoginStatus status = EOS_Connect_GetLoginStatus(player.connect, player.user);
    printf("status %s %d %d\n", status == EOS_LS_LoggedIn ? "logged-in" : "logged-out", changes,
           expirations);
    fflush(stdout);
}

static EOS_HSessionSearch search_in(const char* bucket)
{
    EOS_HSessionSearch search = new_search(&player, 10);
    demand(search, text_value(EOS_SESSIONS_SEARCH_BUCKET_ID, bucket), EOS_CO_EQUAL);
    CHECK_RESULT(find(&player, search), EOS_Success);
    return search;
}

static void count_in(const char* bucket)
{
    EOS_HSessionSearch search = search_in(bucket);
    say_number("found", result_count(search));
    EOS_SessionSearch_Release(search);
}

static void write_next(const char* name)
{
    EOS_HSessionModification session = changed_session(&player, name);
    char key[8];
    snprintf(key, sizeof(key), "W%d", (int)((written + 1) % ATTRIBUTES));
    CHECK_RESULT(advertise(session, int_value(key, written + 1)), EOS_Success);
    CHECK_RESULT(update(&player, session), EOS_Success);
    /* Said only when the directory has acknowledged it. */
    written++;
    say_number("wrote", written);
}

static void read_in(const char* bucket)
{
    EOS_HSessionSearch search = search_in(bucket);
    EOS_HSessionDetails session;
    int i;
    CHECK_NUMBER(result_count(search), 1);
    session = search_result(search, 0);
    printf("read");
    for (i = 0; i < ATTRIBUTES; i++) {
        EOS_SessionDetails_Attribute* attribute = NULL;
        char key[8];
        snprintf(key, sizeof(key), "W%d", i);
        if (copy_attribute(session, key, &attribute) == EOS_Success) {
            printf(" %lld", (long long)attribute->Data->Value.AsInt64);
        } else {
            printf(" 0");
        }
        EOS_SessionDetails_Attribute_Release(attribute);
    }
    printf("\n");
    fflush(stdout);
    EOS_SessionDetails_Release(session);
    EOS_SessionSearch_Release(search);
}

/* Whether a line, or the end of the input, is there. */
static int told_something(void)
{
    struct pollfd input;
    input.fd = 0;
    input.events = POLLIN;
    input.revents = 0;
    return poll(&input, 1, 0) > 0;
}

/* Every line is waited for with Ticks, so that the player stays alive. */
static int next_line(char* line, size_t size)
{
    size_t length = 0;
    while (length + 1 < size) {
        while (!told_something()) {
            tick(player.platform);
            rest(2);
        }
        if (read(0, &line[length], 1) != 1) {
            return 0;
        }
        if (line[length] == '\n') {
            line[length] = '\0';
            return 1;
        }
        length++;
    }
    return 0;
}

static void write_until_told(const char* name)
{
    while (!told_something()) {
        write_next(name);
    }
}

static void obey(const char* line)
{
    char verb[16] = "";
    char name[64] = "";
    char bucket[64] = "";
    char id[80] = "";
    int words = sscanf(line, "%15s %63s %63s %79s", verb, name, bucket, id);

    if (strcmp(verb, "host") == 0 && words >= 3) {
        host(name, bucket, words == 4 ? id : NULL);
    } else if (strcmp(verb, "destroy") == 0 && words == 2) {
        CHECK_RESULT(destroy(&player, name), EOS_Success);
        say("destroyed", name);
    } else if (strcmp(verb, "count") == 0 && words == 2) {
        count_in(name);
    } else if (strcmp(verb, "write") == 0 && words == 2) {
        write_until_told(name);
    } else if (strcmp(verb, "pause") == 0 && words == 1) {
        say_number("paused", written);
    } else if (strcmp(verb, "read") == 0 && words == 2) {
        read_in(name);
    } else if (strcmp(verb, "login") == 0 && words == 1) {
        log_in(&player);
        say_user();
    } else if (strcmp(verb, "relogin") == 0 && words == 1) {
        say("login", EOS_EResult_ToString(device_login(&player)->result));
    } else if (strcmp(verb, "try") == 0 && words == 3) {
        try_to_host(name, bucket);
    } else if (strcmp(verb, "status") == 0 && words == 1) {
        say_status();
    } else {
        fail_check(line, 0, "a command that is known");
    }
}

int main(int count, char** arguments)
{
    char line[256];
    initialize();
    if (count == 2 && strcmp(arguments[1], "server") == 0) {
        player = create_server();
    } else {
        player = create_player();
        watch_logins();
        log_in(&player);
    }
    while (next_line(line, sizeof(line))) {
        obey(line);
    }
    EOS_Platform_Release(player.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
    return 0;
}
