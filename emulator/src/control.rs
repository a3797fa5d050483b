//! The control interface over HTTP: what the page does, and what a test from outside may do.
//!
//! JSON both ways; an error is `{"error": "…"}` with a 4xx.

use std::convert::Infallible;
use std::hash::{BuildHasher, RandomState};
use std::sync::LazyLock;
use std::time::Duration;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive};
use axum::response::{IntoResponse, Response, Sse};
use axum::routing::{get, post};
use axum::{Json, Router};
use futures::{Stream, stream};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::broadcast::error::RecvError;

use crate::emulator::Emulator;
use crate::faults::Faults;
use crate::person::{Content, Person, press_key};
use crate::view::{chat_json, person_json};

/// Everything under `/emulator`.
pub(crate) fn routes() -> Router<Emulator> {
    Router::new()
        .route("/emulator/people", get(people).post(add_person))
        .route("/emulator/people/{id}/chat", get(chat))
        .route("/emulator/people/{id}/{verb}", post(act))
        .route("/emulator/events", get(events))
        .route("/emulator/faults", post(faults))
        .route("/emulator/raw", post(raw))
        .route("/emulator/calls", get(async |State(emulator): State<Emulator>| Json(emulator.calls())))
        .route("/emulator/refusals", get(async |State(emulator): State<Emulator>| Json(emulator.refusals())))
}

/// What went wrong, for the one who asked.
struct Wrong(StatusCode, String);

impl Wrong {
    fn bad(why: impl Into<String>) -> Self {
        Self(StatusCode::BAD_REQUEST, why.into())
    }

    fn no_person() -> Self {
        Self(StatusCode::NOT_FOUND, "no such person".to_owned())
    }
}

impl IntoResponse for Wrong {
    fn into_response(self) -> Response {
        (self.0, Json(json!({ "error": self.1 }))).into_response()
    }
}

type Told = Result<Json<Value>, Wrong>;

async fn people(State(emulator): State<Emulator>) -> Json<Value> {
    Json(emulator.room().with(|world| world.people.values().map(person_json).collect()))
}

#[derive(Deserialize)]
struct NewPerson {
    name: String,
    #[serde(default)]
    language_code: String,
    id: Option<i64>,
    #[serde(default)]
    caption: String,
    /// As [`Emulator::guests_start_with`] says, when it is missing.
    start_payload: Option<String>,
}

async fn add_person(State(emulator): State<Emulator>, body: String) -> Told {
    let new: NewPerson = read(&body)?;
    if new.name.trim().is_empty() {
        return Err(Wrong::bad("name is empty"));
    }
    let payload =
        new.start_payload.unwrap_or_else(|| emulator.room().with(|world| world.guest_payload.clone()));
    check_payload(&payload)?;
    let (name, language_code) = (new.name.trim(), new.language_code.as_str());
    let person = match new.id {
        Some(id) if id > 0 => emulator.person_with_id(id, name, language_code),
        Some(_) => return Err(Wrong::bad("id must be over zero")),
        None => emulator.person(name, language_code),
    };
    let person = person.captioned(&new.caption).start_payload(&payload);
    chat_of(&emulator, person.id)
}

async fn chat(State(emulator): State<Emulator>, Path(id): Path<i64>) -> Told {
    chat_of(&emulator, id)
}

