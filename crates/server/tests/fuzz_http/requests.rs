//! Whole requests as bytes, so that nothing of a client's library stands between what is drawn and what arrives.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;

use crate::support::disk::Choices;
use crate::support::player::CLIENT;
use crate::words::{NAMES, delta, one_in, pick, query, spoil};

/// What the callers of an episode have.
#[derive(Default)]
pub(crate) struct Known {
    pub(crate) tokens: Vec<String>,
    pub(crate) connections: Vec<String>,
}

/// A request, and what is odd about it.
pub(crate) struct Request {
    pub(crate) bytes: Vec<u8>,
    /// Whether its head is one that HTTP knows.
    pub(crate) is_http: bool,
    /// Whether it says that it waits before it sends its body, which it does not.
    pub(crate) is_impatient: bool,
}

/// Draws one request.
pub(crate) fn draw(choices: &mut Choices, known: &Known) -> Request {
    let (method, path, body, form) = match choices.below(14) {
        0..6 => (
            "PUT",
            session(choices),
            delta(choices, &known.connections),
            false,
        ),
        6 => ("GET", session(choices), Vec::new(), false),
        7 => (
            "DELETE",
            format!("{}/members/me", session(choices)),
            Vec::new(),
            false,
        ),
        8 | 9 => ("POST", "/handles/query".to_owned(), query(choices), false),
        10 => people(choices),
        11 => handles(choices),
        12 => (
            "POST",
            "/auth/v1/oauth/token".to_owned(),
            token_form(choices, known),
            true,
        ),
        _ => (
            "POST",
            "/auth/v1/accounts/deviceid".to_owned(),
            device_form(choices),
            true,
        ),
    };
    let method = if one_in(choices, 25) {
        pick(
            choices,
            &["GET", "POST", "PATCH", "HEAD", "OPTIONS", "BREW"],
        )
    } else {
        method
    };
    let path = if one_in(choices, 20) {
        odd_path(choices)
    } else {
        path
    };
    let authorization = authorization(choices, known, form);
    let mut head = format!("{method} {path} HTTP/1.1\r\nHost: directory\r\nConnection: close\r\n");
    if !one_in(choices, 40) {
        head.push_str(&format!("Authorization: {authorization}\r\n"));
    }
    let kind = if form {
        "application/x-www-form-urlencoded"
    } else {
        "application/json"
    };
    let kind = if one_in(choices, 30) {
        pick(
            choices,
            &["text/xml", "application/json; charset=latin-9", "*/*", ""],
        )
    } else {
        kind
    };
    head.push_str(&format!(
        "Content-Type: {kind}\r\nContent-Length: {}\r\n",
        body.len()
    ));
    for _ in 0..choices.below(3) {
        head.push_str(header(choices));
    }
    head.push_str("\r\n");
    let is_impatient = head.contains("Expect:");
    let is_http = !one_in(choices, 30);
    let mut bytes = head.into_bytes();
    if !is_http {
        bytes = spoil(choices, bytes);
    }
    bytes.extend(body);
    Request {
        bytes,
        is_http,
        is_impatient,
    }
}

