/** @file
 * A platform at work: tick, interfaces, states.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_achievements_types.h"
#include "eos_anticheatclient_types.h"
#include "eos_anticheatserver_types.h"
#include "eos_auth_types.h"
#include "eos_connect_types.h"
#include "eos_custominvites_types.h"
#include "eos_ecom_types.h"
#include "eos_friends_types.h"
#include "eos_init.h"
#include "eos_integratedplatform_types.h"
#include "eos_kws_types.h"
#include "eos_leaderboards_types.h"
#include "eos_lobby_types.h"
#include "eos_metrics_types.h"
#include "eos_mods_types.h"
#include "eos_p2p_types.h"
#include "eos_playerdatastorage_types.h"
#include "eos_presence_types.h"
#include "eos_progressionsnapshot_types.h"
#include "eos_reports_types.h"
#include "eos_rtc_admin_types.h"
#include "eos_rtc_types.h"
#include "eos_sanctions_types.h"
#include "eos_sessions_types.h"
#include "eos_stats_types.h"
#include "eos_titlestorage_types.h"
#include "eos_types.h"
#include "eos_ui_types.h"
#include "eos_userinfo_types.h"
#include "eos_version.h"


