//! Making, changing, joining and ending sessions.

use std::collections::BTreeSet;
use std::ptr;

use greenroom::abi::session_modification::*;
use greenroom::abi::session_players::*;
use greenroom::abi::sessions::*;
use greenroom::abi::sessions_outputs::EOS_SessionModification_Release;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult::*;

use super::users::unless;
use super::{CAttribute, CText, handle};
use crate::call::{Call, Setting, Text, Then, User, Version, Which};
use crate::callbacks::done;
use crate::world::{
    Attribute, Creation, Life, Modification, Set, What, World, Wrong, good, number, plain, with,
};

const MAX_PLAYERS: u32 = EOS_SESSIONS_MAXREGISTEREDPLAYERS;
const PLATFORMS_MAX: u32 = 32;
const FIRST_WITH_PRESENCE: i32 = 2;
const FIRST_WITH_SESSION_ID: i32 = 3;

pub(crate) fn call(call: &Call) {
    match call {
        Call::NewSession { .. } => new_session(call),
        Call::ChangeSession {
            slot,
            name,
            version,
        } => change_session(*slot, *name, *version),
        Call::Set { on, to, version } => set(*on, to, *version),
        Call::Update {
            slot,
            modification,
            version,
            then,
        } => update(*slot, *modification, *version, then),
        Call::ReleaseModification(which) => {
            let bits = with(|world| {
                let (bits, at) = world.modifications.find(*which, world.foreign());
                at.into_iter()
                    .for_each(|at| world.modifications.made[at].live = false);
                bits
            });
            EOS_SessionModification_Release(handle(bits));
        }
        Call::Join { .. } => join(call),
        Call::Start(slot, name, version, then) => start(*slot, *name, *version, then),
        Call::End(slot, name, version, then) => end(*slot, *name, *version, then),
        Call::Destroy(slot, name, version, then) => destroy(*slot, *name, *version, then),
        Call::Register(slot, name, users, version, then) => {
            register(*slot, *name, users, *version, then)
        }
        Call::Unregister(slot, name, users, version, then) => {
            unregister(*slot, *name, users, *version, then)
        }
        _ => {}
    }
}

pub(super) fn sessions(world: &World, slot: u8) -> EOS_HSessions {
    world.handle(slot, |life: &Life| life.sessions)
}

fn new_session(call: &Call) {
    let Call::NewSession {
        slot,
        name,
        bucket,
        max,
        user,
        presence,
        id,
        version,
    } = call
    else {
        return;
    };
    let slot = *slot;
    let (sessions, user, is_user) = with(|world| {
        let (bits, is_user) = world.user(slot, *user);
        (sessions(world, slot), bits, is_user)
    });
    let (c_name, c_bucket, c_id) = (CText::new(*name), CText::new(*bucket), CText::new(*id));
    let options = EOS_Sessions_CreateSessionModificationOptions {
        ApiVersion: number(*version, EOS_SESSIONS_CREATESESSIONMODIFICATION_API_LATEST),
        SessionName: c_name.pointer(),
        BucketId: c_bucket.pointer(),
        MaxPlayers: *max,
        LocalUserId: handle(user),
        bPresenceEnabled: (*presence).into(),
        SessionId: c_id.pointer(),
        bSanctionsEnabled: 0,
        AllowedPlatformIds: ptr::null(),
        AllowedPlatformIdsCount: 0,
    };
    let mut out = ptr::null_mut();
    // SAFETY: the options are of the version that they say, or of none; so are all below.
    let code = unsafe { EOS_Sessions_CreateSessionModification(sessions, &options, &mut out) };
    with(|world| {
        let has_id = options.ApiVersion >= FIRST_WITH_SESSION_ID;
        let life = world.life(slot).filter(|life| world.lives[*life].live);
        let here = life.map(|life| &world.lives[life]);
        let shown = here.is_some_and(|here| {
            here.sessions_here
                .values()
                .any(|known| known.presence && known.user == user)
        });
        let presence = *presence && user != 0 && options.ApiVersion >= FIRST_WITH_PRESENCE;
        let wrong = Wrong::default()
            .version(*version, EOS_SESSIONS_CREATESESSIONMODIFICATION_API_LATEST)
            .parameter(here.is_none_or(|here| user == 0 && !here.server))
            .parameter(user != 0 && !is_user)
            .text(*name)
            .text(*bucket)
            .parameter(!(1..=MAX_PLAYERS).contains(max))
            .parameter(has_id && *id != Text::Null && good(*id).is_none())
            .when(presence && shown, EOS_Sessions_PresenceSessionExists);
        world.check(
            "EOS_Sessions_CreateSessionModification",
            code,
            &wrong,
            &[EOS_Success],
        );
        if code != EOS_Success {
            return;
        }
        let id = if has_id { good(*id) } else { None };
        let modification = Modification {
            name: good(*name).unwrap_or_default(),
            creation: Some(Creation { user, presence, id }),
            set: Set {
                bucket: good(*bucket),
                max: Some(*max),
                ..Set::default()
            },
            present: Some(BTreeSet::new()),
        };
        world.modifications.add(out.addr(), modification);
    });
}

