//! The page of a studio, and of somebody who works there.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use okoshko_dialogues::press::Part;
use okoshko_dialogues::preview::{self, preview};
use okoshko_dialogues::screen::{Arg, Line};
use okoshko_dialogues::start::Payload;
use okoshko_domain::catalog::{Catalog, Service, Specialist, Who};
use okoshko_domain::hours::{Interval, Week};
use okoshko_domain::ids::SpecialistId;
use okoshko_domain::people::shown_phone;

use super::kept::Made;
use super::rich::Rich;
use super::words::{self, DayTimes};
use super::{Frame, House, Trouble, Visitor, map_link};
use crate::desk::pages::{Found, Shelf};
use crate::texts::Voice;

/// Days and starts of the nearest times.
const DAYS: usize = 3;
const STARTS: usize = 6;
/// So many people are shown with their faces; a page is light to load.
const FACES: usize = 24;
/// The names of the days, Monday first.
pub(super) const WEEKDAYS: [&str; 7] =
    ["weekday-mon", "weekday-tue", "weekday-wed", "weekday-thu", "weekday-fri", "weekday-sat", "weekday-sun"];

#[derive(Template)]
#[template(path = "studio.html")]
struct StudioPage {
    frame: Frame,
    name: String,
    face: Face,
    about: Option<Rich>,
    /// Whose studio it is, on the page of a specialist.
    at: Option<(String, String)>,
    paused: Option<String>,
    nearest: Option<Nearest>,
    groups: Vec<Group>,
    people: Vec<Person>,
    /// Names and ways of those for whom there is no room above.
    others: Vec<(String, String)>,
    address: Option<(String, Option<String>)>,
    phone: Option<(String, String)>,
    hours: Vec<(String, String)>,
    privacy: Option<String>,
    telegram: String,
    book: String,
}

/// A picture, or letters.
struct Face {
    photo: Option<String>,
    letters: String,
}

struct Nearest {
    service: String,
    days: Vec<DayTimes>,
    none: Option<String>,
    all: String,
}

pub(super) struct Group {
    pub(super) title: Option<String>,
    pub(super) services: Vec<Offered>,
}

pub(super) struct Offered {
    pub(super) name: String,
    pub(super) terms: String,
    pub(super) price: String,
    pub(super) about: Option<Rich>,
    pub(super) photo: Option<String>,
    pub(super) href: String,
}

struct Person {
    name: String,
    face: Face,
    does: String,
    href: String,
}

/// `GET /{studio}`
pub(super) async fn studio(
    State(house): State<House>,
    visitor: Visitor,
    Path(studio): Path<String>,
) -> Result<Response, Trouble> {
    page(house, visitor, studio, None).await
}

