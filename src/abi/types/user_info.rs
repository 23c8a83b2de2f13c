//! Who users are.

mod copies;
mod queries;

pub use copies::*;
pub use queries::*;

/// What an `EOS_HUserInfo` points to as C sees it; it has no content.
pub struct EOS_UserInfoHandle {
    _private: [u8; 0],
}

/// The UserInfo interface of a platform. Lives as long as the platform; never freed by the game.
pub type EOS_HUserInfo = *mut EOS_UserInfoHandle;

/// Most characters of a display name of an Epic account. Those of a directory may be longer.
pub const EOS_USERINFO_MAX_DISPLAYNAME_CHARACTERS: u32 = 16;

/// Most bytes of a display name, without the terminating NUL.
pub const EOS_USERINFO_MAX_DISPLAYNAME_UTF8_LENGTH: u32 = 64;
