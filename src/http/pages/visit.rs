//! A booking's page: whoever has its address sees it, and may call it off, move it, or connect a chat.
//!
//! A mail scanner opens every link: only a form that is sent changes anything.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use okoshko_dialogues::event::Answer;
use okoshko_dialogues::facts::Card;
use okoshko_dialogues::screen::{Line, Toast};
use okoshko_dialogues::start::Payload;
use okoshko_dialogues::{moving, visits};
use okoshko_domain::booking::{Cancelling, Status};
use okoshko_domain::people::Lang;
use okoshko_domain::timestamp::Timestamp;
use serde::Deserialize;
use uuid::Uuid;

use super::page::see;
use super::{Cache, Frame, House, Manner, Page, Trouble, Visitor, forget};
use crate::desk::visits::CancelError;
use crate::papers::ics;
use crate::texts::Voice;

const MINUTE_S: i64 = 60;

/// What a page is told beside its address.
#[derive(Debug, Deserialize)]
pub(super) struct Told {
    /// It was booked just now.
    new: Option<String>,
    /// What became of what was asked for.
    said: Option<String>,
}

/// Whether messages reach whoever it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Chat {
    /// They do.
    Connected,
    /// They would, if the bot could write to them.
    Deaf,
    /// They could.
    Offered,
    /// There is nothing to say any more.
    Moot,
}

#[derive(Template)]
#[template(path = "visit.html")]
struct VisitPage {
    frame: Frame,
    title: String,
    says: Option<(String, bool)>,
    /// Telegram's HTML, made by `texts` as for a chat.
    lines: Vec<String>,
    zone: String,
    map: Option<String>,
    phone: String,
    path: String,
    cancels: Option<[String; 3]>,
    moves: bool,
    undo: bool,
    calendar: bool,
    chat: Chat,
    /// Opens the bot.
    bot: String,
    /// Where the answer that is waited for comes, without a chat.
    answer: Option<String>,
    again: String,
}

/// A token that is one, and its booking.
pub(super) async fn card(house: &House, token: &str) -> Result<(Uuid, Card), Trouble> {
    let token: Uuid = token.parse().map_err(|_| Trouble::NO_VISIT)?;
    let Some(card) = house.desk().by_token(token).await? else {
        return Err(forget::missing(house, token).await);
    };
    match card.booking.status {
        // A row that was no more than a hold is nobody's visit.
        Status::Held | Status::Released => Err(Trouble::NO_VISIT),
        _ => Ok((token, card)),
    }
}

/// The same, and the language of whoever has it.
pub(super) async fn spoken(house: &House, token: &str, visitor: &Visitor) -> Result<(Uuid, Lang), Trouble> {
    let (token, card) = card(house, token).await?;
    Ok((token, visitor.reads(&card.catalog.studio.langs)))
}

/// The frame and the voice of a page about a booking; its address is nobody else's.
pub(super) fn around(house: &House, visitor: &Visitor, card: &Card, key: &'static str) -> (Frame, Voice) {
    let studio = &card.catalog.studio;
    let frame = Frame::new(house, visitor, &studio.langs, String::new());
    let voice = Voice { lang: frame.lang, zone: studio.zone, today: studio.zone.day_of(card.now) };
    let title = voice.text(&Line::new(key).foreign("studio", &studio.name));
    let frame = Frame { title, ..frame }.of(&studio.name, house.path(&format!("/{}", studio.slug)));
    (frame.unlisted(), voice)
}

/// `GET /b/{token}`
pub(super) async fn show(
    State(house): State<House>,
    Path(token): Path<String>,
    Query(told): Query<Told>,
    visitor: Visitor,
) -> Result<Page, Trouble> {
    let (token, card) = card(&house, &token).await?;
    let (frame, voice) = around(&house, &visitor, &card, "page-visit-title");
    let (booking, studio) = (&card.booking, &card.catalog.studio);
    let upcoming = booking.is_upcoming(card.now);
    let said = told.said.as_deref().and_then(|word| said(word, &card));
    let page = VisitPage {
        title: voice.text(&Line::new(heading(&card, told.new.is_some()))),
        says: said.map(|(line, good)| (voice.text(&line), good)),
        lines: lines(voice, &visits::card(&card).lines),
        zone: zone(voice, booking.span.start),
        map: map(&card, &frame),
        phone: dialled(&studio.phone),
        path: house.path(&format!("/b/{token}")),
        cancels: matches!(card.cancelling, Cancelling::Open(_)).then(|| cancelling(&frame, booking.status)),
        moves: booking.account.is_some()
            && booking.status == Status::Booked
            && matches!(card.moving, Cancelling::Open(_))
            && !studio.paused,
        undo: card.undo,
        calendar: upcoming && booking.status == Status::Booked,
        chat: match booking.reader {
            _ if !upcoming => Chat::Moot,
            Some(reader) if house.desk().is_reachable(reader).await? => Chat::Connected,
            Some(_) => Chat::Deaf,
            None => Chat::Offered,
        },
        bot: house.telegram(&Payload::Studio(studio.id)),
        answer: (upcoming && booking.status == Status::Pending).then(|| frame.say("page-answer-here")),
        again: house.path(&format!("/{}", studio.slug)),
        frame,
    };
    Page::of(&page).map(Page::secret)
}

fn heading(card: &Card, new: bool) -> &'static str {
    match (card.booking.status, card.booking.is_upcoming(card.now)) {
        (Status::Booked, true) if new => "page-visit-booked",
        (Status::Pending, true) if new => "page-visit-asked",
        (Status::Booked, true) => "page-visit-stands",
        (Status::Pending, true) => "page-visit-waits",
        (Status::Cancelled, _) => "page-visit-cancelled",
        (Status::NoShow, _) => "page-visit-missed",
        _ => "page-visit-was",
    }
}

