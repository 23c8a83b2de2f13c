//! What cbindgen gets to read: our sources without the few things that it does not understand.

/// A constant that cbindgen does not print: a C string, null, or another name of an enumerator.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Macro {
    pub(crate) docs: Vec<String>,
    pub(crate) name: String,
    pub(crate) value: String,
}

/// One Rust source file, taken apart. Relies on rustfmt: items start in the first column.
#[derive(Clone, Default)]
pub(crate) struct Source {
    /// Rust for cbindgen.
    pub(crate) rust: String,
    /// The types of the file, to be printed even where no function mentions them.
    pub(crate) types: Vec<String>,
    /// Constants for the pass to print.
    pub(crate) macros: Vec<Macro>,
}

impl Source {
    pub(crate) fn parse(text: &str) -> Self {
        let mut source = Self::default();
        let mut docs = Vec::new();
        let mut in_macro = false;
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            if line == "c_enum! {" {
                in_macro = true;
                continue;
            }
            if in_macro && line == "}" {
                in_macro = false;
                continue;
            }
            let line = match in_macro {
                true => line.strip_prefix("    ").unwrap_or(line),
                false => line,
            };
            let line = &second_name(line);
            let mut item = line.to_owned();
            while item.starts_with("pub const ") && !item.ends_with([';', '{']) {
                item.push_str(lines.next().expect("a constant ends in a semicolon"));
            }
            if let Some(doc) = item.strip_prefix("/// ") {
                docs.push(doc.to_owned());
            } else if let Some((name, value)) = unprintable(&item) {
                let docs = std::mem::take(&mut docs);
                source.macros.push(Macro { docs, name, value });
            } else if !item.starts_with("#[") {
                docs.clear();
            }
            source.types.extend(declared_type(&item));
            if in_macro && item.starts_with("pub enum ") {
                source.rust.push_str("#[repr(i32)]\n");
            }
            source.rust.push_str(&in_plain_c(&item));
            source.rust.push('\n');
        }
        source
    }
}

/// Name and value, in C, of a constant that cbindgen does not print.
fn unprintable(item: &str) -> Option<(String, String)> {
    let (name, rest) = item.strip_prefix("pub const ")?.split_once(": ")?;
    let (kind, value) = rest.strip_suffix(';')?.split_once('=')?;
    let value = value.trim();
    let value = if let Some(text) = value.strip_prefix("c\"") {
        format!("\"{text}")
    } else if value == "ptr::null()" {
        format!("(({})NULL)", kind.trim())
    } else {
        value.rsplit_once("::")?.1.to_owned()
    };
    Some((name.to_owned(), value))
}

fn declared_type(item: &str) -> Option<String> {
    let item = item.strip_prefix("pub ")?;
    let (kind, rest) = item.split_once(' ')?;
    let name = rest
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .next()?;
    matches!(kind, "struct" | "union" | "enum" | "type").then(|| name.to_owned())
}

/// An enumerator that has the number of another, which Rust does not take: it stands behind `//= ` in its list.
fn second_name(line: &str) -> String {
    line.replacen("//= ", "", 1)
}

/// `CEnum<X>` is plain `X` in C, and the calling convention is put in later.
fn in_plain_c(line: &str) -> String {
    let line = line.replace("extern \"system\"", "extern \"C\"");
    let mut plain = String::new();
    let mut rest = line.as_str();
    while let Some((before, after)) = rest.split_once("CEnum<") {
        let (name, behind) = after.split_once('>').unwrap_or((after, ""));
        plain.push_str(before);
        plain.push_str(name);
        rest = behind;
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::{Macro, Source, in_plain_c};

    #[test]
    fn enums_come_out_of_their_macro() {
        let source = Source::parse(
            "c_enum! {\n    /// Doc.\n    pub enum EOS_EX {\n        EOS_X_A = 0,\n    }\n}\n",
        );
        assert_eq!(source.types, ["EOS_EX"]);
        assert_eq!(
            source.rust,
            "/// Doc.\n#[repr(i32)]\npub enum EOS_EX {\n    EOS_X_A = 0,\n}\n"
        );
    }

    #[test]
    fn a_second_name_of_a_number_is_printed_too() {
        let source = Source::parse(
            "c_enum! {\n    pub enum EOS_EX {\n        EOS_X_A = 0,\n        //= EOS_X_B = 0,\n    }\n}\n",
        );
        assert_eq!(
            source.rust,
            "#[repr(i32)]\npub enum EOS_EX {\n    EOS_X_A = 0,\n    EOS_X_B = 0,\n}\n"
        );
    }

    #[test]
    fn wrapped_numbers_and_conventions_become_plain_c() {
        assert_eq!(
            in_plain_c("fn(A: CEnum<EOS_EX>, B: *const CEnum<EOS_EY>) -> CEnum<EOS_EX>;"),
            "fn(A: EOS_EX, B: *const EOS_EY) -> EOS_EX;"
        );
        assert_eq!(in_plain_c("extern \"system\" fn()"), "extern \"C\" fn()");
    }

    #[test]
    fn constants_that_cbindgen_skips_are_kept_aside() {
        let source = Source::parse(
            "/// Text.\npub const EOS_S: &CStr = c\"bucket\";\n\
             /// Alias.\npub const EOS_A: EOS_EX =\n    EOS_EX::EOS_X_A;\n\
             /// None.\npub const EOS_N: EOS_P = ptr::null();\n\
             /// Printed by cbindgen.\npub const EOS_I: i32 = 1;\n",
        );
        let kept = |doc: &str, name: &str, value: &str| Macro {
            docs: vec![doc.to_owned()],
            name: name.to_owned(),
            value: value.to_owned(),
        };
        assert_eq!(
            source.macros,
            [
                kept("Text.", "EOS_S", "\"bucket\""),
                kept("Alias.", "EOS_A", "EOS_X_A"),
                kept("None.", "EOS_N", "((EOS_P)NULL)"),
            ]
        );
    }
}
