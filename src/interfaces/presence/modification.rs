//! What a game wants its user to show, gathered before it is told.

use std::collections::BTreeMap;

use greenroom_protocol::limits;
use greenroom_protocol::people::PresenceStatus;
use greenroom_protocol::presence::{RichPresenceDelta, is_readable};

use crate::interfaces::{Failure, Outcome};
use crate::result::EOS_EResult;

/// Changes to what a user shows of itself. What is not named stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Modification {
    status: Option<PresenceStatus>,
    words: Option<Words>,
    /// Records to be set, and those to be deleted.
    records: BTreeMap<String, Option<String>>,
    /// What others join by; none where nobody shall.
    join_info: Option<Option<String>>,
}

/// Where the text that others read comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Words {
    Raw(String),
    /// Of a template, with values for its variables. No directory has templates, so the text is never found.
    Template(String),
}

/// What a template's variable is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateValue {
    Number(i32),
    /// The id of a text in the template's language.
    TextId(String),
}

impl Modification {
    /// How the user wants to be seen.
    pub fn set_status(&mut self, status: PresenceStatus) {
        self.status = Some(status);
    }

    /// The text that others read; an empty one shows none.
    ///
    /// # Errors
    /// `EOS_Presence_RichTextInvalid`, `EOS_Presence_RichTextLengthInvalid`; `EOS_Presence_RichTextNotSupported` after a template.
    pub fn set_rich_text(&mut self, text: String) -> Outcome<()> {
        if matches!(self.words, Some(Words::Template(_))) {
            return Err(Failure::new(
                EOS_EResult::EOS_Presence_RichTextNotSupported,
                "RichText: this modification has a template already",
            ));
        }
        check(
            "RichText",
            &text,
            limits::RICH_TEXT_MAX_CHARS,
            EOS_EResult::EOS_Presence_RichTextInvalid,
            EOS_EResult::EOS_Presence_RichTextLengthInvalid,
        )?;
        self.words = Some(Words::Raw(text));
        Ok(())
    }

    /// The template of the text that others read.
    ///
    /// # Errors
    /// `EOS_Presence_TemplateIdInvalid`; `EOS_Presence_TemplateNotSupported` after a text.
    pub fn set_template(&mut self, id: String) -> Outcome<()> {
        if matches!(self.words, Some(Words::Raw(_))) {
            return Err(Failure::new(
                EOS_EResult::EOS_Presence_TemplateNotSupported,
                "TemplateId: this modification has a rich text already",
            ));
        }
        if id.is_empty() {
            return Err(Failure::new(
                EOS_EResult::EOS_Presence_TemplateIdInvalid,
                "TemplateId is empty",
            ));
        }
        self.words = Some(Words::Template(id));
        Ok(())
    }

    /// What a variable of the template is given. It is checked and goes nowhere: there is no template that it would fill in.
    ///
    /// # Errors
    /// `EOS_Presence_TemplateKeyInvalid`, `EOS_Presence_TemplateValueInvalid`; `EOS_Presence_TemplateNotSupported` after a text.
    pub fn set_template_value(&mut self, key: &str, value: &TemplateValue) -> Outcome<()> {
        let refused = |code, why: &str| Err(Failure::new(code, why));
        if matches!(self.words, Some(Words::Raw(_))) {
            return refused(
                EOS_EResult::EOS_Presence_TemplateNotSupported,
                "Key: this modification has a rich text already",
            );
        }
        if key.is_empty() {
            return refused(EOS_EResult::EOS_Presence_TemplateKeyInvalid, "Key is empty");
        }
        match value {
            TemplateValue::TextId(id) if id.is_empty() => refused(
                EOS_EResult::EOS_Presence_TemplateValueInvalid,
                "Value.AsStringId is empty",
            ),
            TemplateValue::Number(_) | TemplateValue::TextId(_) => Ok(()),
        }
    }

    /// Records that programs of others read: those of the keys named, the rest stays.
    ///
    /// # Errors
    /// Nothing is changed then. `EOS_Presence_DataLengthInvalid` for more than 32 in this modification, `EOS_Presence_DataKeyInvalid`, `EOS_Presence_DataKeyLengthInvalid`, `EOS_Presence_DataValueInvalid`,
    /// `EOS_Presence_DataValueLengthInvalid`.
    pub fn set_records(&mut self, records: Vec<(String, String)>) -> Outcome<()> {
        for (key, value) in &records {
            check_key(key)?;
            check(
                "Records.Value",
                value,
                limits::PRESENCE_VALUE_MAX_CHARS,
                EOS_EResult::EOS_Presence_DataValueInvalid,
                EOS_EResult::EOS_Presence_DataValueLengthInvalid,
            )?;
        }
        let mut all = self.records.clone();
        all.extend(records.into_iter().map(|(key, value)| (key, Some(value))));
        if all.values().flatten().count() > limits::PRESENCE_RECORDS_MAX {
            return Err(too_many_records());
        }
        self.records = all;
        Ok(())
    }

