//! Who may be registered with a session: what has to be known of players for
//! that, and the rule.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::player::PlayerId;

use crate::session::Settings;

/// What is known of the players whom a write would register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registrants {
    /// Those who are sanctioned.
    pub sanctioned: BTreeSet<AccountId>,
    /// On which platform each plays, as far as that is known.
    pub platforms: BTreeMap<AccountId, u32>,
}

impl Registrants {
    fn is_sanctioned(&self, player: &PlayerId) -> bool {
        let account = player.account();
        account.is_some_and(|account| self.sanctioned.contains(&account))
    }

    fn plays_on(&self, player: &PlayerId, platforms: &[u32]) -> bool {
        let platform = player.account().and_then(|it| self.platforms.get(&it));
        platform.is_some_and(|platform| platforms.contains(platform))
    }
}

/// Holds that everybody who is registered in `next` may be. Whoever was
/// registered `before` stays, whatever became of the player or of the settings.
///
/// # Errors
/// `PlayerSanctioned` and `PlatformNotAllowed`, naming the players.
pub fn check(before: &[PlayerId], next: &Settings, known: &Registrants) -> Result<(), Refusal> {
    if !next.sanctions && next.platforms.is_empty() {
        return Ok(());
    }
    let before: HashSet<&PlayerId> = before.iter().collect();
    let fresh = next.registered.iter();
    let fresh: Vec<&PlayerId> = fresh.filter(|player| !before.contains(player)).collect();
    let those = |which: &dyn Fn(&PlayerId) -> bool| -> Vec<PlayerId> {
        let those = fresh.iter().copied().filter(|player| which(player));
        those.cloned().collect()
    };
    if next.sanctions {
        let sanctioned = those(&|player| known.is_sanctioned(player));
        let message = "are sanctioned, which the session does not register";
        refuse(ErrorCode::PlayerSanctioned, sanctioned, message)?;
    }
    if !next.platforms.is_empty() {
        let elsewhere = those(&|player| !known.plays_on(player, &next.platforms));
        let message = "do not play on a platform of greenroom.platforms, as far as is known";
        refuse(ErrorCode::PlatformNotAllowed, elsewhere, message)?;
    }
    Ok(())
}

fn refuse(code: ErrorCode, players: Vec<PlayerId>, why: &str) -> Result<(), Refusal> {
    if players.is_empty() {
        return Ok(());
    }
    let message = format!("greenroom.register: {} of the players {why}", players.len());
    Err(Refusal::new(code, message).about(players))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{ALICE, BOB, CAROL, Story, account};

    fn known() -> Registrants {
        Registrants {
            sanctioned: [account(BOB)].into(),
            platforms: [(account(ALICE), 100), (account(BOB), 4000)].into(),
        }
    }

    fn refused(before: &[PlayerId], next: &Settings) -> Option<(ErrorCode, Vec<PlayerId>)> {
        let refusal = check(before, next, &known()).err()?;
        Some((refusal.code, refusal.players))
    }

    fn filled(sanctions: bool, platforms: &[u32]) -> Settings {
        let mut story = Story::hosted_by(ALICE);
        for who in [ALICE, BOB, CAROL] {
            story.register(who);
        }
        let settings = story.settings_mut();
        settings
            .registered
            .push(PlayerId::new("elsewhere").expect("valid"));
        settings.sanctions = sanctions;
        settings.platforms = platforms.to_vec();
        settings.clone()
    }

    #[test]
    fn a_session_without_either_list_takes_everybody() {
        assert_eq!(refused(&[], &filled(false, &[])), None);
    }

    #[test]
    fn the_sanctioned_are_named_and_those_inside_stay() {
        let settings = filled(true, &[]);
        let bob: PlayerId = account(BOB).into();
        let named = Some((ErrorCode::PlayerSanctioned, vec![bob.clone()]));
        assert_eq!(refused(&[], &settings), named);
        assert_eq!(refused(&[bob], &settings), None);
    }

    #[test]
    fn who_plays_elsewhere_or_is_not_known_is_named() {
        let settings = filled(false, &[100, 1000]);
        let [_, rest @ ..] = &settings.registered[..] else {
            panic!("four are registered");
        };
        let named = Some((ErrorCode::PlatformNotAllowed, rest.to_vec()));
        assert_eq!(refused(&[], &settings), named);
        assert_eq!(refused(rest, &settings), None);
        assert_eq!(refused(&settings.registered, &filled(true, &[1000])), None);
    }
}
