//! The control interface over HTTP: what the page does, and what a test from outside may do.
//!
//! JSON both ways; an error is `{"error": "…"}` with a 4xx.

mod attach;
mod clock;
mod groups;

use std::convert::Infallible;
use std::hash::{BuildHasher, RandomState};
use std::sync::LazyLock;
use std::time::Duration;

use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive};
use axum::response::{IntoResponse, Response, Sse};
use axum::routing::{get, post};
use axum::{Json, Router};
use futures::{Stream, stream};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::broadcast::error::RecvError;

use crate::chat::Chat;
use crate::desk::{chat_json, group_chat_json, person_json};
use crate::emulator::{Emulator, MOST_BODY};
use crate::faults::Faults;
use crate::page::is_payload;
use crate::person::{Person, press_key};
use crate::sends::{Card, Content};

/// Everything under `/emulator`.
pub(crate) fn routes() -> Router<Emulator> {
    Router::new()
        .route("/emulator/people", get(people).post(add_person))
        .route("/emulator/people/{id}/chat", get(chat))
        .route("/emulator/people/{id}/upload", post(attach::upload).layer(DefaultBodyLimit::max(MOST_BODY)))
        .route("/emulator/people/{id}/{verb}", post(act))
        .route("/emulator/groups", get(groups::list).post(groups::create))
        .route("/emulator/groups/{id}/chat", get(groups::chat))
        .route("/emulator/groups/{id}/{verb}", post(groups::act))
        .route("/emulator/clock", get(clock::tell).post(clock::jump))
        .route("/emulator/files/{id}", get(attach::file))
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
    chat_of(&emulator, person.id, person.id)
}

async fn chat(State(emulator): State<Emulator>, Path(id): Path<i64>) -> Told {
    chat_of(&emulator, id, id)
}

/// A private chat or a group, as the page draws it for somebody.
fn chat_of(emulator: &Emulator, id: i64, viewer: i64) -> Told {
    let view =
        emulator.room().with(|world| chat_json(world, id).or_else(|| group_chat_json(world, id, viewer)));
    view.map(Json).ok_or_else(Wrong::no_person)
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
    /// The group in which it is done; the private chat when it is missing.
    chat: Option<i64>,
    /// A contact: name, phone, and the id of the account, if any.
    name: String,
    phone: String,
    user_id: Option<i64>,
    latitude: f64,
    longitude: f64,
    /// A place with a name, when it has one.
    title: String,
    address: String,
    /// The id of one of the offers.
    result: String,
}

/// The person of an act, in the chat of it.
///
/// # Errors
/// 404 when there is no such person or group.
fn person_in(emulator: &Emulator, id: i64, chat: Option<i64>) -> Result<Person, Wrong> {
    let group = chat.filter(|chat| *chat != id);
    let known = emulator.room().with(|world| {
        world.people.contains_key(&id)
            && group.is_none_or(|group| world.chats.get(&group).is_some_and(Chat::is_group))
    });
    let person = known.then(|| Person::new(id, emulator.clone())).ok_or_else(Wrong::no_person)?;
    Ok(group.map_or_else(|| person.clone(), |group| person.in_group(group)))
}

/// One thing that a person does; gives the chat after it.
async fn act(State(emulator): State<Emulator>, Path((id, verb)): Path<(i64, String)>, body: String) -> Told {
    let act: Act = read(if body.trim().is_empty() { "{}" } else { &body })?;
    let person = person_in(&emulator, id, act.chat)?;
    match verb.as_str() {
        "start" => check_payload(&act.payload).map(|()| person.start(&act.payload))?,
        "say" if act.text.trim().is_empty() => return Err(Wrong::bad("text is empty")),
        "say" => person.say(&act.text),
        "press" => match &act.label {
            Some(label) => person.press(label).map_err(Wrong::bad)?,
            None => press(&emulator, &person, &act)?,
        },
        "press_reply" => person.press_reply(act.label.as_deref().unwrap_or_default()).map_err(Wrong::bad)?,
        "send" => person.send(content(&act.kind)?),
        "contact" => share(&person, &act)?,
        "location" => locate(&person, &act)?,
        "inline" => _ = person.inline_query(&act.text),
        "choose" => _ = person.choose(&act.result).map_err(Wrong::bad)?,
        "app" => return Ok(Json(json!({ "init_data": person.init_data() }))),
        "block" => person.block(),
        "unblock" => person.unblock(),
        "language" => person.set_language(&act.code),
        _ => return Err(Wrong(StatusCode::NOT_FOUND, format!("nobody can {verb}"))),
    }
    chat_of(&emulator, person.chat(), person.id)
}

fn share(person: &Person, act: &Act) -> Result<(), Wrong> {
    let (name, phone) = (act.name.trim(), act.phone.trim());
    if name.is_empty() || phone.is_empty() {
        return Err(Wrong::bad("a contact has a name and a phone"));
    }
    person.send_contact(&Card { user_id: act.user_id, ..Card::new(name, phone) });
    Ok(())
}

fn locate(person: &Person, act: &Act) -> Result<(), Wrong> {
    let (latitude, longitude) = (act.latitude, act.longitude);
    if latitude.abs() > 90.0 || longitude.abs() > 180.0 {
        return Err(Wrong::bad("a place is within 90 and 180 degrees"));
    }
    if act.title.is_empty() {
        person.send_location(latitude, longitude);
    } else {
        person.send_venue(latitude, longitude, &act.title, &act.address);
    }
    Ok(())
}

fn check_payload(payload: &str) -> Result<(), Wrong> {
    let why = "a payload has at most 64 of A-Z, a-z, 0-9, _ and -";
    if is_payload(payload) { Ok(()) } else { Err(Wrong::bad(why)) }
}

fn press(emulator: &Emulator, person: &Person, act: &Act) -> Result<(), Wrong> {
    let (id, chat) = (person.id, person.chat());
    emulator.room().change(|world| {
        if let Some(data) = &act.data {
            let pressed = world.press(id, chat, act.message_id, data).map(|_| ());
            return pressed.ok_or_else(|| Wrong::bad("no such message"));
        }
        let post = world.chats.get(&chat).and_then(|chat| chat.post(act.message_id));
        let (row, column) = (act.row.unwrap_or_default(), act.column.unwrap_or_default());
        let key = post.and_then(|post| post.keyboard.get(row)?.get(column));
        let action = key.map(|key| key.action.clone()).ok_or_else(|| Wrong::bad("no such button"))?;
        press_key(world, id, chat, act.message_id, &action).map_err(Wrong::bad)
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
    retry_after_most_s: u32,
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
        retry_after_most_s: plan.retry_after_most_s,
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
