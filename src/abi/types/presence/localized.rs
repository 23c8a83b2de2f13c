//! Rich texts that are made from templates.

use std::ffi::c_char;

use crate::abi::types::CEnum;
use crate::c_enum::c_enum;

c_enum! {
    /// Of which type a variable of a template is.
    pub enum EOS_EPresenceModificationTemplateType {
        /// A number.
        EOS_PMT_INT = 1,
        /// The id of a text.
        EOS_PMT_STRING = 2,
    }
}

/// Newest version of `EOS_PresenceModification_SetTemplateIdOptions` that this library knows.
pub const EOS_PRESENCEMODIFICATION_SETTEMPLATEID_API_LATEST: i32 = 1;

/// What `EOS_PresenceModification_SetTemplateId` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_PresenceModification_SetTemplateIdOptions {
    /// Version of this struct: `EOS_PRESENCEMODIFICATION_SETTEMPLATEID_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The template's id.
    pub TemplateId: *const c_char,
}

/// Newest version of `EOS_PresenceModification_SetTemplateDataOptions` that this library knows.
pub const EOS_PRESENCEMODIFICATION_SETTEMPLATEDATA_API_LATEST: i32 = 1;

/// The value of a template's variable; which member counts says the type beside it.
#[repr(C)]
#[derive(Clone, Copy)]
pub union EOS_PresenceModification_TemplateDataValue {
    /// A number.
    pub AsInt32: i32,
    /// The id of a text.
    pub AsStringId: *const c_char,
}

/// What `EOS_PresenceModification_SetTemplateData` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_PresenceModification_SetTemplateDataOptions {
    /// Version of this struct: `EOS_PRESENCEMODIFICATION_SETTEMPLATEDATA_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The variable.
    pub Key: *const c_char,
    /// What it is given.
    pub Value: EOS_PresenceModification_TemplateDataValue,
    /// Which member of `Value` counts.
    pub ValueType: CEnum<EOS_EPresenceModificationTemplateType>,
}
