//! Looking at sessions, and giving back what was handed out.

use std::collections::BTreeMap;
use std::ptr;

use greenroom::abi::active_session::*;
use greenroom::abi::session_details::*;
use greenroom::abi::sessions::EOS_Sessions_CopyActiveSessionHandle;
use greenroom::abi::sessions_outputs::*;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult::{self, *};

use super::sessions::sessions;
use super::{CText, handle};
use crate::call::{Call, Text, Version, Which};
use crate::callbacks::read;
use crate::world::{Output, Plain, Play, View, Wrong, good, number, with};

pub(crate) fn call(call: &Call) {
    match call {
        Call::View {
            slot,
            name,
            version,
        } => view(*slot, *name, *version),
        Call::Look(which, version) => look(*which, *version),
        Call::CountPlayers(which, version) => count_players(*which, *version),
        Call::Player(which, index, version) => player(*which, *index, *version),
        Call::ReleaseView(which) => {
            let bits = with(|world| {
                let (bits, at) = world.views.find(*which, world.foreign());
                at.into_iter()
                    .for_each(|at| world.views.made[at].live = false);
                bits
            });
            EOS_ActiveSession_Release(handle(bits));
        }
        Call::Describe(which, version) => describe(*which, *version),
        Call::AttributeAt(which, index, version) => attribute_at(*which, *index, *version),
        Call::AttributeOf(which, key, version) => attribute_of(*which, *key, *version),
        Call::ReleaseDetails(which) => {
            let bits = with(|world| {
                let (bits, at) = world.details.find(*which, world.foreign());
                at.into_iter()
                    .for_each(|at| world.details.made[at].live = false);
                bits
            });
            EOS_SessionDetails_Release(handle(bits));
        }
        Call::ReleaseOutput(which, kind) => release_output(*which, *kind),
        _ => {}
    }
}

/// What is read of a session's information.
pub(crate) struct Seen {
    pub(crate) id: String,
    pub(crate) max: u32,
    pub(crate) open: u32,
    pub(crate) bucket: String,
}

/// # Safety
/// `info` is live information of the library.
unsafe fn seen(info: *const EOS_SessionDetails_Info) -> Seen {
    // SAFETY: the caller's promise.
    let info = unsafe { &*info };
    let max = if info.Settings.is_null() {
        with(|world| world.fault("a session has no settings"));
        0
    } else {
        // SAFETY: as above.
        unsafe { (*info.Settings).NumPublicConnections }
    };
    if info.OwnerUserId.is_null() == info.OwnerServerClientId.is_null() {
        with(|world| world.fault("a session has no owner, or two"));
    }
    read(info.HostAddress);
    // SAFETY: as above.
    let bucket = unsafe { info.Settings.as_ref() }.map(|settings| read(settings.BucketId));
    Seen {
        id: read(info.SessionId),
        max,
        open: info.NumOpenPublicConnections,
        bucket: bucket.unwrap_or_default(),
    }
}

/// What live details say.
pub(crate) fn info_of(details: EOS_HSessionDetails) -> Option<Seen> {
    let options = EOS_SessionDetails_CopyInfoOptions {
        ApiVersion: EOS_SESSIONDETAILS_COPYINFO_API_LATEST,
    };
    let mut info = ptr::null_mut();
    // SAFETY: the options are of the version that they say, or of none; so are all below.
    let code = unsafe { EOS_SessionDetails_CopyInfo(details, &options, &mut info) };
    with(|world| {
        world.check(
            "EOS_SessionDetails_CopyInfo",
            code,
            &Wrong::default(),
            &[EOS_Success],
        )
    });
    if code != EOS_Success {
        return None;
    }
    // SAFETY: it was handed out just now.
    let seen = unsafe { seen(info) };
    EOS_SessionDetails_Info_Release(info);
    Some(seen)
}

fn view(slot: u8, name: Text, version: Version) {
    let (c_name, sessions) = (CText::new(name), with(|world| sessions(world, slot)));
    let options = EOS_Sessions_CopyActiveSessionHandleOptions {
        ApiVersion: number(version, EOS_SESSIONS_COPYACTIVESESSIONHANDLE_API_LATEST),
        SessionName: c_name.pointer(),
    };
    let mut out = ptr::null_mut();
    // SAFETY: see above.
    let code = unsafe { EOS_Sessions_CopyActiveSessionHandle(sessions, &options, &mut out) };
    with(|world| {
        let life = world.life(slot).filter(|life| world.lives[*life].live);
        let wrong = Wrong::default()
            .version(version, EOS_SESSIONS_COPYACTIVESESSIONHANDLE_API_LATEST)
            .parameter(life.is_none())
            .text(name);
        let name = good(name).unwrap_or_default();
        let here = life.map(|life| &world.lives[life]);
        let session = here.and_then(|here| here.sessions_here.get(name));
        let is_sure = here.is_none_or(|here| !here.unsure.contains(name));
        let id = session
            .filter(|_| is_sure)
            .map(|session| session.id.clone());
        let may: &[_] = match (is_sure, session) {
            (false, _) => &[EOS_Success, EOS_NotFound],
            (_, Some(_)) => &[EOS_Success],
            (_, None) => &[EOS_NotFound],
        };
        world.check("EOS_Sessions_CopyActiveSessionHandle", code, &wrong, may);
        if let Some(life) = life.filter(|_| code == EOS_Success) {
            world.views.add(out.addr(), View { life, name, id });
        }
    });
}

