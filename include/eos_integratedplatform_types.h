/** @file
 * Handles that getters in eos_sdk.h return.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_base.h"

/** What an `EOS_HIntegratedPlatform` points to as C sees it; it has no content. */
typedef struct EOS_IntegratedPlatformHandle EOS_IntegratedPlatformHandle;

/** What an `EOS_HIntegratedPlatformOptionsContainer` points to as C sees it; it has no content. */
typedef struct EOS_IntegratedPlatformOptionsContainerHandle EOS_IntegratedPlatformOptionsContainerHandle;

/**
 * The IntegratedPlatform interface of a platform. Lives as long as the platform; never freed by the
 * game.
 */
typedef EOS_IntegratedPlatformHandle *EOS_HIntegratedPlatform;

/** Options of built-in platforms, collected before `EOS_Platform_Create`. */
typedef EOS_IntegratedPlatformOptionsContainerHandle *EOS_HIntegratedPlatformOptionsContainer;
