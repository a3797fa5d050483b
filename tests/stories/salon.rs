//! A salon to tell stories in: emulator, bot and studio, with a clock that the story moves.

use std::cell::Cell;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use okoshko::app::App;
use okoshko::clock::Clock;
use okoshko::config::{Settings, Token};
use okoshko::desk::Desk;
use okoshko::desk::seed::{Example, Seeded};
use okoshko::example;
use okoshko_domain::people::Lang;
use okoshko_domain::timestamp::Timestamp;
use okoshko_emulator::{Emulator, Options, Person};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tracing::subscriber::DefaultGuard;

const TOKEN: &str = "7:story-token-story-token";
/// Monday, 23 November 2026, 09:00 in Kazan.
pub(crate) const MONDAY: Timestamp = Timestamp(1_795_413_600);
pub(crate) const ANNA: i64 = 900;
static COUNT: AtomicUsize = AtomicUsize::new(0);
const PATIENCE: Duration = Duration::from_secs(20);

/// A studio at work.
pub(crate) struct Salon {
    pub(crate) emulator: Emulator,
    pub(crate) clock: Clock,
    pub(crate) seeded: Seeded,
    pub(crate) desk: Desk,
    pub(crate) settings: Settings,
    pub(crate) errors: Errors,
    running: Option<(CancellationToken, JoinHandle<()>)>,
    folder: PathBuf,
    _log: DefaultGuard,
}

/// Everything that was logged as an error.
#[derive(Clone, Default)]
pub(crate) struct Errors(Arc<Mutex<Vec<String>>>);

/// A person in the story; counts their taps.
pub(crate) struct Visitor<'a> {
    pub(crate) person: Person,
    salon: &'a Salon,
    taps: Cell<u32>,
}

/// Tells a story in Russian, in a studio with an empty week.
pub(crate) async fn story(tell: impl AsyncFnOnce(&mut Salon)) {
    let mut quiet = example::studio(Lang::Ru);
    quiet.clients.clear();
    story_in(quiet, tell).await;
}

/// Tells a story in a studio of one's own. In the end nothing waits, nothing was logged as an error, and Telegram
/// refused nothing.
pub(crate) async fn story_in(example: Example, tell: impl AsyncFnOnce(&mut Salon)) {
    let mut salon = Salon::open(example).await;
    tell(&mut salon).await;
    salon.settle().await;
    salon.close().await;
    let refused: Vec<_> =
        salon.emulator.refusals().into_iter().map(|refusal| format!("{refusal:?}")).collect();
    assert!(refused.is_empty(), "Telegram refused: {refused:#?}");
    assert_eq!(salon.errors.take(), Vec::<String>::new(), "logged as errors");
}

impl Salon {
    async fn open(example: Example) -> Self {
        let errors = Errors::default();
        let log = tracing::subscriber::set_default(errors.clone());
        let clock = Clock::fixed(MONDAY);
        let now = clock.clone();
        let options =
            Options { clock: Arc::new(move || now.now().0), ..Options::new(TOKEN, "studio_bot", "Studio") };
        let emulator = Emulator::new(options);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("okoshko-story-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let settings = Settings {
            token: Token::parse(TOKEN).unwrap(),
            database_url: format!("sqlite://{}/story.db", folder.display()),
            telegram_api_url: emulator.serve().await.unwrap().parse().unwrap(),
            webhook: None,
            chat_updates_per_minute: 60,
        };
        let app = App::open(settings.clone(), clock.clone()).await.unwrap();
        let seeded = app.desk().seed(&example).await.unwrap();
        let desk = app.desk().clone();
        desk.hire(seeded.studio, ANNA, Lang::Ru, "specialist", Some(seeded.specialists[0])).await.unwrap();
        let mut salon =
            Self { emulator, clock, seeded, desk, settings, errors, running: None, folder, _log: log };
        salon.run(app);
        salon
    }

    fn run(&mut self, app: App) {
        let stop = CancellationToken::new();
        let told = stop.clone();
        let task = tokio::spawn(async move { app.run(told).await.unwrap() });
        self.running = Some((stop, task));
    }

    /// Stops cleanly, as after SIGTERM.
    pub(crate) async fn close(&mut self) {
        if let Some((stop, task)) = self.running.take() {
            stop.cancel();
            task.await.unwrap();
        }
    }

    /// Starts again on the same database.
    pub(crate) async fn reopen(&mut self) {
        self.close().await;
        let app = App::open(self.settings.clone(), self.clock.clone()).await.unwrap();
        self.desk = app.desk().clone();
        self.run(app);
    }

