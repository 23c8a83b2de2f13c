//! The members' view: what becomes of a session, told to those who are in it.

use greenroom::abi::gr_sessions::*;
use greenroom::abi::gr_sessions_types::*;
use greenroom::abi::platform::EOS_Platform_Tick;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;

use crate::game::{Game, Note};
use crate::held::{Seen, View, read};

const LATEST: i32 = EOS_SESSIONS_REGISTERPLAYERS_API_LATEST;

/// What was told, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Told {
    Updated(String),
    Member(String, EOS_ProductUserId, GR_ESessionMemberStatus),
    Ended(String, GR_ESessionEndReason),
}

unsafe extern "system" fn updated(info: *const GR_Sessions_SessionUpdateReceivedCallbackInfo) {
    // SAFETY: the library passes a live info, and the client data is a note of `Told`.
    unsafe {
        assert!(!read((*info).SessionId).is_empty());
        Note::write((*info).ClientData, Told::Updated(read((*info).SessionName)));
    }
}

unsafe extern "system" fn member(info: *const GR_Sessions_MemberStatusReceivedCallbackInfo) {
    // SAFETY: as above.
    unsafe {
        let status = (*info).CurrentStatus.get().expect("a known status");
        let told = Told::Member(read((*info).SessionName), (*info).TargetUserId, status);
        Note::write((*info).ClientData, told);
    }
}

unsafe extern "system" fn ended(info: *const GR_Sessions_SessionEndedCallbackInfo) {
    // SAFETY: as above.
    unsafe {
        let reason = (*info).Reason.get().expect("a known reason");
        Note::write(
            (*info).ClientData,
            Told::Ended(read((*info).SessionName), reason),
        );
    }
}

impl Game {
    fn members_view(&self, on: bool) {
        let options = GR_Sessions_SetMembersViewOptions {
            ApiVersion: GR_SESSIONS_SETMEMBERSVIEW_API_LATEST,
            bEnabled: if on { EOS_TRUE } else { EOS_FALSE },
        };
        // SAFETY: the options are of the newest version.
        let code = unsafe { GR_Sessions_SetMembersView(self.sessions, &options) };
        assert_eq!(code, EOS_EResult::EOS_Success);
    }

    /// Registers for all that the view tells; the note outlives the game.
    fn watch(&self, told: &Note<Told>) -> [EOS_NotificationId; 3] {
        let data = told.client_data();
        let update = GR_Sessions_AddNotifySessionUpdateReceivedOptions { ApiVersion: 1 };
        let status = GR_Sessions_AddNotifyMemberStatusReceivedOptions { ApiVersion: 1 };
        let end = GR_Sessions_AddNotifySessionEndedOptions { ApiVersion: 1 };
        let sessions = self.sessions;
        // SAFETY: the options are of the newest version.
        let ids = unsafe {
            [
                GR_Sessions_AddNotifySessionUpdateReceived(sessions, &update, data, Some(updated)),
                GR_Sessions_AddNotifyMemberStatusReceived(sessions, &status, data, Some(member)),
                GR_Sessions_AddNotifySessionEnded(sessions, &end, data, Some(ended)),
            ]
        };
        assert!(ids.iter().all(|id| *id != EOS_INVALID_NOTIFICATIONID));
        ids
    }

    fn hears(&self, told: &Note<Told>, count: usize) -> Vec<Told> {
        self.tick_until(|| told.count() >= count);
        // What should not come would come now.
        for _ in 0..5 {
            EOS_Platform_Tick(self.platform);
        }
        told.all()
    }
}

/// A host and a joiner in one session; both have the view, and a note of what it tells them.
struct Room {
    host: Game,
    owner: EOS_ProductUserId,
    joiner: Game,
    guest: EOS_ProductUserId,
    id: String,
    hosts: Note<Told>,
    joiners: Note<Told>,
}

