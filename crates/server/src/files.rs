//! How many files the process may have open: each connection is one.

/// What the store, the listener, refusals and the runtime need beside the
/// connections.
const RESERVED: usize = 128;

/// Allows the process as many open files as the system lets it, and answers how
/// many connections fit. Warns where that is less than is wanted.
pub(crate) fn room(wanted: usize) -> usize {
    let allowed = match rlimit::increase_nofile_limit(u64::MAX) {
        Ok(allowed) => usize::try_from(allowed).unwrap_or(usize::MAX),
        Err(error) => {
            tracing::warn!("the limit of open files cannot be read: {error}");
            return wanted;
        }
    };
    let room = allowed.saturating_sub(RESERVED).max(1);
    if room < wanted {
        tracing::warn!(
            "the system allows {allowed} open files, which is room for {room} connections \
             instead of {wanted}: raise the limit (LimitNOFILE) or lower connections_max"
        );
    }
    room
}
