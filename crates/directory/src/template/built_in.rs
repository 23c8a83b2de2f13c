//! Templates that need no configuration.

use greenroom_protocol::ids::TemplateName;

use super::Template;

/// Whatever would change the rules of EOS Sessions is fixed: each capability by
/// name, and `null` for what such a session has none of.
const EOS: &str = r#"{
    "constants": {
        "system": {
            "version": 1,
            "maxMembersCount": 1001,
            "visibility": "open",
            "inactiveRemovalTimeout": 0,
            "sessionEmptyTimeout": 0,
            "capabilities": {
                "connectionRequiredForActiveMembers": true,
                "hasOwners": true,
                "searchable": true,
                "suppressPresenceActivityCheck": true,
                "autoPopulateServerCandidates": false,
                "broadcast": false,
                "clientMatchmaking": false,
                "connectivity": false,
                "crossPlay": false,
                "gameplay": false,
                "large": false,
                "team": false,
                "userAuthorizationStyle": false
            },
            "memberInitialization": null,
            "metrics": null,
            "peerToPeerRequirements": null,
            "peerToHostRequirements": null,
            "measurementServerAddresses": null,
            "ownershipPolicies": null
        }
    }
}"#;

/// For the ticket of a search in matchmaking.
const MATCH_TICKET_SESSION: &str = r#"{
    "constants": {
        "system": {
            "version": 1,
            "maxMembersCount": 10,
            "visibility": "private",
            "capabilities": {},
            "memberInitialization": {
                "joinTimeout": 20000,
                "externalEvaluation": false,
                "membersNeededToStart": 1
            }
        },
        "custom": {}
    }
}"#;

/// What matchmaking leads to.
const GAME_SESSION: &str = r#"{
    "constants": {
        "system": {
            "maxMembersCount": 12,
            "capabilities": {"connectivity": true},
            "memberInitialization": {
                "joinTimeout": 20000,
                "measurementTimeout": 15000,
                "externalEvaluation": false,
                "membersNeededToStart": 4
            }
        },
        "custom": {}
    }
}"#;

/// Play among peers; the title sees to the quality of their network itself.
const PEER_TO_PEER: &str = r#"{
    "constants": {
        "system": {
            "version": 1,
            "maxMembersCount": 10,
            "visibility": "private",
            "capabilities": {"connectivity": true},
            "memberInitialization": {
                "joinTimeout": 20000,
                "externalEvaluation": false,
                "membersNeededToStart": 2
            }
        },
        "custom": {}
    }
}"#;

/// Play on a server, or nothing in particular.
const PEER_TO_SERVER: &str = r#"{
    "constants": {
        "system": {
            "version": 1,
            "maxMembersCount": 10,
            "visibility": "private",
            "capabilities": {}
        },
        "custom": {}
    }
}"#;

/// Play around the best host.
const PEER_TO_HOST_QOS: &str = r#"{
    "constants": {
        "system": {
            "version": 1,
            "maxMembersCount": 20,
            "visibility": "private",
            "capabilities": {"connectivity": true},
            "memberInitialization": {
                "joinTimeout": 20000,
                "externalEvaluation": false,
                "membersNeededToStart": 1
            },
            "peerToHostRequirements": {
                "latencyMaximum": 350,
                "bandwidthDownMinimum": 1000,
                "bandwidthUpMinimum": 100,
                "hostSelectionMetric": "latency"
            }
        },
        "custom": {}
    }
}"#;

/// Play among peers who all reach each other well.
const PEER_TO_PEER_QOS: &str = r#"{
    "constants": {
        "system": {
            "version": 1,
            "maxMembersCount": 20,
            "visibility": "private",
            "capabilities": {"connectivity": true},
            "memberInitialization": {
                "joinTimeout": 20000,
                "externalEvaluation": false,
                "membersNeededToStart": 1
            },
            "peerToPeerRequirements": {
                "latencyMaximum": 250,
                "bandwidthMinimum": 10000
            }
        },
        "custom": {}
    }
}"#;

/// Anybody comes and goes.
const OPEN: &str = r#"{
    "constants": {
        "system": {
            "version": 1,
            "maxMembersCount": 100,
            "visibility": "open",
            "capabilities": {}
        },
        "custom": {}
    }
}"#;

/// Where players gather, each tapped for what the others do.
const LOBBY: &str = r#"{
    "constants": {
        "system": {
            "version": 1,
            "visibility": "open",
            "inviteProtocol": "game",
            "capabilities": {"connectionRequiredForActiveMembers": true}
        }
    }
}"#;

/// For session browse.
const BROWSE: &str = r#"{
    "constants": {
        "system": {
            "version": 1,
            "visibility": "open",
            "capabilities": {"searchable": true, "hasOwners": true}
        }
    }
}"#;

const DEV: [(&str, &str); 9] = [
    ("MatchTicketSession", MATCH_TICKET_SESSION),
    ("GameSession", GAME_SESSION),
    ("PeerToPeer", PEER_TO_PEER),
    ("PeerToServer", PEER_TO_SERVER),
    ("PeerToHostQos", PEER_TO_HOST_QOS),
    ("PeerToPeerQos", PEER_TO_PEER_QOS),
    ("Open", OPEN),
    ("Lobby", LOBBY),
    ("Browse", BROWSE),
];

pub(super) fn eos() -> Template {
    Template::parse(TemplateName::eos(), EOS).expect("built in")
}

pub(super) fn dev() -> Vec<Template> {
    let parse = |(name, text): (&str, &str)| {
        let name = TemplateName::new(name).expect("built in");
        Template::parse(name, text).expect("built in")
    };
    DEV.into_iter().map(parse).collect()
}
