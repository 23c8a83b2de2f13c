//! Who is who elsewhere: queries, and the memory of what they found.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use greenroom_protocol::connect::{
    ExternalAccount, ExternalAccountsQuery, IdentityProvider, ProductUsersAnswer, ProductUsersQuery,
};
use greenroom_protocol::ids::AccountId;

use super::Users;
use crate::client::Who;
use crate::interfaces::Outcome;
use crate::user_id::UserId;

/// What queries have found, by who asked: players may know different things. It goes with the login of who asked.
#[derive(Default)]
pub(super) struct Mappings {
    users: HashMap<Who, HashMap<(IdentityProvider, String), UserId>>,
    /// The newest query comes last.
    accounts: HashMap<AccountId, Vec<(Who, Vec<ExternalAccount>)>>,
}

impl Mappings {
    /// What `who` asked about is as the answer says; accounts that the answer leaves out are nobody's.
    fn learn_users(
        &mut self,
        who: Who,
        asked: ExternalAccountsQuery,
        ids: &BTreeMap<String, String>,
    ) {
        let known = self.users.entry(who).or_default();
        for id in asked.account_ids {
            let user = ids.get(&id).and_then(|user| UserId::parse(user));
            let key = (asked.identity_provider_id, id);
            match user {
                Some(user) => _ = known.insert(key, user),
                None => _ = known.remove(&key),
            }
        }
    }

    /// As [`learn_users`](Self::learn_users).
    fn learn_accounts(
        &mut self,
        who: Who,
        asked: ProductUsersQuery,
        mut answer: ProductUsersAnswer,
    ) {
        for account in asked.product_user_ids {
            let told = self.accounts.entry(account).or_default();
            told.retain(|(asker, _)| *asker != who);
            if let Some(user) = answer.product_users.remove(&account.padded()) {
                told.push((who, user.accounts));
            }
        }
        self.accounts.retain(|_, told| !told.is_empty());
    }

    /// Forgets what was told to `who`.
    pub(super) fn forget(&mut self, who: Who) {
        self.users.remove(&who);
        self.accounts.retain(|_, told| {
            told.retain(|(asker, _)| *asker != who);
            !told.is_empty()
        });
    }

    fn user(&self, who: Who, provider: IdentityProvider, id: String) -> Option<UserId> {
        self.users.get(&who)?.get(&(provider, id)).cloned()
    }

    fn accounts(&self, who: Who, of: AccountId) -> Option<&[ExternalAccount]> {
        let told = self.accounts.get(&of)?;
        let (_, accounts) = told.iter().find(|(asker, _)| *asker == who)?;
        Some(accounts)
    }

    fn newest(&self, of: AccountId) -> Option<&[ExternalAccount]> {
        let (_, accounts) = self.accounts.get(&of)?.last()?;
        Some(accounts)
    }
}

impl Users {
    /// Asks which users have these accounts of another system, for [`external_mapping`](Self::external_mapping).
    pub fn query_external(
        self: &Arc<Self>,
        user: Option<&UserId>,
        query: ExternalAccountsQuery,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) {
        let who = match self.who(user) {
            Ok(who) => who,
            Err(failure) => return self.post(|| done(Err(failure))),
        };
        let (client, asked) = (self.base.client.clone(), query.clone());
        let ask = async move { client.external_accounts(who, asked).await };
        let users = Arc::clone(self);
        self.base.ask(ask, move |answer| {
            done(answer.map(|answer| {
                if users.is_here(who) {
                    let mut mappings = users.mappings.lock();
                    mappings.learn_users(who, query, &answer.ids);
                }
            }));
        });
    }

    /// Asks which accounts these users have elsewhere, for the functions that tell of them. Ids that no directory of ours gave out are nobody's.
    pub fn query_users(
        self: &Arc<Self>,
        user: Option<&UserId>,
        targets: &[UserId],
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) {
        let who = match self.who(user) {
            Ok(who) => who,
            Err(failure) => return self.post(|| done(Err(failure))),
        };
        let query = ProductUsersQuery {
            product_user_ids: targets.iter().filter_map(UserId::account).collect(),
        };
        if query.product_user_ids.is_empty() {
            return self.post(|| done(Ok(())));
        }
        let (client, asked) = (self.base.client.clone(), query.clone());
        let ask = async move { client.product_users(who, asked).await };
        let users = Arc::clone(self);
        self.base.ask(ask, move |answer| {
            done(answer.map(|answer| {
                if users.is_here(who) {
                    users.mappings.lock().learn_accounts(who, query, answer);
                }
            }));
        });
    }

    /// The user who has that account, as the newest query of `user` found it.
    pub fn external_mapping(
        &self,
        user: Option<&UserId>,
        provider: IdentityProvider,
        id: String,
    ) -> Outcome<Option<UserId>> {
        let who = self.who(user)?;
        Ok(self.mappings.lock().user(who, provider, id))
    }

