/** @file
 * What EOS has no call for.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_sdk.h"

/** Longest URL of a directory in bytes, without the terminating NUL. */
#define GR_CONFIGURE_DIRECTORYURL_MAX_LENGTH 2048

/** Longest name of a profile in bytes, without the terminating NUL. */
#define GR_CONFIGURE_PROFILE_MAX_LENGTH 64

/** Newest version of `GR_ConfigureOptions` that this library knows. */
#define GR_CONFIGURE_API_LATEST 1

/** What `GR_Configure` takes. Every text is copied. */
typedef struct _tagGR_ConfigureOptions {
    /** Set to `GR_CONFIGURE_API_LATEST`. */
    int32_t ApiVersion;
    /**
     * Where the directory is: a URL with `http` or `https`, or `local:` for one inside this process
     * that all its platforms share and that ends with the last of them. Null: the environment
     * variable `GREENROOM_URL`, else `url` in `greenroom.json` beside the executable or in the
     * working directory, else `http://127.0.0.1:4870`.
     */
    const char *DirectoryUrl;
    /**
     * Whose device id is used; 1 to 64 letters, digits, `.`, `_` and `-`. Null: the environment
     * variable `GREENROOM_PROFILE`, else `profile` in `greenroom.json`, else `default`.
     */
    const char *Profile;
} GR_ConfigureOptions;

/**
 * Says where the directory is and whose device id is used, for the platforms that are created
 * afterwards. What is null is looked for elsewhere, also when an earlier call said something.
 *
 * `EOS_Success`; `EOS_InvalidParameters` for null options, a text that is no place, and one that is
 * no profile: nothing is changed then, and the log names it; `EOS_IncompatibleVersion`. May be
 * called before `EOS_Initialize`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_Configure(const GR_ConfigureOptions *Options);

/**
 * Ticks the platform until none of its operations is pending, or `TimeoutMilliseconds` are over:
 * for the end of a game, before `EOS_Platform_Release`, which cancels what is pending. Callbacks
 * come as in `EOS_Platform_Tick`, and what they begin is waited for too.
 *
 * `EOS_Success`; `EOS_TimedOut` if something is still pending; `EOS_InvalidState` inside a
 * callback, where nothing else could be completed; `EOS_InvalidParameters` for what is no platform.
 * On the thread that ticks.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_Platform_Drain(EOS_HPlatform Handle, uint32_t TimeoutMilliseconds);
