//! Templates: what sessions are made from.

use std::collections::BTreeMap;

use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::TemplateName;
use greenroom_protocol::session::{
    CapabilitiesDelta, Capability, ConstantsDelta, MemberInitializationDelta, MetricsDelta, Patch,
    RoleTypeDelta,
};
use greenroom_protocol::template::{TemplateDocument, TemplateRow};

use crate::constants::{self, Cure};

mod built_in;
#[cfg(test)]
mod tests;

/// A template of which sessions can be made: alone, or with what a creator may
/// add. It is copied into each session at its creation.
#[derive(Clone, Debug)]
pub struct Template {
    /// Its name within a service config.
    pub name: TemplateName,
    /// What its sessions start with and cannot override.
    pub constants: ConstantsDelta,
    /// Roles by type.
    pub role_types: BTreeMap<String, RoleTypeDelta>,
}

impl Template {
    /// A template that makes sense.
    ///
    /// # Errors
    /// Why no creator could make a session of it, naming the field.
    pub fn new(name: TemplateName, document: TemplateDocument) -> Result<Self, Refusal> {
        let template = Self {
            name,
            constants: document.constants,
            role_types: document.role_types,
        };
        let added = template.what_a_creator_must_add()?;
        constants::resolve(&template, Some(&added))?;
        let owned = template.could_have(Capability::HasOwners);
        constants::role_types(&template, &BTreeMap::new(), owned)?;
        Ok(template)
    }

    /// The same from its text.
    ///
    /// # Errors
    /// `BadRequest` for a text that is no template, and what [`Template::new`]
    /// refuses.
    pub fn parse(name: TemplateName, text: &str) -> Result<Self, Refusal> {
        let document = greenroom_protocol::json::read(text);
        let document = document.map_err(|error| Refusal::bad_request(error.to_string()))?;
        Self::new(name, document)
    }

    /// The template of EOS Sessions: open, searchable, owned, as many members as
    /// players can be registered, and their host. Nothing about it is open to
    /// creators that would change its rules.
    pub fn eos() -> Self {
        built_in::eos()
    }

    /// Templates for a developer's desk, without `eos`.
    pub fn dev() -> Vec<Self> {
        built_in::dev()
    }

    /// The template as it is written.
    pub fn document(&self) -> TemplateDocument {
        TemplateDocument {
            constants: self.constants.clone(),
            role_types: self.role_types.clone(),
        }
    }

    /// The template among others.
    pub fn row(&self) -> TemplateRow {
        TemplateRow {
            name: self.name.clone(),
            constants: self.constants.clone(),
            role_types: self.role_types.clone(),
        }
    }

    fn could_have(&self, capability: Capability) -> bool {
        let mut asked = ConstantsDelta::default();
        add(&mut asked, Cure::Capability(capability));
        let refused = constants::resolve(self, Some(&asked));
        refused.is_ok_and(|resolved| resolved.system.can(capability))
    }

    /// The least that makes a session of it.
    fn what_a_creator_must_add(&self) -> Result<ConstantsDelta, Refusal> {
        let mut added = ConstantsDelta::default();
        let mut missing: Option<Refusal> = None;
        loop {
            let Err(fault) = constants::system(self, &added) else {
                return Ok(added);
            };
            let Some(cure) = fault.cure else {
                // Where the template forbids what it lacks, the lack is told.
                return Err(missing.unwrap_or(fault.refusal));
            };
            add(&mut added, cure);
            missing = Some(fault.refusal);
        }
    }
}

fn add(delta: &mut ConstantsDelta, cure: Cure) {
    let system = delta.system.get_or_insert_default();
    match cure {
        Cure::Capability(capability) => {
            let CapabilitiesDelta(named) = set(&mut system.capabilities);
            named.insert(capability.as_str().to_owned(), true);
        }
        Cure::Metrics => {
            system.metrics = Patch::Set(MetricsDelta {
                latency: Some(true),
                bandwidth_down: Some(true),
                bandwidth_up: Some(true),
                custom: None,
            });
        }
        Cure::ExternalEvaluation => {
            system.member_initialization = Patch::Set(MemberInitializationDelta {
                external_evaluation: Some(true),
                ..MemberInitializationDelta::default()
            });
        }
    }
}

fn set<T: Default>(patch: &mut Patch<T>) -> &mut T {
    if !matches!(patch, Patch::Set(_)) {
        *patch = Patch::Set(T::default());
    }
    match patch {
        Patch::Set(value) => value,
        Patch::Keep | Patch::Remove => unreachable!("it was just set"),
    }
}
