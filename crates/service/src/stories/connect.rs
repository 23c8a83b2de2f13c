//! Players who come from other systems: logins, links, mappings.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use greenroom_protocol::connect::{
    ExternalAccountsQuery, IdTokenClaims, IdentityProvider, LinkForm, ProductUsersQuery,
};
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::limits;
use greenroom_protocol::token::{OPENID_AUTH, TokenAnswer, TokenForm};
use ring::signature::{ED25519, UnparsedPublicKey};

use super::logins::{
    asking_first, client, continuing, form, game, granted, login, new_device, refused, serving,
};
use crate::parts::{AnyClient, Clients, DevTemplates, Parts, Rights};
use crate::store::BoxFuture;
use crate::testing::World;
use crate::{
    Action, ExternalId, IdentityProviders, Policy, Principal, Service, Vouched, unsupported,
};

/// A provider whose tokens say `<id>` or `<id>:<name>`, and which vouches for
/// those that it was told of. `steam_token` stands for another system.
#[derive(Default)]
pub(super) struct Registrar;

impl IdentityProviders for Registrar {
    fn vouch<'a>(
        &'a self,
        kind: &'a str,
        token: &'a str,
    ) -> BoxFuture<'a, Result<Vouched, Refusal>> {
        Box::pin(async move {
            let provider = match kind {
                OPENID_AUTH => IdentityProvider::OpenId,
                "steam_token" => IdentityProvider::Steam,
                _ => return Err(unsupported(kind)),
            };
            if token == "forged" {
                return Err(Refusal::new(ErrorCode::InvalidCredential, "forged"));
            }
            let (id, name) = token.split_once(':').unwrap_or((token, ""));
            Ok(Vouched {
                account: ExternalId {
                    provider,
                    id: id.to_owned(),
                },
                name: Some(name.to_owned()),
            })
        })
    }

    fn answers_for(&self, account: &ExternalId) -> bool {
        account.provider != IdentityProvider::Epic
    }
}

/// A world in which somebody vouches for players.
pub(super) async fn vouched_world() -> World {
    let mut world = World::new().await;
    world.service = open(&world).await;
    world
}

/// A service on the store of a world, after a start.
pub(super) async fn open(world: &World) -> Arc<Service> {
    let service = Service::open(Parts {
        store: world.store.clone(),
        clock: world.clock.clone(),
        random: world.random.clone(),
        clients: world.clients.clone(),
        templates: Arc::new(DevTemplates::new()),
        identities: Arc::new(Registrar),
        silence_ms: crate::testing::SILENCE,
    });
    service.await.expect("opens")
}

pub(super) fn openid(token: &str) -> TokenForm {
    TokenForm {
        external_auth_type: Some(OPENID_AUTH.into()),
        external_auth_token: Some(token.into()),
        ..form("external_auth")
    }
}

fn asking(token: &str) -> TokenForm {
    TokenForm {
        greenroom: Some("continuance".into()),
        ..openid(token)
    }
}

fn steam(token: &str) -> TokenForm {
    TokenForm {
        external_auth_type: Some("steam_token".into()),
        ..asking(token)
    }
}

async fn continuance(world: &World, form: &TokenForm) -> LinkForm {
    let refusal = refused(world, form).await;
    assert_eq!(refusal.refusal.code, ErrorCode::UnknownUser, "{refusal}");
    LinkForm {
        continuance_token: refusal.continuance.expect("to go on with"),
    }
}

async fn link(world: &World, who: &TokenAnswer, form: &LinkForm) -> Result<usize, ErrorCode> {
    let linked = world.service.link_account(&who.access_token, form).await;
    linked
        .map(|user| user.accounts.len())
        .map_err(|refusal| refusal.code)
}

/// The accounts of a player as somebody is shown them: system, id, name.
async fn shown(world: &World, by: &str, of: AccountId) -> Vec<(IdentityProvider, String, String)> {
    let caller = world.service.authenticate(by, None).expect("fresh");
    let query = ProductUsersQuery {
        product_user_ids: vec![of],
    };
    let answer = world.service.product_users(&caller, &query).await;
    let mut users = answer.expect("readable").product_users;
    let user = users.remove(&of.padded()).expect("known");
    let row = |account: greenroom_protocol::connect::ExternalAccount| {
        let name = account.display_name.unwrap_or_default();
        (account.identity_provider_id, account.account_id, name)
    };
    user.accounts.into_iter().map(row).collect()
}