    /// Waits until every update is done and every message that is due went out.
    pub(crate) async fn settle(&self) {
        let idle = async {
            loop {
                if self.emulator.pending() == 0 && self.desk.is_idle().await.unwrap() {
                    return;
                }
                tokio::task::yield_now().await;
                self.emulator.settled(Duration::from_millis(2), Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(PATIENCE, idle).await.expect("the salon never comes to rest");
    }

    /// A person whose Telegram speaks Russian.
    pub(crate) fn visitor(&self, name: &str) -> Visitor<'_> {
        self.visitor_speaking(name, "ru")
    }

    /// A person whose Telegram speaks another language.
    pub(crate) fn visitor_speaking(&self, name: &str, language: &str) -> Visitor<'_> {
        Visitor { person: self.emulator.person(name, language), salon: self, taps: Cell::new(0) }
    }

    /// The specialist, who has pressed START before.
    pub(crate) async fn anna(&self) -> Visitor<'_> {
        let person = self.emulator.person_with_id(ANNA, "Анна", "ru");
        let anna = Visitor { person, salon: self, taps: Cell::new(0) };
        anna.start("").await;
        anna
    }

    /// Moves the clock.
    pub(crate) fn pass(&self, minutes: i64) {
        self.clock.advance(minutes * 60);
    }
}

impl Drop for Salon {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Visitor<'_> {
    /// Presses START, with what a link carries.
    pub(crate) async fn start(&self, payload: &str) -> &Self {
        self.taps.set(self.taps.get() + 1);
        self.person.start(payload);
        self.salon.settle().await;
        self
    }

    /// Presses the button that says this.
    pub(crate) async fn taps(&self, label: &str) -> &Self {
        self.taps.set(self.taps.get() + 1);
        self.person.press(label).unwrap();
        self.salon.settle().await;
        self
    }

    /// Presses the newest screen's first button of a kind, by the beginning of its data.
    pub(crate) async fn taps_first(&self, prefix: &str) -> String {
        let (message, data) =
            self.find(prefix).unwrap_or_else(|| panic!("no {prefix} on:\n{}", self.screen()));
        self.taps.set(self.taps.get() + 1);
        self.forges(message, &data).await;
        data
    }

    /// The newest button whose data begins so: its message and data.
    pub(crate) fn find(&self, prefix: &str) -> Option<(i64, String)> {
        self.person.messages().iter().rev().find_map(|message| {
            let mut data = message.buttons.iter().flatten().filter_map(|button| button.data.clone());
            data.find(|data| data.starts_with(prefix)).map(|data| (message.id, data))
        })
    }

    /// A modified client: any data on any message.
    pub(crate) async fn forges(&self, message: i64, data: &str) -> &Self {
        self.person.press_data(message, data);
        self.salon.settle().await;
        self
    }

    /// Types.
    pub(crate) async fn says(&self, text: &str) -> &Self {
        self.person.say(text);
        self.salon.settle().await;
        self
    }

    /// The newest message of the bot with its keyboard.
    pub(crate) fn screen(&self) -> String {
        self.person.screen()
    }

    /// The newest remark over the screen.
    pub(crate) fn toast(&self) -> String {
        self.person.toasts().last().map(|toast| toast.text.clone()).unwrap_or_default()
    }

    /// How many messages of the bot the chat holds.
    pub(crate) fn heard(&self) -> usize {
        self.person.messages().iter().filter(|message| message.from_bot).count()
    }

    /// Taps so far, START counted.
    pub(crate) fn count(&self) -> u32 {
        self.taps.get()
    }
}

impl Errors {
    pub(crate) fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }
}

impl tracing::Subscriber for Errors {
    fn enabled(&self, metadata: &tracing::Metadata<'_>) -> bool {
        *metadata.level() <= tracing::Level::ERROR
    }

    fn new_span(&self, _: &tracing::span::Attributes<'_>) -> tracing::span::Id {
        tracing::span::Id::from_u64(1)
    }

    fn record(&self, _: &tracing::span::Id, _: &tracing::span::Record<'_>) {}

    fn record_follows_from(&self, _: &tracing::span::Id, _: &tracing::span::Id) {}

    fn event(&self, event: &tracing::Event<'_>) {
        struct Words(String);
        impl tracing::field::Visit for Words {
            fn record_debug(&mut self, field: &tracing::field::Field, value: &dyn std::fmt::Debug) {
                let _ = std::fmt::Write::write_fmt(&mut self.0, format_args!("{field}={value:?} "));
            }
        }
        let mut words = Words(String::new());
        event.record(&mut words);
        self.0.lock().unwrap().push(words.0);
    }

    fn enter(&self, _: &tracing::span::Id) {}

    fn exit(&self, _: &tracing::span::Id) {}
}
