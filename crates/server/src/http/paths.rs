//! How paths are spelled: clients of the contract write its keywords in any letter
//! case, and letters and digits as they are or escaped. Names keep their case.

use axum::http::Uri;

/// Where keywords stand below `/serviceconfigs`; what is between them are names.
const KEYWORDS: [usize; 5] = [0, 2, 4, 6, 7];

/// Brings the keywords of a path into lower case, and takes the escapes from what
/// needs none (RFC 3986, section 6.2.2.2): of two spellings of one path, each that
/// looks at it would else see another.
pub(super) fn fold(uri: &mut Uri) {
    let path = uri.path();
    if !path.bytes().any(|b| b.is_ascii_uppercase() || b == b'%') {
        return;
    }
    let mut folded = fold_path(&unescaped(path));
    if let Some(query) = uri.query() {
        folded.push('?');
        folded.push_str(query);
    }
    let mut parts = std::mem::take(uri).into_parts();
    parts.path_and_query = Some(
        folded
            .parse()
            .expect("letter case does not decide whether a path is valid"),
    );
    *uri = Uri::from_parts(parts).expect("only the path was exchanged");
}

fn unescaped(path: &str) -> String {
    let mut parts = path.split('%');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = part.get(..2).and_then(|it| u8::from_str_radix(it, 16).ok());
        match code.map(char::from) {
            Some(needless) if needless.is_ascii_alphanumeric() || "-._~".contains(needless) => {
                plain.push(needless);
                plain.push_str(&part[2..]);
            }
            _ => {
                plain.push('%');
                plain.push_str(part);
            }
        }
    }
    plain
}

fn fold_path(path: &str) -> String {
    let segments = path.strip_prefix('/').unwrap_or(path).split('/');
    let named = segments
        .clone()
        .next()
        .is_some_and(|first| first.eq_ignore_ascii_case("serviceconfigs"));
    let mut folded = String::with_capacity(path.len());
    for (at, segment) in segments.enumerate() {
        folded.push('/');
        if named && !KEYWORDS.contains(&at) {
            folded.push_str(segment);
        } else {
            folded.push_str(&segment.to_ascii_lowercase());
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_are_folded_and_names_are_not_and_needless_escapes_go() {
        for (given, folded) in [
            (
                "/ServiceConfigs/D/sessionTemplates/Eos/sessions/Ab",
                "/serviceconfigs/D/sessiontemplates/Eos/sessions/Ab",
            ),
            (
                "/SERVICECONFIGS/D/sessiontemplates/T/SESSIONS/N/Members/ME?NoCommit=True",
                "/serviceconfigs/D/sessiontemplates/T/sessions/N/members/me?NoCommit=True",
            ),
            (
                "/ServiceConfigs/Dep/People/ME/12",
                "/serviceconfigs/Dep/people/ME/12",
            ),
            (
                "/serviceconfigs/Dep/PRESENCE/12",
                "/serviceconfigs/Dep/presence/12",
            ),
            (
                "/ServiceConfigs/Dep/SessionTemplates/Open/Sessions?Xuid=1",
                "/serviceconfigs/Dep/sessiontemplates/Open/sessions?Xuid=1",
            ),
            ("/ServiceConfigs/Dep/Batch", "/serviceconfigs/Dep/batch"),
            ("/Handles/Query", "/handles/query"),
            ("/Handles/0AF/Session", "/handles/0af/session"),
            ("/health?A=B", "/health?A=B"),
            (
                "/h%61ndl%45s/%30af/sessio%6e?x=%61",
                "/handles/0af/session?x=%61",
            ),
            (
                "/serviceconfigs/%44ep/sessiontemplates/%65os/sessions/%4eo%5F1",
                "/serviceconfigs/Dep/sessiontemplates/eos/sessions/No_1",
            ),
            ("/handles/a%2fb%2561%", "/handles/a%2fb%2561%"),
            ("/handles/%+1%6", "/handles/%+1%6"),
        ] {
            let mut uri = given.parse().expect("a path");
            fold(&mut uri);
            assert_eq!(uri.to_string(), folded);
        }
    }

    #[test]
    fn an_absolute_address_keeps_its_host() {
        let mut uri = "http://Example.test:1/HEALTH".parse().expect("a URL");
        fold(&mut uri);
        assert_eq!(uri.path(), "/health");
        assert_eq!(uri.port_u16(), Some(1));
    }
}
