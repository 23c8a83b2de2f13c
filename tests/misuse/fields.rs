//! What the fields of options hold: what a well-behaved game puts there, and how wrong values are told from it.

use serde_json::Value;

use crate::facts::{number, text};
use crate::table::is_enumeration;

/// A field as C is told of it, without its place among the rows.
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) offset: i64,
    pub(crate) size: i64,
    pub(crate) kind: &'static str,
    pub(crate) of: String,
    /// A text that is taken, and how many bytes of an endless one the library may look at: its limit and one more. Where the library looks at none the number does not matter.
    pub(crate) sample: String,
    pub(crate) reach: usize,
    /// The number that is taken, as C writes it.
    pub(crate) number: &'static str,
    /// Of a member of a union: where the field is that says which one counts, and what it says then.
    pub(crate) chosen: Option<(i64, &'static str)>,
}

impl Field {
    /// The field of a struct, or the members of the union that it is.
    pub(crate) fn all(structure: &str, field: &Value, at: i64, siblings: &[Value]) -> Vec<Self> {
        let (name, of) = (text(field, "name"), text(field, "type"));
        let offset = at + number(field, "offset");
        if of != "union" {
            let size = number(field, "size");
            return vec![Self::new(structure, name, offset, size, of)];
        }
        let members = field["members"].as_array().expect("members of a union");
        let members = members.iter().map(|member| {
            let (member, of) = (text(member, "name"), text(member, "type"));
            let (chooser, choice) = choice_of(structure, member);
            let chooser = siblings
                .iter()
                .find(|field| text(field, "name") == chooser)
                .expect("a field that says which member counts");
            Self {
                chosen: Some((at + number(chooser, "offset"), choice)),
                ..Self::new(structure, member, offset, size_of(of), of)
            }
        });
        members.collect()
    }

    fn new(structure: &str, name: &str, offset: i64, size: i64, of: &str) -> Self {
        let (sample, reach) = text_of(structure, name);
        Self {
            name: name.to_owned(),
            offset,
            size,
            kind: kind_of(structure, name, of),
            of: of.to_owned(),
            sample,
            reach,
            number: number_of(structure, name, of),
            chosen: None,
        }
    }
}

fn kind_of(structure: &str, field: &str, kind: &str) -> &'static str {
    match (structure, field) {
        // A device login has none.
        ("EOS_Connect_Credentials", "Token") => "EMPTY",
        // Nobody looks at it.
        (_, "AccountIdType_DEPRECATED") => "EMPTY",
        // The names are given, and both are one too many.
        ("GR_Multiplayer_JoinSessionOptions", "HandleId") => "EMPTY",
        // It makes the user.
        ("EOS_Auth_LinkAccountOptions", "LocalUserId") => "NOBODY",
        // For who reads along, and for types of logins that are another one here.
        ("EOS_UI_AcknowledgeEventIdOptions", "Result")
        | ("EOS_CustomInvites_FinalizeInviteOptions", "ProcessingResult")
        | ("EOS_Auth_Credentials", "ExternalType")
        | ("EOS_Auth_LoginOptions", "ScopeFlags")
        | ("EOS_Auth_Token", "AuthType")
        | ("EOS_UI_ReportInputStateOptions", "ButtonDownFlags")
        | ("EOS_Platform_RTCOptions", "BackgroundMode") => "NUMBER",
        // Of a token the library wants the account and the access token.
        (
            "EOS_Auth_Token",
            "App" | "ClientId" | "ExpiresAt" | "RefreshToken" | "RefreshExpiresAt",
        ) => "UNREAD_TEXT",
        _ => kind_of_type(kind),
    }
}

fn kind_of_type(kind: &str) -> &'static str {
    match kind {
        "const char*" | "EOS_IntegratedPlatformType" => "TEXT",
        "EOS_ProductUserId"
        | "EOS_EpicAccountId"
        | "EOS_ContinuanceToken"
        | "EOS_HPresenceModification"
        | "EOS_HSessionModification"
        | "EOS_HSessionDetails"
        | "EOS_HIntegratedPlatformOptionsContainer" => "HANDLE",
        "EOS_ProductUserId*" => "USERS",
        "const char**" | "const char*const*" => "TEXTS",
        "const uint32_t*" => "NUMBERS",
        "const uint8_t*" | "const void*" => "BYTES_OF_ONE",
        "double*" => "REAL",
        "EOS_Bool" => "FLAG",
        "uint8_t"
        | "uint16_t"
        | "uint32_t"
        | "int32_t"
        | "uint64_t"
        | "int64_t"
        | "float"
        | "double"
        | "EOS_UI_EventId"
        | "EOS_OnlinePlatformType" => "NUMBER",
        _ if kind.starts_with("char[") => "LETTERS",
        "EOS_UI_EInputStateButtonFlags" | "EOS_ELinkAccountFlags" => "ENUMERATION",
        _ if is_enumeration(kind) && !kind.ends_with('*') && !kind.ends_with("Flags") => {
            "ENUMERATION"
        }
        _ => "EMPTY",
    }
}