/// What an active session says, or why it does not.
struct Active {
    name: String,
    state: i32,
    seen: Seen,
}

fn active_of(bits: usize, version: Version) -> Result<Active, EOS_EResult> {
    let options = EOS_ActiveSession_CopyInfoOptions {
        ApiVersion: number(version, EOS_ACTIVESESSION_COPYINFO_API_LATEST),
    };
    let mut info = ptr::null_mut();
    // SAFETY: see above.
    let code = unsafe { EOS_ActiveSession_CopyInfo(handle(bits), &options, &mut info) };
    if code != EOS_Success {
        return Err(code);
    }
    // SAFETY: it was handed out just now, and is kept until it is released.
    let active = unsafe {
        Active {
            name: read((*info).SessionName),
            state: (*info).State.raw(),
            seen: seen((*info).SessionDetails),
        }
    };
    with(|world| {
        world.outputs.push(Output {
            kind: 1,
            pointer: info.addr(),
            live: true,
        })
    });
    Ok(active)
}

fn look(which: Which, version: Version) {
    let (bits, at) = with(|world| world.views.find(which, world.foreign()));
    let active = active_of(bits, version);
    with(|world| {
        let wrong = Wrong::default()
            .version(version, EOS_ACTIVESESSION_COPYINFO_API_LATEST)
            .parameter(at.is_none());
        let code = active.as_ref().map_or_else(|code| *code, |_| EOS_Success);
        let Some(view) = at.map(|at| world.views.made[at].what.clone()) else {
            return world.check("EOS_ActiveSession_CopyInfo", code, &wrong, &[]);
        };
        let here = &world.lives[view.life];
        let session = here.sessions_here.get(view.name);
        let is_busy = here.is_busy(view.name);
        let may: &[_] = match (&view.id, session) {
            _ if here.unsure.contains(view.name) || view.id.is_none() => return,
            (Some(id), Some(session)) if session.id == *id => &[EOS_Success],
            _ => &[EOS_NotFound],
        };
        let differs = match (&active, session) {
            (Ok(active), Some(session)) => {
                let play = match session.play {
                    Play::Pending => 2,
                    Play::InProgress => 4,
                    Play::Ended => 6,
                };
                let max = session.set.max.unwrap_or(0);
                let open = max.saturating_sub(session.players.len() as u32);
                let same = active.name == view.name
                    && active.seen.id == session.id
                    && (active.seen.max, active.seen.open) == (max, open);
                let differs = !same || !is_busy && active.state != play;
                differs.then(|| {
                    format!(
                        "{:?} shows state {} and {} of {} open, not what {session:?} says",
                        view.name, active.state, active.seen.open, active.seen.max
                    )
                })
            }
            _ => None,
        };
        world.check("EOS_ActiveSession_CopyInfo", code, &wrong, may);
        differs.into_iter().for_each(|fault| world.fault(fault));
    });
}

/// Notes what the view of a session that was just joined shows.
pub(crate) fn learn(life: usize, name: &'static str) {
    let sessions: EOS_HSessions = with(|world| handle(world.lives[life].sessions));
    let c_name = CText::new(Text::Good(name));
    let options = EOS_Sessions_CopyActiveSessionHandleOptions {
        ApiVersion: EOS_SESSIONS_COPYACTIVESESSIONHANDLE_API_LATEST,
        SessionName: c_name.pointer(),
    };
    let mut out = ptr::null_mut();
    // SAFETY: see above.
    let code = unsafe { EOS_Sessions_CopyActiveSessionHandle(sessions, &options, &mut out) };
    with(|world| {
        world.check(
            "the view of a session that was joined",
            code,
            &Wrong::default(),
            &[EOS_Success],
        )
    });
    let active = active_of(out.addr(), Version::Latest);
    let players = players_of(out.addr());
    EOS_ActiveSession_Release(out);
    with(|world| {
        players.iter().for_each(|player| world.hear_of(*player));
        let (Ok(active), Some(session)) = (active, world.lives[life].sessions_here.get_mut(name))
        else {
            return world.fault(format!("{name:?} was joined and cannot be looked at"));
        };
        session.play = match active.state {
            4 | 5 => Play::InProgress,
            6 => Play::Ended,
            _ => Play::Pending,
        };
        session.set.max = Some(active.seen.max);
        session.players = players;
        if active.seen.id != session.id {
            let fault = format!("{} was joined, and {} is shown", session.id, active.seen.id);
            world.fault(fault);
        }
    });
}

