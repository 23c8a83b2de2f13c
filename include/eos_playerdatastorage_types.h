/** @file
 * Handles that getters in eos_sdk.h return.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_base.h"

/** What an `EOS_HPlayerDataStorage` points to as C sees it; it has no content. */
typedef struct EOS_PlayerDataStorageHandle EOS_PlayerDataStorageHandle;

/**
 * The PlayerDataStorage interface of a platform. Lives as long as the platform; never freed by the
 * game.
 */
typedef EOS_PlayerDataStorageHandle *EOS_HPlayerDataStorage;