fn change_session(slot: u8, name: Text, version: Version) {
    let c_name = CText::new(name);
    let sessions = with(|world| sessions(world, slot));
    let options = EOS_Sessions_UpdateSessionModificationOptions {
        ApiVersion: number(version, EOS_SESSIONS_UPDATESESSIONMODIFICATION_API_LATEST),
        SessionName: c_name.pointer(),
    };
    let mut out = ptr::null_mut();
    // SAFETY: see above.
    let code = unsafe { EOS_Sessions_UpdateSessionModification(sessions, &options, &mut out) };
    with(|world| {
        let life = world.life(slot).filter(|life| world.lives[*life].live);
        let wrong = Wrong::default()
            .version(version, EOS_SESSIONS_UPDATESESSIONMODIFICATION_API_LATEST)
            .parameter(life.is_none())
            .text(name);
        let known = good(name).unwrap_or_default();
        let here = life.map(|life| &world.lives[life]);
        let session = here.and_then(|here| here.sessions_here.get(known));
        let is_sure = here.is_some_and(|here| !here.unsure.contains(known));
        let present = session
            .filter(|session| is_sure && session.own)
            .map(|session| session.attributes.keys().cloned().collect());
        let may: &[_] = match (is_sure, session) {
            (false, _) => &[EOS_Success, EOS_NotFound],
            (_, Some(_)) => &[EOS_Success],
            (_, None) => &[EOS_NotFound],
        };
        world.check("EOS_Sessions_UpdateSessionModification", code, &wrong, may);
        if code == EOS_Success {
            let (creation, set) = (None, Set::default());
            world.modifications.add(
                out.addr(),
                Modification {
                    name: known,
                    creation,
                    set,
                    present,
                },
            );
        }
    });
}

