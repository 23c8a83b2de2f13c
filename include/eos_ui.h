/** @file
 * Events of an overlay.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_ui_types.h"

/**
 * Says that the game has seen to an event of an overlay, whatever came of it: `Result` is only for
 * who reads along. The event leads to no session any more.
 *
 * `EOS_Success`; `EOS_NotFound` if there is no such event, or no more; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_UI_AcknowledgeEventId(EOS_HUI Handle,
    const EOS_UI_AcknowledgeEventIdOptions *Options);
