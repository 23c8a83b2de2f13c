//! Lists of listings, put together of the bytes that each has ready.

use std::sync::Arc;

use greenroom_service::Listing;

/// An object up to the end of its first list: `before`, which ends with `[`, the
/// listings, `]`. The rest is the caller's.
pub(super) fn rows(
    before: &str,
    found: &[Arc<Listing>],
    write: impl Fn(&Listing, &mut Vec<u8>),
) -> Vec<u8> {
    /// What comes behind the list.
    const END: usize = 128;
    let mut json = before.as_bytes().to_vec();
    for (place, listing) in found.iter().enumerate() {
        if place > 0 {
            json.push(b',');
        }
        let start = json.len();
        write(listing, &mut json);
        if place == 0 {
            // The others are of about its length: an answer that grows bit by bit
            // is copied as often.
            let first = json.len() - start;
            json.reserve((first + first / 8) * (found.len() - 1) + END);
        }
    }
    json.push(b']');
    json
}
