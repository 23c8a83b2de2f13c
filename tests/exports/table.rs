//! The functions that the facts know beyond the core, and what becomes of each in the tables of refusals.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::facts::{Facts, number, text};

/// Neighbours of Sessions: all of their functions are written by hand.
const BY_HAND: [&str; 8] = [
    "auth",
    "custominvites",
    "friends",
    "metrics",
    "p2p",
    "presence",
    "ui",
    "userinfo",
];

/// One function of the tables.
#[derive(Clone, Debug)]
pub(crate) struct Function {
    pub(crate) name: String,
    pub(crate) stem: String,
    pub(crate) kind: Kind,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) returns: String,
    /// Its name in 32-bit libraries of Windows, which says how many bytes it takes.
    pub(crate) decorated: String,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    /// Answered at once.
    Now,
    /// Answered by a callback, which is given a struct of this shape.
    Later(Shape),
    AddNotify,
    RemoveNotify,
    Release,
}

/// The struct of a callback, in bytes: with pointers of 64 and of 32 bits.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shape {
    pub(crate) size: (i64, i64),
    pub(crate) client_data: (i64, i64),
    /// Every text, in the order of their places.
    pub(crate) texts: Vec<(i64, i64)>,
}

#[derive(Clone, Debug)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    /// As C declares it.
    pub(crate) c: String,
    pub(crate) taken: Taken,
}

/// What a parameter is to a function that refuses.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Taken {
    Handle,
    Options,
    ClientData,
    Callback,
    Number,
    NotificationId,
    /// Something to release.
    Thing,
    OutThing,
    OutI32,
    OutU32,
    /// A buffer whose room the parameter at this place tells.
    Text(usize),
    /// A buffer that stays as it is: the number beside it says that there is nothing in it, or nobody knows its room.
    Bytes,
}

impl Taken {
    /// In the rows of the tables.
    pub(crate) fn rust(self) -> &'static str {
        match self {
            Self::Handle => "Handle",
            Self::Options => "Options",
            Self::ClientData => "ClientData",
            Self::Callback => "Callback",
            Self::Number => "u32",
            Self::NotificationId => "EOS_NotificationId",
            Self::Thing => "Thing",
            Self::OutThing => "Out<Thing>",
            Self::OutI32 => "Out<i32>",
            Self::OutU32 => "Out<u32>",
            Self::Text(_) => "Text",
            Self::Bytes => "Bytes",
        }
    }

    /// On the stack of a 32-bit machine.
    pub(crate) fn narrow_bytes(self) -> usize {
        match self {
            Self::NotificationId => 8,
            _ => 4,
        }
    }
}

/// Every function of the tables, in the order of the facts. `by_hand` are written by hand, wherever.
pub(crate) fn functions(facts: &Facts, by_hand: &BTreeSet<String>) -> Vec<Function> {
    let structs: BTreeMap<&str, &Value> = by_name(facts.all("structs"));
    let callbacks = by_name(facts.all("callbacks"));
    let functions = facts.all("functions").iter();
    functions
        .filter(|fact| !by_hand.contains(text(fact, "name")))
        .filter(|fact| !BY_HAND.contains(&&*stem(text(fact, "header"))))
        .map(|fact| function(fact, &structs, &callbacks))
        .collect()
}

fn by_name(facts: &[Value]) -> BTreeMap<&str, &Value> {
    facts
        .iter()
        .map(|fact| (text(fact, "name"), fact))
        .collect()
}

fn function(
    fact: &Value,
    structs: &BTreeMap<&str, &Value>,
    callbacks: &BTreeMap<&str, &Value>,
) -> Function {
    let name = text(fact, "name");
    let kind = match text(fact, "kind") {
        "sync" | "getter" => Kind::Now,
        "async" => {
            let callback = callbacks[text(fact, "callback")];
            let info = text(&callback["params"][0], "type");
            let info = info.trim_start_matches("const ").trim_end_matches('*');
            assert_eq!(text(callback, "returns"), "void", "{name}");
            Kind::Later(shape(structs[info]))
        }
        "add_notify" => Kind::AddNotify,
        "remove_notify" => Kind::RemoveNotify,
        "release" => Kind::Release,
        kind => panic!("{name} is of the kind {kind}"),
    };
    let function = Function {
        name: name.to_owned(),
        stem: stem(text(fact, "header")),
        parameters: parameters(fact, &kind),
        kind,
        returns: text(fact, "returns").to_owned(),
        decorated: text(fact, "win32_decorated").to_owned(),
    };
    function.fits_its_row();
    function
}

impl Function {
    /// The rows of all kinds but one leave the parameters out: they are the same for all functions of the kind.
    fn fits_its_row(&self) {
        use Taken::*;
        let taken: Vec<Taken> = self.parameters.iter().map(|each| each.taken).collect();
        let row: &[Taken] = match self.kind {
            Kind::Now => return,
            Kind::Later(_) | Kind::AddNotify => &[Handle, Options, ClientData, Callback],
            Kind::RemoveNotify => &[Handle, NotificationId],
            Kind::Release => &[Thing],
        };
        assert_eq!(taken, row, "{}", self.name);
    }

