//! What sessions are made from, as the configuration says.

use std::collections::BTreeMap;
use std::sync::Arc;

use greenroom_protocol::ids::{Deployment, TemplateName};
use greenroom_service::{Template, Templates};
use parking_lot::RwLock;

/// Templates by name.
type Named = BTreeMap<TemplateName, Arc<Template>>;

/// Where a template is known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Scope {
    /// In every service config.
    Every,
    /// In this one.
    One(Deployment),
}

/// The templates of a configuration, and `eos`.
pub(crate) struct TemplateRegistry(BTreeMap<Scope, Named>);

impl Default for TemplateRegistry {
    fn default() -> Self {
        let eos = Template::eos();
        let named = Named::from([(eos.name.clone(), Arc::new(eos))]);
        Self(BTreeMap::from([(Scope::Every, named)]))
    }
}

impl TemplateRegistry {
    /// Adds a template, unless the scope has one of that name.
    pub(crate) fn add(&mut self, scope: Scope, template: Template) -> bool {
        let named = self.0.entry(scope).or_default();
        let is_new = !named.contains_key(&template.name);
        if is_new {
            named.insert(template.name.clone(), Arc::new(template));
        }
        is_new
    }

    /// Every template with its scope, without `eos`.
    pub(crate) fn configured(&self) -> impl Iterator<Item = (&Scope, &Template)> {
        let eos = TemplateName::eos();
        self.0.iter().flat_map(move |(scope, named)| {
            let eos = eos.clone();
            let named = named.values().filter(move |it| it.name != eos);
            named.map(move |template| (scope, &**template))
        })
    }

    fn find(&self, scid: &Deployment, name: &TemplateName) -> Option<Arc<Template>> {
        let own = self.0.get(&Scope::One(scid.clone()));
        let own = own.and_then(|named| named.get(name));
        own.or_else(|| self.0.get(&Scope::Every)?.get(name))
            .cloned()
    }

    fn list(&self, scid: &Deployment) -> Vec<Arc<Template>> {
        // The service config's own hides that of all others.
        let scopes = [Scope::Every, Scope::One(scid.clone())];
        let named = scopes.iter().filter_map(|scope| self.0.get(scope));
        let named: Named = named
            .flatten()
            .map(|(k, v)| (k.clone(), v.clone()))
            .collect();
        named.into_values().collect()
    }
}

/// The templates that are in force; they can be exchanged while they are asked
/// for.
pub(crate) struct ConfiguredTemplates(RwLock<TemplateRegistry>);

impl ConfiguredTemplates {
    /// Puts a registry in force.
    pub(crate) fn new(registry: TemplateRegistry) -> Self {
        Self(RwLock::new(registry))
    }

    /// Puts another registry in force, for every session that is made after.
    pub(crate) fn replace(&self, registry: TemplateRegistry) {
        *self.0.write() = registry;
    }
}

impl Templates for ConfiguredTemplates {
    fn find(&self, scid: &Deployment, name: &TemplateName) -> Option<Arc<Template>> {
        self.0.read().find(scid, name)
    }

    fn list(&self, scid: &Deployment) -> Vec<Arc<Template>> {
        self.0.read().list(scid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> TemplateName {
        text.parse().expect("a name")
    }

    fn template(text: &str, members: u32) -> Template {
        let document = format!(r#"{{"constants":{{"system":{{"maxMembersCount":{members}}}}}}}"#);
        Template::parse(name(text), &document).expect("a template")
    }

    fn members(found: Option<Arc<Template>>) -> String {
        let document = serde_json::to_string(&found.expect("there").document());
        document.expect("JSON")
    }

    #[test]
    fn a_service_config_s_own_template_hides_that_of_all() {
        let (here, there): (Deployment, Deployment) = (
            "Here".parse().expect("an id"),
            "there".parse().expect("an id"),
        );
        let mut registry = TemplateRegistry::default();
        assert!(registry.add(Scope::Every, template("Lobby", 8)));
        assert!(registry.add(Scope::One(here.clone()), template("lobby", 9)));
        assert!(registry.add(Scope::One(here), template("arena", 2)));
        assert!(!registry.add(Scope::Every, template("LOBBY", 7)));
        let templates = ConfiguredTemplates::new(registry);
        let here = "HERE".parse().expect("an id");
        assert!(members(templates.find(&here, &name("LOBBY"))).contains(":9"));
        assert!(members(templates.find(&there, &name("LOBBY"))).contains(":8"));
        assert!(templates.find(&there, &name("arena")).is_none());
        let names = |scid| {
            let all = templates.list(scid);
            let names: Vec<String> = all.iter().map(|it| it.name.to_string()).collect();
            names.join(" ")
        };
        assert_eq!(names(&here), "arena eos lobby");
        assert_eq!(names(&there), "eos Lobby");
        templates.replace(TemplateRegistry::default());
        assert_eq!(names(&here), "eos");
    }
}
