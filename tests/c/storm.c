/* A game that writes as much as it can, with the disposition of SIGPIPE that
 * every C program starts with, while its directory comes and goes.
 *
 *   storm BUCKET, then lines:
 *   write        writes on and on             -> wrote N, once the next N
 *                                                writes were acknowledged
 *   calm         lets what is under way end   -> calm N, N writes in all
 *   wait N       begins N writes and ticks    -> slowest N, in microseconds of
 *                10,000 times                    this thread's processor time
 *
 * Every tenth write of the library into a connection meets one that the other
 * side has left, as it now and then does when a directory dies.
 */

#define _GNU_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#include "sessions.h"

/* Writes that are under way at once, each on a session of its own. */
#define LANES 4
/* The values of one session: a body that no socket takes in one piece. */
#define VALUES 60
#define TICKS 10000
/* What a Tick may take of the game's thread. */
#define MOST_MICROSECONDS 5000

/* --- Broken connections --------------------------------------------------------------- */

static pthread_t main_thread;
static long written = 0; /* of the worker's thread alone */
static volatile long broken = 0;

/* In front of the C library's: what a kernel does where nobody reads any more. */
ssize_t writev(int file, const struct iovec* pieces, int count)
{
    typedef ssize_t (*WriteV)(int, const struct iovec*, int);
    WriteV real;
    void* found = dlsym(RTLD_NEXT, "writev");
    if (!pthread_equal(pthread_self(), main_thread) && ++written % 10 == 0) {
        broken++;
        pthread_kill(pthread_self(), SIGPIPE);
        errno = EPIPE;
        return -1;
    }
    memcpy(&real, &found, sizeof(real));
    return real(file, pieces, count);
}

/* --- Writes --------------------------------------------------------------------------- */

static Player player;
static char bucket[64];
static char value[1001];

typedef struct Lane {
    char name[16];
    int is_under_way;
    long acknowledged;
} Lane;

static Lane lanes[LANES];
static long waiting = 0;

static void EOS_CALL on_written(const EOS_Sessions_UpdateSessionCallbackInfo* data)
{
    Lane* lane = (Lane*)data->ClientData;
    CHECK(ticking == player.platform && pthread_equal(pthread_self(), ticking_thread));
    if (!lane->is_under_way) {
        fail_check(lane->name, 0, "a callback came twice");
    }
    lane->is_under_way = 0;
    if (data->ResultCode == EOS_Success) {
        lane->acknowledged++;
    }
}

static void EOS_CALL on_waited(const EOS_Sessions_UpdateSessionCallbackInfo* data)
{
    CHECK(data->ClientData == &waiting);
    waiting--;
}

static void begin_write(Lane* lane)
{
    EOS_HSessionModification session = NULL;
    char key[16];
    int i;
    OPTIONS(EOS_Sessions_UpdateSessionOptions, options, EOS_SESSIONS_UPDATESESSION_API_LATEST);
    OPTIONS(EOS_Sessions_UpdateSessionModificationOptions, change,
            EOS_SESSIONS_UPDATESESSIONMODIFICATION_API_LATEST);
    change.SessionName = lane->name;
    if (EOS_Sessions_UpdateSessionModification(player.sessions, &change, &session) !=
        EOS_Success) {
        session = new_session(&player, lane->name, bucket, 4, NULL);
    }
    value[0] = (char)('a' + lane->acknowledged % 26);
    for (i = 0; i < VALUES; i++) {
        snprintf(key, sizeof(key), "KEY%d", i);
        CHECK_RESULT(advertise(session, text_value(key, value)), EOS_Success);
    }
    options.SessionModificationHandle = session;
    lane->is_under_way = 1;
    EOS_Sessions_UpdateSession(player.sessions, &options, lane, on_written);
    EOS_SessionModification_Release(session);
}

static long acknowledged(void)
{
    long sum = 0;
    int i;
    for (i = 0; i < LANES; i++) {
        sum += lanes[i].acknowledged;
    }
    return sum;
}

