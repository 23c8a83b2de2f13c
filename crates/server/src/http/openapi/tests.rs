//! The description against the router and the standard.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};

use super::super::tests::{HERE, face};
use super::*;

#[tokio::test]
async fn every_route_is_described_and_every_description_has_a_route() {
    let (app, ..) = face().await;
    let routed: BTreeSet<_> = app.paths.iter().map(|path| shape(path)).collect();
    let described: BTreeSet<_> = operations().iter().map(|it| shape(it.path())).collect();
    assert_eq!(described, routed);
}

#[tokio::test]
async fn a_path_has_the_methods_that_are_described_and_no_others() {
    let (app, ..) = face().await;
    let described: BTreeSet<_> = operations()
        .iter()
        .map(|it| (it.path(), it.method()))
        .collect();
    let paths: BTreeSet<_> = described.iter().map(|(path, _)| *path).collect();
    for path in paths {
        for method in [
            Method::GET,
            Method::PUT,
            Method::POST,
            Method::DELETE,
            Method::PATCH,
        ] {
            let at = path.replace(['{', '}'], "");
            let request = Request::builder().method(&method).uri(at);
            let request = request.body(Body::empty()).expect("a request");
            let status = app.answer(HERE, request).await.status();
            let known = described.contains(&(path, method.as_str().to_ascii_lowercase()));
            let refused = status == StatusCode::METHOD_NOT_ALLOWED;
            assert_ne!(refused, known, "{method} {path}: {status}");
        }
    }
}

/// What a description refers to, wherever.
fn references<'a>(value: &'a Value, found: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(object) => {
            found.extend(object.get("$ref").and_then(Value::as_str));
            object.values().for_each(|inner| references(inner, found));
        }
        Value::Array(list) => list.iter().for_each(|inner| references(inner, found)),
        _ => {}
    }
}

#[test]
fn every_reference_leads_to_a_component_and_every_component_is_referred_to() {
    let description = description();
    let mut found = BTreeSet::new();
    references(&description, &mut found);
    let found: BTreeSet<_> = found.into_iter().map(str::to_owned).collect();
    let mut there = BTreeSet::new();
    for kind in ["schemas", "parameters", "headers", "responses"] {
        let components = description["components"][kind].as_object();
        let names = components.expect("an object").keys();
        there.extend(names.map(|name| format!("#/components/{kind}/{name}")));
    }
    let odd: Vec<_> = found.symmetric_difference(&there).collect();
    assert!(odd.is_empty(), "{odd:?}");
}

#[test]
fn operations_have_names_of_their_own_and_a_text() {
    let all: Vec<_> = operations()
        .into_iter()
        .map(Operation::into_value)
        .collect();
    let names: BTreeSet<_> = all.iter().map(|it| it["operationId"].as_str()).collect();
    assert_eq!(names.len(), all.len());
    for operation in &all {
        for key in ["operationId", "summary", "tags"] {
            assert!(!operation[key].is_null(), "{key}: {operation}");
        }
    }
}

#[test]
fn examples_are_what_their_schemas_say() {
    let description = description();
    let operations = operations().into_iter().map(Operation::into_value);
    for operation in operations.filter(|it| it.get("requestBody").is_some()) {
        let content = operation["requestBody"]["content"]
            .as_object()
            .expect("an object");
        for media in content.values() {
            let schema = serde_json::json!({
                "allOf": [media["schema"]], "components": description["components"],
            });
            let validator = jsonschema::draft202012::new(&schema).expect("a schema");
            let examples = media["examples"].as_object().expect("examples");
            for (name, example) in examples {
                let found = validator.validate(&example["value"]);
                assert!(found.is_ok(), "{name}: {found:?}");
            }
        }
    }
}
