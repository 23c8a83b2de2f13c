//! The calls that a game can make, right and wrong ones. What a call refers to it names by its place among what was made before, so that a sequence still makes sense when calls are left out of it.

/// A handle, or what a careless game takes for one.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Which {
    /// What was made, counted from the latest; it may be released by now.
    Latest(u8),
    /// The same, with one bit turned over.
    Twisted(u8, u8),
    Null,
    /// A live handle of something else.
    Foreign,
    Invented(u64),
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum User {
    /// Who logged in first on the platform; null where nobody is.
    Mine,
    /// Any user that was ever heard of, counted from the latest.
    Heard(u8),
    /// An id that the game got elsewhere.
    Elsewhere(u16),
    Null,
    Invented(u64),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Version {
    Latest,
    Raw(i32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Text {
    Good(&'static str),
    Null,
    Empty,
    /// So many bytes, more than anything takes.
    Long(usize),
    NotUtf8,
}

#[derive(Clone, Debug)]
pub(crate) enum Value {
    Bool(i32),
    Int(i64),
    Double(f64),
    String(Text),
    /// A number that is no type.
    Unknown(i32),
}

#[derive(Clone, Debug)]
pub(crate) enum Setting {
    Bucket(Text),
    Address(Text),
    Permission(i32),
    JoinInProgress(bool),
    MaxPlayers(u32),
    Invites(bool),
    /// How many platform ids, and whether the list is null all the same.
    Platforms(u32, bool),
    Attribute {
        key: Text,
        value: Value,
        advertised: i32,
    },
    Remove(Text),
}

#[derive(Clone, Debug)]
pub(crate) enum Condition {
    Id(Text),
    /// The id of a session that was made, counted from the latest.
    IdOf(u8),
    Player(User),
    Parameter {
        key: Text,
        value: Value,
        comparison: i32,
    },
    Remove(Text, i32),
    MaxResults(u32),
}

/// What a callback does, in its turn.
pub(crate) type Then = Option<Box<Call>>;

#[derive(Clone, Debug)]
pub(crate) enum Call {
    Initialize(Version),
    Shutdown,
    Configure(Version, Text),
    Create {
        slot: u8,
        server: bool,
        version: Version,
        budget: u32,
        timeout: Option<f64>,
        deployment: Text,
    },
    Release(u8),
    Tick(u8),
    Drain(u8),
    SetNetwork(u8, i32),
    SetApplication(u8, i32),
    CreateDevice {
        slot: u8,
        model: Text,
        version: Version,
        then: Then,
    },
    Login {
        slot: u8,
        name: Text,
        kind: i32,
        version: Version,
        then: Then,
    },
    CreateUser {
        slot: u8,
        token: Which,
        version: Version,
        then: Then,
    },
    Logout {
        slot: u8,
        user: User,
        version: Version,
        then: Then,
    },
    Watch {
        slot: u8,
        version: Version,
        expirations: bool,
        without_callback: bool,
        then: Then,
    },
    Unwatch {
        slot: u8,
        which: Which,
        expirations: bool,
    },
    NewSession {
        slot: u8,
        name: Text,
        bucket: Text,
        max: u32,
        user: User,
        presence: bool,
        id: Text,
        version: Version,
    },
    ChangeSession {
        slot: u8,
        name: Text,
        version: Version,
    },
    Set {
        on: Which,
        to: Setting,
        version: Version,
    },
    Update {
        slot: u8,
        modification: Which,
        version: Version,
        then: Then,
    },
    ReleaseModification(Which),
    Join {
        slot: u8,
        name: Text,
        details: Which,
        user: User,
        presence: bool,
        version: Version,
        then: Then,
    },
    Start(u8, Text, Version, Then),
    End(u8, Text, Version, Then),
    Destroy(u8, Text, Version, Then),
    Register(u8, Text, Vec<User>, Version, Then),
    Unregister(u8, Text, Vec<User>, Version, Then),
    NewSearch {
        slot: u8,
        max: u32,
        version: Version,
    },
    Seek {
        on: Which,
        what: Condition,
        version: Version,
    },
    Find {
        on: Which,
        slot: u8,
        user: User,
        version: Version,
        then: Then,
    },
    CountResults(Which, Version),
    CopyResult(Which, u32, Version),
    ReleaseSearch(Which),
    View {
        slot: u8,
        name: Text,
        version: Version,
    },
    Look(Which, Version),
    CountPlayers(Which, Version),
    Player(Which, u32, Version),
    ReleaseView(Which),
    Describe(Which, Version),
    AttributeAt(Which, u32, Version),
    AttributeOf(Which, Text, Version),
    ReleaseDetails(Which),
    /// The function that is called need not be that of the output: 0 to 2.
    ReleaseOutput(Which, u8),
    LoggedIn(u8),
}
