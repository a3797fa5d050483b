//! A walk through every screen that buttons lead to, pressing each button twice, and all of them again at the end.

use std::collections::{BTreeMap, VecDeque};

use okoshko::desk::seed::{Example, ExampleService};
use okoshko::example;
use okoshko_domain::people::Lang;
use okoshko_domain::policy::CancelUntil;

use crate::salon::{Salon, Visitor, assert_fit, hasty_story_in};

/// So many different buttons of one kind are tried; more of them lead to the same kind of screen.
const OF_A_KIND: usize = 8;
/// Presses at once, when all are pressed again.
const HANDFUL: usize = 16;

/// What was seen on the way.
struct Walk<'a> {
    visitor: Visitor<'a>,
    salon: &'a Salon,
    /// Every button ever seen, with the message that had it first.
    seen: BTreeMap<String, i64>,
    /// Buttons to press yet.
    ahead: VecDeque<String>,
}

impl<'a> Walk<'a> {
    async fn begin(salon: &'a Salon, visitor: Visitor<'a>) -> Self {
        visitor.start("").await;
        let mut walk = Self { visitor, salon, seen: BTreeMap::new(), ahead: VecDeque::new() };
        walk.look_around();
        walk
    }

    fn of_this_kind(&self, data: &str) -> usize {
        self.seen.keys().filter(|seen| kind(seen) == kind(data)).count()
    }

    fn look_around(&mut self) {
        let messages = self.visitor.person.messages();
        for message in messages.iter().rev().filter(|message| message.from_bot).take(12) {
            assert_fit(message);
            for data in message.buttons.iter().flatten().filter_map(|button| button.data.clone()) {
                // Whoever is forgotten walks no further.
                if self.seen.contains_key(&data) || kind(&data) == "jz" {
                    continue;
                }
                if self.of_this_kind(&data) < if kind(&data) == "w" { 4 * OF_A_KIND } else { OF_A_KIND } {
                    self.ahead.push_back(data.clone());
                }
                self.seen.insert(data, message.id);
            }
        }
    }

    async fn on(&mut self) {
        while let Some(data) = self.ahead.pop_front() {
            let (booked, heard) = (self.bookings().await, self.visitor.heard());
            let message = self.seen[&data];
            self.visitor.person.press_data(message, &data);
            self.visitor.forges(message, &data).await;
            assert_eq!(self.visitor.person.waiting(), 0, "{data} spins");
            let more = self.bookings().await - booked;
            assert!(more <= i64::from(kind(&data) == "y"), "{data} made {more} bookings");
            // A file comes before its screen, and both taps bring both.
            let most = if kind(&data) == "jd" { 4 } else { 2 };
            assert!(self.visitor.heard() - heard <= most, "{data} talks too much");
            self.look_around();
        }
    }

    async fn bookings(&self) -> i64 {
        self.salon
            .count("select count(*) from booking where account_id > 1 and status in ('booked', 'cancelled')")
            .await
    }

    /// Everything once more, on the messages where it stood once, whatever they show by now.
    async fn again(&self) {
        let all: Vec<_> = self.seen.iter().collect();
        for handful in all.chunks(HANDFUL) {
            for (data, message) in handful {
                self.visitor.person.press_data(**message, data);
            }
            self.salon.settle().await;
            assert_eq!(self.visitor.person.waiting(), 0, "one of {handful:?} spins");
            self.visitor.person.messages().iter().filter(|message| message.from_bot).for_each(assert_fit);
        }
    }
}

/// `w` of `1.w.2.0`.
fn kind(data: &str) -> &str {
    data.split('.').nth(1).unwrap_or_default()
}

async fn walk_through(example: Example, language: &str) {
    hasty_story_in(example, async |salon| {
        let visitor = salon.visitor_speaking("Катя", language);
        let mut walk = Walk::begin(salon, visitor).await;
        walk.on().await;
        let kinds: Vec<_> = walk.seen.keys().map(|data| kind(data)).collect();
        for expected in ["h", "w", "d", "m", "x", "t", "y", "n", "v", "b", "a", "z", "l", "g", "H", "V"] {
            assert!(kinds.contains(&expected), "never saw a button {expected}");
        }
        walk.again().await;
    })
    .await;
}

#[tokio::test]
async fn every_button_of_a_busy_studio_bears_a_double_tap_and_works_for_ever() {
    let mut busy = example::studio(Lang::Ru);
    busy.studio.policy.client_cap = 1_000;
    busy.studio.policy.cancel_until = CancelUntil::AnyTime;
    walk_through(busy, "ru").await;
}

/// Thirty services on several pages, by six specialists, in English.
#[tokio::test]
async fn every_button_of_a_large_studio_bears_a_double_tap_and_works_for_ever() {
    let mut large = example::studio(Lang::En);
    large.studio.policy.client_cap = 1_000;
    for (_, services) in &mut large.categories {
        for number in 1..=10 {
            let name = format!("A service with quite a long name, number {number} of many");
            services.push(ExampleService { name, length_min: 45, price_minor: 1_099, after_min: 0 });
        }
    }
    let count = large.categories.iter().map(|(_, services)| services.len()).sum();
    for number in 0..3 {
        let mut another = large.specialists[number].clone();
        another.name = format!("Specialist {number} with a name that goes on and on");
        another.does = (0..count).map(|index| (index, None, None)).collect();
        large.specialists.push(another);
    }
    walk_through(large, "en").await;
}
