//! Result codes: how every call of the library ends.

mod codes;
mod errors;

pub use codes::EOS_EResult;
pub use errors::refine;

impl EOS_EResult {
    /// Whether this is the last word of an operation. When it is not, the operation's callback comes
    /// again with the same client data.
    ///
    /// A retry is announced before it happens, and an Epic account login pauses for the user in two
    /// places: to enter a code elsewhere, and to give a second factor.
    pub const fn is_operation_complete(self) -> bool {
        !matches!(
            self,
            Self::EOS_OperationWillRetry | Self::EOS_Auth_PinGrantCode | Self::EOS_Auth_MFARequired
        )
    }
}

#[cfg(test)]
mod tests {
    use super::EOS_EResult;

    #[test]
    fn only_announcements_are_not_final() {
        let open: Vec<_> = EOS_EResult::ALL
            .iter()
            .filter(|code| !code.is_operation_complete())
            .map(|code| *code as i32)
            .collect();
        assert_eq!(open, [19, 1020, 1060]);
    }

    #[test]
    fn codes_go_both_ways() {
        assert_eq!(EOS_EResult::ALL.len(), 250);
        for code in EOS_EResult::ALL {
            assert_eq!(EOS_EResult::from_raw(*code as i32), Some(*code));
        }
        assert_eq!(EOS_EResult::from_raw(44), None);
        assert_eq!(
            EOS_EResult::EOS_Sessions_OutOfSync.name(),
            c"EOS_Sessions_OutOfSync"
        );
    }
}
