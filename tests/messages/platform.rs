//! Initialization, platforms and Greenroom's own calls.

use std::ptr;

use greenroom::abi::gr_directory::*;
use greenroom::abi::init::EOS_Initialize;
use greenroom::abi::platform::*;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;

use crate::Scribe;
use crate::game::{Game, create, text};

const INVALID: EOS_EResult = EOS_EResult::EOS_InvalidParameters;

pub(crate) fn refusals() {
    let game = Game::new("messages-platform");
    let scribe = Scribe { game: &game };
    scribe.refused(
        "EOS_Initialize",
        &["running already"],
        EOS_EResult::EOS_AlreadyConfigured,
        // SAFETY: null is fine for one that is running.
        |_| unsafe { EOS_Initialize(ptr::null()) },
    );
    creations(&scribe);
    states(&scribe);
    configurations(&scribe);
}

fn creations(scribe: &Scribe) {
    let refused = |words: &[&str], change: &dyn Fn(&mut EOS_Platform_Options)| {
        scribe.warned("EOS_Platform_Create", words, INVALID, |_| {
            assert!(create("messages-bad", |options| change(options)).is_null());
        });
    };
    let (long, name) = (text(&"x".repeat(65)), text("a/b"));
    refused(&["ProductId", "null"], &|options| {
        options.ProductId = ptr::null();
    });
    refused(&["SandboxId", "64"], &|options| {
        options.SandboxId = long.as_ptr();
    });
    refused(&["DeploymentId"], &|options| {
        options.DeploymentId = name.as_ptr();
    });
    refused(&["ClientCredentials.ClientId"], &|options| {
        options.ClientCredentials.ClientId = ptr::null();
    });
    refused(&["ClientCredentials.ClientSecret", "64"], &|options| {
        options.ClientCredentials.ClientSecret = long.as_ptr();
    });
    refused(&["EncryptionKey", "64"], &|options| {
        options.EncryptionKey = name.as_ptr();
    });
    refused(&["OverrideCountryCode", "4"], &|options| {
        options.OverrideCountryCode = long.as_ptr();
    });
    let mut never = -1.0_f64;
    let never = &raw mut never;
    refused(&["TaskNetworkTimeoutSeconds", "-1"], &|options| {
        options.TaskNetworkTimeoutSeconds = never;
    });
    let words = ["EOS_Platform_Options.ApiVersion is 16", "1 to 15"];
    let incompatible = EOS_EResult::EOS_IncompatibleVersion;
    scribe.warned("EOS_Platform_Create", &words, incompatible, |_| {
        assert!(create("messages-bad", |options| options.ApiVersion = 16).is_null());
    });
    let voice = EOS_Platform_RTCOptions {
        ApiVersion: 4,
        PlatformSpecificOptions: ptr::null_mut(),
        BackgroundMode: EOS_ERTCBackgroundMode::EOS_RTCBM_LeaveRooms.into(),
        Reserved: ptr::null_mut(),
    };
    let words = ["EOS_Platform_RTCOptions.ApiVersion is 4", "1 to 3"];
    scribe.warned("EOS_Platform_Create", &words, incompatible, |_| {
        assert!(create("messages-bad", |options| options.RTCOptions = &voice).is_null());
    });
}

fn states(scribe: &Scribe) {
    scribe.refused(
        "EOS_Platform_SetApplicationStatus",
        &["NewStatus is 99"],
        INVALID,
        |game| EOS_Platform_SetApplicationStatus(game.platform, CEnum::from_raw(99)),
    );
    scribe.refused(
        "EOS_Platform_SetNetworkStatus",
        &["NewStatus is -1"],
        INVALID,
        |game| EOS_Platform_SetNetworkStatus(game.platform, CEnum::from_raw(-1)),
    );
    let long = text("much too long");
    scribe.refused(
        "EOS_Platform_SetOverrideCountryCode",
        &["NewCountryCode", "4"],
        INVALID,
        // SAFETY: the text ends in a NUL.
        |game| unsafe { EOS_Platform_SetOverrideCountryCode(game.platform, long.as_ptr()) },
    );
    scribe.refused(
        "EOS_Platform_SetOverrideLocaleCode",
        &["NewLocaleCode", "9"],
        INVALID,
        // SAFETY: as above.
        |game| unsafe { EOS_Platform_SetOverrideLocaleCode(game.platform, long.as_ptr()) },
    );
    scribe.warned(
        "EOS_Platform_Tick",
        &["the handle is not one of a Platform"],
        INVALID,
        |game| EOS_Platform_Tick(game.connect.cast()),
    );
}

fn configurations(scribe: &Scribe) {
    let refused = |words: &[&str], url: &str, profile: &str| {
        let (url, profile) = (text(url), text(profile));
        let options = GR_ConfigureOptions {
            ApiVersion: GR_CONFIGURE_API_LATEST,
            DirectoryUrl: url.as_ptr(),
            Profile: profile.as_ptr(),
        };
        // SAFETY: the options are of the newest version.
        scribe.refused("GR_Configure", words, INVALID, |_| unsafe {
            GR_Configure(&options)
        });
    };
    refused(&["DirectoryUrl", "\"nowhere\""], "nowhere", "default");
    refused(&["Profile", "\"a/b\"", "64"], "local:", "a/b");
}
