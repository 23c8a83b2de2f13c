//! Templates: read and listed.

use std::sync::Arc;

use greenroom_directory::caller::Caller;
use greenroom_directory::template::Template;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{Deployment, TemplateName};

use crate::service::Service;
use crate::sessions::check_deployment;

impl Service {
    /// A template, for whoever is in its service config.
    ///
    /// # Errors
    /// `Forbidden` for another service config, `NotFound`.
    pub fn get_template(
        &self,
        caller: &Caller,
        scid: &Deployment,
        name: &TemplateName,
    ) -> Result<Arc<Template>, Refusal> {
        check_deployment(caller, scid)?;
        self.template(scid, name)
    }

    /// Every template of the caller's service config, in the order of their
    /// names.
    ///
    /// # Errors
    /// `Forbidden` for another service config.
    pub fn list_templates(
        &self,
        caller: &Caller,
        scid: &Deployment,
    ) -> Result<Vec<Arc<Template>>, Refusal> {
        check_deployment(caller, scid)?;
        Ok(self.parts.templates.list(scid))
    }

    /// The template of that name.
    ///
    /// # Errors
    /// `NotFound`.
    pub(crate) fn template(
        &self,
        scid: &Deployment,
        name: &TemplateName,
    ) -> Result<Arc<Template>, Refusal> {
        let found = self.parts.templates.find(scid, name);
        found.ok_or_else(|| {
            let message = format!("this service config has no template {name}");
            Refusal::new(ErrorCode::NotFound, message)
        })
    }
}
