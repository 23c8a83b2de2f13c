/** @file
 * Hosting, finding and joining sessions.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_sessions_types.h"