fn chat_of(emulator: &Emulator, id: i64) -> Told {
    emulator.room().with(|world| chat_json(world, id)).map(Json).ok_or_else(Wrong::no_person)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Act {
    payload: String,
    text: String,
    message_id: i64,
    row: Option<usize>,
    column: Option<usize>,
    data: Option<String>,
    /// A button by its text, as [`Person::press`] finds it; for reply keyboards.
    label: Option<String>,
    kind: String,
    code: String,
}

/// One thing that a person does; gives the chat after it.
async fn act(State(emulator): State<Emulator>, Path((id, verb)): Path<(i64, String)>, body: String) -> Told {
    let act: Act = read(if body.trim().is_empty() { "{}" } else { &body })?;
    if !emulator.room().with(|world| world.people.contains_key(&id)) {
        return Err(Wrong::no_person());
    }
    let person = Person::new(id, emulator.clone());
    match verb.as_str() {
        "start" => check_payload(&act.payload).map(|()| person.start(&act.payload))?,
        "say" if act.text.trim().is_empty() => return Err(Wrong::bad("text is empty")),
        "say" => person.say(&act.text),
        "press" => match &act.label {
            Some(label) => person.press(label).map_err(Wrong::bad)?,
            None => press(&emulator, id, &act)?,
        },
        "send" => person.send(content(&act.kind)?),
        "block" => person.block(),
        "unblock" => person.unblock(),
        "language" => person.set_language(&act.code),
        _ => return Err(Wrong(StatusCode::NOT_FOUND, format!("nobody can {verb}"))),
    }
    chat_of(&emulator, id)
}

/// The payload of a link: up to 64 of `[A-Za-z0-9_-]`. <https://core.telegram.org/bots/features#deep-linking>
fn check_payload(payload: &str) -> Result<(), Wrong> {
    let letters = payload.bytes().all(|sign| sign.is_ascii_alphanumeric() || b"_-".contains(&sign));
    if !letters || payload.len() > 64 {
        return Err(Wrong::bad("a payload has at most 64 of A-Z, a-z, 0-9, _ and -"));
    }
    Ok(())
}

fn press(emulator: &Emulator, id: i64, act: &Act) -> Result<(), Wrong> {
    emulator.room().change(|world| {
        if let Some(data) = &act.data {
            let pressed = world.press(id, act.message_id, data).map(|_| ());
            return pressed.ok_or_else(|| Wrong::bad("no such message"));
        }
        let post = world.chats.get(&id).and_then(|chat| chat.post(act.message_id));
        let (row, column) = (act.row.unwrap_or_default(), act.column.unwrap_or_default());
        let key = post.and_then(|post| post.keyboard.get(row)?.get(column));
        let action = key.map(|key| key.action.clone()).ok_or_else(|| Wrong::bad("no such button"))?;
        press_key(world, id, act.message_id, &action).map_err(Wrong::bad)
    })
}

fn content(kind: &str) -> Result<Content, Wrong> {
    Ok(match kind {
        "sticker" => Content::Sticker,
        "photo" => Content::Photo,
        "voice" => Content::Voice,
        "location" => Content::Location,
        "contact" => Content::Contact,
        _ => return Err(Wrong::bad("kind is sticker, photo, voice, location or contact")),
    })
}

/// Tells one process from the next: a page that was open before has nobody to talk to any more.
static BOOT: LazyLock<String> = LazyLock::new(|| format!("{:x}", RandomState::new().hash_one(0)));

/// Every change as `{person, version}`. The first event, and any after a gap, has no person: look at all. It names
/// this process, too.
async fn events(State(emulator): State<Emulator>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let look_at_all = || json!({ "person": null, "boot": *BOOT });
    let start = Some(look_at_all());
    let stream = stream::unfold((emulator.room().news(), start), move |(mut news, start)| async move {
        let told = match start {
            Some(start) => start,
            None => match news.recv().await {
                Ok(change) => json!(change),
                Err(RecvError::Lagged(_)) => look_at_all(),
                Err(RecvError::Closed) => return None,
            },
        };
        Some((Ok(Event::default().data(told.to_string())), (news, None)))
    });
    Sse::new(stream).keep_alive(KeepAlive::new().interval(Duration::from_secs(15)))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Plan {
    too_many: f64,
    retry_after_s: u32,
    server_error: f64,
    drop_before: f64,
    drop_after: f64,
    delay_ms: u64,
    duplicate: f64,
    methods: Option<Vec<String>>,
    seed: u64,
}

async fn faults(State(emulator): State<Emulator>, body: String) -> Told {
    let plan: Plan = read(&body)?;
    emulator.faults(Faults {
        too_many: plan.too_many,
        retry_after_s: plan.retry_after_s,
        server_error: plan.server_error,
        drop_before: plan.drop_before,
        drop_after: plan.drop_after,
        delay: Duration::from_millis(plan.delay_ms),
        duplicate: plan.duplicate,
        methods: plan.methods,
        seed: plan.seed,
    });
    Ok(Json(json!({})))
}

#[derive(Deserialize)]
struct Raw {
    /// A text as it is, or JSON.
    update: Value,
}

async fn raw(State(emulator): State<Emulator>, body: String) -> Told {
    let raw: Raw = read(&body)?;
    match raw.update {
        Value::String(text) => emulator.push_raw(&text),
        update => emulator.push_raw(&update.to_string().replace("\"{update_id}\"", "{update_id}")),
    }
    Ok(Json(json!({ "pending": emulator.pending() })))
}

fn read<T: for<'a> Deserialize<'a>>(body: &str) -> Result<T, Wrong> {
    serde_json::from_str(body).map_err(|why| Wrong::bad(why.to_string()))
}