fn set(on: Which, to: &Setting, version: Version) {
    let (bits, at) = with(|world| world.modifications.find(on, world.foreign()));
    let modification: EOS_HSessionModification = handle(bits);
    let version_of = |latest| number(version, latest);
    let latest = if let Setting::Attribute { .. } = to {
        EOS_SESSIONMODIFICATION_ADDATTRIBUTE_API_LATEST
    } else {
        1
    };
    // SAFETY: see above.
    let code = unsafe {
        match to {
            Setting::Bucket(text) => {
                let text = CText::new(*text);
                let options = EOS_SessionModification_SetBucketIdOptions {
                    ApiVersion: version_of(latest),
                    BucketId: text.pointer(),
                };
                EOS_SessionModification_SetBucketId(modification, &options)
            }
            Setting::Address(text) => {
                let text = CText::new(*text);
                let options = EOS_SessionModification_SetHostAddressOptions {
                    ApiVersion: version_of(latest),
                    HostAddress: text.pointer(),
                };
                EOS_SessionModification_SetHostAddress(modification, &options)
            }
            Setting::Permission(level) => {
                let options = EOS_SessionModification_SetPermissionLevelOptions {
                    ApiVersion: version_of(latest),
                    PermissionLevel: CEnum::from_raw(*level),
                };
                EOS_SessionModification_SetPermissionLevel(modification, &options)
            }
            Setting::JoinInProgress(allowed) => {
                let options = EOS_SessionModification_SetJoinInProgressAllowedOptions {
                    ApiVersion: version_of(latest),
                    bAllowJoinInProgress: (*allowed).into(),
                };
                EOS_SessionModification_SetJoinInProgressAllowed(modification, &options)
            }
            Setting::MaxPlayers(max) => {
                let options = EOS_SessionModification_SetMaxPlayersOptions {
                    ApiVersion: version_of(latest),
                    MaxPlayers: *max,
                };
                EOS_SessionModification_SetMaxPlayers(modification, &options)
            }
            Setting::Invites(allowed) => {
                let options = EOS_SessionModification_SetInvitesAllowedOptions {
                    ApiVersion: version_of(latest),
                    bInvitesAllowed: (*allowed).into(),
                };
                EOS_SessionModification_SetInvitesAllowed(modification, &options)
            }
            Setting::Platforms(count, is_null) => {
                let list = [1000_u32; PLATFORMS_MAX as usize + 1];
                let options = EOS_SessionModification_SetAllowedPlatformIdsOptions {
                    ApiVersion: version_of(latest),
                    AllowedPlatformIds: if *is_null { ptr::null() } else { list.as_ptr() },
                    AllowedPlatformIdsCount: *count,
                };
                EOS_SessionModification_SetAllowedPlatformIds(modification, &options)
            }
            Setting::Attribute {
                key,
                value,
                advertised,
            } => {
                let attribute = CAttribute::new(*key, value);
                let options = EOS_SessionModification_AddAttributeOptions {
                    ApiVersion: version_of(latest),
                    SessionAttribute: &attribute.data,
                    AdvertisementType: CEnum::from_raw(*advertised),
                };
                EOS_SessionModification_AddAttribute(modification, &options)
            }
            Setting::Remove(key) => {
                let key = CText::new(*key);
                let options = EOS_SessionModification_RemoveAttributeOptions {
                    ApiVersion: version_of(latest),
                    Key: key.pointer(),
                };
                EOS_SessionModification_RemoveAttribute(modification, &options)
            }
        }
    };
    with(|world| {
        let wrong = wrong_setting(to)
            .version(version, latest)
            .parameter(at.is_none());
        let modification = at.map(|at| &mut world.modifications.made[at].what);
        let may: &[_] = match (to, &modification) {
            (Setting::Remove(key), Some(modification)) => {
                match modification.has(good(*key).unwrap_or_default()) {
                    Some(true) => &[EOS_Success],
                    Some(false) => &[EOS_NotFound],
                    None => &[EOS_Success, EOS_NotFound],
                }
            }
            _ => &[EOS_Success],
        };
        if let Some(modification) = modification.filter(|_| code == EOS_Success) {
            modification.set.note(to);
        }
        world.check("a setter of a modification", code, &wrong, may);
    });
}

fn wrong_setting(to: &Setting) -> Wrong {
    let wrong = Wrong::default();
    match to {
        Setting::Bucket(text) | Setting::Address(text) | Setting::Remove(text) => wrong.text(*text),
        Setting::Permission(level) => wrong.parameter(!(0..=2).contains(level)),
        Setting::JoinInProgress(_) | Setting::Invites(_) => wrong,
        Setting::MaxPlayers(max) => wrong.parameter(!(1..=MAX_PLAYERS).contains(max)),
        Setting::Platforms(count, is_null) => {
            wrong.parameter(*count > PLATFORMS_MAX || *is_null && *count > 0)
        }
        Setting::Attribute {
            key,
            value,
            advertised,
        } => wrong
            .text(*key)
            .parameter(plain(value).is_none())
            .parameter(!(0..=1).contains(advertised)),
    }
}

impl Modification {
    fn has(&self, key: &str) -> Option<bool> {
        let key = key.to_uppercase();
        match self.set.attributes.get(&key) {
            Some(change) => Some(change.is_some()),
            None => self.present.as_ref().map(|present| present.contains(&key)),
        }
    }
}

