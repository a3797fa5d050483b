//! A booking's page: another time. Looking changes nothing; a form that is sent does.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use okoshko_dialogues::event::Answer;
use okoshko_dialogues::facts::{DayStarts, Facts, Target, Times};
use okoshko_dialogues::moving::{self, Move, Seen};
use okoshko_dialogues::screen::{Arg, Line, Toast};
use okoshko_domain::booking::Cancelling;
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::SpecialistId;
use okoshko_domain::money::Money;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::LocalDay;
use serde::Deserialize;
use uuid::Uuid;

use super::form::{Fields, start};
use super::visit::{around, back, card, toast, zone};
use super::{Frame, House, Page, Trouble, Visitor};
use crate::texts::Voice;

/// What is looked for: a day, or a time to look at once more.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Looked {
    /// `YYYY-MM-DD`
    day: Option<String>,
    /// Minutes since 1970.
    at: Option<i64>,
    /// With whom; nothing for whoever has it, `0` for anybody.
    with: Option<i64>,
}

struct DayOf {
    title: String,
    starts: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "move.html")]
struct TimesPage {
    frame: Frame,
    says: String,
    now: String,
    days: Vec<DayOf>,
    empty: String,
    zone: String,
    path: String,
    chips: Vec<(String, String, bool)>,
    with: String,
    day: String,
}