/// The players that a live view shows.
pub(crate) fn players_of(bits: usize) -> Vec<usize> {
    let count = EOS_ActiveSession_GetRegisteredPlayerCountOptions {
        ApiVersion: EOS_ACTIVESESSION_GETREGISTEREDPLAYERCOUNT_API_LATEST,
    };
    // SAFETY: see above.
    let count = unsafe { EOS_ActiveSession_GetRegisteredPlayerCount(handle(bits), &count) };
    let player = |at| {
        let options = EOS_ActiveSession_GetRegisteredPlayerByIndexOptions {
            ApiVersion: EOS_ACTIVESESSION_GETREGISTEREDPLAYERBYINDEX_API_LATEST,
            PlayerIndex: at,
        };
        // SAFETY: see above.
        unsafe { EOS_ActiveSession_GetRegisteredPlayerByIndex(handle(bits), &options) }.addr()
    };
    (0..count).map(player).collect()
}

fn count_players(which: Which, version: Version) {
    let (bits, at) = with(|world| world.views.find(which, world.foreign()));
    let options = EOS_ActiveSession_GetRegisteredPlayerCountOptions {
        ApiVersion: number(
            version,
            EOS_ACTIVESESSION_GETREGISTEREDPLAYERCOUNT_API_LATEST,
        ),
    };
    // SAFETY: see above.
    let count = unsafe { EOS_ActiveSession_GetRegisteredPlayerCount(handle(bits), &options) };
    with(|world| {
        let wrong = Wrong::default().version(version, 1);
        let view = at
            .filter(|_| wrong.0.is_empty())
            .map(|at| world.views.made[at].what.clone());
        let expected = view.map_or(Some(0), |view| {
            let here = &world.lives[view.life];
            if here.unsure.contains(view.name) || view.id.is_none() {
                return None;
            }
            let session = here
                .sessions_here
                .get(view.name)
                .filter(|session| Some(&session.id) == view.id.as_ref());
            Some(session.map_or(0, |session| session.players.len()))
        });
        if expected.is_some_and(|expected| expected != count as usize) {
            world.fault(format!("{count} players are shown, not {expected:?}"));
        }
    });
}

fn player(which: Which, index: u32, version: Version) {
    let (bits, at) = with(|world| world.views.find(which, world.foreign()));
    let options = EOS_ActiveSession_GetRegisteredPlayerByIndexOptions {
        ApiVersion: number(
            version,
            EOS_ACTIVESESSION_GETREGISTEREDPLAYERBYINDEX_API_LATEST,
        ),
        PlayerIndex: index,
    };
    // SAFETY: see above.
    let player = unsafe { EOS_ActiveSession_GetRegisteredPlayerByIndex(handle(bits), &options) };
    if at.is_none() && !player.is_null() {
        with(|world| world.fault("what is no view shows a player"));
    }
}

fn describe(which: Which, version: Version) {
    let (bits, at) = with(|world| world.details.find(which, world.foreign()));
    let options = EOS_SessionDetails_CopyInfoOptions {
        ApiVersion: number(version, EOS_SESSIONDETAILS_COPYINFO_API_LATEST),
    };
    let mut info = ptr::null_mut();
    // SAFETY: see above.
    let code = unsafe { EOS_SessionDetails_CopyInfo(handle(bits), &options, &mut info) };
    // SAFETY: it was handed out just now.
    let id = (code == EOS_Success).then(|| unsafe { seen(info) }.id);
    with(|world| {
        let wrong = Wrong::default()
            .version(version, EOS_SESSIONDETAILS_COPYINFO_API_LATEST)
            .parameter(at.is_none());
        world.check("EOS_SessionDetails_CopyInfo", code, &wrong, &[EOS_Success]);
        let known = at.map(|at| world.details.made[at].what.clone());
        if let Some(id) = id {
            world.outputs.push(Output {
                kind: 0,
                pointer: info.addr(),
                live: true,
            });
            if Some(&id) != known.as_ref() {
                world.fault(format!("details of {known:?} are of {id} now"));
            }
        }
    });
}

