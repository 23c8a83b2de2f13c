//! What the machine says about names: its hosts file, and who is asked and how (`hosts(5)`, `resolv.conf(5)`).

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use resolv_conf::Config;

const HOSTS: &str = "/etc/hosts";
const CONFIGURATION: &str = "/etc/resolv.conf";

/// The port of name servers.
const PORT: u16 = 53;
/// What the C library looks at; beyond that a file is wrong.
const SERVERS_MAX: usize = 3;
const SEARCHED_MAX: usize = 6;
/// Longer waits help nobody: the connection that wants the address is given up before.
const TIMEOUT_MAX: Duration = Duration::from_secs(30);
const ATTEMPTS_MAX: u32 = 5;

/// How names are looked up on this machine.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct System {
    /// The text of the hosts file. Some people's block ten thousands of names, so it is looked through and not taken apart.
    hosts: String,
    /// Never empty.
    pub(super) servers: Vec<SocketAddr>,
    searched: Vec<String>,
    /// A name with as many dots is first taken as it stands.
    dots: u32,
    /// For one name, over all attempts.
    pub(super) timeout: Duration,
    /// How often a question is sent within that time.
    pub(super) attempts: u32,
}

impl System {
    /// As the files are at present. They are short and read for each new connection, so that a laptop that changes its network needs no restart. A file that is not there counts as empty, as the C library has it.
    pub(super) fn read() -> Self {
        let hosts = std::fs::read_to_string(HOSTS).unwrap_or_default();
        let configuration = std::fs::read(CONFIGURATION).unwrap_or_default();
        Self::of(hosts, &configuration)
    }

    fn of(hosts: String, configuration: &[u8]) -> Self {
        // What is wrong in it is passed over.
        let (config, _) = Config::parse_with_errors(configuration);
        let servers = config.get_nameservers_or_local();
        let servers = servers
            .iter()
            .take(SERVERS_MAX)
            .map(|server| SocketAddr::new(server.into(), PORT));
        let searched = config.get_last_search_or_domain().take(SEARCHED_MAX);
        let timeout = Duration::from_secs(config.timeout.max(1).into());
        Self {
            hosts,
            servers: servers.collect(),
            searched: searched.cloned().collect(),
            dots: config.ndots,
            timeout: timeout.min(TIMEOUT_MAX),
            attempts: config.attempts.clamp(1, ATTEMPTS_MAX),
        }
    }

    #[cfg(test)]
    pub(super) fn asking(servers: Vec<SocketAddr>, configuration: &str) -> Self {
        let system = Self::of(String::new(), configuration.as_bytes());
        Self { servers, ..system }
    }

    /// What needs no name server: `localhost` and everything below it, and what the hosts file has.
    pub(super) fn known(&self, name: &str) -> Vec<IpAddr> {
        let name = name.strip_suffix('.').unwrap_or(name);
        let lines = self.hosts.lines();
        let listed: Vec<IpAddr> = lines.filter_map(|line| listed(line, name)).collect();
        let last = name.rsplit('.').next().unwrap_or(name);
        match listed.is_empty() && last.eq_ignore_ascii_case("localhost") {
            true => vec![[0, 0, 0, 0, 0, 0, 0, 1].into(), [127, 0, 0, 1].into()],
            false => listed,
        }
    }

    /// The names that `name` may stand for, in the order in which they are asked.
    pub(super) fn candidates(&self, name: &str) -> Vec<String> {
        if name.ends_with('.') {
            return vec![name.to_owned()];
        }
        let searched = self.searched.iter();
        let mut candidates: Vec<String> = searched
            .map(|domain| format!("{name}.{}", domain.trim_matches('.')))
            .collect();
        let dots = name.bytes().filter(|byte| *byte == b'.').count();
        let at = match dots >= self.dots as usize {
            true => 0,
            false => candidates.len(),
        };
        candidates.insert(at, name.to_owned());
        candidates
    }
}

/// The address that a line of a hosts file has for `name`.
fn listed(line: &str, name: &str) -> Option<IpAddr> {
    let said = line.split('#').next()?;
    let mut words = said.split_whitespace();
    let address = words.next()?;
    words
        .any(|word| word.eq_ignore_ascii_case(name))
        .then(|| address.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn the_hosts_file_comes_first() {
        let hosts = "# all of us\n192.0.2.7 desk desk.example # mine\n\nnonsense here\n2001:db8::7\tDesk\n127.0.1.1 old.localhost";
        let system = System::of(hosts.to_owned(), b"");
        assert_eq!(
            system.known("DESK"),
            [address("192.0.2.7"), address("2001:db8::7")]
        );
        assert_eq!(system.known("desk.example."), [address("192.0.2.7")]);
        assert_eq!(system.known("old.localhost"), [address("127.0.1.1")]);
        assert!(system.known("example").is_empty());
        assert!(system.known("here").is_empty());
    }

    #[test]
    fn localhost_is_this_machine_without_any_file() {
        let system = System::of(String::new(), b"");
        for name in ["localhost", "LocalHost.", "eu.play.localhost"] {
            assert_eq!(
                system.known(name),
                [address("::1"), address("127.0.0.1")],
                "{name}"
            );
        }
        assert!(system.known("localhost.example").is_empty());
    }

    #[test]
    fn without_a_configuration_this_machine_is_asked_and_nobody_else() {
        let system = System::of(String::new(), b"");
        let expected = ["127.0.0.1:53", "[::1]:53"].map(|text| text.parse().expect("one"));
        assert_eq!(system.servers, expected);
        assert_eq!(
            (system.timeout, system.attempts),
            (Duration::from_secs(5), 2)
        );
    }

    #[test]
    fn a_configuration_is_read_within_bounds() {
        let text = "nameserver 192.0.2.1\nnameserver 192.0.2.2\nrubbish\nnameserver 2001:db8::3\nnameserver 192.0.2.4\noptions timeout:4000 attempts:0";
        let system = System::of(String::new(), text.as_bytes());
        let expected = ["192.0.2.1:53", "192.0.2.2:53", "[2001:db8::3]:53"];
        assert_eq!(
            system.servers,
            expected.map(|text| text.parse().expect("one"))
        );
        assert_eq!((system.timeout, system.attempts), (TIMEOUT_MAX, 1));
    }

    #[test]
    fn short_names_are_searched_before_they_are_taken_as_they_stand() {
        let system = System::of(String::new(), b"search example.com lan.\noptions ndots:2");
        let searched = ["desk.example.com", "desk.lan", "desk"];
        assert_eq!(system.candidates("desk"), searched);
        let as_it_stands = ["a.b.c", "a.b.c.example.com", "a.b.c.lan"];
        assert_eq!(system.candidates("a.b.c"), as_it_stands);
        assert_eq!(system.candidates("desk."), ["desk."]);
    }
}
