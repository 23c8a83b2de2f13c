//! The programs that may log in, as the configuration names them.

use std::collections::BTreeMap;

use greenroom_protocol::ids::Deployment;
use greenroom_protocol::limits;
use greenroom_service::{Clients, Rights};
use parking_lot::RwLock;
use ring::digest::{SHA256, digest};
use subtle::ConstantTimeEq;

use crate::templates::Scope;

/// SHA-256 of a client's secret: all that is kept of it.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct SecretDigest([u8; 32]);

/// A program that may log in.
#[derive(Clone)]
pub(crate) struct Client {
    /// Of its secret.
    pub(crate) digest: SecretDigest,
    /// The policy's name, for the operator.
    pub(crate) policy: String,
    /// What it may do, and where.
    pub(crate) rights: Rights,
}

/// The programs that may log in, by client id.
pub(crate) type Registry = BTreeMap<String, Client>;

/// What [`is_client_id`] holds, for the operator.
pub(crate) const CLIENT_ID_RULE: &str =
    "a client id has 1 to 64 printable ASCII characters, without spaces and colons";

/// Whether a text may be a client id.
pub(crate) fn is_client_id(text: &str) -> bool {
    // HTTP's Basic authorization ends the id at the first colon.
    let fits = |byte: u8| byte.is_ascii_graphic() && byte != b':';
    (1..=limits::CLIENT_ID_MAX).contains(&text.len()) && text.bytes().all(fits)
}

/// Who is let in, and where those are who are not known; it can be exchanged
/// while it is asked.
pub(crate) struct ConfiguredClients {
    registry: RwLock<Registry>,
    /// Whose public sessions anybody may list.
    listed: RwLock<Vec<Scope>>,
}

impl SecretDigest {
    /// The digest of a secret.
    pub(crate) fn of(secret: &str) -> Self {
        let digest = digest(&SHA256, secret.as_bytes());
        Self(digest.as_ref().try_into().expect("SHA-256 has 32 bytes"))
    }

    /// Reads 64 hexadecimal digits.
    pub(crate) fn from_hex(text: &str) -> Option<Self> {
        // One by one: the parser of numbers would take a sign.
        let digit = |byte: &u8| char::from(*byte).to_digit(16);
        let digits: Vec<u32> = text.as_bytes().iter().map(digit).collect::<Option<_>>()?;
        let pairs = digits.chunks(2).map(|pair| match pair {
            [high, low] => u8::try_from(high << 4 | low).ok(),
            _ => None,
        });
        let bytes: Vec<u8> = pairs.collect::<Option<_>>()?;
        Some(Self(bytes.try_into().ok()?))
    }

    /// The digest as 64 hexadecimal digits in lower case.
    pub(crate) fn to_hex(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Whether it is the digest of this secret. How long that takes says
    /// nothing about the digest.
    fn is_of(&self, secret: &str) -> bool {
        self.0.ct_eq(&Self::of(secret).0).into()
    }
}

impl ConfiguredClients {
    /// Puts a registry in force, and what is listed to anybody.
    pub(crate) fn new(registry: Registry, listed: Vec<Scope>) -> Self {
        Self {
            registry: RwLock::new(registry),
            listed: RwLock::new(listed),
        }
    }

    /// Puts others in force, for every question that comes after.
    pub(crate) fn replace(&self, registry: Registry, listed: Vec<Scope>) {
        *self.registry.write() = registry;
        *self.listed.write() = listed;
    }
}

impl Clients for ConfiguredClients {
    fn admits(&self, id: &str, secret: &str) -> bool {
        // Ids are no secrets: games carry them in the open.
        let registry = self.registry.read();
        let client = registry.get(id);
        client.is_some_and(|client| client.digest.is_of(secret))
    }

    fn rights(&self, id: &str) -> Option<Rights> {
        Some(self.registry.read().get(id)?.rights.clone())
    }

    fn lists_to_anybody(&self, deployment: &Deployment) -> bool {
        let listed = self.listed.read();
        listed.iter().any(|scope| match scope {
            Scope::Every => true,
            Scope::One(known) => known == deployment,
        })
    }
}

#[cfg(test)]
mod tests {
    use greenroom_service::Policy;

    use super::*;

    /// SHA-256 of "abc" (FIPS 180-2, appendix B.1).
    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    fn registry(id: &str, secret: &str) -> Registry {
        let client = Client {
            digest: SecretDigest::of(secret),
            policy: "host".to_owned(),
            rights: Rights {
                policy: Policy::host(),
                deployments: None,
            },
        };
        Registry::from([(id.to_owned(), client)])
    }

    #[test]
    fn a_digest_is_read_in_either_case_and_nothing_else_is() {
        let digest = SecretDigest::from_hex(ABC).expect("64 digits");
        assert_eq!(digest.to_hex(), ABC);
        assert!(digest == SecretDigest::of("abc"));
        assert!(SecretDigest::from_hex(&ABC.to_uppercase()) == Some(digest));
        for wrong in [
            "",
            "ba",
            &ABC[1..],
            &ABC.replace('a', "+"),
            &format!("{ABC}00"),
        ] {
            assert!(SecretDigest::from_hex(wrong).is_none(), "{wrong:?}");
        }
    }

    #[test]
    fn only_a_client_s_own_secret_admits_it() {
        let clients = ConfiguredClients::new(registry("game", "secret"), Vec::new());
        assert!(clients.admits("game", "secret"));
        for (id, secret) in [
            ("game", ""),
            ("game", "secre"),
            ("game", "Secret"),
            ("Game", "secret"),
            ("", "secret"),
            ("", ""),
        ] {
            assert!(!clients.admits(id, secret), "{id:?} {secret:?}");
        }
    }

    #[test]
    fn an_exchanged_registry_is_in_force_at_once() {
        let clients = ConfiguredClients::new(registry("old", "secret"), Vec::new());
        assert!(clients.rights("old").is_some());
        clients.replace(registry("new", "secret"), Vec::new());
        assert!(clients.rights("old").is_none() && !clients.admits("old", "secret"));
        assert!(clients.rights("new").is_some() && clients.admits("new", "secret"));
    }

    #[test]
    fn nothing_is_listed_to_anybody_but_what_the_operator_names() {
        let clients = ConfiguredClients::new(Registry::new(), Vec::new());
        let [mine, other] = ["mine", "other"].map(|name| Deployment::new(name).expect("valid"));
        let listed = || [&mine, &other].map(|deployment| clients.lists_to_anybody(deployment));
        assert_eq!(listed(), [false, false]);
        clients.replace(Registry::new(), vec![Scope::One(mine.clone())]);
        assert_eq!(listed(), [true, false]);
        clients.replace(Registry::new(), vec![Scope::Every]);
        assert_eq!(listed(), [true, true]);
    }
}
