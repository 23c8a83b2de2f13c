//! Makes one call, and holds what it answers at once against what it may answer.

mod looks;
mod platforms;
mod searches;
mod sessions;
mod users;

use std::ffi::{CString, c_char};
use std::ptr;

use greenroom::abi::types::{
    CEnum, EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST, EOS_Sessions_AttributeData,
    EOS_Sessions_AttributeDataValue,
};

use crate::call::{Call, Text, Value};

pub(crate) use looks::{info_of, learn, players_of, values_of};
pub(crate) use platforms::{drain_for, release};
pub(crate) use searches::{found_by, release_details};

/// Makes a call.
pub(crate) fn call(call: &Call) {
    match call {
        Call::Initialize(_)
        | Call::Shutdown
        | Call::Configure(..)
        | Call::Create { .. }
        | Call::Release(_)
        | Call::Tick(_)
        | Call::Drain(_)
        | Call::SetNetwork(..)
        | Call::SetApplication(..) => platforms::call(call),
        Call::CreateDevice { .. }
        | Call::Login { .. }
        | Call::CreateUser { .. }
        | Call::Logout { .. }
        | Call::Watch { .. }
        | Call::Unwatch { .. }
        | Call::LoggedIn(_) => users::call(call),
        Call::NewSession { .. }
        | Call::ChangeSession { .. }
        | Call::Set { .. }
        | Call::Update { .. }
        | Call::ReleaseModification(_)
        | Call::Join { .. }
        | Call::Start(..)
        | Call::End(..)
        | Call::Destroy(..)
        | Call::Register(..)
        | Call::Unregister(..) => sessions::call(call),
        Call::NewSearch { .. }
        | Call::Seek { .. }
        | Call::Find { .. }
        | Call::CountResults(..)
        | Call::CopyResult(..)
        | Call::ReleaseSearch(_) => searches::call(call),
        _ => looks::call(call),
    }
}

/// A text as C has it.
pub(crate) struct CText(Option<CString>);

impl CText {
    pub(crate) fn new(text: Text) -> Self {
        let bytes = match text {
            Text::Good(text) => text.as_bytes().to_vec(),
            Text::Null => return Self(None),
            Text::Empty => Vec::new(),
            Text::Long(length) => vec![b'x'; length],
            Text::NotUtf8 => vec![b'a', 0xFF, 0xFE],
        };
        Self(Some(CString::new(bytes).expect("no NUL inside")))
    }

    pub(crate) fn pointer(&self) -> *const c_char {
        self.0.as_ref().map_or(ptr::null(), |text| text.as_ptr())
    }
}

/// An attribute as C has it, with the texts that it points to.
struct CAttribute {
    data: EOS_Sessions_AttributeData,
    _key: CText,
    _text: Option<CText>,
}

impl CAttribute {
    fn new(key: Text, value: &Value) -> Self {
        let key = CText::new(key);
        let text = match value {
            Value::String(text) => Some(CText::new(*text)),
            _ => None,
        };
        let mut data = EOS_Sessions_AttributeDataValue { AsInt64: 0 };
        let kind = match value {
            Value::Bool(value) => {
                data.AsBool = *value;
                0
            }
            Value::Int(value) => {
                data.AsInt64 = *value;
                1
            }
            Value::Double(value) => {
                data.AsDouble = *value;
                2
            }
            Value::String(_) => {
                data.AsUtf8 = text.as_ref().map_or(ptr::null(), CText::pointer);
                3
            }
            Value::Unknown(kind) => *kind,
        };
        let data = EOS_Sessions_AttributeData {
            ApiVersion: EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST,
            Key: key.pointer(),
            Value: data,
            ValueType: CEnum::from_raw(kind),
        };
        Self {
            data,
            _key: key,
            _text: text,
        }
    }
}

/// A handle of these bits.
fn handle<T>(bits: usize) -> *mut T {
    ptr::without_provenance_mut(bits)
}
