//! A request's way through the Bot API: token, parameters, weather, method, ledger, envelope.
//!
//! <https://core.telegram.org/bots/api#making-requests>

use std::io;

use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use futures::stream;
use serde_json::json;
use tokio::time::{Instant, sleep_until};

use crate::answer::{Answer, Refused};
use crate::emulator::Emulator;
use crate::faults::Fault;
use crate::ledger::{Call, Outcome};
use crate::parameters::Parameters;
use crate::room::Room;
use crate::{methods, updates, webhook};

/// `/bot{token}/{method}`, GET or POST.
pub(crate) async fn bot(
    State(emulator): State<Emulator>,
    Path((token, asked)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let Ok(body) = body else {
        return Refused::too_large().into_response();
    };
    let Some(token) = token.strip_prefix("bot") else {
        return Refused::not_found().into_response();
    };
    let room = emulator.room();
    let content_type = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let parameters = Parameters::read(&query.unwrap_or_default(), content_type, &body);
    let known = token == emulator.token();
    let ready = match (known, methods::spelled(&asked), parameters) {
        (false, ..) => Err(Refused::unauthorized()),
        (true, None, _) => Err(Refused::not_found()),
        (true, Some(method), parameters) => parameters.map(|parameters| (method, parameters)),
    };
    match ready {
        Ok((method, parameters)) => through_weather(room, method, parameters).await,
        Err(why) => {
            let body = json!(String::from_utf8_lossy(&body));
            room.with(|world| world.ledger.refuse(&asked, &body, &why));
            why.into_response()
        }
    }
}

/// `/file/bot{token}/{path}`: the bytes of a file, at the path that getFile gave.
pub(crate) async fn file(
    State(emulator): State<Emulator>,
    Path((token, path)): Path<(String, String)>,
) -> Response {
    if token.strip_prefix("bot") != Some(emulator.token()) {
        return Refused::not_found().into_response();
    }
    match emulator.room().with(|world| methods::media::download(world, &path)) {
        Ok(bytes) => ([(CONTENT_TYPE, "application/octet-stream")], bytes).into_response(),
        Err(why) => why.into_response(),
    }
}

/// Lets the faults of the plan happen to the call.
async fn through_weather(room: &Room, method: &'static str, parameters: Parameters) -> Response {
    let _busy = (method != "getUpdates").then(|| InFlight::begin(room));
    let (fault, delay, wait_s) = room.with(|world| {
        let weather = &mut world.weather;
        let fault = weather.strike(method);
        let wait_s = if fault == Some(Fault::TooMany) { weather.retry_after_s() } else { 0 };
        (fault, weather.delay(method), wait_s)
    });
    let answer = match fault {
        Some(Fault::TooMany) => {
            Err(struck(room, method, &parameters, Fault::TooMany, Refused::too_many(wait_s)))
        }
        Some(Fault::ServerError) => {
            Err(struck(room, method, &parameters, Fault::ServerError, Refused::bad_gateway()))
        }
        Some(Fault::DropBefore) => {
            struck(room, method, &parameters, Fault::DropBefore, Refused::bad_gateway());
            return broken_off();
        }
        Some(Fault::DropAfter) | None => carry_out(room, method, &parameters, fault).await,
    };
    if !delay.is_zero() {
        sleep_until(Instant::now() + delay).await;
    }
    match answer {
        _ if fault == Some(Fault::DropAfter) => broken_off(),
        Ok(text) => ([(CONTENT_TYPE, "application/json")], text).into_response(),
        Err(why) => why.into_response(),
    }
}

/// Counts a call from its first byte to its answer, or to the bot's hanging up.
struct InFlight<'a>(&'a Room);

impl<'a> InFlight<'a> {
    fn begin(room: &'a Room) -> Self {
        room.with(|world| world.ledger.in_flight += 1);
        Self(room)
    }
}

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        self.0.change(|world| {
            world.ledger.in_flight -= 1;
            world.ledger.stir();
        });
    }
}

/// Notes a call that a fault kept from being carried out; gives back what the bot hears.
fn struck(room: &Room, method: &str, parameters: &Parameters, fault: Fault, hears: Refused) -> Refused {
    note(room, method, parameters, Outcome::Struck(fault.name()), hears.retry_after_s);
    hears
}

/// The body of a good answer.
async fn carry_out(
    room: &Room,
    method: &str,
    parameters: &Parameters,
    fault: Option<Fault>,
) -> Result<String, Refused> {
    if method == "getUpdates" {
        let answer = updates::get(room, parameters).await;
        refused(room, method, parameters, answer.as_ref().err());
        return answer;
    }
    let answer: Answer = room.change(|world| methods::call(world, method, parameters));
    refused(room, method, parameters, answer.as_ref().err());
    let wait_s = answer.as_ref().err().and_then(|why| why.retry_after_s);
    note(room, method, parameters, Outcome::of(&answer, fault), wait_s);
    if method == "setWebhook" {
        deliver_by_webhook(room);
    }
    answer.map(|result| json!({ "ok": true, "result": result }).to_string())
}

fn refused(room: &Room, method: &str, parameters: &Parameters, why: Option<&Refused>) {
    if let Some(why) = why {
        room.with(|world| world.ledger.refuse(method, &parameters.to_value(), why));
    }
}

fn note(room: &Room, method: &str, parameters: &Parameters, outcome: Outcome, retry_after_s: Option<u32>) {
    if method == "getUpdates" {
        return;
    }
    room.change(|world| {
        let (method, date) = (method.to_owned(), world.now());
        let (chat_id, parameters) = (parameters.integer("chat_id"), parameters.to_value());
        world.ledger.calls.push(Call { method, chat_id, parameters, outcome, retry_after_s, date });
        world.ledger.stir();
    });
}

fn deliver_by_webhook(room: &Room) {
    if let Some(number) = room.with(|world| world.webhook.as_ref().map(|hook| hook.number)) {
        tokio::spawn(webhook::deliver(room.clone(), number));
    }
}

/// An answer that breaks off before its first byte: the bot sees a dead connection.
fn broken_off() -> Response {
    let error = io::Error::from(io::ErrorKind::ConnectionReset);
    let body = stream::iter([Err::<Bytes, _>(error)]);
    Json(()).into_response().map(|_: Body| Body::from_stream(body))
}
