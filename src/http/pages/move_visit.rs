//! A booking's page: another time. Looking changes nothing; a form that is sent does.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use okoshko_dialogues::event::Answer;
use okoshko_dialogues::facts::{Card, DayStarts, Facts, Target, Times};
use okoshko_dialogues::moving::{self, Move, Seen};
use okoshko_dialogues::screen::{Arg, Line, Toast};
use okoshko_domain::booking::{Booking, Cancelling};
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::SpecialistId;
use okoshko_domain::money::Money;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::LocalDay;
use serde::Deserialize;
use uuid::Uuid;

use super::asked::{day, month, written};
use super::form::{Fields, start};
use super::month::MonthView;
use super::visit::{around, back, card, toast, zone};
use super::{Frame, House, Page, Trouble, Visitor, words};
use crate::texts::Voice;

/// What is looked for: a day, or a time to look at once more.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Looked {
    /// `YYYY-MM-DD`
    day: Option<String>,
    /// `YYYY-MM`
    month: Option<String>,
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
    month: Option<MonthView>,
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
    let (token, shown) = card(&house, &token).await?;
    let mover = Mover { house: &house, visitor: &visitor, token, shown: &shown, looked: &looked };
    match looked.at.and_then(start) {
        Some(start) => mover.check(start).await,
        None => mover.times(None).await,
    }
}

/// Somebody who looks for another time.
struct Mover<'a> {
    house: &'a House,
    visitor: &'a Visitor,
    token: Uuid,
    shown: &'a Card,
    looked: &'a Looked,
}

impl Mover<'_> {
    fn who(&self) -> Who {
        who(self.looked, self.shown.booking.specialist)
    }

    fn path(&self) -> String {
        self.house.path(&format!("/b/{}", self.token))
    }

    /// It is not to be moved: its own page says why.
    fn back(&self) -> Response {
        let late = matches!(self.shown.moving, Cancelling::Closed);
        back(self.house, self.token, if late { "late" } else { "settled" })
    }

    async fn times(&self, refused: Option<Toast>) -> Result<Response, Trouble> {
        let (day, who, path) = (self.looked.day.as_deref().and_then(day), self.who(), self.path());
        let Some(times) = self.house.desk().times_by_token(self.token, who, day).await? else {
            return Ok(self.back());
        };
        let (frame, voice) = around(self.house, self.visitor, self.shown, "page-move-title");
        let stands = self.shown.booking.span.start;
        let status = if refused.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
        let page = TimesPage {
            says: refused.map(|refused| toast(voice, refused)).unwrap_or_default(),
            now: voice.text(&Line::new("page-move-now").with("start", Arg::When(stands))),
            empty: frame.say(if day.is_some() { "page-move-day-full" } else { "page-move-nothing" }),
            days: times.days.iter().map(|day| day_of(voice, &path, who, day)).collect(),
            zone: zone(voice, stands),
            chips: chips(&frame, &path, &times),
            month: self.month(voice, day).await?,
            path,
            frame,
        };
        Ok(Page::of(&page)?.secret().with(status).into_response())
    }

    async fn month(&self, voice: Voice, day: Option<LocalDay>) -> Result<Option<MonthView>, Trouble> {
        let month = self.looked.month.as_deref().and_then(month);
        let facts = self.house.desk().month_by_token(self.token, self.who(), month, day).await?;
        let to = |what: String| format!("{}/move?with={}&{what}", self.path(), with_of(self.who()));
        let day_of = |day: LocalDay| to(format!("day={}", day.date()));
        let turn = |month| to(format!("month={}#month", written(month)));
        Ok(facts.and_then(|facts| MonthView::of(voice, &facts, day, day_of, turn)))
    }

    async fn check(&self, start: Timestamp) -> Result<Response, Trouble> {
        let target = match self.house.desk().target_by_token(self.token, self.who(), start).await? {
            Some(Facts::Target(target)) => *target,
            _ => return Ok(self.back()),
        };
        let Target { card: stands, to } = target;
        let to = match to {
            Ok(to) => to,
            Err(why) => return self.times(Some(Toast::Refused(why))).await,
        };
        let (frame, voice) = around(self.house, self.visitor, &stands, "page-move-title");
        let line = |key, booking: &Booking| {
            let line = Line::new(key).with("start", Arg::When(booking.span.start));
            voice.text(&line.foreign("specialist", &booking.specialist_name))
        };
        let page = CheckPage {
            was: line("page-move-was", &stands.booking),
            to: line("page-move-to", &to),
            price: voice.text(&Line::new("page-price").with("price", Arg::Money(to.price))),
            zone: zone(voice, start),
            path: self.path(),
            hidden: hidden(&stands.booking, &to),
            frame,
        };
        Ok(Page::of(&page)?.secret().into_response())
    }
}

/// What the form tells once more: where to, and what was seen.
fn hidden(stands: &Booking, to: &Booking) -> Vec<(&'static str, String)> {
    vec![
        ("at", to.span.start.minutes().to_string()),
        ("with", to.specialist.to_string()),
        ("was", stands.span.start.minutes().to_string()),
        ("price", to.price.minor.to_string()),
    ]
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
    DayOf { title: words::day(voice, day.day), starts: day.starts.iter().map(start).collect() }
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
    let mover = Mover { house: &house, visitor: &visitor, token, shown: &stands, looked: &looked };
    match house.desk().move_by_token(token, lang, to).await? {
        Answer::Moving(moving::Answer::Moved(_)) => Ok(back(&house, token, "moved")),
        Answer::Moving(moving::Answer::TooLate(_)) => Ok(back(&house, token, "late")),
        Answer::Moving(moving::Answer::LookAgain { .. }) => mover.check(at).await,
        Answer::Moving(moving::Answer::Refused { why, .. }) => mover.times(Some(Toast::Refused(why))).await,
        _ => Ok(back(&house, token, "settled")),
    }
}
