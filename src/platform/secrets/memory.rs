//! Secrets that end with their platform.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use parking_lot::Mutex;

use crate::client::Secrets;

/// Device tokens, and refresh tokens, by directory and deployment.
#[derive(Default)]
pub(super) struct MemorySecrets(Mutex<Tokens>, Mutex<Tokens>);

type Tokens = HashMap<(String, String), String>;

fn key(directory: &str, deployment: &str) -> (String, String) {
    (directory.to_owned(), deployment.to_owned())
}

impl Secrets for MemorySecrets {
    fn load_refresh(&self, directory: &str, deployment: &str) -> Result<Option<String>, String> {
        Ok(self.1.lock().get(&key(directory, deployment)).cloned())
    }

    fn keep_refresh(
        &self,
        directory: &str,
        deployment: &str,
        token: Option<&str>,
    ) -> Result<(), String> {
        let mut refreshes = self.1.lock();
        match token {
            Some(token) => refreshes.insert(key(directory, deployment), token.to_owned()),
            None => refreshes.remove(&key(directory, deployment)),
        };
        Ok(())
    }

    fn load(&self, directory: &str, deployment: &str) -> Result<Option<String>, String> {
        Ok(self.0.lock().get(&key(directory, deployment)).cloned())
    }

    fn add(&self, directory: &str, deployment: &str, device_token: &str) -> Result<bool, String> {
        match self.0.lock().entry(key(directory, deployment)) {
            Entry::Occupied(_) => Ok(false),
            Entry::Vacant(free) => {
                free.insert(device_token.to_owned());
                Ok(true)
            }
        }
    }

    fn remove(&self, directory: &str, deployment: &str, device_token: &str) -> Result<(), String> {
        let mut all = self.0.lock();
        if let Entry::Occupied(kept) = all.entry(key(directory, deployment))
            && kept.get() == device_token
        {
            kept.remove();
        }
        Ok(())
    }
}
