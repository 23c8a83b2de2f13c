//! Where settings come from that no option of the game's carries: the environment and `greenroom.json`.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// The name of the settings file.
const FILE: &str = "greenroom.json";
/// A settings file is a few lines; what is longer is something else.
const FILE_MAX: u64 = 64 * 1024;

/// Looks up a variable of the environment.
type Environment = dyn Fn(&str) -> Option<String>;

/// What can be asked for settings.
pub(super) struct Sources {
    pub(super) environment: Box<Environment>,
    /// Where the settings file may lie, best first.
    pub(super) folders: Vec<PathBuf>,
}

/// What a settings file says.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Settings {
    url: Option<String>,
    profile: Option<String>,
    /// The file itself, for messages.
    #[serde(skip)]
    path: PathBuf,
}

/// A setting and where it was found.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Setting {
    pub(super) value: String,
    origin: String,
}

impl Sources {
    /// Those of this process: its environment, the folder of its executable, its working directory.
    pub(super) fn of_this_process() -> Self {
        let executable = std::env::current_exe().ok();
        let beside = executable.and_then(|path| Some(path.parent()?.to_owned()));
        Self {
            environment: Box::new(|name| {
                let value = std::env::var_os(name)?;
                Some(value.to_string_lossy().into_owned())
            }),
            folders: beside.into_iter().chain([PathBuf::from(".")]).collect(),
        }
    }

    /// A variable of the environment; an empty one is as good as none.
    pub(super) fn variable(&self, name: &str) -> Option<Setting> {
        let value = (self.environment)(name)?;
        (!value.is_empty()).then(|| Setting::new(value, name))
    }

    /// The first settings file there is; the others are not read. Empty settings where there is none.
    ///
    /// # Errors
    /// A file that is there and cannot be read or understood: passing over it in silence would lead the game to another directory.
    pub(super) fn settings(&self) -> Result<Settings, String> {
        for folder in &self.folders {
            if let Some(settings) = read(folder.join(FILE))? {
                return Ok(settings);
            }
        }
        Ok(Settings::default())
    }
}

impl Settings {
    /// Where the directory is.
    pub(super) fn url(self) -> Option<Setting> {
        let origin = format!("\"url\" in {}", self.path.display());
        self.url.map(|value| Setting::new(value, origin))
    }

    /// The profile's name.
    pub(super) fn profile(self) -> Option<Setting> {
        let origin = format!("\"profile\" in {}", self.path.display());
        self.profile.map(|value| Setting::new(value, origin))
    }
}

impl Setting {
    pub(super) fn new(value: String, origin: impl Into<String>) -> Self {
        let origin = origin.into();
        Self { value, origin }
    }

    /// The value as `parse` understands it, or where the wrong one stands and what is wrong with it.
    pub(super) fn parse<T>(
        &self,
        parse: impl FnOnce(&str) -> Result<T, String>,
    ) -> Result<T, String> {
        parse(&self.value).map_err(|why| format!("{}: {why}", self.origin))
    }
}

fn read(path: PathBuf) -> Result<Option<Settings>, String> {
    let text = match text_of(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(format!("{}: {error}", path.display())),
    };
    let settings: Settings = greenroom_protocol::json::read(&text)
        .map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(Some(Settings { path, ..settings }))
}

fn text_of(path: &Path) -> std::io::Result<String> {
    let mut text = String::new();
    File::open(path)?.take(FILE_MAX).read_to_string(&mut text)?;
    Ok(text)
}

#[cfg(test)]
impl Sources {
    /// Sources of a test's own.
    pub(super) fn of(
        variables: &'static [(&'static str, &'static str)],
        folders: Vec<PathBuf>,
    ) -> Self {
        let find = |name: &str| {
            let (_, value) = variables.iter().find(|(known, _)| *known == name)?;
            Some((*value).to_owned())
        };
        Self {
            environment: Box::new(find),
            folders,
        }
    }
}
