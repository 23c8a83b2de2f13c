//! Base URLs.

use std::net::IpAddr;

use reqwest::Url;

/// Checks a base URL; returns it without a slash at the end, or what is wrong with it.
pub(in crate::client) fn check(text: &str) -> Result<String, String> {
    let wrong = |why: &str| format!("{text:?} is no directory's address: {why}");
    let begins = "it must begin with http:// or https://, or be local:";
    let url = Url::parse(text).map_err(|error| match text.contains("://") {
        true => wrong(&error.to_string()),
        false => wrong(begins),
    })?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(wrong(begins));
    }
    if url.host_str().is_none_or(str::is_empty) {
        return Err(wrong("it names no host"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(wrong("it must not hold a user name or a password"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(wrong("nothing may follow the path"));
    }
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

/// Whether the host of a checked URL is this machine.
pub(super) fn is_loopback(base: &str) -> bool {
    let Ok(url) = Url::parse(base) else {
        return false;
    };
    let host = url.host_str().unwrap_or_default();
    let host = host.trim_start_matches('[').trim_end_matches(']');
    match host.parse::<IpAddr>() {
        Ok(address) => address.is_loopback(),
        Err(_) => host == "localhost" || host.ends_with(".localhost"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_has_a_host_and_perhaps_a_path() {
        for (text, base) in [
            ("http://127.0.0.1:4870", "http://127.0.0.1:4870"),
            ("http://127.0.0.1:4870/", "http://127.0.0.1:4870"),
            ("HTTPS://Example.ORG/rooms/", "https://example.org/rooms"),
            ("http://[::1]:80", "http://[::1]"),
            (
                "http://xn--mnchen-3ya.example",
                "http://xn--mnchen-3ya.example",
            ),
        ] {
            assert_eq!(check(text).as_deref(), Ok(base));
        }
    }

    #[test]
    fn what_is_no_base_is_refused_with_the_reason() {
        for (text, why) in [
            ("", "must begin with http"),
            ("127.0.0.1:4870", "must begin with http"),
            ("localhost:4870", "must begin with http"),
            ("ftp://host", "must begin with http"),
            ("lan:", "must begin with http"),
            ("http://", "empty host"),
            ("http://münchen.example", "international"),
            ("http://user:secret@host", "user name"),
            ("http://host/?x=1", "follow the path"),
            ("http://host/#x", "follow the path"),
        ] {
            let error = check(text).expect_err(text);
            assert!(error.contains(why), "{error}");
        }
    }

    #[test]
    fn this_machine_is_known_by_every_name_it_has() {
        for (base, here) in [
            ("http://127.0.0.1:1", true),
            ("http://127.9.9.9", true),
            ("http://[::1]:1", true),
            ("http://localhost:1", true),
            ("http://dir.localhost", true),
            ("http://10.0.0.1", false),
            ("http://localhost.example.org", false),
        ] {
            assert_eq!(is_loopback(base), here, "{base}");
        }
    }
}
