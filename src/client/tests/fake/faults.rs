//! It stands at no desk.

use futures_util::FutureExt;
use greenroom_protocol::error::Refusal;
use greenroom_protocol::faults::FaultsDelta;

use super::Fake;
use crate::client::transport::{Attempt, Faults};

impl Faults for Fake {
    fn change_faults<'a>(&'a self, _: &'a FaultsDelta) -> Attempt<'a, ()> {
        async { Err(Refusal::forbidden("no desk").into()) }.boxed()
    }

    fn clear_faults(&self) -> Attempt<'_, ()> {
        async { Err(Refusal::forbidden("no desk").into()) }.boxed()
    }
}
