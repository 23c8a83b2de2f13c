//! Access tokens: the first one of a server, and the next one before the present one ends.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::pending;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::limits;
use greenroom_protocol::time::Timestamp;
use greenroom_protocol::token::TokenAnswer;
use tokio::time::{Instant, sleep, sleep_until, timeout};

use super::accounts::Login;
use super::keeper::{keep, race};
use super::notice::Notice;
use super::random;
use super::retry::{ATTEMPT, Backoff, ended_by};
use super::transport::{Failure, Token};
use super::{Core, Who};

const WARNING: Duration = Duration::from_millis(limits::TOKEN_EXPIRY_WARNING_MS);
const SHORTEST_LIFETIME: Duration = Duration::from_millis(limits::TOKEN_LIFETIME_BELIEVED_MS.0);
const LONGEST_LIFETIME: Duration = Duration::from_millis(limits::TOKEN_LIFETIME_BELIEVED_MS.1);

const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// An access token, and when what is to be done about its end. All instants are of the monotonic clock.
#[derive(Clone)]
pub(super) struct Access {
    pub(super) token: Token,
    /// From when on another one is asked for.
    renew_at: Instant,
    /// When the game is told that this has come to nothing so far.
    warn_at: Instant,
    pub(super) end: Instant,
    /// When it was given, by the directory's clock, to the second.
    pub(super) given: Timestamp,
    /// When it ends, by the same clock.
    pub(super) until: Timestamp,
    /// What the user shows to others, as long as the token is good.
    pub(super) id_token: Option<Arc<str>>,
    /// The same of its Epic account, by which it logs in elsewhere.
    pub(super) epic_id_token: Option<Arc<str>>,
}

impl Access {
    /// The token of an answer that has just arrived. A margin before its end the game is warned, and one margin earlier its renewal begins; a margin is ten minutes, and a quarter of the lifetime at most.
    pub(super) fn of(answer: &TokenAnswer) -> Self {
        let lifetime = Duration::from_secs(answer.expires_in);
        let lifetime = lifetime.clamp(SHORTEST_LIFETIME, LONGEST_LIFETIME);
        let margin = WARNING.min(lifetime / 4);
        let end = Instant::now() + lifetime;
        Self {
            token: Token::from(answer.access_token.as_str()),
            renew_at: end - 2 * margin,
            warn_at: end - margin,
            end,
            given: Timestamp(
                answer
                    .expires_at
                    .since(Timestamp(answer.expires_in.saturating_mul(1000))),
            ),
            until: answer.expires_at,
            id_token: answer.id_token.as_deref().map(Arc::from),
            epic_id_token: answer.epic_id_token.as_deref().map(Arc::from),
        }
    }

    /// Whether it is not yet time for another one.
    pub(super) fn is_fresh(&self) -> bool {
        Instant::now() < self.renew_at
    }

    /// Whether the token has not ended.
    pub(super) fn is_good(&self) -> bool {
        Instant::now() < self.end
    }
}

/// Keeps the push channel of a user or a server open and its token fresh, until it leaves.
pub(super) async fn attend_to(core: Arc<Core>, login: Arc<Login>) {
    let staying_fresh = async {
        stay_fresh(&core, &login).await;
        pending().await
    };
    race(keep(Arc::clone(&core), Arc::clone(&login)), staying_fresh).await;
}

/// Renews each token in time. Whoever else gets another one, by a login or because a request was refused, is followed.
async fn stay_fresh(core: &Core, login: &Login) {
    let mut changes = login.access.subscribe();
    loop {
        let access = changes.borrow_and_update().clone();
        let renewing = async {
            if let Some(access) = access {
                renew_in_time(core, login, &access).await;
            }
            pending().await
        };
        let changed = async { changes.changed().await.is_ok() };
        if !race(changed, renewing).await {
            return;
        }
    }
}

async fn renew_in_time(core: &Core, login: &Login, access: &Access) {
    sleep_until(access.renew_at).await;
    let warning = async {
        sleep_until(access.warn_at).await;
        core.notify(Notice::Expiring { who: login.who });
        pending().await
    };
    race(renew_at_last(core, login, access), warning).await;
}

async fn renew_at_last(core: &Core, login: &Login, access: &Access) {
    let mut backoff = Backoff::new(FIRST_PAUSE, LONGEST_PAUSE);
    loop {
        core.is_online().await;
        let asked_for = match timeout(ATTEMPT, core.renew_ahead(login, access)).await {
            Ok(Ok(_)) => return,
            // Nothing but a login of the game's changes that; at its end the token is asked about a last time, and the login goes with it.
            Ok(Err(failure)) if is_spent(&failure) && access.is_good() => {
                sleep_until(access.end).await;
                continue;
            }
            Ok(Err(failure)) => failure.pause(),
            Err(_) => Duration::ZERO,
        };
        sleep(backoff.pause(random::number()).max(asked_for)).await;
    }
}

