//! Logins and their notifications.

use std::ptr;

use greenroom::abi::connect::*;
use greenroom::abi::connect_notifications::*;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;

use crate::Scribe;
use crate::game::{Game, Note, result, text};

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
    refused(&words, EOS_EResult::EOS_NotImplemented, &|game| {
        login(game, |_, credentials, _| credentials.Type = steam.into())
    });
    refused(&["Credentials.Token"], INVALID, &|game| {
        login(game, |_, credentials, _| credentials.Token = token.as_ptr())
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
