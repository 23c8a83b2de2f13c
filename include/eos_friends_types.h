/** @file
 * Handles that getters in eos_sdk.h return.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_base.h"

/** What an `EOS_HFriends` points to as C sees it; it has no content. */
typedef struct EOS_FriendsHandle EOS_FriendsHandle;

/** The Friends interface of a platform. Lives as long as the platform; never freed by the game. */
typedef EOS_FriendsHandle *EOS_HFriends;