impl Set {
    fn note(&mut self, setting: &Setting) {
        match setting {
            Setting::Bucket(text) => self.bucket = good(*text),
            Setting::Address(text) => self.address = good(*text),
            Setting::Permission(level) => self.permission = Some(*level),
            Setting::JoinInProgress(allowed) => self.join_in_progress = Some(*allowed),
            Setting::MaxPlayers(max) => self.max = Some(*max),
            Setting::Attribute {
                key,
                value,
                advertised,
            } => {
                let (Some(key), Some(value)) = (good(*key), plain(value)) else {
                    return;
                };
                let advertised = *advertised == 1;
                self.attributes
                    .insert(key.to_uppercase(), Some(Attribute { value, advertised }));
            }
            Setting::Remove(key) => {
                self.attributes
                    .insert(good(*key).unwrap_or_default().to_uppercase(), None);
            }
            Setting::Platforms(count, _) => self.restricted = Some(*count > 0),
            Setting::Invites(_) => {}
        }
    }
}

fn update(slot: u8, which: Which, version: Version, then: &Then) {
    let (sessions, bits, data) = with(|world| {
        let (bits, at) = world.modifications.find(which, world.foreign());
        let wrong = Wrong::default()
            .version(version, EOS_SESSIONS_UPDATESESSION_API_LATEST)
            .parameter(at.is_none());
        let what = unless(wrong, || {
            let modification = Box::new(
                world.modifications.made[at.expect("nothing is wrong")]
                    .what
                    .clone(),
            );
            match modification.creation {
                Some(_) => What::Create(modification),
                None => What::Change(modification),
            }
        });
        let life = world.life(slot);
        (
            sessions(world, slot),
            bits,
            world.begin(life, "EOS_Sessions_UpdateSession", what, then.clone()),
        )
    });
    let options = EOS_Sessions_UpdateSessionOptions {
        ApiVersion: number(version, EOS_SESSIONS_UPDATESESSION_API_LATEST),
        SessionModificationHandle: handle(bits),
    };
    // SAFETY: see above.
    unsafe { EOS_Sessions_UpdateSession(sessions, &options, data, Some(done)) };
}

fn join(call: &Call) {
    let Call::Join {
        slot,
        name,
        details,
        user,
        presence,
        version,
        then,
    } = call
    else {
        return;
    };
    let c_name = CText::new(*name);
    let latest = EOS_SESSIONS_JOINSESSION_API_LATEST;
    let (sessions, details, user, data) = with(|world| {
        let (bits, at) = world.details.find(*details, world.foreign());
        let (user, is_user) = world.user(*slot, *user);
        let wrong = Wrong::default()
            .version(*version, latest)
            .text(*name)
            .parameter(at.is_none())
            .parameter(!is_user);
        let what = unless(wrong, || What::Join {
            name: good(*name).unwrap_or_default(),
            id: world.details.made[at.expect("nothing is wrong")]
                .what
                .clone(),
            user,
            presence: *presence && number(*version, latest) >= 2,
        });
        let life = world.life(*slot);
        (
            sessions(world, *slot),
            bits,
            user,
            world.begin(life, "EOS_Sessions_JoinSession", what, then.clone()),
        )
    });
    let options = EOS_Sessions_JoinSessionOptions {
        ApiVersion: number(*version, latest),
        SessionName: c_name.pointer(),
        SessionHandle: handle(details),
        LocalUserId: handle(user),
        bPresenceEnabled: (*presence).into(),
    };
    // SAFETY: see above.
    unsafe { EOS_Sessions_JoinSession(sessions, &options, data, Some(done)) };
}

/// Begins an operation that needs no more than the name of a session.
fn begin(
    slot: u8,
    name: Text,
    (version, latest): (Version, i32),
    (function, what): (&'static str, fn(&'static str) -> What),
    then: &Then,
) -> (EOS_HSessions, *mut std::ffi::c_void) {
    with(|world| {
        let wrong = Wrong::default().version(version, latest).text(name);
        let what = unless(wrong, || what(good(name).unwrap_or_default()));
        let life = world.life(slot);
        (
            sessions(world, slot),
            world.begin(life, function, what, then.clone()),
        )
    })
}

