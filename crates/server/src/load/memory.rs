//! How much memory a process has.

use std::fs;

/// Memory of another process of this machine.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Process(u32);

impl Process {
    /// # Errors
    /// A text for the operator, where there is no such process, or no `/proc`
    /// that says anything of it.
    pub(crate) fn new(pid: u32) -> Result<Self, String> {
        let process = Self(pid);
        match process.resident() {
            Some(_) => Ok(process),
            None => Err(format!(
                "the memory of the process {pid} cannot be read from /proc/{pid}/status"
            )),
        }
    }

    /// Bytes that it has in memory at present. What the system's network holds
    /// for its connections is not among them. `None` once it has ended.
    pub(crate) fn resident(self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.0));
        resident_in(&status.ok()?)
    }
}

fn resident_in(status: &str) -> Option<u64> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kibibytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kibibytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resident_memory_is_found_among_the_others() {
        let status = "Name:\tgreenroom\nVmHWM:\t  90000 kB\nVmRSS:\t   20480 kB\nThreads:\t4\n";
        assert_eq!(resident_in(status), Some(20 * 1024 * 1024));
        assert_eq!(resident_in("Name:\tzombie\n"), None);
    }
}
