//! `greenroom new-client`.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use greenroom_protocol::ids::Deployment;
use greenroom_service::Random;

use super::{Failure, unwritten};
use crate::clients::{self, SecretDigest};
use crate::random::SystemSource;

/// Bytes of a drawn secret: nobody guesses them.
const SECRET_BYTES: usize = 32;
/// Bytes in a drawn client id: no two are alike.
const ID_BYTES: usize = 8;

#[derive(Debug, clap::Args)]
pub(super) struct NewClientArgs {
    /// What the program may do: player, host, trustedServer, admin, or a policy
    /// of the configuration's own.
    #[arg(long, value_name = "NAME", value_parser = policy_name)]
    policy: String,
    /// The client id; drawn unless it is given.
    #[arg(long, value_name = "ID", value_parser = client_id)]
    id: Option<String>,
    /// A deployment that the program is admitted to, once for each; every one
    /// unless some are given.
    #[arg(long = "deployment", value_name = "ID")]
    deployments: Vec<Deployment>,
}

impl NewClientArgs {
    /// Draws a secret, prints it to stderr, and the block that holds its digest
    /// to stdout, where `>>` takes it to the file.
    pub(super) fn run(self) -> Result<(), Failure> {
        let random = SystemSource::new();
        let mut secret = [0; SECRET_BYTES];
        random.fill(&mut secret);
        let secret = BASE64.encode(secret);
        let id = self.id.unwrap_or_else(|| draw_id(&random));
        let mut block = format!(
            "\n[[clients]]\nid = \"{}\"\nsecret_sha256 = \"{}\"\npolicy = \"{}\"\n",
            escaped(&id),
            SecretDigest::of(&secret).to_hex(),
            self.policy
        );
        if !self.deployments.is_empty() {
            let quoted = self.deployments.iter().map(|id| format!("\"{id}\""));
            let list = quoted.collect::<Vec<_>>().join(", ");
            block.push_str(&format!("deployments = [{list}]\n"));
        }
        let mut stdout = std::io::stdout();
        stdout
            .write_all(block.as_bytes())
            .and_then(|()| stdout.flush())
            .map_err(|error| unwritten(&error))?;
        eprintln!("client id      {id}");
        eprintln!("client secret  {secret}");
        eprintln!("Note the secret now: the configuration holds only its digest.");
        Ok(())
    }
}

fn draw_id(random: &SystemSource) -> String {
    let mut bytes = [0; ID_BYTES];
    random.fill(&mut bytes);
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("client-{digits}")
}

/// A text within quotes of TOML.
fn escaped(id: &str) -> String {
    id.replace('\\', "\\\\").replace('"', "\\\"")
}

fn client_id(text: &str) -> Result<String, String> {
    match clients::is_client_id(text) {
        true => Ok(text.to_owned()),
        false => Err(clients::CLIENT_ID_RULE.to_owned()),
    }
}

fn policy_name(text: &str) -> Result<String, String> {
    let fits = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
    match !text.is_empty() && text.chars().all(fits) {
        true => Ok(text.to_owned()),
        false => Err("a policy's name has letters, digits, - and _ only".to_owned()),
    }
}
