//! Secrets in a file of the profile's own, which nobody but the user can read.
//!
//! Several processes may use one profile. A change is made under a lock on a file beside it, to the newest content, and becomes visible by a rename: a reader sees the old content or the new one, and
//! after a power cut one of the two is there.

use std::collections::BTreeMap;
use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::client::Secrets;
use crate::platform::profile::Profile;

/// The version of the format.
const FORMAT: u32 = 1;
/// Far more than any profile needs.
const FILE_MAX: u64 = 4 * 1024 * 1024;

/// Others hold the lock for a few milliseconds. One that was stopped while it did must not stop this process too.
const LOCK_ATTEMPTS: u32 = 200;
const LOCK_PAUSE: Duration = Duration::from_millis(10);

/// The secrets of one profile on disk.
pub(super) struct FileSecrets {
    folder: PathBuf,
    file: PathBuf,
    /// What is written next, before it takes the file's name.
    next: PathBuf,
    lock: PathBuf,
}

#[derive(Debug, Serialize, Deserialize)]
struct Content {
    format: u32,
    /// By directory, then by deployment.
    devices: BTreeMap<String, BTreeMap<String, String>>,
    /// Refresh tokens, likewise; files of the first releases have none.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    refreshes: BTreeMap<String, BTreeMap<String, String>>,
}

impl Default for Content {
    fn default() -> Self {
        Self {
            format: FORMAT,
            devices: BTreeMap::new(),
            refreshes: BTreeMap::new(),
        }
    }
}

impl FileSecrets {
    /// Touches nothing yet.
    pub(super) fn new(folder: &Path, profile: &Profile) -> Self {
        Self {
            folder: folder.to_owned(),
            file: folder.join(format!("{profile}.json")),
            next: folder.join(format!("{profile}.json.new")),
            lock: folder.join(format!("{profile}.lock")),
        }
    }

    fn read(&self) -> Result<Content, String> {
        let wrong = |why: &dyn std::fmt::Display| {
            format!(
                "{} is damaged and was left as it is ({why}); repair it, or delete it and get new accounts",
                self.file.display()
            )
        };
        let mut text = Vec::new();
        match open_regular(&self.file) {
            Ok(file) => file.take(FILE_MAX).read_to_end(&mut text),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Content::default()),
            Err(error) => Err(error),
        }
        .map_err(|error| failed("read", &self.file, &error))?;
        let content: Content = serde_json::from_slice(&text).map_err(|error| wrong(&error))?;
        if content.format != FORMAT {
            return Err(wrong(&format_args!("its format is {}", content.format)));
        }
        Ok(content)
    }

    /// Lets `change` work on the newest content, and stores what it makes of it if it says so.
    fn change(&self, change: impl FnOnce(&mut Content) -> bool) -> Result<bool, String> {
        private_folder()
            .create(&self.folder)
            .map_err(|error| failed("make", &self.folder, &error))?;
        let _lock = self.lock()?;
        let mut content = self.read()?;
        let changed = change(&mut content);
        if changed {
            self.write(&content)
                .map_err(|error| failed("write", &self.file, &error))?;
        }
        Ok(changed)
    }

    /// The lock of the profile; given back when the file is closed.
    fn lock(&self) -> Result<File, String> {
        let file = private_file()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&self.lock)
            .map_err(|error| failed("open", &self.lock, &error))?;
        for _ in 0..LOCK_ATTEMPTS {
            match file.try_lock() {
                Ok(()) => return Ok(file),
                Err(TryLockError::WouldBlock) => thread::sleep(LOCK_PAUSE),
                Err(TryLockError::Error(error)) => return Err(failed("lock", &self.lock, &error)),
            }
        }
        Err(format!("{}: another process holds it", self.lock.display()))
    }

    fn write(&self, content: &Content) -> io::Result<()> {
        // What a process left that was killed here would keep its permissions.
        match fs::remove_file(&self.next) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut file = private_file()
            .create_new(true)
            .write(true)
            .open(&self.next)?;
        file.write_all(&serde_json::to_vec_pretty(content)?)?;
        file.sync_all()?;
        drop(file);
        fs::rename(&self.next, &self.file)?;
        sync_folder(&self.folder)
    }
}

