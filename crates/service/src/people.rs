//! The social graph: whom a player follows and blocks, per deployment. One
//! record per player in the store, and all of them in memory, so that no write
//! of a session reads the store for its people.

use greenroom_directory::caller::Caller;
use greenroom_directory::people::{self, Circle, Relations};
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{AccountId, Deployment, Revision};
use greenroom_protocol::limits;
use greenroom_protocol::people::{Moniker, PeopleDocument, Person, RelationDelta};

use crate::parts::OpenError;
use crate::records;
use crate::service::{Service, overtaken, unavailable, unwritable};
use crate::sessions::check_deployment;
use crate::store::{Batch, Expect, Key, Kind, Record, WriteError};

/// So many records are read at once when a service starts.
const PAGE: usize = 256;

/// Whose people or presence a request is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The caller's own.
    Me,
    /// Those of an account, which may be the caller's.
    Account(AccountId),
}

impl Whose {
    /// The account.
    ///
    /// # Errors
    /// `Forbidden` for `Me` of a caller that is no player.
    pub(crate) fn account(self, caller: &Caller) -> Result<AccountId, Refusal> {
        match self {
            Self::Account(account) => Ok(account),
            Self::Me => caller
                .account()
                .ok_or_else(|| Refusal::forbidden("me: the caller is no player")),
        }
    }
}

/// A player's record: what it was read at, where there is one.
type Held = (Option<Revision>, Relations);

impl Service {
    /// Everybody to whom a player has a relation.
    ///
    /// # Errors
    /// `Forbidden` for another deployment, and for the people of others unless
    /// the caller is a trusted server or a program that may administer;
    /// `Unavailable`.
    pub async fn people(
        &self,
        caller: &Caller,
        scid: &Deployment,
        whose: Whose,
    ) -> Result<PeopleDocument, Refusal> {
        let owner = readable(caller, scid, whose)?;
        self.refresh_people(scid, owner).await?;
        let people = self.people.read().document(scid, owner);
        Ok(PeopleDocument { people })
    }

    /// What one player is to another; nothing at all where it has no relation.
    ///
    /// # Errors
    /// As [`Self::people`].
    pub async fn person(
        &self,
        caller: &Caller,
        scid: &Deployment,
        whose: Whose,
        other: AccountId,
    ) -> Result<Person, Refusal> {
        let owner = readable(caller, scid, whose)?;
        self.refresh_people(scid, owner).await?;
        Ok(self.people.read().person(scid, owner, other))
    }

    /// Changes what one player is to another. Whether the other account exists
    /// is not asked: a graph may be brought along before its players come.
    ///
    /// # Errors
    /// `Forbidden` for another deployment, and for the people of others unless
    /// the caller is a program that may administer; `BadRequest` and `Conflict`
    /// of [`Relations::changed`]; `Unavailable`.
    pub async fn change_person(
        &self,
        caller: &Caller,
        scid: &Deployment,
        whose: Whose,
        other: AccountId,
        delta: &RelationDelta,
    ) -> Result<Person, Refusal> {
        let owner = writable(caller, scid, whose)?;
        let now = self.now();
        let change = |relations: &Relations| relations.changed(owner, other, delta, now);
        self.write_relations(scid, owner, change).await?;
        self.tell_relation(scid, owner, other);
        Ok(self.people.read().person(scid, owner, other))
    }

    /// Takes every relation of one player to another back. Where there is none,
    /// nothing happens.
    ///
    /// # Errors
    /// As [`Self::change_person`].
    pub async fn remove_person(
        &self,
        caller: &Caller,
        scid: &Deployment,
        whose: Whose,
        other: AccountId,
    ) -> Result<(), Refusal> {
        let owner = writable(caller, scid, whose)?;
        let change = |relations: &Relations| relations.without(owner, other);
        self.write_relations(scid, owner, change).await?;
        self.tell_relation(scid, owner, other);
        Ok(())
    }

    /// What those in a session are to an account, and the operators: for the rules of access.
    /// Reads memory alone.
    pub(crate) fn circle(
        &self,
        scid: &Deployment,
        account: AccountId,
        inside: impl Iterator<Item = AccountId>,
    ) -> Circle {
        let inside: Vec<_> = inside.collect();
        Circle {
            sanctioned: self.is_sanctioned(scid, account),
            ..self.people.read().circle(scid, account, &inside)
        }
    }

    /// The group of people around a player, for queries. Reads memory alone.
    pub(crate) fn group(
        &self,
        scid: &Deployment,
        owner: AccountId,
        group: Moniker,
    ) -> Vec<AccountId> {
        self.people.read().people(scid, owner, group)
    }

