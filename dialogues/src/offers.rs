//! What the studio offers a client whose visit cannot be as it was asked for.

use okoshko_domain::absence::Instead;
use okoshko_domain::booking::Status;
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::{BookingId, ProposalId, ServiceId, SpecialistId};
use okoshko_domain::proposal::Proposal;
use okoshko_domain::timestamp::Timestamp;

use crate::Arrival;
use crate::booking::{what, when};
use crate::facts::Card;
use crate::moving;
use crate::press::{Part, Press as Any};
use crate::screen::{Arg, Button, Line, Screen, Toast};
use crate::state::{Act as AnyAct, State, Step};

/// A client's button of this talk; its kinds are two small letters that begin with `o`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    /// `ot`: the nearest slots as a new screen below; the pressed message is a fact and stays.
    Times {
        /// What.
        service: ServiceId,
        /// With whom.
        who: Who,
    },
    /// `oy`: take one of the times that were proposed.
    Take {
        /// Of which proposal.
        proposal: ProposalId,
        /// Which; whole minutes.
        start: Timestamp,
    },
    /// `on`: none of them suits.
    Refuse(ProposalId),
    /// `oa`: this instead, because somebody is away.
    Instead {
        /// Which visit.
        booking: BookingId,
        /// With whom, and when; whole minutes.
        to: Instead,
    },
}

/// What the desk is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Move the visit to this time.
    Take {
        /// Of which proposal.
        proposal: ProposalId,
        /// Which.
        start: Timestamp,
    },
    /// None of the times suits.
    Refuse(ProposalId),
    /// Move the visit there, because somebody is away.
    Instead(BookingId, Instead),
}

/// What the desk says to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The visit is at that time, and agreed.
    Taken(BookingId),
    /// Something came in between: that time cannot be had.
    Busy(BookingId),
    /// Nothing is proposed for this visit any more.
    Over(BookingId),
    /// Staff hear that none suits.
    Refused(BookingId),
    /// The visit is there now.
    Moved(BookingId),
    /// Whoever was to do it is away: something else first.
    Choose(BookingId),
    /// Somebody was faster: here is what is free now.
    Faster(BookingId),
    /// All stands: nobody is away, or the client has answered.
    Stands(BookingId),
    /// Not this person's visit.
    NotYours,
}

impl Press {
    /// Its kind and fields in callback data.
    #[must_use]
    pub fn form(&self) -> (&'static str, Vec<i64>) {
        match *self {
            Self::Times { service, who } => ("ot", vec![service.0, whom(who)]),
            Self::Take { proposal, start } => ("oy", vec![proposal.0, start.minutes()]),
            Self::Refuse(proposal) => ("on", vec![proposal.0]),
            Self::Instead { booking, to } => ("oa", vec![booking.0, to.specialist.0, to.start.minutes()]),
        }
    }

    /// Reads what [`Press::form`] writes.
    #[must_use]
    pub fn read(kind: &str, fields: &[i64]) -> Option<Self> {
        match (kind, fields) {
            ("oy", &[proposal, start]) => {
                let start = Timestamp::from_minutes(start);
                Some(Self::Take { proposal: ProposalId(proposal), start })
            }
            ("oa", &[booking, specialist, start]) => {
                let start = Timestamp::from_minutes(start);
                let to = Instead { specialist: SpecialistId(specialist), start };
                Some(Self::Instead { booking: BookingId(booking), to })
            }
            ("on", &[proposal]) => Some(Self::Refuse(ProposalId(proposal))),
            ("ot", &[service, 0]) => Some(Self::Times { service: ServiceId(service), who: Who::Any }),
            ("ot", &[service, who]) => {
                Some(Self::Times { service: ServiceId(service), who: Who::One(SpecialistId(who)) })
            }
            _ => None,
        }
    }
}

fn whom(who: Who) -> i64 {
    match who {
        Who::Any => 0,
        Who::One(specialist) => specialist.0,
    }
}

/// Where a press leads.
#[must_use]
pub fn on_press(state: &State, press: Press) -> Step {
    let ask = |act| Step::to(state.clone()).act(AnyAct::Offer(act));
    match press {
        Press::Times { service, who } => Step::to(State::times(service, who)).below(),
        Press::Take { proposal, start } => ask(Act::Take { proposal, start }),
        Press::Refuse(proposal) => ask(Act::Refuse(proposal)),
        Press::Instead { booking, to } => ask(Act::Instead(booking, to)),
    }
}

/// Where the desk's word leads.
#[must_use]
pub fn on_answer(answer: Answer) -> Step {
    let warn = |key| Toast::Warn(Line::new(key));
    match answer {
        Answer::Taken(booking) => Step::to(State::Booked { booking }).toast(Toast::Booked),
        Answer::Busy(booking) => Step::to(State::Proposal { booking }).toast(warn("offer-busy")),
        Answer::Over(booking) => Step::to(State::Visit { booking }).toast(warn("offer-over")),
        Answer::Refused(booking) => {
            Step::to(State::Visit { booking }).toast(Toast::Say(Line::new("offer-refused")))
        }
        Answer::Moved(booking) => moving::on_answer(moving::Answer::Moved(booking)),
        Answer::Choose(booking) => Step::to(State::Away { booking }).toast(warn("away-first")),
        Answer::Faster(booking) => Step::to(State::Away { booking }).toast(warn("away-faster")),
        Answer::Stands(booking) => Step::to(State::Visit { booking }).toast(Toast::Settled),
        Answer::NotYours => Step::to(State::home()).toast(Toast::NotYours),
    }
}