#[derive(Template)]
#[template(path = "move_check.html")]
struct CheckPage {
    frame: Frame,
    was: String,
    to: String,
    price: String,
    zone: String,
    path: String,
    hidden: Vec<(&'static str, String)>,
}

/// `GET /b/{token}/move`
pub(super) async fn look(
    State(house): State<House>,
    Path(token): Path<String>,
    Query(looked): Query<Looked>,
    visitor: Visitor,
) -> Result<Response, Trouble> {
    let (token, _) = card(&house, &token).await?;
    match looked.at.and_then(start) {
        Some(start) => check(&house, &visitor, token, &looked, start).await,
        None => times(&house, &visitor, token, &looked, None).await,
    }
}

async fn times(
    house: &House,
    visitor: &Visitor,
    token: Uuid,
    looked: &Looked,
    refused: Option<Toast>,
) -> Result<Response, Trouble> {
    let (_, shown) = card(house, &token.to_string()).await?;
    let (frame, voice) = around(house, visitor, &shown, "page-move-title");
    let day = looked.day.as_deref().and_then(|day| day.parse().ok()).map(LocalDay::from_date);
    let who = who(looked, shown.booking.specialist);
    let Some(times) = house.desk().times_by_token(token, who, day).await? else {
        let late = matches!(shown.moving, Cancelling::Closed);
        return Ok(back(house, token, if late { "late" } else { "settled" }));
    };
    let path = house.path(&format!("/b/{token}"));
    let status = if refused.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    let page = TimesPage {
        says: refused.map(|refused| toast(voice, refused)).unwrap_or_default(),
        now: voice.text(&Line::new("page-move-now").with("start", Arg::When(shown.booking.span.start))),
        empty: frame.say(if day.is_some() { "page-move-day-full" } else { "page-move-nothing" }),
        days: times.days.iter().map(|day| day_of(voice, &path, who, day)).collect(),
        zone: zone(voice, shown.booking.span.start),
        chips: chips(&frame, &path, &times),
        with: with_of(who),
        day: looked.day.clone().unwrap_or_default(),
        path,
        frame,
    };
    Ok(Page::of(&page)?.secret().with(status).into_response())
}

/// Whoever has it, unless somebody else is asked for.
fn who(looked: &Looked, has: SpecialistId) -> Who {
    match looked.with {
        None => Who::One(has),
        Some(0) => Who::Any,
        Some(id) => Who::One(SpecialistId(id)),
    }
}

fn with_of(who: Who) -> String {
    match who {
        Who::Any => "0".to_owned(),
        Who::One(id) => id.to_string(),
    }
}

fn day_of(voice: Voice, path: &str, who: Who, day: &DayStarts) -> DayOf {
    let start = |start: &Timestamp| {
        let href = format!("{path}/move?at={}&with={}", start.minutes(), with_of(who));
        (voice.plain(&Arg::Time(*start)), href)
    };
    DayOf { title: voice.plain(&Arg::Day(day.day)), starts: day.starts.iter().map(start).collect() }
}

/// Who could do it, when several can.
fn chips(frame: &Frame, path: &str, times: &Times) -> Vec<(String, String, bool)> {
    if times.asked.offers.len() < 2 {
        return Vec::new();
    }
    let chip =
        |who: Who, name: String| (name, format!("{path}/move?with={}", with_of(who)), times.asked.who == who);
    let one = |id| Some(chip(Who::One(id), times.asked.catalog.specialist(id)?.name.clone()));
    let people = times.asked.offers.iter().filter_map(|offer| one(offer.specialist));
    std::iter::once(chip(Who::Any, frame.say("page-anybody"))).chain(people).collect()
}

async fn check(
    house: &House,
    visitor: &Visitor,
    token: Uuid,
    looked: &Looked,
    start: Timestamp,
) -> Result<Response, Trouble> {
    let (_, shown) = card(house, &token.to_string()).await?;
    let who = who(looked, shown.booking.specialist);
    let target = match house.desk().target_by_token(token, who, start).await? {
        Some(Facts::Target(target)) => *target,
        _ => return Ok(back(house, token, "settled")),
    };
    let Target { card: stands, to } = target;
    let to = match to {
        Ok(to) => to,
        Err(why) => return times(house, visitor, token, looked, Some(Toast::Refused(why))).await,
    };
    let (frame, voice) = around(house, visitor, &stands, "page-move-title");
    let line = |key, booking: &okoshko_domain::booking::Booking| {
        let line = Line::new(key).with("start", Arg::When(booking.span.start));
        voice.text(&line.foreign("specialist", &booking.specialist_name))
    };
    let page = CheckPage {
        was: line("page-move-was", &stands.booking),
        to: line("page-move-to", &to),
        price: voice.text(&Line::new("page-price").with("price", Arg::Money(to.price))),
        zone: zone(voice, start),
        path: house.path(&format!("/b/{token}")),
        hidden: vec![
            ("at", start.minutes().to_string()),
            ("with", to.specialist.to_string()),
            ("was", stands.booking.span.start.minutes().to_string()),
            ("price", to.price.minor.to_string()),
        ],
        frame,
    };
    Ok(Page::of(&page)?.secret().into_response())
}

/// `POST /b/{token}/move`: moved, once.
pub(super) async fn go(
    State(house): State<House>,
    Path(token): Path<String>,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Trouble> {
    let (token, stands) = card(&house, &token).await?;
    let number = |name: &str| fields.get(name).parse::<i64>().map_err(|_| Trouble::WRONG);
    let (at, was) =
        (start(number("at")?).ok_or(Trouble::WRONG)?, start(number("was")?).ok_or(Trouble::WRONG)?);
    let price = Money { minor: number("price")?, currency: stands.booking.price.currency };
    let specialist = SpecialistId(number("with")?);
    let to =
        Move { booking: stands.booking.id, specialist, start: at, seen: Seen::of(was, price), any: false };
    let lang = visitor.reads(&stands.catalog.studio.langs);
    let looked = Looked { with: Some(specialist.0), ..Looked::default() };
    match house.desk().move_by_token(token, lang, to).await? {
        Answer::Moving(moving::Answer::Moved(_)) => Ok(back(&house, token, "moved")),
        Answer::Moving(moving::Answer::TooLate(_)) => Ok(back(&house, token, "late")),
        Answer::Moving(moving::Answer::LookAgain { .. }) => check(&house, &visitor, token, &looked, at).await,
        Answer::Moving(moving::Answer::Refused { why, .. }) => {
            times(&house, &visitor, token, &looked, Some(Toast::Refused(why))).await
        }
        _ => Ok(back(&house, token, "settled")),
    }
}
