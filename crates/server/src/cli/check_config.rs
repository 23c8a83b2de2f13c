//! `greenroom check-config`.

use std::io::Write;
use std::path::PathBuf;

use super::{Failure, unwritten};
use crate::config::Config;
use crate::tls::Certificate;

#[derive(Debug, clap::Args)]
pub(super) struct CheckConfigArgs {
    /// The configuration file.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl CheckConfigArgs {
    /// Shows what the file would serve, without its secrets.
    pub(super) fn run(self) -> Result<(), Failure> {
        let config = Config::load(&self.file)?;
        config.check_serving()?;
        if let Some(tls) = &config.tls {
            let certificate = Certificate::load(&tls.cert, &tls.key);
            certificate.map_err(|error| Failure::Usage(error.to_string()))?;
        }
        for warning in &config.warnings {
            eprintln!("greenroom: warning: {warning}");
        }
        let mut stdout = std::io::stdout();
        write!(stdout, "{config}")
            .and_then(|()| stdout.flush())
            .map_err(|error| unwritten(&error))
    }
}
