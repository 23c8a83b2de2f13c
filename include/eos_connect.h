/** @file
 * Product users: logins, external accounts, tokens.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_connect_types.h"


