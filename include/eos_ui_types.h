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

/** Newest version of `EOS_UI_AcknowledgeEventIdOptions` that this library knows. */
#define EOS_UI_ACKNOWLEDGEEVENTID_API_LATEST 1

/** What `EOS_UI_AcknowledgeEventId` takes. */
typedef struct _tagEOS_UI_AcknowledgeEventIdOptions {
    /** Version of this struct: `EOS_UI_ACKNOWLEDGEEVENTID_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The event that a notification carried. */
    EOS_UI_EventId UiEventId;
    /** What came of it. */
    EOS_EResult Result;
} EOS_UI_AcknowledgeEventIdOptions;

/** No event. */
#define EOS_UI_EVENTID_INVALID 0
