//! `[[identity_providers]]`: whether they can be asked, and told apart.

use std::ops::Range;

use greenroom_protocol::limits;
use reqwest::Url;
use toml::Spanned;

use super::fault::Report;
use super::file::IdentityProviderForm;
use crate::identity::{IssuerSettings, is_safe};

/// The claims of OpenID Connect for an account and what it is called.
const ID_CLAIM: &str = "sub";
const NAME_CLAIM: &str = "name";

/// Reads the identity providers one by one.
pub(super) fn issuers(
    forms: Vec<Spanned<IdentityProviderForm>>,
    report: &mut Report<'_>,
) -> Vec<IssuerSettings> {
    let mut issuers: Vec<IssuerSettings> = Vec::new();
    for form in forms {
        let place = form.span();
        if issuers.len() == limits::ISSUERS_MAX {
            let text = format_args!("there are more than {} of them", limits::ISSUERS_MAX);
            report.add(&place, text);
            return issuers;
        }
        let Some(issuer) = issuer(&place, form.into_inner(), report) else {
            continue;
        };
        let same = |what: fn(&IssuerSettings) -> &str| {
            issuers.iter().any(|other| what(other) == what(&issuer))
        };
        if same(|it| &it.name) {
            let text = format_args!("there is another issuer {} above", issuer.name);
            report.add(&place, text);
        }
        if same(|it| &it.id_prefix) {
            let text = "id_prefix is that of another issuer above, which could name its players";
            report.add(&place, text);
        }
        if issuer.userinfo && issuers.iter().any(|other| other.userinfo) {
            let text = "userinfo is on for another issuer above, which would be shown the tokens \
                        of this one";
            report.add(&place, text);
        }
        issuers.push(issuer);
    }
    issuers
}

fn issuer(
    place: &Range<usize>,
    form: IdentityProviderForm,
    report: &mut Report<'_>,
) -> Option<IssuerSettings> {
    let name = form.issuer.get_ref();
    let url = name.parse::<Url>().ok().filter(is_safe);
    let url = url.filter(|url| url.query().is_none() && url.fragment().is_none());
    if url.is_none() {
        let text = "an issuer is https://…, or http:// on this machine, without ? and #";
        report.add(&form.issuer.span(), text);
    }
    if form.audiences.is_empty() || form.audiences.iter().any(String::is_empty) {
        let text = "audiences names whom the tokens are for; without one, a token for any other \
                    service of the issuer would log in here";
        report.add(place, text);
        return None;
    }
    let id_prefix = form.id_prefix.unwrap_or_default();
    if id_prefix.len() > limits::ISSUER_PREFIX_MAX {
        let most = limits::ISSUER_PREFIX_MAX;
        report.add(place, format_args!("id_prefix has at most {most} bytes"));
    }
    let claim = |given: Option<String>, usual: &str| {
        let given = given.filter(|claim| !claim.is_empty());
        given.unwrap_or_else(|| usual.to_owned())
    };
    Some(IssuerSettings {
        issuer: url?,
        name: name.clone(),
        audiences: form.audiences,
        id_claim: claim(form.id_claim, ID_CLAIM),
        name_claim: claim(form.name_claim, NAME_CLAIM),
        id_prefix,
        userinfo: form.userinfo,
    })
}
