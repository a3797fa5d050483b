//! Words for whoever started us. A reader that went away is no reason to stop: `eprintln!` would panic.

use std::fmt::Display;
use std::io::{Result, Write, stderr};

/// Says a line to stderr.
pub fn say(line: impl Display) {
    let _ = writeln!(stderr().lock(), "{line}");
}

/// Stderr for the log, whether or not somebody reads it.
#[derive(Clone, Copy, Debug)]
pub struct Stderr;

impl Write for Stderr {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        let _ = stderr().write_all(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        let _ = stderr().flush();
        Ok(())
    }
}