async fn who_has(world: &World, ids: &[&str]) -> Result<HashMap<String, String>, Refusal> {
    let query = ExternalAccountsQuery {
        identity_provider_id: IdentityProvider::OpenId,
        account_ids: ids.iter().map(|&id| id.to_owned()).collect(),
    };
    let answer = world.service.external_accounts(&query).await?;
    Ok(answer.ids.into_iter().collect())
}

/// Reads an id token as anybody may who has the published key.
pub(super) fn verified(world: &World, token: &str) -> IdTokenClaims {
    let (signed, signature) = token.rsplit_once('.').expect("three parts");
    let (header, claims) = signed.split_once('.').expect("three parts");
    let part = |text: &str| URL_SAFE_NO_PAD.decode(text).expect("base64url");
    let header: serde_json::Value = serde_json::from_slice(&part(header)).expect("JSON");
    let keys = world.service.key_set().keys;
    let key = { keys.iter() }.find(|key| header["kid"] == key.kid.as_str());
    let key = key.expect("a published key");
    assert_eq!(header["alg"], key.alg.as_str());
    UnparsedPublicKey::new(&ED25519, part(&key.x))
        .verify(signed.as_bytes(), &part(signature))
        .expect("signed by the published key");
    serde_json::from_slice(&part(claims)).expect("claims")
}

#[tokio::test]
async fn somebody_vouched_for_is_the_same_player_ever_after() {
    let world = vouched_world().await;
    let first = granted(&world, &openid("anna:Anna")).await;
    let second = granted(&world, &asking("anna:Änne")).await;
    assert_eq!(first.account(), second.account());
    assert_eq!(first.nonce.as_deref(), Some("n"));
    let stranger = granted(&world, &openid("bert")).await;
    assert_ne!(stranger.account(), first.account());

    let caller = world.service.authenticate(&second.access_token, None);
    let caller = caller.expect("fresh");
    assert_eq!(caller.device, None);
    let Principal::User { name, .. } = caller.principal else {
        panic!("a player");
    };
    assert_eq!(name, "Änne");
    let restarted = open(&world).await;
    let again = restarted.grant(&game(), &openid("anna")).await;
    assert_eq!(again.expect("known").account(), first.account());
}

#[tokio::test]
async fn a_newcomer_goes_on_by_its_continuance_token() {
    let world = vouched_world().await;
    let token = continuance(&world, &asking("anna")).await.continuance_token;
    let first = granted(&world, &continuing(&token)).await;
    let again = granted(&world, &continuing(&token)).await;
    assert_eq!(first.account(), again.account(), "sent twice, one account");
    let known = granted(&world, &asking("anna")).await;
    assert_eq!(known.account(), first.account());

    let token = continuance(&world, &asking("bert")).await.continuance_token;
    let elsewhere = world
        .service
        .grant(&client("other"), &continuing(&token))
        .await;
    let refusal = elsewhere.expect_err("another's").refusal;
    assert_eq!(refusal.code, ErrorCode::InvalidCredential);
}

#[tokio::test]
async fn logins_at_once_make_one_account() {
    let world = Arc::new(vouched_world().await);
    world.store.slow_down();
    let logins: Vec<_> = (0..8)
        .map(|_| {
            let world = world.clone();
            tokio::spawn(async move { granted(&world, &openid("anna")).await.account() })
        })
        .collect();
    let mut accounts = Vec::new();
    for login in logins {
        accounts.push(login.await.expect("does not fail"));
    }
    accounts.dedup();
    assert_eq!(accounts.len(), 1);
    assert!(accounts[0].is_some());
}

