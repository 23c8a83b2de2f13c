//! Enums whose numbers and names are part of the C ABI.

/// An enum that `c_enum!` made.
pub trait Enumeration: Copy + 'static {
    /// The enumerator with this number, if there is one.
    fn from_raw(raw: i32) -> Option<Self>;

    /// The number that C sees.
    fn raw(self) -> i32;
}

/// Defines an enum from one list of numbered enumerators, together with its conversions.
///
/// The header tests read the list too: keep `c_enum! {` and its closing brace on lines of their own. An enumerator that C has for a number which another one has already stands behind `//= `.
macro_rules! c_enum {
    (
        $(#[$doc:meta])*
        pub enum $name:ident {
            $($(#[$entry_doc:meta])* $entry:ident = $value:literal,)+
        }
    ) => {
        $(#[$doc])*
        #[allow(non_camel_case_types, clippy::enum_variant_names, clippy::upper_case_acronyms)]
        #[repr(i32)]
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        pub enum $name {
            $($(#[$entry_doc])* $entry = $value,)+
        }

        impl $name {
            /// Every enumerator, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$entry),+];

            /// The enumerator with this number, if there is one.
            pub const fn from_raw(raw: i32) -> Option<Self> {
                match raw {
                    $($value => Some(Self::$entry),)+
                    _ => None,
                }
            }

            /// The enumerator's name in C.
            pub const fn name(self) -> &'static ::std::ffi::CStr {
                match self {
                    $(Self::$entry => {
                        const NAME: &::std::ffi::CStr = $crate::c_enum::c_name(
                            concat!(stringify!($entry), "\0").as_bytes(),
                        );
                        NAME
                    })+
                }
            }
        }

        impl $crate::c_enum::Enumeration for $name {
            fn from_raw(raw: i32) -> Option<Self> {
                Self::from_raw(raw)
            }

            fn raw(self) -> i32 {
                self as i32
            }
        }
    };
}
pub(crate) use c_enum;

/// A name with its NUL, checked while compiling.
pub(crate) const fn c_name(bytes: &'static [u8]) -> &'static std::ffi::CStr {
    match std::ffi::CStr::from_bytes_with_nul(bytes) {
        Ok(name) => name,
        Err(_) => panic!("a name ends in its only NUL"),
    }
}

#[cfg(test)]
#[allow(
    unreachable_pub,
    reason = "the macro is for enums that are part of the ABI"
)]
mod tests {
    use super::Enumeration;

    c_enum! {
        /// An enum with a hole.
        pub enum Sample {
            /// The first.
            Sample_First = 0,
            /// The last.
            Sample_Last = 7,
        }
    }

    #[test]
    fn numbers_and_names_go_both_ways() {
        for entry in Sample::ALL {
            assert_eq!(Sample::from_raw(entry.raw()), Some(*entry));
        }
        assert_eq!(Sample::Sample_Last.raw(), 7);
        assert_eq!(Sample::Sample_Last.name(), c"Sample_Last");
    }

    #[test]
    fn an_unknown_number_is_no_enumerator() {
        assert_eq!(Sample::from_raw(1), None);
        assert_eq!(Sample::from_raw(-1), None);
    }
}
