//! What our headers declare, read from their text: the other side of the account.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Names that games never see in EOS's own headers: macros by which the headers are made, the union
/// that has no name of its own there, and what is ours.
const NOT_IN_THE_FACTS: &[&str] = &[
    "EOS_API",
    "EOS_CALL",
    "EOS_DECLARE_CALLBACK",
    "EOS_DECLARE_CALLBACK_RETVALUE",
    "EOS_DECLARE_FUNC",
    "EOS_ENUM_BOOLEAN_OPERATORS",
    "EOS_EXTERN_C",
    "EOS_HAS_ENUM_CLASS",
    "EOS_MEMORY_CALL",
    "EOS_PLATFORM_BASE",
    "EOS_PLATFORM_BASE_PATH",
    "EOS_PLATFORM_BASE_QUOTE",
    "EOS_USE_DLLEXPORT",
];

/// Every name that the headers declare, by kind.
#[derive(Default)]
pub(crate) struct Declared {
    /// File names, such as `eos_common.h`.
    pub(crate) headers: Vec<String>,
    pub(crate) structs: BTreeSet<String>,
    pub(crate) fields: usize,
    pub(crate) enums: BTreeSet<String>,
    pub(crate) enumerators: usize,
    pub(crate) handles: BTreeSet<String>,
    pub(crate) callbacks: BTreeSet<String>,
    pub(crate) functions: BTreeSet<String>,
    pub(crate) constants: BTreeSet<String>,
    pub(crate) aliases: BTreeSet<String>,
}

impl Declared {
    pub(crate) fn read() -> Self {
        let include = Path::new(env!("CARGO_MANIFEST_DIR")).join("include");
        let mut declared = Self::default();
        for entry in fs::read_dir(include).expect("include/ is there") {
            let path = entry.expect("an entry").path();
            let name = path
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            if !name.starts_with("eos_") {
                continue;
            }
            declared.scan(&fs::read_to_string(&path).expect("a header"));
            declared.headers.push(name);
        }
        declared.headers.sort();
        declared
    }

    fn scan(&mut self, text: &str) {
        let mut within = None;
        for line in text.lines() {
            if let Some(name) = name_behind(line, "typedef struct _tag") {
                within = Some(Within::Struct);
                self.structs.insert(name);
            } else if let Some(name) = name_behind(line, "typedef enum ") {
                within = Some(Within::Enum);
                self.enums.insert(name);
            } else if line.starts_with("typedef union ") {
                within = Some(Within::Union);
            } else if line.starts_with('}') {
                within = None;
            } else if let Some(kind) = within {
                self.member(kind, line.trim());
            } else if let Some((_, rest)) = line.split_once("_CALL *") {
                self.callbacks
                    .extend(first_name(rest).filter(|_| line.starts_with("typedef")));
            } else if let Some(rest) = line.strip_prefix("EOS_DECLARE_FUNC(") {
                let (_, rest) = rest.split_once(") ").expect("a function has a name");
                self.functions.extend(first_name(rest));
            } else if let Some(name) = name_behind(line, "#define ") {
                self.constants
                    .extend(Some(name).filter(|name| !NOT_IN_THE_FACTS.contains(&&**name)));
            } else if let Some(rest) = line.strip_prefix("typedef ") {
                self.type_name(rest);
            }
        }
    }

    fn member(&mut self, within: Within, line: &str) {
        let is_comment = line.starts_with(['/', '*']);
        match within {
            Within::Struct if line.ends_with(';') && !is_comment => self.fields += 1,
            Within::Enum if line.starts_with("EOS_") => self.enumerators += 1,
            _ => {}
        }
    }

    fn type_name(&mut self, rest: &str) {
        let name = rest.trim_end_matches(';').rsplit([' ', '*']).next();
        let name = name.expect("a type has a name").to_owned();
        if rest.contains("Handle *") || rest.contains("Details *") {
            self.handles.insert(name);
        } else if !rest.starts_with("struct ") {
            self.aliases.insert(name);
        }
    }
}

#[derive(Clone, Copy)]
enum Within {
    Struct,
    Union,
    Enum,
}

fn name_behind(line: &str, start: &str) -> Option<String> {
    first_name(line.strip_prefix(start)?)
}

fn first_name(text: &str) -> Option<String> {
    let name = text
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .next()?;
    Some(name.to_owned()).filter(|name| !name.is_empty())
}