/// `GET /{studio}/{specialist}`
pub(super) async fn specialist(
    State(house): State<House>,
    visitor: Visitor,
    Path((studio, specialist)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    page(house, visitor, studio, Some(specialist)).await
}

async fn page(
    house: House,
    visitor: Visitor,
    studio: String,
    specialist: Option<String>,
) -> Result<Response, Trouble> {
    let visitor = visitor.asking(String::new());
    let asked = format!("page {} {studio}/{}", visitor.wishes(), specialist.as_deref().unwrap_or_default());
    let mut moved = None;
    let made = house.kept(asked, async {
        let found = house.desk().page_at(&studio, specialist.as_deref()).await?;
        let (shelf, who) = match found {
            Found::Nothing => return Err(Trouble::NOT_FOUND),
            Found::Left(_) => return Err(LEFT),
            Found::Studio(shelf) => (shelf, Who::Any),
            Found::Specialist(shelf, one) => (shelf, Who::One(one)),
        };
        let path = path_of(&shelf.catalog, who);
        let present =
            format!("/{studio}{}", specialist.as_ref().map_or(String::new(), |one| format!("/{one}")));
        if path != present {
            moved = Some(house.path(&path));
            return Err(Trouble::NOT_FOUND);
        }
        drawn(&house, &visitor, &shelf, who).await
    });
    let made = made.await;
    match (made, moved) {
        (_, Some(path)) => Ok(Redirect::permanent(&path).into_response()),
        (made, None) => Ok(made?.into_response()),
    }
}

const LEFT: Trouble = Trouble::new(StatusCode::GONE, "page-left-title", "page-left-hint");

/// The path of the page of a studio, or of somebody there.
pub(super) fn path_of(catalog: &Catalog, who: Who) -> String {
    let studio = &catalog.studio.slug;
    match who {
        Who::One(id) => format!("/{studio}/{}", catalog.specialist(id).map_or("", |one| one.slug.as_str())),
        Who::Any => format!("/{studio}"),
    }
}

async fn drawn(house: &House, visitor: &Visitor, shelf: &Shelf, who: Who) -> Result<Made, Trouble> {
    let catalog = &shelf.catalog;
    let voice = words::voice(visitor.reads(&catalog.studio.langs), catalog, house.desk().now());
    let one = match who {
        Who::One(id) => catalog.specialist(id),
        Who::Any => None,
    };
    let studio_name = words::name(voice, &catalog.studio.name);
    let name = one.map_or_else(|| studio_name.clone(), |one| words::name(voice, &one.name));
    let title = match one {
        Some(_) => Line::new("page-title-specialist").foreign("name", &name).foreign("place", &studio_name),
        None => Line::new("page-title").foreign("name", &name),
    };
    let home = house.path(&path_of(catalog, Who::Any));
    let title = voice.text(&title);
    let frame = Frame::new(house, visitor, &catalog.studio.langs, title.clone());
    let (specialist, today) = (one.map(|one| one.id), voice.today);
    let frame = match preview(&preview::Facts { catalog: catalog.clone(), specialist, next: None, today }) {
        Some(preview) => frame.previewed(house, &path_of(catalog, who), title, voice.text(&preview.about)),
        None => frame,
    };
    let payload = one.map_or(Payload::Studio(catalog.studio.id), |one| Payload::Specialist(one.id));
    let draw = Draw { house, voice, catalog, who, framed: false };
    let people = if one.is_some() || catalog.studio.solo { Vec::new() } else { draw.people() };
    let page = StudioPage {
        frame: if one.is_some() { frame.of(&studio_name, home.clone()) } else { frame },
        face: Face { photo: draw.portrait(one), letters: words::initials(&name) },
        about: draw.about(one),
        at: one.map(|_| (studio_name, home)),
        paused: catalog.studio.paused.then(|| draw.paused()),
        nearest: draw.nearest().await?,
        groups: draw.groups(),
        people: people.iter().take(FACES).map(|one| draw.person(one)).collect(),
        others: people.iter().skip(FACES).map(|one| draw.other(one)).collect(),
        address: draw.address(),
        phone: draw.phone(),
        hours: draw.hours(shelf),
        privacy: Some(catalog.studio.privacy_url.clone()).filter(|url| !url.is_empty()),
        telegram: house.telegram(&payload),
        book: draw.book(None),
        name,
    };
    Ok(Made::html(page.render()?))
}

/// What the parts of a page need.
pub(super) struct Draw<'a> {
    pub(super) house: &'a House,
    pub(super) voice: Voice,
    pub(super) catalog: &'a Catalog,
    pub(super) who: Who,
    /// Whether the page stands in a frame of another, and so do those that it leads to.
    pub(super) framed: bool,
}

