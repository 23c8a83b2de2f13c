//! Epic accounts: developers by name, players of an issuer, and what their
//! tokens open.

use std::sync::atomic::Ordering;

use greenroom_protocol::connect::{
    EPIC_ID_TOKEN_TYPE, ExternalAccountsQuery, ID_TOKEN_TYPE, IdentityProvider, TransferForm,
};
use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::limits;
use greenroom_protocol::token::{
    DEVELOPER_AUTH, EPIC_ACCOUNT_SCOPE, EPIC_AUTH, EPIC_ID_AUTH, TokenAnswer, TokenForm, TokenQuery,
};

use super::connect::{open, openid, verified, vouched_world};
use super::logins::{client, form, game, granted, login, new_device, refused};
use crate::testing::World;

const WITH_REFRESH: &str = "epic_account offline_access";

/// A world at a desk.
async fn desk() -> World {
    let world = World::new().await;
    world.service.stand_at_a_desk();
    world
}

fn vouched(kind: &str, token: &str) -> TokenForm {
    TokenForm {
        external_auth_type: Some(kind.into()),
        external_auth_token: Some(token.into()),
        ..form("external_auth")
    }
}

fn with(scope: &str, form: TokenForm) -> TokenForm {
    TokenForm {
        scope: Some(scope.into()),
        ..form
    }
}

/// A login of the Auth interface by name.
fn developer(name: &str) -> TokenForm {
    with(WITH_REFRESH, vouched(DEVELOPER_AUTH, name))
}

fn again(token: &str) -> TokenForm {
    TokenForm {
        refresh_token: Some(token.into()),
        ..form("refresh_token")
    }
}

fn elsewhere(form: TokenForm) -> TokenForm {
    TokenForm {
        deployment_id: Some("Dep-2".into()),
        ..form
    }
}

fn refresh_of(answer: &TokenAnswer) -> String {
    answer.refresh_token.clone().expect("a refresh token")
}

fn epic_id_of(answer: &TokenAnswer) -> String {
    answer.epic_id_token.clone().expect("an id token")
}

async fn code(world: &World, form: &TokenForm) -> ErrorCode {
    refused(world, form).await.refusal.code
}

/// Whose an Epic account is.
async fn who_is(world: &World, account: AccountId) -> Option<String> {
    let query = ExternalAccountsQuery {
        identity_provider_id: IdentityProvider::Epic,
        account_ids: vec![account.padded()],
    };
    let answer = world.service.external_accounts(&query).await;
    answer.expect("readable").ids.remove(&account.padded())
}

async fn revoke(world: &World, by: &str, token: &str) {
    let query = TokenQuery {
        token: token.into(),
    };
    let revoked = world.service.revoke_refresh(&client(by), &query).await;
    revoked.expect("never an error");
}

#[tokio::test]
async fn a_name_is_one_player_of_a_deployment_at_a_desk() {
    let world = desk().await;
    let ann = granted(&world, &developer("Ann")).await;
    let account = ann.account().expect("a player");
    assert_eq!(
        granted(&world, &developer("Ann")).await.account(),
        ann.account()
    );
    assert_ne!(
        granted(&world, &developer("ann")).await.account(),
        ann.account()
    );
    let same = TokenForm {
        deployment_id: Some("dEP-1".into()),
        ..developer("Ann")
    };
    assert_eq!(granted(&world, &same).await.account(), ann.account());
    let other = granted(&world, &elsewhere(developer("Ann"))).await;
    assert_ne!(other.account(), ann.account());

    let id = verified(&world, &epic_id_of(&ann));
    assert_eq!(id.token_type, EPIC_ID_TOKEN_TYPE);
    assert_eq!((id.sub, id.dn.as_deref()), (account.padded(), Some("Ann")));
    let act = id.act.expect("an Epic account");
    assert_eq!(
        (act.eat, act.eaid),
        (IdentityProvider::Epic, account.padded())
    );
    assert_eq!(who_is(&world, account).await, Some(account.padded()));
    // A service that starts anew at the desk knows the name.
    let mut later = world;
    later.service = open(&later).await;
    later.service.stand_at_a_desk();
    assert_eq!(
        granted(&later, &developer("Ann")).await.account(),
        ann.account()
    );
}

#[tokio::test]
async fn two_who_come_with_a_new_name_at_once_are_one_player() {
    let world = desk().await;
    world.store.hesitates.store(true, Ordering::Relaxed);
    let form = developer("Ann");
    let (first, second) = tokio::join!(granted(&world, &form), granted(&world, &form));
    assert_eq!(first.account(), second.account());
    assert!(first.account().is_some());
}

