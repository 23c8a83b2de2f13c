use std::fs;

use greenroom_protocol::ids::Deployment;
use greenroom_service::Templates;
use tempfile::tempdir;

use super::super::Config;
use super::*;
use crate::templates::{ConfiguredTemplates, Scope};

const LOBBY: &str = "[[templates]]\nscid = '*'\nname = 'Lobby'\n";

fn parse(folder: &Path, text: &str) -> Result<Config, String> {
    let path = folder.join("greenroom.toml");
    Config::parse(&path, text).map_err(|faults| faults.to_string())
}

fn refused(text: &str) -> String {
    let config = parse(Path::new("/etc/greenroom"), text);
    config.map(drop).expect_err(text)
}

#[test]
fn a_template_stands_in_the_file_or_in_one_of_its_own() {
    let folder = tempdir().expect("a folder");
    let own = r#"{"constants": {"system": {"maxMembersCount": 12}}}"#;
    fs::write(folder.path().join("game.json"), own).expect("written");
    let text = format!(
        "{LOBBY}document = '''\n{{\"roleTypes\": {{\"squad\": {{}}}}}}\n'''\n\
         [[templates]]\nscid = 'live'\nname = 'Game'\nfile = 'game.json'\n\
         [[templates]]\nscid = 'live'\nname = 'lobby'\ndocument = '{{}}'\n"
    );
    let config = parse(folder.path(), &text).unwrap_or_else(|faults| panic!("{faults}"));
    let shown = config.to_string();
    assert!(
        shown.contains("template Game\n    in           live\n"),
        "{shown}"
    );
    assert!(
        shown.contains("template Lobby\n    in           every service config\n"),
        "{shown}"
    );
    let templates = ConfiguredTemplates::new(config.templates);
    let scid = |text: &str| text.parse::<Deployment>().expect("an id");
    let game = templates.find(&scid("LIVE"), &"game".parse().expect("a name"));
    let system = game.expect("there").constants.system.clone();
    let system = serde_json::to_string(&system).expect("JSON");
    assert_eq!(system, r#"{"maxMembersCount":12}"#);
    let names = |text: &str| templates.list(&scid(text)).len();
    assert_eq!((names("live"), names("test")), (3, 2));
}

#[test]
fn without_a_word_there_is_eos_alone() {
    let config = parse(Path::new(""), "").unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(config.templates.configured().count(), 0);
    let templates = ConfiguredTemplates::new(config.templates);
    let all = templates.list(&"d".parse().expect("an id"));
    let names: Vec<&str> = all.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["eos"]);
}

#[test]
fn every_fault_names_its_line_its_key_and_the_field_of_the_template() {
    let document = |json: &str| format!("{LOBBY}document = '''\n{json}'''\n");
    let long = "x".repeat(limits::TEMPLATE_DOCUMENT_MAX + 1);
    for (text, line, key, why) in [
        (
            LOBBY.to_owned(),
            1,
            "templates[0]",
            "either file or document",
        ),
        (
            format!("{LOBBY}file = 'a'\ndocument = '{{}}'"),
            1,
            "templates[0]",
            "either file or document",
        ),
        (
            format!("{LOBBY}file = 'none.json'"),
            4,
            "templates[0].file",
            "/etc/greenroom/none.json",
        ),
        (
            format!("{LOBBY}documents = ''"),
            4,
            "templates[0].documents",
            "`document`",
        ),
        (
            LOBBY.replace('*', "a b"),
            2,
            "templates[0].scid",
            "character",
        ),
        (
            LOBBY.replace("Lobby", "a/b"),
            3,
            "templates[0].name",
            "character",
        ),
        (
            format!("{}document = '{{}}'", LOBBY.replace("Lobby", "EOS")),
            3,
            "templates[0].name",
            "built in",
        ),
        (
            format!("{0}{0}", document("{}")),
            8,
            "templates[1].name",
            "another template Lobby",
        ),
        (
            document("{\n\"constants\": {\"system\": {\"maxMembersCount\": \"ten\"}}}"),
            4,
            "templates[0].document",
            "the document, line 2, column 49: constants.system.maxMembersCount: invalid type",
        ),
        (
            document("{\"constants\": {\"system\": {\"maxMember\": 1}}}"),
            4,
            "templates[0].document",
            "line 1, column 37: constants.system.maxMember: unknown field `maxMember`",
        ),
        (
            document("{\"members\": {}}"),
            4,
            "templates[0].document",
            "unknown field `members`",
        ),
        (document("{\n"), 4, "templates[0].document", "line 2"),
        (document("{} {}"), 4, "templates[0].document", "trailing"),
        (document(&long), 4, "templates[0].document", "bytes"),
        (
            document("{\"constants\": {\"system\": {\"maxMembersCount\": 0}}}"),
            4,
            "templates[0].document",
            "constants.system.maxMembersCount is 0",
        ),
    ] {
        let faults = refused(&text);
        let place = format!("/etc/greenroom/greenroom.toml, line {line}: {key}: ");
        assert!(
            faults.starts_with(&place) && faults.contains(why),
            "{text:.300}\n{faults}"
        );
    }
}

#[test]
fn there_may_be_so_many_and_no_more() {
    let many = |count: usize| {
        let one = |at| format!("[[templates]]\nscid = '*'\nname = 't{at}'\ndocument = '{{}}'\n");
        (0..count).map(one).collect::<String>()
    };
    let most = limits::TEMPLATES_MAX;
    let config = parse(Path::new(""), &many(most)).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(config.templates.configured().count(), most);
    let faults = refused(&many(most + 1));
    assert!(faults.contains(&format!("at most {most}")), "{faults}");
}

#[test]
fn a_scope_is_one_service_config_or_all() {
    let config = parse(Path::new(""), &format!("{LOBBY}document = '{{}}'"));
    let config = config.unwrap_or_else(|faults| panic!("{faults}"));
    let scopes: Vec<&Scope> = config
        .templates
        .configured()
        .map(|(scope, _)| scope)
        .collect();
    assert_eq!(scopes, [&Scope::Every]);
}

#[test]
fn the_example_of_the_documentation_is_a_template() {
    let text = include_str!("../../../../../docs/operating.md");
    let from = text.find("    [[templates]]").expect("an example");
    let lines = text[from..]
        .lines()
        .map_while(|line| line.strip_prefix("    "));
    let example: String = lines.flat_map(|line| [line, "\n"]).collect();
    let config = parse(Path::new(""), &example).unwrap_or_else(|faults| panic!("{faults}"));
    let names = config.templates.configured();
    let names: Vec<&str> = names.map(|(_, template)| template.name.as_str()).collect();
    assert_eq!(names, ["GameSession"]);
}
