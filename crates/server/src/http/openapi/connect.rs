//! Who players are in other systems, and how id tokens are verified.

use axum::http::Method;
use serde_json::{Map, Value, json};

use super::answers::{empty, json_of};
use super::directory::refused_as_json;
use super::operation::Operation;
use greenroom_protocol::connect::IdentityProvider;
use greenroom_protocol::limits;

const DEVICE: &str = "/auth/v1/accounts/deviceid";
const ACCOUNTS: &str = "/user/v1/accounts";
const USERS: &str = "/user/v1/product-users";
const ASK_ACCOUNTS: &str = "/greenroom/connect/external-accounts";
const ASK_USERS: &str = "/greenroom/connect/product-users";
const ASK_NAME: &str = "/greenroom/connect/display-names";
const PLAYS: &str = "/greenroom/player-sessions";
const LINKS: &str = "/greenroom/connect/links";
const LINK: &str = "/greenroom/connect/links/current";
const TRANSFER: &str = "/greenroom/connect/transfer";
const KEYS: &str = "/.well-known/jwks.json";
const EOS_KEYS: &str = "/auth/v1/oauth/jwks";
const CONFIGURATION: &str = "/.well-known/openid-configuration";

pub(super) fn operations() -> Vec<Operation> {
    let accounts = json!({"two": {"value": {
        "identityProviderId": "openid", "accountIds": ["anna", "bert"],
    }}});
    let users = json!({"one": {"value": {
        "productUserIds": ["00000000000000001125899906842625"],
    }}});
    let link = json!({"link": {"value": {"continuanceToken": "eyJ…"}}});
    let transfer = json!({"transfer": {"value": {
        "deviceUserToken": "eyJ…",
        "productUserIdToPreserve": "00000000000000001125899906842625",
    }}});
    vec![
        eos(Method::GET, ACCOUNTS, "listExternalAccounts", "Who has these accounts")
            .takes(&["accountId", "identityProviderId"])
            .answers(200, json_of("Those that somebody has.", "ExternalAccountsAnswer")),
        eos(Method::GET, USERS, "listProductUsers", "Which accounts players have elsewhere")
            .takes(&["productUserId"])
            .answers(200, json_of("Of those who are known.", "ProductUsersAnswer")),
        own(Method::POST, ASK_ACCOUNTS, "queryExternalAccounts", "Who has these accounts")
            .about("The same with a body, for more ids than fit into a head.")
            .json("ExternalAccountsQuery", accounts)
            .answers(200, json_of("Those that somebody has.", "ExternalAccountsAnswer")),
        own(Method::POST, ASK_USERS, "queryProductUsers", "Which accounts players have elsewhere")
            .about("The same with a body.")
            .json("ProductUsersQuery", users)
            .answers(200, json_of("Of those who are known.", "ProductUsersAnswer")),
        own(Method::POST, ASK_NAME, "queryDisplayName", "Who has this display name")
            .about("The player who has had it for longest; at a developer's desk, whoever logs in by it. For players, servers and programs that may `administer`.")
            .json("DisplayNameQuery", json!({"name": {"value": {"displayName": "Anna"}}}))
            .answers(200, json_of("The player, or nobody.", "DisplayNameAnswer")),
        own(Method::POST, PLAYS, "notePlay", "Somebody begins to play, or has ended")
            .about("For the curves of the operator, in `/metrics`. Told again it is counted once; what nobody ends counts as ended after twelve hours. `conflict` is a caller with too many that are open.")
            .json("PlayerSessionForm", json!({"begin": {"value": {
                "id": "0a1b2c3d-0000-4111-8222-333344445555", "open": true,
            }}}))
            .answers(204, empty("It is counted."))
            .refused(&["conflict"]),
        own(Method::POST, LINKS, "linkAccount", "Link another account to the caller's")
            .about("That which a login with it was refused a continuance token for. `invalid-credential` is a token that is none, or is too old.")
            .json("LinkForm", link)
            .answers(200, json_of("All that are linked.", "ProductUser"))
            .refused(&["conflict"]),
        own(Method::DELETE, LINK, "unlinkAccount", "Unlink the account by which the caller logged in")
            .answers(204, empty("It is the caller's no more."))
            .refused(&["conflict"]),
        own(Method::POST, TRANSFER, "transferDevice", "Make one player of two")
            .about("Of the caller, who logged in by an external account, and of a player who logged in by a device id.")
            .json("TransferForm", transfer)
            .answers(200, json_of("The player who is left.", "TransferAnswer"))
            .refused(&["conflict"]),
        own(Method::DELETE, DEVICE, "deleteDevice", "Delete a device id for good")
            .about("The bearer's token is the device's secret.")
            .answers(204, empty("There is no such device id.")),
        anybody(KEYS, "readKeys", "The keys by which id tokens are verified")
            .answers(200, json_of("As RFC 7517 has them.", "KeySet")),
        anybody(EOS_KEYS, "readEosKeys", "The same, where the EOS web API has it")
            .answers(200, json_of("As RFC 7517 has them.", "KeySet")),
        anybody(CONFIGURATION, "readOpenIdConfiguration", "Where they are")
            .answers(200, json_of("As OpenID Connect Discovery has it.", "OpenIdConfiguration"))
            .refused(&["bad-request"]),
    ]
}

fn eos(method: Method, path: &'static str, id: &str, summary: &str) -> Operation {
    let operation = Operation::new(method, path, id, summary).tag("login");
    refused_as_json(operation.bearer())
}

fn own(method: Method, path: &'static str, id: &str, summary: &str) -> Operation {
    Operation::new(method, path, id, summary)
        .tag("login")
        .bearer()
        .refused(&["bad-request", "forbidden"])
}

fn anybody(path: &'static str, id: &str, summary: &str) -> Operation {
    Operation::new(Method::GET, path, id, summary).tag("directory")
}

/// The parameters of the two questions of the EOS web API.
pub(super) fn parameters() -> Map<String, Value> {
    let parameter = |name: &str, description: &str, schema: Value| {
        let value = json!({
            "name": name, "in": "query", "required": true,
            "description": description, "schema": schema,
        });
        (name.to_owned(), value)
    };
    let list = |items: Value| {
        json!({
            "type": "array", "minItems": 1, "maxItems": limits::MAPPINGS_MAX, "items": items,
        })
    };
    let providers: Vec<_> = IdentityProvider::ALL.iter().map(|it| it.as_str()).collect();
    let id =
        json!({"type": "string", "minLength": 1, "maxLength": limits::EXTERNAL_ACCOUNT_ID_MAX / 4});
    let user = json!({"type": "string", "pattern": "^0*[1-9][0-9]{0,17}$", "maxLength": 32});
    [
        parameter("accountId", "Ids of accounts; once for each.", list(id)),
        parameter(
            "identityProviderId",
            "In which system.",
            json!({"type": "string", "enum": providers}),
        ),
        parameter("productUserId", "Players; once for each.", list(user)),
    ]
    .into_iter()
    .collect()
}
