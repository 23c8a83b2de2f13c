/* Checks for the C tests: what failed and where, then the end. */
#ifndef CHECK_H
#define CHECK_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "eos_common.h"

#define CHECK(condition)                                                                          \
    do {                                                                                          \
        if (!(condition)) {                                                                       \
            fail_check(__FILE__, __LINE__, #condition);                                           \
        }                                                                                         \
    } while (0)

#define CHECK_RESULT(actual, expected)                                                            \
    check_result(__FILE__, __LINE__, #actual, (actual), (expected))

#define CHECK_TEXT(actual, expected) check_text(__FILE__, __LINE__, #actual, (actual), (expected))

#define CHECK_NUMBER(actual, expected)                                                            \
    check_number(__FILE__, __LINE__, #actual, (long long)(actual), (long long)(expected))

static inline void fail_check(const char* file, int line, const char* what)
{
    fprintf(stderr, "%s:%d: failed: %s\n", file, line, what);
    fflush(NULL);
    /* Not exit(): whatever is wrong may hang or crash the way out as well. */
    _Exit(1);
}

static inline void check_result(const char* file, int line, const char* what, EOS_EResult actual,
                                EOS_EResult expected)
{
    if (actual != expected) {
        fprintf(stderr, "got %s, expected %s\n", EOS_EResult_ToString(actual),
                EOS_EResult_ToString(expected));
        fail_check(file, line, what);
    }
}

static inline void check_text(const char* file, int line, const char* what, const char* actual,
                              const char* expected)
{
    if (actual == NULL || strcmp(actual, expected) != 0) {
        fprintf(stderr, "got \"%s\", expected \"%s\"\n", actual == NULL ? "(null)" : actual,
                expected);
        fail_check(file, line, what);
    }
}

static inline void check_number(const char* file, int line, const char* what, long long actual,
                                long long expected)
{
    if (actual != expected) {
        fprintf(stderr, "got %lld, expected %lld\n", actual, expected);
        fail_check(file, line, what);
    }
}

/* A zeroed struct of options with its version: the start of every call. */
#define OPTIONS(Type, name, version)                                                              \
    Type name;                                                                                    \
    memset(&name, 0, sizeof(name));                                                               \
    name.ApiVersion = (version)

#endif