#[tokio::test]
async fn names_log_in_nowhere_else() {
    let world = World::new().await;
    assert_eq!(
        code(&world, &developer("Ann")).await,
        ErrorCode::Unsupported
    );
    world.service.stand_at_a_desk();
    let ann = granted(&world, &developer("Ann")).await;
    // The same data in production: what the name has left leads nowhere.
    let mut later = world;
    later.service = open(&later).await;
    let refresh = again(&refresh_of(&ann));
    assert_eq!(code(&later, &refresh).await, ErrorCode::Unsupported);
}

#[tokio::test]
async fn a_name_is_a_short_text() {
    let world = desk().await;
    for name in ["", "tab\tbed", &"a".repeat(limits::DISPLAY_NAME_MAX + 1)] {
        let refused = code(&world, &developer(name)).await;
        assert_eq!(refused, ErrorCode::BadRequest, "{name:?}");
    }
    granted(&world, &developer(&"a".repeat(limits::DISPLAY_NAME_MAX))).await;
}

#[tokio::test]
async fn connect_takes_the_tokens_of_an_epic_account() {
    let world = desk().await;
    let ann = granted(&world, &developer("Ann")).await;
    for form in [
        vouched(EPIC_AUTH, &ann.access_token),
        vouched(EPIC_ID_AUTH, &epic_id_of(&ann)),
    ] {
        let connected = granted(&world, &form).await;
        assert_eq!(connected.account(), ann.account());
        assert_eq!(connected.epic_id_token, None);
        assert_eq!(connected.refresh_token, None);
        let id = verified(&world, &connected.id_token.expect("a player's"));
        assert_eq!(id.token_type, ID_TOKEN_TYPE);
        assert_eq!(id.dn, None);
        // One login by a token does not bring forth the next one.
        let further = vouched(EPIC_AUTH, &connected.access_token);
        assert_eq!(code(&world, &further).await, ErrorCode::InvalidCredential);
    }
}

#[tokio::test]
async fn other_tokens_open_nothing() {
    let world = desk().await;
    let ann = granted(&world, &developer("Ann")).await;
    let id = epic_id_of(&ann);
    let connect_id = ann.id_token.clone().expect("a player's");
    for (kind, token) in [
        (EPIC_AUTH, "no token"),
        (EPIC_AUTH, id.as_str()),
        (EPIC_AUTH, connect_id.as_str()),
        (EPIC_ID_AUTH, "no token"),
        (EPIC_ID_AUTH, connect_id.as_str()),
        (EPIC_ID_AUTH, ann.access_token.as_str()),
    ] {
        let refused = code(&world, &vouched(kind, token)).await;
        assert_eq!(refused, ErrorCode::InvalidCredential, "{kind} {token}");
    }
    for form in [
        vouched(EPIC_AUTH, &ann.access_token),
        vouched(EPIC_ID_AUTH, &id),
    ] {
        let refused = code(&world, &elsewhere(form)).await;
        assert_eq!(refused, ErrorCode::InvalidCredential);
    }
    // The id token was shown to others: it is good for its own program alone.
    let form = vouched(EPIC_ID_AUTH, &id);
    let others = world.service.grant(&client("other"), &form).await;
    let others = others.expect_err("refused").refusal;
    assert_eq!(others.code, ErrorCode::InvalidCredential);
    let device = new_device(&world).await;
    let device = granted(&world, &login(&device)).await;
    let device = vouched(EPIC_AUTH, &device.access_token);
    assert_eq!(code(&world, &device).await, ErrorCode::InvalidCredential);

    world.clock.pass(limits::ACCESS_TOKEN_LIFETIME_MS);
    for form in [
        vouched(EPIC_AUTH, &ann.access_token),
        vouched(EPIC_ID_AUTH, &id),
    ] {
        assert_eq!(code(&world, &form).await, ErrorCode::InvalidCredential);
    }
}

