//! Tokens of issuers: what is seen of one before its signature was checked, and
//! what it says afterwards.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use greenroom_protocol::error::Refusal;
use jsonwebtoken::{Algorithm, AlgorithmFamily};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::invalid;

/// What kind of token it is.
#[derive(Debug)]
pub(super) enum Shape {
    /// A JWT, of which nothing is believed yet.
    Signed(Unverified),
    /// Anything else: its issuer alone knows what it means.
    Opaque,
}

/// What a JWT says before its signature was checked: enough to know by which
/// key to check it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unverified {
    pub(super) issuer: String,
    pub(super) algorithm: Algorithm,
    pub(super) key: Option<String>,
}

#[derive(Deserialize)]
struct Head {
    alg: String,
    kid: Option<String>,
    typ: Option<String>,
    crit: Option<Value>,
}

#[derive(Deserialize)]
struct Issued {
    iss: String,
}

impl Shape {
    /// Looks at a token.
    ///
    /// # Errors
    /// `InvalidCredential` for a JWT that is not signed by a key of its own, has
    /// another purpose, or names no issuer: such a one is shown to nobody.
    pub(super) fn of(token: &str) -> Result<Self, Refusal> {
        let parts: Vec<&str> = token.split('.').collect();
        let Some(head) = parts.first().and_then(|part| object(part)) else {
            return Ok(Self::Opaque);
        };
        if !head.contains_key("alg") {
            return Ok(Self::Opaque);
        }
        let [_, claims, _] = parts[..] else {
            return Err(invalid("the token is encrypted, or no signed one"));
        };
        let head: Head = serde_json::from_value(head.into())
            .map_err(|_| invalid("the token's header makes no sense"))?;
        if head.crit.is_some() {
            return Err(invalid("the token's header has critical extensions"));
        }
        if !head.typ.as_deref().is_none_or(is_login) {
            return Err(invalid("the token's typ is that of another purpose"));
        }
        let algorithm = head.alg.parse::<Algorithm>().ok();
        let algorithm = algorithm.filter(|algorithm| is_public(*algorithm));
        let algorithm =
            algorithm.ok_or_else(|| invalid("the token's alg is none that is accepted here"))?;
        let claims = object(claims).map(Value::Object).unwrap_or_default();
        let issued: Issued = serde_json::from_value(claims)
            .map_err(|_| invalid("the token's claims name no issuer"))?;
        Ok(Self::Signed(Unverified {
            issuer: issued.iss,
            algorithm,
            key: head.kid,
        }))
    }
}

/// Whether a JWT of this type says who somebody is: an id token or an access
/// token (RFC 9068), and not a notice of a logout or of some event.
fn is_login(typ: &str) -> bool {
    let typ = typ.to_ascii_lowercase();
    let typ = typ.strip_prefix("application/").unwrap_or(&typ);
    matches!(typ, "jwt" | "at+jwt")
}

/// Whether others than the issuer can check it, and only the issuer sign.
fn is_public(algorithm: Algorithm) -> bool {
    algorithm.family() != AlgorithmFamily::Hmac
}

fn object(part: &str) -> Option<Map<String, Value>> {
    serde_json::from_slice(&BASE64.decode(part).ok()?).ok()
}

/// What an issuer says of the bearer.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub(super) struct Said(Map<String, Value>);

impl Said {
    /// The claim that names the account.
    ///
    /// # Errors
    /// `InvalidCredential` where it is not there, or neither a text nor a whole
    /// number.
    pub(super) fn id(&self, claim: &str) -> Result<String, Refusal> {
        let id = match self.0.get(claim) {
            Some(Value::String(text)) => Some(text.clone()),
            Some(Value::Number(number)) if number.is_u64() || number.is_i64() => {
                Some(number.to_string())
            }
            _ => None,
        };
        let id = id.filter(|id| !id.is_empty());
        id.ok_or_else(|| invalid(format!("the issuer tells no {claim}")))
    }

    /// A claim that is a text.
    pub(super) fn text(&self, claim: &str) -> Option<String> {
        self.0.get(claim)?.as_str().map(str::to_owned)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn token(head: &Value, claims: &Value) -> String {
        let part = |value: &Value| BASE64.encode(value.to_string());
        format!("{}.{}.c2ln", part(head), part(claims))
    }

    #[test]
    fn a_jwt_says_by_which_key_it_wants_to_be_checked() {
        let claims = json!({"iss": "https://id.test", "sub": "anna"});
        for typ in [json!(null), json!("JWT"), json!("application/AT+JWT")] {
            let mut head = json!({"alg": "ES256", "kid": "k", "typ": typ});
            if typ.is_null() {
                head.as_object_mut().expect("an object").remove("typ");
            }
            let Ok(Shape::Signed(found)) = Shape::of(&token(&head, &claims)) else {
                panic!("{head} is a JWT");
            };
            let expected = Unverified {
                issuer: "https://id.test".into(),
                algorithm: Algorithm::ES256,
                key: Some("k".into()),
            };
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn what_is_no_jwt_is_opaque() {
        for text in [
            "",
            "opaque",
            "a.b.c",
            "2YotnFZFEjr1zCsicMWpAA",
            "e30.e30.e30",
        ] {
            assert!(matches!(Shape::of(text), Ok(Shape::Opaque)), "{text}");
        }
    }

    #[test]
    fn a_jwt_that_is_unsigned_or_signed_by_a_shared_secret_is_shown_to_nobody() {
        let claims = json!({"iss": "https://id.test"});
        let with = |head: Value| token(&head, &claims);
        for text in [
            with(json!({"alg": "none"})),
            with(json!({"alg": "None"})),
            with(json!({"alg": "HS256"})),
            with(json!({"alg": 7})),
            with(json!({"alg": "RS256", "typ": "logout+jwt"})),
            with(json!({"alg": "RS256", "crit": ["exp"], "exp": 1})),
            token(&json!({"alg": "RS256"}), &json!({"sub": "anna"})),
            token(
                &json!({"alg": "RS256"}),
                &json!({"iss": ["https://id.test"]}),
            ),
            token(&json!({"alg": "RS256"}), &json!("text")),
            with(json!({"alg": "RSA-OAEP", "enc": "A256GCM"})) + ".a.b",
            BASE64.encode(r#"{"alg":"RS256"}"#),
        ] {
            Shape::of(&text).expect_err(&text);
        }
    }

    #[test]
    fn an_account_is_named_by_a_text_or_a_whole_number() {
        let said: Said = serde_json::from_value(json!({
            "text": "anna", "number": 76561198000000000_u64, "half": 0.5,
            "empty": "", "null": null, "list": ["anna"],
        }))
        .expect("claims");
        assert_eq!(said.id("text").expect("a text"), "anna");
        assert_eq!(said.id("number").expect("whole"), "76561198000000000");
        for claim in ["half", "empty", "null", "list", "absent"] {
            assert!(said.id(claim).is_err(), "{claim}");
        }
        assert_eq!(said.text("text").as_deref(), Some("anna"));
        assert_eq!(said.text("number"), None);
    }
}
