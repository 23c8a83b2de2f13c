//! Who may not be registered, seen from games: players whom an operator has sanctioned, and those of other platforms. The directory speaks HTTP, because operators do.

#![allow(unsafe_code)] // they are C functions
#![allow(dead_code)] // the game in miniature can more than is asked for here

#[path = "../eos/game.rs"]
mod game;
#[path = "../eos/held.rs"]
mod held;
mod operator;
#[path = "../eos/play.rs"]
mod play;

use std::ffi::c_char;
use std::process::Command;
use std::ptr;
use std::sync::{Mutex, PoisonError};

use greenroom::abi::common::EOS_ProductUserId_FromString;
use greenroom::abi::gr_directory::*;
use greenroom::abi::integrated_platform::*;
use greenroom::abi::integrated_platform_options::*;
use greenroom::abi::platform::*;
use greenroom::abi::platform_interfaces::*;
use greenroom::abi::session_players::*;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;

use game::{Game, Note, create, result, text};
use operator::Operator;

const DEPLOYMENT: &str = "sanctions";

/// What the callback of a registration brings: the code, who is new, and who is sanctioned.
type Registration = (EOS_EResult, Vec<EOS_ProductUserId>, Vec<EOS_ProductUserId>);

/// A player of a profile of its own; `change` says more about its platform.
fn player(
    operator: &Operator,
    profile: &str,
    change: impl FnOnce(&mut EOS_Platform_Options),
) -> (Game, EOS_ProductUserId) {
    // What is configured is the process's own.
    static CONFIGURED: Mutex<()> = Mutex::new(());
    game::start();
    let platform = {
        let _turn = CONFIGURED.lock().unwrap_or_else(PoisonError::into_inner);
        let (url, profile) = (text(&operator.url), text(profile));
        let options = GR_ConfigureOptions {
            ApiVersion: GR_CONFIGURE_API_LATEST,
            DirectoryUrl: url.as_ptr(),
            Profile: profile.as_ptr(),
        };
        // SAFETY: the options are of the newest version.
        let configured = unsafe { GR_Configure(&options) };
        assert_eq!(configured, EOS_EResult::EOS_Success);
        create(DEPLOYMENT, change)
    };
    assert!(!platform.is_null());
    let game = Game {
        platform,
        connect: EOS_Platform_GetConnectInterface(platform),
        sessions: EOS_Platform_GetSessionsInterface(platform),
    };
    assert_eq!(game.create_device_id(), EOS_EResult::EOS_Success);
    let (_, _, token) = game.login(profile);
    let (code, user) = game.create_user(token);
    assert_eq!(code, EOS_EResult::EOS_Success);
    (game, user)
}

fn plain(operator: &Operator, profile: &str) -> (Game, EOS_ProductUserId) {
    player(operator, profile, |_| ())
}

/// A container with these built-in platforms, one after the other.
struct Container(EOS_HIntegratedPlatformOptionsContainer);

impl Container {
    fn with(platforms: &[(&str, i32)]) -> Self {
        game::start();
        let options = EOS_IntegratedPlatform_CreateIntegratedPlatformOptionsContainerOptions {
            ApiVersion: EOS_INTEGRATEDPLATFORM_CREATEINTEGRATEDPLATFORMOPTIONSCONTAINER_API_LATEST,
        };
        let mut handle = ptr::null_mut();
        // SAFETY: the options are of the newest version.
        let made = unsafe {
            EOS_IntegratedPlatform_CreateIntegratedPlatformOptionsContainer(&options, &mut handle)
        };
        assert_eq!(made, EOS_EResult::EOS_Success);
        let container = Self(handle);
        for (name, flags) in platforms {
            let name = text(name);
            let added = container.add(name.as_ptr(), *flags, 3);
            assert_eq!(added, EOS_EResult::EOS_Success);
        }
        container
    }

