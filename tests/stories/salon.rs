//! A salon to tell stories in: emulator, bot and studio, with a clock that the story moves.

use std::cell::{Cell, RefCell};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use okoshko::app::{App, open_store};
use okoshko::clock::Clock;
use okoshko::config::{Limits, Settings, Token};
use okoshko::desk::Desk;
use okoshko::desk::seed::{Example, Seeded};
use okoshko::example;
use okoshko_dialogues::press::Press;
use okoshko_domain::ids::StudioId;
use okoshko_domain::people::Lang;
use okoshko_domain::timestamp::Timestamp;
use okoshko_emulator::{Content, Emulator, Message, Options, Person};
use sqlx::{Connection, SqliteConnection};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tracing::subscriber::DefaultGuard;
use unicode_segmentation::UnicodeSegmentation;

const TOKEN: &str = "7:story-token-story-token";
/// Monday, 23 November 2026, 09:00 in Kazan.
pub(crate) const MONDAY: Timestamp = Timestamp(1_795_413_600);
pub(crate) const ANNA: i64 = 900;
pub(crate) const OWNER: i64 = 901;
static COUNT: AtomicUsize = AtomicUsize::new(0);
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// A studio at work.
pub(crate) struct Salon {
    pub(crate) emulator: Emulator,
    pub(crate) clock: Clock,
    pub(crate) seeded: Seeded,
    pub(crate) desk: Desk,
    pub(crate) settings: Settings,
    pub(crate) errors: Errors,
    people: RefCell<Vec<Person>>,
    excused: RefCell<Vec<&'static str>>,
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

/// A studio with an empty week.
pub(crate) fn quiet(lang: Lang) -> Example {
    Example { clients: Vec::new(), pin: None, ..example::studio(lang) }
}

/// Tells a story in Russian, in a studio with an empty week.
pub(crate) async fn story(tell: impl AsyncFnOnce(&mut Salon)) {
    story_in(quiet(Lang::Ru), tell).await;
}

/// Tells a story in a studio of one's own. In the end nothing waits, nothing was logged as an error, every press is
/// answered, and Telegram refused nothing but what is excused.
pub(crate) async fn story_in(example: Example, tell: impl AsyncFnOnce(&mut Salon)) {
    told(Salon::open(Some(example), 60, None).await, tell).await;
}

/// Tells a story of a bot that nobody has set up yet; `owner` is whom the settings name.
pub(crate) async fn story_of_nobody(owner: Option<i64>, tell: impl AsyncFnOnce(&mut Salon)) {
    told(Salon::open(None, 60, owner).await, tell).await;
}

/// Tells a story of people who press more than sixty times a minute and may.
pub(crate) async fn hasty_story_in(example: Example, tell: impl AsyncFnOnce(&mut Salon)) {
    told(Salon::open(Some(example), 0, None).await, tell).await;
}

async fn told(mut salon: Salon, tell: impl AsyncFnOnce(&mut Salon)) {
    tell(&mut salon).await;
    salon.settle().await;
    salon.close().await;
    let excused = salon.excused.take();
    let refused: Vec<_> = salon
        .emulator
        .refusals()
        .into_iter()
        .filter(|refusal| !excused.iter().any(|why| refusal.description.contains(why)))
        .map(|refusal| format!("{refusal:?}"))
        .collect();
    assert!(refused.is_empty(), "Telegram refused: {refused:#?}");
    let spinning: Vec<_> =
        salon.people.take().iter().map(Person::waiting).filter(|waiting| *waiting > 0).collect();
    assert_eq!(spinning, [0; 0], "presses without an answer");
    assert_eq!(salon.errors.take(), Vec::<String>::new(), "logged as errors");
}

impl Salon {
    async fn open(example: Option<Example>, updates_a_minute: u32, owner_id: Option<i64>) -> Self {
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
            public_url: None,
            page_cache: true,
            telegram_link_url: "https://t.me".parse().unwrap(),
            webhook: None,
            limits: Limits::NONE,
            owner_id,
            chat_updates_per_minute: updates_a_minute,
            messages_per_second: 0,
        };
        let app = App::open(settings.clone(), clock.clone()).await.unwrap();
        let desk = app.desk().clone();
        let seeded = match &example {
            Some(example) => desk.seed(example).await.unwrap(),
            None => Seeded { studio: StudioId(0), specialists: Vec::new(), services: Vec::new() },
        };
        if let Some(anna) = seeded.specialists.first() {
            desk.hire(seeded.studio, ANNA, Lang::Ru, "specialist", Some(*anna)).await.unwrap();
        }
        let mut salon = Self {
            emulator,
            clock,
            seeded,
            desk,
            settings,
            errors,
            people: RefCell::default(),
            // A double tap draws the same screen twice.
            excused: RefCell::new(vec!["message is not modified"]),
            running: None,
            folder,
            _log: log,
        };
        // Whoever tells of a morning, a night or a reminder asks for it: others hear only what they cause, and at once.
        salon.change("update studio set agenda_cron = '', digest_cron = '', quiet_from_min = null").await;
        salon.change("update reminder set archived_at = 0").await;
        salon.run(app);
        salon
    }

