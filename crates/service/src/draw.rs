//! What the service draws from its source of randomness.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use greenroom_directory::command::FreshIds;
use greenroom_directory::digest::fnv1a;
use greenroom_protocol::ids::{AccountId, SessionRef};

use crate::parts::Random;

/// The smallest account number that is drawn.
const ACCOUNT_MIN: u64 = 1 << 50;
/// The end of the range of account numbers: below it every whole number is a
/// double too, so that clients that read ids as JSON numbers read them exactly.
const ACCOUNT_END: u64 = 1 << 53;

fn bytes<const N: usize>(random: &dyn Random) -> [u8; N] {
    let mut bytes = [0; N];
    random.fill(&mut bytes);
    bytes
}

/// A GUID.
pub(crate) fn guid(random: &dyn Random) -> String {
    let guid = uuid::Builder::from_random_bytes(bytes(random)).into_uuid();
    guid.hyphenated().to_string()
}

/// What all lives of a session have in common: a GUID made of its name.
fn correlation_id(at: &SessionRef) -> String {
    let (scid, template, name) = (&at.scid, &at.template_name, &at.name);
    let names = [scid.folded(), template.folded(), name.folded()].join("~");
    let digest = fnv1a(names.as_bytes()).to_be_bytes();
    let guid = uuid::Builder::from_custom_bytes(digest).into_uuid();
    guid.hyphenated().to_string()
}

/// The ids of a session that may come to be.
pub(crate) fn fresh_ids(random: &dyn Random, at: &SessionRef) -> FreshIds {
    FreshIds {
        branch: guid(random),
        correlation_id: correlation_id(at),
        search_handle: guid(random),
    }
}

/// A secret of 32 bytes as text.
pub(crate) fn secret(random: &dyn Random) -> String {
    URL_SAFE_NO_PAD.encode(bytes::<32>(random))
}

/// The seed of a signing key.
pub(crate) fn seed(random: &dyn Random) -> [u8; 32] {
    bytes(random)
}

/// A number for an account: nobody's yet, most likely. 16 digits, so that
/// nothing in the range looks like a counter.
pub(crate) fn account(random: &dyn Random) -> AccountId {
    let drawn = u64::from_le_bytes(bytes(random)) % (ACCOUNT_END - ACCOUNT_MIN);
    AccountId::new(ACCOUNT_MIN + drawn).expect("the range lies within that of account ids")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::SeededRandom;

    #[test]
    fn account_numbers_are_exact_as_doubles() {
        let random = SeededRandom::new(1);
        for _ in 0..1_000 {
            let number = account(&random).number();
            assert!((ACCOUNT_MIN..ACCOUNT_END).contains(&number));
            assert_eq!(number as f64 as u64, number);
        }
    }

    #[test]
    fn guids_are_well_formed_and_differ() {
        let random = SeededRandom::new(1);
        let (one, two) = (guid(&random), guid(&random));
        assert_ne!(one, two);
        greenroom_protocol::ids::ConnectionId::new(one).expect("a GUID");
    }
}
