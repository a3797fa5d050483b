//! What somebody must hear. An outbox row keeps one of these with its key and arguments, never its text.

mod switch;
mod word;

use serde::{Deserialize, Serialize};

pub use self::switch::Switch;
pub use self::word::Word;
use crate::booking::Status;
use crate::ids::BookingId;
use crate::timestamp::Timestamp;

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
    /// To the specialist: why the client cancelled, after they heard that they did.
    WhyCancelled(BookingId),
    /// To the specialist: a cancelled visit stands again.
    VisitBack(BookingId),
    /// To the client: the visit that the studio called off stands again.
    Back(BookingId),
    /// To the specialist: no message reaches the client.
    Unreached(BookingId),
    /// To the client: your visit comes.
    Reminder(BookingId, Reminder),
    /// To the client, who did not say that they come to what starts then: do you?
    AskAgain(BookingId, Timestamp),
    /// To the specialist: the client did not say that they come to what starts then.
    Unanswered(BookingId, Timestamp),
    /// To staff: somebody asks for a visit.
    Request(BookingId),
    /// To the client: your request is accepted.
    Accepted(BookingId),
    /// To the client: your request is declined, or nobody answered it.
    Declined(BookingId),
    /// To the client: the studio proposes other times.
    Proposal(BookingId),
    /// To staff: the client took one of them.
    Chosen(BookingId),
    /// To staff: none of them suits the client.
    Unfit(BookingId),
    /// To staff: the client did not answer in time.
    Unchosen(BookingId),
    /// To the client: whoever was to do it is away; what suits you instead?
    Away(BookingId),
    /// To the client: they are not away after all.
    Stands(BookingId),
}

