//! Secure device addresses: where a device is reached, opaque to the directory.

use greenroom_protocol::error::Refusal;
use greenroom_protocol::limits;

use crate::digest::fnv1a;

/// Holds that the text is base64 of either alphabet, padded or not, and no
/// longer than an address may be. The empty text is one: no address.
///
/// # Errors
/// It is not.
pub fn check_address(text: &str) -> Result<(), Refusal> {
    if text.len() > limits::SECURE_DEVICE_ADDRESS_MAX {
        return Err(Refusal::bad_request(format!(
            "secureDeviceAddress: longer than {} characters",
            limits::SECURE_DEVICE_ADDRESS_MAX
        )));
    }
    match decode(text) {
        Some(_) => Ok(()),
        None => Err(Refusal::bad_request("secureDeviceAddress: not base64")),
    }
}

/// A name for the device behind the address: 32 hexadecimal digits in lower
/// case, the same for the same address however its base64 is spelled, in every
/// release.
///
/// It keeps no secret and proves nothing: whoever wants to pass for a device can
/// upload its address, which all members read. So the hash need not withstand
/// anybody who looks for two addresses with one name.
pub fn device_token(secure_device_address: &str) -> String {
    let decoded = decode(secure_device_address);
    let bytes = decoded.unwrap_or_else(|| secure_device_address.into());
    format!("{:032x}", fnv1a(&bytes))
}

/// The bytes of a base64 text. Bits at its end that make no byte say nothing.
fn decode(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=');
    let padding = text.len() - digits.len();
    let is_whole = match padding {
        0 => digits.len() % 4 != 1,
        1 | 2 => text.len().is_multiple_of(4),
        _ => false,
    };
    if !is_whole {
        return None;
    }
    let mut bytes = Vec::with_capacity(digits.len() * 3 / 4);
    for group in digits.as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for digit in group {
            bits = bits << 6 | value(*digit)?;
        }
        // Left-aligned in three bytes, of which a group of n digits fills n - 1.
        bits <<= 6 * (4 - group.len());
        bytes.extend_from_slice(&bits.to_be_bytes()[1..group.len()]);
    }
    Some(bytes)
}

fn value(digit: u8) -> Option<u32> {
    let value = match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    };
    Some(value.into())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /// As its definition has it: six bits at a time.
    fn encode(bytes: &[u8]) -> String {
        let bit = |at: usize| bytes[at / 8] >> (7 - at % 8) & 1;
        let bits: Vec<u8> = (0..bytes.len() * 8).map(bit).collect();
        let digit = |six: &[u8]| {
            let mut six = six.to_vec();
            six.resize(6, 0);
            let value = six.iter().fold(0, |value, bit| value << 1 | bit);
            char::from(DIGITS[usize::from(value)])
        };
        let mut text: String = bits.chunks(6).map(digit).collect();
        while !text.len().is_multiple_of(4) {
            text.push('=');
        }
        text
    }

    #[test]
    fn known_addresses_have_known_tokens() {
        // The published test values of the hash.
        for (bytes, token) in [
            ("", "6c62272e07bb014262b821756295c58d"),
            ("a", "d228cb696f1a8caf78912b704e4a8964"),
            ("foobar", "343e1662793c64bf6f0d3597ba446f18"),
        ] {
            assert_eq!(device_token(&encode(bytes.as_bytes())), token);
        }
    }

    #[test]
    fn one_address_has_one_token_however_it_is_spelled() {
        let token = device_token("+/8=");
        for same in ["-_8=", "+/8", "-_8", "+/9="] {
            assert_eq!(device_token(same), token, "{same}");
        }
        for other in ["+/4=", "+/8A", "AA=="] {
            assert_ne!(device_token(other), token, "{other}");
        }
    }

    #[test]
    fn what_is_no_base64_is_refused() {
        for good in ["", "ryY=", "ryY", "r5Y=", "AA==", "AAAA", "-_-_"] {
            assert_eq!(check_address(good), Ok(()), "{good}");
        }
        for bad in [
            "A", "AAAAA", "=", "A===", "ryY==", "r=Y=", "ry Y=", "ry!=", "rÿY=", "AAAA====",
        ] {
            assert!(check_address(bad).is_err(), "{bad}");
        }
        let longest = "A".repeat(limits::SECURE_DEVICE_ADDRESS_MAX);
        assert_eq!(check_address(&longest), Ok(()));
        assert!(check_address(&format!("{longest}AAAA")).is_err());
    }

    proptest! {
        #[test]
        fn what_is_encoded_is_decoded(bytes: Vec<u8>) {
            let text = encode(&bytes);
            prop_assert_eq!(decode(&text), Some(bytes.clone()));
            prop_assert_eq!(decode(text.trim_end_matches('=')), Some(bytes));
        }

        #[test]
        fn tokens_are_short_and_in_lower_case(text: String) {
            let token = device_token(&text);
            prop_assert!(token.len() < 40);
            prop_assert_eq!(token.to_lowercase(), token);
        }
    }
}
