//! A studio's rules about time.

use crate::timestamp::Timestamp;

/// No listing looks further ahead, whatever the policy says: ten years.
const WINDOW_MAX_DAYS: u32 = 3_660;

/// How the buffers of two visits that follow each other share the gap between them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Buffers {
    /// The gap is what the first needs after it plus what the second needs before it.
    #[default]
    Add,
    /// The gap is the larger of the two.
    Overlap,
}

impl Buffers {
    /// The gap in minutes between a visit that needs `after_min` and the next, which needs `before_min`.
    #[must_use]
    pub fn gap_min(self, after_min: u32, before_min: u32) -> i64 {
        match self {
            Self::Add => i64::from(after_min) + i64::from(before_min),
            Self::Overlap => i64::from(after_min.max(before_min)),
        }
    }
}

/// How long before the start a client may still cancel or move their visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CancelUntil {
    /// Until it starts.
    AnyTime,
    /// Until this many minutes before it starts.
    Before(u32),
    /// Only by talking to the studio.
    Never,
}

impl CancelUntil {
    /// The moment from which it is too late; nothing when the rule names none.
    #[must_use]
    pub fn deadline(self, starts: Timestamp) -> Option<Timestamp> {
        match self {
            Self::Before(minutes) => Some(starts.plus_min(-i64::from(minutes))),
            Self::AnyTime | Self::Never => None,
        }
    }

    /// Whether a client still may at `now`. Nobody cancels or moves what has started.
    #[must_use]
    pub fn allows(self, starts: Timestamp, now: Timestamp) -> bool {
        self != Self::Never && now < self.deadline(starts).unwrap_or(starts)
    }
}

/// Whether a client is asked for their phone before a visit is booked; once it is known they are not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AskPhone {
    /// No.
    #[default]
    Never,
    /// Once, and they may leave it.
    Welcome,
    /// Nothing is booked without it.
    Required,
}

impl AskPhone {
    /// Every way; its place is its number in buttons.
    pub const ALL: [Self; 3] = [Self::Never, Self::Welcome, Self::Required];

    /// The word in SQL.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Welcome => "welcome",
            Self::Required => "required",
        }
    }

    /// Reads the SQL word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.word() == word)
    }
}

/// Whose bookings wait for somebody's yes. The word in SQL is [`Approve::word`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Approve {
    /// Nobody's.
    #[default]
    Nobody,
    /// Those of clients who have never been there.
    NewClients,
    /// Everybody's.
    Everybody,
}

impl Approve {
    /// Every rule; its place is its number in buttons, so that new ones go to the end.
    pub const ALL: [Self; 3] = [Self::Nobody, Self::NewClients, Self::Everybody];

    /// The word in SQL.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::NewClients => "new",
            Self::Everybody => "everybody",
        }
    }

    /// Reads the SQL word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.word() == word)
    }

    /// Its number in buttons.
    #[must_use]
    pub fn number(self) -> i64 {
        match self {
            Self::Nobody => 0,
            Self::NewClients => 1,
            Self::Everybody => 2,
        }
    }

    /// Reads [`Approve::number`].
    #[must_use]
    pub fn of_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.number() == number)
    }

    /// Whether a client who was there so often must be approved.
    #[must_use]
    pub fn asks(self, visits: u32) -> bool {
        match self {
            Self::Nobody => false,
            Self::NewClients => visits == 0,
            Self::Everybody => true,
        }
    }
}

/// What a studio asks of a booking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// The least minutes from now to a start.
    pub notice_min: u32,
    /// How many times 24 hours ahead one may book; [`Policy::horizon`] takes ten years at most.
    pub window_days: u32,
    /// Minutes between offered starts, over zero.
    pub step_min: u32,
    /// How buffers share a gap.
    pub buffers: Buffers,
    /// Until when a client may cancel.
    pub cancel_until: CancelUntil,
    /// Until when a client may move their visit; nothing: as long as they may cancel.
    pub move_until: Option<CancelUntil>,
    /// How many visits to come one client may have.
    pub client_cap: u32,
    /// Minutes that a hold holds.
    pub hold_min: u32,
    /// Whose bookings wait for a yes, unless a service says otherwise.
    pub approves: Approve,
}

impl Policy {
    /// Until when a client may move their visit.
    #[must_use]
    pub fn moving_until(&self) -> CancelUntil {
        self.move_until.unwrap_or(self.cancel_until)
    }

    /// The first moment at which a visit may start.
    #[must_use]
    pub fn earliest(&self, now: Timestamp) -> Timestamp {
        now.plus_min(self.notice_min.into())
    }

    /// The first moment at which a visit may not start any more: `now` and the window, 24 hours a day.
    #[must_use]
    pub fn horizon(&self, now: Timestamp) -> Timestamp {
        now.plus_min(i64::from(self.window_days.min(WINDOW_MAX_DAYS)) * 24 * 60)
    }

    /// Seconds between offered starts, over zero.
    pub(crate) fn step_s(&self) -> i64 {
        i64::from(self.step_min.max(1)) * 60
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            notice_min: 60,
            window_days: 60,
            step_min: 30,
            buffers: Buffers::Add,
            cancel_until: CancelUntil::Before(2 * 60),
            move_until: None,
            client_cap: 3,
            hold_min: 10,
            approves: Approve::Nobody,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_cancels_until_the_deadline() {
        let starts = Timestamp(100_000);
        for (rule, minutes_before, allowed) in [
            (CancelUntil::AnyTime, 1, true),
            (CancelUntil::AnyTime, 0, false),
            (CancelUntil::Before(120), 121, true),
            (CancelUntil::Before(120), 120, false),
            (CancelUntil::Before(0), 1, true),
            (CancelUntil::Never, 100_000, false),
        ] {
            let now = starts.plus_min(-minutes_before);
            assert_eq!(rule.allows(starts, now), allowed, "{rule:?}, {minutes_before} min before");
        }
        assert_eq!(CancelUntil::Before(1).deadline(Timestamp::MIN), Some(Timestamp::MIN));
        assert_eq!(CancelUntil::AnyTime.deadline(starts), None);
    }

    #[test]
    fn who_must_be_approved() {
        for (rule, word, number, new, known) in [
            (Approve::Nobody, "nobody", 0, false, false),
            (Approve::NewClients, "new", 1, true, false),
            (Approve::Everybody, "everybody", 2, true, true),
        ] {
            assert_eq!((rule.word(), Approve::parse(word)), (word, Some(rule)));
            assert_eq!((rule.number(), Approve::of_number(number)), (number, Some(rule)));
            assert_eq!((rule.asks(0), rule.asks(1)), (new, known), "{rule:?}");
        }
        assert_eq!((Approve::parse("friends"), Approve::of_number(3)), (None, None));
    }

    #[test]
    fn a_visit_is_moved_as_long_as_it_is_cancelled_unless_the_studio_says_otherwise() {
        let policy = Policy { cancel_until: CancelUntil::Never, ..Policy::default() };
        assert_eq!(policy.moving_until(), CancelUntil::Never);
        let policy = Policy { move_until: Some(CancelUntil::Before(60)), ..policy };
        assert_eq!(
            (policy.moving_until(), policy.cancel_until),
            (CancelUntil::Before(60), CancelUntil::Never)
        );
    }

    #[test]
    fn buffers_add_or_overlap() {
        assert_eq!(Buffers::Add.gap_min(10, 15), 25);
        assert_eq!(Buffers::Overlap.gap_min(10, 15), 15);
        assert_eq!(Buffers::Add.gap_min(u32::MAX, u32::MAX), 2 * i64::from(u32::MAX));
    }
}
