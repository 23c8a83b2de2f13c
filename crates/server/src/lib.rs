//! The directory as a program: HTTP faces, sockets and the engine on disk
//! around [`greenroom_service`].

pub mod store;
