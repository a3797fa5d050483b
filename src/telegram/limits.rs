//! How much one chat may say: a pause for whoever floods, nothing for anybody else.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use okoshko_domain::ids::ChatId;
use okoshko_domain::timestamp::Timestamp;

/// Chats remembered before the quiet ones are forgotten.
const REMEMBERED: usize = 10_000;

/// Counts each chat's updates of the present minute.
#[derive(Debug)]
pub(super) struct Limits {
    a_minute: u32,
    chats: Mutex<HashMap<ChatId, (i64, u32)>>,
}

/// What a chat may do now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Go on.
    Welcome,
    /// Too much: say so, once.
    Pause,
    /// Too much, and told so before.
    Quiet,
}

impl Limits {
    /// So many updates a minute; 0: no limit.
    pub(super) fn new(a_minute: u32) -> Self {
        Self { a_minute: if a_minute == 0 { u32::MAX - 1 } else { a_minute }, chats: Mutex::default() }
    }

    pub(super) fn ask(&self, chat: ChatId, now: Timestamp) -> Verdict {
        let mut chats = self.chats.lock().unwrap_or_else(PoisonError::into_inner);
        let minute = now.minutes();
        if chats.len() >= REMEMBERED {
            chats.retain(|_, (last, _)| *last == minute);
        }
        let (last, count) = chats.entry(chat).or_insert((minute, 0));
        if *last != minute {
            (*last, *count) = (minute, 0);
        }
        *count = count.saturating_add(1);
        match (*count).cmp(&(self.a_minute + 1)) {
            std::cmp::Ordering::Less => Verdict::Welcome,
            std::cmp::Ordering::Equal => Verdict::Pause,
            std::cmp::Ordering::Greater => Verdict::Quiet,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sixty_first_update_of_a_minute_pauses_one_chat_only() {
        let (limits, now) = (Limits::new(60), Timestamp(60_000));
        for _ in 0..60 {
            assert_eq!(limits.ask(ChatId(1), now), Verdict::Welcome);
        }
        assert_eq!(limits.ask(ChatId(1), now), Verdict::Pause);
        assert_eq!(limits.ask(ChatId(1), now), Verdict::Quiet);
        assert_eq!(limits.ask(ChatId(2), now), Verdict::Welcome);
        assert_eq!(limits.ask(ChatId(1), now.plus_min(1)), Verdict::Welcome);
    }
}
