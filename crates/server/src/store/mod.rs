//! Engines that keep records, behind [`greenroom_service::store::Store`].
//! Nothing here knows HTTP.

pub mod redb;
