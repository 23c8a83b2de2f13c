/** @file
 * Handles that getters in eos_sdk.h return.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_base.h"

/** What an `EOS_HLeaderboards` points to as C sees it; it has no content. */
typedef struct EOS_LeaderboardsHandle EOS_LeaderboardsHandle;

/**
 * The Leaderboards interface of a platform. Lives as long as the platform; never freed by the game.
 */
typedef EOS_LeaderboardsHandle *EOS_HLeaderboards;
