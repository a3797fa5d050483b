//! Buttons of a working day. Keyboards live in people's chats for years: a form may be added, never changed.

use okoshko_domain::ids::{BookingId, SpecialistId, StudioId, TimeOffId};
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Month};

use super::remembered::{Excuse, MARKS, Seen, index, nth};
use super::{Mark, Whose};

/// A button of this talk; its kinds begin with `D`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    /// `Dd`: a day; 0 is today.
    Day {
        /// Whose.
        whose: Whose,
        /// Which.
        day: Option<LocalDay>,
        /// From 0.
        page: u16,
    },
    /// `Dw`: the week of a day; 0 is today.
    Week {
        /// Whose.
        whose: Whose,
        /// A day of it.
        day: Option<LocalDay>,
    },
    /// `Dg`: a free stretch, with a start in it.
    Gap {
        /// Whose.
        specialist: SpecialistId,
        /// The start; whole minutes.
        start: Timestamp,
    },
    /// `Dk`: how long to block time from there?
    AskBlock {
        /// Whose.
        specialist: SpecialistId,
        /// From when; whole minutes.
        start: Timestamp,
    },
    /// `Dl`: block it.
    Block {
        /// Whose.
        specialist: SpecialistId,
        /// From when to when; whole minutes.
        span: Span,
    },
    /// `Db`: block what was typed, with the words behind it.
    BlockTyped {
        /// Whose.
        specialist: SpecialistId,
        /// From when to when; whole minutes.
        span: Span,
    },
    /// `Dn`: a stretch without visits.
    TimeOff {
        /// Which.
        id: TimeOffId,
        /// Page of the visits that stay, from 0.
        page: u16,
    },
    /// `Du`: take visits again.
    GiveBack(TimeOffId),
    /// `De`: days off to come.
    DaysOff {
        /// Whose.
        specialist: SpecialistId,
        /// From 0.
        page: u16,
    },
    /// `Df`: days to close; 0 is not chosen yet.
    Off {
        /// Whose.
        whose: Whose,
        /// The first one.
        first: Option<LocalDay>,
        /// The last one.
        last: Option<LocalDay>,
        /// The month that is shown.
        month: Option<Month>,
    },
    /// `DF`: whose days are to be closed?
    WhoseOff {
        /// The first one, when it is known.
        first: Option<LocalDay>,
        /// The last one.
        last: Option<LocalDay>,
        /// From 0.
        page: u16,
    },
    /// `DB`: whose time is to be blocked, as it was typed?
    WhoseBlock {
        /// From when to when; whole minutes.
        span: Span,
        /// From 0.
        page: u16,
    },
    /// `Dz`: close these days.
    Close {
        /// Whose.
        specialist: SpecialistId,
        /// The first one.
        first: LocalDay,
        /// The last one.
        last: LocalDay,
    },
    /// `Dv`: a visit's card.
    Visit(BookingId),
    /// `DV`: a visit's card as a new screen below; the pressed message is a fact and stays.
    VisitBelow(BookingId),
    /// `DD`: a day as a new screen below.
    DayBelow(LocalDay),
    /// `DN`: today as a new screen below; the pressed board stays.
    TodayBelow(Whose),
    /// `Dh`: hang today up as a live board.
    Hang(Whose),
    /// `Dq`: take the board down; its message becomes the day.
    TakeDown(Whose),
    /// `Dc`: the client came, did not, or nobody knows.
    Mark(BookingId, Mark),
    /// `Dx`: why is it called off?
    AskCancel(BookingId),
    /// `Do`: call it off for this reason.
    CallOff(BookingId, Excuse),
    /// `Dr`: take that back.
    Recall(BookingId),
    /// `Ds`: the address of its page, for its client.
    HandOut(BookingId),
    /// `Dm`: the nearest times to move a visit to; specialist 0 is whoever has it.
    Move {
        /// Which.
        booking: BookingId,
        /// To whom.
        to: Option<SpecialistId>,
    },
    /// `Dy`: the times of one day.
    MoveDay {
        /// Which.
        booking: BookingId,
        /// To whom.
        to: Option<SpecialistId>,
        /// When.
        day: LocalDay,
        /// From 0.
        page: u16,
    },
    /// `Dp`: a month to choose the day from.
    MoveMonth {
        /// Which.
        booking: BookingId,
        /// To whom.
        to: Option<SpecialistId>,
        /// Which month.
        month: Month,
    },
    /// `Dt`: move it there; `DT` knowingly against rules that staff may break.
    MoveTo {
        /// Which.
        booking: BookingId,
        /// To whom.
        specialist: SpecialistId,
        /// To when; whole minutes.
        start: Timestamp,
        /// Where it stood on the screen.
        seen: Seen,
        /// Knowingly against a rule.
        anyway: bool,
    },
}