#[tokio::test]
async fn what_nobody_vouches_for_is_refused() {
    let world = vouched_world().await;
    let long = "x".repeat(limits::EXTERNAL_ACCOUNT_ID_MAX + 1);
    let longer = "x".repeat(limits::EXTERNAL_TOKEN_MAX + 1);
    for (token, code) in [
        ("forged", ErrorCode::InvalidCredential),
        (":Anna", ErrorCode::InvalidCredential),
        (&long, ErrorCode::InvalidCredential),
        (&longer, ErrorCode::BadRequest),
        ("", ErrorCode::BadRequest),
    ] {
        let refusal = refused(&world, &openid(token)).await.refusal;
        assert_eq!(refusal.code, code, "{refusal}");
    }
    let nobody = World::new().await;
    let refusal = refused(&nobody, &openid("anna")).await.refusal;
    assert_eq!(refusal.code, ErrorCode::Unsupported);
    assert!(refusal.message.contains(OPENID_AUTH), "{refusal}");
    let labelled = TokenForm {
        greenroom_platform: Some("x".repeat(65)),
        ..openid("anna")
    };
    let refusal = refused(&world, &labelled).await.refusal;
    assert!(refusal.message.contains("greenroom_platform"), "{refusal}");
}

#[tokio::test]
async fn a_long_name_is_cut_and_a_missing_one_is_remembered() {
    let world = vouched_world().await;
    let name = "ü".repeat(200);
    let login = granted(&world, &openid(&format!("anna:{name}"))).await;
    let caller = world.service.authenticate(&login.access_token, None);
    let Principal::User { name, .. } = caller.expect("fresh").principal else {
        panic!("a player");
    };
    assert_eq!(name, "ü".repeat(limits::DISPLAY_NAME_MAX / 2));
    let account = login.account().expect("a player");
    granted(&world, &openid("anna")).await;
    let accounts = shown(&world, &login.access_token, account).await;
    assert_eq!(accounts[0].2, "ü".repeat(limits::EXTERNAL_NAME_MAX / 2));
}

#[tokio::test]
async fn an_id_token_says_who_it_is_to_anybody_with_the_published_key() {
    let world = vouched_world().await;
    let form = TokenForm {
        greenroom_product: Some("prod".into()),
        greenroom_sandbox: Some("live".into()),
        greenroom_platform: Some("PC".into()),
        greenroom_device_type: Some("Linux".into()),
        ..openid("anna")
    };
    let answer = granted(&world, &form).await;
    let token = answer.id_token.as_deref().expect("a player's");
    let claims = verified(&world, token);
    assert_eq!(claims.iss, answer.greenroom.directory);
    assert_eq!(claims.aud, "game");
    assert_eq!(Some(&claims.sub), answer.product_user_id.as_ref());
    assert_eq!(claims.exp - claims.iat, answer.expires_in);
    assert_eq!(claims.token_type, "idToken");
    assert_eq!(
        (claims.pfpid.as_deref(), claims.pfsid.as_deref()),
        (Some("prod"), Some("live"))
    );
    assert_eq!(claims.pfdid, "Dep-1");
    let act = claims.act.expect("an external account");
    assert_eq!(
        (act.eat, act.eaid.as_str()),
        (IdentityProvider::OpenId, "anna")
    );
    assert_eq!(
        (act.pltfm.as_str(), act.dty.as_deref()),
        ("PC", Some("Linux"))
    );

    let refusal = world.service.authenticate(token, None);
    assert_eq!(
        refusal.expect_err("no access token").code,
        ErrorCode::Unauthorized
    );
    let plain = granted(&world, &openid("anna")).await;
    let act = verified(&world, &plain.id_token.expect("a player's")).act;
    assert_eq!(act.expect("an external account").pltfm, "other");
    let device = new_device(&world).await;
    let device = granted(&world, &login(&device)).await;
    let claims = verified(&world, &device.id_token.expect("a player's"));
    assert_eq!(claims.act, None, "never of a device");
    let server = granted(&world, &serving("one")).await;
    assert_eq!(server.id_token, None);
}

#[tokio::test]
async fn an_account_is_linked_and_leads_to_the_player_who_linked_it() {
    let world = vouched_world().await;
    let anna = granted(&world, &openid("anna:Anna")).await;
    let account = anna.account().expect("a player");
    let form = continuance(&world, &steam("765:Annie")).await;
    world.clock.pass(1000);
    assert_eq!(link(&world, &anna, &form).await, Ok(2));
    assert_eq!(link(&world, &anna, &form).await, Ok(2), "sent twice");
    let by_steam = granted(&world, &steam("765:Annie")).await;
    assert_eq!(by_steam.account(), Some(account));
    assert_eq!(
        shown(&world, &anna.access_token, account).await,
        [
            (IdentityProvider::Steam, "765".into(), "Annie".into()),
            (IdentityProvider::OpenId, "anna".into(), "Anna".into()),
        ],
        "the one used last is the first"
    );
    world.clock.pass(1000);
    granted(&world, &openid("anna:Anna")).await;
    let first = shown(&world, &anna.access_token, account).await[0].clone();
    assert_eq!(first.0, IdentityProvider::OpenId);
}

