//! What local users have asked about others, and by which name a user is shown.

use std::collections::HashMap;

use greenroom_protocol::connect::{IdentityProvider, ProductUser};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::platform;

/// What was told, by who asked and about whom.
#[derive(Default)]
pub(super) struct Known(HashMap<AccountId, HashMap<AccountId, ProductUser>>);

impl Known {
    /// What was told last counts.
    pub(super) fn learn(&mut self, asker: AccountId, about: AccountId, told: ProductUser) {
        self.0.entry(asker).or_default().insert(about, told);
    }

    pub(super) fn get(&self, asker: AccountId, about: AccountId) -> Option<&ProductUser> {
        self.0.get(&asker)?.get(&about)
    }

    /// Forgets all that was told to somebody.
    pub(super) fn forget(&mut self, asker: AccountId) {
        self.0.remove(&asker);
    }
}

/// For players of which platform a name is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Platform {
    /// Any: the name that the directory has.
    Any,
    /// That of this number.
    Of(u32),
}

/// The name that a user is shown by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BestName {
    pub name: String,
    /// The number of the platform that it is from.
    pub platform: u32,
}

impl BestName {
    /// The name that the user has on the platform, where the directory was told of one; else the name that the directory has.
    pub(super) fn of(told: &ProductUser, platform: Platform) -> Self {
        let on_platform = match platform {
            Platform::Of(number) => name_on(told, number).map(|name| (name, number)),
            Platform::Any => None,
        };
        let (name, platform) = on_platform.unwrap_or((&told.display_name, platform::EPIC));
        Self {
            name: name.to_owned(),
            platform,
        }
    }
}

fn name_on(told: &ProductUser, number: u32) -> Option<&str> {
    let system = match platform::label_of(number).as_ref() {
        "psn" => IdentityProvider::Psn,
        "nintendo" => IdentityProvider::Nintendo,
        "xbl" => IdentityProvider::Xbl,
        "steam" => IdentityProvider::Steam,
        _ => return None,
    };
    let mut accounts = told.accounts.iter();
    let account = accounts.find(|account| account.identity_provider_id == system);
    account?.display_name.as_deref()
}

#[cfg(test)]
mod tests {
    use greenroom_protocol::connect::ExternalAccount;
    use greenroom_protocol::time::Timestamp;

    use super::*;

    fn ann() -> ProductUser {
        ProductUser {
            display_name: "Ann".to_owned(),
            accounts: vec![ExternalAccount {
                identity_provider_id: IdentityProvider::Steam,
                account_id: String::new(),
                display_name: Some("xX_Ann_Xx".to_owned()),
                last_login: Timestamp(0),
            }],
        }
    }

    #[test]
    fn a_name_on_the_platform_comes_before_the_directorys() {
        let best = |platform| {
            let best = BestName::of(&ann(), platform);
            (best.name, best.platform)
        };
        let own = ("Ann".to_owned(), platform::EPIC);
        assert_eq!(best(Platform::Any), own);
        assert_eq!(best(Platform::Of(platform::EPIC)), own);
        assert_eq!(best(Platform::Of(1000)), own, "no account there");
        assert_eq!(best(Platform::Of(77)), own, "no such platform");
        let there = ("xX_Ann_Xx".to_owned(), platform::STEAM);
        assert_eq!(best(Platform::Of(platform::STEAM)), there);
    }

    #[test]
    fn everybody_knows_what_they_have_asked_and_nothing_else() {
        let account = |number| AccountId::new(number).expect("valid");
        let mut known = Known::default();
        known.learn(account(1), account(7), ann());
        assert_eq!(known.get(account(1), account(7)), Some(&ann()));
        assert_eq!(known.get(account(2), account(7)), None);
        known.forget(account(1));
        assert_eq!(known.get(account(1), account(7)), None);
    }
}
