//! `greenroom load`.

use std::io::Write;

use clap::builder::PossibleValuesParser;
use greenroom_protocol::EOS_TEMPLATE;
use greenroom_protocol::ids::{Deployment, TemplateName};
use reqwest::Url;

use super::{Failure, unwritten};
use crate::config::{default_listen, is_loopback};
use crate::files::room;
use crate::load::{self, Load, Process, Seating, Target};

/// What a client program is called where the directory takes everybody.
const ANYBODY: &str = "load";

#[derive(Debug, clap::Args)]
pub(super) struct LoadArgs {
    /// The directory; http://127.0.0.1:4870 unless it is given.
    #[arg(long, value_name = "URL", value_parser = base)]
    url: Option<Url>,
    /// The deployment in which to play.
    #[arg(long, value_name = "ID")]
    deployment: Deployment,
    /// The template of the sessions: one that has the capability
    /// connectionRequiredForActiveMembers, or leaves it to who makes them.
    #[arg(long, value_name = "NAME", default_value = EOS_TEMPLATE)]
    template: TemplateName,
    /// How many players there are, each with a push connection of its own.
    #[arg(long, value_name = "COUNT", default_value_t = 8_000,
          value_parser = clap::value_parser!(u32).range(1..=100_000))]
    players: u32,
    /// How many sessions they share; each has at most 100 of them.
    #[arg(long, value_name = "COUNT", default_value_t = 800,
          value_parser = clap::value_parser!(u32).range(1..=100_000))]
    sessions: u32,
    /// Writes a second, of all players together, as 100 or 100/s.
    #[arg(long, value_name = "RATE", default_value = "100/s", value_parser = rate)]
    updates: u32,
    /// How long to write. Tokens are good for an hour.
    #[arg(long, value_name = "SECONDS", default_value_t = 60,
          value_parser = clap::value_parser!(u32).range(1..=3_000))]
    seconds: u32,
    /// Most writes whose answers are waited for at a time; with more the
    /// schedule falls behind, and the summary says how far.
    #[arg(long, value_name = "COUNT", default_value_t = 256,
          value_parser = clap::value_parser!(u32).range(1..=10_000))]
    in_flight: u32,
    /// What the players are tapped for.
    #[arg(long, value_name = "CHANGE", default_value = "customProperty",
          value_parser = PossibleValuesParser::new(["customProperty", "everything"]))]
    subscribe: String,
    /// The client program as which they log in; a --dev directory takes anybody.
    #[arg(long, value_name = "ID", requires = "client_secret")]
    client_id: Option<String>,
    /// Its secret. Every user of this machine can see it while it runs.
    #[arg(long, value_name = "SECRET", requires = "client_id")]
    client_secret: Option<String>,
    /// The process of the directory, on this machine: its memory is measured.
    #[arg(long, value_name = "PID")]
    server_pid: Option<u32>,
    /// Writes the summary as JSON.
    #[arg(long)]
    json: bool,
    /// Loads a directory that is not on this machine.
    #[arg(long)]
    yes_i_own_this_directory: bool,
}

impl LoadArgs {
    /// Plays the run and says what came of it.
    pub(super) fn run(self) -> Result<(), Failure> {
        let json = self.json;
        let load = self.plan().map_err(Failure::Usage)?;
        let runtime = tokio::runtime::Runtime::new()
            .map_err(|error| Failure::Work(format!("cannot start the runtime: {error}")))?;
        let summary = runtime.block_on(load::run(load)).map_err(Failure::Work)?;
        let text = match json {
            true => format!("{:#}\n", serde_json::json!(summary)),
            false => summary.to_string(),
        };
        let mut stdout = std::io::stdout();
        stdout
            .write_all(text.as_bytes())
            .and_then(|()| stdout.flush())
            .map_err(|error| unwritten(&error))?;
        match summary.faults() {
            faults if faults.is_empty() => Ok(()),
            faults => Err(Failure::Work(faults.join("\n"))),
        }
    }

    fn plan(self) -> Result<Load, String> {
        let url = match self.url {
            Some(url) => url,
            None => base(&format!("http://{}", default_listen()))?,
        };
        if !self.yes_i_own_this_directory && !is_here(&url) {
            return Err(format!(
                "{url} is not on this machine: a run loads it heavily and leaves accounts behind. \
                 --yes-i-own-this-directory does it all the same"
            ));
        }
        let (players, in_flight) = (self.players as usize, self.in_flight as usize);
        let seating = Seating::new(players, self.sessions as usize)?;
        let (wanted, room) = (players + in_flight, room(players + in_flight));
        if room < wanted {
            return Err(format!(
                "the system allows this process {room} connections, and {wanted} are needed: \
                 raise the limit of open files (ulimit -n)"
            ));
        }
        let server = self.server_pid.map(Process::new).transpose()?;
        Ok(Load {
            target: Target {
                url,
                deployment: self.deployment,
                template: self.template,
                client_id: self.client_id.unwrap_or_else(|| ANYBODY.to_owned()),
                client_secret: self.client_secret.unwrap_or_default(),
            },
            seating,
            rate: self.updates,
            seconds: self.seconds,
            in_flight,
            change_type: self.subscribe,
            server,
        })
    }
}

pub(super) fn base(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|error| error.to_string())?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return Err("it must be http://host or https://host".to_owned());
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err("nothing may follow the path".to_owned());
    }
    Ok(url)
}

/// Whether the host of a URL is this machine.
pub(super) fn is_here(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let host = host.trim_start_matches('[').trim_end_matches(']');
    match host.parse() {
        Ok(address) => is_loopback(address),
        Err(_) => host == "localhost",
    }
}

fn rate(text: &str) -> Result<u32, String> {
    let number = text.strip_suffix("/s").unwrap_or(text);
    match number.parse() {
        Ok(rate @ 1..=100_000) => Ok(rate),
        _ => Err("it must be a whole number from 1 to 100000, as 100 or 100/s".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_has_its_unit_or_none() {
        for (text, expected) in [
            ("100/s", Some(100)),
            ("7", Some(7)),
            ("100000/s", Some(100_000)),
        ] {
            assert_eq!(rate(text).ok(), expected);
        }
        for text in ["", "0", "0/s", "1.5/s", "-1", "100/m", "100001", "/s"] {
            assert!(rate(text).is_err(), "{text}");
        }
    }

    #[test]
    fn this_machine_is_known_by_its_names() {
        for (text, here) in [
            ("http://127.0.0.1:4870", true),
            ("http://[::1]:4870", true),
            ("https://localhost", true),
            ("http://10.0.0.1", false),
            ("http://localhost.example.org", false),
        ] {
            assert_eq!(is_here(&base(text).expect("a URL")), here, "{text}");
        }
        for text in [
            "",
            "127.0.0.1:4870",
            "ftp://127.0.0.1",
            "http://127.0.0.1/?a",
        ] {
            assert!(base(text).is_err(), "{text}");
        }
    }
}
