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
    // It is shown by `check-config` and in the log.
    let url = url.filter(|url| url.username().is_empty() && url.password().is_none());
    if url.is_none() {
        let text =
            "an issuer is https://…, or http:// on this machine, without ?, # and a password";
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::Config;

    fn parse(text: &str) -> Result<Config, String> {
        let path = Path::new("/etc/greenroom/greenroom.toml");
        Config::parse(path, text).map_err(|faults| faults.to_string())
    }

    fn block(issuer: &str, more: &str) -> String {
        format!("[[identity_providers]]\nissuer = '{issuer}'\naudiences = ['game']\n{more}\n")
    }

    #[test]
    fn an_issuer_needs_little_and_says_the_rest_if_it_likes() {
        let text = block("https://id.test/realm", "")
            + &block(
                "http://[::1]:9000/",
                "id_claim = 'uid'\nname_claim = 'nick'\nid_prefix = 'studio:'\nuserinfo = true",
            );
        let config = parse(&text).expect("sound");
        let [plain, full] = &config.issuers[..] else {
            panic!("two of them");
        };
        assert_eq!(plain.name, "https://id.test/realm");
        assert_eq!(
            (plain.id_claim.as_str(), plain.name_claim.as_str()),
            ("sub", "name")
        );
        assert_eq!((plain.id_prefix.as_str(), plain.userinfo), ("", false));
        assert_eq!(full.name, "http://[::1]:9000/");
        assert_eq!(
            (full.id_claim.as_str(), full.name_claim.as_str()),
            ("uid", "nick")
        );
        assert_eq!((full.id_prefix.as_str(), full.userinfo), ("studio:", true));
        let shown = config.to_string();
        for line in [
            "issuer https://id.test/realm",
            "for          game",
            "accounts     uid behind \"studio:\"",
            "userinfo endpoint",
        ] {
            assert!(shown.contains(line), "{line}: {shown}");
        }
        let other = parse(&block("https://id.test/realm", "")).expect("sound");
        assert_eq!(config.fixed_differences(&other), ["identity_providers"]);
    }

    #[test]
    fn an_issuer_that_cannot_be_trusted_or_told_apart_is_refused() {
        let good = block("https://id.test", "");
        let with = |more: &str| block("https://other.test", more);
        for (text, line, word) in [
            (block("http://id.test", ""), 2, "https://"),
            (block("id.test", ""), 2, "https://"),
            (block("https://id.test?a=b", ""), 2, "without ?"),
            (block("https://anna@id.test", ""), 2, "password"),
            (block("https://anna:pass@id.test", ""), 2, "password"),
            (
                block("https://id.test", "secret = 'x'"),
                4,
                "unknown field `secret`",
            ),
            (good.replace("['game']", "[]"), 1, "audiences"),
            (good.replace("['game']", "['']"), 1, "audiences"),
            (good.replace("audiences = ['game']", ""), 1, "audiences"),
            (good.clone() + &good, 5, "another issuer"),
            (good.clone() + &with(""), 5, "id_prefix"),
            (
                block("https://id.test", "userinfo = true")
                    + &with("userinfo = true\nid_prefix = 'b'"),
                5,
                "userinfo",
            ),
            (with(&format!("id_prefix = '{}'", "x".repeat(33))), 1, "32"),
            (
                (0..17)
                    .map(|n| {
                        block(
                            &format!("https://id{n}.test"),
                            &format!("id_prefix = '{n}:'"),
                        )
                    })
                    .collect(),
                65,
                "16",
            ),
        ] {
            let faults = parse(&text).err().expect("a fault");
            assert!(faults.contains(word), "{word}: {faults}");
            assert!(
                faults.contains(&format!("line {line}: ")),
                "{line}: {faults}"
            );
        }
    }
}
