//! Where the client keeps what must outlive the process.

/// Keeps device tokens and refresh tokens, one of each for each directory and deployment. `directory` is the directory's identity, not its address, so that one whose data was wiped is another one.
///
/// Calls are short and may touch the disk. Errors say in words what could not be read or written.
pub trait Secrets: Send + Sync {
    /// The device token, if there is one.
    fn load(&self, directory: &str, deployment: &str) -> Result<Option<String>, String>;

    /// Keeps a device token for good. `false`: there is one already, which stays.
    fn add(&self, directory: &str, deployment: &str, device_token: &str) -> Result<bool, String>;

    /// Forgets the device token, if it is still this one.
    fn remove(&self, directory: &str, deployment: &str, device_token: &str) -> Result<(), String>;

    /// The refresh token, if there is one.
    fn load_refresh(&self, directory: &str, deployment: &str) -> Result<Option<String>, String>;

    /// Keeps a refresh token in place of the one before; none forgets it.
    fn keep_refresh(
        &self,
        directory: &str,
        deployment: &str,
        token: Option<&str>,
    ) -> Result<(), String>;
}