    /// As the rows say it.
    pub(crate) fn answer(&self) -> &'static str {
        match &*self.returns {
            "void" => "()",
            "EOS_EResult" => "EOS_EResult",
            "uint32_t" => "u32",
            "int32_t" => "i32",
            pointer if is_pointer(pointer) => "Thing",
            other => panic!("{} returns {other}", self.name),
        }
    }
}

/// `eos_ecom_types.h` and `eos_ecom.h` are of one interface.
pub(crate) fn stem(header: &str) -> String {
    let stem = header.trim_start_matches("eos_");
    let stem = stem.split('.').next().unwrap_or(stem);
    let stem = stem.trim_end_matches("_deprecated");
    stem.trim_end_matches("_types").to_owned()
}

fn shape(fact: &Value) -> Shape {
    let fields = fact["fields"].as_array().expect("fields");
    let field = |name: &str| fields.iter().find(|field| field["name"] == name);
    let place = |field: &Value| {
        assert_eq!(field["offset"], field["win64"]["offset"], "{field}");
        (number(field, "offset"), number(&field["win32"], "offset"))
    };
    let layout = &fact["layout"];
    let size = |machine: &str| number(&layout[machine], "size");
    assert_eq!(size("x86_64_linux_gnu"), size("x86_64_windows_gnu"));
    assert_eq!(place(field("ResultCode").expect("a result")), (0, 0));
    let texts = fields.iter().filter(|field| field["type"] == "const char*");
    let texts = match fact["fields_complete"].as_bool() {
        Some(false) => texts_beyond(text(fact, "name")),
        _ => texts.map(place).collect(),
    };
    Shape {
        size: (size("x86_64_linux_gnu"), size("i686_windows_gnu")),
        client_data: place(field("ClientData").expect("client data")),
        texts,
    }
}

/// The texts of a struct whose fields the facts do not tell in full.
fn texts_beyond(name: &str) -> Vec<(i64, i64)> {
    let rows = include_str!("../facts/callback_texts.tsv").lines();
    let rows = rows.filter(|row| !row.starts_with('#'));
    let rows = rows.map(|row| row.split('\t').collect::<Vec<_>>());
    let of_this = rows.filter(|row| row[0] == name);
    let number = |cell: &str| cell.parse().expect("a number");
    of_this
        .map(|row| (number(row[2]), number(row[3])))
        .collect()
}

fn parameters(fact: &Value, kind: &Kind) -> Vec<Parameter> {
    let facts = fact["params"].as_array().expect("parameters");
    let callback = fact["delegate_index"].as_u64();
    let parameters = facts.iter().enumerate();
    parameters
        .map(|(at, parameter)| Parameter {
            name: text(parameter, "name").to_owned(),
            c: text(parameter, "type").to_owned(),
            taken: match kind {
                Kind::Release => Taken::Thing,
                _ if callback == Some(at as u64) => Taken::Callback,
                _ => taken(facts, at),
            },
        })
        .collect()
}

fn taken(parameters: &[Value], at: usize) -> Taken {
    let (name, kind) = (text(&parameters[at], "name"), text(&parameters[at], "type"));
    match kind {
        "uint32_t" => Taken::Number,
        "EOS_NotificationId" => Taken::NotificationId,
        "void*" if name == "ClientData" => Taken::ClientData,
        "void*" => Taken::Bytes,
        "char*" => room(parameters, at).map_or(Taken::Bytes, Taken::Text),
        "uint32_t*" => Taken::OutU32,
        "int32_t*" | "EOS_Bool*" => Taken::OutI32,
        _ if kind.starts_with("const ") && kind.ends_with("Options*") => Taken::Options,
        _ if kind.starts_with("EOS_E") && !kind.contains("_H") && is_enum_place(kind) => {
            Taken::OutI32
        }
        _ if kind.ends_with("**") => Taken::OutThing,
        _ if kind.ends_with('*') && is_handle(kind.trim_end_matches('*')) => Taken::OutThing,
        _ if is_handle(kind) => Taken::Handle,
        _ => panic!("what is {name}, a {kind}?"),
    }
}

/// `EOS_EKWSPermissionStatus*`, and not `EOS_Ecom_CatalogItem*`.
fn is_enum_place(kind: &str) -> bool {
    let third = kind.chars().nth("EOS_E".len());
    kind.ends_with('*') && !kind.ends_with("**") && third.is_some_and(char::is_uppercase)
}

/// Which parameter tells how much room a text has: a length behind it that goes both ways, or a size before it.
fn room(parameters: &[Value], at: usize) -> Option<usize> {
    let is = |at: usize, kind: &str, in_name: &str| {
        let parameter = parameters.get(at)?;
        let is_it = text(parameter, "type")
            .trim_end_matches('*')
            .ends_with(kind)
            && text(parameter, "name").contains(in_name);
        is_it.then_some(at)
    };
    is(at + 1, "int32_t", "InOut").or_else(|| is(at.checked_sub(1)?, "uint32_t", "SizeBytes"))
}

fn is_handle(kind: &str) -> bool {
    kind.starts_with("EOS_H") || kind.contains("_H") && !kind.contains('*')
}

fn is_pointer(kind: &str) -> bool {
    kind.ends_with('*') || is_handle(kind) || kind == "EOS_ProductUserId"
}