    /// Records that are shown no more; one that is not shown is fine.
    ///
    /// # Errors
    /// Nothing is changed then. `EOS_Presence_DataKeyInvalid`, `EOS_Presence_DataKeyLengthInvalid`.
    pub fn delete_records(&mut self, keys: Vec<String>) -> Outcome<()> {
        for key in &keys {
            check_key(key)?;
        }
        self.records.extend(keys.into_iter().map(|key| (key, None)));
        Ok(())
    }

    /// What others join the user by; nothing, or an empty text, where nobody shall.
    ///
    /// # Errors
    /// `EOS_Presence_DataValueInvalid`, `EOS_Presence_DataValueLengthInvalid`.
    pub fn set_join_info(&mut self, join_info: Option<String>) -> Outcome<()> {
        let join_info = join_info.filter(|text| !text.is_empty());
        if let Some(text) = &join_info {
            if text.len() > limits::JOIN_INFO_MAX {
                return Err(Failure::new(
                    EOS_EResult::EOS_Presence_DataValueLengthInvalid,
                    "JoinInfo is longer than 255 bytes",
                ));
            }
            check(
                "JoinInfo",
                text,
                limits::JOIN_INFO_MAX,
                EOS_EResult::EOS_Presence_DataValueInvalid,
                EOS_EResult::EOS_Presence_DataValueLengthInvalid,
            )?;
        }
        self.join_info = Some(join_info);
        Ok(())
    }

    /// Whether the text is to come from a template, which no directory has.
    pub fn wants_template(&self) -> bool {
        matches!(self.words, Some(Words::Template(_)))
    }

    /// Makes the changes.
    ///
    /// # Errors
    /// `EOS_Presence_DataLengthInvalid` where there would be more than 32 records. Nothing is changed then.
    pub fn apply(&self, said: &mut RichPresenceDelta) -> Outcome<()> {
        let mut data = said.data.clone();
        for (key, value) in &self.records {
            match value {
                Some(value) => _ = data.insert(key.clone(), value.clone()),
                None => _ = data.remove(key),
            }
        }
        if data.len() > limits::PRESENCE_RECORDS_MAX {
            return Err(too_many_records());
        }
        said.data = data;
        if let Some(status) = self.status {
            said.status = status;
        }
        match &self.words {
            Some(Words::Raw(text)) => {
                said.rich_text = Some(text.clone()).filter(|text| !text.is_empty());
            }
            // Better none than one of before.
            Some(Words::Template(_)) => said.rich_text = None,
            None => {}
        }
        if let Some(join_info) = &self.join_info {
            said.join_info.clone_from(join_info);
        }
        Ok(())
    }
}

fn check_key(key: &str) -> Outcome<()> {
    if key.is_empty() {
        return Err(Failure::new(
            EOS_EResult::EOS_Presence_DataKeyInvalid,
            "Records.Key is empty",
        ));
    }
    check(
        "Records.Key",
        key,
        limits::PRESENCE_KEY_MAX_CHARS,
        EOS_EResult::EOS_Presence_DataKeyInvalid,
        EOS_EResult::EOS_Presence_DataKeyLengthInvalid,
    )
}

fn check(
    parameter: &str,
    text: &str,
    most: usize,
    invalid: EOS_EResult,
    too_long: EOS_EResult,
) -> Outcome<()> {
    if text.chars().nth(most).is_some() {
        let message = format!("{parameter} is longer than {most}");
        return Err(Failure::new(too_long, message));
    }
    if !is_readable(text) {
        let message = format!("{parameter} has a control character");
        return Err(Failure::new(invalid, message));
    }
    Ok(())
}

