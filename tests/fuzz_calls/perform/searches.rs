//! Searching.

use std::ffi::CString;
use std::ptr;

use greenroom::abi::session_search::*;
use greenroom::abi::sessions::EOS_Sessions_CreateSessionSearch;
use greenroom::abi::sessions_outputs::*;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult::{self, *};

use super::looks::info_of;
use super::sessions::sessions;
use super::users::unless;
use super::{CAttribute, CText, handle};
use crate::call::{Call, Condition, Text, Then, User, Value, Version, Which};
use crate::callbacks::done;
use crate::world::{Plain, Search, What, World, Wrong, good, number, plain, with};

pub(crate) fn call(call: &Call) {
    match call {
        Call::NewSearch { slot, max, version } => new_search(*slot, *max, *version),
        Call::Seek { on, what, version } => seek(*on, what, *version),
        Call::Find {
            on,
            slot,
            user,
            version,
            then,
        } => find(*on, *slot, *user, *version, then),
        Call::CountResults(which, version) => {
            count(*which, *version);
        }
        Call::CopyResult(which, index, version) => copy_result(*which, *index, *version),
        Call::ReleaseSearch(which) => {
            let bits = with(|world| {
                let (bits, at) = world.searches.find(*which, world.foreign());
                at.into_iter()
                    .for_each(|at| world.searches.made[at].live = false);
                bits
            });
            EOS_SessionSearch_Release(handle(bits));
        }
        _ => {}
    }
}

fn new_search(slot: u8, max: u32, version: Version) {
    let sessions = with(|world| sessions(world, slot));
    let options = EOS_Sessions_CreateSessionSearchOptions {
        ApiVersion: number(version, EOS_SESSIONS_CREATESESSIONSEARCH_API_LATEST),
        MaxSearchResults: max,
    };
    let mut out = ptr::null_mut();
    // SAFETY: the options are of the version that they say, or of none; so are all below.
    let code = unsafe { EOS_Sessions_CreateSessionSearch(sessions, &options, &mut out) };
    with(|world| {
        let life = world.life(slot).filter(|life| world.lives[*life].live);
        let wrong = Wrong::default()
            .version(version, EOS_SESSIONS_CREATESESSIONSEARCH_API_LATEST)
            .parameter(life.is_none() || !is_max(max));
        world.check(
            "EOS_Sessions_CreateSessionSearch",
            code,
            &wrong,
            &[EOS_Success],
        );
        if let Some(life) = life.filter(|_| code == EOS_Success) {
            let (id, player, parameters) = (false, false, Default::default());
            world.searches.add(
                out.addr(),
                Search {
                    life,
                    max,
                    id,
                    player,
                    parameters,
                    asked: 0,
                    shows: None,
                },
            );
        }
    });
}

fn is_max(max: u32) -> bool {
    (1..=EOS_SESSIONS_MAX_SEARCH_RESULTS).contains(&max)
}

fn seek(on: Which, what: &Condition, version: Version) {
    let (bits, at) = with(|world| world.searches.find(on, world.foreign()));
    let search: EOS_HSessionSearch = handle(bits);
    let version_number = number(version, 1);
    let mut is_user = true;
    // SAFETY: see above.
    let code = unsafe {
        match what {
            Condition::Id(text) => {
                let text = CText::new(*text);
                let options = EOS_SessionSearch_SetSessionIdOptions {
                    ApiVersion: version_number,
                    SessionId: text.pointer(),
                };
                EOS_SessionSearch_SetSessionId(search, &options)
            }
            Condition::IdOf(back) => {
                let text = CString::new(with(|world| id_of(world, *back))).expect("no NUL inside");
                let options = EOS_SessionSearch_SetSessionIdOptions {
                    ApiVersion: version_number,
                    SessionId: text.as_ptr(),
                };
                EOS_SessionSearch_SetSessionId(search, &options)
            }
            Condition::Player(user) => {
                let (bits, is_known) = with(|world| world.user(0, *user));
                is_user = is_known;
                let options = EOS_SessionSearch_SetTargetUserIdOptions {
                    ApiVersion: version_number,
                    TargetUserId: handle(bits),
                };
                EOS_SessionSearch_SetTargetUserId(search, &options)
            }
            Condition::Parameter {
                key,
                value,
                comparison,
            } => {
                let attribute = CAttribute::new(*key, value);
                let options = EOS_SessionSearch_SetParameterOptions {
                    ApiVersion: version_number,
                    Parameter: &attribute.data,
                    ComparisonOp: CEnum::from_raw(*comparison),
                };
                EOS_SessionSearch_SetParameter(search, &options)
            }
            Condition::Remove(key, comparison) => {
                let key = CText::new(*key);
                let options = EOS_SessionSearch_RemoveParameterOptions {
                    ApiVersion: version_number,
                    Key: key.pointer(),
                    ComparisonOp: CEnum::from_raw(*comparison),
                };
                EOS_SessionSearch_RemoveParameter(search, &options)
            }
            Condition::MaxResults(max) => {
                let options = EOS_SessionSearch_SetMaxResultsOptions {
                    ApiVersion: version_number,
                    MaxSearchResults: *max,
                };
                EOS_SessionSearch_SetMaxResults(search, &options)
            }
        }
    };
    with(|world| {
        let wrong = wrong_condition(what, is_user)
            .version(version, 1)
            .parameter(at.is_none());
        let search = at.map(|at| &mut world.searches.made[at].what);
        let parameter = |key: &Text, op: &i32| (good(*key).unwrap_or_default().to_uppercase(), *op);
        let may: &[_] = match (what, &search) {
            (Condition::Remove(key, op), Some(search))
                if !search.parameters.contains(&parameter(key, op)) =>
            {
                &[EOS_NotFound]
            }
            _ => &[EOS_Success],
        };
        if let Some(search) = search.filter(|_| code == EOS_Success) {
            match what {
                Condition::Id(_) | Condition::IdOf(_) => search.id = true,
                Condition::Player(_) => search.player = true,
                Condition::Parameter {
                    key, comparison, ..
                } => {
                    search.parameters.insert(parameter(key, comparison));
                }
                Condition::Remove(key, op) => {
                    search.parameters.remove(&parameter(key, op));
                }
                Condition::MaxResults(max) => search.max = *max,
            }
        }
        world.check("a setter of a search", code, &wrong, may);
    });
}