    /// Lets a machine work here.
    pub(crate) fn run(&mut self, app: App) {
        self.desk = app.desk().clone();
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
        self.leave().await;
        let app = self.machine().await;
        self.run(app);
    }

    /// Lets go of the database: whoever holds a desk holds the lock on its file.
    pub(crate) async fn leave(&mut self) {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let elsewhere = format!("sqlite://{}/elsewhere-{number}.db", self.folder.display());
        let (received, _) = tokio::sync::mpsc::unbounded_channel();
        let store = open_store(&elsewhere).await.unwrap();
        self.desk = Desk::new(store, self.clock.clone(), self.desk.bot(), received);
    }

    /// A machine on the salon's database, as soon as nobody else is.
    pub(crate) async fn machine(&self) -> App {
        let opened = async {
            loop {
                match App::open(self.settings.clone(), self.clock.clone()).await {
                    Err(error) if error.to_string().contains("in use") => tokio::task::yield_now().await,
                    opened => return opened.unwrap(),
                }
            }
        };
        tokio::time::timeout(PATIENCE, opened).await.expect("somebody keeps the database to himself")
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
        self.meet(self.emulator.person(name, language))
    }

    /// The same person after a restart, or somebody whom the story made.
    pub(crate) fn meet(&self, person: Person) -> Visitor<'_> {
        self.people.borrow_mut().push(person.clone());
        Visitor { person, salon: self, taps: Cell::new(0) }
    }

    /// The specialist, who has pressed START before.
    pub(crate) async fn anna(&self) -> Visitor<'_> {
        let anna = self.meet(self.emulator.person_with_id(ANNA, "Анна", "ru"));
        anna.start("").await;
        anna
    }

    /// The owner, who has pressed START before.
    pub(crate) async fn owner(&self) -> Visitor<'_> {
        self.desk.hire(self.seeded.studio, OWNER, Lang::Ru, "owner", None).await.unwrap();
        let owner = self.meet(self.emulator.person_with_id(OWNER, "Ольга", "ru"));
        owner.start("").await;
        owner
    }

    /// Moves the clock.
    pub(crate) fn pass(&self, minutes: i64) {
        self.clock.advance(minutes * 60);
    }

    /// Telegram may refuse a request with these words: the story wants it so.
    pub(crate) fn excuse(&self, words: &'static str) {
        self.excused.borrow_mut().push(words);
    }

    /// Something is changed behind the machine's back; every studio's catalog counts as changed.
    pub(crate) async fn change(&self, sql: &'static str) {
        let mut db = self.database().await;
        sqlx::query(sql).execute(&mut db).await.unwrap();
        sqlx::query("update studio set revision = revision + 1").execute(&mut db).await.unwrap();
        db.close().await.unwrap();
        self.desk.was_written();
    }

    /// How many rows there are, by `select count(*) …`.
    pub(crate) async fn count(&self, sql: &'static str) -> i64 {
        let mut db = self.database().await;
        let count = sqlx::query_scalar(sql).fetch_one(&mut db).await.unwrap();
        db.close().await.unwrap();
        count
    }

    /// One text a row.
    pub(crate) async fn words(&self, sql: &'static str) -> Vec<String> {
        let mut db = self.database().await;
        let words = sqlx::query_scalar(sql).fetch_all(&mut db).await.unwrap();
        db.close().await.unwrap();
        words
    }

    /// Every chat's stored screen.
    pub(crate) async fn stored_states(&self) -> String {
        self.words("select state from chat").await.concat()
    }

    /// Lets the outbox look again, after the clock was moved.
    pub(crate) async fn ring(&self) {
        self.desk.ring();
        self.settle().await;
    }

    async fn database(&self) -> SqliteConnection {
        SqliteConnection::connect(&self.settings.database_url).await.unwrap()
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
        self.looks().await
    }

    /// Presses the button that says this.
    pub(crate) async fn taps(&self, label: &str) -> &Self {
        self.taps.set(self.taps.get() + 1);
        self.person.press(label).unwrap();
        self.looks().await
    }

    /// Presses it twice before anything happens.
    pub(crate) async fn taps_twice(&self, label: &str) -> &Self {
        self.person.press(label).unwrap();
        self.taps(label).await
    }

    /// From START to the last look: a service, a time of the nearest day that has it.
    pub(crate) async fn holds(&self, service: &str, time: &str) -> &Self {
        self.start("").await.taps(service).await.taps(time).await
    }

    /// [`Visitor::holds`] and ✅, in either language.
    pub(crate) async fn books(&self, service: &str, time: &str) -> &Self {
        self.holds(service, time).await.taps("✅").await
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

    /// A modified client: any press on the newest message.
    pub(crate) async fn sneaks(&self, press: Press) -> &Self {
        self.forges(self.newest().id, &press.data()).await
    }

    /// A modified client: any data on any message.
    pub(crate) async fn forges(&self, message: i64, data: &str) -> &Self {
        self.person.press_data(message, data);
        self.looks().await
    }

    /// Types.
    pub(crate) async fn says(&self, text: &str) -> &Self {
        self.person.say(text);
        self.looks().await
    }

    /// Sends what is no text.
    pub(crate) async fn sends(&self, what: Content) -> &Self {
        self.person.send(what);
        self.looks().await
    }

    /// Waits for the answer and looks whether it is fit to be seen.
    pub(crate) async fn looks(&self) -> &Self {
        self.salon.settle().await;
        if let Some(newest) = self.person.last() {
            assert_fit(&newest);
        }
        self
    }

    /// The newest message of the bot with its keyboard.
    pub(crate) fn screen(&self) -> String {
        self.person.screen().replace('\u{2060}', "") // It keeps a range on one line, and is not seen.
    }

    /// The newest message of the bot.
    pub(crate) fn newest(&self) -> Message {
        self.person.last().unwrap()
    }

    /// Everything that this person can read: texts, buttons, toasts.
    pub(crate) fn reads(&self) -> String {
        format!("{:?} {:?}", self.person.messages(), self.person.toasts())
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

/// A screen that people can read and that Telegram shows whole.
pub(crate) fn assert_fit(message: &Message) {
    assert!(!message.text.trim().is_empty() && !message.text.contains(['{', '}']), "{message:?}");
    let calendar = message.buttons.iter().any(|row| row.len() == 7);
    assert!(calendar || message.buttons.len() <= 8, "more than eight rows: {message:?}");
    for row in &message.buttons {
        let room = if row.len() == 1 { 40 } else { 24 };
        for button in row {
            let length = button.text.graphemes(true).count();
            assert!((1..=room).contains(&length), "a caption of {length}: {button:?}");
            let known = button.data.as_deref().is_none_or(|data| Press::read(data).is_some());
            assert!(known, "a button that we cannot read ourselves: {button:?}");
        }
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
