//! What a player shows of itself in a title, beside that it is there. Ours alone.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::error::Refusal;
use crate::limits;
use crate::object::{objects_only, unique};
use crate::people::PresenceStatus;

/// What a player wants to show of itself in a title: all of it, for what is
/// absent is not shown any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields, rename_all = "camelCase")]
pub struct RichPresenceDelta {
    /// How it wants to be seen.
    pub status: PresenceStatus,
    /// A text to be read by others, at most 255 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rich_text: Option<String>,
    /// Records for the programs of others, at most 32: keys of 1 to 64
    /// characters, values of at most 255.
    #[serde(
        default,
        skip_serializing_if = "BTreeMap::is_empty",
        deserialize_with = "unique"
    )]
    pub data: BTreeMap<String, String>,
    /// What others join it by, 1 to 255 bytes; only the game understands it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub join_info: Option<String>,
    /// The id of the product, at most 64 characters, as each of the following.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
    /// The product's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_name: Option<String>,
    /// The product's version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_version: Option<String>,
    /// The kind of machine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub platform: Option<String>,
}

objects_only!(RichPresenceDelta);

/// What a player shows of itself in a title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RichPresence {
    /// How it wants to be seen.
    pub status: PresenceStatus,
    /// A text to be read by others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rich_text: Option<String>,
    /// Records for the programs of others.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub data: BTreeMap<String, String>,
    /// What others join it by; only the game understands it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub join_info: Option<String>,
    /// The id of the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
    /// The product's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_name: Option<String>,
    /// The product's version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_version: Option<String>,
    /// The kind of machine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub platform: Option<String>,
}

impl RichPresenceDelta {
    /// There, and nothing else.
    pub fn new(status: PresenceStatus) -> Self {
        Self {
            status,
            rich_text: None,
            data: BTreeMap::new(),
            join_info: None,
            product_id: None,
            product_name: None,
            product_version: None,
            platform: None,
        }
    }

    /// What is shown of it.
    ///
    /// # Errors
    /// `BadRequest` that names the field which is too long, too many, or has a
    /// character that nobody could see.
    pub fn check(self) -> Result<RichPresence, Refusal> {
        if self.data.len() > limits::PRESENCE_RECORDS_MAX {
            return Err(refused("data", "has more than 32 records"));
        }
        for (key, value) in &self.data {
            if key.is_empty() {
                return Err(refused("data", "has an empty key"));
            }
            text("a key of data", key, limits::PRESENCE_KEY_MAX_CHARS)?;
            text("a value of data", value, limits::PRESENCE_VALUE_MAX_CHARS)?;
        }
        if let Some(rich_text) = &self.rich_text {
            text("richText", rich_text, limits::RICH_TEXT_MAX_CHARS)?;
        }
        if let Some(join_info) = &self.join_info {
            if !(1..=limits::JOIN_INFO_MAX).contains(&join_info.len()) {
                return Err(refused("joinInfo", "has not 1 to 255 bytes"));
            }
            text("joinInfo", join_info, limits::JOIN_INFO_MAX)?;
        }
        for (name, label) in [
            ("productId", &self.product_id),
            ("productName", &self.product_name),
            ("productVersion", &self.product_version),
            ("platform", &self.platform),
        ] {
            let label = label.as_deref().unwrap_or_default();
            text(name, label, limits::PRESENCE_LABEL_MAX_CHARS)?;
        }
        Ok(RichPresence {
            status: self.status,
            rich_text: self.rich_text,
            data: self.data,
            join_info: self.join_info,
            product_id: self.product_id,
            product_name: self.product_name,
            product_version: self.product_version,
            platform: self.platform,
        })
    }
}

/// Whether a text has a character that nobody could see, but for tabs and ends of
/// lines. So a presence as large as may be fits into a frame, whatever JSON makes
/// of its characters.
pub fn is_readable(text: &str) -> bool {
    let hidden = |it: char| it.is_control() && !matches!(it, '\t' | '\n' | '\r');
    !text.chars().any(hidden)
}

fn text(field: &str, text: &str, most: usize) -> Result<(), Refusal> {
    if text.chars().nth(most).is_some() {
        return Err(refused(field, &format!("is longer than {most} characters")));
    }
    if !is_readable(text) {
        return Err(refused(field, "has a control character"));
    }
    Ok(())
}

fn refused(field: &str, why: &str) -> Refusal {
    Refusal::bad_request(format!("greenroom: {field} {why}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<RichPresenceDelta, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }

    #[test]
    fn a_body_says_all_that_is_shown() {
        let text = r#"{"status":"doNotDisturb","richText":"In the harbour","data":{"MAP":"harbour"},
            "joinInfo":"10.0.0.1","productName":"Boats","platform":"LINUX"}"#;
        let shown = read(text).expect("a body").check().expect("short enough");
        let again = serde_json::to_value(&shown).expect("plain JSON");
        let before: serde_json::Value = serde_json::from_str(text).expect("JSON");
        assert_eq!(again, before);
        let bare = RichPresenceDelta::new(PresenceStatus::Away);
        assert_eq!(read(r#"{"status":"AWAY"}"#), Ok(bare));
        for wrong in [
            "{}",
            "[]",
            r#"{"status":"busy"}"#,
            r#"{"status":"away","mood":"good"}"#,
            r#"{"status":"away","data":{"a":"1","a":"2"}}"#,
            r#"{"status":"away","data":{"a":1}}"#,
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_later_directory_may_show_more() {
        let text = r#"{"status":"away","mood":"good"}"#;
        let shown: RichPresence = serde_json::from_str(text).expect("what is known of it");
        assert_eq!(shown.status, PresenceStatus::Away);
    }

    #[test]
    fn every_limit_is_kept_and_named() {
        let wide = |count: usize| "\u{1f6a2}".repeat(count);
        let full = || RichPresenceDelta {
            rich_text: Some(wide(255)),
            data: (0..32)
                .map(|at| (format!("{}{at:02}", wide(62)), wide(255)))
                .collect(),
            join_info: Some("x".repeat(255)),
            product_id: Some(wide(64)),
            ..RichPresenceDelta::new(PresenceStatus::Online)
        };
        let shown = full().check().expect("just short enough");
        let written = serde_json::to_string(&shown).expect("plain JSON");
        assert!(
            written.len() < limits::FRAME_MAX - 1024,
            "{}",
            written.len()
        );

        type Spoil = fn(&mut RichPresenceDelta);
        let spoils: [(Spoil, &str); 9] = [
            (
                |it| _ = it.data.insert("one".into(), String::new()),
                "data has",
            ),
            (
                |it| it.data = [(String::new(), String::new())].into(),
                "empty key",
            ),
            (
                |it| it.data = [("x".repeat(65), String::new())].into(),
                "a key of data",
            ),
            (
                |it| it.data = [("x".into(), "x".repeat(256))].into(),
                "a value of data",
            ),
            (
                |it| it.data = [("x".into(), "\0".into())].into(),
                "a value of data",
            ),
            (|it| it.rich_text = Some("x".repeat(256)), "richText"),
            (|it| it.join_info = Some("\u{e4}".repeat(128)), "joinInfo"),
            (|it| it.join_info = Some(String::new()), "joinInfo"),
            (|it| it.product_id = Some("x".repeat(65)), "productId"),
        ];
        for (spoil, named) in spoils {
            let mut delta = full();
            spoil(&mut delta);
            let refused = delta.check().expect_err(named).to_string();
            assert!(refused.contains(named), "{refused}");
        }
        assert!(is_readable("two\nlines\tand a tab") && !is_readable("\u{7f}"));
    }
}
