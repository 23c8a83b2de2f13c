/* What `codes` notes: of each call the function, the result code that came,
 * and the story that provoked it, which is a C function. One line of the output
 * for each. */
#ifndef CODES_H
#define CODES_H

#include "greenroom.h"
#include "sessions.h"

static inline void note(const char* file, int line, const char* story, const char* function,
                        EOS_EResult result, EOS_EResult expected)
{
    check_result(file, line, function, result, expected);
    printf("%s %s %s\n", function, EOS_EResult_ToString(result), story);
}

/* A function that answers at once. Its name and the call cannot differ. */
#define SEE(function, arguments, expected)                                                        \
    note(__FILE__, __LINE__, __func__, #function, function arguments, (expected))

/* The end of the call that was started last. */
#define SEE_LAST(expected)                                                                        \
    do {                                                                                          \
        Call* last_ = &call_pool[calls_started - 1];                                              \
        note(__FILE__, __LINE__, __func__, last_->name, finish(last_), (expected));                         \
    } while (0)

/* A helper that starts one call, such as those of sessions.h. */
#define SEE_CALL(helper, expected)                                                                \
    do {                                                                                          \
        (void)(helper);                                                                           \
        SEE_LAST(expected);                                                                       \
    } while (0)

/* What every function with options refuses: options that are not there, and
 * those of a version that never was. */
#define SEE_DOOR(function, handle, options)                                                       \
    do {                                                                                          \
        int32_t version_ = (options).ApiVersion;                                                  \
        SEE(function, (handle, NULL), EOS_InvalidParameters);                                     \
        (options).ApiVersion = 0;                                                                 \
        SEE(function, (handle, &(options)), EOS_IncompatibleVersion);                             \
        (options).ApiVersion = version_;                                                          \
    } while (0)

/* The same with a place for what is made. */
#define SEE_DOOR_OUT(function, handle, options, out)                                              \
    do {                                                                                          \
        int32_t version_ = (options).ApiVersion;                                                  \
        SEE(function, (handle, NULL, out), EOS_InvalidParameters);                                \
        (options).ApiVersion = 0;                                                                 \
        SEE(function, (handle, &(options), out), EOS_IncompatibleVersion);                        \
        (options).ApiVersion = version_;                                                          \
    } while (0)

/* Starts a call whose options are null. */
#define CALL_WITH_NULL(player, handle, function, callback)                                        \
    function(handle, NULL, start_call((player)->platform, #function), callback)

#endif
