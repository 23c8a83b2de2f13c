//! Where a request comes from when a reverse proxy hands it in.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use axum::http::header::{FORWARDED, HeaderMap, HeaderName};
use ipnet::IpNet;

/// What most proxies write; not in the standard.
const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The proxies whose word is taken.
#[derive(Clone)]
pub(crate) struct Proxies(Arc<[IpNet]>);

impl Proxies {
    /// The proxies of an operator's list.
    pub(crate) fn new(trusted: &[IpNet]) -> Self {
        Self(trusted.into())
    }

    /// Whether an address is a proxy's.
    pub(crate) fn trust(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&address))
    }

    /// Whose request a peer hands in: the last hop that no trusted proxy is,
    /// which is the last one that a trusted proxy saw itself. What stands before
    /// it, anybody could have written. The peer itself where it is no trusted
    /// proxy, says nothing, or says what makes no sense.
    ///
    /// `X-Forwarded-For` is read before `Forwarded`: a proxy that writes the
    /// second must remove the first.
    pub(crate) fn caller(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        if !self.trust(peer) {
            return peer;
        }
        self.last_stranger(&hops(headers)).unwrap_or(peer)
    }

    /// The hop, if all up to it make sense; the first of all if all are proxies.
    fn last_stranger(&self, hops: &[Option<IpAddr>]) -> Option<IpAddr> {
        let mut first = None;
        for hop in hops.iter().rev() {
            let address = (*hop)?;
            if !self.trust(address) {
                return Some(address);
            }
            first = Some(address);
        }
        first
    }
}

/// Whether any proxy says that it handed a request in.
pub(crate) fn is_forwarded(headers: &HeaderMap) -> bool {
    headers.contains_key(FORWARDED) || headers.contains_key(X_FORWARDED_FOR)
}

/// The addresses through which a request went, its maker first; none where one
/// is no address.
fn hops(headers: &HeaderMap) -> Vec<Option<IpAddr>> {
    let name = match headers.contains_key(X_FORWARDED_FOR) {
        true => X_FORWARDED_FOR,
        false => FORWARDED,
    };
    let hop = match name == FORWARDED {
        true => forwarded_for,
        false => address,
    };
    let mut hops = Vec::new();
    for value in headers.get_all(name) {
        match value.to_str() {
            Ok(text) => hops.extend(text.split(',').map(hop)),
            Err(_) => hops.push(None),
        }
    }
    hops
}

/// The `for` of one element of `Forwarded` (RFC 7239). A comma or semicolon in a
/// quoted text tears it apart; addresses have none.
fn forwarded_for(element: &str) -> Option<IpAddr> {
    let mut found = None;
    for pair in element.split(';') {
        let (name, value) = pair.split_once('=')?;
        if !name.trim().eq_ignore_ascii_case("for") {
            continue;
        }
        // Twice would be two answers to one question.
        if found.is_some() {
            return None;
        }
        let value = value.trim();
        let quoted = value.strip_prefix('"');
        let node = match quoted {
            Some(rest) => rest.strip_suffix('"')?,
            None => value,
        };
        found = Some(address(node)?);
    }
    found
}

/// An address, perhaps with a port, in brackets, or with a zone, which has no
/// meaning on another machine.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    if let Some(rest) = text.strip_prefix('[') {
        let (inside, after) = rest.split_once(']')?;
        if !after.is_empty() && !is_port(after.strip_prefix(':')?) {
            return None;
        }
        return v6(inside);
    }
    let v4 = match text.split_once(':') {
        Some((before, port)) if is_port(port) => before.parse::<Ipv4Addr>(),
        _ => text.parse(),
    };
    v4.map(IpAddr::V4).ok().or_else(|| v6(text))
}

fn v6(text: &str) -> Option<IpAddr> {
    let bare = text.split_once('%').map_or(text, |(before, _)| before);
    let address: Ipv6Addr = bare.parse().ok()?;
    Some(IpAddr::V6(address).to_canonical())
}

