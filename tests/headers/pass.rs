//! From what cbindgen prints to what games include: calling conventions, struct tags, enums that
//! are scoped in C++ and 32 bits wide in C, and the constants that cbindgen does not know.

use crate::source::Macro;

const LINE_LENGTH: usize = 100;

/// Enums whose entries are bits: games put them together with `|`, which scoped enums do not have.
const FLAGS: &[&str] = &[
    "EOS_EAuthScopeFlags",
    "EOS_EIntegratedPlatformManagementFlags",
    "EOS_ELinkAccountFlags",
    "EOS_UI_EInputStateButtonFlags",
    "EOS_UI_EKeyCombination",
];

/// The body of a header.
pub(crate) fn rewrite(printed: &str, macros: &[Macro]) -> String {
    let printed = tidy_comments(printed);
    let lines: Vec<&str> = printed.lines().collect();
    let mut body = String::new();
    let mut rest = lines.as_slice();
    while let [line, behind @ ..] = rest {
        rest = behind;
        if let Some(name) = line.strip_prefix("enum ") {
            let entries = take_block(&mut rest, " {", "};");
            take_block(&mut rest, "#if", "#endif");
            body.push_str(&enumeration(name, entries));
            continue;
        }
        body.push_str(&declaration(line, behind));
        body.push('\n');
    }
    body = place_versions(&body);
    if !macros.is_empty() && !body.is_empty() {
        body.push('\n');
    }
    for item in macros {
        let comment = format!("/**\n * {}\n */\n", item.docs.join("\n * "));
        body.push_str(&tidy_comments(&comment));
        body.push_str(&format!("#define {} {}\n\n", item.name, item.value));
    }
    body.trim_end().to_owned() + "\n"
}

/// Comments take no more lines than they need and stay within the line length. What they say about
/// safety is meant for Rust.
fn tidy_comments(text: &str) -> String {
    let mut out = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.trim() != "/**" {
            out.push_str(line);
            out.push('\n');
            continue;
        }
        let indent = &line[..line.len() - "/**".len()];
        let comment = lines.by_ref().take_while(|line| line.trim() != "*/");
        let comment = comment.map(|line| line.trim().trim_start_matches('*').trim_start());
        let comment: Vec<&str> = comment.collect();
        let for_rust = comment.iter().position(|text| *text == "# Safety");
        out.push_str(&wrap_comment(
            indent,
            &comment[..for_rust.unwrap_or(comment.len())],
        ));
    }
    out
}

fn wrap_comment(indent: &str, comment: &[&str]) -> String {
    let mut paragraphs: Vec<String> = Vec::new();
    for text in comment {
        match paragraphs.last_mut() {
            Some(last) if !last.is_empty() && !text.is_empty() && !text.starts_with("- ") => {
                *last = format!("{last} {text}");
            }
            _ => paragraphs.push(text.to_string()),
        }
    }
    while paragraphs.last().is_some_and(String::is_empty) {
        paragraphs.pop();
    }
    let width = LINE_LENGTH - indent.len() - " * ".len();
    let lines: Vec<String> = paragraphs
        .iter()
        .flat_map(|paragraph| fill(paragraph.split(' '), width))
        .collect();
    match lines.as_slice() {
        [] => String::new(),
        [only] if only.len() + "/**  */".len() + indent.len() <= LINE_LENGTH => {
            format!("{indent}/** {only} */\n")
        }
        lines => {
            let rows = lines
                .iter()
                .map(|line| format!("{indent} * {line}").trim_end().to_owned());
            let rows: Vec<_> = rows.collect();
            format!("{indent}/**\n{}\n{indent} */\n", rows.join("\n"))
        }
    }
}

