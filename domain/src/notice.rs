//! What somebody must hear. An outbox row keeps one of these with its key and arguments, never its text.

use serde::{Deserialize, Serialize};

use crate::booking::Status;
use crate::ids::BookingId;
use crate::zone::LocalDay;

/// One thing to tell one person. The words are chosen when it is sent, from the truth of that moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// To the client: you are booked. Sent when the reply to the press could not be.
    Booked(BookingId),
    /// To the client: your booking is cancelled. Sent when the reply to the press could not be.
    Cancelled(BookingId),
    /// To the specialist: somebody booked you.
    NewVisit(BookingId),
    /// To the specialist: a client cancelled, or somebody else at the counter called it off.
    VisitCancelled(BookingId),
    /// To the client: the studio moved your visit.
    Moved(BookingId),
    /// To the client: the studio called your visit off.
    CalledOff(BookingId),
    /// To the specialist: somebody else moved a visit of yours.
    VisitMoved(BookingId),
}

impl Notice {
    /// The word in SQL, in dedupe keys and logs.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Booked(_) => "booked",
            Self::Cancelled(_) => "cancelled",
            Self::NewVisit(_) => "new_visit",
            Self::VisitCancelled(_) => "visit_cancelled",
            Self::Moved(_) => "moved",
            Self::CalledOff(_) => "called_off",
            Self::VisitMoved(_) => "visit_moved",
        }
    }

    /// The booking it speaks of.
    #[must_use]
    pub fn booking(self) -> BookingId {
        let (Self::Booked(id)
        | Self::Cancelled(id)
        | Self::NewVisit(id)
        | Self::VisitCancelled(id)
        | Self::Moved(id)
        | Self::CalledOff(id)
        | Self::VisitMoved(id)) = self;
        id
    }

    /// Whether it still says the truth of a booking that stands so: nobody hears of a visit that was cancelled before
    /// they heard.
    #[must_use]
    pub fn is_true(self, status: Status) -> bool {
        match self {
            Self::Booked(_) | Self::NewVisit(_) => !matches!(status, Status::Cancelled | Status::Released),
            Self::Moved(_) | Self::VisitMoved(_) => matches!(status, Status::Booked | Status::Pending),
            Self::Cancelled(_) | Self::VisitCancelled(_) | Self::CalledOff(_) => status == Status::Cancelled,
        }
    }

    /// Reads the SQL word and booking back.
    #[must_use]
    pub fn read(word: &str, booking: BookingId) -> Option<Self> {
        let all = [
            Self::Booked,
            Self::Cancelled,
            Self::NewVisit,
            Self::VisitCancelled,
            Self::Moved,
            Self::CalledOff,
            Self::VisitMoved,
        ];
        all.into_iter().map(|make| make(booking)).find(|notice| notice.word() == word)
    }
}

/// One thing to tell one person that is about no booking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// To a client: what staff write to them.
    Letter(String),
    /// To staff in the morning: what the day holds.
    Agenda(LocalDay),
    /// To staff in the evening: how the day went, and what the next one holds.
    Digest(LocalDay),
}

impl Word {
    /// The word in SQL, in dedupe keys and logs.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Letter(_) => "letter",
            Self::Agenda(_) => "agenda",
            Self::Digest(_) => "digest",
        }
    }

    /// What stands beside the word in SQL.
    #[must_use]
    pub fn args(&self) -> String {
        match self {
            Self::Letter(text) => text.clone(),
            Self::Agenda(day) | Self::Digest(day) => day.0.to_string(),
        }
    }

    /// Reads what [`Word::word`] and [`Word::args`] write.
    #[must_use]
    pub fn read(word: &str, args: &str) -> Option<Self> {
        match word {
            "letter" => Some(Self::Letter(args.to_owned())),
            "agenda" => args.parse().ok().map(LocalDay).map(Self::Agenda),
            "digest" => args.parse().ok().map(LocalDay).map(Self::Digest),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for word in [
            Word::Letter("\u{201c}5\" {}".to_owned()),
            Word::Agenda(LocalDay(-1)),
            Word::Digest(LocalDay(20_780)),
        ] {
            assert_eq!(Word::read(word.word(), &word.args()), Some(word));
        }
        assert_eq!(Word::read("agenda", "soon"), None);
        assert_eq!(Word::read("booked", ""), None);
    }
}