fn is_port(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) && text.parse::<u16>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    /// The caller by headers that the proxy 10.0.0.1 hands in; 10.0.0.0/8 and
    /// fd00::/8 are proxies.
    fn caller(peer: &str, headers: &[(HeaderName, &'static str)]) -> IpAddr {
        let nets = ["10.0.0.0/8", "fd00::/8"].map(|net| net.parse().expect("a network"));
        let pairs = headers.iter().cloned();
        let mut map = HeaderMap::new();
        for (name, value) in pairs {
            map.append(name, HeaderValue::from_static(value));
        }
        Proxies::new(&nets).caller(ip(peer), &map)
    }

    #[test]
    fn who_is_no_proxy_speaks_for_itself() {
        let lie = [(X_FORWARDED_FOR, "192.0.2.1"), (FORWARDED, "for=192.0.2.1")];
        assert_eq!(caller("203.0.113.9", &lie), ip("203.0.113.9"));
    }

    #[test]
    fn the_last_hop_that_is_no_proxy_is_the_caller() {
        for (given, expected) in [
            ("192.0.2.1", "192.0.2.1"),
            ("192.0.2.1, 10.3.3.3", "192.0.2.1"),
            // The caller itself wrote the first.
            ("198.51.100.7, 192.0.2.1", "192.0.2.1"),
            ("127.0.0.1,192.0.2.1 ,\t10.1.1.1,fd00::5", "192.0.2.1"),
            ("nonsense, 192.0.2.1", "192.0.2.1"),
            ("10.5.5.5, 10.6.6.6", "10.5.5.5"),
            ("192.0.2.1:4711", "192.0.2.1"),
            ("2001:db8::7", "2001:db8::7"),
            ("[2001:db8::7]", "2001:db8::7"),
            ("[2001:db8::7]:4711", "2001:db8::7"),
            ("fe80::1%eth0", "fe80::1"),
            ("[fe80::1%25eth0]:80", "fe80::1"),
            ("::ffff:192.0.2.1", "192.0.2.1"),
        ] {
            let found = caller("10.0.0.1", &[(X_FORWARDED_FOR, given)]);
            assert_eq!(found, ip(expected), "{given:?}");
        }
    }

    #[test]
    fn what_makes_no_sense_leaves_the_proxy_itself() {
        for given in [
            "",
            " ",
            "unknown",
            "192.0.2.1,",
            "192.0.2.1, nonsense",
            "192.0.2.1, nonsense, 10.1.1.1",
            "192.0.2.1:",
            "192.0.2.1:99999",
            "192.0.2.1:+80",
            "[2001:db8::7",
            "[2001:db8::7]x",
            "[192.0.2.1]",
            "1.2.3",
        ] {
            let found = caller("10.0.0.1", &[(X_FORWARDED_FOR, given)]);
            assert_eq!(found, ip("10.0.0.1"), "{given:?}");
        }
        assert_eq!(caller("10.0.0.1", &[]), ip("10.0.0.1"));
    }

    #[test]
    fn several_lines_are_one_list() {
        let lines = [
            (X_FORWARDED_FOR, "198.51.100.7"),
            (X_FORWARDED_FOR, "192.0.2.1"),
            (X_FORWARDED_FOR, "10.2.2.2"),
        ];
        assert_eq!(caller("10.0.0.1", &lines), ip("192.0.2.1"));
    }

    #[test]
    fn the_standard_header_is_read_where_the_other_is_not() {
        for (given, expected) in [
            ("for=192.0.2.1", "192.0.2.1"),
            ("For=192.0.2.1;proto=https;by=10.0.0.1", "192.0.2.1"),
            ("proto=https; for=\"192.0.2.1:80\"", "192.0.2.1"),
            ("for=\"[2001:db8::7]:4711\", for=10.1.1.1", "2001:db8::7"),
            ("for=198.51.100.7, for=192.0.2.1", "192.0.2.1"),
            // No address, two, or none at all.
            ("for=_hidden", "10.0.0.1"),
            ("for=unknown", "10.0.0.1"),
            ("for=\"192.0.2.1", "10.0.0.1"),
            ("for=192.0.2.1;for=192.0.2.2", "10.0.0.1"),
            ("proto=https", "10.0.0.1"),
            ("192.0.2.1", "10.0.0.1"),
        ] {
            let found = caller("10.0.0.1", &[(FORWARDED, given)]);
            assert_eq!(found, ip(expected), "{given:?}");
        }
        let both = [(FORWARDED, "for=192.0.2.1"), (X_FORWARDED_FOR, "192.0.2.2")];
        assert_eq!(caller("10.0.0.1", &both), ip("192.0.2.2"));
    }
}
