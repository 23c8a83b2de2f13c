//! Session attributes, and the keys and operators of searches.

use std::ffi::{CStr, c_char};

use crate::abi::types::{
    CEnum, EOS_Bool, EOS_EAttributeType, EOS_EComparisonOp, EOS_EOnlineComparisonOp,
    EOS_ESessionAttributeAdvertisementType, EOS_ESessionAttributeType,
};

/// A truth value.
pub const EOS_SAT_Boolean: EOS_ESessionAttributeType = EOS_EAttributeType::EOS_AT_BOOLEAN;
/// A signed whole number of 64 bits.
pub const EOS_SAT_Int64: EOS_ESessionAttributeType = EOS_EAttributeType::EOS_AT_INT64;
/// A floating point number of 64 bits.
pub const EOS_SAT_Double: EOS_ESessionAttributeType = EOS_EAttributeType::EOS_AT_DOUBLE;
/// NUL-terminated UTF-8.
pub const EOS_SAT_String: EOS_ESessionAttributeType = EOS_EAttributeType::EOS_AT_STRING;
/// Equal.
pub const EOS_OCO_EQUAL: EOS_EOnlineComparisonOp = EOS_EComparisonOp::EOS_CO_EQUAL;
/// Not equal.
pub const EOS_OCO_NOTEQUAL: EOS_EOnlineComparisonOp = EOS_EComparisonOp::EOS_CO_NOTEQUAL;
/// Greater.
pub const EOS_OCO_GREATERTHAN: EOS_EOnlineComparisonOp = EOS_EComparisonOp::EOS_CO_GREATERTHAN;
/// Greater or equal.
pub const EOS_OCO_GREATERTHANOREQUAL: EOS_EOnlineComparisonOp =
    EOS_EComparisonOp::EOS_CO_GREATERTHANOREQUAL;
/// Less.
pub const EOS_OCO_LESSTHAN: EOS_EOnlineComparisonOp = EOS_EComparisonOp::EOS_CO_LESSTHAN;
/// Less or equal.
pub const EOS_OCO_LESSTHANOREQUAL: EOS_EOnlineComparisonOp =
    EOS_EComparisonOp::EOS_CO_LESSTHANOREQUAL;
/// Nearest first.
pub const EOS_OCO_DISTANCE: EOS_EOnlineComparisonOp = EOS_EComparisonOp::EOS_CO_DISTANCE;
/// One of a list.
pub const EOS_OCO_ANYOF: EOS_EOnlineComparisonOp = EOS_EComparisonOp::EOS_CO_ANYOF;
/// None of a list.
pub const EOS_OCO_NOTANYOF: EOS_EOnlineComparisonOp = EOS_EComparisonOp::EOS_CO_NOTANYOF;
/// Search key: the bucket id, a string.
pub const EOS_SESSIONS_SEARCH_BUCKET_ID: &CStr = c"bucket";
/// Search key: only sessions without registered players; a truth value.
pub const EOS_SESSIONS_SEARCH_EMPTY_SERVERS_ONLY: &CStr = c"emptyonly";
/// Search key: only sessions with registered players; a truth value.
pub const EOS_SESSIONS_SEARCH_NONEMPTY_SERVERS_ONLY: &CStr = c"nonemptyonly";
/// Search key: free places; a whole number, as a rule with `EOS_CO_GREATERTHANOREQUAL`.
pub const EOS_SESSIONS_SEARCH_MINSLOTSAVAILABLE: &CStr = c"minslotsavailable";
/// Most attributes of one session.
pub const EOS_SESSIONMODIFICATION_MAX_SESSION_ATTRIBUTES: u32 = 64;
/// Longest attribute key in characters, without the terminating NUL.
pub const EOS_SESSIONMODIFICATION_MAX_SESSION_ATTRIBUTE_LENGTH: u32 = 64;

/// The value of an attribute; its type says which member counts.
#[repr(C)]
#[derive(Clone, Copy)]
pub union EOS_Sessions_AttributeDataValue {
    /// With `EOS_AT_INT64`.
    pub AsInt64: i64,
    /// With `EOS_AT_DOUBLE`.
    pub AsDouble: f64,
    /// With `EOS_AT_BOOLEAN`.
    pub AsBool: EOS_Bool,
    /// With `EOS_AT_STRING`: NUL-terminated UTF-8, not null.
    pub AsUtf8: *const c_char,
}

/// Newest version of `EOS_Sessions_AttributeData` that this library knows.
pub const EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST: i32 = 1;

/// An attribute: a key and a value of one of four types.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_AttributeData {
    /// Version of this struct: `EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The key, 1 to 64 characters. Letter case does not count: the service keeps it in upper case.
    pub Key: *const c_char,
    /// The value.
    pub Value: EOS_Sessions_AttributeDataValue,
    /// Which member of the value counts.
    pub ValueType: CEnum<EOS_ESessionAttributeType>,
}

/// Former name of `EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST`.
pub const EOS_SESSIONS_SESSIONATTRIBUTEDATA_API_LATEST: i32 = EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST;
/// Newest version of `EOS_SessionDetails_Attribute` that this library knows.
pub const EOS_SESSIONDETAILS_ATTRIBUTE_API_LATEST: i32 = 1;

/// An attribute of a session. Freed with `EOS_SessionDetails_Attribute_Release`, the data included.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_SessionDetails_Attribute {
    /// Version of this struct: `EOS_SESSIONDETAILS_ATTRIBUTE_API_LATEST`.
    pub ApiVersion: i32,
    /// Key and value.
    pub Data: *mut EOS_Sessions_AttributeData,
    /// Who sees it.
    pub AdvertisementType: CEnum<EOS_ESessionAttributeAdvertisementType>,
}

/// Former name of `EOS_SESSIONDETAILS_ATTRIBUTE_API_LATEST`.
pub const EOS_SESSIONS_SESSIONATTRIBUTE_API_LATEST: i32 = EOS_SESSIONDETAILS_ATTRIBUTE_API_LATEST;