impl Secrets for FileSecrets {
    fn load_refresh(&self, directory: &str, deployment: &str) -> Result<Option<String>, String> {
        let mut content = self.read()?;
        let refreshes = content.refreshes.get_mut(directory);
        Ok(refreshes.and_then(|refreshes| refreshes.remove(deployment)))
    }

    fn keep_refresh(
        &self,
        directory: &str,
        deployment: &str,
        token: Option<&str>,
    ) -> Result<(), String> {
        let present = self.load_refresh(directory, deployment)?;
        if present.as_deref() == token {
            return Ok(());
        }
        self.change(|content| {
            let refreshes = content.refreshes.entry(directory.to_owned()).or_default();
            match token {
                Some(token) => refreshes.insert(deployment.to_owned(), token.to_owned()),
                None => refreshes.remove(deployment),
            };
            true
        })?;
        Ok(())
    }

    fn load(&self, directory: &str, deployment: &str) -> Result<Option<String>, String> {
        let mut content = self.read()?;
        let devices = content.devices.get_mut(directory);
        Ok(devices.and_then(|devices| devices.remove(deployment)))
    }

    fn add(&self, directory: &str, deployment: &str, device_token: &str) -> Result<bool, String> {
        self.change(|content| {
            let devices = content.devices.entry(directory.to_owned()).or_default();
            if devices.contains_key(deployment) {
                return false;
            }
            devices.insert(deployment.to_owned(), device_token.to_owned());
            true
        })
    }

    fn remove(&self, directory: &str, deployment: &str, device_token: &str) -> Result<(), String> {
        self.change(|content| {
            let Some(devices) = content.devices.get_mut(directory) else {
                return false;
            };
            if devices.get(deployment).map(String::as_str) != Some(device_token) {
                return false;
            }
            devices.remove(deployment);
            true
        })
        .map(drop)
    }
}

/// Opens what is a file. A pipe under its name would make the worker wait for whoever writes to it, and a release of the platform for the worker.
fn open_regular(path: &Path) -> io::Result<File> {
    if fs::metadata(path)?.is_file() {
        return File::open(path);
    }
    Err(io::Error::new(ErrorKind::InvalidInput, "it is not a file"))
}

fn failed(what: &str, path: &Path, error: &io::Error) -> String {
    format!("cannot {what} {}: {error}", path.display())
}

