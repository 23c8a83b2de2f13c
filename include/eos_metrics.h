/** @file
 * Who plays, for the directory to count.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_metrics_types.h"

/**
 * A player begins to play. The directory counts it: it is told in the background that somebody
 * plays, and neither who nor what nor where. Nobody needs to be logged in; where nobody is, the
 * directory is told nothing.
 *
 * What is open when the platform is released, or the process is lost, ends for the directory after
 * twelve hours.
 *
 * `EOS_Success`; `EOS_InvalidParameters` for a player who has begun already too;
 * `EOS_LimitExceeded` where 1,024 players play; `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Metrics_BeginPlayerSession(EOS_HMetrics Handle,
    const EOS_Metrics_BeginPlayerSessionOptions *Options);

/**
 * A player has ended. The directory is told in the background.
 *
 * `EOS_Success`; `EOS_NotFound` for a player who has not begun; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Metrics_EndPlayerSession(EOS_HMetrics Handle,
    const EOS_Metrics_EndPlayerSessionOptions *Options);
