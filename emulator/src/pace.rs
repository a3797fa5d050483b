//! How fast a bot may send, when that is switched on.
//!
//! 30 messages a second in all, one a second to a chat in the long run (a short burst is let through), 20 a
//! minute to a group. Counted in real time, not by the emulator's clock: a story that stands still would
//! never get out of a 429. <https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this>

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use tokio::time::Instant;

const OVERALL: (usize, Duration) = (30, Duration::from_secs(1));
/// One a second in the long run, five at once.
const CHAT: (usize, Duration) = (5, Duration::from_secs(5));
const GROUP: (usize, Duration) = (20, Duration::from_mins(1));

/// The messages of the last minute.
#[derive(Default)]
pub(crate) struct Pace {
    all: VecDeque<Instant>,
    chats: HashMap<i64, VecDeque<Instant>>,
}

impl Pace {
    /// Counts a message to `chat`, or says how many seconds to wait for it.
    pub(crate) fn admit(&mut self, chat: i64, now: Instant) -> Result<(), u32> {
        let limit = if chat < 0 { GROUP } else { CHAT };
        let sent = self.chats.entry(chat).or_default();
        let wait = wait(&mut self.all, OVERALL, now).max(wait(sent, limit, now));
        if wait > Duration::ZERO {
            return Err(u32::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(u32::MAX));
        }
        self.all.push_back(now);
        sent.push_back(now);
        Ok(())
    }
}

/// How long until one more fits into the window; forgets what has left it.
fn wait(sent: &mut VecDeque<Instant>, (most, window): (usize, Duration), now: Instant) -> Duration {
    while sent.front().is_some_and(|first| now.duration_since(*first) >= window) {
        sent.pop_front();
    }
    match sent.front() {
        Some(first) if sent.len() >= most => window.saturating_sub(now.duration_since(*first)),
        _ => Duration::ZERO,
    }
}

#[cfg(test)]
mod tests {
    use super::{Duration, Instant, Pace};

    #[test]
    fn each_limit_holds_and_lets_go() {
        for (chats, most, wait_s) in [([5, 5], 5, 5), ([-5, -5], 20, 60)] {
            let (mut pace, start) = (Pace::default(), Instant::now());
            for n in 0..most {
                assert_eq!(pace.admit(chats[n % 2], start), Ok(()), "{n}");
            }
            assert_eq!(pace.admit(chats[0], start), Err(wait_s));
            assert_eq!(pace.admit(chats[0], start + Duration::from_secs(u64::from(wait_s))), Ok(()));
        }
    }

    #[test]
    fn thirty_a_second_in_all() {
        let (mut pace, start) = (Pace::default(), Instant::now());
        assert!((1..=30).all(|chat| pace.admit(chat, start).is_ok()));
        assert_eq!(pace.admit(31, start), Err(1));
    }
}
