//! The time picker as a page: a service, somebody to do it, the nearest times, a month.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::response::{IntoResponse, Redirect, Response};
use okoshko_dialogues::press::Part;
use okoshko_dialogues::screen::{Arg, Line};
use okoshko_dialogues::start::Payload;
use okoshko_domain::catalog::{Catalog, Service, Who};
use okoshko_domain::ids::{ServiceId, SpecialistId};
use okoshko_domain::timestamp::Timestamp;

use super::asked::{Asked, PARTS, Written};
use super::draw::{Draw, Group};
use super::kept::Made;
use super::month::MonthView;
use super::rich::Rich;
use super::studio::path_of;
use super::words::{self, DayTimes};
use super::{Frame, Frames, House, Manner, Trouble, Visitor, contacts};
use crate::desk::pages::{Found, Shelf};
use crate::texts::Voice;

/// Starts of one day among the nearest.
const STARTS: usize = 8;
/// Starts of a day that was chosen.
const ALL_STARTS: usize = 200;

#[derive(Template)]
#[template(path = "book.html")]
struct BookPage {
    frame: Frame,
    back: (String, String),
    name: String,
    terms: String,
    about: Option<Rich>,
    notes: Vec<String>,
    paused: bool,
    /// How to call, while nobody is booked.
    phone: Option<(String, String)>,
    service: i64,
    with: Option<i64>,
    chips: Vec<Chip>,
    picked: Option<(i64, String)>,
    parts: Vec<Chip>,
    title: String,
    days: Vec<DayTimes>,
    nothing: Option<String>,
    month: Option<MonthView>,
    hold: String,
    telegram: String,
}

#[derive(Template)]
#[template(path = "services.html")]
struct ServicesPage {
    frame: Frame,
    back: (String, String),
    note: Option<String>,
    groups: Vec<Group>,
}

struct Chip {
    label: String,
    href: String,
    chosen: bool,
}

/// `GET /{studio}/book?service=&with=&day=&month=&part=&at=`. What is not understood counts as not said.
pub(super) async fn book(
    State(house): State<House>,
    visitor: Visitor,
    Path(studio): Path<String>,
    Query(query): Query<Written>,
) -> Result<Response, Trouble> {
    answer(house, visitor, studio, query.read()).await
}