    /// Adds a platform with options of Steam of a version.
    fn add(&self, name: *const c_char, flags: i32, steam: i32) -> EOS_EResult {
        let init = EOS_IntegratedPlatform_Steam_Options {
            ApiVersion: steam,
            OverrideLibraryPath: ptr::null(),
            SteamMajorVersion: 1,
            SteamMinorVersion: 59,
            SteamApiInterfaceVersionsArray: ptr::null(),
            SteamApiInterfaceVersionsArrayBytes: 0,
        };
        let options = EOS_IntegratedPlatform_Options {
            ApiVersion: EOS_INTEGRATEDPLATFORM_OPTIONS_API_LATEST,
            Type: name,
            Flags: CEnum::from_raw(flags),
            InitOptions: ptr::from_ref(&init).cast(),
        };
        let options = EOS_IntegratedPlatformOptionsContainer_AddOptions {
            ApiVersion: EOS_INTEGRATEDPLATFORMOPTIONSCONTAINER_ADD_API_LATEST,
            Options: &options,
        };
        // SAFETY: the options are of the newest version, but for those of Steam perhaps, which the function has to bear.
        unsafe { EOS_IntegratedPlatformOptionsContainer_Add(self.0, &options) }
    }
}

impl Drop for Container {
    fn drop(&mut self) {
        EOS_IntegratedPlatformOptionsContainer_Release(self.0);
    }
}

impl Game {
    fn host_guarded(
        &self,
        user: EOS_ProductUserId,
        change: impl FnOnce(&mut EOS_Sessions_CreateSessionModificationOptions),
    ) -> String {
        let creation = self.creation(user, "room", change).expect("good options");
        let (code, _, id) = self.publish(creation);
        assert_eq!(code, EOS_EResult::EOS_Success);
        id
    }

    fn registers(&self, players: &[EOS_ProductUserId]) -> Registration {
        unsafe fn listed(list: *mut EOS_ProductUserId, count: u32) -> Vec<EOS_ProductUserId> {
            assert_eq!(list.is_null(), count == 0);
            // SAFETY: the library says how many there are.
            let at = |index| unsafe { list.add(index).read() };
            (0..count as usize).map(at).collect()
        }
        unsafe extern "system" fn done(info: *const EOS_Sessions_RegisterPlayersCallbackInfo) {
            // SAFETY: the library passes a live info, and the client data is the note below.
            unsafe {
                let info = *info;
                let registration: Registration = (
                    result(info.ResultCode),
                    listed(info.RegisteredPlayers, info.RegisteredPlayersCount),
                    listed(info.SanctionedPlayers, info.SanctionedPlayersCount),
                );
                Note::write(info.ClientData, registration);
            }
        }
        let name = text("room");
        let mut players = players.to_vec();
        let options = EOS_Sessions_RegisterPlayersOptions {
            ApiVersion: EOS_SESSIONS_REGISTERPLAYERS_API_LATEST,
            SessionName: name.as_ptr(),
            PlayersToRegister: players.as_mut_ptr(),
            PlayersToRegisterCount: players.len() as u32,
        };
        self.finish(|note: &Note<Registration>| {
            let data = note.client_data();
            // SAFETY: the options are of the newest version.
            unsafe { EOS_Sessions_RegisterPlayers(self.sessions, &options, data, Some(done)) };
        })
    }

    fn joins(&self, user: EOS_ProductUserId, id: &str) -> EOS_EResult {
        let found = self.find(user, id).expect("everybody finds it");
        self.join(user, "theirs", &found)
    }

    fn players(&self) -> Vec<EOS_ProductUserId> {
        self.view("room").expect("there").players()
    }
}

fn sanctioning(options: &mut EOS_Sessions_CreateSessionModificationOptions) {
    options.bSanctionsEnabled = EOS_TRUE;
}