/// A request about handles, or a query for sessions.
fn handles(choices: &mut Choices) -> (&'static str, String, Vec<u8>, bool) {
    let ids = [
        "00000000-0000-0000-0000-000000000000",
        "6b7f0d4e-7f4e-4a8e-9d5c-0c4f5d5f1a2b",
        "6B7F0D4E",
        "%ff",
    ];
    let id = pick(choices, &ids);
    let (method, path) = match choices.below(8) {
        0..=2 => ("POST", "/handles".to_owned()),
        3 => ("POST", "/Handles/query?include=relatedInfo,,X".to_owned()),
        4 => (pick(choices, &["GET", "DELETE"]), format!("/handles/{id}")),
        5 => (
            pick(choices, &["GET", "PUT"]),
            format!("/handles/{id}/session"),
        ),
        6 => {
            let base = "/serviceconfigs/Deployment-1/sessions";
            let query = pick(
                choices,
                &[
                    "",
                    "?keyword=a",
                    "?xuid=1&private=true",
                    "?take=%2D1",
                    "?take=9e9",
                ],
            );
            ("GET", format!("{base}{query}"))
        }
        _ => {
            let base = "/serviceconfigs/Deployment-1/sessionTemplates/Open/batch";
            let query = pick(
                choices,
                &["", "?keyword=a&take=0", "?reservations=true&inactive=TRUE"],
            );
            ("POST", format!("{base}{query}"))
        }
    };
    let name = pick(choices, &NAMES);
    let template = pick(choices, &["eos", "Open", "Browse", "lobby"]);
    let target = format!(
        r#""sessionRef":{{"scid":"Deployment-1","templateName":"{template}","name":"{name}"}}"#
    );
    let bodies = [
        format!(r#"{{"type":"activity",{target}}}"#),
        format!(
            r#"{{"version":1,"type":"search",{target},"searchAttributes":{{"tags":["a"],"numbers":{{"a":1e308}}}}}}"#
        ),
        format!(
            r#"{{"type":"invite",{target},"invitedXuid":"1","inviteAttributes":{{"titleId":4294967296}}}}"#
        ),
        format!(r#"{{"type":"transfer",{target},"originSessionRef":null}}"#),
        r#"{"type":"activity","owners":{"xuids":["1",2,0]}}"#.to_owned(),
        r#"{"type":"activity","owners":{"people":{"moniker":"people","monikerXuid":"1"}}}"#
            .to_owned(),
        r#"{"xuids":["1","00000000000000000000000000000002"]}"#.to_owned(),
        "{}".to_owned(),
    ];
    let mut body = bodies[choices.below(bodies.len() as u64) as usize]
        .clone()
        .into_bytes();
    if one_in(choices, 10) {
        body = spoil(choices, body);
    }
    (method, path, body, false)
}

fn session(choices: &mut Choices) -> String {
    let name = pick(choices, &NAMES);
    match choices.below(30) {
        0 => format!("/serviceconfigs/other/sessionTemplates/eos/sessions/{name}"),
        1 => format!("/serviceconfigs/Deployment-1/sessionTemplates/lobby/sessions/{name}"),
        2 => format!(
            "/SERVICECONFIGS/deployment-1/SESSIONTEMPLATES/EOS/SESSIONS/{name}?noCommit=true&x=%ff"
        ),
        3..=6 => {
            let template = pick(choices, &["Browse", "Open", "GameSession", "PeerToServer"]);
            format!("/serviceconfigs/Deployment-1/sessionTemplates/{template}/sessions/{name}")
        }
        _ => format!("/serviceconfigs/Deployment-1/sessionTemplates/eos/sessions/{name}"),
    }
}

/// A request about the people around a player, or about where one is.
fn people(choices: &mut Choices) -> (&'static str, String, Vec<u8>, bool) {
    let whose = [
        "me",
        "ME",
        "1",
        "0",
        "00000000000000000000000000000002",
        "%6de",
    ];
    let (whose, other) = (pick(choices, &whose), pick(choices, &whose));
    let path = match choices.below(3) {
        0 => format!("/serviceconfigs/Deployment-1/presence/{whose}"),
        1 => format!("/serviceconfigs/Deployment-1/people/{whose}"),
        _ => format!("/serviceconfigs/deployment-1/People/{whose}/{other}"),
    };
    let bodies = [
        r#"{"followed":true}"#,
        r#"{"favorite":true,"blocked":false}"#,
        r#"{"blocked":true}"#,
        r#"{"followed":false,"favorite":true}"#,
        r#"{"state":"active"}"#,
        r#"{"state":"AWAY"}"#,
        r#"{"state":null,"followed":[]}"#,
        "{}",
        "null",
    ];
    let mut body = pick(choices, &bodies).as_bytes().to_vec();
    if one_in(choices, 10) {
        body = spoil(choices, body);
    }
    (
        pick(choices, &["GET", "PUT", "PUT", "DELETE"]),
        path,
        body,
        false,
    )
}

fn odd_path(choices: &mut Choices) -> String {
    let long = format!(
        "/serviceconfigs/Deployment-1/sessionTemplates/eos/sessions/{}",
        "x".repeat(200)
    );
    let odd = [
        "/",
        "//",
        "*",
        "/serviceconfigs",
        "/serviceconfigs/%00/sessionTemplates/%ff/sessions/%c3%28",
        "/serviceconfigs/Deployment-1/sessionTemplates/eos/sessions/..%2f..%2fetc",
        "/serviceconfigs/Deployment-1/sessionTemplates/eos/sessions/%52oom",
        "/serviceconfigs/Deployment-1/sessionTemplates/eos/sessions/",
        "/serviceconfigs/Deployment-1/sessionTemplates/eos/sessions/Room/members/0",
        "/serviceconfigs/Deployment-1/sessionTemplates",
        "/serviceconfigs/Deployment-1/sessionTemplates/browse",
        "/serviceconfigs/Deployment-1/sessionTemplates/lobby",
        "/handles/query?include=customProperties&include=",
        "/connect?nonce=1",
        "/connect",
        "/health",
        "/metrics",
        "http://elsewhere.test/health",
        long.as_str(),
    ];
    pick(choices, &odd).to_owned()
}

fn authorization(choices: &mut Choices, known: &Known, form: bool) -> String {
    let token = pick(
        choices,
        &known.tokens.iter().map(String::as_str).collect::<Vec<_>>(),
    );
    match choices.below(30) {
        0 => format!("Bearer {}", flipped(choices, token)),
        1 => format!("Bearer {}", unsigned(choices, token)),
        2 => format!("XBL3.0 x=1;{token}"),
        3 => format!("Bearer {}", "x".repeat(choices.below(9000) as usize)),
        4 => pick(
            choices,
            &[
                "Basic",
                "Basic !!!",
                "Bearer",
                "Bearer a.b",
                "Digest x",
                "bearer  ",
                "Basic Og==",
            ],
        )
        .to_owned(),
        5 => CLIENT.to_owned(),
        _ if form => CLIENT.to_owned(),
        _ => format!("Bearer {token}"),
    }
}

/// A token with one bit turned over.
fn flipped(choices: &mut Choices, token: &str) -> String {
    let mut bytes = token.as_bytes().to_vec();
    let at = choices.below(bytes.len() as u64) as usize;
    // Still a letter or a mark that a header may have.
    bytes[at] = match bytes[at] ^ (1 << choices.below(5)) {
        changed if changed.is_ascii_graphic() => changed,
        _ => b'A',
    };
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A token that says of itself that nobody signed it, or that the other party's key did.
fn unsigned(choices: &mut Choices, token: &str) -> String {
    let mut parts = token.split('.');
    let (header, claims, signature) =
        (parts.next(), parts.next().unwrap_or_default(), parts.next());
    match choices.below(5) {
        0 => format!("{}.{claims}.", BASE64.encode(r#"{"alg":"none"}"#)),
        1 => format!(
            "{}.{claims}.{}",
            BASE64.encode(r#"{"alg":"HS256"}"#),
            BASE64.encode([7; 32])
        ),
        2 => format!(
            "{}.{}.{}",
            header.unwrap_or_default(),
            BASE64.encode(r#"{"sub":"1","use":"user"}"#),
            signature.unwrap_or_default()
        ),
        3 => format!(
            "{}.{claims}.{}",
            header.unwrap_or_default(),
            BASE64.encode([0; 64])
        ),
        _ => format!("{token}.{token}"),
    }
}

fn token_form(choices: &mut Choices, known: &Known) -> Vec<u8> {
    let token = pick(
        choices,
        &known.tokens.iter().map(String::as_str).collect::<Vec<_>>(),
    )
    .to_owned();
    let fields = [
        "grant_type=external_auth".to_owned(),
        "grant_type=client_credentials".to_owned(),
        "grant_type=continuance".to_owned(),
        "grant_type=password".to_owned(),
        "deployment_id=Deployment-1".to_owned(),
        "deployment_id=%00%ff".to_owned(),
        "external_auth_type=deviceid_access_token".to_owned(),
        format!("external_auth_token={token}"),
        format!("continuance_token={token}"),
        "display_name=%F0%9F%98%80".to_owned(),
        format!("nonce={}", "n".repeat(choices.below(100) as usize)),
        "greenroom_instance=one".to_owned(),
        "greenroom=continuance".to_owned(),
        "=&&%&a=b=c".to_owned(),
    ];
    let mut form: Vec<String> = (0..choices.below(7))
        .map(|_| pick(choices, &fields.each_ref()).clone())
        .collect();
    if one_in(choices, 2) {
        let whole = [
            "grant_type=client_credentials",
            "deployment_id=Deployment-1",
            "greenroom_instance=one",
        ];
        form.extend(whole.map(str::to_owned));
    }
    spoil(choices, form.join("&").into_bytes())
}

fn device_form(choices: &mut Choices) -> Vec<u8> {
    let long = format!(
        "deviceModel={}",
        "%C3%BC".repeat(choices.below(200) as usize)
    );
    let form = pick(
        choices,
        &[
            "deviceModel=PC",
            "",
            "deviceModel=",
            "deviceModel=%ff",
            long.as_str(),
        ],
    );
    spoil(choices, form.as_bytes().to_vec())
}

fn header(choices: &mut Choices) -> &'static str {
    let headers = [
        "If-None-Match: *\r\n",
        "If-Match: *\r\n",
        "If-Match: \"1\"\r\n",
        "If-Match: \"18446744073709551616\"\r\n",
        "If-None-Match: W/\"1\", \"x\", \"\r\n",
        "If-Match: \u{7f}\r\n",
        "Prefer: return=minimal\r\n",
        "Prefer: return=minimal, wait=99999999999999999999\r\n",
        "X-Xbl-Contract-Version: 107\r\n",
        "X-Xbl-Contract-Version: 104\r\n",
        "X-Xbl-Contract-Version: 105\r\n",
        "X-Xbl-Contract-Version: 99999999999\r\n",
        "Content-Encoding: gzip\r\n",
        "X-Request-Id: \u{fc}\r\n",
        "X-Forwarded-For: nobody, 203.0.113.7\r\n",
        "Upgrade: websocket\r\nConnection: upgrade\r\n",
        "Expect: 100-continue\r\n",
    ];
    pick(choices, &headers)
}
