//! A place to run okoshko in: a folder, an environment that is all ours, a Telegram.

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use okoshko_emulator::{Emulator, Options, Person};
use sqlx::{Connection, SqliteConnection};

pub(crate) const TOKEN: &str = "77:process-token-process-token";
pub(crate) const SECRET: &str = "process-secret-process-secret";
/// Nothing here takes longer, on a machine that is busy with other things.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);
static COUNT: AtomicUsize = AtomicUsize::new(0);

/// A folder with nothing in it, and what a process in it finds in its environment.
pub(crate) struct Place {
    pub(crate) folder: PathBuf,
    environment: Vec<(String, String)>,
}

/// A process that runs.
pub(crate) struct Running {
    child: Child,
    lines: Receiver<String>,
    said: Vec<String>,
}

/// A process that has ended.
#[derive(Debug)]
pub(crate) struct Ended {
    /// `None` when a signal ended it.
    pub(crate) code: Option<i32>,
    /// Lines of stderr.
    pub(crate) said: Vec<String>,
    pub(crate) stdout: String,
}

impl Place {
    /// A place without settings: nothing is logged, and the database is a file in the folder.
    pub(crate) fn new() -> Self {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("okoshko-process-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let place = Self { folder, environment: Vec::new() };
        let temporary = place.folder.display().to_string();
        place.with("LOG", "off").with("HTTP_ADDR", "127.0.0.1:0").with("TMPDIR", &temporary)
    }

    /// A place where a bot can be served: all settings are right.
    pub(crate) async fn with_telegram() -> (Self, Emulator) {
        let emulator = Emulator::new(Options::new(TOKEN, "process_bot", "Process"));
        let url = emulator.serve().await.unwrap();
        (Self::new().with("BOT_TOKEN", TOKEN).with("TELEGRAM_API_URL", &url), emulator)
    }

    /// The same place with another setting.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.environment.retain(|(known, _)| known != name);
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Starts `okoshko` with these arguments.
    pub(crate) fn start(&self, args: &[&str]) -> Running {
        self.begin(args, false)
    }

    /// Starts `okoshko`, and closes its stderr before it says a word.
    pub(crate) fn start_unheard(&self, args: &[&str]) -> Running {
        self.begin(args, true)
    }

    fn begin(&self, args: &[&str], unheard: bool) -> Running {
        let mut command = Command::new(env!("CARGO_BIN_EXE_okoshko"));
        command.args(args).current_dir(&self.folder).env_clear().envs(self.environment.iter().cloned());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let (say, lines) = channel();
        let stderr = BufReader::new(child.stderr.take().unwrap());
        if unheard {
            drop(stderr);
            return Running { child, lines, said: Vec::new() };
        }
        std::thread::spawn(move || {
            for line in stderr.lines().map_while(Result::ok) {
                let _ = say.send(line); // The test may have lost its interest.
            }
        });
        Running { child, lines, said: Vec::new() }
    }

    /// Runs `okoshko` to its end.
    pub(crate) fn run(&self, args: &[&str]) -> Ended {
        self.start(args).ended()
    }

    /// Serves, and waits until the bot is at work. Gives the address of its HTTP door.
    pub(crate) fn serve(self) -> (Self, Running, String) {
        let place = self.with("LOG", "info");
        let (running, address) = place.serve_again();
        (place, running, address)
    }

    /// Serves once more in the same place.
    pub(crate) fn serve_again(&self) -> (Running, String) {
        let mut running = self.start(&["serve"]);
        let line = running.until("HTTP is served");
        let address = line.split("address=").nth(1).unwrap_or_else(|| panic!("no address in {line}"));
        (running, address.trim().to_owned())
    }

    /// The place's own SQLite file.
    pub(crate) fn database(&self) -> PathBuf {
        self.folder.join("okoshko.db")
    }

    /// The answer to `select count(*) …` or to another question with one number.
    pub(crate) async fn count(&self, sql: &'static str) -> i64 {
        let mut db = self.sql().await;
        let count = sqlx::query_scalar(sql).fetch_one(&mut db).await.unwrap();
        db.close().await.unwrap();
        count
    }

    /// Waits until every update that came is done.
    pub(crate) async fn is_done(&self) {
        let deadline = Instant::now() + PATIENCE;
        while self.count("select count(*) from inbox where done_at is null").await > 0 {
            assert!(Instant::now() < deadline, "something is never done");
        }
    }

    /// A connection to the place's SQLite file.
    pub(crate) async fn sql(&self) -> SqliteConnection {
        SqliteConnection::connect(&format!("sqlite://{}", self.database().display())).await.unwrap()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Running {
    /// Waits for a line that holds `part`.
    pub(crate) fn until(&mut self, part: &str) -> String {
        let deadline = Instant::now() + PATIENCE;
        while let Ok(line) = self.lines.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            self.said.push(line.clone());
            if line.contains(part) {
                return line; // As it is: a pipe gets no colours.
            }
        }
        panic!("{part:?} is never said, only {:#?}", self.said);
    }

    /// Waits for the end.
    pub(crate) fn ended(mut self) -> Ended {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.lines.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(line) => self.said.push(line),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => panic!("it never ends: {:#?}", self.said),
            }
        }
        let mut stdout = String::new();
        self.child.stdout.take().unwrap().read_to_string(&mut stdout).unwrap();
        let code = self.child.wait().unwrap().code();
        Ended { code, said: std::mem::take(&mut self.said), stdout }
    }

    /// `kill -9`.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Sends a signal by its name.
    pub(crate) fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        assert!(Command::new("sh").args(["-c", &format!("kill -{name} {pid}")]).status().unwrap().success());
    }

    /// Sends a signal, waits for the end, and says how long that took.
    pub(crate) fn stop(self, signal: &str) -> (Ended, Duration) {
        let sent = Instant::now();
        self.signal(signal);
        (self.ended(), sent.elapsed())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill(); // It may have ended.
        let _ = self.child.wait();
    }
}

/// Everything below a folder, by name.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

/// Whether the newest message that a person can press has a button of a kind.
pub(crate) fn shows(person: &Person, prefix: &str) -> bool {
    find(person, prefix, 0).is_some()
}

/// Waits until it has.
pub(crate) async fn sees(person: &Person, prefix: &str) {
    let seen = person.wait(|person| shows(person, prefix), PATIENCE).await;
    assert!(seen, "no {prefix} on:\n{}", person.screen());
}

/// A button of a kind on the newest message that has some: its message and data.
pub(crate) fn find(person: &Person, prefix: &str, number: usize) -> Option<(i64, String)> {
    person.messages().iter().rev().find_map(|message| {
        let data = message.buttons.iter().flatten().filter_map(|button| button.data.as_ref());
        let data: Vec<_> = data.filter(|data| data.starts_with(prefix)).collect();
        (!data.is_empty()).then(|| (message.id, data[number % data.len()].clone()))
    })
}

/// Waits for a button of a kind and presses it.
pub(crate) async fn presses(person: &Person, prefix: &str, number: usize) {
    sees(person, prefix).await;
    let (message, data) = find(person, prefix, number).unwrap();
    person.press_data(message, &data);
}
