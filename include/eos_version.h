/** @file
 * The version of the C ABI that this library speaks, and the names that go with it.
 */
#pragma once

#include "eos_base.h"

#define EOS_MAJOR_VERSION 1
#define EOS_MINOR_VERSION 19
#define EOS_PATCH_VERSION 0
#define EOS_HOTFIX_VERSION 3

/** Whose ABI it is. Programs that show these names compile unchanged; they do not say who made the library. */
#define EOS_COMPANY_NAME "Epic Games, Inc."
#define EOS_PRODUCT_NAME "Epic Online Services SDK"
#define EOS_PRODUCT_IDENTIFIER "Epic Online Services SDK"

/** The version as text: major, minor, patch and hotfix with dots, a dash and the changelist. Static, never null. */
EOS_DECLARE_FUNC(const char *) EOS_GetVersion(void);
