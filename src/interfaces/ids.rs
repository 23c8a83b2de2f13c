//! Users as the game names them, as accounts, and as players in registration lists.

use greenroom_protocol::ids::AccountId;
use greenroom_protocol::player::PlayerId;

use super::Failure;
use crate::user_id::UserId;

impl UserId {
    /// The account, where the id can be one of a directory of ours.
    pub fn account(&self) -> Option<AccountId> {
        match self {
            Self::Number(number) => AccountId::new(*number).ok(),
            Self::Foreign(_) => None,
        }
    }

    /// The id as registration lists hold it; ids of other services are as good as ours there.
    pub fn player(&self) -> Result<PlayerId, Failure> {
        PlayerId::new(self.to_string()).map_err(|invalid| Failure::parameter(invalid.to_string()))
    }
}

impl From<AccountId> for UserId {
    fn from(account: AccountId) -> Self {
        Self::Number(account.number())
    }
}

/// Nothing for an id that the game's side of the library has no form for.
pub fn user_of(player: &PlayerId) -> Option<UserId> {
    UserId::parse(&player.text())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_player_is_the_user_it_was_made_from() {
        for text in ["42", "0002a7c1f", &"9".repeat(40)] {
            let user = UserId::parse(text).expect("an id");
            let player = user.player().expect("fits a list");
            assert_eq!(user_of(&player), Some(user));
        }
    }

    #[test]
    fn only_numbers_from_1_are_accounts() {
        assert_eq!(UserId::Number(0).account(), None);
        assert_eq!(UserId::Foreign("x".into()).account(), None);
        let account = UserId::Number(7).account().expect("an account");
        assert_eq!(UserId::from(account), UserId::Number(7));
    }
}