/// The library looks for its data folder in the environment, which nobody changes while threads read it.
#[test]
fn with_a_place_for_their_secrets() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let mut tests = Command::new(std::env::current_exe().expect("this program"));
    tests.args(["--ignored", "--nocapture"]);
    tests.env("GREENROOM_DATA_HOME", home.path());
    let status = tests.status().expect("it runs");
    assert!(status.success(), "{status}");
}

#[test]
#[ignore = "run by another test, with a place for secrets in its environment"]
fn sanctioned_players_are_left_out_and_the_others_come_in() {
    let operator = Operator::of_a_directory(DEPLOYMENT);
    let (host, owner) = plain(&operator, "host");
    let (guest, bad) = plain(&operator, "bad");
    let (_other, good) = plain(&operator, "good");
    let id = host.host_guarded(owner, sanctioning);
    operator.sanction(bad);

    use EOS_EResult::*;
    let sanctioned = EOS_Sessions_PlayerSanctioned;
    assert_eq!(
        host.registers(&[bad, good]),
        (EOS_Success, vec![good], vec![bad])
    );
    assert_eq!(host.registers(&[bad]), (sanctioned, vec![], vec![bad]));
    assert_eq!(
        host.registers(&[good, bad]),
        (sanctioned, vec![], vec![bad])
    );
    assert_eq!(host.registers(&[good]), (EOS_NoChange, vec![], vec![]));
    assert_eq!(host.players(), [good]);
    assert_eq!(guest.joins(bad, &id), sanctioned);

    operator.lift(bad);
    assert_eq!(guest.joins(bad, &id), EOS_Success);
    assert_eq!(host.registers(&[bad]), (EOS_Success, vec![bad], vec![]));
    operator.sanction(bad);
    assert_eq!(host.players(), [good, bad], "who is in stays");
    assert_eq!(host.start_session("room"), EOS_Success);
    assert_eq!(guest.destroy("theirs"), EOS_Success);
    assert_eq!(guest.joins(bad, &id), sanctioned);
}

#[test]
#[ignore = "run by another test, with a place for secrets in its environment"]
fn more_sanctioned_players_than_one_refusal_names_are_left_out_too() {
    let operator = Operator::of_a_directory(DEPLOYMENT);
    let (host, owner) = plain(&operator, "host");
    host.host_guarded(owner, |options| {
        sanctioning(options);
        options.MaxPlayers = 100;
    });
    let number = |at: u64| text(&format!("{:032}", (1_u64 << 52) + at));
    // SAFETY: a text that ends in a NUL.
    let id = |at| unsafe { EOS_ProductUserId_FromString(number(at).as_ptr()) };
    let crowd: Vec<_> = (0..70).map(id).collect();
    let (bad, good) = crowd.split_at(66);
    bad.iter().for_each(|player| operator.sanction(*player));
    let (code, registered, sanctioned) = host.registers(&crowd);
    assert_eq!(code, EOS_EResult::EOS_Success);
    assert_eq!(registered, good);
    assert_eq!(sanctioned, bad);
}

/// The library registers here what it cannot tell the directory. By the time when it can, somebody was sanctioned: the session must not be stuck on that.
#[test]
#[ignore = "run by another test, with a place for secrets in its environment"]
fn who_is_sanctioned_during_an_outage_is_struck_afterwards() {
    let operator = Operator::of_a_directory(DEPLOYMENT);
    let mut patience = 0.5;
    let (host, owner) = player(&operator, "host", |options| {
        options.TaskNetworkTimeoutSeconds = &raw mut patience;
    });
    let (guest, bad) = plain(&operator, "bad");
    let (_other, good) = plain(&operator, "good");
    let id = host.host_guarded(owner, sanctioning);
    let network = |status: EOS_ENetworkStatus| {
        let set = EOS_Platform_SetNetworkStatus(host.platform, status.into());
        assert_eq!(set, EOS_EResult::EOS_Success);
    };
    network(EOS_ENetworkStatus::EOS_NS_Offline);
    let kept = (EOS_EResult::EOS_Sessions_OutOfSync, vec![bad, good], vec![]);
    assert_eq!(host.registers(&[bad, good]), kept);
    operator.sanction(bad);
    network(EOS_ENetworkStatus::EOS_NS_Online);
    host.tick_until(|| host.players() == [good]);
    let open = || guest.find(bad, &id).expect("it is still there").info().open;
    host.tick_until(|| open() == 3);
    assert_eq!(host.start_session("room"), EOS_EResult::EOS_Success);
}