impl Core {
    /// The token to ask with; fetched here where there is none, or none that is still good. One attempt.
    pub(super) async fn token(&self, login: &Login) -> Result<Token, Failure> {
        let present = login.access.borrow().clone();
        match present {
            Some(access) if access.is_good() => Ok(access.token),
            Some(access) => self.renew(login, Some(&access.token)).await,
            None => self.renew(login, None).await,
        }
    }

    /// Another token than the present one, which was `refused` or is about to end, unless somebody else has renewed it meanwhile. One attempt.
    ///
    /// A refusal that a user cannot come back from ends its login: the answer is [`Failure::LoggedOut`] then, and [`Notice::LoggedOut`] is told.
    pub(super) async fn renew(
        &self,
        login: &Login,
        refused: Option<&Token>,
    ) -> Result<Token, Failure> {
        self.exchange(login, refused, is_final).await
    }

    /// As [`renew`](Self::renew), in time: of a user whose proof leads nowhere any more the present token stays, for as long as it is good.
    async fn renew_ahead(&self, login: &Login, access: &Access) -> Result<Token, Failure> {
        let ends_it =
            |failure: &Failure| is_final(failure) && !(is_spent(failure) && access.is_good());
        self.exchange(login, Some(&access.token), ends_it).await
    }

    async fn exchange(
        &self,
        login: &Login,
        refused: Option<&Token>,
        ends_it: impl Fn(&Failure) -> bool,
    ) -> Result<Token, Failure> {
        let _one_at_a_time = login.renewal.lock().await;
        let present = login.token();
        if let Some(present) = &present
            && refused != Some(present)
        {
            return Ok(present.clone());
        }
        match self.ask_for_token(login).await {
            Ok(answer) => {
                self.date.learn(&answer);
                let access = Access::of(&answer);
                let token = access.token.clone();
                login.access.send_replace(Some(access));
                Ok(token)
            }
            Err(failure) if ends_it(&failure) => Err(self.expel(login, present.as_ref(), failure)),
            Err(failure) => Err(failure),
        }
    }

    async fn ask_for_token(&self, login: &Login) -> Result<TokenAnswer, Failure> {
        let form = self.token_form(login);
        let answer = self.grant(&form).await?;
        let is_theirs = match login.who {
            Who::User(account) => answer.account() == Some(account),
            Who::Server => answer.account().is_none(),
        };
        if is_theirs {
            return Ok(answer);
        }
        let message = format!("the directory's answer is not for {}", login.who);
        Err(Refusal::new(ErrorCode::Unauthorized, message).into())
    }

    /// Ends the login of a user whose token was `refused` and cannot be renewed. Not that of one who has logged in anew meanwhile or is becoming another, nor that of a server: its operator may let it in again.
    fn expel(&self, login: &Login, refused: Option<&Token>, failure: Failure) -> Failure {
        let Who::User(account) = login.who else {
            return failure;
        };
        if login.is_merging() {
            return failure;
        }
        {
            let mut logins = self.logins.lock();
            let present = logins.get(&login.who).map(Arc::as_ptr);
            if present != Some(std::ptr::from_ref(login)) {
                return Failure::LoggedOut;
            }
            if login.token().as_ref() != refused {
                return failure;
            }
            logins.remove(&login.who);
        }
        login.leave();
        self.notify(Notice::LoggedOut {
            account,
            why: ended_by(failure).to_string(),
        });
        Failure::LoggedOut
    }
}

/// Whether what the user proves itself by leads to no account any more: the device was deleted, the issuer's token has expired, the account was unlinked. Of the program, and of a token that is there, it says nothing.
fn is_spent(failure: &Failure) -> bool {
    match failure {
        Failure::UnknownUser { .. } => true,
        Failure::Refused(refusal) => matches!(
            refusal.code,
            ErrorCode::InvalidCredential | ErrorCode::UnknownUser | ErrorCode::Unsupported
        ),
        _ => false,
    }
}

/// Whether the directory will say so again: it does not know the device, the account or the program any more, or lets it in no longer.
fn is_final(failure: &Failure) -> bool {
    match failure {
        Failure::UnknownUser { .. } => true,
        Failure::Refused(refusal) => matches!(
            refusal.code,
            ErrorCode::InvalidCredential
                | ErrorCode::InvalidClient
                | ErrorCode::UnknownUser
                | ErrorCode::Unsupported
                | ErrorCode::Unauthorized
                | ErrorCode::Forbidden
                | ErrorCode::MissingAction
        ),
        Failure::Interrupted(_)
        | Failure::Busy { .. }
        | Failure::Unreachable(_)
        | Failure::LoggedOut => false,
    }
}
