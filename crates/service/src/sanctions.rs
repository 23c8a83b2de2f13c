//! Whom operators keep out of sessions, per deployment. One record per player in
//! the store, and all of them in memory, as people are.

use std::collections::{BTreeSet, HashSet};

use greenroom_directory::caller::Caller;
use greenroom_directory::registrants::Registrants;
use greenroom_directory::sanctions::{self, Sanctions};
use greenroom_directory::session::Session;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{AccountId, Deployment, Revision};
use greenroom_protocol::limits;
use greenroom_protocol::sanction::{PlayerSanctions, SanctionDelta, SanctionsPage};
use greenroom_protocol::session::SessionDelta;

use crate::parts::OpenError;
use crate::service::{Service, overtaken, unavailable, unwritable};
use crate::sessions::check_deployment;
use crate::store::{Batch, Expect, Key, Kind, Record, WriteError};
use crate::{draw, records};

/// So many records are read at once when a service starts.
const PAGE: usize = 256;

/// A player's record: what it was read at, where there is one.
type Held = (Option<Revision>, Sanctions);

impl Service {
    /// The sanctions of a player that are in force; none at all is no refusal.
    ///
    /// # Errors
    /// `Forbidden` for another deployment, and unless the caller is the player, a
    /// trusted server or a program that may administer; `Unavailable`.
    pub async fn sanctions(
        &self,
        caller: &Caller,
        scid: &Deployment,
        player: AccountId,
    ) -> Result<PlayerSanctions, Refusal> {
        check_deployment(caller, scid)?;
        sanctions::check_reader(caller, player)?;
        self.read_sanctions(scid, player).await?;
        Ok(self.sanctions.read().of(scid, player, self.now()))
    }

    /// The sanctioned players of a deployment, `take` at a time, behind `after`.
    ///
    /// # Errors
    /// `Forbidden` for another deployment, and unless the caller is a program
    /// that may administer.
    pub fn sanctioned(
        &self,
        caller: &Caller,
        scid: &Deployment,
        after: Option<AccountId>,
        take: usize,
    ) -> Result<SanctionsPage, Refusal> {
        check_deployment(caller, scid)?;
        sanctions::check_operator(caller)?;
        let take = take.min(limits::SANCTIONS_PAGE_MAX);
        Ok(self.sanctions.read().page(scid, after, take, self.now()))
    }

    /// Puts these sanctions in the place of those that a player has; none lift
    /// them. Counts from the next join and registration on: who is in a session
    /// or registered stays. Whether the account exists is not asked.
    ///
    /// # Errors
    /// `Forbidden` for another deployment, and unless the caller is a program
    /// that may administer; `BadRequest` of [`Sanctions::replaced`];
    /// `Unavailable`.
    pub async fn sanction(
        &self,
        caller: &Caller,
        scid: &Deployment,
        player: AccountId,
        wanted: &[SanctionDelta],
    ) -> Result<PlayerSanctions, Refusal> {
        check_deployment(caller, scid)?;
        sanctions::check_operator(caller)?;
        self.write_sanctions(scid, player, wanted).await?;
        tracing::info!(
            %scid, %player, by = caller.client_id, count = wanted.len(),
            "the player's sanctions are written"
        );
        Ok(self.sanctions.read().of(scid, player, self.now()))
    }

    /// Whether any sanction of the player is in force. Reads memory alone.
    pub(crate) fn is_sanctioned(&self, scid: &Deployment, player: AccountId) -> bool {
        let now = self.now();
        self.sanctions.read().is_sanctioned(scid, player, now)
    }

    /// What the rules have to know of those whom a write would register.
    ///
    /// # Errors
    /// `Unavailable`, where players of some platforms alone may be registered
    /// and it cannot be read who they are.
    pub(crate) async fn registrants(
        &self,
        scid: &Deployment,
        held: Option<&Session>,
        delta: &SessionDelta,
    ) -> Result<Registrants, Refusal> {
        let mut known = Registrants::default();
        let Some(greenroom) = &delta.greenroom else {
            return Ok(known);
        };
        let present = held.and_then(|session| session.settings.as_ref());
        let registered = present.map_or(&[][..], |settings| &settings.registered);
        let registered: HashSet<_> = registered.iter().collect();
        let platforms = greenroom.platforms.as_deref();
        let platforms = platforms.or(present.map(|settings| &settings.platforms[..]));
        let asks = platforms.is_some_and(|platforms| !platforms.is_empty());
        let fresh = greenroom.register.iter();
        let fresh = fresh.filter(|player| !registered.contains(player));
        let fresh: BTreeSet<_> = fresh.filter_map(|player| player.account()).collect();
        // With more than may be registered, the write is refused for that.
        for account in fresh.into_iter().take(limits::REGISTERED_PLAYERS_MAX) {
            if self.is_sanctioned(scid, account) {
                known.sanctioned.insert(account);
            }
            if asks && let Some(platform) = self.platform_of(account).await? {
                known.platforms.insert(account, platform);
            }
        }
        Ok(known)
    }

