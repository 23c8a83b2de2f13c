/* A game that loads the library by name, plays, shuts it down and closes it
 * again, many times: nothing grows, and no thread and no descriptor is left.
 *
 *   unload LIBRARY ROUNDS */

#define _DEFAULT_SOURCE

#include <dirent.h>
#include <dlfcn.h>
#include <unistd.h>

#include "player.h"

/* Every function that the game calls, found by its name. */
typedef struct Library {
    void* file;
    EOS_EResult (*Initialize)(const EOS_InitializeOptions* options);
    EOS_EResult (*Shutdown)(void);
    EOS_EResult (*SetCallback)(EOS_LogMessageFunc callback);
    EOS_HPlatform (*Create)(const EOS_Platform_Options* options);
    void (*Release)(EOS_HPlatform platform);
    void (*Tick)(EOS_HPlatform platform);
    EOS_HConnect (*GetConnect)(EOS_HPlatform platform);
    void (*CreateDeviceId)(EOS_HConnect connect, const EOS_Connect_CreateDeviceIdOptions* options,
                           void* client_data, const EOS_Connect_OnCreateDeviceIdCallback callback);
    EOS_ProductUserId (*FromString)(const char* text);
} Library;

/* C has no cast from data to code. */
static void find(Library* library, const char* name, void* function, size_t size)
{
    void* found = dlsym(library->file, name);
    CHECK(found != NULL && size == sizeof(found));
    memcpy(function, &found, size);
}

#define FIND(library, Field, name) find(library, name, &(library)->Field, sizeof((library)->Field))

static Library open_library(const char* path)
{
    Library library;
    memset(&library, 0, sizeof(library));
    library.file = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (library.file == NULL) {
        fail_check(dlerror(), 0, "dlopen");
    }
    FIND(&library, Initialize, "EOS_Initialize");
    FIND(&library, Shutdown, "EOS_Shutdown");
    FIND(&library, SetCallback, "EOS_Logging_SetCallback");
    FIND(&library, Create, "EOS_Platform_Create");
    FIND(&library, Release, "EOS_Platform_Release");
    FIND(&library, Tick, "EOS_Platform_Tick");
    FIND(&library, GetConnect, "EOS_Platform_GetConnectInterface");
    FIND(&library, CreateDeviceId, "EOS_Connect_CreateDeviceId");
    FIND(&library, FromString, "EOS_ProductUserId_FromString");
    return library;
}

static void EOS_CALL on_arrival(const EOS_Connect_CreateDeviceIdCallbackInfo* data)
{
    *(int*)data->ClientData += 1;
    CHECK(data->ResultCode == EOS_Success);
}

static void EOS_CALL read_line(const EOS_LogMessage* line)
{
    CHECK(line->Message != NULL);
}

static void play(const Library* library)
{
    EOS_InitializeOptions initialize = initialize_options();
    EOS_Platform_Options options = platform_options();
    EOS_HPlatform platform;
    int arrivals = 0;
    OPTIONS(EOS_Connect_CreateDeviceIdOptions, device, EOS_CONNECT_CREATEDEVICEID_API_LATEST);
    device.DeviceModel = "Test bench";

    CHECK(library->Initialize(&initialize) == EOS_Success);
    CHECK(library->SetCallback(read_line) == EOS_Success);
    CHECK(library->FromString("4711") != NULL);
    platform = library->Create(&options);
    CHECK(platform != NULL);
    library->CreateDeviceId(library->GetConnect(platform), &device, &arrivals, on_arrival);
    while (arrivals == 0) {
        library->Tick(platform);
        usleep(100);
    }
    CHECK_NUMBER(arrivals, 1);
    library->Release(platform);
    CHECK(library->Shutdown() == EOS_Success);
}

/* On a thread that ends: what the library left with it goes then. */
static void* play_on_a_thread(void* library)
{
    play((const Library*)library);
    return NULL;
}

/* The main thread only opens and closes, so that nothing of its own holds the
 * library when it is closed. */
static void play_a_round(const char* path)
{
    Library library = open_library(path);
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, play_on_a_thread, &library) == 0);
    CHECK(pthread_join(thread, NULL) == 0);
    CHECK(dlclose(library.file) == 0);
}

/* --- What is left ------------------------------------------------------------------- */

static int entries(const char* folder)
{
    DIR* directory = opendir(folder);
    int count = 0;
    CHECK(directory != NULL);
    while (readdir(directory) != NULL) {
        count++;
    }
    closedir(directory);
    return count;
}

/* A thread that was waited for is gone for the process, and may stand in the list until the system has cleared it away. */
static void check_threads(int expected)
{
    int look;
    for (look = 0; look < 1000 && entries("/proc/self/task") > expected; look++) {
        usleep(1000);
    }
    CHECK_NUMBER(entries("/proc/self/task"), expected);
}

/* Memory that the process has of its own and in use, in KiB. */
static long memory(void)
{
    char line[256];
    long total = 0, one;
    FILE* file = fopen("/proc/self/smaps_rollup", "r");
    CHECK(file != NULL);
    while (fgets(line, sizeof(line), file) != NULL) {
        if (sscanf(line, "Private_Dirty: %ld", &one) == 1 || sscanf(line, "Swap: %ld", &one) == 1) {
            total += one;
        }
    }
    fclose(file);
    return total;
}

#define WARM_UP 100
#define MOST_KIB 64

int main(int count, char** arguments)
{
    int rounds, round, threads, descriptors;
    long before, grown;
    CHECK(count == 3);
    rounds = atoi(arguments[2]);
    CHECK(rounds > 2);
    for (round = 0; round < WARM_UP; round++) {
        play_a_round(arguments[1]);
    }
    threads = entries("/proc/self/task");
    descriptors = entries("/proc/self/fd");
    before = memory();
    for (round = 0; round < rounds; round++) {
        play_a_round(arguments[1]);
        check_threads(threads);
        CHECK_NUMBER(entries("/proc/self/fd"), descriptors);
    }
    grown = memory() - before;
    if (grown >= MOST_KIB) {
        fprintf(stderr, "%ld KiB more after %d rounds\n", grown, rounds);
        fail_check(__FILE__, __LINE__, "memory grows");
    }
    printf("%d rounds left nothing behind\n", rounds);
    return 0;
}
