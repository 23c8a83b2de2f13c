//! Which result codes a function may answer with: those that its documentation in the headers names.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// What the headers say about each function.
pub(crate) struct Documented(BTreeMap<String, String>);

impl Documented {
    pub(crate) fn read() -> Self {
        let include = Path::new(env!("CARGO_MANIFEST_DIR")).join("include");
        let mut all = Self(BTreeMap::new());
        for entry in fs::read_dir(include).expect("include/ is there") {
            let path = entry.expect("an entry").path();
            if path.is_file() {
                all.scan(&fs::read_to_string(path).expect("a header"));
            }
        }
        all
    }

    fn scan(&mut self, header: &str) {
        for part in header.split("/**").skip(1) {
            let Some((comment, behind)) = part.split_once("*/") else {
                continue;
            };
            let Some(declared) = behind.trim_start().strip_prefix("EOS_DECLARE_FUNC(") else {
                continue;
            };
            let (_, declared) = declared.split_once(')').expect("what it returns");
            let (name, _) = declared.split_once('(').expect("its parameters");
            let lines = comment.lines().map(|line| line.trim_matches([' ', '*']));
            let comment = lines.collect::<Vec<_>>().join(" ");
            self.0.insert(name.trim().to_owned(), comment);
        }
    }

    /// The codes that are named, here or with a function that is referred to.
    pub(crate) fn codes<'a>(&self, function: &str, all: &BTreeSet<&'a str>) -> BTreeSet<&'a str> {
        let mut seen = BTreeSet::new();
        let mut codes = BTreeSet::new();
        let mut open = vec![function];
        while let Some(function) = open.pop() {
            let Some((name, comment)) = self.0.get_key_value(function) else {
                continue;
            };
            if !seen.insert(name) {
                continue;
            }
            codes.extend(words(comment).filter_map(|word| all.get(word)));
            // Others are named for other reasons.
            for reference in ["as for `", "As `", "that of `"] {
                let named = comment.split(reference).skip(1);
                open.extend(named.filter_map(|rest| rest.split('`').next()));
            }
        }
        codes
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
}

#[test]
fn codes_are_those_of_the_comment_and_of_whom_it_refers_to() {
    let mut documented = Documented(BTreeMap::new());
    documented.scan(
        "/** Does. `EOS_NotFound` for nothing. */\nEOS_DECLARE_FUNC(void) EOS_A(int a);\n\
         /** Not `EOS_A`. Results as for `EOS_A`, and `EOS_TimedOut`. */\nEOS_DECLARE_FUNC(void)\n    EOS_B(int b);\n\
         /** Unlike `EOS_A`: `EOS_Success`. */\nEOS_DECLARE_FUNC(void) EOS_C(void);",
    );
    let all = BTreeSet::from(["EOS_NotFound", "EOS_TimedOut", "EOS_Success"]);
    let codes = |function| {
        documented
            .codes(function, &all)
            .into_iter()
            .collect::<Vec<_>>()
    };
    assert_eq!(codes("EOS_A"), ["EOS_NotFound"]);
    assert_eq!(codes("EOS_B"), ["EOS_NotFound", "EOS_TimedOut"]);
    assert_eq!(codes("EOS_C"), ["EOS_Success"]);
}
