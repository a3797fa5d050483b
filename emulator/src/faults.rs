//! Bad weather: what goes wrong between the bot and Telegram, by a plan and a seed.

use std::time::Duration;

/// A plan of faults. [`Faults::default`] is fair weather.
///
/// Chances are from 0 to 1. One die is thrown per call in the order of the fields, so at most one of them
/// strikes a call; `delay` comes on top.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Faults {
    /// Chance of 429.
    pub too_many: f64,
    /// Seconds a 429 asks to wait.
    pub retry_after_s: u32,
    /// When it is more than that: a 429 asks for any number of seconds from that one to this one.
    pub retry_after_most_s: u32,
    /// Chance of 502; the call is not carried out.
    pub server_error: f64,
    /// Chance that the connection breaks and the call is not carried out.
    pub drop_before: f64,
    /// Chance that the call is carried out and the connection breaks before the answer.
    pub drop_after: f64,
    /// How long every answer takes, after the call is carried out.
    pub delay: Duration,
    /// Chance that an update is delivered twice.
    pub duplicate: f64,
    /// Only these methods, without regard to case; `None` is all, getUpdates too.
    pub methods: Option<Vec<String>>,
    /// The same seed gives the same faults for the same calls.
    pub seed: u64,
}

/// What strikes one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    TooMany,
    ServerError,
    DropBefore,
    DropAfter,
}

impl Fault {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::TooMany => "too_many",
            Self::ServerError => "server_error",
            Self::DropBefore => "drop_before",
            Self::DropAfter => "drop_after",
        }
    }
}

/// A plan and its die.
#[derive(Debug, Default)]
pub(crate) struct Weather {
    plan: Faults,
    die: u64,
}

impl Weather {
    pub(crate) fn new(plan: Faults) -> Self {
        Self { die: plan.seed, plan }
    }

    /// How many seconds this 429 asks to wait.
    pub(crate) fn retry_after_s(&mut self) -> u32 {
        let (least, most) = (self.plan.retry_after_s, self.plan.retry_after_most_s);
        if most <= least { least } else { least + self.throw_below(most - least + 1) }
    }

    /// How long the answer of `method` takes.
    pub(crate) fn delay(&self, method: &str) -> Duration {
        if self.covers(method) { self.plan.delay } else { Duration::ZERO }
    }

    /// What strikes this call of `method`.
    pub(crate) fn strike(&mut self, method: &str) -> Option<Fault> {
        if !self.covers(method) {
            return None;
        }
        let plan = &self.plan;
        let chances = [
            (plan.too_many, Fault::TooMany),
            (plan.server_error, Fault::ServerError),
            (plan.drop_before, Fault::DropBefore),
            (plan.drop_after, Fault::DropAfter),
        ];
        let thrown = self.throw();
        let mut passed = 0.0;
        chances.into_iter().find_map(|(chance, fault)| {
            passed += chance;
            (thrown < passed).then_some(fault)
        })
    }

    /// Whether this update comes twice.
    pub(crate) fn twice(&mut self) -> bool {
        self.plan.duplicate > 0.0 && self.throw() < self.plan.duplicate
    }

    fn covers(&self, method: &str) -> bool {
        let methods = self.plan.methods.as_ref();
        methods.is_none_or(|only| only.iter().any(|one| one.eq_ignore_ascii_case(method)))
    }

    /// A number from 0 up to 1.
    fn throw(&mut self) -> f64 {
        f64::from(self.throw_word()) / (f64::from(u32::MAX) + 1.0)
    }

    /// A whole number from 0 up to `limit`.
    fn throw_below(&mut self, limit: u32) -> u32 {
        let scaled = u64::from(self.throw_word()) * u64::from(limit);
        u32::try_from(scaled >> 32).unwrap_or_default()
    }

    /// Any 32 bits (`SplitMix64`).
    fn throw_word(&mut self) -> u32 {
        self.die = self.die.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.die;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        u32::try_from(mixed >> 32).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Fault, Faults, Weather};

    #[test]
    fn chances_are_kept_and_the_seed_repeats_them() {
        let plan = Faults { too_many: 0.2, drop_after: 0.3, seed: 7, ..Faults::default() };
        let struck = |mut weather: Weather| (0..1000).map(|_| weather.strike("x")).collect::<Vec<_>>();
        let first = struck(Weather::new(plan.clone()));
        assert_eq!(first, struck(Weather::new(plan)));
        let count = |fault| first.iter().filter(|one| **one == Some(fault)).count();
        assert!((150..250).contains(&count(Fault::TooMany)));
        assert!((250..350).contains(&count(Fault::DropAfter)));
        assert_eq!(count(Fault::DropBefore), 0);
    }

    #[test]
    fn a_429_asks_for_any_time_of_its_range() {
        let plan = Faults { retry_after_s: 1, retry_after_most_s: 30, ..Faults::default() };
        let mut weather = Weather::new(plan);
        let asked: BTreeSet<_> = (0..1000).map(|_| weather.retry_after_s()).collect();
        assert_eq!(asked, (1..=30).collect());
        assert_eq!(Weather::new(Faults { retry_after_s: 7, ..Faults::default() }).retry_after_s(), 7);
    }

    #[test]
    fn only_the_named_methods_are_struck() {
        let methods = Some(vec!["SendMessage".to_owned()]);
        let mut weather = Weather::new(Faults { server_error: 1.0, methods, ..Faults::default() });
        assert_eq!(weather.strike("sendMessage"), Some(Fault::ServerError));
        assert_eq!(weather.strike("getMe"), None);
    }
}