/// To the client: other times, kept for them.
#[must_use]
pub fn proposal(card: &Card, proposal: &Proposal) -> Screen {
    let booking = &card.booking;
    let pending = booking.status == Status::Pending;
    let (title, stays) =
        if pending { ("offer-title-pending", "offer-stays-pending") } else { ("offer-title", "offer-stays") };
    let take = |start: &Timestamp| {
        let line = Line::new("offer-take").with("start", Arg::When(*start));
        Button::new(line, Any::Offer(Press::Take { proposal: proposal.id, start: *start }))
    };
    Screen::text(when(title, booking))
        .line(what(booking))
        .gap()
        .line(Line::new("offer-choose").with("until", Arg::When(proposal.until)))
        .line(stays)
        .grid(1, proposal.starts.iter().map(take))
        .row([button("offer-none", Press::Refuse(proposal.id))])
}

/// What was proposed, as long as it waits; else where the visit stands.
#[must_use]
pub fn arrive(card: &Card, open: Option<&Proposal>) -> Arrival {
    match open.filter(|open| open.waits(card.now) && card.booking.is_upcoming(card.now)) {
        Some(open) => Arrival::Show(proposal(card, open)),
        None => Arrival::Go(State::Visit { booking: card.booking.id }, None),
    }
}

/// A button of this talk.
pub(crate) fn button(key: &'static str, press: Press) -> Button {
    Button::new(key, crate::press::Press::Offer(press))
}

/// To the client: whoever was to do it is away. Something else, another time, or nothing.
#[must_use]
pub fn away(card: &Card, ill: bool, instead: &[Instead]) -> Screen {
    let booking = &card.booking;
    let title = if ill { "away-title" } else { "away-title-plans" };
    let line = if instead.is_empty() { "away-choose-none" } else { "away-choose" };
    let option = |to: &Instead| {
        let there = Arg::When(to.start);
        let name = card.catalog.specialist(to.specialist).map_or("", |one| one.name.as_str());
        let label = if to.specialist == booking.specialist {
            Line::new("away-same").with("start", there)
        } else {
            Line::new("away-other").with("start", there).foreign("specialist", name)
        };
        Button::new(label, Any::Offer(Press::Instead { booking: booking.id, to: *to }))
    };
    let times = moving::Press::Times { booking: booking.id, who: Who::Any, part: Part::All, page: 0 };
    Screen::text(when(title, booking))
        .line(what(booking))
        .gap()
        .line(line)
        .grid(1, instead.iter().map(option))
        .row([
            Button::new("button-other-time-short", Any::Moving(times)),
            Button::new("button-cancel-short", Any::AskCancel(booking.id)),
        ])
}

/// To the client: all stands.
#[must_use]
pub fn stands(card: &Card) -> Screen {
    Screen::text(when("away-stands", &card.booking))
        .line(what(&card.booking))
        .row(crate::booking::onward(card))
}

/// What is free instead, as long as the client has not answered.
#[must_use]
pub fn arrive_away(card: &Card, away: Option<&Away>) -> Arrival {
    match away {
        Some(found) => Arrival::Show(self::away(card, found.ill, &found.instead)),
        None => Arrival::Go(State::Visit { booking: card.booking.id }, None),
    }
}

/// Why a visit cannot be, and what could be instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Away {
    /// Whether somebody is ill; else they have other plans.
    pub ill: bool,
    /// What is free.
    pub instead: Vec<Instead>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::press::Press as Any;

    /// Keyboards live in people's chats for years. A line here may be added, never changed.
    #[test]
    fn presses_of_offers_keep_their_form() {
        let service = ServiceId(65);
        let to = Instead { specialist: SpecialistId(7), start: Timestamp(1_773_066_600) };
        for (press, data) in [
            (Press::Times { service, who: Who::Any }, "1.ot.1t.0"),
            (Press::Times { service, who: Who::One(SpecialistId(7)) }, "1.ot.1t.7"),
            (Press::Take { proposal: ProposalId(9), start: Timestamp(1_773_066_600) }, "1.oy.9.hlds6"),
            (Press::Refuse(ProposalId(9)), "1.on.9"),
            (Press::Instead { booking: BookingId(9), to }, "1.oa.9.7.hlds6"),
        ] {
            assert_eq!(Any::Offer(press).data(), data);
            assert_eq!(Any::read(data), Some(Any::Offer(press)), "{data}");
        }
        for data in ["1.o.1", "1.ot", "1.ot.1"] {
            assert_eq!(Any::read(data), None, "{data}");
        }
    }
}
