//! What issuers publish of themselves.

use greenroom_protocol::error::Refusal;
use greenroom_protocol::limits;
use reqwest::Url;
use serde::Deserialize;
use serde_json::Value;

use super::unavailable;

/// As much as is needed here of the metadata of OpenID Connect Discovery.
#[derive(Deserialize)]
struct Metadata {
    issuer: String,
    jwks_uri: String,
    userinfo_endpoint: Option<String>,
}

/// Where the issuer's keys are, and where it says who somebody is.
#[derive(Clone, Debug)]
pub(super) struct Endpoints {
    pub(super) keys: Url,
    pub(super) userinfo: Option<Url>,
}

/// A set of keys, each still as it stands there: one that is not understood
/// must not hide the others.
#[derive(Deserialize)]
pub(super) struct PublishedKeys {
    pub(super) keys: Vec<Value>,
}

impl PublishedKeys {
    /// As many keys as are looked at.
    pub(super) fn bounded(mut self) -> Vec<Value> {
        self.keys.truncate(limits::ISSUER_KEYS_MAX);
        self.keys
    }
}

/// Where an issuer's metadata is: below it, whatever slash it ends with.
pub(super) fn discovery(issuer: &Url) -> Url {
    let mut url = issuer.clone();
    let path = issuer.path().trim_end_matches('/');
    url.set_path(&format!("{path}/.well-known/openid-configuration"));
    url
}

/// Whether nobody on the way can read or change what is asked there: TLS, or
/// this machine itself.
pub(crate) fn is_safe(url: &Url) -> bool {
    url.scheme() == "https" || (url.scheme() == "http" && is_here(url))
}

/// Whether the host is this machine itself.
pub(super) fn is_here(url: &Url) -> bool {
    match url.host_str() {
        Some("localhost") => true,
        Some(host) => {
            let bare = host.trim_start_matches('[').trim_end_matches(']');
            let address = bare.parse::<std::net::IpAddr>();
            address.is_ok_and(|address| address.to_canonical().is_loopback())
        }
        None => false,
    }
}

/// Reads the metadata of an issuer.
///
/// # Errors
/// `IdentityProviderUnavailable` where it is another issuer's, or leads where
/// nobody should ask.
pub(super) fn endpoints(issuer: &str, bytes: &[u8]) -> Result<Endpoints, Refusal> {
    let metadata: Metadata = serde_json::from_slice(bytes)
        .map_err(|error| unavailable(format!("the issuer's metadata: {error}")))?;
    if metadata.issuer != issuer {
        return Err(unavailable(format!(
            "the metadata of the issuer {issuer} is that of {:?}",
            metadata.issuer
        )));
    }
    let url = |text: &str| {
        let url = text.parse::<Url>().ok().filter(is_safe);
        url.ok_or_else(|| unavailable(format!("the issuer leads to {text:?}")))
    };
    Ok(Endpoints {
        keys: url(&metadata.jwks_uri)?,
        userinfo: metadata.userinfo_endpoint.as_deref().map(url).transpose()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_issuers_own_metadata_is_taken_and_only_where_it_leads_over_tls() {
        let read = |issuer: &str, keys: &str| {
            let text = format!(r#"{{"issuer":"{issuer}","jwks_uri":"{keys}"}}"#);
            endpoints("https://id.test/a", text.as_bytes())
        };
        let keys = "https://keys.test/jwks";
        let found = read("https://id.test/a", keys).expect("sound");
        assert_eq!(found.keys.as_str(), keys);
        assert!(found.userinfo.is_none());
        for (issuer, keys) in [
            ("https://id.test/a/", keys),
            ("https://id.test", keys),
            ("https://id.test/a", "http://keys.test/jwks"),
            ("https://id.test/a", "file:///etc/passwd"),
            ("https://id.test/a", "jwks"),
        ] {
            let refusal = read(issuer, keys).expect_err(keys);
            assert_eq!(refusal.code.as_str(), "identity-provider-unavailable");
        }
        endpoints("https://id.test/a", b"[]").expect_err("no metadata");
    }

    #[test]
    fn this_machine_needs_no_tls() {
        for (text, safe) in [
            ("https://id.test", true),
            ("http://id.test", false),
            ("http://127.0.0.1:9000", true),
            ("http://[::1]:9000", true),
            ("http://localhost", true),
            ("http://localhost.id.test", false),
            ("http://128.0.0.1", false),
            ("ftp://127.0.0.1", false),
        ] {
            assert_eq!(is_safe(&text.parse().expect("a URL")), safe, "{text}");
        }
    }

    #[test]
    fn metadata_is_below_the_issuer() {
        for (issuer, at) in [
            ("https://id.test", "https://id.test/"),
            ("https://id.test/a", "https://id.test/a/"),
            ("https://id.test/a/", "https://id.test/a/"),
        ] {
            let found = discovery(&issuer.parse().expect("a URL"));
            let expected = format!("{at}.well-known/openid-configuration");
            assert_eq!(found.as_str(), expected);
        }
    }
}