fn too_many_records() -> Failure {
    Failure::new(
        EOS_EResult::EOS_Presence_DataLengthInvalid,
        "Records: a user shows 32 at most",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn online() -> RichPresenceDelta {
        RichPresenceDelta::new(PresenceStatus::Online)
    }

    fn record(key: &str, value: &str) -> (String, String) {
        (key.to_owned(), value.to_owned())
    }

    fn code(outcome: Outcome<()>) -> EOS_EResult {
        outcome.expect_err("refused").code
    }

    #[test]
    fn what_is_not_named_stays() {
        let mut said = online();
        let mut first = Modification::default();
        first.set_status(PresenceStatus::Away);
        first.set_rich_text("In the harbour".into()).expect("short");
        let records = vec![record("MAP", "harbour"), record("MODE", "race")];
        first.set_records(records).expect("short");
        first.set_join_info(Some("10.0.0.1".into())).expect("short");
        first.apply(&mut said).expect("few records");

        let mut second = Modification::default();
        second
            .set_records(vec![record("MODE", "duel")])
            .expect("short");
        second
            .delete_records(vec!["MAP".into(), "NONE".into()])
            .expect("short");
        second.set_join_info(None).expect("nothing");
        second.apply(&mut said).expect("few records");
        let expected = RichPresenceDelta {
            rich_text: Some("In the harbour".into()),
            data: [record("MODE", "duel")].into(),
            ..RichPresenceDelta::new(PresenceStatus::Away)
        };
        assert_eq!(said, expected);

        let mut third = Modification::default();
        third.set_rich_text(String::new()).expect("short");
        third.apply(&mut said).expect("few records");
        assert_eq!(said.rich_text, None);
    }

    #[test]
    fn each_limit_has_its_code() {
        let mut it = Modification::default();
        let long = || "\u{1f6a2}".repeat(256);
        let text = |code_of: Outcome<()>, expected| assert_eq!(code(code_of), expected);
        text(
            it.set_rich_text(long()),
            EOS_EResult::EOS_Presence_RichTextLengthInvalid,
        );
        text(
            it.set_rich_text("\u{1b}".into()),
            EOS_EResult::EOS_Presence_RichTextInvalid,
        );
        let mut set = |key: &str, value: &str| {
            code(it.set_records(vec![record("FINE", "fine"), record(key, value)]))
        };
        assert_eq!(set("", "x"), EOS_EResult::EOS_Presence_DataKeyInvalid);
        assert_eq!(set("\u{7}", "x"), EOS_EResult::EOS_Presence_DataKeyInvalid);
        assert_eq!(
            set(&"k".repeat(65), "x"),
            EOS_EResult::EOS_Presence_DataKeyLengthInvalid
        );
        assert_eq!(
            set("k", "\u{7}"),
            EOS_EResult::EOS_Presence_DataValueInvalid
        );
        assert_eq!(
            set("k", &long()),
            EOS_EResult::EOS_Presence_DataValueLengthInvalid
        );
        assert_eq!(
            code(it.delete_records(vec![String::new()])),
            EOS_EResult::EOS_Presence_DataKeyInvalid
        );
        let joins = it.set_join_info(Some("\u{e4}".repeat(128)));
        assert_eq!(
            code(joins),
            EOS_EResult::EOS_Presence_DataValueLengthInvalid
        );
        assert_eq!(it, Modification::default(), "nothing was changed");

        let numbered =
            |range: std::ops::Range<usize>| range.map(|at| record(&at.to_string(), "")).collect();
        it.set_records(numbered(0..32)).expect("just few enough");
        assert_eq!(
            code(it.set_records(numbered(32..33))),
            EOS_EResult::EOS_Presence_DataLengthInvalid
        );
        let mut said = online();
        said.data.insert("before".into(), String::new());
        assert_eq!(
            code(it.apply(&mut said)),
            EOS_EResult::EOS_Presence_DataLengthInvalid
        );
        assert_eq!(said.data.len(), 1);
        it.delete_records(vec!["before".into()]).expect("short");
        it.apply(&mut said).expect("one went");
        assert_eq!(said.data.len(), 32);
    }

    #[test]
    fn text_and_template_exclude_each_other() {
        let mut one = Modification::default();
        one.set_rich_text("x".into()).expect("short");
        assert_eq!(
            code(one.set_template("t".into())),
            EOS_EResult::EOS_Presence_TemplateNotSupported
        );
        let number = TemplateValue::Number(1);
        assert_eq!(
            code(one.set_template_value("k", &number)),
            EOS_EResult::EOS_Presence_TemplateNotSupported
        );
        let mut other = Modification::default();
        assert_eq!(
            code(other.set_template(String::new())),
            EOS_EResult::EOS_Presence_TemplateIdInvalid
        );
        other.set_template("t".into()).expect("an id");
        other.set_template_value("k", &number).expect("a value");
        assert_eq!(
            code(other.set_template_value("", &number)),
            EOS_EResult::EOS_Presence_TemplateKeyInvalid
        );
        let none = TemplateValue::TextId(String::new());
        assert_eq!(
            code(other.set_template_value("k", &none)),
            EOS_EResult::EOS_Presence_TemplateValueInvalid
        );
        assert_eq!(
            code(other.set_rich_text("x".into())),
            EOS_EResult::EOS_Presence_RichTextNotSupported
        );
        let mut said = online();
        said.rich_text = Some("of before".into());
        other.apply(&mut said).expect("few records");
        assert!(other.wants_template() && said.rich_text.is_none());
    }
}