fn attribute_at(which: Which, index: u32, version: Version) {
    let (bits, at) = with(|world| world.details.find(which, world.foreign()));
    let there = values_of(handle(bits), at.is_some()).len();
    let options = EOS_SessionDetails_CopySessionAttributeByIndexOptions {
        ApiVersion: number(
            version,
            EOS_SESSIONDETAILS_COPYSESSIONATTRIBUTEBYINDEX_API_LATEST,
        ),
        AttrIndex: index,
    };
    let mut out = ptr::null_mut();
    // SAFETY: see above.
    let code =
        unsafe { EOS_SessionDetails_CopySessionAttributeByIndex(handle(bits), &options, &mut out) };
    with(|world| {
        let wrong = Wrong::default()
            .version(version, 1)
            .parameter(at.is_none() || index as usize >= there);
        world.check(
            "EOS_SessionDetails_CopySessionAttributeByIndex",
            code,
            &wrong,
            &[EOS_Success],
        );
        if code == EOS_Success {
            world.outputs.push(Output {
                kind: 2,
                pointer: out.addr(),
                live: true,
            });
        }
    });
}

fn attribute_of(which: Which, key: Text, version: Version) {
    let (bits, at) = with(|world| world.details.find(which, world.foreign()));
    let is_there = values_of(handle(bits), at.is_some())
        .contains_key(&good(key).unwrap_or_default().to_uppercase());
    let text = CText::new(key);
    let options = EOS_SessionDetails_CopySessionAttributeByKeyOptions {
        ApiVersion: number(
            version,
            EOS_SESSIONDETAILS_COPYSESSIONATTRIBUTEBYKEY_API_LATEST,
        ),
        AttrKey: text.pointer(),
    };
    let mut out = ptr::null_mut();
    // SAFETY: see above.
    let code =
        unsafe { EOS_SessionDetails_CopySessionAttributeByKey(handle(bits), &options, &mut out) };
    with(|world| {
        let wrong = Wrong::default()
            .version(version, 1)
            .parameter(at.is_none())
            .text(key);
        let may = if is_there { EOS_Success } else { EOS_NotFound };
        world.check(
            "EOS_SessionDetails_CopySessionAttributeByKey",
            code,
            &wrong,
            &[may],
        );
        if code == EOS_Success {
            world.outputs.push(Output {
                kind: 2,
                pointer: out.addr(),
                live: true,
            });
        }
    });
}

/// The attributes of details, by their keys; none of what are none.
pub(crate) fn values_of(details: EOS_HSessionDetails, is_live: bool) -> BTreeMap<String, Plain> {
    let options = EOS_SessionDetails_GetSessionAttributeCountOptions {
        ApiVersion: EOS_SESSIONDETAILS_GETSESSIONATTRIBUTECOUNT_API_LATEST,
    };
    // SAFETY: see above.
    let count = unsafe { EOS_SessionDetails_GetSessionAttributeCount(details, &options) };
    if !is_live && count > 0 {
        with(|world| world.fault("what are no details have attributes"));
        return BTreeMap::new();
    }
    (0..count).filter_map(|at| value_at(details, at)).collect()
}

fn value_at(details: EOS_HSessionDetails, at: u32) -> Option<(String, Plain)> {
    let options = EOS_SessionDetails_CopySessionAttributeByIndexOptions {
        ApiVersion: EOS_SESSIONDETAILS_COPYSESSIONATTRIBUTEBYINDEX_API_LATEST,
        AttrIndex: at,
    };
    let mut out = ptr::null_mut();
    // SAFETY: see above.
    let code =
        unsafe { EOS_SessionDetails_CopySessionAttributeByIndex(details, &options, &mut out) };
    with(|world| {
        world.check(
            "an attribute within the count",
            code,
            &Wrong::default(),
            &[EOS_Success],
        )
    });
    if code != EOS_Success {
        return None;
    }
    // SAFETY: it was handed out just now, and its type says which member there is.
    let found = unsafe {
        let data = &*(*out).Data;
        let value = match data.ValueType.raw() {
            0 => Plain::Bool(data.Value.AsBool != 0),
            1 => Plain::Int(data.Value.AsInt64),
            2 => Plain::Double(data.Value.AsDouble),
            _ => Plain::String(read(data.Value.AsUtf8)),
        };
        (read(data.Key), value)
    };
    EOS_SessionDetails_Attribute_Release(out);
    Some(found)
}

fn release_output(which: Which, kind: u8) {
    let pointer = with(|world| {
        let count = world.outputs.len();
        let at = match which {
            Which::Latest(back) if count > 0 => count - 1 - back as usize % count,
            Which::Invented(bits) => return bits as usize,
            _ => return 0,
        };
        let pointer = world.outputs[at].pointer;
        // Of several blocks that were at this place one can be alive.
        if let Some(output) = world
            .outputs
            .iter_mut()
            .find(|output| output.live && output.pointer == pointer && output.kind == kind)
        {
            output.live = false;
        }
        pointer
    });
    match kind {
        0 => EOS_SessionDetails_Info_Release(ptr::without_provenance_mut(pointer)),
        1 => EOS_ActiveSession_Info_Release(ptr::without_provenance_mut(pointer)),
        _ => EOS_SessionDetails_Attribute_Release(ptr::without_provenance_mut(pointer)),
    }
}
