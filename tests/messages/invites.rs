//! Invites, presence, and what an overlay says.

use std::ptr;

use greenroom::abi::ids::product_user;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;
use greenroom::user_id::UserId;

use crate::Scribe;
use crate::game::Game;

const INVALID: EOS_EResult = EOS_EResult::EOS_InvalidParameters;
const MISSING: EOS_EResult = EOS_EResult::EOS_NotFound;

pub(crate) fn refusals() {
    let (game, user) = Game::logged_in("messages-invites", "Ada");
    let scribe = Scribe { game: &game };
    game.host(user, "room");
    invites(&scribe, user);
    ways_to_a_session(&scribe, user);
    overlay(&scribe, user);
}

fn invites(scribe: &Scribe, user: EOS_ProductUserId) {
    let refused = |function: &str, words: &[&str], code, call: &dyn Fn(&Game) -> EOS_EResult| {
        let function = format!("EOS_Sessions_{function}");
        scribe.refused(&function, words, code, call);
    };
    let other = product_user(UserId::Number(4_711));
    let foreign = product_user(UserId::Foreign("0002a7c1f".into()));
    let nobody = ptr::null_mut();
    let words = ["no session \"nowhere\""];
    refused("SendInvite", &words, MISSING, &|game| {
        game.invite(user, "nowhere", other)
    });
    let words = ["TargetUserId", "null"];
    refused("SendInvite", &words, INVALID, &|game| {
        game.invite(user, "room", nobody)
    });
    let words = ["TargetUserId", "0002a7c1f"];
    refused("SendInvite", &words, INVALID, &|game| {
        game.invite(user, "room", foreign)
    });
    let words = ["LocalUserId", "null", "bIsServer"];
    refused("SendInvite", &words, INVALID, &|game| {
        game.invite(nobody, "room", other)
    });
    let strange = EOS_EResult::EOS_InvalidUser;
    refused("SendInvite", &["is not logged in"], strange, &|game| {
        game.invite(other, "room", user)
    });
    refused("QueryInvites", &["is not logged in"], strange, &|game| {
        game.query_invites(other).0
    });
    refused("QueryInvites", &["LocalUserId", "null"], INVALID, &|game| {
        game.query_invites(nobody).0
    });
    let words = ["InviteId", "no invite \"nonsense\""];
    refused("RejectInvite", &words, MISSING, &|game| {
        game.reject(user, "nonsense")
    });
    let long = "x".repeat(65);
    refused("RejectInvite", &["InviteId", "64"], INVALID, &|game| {
        game.reject(user, &long)
    });
    let words = ["Index is 3", "0 invites"];
    refused("GetInviteIdByIndex", &words, MISSING, &|game| {
        game.invite_id(user, 3).expect_err("refused")
    });
    scribe.warned(
        "EOS_Sessions_GetInviteCount",
        &["LocalUserId", "null"],
        INVALID,
        |game| assert_eq!(game.invite_count(nobody), 0),
    );
}

fn ways_to_a_session(scribe: &Scribe, user: EOS_ProductUserId) {
    let refused = |function: &str, words: &[&str], code, call: &dyn Fn(&Game) -> EOS_EResult| {
        let function = format!("EOS_Sessions_{function}");
        scribe.refused(&function, words, code, call);
    };
    let words = ["InviteId", "\"nonsense\""];
    refused("CopySessionHandleByInviteId", &words, MISSING, &|game| {
        game.by_invite("nonsense").err().expect("refused")
    });
    let words = ["UiEventId", "no event 99"];
    refused("CopySessionHandleByUiEventId", &words, MISSING, &|game| {
        game.by_event(99).err().expect("refused")
    });
    let words = ["no session shows in the presence"];
    refused("CopySessionHandleForPresence", &words, MISSING, &|game| {
        game.by_presence(user).err().expect("refused")
    });
    let gone = EOS_EResult::EOS_Sessions_InvalidSession;
    let words = ["no session \"nowhere\""];
    refused("IsUserInSession", &words, gone, &|game| {
        game.is_in("nowhere", user)
    });
    let bad = EOS_EResult::EOS_Invalid_ProductUserID;
    refused("IsUserInSession", &["TargetUserId", "null"], bad, &|game| {
        game.is_in("room", ptr::null_mut())
    });
    refused("DumpSessionState", &words, MISSING, &|game| {
        game.dump("nowhere")
    });
}

fn overlay(scribe: &Scribe, user: EOS_ProductUserId) {
    let refused = |function: &str, words: &[&str], code, call: &dyn Fn(&Game) -> EOS_EResult| {
        scribe.refused(function, words, code, call);
    };
    let other = product_user(UserId::Number(4_711));
    let words = ["UiEventId", "no event 99"];
    refused("EOS_UI_AcknowledgeEventId", &words, MISSING, &|game| {
        game.acknowledge(99)
    });
    let words = ["InviteId", "\"nonsense\""];
    refused("GR_UI_AcceptInvite", &words, MISSING, &|game| {
        game.accept(user, "nonsense")
    });
    let words = ["no session \"nowhere\""];
    refused("GR_UI_RequestToLeave", &words, MISSING, &|game| {
        game.ask_to_leave(user, "nowhere")
    });
    let words = ["TargetUserId", "no session shows"];
    refused("GR_UI_RequestToJoin", &words, MISSING, &|game| {
        game.ask_to_join(user, other).0
    });
    let words = ["no session shows in the presence"];
    refused("GR_UI_RequestNativeInvite", &words, MISSING, &|game| {
        game.ask_for_native_invite(user, "STEAM", "42")
    });
    let words = ["TargetUserNativeAccountId"];
    refused("GR_UI_RequestNativeInvite", &words, INVALID, &|game| {
        game.ask_for_native_invite(user, "STEAM", "")
    });
}
