/** @file
 * Lets a platform have its say first. With `EOS_BUILD_PLATFORM_NAME` defined as `X`, `X/eos_X_base.h` is
 * read before anything else; it may define `EOS_CALL`, `EOS_MEMORY_CALL` and `EOS_USE_DLLEXPORT`.
 */
#pragma once

#ifdef EOS_BUILD_PLATFORM_NAME
#define EOS_PLATFORM_BASE_QUOTE(path) #path
#define EOS_PLATFORM_BASE_PATH(name) EOS_PLATFORM_BASE_QUOTE(name/eos_##name##_base.h)
#define EOS_PLATFORM_BASE(name) EOS_PLATFORM_BASE_PATH(name)
#include EOS_PLATFORM_BASE(EOS_BUILD_PLATFORM_NAME)
#endif
