//! Words typed behind the bot's name, in any chat: whom and what they mean, and the cards that are offered for them.
//!
//! A card is chosen by its sender, read by others and stays for ever: it says dates, never "today", and its buttons
//! are links, so that whoever presses one goes on in a chat of their own.

use okoshko_domain::catalog::{Catalog, Service, Specialist, Who};
use okoshko_domain::ids::{ServiceId, SpecialistId};
use okoshko_domain::people::name_key;
use okoshko_domain::timestamp::Timestamp;

use crate::facts::{Asked, DayStarts};
use crate::screen::{Arg, Line};
use crate::start::Payload;
use crate::times;

/// Cards of one answer.
pub const MOST_CARDS: usize = 10;
/// Days that a card tells of.
pub const MOST_DAYS: usize = 3;
/// Slots with a button.
const MOST_SLOTS: usize = 6;
/// Slots that are named below a card's title.
const MOST_NAMED: usize = 3;
/// Letters that two forms of a word have in common at least, and by how many more each may end.
const STEM: usize = 3;
const ENDING: usize = 2;
/// Letters of a word that tells nothing beside longer ones.
const SHORT: usize = 2;

/// Whom or what a card is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// With whom; nothing for whoever does it.
    pub specialist: Option<SpecialistId>,
    /// What.
    pub service: ServiceId,
    /// Whether it was the service that the words named, too.
    pub by_service: bool,
}

/// A free start, and who has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// When.
    pub start: Timestamp,
    /// With whom.
    pub specialist: SpecialistId,
}

/// What one may choose, and the message that it becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Tells it from the others of the answer.
    pub id: String,
    /// What its sender chooses by.
    pub title: Line,
    /// The same at more length.
    pub about: Line,
    /// The message, line by line.
    pub lines: Vec<Line>,
    /// Rows of buttons.
    pub rows: Vec<Vec<Link>>,
}

/// A button that leads into the chat with the bot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it says.
    pub label: Line,
    /// Where it leads; nothing for the chat as it is.
    pub to: Option<Payload>,
}

impl Subject {
    /// Who can be meant.
    #[must_use]
    pub fn who(&self) -> Who {
        self.specialist.map_or(Who::Any, Who::One)
    }

    fn id(&self) -> String {
        match (self.specialist, self.by_service) {
            (Some(specialist), true) => format!("b{specialist}-{}", self.service),
            (Some(specialist), false) => format!("m{specialist}"),
            (None, _) => format!("v{}", self.service),
        }
    }

    /// Where all the times are.
    fn all_times(&self) -> Payload {
        self.specialist.map_or(Payload::Service(self.service), Payload::Specialist)
    }
}

/// Whom and what the words mean, the closest first. No words mean everybody and everything.
#[must_use]
pub fn find(catalog: &Catalog, words: &str) -> Vec<Subject> {
    let words = telling(words);
    let names = |name: &str| words.iter().all(|word| says(name, word));
    let people = catalog.specialists.iter().filter(|one| names(&one.name)).filter_map(|one| {
        let first = catalog.done_by(one.id).next()?;
        Some(Subject { specialist: Some(one.id), service: first.id, by_service: false })
    });
    let services = catalog.bookable().filter(|service| names(&service.name));
    let services =
        services.map(|service| Subject { specialist: None, service: service.id, by_service: true });
    pairs(catalog, &words).into_iter().chain(people).chain(services).take(MOST_CARDS).collect()
}

/// Somebody and something they do, where it takes both to explain the words.
fn pairs(catalog: &Catalog, words: &[String]) -> Vec<Subject> {
    let is_pair = |one: &Specialist, service: &Service| {
        let (who, what): (Vec<_>, Vec<_>) =
            words.iter().map(|word| (says(&one.name, word), says(&service.name, word))).unzip();
        let explained = who.iter().zip(&what).all(|(who, what)| *who || *what);
        let either = |all: &[bool]| all.iter().any(|said| *said) && !all.iter().all(|said| *said);
        explained && either(&who) && either(&what)
    };
    let people = catalog.specialists.iter().flat_map(|one| {
        let done = catalog.done_by(one.id).filter(move |service| is_pair(one, service));
        done.map(|service| Subject { specialist: Some(one.id), service: service.id, by_service: true })
    });
    people.collect()
}

/// The words that tell something: beside longer ones a short one is a preposition.
fn telling(words: &str) -> Vec<String> {
    let mut words = split(words);
    let is_long = |word: &String| word.chars().count() > SHORT;
    if words.iter().any(is_long) {
        words.retain(is_long);
    }
    words
}