impl Press {
    /// Its kind and fields in callback data.
    #[must_use]
    pub fn form(&self) -> (&'static str, Vec<i64>) {
        match *self {
            Self::Day { whose, day, page } => {
                let [kind, id] = fields(whose);
                ("Dd", vec![kind, id, day_field(day), page.into()])
            }
            Self::Week { whose, day } => {
                let [kind, id] = fields(whose);
                ("Dw", vec![kind, id, day_field(day)])
            }
            Self::Gap { specialist, start } => ("Dg", vec![specialist.0, start.minutes()]),
            Self::AskBlock { specialist, start } => ("Dk", vec![specialist.0, start.minutes()]),
            Self::Block { specialist, span } => {
                ("Dl", vec![specialist.0, span.start.minutes(), span.length_min()])
            }
            Self::BlockTyped { specialist, span } => {
                ("Db", vec![specialist.0, span.start.minutes(), span.length_min()])
            }
            Self::TimeOff { id, page } => ("Dn", vec![id.0, page.into()]),
            Self::GiveBack(id) => ("Du", vec![id.0]),
            Self::DaysOff { specialist, page } => ("De", vec![specialist.0, page.into()]),
            Self::Off { whose, first, last, month } => {
                let [kind, id] = fields(whose);
                let month = month.map_or(0, |month| month.0.into());
                ("Df", vec![kind, id, day_field(first), day_field(last), month])
            }
            Self::WhoseOff { first, last, page } => {
                ("DF", vec![day_field(first), day_field(last), page.into()])
            }
            Self::WhoseBlock { span, page } => {
                ("DB", vec![span.start.minutes(), span.length_min(), page.into()])
            }
            Self::Close { specialist, first, last } => {
                ("Dz", vec![specialist.0, first.0.into(), last.0.into()])
            }
            Self::Visit(id) => ("Dv", vec![id.0]),
            Self::VisitBelow(id) => ("DV", vec![id.0]),
            Self::DayBelow(day) => ("DD", vec![day.0.into()]),
            Self::TodayBelow(whose) => ("DN", fields(whose).to_vec()),
            Self::Hang(whose) => ("Dh", fields(whose).to_vec()),
            Self::TakeDown(whose) => ("Dq", fields(whose).to_vec()),
            Self::Mark(id, mark) => ("Dc", vec![id.0, index(&MARKS, mark)]),
            Self::AskCancel(id) => ("Dx", vec![id.0]),
            Self::Recall(id) => ("Dr", vec![id.0]),
            Self::HandOut(id) => ("Ds", vec![id.0]),
            Self::CallOff(id, excuse) => ("Do", vec![id.0, index(&Excuse::ALL, excuse)]),
            Self::Move { booking, to } => ("Dm", vec![booking.0, or_zero(to)]),
            Self::MoveDay { booking, to, day, page } => {
                ("Dy", vec![booking.0, or_zero(to), day.0.into(), page.into()])
            }
            Self::MoveMonth { booking, to, month } => ("Dp", vec![booking.0, or_zero(to), month.0.into()]),
            Self::MoveTo { booking, specialist, start, seen, anyway } => {
                let kind = if anyway { "DT" } else { "Dt" };
                (kind, vec![booking.0, specialist.0, start.minutes(), seen.0.into()])
            }
        }
    }

    /// Reads what [`Press::form`] writes.
    #[must_use]
    pub fn read(kind: &str, fields: &[i64]) -> Option<Self> {
        let press = match (kind, fields) {
            ("Dd", &[kind, id, day, page]) => {
                Self::Day { whose: whose(kind, id)?, day: chosen_day(day).ok()?, page: page.try_into().ok()? }
            }
            ("Dw", &[kind, id, day]) => Self::Week { whose: whose(kind, id)?, day: chosen_day(day).ok()? },
            ("Dg", &[id, start]) => Self::Gap { specialist: SpecialistId(id), start: minutes(start) },
            ("Dk", &[id, start]) => Self::AskBlock { specialist: SpecialistId(id), start: minutes(start) },
            ("Dl", &[id, start, length]) => {
                Self::Block { specialist: SpecialistId(id), span: stretch(start, length)? }
            }
            ("Db", &[id, start, length]) => {
                Self::BlockTyped { specialist: SpecialistId(id), span: stretch(start, length)? }
            }
            ("Dn", &[id, page]) => Self::TimeOff { id: TimeOffId(id), page: page.try_into().ok()? },
            ("Du", &[id]) => Self::GiveBack(TimeOffId(id)),
            ("De", &[id, page]) => {
                Self::DaysOff { specialist: SpecialistId(id), page: page.try_into().ok()? }
            }
            ("Df", &[kind, id, first, last, month]) => Self::Off {
                whose: whose(kind, id)?,
                first: chosen_day(first).ok()?,
                last: chosen_day(last).ok()?,
                month: (month != 0).then_some(Month(month.try_into().ok()?)),
            },
            ("DF", &[first, last, page]) => Self::WhoseOff {
                first: chosen_day(first).ok()?,
                last: chosen_day(last).ok()?,
                page: page.try_into().ok()?,
            },
            ("DB", &[start, length, page]) => {
                Self::WhoseBlock { span: stretch(start, length)?, page: page.try_into().ok()? }
            }
            ("Dz", &[id, first, last]) => {
                Self::Close { specialist: SpecialistId(id), first: day(first)?, last: day(last)? }
            }
            ("DN", &[kind, id]) => Self::TodayBelow(whose(kind, id)?),
            ("Dh", &[kind, id]) => Self::Hang(whose(kind, id)?),
            ("Dq", &[kind, id]) => Self::TakeDown(whose(kind, id)?),
            _ => return Self::read_of_visit(kind, fields),
        };
        Some(press)
    }

