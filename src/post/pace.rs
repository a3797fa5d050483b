//! How fast we send: so many messages a second in all, one a second to a chat, 20 a minute to a group, and slower for
//! a while after every 429 (<https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this>).
//!
//! What the outbox sends [takes](Pace::take) a place and waits for it. A direct reply waits for nothing: it is
//! [counted](Pace::count), and the outbox waits longer; a message that is edited is no message more. A chat that Telegram
//! asks to leave alone keeps no other waiting.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use okoshko_domain::ids::ChatId;
use tokio::time::Instant;

/// What leaves us evenly does not arrive evenly: a little air between two messages.
const SLACK: f64 = 1.02;
/// What a 429 leaves of the pace.
const CUT: f64 = 0.95;
/// What the pace gains in a second, up to the full one, in messages a second.
const CLIMB: f64 = 2.0;
/// The slowest pace, in messages a second.
const SLOWEST: f64 = 1.0;
/// So many 429s in a row are no chat's trouble any more: everything waits.
const FLOOD: u32 = 10;
/// Between two messages to one person in the long run, and how far ahead of that a short burst may be.
const PERSON: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(3));
/// The same for a group, which bears 20 a minute.
const GROUP: (Duration, Duration) = (Duration::from_secs(3), Duration::from_secs(3));
/// Whoever would wait longer gives their place to others and comes again.
const LONGEST: Duration = Duration::from_secs(2);
/// Direct replies put the outbox off for so long at most from one of its messages to the next: it is never starved.
const DEBT: Duration = Duration::from_secs(1);
/// Chats remembered before those are forgotten that may be written to anyway.
const REMEMBERED: usize = 4096;

/// The pace of one bot.
#[derive(Debug)]
pub(super) struct Pace(Option<Mutex<Counts>>);

#[derive(Debug)]
struct Counts {
    /// Messages a second, when Telegram has no objection.
    full: f64,
    now: f64,
    /// When `now` was right.
    at: Instant,
    /// The next free place.
    next: Instant,
    /// How far direct replies moved it since a place was taken, while it is ahead.
    put_off: Duration,
    /// 429s since something went through.
    refused: u32,
    chats: HashMap<ChatId, Chat>,
}

/// When a chat may be written to: [`PERSON`] and [`GROUP`] as a bucket that leaks (GCRA).
#[derive(Clone, Copy, Debug)]
struct Chat {
    full_at: Instant,
    closed_until: Instant,
}

impl Pace {
    /// * `per_second`: messages a second in all; 0: as fast as it goes, to every chat.
    pub(super) fn new(per_second: u32) -> Self {
        let full = f64::from(per_second) / SLACK;
        Self((per_second > 0).then(|| Mutex::new(Counts::new(full, Instant::now()))))
    }

    /// Counts a message that goes out at once.
    pub(super) fn count(&self, chat: ChatId) {
        self.with((), |counts| counts.count(chat, Instant::now()));
    }

    /// Takes the next place for a message to this chat.
    ///
    /// # Errors
    /// How long the chat is to be left alone, when that is too long to wait for: no place was taken.
    pub(super) fn take(&self, chat: ChatId) -> Result<Duration, Duration> {
        self.with(Ok(Duration::ZERO), |counts| counts.take(chat, Instant::now()))
    }

    /// How long the next place is away.
    pub(super) fn ahead(&self) -> Duration {
        self.with(Duration::ZERO, |counts| counts.next.saturating_duration_since(Instant::now()))
    }

    /// Telegram asked to wait so long before the next message to this chat.
    pub(super) fn refused(&self, chat: ChatId, asked: Duration) {
        self.with((), |counts| counts.refused(chat, asked, Instant::now()));
    }

    /// Telegram took a message.
    pub(super) fn went(&self) {
        self.with((), |counts| counts.refused = 0);
    }

