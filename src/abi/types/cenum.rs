//! Enums as they come in from C.

use std::marker::PhantomData;

use crate::c_enum::Enumeration;

/// A number that C declares as the enum `T`. C can put any number there, so it is looked at before
/// it becomes a `T`. In the headers it appears as plain `T`.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CEnum<T> {
    raw: i32,
    declared: PhantomData<T>,
}

impl<T: Enumeration> CEnum<T> {
    /// A number as C would pass it.
    pub const fn from_raw(raw: i32) -> Self {
        Self {
            raw,
            declared: PhantomData,
        }
    }

    /// The enumerator, unless the number stands for none.
    pub fn get(self) -> Option<T> {
        T::from_raw(self.raw)
    }

    /// The number, whatever it is.
    pub const fn raw(self) -> i32 {
        self.raw
    }
}

impl<T: Enumeration> From<T> for CEnum<T> {
    fn from(value: T) -> Self {
        Self::from_raw(value.raw())
    }
}

#[cfg(test)]
mod tests {
    use super::CEnum;
    use crate::abi::types::EOS_EComparisonOp;

    #[test]
    fn only_known_numbers_become_enumerators() {
        let any_of = CEnum::from(EOS_EComparisonOp::EOS_CO_ANYOF);
        assert_eq!(any_of.get(), Some(EOS_EComparisonOp::EOS_CO_ANYOF));
        assert_eq!(any_of.raw(), 7);
        assert_eq!(CEnum::<EOS_EComparisonOp>::from_raw(14).get(), None);
        assert_eq!(CEnum::<EOS_EComparisonOp>::from_raw(i32::MIN).get(), None);
    }
}
