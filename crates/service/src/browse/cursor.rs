//! Cursors: where an answer ended, as text for the query that goes on there.
//!
//! A cursor is no secret: it says where in the order of what the caller was
//! shown the last result stood. Whoever makes one up goes on somewhere else among
//! what it may see.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use greenroom_directory::browse::Position;
use greenroom_directory::digest::fnv1a;
use greenroom_protocol::error::Refusal;
use greenroom_protocol::handle::BrowseQuery;
use greenroom_protocol::limits;

const DIGEST: usize = size_of::<u128>();

/// The place as text, for this query alone.
pub(super) fn write(query: &BrowseQuery, at: &Position) -> String {
    let at = serde_json::to_vec(at).expect("a place is plain JSON");
    let mut bytes = digest(query, &at).to_vec();
    bytes.extend(at);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Reads what [`write`] wrote for this query.
///
/// # Errors
/// `BadRequest` for what is damaged, or of another query.
pub(super) fn read(query: &BrowseQuery, text: &str) -> Result<Position, Refusal> {
    let wrong = || {
        let message = "greenroom.cursor is damaged, or of another query: it goes with the same \
                       scid, templateName, filter, orderBy and sessionMembers";
        Refusal::bad_request(message)
    };
    if text.len() > limits::CURSOR_MAX {
        return Err(wrong());
    }
    let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| wrong())?;
    let (told, at) = bytes.split_at_checked(DIGEST).ok_or_else(wrong)?;
    if told != digest(query, at) {
        return Err(wrong());
    }
    serde_json::from_slice(at).map_err(|_| wrong())
}

fn digest(query: &BrowseQuery, at: &[u8]) -> [u8; DIGEST] {
    let BrowseQuery {
        scid,
        template_name,
        filter,
        order_by,
        members,
        page: _,
    } = query;
    let asked = (scid, template_name, filter, order_by, members);
    let mut bytes = serde_json::to_vec(&asked).expect("a query is plain JSON");
    bytes.extend(at);
    fnv1a(&bytes).to_be_bytes()
}