impl Draw<'_> {
    /// The way to the times of a service, of the first one without a choice.
    fn book(&self, service: Option<&Service>) -> String {
        let mut query = service.map_or(String::new(), |service| format!("?service={}", service.id.0));
        if let Who::One(id) = self.who {
            query.push_str(if query.is_empty() { "?with=" } else { "&with=" });
            query.push_str(&id.0.to_string());
        }
        let page = if self.framed { "widget" } else { "book" };
        self.house.path(&format!("/{}/{page}{query}", self.catalog.studio.slug))
    }

    fn photo(&self, kind: char, id: i64, photo: &str) -> Option<String> {
        let path = format!("/{}/photo/{kind}-{id}", self.catalog.studio.slug);
        (!photo.is_empty()).then(|| self.house.path(&path))
    }

    fn face(&self, one: &Specialist) -> Face {
        Face { photo: self.photo('m', one.id.0, &one.photo), letters: words::initials(&one.name) }
    }

    /// The studio and whose page it is: the specialist, or the only one there. Who works alone is both.
    fn both<T>(
        &self,
        one: Option<&Specialist>,
        studio: Option<T>,
        of: impl Fn(&Specialist) -> Option<T>,
    ) -> Option<T> {
        let alone = self.catalog.specialists.first().filter(|_| self.catalog.studio.solo);
        match one {
            Some(one) => of(one).or(studio.filter(|_| alone.is_some())),
            None => studio.or_else(|| alone.and_then(of)),
        }
    }

    fn portrait(&self, one: Option<&Specialist>) -> Option<String> {
        let studio = &self.catalog.studio;
        self.both(one, self.photo('s', studio.id.0, &studio.photo), |one| self.face(one).photo)
    }

    fn about(&self, one: Option<&Specialist>) -> Option<Rich> {
        self.both(one, Rich::of(&self.catalog.studio.about), |one| Rich::of(&one.bio))
    }

    pub(super) fn paused(&self) -> String {
        let note = &self.catalog.studio.paused_note;
        if note.is_empty() {
            self.voice.text(&Line::new("page-paused"))
        } else {
            words::name(self.voice, note)
        }
    }

    fn services(&self) -> impl Iterator<Item = &Service> {
        self.catalog.bookable().filter(|service| service.offers_of(self.who).next().is_some())
    }

    async fn nearest(&self) -> Result<Option<Nearest>, Trouble> {
        let Some(service) = self.services().next().filter(|_| !self.catalog.studio.paused) else {
            return Ok(None);
        };
        let Some(times) = self.house.desk().nearest(service.id, self.who, Part::All, None).await? else {
            return Ok(None);
        };
        let all = self.book(Some(service));
        let days = times.days.iter().take(DAYS).map(|free| {
            let at = |start: okoshko_domain::timestamp::Timestamp| format!("{all}&at={}", start.minutes());
            words::day_times(self.voice, free, STARTS, at, |day| format!("{all}&day={}", day.date()))
        });
        let window = self.catalog.studio.policy.window_days;
        let none = times.days.is_empty().then(|| {
            self.voice.text(&Line::new("page-nothing-free").with("days", Arg::Count(window.into())))
        });
        let days = days.collect();
        Ok(Some(Nearest { service: words::name(self.voice, &service.name), days, none, all }))
    }

    pub(super) fn groups(&self) -> Vec<Group> {
        let group = |category: &okoshko_domain::catalog::Category| {
            let title = Some(words::name(self.voice, &category.name)).filter(|_| !category.name.is_empty());
            let within = self.services().filter(|service| service.category == category.id);
            Group { title, services: within.map(|service| self.offered(service)).collect() }
        };
        let all = self.catalog.categories.iter().map(group);
        all.filter(|group| !group.services.is_empty()).collect()
    }

    fn offered(&self, service: &Service) -> Offered {
        Offered {
            name: words::name(self.voice, &service.name),
            terms: words::length(self.voice, service, self.who),
            price: words::price(self.voice, service, self.who),
            about: Rich::of(&service.about),
            photo: self.photo('v', service.id.0, &service.photo),
            href: self.book(Some(service)),
        }
    }

    /// Everybody who does something here.
    fn people(&self) -> Vec<&Specialist> {
        let busy = |one: &&Specialist| self.catalog.done_by(one.id).next().is_some();
        self.catalog.specialists.iter().filter(busy).collect()
    }

    fn person(&self, one: &Specialist) -> Person {
        let (name, href) = self.other(one);
        Person { name, face: self.face(one), does: self.does(one.id), href }
    }

    fn other(&self, one: &Specialist) -> (String, String) {
        let href = self.house.path(&path_of(self.catalog, Who::One(one.id)));
        (words::name(self.voice, &one.name), href)
    }

    /// The first services of somebody, in small print.
    fn does(&self, id: SpecialistId) -> String {
        let names = self.catalog.done_by(id).take(3).map(|service| words::name(self.voice, &service.name));
        names.collect::<Vec<_>>().join(" \u{b7} ")
    }

    fn address(&self) -> Option<(String, Option<String>)> {
        let studio = &self.catalog.studio;
        let map = studio.pin.map(|(north, east)| map_link(self.voice.lang, north, east));
        let words = match (studio.address.is_empty(), &map) {
            (true, None) => return None,
            (true, Some(_)) => String::new(),
            (false, _) => words::name(self.voice, &studio.address),
        };
        Some((words, map))
    }

    fn phone(&self) -> Option<(String, String)> {
        let phone = &self.catalog.studio.phone;
        let digits: String = phone.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
        (!digits.is_empty()).then(|| (format!("tel:{digits}"), words::name(self.voice, &shown_phone(phone))))
    }

    /// The week, days with the same hours in one line.
    fn hours(&self, shelf: &Shelf) -> Vec<(String, String)> {
        let theirs = shelf
            .hours
            .iter()
            .filter(|(id, _)| self.who.takes(**id) && self.catalog.done_by(**id).next().is_some());
        let mut days: [Vec<Interval>; 7] = Default::default();
        for (_, hours) in theirs {
            for (day, intervals) in days.iter_mut().zip(hours.week.days()) {
                day.extend(intervals);
            }
        }
        let week = Week::joined(days);
        if week.is_empty() { Vec::new() } else { self.lines(&week) }
    }

    fn lines(&self, week: &Week) -> Vec<(String, String)> {
        let days = week.days();
        let mut lines = Vec::new();
        let mut from = 0;
        while from < days.len() {
            let same = days[from..].iter().take_while(|day| **day == days[from]).count();
            let (first, last) = (WEEKDAYS[from], WEEKDAYS[from + same - 1]);
            let word = |key| self.voice.text(&Line::new(key));
            let title =
                if same == 1 { word(first) } else { format!("{}\u{2013}{}", word(first), word(last)) };
            lines.push((title, self.open(&days[from])));
            from += same;
        }
        lines
    }

    fn open(&self, day: &[Interval]) -> String {
        if day.is_empty() {
            return self.voice.text(&Line::new("page-day-off"));
        }
        let clock = |minute: i16| format!("{:02}:{:02}", minute / 60, minute % 60);
        let spans = day.iter().map(|one| format!("{}\u{2013}{}", clock(one.from_min()), clock(one.to_min())));
        spans.collect::<Vec<_>>().join(", ")
    }
}
