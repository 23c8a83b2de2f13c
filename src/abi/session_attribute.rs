//! Attributes and search parameters, as games pass them in.

use greenroom_protocol::attribute::{AttributeValue, Finite};
use greenroom_protocol::limits;

use super::options;
use super::refusal::Refusal;
use super::strings::{self, Limit};
use super::types::{EOS_EAttributeType, EOS_Sessions_AttributeData};

/// A key, and a value of one of the four types.
pub struct KeyValue {
    pub key: String,
    pub value: AttributeValue,
}

/// Copies an attribute. `parameter` is the name of the pointer to it; a text is at most `longest_text` bytes.
///
/// # Safety
/// `data` is null or points to an attribute of the version that it says, with texts that end in a NUL.
pub unsafe fn read(
    parameter: &'static str,
    data: *const EOS_Sessions_AttributeData,
    longest_text: usize,
) -> Result<KeyValue, Refusal> {
    if data.is_null() {
        return Err(Refusal::parameter(format!("{parameter} is null")));
    }
    // SAFETY: not null, and the caller's promise.
    unsafe {
        let data = options::read(data)?;
        let key = read_key("Key", data.Key)?;
        let value = read_value(&data, longest_text).map_err(|refusal| Refusal {
            reason: format!("{key:?}: {}", refusal.reason).into(),
            ..refusal
        })?;
        Ok(KeyValue { key, value })
    }
}

/// Copies a key: 1 to 64 characters.
///
/// # Safety
/// `key` is null or points to a text that ends in a NUL.
pub unsafe fn read_key(
    parameter: &'static str,
    key: *const std::ffi::c_char,
) -> Result<String, Refusal> {
    let limit = Limit::Characters(limits::ATTRIBUTE_KEY_MAX_CHARS);
    // SAFETY: the caller's promise.
    Ok(unsafe { strings::required(parameter, key, limit) }?)
}

/// # Safety
/// The text of `data`, if its value is one, is null or ends in a NUL.
unsafe fn read_value(
    data: &EOS_Sessions_AttributeData,
    longest_text: usize,
) -> Result<AttributeValue, Refusal> {
    let kind = data.ValueType;
    let kind = kind.get().ok_or_else(|| {
        Refusal::parameter(format!("ValueType is {}, which is no type", kind.raw()))
    })?;
    // SAFETY: every bit pattern is a value of every member; the text is the caller's promise.
    unsafe {
        Ok(match kind {
            EOS_EAttributeType::EOS_AT_BOOLEAN => AttributeValue::Bool(data.Value.AsBool != 0),
            EOS_EAttributeType::EOS_AT_INT64 => AttributeValue::Int64(data.Value.AsInt64),
            EOS_EAttributeType::EOS_AT_DOUBLE => {
                let finite = Finite::new(data.Value.AsDouble);
                AttributeValue::Double(
                    finite.map_err(|invalid| Refusal::parameter(invalid.to_string()))?,
                )
            }
            EOS_EAttributeType::EOS_AT_STRING => {
                let limit = Limit::Bytes(longest_text);
                let text = strings::optional("Value.AsUtf8", data.Value.AsUtf8, limit)?;
                AttributeValue::String(
                    text.ok_or_else(|| Refusal::parameter("Value.AsUtf8 is null"))?,
                )
            }
        })
    }
}
