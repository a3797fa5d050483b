//! Absences that hit visits, and the messages that count the answers.

use okoshko_domain::absence::{Absence, Instead};
use okoshko_domain::booking::Booking;
use okoshko_domain::delivery::Unsent;
use okoshko_domain::ids::{
    AbsenceId, AccountId, BookingId, BotId, ChatId, SpecialistId, StudioId, TimeOffId,
};
use okoshko_domain::people::Lang;
use okoshko_domain::timestamp::Timestamp;

use super::{Error, Result, Tx};

/// A message that counts the answers to an absence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counter {
    /// To which absence.
    pub absence: AbsenceId,
    /// Where it hangs.
    pub chat: ChatId,
    /// Who reads it.
    pub account: AccountId,
    /// What they speak.
    pub lang: Lang,
    /// The message; nothing before it was sent.
    pub message: Option<i64>,
    /// The last entry in the history of its visits.
    pub event: i64,
}

/// A visit that an absence hit.
#[derive(Clone, Debug)]
pub struct Missed {
    /// The visit as it is now.
    pub booking: Booking,
    /// Where it stood.
    pub was: Timestamp,
    /// Its client's phone; may be empty.
    pub phone: String,
}

#[derive(sqlx::FromRow)]
struct AbsenceRow {
    absence_id: i64,
    studio_id: i64,
    specialist_id: i64,
    time_off_id: i64,
    ill: bool,
    at: i64,
    undone_at: Option<i64>,
}

impl From<AbsenceRow> for Absence {
    fn from(row: AbsenceRow) -> Self {
        Self {
            id: AbsenceId(row.absence_id),
            studio: StudioId(row.studio_id),
            specialist: SpecialistId(row.specialist_id),
            time_off: TimeOffId(row.time_off_id),
            ill: row.ill,
            at: Timestamp(row.at),
            undone: row.undone_at.is_some(),
        }
    }
}

#[derive(sqlx::FromRow)]
struct CounterRow {
    absence_id: i64,
    chat_id: i64,
    account_id: i64,
    lang: String,
    message_id: Option<i64>,
    last_event: i64,
}

impl TryFrom<CounterRow> for Counter {
    type Error = Error;

    fn try_from(row: CounterRow) -> Result<Self> {
        let lang = Lang::parse(&row.lang);
        Ok(Self {
            absence: AbsenceId(row.absence_id),
            chat: ChatId(row.chat_id),
            account: AccountId(row.account_id),
            lang: lang
                .ok_or_else(|| Error::broken("absence_board", row.absence_id, "its reader's language"))?,
            message: row.message_id,
            event: row.last_event,
        })
    }
}

impl Tx {
    /// Somebody is away, in this stretch.
    pub async fn add_absence(&mut self, time_off: TimeOffId, ill: bool, now: Timestamp) -> Result<AbsenceId> {
        let id = self
            .number(
                "insert into absence (studio_id, specialist_id, time_off_id, ill, at)
                 select studio_id, specialist_id, time_off_id, $2, $3
                   from time_off
                  where time_off_id = $1
                 returning absence_id",
                values![time_off.0, ill, now.0],
            )
            .await?;
        Ok(AbsenceId(id))
    }

    /// An absence hits a visit, whose client is offered this instead.
    pub async fn add_missed(&mut self, id: AbsenceId, visit: &Booking, instead: &[Instead]) -> Result<()> {
        self.write(
            "insert into absence_visit (studio_id, absence_id, booking_id, was_at, options)
             values ($1, $2, $3, $4, $5)",
            values![
                visit.studio.0,
                id.0,
                visit.id.0,
                visit.span.start.0,
                serde_json::to_string(instead).unwrap_or_default()
            ],
        )
        .await
    }

    /// An absence by its number.
    pub async fn absence(&mut self, id: AbsenceId) -> Result<Option<Absence>> {
        let row: Option<AbsenceRow> = self
            .row(
                "select absence_id, studio_id, specialist_id, time_off_id, ill, at, undone_at
                   from absence
                  where absence_id = $1",
                values![id.0],
            )
            .await?;
        Ok(row.map(Absence::from))
    }

    /// The absence in this stretch.
    pub async fn absence_in(&mut self, time_off: TimeOffId) -> Result<Option<Absence>> {
        let row: Option<AbsenceRow> = self
            .row(
                "select absence_id, studio_id, specialist_id, time_off_id, ill, at, undone_at
                   from absence
                  where time_off_id = $1",
                values![time_off.0],
            )
            .await?;
        Ok(row.map(Absence::from))
    }

    /// The last absence that hit a visit: where the visit stood, and what its client was offered.
    pub async fn missed_by(
        &mut self,
        visit: BookingId,
    ) -> Result<Option<(Absence, Timestamp, Vec<Instead>)>> {
        let row: Option<(i64, i64, String)> = self
            .row(
                "select absence_id, was_at, options
                   from absence_visit
                  where booking_id = $1
                  order by absence_id desc
                  limit 1",
                values![visit.0],
            )
            .await?;
        let Some((id, was, options)) = row else { return Ok(None) };
        let absence = self.absence(AbsenceId(id)).await?;
        Ok(absence
            .map(|absence| (absence, Timestamp(was), serde_json::from_str(&options).unwrap_or_default())))
    }

