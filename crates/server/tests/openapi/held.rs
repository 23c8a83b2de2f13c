//! Answers held against the description that the directory hands out.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use jsonschema::Validator;
use reqwest::header::HeaderMap;
use reqwest::{RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};

use crate::support::player::http_client;

/// A description, and the schemas of it that were used so far: reading one takes
/// longer than all that is done with it.
pub(crate) struct Held(Value, Mutex<HashMap<String, Arc<Validator>>>);

/// An answer that is as described.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// JSON, a text, or null where there is no body.
    pub(crate) body: Value,
}

impl Answer {
    /// The body, if the status is this one.
    pub(crate) fn expect(self, status: StatusCode) -> Value {
        assert_eq!(self.status, status, "{}", self.body);
        self.body
    }
}

impl Held {
    /// The description of a directory.
    pub(crate) async fn fetch(url: &str) -> Self {
        let answer = http_client().get(format!("{url}/openapi.json")).send();
        let description = answer.await.expect("an answer").json().await;
        Self(description.expect("JSON"), Mutex::default())
    }

    /// The whole of it.
    pub(crate) fn description(&self) -> &Value {
        &self.0
    }

    /// Whether a document is as the schema of that name says.
    pub(crate) fn valid(&self, schema: &str, document: &Value) -> Result<(), String> {
        self.check(
            &json!({"$ref": format!("#/components/schemas/{schema}")}),
            document,
        )
    }

    /// Sends a request and holds its answer against the description.
    pub(crate) async fn sent(&self, request: RequestBuilder) -> Answer {
        let (client, request) = request.build_split();
        let request = request.expect("a request");
        let operation = self.operation(request.method().as_str(), request.url().path());
        let what = format!("{} {}", request.method(), request.url().path());
        let answer = client.execute(request).await.expect("an answer");
        self.hold(&what, operation, answer).await
    }

    async fn hold(&self, what: &str, operation: &Value, answer: Response) -> Answer {
        let (status, headers) = (answer.status(), answer.headers().clone());
        let text = answer.text().await.expect("a text");
        let described = operation["responses"].get(status.as_str());
        let described =
            described.unwrap_or_else(|| panic!("{what}: {status} is not described: {text}"));
        let described = self.resolve(described);

        let media = headers
            .get("content-type")
            .map(|it| it.to_str().expect("plain"));
        let media = media.map(|it| it.split(';').next().unwrap_or(it).to_owned());
        let content = described.get("content").and_then(Value::as_object);
        let minimal = headers.contains_key("preference-applied");
        let body = match (&media, content) {
            (None, content) => {
                assert!(content.is_none() || minimal, "{what}: {status} has a body");
                assert_eq!(text, "", "{what}: {status} has no media type");
                Value::Null
            }
            (Some(media), content) => {
                let schema = content.and_then(|it| it.get(media));
                let schema = schema.unwrap_or_else(|| panic!("{what}: {status} has no {media}"));
                let body = match media.as_str() {
                    "application/json" => serde_json::from_str(&text).expect("JSON"),
                    _ => Value::String(text),
                };
                let found = self.check(&schema["schema"], &body);
                found.unwrap_or_else(|wrong| panic!("{what}: {status}: {wrong}\n{body:#}"));
                body
            }
        };
        for (name, header) in described["headers"].as_object().into_iter().flatten() {
            let header = self.resolve(header);
            let Some(value) = headers.get(name) else {
                assert_ne!(header["required"], true, "{what}: {status} has no {name}");
                continue;
            };
            let value = json!(value.to_str().expect("plain"));
            let found = self.check(&header["schema"], &value);
            found.unwrap_or_else(|wrong| panic!("{what}: {status}: {name}: {wrong}"));
        }
        for name in headers.keys() {
            let plain = [
                "content-type",
                "content-length",
                "date",
                "vary",
                "allow",
                "connection",
            ];
            let described = described["headers"].as_object().into_iter().flatten();
            let known = plain.contains(&name.as_str())
                || described
                    .into_iter()
                    .any(|(it, _)| it.eq_ignore_ascii_case(name.as_str()));
            assert!(known, "{what}: {status}: {name} is not described");
        }
        Answer {
            status,
            headers,
            body,
        }
    }

    /// The operation of a path with names in it.
    fn operation(&self, method: &str, path: &str) -> &Value {
        let given: Vec<_> = path.split('/').collect();
        let fits = |template: &str| {
            let parts: Vec<_> = template.split('/').collect();
            let fits = |(part, given): (&&str, &&str)| {
                part.starts_with('{') || part.eq_ignore_ascii_case(given)
            };
            parts.len() == given.len() && parts.iter().zip(&given).all(fits)
        };
        let paths = self.0["paths"].as_object().expect("an object");
        let fitting = paths.iter().filter(|(template, _)| fits(template));
        // A keyword fits better than a name: `members/me`.
        let best = fitting.min_by_key(|(template, _)| template.matches('{').count());
        let (_, operations) = best.unwrap_or_else(|| panic!("{path} is not described"));
        let operation = operations.get(method.to_ascii_lowercase());
        operation.unwrap_or_else(|| panic!("{method} {path} is not described"))
    }

    fn resolve<'a>(&'a self, value: &'a Value) -> &'a Value {
        let Some(target) = value["$ref"].as_str() else {
            return value;
        };
        let pointer = target.strip_prefix('#').expect("within the description");
        self.0.pointer(pointer).expect("is there")
    }

    fn validator(&self, schema: &Value) -> Arc<Validator> {
        let mut known = self.1.lock().expect("no panic with it");
        let validator = known.entry(schema.to_string()).or_insert_with(|| {
            let whole = json!({"allOf": [schema], "components": self.0["components"]});
            let options = jsonschema::options().should_validate_formats(true);
            Arc::new(options.build(&whole).expect("a schema"))
        });
        Arc::clone(validator)
    }

    fn check(&self, schema: &Value, document: &Value) -> Result<(), String> {
        let validator = self.validator(schema);
        let wrong: Vec<_> = validator
            .iter_errors(document)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        if wrong.is_empty() {
            Ok(())
        } else {
            Err(wrong.join("\n"))
        }
    }
}
