//! The parts of a page of a studio or of somebody who works there.

use okoshko_dialogues::press::Part;
use okoshko_dialogues::screen::{Arg, Line};
use okoshko_domain::catalog::{Catalog, Category, Service, Specialist, Who};
use okoshko_domain::ids::SpecialistId;
use okoshko_domain::timestamp::Timestamp;

use super::rich::Rich;
use super::studio::path_of;
use super::words::{self, DayTimes};
use super::{House, Trouble};
use crate::texts::Voice;

/// Days and starts of the nearest times.
const DAYS: usize = 3;
const STARTS: usize = 6;

/// A picture, or letters.
pub(super) struct Face {
    pub(super) photo: Option<String>,
    pub(super) letters: String,
}

/// The nearest times.
pub(super) struct Nearest {
    pub(super) service: String,
    pub(super) days: Vec<DayTimes>,
    pub(super) none: Option<String>,
    pub(super) all: String,
}

/// A category with its services.
pub(super) struct Group {
    pub(super) title: Option<String>,
    pub(super) services: Vec<Offered>,
}

/// A service as it is offered.
pub(super) struct Offered {
    pub(super) name: String,
    pub(super) terms: String,
    pub(super) price: String,
    pub(super) about: Option<Rich>,
    pub(super) photo: Option<String>,
    /// The way to its times; nothing while nobody is booked.
    pub(super) href: Option<String>,
}

/// Somebody who works there.
pub(super) struct Person {
    pub(super) name: String,
    pub(super) face: Face,
    pub(super) does: String,
    pub(super) href: String,
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
    pub(super) fn book(&self, service: Option<&Service>) -> String {
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

    pub(super) fn portrait(&self, one: Option<&Specialist>) -> Option<String> {
        let studio = &self.catalog.studio;
        self.both(one, self.photo('s', studio.id.0, &studio.photo), |one| self.face(one).photo)
    }

    pub(super) fn about(&self, one: Option<&Specialist>) -> Option<Rich> {
        self.both(one, Rich::of(&self.catalog.studio.about), |one| Rich::of(&one.bio))
    }

    fn services(&self) -> impl Iterator<Item = &Service> {
        self.catalog.bookable().filter(|service| service.offers_of(self.who).next().is_some())
    }

    pub(super) async fn nearest(&self) -> Result<Option<Nearest>, Trouble> {
        let Some(service) = self.services().next().filter(|_| !self.catalog.studio.paused) else {
            return Ok(None);
        };
        let Some(times) = self.house.desk().nearest(service.id, self.who, Part::All, None).await? else {
            return Ok(None);
        };
        let all = self.book(Some(service));
        let days = times.days.iter().take(DAYS).map(|free| {
            let at = |start: Timestamp| format!("{all}&at={}", start.minutes());
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
        let group = |category: &Category| {
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
            href: (!self.catalog.studio.paused).then(|| self.book(Some(service))),
        }
    }

    /// Everybody who does something here.
    pub(super) fn people(&self) -> Vec<&Specialist> {
        let busy = |one: &&Specialist| self.catalog.done_by(one.id).next().is_some();
        self.catalog.specialists.iter().filter(busy).collect()
    }

    pub(super) fn person(&self, one: &Specialist) -> Person {
        let (name, href) = self.other(one);
        Person { name, face: self.face(one), does: self.does(one.id), href }
    }

    pub(super) fn other(&self, one: &Specialist) -> (String, String) {
        let href = self.house.path(&path_of(self.catalog, Who::One(one.id)));
        (words::name(self.voice, &one.name), href)
    }

    /// The first services of somebody, in small print.
    fn does(&self, id: SpecialistId) -> String {
        let names = self.catalog.done_by(id).take(3).map(|service| words::name(self.voice, &service.name));
        names.collect::<Vec<_>>().join(" \u{b7} ")
    }
}