/// The id of a session that was made; another one where none was.
fn id_of(world: &World, back: u8) -> String {
    let count = world.ids.len();
    match count {
        0 => "nobody-has-made-one".to_owned(),
        _ => world.ids[count - 1 - back as usize % count].clone(),
    }
}

fn wrong_condition(what: &Condition, is_user: bool) -> Wrong {
    let wrong = Wrong::default();
    match what {
        Condition::Id(text) => wrong.text(*text),
        Condition::IdOf(_) => wrong,
        Condition::Player(_) => wrong.parameter(!is_user),
        Condition::Parameter {
            key,
            value,
            comparison,
        } => wrong.text(*key).parameter(!takes(*comparison, value)),
        Condition::Remove(key, comparison) => {
            wrong.text(*key).parameter(!(0..=13).contains(comparison))
        }
        Condition::MaxResults(max) => wrong.parameter(!is_max(*max)),
    }
}

/// Whether a comparison takes a value, as the page on searches says.
fn takes(comparison: i32, value: &Value) -> bool {
    let Some(value) = plain(value) else {
        return false;
    };
    match comparison {
        0 | 1 => true,
        2..=6 => matches!(value, Plain::Int(_) | Plain::Double(_)),
        7..=12 => matches!(value, Plain::String(_)),
        13 => matches!(value, Plain::Int(0..)),
        _ => false,
    }
}

fn find(on: Which, slot: u8, user: User, version: Version, then: &Then) {
    let latest = EOS_SESSIONSEARCH_FIND_API_LATEST;
    let (bits, user, data) = with(|world| {
        let (bits, at) = world.searches.find(on, world.foreign());
        let Some(at) = at else {
            let what = What::Refused(Vec::new());
            return (
                bits,
                0,
                world.begin(None, "EOS_SessionSearch_Find", what, None),
            );
        };
        let (user, is_user) = world.user(slot, user);
        let life = world.searches.made[at].what.life;
        let names_user = number(version, latest) >= 2;
        let is_server = world.lives[life].server;
        let wrong = Wrong::default().version(version, latest);
        let wrong = wrong.parameter(names_user && if user == 0 { !is_server } else { !is_user });
        let what = unless(wrong, || {
            let may = may_find(world, at, if names_user { user } else { 0 });
            let search = &mut world.searches.made[at].what;
            search.asked += 1;
            search.shows = None;
            What::Find {
                search: at,
                asked: search.asked,
                may,
            }
        });
        (
            bits,
            user,
            world.begin(Some(life), "EOS_SessionSearch_Find", what, then.clone()),
        )
    });
    let options = EOS_SessionSearch_FindOptions {
        ApiVersion: number(version, latest),
        LocalUserId: handle(user),
    };
    // SAFETY: see above.
    unsafe { EOS_SessionSearch_Find(handle(bits), &options, data, Some(done)) };
}

