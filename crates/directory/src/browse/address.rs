//! Host addresses taken apart. A host may give any text; most give an address or
//! a name of the network, with or without a port.

use std::borrow::Cow;
use std::net::{IpAddr, Ipv6Addr};

/// The address without its port; a text that is no address stays whole.
pub(super) fn name(text: &str) -> &str {
    let host = split(text).map_or(text, |(host, _)| host);
    in_brackets(host).unwrap_or(host)
}

/// The address with its port, which is 0 where it has none; a text that is no
/// address stays as it is.
pub(super) fn bound(text: &str) -> Cow<'_, str> {
    if split(text).is_some() {
        return text.into();
    }
    if text.parse::<Ipv6Addr>().is_ok() {
        return format!("[{text}]:0").into();
    }
    match in_brackets(text).is_some() || is_host(text) {
        true => format!("{text}:0").into(),
        false => text.into(),
    }
}

/// What stands before a port, and the port.
fn split(text: &str) -> Option<(&str, u16)> {
    let (host, port) = text.rsplit_once(':')?;
    // The parser of numbers would take a sign.
    let digits = port.bytes().all(|byte| byte.is_ascii_digit());
    let port = port.parse().ok().filter(|_| digits)?;
    (in_brackets(host).is_some() || is_host(host)).then_some((host, port))
}

/// An IPv6 address in the brackets that it wears before a port.
fn in_brackets(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('[')?.strip_suffix(']')?;
    inner.parse::<Ipv6Addr>().is_ok().then_some(inner)
}

/// Whether a text may be an IPv4 address or a name.
fn is_host(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    matches!(text.parse(), Ok(IpAddr::V4(_))) || !text.is_empty() && text.bytes().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_from_its_port() {
        for (text, name_of, bound_to) in [
            ("192.0.2.5", "192.0.2.5", "192.0.2.5:0"),
            ("192.0.2.5:7777", "192.0.2.5", "192.0.2.5:7777"),
            ("192.0.2.5:0", "192.0.2.5", "192.0.2.5:0"),
            ("2001:db8::1", "2001:db8::1", "[2001:db8::1]:0"),
            ("[2001:db8::1]", "2001:db8::1", "[2001:db8::1]:0"),
            ("[2001:db8::1]:7777", "2001:db8::1", "[2001:db8::1]:7777"),
            ("2001:db8::7777", "2001:db8::7777", "[2001:db8::7777]:0"),
            ("play.example.org", "play.example.org", "play.example.org:0"),
            (
                "play.example.org:65535",
                "play.example.org",
                "play.example.org:65535",
            ),
        ] {
            assert_eq!(name(text), name_of, "{text}");
            assert_eq!(bound(text), bound_to, "{text}");
        }
    }

    #[test]
    fn a_text_that_is_no_address_stays_as_it_is() {
        for text in [
            "EOS:0002a7c1f:GameNetDriver:1",
            "play.example.org:65536",
            "play.example.org:+1",
            "play.example.org:",
            ":7777",
            "the blue door",
            "[the blue door]:1",
            "",
        ] {
            assert_eq!(name(text), text);
            assert_eq!(bound(text), text);
        }
    }
}