    /// The visits that an absence hit, in the order in which they stood.
    pub async fn missed(&mut self, id: AbsenceId) -> Result<Vec<Missed>> {
        let rows: Vec<(i64, i64)> = self
            .rows(
                "select booking_id, was_at
                   from absence_visit
                  where absence_id = $1
                  order by was_at, booking_id",
                values![id.0],
            )
            .await?;
        let mut missed = Vec::with_capacity(rows.len());
        for (booking, was) in rows {
            if let Some(booking) = self.booking(BookingId(booking)).await? {
                let (_, phone) = self.client_contact(booking.client).await?;
                missed.push(Missed { booking, was: Timestamp(was), phone });
            }
        }
        Ok(missed)
    }

    /// It is taken back; whoever counts its answers says so.
    pub async fn undo_absence(&mut self, id: AbsenceId, now: Timestamp) -> Result<()> {
        self.write("update absence set undone_at = $2 where absence_id = $1", values![id.0, now.0]).await?;
        self.write("update absence_board set event_id = null where absence_id = $1", values![id.0]).await
    }

    /// This person reads the answers in their chat with a bot.
    pub async fn count_answers(&mut self, id: AbsenceId, bot: BotId, account: AccountId) -> Result<()> {
        self.write(
            "insert into absence_board (studio_id, absence_id, bot_id, chat_id, account_id)
             select a.studio_id, a.absence_id, c.bot_id, c.chat_id, c.account_id
               from absence a, chat c
              where a.absence_id = $1
                and c.bot_id = $2
                and c.account_id = $3
             on conflict (absence_id, bot_id, chat_id) do nothing",
            values![id.0, bot.0, account.0],
        )
        .await
    }

    /// How many counters of this bot show less than what is true.
    pub async fn stale_counters(&mut self, bot: BotId) -> Result<i64> {
        self.number(
            "select count(*) from told_absence where bot_id = $1 and event_id <> last_event",
            values![bot.0],
        )
        .await
    }

    /// Leases counters that must be drawn until `until`. Whoever dies with a lease loses it when it ends.
    pub async fn claim_counters(
        &mut self,
        bot: BotId,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<Counter>> {
        let rows: Vec<CounterRow> = self
            .rows(
                "select absence_id, chat_id, account_id, lang, message_id, last_event
                   from told_absence
                  where bot_id = $1
                    and lease_until <= $2
                    and event_id <> last_event
                  order by absence_id, chat_id
                  limit $3",
                values![bot.0, now.0, i64::from(limit)],
            )
            .await?;
        let mut claimed = Vec::new();
        for row in rows {
            let leased: Option<(i64,)> = self
                .row(
                    "update absence_board
                        set lease_until = $4
                      where absence_id = $1
                        and bot_id = $2
                        and chat_id = $3
                        and lease_until <= $5
                     returning absence_id",
                    values![row.absence_id, bot.0, row.chat_id, until.0, now.0],
                )
                .await?;
            if leased.is_some() {
                claimed.push(row.try_into()?);
            }
        }
        Ok(claimed)
    }

    /// A counter shows what was true at this entry, on this message.
    pub async fn mark_counted(&mut self, bot: BotId, counter: &Counter, message: i64) -> Result<()> {
        self.write(
            "update absence_board
                set message_id = $4, event_id = $5, lease_until = 0
              where absence_id = $1
                and bot_id = $2
                and chat_id = $3",
            values![counter.absence.0, bot.0, counter.chat.0, message, counter.event],
        )
        .await
    }

    /// A counter is tried again at `due`, on the same message, or on a new one when that is gone.
    pub async fn postpone_counter(
        &mut self,
        bot: BotId,
        counter: &Counter,
        message: Option<i64>,
        due: Timestamp,
    ) -> Result<()> {
        self.write(
            "update absence_board
                set message_id = $4, lease_until = $5
              where absence_id = $1
                and bot_id = $2
                and chat_id = $3",
            values![counter.absence.0, bot.0, counter.chat.0, message, due.0],
        )
        .await
    }

    /// A counter is edited no more: its message stays as it is.
    pub async fn forget_counter(&mut self, bot: BotId, counter: &Counter) -> Result<()> {
        self.write(
            "delete from absence_board where absence_id = $1 and bot_id = $2 and chat_id = $3",
            values![counter.absence.0, bot.0, counter.chat.0],
        )
        .await
    }

    /// Takes back the message with this outbox key, if nobody heard it yet; whether somebody did, or does just now.
    pub async fn take_back(&mut self, key: &str, now: Timestamp) -> Result<bool> {
        self.write(
            "update outbox
                set failed = $2
              where dedupe_key = $1
                and sent_at is null
                and failed is null
                and coalesce(lease_until, 0) <= $3",
            values![key, Unsent::Changed.word(), now.0],
        )
        .await?;
        let told = self
            .number("select count(*) from outbox where dedupe_key = $1 and failed is null", values![key])
            .await?;
        Ok(told > 0)
    }
}
