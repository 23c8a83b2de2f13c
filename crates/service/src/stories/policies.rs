//! What programs may do, and what becomes of tokens when that changes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use greenroom_directory::policy::{Action, Policy};
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::Deployment;
use greenroom_protocol::session::SessionDelta;
use greenroom_protocol::settings::GreenroomDelta;
use greenroom_protocol::token::TokenForm;
use parking_lot::Mutex;

use crate::parts::{Clients, Rights};
use crate::testing::{Player, World, hosting, leaving, query, session_ref, settings};
use crate::{ClientCredentials, Precondition};

/// Programs as an operator keeps them, changed while the directory runs.
#[derive(Default)]
struct Registry(Mutex<BTreeMap<String, Rights>>);

impl Registry {
    fn set(&self, id: &str, policy: Policy, deployments: Option<&[&str]>) {
        let names = |names: &[&str]| -> BTreeSet<Deployment> {
            let named = names.iter().map(|name| Deployment::new(*name));
            named.map(|name| name.expect("valid")).collect()
        };
        let deployments = deployments.map(names);
        let rights = Rights {
            policy,
            deployments,
        };
        self.0.lock().insert(id.to_owned(), rights);
    }
}

impl Clients for Registry {
    fn admits(&self, id: &str, secret: &str) -> bool {
        secret == "secret" && self.0.lock().contains_key(id)
    }

    fn rights(&self, id: &str) -> Option<Rights> {
        self.0.lock().get(id).cloned()
    }
}

/// The token of the program `game`, for a server where an instance is named.
async fn grant(world: &World, deployment: &str, instance: Option<&str>) -> Result<String, Refusal> {
    let program = ClientCredentials {
        id: "game".into(),
        secret: "secret".into(),
    };
    let form = TokenForm {
        grant_type: "client_credentials".into(),
        deployment_id: Some(deployment.into()),
        greenroom_instance: instance.map(str::to_owned),
        ..TokenForm::default()
    };
    let answer = world.service.grant(&program, &form).await;
    answer
        .map(|answer| answer.access_token)
        .map_err(|refused| refused.refusal)
}

/// What a program can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Request {
    Search,
    Read,
    Create,
    CreateFull,
    CreateByPlainPut,
    ServerToken,
    ServerCreates,
    ServerComesBack,
    Join,
    ComeBack,
    SetState,
    Register,
    Unregister,
    ReplaceAmongPlayers,
    ReplaceAlone,
    Kick,
    End,
    Leave,
    OwnerLeaves,
}

use Request::*;

impl Request {
    const ALL: [Self; 19] = [
        Search,
        Read,
        Create,
        CreateFull,
        CreateByPlainPut,
        ServerToken,
        ServerCreates,
        ServerComesBack,
        Join,
        ComeBack,
        SetState,
        Register,
        Unregister,
        ReplaceAmongPlayers,
        ReplaceAlone,
        Kick,
        End,
        Leave,
        OwnerLeaves,
    ];

    /// What its program must be allowed.
    fn needs(self) -> &'static [Action] {
        use Action::*;
        match self {
            Search => &[FindSessions],
            Read => &[ReadSessions],
            Join => &[JoinSessions],
            Create | CreateByPlainPut | SetState | ReplaceAlone | Kick | End => &[HostSessions],
            CreateFull | ReplaceAmongPlayers => &[HostSessions, ManagePlayers],
            Register | Unregister => &[ManagePlayers],
            ServerToken | ServerComesBack => &[ActAsServer],
            ServerCreates => &[ActAsServer, HostSessions],
            ComeBack | Leave | OwnerLeaves => &[],
        }
    }
}

/// A host with two sessions, a guest in the first of them, a server with its own.
struct Scene {
    world: World,
    host: Player,
    guest: Player,
    stranger: Player,
    server: Player,
}

const NAMES: [&str; 4] = ["room", "empty", "servers", "new"];

impl Scene {
    async fn new() -> Self {
        let world = World::admitting(Arc::new(Registry::default())).await;
        let (host, guest, stranger) = (world.player(1), world.player(2), world.player(3));
        let server = world.server("one");
        world.host(&host, "room").await;
        world.host(&host, "empty").await;
        world.host(&server, "servers").await;
        world.join(&guest, "room").await.expect("there is room");
        let register = vec![guest.id()];
        let greenroom = GreenroomDelta {
            register,
            ..GreenroomDelta::default()
        };
        world.set(&host, "room", greenroom).await.expect("its own");
        Self {
            world,
            host,
            guest,
            stranger,
            server,
        }
    }

