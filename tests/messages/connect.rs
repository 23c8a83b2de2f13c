//! Logins and their notifications.

use std::ptr;

use greenroom::abi::common::EOS_ProductUserId_FromString;
use greenroom::abi::connect::*;
use greenroom::abi::connect_accounts::*;
use greenroom::abi::connect_devices::*;
use greenroom::abi::connect_id_tokens::*;
use greenroom::abi::connect_mappings::*;
use greenroom::abi::connect_notifications::*;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;

use crate::Scribe;
use crate::game::{Game, Note, result, text};

/// Calls a function with options of the newest version, and ticks until its callback brings a result.
macro_rules! answer {
    ($game:expr, $function:ident, $options:expr, $info:ident) => {{
        unsafe extern "system" fn done(info: *const $info) {
            // SAFETY: the library passes a live info, and the client data is the note below.
            unsafe { Note::write((*info).ClientData, result((*info).ResultCode)) };
        }
        let options = $options;
        $game.finish(|note: &Note<EOS_EResult>| {
            // SAFETY: the options are of the newest version.
            unsafe { $function($game.connect, &options, note.client_data(), Some(done)) };
        })
    }};
}

const INVALID: EOS_EResult = EOS_EResult::EOS_InvalidParameters;

/// Logs in with options that `change` spoils.
fn login(
    game: &Game,
    change: impl FnOnce(
        &mut EOS_Connect_LoginOptions,
        &mut EOS_Connect_Credentials,
        &mut EOS_Connect_UserLoginInfo,
    ),
) -> EOS_EResult {
    unsafe extern "system" fn done(info: *const EOS_Connect_LoginCallbackInfo) {
        // SAFETY: the library passes a live info, and the client data is the note below.
        unsafe { Note::write((*info).ClientData, result((*info).ResultCode)) };
    }
    let name = text("Ada");
    let mut credentials = EOS_Connect_Credentials {
        ApiVersion: EOS_CONNECT_CREDENTIALS_API_LATEST,
        Token: ptr::null(),
        Type: EOS_EExternalCredentialType::EOS_ECT_DEVICEID_ACCESS_TOKEN.into(),
    };
    let mut info = EOS_Connect_UserLoginInfo {
        ApiVersion: EOS_CONNECT_USERLOGININFO_API_LATEST,
        DisplayName: name.as_ptr(),
        NsaIdToken: ptr::null(),
    };
    let mut options = EOS_Connect_LoginOptions {
        ApiVersion: EOS_CONNECT_LOGIN_API_LATEST,
        Credentials: &raw const credentials,
        UserLoginInfo: &raw const info,
    };
    change(&mut options, &mut credentials, &mut info);
    game.finish(|note: &Note<EOS_EResult>| {
        // SAFETY: the options are of the newest version, or spoiled in a way that the function has to bear.
        unsafe { EOS_Connect_Login(game.connect, &options, note.client_data(), Some(done)) };
    })
}

pub(crate) fn refusals() {
    let game = Game::new("messages-connect");
    let scribe = Scribe { game: &game };
    let refused = |words: &[&str], code, call: &dyn Fn(&Game) -> EOS_EResult| {
        scribe.refused("EOS_Connect_Login", words, code, call);
    };
    let (long, token) = (text(&"x".repeat(33)), text("token"));
    refused(&["Credentials is null"], INVALID, &|game| {
        login(game, |options, _, _| options.Credentials = ptr::null())
    });
    let incompatible = EOS_EResult::EOS_IncompatibleVersion;
    let words = ["EOS_Connect_Credentials.ApiVersion is 7"];
    refused(&words, incompatible, &|game| {
        login(game, |_, credentials, _| credentials.ApiVersion = 7)
    });
    refused(&["Credentials.Type is 99"], INVALID, &|game| {
        login(game, |_, credentials, _| {
            credentials.Type = CEnum::from_raw(99);
        })
    });
    let steam = EOS_EExternalCredentialType::EOS_ECT_STEAM_APP_TICKET;
    let words = ["Credentials.Type", "EOS_ECT_STEAM_APP_TICKET"];
    let unsupported = EOS_EResult::EOS_Connect_UnsupportedTokenType;
    refused(&words, unsupported, &|game| {
        login(game, |_, credentials, _| credentials.Type = steam.into())
    });
    refused(&["Credentials.Token"], INVALID, &|game| {
        login(game, |_, credentials, _| credentials.Token = token.as_ptr())
    });
    let openid = EOS_EExternalCredentialType::EOS_ECT_OPENID_ACCESS_TOKEN;
    refused(&["Credentials.Token is null"], INVALID, &|game| {
        login(game, |_, credentials, _| credentials.Type = openid.into())
    });
    let long_token = text(&"x".repeat(16 * 1024 + 1));
    refused(&["Credentials.Token", "16384"], INVALID, &|game| {
        login(game, |_, credentials, _| {
            credentials.Type = openid.into();
            credentials.Token = long_token.as_ptr();
        })
    });
    let nobody = EOS_EResult::EOS_Connect_ExternalServiceConfigurationFailure;
    refused(&["no identity provider"], nobody, &|game| {
        login(game, |options, credentials, _| {
            credentials.Type = openid.into();
            credentials.Token = token.as_ptr();
            options.UserLoginInfo = ptr::null();
        })
    });
    refused(&["UserLoginInfo is null"], INVALID, &|game| {
        login(game, |options, _, _| options.UserLoginInfo = ptr::null())
    });
    let words = ["UserLoginInfo.DisplayName", "32"];
    refused(&words, INVALID, &|game| {
        login(game, |_, _, info| info.DisplayName = long.as_ptr())
    });
    refused(&["no device id"], EOS_EResult::EOS_NotFound, &|game| {
        login(game, |_, _, _| ())
    });

    users(&scribe);
    accounts(&scribe);
    notifications(&scribe);
}

