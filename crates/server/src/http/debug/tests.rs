//! Who is let in.

use std::sync::Arc;

use super::*;
use crate::metrics::Metrics;
use crate::network::Network;

fn around(proxies: &[&str]) -> Surroundings {
    let proxies = proxies.iter().map(|it| it.parse().expect("a network"));
    let network = Network {
        trusted_proxies: proxies.collect(),
        ..Network::default()
    };
    Surroundings::new(
        &network,
        Arc::default(),
        Arc::new(Metrics::new(Default::default())),
    )
}

fn headers(all: &[(&'static str, &'static str)]) -> HeaderMap {
    let pair = |&(name, value): &(&'static str, &'static str)| {
        let name = HeaderName::from_static(name);
        (name, HeaderValue::from_static(value))
    };
    all.iter().map(pair).collect()
}

#[test]
fn this_machine_is_let_in_by_its_own_names() {
    let around = around(&[]);
    let from = |peer: &str, host| {
        let peer = peer.parse().expect("an address");
        is_here(peer, &around, &headers(&[("host", host)]))
    };
    for host in [
        "localhost",
        "LocalHost:4870",
        "127.0.0.1",
        "127.0.0.1:4870",
        "[::1]:4870",
    ] {
        assert!(from("127.0.0.1", host), "{host}");
        assert!(from("::1", host), "{host}");
        assert!(!from("192.0.2.1", host), "{host} from elsewhere");
    }
    for host in [
        "evil.example",
        "evil.example:4870",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "192.0.2.1",
        "[2001:db8::1]:4870",
        "",
        "/",
    ] {
        assert!(!from("127.0.0.1", host), "{host:?}");
    }
}

#[test]
fn whom_a_proxy_on_this_machine_hands_in_is_not_from_here() {
    let here = IpAddr::from([127, 0, 0, 1]);
    let plain = headers(&[("host", "localhost")]);
    assert!(is_here(here, &around(&[]), &plain));
    assert!(!is_here(here, &around(&["127.0.0.0/8"]), &plain));
    for name in ["x-forwarded-for", "forwarded"] {
        let told = headers(&[("host", "localhost"), (name, "for=127.0.0.1")]);
        assert!(!is_here(here, &around(&[]), &told), "{name}");
    }
    assert!(!is_here(here, &around(&[]), &HeaderMap::new()));
}

#[test]
fn the_page_names_nothing_outside_itself() {
    let texts = FILES.iter().map(|(name, _, text)| (*name, *text));
    for (name, text) in texts.chain([("page.html", PAGE)]) {
        for line in text.lines() {
            let line = line.replace("http://www.w3.org/2000/svg", "");
            assert!(
                !line.contains("//") || line.trim().starts_with("//"),
                "{name}: {line}"
            );
        }
    }
}

/// What makes markup or code of text. Each would let a player's name run.
const DANGEROUS: [&str; 8] = [
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "DOMParser",
    "createContextualFragment",
    "eval(",
    "new Function",
];

#[test]
fn no_script_makes_markup_or_code_of_text() {
    let scripts = FILES.iter().filter(|(_, media, _)| *media == JS);
    for (name, _, text) in scripts {
        for word in DANGEROUS {
            assert!(!text.contains(word), "{name}: {word}");
        }
    }
    for word in ["style=", "onclick", "onload", "<script>"] {
        assert!(!PAGE.contains(word), "the policy forbids {word}");
    }
}

/// What stands behind a mark, up to the next quotation mark.
fn named<'a>(text: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    let behind = text.split(mark).skip(1);
    behind.filter_map(|rest| rest.split('"').next())
}

#[test]
fn every_file_that_is_named_is_there() {
    let mut count = 0;
    for text in FILES.iter().map(|(.., text)| *text).chain([PAGE]) {
        for name in named(text, "/debug/files/").chain(named(text, "from \"./")) {
            assert!(FILES.iter().any(|(known, ..)| *known == name), "{name}");
            count += 1;
        }
    }
    assert!(count >= FILES.len(), "only {count} were found");
}