    async fn documents(&self) -> Vec<serde_json::Value> {
        let mut documents = Vec::new();
        for name in NAMES {
            let shown = self.world.get(&self.host, name).await;
            let document = shown.map(|shown| shown.document);
            documents.push(serde_json::to_value(document).expect("plain"));
        }
        documents
    }

    async fn ask(&self, request: Request, policy: Policy) -> Result<(), Refusal> {
        let put = async |who: &Player, name: &str, when, delta: SessionDelta| {
            let mut who = who.caller.clone();
            who.policy = policy;
            let at = session_ref(name);
            let put = self.world.service.put_session(&who, &at, when, delta);
            put.await.map(drop).map_err(|refused| refused.refusal)
        };
        let set = async |name: &str, text: &str| {
            let greenroom = serde_json::from_str(text).expect("a delta");
            put(&self.host, name, Precondition::Exists, settings(greenroom)).await
        };
        let (host, guest, server) = (&self.host, &self.guest, &self.server);
        let full = GreenroomDelta {
            register: vec![host.id()],
            ..hosting()
        };
        let mut asker = host.caller.clone();
        asker.policy = policy;
        match request {
            Search => {
                let query = query(Vec::new());
                self.world.service.query(&asker, &query).await.map(drop)
            }
            Read => {
                let at = session_ref("room");
                let read = self.world.service.get_session(&asker, &at);
                read.await.map(drop)
            }
            ServerToken => {
                let world = World::admitting(registry(policy)).await;
                grant(&world, "Dep-1", Some("i")).await.map(drop)
            }
            Create => {
                let delta = host.present(Some(hosting()));
                put(host, "new", Precondition::Absent, delta).await
            }
            CreateFull => {
                let delta = host.present(Some(full));
                put(host, "new", Precondition::Absent, delta).await
            }
            CreateByPlainPut => {
                let delta = host.present(Some(hosting()));
                put(host, "new", Precondition::None, delta).await
            }
            ServerCreates => {
                let delta = server.present(Some(hosting()));
                put(server, "new", Precondition::Absent, delta).await
            }
            ServerComesBack => {
                let delta = server.present(None);
                put(server, "servers", Precondition::Exists, delta).await
            }
            Join => {
                let delta = self.stranger.present(None);
                put(&self.stranger, "room", Precondition::Exists, delta).await
            }
            ComeBack => {
                let delta = guest.present(None);
                put(guest, "room", Precondition::Exists, delta).await
            }
            SetState => set("room", r#"{"state":"inProgress"}"#).await,
            Register => set("room", r#"{"register":["9"]}"#).await,
            Unregister => set("room", r#"{"unregister":["2"]}"#).await,
            ReplaceAmongPlayers => set("room", r#"{"replace":true}"#).await,
            ReplaceAlone => set("empty", r#"{"replace":true,"maxPlayers":3}"#).await,
            Kick => {
                let members = [("1".to_owned(), None)].into();
                let delta = SessionDelta {
                    members,
                    ..SessionDelta::default()
                };
                put(host, "room", Precondition::Exists, delta).await
            }
            End => set("room", r#"{"end":true}"#).await,
            Leave => put(guest, "room", Precondition::None, leaving()).await,
            OwnerLeaves => put(host, "room", Precondition::None, leaving()).await,
        }
    }
}

fn registry(policy: Policy) -> Arc<Registry> {
    let registry = Registry::default();
    registry.set("game", policy, None);
    Arc::new(registry)
}

fn all_but(action: Action) -> Policy {
    let others = Action::ALL.iter().copied().filter(|&other| other != action);
    Policy::of(&others.collect::<Vec<_>>())
}

#[tokio::test]
async fn each_request_needs_its_actions_and_no_others() {
    for request in Request::ALL {
        let least = Policy::of(request.needs());
        let asked = Scene::new().await.ask(request, least).await;
        assert_eq!(asked, Ok(()), "{request:?}");
        for &action in Action::ALL {
            let scene = Scene::new().await;
            let before = scene.documents().await;
            let asked = scene.ask(request, all_but(action)).await;
            if !request.needs().contains(&action) {
                assert_eq!(asked, Ok(()), "{request:?} without {action}");
                continue;
            }
            let refusal = asked.expect_err(action.name());
            assert_eq!(refusal.code, ErrorCode::MissingAction, "{request:?}");
            let named = refusal.message.contains(action.name());
            assert!(named && refusal.message.contains("game"), "{refusal}");
            assert_eq!(scene.documents().await, before, "{request:?}");
        }
    }
}

#[tokio::test]
async fn a_session_that_may_not_be_read_is_not_shown_with_a_refusal_either() {
    let scene = Scene::new().await;
    let mut asker = scene.host.caller.clone();
    for (policy, shows) in [
        (Policy::everything(), true),
        (all_but(Action::ReadSessions), false),
    ] {
        asker.policy = policy;
        let delta = scene.host.present(Some(hosting()));
        let at = session_ref("room");
        let put = scene
            .world
            .service
            .put_session(&asker, &at, Precondition::Absent, delta);
        let refused = put.await.expect_err("the name is held");
        assert_eq!(refused.refusal.code, ErrorCode::PreconditionFailed);
        assert_eq!(refused.current.is_some(), shows);
    }
}

#[tokio::test]
async fn a_write_shows_a_session_to_who_is_inside_or_may_read_it() {
    let least = |actions: &[Action]| Policy::of(actions);
    for (policy, joins, shows) in [
        // A stranger who leaves has only learned a name.
        (least(&[]), false, false),
        (least(&[Action::ReadSessions]), false, true),
        (least(&[Action::JoinSessions]), true, true),
    ] {
        let scene = Scene::new().await;
        let mut asker = scene.stranger.caller.clone();
        asker.policy = policy;
        let delta = match joins {
            true => scene.stranger.present(None),
            false => leaving(),
        };
        let at = session_ref("room");
        let service = &scene.world.service;
        let put = service.put_session(&asker, &at, Precondition::None, delta);
        let written = put.await.expect("neither needs more");
        assert_eq!(written.shown.is_some(), shows);
        assert!(written.revision.is_some(), "the session is there");
    }
}

#[tokio::test]
async fn a_right_that_is_taken_away_is_gone_at_once() {
    let registry = registry(Policy::trusted_server());
    let world = World::admitting(registry.clone()).await;
    let token = grant(&world, "Dep-1", Some("i")).await.expect("a server");
    let ask = || world.service.authenticate(&token, None);
    assert_eq!(ask().expect("known").policy, Policy::trusted_server());

    let most = Policy::of(&[Action::ActAsServer, Action::ReadSessions]);
    registry.set("game", most, None);
    let caller = ask().expect("known");
    assert_eq!(caller.policy, most);

    // A server sees what is private: without the action it is nobody.
    registry.set("game", Policy::host(), None);
    let refusal = ask().expect_err("no server any more");
    assert_eq!(refusal.code, ErrorCode::MissingAction);
    assert!(!world.service.still_admits(&caller), "on no connection too");

    registry.set("game", Policy::admin(), Some(&["elsewhere"]));
    let refusal = ask().expect_err("moved");
    assert_eq!(refusal.code, ErrorCode::Forbidden);
    assert!(refusal.message.contains("Dep-1"), "{refusal}");

    registry.0.lock().remove("game");
    let refusal = ask().expect_err("removed");
    assert_eq!(refusal.code, ErrorCode::Unauthorized);
    assert!(refusal.message.contains("game"), "{refusal}");

    registry.set("game", Policy::admin(), Some(&["DEP-1"]));
    ask().expect("back again, and ids differ not by case");
}

#[tokio::test]
async fn a_program_gets_tokens_for_its_deployments_alone() {
    let registry = Arc::new(Registry::default());
    registry.set("game", Policy::host(), Some(&["dep-1", "dep-2"]));
    let world = World::admitting(registry).await;
    for (deployment, granted) in [("Dep-1", true), ("dep-2", true), ("dep-3", false)] {
        let answer = grant(&world, deployment, None).await;
        assert_eq!(answer.is_ok(), granted, "{deployment}");
        if let Err(refusal) = answer {
            assert_eq!(refusal.code, ErrorCode::Forbidden);
            assert!(refusal.message.contains(deployment), "{refusal}");
        }
    }
}