/// Question, yes, and what the button is called before it asks.
fn cancelling(frame: &Frame, status: Status) -> [String; 3] {
    let keys = if status == Status::Pending {
        ["page-withdraw", "page-withdraw-question", "page-withdraw-yes"]
    } else {
        ["page-cancel", "page-cancel-question", "page-cancel-yes"]
    };
    keys.map(|key| frame.say(key))
}

/// What a redirect told, in words; and whether it is good news. Anything else was typed by somebody.
fn said(word: &str, card: &Card) -> Option<(Line, bool)> {
    let stands = card.booking.stands();
    let line = match word {
        "moved" if stands => ("page-said-moved", true),
        "back" if stands => ("page-said-back", true),
        "late" => ("page-said-late", false),
        "settled" => ("page-said-settled", false),
        "taken" => ("page-said-taken", false),
        "rotated" => ("page-said-rotated", true),
        _ => return None,
    };
    Some((Line::new(line.0), line.1))
}

/// A phone as a link dials it.
pub(super) fn dialled(phone: &str) -> String {
    phone.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect()
}

/// Lines of a chat's screen, without the empty ones.
pub(super) fn lines(voice: Voice, lines: &[Line]) -> Vec<String> {
    let full = lines.iter().filter(|line| !line.key.is_empty());
    full.map(|line| voice.html(std::slice::from_ref(line))).collect()
}

/// Whose clock the time is told by.
pub(super) fn zone(voice: Voice, at: Timestamp) -> String {
    let wall = voice.zone.local(at).and_utc().timestamp();
    let offset_min = (wall - at.0) / MINUTE_S;
    let (sign, minutes) = (if offset_min < 0 { '\u{2212}' } else { '+' }, offset_min.abs());
    let rest = if minutes % 60 == 0 { String::new() } else { format!(":{:02}", minutes % 60) };
    voice.text(&Line::new("page-zone").foreign("offset", &format!("UTC{sign}{}{rest}", minutes / 60)))
}

/// The studio's pin; a specialist's place of its own has none.
fn map(card: &Card, frame: &Frame) -> Option<String> {
    let (north, east) = card.catalog.studio.pin.filter(|_| card.booking.place_address.is_empty())?;
    Some(super::map_link(frame.lang, north, east))
}

/// `GET /b/{token}/visit.ics`: for a calendar, in the language that it was booked in.
pub(super) async fn calendar(
    State(house): State<House>,
    Path(token): Path<String>,
) -> Result<Response, Trouble> {
    let (token, card) = card(&house, &token).await?;
    let entry = house.desk().entry_by_token(token).await?.ok_or(Trouble::NO_VISIT)?;
    let zone = card.catalog.studio.zone;
    let voice = Voice { lang: entry.lang, zone, today: zone.day_of(card.now) };
    let bytes = ics::file(&ics::Entry::told(&entry, |line| voice.text(line)))?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8")),
        (CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"visit.ics\"")),
    ];
    let mut answer = (headers, bytes).into_response();
    answer.extensions_mut().insert(Manner { secret: true, cache: Cache::Nothing, ..Manner::default() });
    Ok(answer)
}

/// `POST /b/{token}/cancel`
pub(super) async fn cancel(
    State(house): State<House>,
    Path(token): Path<String>,
    visitor: Visitor,
) -> Result<Response, Trouble> {
    let (token, lang) = spoken(&house, &token, &visitor).await?;
    let said = match house.desk().cancel_by_token(token, lang).await {
        Ok(()) => "cancelled",
        Err(CancelError::TooLate) => "late",
        Err(CancelError::Settled) => "settled",
        Err(CancelError::NotYours) => return Err(Trouble::NO_VISIT),
        Err(CancelError::Store(error)) => return Err(error.into()),
    };
    Ok(back(&house, token, said))
}

/// `POST /b/{token}/restore`
pub(super) async fn restore(
    State(house): State<House>,
    Path(token): Path<String>,
    visitor: Visitor,
) -> Result<Response, Trouble> {
    let (token, lang) = spoken(&house, &token, &visitor).await?;
    let said = match house.desk().restore_by_token(token, lang).await? {
        Answer::Moving(moving::Answer::Back(_)) => "back",
        Answer::Moving(moving::Answer::UndoLate(_)) => "late",
        Answer::Refused { .. } | Answer::Gone => "taken",
        _ => "settled",
    };
    Ok(back(&house, token, said))
}

/// `POST /b/{token}/connect`: a link that is good once, made for whoever presses, and straight on to Telegram.
pub(super) async fn connect(
    State(house): State<House>,
    Path(token): Path<String>,
    visitor: Visitor,
) -> Result<Response, Trouble> {
    let (token, lang) = spoken(&house, &token, &visitor).await?;
    match house.desk().connect_by_token(token, lang).await? {
        Some(secret) => Ok(see(&house.telegram(&Payload::Connect(secret)))),
        None => Ok(back(&house, token, "settled")),
    }
}

/// `POST /b/{token}/rotate`: the page moves to an address that nobody else has.
pub(super) async fn rotate(
    State(house): State<House>,
    Path(token): Path<String>,
) -> Result<Response, Trouble> {
    let (token, _) = card(&house, &token).await?;
    let fresh = house.desk().rotate_token(token).await?.ok_or(Trouble::NO_VISIT)?;
    Ok(back(&house, fresh, "rotated"))
}

pub(super) fn back(house: &House, token: Uuid, said: &str) -> Response {
    see(&house.path(&format!("/b/{token}?said={said}")))
}

/// What a toast says, on a page.
pub(super) fn toast(voice: Voice, toast: Toast) -> String {
    voice.text(&toast.line())
}
