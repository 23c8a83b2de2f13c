//! What searches and readers see of a search handle.

use greenroom_protocol::attribute::{AttributeKey, AttributeValue, Finite};
use greenroom_protocol::handle::{HandleDocument, Include};

use super::*;
use crate::browse::Listing;

#[test]
fn an_eos_session_shows_its_texts_and_numbers() {
    let mut story = Story::hosted_by(ALICE);
    let key = |text: &str| AttributeKey::new(text).expect("valid");
    let double = Finite::new(1.5).expect("finite");
    story.settings_mut().attributes = [
        (key("map"), AttributeValue::String("Lake".into())),
        (key("level"), AttributeValue::Int64(-7)),
        (key("ratio"), AttributeValue::Double(double)),
        (key("ranked"), AttributeValue::Bool(true)),
    ]
    .into();
    let shown = search_document(&story.session, Include::default()).expect("searchable");
    let shown = shown.search_attributes.expect("always");
    assert_eq!(shown.strings, [("MAP".into(), "Lake".into())].into());
    let numbers = [("LEVEL".into(), -7.0), ("RATIO".into(), 1.5)];
    assert_eq!(shown.numbers, numbers.into());
    assert!(shown.tags.is_empty());
}

#[test]
fn searches_show_a_handle_as_a_read_of_it_does() {
    let json = |document: HandleDocument| serde_json::to_value(document).expect("JSON");
    let mut contract = contract();
    let held = contract.search_handle.as_mut().expect("there");
    held.attributes = SearchAttributes {
        tags: vec!["Fun".into()],
        strings: [("Class".into(), "Mage".into())].into(),
        numbers: [("Skill_D".into(), 1.5)].into(),
        language: Some("fr".into()),
        achievement_ids: vec!["7".into()],
    };
    let mut eos = Story::hosted_by(ALICE).session;
    for session in [&mut contract, &mut eos] {
        session.search_handle.as_mut().expect("there").id = guid(3).to_string();
        let listing = Listing::of(session, 100).expect("for all to see");
        for include in [
            Include::default(),
            Include::ALL,
            Include {
                custom_properties: true,
                ..Include::default()
            },
        ] {
            let read = json(search_document(session, include).expect("searchable"));
            assert_eq!(json(listing.document(include)), read);
            let mut bytes = Vec::new();
            listing.write_document(include, &mut bytes);
            let written: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
            assert_eq!(written, read);
        }
    }
}