/// `GET /{studio}/widget`: the same for a frame of another page. What is chosen there is booked in a window of ours:
/// nobody's frame presses our buttons.
pub(super) async fn widget(
    State(house): State<House>,
    visitor: Visitor,
    Path(studio): Path<String>,
    Query(query): Query<Written>,
) -> Result<Response, Trouble> {
    let Found::Studio(shelf) = house.desk().page_at(&studio, None).await? else {
        return Err(Trouble::NOT_FOUND);
    };
    let policy = house.0.headers.framed_by(&shelf.catalog.studio.sites);
    let asked = Asked { framed: true, ..query.read() };
    let mut answer = answer(house, visitor, studio, asked).await?;
    if let Some(policy) = policy {
        let manner = answer.extensions().get::<Manner>().copied().unwrap_or_default();
        answer.extensions_mut().insert(Manner { frames: Frames::Anybody, ..manner });
        answer.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    Ok(answer)
}

async fn answer(house: House, visitor: Visitor, studio: String, asked: Asked) -> Result<Response, Trouble> {
    let visitor = visitor.asking(asked.query());
    let key = format!("book {} {studio} {asked:?}", visitor.wishes());
    let mut moved = None;
    let made = house.kept(key, async {
        let Found::Studio(shelf) = house.desk().page_at(&studio, None).await? else {
            return Err(Trouble::NOT_FOUND);
        };
        if shelf.catalog.studio.slug != studio {
            let path = house.path(&path_of(&shelf.catalog, Who::Any));
            let page = if asked.framed { "widget" } else { "book" };
            moved = Some(format!("{path}/{page}{}", asked.href()));
            return Err(Trouble::NOT_FOUND);
        }
        drawn(&house, &visitor, &shelf, asked).await
    });
    let made = made.await;
    match moved {
        Some(path) => Ok(Redirect::permanent(&path).into_response()),
        None => Ok(made?.into_response()),
    }
}

async fn drawn(house: &House, visitor: &Visitor, shelf: &Shelf, asked: Asked) -> Result<Made, Trouble> {
    let catalog = &shelf.catalog;
    let voice = words::voice(visitor.reads(&catalog.studio.langs), catalog, house.desk().now());
    let Some(id) = asked.service else { return list(house, visitor, catalog, voice, asked, None) };
    let Some(service) = catalog.service(id) else {
        if !house.desk().was_offered(catalog.studio.id, id).await? {
            return Err(UNKNOWN);
        }
        let note = voice.text(&Line::new("page-service-gone"));
        return Ok(list(house, visitor, catalog, voice, asked, Some(note))?.with(StatusCode::GONE));
    };
    let does = asked.with.is_none_or(|id| service.offer(id).is_some());
    let asked = if does { asked } else { Asked { with: None, ..asked } };
    Picker { house, catalog, voice, service, asked, does }.page(visitor).await
}

const UNKNOWN: Trouble =
    Trouble::new(StatusCode::NOT_FOUND, "page-service-unknown-title", "page-service-unknown-hint");

fn list(
    house: &House,
    visitor: &Visitor,
    catalog: &Catalog,
    voice: Voice,
    asked: Asked,
    note: Option<String>,
) -> Result<Made, Trouble> {
    let who = asked.with.filter(|id| catalog.specialist(*id).is_some()).map_or(Who::Any, Who::One);
    let studio = words::name(voice, &catalog.studio.name);
    let home = house.path(&path_of(catalog, Who::Any));
    let title = voice.text(&Line::new("page-choose-service"));
    let frame = Frame::new(house, visitor, &catalog.studio.langs, title).of(&studio, home.clone()).unlisted();
    let frame = if asked.framed { frame.framed(house) } else { frame };
    let groups = Draw { house, voice, catalog, who, framed: asked.framed }.groups();
    let paused = catalog.studio.paused.then(|| words::paused(voice, &catalog.studio));
    let note = note.or(paused);
    Ok(Made::html(ServicesPage { frame, back: (studio, home), note, groups }.render()?))
}

/// A link that keeps in a chat what was chosen here. A slot is somebody's: of anybody's the service is kept, unless only
/// one does it.
pub(super) fn payload(catalog: &Catalog, service: ServiceId, who: Who, start: Option<Timestamp>) -> Payload {
    let Some(offered) = catalog.service(service) else { return Payload::Studio(catalog.studio.id) };
    let specialist = match (who, &offered.offers[..]) {
        (Who::One(id), _) => offered.offer(id).map(|offer| offer.specialist),
        (Who::Any, [only]) => Some(only.specialist),
        (Who::Any, _) => None,
    };
    match (specialist, start) {
        (Some(specialist), Some(start)) => Payload::Slot { service, specialist, start },
        _ => Payload::Service(service),
    }
}

struct Picker<'a> {
    house: &'a House,
    catalog: &'a Catalog,
    voice: Voice,
    service: &'a Service,
    asked: Asked,
    /// Whether whoever was asked for does it; else it is anybody's.
    does: bool,
}

