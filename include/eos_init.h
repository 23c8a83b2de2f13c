/** @file
 * Initializing the library, creating and releasing a platform.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_types.h"

/** Longest product name in bytes, without the terminating NUL. */
#define EOS_INITIALIZEOPTIONS_PRODUCTNAME_MAX_LENGTH 64

/** Longest product version in bytes, without the terminating NUL. */
#define EOS_INITIALIZEOPTIONS_PRODUCTVERSION_MAX_LENGTH 64

/**
 * Allocates memory for the library: at least `SizeInBytes` bytes at a multiple of `Alignment`, or
 * null when there is none. Called from any thread.
 */
typedef void *(EOS_MEMORY_CALL *EOS_AllocateMemoryFunc)(size_t SizeInBytes, size_t Alignment);

/**
 * Resizes a block of the allocate function, keeping its content; a null `Pointer` allocates. Null
 * when there is no memory: the old block then stays as it is. Called from any thread.
 */
typedef void *(EOS_MEMORY_CALL *EOS_ReallocateMemoryFunc)(void *Pointer, size_t SizeInBytes, size_t Alignment);

/** Frees a block of the allocate or reallocate function. Called from any thread. */
typedef void (EOS_MEMORY_CALL *EOS_ReleaseMemoryFunc)(void *Pointer);

/** Newest version of `EOS_Initialize_ThreadAffinity` that this library knows. */
#define EOS_INITIALIZE_THREADAFFINITY_API_LATEST 4

/**
 * The processors that the library's threads may run on, as bit masks; zero leaves the choice to the
 * system.
 */
typedef struct _tagEOS_Initialize_ThreadAffinity {
    /** Version of this struct: `EOS_INITIALIZE_THREADAFFINITY_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** Threads for network work. */
    uint64_t NetworkWork;
    /** Threads for disk work. */
    uint64_t StorageIo;
    /** Threads for WebSocket traffic. */
    uint64_t WebSocketIo;
    /** Threads for peer-to-peer traffic. */
    uint64_t P2PIo;
    /** Threads for HTTP traffic. */
    uint64_t HttpRequestIo;
    /** Threads for voice traffic. Since version 2. */
    uint64_t RTCIo;
    /** The overlay's main thread. Since version 3. */
    uint64_t EmbeddedOverlayMainThread;
    /** The overlay's worker threads. Since version 3. */
    uint64_t EmbeddedOverlayWorkerThreads;
    /** Threads for cryptography. Since version 4. */
    uint64_t CryptographyWork;
} EOS_Initialize_ThreadAffinity;

/** Newest version of `EOS_InitializeOptions` that this library knows. */
#define EOS_INITIALIZE_API_LATEST 5

/** What `EOS_Initialize` takes. */
typedef struct _tagEOS_InitializeOptions {
    /** Version of this struct: `EOS_INITIALIZE_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /**
     * Allocates all memory that the library hands to the game. All three memory functions are
     * given, or none.
     */
    EOS_AllocateMemoryFunc AllocateMemoryFunction;
    /** Resizes such memory. */
    EOS_ReallocateMemoryFunc ReallocateMemoryFunction;
    /** Frees such memory. */
    EOS_ReleaseMemoryFunc ReleaseMemoryFunction;
    /** The game's name: letters, digits and `._ !?&-()+:`, 1 to 64 bytes. Copied. */
    const char *ProductName;
    /** The game's version, under the same rules as the name. Copied. */
    const char *ProductVersion;
    /** Null. Since version 2. */
    void *Reserved;
    /** What the platform wants to know, else null. Not used on desktop systems. Since version 3. */
    void *SystemInitializeOptions;
    /** Processors for the library's threads, or null for no preference. Copied. Since version 4. */
    EOS_Initialize_ThreadAffinity *OverrideThreadAffinity;
} EOS_InitializeOptions;

/**
 * Starts the library, before anything else of it is used but the functions of `eos_version.h` and
 * `eos_common.h`. Once per process; after `EOS_Shutdown` it may be started again.
 *
 * `EOS_Success`; `EOS_AlreadyConfigured` if it was started already; `EOS_InvalidParameters` for
 * null options, for a product name or version that is missing, longer than 64 bytes or has other
 * characters than ASCII letters, digits, spaces and `._!?&-()+:`, and for one or two memory
 * functions instead of three or none; `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Initialize(const EOS_InitializeOptions *Options);

/**
 * Stops the library: releases every platform that is left, without callbacks, and makes every
 * handle and id invalid. Inside a callback this happens when `EOS_Platform_Tick` returns. Outputs
 * that the game still has stay its own, and may be released afterwards.
 *
 * `EOS_Success`; `EOS_NotConfigured` if it was never started; `EOS_UnexpectedError` if it was
 * stopped already. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Shutdown(void);

/**
 * Makes a platform: finds out where the directory is, and starts the one thread that talks to it.
 * Nothing is sent before the first login.
 *
 * `Options` says who the game is; every text is copied. `ProductId`, `SandboxId`, `DeploymentId`,
 * client id and client secret must be there, within their lengths. Deployment ids are letters,
 * digits, `.`, `_` and `-`, and letter case does not tell them apart; options older than version 5
 * have none, and the sandbox id stands in. `EncryptionKey` is null or 64 hexadecimal digits.
 * `TickBudgetInMilliseconds` limits how long a Tick may go on calling back; 0 is no limit.
 * `TaskNetworkTimeoutSeconds` says how long an operation may take with all its retries; null is 30
 * seconds.
 *
 * `IntegratedPlatformOptionsContainerHandle` says on which platform those who log in play, by the
 * first that was added to it; null, and one with nothing in use, is `EOS_OPT_Epic`.
 *
 * `bIsServer`: the program is a dedicated server. Nobody has to log in; where a call of the
 * Sessions interface takes a `LocalUserId`, null is the program itself. What it makes belongs to
 * the client id, is kept alive by this platform, and is nobody else's, not another run's of the
 * same client id either. The directory must let the client act as a server; asked first with the
 * first operation, it answers `EOS_ClientPolicyMissingAction` in the callback where it does not.
 *
 * Where the directory is: `GR_Configure`, else the environment variable `GREENROOM_URL`, else
 * `greenroom.json` beside the executable or in the working directory, else `http://127.0.0.1:4870`.
 *
 * Returns the platform, or null; the log says why. Before `EOS_Initialize` it is null. Give it back
 * with `EOS_Platform_Release`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_HPlatform) EOS_Platform_Create(const EOS_Platform_Options *Options);

/**
 * Gives a platform back. Its handle and those of its interfaces are invalid at once; what is
 * pending is cancelled without callbacks, which the log counts. Waits for the worker thread to end,
 * and for a callback that is running on another thread: the farewell to the directory takes a
 * second at the most, also when it does not answer. Inside a callback of the platform all this
 * happens when `EOS_Platform_Tick` returns.
 *
 * Handles of modifications, searches, details and active sessions stay valid until they are
 * released themselves, but lead to nothing new. Null is ignored; so is, with a line in the log,
 * what is no platform. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Platform_Release(EOS_HPlatform Handle);
