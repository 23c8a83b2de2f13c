//! Carries out timers that come due while nobody asks for their session.

use std::sync::Arc;
use std::time::Duration;

use greenroom_protocol::limits;
use greenroom_service::Service;
use tokio::time::{MissedTickBehavior, interval};

use crate::metrics::Metrics;
use crate::tasks::Watch;

/// Sweeps until the stop.
pub(crate) async fn run(service: Arc<Service>, metrics: Arc<Metrics>, mut stop: Watch) {
    let mut ticks = interval(Duration::from_millis(limits::SWEEP_INTERVAL_MS));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut failing = false;
    loop {
        tokio::select! {
            () = stop.draining() => return,
            _ = ticks.tick() => {}
        }
        // A sweep is carried out whole: the stop waits for it.
        let swept = service.sweep().await;
        metrics.sweep(swept.is_ok());
        if let Err(refusal) = &swept
            && !failing
        {
            tracing::error!("due timers cannot be carried out: {refusal}");
        }
        failing = swept.is_err();
    }
}
