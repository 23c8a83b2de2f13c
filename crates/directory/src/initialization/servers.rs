//! Which servers suit the members best.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use greenroom_protocol::session::ServerMeasurement;

use crate::session::{Member, Session};

/// Writes `serverConnectionStringCandidates` from what members measured of the
/// servers. Nothing measured, nothing written.
///
/// A server that more members reach comes first; among those that equally many
/// reach, the one with the lowest sum of their latencies; then by name. Who
/// cannot reach a server says so by leaving it out, so a sum alone would prefer
/// the server that the fewest can play on. Members who failed their
/// initialization do not count, and where the session names the servers to
/// measure, no other one is a candidate.
pub fn order_servers(session: &mut Session) {
    let known = session.system.measurement_server_addresses.as_ref();
    let is_known = |name: &String| known.is_none_or(|known| known.contains_key(name));
    let mut reached: BTreeMap<String, (usize, u64)> = BTreeMap::new();
    let members = session.members.values();
    for member in members.filter(|member| member.initialization_failure.is_none()) {
        for (name, measurement) in measured(member) {
            let name = name.to_lowercase();
            let Some(latency) = measurement.latency.filter(|_| is_known(&name)) else {
                continue;
            };
            let (count, sum) = reached.entry(name).or_default();
            *count += 1;
            *sum = sum.saturating_add(latency);
        }
    }
    if reached.is_empty() {
        return;
    }
    let mut ordered: Vec<_> = reached.into_iter().collect();
    ordered.sort_by_key(|(_, (count, sum))| (Reverse(*count), *sum));
    let names = ordered.into_iter().map(|(name, _)| name).collect();
    session.shared.server_connection_string_candidates = names;
}

/// What the member measured here, else while its match ticket waited.
fn measured(member: &Member) -> impl Iterator<Item = (&String, &ServerMeasurement)> {
    let here = member.network.server_measurements.as_ref();
    let before = member.matchmaking_result.as_ref();
    let before = before.map(|result| &result.server_measurements);
    here.or(before).into_iter().flatten()
}