fn start(slot: u8, name: Text, version: Version, then: &Then) {
    let text = CText::new(name);
    let latest = EOS_SESSIONS_STARTSESSION_API_LATEST;
    let what = (
        "EOS_Sessions_StartSession",
        What::Start as fn(&'static str) -> What,
    );
    let (sessions, data) = begin(slot, name, (version, latest), what, then);
    let options = EOS_Sessions_StartSessionOptions {
        ApiVersion: number(version, latest),
        SessionName: text.pointer(),
    };
    // SAFETY: see above.
    unsafe { EOS_Sessions_StartSession(sessions, &options, data, Some(done)) };
}

fn end(slot: u8, name: Text, version: Version, then: &Then) {
    let text = CText::new(name);
    let latest = EOS_SESSIONS_ENDSESSION_API_LATEST;
    let what = (
        "EOS_Sessions_EndSession",
        What::End as fn(&'static str) -> What,
    );
    let (sessions, data) = begin(slot, name, (version, latest), what, then);
    let options = EOS_Sessions_EndSessionOptions {
        ApiVersion: number(version, latest),
        SessionName: text.pointer(),
    };
    // SAFETY: see above.
    unsafe { EOS_Sessions_EndSession(sessions, &options, data, Some(done)) };
}

fn destroy(slot: u8, name: Text, version: Version, then: &Then) {
    let text = CText::new(name);
    let latest = EOS_SESSIONS_DESTROYSESSION_API_LATEST;
    let what = (
        "EOS_Sessions_DestroySession",
        What::Destroy as fn(&'static str) -> What,
    );
    let (sessions, data) = begin(slot, name, (version, latest), what, then);
    let options = EOS_Sessions_DestroySessionOptions {
        ApiVersion: number(version, latest),
        SessionName: text.pointer(),
    };
    // SAFETY: see above.
    unsafe { EOS_Sessions_DestroySession(sessions, &options, data, Some(done)) };
}

/// The list of players as C has it, and what is wrong with it.
fn players(
    world: &mut World,
    slot: u8,
    users: &[User],
) -> (Vec<EOS_ProductUserId>, Vec<usize>, bool) {
    let users: Vec<(usize, bool)> = users.iter().map(|user| world.user(slot, *user)).collect();
    let bits: Vec<usize> = users.iter().map(|(bits, _)| *bits).collect();
    let is_wrong = users.is_empty() || users.iter().any(|(_, is_user)| !is_user);
    (
        bits.iter().map(|bits| handle(*bits)).collect(),
        bits,
        is_wrong,
    )
}

fn register(slot: u8, name: Text, users: &[User], version: Version, then: &Then) {
    let text = CText::new(name);
    let latest = EOS_SESSIONS_REGISTERPLAYERS_API_LATEST;
    let (sessions, mut list, data) = with(|world| {
        let (list, users, is_wrong) = players(world, slot, users);
        let wrong = Wrong::default()
            .version(version, latest)
            .text(name)
            .parameter(is_wrong);
        let what = unless(wrong, || {
            What::Register(good(name).unwrap_or_default(), users)
        });
        let life = world.life(slot);
        (
            sessions(world, slot),
            list,
            world.begin(life, "EOS_Sessions_RegisterPlayers", what, then.clone()),
        )
    });
    let options = EOS_Sessions_RegisterPlayersOptions {
        ApiVersion: number(version, latest),
        SessionName: text.pointer(),
        PlayersToRegister: list.as_mut_ptr(),
        PlayersToRegisterCount: list.len() as u32,
    };
    // SAFETY: see above.
    unsafe { EOS_Sessions_RegisterPlayers(sessions, &options, data, Some(done)) };
}

fn unregister(slot: u8, name: Text, users: &[User], version: Version, then: &Then) {
    let text = CText::new(name);
    let latest = EOS_SESSIONS_UNREGISTERPLAYERS_API_LATEST;
    let (sessions, mut list, data) = with(|world| {
        let (list, users, is_wrong) = players(world, slot, users);
        let wrong = Wrong::default()
            .version(version, latest)
            .text(name)
            .parameter(is_wrong);
        let what = unless(wrong, || {
            What::Unregister(good(name).unwrap_or_default(), users)
        });
        let life = world.life(slot);
        (
            sessions(world, slot),
            list,
            world.begin(life, "EOS_Sessions_UnregisterPlayers", what, then.clone()),
        )
    });
    let options = EOS_Sessions_UnregisterPlayersOptions {
        ApiVersion: number(version, latest),
        SessionName: text.pointer(),
        PlayersToUnregister: list.as_mut_ptr(),
        PlayersToUnregisterCount: list.len() as u32,
    };
    // SAFETY: see above.
    unsafe { EOS_Sessions_UnregisterPlayers(sessions, &options, data, Some(done)) };
}