    /// Reads everybody's sanctions. A record that cannot be read is logged and
    /// left alone.
    pub(crate) async fn recover_sanctions(&self) -> Result<(), OpenError> {
        let mut last: Option<Key> = None;
        loop {
            let page = self.parts.store.list(Kind::Sanction, last.as_ref(), PAGE);
            let page = page.await?;
            for (key, record) in &page {
                match entry(key, record) {
                    Ok((scid, player, sanctions)) => {
                        self.note_sanctions(&scid, player, record.revision, sanctions);
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

    /// Looks again at the sanctions whose last write nobody waited for.
    pub(crate) async fn settle_sanctions(&self) -> Result<(), Refusal> {
        let mut result = Ok(());
        for (scid, player) in self.sanction_doubts.take(self.now()) {
            result = result.and(self.read_sanctions(&scid, player).await.map(drop));
        }
        result
    }

    /// Brings what is known of a player's sanctions up to the store.
    async fn read_sanctions(&self, scid: &Deployment, player: AccountId) -> Result<Held, Refusal> {
        let known = self.sanctions.read().live_revision(scid, player);
        let key = records::sanctions(scid, player);
        let record = self.parts.store.read(&key).await;
        let Some(record) = record.map_err(|error| unavailable(&error))? else {
            if let Some(known) = known {
                // Deleted: at the next revision or later, and made anew later
                // still, if it was.
                let deleted = Revision(known.0 + 1);
                self.note_sanctions(scid, player, deleted, Sanctions::default());
            }
            return Ok((None, Sanctions::default()));
        };
        let sanctions = Sanctions::from_bytes(&record.value).map_err(|error| {
            tracing::error!(%key, %error, "a record cannot be read");
            Refusal::new(ErrorCode::Internal, "the player's sanctions cannot be read")
        })?;
        self.note_sanctions(scid, player, record.revision, sanctions.clone());
        Ok((Some(record.revision), sanctions))
    }

    async fn write_sanctions(
        &self,
        scid: &Deployment,
        player: AccountId,
        wanted: &[SanctionDelta],
    ) -> Result<(), Refusal> {
        let key = records::sanctions(scid, player);
        let _turn = self.turns.take(key.clone()).await;
        for _ in 0..limits::COMPARE_AND_SWAP_ATTEMPTS {
            let (found, before) = self.read_sanctions(scid, player).await?;
            let fresh = || draw::guid(&*self.parts.random);
            let next = before.replaced(wanted, self.now(), fresh)?;
            if next == before {
                return Ok(());
            }
            let expect = found.map_or(Expect::Absent, Expect::Revision);
            let value = (!next.is_empty()).then(|| next.to_bytes());
            let doubt = self.sanction_doubts.doubt((scid.clone(), player));
            let batch = Batch::one(self.now(), key.clone(), expect, value);
            match self.parts.store.write(batch).await.as_deref() {
                Ok([revision, ..]) => {
                    self.note_sanctions(scid, player, *revision, next);
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

    fn note_sanctions(&self, scid: &Deployment, player: AccountId, at: Revision, now: Sanctions) {
        self.sanctions.write().upsert(scid, player, at, now);
    }
}

/// What a record of the store says.
fn entry(key: &Key, record: &Record) -> Result<(Deployment, AccountId, Sanctions), String> {
    let scid = Deployment::new(key.shard.as_str()).map_err(|error| error.to_string())?;
    let player = key.id.parse().map_err(|error| format!("{error}"))?;
    let sanctions = Sanctions::from_bytes(&record.value).map_err(|error| error.to_string())?;
    Ok((scid, player, sanctions))
}
