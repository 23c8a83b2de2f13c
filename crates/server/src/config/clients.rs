//! `[[clients]]` and `[policies]`: whether they make sense together.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Range;
use std::path::Path;

use greenroom_protocol::limits;
use greenroom_service::{Action, Policy, Rights};
use toml::Spanned;

use super::fault::Report;
use super::file::{ClientForm, PolicyForm};
use super::secret_file;
use crate::clients::{CLIENT_ID_RULE, Client, Registry, SecretDigest, is_client_id};

/// The names of the policies that are always there.
const BUILT_IN: [&str; 4] = ["player", "host", "trustedServer", "admin"];

/// Own policies by name.
pub(super) type Policies = BTreeMap<String, Policy>;

/// The policies of the file's own.
pub(super) fn policies(
    forms: BTreeMap<Spanned<String>, PolicyForm>,
    report: &mut Report<'_>,
) -> Policies {
    let mut policies = Policies::new();
    for (name, form) in forms {
        if Policy::named(name.get_ref()).is_some() {
            let text = "this policy is built in and cannot be made anew; choose another name";
            report.add(&name.span(), text);
        }
        let actions: Vec<Action> = form.allow.iter().map(|allowed| allowed.0).collect();
        policies.insert(name.into_inner(), Policy::of(&actions));
    }
    policies
}

/// Reads the clients one by one.
pub(super) struct ClientReader<'a, 'b> {
    /// Where relative paths begin.
    pub(super) folder: &'a Path,
    pub(super) policies: &'a Policies,
    pub(super) report: &'a mut Report<'b>,
    pub(super) warnings: &'a mut Vec<String>,
}

impl ClientReader<'_, '_> {
    /// The registry of all that are right; what is wrong is reported.
    pub(super) fn read(&mut self, forms: Vec<Spanned<ClientForm>>) -> Registry {
        let mut registry = Registry::new();
        for form in forms {
            let place = form.span();
            let form = form.into_inner();
            let id = form.id.clone();
            if !is_client_id(id.get_ref()) {
                self.report.add(&id.span(), CLIENT_ID_RULE);
            }
            let digest = self.digest(&place, &form);
            let rights = self.rights(&form);
            let (Some(digest), Some(rights)) = (digest, rights) else {
                continue;
            };
            let policy = form.policy.into_inner();
            match registry.entry(id.get_ref().clone()) {
                Entry::Occupied(_) => self.report.add(
                    &id.span(),
                    format_args!("there is another client {:?} above", id.get_ref()),
                ),
                Entry::Vacant(free) => {
                    free.insert(Client {
                        digest,
                        policy,
                        rights,
                    });
                }
            }
        }
        registry
    }

    fn digest(&mut self, place: &Range<usize>, form: &ClientForm) -> Option<SecretDigest> {
        match (&form.secret, &form.secret_sha256, &form.secret_file) {
            (Some(secret), None, None) => self.of_secret(&secret.span(), secret.get_ref(), form),
            (None, Some(hex), None) => {
                let digest = SecretDigest::from_hex(hex.get_ref());
                if digest.is_none() {
                    let text = "must be the SHA-256 of the secret, as 64 hexadecimal digits";
                    self.report.add(&hex.span(), text);
                }
                let digest = digest?;
                if digest == SecretDigest::of("") {
                    self.report
                        .add(&hex.span(), "is the SHA-256 of an empty secret");
                    return None;
                }
                Some(digest)
            }
            (None, None, Some(file)) => {
                match secret_file::read(&self.folder.join(file.get_ref()), self.warnings) {
                    Ok(secret) => self.of_secret(&file.span(), &secret, form),
                    Err(why) => {
                        self.report.add(&file.span(), why);
                        None
                    }
                }
            }
            (None, None, None) => {
                let text = format!(
                    "the client {:?} has no secret; give it secret_sha256, secret_file or secret",
                    form.id.get_ref()
                );
                self.report.add(place, text);
                None
            }
            _ => {
                let text = format!(
                    "the client {:?} has its secret in more than one way; keep one of secret, \
                     secret_sha256 and secret_file",
                    form.id.get_ref()
                );
                self.report.add(place, text);
                None
            }
        }
    }

    fn of_secret(
        &mut self,
        place: &Range<usize>,
        secret: &str,
        form: &ClientForm,
    ) -> Option<SecretDigest> {
        if !(1..=limits::CLIENT_SECRET_MAX).contains(&secret.len()) {
            let most = limits::CLIENT_SECRET_MAX;
            let text = format!("a secret has 1 to {most} bytes, this one {}", secret.len());
            self.report.add(place, text);
            return None;
        }
        if secret.len() < limits::CLIENT_SECRET_SHORT {
            self.warnings.push(format!(
                "the secret of the client {:?} is short enough to be guessed; \
                 `greenroom new-client` draws a good one",
                form.id.get_ref()
            ));
        }
        Some(SecretDigest::of(secret))
    }

    fn rights(&mut self, form: &ClientForm) -> Option<Rights> {
        let name = form.policy.get_ref();
        let policy = Policy::named(name).or_else(|| self.policies.get(name).copied());
        if policy.is_none() {
            let own = self.policies.keys().map(String::as_str);
            let known: Vec<&str> = BUILT_IN.iter().copied().chain(own).collect();
            let text = format!(
                "no policy is called {name:?}; there are {}",
                known.join(", ")
            );
            self.report.add(&form.policy.span(), text);
        }
        let deployments = form.deployments.as_ref();
        if let Some(empty) = deployments.filter(|list| list.get_ref().is_empty()) {
            let text = "an empty list would admit the client nowhere; without the key it is \
                        admitted to every deployment";
            self.report.add(&empty.span(), text);
        }
        Some(Rights {
            policy: policy?,
            deployments: deployments.map(|list| list.get_ref().iter().cloned().collect()),
        })
    }
}