#[tokio::test]
async fn what_has_a_player_of_its_own_or_comes_second_is_not_linked() {
    let world = vouched_world().await;
    let anna = granted(&world, &openid("anna")).await;
    let second = continuance(&world, &asking("anna-2")).await;
    assert_eq!(
        link(&world, &anna, &second).await,
        Err(ErrorCode::Conflict),
        "one of each system"
    );
    let form = continuance(&world, &steam("765")).await;
    let own = granted(&world, &continuing(&form.continuance_token)).await;
    assert_ne!(own.account(), anna.account());
    assert_eq!(
        link(&world, &anna, &form).await,
        Err(ErrorCode::Conflict),
        "it has a player"
    );
    let server = granted(&world, &serving("one")).await;
    assert_eq!(
        link(&world, &server, &second).await,
        Err(ErrorCode::Unauthorized)
    );
    let nonsense = LinkForm {
        continuance_token: anna.access_token.clone(),
    };
    assert_eq!(
        link(&world, &anna, &nonsense).await,
        Err(ErrorCode::InvalidCredential)
    );
    let empty = LinkForm {
        continuance_token: String::new(),
    };
    assert_eq!(
        link(&world, &anna, &empty).await,
        Err(ErrorCode::BadRequest)
    );
}

#[tokio::test]
async fn a_device_is_linked_too_and_never_listed() {
    let world = vouched_world().await;
    let anna = granted(&world, &openid("anna")).await;
    let device = new_device(&world).await;
    let form = continuance(&world, &asking_first(&device)).await;
    assert_eq!(link(&world, &anna, &form).await, Ok(1));
    assert_eq!(link(&world, &anna, &form).await, Ok(1), "sent twice");
    let by_device = granted(&world, &login(&device)).await;
    assert_eq!(by_device.account(), anna.account());
    let bert = granted(&world, &openid("bert")).await;
    assert_eq!(link(&world, &bert, &form).await, Err(ErrorCode::Conflict));
}

#[tokio::test]
async fn of_two_who_link_the_same_account_at_once_one_has_it() {
    let world = Arc::new(vouched_world().await);
    let anna = granted(&world, &openid("anna")).await;
    let bert = granted(&world, &openid("bert")).await;
    let form = continuance(&world, &steam("765")).await;
    world.store.slow_down();
    let links = [anna, bert].map(|who| {
        let (world, form) = (world.clone(), form.clone());
        tokio::spawn(async move { link(&world, &who, &form).await })
    });
    let mut results = Vec::new();
    for link in links {
        results.push(link.await.expect("does not fail"));
    }
    results.sort_by_key(Result::is_err);
    assert_eq!(results, [Ok(2), Err(ErrorCode::Conflict)]);
}

#[tokio::test]
async fn what_is_unlinked_is_unknown_afterwards() {
    let world = vouched_world().await;
    let anna = granted(&world, &openid("anna")).await;
    let form = continuance(&world, &steam("765")).await;
    link(&world, &anna, &form).await.expect("free");
    let unlink = async |who: &TokenAnswer| {
        let done = world.service.unlink_account(&who.access_token).await;
        done.map_err(|refusal| refusal.code)
    };
    unlink(&anna).await.expect("its own");
    unlink(&anna).await.expect("sent twice");
    assert_eq!(who_has(&world, &["anna"]).await.expect("sound"), [].into());
    let by_steam = granted(&world, &steam("765")).await;
    assert_eq!(by_steam.account(), anna.account(), "the other one stays");
    let again = continuance(&world, &asking("anna")).await;
    let anew = granted(&world, &continuing(&again.continuance_token)).await;
    assert_ne!(anew.account(), anna.account());
    unlink(&anna).await.expect("an old token takes nothing");
    let kept = granted(&world, &openid("anna")).await;
    assert_eq!(kept.account(), anew.account());

    unlink(&by_steam).await.expect("the last one goes too");
    let account = anna.account().expect("a player");
    assert_eq!(shown(&world, &anew.access_token, account).await, []);
    let device = new_device(&world).await;
    let device = granted(&world, &login(&device)).await;
    assert_eq!(unlink(&device).await, Err(ErrorCode::Conflict));
    let server = granted(&world, &serving("one")).await;
    assert_eq!(unlink(&server).await, Err(ErrorCode::Unauthorized));
}

