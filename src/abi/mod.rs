//! The C face: every exported function, every C layout and every line of `unsafe`.
//!
//! Whatever comes from C is checked once, here, and copied; what lies behind is safe Rust. The door itself: [`boundary`] catches panics, [`handles`] gives out values instead of addresses,
//! [`options`] reads structs by their version, [`strings`] checks text, [`delegates`] carries callbacks, [`outputs`] owns what games release, [`ids`] keeps equal ids equal.

#![allow(unsafe_code)]
#![allow(non_camel_case_types, non_snake_case, non_upper_case_globals)] // the names are those of the C API
#![allow(clippy::missing_safety_doc)] // what a function asks of its caller stands in its own words, because its documentation becomes the C header's

pub mod active_session;
pub mod auth;
pub mod auth_notifications;
pub mod auth_outputs;
pub mod auth_reading;
pub mod auth_tokens;
pub mod boundary;
pub mod call_faults;
pub mod common;
pub mod completion;
pub mod connect;
pub mod connect_accounts;
pub mod connect_devices;
pub mod connect_id_tokens;
pub mod connect_mappings;
pub mod connect_notifications;
pub mod connect_outputs;
pub mod custom_invites;
pub mod custom_invites_notifications;
pub mod custom_invites_requests;
pub mod delegates;
pub mod friends;
pub mod friends_notifications;
pub mod friends_reading;
pub mod gr_custom_invites;
pub mod gr_directory;
pub mod gr_faults;
pub mod gr_faults_types;
pub mod gr_multiplayer;
pub mod gr_multiplayer_options;
pub mod gr_multiplayer_outputs;
pub mod gr_multiplayer_reading;
pub mod gr_multiplayer_session;
pub mod gr_multiplayer_types;
pub mod gr_multiplayer_views;
pub mod gr_overlay;
pub mod gr_sessions;
pub mod gr_sessions_types;
pub mod handles;
pub mod ids;
pub mod init;
pub mod integrated_platform;
pub mod integrated_platform_options;
pub mod logging;
pub mod metrics;
pub mod notification;
pub mod options;
pub mod out;
pub mod outputs;
pub mod p2p;
pub mod p2p_connections;
pub mod p2p_notifications;
pub mod p2p_settings;
pub mod platform;
pub mod platform_entry;
pub mod platform_interfaces;
pub mod platform_lifetime;
pub mod presence;
pub mod presence_modification;
pub mod presence_notifications;
pub mod presence_outputs;
pub mod process;
pub mod refusal;
pub mod refusals;
pub mod rtc;
pub mod session_attribute;
pub mod session_details;
pub mod session_modification;
pub mod session_players;
pub mod session_search;
pub mod sessions;
pub mod sessions_invites;
pub mod sessions_notifications;
pub mod sessions_outputs;
pub mod sessions_presence;
pub mod signals;
pub mod status_names;
pub mod strings;
pub mod types;
pub mod ui;
pub mod ui_keyboard;
pub mod ui_keys;
pub mod ui_notifications;
pub mod ui_shown;
pub mod user_info;
pub mod user_info_copies;
pub mod user_info_outputs;
pub mod version;