#[tokio::test]
async fn a_player_of_an_issuer_has_an_epic_account_once_it_asks_for_one() {
    let world = vouched_world().await;
    let plain = granted(&world, &openid("ann:Ann")).await;
    let account = plain.account().expect("a player");
    assert_eq!(plain.epic_id_token, None);
    assert_eq!(who_is(&world, account).await, None);

    let epic = granted(&world, &with(WITH_REFRESH, openid("ann:Ann"))).await;
    assert_eq!(epic.account(), Some(account));
    assert_eq!(who_is(&world, account).await, Some(account.padded()));
    let id = verified(&world, &epic_id_of(&epic));
    assert_eq!(id.act.expect("elsewhere").eat, IdentityProvider::OpenId);
    let connected = granted(&world, &vouched(EPIC_AUTH, &epic.access_token)).await;
    assert_eq!(connected.account(), Some(account));
    let back = granted(&world, &again(&refresh_of(&epic))).await;
    assert_eq!(back.account(), Some(account));
    assert_eq!(back.refresh_token, epic.refresh_token);
    assert!(back.epic_id_token.is_some());

    // The account elsewhere is the way in; taken away, nothing that came of it leads here.
    let unlinked = world.service.unlink_account(&epic.access_token).await;
    unlinked.expect("linked");
    let refused = code(&world, &again(&refresh_of(&epic))).await;
    assert_eq!(refused, ErrorCode::InvalidCredential);
}

#[tokio::test]
async fn a_token_of_another_account_than_the_named_one_is_refused() {
    let world = vouched_world().await;
    let named = |id: &str| TokenForm {
        external_account_id: Some(id.into()),
        ..openid("ann")
    };
    granted(&world, &named("ann")).await;
    granted(&world, &named("")).await;
    assert_eq!(
        code(&world, &named("ben")).await,
        ErrorCode::InvalidCredential
    );
}

#[tokio::test]
async fn an_epic_account_goes_with_its_number_and_nobody_takes_it() {
    let world = vouched_world().await;
    world.service.stand_at_a_desk();
    let ann = granted(&world, &developer("Ann")).await;
    let unlinked = world.service.unlink_account(&ann.access_token).await;
    assert_eq!(unlinked.expect_err("its own").code, ErrorCode::Conflict);

    let device = granted(&world, &login(&new_device(&world).await)).await;
    let transfer = |preserved: &TokenAnswer| TransferForm {
        device_user_token: device.access_token.clone(),
        product_user_id_to_preserve: preserved.account().expect("a player"),
    };
    let (taken, kept) = (transfer(&device), transfer(&ann));
    let answer = world.service.transfer_device(&ann.access_token, &taken);
    let refused = answer.await.expect_err("its number would go");
    assert_eq!(refused.code, ErrorCode::Conflict);
    let answer = world.service.transfer_device(&ann.access_token, &kept);
    answer.await.expect("the device becomes Ann's");
    assert_eq!(
        granted(&world, &developer("Ann")).await.account(),
        ann.account()
    );
}

#[tokio::test]
async fn a_refresh_token_is_good_for_its_program_and_deployment_until_nobody_uses_it() {
    let world = desk().await;
    let ann = granted(&world, &developer("Ann")).await;
    let token = refresh_of(&ann);
    let lifetime = limits::REFRESH_TOKEN_LIFETIME_MS;
    assert_eq!(ann.refresh_expires_in, Some(lifetime / 1000));
    let back = granted(&world, &again(&token)).await;
    assert_eq!(
        (back.account(), back.refresh_token),
        (ann.account(), Some(token.clone()))
    );
    let refused = code(&world, &elsewhere(again(&token))).await;
    assert_eq!(refused, ErrorCode::InvalidCredential);
    let others = world.service.grant(&client("other"), &again(&token)).await;
    let others = others.expect_err("refused").refusal;
    assert_eq!(others.code, ErrorCode::InvalidCredential);
    for token in ["", "no token", &"a".repeat(limits::TOKEN_MAX + 1)] {
        refused_at_all(&world, token).await;
    }

    // Half of its life is not worth a write; more is, and it begins anew.
    world.clock.pass(lifetime / 2 - 1);
    let early = granted(&world, &again(&token)).await;
    assert_eq!(early.refresh_expires_at, ann.refresh_expires_at);
    world.clock.pass(1);
    let late = granted(&world, &again(&token)).await;
    assert_eq!(late.refresh_expires_in, Some(lifetime / 1000));
    world.clock.pass(lifetime);
    assert_eq!(
        code(&world, &again(&token)).await,
        ErrorCode::InvalidCredential
    );
}

async fn refused_at_all(world: &World, token: &str) {
    let code = code(world, &again(token)).await;
    let expected = [ErrorCode::BadRequest, ErrorCode::InvalidCredential];
    assert!(expected.contains(&code), "{code:?}");
}

