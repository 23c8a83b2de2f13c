/** @file
 * What Sessions needs of the user interface.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_common.h"

/** What an `EOS_HUI` points to as C sees it; it has no content. */
typedef struct EOS_UIHandle EOS_UIHandle;

/** Names something that the user did in the overlay. `EOS_UI_EVENTID_INVALID` names nothing. */
typedef uint64_t EOS_UI_EventId;

/** The UI interface of a platform. Lives as long as the platform; never freed by the game. */
typedef EOS_UIHandle *EOS_HUI;

/** No event. */
#define EOS_UI_EVENTID_INVALID 0