impl Room {
    fn open(deployment: &str) -> Self {
        let (host, owner) = Game::logged_in(deployment, "Ada");
        let (joiner, guest) = Game::logged_in(deployment, "Bob");
        let (hosts, joiners) = (Note::new(), Note::new());
        host.members_view(true);
        joiner.members_view(true);
        host.watch(&hosts);
        joiner.watch(&joiners);
        let id = host.host(owner, "room");
        let found = joiner.find(guest, &id).expect("there");
        assert_eq!(joiner.join(guest, "mine", &found), EOS_EResult::EOS_Success);
        let room = Self {
            host,
            owner,
            joiner,
            guest,
            id,
            hosts,
            joiners,
        };
        let joined = Told::Member("room".into(), guest, GR_ESessionMemberStatus::GR_SMS_JOINED);
        assert_eq!(room.host.hears(&room.hosts, 1), [joined]);
        assert_eq!(room.joiners.count(), 0, "nobody hears of its own coming");
        room
    }

    fn mine(&self) -> View {
        self.joiner.view("mine").expect("there")
    }

    fn seen(&self) -> (EOS_EOnlineSessionState, Seen) {
        self.mine().info().expect("there")
    }
}

#[test]
fn the_copy_of_a_joiner_follows_its_owner() {
    let room = Room::open("view-follows");
    let updated = || Told::Updated("mine".into());
    let change = room.host.change("room").expect("there");
    change.max_players(7);
    assert_eq!(room.host.publish(change).0, EOS_EResult::EOS_Success);
    assert_eq!(room.joiner.hears(&room.joiners, 1), [updated()]);
    assert_eq!(room.seen().1.places, 7);

    assert_eq!(room.host.start_session("room"), EOS_EResult::EOS_Success);
    assert_eq!(room.joiner.hears(&room.joiners, 1), [updated()]);
    assert_eq!(room.seen().0, EOS_EOnlineSessionState::EOS_OSS_InProgress);

    let (code, _) = room
        .host
        .register("room", &[room.owner, room.guest], LATEST);
    assert_eq!(code, EOS_EResult::EOS_Success);
    let of = |user| {
        let status = GR_ESessionMemberStatus::GR_SMS_REGISTERED;
        Told::Member("mine".into(), user, status)
    };
    assert_eq!(
        room.joiner.hears(&room.joiners, 2),
        [of(room.owner), of(room.guest)]
    );
    assert_eq!(room.mine().players(), [room.owner, room.guest]);
    // The host is told of what it did itself, too.
    let own = room.host.hears(&room.hosts, 4);
    assert_eq!(own.len(), 4, "{own:?}");
}

#[test]
fn a_game_may_mirror_its_owner_all_the_same_and_the_next_state_wins() {
    let room = Room::open("view-mirror");
    assert_eq!(room.joiner.start_session("mine"), EOS_EResult::EOS_Success);
    assert_eq!(room.seen().0, EOS_EOnlineSessionState::EOS_OSS_InProgress);
    let (code, _) = room.joiner.register("mine", &[room.guest], LATEST);
    assert_eq!(code, EOS_EResult::EOS_Success);
    assert_eq!(room.mine().players(), [room.guest]);

    let (code, _) = room.host.register("room", &[room.owner], LATEST);
    assert_eq!(code, EOS_EResult::EOS_Success);
    let told = room.joiner.hears(&room.joiners, 1);
    let status = GR_ESessionMemberStatus::GR_SMS_REGISTERED;
    assert_eq!(told, [Told::Member("mine".into(), room.owner, status)]);
    assert_eq!(room.mine().players(), [room.owner]);
    assert_eq!(room.seen().0, EOS_EOnlineSessionState::EOS_OSS_Pending);
    // It has begun here, and the owner begins now: the mirrored call is no mistake.
    assert_eq!(room.joiner.start_session("mine"), EOS_EResult::EOS_Success);
    assert_eq!(room.host.start_session("room"), EOS_EResult::EOS_Success);
    room.joiner.hears(&room.joiners, 1);
    assert_eq!(room.seen().0, EOS_EOnlineSessionState::EOS_OSS_InProgress);
}

