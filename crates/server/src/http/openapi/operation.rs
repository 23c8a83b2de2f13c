//! One operation of the description, put together word by word.

use axum::http::Method;
use serde_json::{Map, Value, json};

use super::answers;
use super::reference::reference;

/// A method of a path, what it takes and what it answers.
pub(super) struct Operation {
    method: Method,
    path: &'static str,
    value: Map<String, Value>,
    parameters: Vec<Value>,
    responses: Map<String, Value>,
}

impl Operation {
    /// An operation that needs no token, takes no body and is refused only as
    /// any request may be. Parameters of the path are described by their names.
    pub(super) fn new(method: Method, path: &'static str, id: &str, summary: &str) -> Self {
        let mut operation = Self {
            method,
            path,
            value: Map::new(),
            parameters: Vec::new(),
            responses: Map::new(),
        };
        operation.value.insert("operationId".into(), id.into());
        operation.value.insert("summary".into(), summary.into());
        for part in path.split('/') {
            let name = part.strip_prefix('{').and_then(|it| it.strip_suffix('}'));
            operation.parameters.extend(name.map(parameter));
        }
        operation.refused(&["internal", "unavailable"])
    }

    /// In which chapter it stands.
    pub(super) fn tag(mut self, tag: &str) -> Self {
        self.value.insert("tags".into(), json!([tag]));
        self
    }

    /// What the summary leaves out.
    pub(super) fn about(mut self, text: &str) -> Self {
        self.value.insert("description".into(), text.into());
        self
    }

    /// It wants an access token.
    pub(super) fn bearer(mut self) -> Self {
        self.value
            .insert("security".into(), json!([{"bearer": []}]));
        self.refused(&["unauthorized", "too-often"])
    }

    /// It takes an access token, and may do without one.
    pub(super) fn bearer_or_nobody(mut self) -> Self {
        self.value
            .insert("security".into(), json!([{"bearer": []}, {}]));
        self
    }

    /// It wants the id and secret of a client program.
    pub(super) fn client(mut self) -> Self {
        self.value
            .insert("security".into(), json!([{"client": []}]));
        self
    }

    /// Parameters beside those of the path, by their names among the components.
    pub(super) fn takes(mut self, names: &[&str]) -> Self {
        self.parameters
            .extend(names.iter().map(|name| parameter(name)));
        self
    }

    /// A JSON body with this schema.
    pub(super) fn json(self, schema: &str, examples: Value) -> Self {
        self.json_of_any_type(schema, examples).refused(&[
            "bad-request",
            "late",
            "too-large",
            "media-type",
        ])
    }

    /// The same where a request may call its body anything.
    pub(super) fn json_of_any_type(mut self, schema: &str, examples: Value) -> Self {
        let body = json!({"schema": reference("schemas", schema), "examples": examples});
        let body = json!({"required": true, "content": {"application/json": body}});
        self.value.insert("requestBody".into(), body);
        self
    }

    /// A form with this schema.
    pub(super) fn form(mut self, schema: &str, examples: Value) -> Self {
        let body = json!({"schema": reference("schemas", schema), "examples": examples});
        let content = json!({"application/x-www-form-urlencoded": body});
        self.value.insert(
            "requestBody".into(),
            json!({"required": true, "content": content}),
        );
        self
    }

    /// An answer that is no refusal.
    pub(super) fn answers(mut self, status: u16, response: Value) -> Self {
        self.responses.insert(status.to_string(), response);
        self
    }

    /// Refusals, by their names in [`answers`].
    pub(super) fn refused(mut self, names: &[&str]) -> Self {
        for name in names {
            let (status, response) = answers::refusal(name);
            self.responses.insert(status.to_string(), response);
        }
        self
    }

    /// The path, as the router has it.
    pub(super) fn path(&self) -> &'static str {
        self.path
    }

    /// The method, in lower case.
    pub(super) fn method(&self) -> String {
        self.method.as_str().to_ascii_lowercase()
    }

    /// As it stands in the description.
    pub(super) fn into_value(mut self) -> Value {
        if !self.parameters.is_empty() {
            self.value
                .insert("parameters".into(), self.parameters.into());
        }
        self.value.insert("responses".into(), self.responses.into());
        self.value.into()
    }
}

fn parameter(name: &str) -> Value {
    reference("parameters", name)
}