    /// Reads everybody's relations. A record that cannot be read is logged and
    /// left alone.
    pub(crate) async fn recover_people(&self) -> Result<(), OpenError> {
        let mut last: Option<Key> = None;
        loop {
            let page = self.parts.store.list(Kind::People, last.as_ref(), PAGE);
            let page = page.await?;
            for (key, record) in &page {
                match entry(key, record) {
                    Ok((scid, owner, relations)) => {
                        let mut people = self.people.write();
                        // Nobody follows anything yet.
                        people.upsert(&scid, owner, record.revision, relations);
                    }
                    Err(error) => tracing::error!(%key, error, "a record cannot be read"),
                }
            }
            match page.into_iter().next_back() {
                Some((key, _)) => last = Some(key),
                None => return Ok(()),
            }
        }
    }

    /// Looks again at the relations whose last write nobody waited for.
    pub(crate) async fn settle_people(&self) -> Result<(), Refusal> {
        let mut result = Ok(());
        for (scid, owner) in self.people_doubts.take(self.now()) {
            result = result.and(self.refresh_people(&scid, owner).await);
        }
        result
    }

    /// Brings what is known of a player's relations up to the store.
    pub(crate) async fn refresh_people(
        &self,
        scid: &Deployment,
        owner: AccountId,
    ) -> Result<(), Refusal> {
        self.read_relations(scid, owner).await.map(drop)
    }

    async fn read_relations(&self, scid: &Deployment, owner: AccountId) -> Result<Held, Refusal> {
        let known = self.people.read().live_revision(scid, owner);
        let key = records::people(scid, owner);
        let record = self.parts.store.read(&key).await;
        let Some(record) = record.map_err(|error| unavailable(&error))? else {
            if let Some(known) = known {
                // Deleted: at the next revision or later, and made anew later
                // still, if it was.
                let deleted = Revision(known.0 + 1);
                self.note_relations(scid, owner, deleted, Relations::default());
            }
            return Ok((None, Relations::default()));
        };
        let relations = Relations::from_bytes(&record.value).map_err(|error| {
            tracing::error!(%key, %error, "a record cannot be read");
            Refusal::new(ErrorCode::Internal, "the player's people cannot be read")
        })?;
        self.note_relations(scid, owner, record.revision, relations.clone());
        Ok((Some(record.revision), relations))
    }

    pub(crate) async fn write_relations(
        &self,
        scid: &Deployment,
        owner: AccountId,
        change: impl Fn(&Relations) -> Result<Relations, Refusal>,
    ) -> Result<(), Refusal> {
        let key = records::people(scid, owner);
        let _turn = self.turns.take(key.clone()).await;
        for _ in 0..limits::COMPARE_AND_SWAP_ATTEMPTS {
            let (found, before) = self.read_relations(scid, owner).await?;
            let next = change(&before)?;
            if next == before {
                return Ok(());
            }
            let expect = found.map_or(Expect::Absent, Expect::Revision);
            let value = (!next.is_empty()).then(|| next.to_bytes());
            let doubt = self.people_doubts.doubt((scid.clone(), owner));
            let batch = Batch::one(self.now(), key.clone(), expect, value);
            match self.parts.store.write(batch).await.as_deref() {
                Ok([revision, ..]) => {
                    self.note_relations(scid, owner, *revision, next);
                    doubt.settled();
                    return Ok(());
                }
                Ok([]) => return Err(unwritable("the engine gave no revision")),
                Err(WriteError::Conflict) => doubt.settled(),
                Err(WriteError::Unavailable(why)) => return Err(unwritable(why)),
            }
        }
        Err(overtaken())
    }

    fn note_relations(&self, scid: &Deployment, owner: AccountId, at: Revision, now: Relations) {
        let concerns = self.people.write().upsert(scid, owner, at, now);
        self.tell_friends(scid, &concerns);
    }
}

/// What a record of the store says.
fn entry(key: &Key, record: &Record) -> Result<(Deployment, AccountId, Relations), String> {
    let scid = Deployment::new(key.shard.as_str()).map_err(|error| error.to_string())?;
    let owner = key.id.parse().map_err(|error| format!("{error}"))?;
    let relations = Relations::from_bytes(&record.value).map_err(|error| error.to_string())?;
    Ok((scid, owner, relations))
}

pub(crate) fn readable(
    caller: &Caller,
    scid: &Deployment,
    whose: Whose,
) -> Result<AccountId, Refusal> {
    check_deployment(caller, scid)?;
    let owner = whose.account(caller)?;
    people::check_reader(caller, owner)?;
    Ok(owner)
}

pub(crate) fn writable(
    caller: &Caller,
    scid: &Deployment,
    whose: Whose,
) -> Result<AccountId, Refusal> {
    check_deployment(caller, scid)?;
    let owner = whose.account(caller)?;
    people::check_writer(caller, owner)?;
    Ok(owner)
}