/// A number or enumerator that the field takes.
fn number_of(structure: &str, field: &str, kind: &str) -> &'static str {
    match (structure, field, kind) {
        // The one credential that a directory takes from everybody.
        ("EOS_Connect_Credentials", _, "EOS_EExternalCredentialType") => {
            "EOS_ECT_DEVICEID_ACCESS_TOKEN"
        }
        (_, _, "EOS_ELoginCredentialType") => "EOS_LCT_Developer",
        (_, _, "EOS_EPresenceModificationTemplateType") => "EOS_PMT_INT",
        (_, _, "EOS_Presence_EStatus") => "EOS_PS_Online",
        (_, _, "EOS_UI_EKeyCombination") => "EOS_UIK_Shift | EOS_UIK_F5",
        (_, _, "EOS_UI_EInputStateButtonFlags") => "EOS_UISBF_LeftShoulder",
        ("GR_Faults_FailCallsOptions", "ResultCode", _) => "EOS_NoConnection",
        _ if is_enumeration(kind) => "0",
        _ => "1",
    }
}

/// The field that says which member of a union counts, and what it says for this one.
fn choice_of(structure: &str, member: &str) -> (&'static str, &'static str) {
    match (structure, member) {
        ("EOS_Sessions_AttributeData", "AsBool") => ("ValueType", "EOS_AT_BOOLEAN"),
        ("EOS_Sessions_AttributeData", "AsInt64") => ("ValueType", "EOS_AT_INT64"),
        ("EOS_Sessions_AttributeData", "AsDouble") => ("ValueType", "EOS_AT_DOUBLE"),
        ("EOS_Sessions_AttributeData", "AsUtf8") => ("ValueType", "EOS_AT_STRING"),
        (_, "AsInt32") => ("ValueType", "EOS_PMT_INT"),
        (_, "AsStringId") => ("ValueType", "EOS_PMT_STRING"),
        (_, "Epic") => ("AccountIdType", "EOS_MAIT_Epic"),
        (_, "External") => ("AccountIdType", "EOS_MAIT_External"),
        _ => panic!("when does {member} of {structure} count?"),
    }
}

fn size_of(kind: &str) -> i64 {
    match kind {
        "int32_t" | "EOS_Bool" => 4,
        _ => 8,
    }
}

fn text_of(structure: &str, field: &str) -> (String, usize) {
    let sample = match (structure, field) {
        ("EOS_Auth_Credentials", "Id") => "localhost:6547",
        ("GR_Faults_FailCallsOptions", "FunctionName") => "EOS_Sessions_UpdateSession",
        ("GR_Faults_FailRequestsOptions", "Error") => "unavailable",
        ("EOS_P2P_SocketId", "SocketName") => "Socket",
        (structure, "Operation") if structure.starts_with("GR_Faults") => "createToken",
        (_, "EncryptionKey") => return ("a".repeat(64), 65),
        (_, "OverrideCountryCode" | "OverrideLocaleCode") => "de",
        (_, "DirectoryUrl") => "local:",
        (_, "TemplateName") => "Open",
        (_, "ValueJson") => "1",
        (_, "MeasurementsJson" | "ServerMeasurementsJson") => "{}",
        (_, "Uri") => "/serviceconfigs/a/sessionTemplates/b/sessions/c",
        (_, "HandleId") => "00000000-0000-4000-8000-000000000001",
        _ => "0123456789abcdef",
    };
    (sample.to_owned(), longest(structure, field) + 1)
}

fn longest(structure: &str, field: &str) -> usize {
    match (structure, field) {
        ("EOS_SessionSearch_SetSessionIdOptions", "SessionId") => 256,
        (structure, field) if structure.starts_with("GR_Multiplayer") => of_multiplayer(field),
        ("EOS_Auth_Credentials", "Id") => 320,
        ("EOS_Auth_Credentials", "Token") => 32,
        ("EOS_CustomInvites_SetCustomInviteOptions", "Payload") => 499,
        ("EOS_UserInfo_QueryUserInfoByDisplayNameOptions", "DisplayName") => 128,
        ("EOS_Metrics_BeginPlayerSessionOptions", "DisplayName") => 128,
        ("EOS_PresenceModification_SetTemplateDataOptions", _) => 4 * 255,
        (_, "ServerIp" | "GameSessionId" | "ExternalAccountId" | "External") => 256,
        (_, "RichText" | "TemplateId") => 4 * 255,
        ("EOS_Presence_DataRecord", "Value") => 4 * 255,
        (_, "JoinInfo") => 255,
        (_, "SessionName") => 256,
        (_, "BucketId") => 256,
        (_, "TargetNativeAccountType" | "TargetUserNativeAccountId") => 256,
        (_, "HostAddress") => 512,
        // Characters, of up to four bytes each.
        (_, "Key" | "AttrKey") => 4 * 64,
        (_, "AsUtf8") => 8 * 1024,
        (_, "DisplayName") => 32,
        (_, "TargetExternalUserId" | "AccountId") => 256,
        (_, "JsonWebToken" | "AccessToken" | "RefreshToken") => 4096,
        (_, "DeviceModel") => 0xFFFF,
        (_, "DirectoryUrl") => 2048,
        (_, "OverrideCountryCode") => 4,
        (_, "OverrideLocaleCode") => 9,
        _ => 64,
    }
}

/// The longest text that the Multiplayer interface takes in a field.
fn of_multiplayer(field: &str) -> usize {
    match field {
        "HandleId" => 36,
        "Uri" => 2048,
        "SecureDeviceAddress" => 1024,
        "Key" | "ValueJson" => 64 * 1024,
        "MeasurementsJson" | "ServerMeasurementsJson" => 256 * 1024,
        "DeviceToken" | "Context" | "ContextStringId" => 256,
        _ => 100,
    }
}
