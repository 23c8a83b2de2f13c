//! Ids that the library mints.

use ring::rand::{SecureRandom, SystemRandom};

use super::Failure;
use crate::result::EOS_EResult;

/// 128 random bits as 32 hexadecimal digits: the id of a session, or of one run of a server.
pub fn mint() -> Result<String, Failure> {
    let mut bytes = [0_u8; 16];
    SystemRandom::new().fill(&mut bytes).map_err(|_| {
        Failure::new(
            EOS_EResult::EOS_UnexpectedError,
            "the operating system gave no random numbers",
        )
    })?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_is_another_one_of_32_digits() {
        let (one, two) = (mint().expect("random"), mint().expect("random"));
        assert_ne!(one, two);
        assert_eq!(one.len(), 32);
        assert!(one.bytes().all(|digit| digit.is_ascii_hexdigit()));
    }
}
