//! Templates: what sessions are made from.

use greenroom_protocol::EOS_TEMPLATE;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::TemplateName;
use greenroom_protocol::limits;
use greenroom_protocol::session::{ConstantsSystem, ConstantsSystemDelta, Visibility};

/// A template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// What its sessions start with and cannot override.
    pub system: ConstantsSystem,
}

impl Template {
    /// The template of that name. Built in is `eos`: open, searchable, owned,
    /// as many members as players can be registered, and their host.
    ///
    /// # Errors
    /// `NotFound` for any other name.
    pub fn named(name: &TemplateName) -> Result<Self, Refusal> {
        if *name != TemplateName::eos() {
            let message = format!("no template {name}; this directory has {EOS_TEMPLATE}");
            return Err(Refusal::new(ErrorCode::NotFound, message));
        }
        let capabilities = [
            "connectionRequiredForActiveMembers",
            "hasOwners",
            "searchable",
        ];
        Ok(Self {
            system: ConstantsSystem {
                version: 1,
                max_members_count: limits::MEMBERS_MAX as u32,
                visibility: Visibility::Open,
                inactive_removal_timeout: Some(0),
                session_empty_timeout: Some(0),
                capabilities: capabilities.map(|name| (name.to_owned(), true)).into(),
            },
        })
    }
}

/// Holds the system constants of a delta against those that are fixed: equal
/// ones are accepted, since clients send them again with every write.
///
/// # Errors
/// `Conflict` naming the first that differs.
pub fn check_system(fixed: &ConstantsSystem, delta: &ConstantsSystemDelta) -> Result<(), Refusal> {
    let differs = |field: &str| {
        let message = format!("constants.system.{field} is fixed to another value");
        Err(Refusal::new(ErrorCode::Conflict, message))
    };
    if delta.version.is_some_and(|v| v != fixed.version) {
        return differs("version");
    }
    let count = delta.max_members_count;
    if count.is_some_and(|count| count != fixed.max_members_count) {
        return differs("maxMembersCount");
    }
    if delta.visibility.is_some_and(|v| v != fixed.visibility) {
        return differs("visibility");
    }
    for (name, &wanted) in delta.capabilities.iter().flatten() {
        let has = fixed.capabilities.get(name).copied().unwrap_or(false);
        if wanted != has {
            return differs(&format!("capabilities.{name}"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_template_fixes_may_be_repeated_and_not_changed() {
        let fixed = Template::named(&TemplateName::eos())
            .expect("built in")
            .system;
        let check = |text: &str| {
            let delta = serde_json::from_str(text).expect("a delta");
            check_system(&fixed, &delta)
        };
        for text in [
            "{}",
            r#"{"version":1,"maxMembersCount":1001,"visibility":"open"}"#,
            r#"{"capabilities":{"hasOwners":true,"large":false}}"#,
        ] {
            check(text).expect("equal");
        }
        for (text, field) in [
            (r#"{"version":2}"#, "version"),
            (r#"{"maxMembersCount":8}"#, "maxMembersCount"),
            (r#"{"visibility":"private"}"#, "visibility"),
            (r#"{"capabilities":{"hasOwners":false}}"#, "hasOwners"),
            (r#"{"capabilities":{"large":true}}"#, "large"),
        ] {
            let refusal = check(text).expect_err("different");
            assert_eq!(refusal.code, ErrorCode::Conflict);
            assert!(refusal.message.contains(field), "{refusal}");
        }
    }

    #[test]
    fn no_other_template_is_known() {
        let name = TemplateName::new("lobby").expect("valid");
        let refusal = Template::named(&name).expect_err("unknown");
        assert_eq!(refusal.code, ErrorCode::NotFound);
        assert!(Template::named(&TemplateName::new("EOS").expect("valid")).is_ok());
    }
}
