/* A game that loads the library by name, logs in, hosts a session, shuts the
 * library down and closes it again, many times: nothing grows, and no thread and
 * no descriptor is left.
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
    void (*Login)(EOS_HConnect connect, const EOS_Connect_LoginOptions* options, void* client_data,
                  const EOS_Connect_OnLoginCallback callback);
    void (*CreateUser)(EOS_HConnect connect, const EOS_Connect_CreateUserOptions* options,
                       void* client_data, const EOS_Connect_OnCreateUserCallback callback);
    EOS_HSessions (*GetSessions)(EOS_HPlatform platform);
    EOS_EResult (*CreateModification)(EOS_HSessions sessions,
                                      const EOS_Sessions_CreateSessionModificationOptions* options,
                                      EOS_HSessionModification* session);
    void (*ReleaseModification)(EOS_HSessionModification session);
    void (*Update)(EOS_HSessions sessions, const EOS_Sessions_UpdateSessionOptions* options,
                   void* client_data, const EOS_Sessions_OnUpdateSessionCallback callback);
    void (*Destroy)(EOS_HSessions sessions, const EOS_Sessions_DestroySessionOptions* options,
                    void* client_data, const EOS_Sessions_OnDestroySessionCallback callback);
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
    FIND(&library, Login, "EOS_Connect_Login");
    FIND(&library, CreateUser, "EOS_Connect_CreateUser");
    FIND(&library, GetSessions, "EOS_Platform_GetSessionsInterface");
    FIND(&library, CreateModification, "EOS_Sessions_CreateSessionModification");
    FIND(&library, ReleaseModification, "EOS_SessionModification_Release");
    FIND(&library, Update, "EOS_Sessions_UpdateSession");
    FIND(&library, Destroy, "EOS_Sessions_DestroySession");
    FIND(&library, FromString, "EOS_ProductUserId_FromString");
    return library;
}

/* What a call came to. */
typedef struct Answer {
    int arrivals;
    EOS_EResult result;
    EOS_ProductUserId user;
    EOS_ContinuanceToken continuance;
} Answer;

static Answer* take(void* client_data, EOS_EResult result)
{
    Answer* answer = (Answer*)client_data;
    answer->arrivals++;
    answer->result = result;
    return answer;
}

static void EOS_CALL take_device(const EOS_Connect_CreateDeviceIdCallbackInfo* data)
{
    take(data->ClientData, data->ResultCode);
}

static void EOS_CALL take_login(const EOS_Connect_LoginCallbackInfo* data)
{
    take(data->ClientData, data->ResultCode)->continuance = data->ContinuanceToken;
}

static void EOS_CALL take_user(const EOS_Connect_CreateUserCallbackInfo* data)
{
    take(data->ClientData, data->ResultCode)->user = data->LocalUserId;
}

static void EOS_CALL take_update(const EOS_Sessions_UpdateSessionCallbackInfo* data)
{
    take(data->ClientData, data->ResultCode);
}

static void EOS_CALL take_end(const EOS_Sessions_DestroySessionCallbackInfo* data)
{
    take(data->ClientData, data->ResultCode);
}

static void EOS_CALL read_line(const EOS_LogMessage* line)
{
    CHECK(line->Message != NULL);
}

static void wait_for(const Library* library, EOS_HPlatform platform, Answer* answer,
                     EOS_EResult expected)
{
    while (answer->arrivals == 0) {
        library->Tick(platform);
        usleep(100);
    }
    CHECK_NUMBER(answer->arrivals, 1);
    CHECK_NUMBER((int)answer->result, (int)expected);
}

/* The whole way to a user, as every platform of a directory in the process goes it. */
static EOS_ProductUserId enter(const Library* library, EOS_HPlatform platform)
{
    EOS_HConnect connect = library->GetConnect(platform);
    Answer device, login, user;
    OPTIONS(EOS_Connect_CreateDeviceIdOptions, create, EOS_CONNECT_CREATEDEVICEID_API_LATEST);
    OPTIONS(EOS_Connect_Credentials, credentials, EOS_CONNECT_CREDENTIALS_API_LATEST);
    OPTIONS(EOS_Connect_UserLoginInfo, info, EOS_CONNECT_USERLOGININFO_API_LATEST);
    OPTIONS(EOS_Connect_LoginOptions, options, EOS_CONNECT_LOGIN_API_LATEST);
    OPTIONS(EOS_Connect_CreateUserOptions, new_user, EOS_CONNECT_CREATEUSER_API_LATEST);
    memset(&device, 0, sizeof(device));
    memset(&login, 0, sizeof(login));
    memset(&user, 0, sizeof(user));

    create.DeviceModel = "Test bench";
    library->CreateDeviceId(connect, &create, &device, take_device);
    wait_for(library, platform, &device, EOS_Success);
    credentials.Type = EOS_ECT_DEVICEID_ACCESS_TOKEN;
    info.DisplayName = "Tester";
    options.Credentials = &credentials;
    options.UserLoginInfo = &info;
    library->Login(connect, &options, &login, take_login);
    wait_for(library, platform, &login, EOS_InvalidUser);
    new_user.ContinuanceToken = login.continuance;
    library->CreateUser(connect, &new_user, &user, take_user);
    wait_for(library, platform, &user, EOS_Success);
    return user.user;
}

static void host(const Library* library, EOS_HPlatform platform, EOS_ProductUserId user)
{
    EOS_HSessions sessions = library->GetSessions(platform);
    EOS_HSessionModification session = NULL;
    Answer opened, closed;
    OPTIONS(EOS_Sessions_CreateSessionModificationOptions, create,
            EOS_SESSIONS_CREATESESSIONMODIFICATION_API_LATEST);
    OPTIONS(EOS_Sessions_UpdateSessionOptions, update, EOS_SESSIONS_UPDATESESSION_API_LATEST);
    OPTIONS(EOS_Sessions_DestroySessionOptions, destroy, EOS_SESSIONS_DESTROYSESSION_API_LATEST);
    memset(&opened, 0, sizeof(opened));
    memset(&closed, 0, sizeof(closed));

    create.SessionName = "game";
    create.BucketId = "unload";
    create.MaxPlayers = 4;
    create.LocalUserId = user;
    CHECK(library->CreateModification(sessions, &create, &session) == EOS_Success);
    update.SessionModificationHandle = session;
    library->Update(sessions, &update, &opened, take_update);
    library->ReleaseModification(session);
    wait_for(library, platform, &opened, EOS_Success);
    destroy.SessionName = "game";
    library->Destroy(sessions, &destroy, &closed, take_end);
    wait_for(library, platform, &closed, EOS_Success);
}

static void play(const Library* library)
{
    EOS_InitializeOptions initialize = initialize_options();
    EOS_Platform_Options options = platform_options();
    EOS_HPlatform platform;

    CHECK(library->Initialize(&initialize) == EOS_Success);
    CHECK(library->SetCallback(read_line) == EOS_Success);
    CHECK(library->FromString("4711") != NULL);
    platform = library->Create(&options);
    CHECK(platform != NULL);
    host(library, platform, enter(library, platform));
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
