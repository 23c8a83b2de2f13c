/* A game whose directory has a name that nobody can look up: the name server
 * takes every question and never answers. Neither Tick nor the release nor the
 * end of the process waits for it.
 *
 *   nameless release|shutdown|exit, with GREENROOM_URL=http://a.name
 *
 * The name server is in this program: it stands in front of two functions of
 * the C library. That works for shared libraries on Linux. */

#define _GNU_SOURCE

#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/types.h>

#include "player.h"

#define OPERATIONS 50
/* What a Tick may take of the game's thread. */
#define MOST_MICROSECONDS 5000
/* Ten times what a release promises. */
#define RELEASE_SECONDS 15

/* --- The name server ---------------------------------------------------------------- */

static const char* resolver_configuration = NULL;
static volatile int questions = 0;

/* Whoever asks how names are looked up is sent to an address that is nobody's. */
int open64(const char* path, int flags, ...)
{
    va_list rest_of_them;
    int mode;
    va_start(rest_of_them, flags);
    mode = va_arg(rest_of_them, int);
    va_end(rest_of_them);
    if (resolver_configuration != NULL && strcmp(path, "/etc/resolv.conf") == 0) {
        path = resolver_configuration;
    }
    return open(path, flags, mode);
}

/* Questions to a name server are sent, as far as the asking one can tell. The
 * address stands for a type that C libraries declare in ways of their own. */
ssize_t sendto(int file, const void* bytes, size_t size, int flags, const void* address,
               unsigned length);

ssize_t sendto(int file, const void* bytes, size_t size, int flags, const void* address,
               unsigned length)
{
    typedef ssize_t (*SendTo)(int, const void*, size_t, int, const void*, unsigned);
    static const uint8_t name_service[] = {0, 53};
    SendTo real;
    void* found;
    /* The port lies behind the family. */
    if (address != NULL && memcmp((const uint8_t*)address + 2, name_service, 2) == 0) {
        questions++;
        return (ssize_t)size;
    }
    found = dlsym(RTLD_NEXT, "sendto");
    memcpy(&real, &found, sizeof(real));
    return real(file, bytes, size, flags, address, length);
}

static void configure_resolver(void)
{
    FILE* file = fopen("resolv.conf", "w");
    CHECK(file != NULL);
    fprintf(file, "nameserver 192.0.2.53\noptions timeout:1 attempts:100\n");
    CHECK(fclose(file) == 0);
    resolver_configuration = "resolv.conf";
}

/* --- The game ------------------------------------------------------------------------- */

static double thread_microseconds(void)
{
    struct timespec used;
    CHECK(clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used) == 0);
    return (double)used.tv_sec * 1e6 + (double)used.tv_nsec / 1e3;
}

static void timed_tick(EOS_HPlatform platform)
{
    double before = thread_microseconds();
    tick(platform);
    CHECK(thread_microseconds() - before < MOST_MICROSECONDS);
}

int main(int count, char** arguments)
{
    EOS_Platform_Options options = platform_options();
    double patience = PATIENCE_SECONDS, before;
    Call* calls[OPERATIONS];
    Player player;
    int i;
    CHECK(count == 2);
    configure_resolver();
    initialize();
    CHECK_RESULT(EOS_Logging_SetLogLevel(EOS_LC_ALL_CATEGORIES, EOS_LOG_Error), EOS_Success);
    memset(&player, 0, sizeof(player));
    options.TaskNetworkTimeoutSeconds = &patience;
    player.platform = EOS_Platform_Create(&options);
    CHECK(player.platform != NULL);
    player.connect = EOS_Platform_GetConnectInterface(player.platform);
    for (i = 0; i < OPERATIONS; i++) {
        calls[i] = start_device_id(&player, on_device_id);
    }
    before = seconds_now();
    while (questions == 0) {
        timed_tick(player.platform);
        rest(1);
        CHECK(seconds_now() < before + PATIENCE_SECONDS);
    }
    /* It has asked, and waits. */
    for (i = 0; i < 1000; i++) {
        timed_tick(player.platform);
        rest(1);
    }
    for (i = 0; i < OPERATIONS; i++) {
        CHECK_NUMBER(calls[i]->arrivals, 0);
    }
    before = seconds_now();
    if (strcmp(arguments[1], "release") == 0) {
        EOS_Platform_Release(player.platform);
    } else if (strcmp(arguments[1], "shutdown") == 0) {
        CHECK_RESULT(EOS_Shutdown(), EOS_Success);
    } else {
        CHECK_TEXT(arguments[1], "exit");
    }
    CHECK(seconds_now() - before < RELEASE_SECONDS);
    printf("leaving\n");
    fflush(stdout);
    return 0;
}
