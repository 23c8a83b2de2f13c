/* What the tables of `misuse` say: every function with its parameters, every
 * struct of options with its fields and the end of each of its versions. */
#ifndef MISUSE_H
#define MISUSE_H

#include "auth.h"
#include "guarded.h"
#include "sessions.h"

#include "eos_auth.h"
#include "eos_custominvites.h"
#include "eos_friends.h"
#include "eos_integratedplatform.h"
#include "eos_metrics.h"
#include "eos_p2p.h"
#include "eos_presence.h"
#include "eos_ui.h"
#include "eos_userinfo.h"

/* What a field of options holds. */
typedef enum Kind {
    EMPTY, /* stays zero */
    TEXT,
    HANDLE,
    ENUMERATION,
    NUMBER,
    FLAG,
    USERS,   /* points to ids */
    TEXTS,   /* points to texts */
    NUMBERS, /* points to numbers */
    REAL,    /* points to one */
    BYTES_OF_ONE, /* points to bytes, of which there is one */
    LETTERS,      /* a text in the struct itself */
    UNREAD_TEXT,  /* taken as it is, whatever it says */
    NOBODY,       /* a handle that has to be null */
    STRUCTURE /* points to another versioned struct */
} Kind;

typedef struct Field {
    const char* name;
    size_t offset;
    size_t size;
    Kind kind;
    const char* type;
    /* The row of the struct that it points to. */
    int structure;
    /* A text that is taken, and how much of an endless one may be looked at. */
    const char* sample;
    size_t reach;
    /* A number that is taken. */
    uint32_t number;
    /* Of a member of a union: where it is said which one counts, and by what. */
    size_t chooser;
    uint32_t choice;
} Field;

typedef struct Structure {
    const char* name;
    int32_t latest;
    const size_t* ends;
    /* Ends with one that has no name. */
    const Field* fields;
} Structure;

#define ROW(Name) {#Name, (int32_t)(sizeof(Name##_ends) / sizeof(size_t)), Name##_ends, Name##_fields}

/* What a parameter is for. */
typedef enum Role {
    EMPTY_PARAMETER,
    OPTIONS_STRUCT,
    CLIENT_DATA,
    CALLBACK,
    HANDLE_VALUE,
    ENUMERATION_VALUE,
    NUMBER_VALUE,
    TEXT_VALUE,
    BUFFER,
    LENGTH,
    BYTES,
    OUTPUT,       /* where a handle or a pointer to a struct is put */
    PLACE,        /* where a struct is put */
    OUTPUT_STRUCT /* an output that is given back */
} Role;

typedef struct Parameter {
    Role role;
    const char* type;
    int structure;
    void (*release)(void* made);
} Parameter;

/* What a function answers with. */
typedef enum Returns {
    NOTHING,
    RESULT,
    CALLS_BACK, /* a result, in a Tick */
    BEGINS,     /* a result at once, and another one in a Tick for what has begun */
    VALUE,      /* zero when the call is refused */
    STATUS,
    WORDS /* never null */
} Returns;

#define MOST_PARAMETERS 8

typedef struct Function {
    const char* name;
    Returns returns;
    long long (*call)(void** given);
    /* What it may answer with, and -1. */
    const int32_t* codes;
    /* What it answers a well-behaved game. */
    EOS_EResult sound;
    int count;
    Parameter parameters[MOST_PARAMETERS];
} Function;

#endif