#[test]
fn everybody_hears_who_comes_and_who_goes() {
    let room = Room::open("view-members");
    let (third, carol) = Game::logged_in("view-members", "Carol");
    let found = third.find(carol, &room.id).expect("there");
    assert_eq!(third.join(carol, "x", &found), EOS_EResult::EOS_Success);
    let of = |name: &str, status| Told::Member(name.into(), carol, status);
    let joined = GR_ESessionMemberStatus::GR_SMS_JOINED;
    assert_eq!(room.joiner.hears(&room.joiners, 1), [of("mine", joined)]);
    assert_eq!(room.host.hears(&room.hosts, 1), [of("room", joined)]);
    assert_eq!(third.destroy("x"), EOS_EResult::EOS_Success);
    let left = GR_ESessionMemberStatus::GR_SMS_LEFT;
    assert_eq!(room.joiner.hears(&room.joiners, 1), [of("mine", left)]);
    assert_eq!(room.host.hears(&room.hosts, 1), [of("room", left)]);
}

#[test]
fn a_session_that_its_owner_ends_is_told_of_once_and_keeps_its_name() {
    let room = Room::open("view-ended");
    assert_eq!(room.host.destroy("room"), EOS_EResult::EOS_Success);
    let told = room.joiner.hears(&room.joiners, 1);
    let ended = GR_ESessionEndReason::GR_SER_ENDED;
    assert_eq!(told, [Told::Ended("mine".into(), ended)]);
    assert_eq!(room.seen().1.id, room.id, "as it was last");
    let nothing = EOS_EResult::EOS_NotFound;
    assert_eq!(room.joiner.start_session("mine"), nothing);
    assert_eq!(
        room.joiner.register("mine", &[room.guest], LATEST).0,
        nothing
    );
    assert_eq!(room.joiner.destroy("mine"), EOS_EResult::EOS_Success);
    assert_eq!(room.host.hears(&room.hosts, 0), [], "its own doing");
}

#[test]
fn an_owner_who_logs_out_takes_the_session_along_and_it_is_told() {
    let room = Room::open("view-owner-gone");
    assert_eq!(room.host.logout(room.owner), EOS_EResult::EOS_Success);
    let told = room.joiner.hears(&room.joiners, 1);
    let gone = GR_ESessionEndReason::GR_SER_OWNER_GONE;
    assert_eq!(told, [Told::Ended("mine".into(), gone)]);
}

#[test]
fn without_it_a_copy_is_what_it_was_at_the_join() {
    let room = Room::open("view-off");
    room.joiner.members_view(false);
    let change = room.host.change("room").expect("there");
    change.max_players(9);
    assert_eq!(room.host.publish(change).0, EOS_EResult::EOS_Success);
    // The host hears of it: whatever the joiner was to hear, it would have by then.
    room.host.hears(&room.hosts, 1);
    assert_eq!(room.joiner.hears(&room.joiners, 0), []);
    assert_ne!(room.seen().1.places, 9);

    // Turned on, it shows the present.
    room.joiner.members_view(true);
    let told = room.joiner.hears(&room.joiners, 1);
    assert_eq!(told, [Told::Updated("mine".into())]);
    assert_eq!(room.seen().1.places, 9);
}

#[test]
fn one_that_is_taken_back_hears_no_more() {
    let room = Room::open("view-removed");
    let other = Note::new();
    let [update, status, end] = room.joiner.watch(&other);
    GR_Sessions_RemoveNotifySessionUpdateReceived(room.joiner.sessions, update);
    GR_Sessions_RemoveNotifyMemberStatusReceived(room.joiner.sessions, status);
    GR_Sessions_RemoveNotifySessionEnded(room.joiner.sessions, end);
    assert_eq!(room.host.start_session("room"), EOS_EResult::EOS_Success);
    // Of two changes that come together, the last state alone is told.
    room.joiner.hears(&room.joiners, 1);
    assert_eq!(room.host.destroy("room"), EOS_EResult::EOS_Success);
    room.joiner.hears(&room.joiners, 1);
    assert_eq!(other.count(), 0);
}
