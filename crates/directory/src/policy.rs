//! What a client program may do: an allow-list of actions, checked beside what
//! the rules say of its player.

use std::fmt;
use std::str::FromStr;

use greenroom_protocol::error::{ErrorCode, Refusal};

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What a policy allows or not.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action {
            $($(#[$doc])* $name,)*
        }

        impl Action {
            /// Every action there is.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The action as configuration files name it.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }
        }
    };
}

actions! {
    /// Search for sessions.
    FindSessions = "findSessions",
    /// Read a session whose name is known.
    ReadSessions = "readSessions",
    /// Become a member of a session. Leaving is always allowed.
    JoinSessions = "joinSessions",
    /// Create sessions, and change and end one's own.
    HostSessions = "hostSessions",
    /// Register and unregister players with one's own sessions.
    ManagePlayers = "managePlayers",
    /// Own sessions as a trusted server, without any player.
    ActAsServer = "actAsServer",
    /// Do what operators do: as a program, read and change anyone's people.
    Administer = "administer",
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A text that names no action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownAction(pub String);

impl fmt::Display for UnknownAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known: Vec<&str> = Action::ALL.iter().map(|action| action.name()).collect();
        write!(f, "no action {:?}; there are {}", self.0, known.join(", "))
    }
}

impl std::error::Error for UnknownAction {}

impl FromStr for Action {
    type Err = UnknownAction;

    fn from_str(text: &str) -> Result<Self, UnknownAction> {
        let found = Self::ALL.iter().find(|action| action.name() == text);
        found.copied().ok_or_else(|| UnknownAction(text.to_owned()))
    }
}

/// A set of actions.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Policy(u8);

impl Policy {
    /// Allows these actions and no others.
    pub const fn of(actions: &[Action]) -> Self {
        let mut bits = 0;
        let mut at = 0;
        // Iterators are not for constants.
        while at < actions.len() {
            bits |= 1 << actions[at] as u8;
            at += 1;
        }
        Self(bits)
    }

    /// Allows every action.
    pub const fn everything() -> Self {
        Self::of(Action::ALL)
    }

    /// For games whose players only join: they find, read and join.
    pub const fn player() -> Self {
        use Action::{FindSessions, JoinSessions, ReadSessions};
        Self::of(&[FindSessions, ReadSessions, JoinSessions])
    }

    /// For games whose players host too.
    pub const fn host() -> Self {
        use Action::{HostSessions, ManagePlayers};
        Self(Self::player().0 | Self::of(&[HostSessions, ManagePlayers]).0)
    }

    /// For dedicated servers, which host without a player and never join.
    pub const fn trusted_server() -> Self {
        use Action::{ActAsServer, FindSessions, HostSessions, ManagePlayers, ReadSessions};
        Self::of(&[
            FindSessions,
            ReadSessions,
            HostSessions,
            ManagePlayers,
            ActAsServer,
        ])
    }

    /// For the operators' own programs: everything.
    pub const fn admin() -> Self {
        Self::everything()
    }

    /// The built-in policy of that name: `player`, `host`, `trustedServer` or
    /// `admin`.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "player" => Some(Self::player()),
            "host" => Some(Self::host()),
            "trustedServer" => Some(Self::trusted_server()),
            "admin" => Some(Self::admin()),
            _ => None,
        }
    }

    /// Whether the action is allowed.
    pub const fn allows(self, action: Action) -> bool {
        self.0 & (1 << action as u8) != 0
    }

    /// Holds that the program may do this.
    ///
    /// # Errors
    /// `MissingAction`, naming the action and the program.
    pub fn check(self, action: Action, client_id: &str) -> Result<(), Refusal> {
        if self.allows(action) {
            return Ok(());
        }
        let message = format!("the policy of the client {client_id} does not allow {action}");
        Err(Refusal::new(ErrorCode::MissingAction, message))
    }
}

impl fmt::Debug for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let allowed = Action::ALL.iter().filter(|action| self.allows(**action));
        f.debug_set().entries(allowed).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_reads_back_from_its_name() {
        for &action in Action::ALL {
            assert_eq!(action.name().parse(), Ok(action));
        }
        let unknown = "HostSessions".parse::<Action>().expect_err("another case");
        assert!(unknown.to_string().contains("hostSessions"), "{unknown}");
    }

    #[test]
    fn each_policy_allows_what_it_says_and_nothing_else() {
        use Action::*;
        let servers = [
            FindSessions,
            ReadSessions,
            HostSessions,
            ManagePlayers,
            ActAsServer,
        ];
        let table: [(&str, &[Action]); 4] = [
            ("player", &[FindSessions, ReadSessions, JoinSessions]),
            (
                "host",
                &[
                    FindSessions,
                    ReadSessions,
                    JoinSessions,
                    HostSessions,
                    ManagePlayers,
                ],
            ),
            ("trustedServer", &servers),
            ("admin", Action::ALL),
        ];
        for (name, allowed) in table {
            let policy = Policy::named(name).expect("built in");
            for action in Action::ALL {
                let expected = allowed.contains(action);
                assert_eq!(policy.allows(*action), expected, "{name} and {action}");
            }
        }
        assert_eq!(Policy::named("Admin"), None);
        assert!(Action::ALL.iter().all(|a| !Policy::of(&[]).allows(*a)));
    }

    #[test]
    fn a_missing_action_is_named_with_the_program() {
        let refusal = Policy::player().check(Action::HostSessions, "kiosk");
        let refusal = refusal.expect_err("players do not host");
        assert_eq!(refusal.code, ErrorCode::MissingAction);
        assert!(refusal.message.contains("kiosk") && refusal.message.contains("hostSessions"));
        assert_eq!(Policy::host().check(Action::HostSessions, "game"), Ok(()));
    }
}
