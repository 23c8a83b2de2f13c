//! Questions to name servers and what their answers say, as bytes (RFC 1035). Pure: whatever a stranger sends is an answer, or none.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Which addresses are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    V4,
    V6,
}

impl Family {
    /// The number of its records: `A`, `AAAA`.
    const fn record(self) -> u16 {
        match self {
            Self::V4 => 1,
            Self::V6 => 28,
        }
    }
}

/// What a name server says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// The addresses of this name. Without any the name is there, or may be, and has none of this family.
    Addresses(Vec<IpAddr>),
    NoSuchName,
    /// The whole of it does not fit here and is to be had over TCP.
    Truncated,
    /// The server cannot say, or does not want to.
    Failed,
}

const HEADER: usize = 12;
/// The class of everything on the internet.
const INTERNET: u16 = 1;
/// "Please ask others for me."
const RECURSION_DESIRED: u16 = 1 << 8;
const IS_ANSWER: u8 = 1 << 7;
const OPCODE: u8 = 0b0111_1000;
const TRUNCATED: u8 = 1 << 1;
const RESPONSE_CODE: u8 = 0b1111;
const LABEL_MAX: usize = 63;
/// A whole name, as it is sent.
const NAME_MAX: usize = 255;

/// One question. `None` where `name` cannot be a name: an empty or overlong part, or an overlong whole. A dot at its end is passed over.
pub(super) fn question(id: u16, name: &str, family: Family) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(HEADER + name.len() + 6);
    for number in [id, RECURSION_DESIRED, 1, 0, 0, 0] {
        bytes.extend(number.to_be_bytes());
    }
    for label in name.strip_suffix('.').unwrap_or(name).split('.') {
        if label.is_empty() || label.len() > LABEL_MAX {
            return None;
        }
        bytes.push(label.len() as u8);
        bytes.extend(label.as_bytes());
    }
    bytes.push(0);
    if bytes.len() > HEADER + NAME_MAX {
        return None;
    }
    for number in [family.record(), INTERNET] {
        bytes.extend(number.to_be_bytes());
    }
    Some(bytes)
}

/// What `bytes` say to `question`. `None` if they are no answer to it: another number, another question, or nothing that can be read. Such a message is passed over, for anybody may have sent it.
///
/// A server that asks others for us follows aliases and sends their addresses along, so all addresses of the family count, whatever name they stand under.
pub(super) fn answer(bytes: &[u8], question: &[u8], family: Family) -> Option<Answer> {
    let header = bytes.get(..HEADER)?;
    let (flags, code) = (header[2], header[3] & RESPONSE_CODE);
    if header[..2] != question[..2] || flags & IS_ANSWER == 0 || flags & OPCODE != 0 {
        return None;
    }
    let asked = bytes.get(HEADER..question.len());
    let repeats = asked.is_some_and(|asked| asked.eq_ignore_ascii_case(&question[HEADER..]));
    // Some who refuse do not say what.
    let refuses = code != 0 && bytes.len() == HEADER;
    if !repeats && !refuses {
        return None;
    }
    match code {
        0 if flags & TRUNCATED != 0 => Some(Answer::Truncated),
        0 => addresses(bytes, question.len(), family).map(Answer::Addresses),
        3 => Some(Answer::NoSuchName),
        _ => Some(Answer::Failed),
    }
}

fn addresses(bytes: &[u8], mut at: usize, family: Family) -> Option<Vec<IpAddr>> {
    let mut found = Vec::new();
    for _ in 0..number(bytes, 6)? {
        at = behind_name(bytes, at)?;
        // Type, class, four bytes of lifetime, length.
        let (kind, class) = (number(bytes, at)?, number(bytes, at + 2)?);
        let from = at + 10;
        at = from + usize::from(number(bytes, at + 8)?);
        let data = bytes.get(from..at)?;
        if class == INTERNET && kind == family.record() {
            found.push(address(data, family)?);
        }
    }
    Some(found)
}

fn address(data: &[u8], family: Family) -> Option<IpAddr> {
    match family {
        Family::V4 => <[u8; 4]>::try_from(data)
            .ok()
            .map(Ipv4Addr::from)
            .map(Into::into),
        Family::V6 => <[u8; 16]>::try_from(data)
            .ok()
            .map(Ipv6Addr::from)
            .map(Into::into),
    }
}

