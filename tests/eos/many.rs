//! Many sessions of one user, and ids that are taken over.

use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;

use crate::game::{Game, Note, text};

const MOST: usize = 16;

impl Game {
    /// Creates a session of this id under this name; gives the code alone.
    fn takes(&self, user: EOS_ProductUserId, name: &str, id: &str) -> EOS_EResult {
        let id = text(id);
        let creation = self.creation(user, name, |options| options.SessionId = id.as_ptr());
        self.publish(creation.expect("good options")).0
    }

    fn creates(&self, user: EOS_ProductUserId, name: &str) -> EOS_EResult {
        let creation = self.creation(user, name, |_| ());
        self.publish(creation.expect("nothing is counted yet")).0
    }
}

#[test]
fn a_user_makes_sixteen_sessions_and_no_more() {
    use EOS_EResult::*;
    let (game, user) = Game::logged_in("many-sessions", "Ada");
    let (other, guest) = Game::logged_in("many-sessions", "Bob");
    for number in 1..MOST {
        assert_eq!(game.creates(user, &format!("room {number}")), EOS_Success);
    }
    let theirs = game
        .find(user, &other.host(guest, "theirs"))
        .expect("there");
    assert_eq!(game.join(user, "theirs", &theirs), EOS_Success);
    assert_eq!(game.creates(user, "one more"), EOS_LimitExceeded);
    let more = game.find(user, &other.host(guest, "more")).expect("there");
    assert_eq!(
        game.join(user, "more", &more),
        EOS_Success,
        "joins are free"
    );
    for left in ["theirs", "more"] {
        assert_eq!(game.destroy(left), EOS_Success);
    }
    assert_eq!(
        game.takes(user, "last", "the-sixteenth-of-ada"),
        EOS_Success
    );
    assert_eq!(game.creates(user, "one more"), EOS_LimitExceeded);
    let replaced = game.takes(user, "again", "the-sixteenth-of-ada");
    assert_eq!(replaced, EOS_Success, "it takes the place of the last one");
}

#[test]
fn sessions_that_are_being_made_count() {
    let (game, user) = Game::logged_in("many-at-once", "Ada");
    let note = Note::new();
    for number in 0..=MOST {
        let name = format!("room {number}");
        let creation = game.creation(user, &name, |_| ()).expect("good options");
        game.begin_publish(creation, &note);
    }
    game.tick_until(|| note.count() == MOST + 1);
    let codes = note.all().into_iter().map(|(code, ..)| code);
    let refused = codes.filter(|code| *code == EOS_EResult::EOS_LimitExceeded);
    assert_eq!(refused.count(), 1);
}

/// What is called under the old name while the id is taken over is not meant for the session that has it then.
#[test]
fn what_is_called_under_the_old_name_leaves_the_new_session_alone() {
    use EOS_EResult::*;
    let (game, user) = Game::logged_in("many-names", "Ada");
    let (other, guest) = Game::logged_in("many-names", "Bob");
    let id = "two-names-and-one-id";
    for round in 0..20 {
        let (old, new) = (format!("old {round}"), format!("new {round}"));
        assert_eq!(game.takes(user, &old, id), EOS_Success);
        let text = text(id);
        let creation = game.creation(user, &new, |options| options.SessionId = text.as_ptr());
        let (made, called) = (Note::new(), Note::new());
        game.begin_publish(creation.expect("good options"), &made);
        // Sooner or later than the directory takes the creation, but before the Tick that tells of it.
        std::thread::sleep(std::time::Duration::from_millis(round / 2));
        match round % 2 {
            0 => game.begin_start(&old, &called),
            _ => game.begin_destroy(&old, &called),
        }
        game.tick_until(|| made.count() + called.count() == 2);
        assert_eq!(made.all()[0].0, EOS_Success);
        let found = other.find(guest, id).expect("nobody has ended it");
        let joined = other.join(guest, "theirs", &found);
        assert_eq!(joined, EOS_Success, "nobody has started it");
        assert_eq!(other.destroy("theirs"), EOS_Success);
        assert_eq!(game.destroy(&new), EOS_Success);
    }
}