#[tokio::test]
async fn a_refresh_token_that_is_revoked_opens_nothing() {
    let world = desk().await;
    let ann = granted(&world, &developer("Ann")).await;
    let token = refresh_of(&ann);
    revoke(&world, "other", &token).await;
    granted(&world, &again(&token)).await;
    for _ in 0..2 {
        revoke(&world, "game", &token).await;
        assert_eq!(
            code(&world, &again(&token)).await,
            ErrorCode::InvalidCredential
        );
    }
    let empty = world
        .service
        .revoke_refresh(&game(), &TokenQuery::default())
        .await;
    assert_eq!(empty.expect_err("no token").code, ErrorCode::BadRequest);
}

#[tokio::test]
async fn what_an_issuer_has_left_goes_with_it() {
    let world = vouched_world().await;
    let ann = granted(&world, &with(WITH_REFRESH, openid("ann:Ann"))).await;
    let refresh = again(&refresh_of(&ann));
    granted(&world, &refresh).await;
    // The next start has no issuer any more, and the one after that has it again.
    let without = world.another().await;
    assert_eq!(code(&without, &refresh).await, ErrorCode::Unsupported);
    let mut back = without;
    back.service = open(&back).await;
    granted(&back, &refresh).await;
}

#[tokio::test]
async fn of_too_many_refresh_tokens_the_oldest_goes() {
    let world = desk().await;
    let mut tokens = Vec::new();
    for _ in 0..=limits::REFRESH_TOKENS_PER_ACCOUNT_MAX {
        tokens.push(refresh_of(&granted(&world, &developer("Ann")).await));
    }
    let refused = code(&world, &again(&tokens[0])).await;
    assert_eq!(refused, ErrorCode::InvalidCredential);
    for token in &tokens[1..] {
        granted(&world, &again(token)).await;
    }
}

#[tokio::test]
async fn a_full_disk_keeps_nobody_out_who_is_known() {
    let world = desk().await;
    let ann = granted(&world, &developer("Ann")).await;
    world.store.fails.store(true, Ordering::Relaxed);
    let in_again = granted(&world, &developer("Ann")).await;
    assert_eq!(in_again.account(), ann.account());
    assert_eq!(in_again.refresh_token, None);
    granted(&world, &again(&refresh_of(&ann))).await;
    assert_eq!(
        code(&world, &developer("Ben")).await,
        ErrorCode::Unavailable
    );
}

#[tokio::test]
async fn a_scope_that_a_login_cannot_have_is_refused() {
    let world = desk().await;
    let device = login(&new_device(&world).await);
    let ann = granted(&world, &developer("Ann")).await;
    for form in [
        with(EPIC_ACCOUNT_SCOPE, device),
        with(EPIC_ACCOUNT_SCOPE, form("client_credentials")),
        with("offline_access", vouched(DEVELOPER_AUTH, "Ann")),
        with(WITH_REFRESH, vouched(EPIC_AUTH, &ann.access_token)),
    ] {
        assert_eq!(code(&world, &form).await, ErrorCode::BadRequest, "{form:?}");
    }
}

#[tokio::test]
async fn an_access_token_says_what_it_is() {
    let world = desk().await;
    let ann = granted(&world, &developer("Ann")).await;
    let ask = |token: &str| {
        let query = TokenQuery {
            token: token.into(),
        };
        world.service.introspect(&client("server"), &query)
    };
    let found = ask(&ann.access_token).expect("any program may ask");
    assert!(found.active);
    assert_eq!(found.sub, ann.product_user_id);
    assert_eq!(found.username.as_deref(), Some("Ann"));
    assert_eq!(found.client_id.as_deref(), Some("game"));
    assert_eq!(found.deployment_id.as_deref(), Some("Dep-1"));
    assert_eq!(found.scope.as_deref(), Some(EPIC_ACCOUNT_SCOPE));
    assert_eq!(
        found.exp.zip(found.iat).map(|(exp, iat)| exp - iat),
        Some(3600)
    );
    for token in ["no token", &epic_id_of(&ann), &refresh_of(&ann)] {
        let found = ask(token).expect("an answer");
        assert_eq!(found, Default::default());
    }
    assert_eq!(ask("").expect_err("no token").code, ErrorCode::BadRequest);
    let device = granted(&world, &login(&new_device(&world).await)).await;
    let found = ask(&device.access_token).expect("an answer");
    assert_eq!((found.active, found.scope), (true, None));
    world.clock.pass(limits::ACCESS_TOKEN_LIFETIME_MS);
    assert!(!ask(&ann.access_token).expect("an answer").active);
}