/// Where the name that begins at `at` is over: behind an empty label, or behind two bytes that point to the rest of it elsewhere.
fn behind_name(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        match *bytes.get(at)? {
            0 => return Some(at + 1),
            length @ 1..=63 => at += 1 + usize::from(length),
            0b1100_0000.. => return Some(at + 2),
            _ => return None,
        }
    }
}

fn number(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at + 2)?;
    Some(u16::from_be_bytes([two[0], two[1]]))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// An answer to `question` with these records: number of the type, and data.
    pub(in super::super) fn reply(
        question: &[u8],
        flags: [u8; 2],
        records: &[(u16, &[u8])],
    ) -> Vec<u8> {
        let mut bytes = question.to_vec();
        bytes[2] = IS_ANSWER | flags[0];
        bytes[3] = flags[1];
        bytes[7] = records.len() as u8;
        for (kind, data) in records {
            bytes.extend([0b1100_0000, HEADER as u8]);
            for number in [*kind, INTERNET, 0, 60, data.len() as u16] {
                bytes.extend(number.to_be_bytes());
            }
            bytes.extend(*data);
        }
        bytes
    }

    const ALIAS: u16 = 5;
    const OK: [u8; 2] = [0, 0];

    fn asked() -> Vec<u8> {
        question(0x1234, "play.example", Family::V4).expect("a name")
    }

    fn read(bytes: &[u8]) -> Option<Answer> {
        answer(bytes, &asked(), Family::V4)
    }

    #[test]
    fn a_question_is_as_the_standard_has_it() {
        let expected = b"\x12\x34\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00\x04play\x07example\x00\x00\x01\x00\x01";
        assert_eq!(asked(), expected);
        let ends_with_a_dot = question(0x1234, "play.example.", Family::V4);
        assert_eq!(ends_with_a_dot, Some(asked()));
    }

    #[test]
    fn what_is_no_name_is_not_asked() {
        let long = ["a".repeat(63).as_str(); 4].join(".");
        for name in ["", ".", "a..b", &"a".repeat(64), &long] {
            assert_eq!(question(1, name, Family::V6), None, "{name}");
        }
    }

    #[test]
    fn addresses_behind_an_alias_count_and_others_do_not() {
        let v6 = [0; 16];
        let records: [(u16, &[u8]); 4] = [
            (ALIAS, b"\x04edge\x07example\x00"),
            (1, &[192, 0, 2, 1]),
            (28, &v6),
            (1, &[192, 0, 2, 2]),
        ];
        let expected = ["192.0.2.1", "192.0.2.2"].map(|text| text.parse().expect("an address"));
        let read = read(&reply(&asked(), OK, &records));
        assert_eq!(read, Some(Answer::Addresses(expected.to_vec())));
    }

    #[test]
    fn codes_and_flags_are_told_apart() {
        let cases = [
            ([0, 0], Answer::Addresses(Vec::new())),
            ([0, 3], Answer::NoSuchName),
            ([0, 2], Answer::Failed),
            ([0, 5], Answer::Failed),
            ([TRUNCATED, 0], Answer::Truncated),
        ];
        for (flags, expected) in cases {
            assert_eq!(
                read(&reply(&asked(), flags, &[])),
                Some(expected),
                "{flags:?}"
            );
        }
        let refusal = [0x12, 0x34, IS_ANSWER, 5, 0, 0, 0, 0, 0, 0, 0, 0];
        assert_eq!(read(&refusal), Some(Answer::Failed), "without the question");
    }

    #[test]
    fn an_answer_to_something_else_is_none() {
        let other = question(0x1234, "evil.example", Family::V4).expect("a name");
        assert_eq!(read(&reply(&other, OK, &[])), None);
        let forged = question(0x1235, "play.example", Family::V4).expect("a name");
        assert_eq!(read(&reply(&forged, OK, &[])), None);
        assert_eq!(read(&asked()), None, "our own question, sent back");
    }

    #[test]
    fn damaged_answers_are_none() {
        let whole = reply(&asked(), OK, &[(1, &[192, 0, 2, 1])]);
        for length in 0..whole.len() {
            assert_eq!(read(&whole[..length]), None, "{length} bytes of it");
        }
        let overlong = reply(&asked(), OK, &[(1, &[192, 0, 2, 1, 7])]);
        assert_eq!(read(&overlong), None, "an address of five bytes");
        let mut bytes = whole.clone();
        for at in asked().len()..whole.len() {
            for value in 0..=u8::MAX {
                bytes[at] = value;
                // Whatever comes of it, it is read within its bounds.
                let _ = read(&bytes);
            }
            bytes[at] = whole[at];
        }
    }
}