/// What a search that is asked now may come to, for a user or, with 0, the server or whoever is logged in.
fn may_find(world: &World, at: usize, user: usize) -> Vec<EOS_EResult> {
    let search = &world.searches.made[at].what;
    let here = &world.lives[search.life];
    let is_in = if user == 0 {
        here.server || !here.users.is_empty()
    } else {
        here.users.contains(&user)
    };
    let ways = [search.id, search.player, !search.parameters.is_empty()];
    if !is_in {
        return vec![EOS_InvalidUser];
    }
    if ways.iter().filter(|way| **way).count() > 1 {
        return vec![EOS_InvalidParameters];
    }
    let mut may = vec![EOS_Success];
    if search.id || search.player {
        may.push(EOS_NotFound);
    }
    if !search.parameters.is_empty() {
        // Special keys take few comparisons, and patterns are read by the directory.
        may.push(EOS_InvalidParameters);
    }
    // A logout that is called meanwhile may be first.
    if here.logins.0 != here.logins.1 || user != 0 || !here.server {
        may.push(EOS_InvalidUser);
    }
    may
}

fn count(which: Which, version: Version) -> u32 {
    let (bits, at) = with(|world| world.searches.find(which, world.foreign()));
    let options = EOS_SessionSearch_GetSearchResultCountOptions {
        ApiVersion: number(version, EOS_SESSIONSEARCH_GETSEARCHRESULTCOUNT_API_LATEST),
    };
    // SAFETY: see above.
    let count = unsafe { EOS_SessionSearch_GetSearchResultCount(handle(bits), &options) };
    with(|world| {
        let wrong =
            Wrong::default().version(version, EOS_SESSIONSEARCH_GETSEARCHRESULTCOUNT_API_LATEST);
        let search = at
            .filter(|_| wrong.0.is_empty())
            .map(|at| &world.searches.made[at].what);
        let most = match search {
            // The limit may have been changed after the question.
            Some(search) if search.shows == Some(search.asked) => EOS_SESSIONS_MAX_SEARCH_RESULTS,
            _ => 0,
        };
        if count > most {
            world.fault(format!("a search shows {count} results, more than {most}"));
        }
    });
    count
}

fn copy_result(which: Which, index: u32, version: Version) {
    let there = count(which, Version::Latest);
    let (bits, at) = with(|world| world.searches.find(which, world.foreign()));
    let options = EOS_SessionSearch_CopySearchResultByIndexOptions {
        ApiVersion: number(
            version,
            EOS_SESSIONSEARCH_COPYSEARCHRESULTBYINDEX_API_LATEST,
        ),
        SessionIndex: index,
    };
    let mut out = ptr::null_mut();
    // SAFETY: see above.
    let code =
        unsafe { EOS_SessionSearch_CopySearchResultByIndex(handle(bits), &options, &mut out) };
    with(|world| {
        let wrong = Wrong::default()
            .version(
                version,
                EOS_SESSIONSEARCH_COPYSEARCHRESULTBYINDEX_API_LATEST,
            )
            .parameter(at.is_none() || index >= there);
        world.check(
            "EOS_SessionSearch_CopySearchResultByIndex",
            code,
            &wrong,
            &[EOS_Success],
        );
    });
    if code == EOS_Success {
        let id = info_of(out).map(|info| info.id).unwrap_or_default();
        with(|world| world.details.add(out.addr(), id));
    }
}

/// Everything that a platform finds in a bucket, by handles that the caller releases; none where it may not search.
pub(crate) fn found_by(
    slot: u8,
    user: usize,
    bucket: &'static str,
    tick: impl Fn(u8),
) -> Option<Vec<EOS_HSessionDetails>> {
    new_search(slot, EOS_SESSIONS_MAX_SEARCH_RESULTS, Version::Latest);
    let which = Which::Latest(0);
    let parameter = Condition::Parameter {
        key: Text::Good("bucket"),
        value: Value::String(Text::Good(bucket)),
        comparison: 0,
    };
    seek(which, &parameter, Version::Latest);
    let user = if user == 0 {
        User::Null
    } else {
        User::Invented(user as u64)
    };
    find(which, slot, user, Version::Latest, &None);
    tick(slot);
    let is_answered = with(|world| {
        let search = world.searches.made.last().map(|search| &search.what);
        search.is_some_and(|search| search.shows == Some(search.asked))
    });
    let count = count(which, Version::Latest);
    let bits = with(|world| world.searches.find(which, 0).0);
    let copy = |index| {
        let options = EOS_SessionSearch_CopySearchResultByIndexOptions {
            ApiVersion: EOS_SESSIONSEARCH_COPYSEARCHRESULTBYINDEX_API_LATEST,
            SessionIndex: index,
        };
        let mut out = ptr::null_mut();
        // SAFETY: see above.
        let code =
            unsafe { EOS_SessionSearch_CopySearchResultByIndex(handle(bits), &options, &mut out) };
        with(|world| {
            world.check(
                "EOS_SessionSearch_CopySearchResultByIndex",
                code,
                &Wrong::default(),
                &[EOS_Success],
            )
        });
        out
    };
    is_answered.then(|| (0..count).map(copy).collect())
}

pub(crate) fn release_details(details: EOS_HSessionDetails) {
    EOS_SessionDetails_Release(details);
}