fn users(scribe: &Scribe) {
    let unknown = EOS_EResult::EOS_InvalidUser;
    assert_eq!(scribe.game.create_device_id(), EOS_EResult::EOS_Success);
    // A new player has no account yet, which is no reason for a warning.
    let (code, _, token) = scribe.game.login("Ada");
    assert_eq!(code, unknown);
    let words = ["ContinuanceToken", "not one of a ContinuanceToken"];
    scribe.refused("EOS_Connect_CreateUser", &words, INVALID, |game| {
        game.create_user(game.platform.cast()).0
    });
    let (code, user) = scribe.game.create_user(token);
    assert_eq!(code, EOS_EResult::EOS_Success);
    assert_eq!(scribe.game.logout(user), EOS_EResult::EOS_Success);
    let words = ["user 0", "is not logged in"];
    scribe.refused("EOS_Connect_Logout", &words, unknown, |game| {
        game.logout(user)
    });
}

/// Nobody is logged in here.
fn accounts(scribe: &Scribe) {
    let game = scribe.game;
    let (user, other) = (person("4711"), person("4712"));
    let transfer = |primary, device, preserved| {
        let options = EOS_Connect_TransferDeviceIdAccountOptions {
            ApiVersion: EOS_CONNECT_TRANSFERDEVICEIDACCOUNT_API_LATEST,
            PrimaryLocalUserId: primary,
            LocalDeviceUserId: device,
            ProductUserIdToPreserve: preserved,
        };
        answer!(
            game,
            EOS_Connect_TransferDeviceIdAccount,
            options,
            EOS_Connect_TransferDeviceIdAccountCallbackInfo
        )
    };
    let function = "EOS_Connect_TransferDeviceIdAccount";
    let words = ["PrimaryLocalUserId", "LocalDeviceUserId", "same"];
    scribe.refused(function, &words, INVALID, |_| transfer(user, user, user));
    let words = ["ProductUserIdToPreserve", "neither"];
    scribe.refused(function, &words, INVALID, |_| {
        transfer(user, other, person("4713"))
    });
    let words = ["LocalDeviceUserId: the handle is null"];
    scribe.refused(function, &words, INVALID, |_| {
        transfer(user, ptr::null_mut(), user)
    });
    let unknown = EOS_EResult::EOS_InvalidUser;
    scribe.refused(function, &["is not logged in"], unknown, |_| {
        transfer(user, other, user)
    });

    let words = ["is not logged in"];
    scribe.refused("EOS_Connect_UnlinkAccount", &words, unknown, |_| {
        let options = EOS_Connect_UnlinkAccountOptions {
            ApiVersion: EOS_CONNECT_UNLINKACCOUNT_API_LATEST,
            LocalUserId: user,
        };
        answer!(
            game,
            EOS_Connect_UnlinkAccount,
            options,
            EOS_Connect_UnlinkAccountCallbackInfo
        )
    });
    mappings(scribe);
    id_tokens(scribe);
}