    fn with<T>(&self, otherwise: T, work: impl FnOnce(&mut Counts) -> T) -> T {
        let Some(counts) = &self.0 else { return otherwise };
        work(&mut counts.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Counts {
    fn new(full: f64, now: Instant) -> Self {
        Self {
            full,
            now: full,
            at: now,
            next: now,
            put_off: Duration::ZERO,
            refused: 0,
            chats: HashMap::default(),
        }
    }

    fn count(&mut self, chat: ChatId, now: Instant) {
        if self.next <= now {
            (self.next, self.put_off) = (now, Duration::ZERO);
        }
        let room = (now + DEBT).saturating_duration_since(self.next).min(DEBT.saturating_sub(self.put_off));
        let by = self.gap(now).min(room);
        self.next += by;
        self.put_off += by;
        let (each, _) = limits(chat);
        let seen = self.chat(chat, now);
        seen.full_at = (seen.full_at.max(now) + each).min(now + 5 * each);
    }

    fn take(&mut self, chat: ChatId, now: Instant) -> Result<Duration, Duration> {
        let (each, burst) = limits(chat);
        let place = self.next.max(now);
        let seen = self.chat(chat, now);
        let open = seen.closed_until.max(seen.full_at.checked_sub(burst).unwrap_or(now));
        if open > now + LONGEST {
            return Err(open - now);
        }
        let at = place.max(open);
        seen.full_at = seen.full_at.max(at) + each;
        let gap = self.gap(now);
        self.next = place + gap;
        self.put_off = Duration::ZERO;
        Ok(at - now)
    }

    fn refused(&mut self, chat: ChatId, asked: Duration, now: Instant) {
        let slower = self.pace(now) * CUT;
        self.now = slower.max(SLOWEST.min(self.full));
        let until = now + asked;
        let seen = self.chat(chat, now);
        seen.closed_until = seen.closed_until.max(until);
        self.refused += 1;
        if self.refused >= FLOOD {
            tracing::warn!(wait_s = asked.as_secs(), "Telegram asks everybody to wait");
            self.next = self.next.max(until);
            self.refused = 0;
        }
    }

    /// The pace climbs back by itself.
    fn pace(&mut self, now: Instant) -> f64 {
        let gained = now.saturating_duration_since(self.at).as_secs_f64() * CLIMB;
        self.now = (self.now + gained).min(self.full);
        self.at = now;
        self.now
    }

    fn gap(&mut self, now: Instant) -> Duration {
        Duration::from_secs_f64(1.0 / self.pace(now))
    }

    fn chat(&mut self, chat: ChatId, now: Instant) -> &mut Chat {
        if self.chats.len() >= REMEMBERED {
            self.chats.retain(|_, seen| seen.full_at > now || seen.closed_until > now);
        }
        self.chats.entry(chat).or_insert(Chat { full_at: now, closed_until: now })
    }
}

/// Groups have negative numbers.
fn limits(chat: ChatId) -> (Duration, Duration) {
    if chat.0 < 0 { GROUP } else { PERSON }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KATYA: ChatId = ChatId(5);
    const CREW: ChatId = ChatId(-5);

    fn ms(number: u64) -> Duration {
        Duration::from_millis(number)
    }

    fn counts(per_second: u32) -> (Counts, Instant) {
        let start = Instant::now();
        (Counts::new(f64::from(per_second), start), start)
    }

    #[test]
    fn messages_to_many_are_evenly_spread() {
        let (mut counts, start) = counts(20);
        let waits: Vec<_> = (1..=5).map(|chat| counts.take(ChatId(chat), start).unwrap()).collect();
        assert_eq!(waits, [ms(0), ms(50), ms(100), ms(150), ms(200)]);
        assert_eq!(counts.take(ChatId(6), start + ms(1000)), Ok(ms(0)), "a pause is not saved up");
    }

    #[test]
    fn one_chat_is_given_time_to_read() {
        let (mut counts, start) = counts(1000);
        let mut now = start;
        let mut sent = Vec::new();
        for _ in 0..8 {
            match counts.take(KATYA, now) {
                Ok(wait) => sent.push((now + wait - start).as_secs()),
                Err(wait) => now += wait,
            }
        }
        assert_eq!(sent, [0, 0, 0, 0, 1, 2, 3], "a burst of four, then one a second");
        assert!(
            counts.take(ChatId(6), now).is_ok_and(|wait| wait <= ms(10)),
            "another chat waits for nobody"
        );
        let (mut counts, start) = self::counts(1000);
        assert!(counts.take(CREW, start).is_ok() && counts.take(CREW, start).is_ok());
        assert_eq!(counts.take(CREW, start), Err(Duration::from_secs(3)), "twenty a minute");
    }

    #[test]
    fn direct_replies_go_first_and_starve_nobody() {
        let (mut counts, start) = counts(10);
        for _ in 0..3 {
            counts.count(KATYA, start);
        }
        assert_eq!(counts.take(ChatId(6), start), Ok(ms(300)));
        for chat in 0..1000 {
            counts.count(ChatId(chat), start);
        }
        assert_eq!(counts.take(ChatId(7), start), Ok(DEBT));
    }

    /// The outbox takes a place when the next one is near.
    #[test]
    fn the_outbox_moves_on_while_direct_replies_never_end() {
        let (mut counts, start) = counts(30);
        let mut taken = 0;
        for tick in 0..6000 {
            let now = start + ms(10 * tick);
            counts.count(ChatId(1), now);
            if counts.next.saturating_duration_since(now) <= ms(500) {
                counts.take(ChatId(100 + i64::from(taken)), now).unwrap();
                taken += 1;
            }
        }
        assert!(taken >= 60, "{taken} messages in a minute");
    }

    #[test]
    fn a_refused_chat_is_left_alone_and_others_are_not() {
        let (mut counts, start) = counts(20);
        counts.refused(KATYA, Duration::from_secs(30), start);
        assert_eq!(counts.take(KATYA, start), Err(Duration::from_secs(30)));
        assert_eq!(counts.take(ChatId(6), start), Ok(ms(0)));
        assert_eq!(counts.take(KATYA, start + Duration::from_secs(29)), Ok(ms(1000)));
    }

    #[test]
    fn the_pace_is_cut_and_climbs_back() {
        let (mut counts, start) = counts(20);
        for chat in 0..9 {
            counts.refused(ChatId(chat), ms(1000), start);
        }
        assert!((counts.pace(start) - 20.0 * CUT.powi(9)).abs() < 1e-6);
        assert!((counts.pace(start + Duration::from_secs(2)) - (20.0 * CUT.powi(9) + 4.0)).abs() < 1e-6);
        assert!((counts.pace(start + Duration::from_mins(1)) - 20.0).abs() < 1e-6);
        for _ in 0..500 {
            counts.refused(KATYA, ms(1), start + Duration::from_mins(1));
        }
        assert!((counts.now - SLOWEST).abs() < 1e-6);
    }

    #[test]
    fn a_flood_stops_everything_for_as_long_as_telegram_asks() {
        let (mut counts, start) = counts(20);
        for chat in 0..i64::from(FLOOD) {
            counts.refused(ChatId(chat), Duration::from_secs(7), start);
        }
        let wait = counts.take(ChatId(100), start).unwrap();
        assert_eq!(wait, Duration::from_secs(7));
    }

    #[test]
    fn no_pace_is_no_pace() {
        let pace = Pace::new(0);
        pace.refused(KATYA, Duration::from_secs(30));
        pace.count(KATYA);
        assert!((0..1000).all(|_| pace.take(KATYA) == Ok(Duration::ZERO)));
        assert_eq!(pace.ahead(), Duration::ZERO);
    }

    #[test]
    fn quiet_chats_are_forgotten() {
        let (mut counts, start) = counts(30);
        for chat in 0..100_000 {
            let now = start + Duration::from_millis(34 * u64::try_from(chat).unwrap());
            counts.take(ChatId(chat), now).unwrap();
        }
        assert!(counts.chats.len() <= REMEMBERED);
    }
}