    fn read_of_visit(kind: &str, fields: &[i64]) -> Option<Self> {
        let some = |id: i64| (id != 0).then_some(SpecialistId(id));
        let press = match (kind, fields) {
            ("Dv", &[id]) => Self::Visit(BookingId(id)),
            ("DV", &[id]) => Self::VisitBelow(BookingId(id)),
            ("DD", &[on]) => Self::DayBelow(day(on)?),
            ("Dc", &[id, mark]) => Self::Mark(BookingId(id), nth(&MARKS, mark)?),
            ("Dx", &[id]) => Self::AskCancel(BookingId(id)),
            ("Dr", &[id]) => Self::Recall(BookingId(id)),
            ("Ds", &[id]) => Self::HandOut(BookingId(id)),
            ("Do", &[id, excuse]) => Self::CallOff(BookingId(id), nth(&Excuse::ALL, excuse)?),
            ("Dm", &[id, to]) => Self::Move { booking: BookingId(id), to: some(to) },
            ("Dy", &[id, to, on, page]) => Self::MoveDay {
                booking: BookingId(id),
                to: some(to),
                day: day(on)?,
                page: page.try_into().ok()?,
            },
            ("Dp", &[id, to, month]) => {
                Self::MoveMonth { booking: BookingId(id), to: some(to), month: Month(month.try_into().ok()?) }
            }
            ("Dt" | "DT", &[id, to, start, seen]) => Self::MoveTo {
                booking: BookingId(id),
                specialist: SpecialistId(to),
                start: minutes(start),
                seen: Seen::read(seen)?,
                anyway: kind == "DT",
            },
            _ => return None,
        };
        Some(press)
    }
}

fn fields(whose: Whose) -> [i64; 2] {
    match whose {
        Whose::Here => [0, 0],
        Whose::Studio(id) => [1, id.0],
        Whose::One(id) => [2, id.0],
    }
}

fn whose(kind: i64, id: i64) -> Option<Whose> {
    match (kind, id) {
        (0, 0) => Some(Whose::Here),
        (1, id) => Some(Whose::Studio(StudioId(id))),
        (2, id) => Some(Whose::One(SpecialistId(id))),
        _ => None,
    }
}

fn or_zero(specialist: Option<SpecialistId>) -> i64 {
    specialist.map_or(0, |id| id.0)
}

fn day_field(day: Option<LocalDay>) -> i64 {
    day.map_or(0, |day| day.0.into())
}

/// A day, or that none is chosen yet, which is 0.
fn chosen_day(field: i64) -> Result<Option<LocalDay>, NoSuchDay> {
    if field == 0 { Ok(None) } else { day(field).map(Some).ok_or(NoSuchDay) }
}

/// A field that is no day of any calendar.
#[derive(Debug)]
struct NoSuchDay;

/// A day that a calendar has: arithmetic on it goes nowhere strange.
fn day(field: i64) -> Option<LocalDay> {
    const LAST: i64 = 84_006; // The end of 2199.
    (1..=LAST).contains(&field).then(|| LocalDay(i32::try_from(field).unwrap_or_default()))
}

fn minutes(field: i64) -> Timestamp {
    Timestamp::from_minutes(field)
}

