//! The tables of `every.c`.

use std::fmt::Write as _;

use crate::table::{Function, Kind, Taken};

/// What a handle is called of which no interface gives out any: any interface will do.
const NO_INTERFACE: &str = "Lobby";

pub(crate) fn write(every: &[String], functions: &[Function], undeclared: &[String]) -> String {
    let mut text = String::new();
    let of = |is: fn(&Kind) -> bool| functions.iter().filter(move |each| is(&each.kind));
    let now: Vec<_> = of(|kind| *kind == Kind::Now).collect();
    for function in &now {
        text.push_str(&call(function));
    }
    let rows = now
        .iter()
        .map(|each| format!("{{\"{0}\", now_{0}}}", each.name));
    list(&mut text, "Now now", rows);
    list(&mut text, "Later later", functions.iter().filter_map(later));
    let added = of(|kind| *kind == Kind::AddNotify);
    let rows = added.map(|each| notification(each, functions));
    list(&mut text, "Notification notifications", rows);
    let quoted = |name: &str| format!("\"{name}\"");
    let released = of(|kind| *kind == Kind::Release).map(|each| quoted(&each.name));
    list(&mut text, "char* const released", released);
    let names = |names: &[String]| names.iter().map(|name| quoted(name)).collect::<Vec<_>>();
    list(
        &mut text,
        "char* const undeclared",
        names(undeclared).into_iter(),
    );
    list(&mut text, "char* const every", names(every).into_iter());
    let getters = every
        .iter()
        .filter(|name| name.starts_with("EOS_Platform_Get") && name.ends_with("Interface"));
    list(
        &mut text,
        "char* const getters",
        getters.map(|name| quoted(name)),
    );
    text
}

fn list(text: &mut String, what: &str, rows: impl Iterator<Item = String>) {
    let rows: String = rows.map(|row| format!("    {row},\n")).collect();
    let _ = write!(text, "static const {what}[] = {{\n{rows}}};\n\n");
}

/// `Lobby` of `EOS_HLobby`; what no getter gives is another one.
fn interface(function: &Function) -> &str {
    let kind = function.parameters[0].c.trim_start_matches("EOS_H");
    let is_given_out = ["Lobby", "Transfer", "EOS_Ecom_"];
    let is_none = kind != "Lobby" && is_given_out.iter().any(|part| kind.contains(part));
    if is_none { NO_INTERFACE } else { kind }
}

fn later(function: &Function) -> Option<String> {
    let Kind::Later(shape) = &function.kind else {
        return None;
    };
    let answer = match function.answer() {
        "()" => 'v',
        "EOS_EResult" => 'r',
        _ => 'p',
    };
    let on_this_machine = |(wide, narrow): (i64, i64)| match cfg!(target_pointer_width = "64") {
        true => wide,
        false => narrow,
    };
    let texts = shape.texts.iter().copied().map(on_this_machine);
    let texts: String = texts.map(|text| format!("{text}, ")).collect();
    Some(format!(
        "{{\"{}\", \"{}\", {}, {}, {{{texts}0}}, '{answer}'}}",
        function.name,
        interface(function),
        on_this_machine(shape.size),
        on_this_machine(shape.client_data),
    ))
}

fn notification(add: &Function, functions: &[Function]) -> String {
    let plain = add.name.replace("AddNotify", "RemoveNotify");
    let of_all_versions = plain.trim_end_matches("V2");
    let remove = functions
        .iter()
        .find(|each| each.name == plain || each.name == of_all_versions);
    let remove = remove.unwrap_or_else(|| panic!("nothing removes what {} adds", add.name));
    format!(
        "{{\"{}\", \"{}\", \"{}\"}}",
        add.name,
        remove.name,
        interface(add)
    )
}

/// A function that calls one of the table and looks at what it leaves behind.
fn call(function: &Function) -> String {
    let mut declared = Vec::new();
    let mut before = String::new();
    let mut arguments = Vec::new();
    let mut after = String::new();
    let parameters = &function.parameters;
    for (at, parameter) in parameters.iter().enumerate() {
        let name = &parameter.name;
        let is_room = parameters.iter().any(|each| each.taken == Taken::Text(at));
        let start = if is_room { "number_for(way)" } else { "FILLED" };
        let (c, argument) = match parameter.taken {
            Taken::Handle => (
                "void*",
                format!("handle_for(way, \"{}\")", interface(function)),
            ),
            Taken::Options => ("const void*", "options_for(way)".to_owned()),
            Taken::ClientData => ("void*", "client_data".to_owned()),
            Taken::Callback => ("Callback", "callback_for(way)".to_owned()),
            Taken::Number => ("uint32_t", "(uint32_t)number_for(way)".to_owned()),
            Taken::OutThing => {
                let _ = writeln!(before, "    void* {name} = nowhere;");
                after.push_str(&unless_null(name, &format!("{name} == NULL")));
                ("void**", format!("(void**)place_for(way, &{name})"))
            }
            Taken::OutI32 => {
                let _ = writeln!(before, "    int32_t {name} = {start};");
                after.push_str(&unless_null(name, &format!("{name} == 0")));
                ("int32_t*", format!("(int32_t*)place_for(way, &{name})"))
            }
            Taken::OutU32 => {
                let _ = writeln!(before, "    uint32_t {name} = (uint32_t){start};");
                after.push_str(&unless_null(name, &format!("{name} == 0")));
                ("uint32_t*", format!("(uint32_t*)place_for(way, &{name})"))
            }
            Taken::Text(room) => {
                let _ = writeln!(before, "    char {name}[BYTES];");
                // A length below zero is no room, a huge number is.
                let untouched = match parameters[room].taken {
                    Taken::OutI32 => format!("way == NONSENSE && is_filled({name}, 0)"),
                    _ => "0".to_owned(),
                };
                let is_empty = format!("({name}[0] == 0 && is_filled({name}, 1)) || ({untouched})");
                after.push_str(&unless_null(name, &is_empty));
                ("char*", format!("(char*)place_for(way, {name})"))
            }
            Taken::Bytes => {
                let _ = writeln!(before, "    char {name}[BYTES];");
                after.push_str(&unless_null(name, &format!("is_filled({name}, 0)")));
                ("void*", format!("place_for(way, {name})"))
            }
            Taken::NotificationId | Taken::Thing => panic!("{} takes {name}", function.name),
        };
        declared.push(c);
        arguments.push(argument);
    }
    let buffers = parameters
        .iter()
        .filter(|each| matches!(each.taken, Taken::Text(_) | Taken::Bytes));
    let fill: String = buffers
        .map(|each| format!("    memset({0}, 'x', sizeof({0}));\n", each.name))
        .collect();
    let (returns, is_refused) = match function.answer() {
        "()" => ("void", None),
        "EOS_EResult" => ("int32_t", Some("== EOS_NotImplemented")),
        "u32" => ("uint32_t", Some("== 0")),
        "i32" => ("int32_t", Some("== 0")),
        _ => ("void*", Some("== NULL")),
    };
    let call = format!("call({})", arguments.join(", "));
    let call = match is_refused {
        Some(is_refused) => format!("expect(name, {call} {is_refused}, \"does not refuse\")"),
        None => call,
    };
    format!(
        "static void now_{}(const char* name, Way way)\n{{\n    {returns} (EOS_CALL *call)({});\n{before}{fill}    FIND(call, name);\n    {call};\n{after}}}\n\n",
        function.name,
        declared.join(", ")
    )
}

fn unless_null(name: &str, is_so: &str) -> String {
    format!("    expect(name, way == NOTHING || {is_so}, \"leaves {name} as it was\");\n")
}
