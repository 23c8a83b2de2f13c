//! The root of all headers: booleans.

/// A truth value as C games pass it. Zero is false, everything else is true; the library hands out
/// `EOS_TRUE` and `EOS_FALSE` only.
pub type EOS_Bool = i32;

/// True.
pub const EOS_TRUE: EOS_Bool = 1;
/// False.
pub const EOS_FALSE: EOS_Bool = 0;
