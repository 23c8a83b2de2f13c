/** @file
 * Filling the container of built-in platforms.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_integratedplatform_types.h"

/**
 * Adds a built-in platform. Its library is neither loaded nor driven: what comes of it is that
 * players who log in play on this platform, which counts where a session takes players of some
 * platforms alone. Of several the first one counts; one with `EOS_IPMF_Disabled` is passed over.
 * Players of a platform that has no number in `EOS_OPT_*` play on `EOS_OPT_Unknown`.
 *
 * `EOS_Success`; `EOS_InvalidParameters` for what is no container, null options, a type that is
 * null, empty or longer than 64 bytes, and flags that do not exist; `EOS_IncompatibleVersion`, also
 * of the options of Steam. Any thread, before `EOS_Platform_Create`.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_IntegratedPlatformOptionsContainer_Add(EOS_HIntegratedPlatformOptionsContainer Handle,
    const EOS_IntegratedPlatformOptionsContainer_AddOptions *InOptions);
