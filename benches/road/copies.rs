//! What a game reads of a session that it found: copies of the details and of an attribute, taken and released, against a block as large that is allocated, filled and freed.

use std::collections::BTreeMap;
use std::ffi::CString;
use std::hint::black_box;
use std::mem::size_of;
use std::ptr;

use greenroom::abi::session_details::*;
use greenroom::abi::sessions_outputs::*;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;

use crate::game::Game;
use crate::held::{ADVERTISED, Found, Value};
use crate::measure::{compare, each};

const CALLS: u32 = 10_000;
/// As many as a shooter's session has.
const KEYS: [&str; 8] = [
    "MAP", "MODE", "REGION", "TITLE", "SKILL", "PING", "RANKED", "VERSION",
];
const KEY: &str = "REGION";

pub(crate) fn run() {
    let (game, user) = Game::logged_in("bench-copies", "anna");
    let creation = game.creation(user, "copies", |_| ()).unwrap();
    for key in KEYS {
        let value = Value::Text(format!("the value of {key}"));
        assert_eq!(
            creation.attribute(key, value, ADVERTISED),
            EOS_EResult::EOS_Success
        );
    }
    let (code, _, id) = game.publish(creation);
    assert_eq!(code, EOS_EResult::EOS_Success);
    let found = game.find(user, &id).unwrap();
    details(&found);
    attribute(&found);
}

fn details(found: &Found) {
    let seen = found.info();
    let texts = [&seen.id, &seen.host_address, &seen.bucket];
    let texts: usize = texts.iter().map(|text| text.len() + 1).sum();
    let size = size_of::<EOS_SessionDetails_Info>() + size_of::<EOS_SessionDetails_Settings>();
    let options = EOS_SessionDetails_CopyInfoOptions {
        ApiVersion: EOS_SESSIONDETAILS_COPYINFO_API_LATEST,
    };
    let copy = || {
        let mut info = ptr::null_mut();
        // SAFETY: the options are of the newest version, and the place for the copy is ours.
        let code = unsafe { EOS_SessionDetails_CopyInfo(found.0, &options, &mut info) };
        assert_eq!(code, EOS_EResult::EOS_Success);
        EOS_SessionDetails_Info_Release(black_box(info));
    };
    let floor = vec![7_u8; size + texts];
    compare(
        "details copied and released / such a block",
        21,
        || each(CALLS, copy),
        || each(CALLS, || block(&floor)),
    );
}

fn attribute(found: &Found) {
    let key = CString::new(KEY).unwrap();
    let options = EOS_SessionDetails_CopySessionAttributeByKeyOptions {
        ApiVersion: EOS_SESSIONDETAILS_COPYSESSIONATTRIBUTEBYKEY_API_LATEST,
        AttrKey: key.as_ptr(),
    };
    let copy = || {
        let mut out = ptr::null_mut();
        // SAFETY: as above.
        let code =
            unsafe { EOS_SessionDetails_CopySessionAttributeByKey(found.0, &options, &mut out) };
        assert_eq!(code, EOS_EResult::EOS_Success);
        EOS_SessionDetails_Attribute_Release(black_box(out));
    };
    let size = size_of::<EOS_SessionDetails_Attribute>() + size_of::<EOS_Sessions_AttributeData>();
    let values = KEYS.map(|key| {
        let texts = format!("{key} the value of {key} ").len();
        (key.to_owned(), vec![7_u8; size + texts])
    });
    let values = BTreeMap::from(values);
    compare(
        "attribute by key / look-up and such a block",
        21,
        || each(CALLS, copy),
        || each(CALLS, || block(&values[black_box(KEY)])),
    );
}

/// Allocates, fills and frees a block.
fn block(bytes: &[u8]) {
    // SAFETY: the block is as large as what is written to it, and ours.
    unsafe {
        let block = libc::malloc(bytes.len()).cast::<u8>();
        assert!(!block.is_null());
        ptr::copy_nonoverlapping(bytes.as_ptr(), block, bytes.len());
        libc::free(black_box(block).cast());
    }
}