#[test]
#[ignore = "run by another test, with a place for secrets in its environment"]
fn players_of_other_platforms_are_left_out_of_a_registration_and_may_join() {
    use EOS_EResult::*;
    let operator = Operator::of_a_directory(DEPLOYMENT);
    let (host, owner) = plain(&operator, "host");
    let steam = Container::with(&[("OTHER", 1), ("STEAM", 2), ("OTHER", 2)]);
    let other = Container::with(&[("OTHER", 0)]);
    let disabled = Container::with(&[("STEAM", 1)]);
    let on = |profile: &str, container: &Container| {
        player(&operator, profile, |options| {
            options.IntegratedPlatformOptionsContainerHandle = container.0;
        })
    };
    let (guest, on_steam) = on("steam", &steam);
    let (_other, on_other) = on("other", &other);
    let (epic, on_epic) = on("epic", &disabled);
    drop(steam);
    let allowed = [EOS_OPT_Steam];
    let id = host.host_guarded(owner, |options| {
        options.AllowedPlatformIds = allowed.as_ptr();
        options.AllowedPlatformIdsCount = 1;
    });
    let all = [on_epic, on_steam, on_other];
    assert_eq!(host.registers(&all), (EOS_Success, vec![on_steam], vec![]));
    let nobody = (EOS_Sessions_NotAllowed, vec![], vec![]);
    assert_eq!(host.registers(&all), nobody);
    assert_eq!(guest.joins(on_steam, &id), EOS_Success);
    assert_eq!(epic.joins(on_epic, &id), EOS_Success, "joining is open");

    let change = host.change("room").expect("there");
    assert_eq!(
        change.platforms(&[EOS_OPT_Epic, EOS_OPT_Unknown]),
        EOS_Success
    );
    assert_eq!(host.publish(change).0, EOS_Success);
    let rest = (EOS_Success, vec![on_epic, on_other], vec![]);
    assert_eq!(host.registers(&all), rest);
}

#[test]
#[ignore = "run by another test, with a place for secrets in its environment"]
fn a_container_takes_what_makes_sense_and_is_checked_by_the_platform() {
    use EOS_EResult::*;
    let container = Container::with(&[]);
    let (steam, long) = (text("STEAM"), text(&"x".repeat(65)));
    let empty = text("");
    for (name, flags, version, expected) in [
        (steam.as_ptr(), 2 | 8 | 16 | 128, 1, EOS_Success),
        (steam.as_ptr(), 256, 3, EOS_InvalidParameters),
        (steam.as_ptr(), -1, 3, EOS_InvalidParameters),
        (steam.as_ptr(), 2, 4, EOS_IncompatibleVersion),
        (steam.as_ptr(), 2, 0, EOS_IncompatibleVersion),
        (long.as_ptr(), 2, 3, EOS_InvalidParameters),
        (empty.as_ptr(), 2, 3, EOS_InvalidParameters),
        (ptr::null(), 2, 3, EOS_InvalidParameters),
    ] {
        assert_eq!(container.add(name, flags, version), expected);
    }
    let stale = container.0;
    drop(container);
    EOS_IntegratedPlatformOptionsContainer_Release(stale);
    let platform = create(DEPLOYMENT, |options| {
        options.IntegratedPlatformOptionsContainerHandle = stale;
    });
    assert!(platform.is_null(), "what is no container is no platform's");
}