impl Picker<'_> {
    fn who(&self) -> Who {
        self.asked.with.map_or(Who::Any, Who::One)
    }

    fn say(&self, key: &'static str) -> String {
        self.voice.text(&Line::new(key))
    }

    async fn page(&self, visitor: &Visitor) -> Result<Made, Trouble> {
        let catalog = self.catalog;
        let name = words::name(self.voice, &self.service.name);
        let studio = words::name(self.voice, &catalog.studio.name);
        let home = self.house.path(&path_of(catalog, Who::Any));
        let title = Line::new("page-title-service").foreign("name", &name).foreign("place", &studio);
        let frame = Frame::new(self.house, visitor, &catalog.studio.langs, self.voice.text(&title));
        let frame = if self.asked.framed { frame.framed(self.house) } else { frame };
        let back = if self.asked.framed { "?".to_owned() } else { home.clone() };
        let (title, days, picked) = self.days().await?;
        let start = self.asked.at.filter(|_| picked.is_some());
        let payload = payload(catalog, self.service.id, self.who(), start);
        let mut page = BookPage {
            frame: frame.of(&studio, home.clone()).unlisted(),
            back: (studio, back),
            name,
            terms: self.terms(),
            about: Rich::of(&self.service.about),
            notes: self.notes(picked.is_some()),
            paused: catalog.studio.paused,
            phone: contacts::phone(self.voice, &catalog.studio).filter(|_| catalog.studio.paused),
            service: self.service.id.0,
            with: self.asked.with.map(|id| id.0),
            chips: self.chips(),
            parts: self.parts(),
            title,
            nothing: days.is_empty().then(|| self.nothing()),
            days,
            picked,
            month: None,
            hold: format!("{home}/hold"),
            telegram: self.house.telegram(&payload),
        };
        if !page.paused {
            page.month = self.month().await?;
        }
        Ok(Made::html(page.render()?))
    }

    fn terms(&self) -> String {
        let length = words::length(self.voice, self.service, self.who());
        let price = words::price(self.voice, self.service, self.who());
        format!("{length} \u{b7} {price}")
    }

    fn notes(&self, picked: bool) -> Vec<String> {
        let mut notes = Vec::new();
        if self.catalog.studio.paused {
            notes.push(words::paused(self.voice, &self.catalog.studio));
            return notes;
        }
        notes.extend((!self.does).then(|| self.say("page-not-theirs")));
        notes.extend((self.asked.at.is_some() && !picked).then(|| self.say("page-just-taken")));
        notes
    }

    fn nothing(&self) -> String {
        if self.asked.day.is_some() {
            return self.say("page-day-full");
        }
        if self.asked.part != Part::All {
            return self.say("page-part-full");
        }
        let window = self.catalog.studio.policy.window_days;
        self.voice.text(&Line::new("page-nothing-free").with("days", Arg::Count(window.into())))
    }

    /// Who may do it; empty when there is nobody to choose from.
    fn chips(&self) -> Vec<Chip> {
        let name = |id| self.catalog.specialist(id).map_or("", |one| one.name.as_str());
        let chip = |with: Option<SpecialistId>, label| {
            let href = Asked { with, at: None, ..self.asked }.href();
            Chip { label, href, chosen: self.asked.with == with }
        };
        if self.service.offers.len() < 2 {
            return Vec::new();
        }
        let each = self.service.offers.iter().map(|offer| offer.specialist);
        let each = each.map(|id| chip(Some(id), words::name(self.voice, name(id))));
        std::iter::once(chip(None, self.say("page-anybody"))).chain(each).collect()
    }

    fn parts(&self) -> Vec<Chip> {
        if self.asked.day.is_some() {
            return Vec::new();
        }
        let chip = |(part, _, key): &(Part, &str, &'static str)| {
            let href = Asked { part: *part, at: None, ..self.asked }.href();
            Chip { label: self.say(key), href, chosen: self.asked.part == *part }
        };
        PARTS.iter().map(chip).collect()
    }

    /// The chosen day, or the nearest ones, and the start that was asked for when it is free.
    async fn days(&self) -> Result<(String, Vec<DayTimes>, Option<(i64, String)>), Trouble> {
        let zone = self.catalog.studio.zone;
        let desk = self.house.desk();
        let picked_day = self.asked.at.map(|at| zone.day_of(at));
        let free = |day| desk.free_days(self.service.id, self.who(), Some(day), 1);
        let mut picked = None;
        if let (Some(at), Some(day)) = (self.asked.at, picked_day) {
            let free = free(day).await?.unwrap_or_default();
            if free.iter().any(|free| free.starts.contains(&at)) {
                picked = Some((at.minutes(), self.voice.plain(&Arg::When(at))));
            }
        }
        if self.catalog.studio.paused {
            return Ok((String::new(), Vec::new(), None));
        }
        let at = |start: Timestamp| Asked { at: Some(start), ..self.asked }.href();
        let whole = |day| Asked { day: Some(day), at: None, ..self.asked }.href();
        let (title, found, most) = if let Some(day) = self.asked.day {
            (words::day(self.voice, day), free(day).await?.unwrap_or_default(), ALL_STARTS)
        } else {
            let times = desk.nearest(self.service.id, self.who(), self.asked.part, None).await?;
            (self.say("page-nearest"), times.map(|times| times.days).unwrap_or_default(), STARTS)
        };
        // Before today, or beyond the window, the desk begins elsewhere.
        let found = found.iter().filter(|free| self.asked.day.is_none_or(|day| free.day == day));
        let days = found.map(|free| words::day_times(self.voice, free, most, at, whole)).collect();
        Ok((title, days, picked))
    }

    async fn month(&self) -> Result<Option<MonthView>, Trouble> {
        let Asked { month, day, .. } = self.asked;
        let facts = self.house.desk().free_month(self.service.id, self.who(), month, day).await?;
        let Some(facts) = facts else { return Ok(None) };
        let to = |day| Asked { day: Some(day), month: None, at: None, part: Part::All, ..self.asked }.href();
        let turn = |month| Asked { month: Some(month), at: None, ..self.asked }.href() + "#month";
        Ok(MonthView::of(self.voice, &facts, self.asked.day, to, turn))
    }
}