#[tokio::test]
async fn players_are_found_by_their_accounts_elsewhere() {
    let world = vouched_world().await;
    let anna = granted(&world, &openid("anna")).await;
    let id = anna.product_user_id.expect("a player");
    let found = who_has(&world, &["anna", "nobody", "ANNA"]).await;
    assert_eq!(found.expect("sound"), [("anna".to_owned(), id)].into());
    let many: Vec<String> = (0..129).map(|n| format!("p{n}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    who_has(&world, &many[..128]).await.expect("as many as may");
    let long = "x".repeat(257);
    for (ids, word) in [
        (&many[..], "128"),
        (&[], "accountIds"),
        (&[""], "0 bytes"),
        (&[long.as_str()], "257 bytes"),
    ] {
        let refusal = who_has(&world, ids).await.expect_err("too much or little");
        assert_eq!(refusal.code, ErrorCode::BadRequest);
        assert!(refusal.message.contains(word), "{refusal}");
    }
    let caller = world.service.authenticate(&anna.access_token, None);
    let caller = caller.expect("fresh");
    let ask = async |count: u64| {
        let ids = (1..=count).map(|n| AccountId::new(n).expect("in range"));
        let query = ProductUsersQuery {
            product_user_ids: ids.collect(),
        };
        world.service.product_users(&caller, &query).await
    };
    let unknown = ask(128).await.expect("as many as may");
    assert!(unknown.product_users.is_empty());
    for count in [0, 129] {
        let refusal = ask(count).await.expect_err("too many or few");
        assert_eq!(refusal.code, ErrorCode::BadRequest);
    }
}

#[tokio::test]
async fn ids_of_a_system_are_shown_to_those_who_are_in_it() {
    struct Staff;
    impl Clients for Staff {
        fn admits(&self, id: &str, secret: &str) -> bool {
            AnyClient.admits(id, secret)
        }

        fn rights(&self, id: &str) -> Option<Rights> {
            let policy = match id {
                "admin" => Policy::everything(),
                _ => Policy::of(&[Action::FindSessions, Action::ActAsServer]),
            };
            Some(Rights {
                policy,
                deployments: None,
            })
        }
    }
    let mut world = World::admitting(Arc::new(Staff)).await;
    world.service = open(&world).await;
    let anna = granted(&world, &openid("anna")).await;
    let account = anna.account().expect("a player");
    let id = async |by: &TokenAnswer| shown(&world, &by.access_token, account).await[0].1.clone();
    assert_eq!(id(&anna).await, "anna");
    let bert = granted(&world, &openid("bert")).await;
    assert_eq!(id(&bert).await, "anna");
    let device = new_device(&world).await;
    let device = granted(&world, &login(&device)).await;
    assert_eq!(id(&device).await, "", "it is in no system");
    let server = granted(&world, &serving("one")).await;
    assert_eq!(id(&server).await, "anna");
    let program = granted(&world, &form("client_credentials")).await;
    assert_eq!(id(&program).await, "");
    let admin = world
        .service
        .grant(&client("admin"), &form("client_credentials"))
        .await;
    assert_eq!(id(&admin.expect("admitted")).await, "anna");
}

#[tokio::test]
async fn who_is_known_gets_in_while_nothing_can_be_written() {
    let world = vouched_world().await;
    let anna = granted(&world, &openid("anna")).await;
    world.store.fails.store(true, Ordering::Relaxed);
    let again = granted(&world, &openid("anna")).await;
    assert_eq!(again.account(), anna.account());
    let refusal = refused(&world, &openid("bert")).await.refusal;
    assert_eq!(refusal.code, ErrorCode::Unavailable);
}
