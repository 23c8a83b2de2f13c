//! Nonces: each stands for an access token once and for a short while. For
//! clients that can open a WebSocket but not give it a header, browsers among
//! them: what stands in an address is seen by many.
//!
//! Kept in memory: who opens a push connection after a restart asks for a new
//! one.

use std::collections::VecDeque;
use std::net::IpAddr;

use greenroom_directory::caller::{Caller, Identity};
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::limits;
use greenroom_protocol::time::Timestamp;
use parking_lot::Mutex;
use ring::digest::{SHA256, digest};

use crate::draw;
use crate::service::Service;

/// Those that wait to be used, the oldest first.
#[derive(Default)]
pub(crate) struct Nonces(Mutex<VecDeque<Waiting>>);

struct Waiting {
    /// SHA-256 of the nonce: how long a comparison takes tells nothing of it.
    print: [u8; 32],
    holder: Identity,
    token: String,
    until: Timestamp,
}

impl Nonces {
    fn add(&self, nonce: &str, holder: Identity, token: &str, now: Timestamp) {
        let mut waiting = self.0.lock();
        waiting.retain(|one| now < one.until);
        let own = |one: &&Waiting| one.holder == holder;
        if waiting.iter().filter(own).count() >= limits::NONCES_PER_CALLER_MAX {
            let oldest = waiting.iter().position(|one| own(&one));
            oldest.and_then(|at| waiting.remove(at));
        }
        if waiting.len() >= limits::NONCES_WAITING_MAX {
            waiting.pop_front();
        }
        waiting.push_back(Waiting {
            print: print(nonce),
            holder,
            token: token.to_owned(),
            until: now.plus(limits::NONCE_LOGIN_MS),
        });
    }

    /// The token that the nonce stands for, which it does no more then.
    fn take(&self, nonce: &str, now: Timestamp) -> Option<String> {
        let print = print(nonce);
        let mut waiting = self.0.lock();
        let at = waiting.iter().position(|one| one.print == print)?;
        let one = waiting.remove(at)?;
        (now < one.until).then_some(one.token)
    }
}

fn print(nonce: &str) -> [u8; 32] {
    let print = digest(&SHA256, nonce.as_bytes());
    print.as_ref().try_into().expect("SHA-256 has 32 bytes")
}

impl Service {
    /// Makes a nonce that stands for an access token, once and for
    /// [`limits::NONCE_LOGIN_MS`]. Of a caller's own, and of all, the oldest are
    /// forgotten where there are too many.
    ///
    /// # Errors
    /// Those of [`Self::authenticate`].
    pub fn issue_nonce(&self, token: &str, address: Option<IpAddr>) -> Result<String, Refusal> {
        let caller = self.authenticate(token, address)?;
        let nonce = draw::secret(&*self.parts.random);
        self.nonces
            .add(&nonce, caller.identity(), token, self.now());
        Ok(nonce)
    }

    /// Who a nonce stands for, by the token that it was made for: that must
    /// still be good, and its program still be let in. The nonce is used up,
    /// whatever the answer.
    ///
    /// # Errors
    /// `Unauthorized` for a nonce that is unknown, used or too old; those of
    /// [`Self::authenticate`].
    pub fn redeem_nonce(&self, nonce: &str, address: Option<IpAddr>) -> Result<Caller, Refusal> {
        let fits = nonce.len() <= limits::NONCE_MAX;
        let token = fits.then(|| self.nonces.take(nonce, self.now())).flatten();
        let token = token.ok_or_else(|| {
            let message = "the nonce is not one of this directory, or was used, or is too old";
            Refusal::new(ErrorCode::Unauthorized, message)
        })?;
        self.authenticate(&token, address)
    }
}

#[cfg(test)]
mod tests {
    use greenroom_protocol::ids::AccountId;

    use super::*;

    const AT: Timestamp = Timestamp(1_000);

    fn holder(number: u64) -> Identity {
        Identity::User(AccountId::new(number).expect("in range"))
    }

    #[test]
    fn a_nonce_is_good_once_and_for_its_time() {
        let nonces = Nonces::default();
        nonces.add("one", holder(1), "token", AT);
        nonces.add("two", holder(1), "token", AT);
        assert_eq!(nonces.take("none", AT), None);
        let last = AT.plus(limits::NONCE_LOGIN_MS - 1);
        assert_eq!(nonces.take("one", last).as_deref(), Some("token"));
        assert_eq!(nonces.take("one", AT), None, "it was used");
        assert_eq!(nonces.take("two", last.plus(1)), None, "it is too old");
        assert!(nonces.0.lock().is_empty());
    }

    #[test]
    fn a_caller_takes_no_place_from_others() {
        let nonces = Nonces::default();
        nonces.add("other", holder(2), "token", AT);
        for number in 0..=limits::NONCES_PER_CALLER_MAX {
            nonces.add(&number.to_string(), holder(1), "token", AT);
        }
        assert_eq!(nonces.take("0", AT), None, "the caller's own oldest went");
        assert!(nonces.take("1", AT).is_some());
        assert!(nonces.take("other", AT).is_some());
    }

    #[test]
    fn they_are_bounded_and_the_old_make_room() {
        let nonces = Nonces::default();
        for number in 0..=limits::NONCES_WAITING_MAX as u64 {
            nonces.add(&number.to_string(), holder(number + 1), "token", AT);
        }
        assert_eq!(nonces.0.lock().len(), limits::NONCES_WAITING_MAX);
        assert_eq!(nonces.take("0", AT), None);
        let late = AT.plus(limits::NONCE_LOGIN_MS);
        nonces.add("late", holder(1), "token", late);
        assert_eq!(nonces.0.lock().len(), 1);
    }
}
