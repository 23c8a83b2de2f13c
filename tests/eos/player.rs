//! A player of a game in miniature at a directory elsewhere.

use std::time::Duration;

use greenroom::abi::gr_directory::*;
use greenroom::abi::platform_interfaces::*;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;

use super::game::{self, Game, text};

/// Makes a player of this name, with a profile of its own, at the directory of this address: in the deployment, and with so much time for each of its operations.
pub(crate) fn player(
    url: &str,
    deployment: &str,
    name: &str,
    timeout: Duration,
) -> (Game, EOS_ProductUserId) {
    const SUCCESS: EOS_EResult = EOS_EResult::EOS_Success;
    game::start();
    let (url, profile) = (text(url), text(name));
    let place = GR_ConfigureOptions {
        ApiVersion: GR_CONFIGURE_API_LATEST,
        DirectoryUrl: url.as_ptr(),
        Profile: profile.as_ptr(),
    };
    // SAFETY: the options are of the newest version.
    assert_eq!(unsafe { GR_Configure(&place) }, SUCCESS);
    let mut timeout = timeout.as_secs_f64();
    let platform = game::create(deployment, |options| {
        options.TaskNetworkTimeoutSeconds = &raw mut timeout;
    });
    assert!(!platform.is_null());
    let game = Game {
        platform,
        connect: EOS_Platform_GetConnectInterface(platform),
        sessions: EOS_Platform_GetSessionsInterface(platform),
    };
    assert_eq!(game.create_device_id(), SUCCESS);
    let (_, _, token) = game.login(name);
    let (code, user) = game.create_user(token);
    assert_eq!(code, SUCCESS);
    (game, user)
}