fn split(words: &str) -> Vec<String> {
    let key = name_key(words);
    key.split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether a name has a word that begins so, or is another form of it: Russians decline names.
fn says(name: &str, word: &str) -> bool {
    split(name).iter().any(|own| own.starts_with(word) || are_forms(own, word))
}

fn are_forms(one: &str, other: &str) -> bool {
    let common = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let rest = |word: &str| word.chars().count() - common;
    common >= STEM && rest(one) <= ENDING && rest(other) <= ENDING
}

/// The nearest free times of somebody or something.
///
/// * `slots`: in order, of a few days.
#[must_use]
pub fn card(asked: &Asked, subject: Subject, slots: &[Slot]) -> Card {
    let shown = chosen(asked, slots);
    let about = match shown.get(..MOST_NAMED.min(shown.len())) {
        Some([first, rest @ ..]) => named(asked, first, rest),
        _ => Line::new("inline-no-times"),
    };
    let lines = times::head(asked).lines.into_iter().chain([studio(&asked.catalog), Line::new("")]);
    let link = |slot: &Slot| Link {
        label: Line::new("inline-slot").with("start", Arg::When(slot.start)),
        to: Some(Payload::Slot { service: subject.service, specialist: slot.specialist, start: slot.start }),
    };
    let buttons: Vec<_> = shown.iter().map(link).collect();
    let last = if shown.is_empty() { "inline-open" } else { "inline-all" };
    Card {
        id: subject.id(),
        title: title(asked, subject),
        about,
        lines: lines.chain(told(asked, &shown)).collect(),
        rows: buttons
            .chunks(2)
            .map(<[Link]>::to_vec)
            .chain([vec![Link { label: last.into(), to: Some(subject.all_times()) }]])
            .collect(),
    }
}

fn title(asked: &Asked, subject: Subject) -> Line {
    let service = asked.service().map_or("", |service| service.name.as_str());
    let who = subject.specialist.and_then(|id| asked.catalog.specialist(id));
    match who {
        Some(who) if subject.by_service => {
            Line::new("inline-both").foreign("specialist", &who.name).foreign("service", service)
        }
        Some(who) => Line::new("inline-specialist").foreign("specialist", &who.name),
        None => Line::new("inline-service").foreign("service", service),
    }
}

fn studio(catalog: &Catalog) -> Line {
    Line::new("inline-studio").foreign("studio", &catalog.studio.name)
}

/// A few slots that stand for the nearest days.
fn chosen(asked: &Asked, slots: &[Slot]) -> Vec<Slot> {
    let zone = asked.catalog.studio.zone;
    let days = slots.chunk_by(|one, next| zone.day_of(one.start) == zone.day_of(next.start)).take(MOST_DAYS);
    let picked = days.flat_map(|day| {
        let starts = day.iter().map(|slot| slot.start).collect();
        let picked = times::pick(&DayStarts { day: zone.day_of(day[0].start), starts }, zone, &[]);
        day.iter().copied().filter(move |slot| picked.contains(&slot.start))
    });
    picked.take(MOST_SLOTS).collect()
}

/// "today 15:30, 17:00, tomorrow 10:00".
fn named(asked: &Asked, first: &Slot, rest: &[Slot]) -> Line {
    let zone = asked.catalog.studio.zone;
    let with_day = |slot: &Slot| {
        let day = Arg::Day(zone.day_of(slot.start));
        Line::new("inline-day-time").with("day", day).with("time", Arg::Time(slot.start))
    };
    let (line, _) = rest.iter().fold((with_day(first), first), |(line, before), slot| {
        let same_day = zone.day_of(slot.start) == zone.day_of(before.start);
        let next = if same_day { time(slot) } else { with_day(slot) };
        (joined(line, next), slot)
    });
    line
}

fn time(slot: &Slot) -> Line {
    Line::new("inline-time").with("time", Arg::Time(slot.start))
}

fn joined(line: Line, next: Line) -> Line {
    let (line, next) = (Arg::Line(Box::new(line)), Arg::Line(Box::new(next)));
    Line::new("inline-joined").with("first", line).with("next", next)
}

/// The slots of the message, a day a line.
fn told(asked: &Asked, slots: &[Slot]) -> Vec<Line> {
    if slots.is_empty() {
        return vec![Line::new("inline-no-times")];
    }
    let zone = asked.catalog.studio.zone;
    let days = slots.chunk_by(|one, next| zone.day_of(one.start) == zone.day_of(next.start));
    let day = |day: &[Slot]| {
        let times = day.iter().skip(1).fold(time(&day[0]), |line, slot| joined(line, time(slot)));
        let date = Arg::Date(zone.day_of(day[0].start));
        Line::new("inline-day").with("date", date).with("times", Arg::Line(Box::new(times)))
    };
    std::iter::once(Line::new("inline-nearest")).chain(days.map(day)).collect()
}

/// A studio that takes no bookings just now.
#[must_use]
pub fn paused(catalog: &Catalog) -> Card {
    let note = &catalog.studio.paused_note;
    let why = if note.is_empty() {
        Line::new("inline-paused")
    } else {
        Line::new("inline-paused-note").foreign("note", note)
    };
    Card {
        id: format!("p{}", catalog.studio.id),
        title: Line::new("inline-title-studio").foreign("studio", &catalog.studio.name),
        about: Line::new("inline-paused"),
        lines: vec![studio(catalog), why],
        rows: vec![vec![open(Some(Payload::Studio(catalog.studio.id)))]],
    }
}

/// The words mean nobody and nothing here, or there is no one studio to look in.
#[must_use]
pub fn nothing(catalog: Option<&Catalog>) -> Card {
    let line = catalog.map(studio);
    Card {
        id: "n".to_owned(),
        title: Line::new("inline-nothing"),
        about: Line::new("inline-nothing-about"),
        lines: line.into_iter().chain([Line::new("inline-invitation")]).collect(),
        rows: vec![vec![open(catalog.map(|catalog| Payload::Studio(catalog.studio.id)))]],
    }
}

fn open(to: Option<Payload>) -> Link {
    Link { label: Line::new("inline-open"), to }
}

#[cfg(test)]
mod tests {
    use super::{are_forms, says};

    #[test]
    fn a_word_means_a_name_by_its_beginning_or_its_form() {
        for (name, word) in [
            ("Анна", "а"),
            ("Анна Иванова", "иван"),
            ("Анна", "анне"),
            ("Анна", "анной"),
            ("Стрижка", "стрижку"),
            ("Маникюр с гель-лаком", "лак"),
            ("Пётр", "петр"),
            ("Colour", "col"),
        ] {
            assert!(says(name, word), "{name} {word}");
        }
        for (name, word) in [("Анна", "инна"), ("Анна", "нна"), ("Стрижка", "стрижкамашинкой"), ("Ян", "яна")]
        {
            assert!(!says(name, word), "{name} {word}");
        }
        assert!(!are_forms("ан", "ав"), "two letters are no stem");
    }
}