    /// The id of the account that `target` has in that system, as the newest query of `user` found it.
    pub fn user_mapping(
        &self,
        user: Option<&UserId>,
        provider: IdentityProvider,
        target: &UserId,
    ) -> Outcome<Option<String>> {
        let who = self.who(user)?;
        let mappings = self.mappings.lock();
        let accounts = target
            .account()
            .and_then(|target| mappings.accounts(who, target));
        let known = accounts.unwrap_or_default().iter().find(|known| {
            // One that may not be known stays unknown here.
            known.identity_provider_id == provider && !known.account_id.is_empty()
        });
        Ok(known.map(|known| known.account_id.clone()))
    }

    /// Every account that `target` has elsewhere, as the newest query of anybody found it, the one most recently used first; none where nobody has asked.
    pub fn accounts_of(&self, target: &UserId) -> Vec<ExternalAccount> {
        let mappings = self.mappings.lock();
        let accounts = target.account().and_then(|target| mappings.newest(target));
        accounts.unwrap_or_default().to_vec()
    }

    /// Whether what `who` hears is still for anybody.
    fn is_here(&self, who: Who) -> bool {
        match who {
            Who::User(account) => self.logins.holds(account),
            Who::Server => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use greenroom_protocol::connect::ProductUser;
    use greenroom_protocol::time::Timestamp;

    use super::*;

    fn account(number: u64) -> AccountId {
        AccountId::new(number).expect("valid")
    }

    fn external(id: &str) -> ExternalAccount {
        ExternalAccount {
            identity_provider_id: IdentityProvider::OpenId,
            account_id: id.to_owned(),
            display_name: None,
            last_login: Timestamp(0),
        }
    }

    fn told(mappings: &mut Mappings, who: Who, of: u64, accounts: Option<&[&str]>) {
        let asked = ProductUsersQuery {
            product_user_ids: vec![account(of)],
        };
        let mut answer = ProductUsersAnswer::default();
        if let Some(accounts) = accounts {
            let accounts = accounts.iter().copied().map(external).collect();
            let user = ProductUser {
                accounts,
                ..ProductUser::default()
            };
            answer.product_users.insert(account(of).padded(), user);
        }
        mappings.learn_accounts(who, asked, answer);
    }

    #[test]
    fn everybody_knows_what_was_told_to_them_and_the_newest_word_counts() {
        let (ann, ben) = (Who::from(account(1)), Who::from(account(2)));
        let mut mappings = Mappings::default();
        told(&mut mappings, ann, 7, Some(&["seven"]));
        told(&mut mappings, ben, 7, Some(&[""]));
        assert_eq!(
            mappings.accounts(ann, account(7)),
            Some(&[external("seven")][..])
        );
        assert_eq!(
            mappings.accounts(ben, account(7)),
            Some(&[external("")][..])
        );
        assert_eq!(mappings.newest(account(7)), Some(&[external("")][..]));
        told(&mut mappings, ann, 7, Some(&["new"]));
        assert_eq!(mappings.newest(account(7)), Some(&[external("new")][..]));

        mappings.forget(ann);
        assert_eq!(mappings.newest(account(7)), Some(&[external("")][..]));
        told(&mut mappings, ben, 7, None);
        assert_eq!(mappings.newest(account(7)), None);
        assert!(mappings.accounts.is_empty());
    }

    #[test]
    fn an_account_that_changes_hands_or_has_none_is_not_remembered() {
        let ann = Who::from(account(1));
        let mut mappings = Mappings::default();
        let mut ask = |ids: &[(&str, &str)]| {
            let asked = ExternalAccountsQuery {
                identity_provider_id: IdentityProvider::Steam,
                account_ids: vec!["a".to_owned(), "b".to_owned()],
            };
            let ids = ids
                .iter()
                .map(|(id, user)| ((*id).to_owned(), (*user).to_owned()));
            mappings.learn_users(ann, asked, &ids.collect());
            let of = |id: &str| mappings.user(ann, IdentityProvider::Steam, id.to_owned());
            (of("a"), of("b"))
        };
        let user = |number| Some(UserId::Number(number));
        assert_eq!(ask(&[("a", "7"), ("b", "8")]), (user(7), user(8)));
        assert_eq!(ask(&[("b", "7")]), (None, user(7)));
        let elsewhere = mappings.user(ann, IdentityProvider::Psn, "b".to_owned());
        assert_eq!(elsewhere, None);
        let other = Who::from(account(2));
        let unasked = mappings.user(other, IdentityProvider::Steam, "b".to_owned());
        assert_eq!(unasked, None);
    }
}
