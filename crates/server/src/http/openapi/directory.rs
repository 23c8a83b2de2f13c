//! Logins, push connections, and the directory itself.

use axum::http::Method;
use serde_json::{Value, json};

use super::answers::{empty, json_of, with};
use super::operation::Operation;
use super::reference::reference;

pub(super) fn operations() -> Vec<Operation> {
    vec![
        login(Operation::new(Method::POST, "/auth/v1/accounts/deviceid", "createDevice", "Make a device id"))
            .form("DeviceForm", json!({"pc": {"value": {"deviceModel": "PC"}}}))
            .answers(200, json_of("The device's secret.", "DeviceAnswer")),
        login(Operation::new(Method::POST, "/auth/v1/oauth/token", "createToken", "Log in"))
            .about("`client_credentials` for a program, `external_auth` with a device's secret or a token of an identity provider for a player, `refresh_token` for a player who comes again, `continuance` for a player who was not known yet.")
            .form("TokenForm", json!({"program": {"value": {
                "grant_type": "client_credentials", "deployment_id": "dep",
            }}}))
            .answers(200, json_of("An access token.", "TokenAnswer")),
        login(Operation::new(Method::POST, "/auth/v1/oauth/revoke", "revokeToken", "Revoke a refresh token"))
            .about("As RFC 7009 has it: a token that is not there, or another program's, is no error.")
            .form("TokenQuery", json!({"token": {"value": {"token": "a refresh token"}}}))
            .answers(200, json_of("It is good for nothing.", "Revoked")),
        login(Operation::new(Method::POST, "/auth/v1/oauth/introspect", "introspectToken", "What an access token is"))
            .about("As RFC 7662 has it, for any program that the directory knows.")
            .form("TokenQuery", json!({"token": {"value": {"token": "an access token"}}}))
            .answers(200, json_of("What it is.", "Introspection")),
        Operation::new(Method::GET, "/nonce", "createNonce", "A word that opens one push connection")
            .about("For clients that cannot send a header with `/connect`. It is good once, for a minute.")
            .tag("push")
            .bearer()
            .answers(200, with(nonce(), &["Cache-Control"])),
        Operation::new(Method::GET, "/connect", "connect", "Open a push connection")
            .about("A WebSocket with the subprotocol `rta.xboxlive.com.V2`, or whichever is asked for.")
            .tag("push")
            .bearer()
            .takes(&["nonce"])
            .answers(101, empty("The push connection."))
            .refused(&["bad-request", "upgrade"]),
        directory("/health", "readHealth", "Whether the directory can write")
            .answers(200, json_of("It can.", "Health"))
            .answers(503, with(or_text(json_of("It cannot.", "Health")), &["Greenroom-Error", "Retry-After"])),
        directory("/metrics", "readMetrics", "What the directory counts")
            .about("For this machine and whom the operator names; nobody else finds it.")
            .answers(200, metrics())
            .refused(&["not-found"]),
        directory("/openapi.json", "readDescription", "This description")
            .answers(200, description())
            .refused(&["too-often"]),
    ]
}

fn directory(path: &'static str, id: &str, summary: &str) -> Operation {
    Operation::new(Method::GET, path, id, summary).tag("directory")
}

fn login(operation: Operation) -> Operation {
    refused_as_json(operation.tag("login").client())
}

/// Refusals of the EOS web API are JSON, those of logins as OAuth has them.
pub(super) fn refused_as_json(operation: Operation) -> Operation {
    let refused = [
        (400, "Not understood, or a value out of range.", &[][..]),
        (
            401,
            "The program, the device or the player is not known.",
            &["WWW-Authenticate"],
        ),
        (403, "The program may not.", &[]),
        (408, "The body did not arrive whole in time.", &[]),
        (413, "Beyond the limits.", &[]),
        (429, "More often than the caller may.", &["Retry-After"]),
        (500, "A fault of the directory's own.", &[]),
        (503, "Not now; later may help.", &["Retry-After"]),
    ];
    refused
        .into_iter()
        .fold(operation, |operation, (status, description, headers)| {
            let response = with(json_of(description, "TokenFailure"), &["Greenroom-Error"]);
            let response = if status == 503 {
                or_text(response)
            } else {
                response
            };
            operation.answers(status, with(response, headers))
        })
}

/// The same where a request may also be refused before its path is looked at.
fn or_text(mut response: Value) -> Value {
    response["content"]["text/plain"] = json!({"schema": {"type": "string"}});
    response
}

fn nonce() -> Value {
    let schema = json!({
        "type": "object",
        "properties": {"nonce": {"type": "string"}},
        "required": ["nonce"],
        "additionalProperties": false,
    });
    of("application/json", "The word.", schema)
}

fn metrics() -> Value {
    of(
        "application/openmetrics-text",
        "As Prometheus reads it.",
        json!({"type": "string"}),
    )
}

fn description() -> Value {
    of(
        "application/json",
        "OpenAPI 3.1.",
        json!({"type": "object"}),
    )
}

fn of(media: &str, description: &str, schema: Value) -> Value {
    json!({
        "description": description,
        "headers": {"X-Request-Id": reference("headers", "X-Request-Id")},
        "content": {media: {"schema": schema}},
    })
}
