//! A working day: visits and gaps, a visit's card, blocked time and days off.

pub(super) mod moving;
mod off;
pub(super) mod plan;
pub(super) mod visit;

use okoshko_dialogues::today::{Act, Answer, Facts, NOTE_MAX, Reading, State, Whose};
use okoshko_domain::ids::SpecialistId;
use okoshko_domain::span::Span;
use okoshko_domain::typed::{self, Typed, TypedError, Wrong};
use okoshko_domain::zone::LocalDay;

use self::plan::{day_plan, gap, week};
use super::board;
use super::staff::Work;
use crate::store::{Error, Shelf, Tx};

/// Brings what a screen of this talk shows.
pub(super) async fn facts(work: &Work<'_>, tx: &mut Tx, state: &State) -> Result<Facts, Error> {
    let Some(shelf) = &work.shelf else { return Ok(Facts::Gone) };
    match *state {
        State::Day { whose, day, .. } => {
            let day = day.unwrap_or_else(|| today(work, shelf));
            let plan = day_plan(tx, shelf, shown(work, shelf, whose), day, work.now).await?;
            let hung = tx.has_board(work.desk.bot(), work.by.account).await?;
            Ok(Facts::Day { plan: Box::new(plan), hung })
        }
        State::Week { whose, day } => {
            let day = day.unwrap_or_else(|| today(work, shelf));
            week(tx, shelf, shown(work, shelf, whose), day).await.map(Facts::Week)
        }
        State::Gap { specialist, start } | State::Block { specialist, start } => {
            Ok(gap(tx, shelf, specialist, start, work.now).await?.map_or(Facts::Gone, Facts::Gap))
        }
        State::WhoseBlock { .. } => Ok(Facts::Scene),
        State::WhoseOff { .. } => Ok(Facts::WhoseOff),
        State::Visit { booking, .. }
        | State::HandedOut { booking }
        | State::AskCancel { booking }
        | State::AskMove { booking, .. }
        | State::MoveMonth { booking, .. } => visit::facts(work, tx, booking).await,
        State::Move { booking, to } => moving::targets(work, tx, shelf, booking, to, None).await,
        State::MoveDay { booking, to, day, .. } => {
            moving::targets(work, tx, shelf, booking, to, Some(day)).await
        }
        State::Off { whose, first, last, .. } => off::facts(work, tx, shelf, whose, first, last).await,
        State::TimeOff { id, page, .. } => off::card(work, tx, shelf, id, page).await,
        State::DaysOff { specialist, page } => off::list(work, tx, shelf, specialist, page).await,
    }
}

/// Does what this talk asks for.
pub(super) async fn perform(work: &Work<'_>, tx: &mut Tx, act: &Act) -> Result<Answer, Error> {
    let Some(shelf) = &work.shelf else { return Ok(Answer::Gone) };
    match act {
        Act::Mark(booking, mark) => visit::mark(work, tx, *booking, *mark).await,
        Act::CallOff(booking, reason) => visit::call_off(work, tx, *booking, reason).await,
        Act::HandOut(booking) => visit::hand_out(work, tx, *booking).await,
        Act::Recall(booking) => visit::recall(work, tx, *booking).await,
        Act::Move { booking, specialist, start, seen, anyway } => {
            let seen = Some(*seen);
            let to = moving::Target { specialist: *specialist, start: *start, seen, anyway: *anyway };
            moving::move_to(work, tx, *booking, to).await
        }
        Act::Block { specialist, span, note } => off::block(work, tx, shelf, *specialist, *span, note).await,
        Act::Close { specialist, first, last } => {
            off::close(work, tx, shelf, *specialist, *first, *last).await
        }
        Act::GiveBack(id) => off::give_back(work, tx, shelf, *id).await,
        Act::Hang(whose) => board::hang(work, tx, shown(work, shelf, *whose)).await.map(|()| Answer::Hung),
        Act::TakeDown(_) => board::take_down(work, tx).await.map(|()| Answer::TakenDown),
        Act::Read(reading, typed) => read(work, tx, shelf, *reading, typed).await,
    }
}

fn today(work: &Work<'_>, shelf: &Shelf) -> LocalDay {
    shelf.catalog.studio.zone.day_of(work.now)
}

/// Whose day is shown: one's own for whoever sees no other, the only one's where there is no other.
fn shown(work: &Work<'_>, shelf: &Shelf, whose: Whose) -> Option<SpecialistId> {
    let member = work.member?;
    match whose {
        Whose::One(id) => Some(id),
        Whose::Here | Whose::Studio(_) if !member.sees_all() => member.specialist,
        Whose::Here | Whose::Studio(_) => only(shelf),
    }
}

/// Whose day is meant by whoever names nobody: one's own, or the only one.
pub(super) fn meant(work: &Work<'_>, shelf: &Shelf, whose: Whose) -> Option<SpecialistId> {
    match whose {
        Whose::One(id) => Some(id),
        Whose::Here | Whose::Studio(_) => work.member?.specialist.or_else(|| only(shelf)),
    }
}

fn only(shelf: &Shelf) -> Option<SpecialistId> {
    match shelf.catalog.specialists.as_slice() {
        [one] => Some(one.id),
        _ => None,
    }
}

/// Reads what was typed, and does what it says.
async fn read(
    work: &Work<'_>,
    tx: &mut Tx,
    shelf: &Shelf,
    reading: Reading,
    typed: &Typed,
) -> Result<Answer, Error> {
    let (today, zone) = (today(work, shelf), shelf.catalog.studio.zone);
    let wrong = |error| Ok(Answer::Wrong(reading, error));
    match reading {
        Reading::Day(whose) => match typed::day(typed, today) {
            Ok(day) => Ok(Answer::Day(whose, day)),
            Err(error) => wrong(error),
        },
        Reading::Days(whose) => match typed::days(typed, today) {
            Ok((_, last)) if last < today => Ok(Answer::Over),
            Ok((first, last)) => Ok(Answer::Days(whose, first.max(today), last)),
            Err(error) => wrong(error),
        },
        Reading::Stretch(whose, day) => {
            let stretch = match typed::stretch(typed, today) {
                Ok(stretch) => stretch,
                Err(error) => return wrong(error),
            };
            if stretch.note.chars().count() > NOTE_MAX {
                return wrong(TypedError { wrong: Wrong::NameTooLong, piece: String::new(), from: 0 });
            }
            let day = stretch.day.or(day).unwrap_or(today);
            let at = |minute: i16| zone.at(day, minute.into());
            let span = Span { start: at(stretch.interval.from_min()), end: at(stretch.interval.to_min()) };
            match meant(work, shelf, whose) {
                Some(id) => off::block(work, tx, shelf, id, span, &stretch.note).await,
                None => Ok(Answer::WhoseBlock { span, note: stretch.note }),
            }
        }
        Reading::Time { booking, to, day } => match typed::appointment(typed, today) {
            Ok(found) => {
                let Some(booked) = tx.booking(booking).await? else { return Ok(Answer::Gone) };
                let day = found.day.or(day).unwrap_or_else(|| zone.day_of(booked.span.start));
                let start = zone.at(day, found.minute.into());
                let specialist = to.unwrap_or(booked.specialist);
                let to = moving::Target { specialist, start, seen: None, anyway: false };
                moving::move_to(work, tx, booking, to).await
            }
            Err(error) => wrong(error),
        },
    }
}