/// What a reminder was written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    /// When the visit was to start then.
    pub start: Timestamp,
    /// Whether the client is asked to say that they come.
    pub asks: bool,
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
            Self::WhyCancelled(_) => "why_cancelled",
            Self::VisitBack(_) => "visit_back",
            Self::Back(_) => "back",
            Self::Unreached(_) => "unreached",
            Self::Reminder(..) => "reminder",
            Self::AskAgain(..) => "ask_again",
            Self::Unanswered(..) => "unanswered",
            Self::Request(_) => "request",
            Self::Accepted(_) => "accepted",
            Self::Declined(_) => "declined",
            Self::Proposal(_) => "proposal",
            Self::Chosen(_) => "chosen",
            Self::Unfit(_) => "unfit",
            Self::Unchosen(_) => "unchosen",
            Self::Away(_) => "away",
            Self::Stands(_) => "stands",
        }
    }

    /// What stands beside the word in SQL.
    #[must_use]
    pub fn args(self) -> String {
        match (self, self.start()) {
            (Self::Reminder(_, Reminder { asks: true, .. }), Some(start)) => format!("{} asks", start.0),
            (_, Some(start)) => start.0.to_string(),
            _ => String::new(),
        }
    }

    /// The start that it was written for: of another one it says nothing.
    #[must_use]
    pub fn start(self) -> Option<Timestamp> {
        match self {
            Self::Reminder(_, Reminder { start, .. })
            | Self::AskAgain(_, start)
            | Self::Unanswered(_, start) => Some(start),
            _ => None,
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
        | Self::VisitMoved(id)
        | Self::WhyCancelled(id)
        | Self::VisitBack(id)
        | Self::Back(id)
        | Self::Unreached(id)
        | Self::Reminder(id, _)
        | Self::AskAgain(id, _)
        | Self::Unanswered(id, _)
        | Self::Request(id)
        | Self::Accepted(id)
        | Self::Declined(id)
        | Self::Proposal(id)
        | Self::Chosen(id)
        | Self::Unfit(id)
        | Self::Unchosen(id)
        | Self::Away(id)
        | Self::Stands(id)) = self;
        id
    }

    /// Whether it still says the truth of a booking that stands so: nobody hears of a visit that was cancelled before
    /// they heard.
    #[must_use]
    pub fn is_true(self, status: Status) -> bool {
        match self {
            Self::Booked(_) | Self::NewVisit(_) => !matches!(status, Status::Cancelled | Status::Released),
            Self::Moved(_) | Self::VisitMoved(_) | Self::VisitBack(_) | Self::Back(_) => {
                matches!(status, Status::Booked | Status::Pending)
            }
            // Whoever does not know that a visit is off comes in vain.
            Self::Unreached(_) => matches!(status, Status::Booked | Status::Pending | Status::Cancelled),
            Self::Request(_) => status == Status::Pending,
            Self::Proposal(_) | Self::Unfit(_) | Self::Unchosen(_) | Self::Away(_) | Self::Stands(_) => {
                matches!(status, Status::Booked | Status::Pending)
            }
            Self::Accepted(_)
            | Self::Chosen(_)
            | Self::Reminder(..)
            | Self::AskAgain(..)
            | Self::Unanswered(..) => status == Status::Booked,
            Self::Cancelled(_)
            | Self::VisitCancelled(_)
            | Self::CalledOff(_)
            | Self::Declined(_)
            | Self::WhyCancelled(_) => status == Status::Cancelled,
        }
    }

    /// How soon it goes out when many are due.
    #[must_use]
    pub fn priority(self) -> Priority {
        match self {
            Self::Booked(_) | Self::Cancelled(_) => Priority::Answer,
            Self::Moved(_)
            | Self::CalledOff(_)
            | Self::Back(_)
            | Self::Unreached(_)
            | Self::Request(_)
            | Self::Accepted(_)
            | Self::Declined(_)
            | Self::Proposal(_)
            | Self::Chosen(_)
            | Self::Unfit(_)
            | Self::Unchosen(_)
            | Self::Unanswered(..)
            | Self::Away(_)
            | Self::Stands(_) => Priority::Urgent,
            Self::Reminder(..) | Self::AskAgain(..) => Priority::Reminder,
            Self::NewVisit(_)
            | Self::VisitCancelled(_)
            | Self::VisitMoved(_)
            | Self::WhyCancelled(_)
            | Self::VisitBack(_) => Priority::News,
        }
    }

    /// Whether it can wait for the end of the quiet hours: nobody waits for it.
    #[must_use]
    pub fn can_wait(self) -> bool {
        let answers = matches!(self, Self::Accepted(_) | Self::Declined(_) | Self::Proposal(_));
        !answers && self.priority() != Priority::Answer
    }

    /// The switch by which whoever gets it can do without it; nothing for what answers themselves.
    #[must_use]
    pub fn switch(self) -> Option<Switch> {
        match self {
            Self::Booked(_) | Self::Cancelled(_) | Self::Accepted(_) | Self::Declined(_) => None,
            Self::Proposal(_) | Self::Away(_) | Self::Stands(_) => Some(Switch::Offers),
            Self::Request(_) | Self::Chosen(_) | Self::Unfit(_) | Self::Unchosen(_) => Some(Switch::Requests),
            Self::Moved(_) | Self::CalledOff(_) | Self::Back(_) => Some(Switch::Changes),
            Self::NewVisit(_) => Some(Switch::Visits),
            Self::VisitCancelled(_) | Self::VisitMoved(_) | Self::WhyCancelled(_) | Self::VisitBack(_) => {
                Some(Switch::VisitChanges)
            }
            Self::Unreached(_) => Some(Switch::Unreached),
            Self::Reminder(..) | Self::AskAgain(..) => Some(Switch::Reminders),
            Self::Unanswered(..) => Some(Switch::Silence),
        }
    }

    /// Reads the SQL word and booking back, with what [`Notice::args`] wrote.
    #[must_use]
    pub fn read(word: &str, booking: BookingId, args: &str) -> Option<Self> {
        let start = || args.split(' ').next()?.parse().ok().map(Timestamp);
        match word {
            "reminder" => {
                let asks = args.ends_with(" asks");
                return start().map(|start| Self::Reminder(booking, Reminder { start, asks }));
            }
            "ask_again" => return start().map(|start| Self::AskAgain(booking, start)),
            "unanswered" => return start().map(|start| Self::Unanswered(booking, start)),
            _ => {}
        }
        let all = [
            Self::Booked,
            Self::Cancelled,
            Self::NewVisit,
            Self::VisitCancelled,
            Self::Moved,
            Self::CalledOff,
            Self::VisitMoved,
            Self::WhyCancelled,
            Self::VisitBack,
            Self::Back,
            Self::Unreached,
            Self::Request,
            Self::Accepted,
            Self::Declined,
            Self::Proposal,
            Self::Chosen,
            Self::Unfit,
            Self::Unchosen,
            Self::Away,
            Self::Stands,
        ];
        all.into_iter().map(|make| make(booking)).find(|notice| notice.word() == word)
    }
}

/// How soon a message goes out when many are due, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// Somebody did something and waits for the answer.
    Answer,
    /// Somebody must act, or would come in vain.
    Urgent,
    /// What has happened.
    News,
    /// What is to come.
    Reminder,
    /// What sums up.
    Summary,
}

impl Priority {
    /// Its place in line, from 0.
    #[must_use]
    pub fn place(self) -> i64 {
        match self {
            Self::Answer => 0,
            Self::Urgent => 1,
            Self::News => 2,
            Self::Reminder => 3,
            Self::Summary => 4,
        }
    }
}

#[cfg(test)]
mod tests;