fn mappings(scribe: &Scribe) {
    let game = scribe.game;
    let user = person("4711");
    let id = text("id");
    let mut ids = [id.as_ptr(); 129];
    let mut query = |local, kind, count| {
        let options = EOS_Connect_QueryExternalAccountMappingsOptions {
            ApiVersion: EOS_CONNECT_QUERYEXTERNALACCOUNTMAPPINGS_API_LATEST,
            LocalUserId: local,
            AccountIdType: CEnum::from_raw(kind),
            ExternalAccountIds: ids.as_mut_ptr(),
            ExternalAccountIdCount: count,
        };
        answer!(
            game,
            EOS_Connect_QueryExternalAccountMappings,
            options,
            EOS_Connect_QueryExternalAccountMappingsCallbackInfo
        )
    };
    let function = "EOS_Connect_QueryExternalAccountMappings";
    let words = ["ExternalAccountIds", "129", "128"];
    scribe.refused(function, &words, INVALID, |_| query(user, 8, 129));
    let words = ["AccountIdType is 99"];
    scribe.refused(function, &words, INVALID, |_| query(user, 99, 1));
    let words = ["LocalUserId", "bIsServer"];
    scribe.refused(function, &words, INVALID, |_| query(ptr::null_mut(), 8, 1));
    let words = ["is not logged in"];
    let unknown = EOS_EResult::EOS_InvalidUser;
    scribe.refused(function, &words, unknown, |_| query(user, 8, 1));

    let mut users = [user, ptr::null_mut()];
    let words = ["ProductUserIds: the handle is null"];
    scribe.refused(
        "EOS_Connect_QueryProductUserIdMappings",
        &words,
        INVALID,
        |_| {
            let options = EOS_Connect_QueryProductUserIdMappingsOptions {
                ApiVersion: EOS_CONNECT_QUERYPRODUCTUSERIDMAPPINGS_API_LATEST,
                LocalUserId: user,
                AccountIdType_DEPRECATED: CEnum::from_raw(0),
                ProductUserIds: users.as_mut_ptr(),
                ProductUserIdCount: 2,
            };
            answer!(
                game,
                EOS_Connect_QueryProductUserIdMappings,
                options,
                EOS_Connect_QueryProductUserIdMappingsCallbackInfo
            )
        },
    );
}

fn id_tokens(scribe: &Scribe) {
    let game = scribe.game;
    let verify = |user, token: &str| {
        let token = text(token);
        let token = EOS_Connect_IdToken {
            ApiVersion: EOS_CONNECT_IDTOKEN_API_LATEST,
            ProductUserId: user,
            JsonWebToken: token.as_ptr(),
        };
        let options = EOS_Connect_VerifyIdTokenOptions {
            ApiVersion: EOS_CONNECT_VERIFYIDTOKEN_API_LATEST,
            IdToken: &raw const token,
        };
        answer!(
            game,
            EOS_Connect_VerifyIdToken,
            options,
            EOS_Connect_VerifyIdTokenCallbackInfo
        )
    };
    let function = "EOS_Connect_VerifyIdToken";
    let words = ["IdToken.ProductUserId: the handle is null"];
    scribe.refused(function, &words, INVALID, |_| verify(ptr::null_mut(), "x"));
    let words = ["IdToken.JsonWebToken is empty"];
    scribe.refused(function, &words, INVALID, |_| verify(person("4711"), ""));
    let words = ["the text is no id token"];
    let no_token = EOS_EResult::EOS_Connect_InvalidToken;
    scribe.refused(function, &words, no_token, |_| verify(person("4711"), "x"));
}

fn person(id: &str) -> EOS_ProductUserId {
    let id = text(id);
    // SAFETY: the text ends in a NUL.
    unsafe { EOS_ProductUserId_FromString(id.as_ptr()) }
}

fn notifications(scribe: &Scribe) {
    let options = EOS_Connect_AddNotifyLoginStatusChangedOptions {
        ApiVersion: EOS_CONNECT_ADDNOTIFYLOGINSTATUSCHANGED_API_LATEST,
    };
    let words = ["the callback is null"];
    let function = "EOS_Connect_AddNotifyLoginStatusChanged";
    // SAFETY: the options are of the newest version.
    scribe.warned(function, &words, INVALID, |game| unsafe {
        let id =
            EOS_Connect_AddNotifyLoginStatusChanged(game.connect, &options, ptr::null_mut(), None);
        assert_eq!(id, EOS_INVALID_NOTIFICATIONID);
    });
    let options = EOS_Connect_AddNotifyAuthExpirationOptions {
        ApiVersion: EOS_CONNECT_ADDNOTIFYAUTHEXPIRATION_API_LATEST,
    };
    // SAFETY: as above.
    scribe.warned(
        "EOS_Connect_AddNotifyAuthExpiration",
        &words,
        INVALID,
        |game| unsafe {
            let id =
                EOS_Connect_AddNotifyAuthExpiration(game.connect, &options, ptr::null_mut(), None);
            assert_eq!(id, EOS_INVALID_NOTIFICATIONID);
        },
    );
    let unknown = EOS_EResult::EOS_NotFound;
    let words = ["InId", "4711"];
    let function = "EOS_Connect_RemoveNotifyLoginStatusChanged";
    scribe.warned(function, &words, unknown, |game| {
        EOS_Connect_RemoveNotifyLoginStatusChanged(game.connect, 4711);
    });
    let function = "EOS_Connect_RemoveNotifyAuthExpiration";
    scribe.warned(function, &words, unknown, |game| {
        EOS_Connect_RemoveNotifyAuthExpiration(game.connect, 4711);
    });
}
