/** @file
 * Under every other header: integer types, booleans, calling conventions and how functions are declared.
 * Works from C99 and C++11 on.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "eos_platform_prereqs.h"

/** A truth value. Zero is false, everything else is true; the library hands out EOS_TRUE and EOS_FALSE only. */
typedef int32_t EOS_Bool;
#define EOS_TRUE 1
#define EOS_FALSE 0

/** Calling convention of functions and callbacks: stdcall on 32-bit Windows, the platform's own elsewhere. */
#ifndef EOS_CALL
#if defined(_WIN32) && (defined(__i386__) || defined(_M_IX86))
#define EOS_CALL __stdcall
#else
#define EOS_CALL
#endif
#endif

/** Calling convention of the memory functions that a game gives to EOS_Initialize. */
#ifndef EOS_MEMORY_CALL
#if defined(_WIN32) && (defined(__i386__) || defined(_M_IX86))
#define EOS_MEMORY_CALL __stdcall
#else
#define EOS_MEMORY_CALL
#endif
#endif

/** Whether symbols are exported and imported by declaration, as Windows wants it. */
#ifndef EOS_USE_DLLEXPORT
#if defined(_WIN32) || defined(__CYGWIN__)
#define EOS_USE_DLLEXPORT 1
#else
#define EOS_USE_DLLEXPORT 0
#endif
#endif

/**
 * How a function is seen from outside. Define EOS_MONOLITHIC as 1 to link the static library into a game,
 * EOS_BUILDING_SDK or EOS_BUILD_DLL as 1 to build a library that exports these functions.
 */
#ifndef EOS_API
#if defined(EOS_MONOLITHIC) && EOS_MONOLITHIC > 0
#define EOS_API
#elif defined(EOS_BUILD_DLL) && EOS_BUILD_DLL > 0
#define EOS_API __declspec(dllexport)
#elif EOS_USE_DLLEXPORT && defined(EOS_BUILDING_SDK) && EOS_BUILDING_SDK > 0
#define EOS_API __declspec(dllexport)
#elif EOS_USE_DLLEXPORT
#define EOS_API __declspec(dllimport)
#elif defined(__GNUC__) && __GNUC__ >= 4
#define EOS_API __attribute__((visibility("default")))
#else
#define EOS_API
#endif
#endif

#ifdef __cplusplus
#define EOS_EXTERN_C extern "C"
#else
#define EOS_EXTERN_C
#endif

/** Starts the declaration of a library function. */
#define EOS_DECLARE_FUNC(ReturnType) EOS_EXTERN_C EOS_API ReturnType EOS_CALL

/** Declares a pointer to a function that returns nothing; the parameters follow the name. */
#define EOS_DECLARE_CALLBACK(Name, ...) EOS_EXTERN_C typedef void(EOS_CALL *Name)(__VA_ARGS__)

/** Declares a pointer to a function; the parameters follow the name. */
#define EOS_DECLARE_CALLBACK_RETVALUE(ReturnType, Name, ...)                                              \
    EOS_EXTERN_C typedef ReturnType(EOS_CALL *Name)(__VA_ARGS__)

/**
 * Whether enums are scoped: in C++11 and later. Their enumerators have their plain names too, so that
 * `EOS_Success` means the same in C and C++.
 */
#if defined(__cplusplus) && (__cplusplus >= 201103L || (defined(_MSC_VER) && _MSC_VER >= 1900))
#define EOS_HAS_ENUM_CLASS 1
#else
#define EOS_HAS_ENUM_CLASS 0
#endif

/*
 * Enums of bits are put together and taken apart as in C. The header that declares such an enum may
 * do so inside `extern "C"`, where functions of one name could not differ in their types.
 */
#if EOS_HAS_ENUM_CLASS
#define EOS_ENUM_BOOLEAN_OPERATORS(Bits)                                                          \
    extern "C++" {                                                                                \
    constexpr Bits operator|(Bits left, Bits right)                                               \
    {                                                                                             \
        return static_cast<Bits>(static_cast<int32_t>(left) | static_cast<int32_t>(right));       \
    }                                                                                             \
    constexpr Bits operator&(Bits left, Bits right)                                               \
    {                                                                                             \
        return static_cast<Bits>(static_cast<int32_t>(left) & static_cast<int32_t>(right));       \
    }                                                                                             \
    constexpr Bits operator^(Bits left, Bits right)                                               \
    {                                                                                             \
        return static_cast<Bits>(static_cast<int32_t>(left) ^ static_cast<int32_t>(right));       \
    }                                                                                             \
    constexpr Bits operator~(Bits bits)                                                           \
    {                                                                                             \
        return static_cast<Bits>(~static_cast<int32_t>(bits));                                    \
    }                                                                                             \
    inline Bits& operator|=(Bits& left, Bits right) { return left = left | right; }               \
    inline Bits& operator&=(Bits& left, Bits right) { return left = left & right; }               \
    inline Bits& operator^=(Bits& left, Bits right) { return left = left ^ right; }               \
    }
#else
#define EOS_ENUM_BOOLEAN_OPERATORS(Bits)
#endif
