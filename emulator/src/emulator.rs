//! The handle of the box: people come in, the bot is served, and a test looks on.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::any;
use tokio::net::TcpListener;
use tokio::time::{Instant, timeout_at};

use crate::chat::Chat;
use crate::faults::{Faults, Weather};
use crate::files::MOST_DOCUMENT;
use crate::group::Group;
use crate::ledger::{Call, Refusal};
use crate::options::{Jumps, Options};
use crate::pace::Pace;
use crate::person::Person;
use crate::profile::private_scopes;
use crate::room::Room;
use crate::world::World;
use crate::{api, control, page};

/// Bytes of a request: the largest file and the rest of its form.
pub(crate) const MOST_BODY: usize = MOST_DOCUMENT + 1024 * 1024;

/// A Telegram in a box. Cheap to clone; clones share the box.
#[derive(Clone)]
pub struct Emulator {
    room: Room,
    token: Arc<str>,
    jumps: Option<Jumps>,
}

impl Emulator {
    /// An empty box with one bot.
    #[must_use]
    pub fn new(options: Options) -> Self {
        let room = Room::new(World::new(&options));
        Self { room, token: options.token.into(), jumps: options.jumps }
    }

    /// The Bot API, the control interface under `/emulator` and the page under `/chat`.
    pub fn router(&self) -> Router {
        Router::new()
            .route("/{token}/{method}", any(api::bot).layer(DefaultBodyLimit::max(MOST_BODY)))
            .route("/file/{token}/{*path}", any(api::file))
            .with_state(self.clone())
            .merge(self.page_router())
    }

    /// The control interface and the page alone, for a server that has other things to show.
    pub fn page_router(&self) -> Router {
        control::routes().merge(page::routes()).with_state(self.clone())
    }

    /// Serves the box on a free port of the loopback; gives "http://127.0.0.1:PORT".
    ///
    /// # Errors
    /// When no port can be bound.
    pub async fn serve(&self) -> std::io::Result<String> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let router = self.router();
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(format!("http://{address}"))
    }

    /// What the START link of everybody carries who is added on the page or over HTTP without a payload.
    pub fn guests_start_with(&self, payload: &str) {
        self.room.with(|world| payload.clone_into(&mut world.guest_payload));
    }

    /// A new person with a private chat, from id 1001 up. "Anna Ivanova" is a first and a last name.
    #[expect(clippy::must_use_candidate, reason = "it changes the box; the handle may be of no interest")]
    pub fn person(&self, name: &str, language_code: &str) -> Person {
        let id = self.room.change(|world| world.person(None, name, language_code));
        Person::new(id, self.clone())
    }

    /// The person with this id; created when there is none.
    #[expect(clippy::must_use_candidate, reason = "it changes the box; the handle may be of no interest")]
    pub fn person_with_id(&self, id: i64, name: &str, language_code: &str) -> Person {
        self.room.change(|world| world.person(Some(id), name, language_code));
        Person::new(id, self.clone())
    }

    /// The group of this id; `None` when there is none.
    #[must_use]
    pub fn find_group(&self, id: i64) -> Option<Group> {
        let found = self.room.with(|world| world.chats.get(&id).is_some_and(Chat::is_group));
        found.then(|| Group::new(id, self.clone()))
    }

    /// Switches privacy mode on or off, as `BotFather` does. On at first: in a group the bot hears commands,
    /// answers to its messages and service messages, and all of it where it is an administrator.
    pub fn privacy(&self, on: bool) {
        self.room.with(|world| world.bot.reads_all = !on);
    }

    /// The bytes of a file by its id.
    #[must_use]
    pub fn file(&self, file_id: &str) -> Option<Vec<u8>> {
        self.room.with(|world| world.files.get(file_id).map(|file| file.bytes.to_vec()))
    }

    /// A supergroup to which the bot has just been added (it hears `my_chat_member`); gives its id.
    #[expect(clippy::must_use_candidate, reason = "it changes the box; the handle may be of no interest")]
    pub fn group(&self, title: &str) -> i64 {
        self.room.change(|world| world.group(title))
    }

    /// Replaces the plan of faults.
    pub fn faults(&self, faults: Faults) {
        self.room.with(|world| world.weather = Weather::new(faults));
    }

    /// Switches Telegram's limits on messages a second on or off. Off at first.
    pub fn pace(&self, on: bool) {
        self.room.with(|world| world.pace = on.then(Pace::default));
    }

    /// Requests answered with `ok: false` by the emulator's own strictness, in order.
    #[must_use]
    pub fn refusals(&self) -> Vec<Refusal> {
        self.room.with(|world| world.ledger.refusals.clone())
    }

    /// Calls of the Bot API but for getUpdates, in order.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        self.room.with(|world| world.ledger.calls.clone())
    }

    /// Queues any text as one update; `{update_id}` in it becomes the next id.
    pub fn push_raw(&self, update_json: &str) {
        self.room.change(|world| {
            world.queue.put(None, |id| update_json.replace("{update_id}", &id.to_string()));
            world.ledger.stir();
        });
    }

    /// Delivers the newest update once more under its id.
    pub fn duplicate_last(&self) {
        self.room.change(|world| {
            world.queue.repeat_newest();
            world.ledger.stir();
        });
    }

    /// Updates that no offset and no 2xx has confirmed.
    #[must_use]
    pub fn pending(&self) -> usize {
        self.room.with(|world| world.queue.waiting.len())
    }

    /// Waits until no update is pending and nothing has happened for `quiet`; `false` after `limit`.
    pub async fn settled(&self, quiet: Duration, limit: Duration) -> bool {
        let until = Instant::now() + limit;
        let mut changes = self.room.changes();
        loop {
            let (busy, stirred) = self.room.with(|world| {
                let ledger = &world.ledger;
                (ledger.in_flight + world.queue.waiting.len() > 0, ledger.stirred)
            });
            let calm = if busy { until } else { stirred + quiet };
            if !busy && calm <= Instant::now() {
                return true;
            }
            if timeout_at(calm.min(until), changes.changed()).await.is_err() && Instant::now() >= until {
                return false;
            }
        }
    }

    /// The address of the webhook, when one is set.
    #[must_use]
    pub fn webhook(&self) -> Option<String> {
        self.room.with(|world| world.webhook.as_ref().map(|hook| hook.url.clone()))
    }

    /// Commands and their descriptions, as a person of this language sees them in a private chat.
    #[must_use]
    pub fn commands(&self, language_code: &str) -> Vec<(String, String)> {
        self.room.with(|world| {
            let seen = world.profile.seen(&private_scopes(None), language_code).iter();
            seen.map(|one| (one.command.clone(), one.description.clone())).collect()
        })
    }

    pub(crate) fn room(&self) -> &Room {
        &self.room
    }

    pub(crate) fn jumps(&self) -> Option<&Jumps> {
        self.jumps.as_ref()
    }

    pub(crate) fn token(&self) -> &str {
        &self.token
    }
}