/// A stretch of one day at most.
fn stretch(start: i64, length: i64) -> Option<Span> {
    let length = u32::try_from(length).ok().filter(|length| (1..=1440).contains(length))?;
    Some(Span::lasting(minutes(start), length))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::press::Press as Any;
    use crate::staff;

    fn check(press: Press, data: &str) {
        let press = Any::Staff(staff::Press::Today(press));
        assert_eq!(press.data(), data);
        assert_eq!(Any::read(data), Some(press), "{data}");
        assert!(data.len() <= 50, "{data}");
    }

    /// Keyboards live in people's chats for years. A line here may be added, never changed.
    #[test]
    fn presses_of_a_day_keep_their_form() {
        let (specialist, start) = (SpecialistId(7), Timestamp(1_773_066_600));
        let (day, span) = (LocalDay(20_521), Span::lasting(start, 90));
        check(Press::Day { whose: Whose::Here, day: None, page: 0 }, "1.Dd.0.0.0.0");
        check(Press::Day { whose: Whose::Studio(StudioId(1)), day: Some(day), page: 2 }, "1.Dd.1.1.fu1.2");
        check(Press::Week { whose: Whose::One(specialist), day: Some(day) }, "1.Dw.2.7.fu1");
        check(Press::Gap { specialist, start }, "1.Dg.7.hlds6");
        check(Press::AskBlock { specialist, start }, "1.Dk.7.hlds6");
        check(Press::Block { specialist, span }, "1.Dl.7.hlds6.2i");
        check(Press::BlockTyped { specialist, span }, "1.Db.7.hlds6.2i");
        check(Press::TimeOff { id: TimeOffId(9), page: 1 }, "1.Dn.9.1");
        check(Press::GiveBack(TimeOffId(9)), "1.Du.9");
        check(Press::DaysOff { specialist, page: 0 }, "1.De.7.0");
        let whose = Whose::One(specialist);
        check(
            Press::Off { whose, first: Some(day), last: None, month: Some(Month(674)) },
            "1.Df.2.7.fu1.0.iq",
        );
        check(Press::Close { specialist, first: day, last: day }, "1.Dz.7.fu1.fu1");
        check(Press::TodayBelow(whose), "1.DN.2.7");
        check(Press::Hang(Whose::Studio(StudioId(1))), "1.Dh.1.1");
        check(Press::TakeDown(Whose::Here), "1.Dq.0.0");
        check(Press::WhoseOff { first: Some(day), last: None, page: 1 }, "1.DF.fu1.0.1");
        check(Press::WhoseBlock { span, page: 1 }, "1.DB.hlds6.2i.1");
    }

    /// As above.
    #[test]
    fn presses_of_a_visit_keep_their_form() {
        let (booking, specialist) = (BookingId(1_000_000), SpecialistId(7));
        let (start, day, to) = (Timestamp(1_773_066_600), LocalDay(20_521), Some(specialist));
        check(Press::Visit(booking), "1.Dv.lfls");
        check(Press::VisitBelow(booking), "1.DV.lfls");
        check(Press::DayBelow(LocalDay(20_521)), "1.DD.fu1");
        check(Press::Mark(booking, Mark::Came), "1.Dc.lfls.0");
        check(Press::Mark(booking, Mark::NoShow), "1.Dc.lfls.1");
        check(Press::Mark(booking, Mark::Unmarked), "1.Dc.lfls.2");
        check(Press::AskCancel(booking), "1.Dx.lfls");
        check(Press::CallOff(booking, Excuse::Illness), "1.Do.lfls.0");
        check(Press::CallOff(booking, Excuse::Plans), "1.Do.lfls.1");
        check(Press::CallOff(booking, Excuse::Unsaid), "1.Do.lfls.2");
        check(Press::Recall(booking), "1.Dr.lfls");
        check(Press::HandOut(booking), "1.Ds.lfls");
        check(Press::Move { booking, to: None }, "1.Dm.lfls.0");
        check(Press::MoveDay { booking, to, day, page: 1 }, "1.Dy.lfls.7.fu1.1");
        check(Press::MoveMonth { booking, to, month: Month(674) }, "1.Dp.lfls.7.iq");
        let (near, seen) = (Timestamp(1_773_066_600 + 7200), Seen::of(start));
        check(
            Press::MoveTo { booking, specialist, start: near, seen, anyway: false },
            "1.Dt.lfls.7.hldvi.lds6",
        );
        check(
            Press::MoveTo { booking, specialist, start: near, seen, anyway: true },
            "1.DT.lfls.7.hldvi.lds6",
        );
    }

    #[test]
    fn the_largest_values_fit_and_strange_ones_are_nothing() {
        let (booking, specialist) = (BookingId(i64::MAX), SpecialistId(i64::MAX));
        let start = Timestamp(i64::MAX);
        let longest = Press::MoveTo { booking, specialist, start, seen: Seen(Seen::COUNT - 1), anyway: true };
        assert!(Any::Staff(staff::Press::Today(longest)).data().len() <= 50);
        for data in [
            "1.Dd.3.1.0.0",
            "1.Dd.0.1.0.0",
            "1.Dl.7.hlds6.0",
            "1.Dl.7.hlds6.1405",
            "1.Dc.1.3",
            "1.Dt.1.1.1.10000",
        ] {
            assert_eq!(Any::read(data), None, "{data}");
        }
        assert_eq!(Any::read("1.Dz.7.0.zzzzz"), None, "no day of any calendar");
    }
}