/// Puts words into as few lines of this width as they fit in.
fn fill<'a>(words: impl Iterator<Item = &'a str>, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words {
        let line = lines.last_mut().expect("there is always a line");
        if line.is_empty() {
            line.push_str(word);
        } else if line.len() + 1 + word.len() <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

/// cbindgen prints all constants first; the newest version of a struct is looked for beside it.
fn place_versions(body: &str) -> String {
    fn between<'a>(text: &'a str, start: &str, end: char) -> Option<&'a str> {
        Some(text.split_once(start)?.1.split_once(end)?.0)
    }
    let structure = |block: &'_ str| between(block, "typedef struct _tag", ' ').map(str::to_owned);
    let version_of = |block: &'_ str| between(block, "Newest version of `", '`').map(str::to_owned);
    // cbindgen leaves a hole where a function is that it prints elsewhere.
    let blocks = body.split("\n\n").map(str::trim);
    let blocks: Vec<&str> = blocks.filter(|block| !block.is_empty()).collect();
    let structs: Vec<String> = blocks.iter().filter_map(|block| structure(block)).collect();
    let (versions, others): (Vec<&str>, Vec<&str>) = blocks
        .into_iter()
        .partition(|block| version_of(block).is_some_and(|name| structs.contains(&name)));
    let mut placed = Vec::new();
    for block in others {
        if let Some(name) = structure(block) {
            let own = versions
                .iter()
                .filter(|block| version_of(block).as_ref() == Some(&name));
            placed.extend(own);
        }
        placed.push(block);
    }
    placed.join("\n\n") + "\n"
}

/// Takes everything up to the line that starts with `last`, and returns what lies between it and
/// the line that starts with `first`.
fn take_block<'a, 'b>(rest: &mut &'a [&'b str], first: &str, last: &str) -> &'a [&'b str] {
    let find = |from: usize, start: &str| {
        let offset = rest[from..].iter().position(|line| line.starts_with(start));
        from + offset.unwrap_or_else(|| panic!("cbindgen printed no line like `{start}`"))
    };
    let start = find(0, first);
    let end = find(start, last);
    let block = &rest[start + 1..end];
    *rest = &rest[end + 1..];
    block
}

/// Scoped where C++ can, with every enumerator under its plain name too, so that the same source
/// compiles as C and as C++. In C the last enumerator forces 32 bits.
fn enumeration(name: &str, entries: &[&str]) -> String {
    let names = entries
        .iter()
        .filter_map(|line| line.trim().split_once(" = "));
    let plain_names: String = names
        .filter(|(entry, _)| entry.starts_with(char::is_alphabetic))
        .map(|(entry, _)| format!("constexpr {name} {entry} = {name}::{entry};\n"))
        .collect();
    let entries = entries.join("\n");
    let operators = match FLAGS.contains(&name) {
        true => format!("EOS_ENUM_BOOLEAN_OPERATORS({name})\n"),
        false => String::new(),
    };
    format!(
        "#if EOS_HAS_ENUM_CLASS\n\
         enum class {name} : int32_t {{\n\
         #else\n\
         typedef enum {name} {{\n\
         #endif\n\
         {entries}\n\
         #if EOS_HAS_ENUM_CLASS\n\
         }};\n\
         {plain_names}\
         {operators}\
         #else\n    \
         __{name}_PAD_INT32__ = 0x7FFFFFFF\n\
         }} {name};\n\
         #endif\n"
    )
}

/// Any other line: structs get their tags, callbacks and functions their calling conventions.
fn declaration(line: &str, behind: &[&str]) -> String {
    if let "typedef struct {" | "typedef union {" = line {
        let end = behind.iter().find_map(|line| line.strip_prefix("} "));
        let name = end.expect("a struct has an end").trim_end_matches(';');
        return line.replace('{', &format!("_tag{name} {{"));
    }
    if line.starts_with("typedef ") {
        let convention = match line.contains("MemoryFunc)") {
            true => "(EOS_MEMORY_CALL *",
            false => "(EOS_CALL *",
        };
        return line.replace("(*", convention);
    }
    match function_name(line) {
        Some(start) => {
            let (returns, call) = line.split_at(start);
            let whole = format!("EOS_DECLARE_FUNC({}) {call}", returns.trim_end());
            let parameters = whole.split_inclusive(", ").map(str::trim_end);
            fill(parameters, LINE_LENGTH).join("\n    ")
        }
        None => line.to_owned(),
    }
}

/// Where the name of the function starts that is declared from this line on.
fn function_name(line: &str) -> Option<usize> {
    if !line.starts_with(char::is_alphabetic) {
        return None;
    }
    let (head, _) = line.split_once('(')?;
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    Some(head.trim_end_matches(is_name).len()).filter(|start| *start > 0)
}

#[cfg(test)]
mod tests {
    use super::rewrite;
    use crate::source::Macro;

    #[test]
    fn functions_get_their_convention_and_fit() {
        assert_eq!(
            rewrite("const char *EOS_Name(EOS_EResult Result);\n", &[]),
            "EOS_DECLARE_FUNC(const char *) EOS_Name(EOS_EResult Result);\n"
        );
        assert_eq!(
            rewrite(
                "void EOS_Long(EOS_HX Handle,\n              void *Data);\n",
                &[]
            ),
            "EOS_DECLARE_FUNC(void) EOS_Long(EOS_HX Handle,\n              void *Data);\n"
        );
    }

    #[test]
    fn callbacks_get_their_convention() {
        assert_eq!(
            rewrite("typedef void (*EOS_OnX)(const EOS_X *Data);\n", &[]),
            "typedef void (EOS_CALL *EOS_OnX)(const EOS_X *Data);\n"
        );
        assert_eq!(
            rewrite(
                "typedef void (*EOS_ReleaseMemoryFunc)(void *Pointer);\n",
                &[]
            ),
            "typedef void (EOS_MEMORY_CALL *EOS_ReleaseMemoryFunc)(void *Pointer);\n"
        );
    }

    #[test]
    fn comments_fit_and_leave_out_what_is_meant_for_rust() {
        let words = ["word"; 30].join(" ");
        let printed =
            format!("/**\n * word\n * {words}\n *\n * # Safety\n * Not for C.\n */\n#define A 1\n");
        let (first, second) = (["word"; 19].join(" "), ["word"; 12].join(" "));
        assert_eq!(
            rewrite(&printed, &[]),
            format!("/**\n * {first}\n * {second}\n */\n#define A 1\n")
        );
    }

    #[test]
    fn handles_and_constants_stay_as_they_are() {
        let printed = "#define EOS_X 1\n\ntypedef struct EOS_XHandle EOS_XHandle;\n\n\
                       typedef EOS_XHandle *EOS_HX;\n";
        assert_eq!(rewrite(printed, &[]), printed);
    }

    #[test]
    fn structs_get_their_tag() {
        assert_eq!(
            rewrite("typedef struct {\n    int32_t A;\n} EOS_X;\n", &[]),
            "typedef struct _tagEOS_X {\n    int32_t A;\n} EOS_X;\n"
        );
    }

    #[test]
    fn enums_are_scoped_in_cpp_and_wide_in_c() {
        let printed = "/**\n * Doc.\n */\nenum EOS_EX\n#if __STDC_VERSION__ >= 202311L\n  : int32_t\n\
                       #endif // __STDC_VERSION__ >= 202311L\n {\n    /**\n     * First = 0.\n     */\n    \
                       EOS_X_A = 0,\n};\n#if __STDC_VERSION__ >= 202311L\n\
                       typedef enum EOS_EX EOS_EX;\n#else\ntypedef int32_t EOS_EX;\n\
                       #endif // __STDC_VERSION__ >= 202311L\n";
        assert_eq!(
            rewrite(printed, &[]),
            "/** Doc. */\n\
             #if EOS_HAS_ENUM_CLASS\nenum class EOS_EX : int32_t {\n\
             #else\ntypedef enum EOS_EX {\n#endif\n    \
             /** First = 0. */\n    EOS_X_A = 0,\n\
             #if EOS_HAS_ENUM_CLASS\n};\nconstexpr EOS_EX EOS_X_A = EOS_EX::EOS_X_A;\n\
             #else\n    __EOS_EX_PAD_INT32__ = 0x7FFFFFFF\n} EOS_EX;\n#endif\n"
        );
    }

    #[test]
    fn versions_stand_beside_their_structs() {
        let limit = "#define EOS_LIMIT 7\n";
        let version = "/** Newest version of `EOS_X` that there is. */\n#define EOS_X_LATEST 2\n";
        let (handle, end) = (
            "typedef struct EOS_H EOS_H;\n",
            "    int32_t A;\n} EOS_X;\n",
        );
        assert_eq!(
            rewrite(
                &format!("{limit}\n{version}\n{handle}\ntypedef struct {{\n{end}"),
                &[]
            )
            .replace(" _tagEOS_X", ""),
            format!("{limit}\n{handle}\n{version}\ntypedef struct {{\n{end}")
        );
    }

    #[test]
    fn functions_that_are_printed_elsewhere_leave_no_holes() {
        assert_eq!(
            rewrite("#define EOS_X 1\n\n\n\n\n\n#define EOS_Y 2\n", &[]),
            "#define EOS_X 1\n\n#define EOS_Y 2\n"
        );
    }

    #[test]
    fn macros_come_last() {
        let bucket = Macro {
            docs: vec!["The bucket.".to_owned()],
            name: "EOS_BUCKET".to_owned(),
            value: "\"bucket\"".to_owned(),
        };
        assert_eq!(
            rewrite("#define EOS_X 1\n", &[bucket]),
            "#define EOS_X 1\n\n/** The bucket. */\n#define EOS_BUCKET \"bucket\"\n"
        );
    }
}
