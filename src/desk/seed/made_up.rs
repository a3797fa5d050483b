//! Visits that never were: what fills the book of an example.

use std::ops::RangeInclusive;

use okoshko_domain::booking::Status;
use okoshko_domain::ids::ClientId;
use okoshko_domain::money::{Currency, Money};
use okoshko_domain::slots::Visit;
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Zone};

use super::{Example, ExampleService, ExampleSpecialist, Seeded};
use crate::store::{Error, NewHold, Tx};

/// Days of bookings from today on, and as many before it.
const DAYS: i32 = 7;
/// Days of history: two months to set against each other.
const HISTORY_DAYS: i32 = 63;

/// A service by its index, its price in minor units, and when.
type Planned = (usize, i64, Span);

/// Months of visits behind today and a week ahead: a busy studio with windows left.
pub(super) async fn fill(
    tx: &mut Tx,
    example: &Example,
    seeded: &Seeded,
    now: Timestamp,
) -> Result<(), Error> {
    let (zone, currency) = (Zone::parse(&example.studio.zone), Currency::parse(&example.studio.currency));
    let (Some(zone), Some(currency)) = (zone, currency) else {
        return Ok(());
    };
    let mut clients = Vec::new();
    for name in &example.clients {
        clients.push((tx.add_guest(seeded.studio, name, now).await?, name.as_str()));
    }
    tx.make_up(seeded.studio).await?;
    let services = example.categories.iter().flat_map(|(_, services)| services).collect();
    let today = zone.day_of(now);
    let (dice, fate) = (Dice::of(today, 0), Dice::of(today, 1));
    let mut book = Book { example, seeded, clients, services, zone, currency, today, now, dice, fate };
    for number in 0..example.specialists.len() {
        book.write(tx, number, -DAYS..=DAYS).await?;
    }
    book.dice = Dice::of(today, 2);
    for number in 0..example.specialists.len() {
        book.write(tx, number, -HISTORY_DAYS..=-DAYS - 1).await?;
    }
    Ok(())
}

/// Whose visits are made up, and by which throws.
struct Book<'a> {
    example: &'a Example,
    seeded: &'a Seeded,
    clients: Vec<(ClientId, &'a str)>,
    services: Vec<&'a ExampleService>,
    zone: Zone,
    currency: Currency,
    today: LocalDay,
    now: Timestamp,
    /// Who comes when.
    dice: Dice,
    /// Who did come.
    fate: Dice,
}

impl Book<'_> {
    /// Writes one specialist's visits of these days, counted from today.
    async fn write(&mut self, tx: &mut Tx, number: usize, days: RangeInclusive<i32>) -> Result<(), Error> {
        for offset in days {
            let day = self.today.plus(offset);
            let specialist = &self.example.specialists[number];
            let mut planned = plan(specialist, &self.services, self.zone, day, &mut self.dice);
            let laid = self.laid(number, offset);
            if !laid.is_empty() {
                planned = laid;
            }
            for planned in planned {
                let new = self.visit(number, day, planned);
                tx.insert_booking(&new, self.now).await?;
            }
        }
        Ok(())
    }

    /// The visits that are laid for a day, as far as its hours reach.
    fn laid(&self, number: usize, ahead: i32) -> Vec<Planned> {
        let (specialist, day) = (&self.example.specialists[number], self.today.plus(ahead));
        let here = self.example.laid.iter().filter(|laid| laid.specialist == number && laid.ahead == ahead);
        let chosen = here.filter_map(|laid| {
            let begin = u32::from(laid.from_min);
            let (length_min, planned) =
                chosen(specialist, &self.services, self.zone, day, (begin, laid.does));
            let fits = |(from, to)| u32::from(from) <= begin && begin + length_min <= u32::from(to);
            hours(specialist, day).any(fits).then_some(planned)
        });
        chosen.collect()
    }

    fn visit(&mut self, number: usize, day: LocalDay, (index, minor, span): Planned) -> NewHold {
        let known = self.known_on(day);
        let (client, name) = self.clients[self.dice.below(known)];
        NewHold {
            studio: self.seeded.studio,
            specialist: self.seeded.specialists[number],
            service: self.seeded.services[index],
            client,
            account: None,
            span,
            day,
            before_min: 0,
            after_min: self.services[index].after_min,
            status: self.status(day, span),
            held_until: None,
            price: Money { minor, currency: self.currency },
            lang: self.example.lang,
            client_name: name.to_owned(),
            calendar: None,
        }
    }

    /// How many clients come on a day: a third of them came for the first time since the book begins.
    fn known_on(&self, day: LocalDay) -> usize {
        let days_to_come = usize::try_from(self.today.0 - day.0).unwrap_or_default();
        let all = self.clients.len();
        all - (all / 3 * days_to_come).div_ceil(HISTORY_DAYS.unsigned_abs() as usize).min(all / 3)
    }

    /// What is over took place; before today, one in sixteen was missed and one in sixteen called off.
    fn status(&mut self, day: LocalDay, span: Span) -> Status {
        match self.fate.below(16) {
            _ if span.end > self.now => Status::Booked,
            0 if day < self.today => Status::NoShow,
            1 if day < self.today => Status::Cancelled,
            _ => Status::Came,
        }
    }
}

/// One specialist's visits of one day: one after another, with windows between.
fn plan(
    specialist: &ExampleSpecialist,
    services: &[&ExampleService],
    zone: Zone,
    day: LocalDay,
    dice: &mut Dice,
) -> Vec<Planned> {
    let mut planned = Vec::new();
    for (from, to) in hours(specialist, day) {
        let mut minute = u32::from(from) + 30 * u32::try_from(dice.below(4)).unwrap_or_default();
        loop {
            let does = dice.below(specialist.does.len());
            let (length_min, visit) = chosen(specialist, services, zone, day, (minute, does));
            if minute + length_min > u32::from(to) {
                break;
            }
            let pause = 30 * u32::try_from(1 + dice.below(5)).unwrap_or(1);
            minute += (length_min + services[visit.0].after_min).next_multiple_of(30) + pause;
            planned.push(visit);
        }
    }
    planned
}

/// When a specialist works on a day: minutes from and to.
fn hours(specialist: &ExampleSpecialist, day: LocalDay) -> impl Iterator<Item = (u16, u16)> {
    let weekday = u8::try_from(day.weekday().num_days_from_monday()).unwrap_or_default();
    specialist.week.iter().filter(move |(on, ..)| *on == weekday).map(|(_, from, to)| (*from, *to))
}

/// A visit that begins at a minute of a day, with one of the services that the specialist does: its length in minutes,
/// and the visit.
fn chosen(
    specialist: &ExampleSpecialist,
    services: &[&ExampleService],
    zone: Zone,
    day: LocalDay,
    (minute, does): (u32, usize),
) -> (u32, Planned) {
    let (index, own_length, own_price) = specialist.does[does];
    let length_min = own_length.unwrap_or(services[index].length_min);
    let start = zone.at(day, i32::try_from(minute).unwrap_or_default());
    let visit = Visit { length_min, before_min: 0, after_min: services[index].after_min };
    (length_min, (index, own_price.unwrap_or(services[index].price_minor), visit.at(start)))
}

/// The same throws for the same day: a demo that looks the same twice.
struct Dice(u64);

impl Dice {
    /// The throws of a day; each row of them its own.
    fn of(today: LocalDay, row: u64) -> Self {
        Self(u64::from(today.0.unsigned_abs()) + (row << 32))
    }

    fn below(&mut self, sides: usize) -> usize {
        // Knuth's MMIX constants; the high bits are the good ones.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % sides.max(1)
    }
}