static int under_way(void)
{
    int i, count = 0;
    for (i = 0; i < LANES; i++) {
        count += lanes[i].is_under_way;
    }
    return count;
}

/* --- Waiting writes ----------------------------------------------------------------- */

static double thread_microseconds(void)
{
    struct timespec used;
    CHECK(clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used) == 0);
    return (double)used.tv_sec * 1e6 + (double)used.tv_nsec / 1e3;
}

static void wait_with(long count)
{
    double slowest = 0.0;
    long i;
    for (i = 0; i < count; i++) {
        EOS_HSessionModification session = changed_session(&player, lanes[i % LANES].name);
        OPTIONS(EOS_Sessions_UpdateSessionOptions, options, EOS_SESSIONS_UPDATESESSION_API_LATEST);
        CHECK_RESULT(advertise(session, int_value("N", i)), EOS_Success);
        options.SessionModificationHandle = session;
        waiting++;
        EOS_Sessions_UpdateSession(player.sessions, &options, &waiting, on_waited);
        EOS_SessionModification_Release(session);
    }
    for (i = 0; i < TICKS; i++) {
        double before = thread_microseconds(), used;
        tick(player.platform);
        used = thread_microseconds() - before;
        slowest = used > slowest ? used : slowest;
        if (i % 10 == 0) {
            rest(1);
        }
    }
    CHECK(waiting > 0);
    CHECK(slowest < MOST_MICROSECONDS);
    printf("slowest %.0f\n", slowest);
    fflush(stdout);
}

/* --- Lines -------------------------------------------------------------------------- */

static int has_line(void)
{
    struct pollfd input;
    input.fd = 0;
    input.events = POLLIN;
    input.revents = 0;
    return poll(&input, 1, 0) > 0;
}

int main(int count, char** arguments)
{
    char line[64] = "";
    struct sigaction disposition;
    int is_writing = 0, i;
    long said = 0;
    CHECK(count == 2);
    main_thread = pthread_self();
    snprintf(bucket, sizeof(bucket), "%s", arguments[1]);
    memset(value, 'v', sizeof(value) - 1);
    CHECK(signal(SIGPIPE, SIG_DFL) != SIG_ERR);
    /* Lines come one at a time, and `poll` must see the next one. */
    CHECK(setvbuf(stdin, NULL, _IONBF, 0) == 0);
    initialize();
    CHECK_RESULT(EOS_Logging_SetLogLevel(EOS_LC_ALL_CATEGORIES, EOS_LOG_Error), EOS_Success);
    player = create_player();
    log_in(&player);
    for (i = 0; i < LANES; i++) {
        snprintf(lanes[i].name, sizeof(lanes[i].name), "lane-%d", i);
    }
    printf("ready\n");
    fflush(stdout);
    for (;;) {
        if (has_line()) {
            if (fgets(line, sizeof(line), stdin) == NULL) {
                break;
            } else if (strncmp(line, "wait ", 5) == 0) {
                wait_with(atol(line + 5));
            } else {
                is_writing = strcmp(line, "write\n") == 0;
                said = acknowledged();
            }
        }
        for (i = 0; is_writing && i < LANES; i++) {
            if (!lanes[i].is_under_way) {
                begin_write(&lanes[i]);
            }
        }
        tick(player.platform);
        rest(1);
        if (is_writing && acknowledged() >= said + 2 * LANES) {
            printf("wrote %ld\n", acknowledged() - said);
            fflush(stdout);
            said = acknowledged();
        }
        if (!is_writing && under_way() == 0 && strcmp(line, "calm\n") == 0) {
            printf("calm %ld\n", acknowledged());
            fflush(stdout);
            line[0] = '\0';
        }
    }
    CHECK(sigaction(SIGPIPE, NULL, &disposition) == 0);
    CHECK(disposition.sa_handler == SIG_DFL);
    CHECK(broken > 0);
    EOS_Platform_Release(player.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
    return 0;
}
