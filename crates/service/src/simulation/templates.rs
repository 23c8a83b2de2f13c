//! What sessions of the simulated world are made from: the templates of a
//! developer's desk, and some of odd kinds.

use std::collections::BTreeMap;
use std::sync::Arc;

use greenroom_directory::template::Template;
use greenroom_protocol::ids::{Deployment, TemplateName};

use crate::parts::{DevTemplates, Templates};

/// Names and texts of the odd ones.
const ODD: [(&str, &str); 9] = [
    (
        "Hasty",
        r#"{"constants":{"system":{"maxMembersCount":4,"reservedRemovalTimeout":0,"inactiveRemovalTimeout":0,
            "readyRemovalTimeout":0,"sessionEmptyTimeout":0,"capabilities":{}}}}"#,
    ),
    (
        "Patient",
        r#"{"constants":{"system":{"maxMembersCount":5,"reservedRemovalTimeout":null,"inactiveRemovalTimeout":null,
            "readyRemovalTimeout":null,"sessionEmptyTimeout":null,"capabilities":{"suppressPresenceActivityCheck":true}}}}"#,
    ),
    (
        "Brief",
        r#"{"constants":{"system":{"maxMembersCount":6,"reservedRemovalTimeout":3000,"inactiveRemovalTimeout":5000,
            "readyRemovalTimeout":2000,"sessionEmptyTimeout":4000,"visibility":"visible",
            "capabilities":{"connectionRequiredForActiveMembers":true,"crossPlay":true}}}}"#,
    ),
    (
        "Watched",
        r#"{"constants":{"system":{"maxMembersCount":8,"inactiveRemovalTimeout":60000,"sessionEmptyTimeout":1000,
            "capabilities":{"connectionRequiredForActiveMembers":true,"gameplay":true}}}}"#,
    ),
    (
        "Inherited",
        r#"{"constants":{"system":{"maxMembersCount":6,"inactiveRemovalTimeout":20000,"sessionEmptyTimeout":10000,
            "ownershipPolicies":{"migration":"oldest","nonOwnerModifiableSystemProperties":["closed","keywords"]},
            "capabilities":{"hasOwners":true,"searchable":true,"connectionRequiredForActiveMembers":true}}},
          "roleTypes":{"side":{"ownerManaged":true,"mutableRoleSettings":["max","target"],
            "roles":{"red":{"max":2,"target":1},"blue":{"max":1}}},
            "job":{"mutableRoleSettings":["max"],"roles":{"cook":{"max":1},"guest":{}}}}}"#,
    ),
    (
        "Orphaned",
        r#"{"constants":{"system":{"maxMembersCount":4,"ownershipPolicies":{"migration":"endsession"},
            "sessionEmptyTimeout":null,"capabilities":{"hasOwners":true}}},
          "roleTypes":{"seat":{"roles":{"driver":{"max":1},"rider":{"max":3,"target":2}}}}}"#,
    ),
    (
        "Crowd",
        r#"{"constants":{"system":{"maxMembersCount":300,"inactiveRemovalTimeout":30000,
            "capabilities":{"large":true,"connectionRequiredForActiveMembers":true}}}}"#,
    ),
    (
        "Couch",
        r#"{"constants":{"system":{"maxMembersCount":4,"inactiveRemovalTimeout":10000,
            "capabilities":{"userAuthorizationStyle":true}}}}"#,
    ),
    (
        "Judged",
        r#"{"constants":{"system":{"maxMembersCount":6,"inactiveRemovalTimeout":60000,
            "capabilities":{"connectivity":true,"autoPopulateServerCandidates":true,"clientMatchmaking":true},
            "metrics":{"latency":true},
            "measurementServerAddresses":{"east":{"secureDeviceAddress":"AQID"},"west":{"secureDeviceAddress":"BAUG"}},
            "memberInitialization":{"joinTimeout":5000,"measurementTimeout":4000,"evaluationTimeout":3000,
            "externalEvaluation":true,"membersNeededToStart":1}}}}"#,
    ),
];

/// All templates of the world, the same in every deployment.
pub(super) struct AllTemplates(BTreeMap<TemplateName, Arc<Template>>);

impl AllTemplates {
    pub(super) fn new(scid: &Deployment) -> Self {
        let odd = ODD.into_iter().map(|(name, text)| {
            let name = TemplateName::new(name).expect("valid");
            Arc::new(Template::parse(name, text).expect("a template"))
        });
        let all = DevTemplates::new().list(scid).into_iter().chain(odd);
        Self(all.map(|it| (it.name.clone(), it)).collect())
    }

    pub(super) fn names(&self) -> Vec<TemplateName> {
        self.0.keys().cloned().collect()
    }
}

impl Templates for AllTemplates {
    fn find(&self, _: &Deployment, name: &TemplateName) -> Option<Arc<Template>> {
        self.0.get(name).cloned()
    }

    fn list(&self, _: &Deployment) -> Vec<Arc<Template>> {
        self.0.values().cloned().collect()
    }
}
