//! Live boards: hung up and taken down by a press, drawn anew by a job whenever what they show has changed.
//!
//! Nobody who changes something marks a board. A board remembers what it was drawn from, and the job compares.

use okoshko_dialogues::screen::Screen;
use okoshko_dialogues::today::{Entry, Plan, Whose, board};
use okoshko_domain::ids::{ChatId, SpecialistId};
use okoshko_domain::people::Lang;
use okoshko_domain::rights::Right;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Zone};

use super::staff::Work;
use super::today::plan::day_plan;
use super::{Desk, end};
use crate::store::{Board, Drawn, Error, Tx};

/// Whoever draws a board and dies keeps others from it for so long, in seconds.
const LEASE_S: i64 = 30;
/// A board that Telegram did not take is tried again after so long, in seconds.
const AGAIN_S: i64 = 5;

/// A board as it is now.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// What its reader speaks.
    pub lang: Lang,
    /// The studio's zone.
    pub zone: Zone,
    /// The day on it.
    pub today: LocalDay,
    /// What it says.
    pub screen: Screen,
    /// What it was drawn from.
    pub from: Drawn,
}

impl Desk {
    /// When a board must be drawn next, if any hangs: long ago for a stale one.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn next_board(&self) -> Result<Option<Timestamp>, Error> {
        self.store.read().await?.next_board(self.bot, self.now()).await
    }

    /// Leases boards that must be drawn.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn claim_boards(&self, limit: u32) -> Result<Vec<Board>, Error> {
        let (mut tx, now) = (self.store.begin().await?, self.now());
        let claimed = tx.claim_boards(self.bot, now, now.plus_s(LEASE_S), limit).await;
        end(tx, claimed).await
    }

    /// A board as it is now; nothing for one that is to be taken down, or whose reader may not see that day any more.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn draw_board(&self, board: &Board) -> Result<Option<Drawing>, Error> {
        let mut tx = self.store.read().await?;
        // The history first: what is written after this look makes the board stale again.
        let event = tx.last_event(board.studio).await?;
        let reader = tx.member(board.account, board.studio).await?;
        let reader = reader.filter(|member| !board.closing && member.may(Right::Day, board.of));
        let Some(member) = reader else { return Ok(None) };
        let Some(shelf) = self.shelves.of_studio(&mut tx, board.studio).await? else { return Ok(None) };
        let (zone, now) = (shelf.catalog.studio.zone, self.now());
        let of = board.of.or(member.specialist.filter(|_| !member.sees_all()));
        let plan = day_plan(&mut tx, &shelf, of, zone.day_of(now), now).await?;
        let from = Drawn { revision: shelf.revision, event, next: next_change(&plan, zone) };
        let whose = of.map_or(Whose::Studio(board.studio), Whose::One);
        let screen = self::board(&plan, whose);
        Ok(Some(Drawing { lang: board.lang, zone, today: plan.today, screen, from }))
    }

    /// A board shows what was drawn, on this message.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn board_drawn(&self, chat: ChatId, message: i64, from: Drawn) -> Result<(), Error> {
        let mut tx = self.store.begin().await?;
        let marked = tx.mark_drawn(self.bot, chat, message, from).await;
        end(tx, marked).await
    }

    /// A board could not be drawn; in `wait_s` seconds it is tried again, on a new message when it has none.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn board_later(
        &self,
        chat: ChatId,
        message: Option<i64>,
        wait_s: Option<i64>,
    ) -> Result<(), Error> {
        let due = self.now().plus_s(wait_s.unwrap_or(AGAIN_S));
        let mut tx = self.store.begin().await?;
        let postponed = tx.postpone_board(self.bot, chat, message, due).await;
        end(tx, postponed).await
    }

    /// A board is no more.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn board_gone(&self, chat: ChatId) -> Result<(), Error> {
        let mut tx = self.store.begin().await?;
        let forgotten = tx.forget_board(self.bot, chat).await;
        end(tx, forgotten).await
    }
}

/// When time alone changes what is written: a visit begins or ends, a free stretch grows shorter, the day is over.
fn next_change(plan: &Plan, zone: Zone) -> Timestamp {
    let entries = plan.people.iter().flat_map(|one| &one.entries);
    let moments = entries.flat_map(|entry| match entry {
        Entry::Visit(visit) => [visit.span.start, visit.span.end],
        Entry::Gap(gap) | Entry::Break(gap, _) => [gap.start, gap.end],
        Entry::Off(off) => [off.span.start, off.span.end],
    });
    let midnight = zone.day_span(plan.day).end;
    moments.filter(|moment| *moment > plan.now).fold(midnight, Timestamp::min)
}

/// Hangs today up in the presser's chat.
pub(super) async fn hang(work: &Work<'_>, tx: &mut Tx, of: Option<SpecialistId>) -> Result<(), Error> {
    let Some(member) = work.member else { return Ok(()) };
    tx.hang_board(work.desk.bot, work.by.account, member.studio, of).await
}

/// Takes the board in the presser's chat down.
pub(super) async fn take_down(work: &Work<'_>, tx: &mut Tx) -> Result<(), Error> {
    tx.close_board(work.desk.bot, work.by.account).await
}