fn private_folder() -> DirBuilder {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

fn private_file() -> OpenOptions {
    #[allow(unused_mut)] // only where files have modes
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes the rename durable.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Elsewhere a folder cannot be synced, and the rename is durable with the file system's own journal.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use tempfile::tempdir;

    use super::*;

    fn secrets(folder: &Path) -> FileSecrets {
        FileSecrets::new(folder, &Profile::parse("p").expect("valid"))
    }

    #[test]
    fn a_secret_is_there_for_the_next_process_and_for_no_other_directory_or_deployment() {
        let home = tempdir().expect("temp");
        let folder = home.path().join("a/b");
        assert_eq!(secrets(&folder).load("dir", "dep"), Ok(None));
        assert_eq!(secrets(&folder).add("dir", "dep", "secret"), Ok(true));
        let kept = secrets(&folder).load("dir", "dep");
        assert_eq!(kept, Ok(Some("secret".to_owned())));
        assert_eq!(secrets(&folder).load("other", "dep"), Ok(None));
        assert_eq!(secrets(&folder).load("dir", "other"), Ok(None));
        let other = FileSecrets::new(&folder, &Profile::parse("q").expect("valid"));
        assert_eq!(other.load("dir", "dep"), Ok(None));
    }

    #[test]
    fn the_newest_login_is_kept_beside_the_device_until_it_is_forgotten() {
        let home = tempdir().expect("temp");
        let secrets = secrets(home.path());
        assert_eq!(secrets.add("dir", "dep", "device"), Ok(true));
        assert_eq!(secrets.load_refresh("dir", "dep"), Ok(None));
        for token in ["first", "second"] {
            assert_eq!(secrets.keep_refresh("dir", "dep", Some(token)), Ok(()));
            let kept = secrets.load_refresh("dir", "dep");
            assert_eq!(kept, Ok(Some(token.to_owned())));
        }
        assert_eq!(secrets.load_refresh("dir", "other"), Ok(None));
        assert_eq!(secrets.load_refresh("other", "dep"), Ok(None));
        assert_eq!(secrets.keep_refresh("dir", "dep", None), Ok(()));
        assert_eq!(secrets.load_refresh("dir", "dep"), Ok(None));
        let device = secrets.load("dir", "dep");
        assert_eq!(device, Ok(Some("device".to_owned())));
    }

    #[test]
    fn the_first_secret_stays_and_only_who_knows_it_removes_it() {
        let home = tempdir().expect("temp");
        let secrets = secrets(home.path());
        assert_eq!(secrets.add("dir", "dep", "first"), Ok(true));
        assert_eq!(secrets.add("dir", "dep", "second"), Ok(false));
        assert_eq!(secrets.remove("dir", "dep", "second"), Ok(()));
        assert_eq!(secrets.load("dir", "dep"), Ok(Some("first".to_owned())));
        assert_eq!(secrets.remove("dir", "dep", "first"), Ok(()));
        assert_eq!(secrets.load("dir", "dep"), Ok(None));
        assert_eq!(secrets.add("dir", "dep", "second"), Ok(true));
    }

    #[test]
    fn a_damaged_file_is_reported_and_left_alone() {
        for damage in ["", "{", r#"{"format": 2, "devices": {}}"#] {
            let home = tempdir().expect("temp");
            let file = home.path().join("p.json");
            fs::write(&file, damage).expect("written");
            let error = secrets(home.path()).load("dir", "dep").expect_err(damage);
            assert!(error.contains("p.json is damaged"), "{error}");
            let error = secrets(home.path())
                .add("dir", "dep", "x")
                .expect_err(damage);
            assert!(error.contains("p.json is damaged"), "{error}");
            assert_eq!(fs::read_to_string(&file).expect("still there"), damage);
        }
    }

    #[test]
    fn what_a_killed_process_left_half_written_does_no_harm() {
        let home = tempdir().expect("temp");
        fs::write(home.path().join("p.json.new"), "{\"for").expect("written");
        assert_eq!(secrets(home.path()).add("dir", "dep", "x"), Ok(true));
        assert_eq!(
            secrets(home.path()).load("dir", "dep"),
            Ok(Some("x".to_owned()))
        );
    }

    #[test]
    fn many_writers_lose_nobodys_secret() {
        let home = tempdir().expect("temp");
        thread::scope(|scope| {
            for writer in 0..4 {
                let secrets = secrets(home.path());
                scope.spawn(move || {
                    for round in 0..4 {
                        let added = secrets.add("dir", &format!("{writer}.{round}"), "x");
                        assert_eq!(added, Ok(true));
                    }
                });
            }
        });
        let content = secrets(home.path()).read().expect("readable");
        assert_eq!(content.devices["dir"].len(), 16);
    }

    #[test]
    fn a_holder_who_does_not_let_go_is_not_waited_for_forever() {
        let home = tempdir().expect("temp");
        let _held = secrets(home.path()).lock().expect("free");
        let error = secrets(home.path())
            .add("dir", "dep", "x")
            .expect_err("held");
        assert!(error.contains("another process holds it"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_under_the_files_name_is_refused_and_not_waited_for() {
        let home = tempdir().expect("temp");
        let made = std::process::Command::new("mkfifo")
            .arg(home.path().join("p.json"))
            .status();
        assert!(made.expect("mkfifo is there").success());
        let error = secrets(home.path()).load("dir", "dep").expect_err("a pipe");
        assert!(error.contains("it is not a file"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn nobody_but_the_user_can_read_it() {
        use std::os::unix::fs::PermissionsExt;

        let home = tempdir().expect("temp");
        let folder = home.path().join("greenroom");
        secrets(&folder).add("dir", "dep", "x").expect("stored");
        let mode = |path: &Path| {
            let metadata = fs::metadata(path).expect("there");
            metadata.permissions().mode() & 0o777
        };
        assert_eq!(mode(&folder), 0o700);
        assert_eq!(mode(&folder.join("p.json")), 0o600);
        assert_eq!(mode(&folder.join("p.lock")), 0o600);
    }
}
