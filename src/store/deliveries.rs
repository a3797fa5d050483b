//! What became of messages, as staff read it.

use okoshko_domain::booking::Booking;
use okoshko_domain::delivery::Unsent;
use okoshko_domain::ids::{OutboxId, SpecialistId, StudioId};
use okoshko_domain::timestamp::Timestamp;

use super::{Error, Result, Said, Tx};

/// One message and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// Its row.
    pub id: OutboxId,
    /// What it says.
    pub said: Said,
    /// To whom, by the name they have there; nothing: to the group.
    pub to: Option<String>,
    /// When the visit that it is about begins.
    pub visit: Option<Timestamp>,
    /// When it was written.
    pub written_at: Timestamp,
    /// When it goes out, while it waits.
    pub due_at: Timestamp,
    /// When it was sent.
    pub sent_at: Option<Timestamp>,
    /// When a button on it was pressed.
    pub read_at: Option<Timestamp>,
    /// Why it never goes out.
    pub unsent: Option<Unsent>,
    /// How often it was tried.
    pub attempts: u32,
}

#[derive(sqlx::FromRow)]
struct DeliveryRow {
    outbox_id: i64,
    studio_id: i64,
    kind: String,
    booking_id: Option<i64>,
    args: String,
    grouped: bool,
    name: String,
    starts_at: Option<i64>,
    created_at: i64,
    due_at: i64,
    sent_at: Option<i64>,
    confirmed_at: Option<i64>,
    failed: Option<String>,
    attempts: i64,
}

impl TryFrom<DeliveryRow> for Delivery {
    type Error = Error;

    fn try_from(row: DeliveryRow) -> Result<Self> {
        let said = Said::read(&row.kind, row.studio_id, row.booking_id, &row.args);
        Ok(Self {
            id: OutboxId(row.outbox_id),
            said: said.ok_or_else(|| Error::broken("outbox", row.outbox_id, "its kind"))?,
            to: (!row.grouped).then_some(row.name),
            visit: row.starts_at.map(Timestamp),
            written_at: Timestamp(row.created_at),
            due_at: Timestamp(row.due_at),
            sent_at: row.sent_at.map(Timestamp),
            read_at: row.confirmed_at.map(Timestamp),
            unsent: row.failed.as_deref().map(Unsent::parse),
            attempts: u32::try_from(row.attempts).unwrap_or(u32::MAX),
        })
    }
}

/// Which messages of a studio.
#[derive(Clone, Copy, Debug)]
pub struct DeliveriesOf {
    /// Where.
    pub studio: StudioId,
    /// Of one specialist's visits only.
    pub specialist: Option<SpecialistId>,
    /// Only those that somebody should have heard and did not.
    pub trouble: bool,
    /// Before this row.
    pub before: Option<OutboxId>,
}

impl Tx {
    /// A studio's messages, the newest first. A row that cannot be read is left out.
    pub async fn deliveries(&mut self, of: DeliveriesOf, limit: usize) -> Result<Vec<Delivery>> {
        let values = values![
            of.studio.0,
            of.before.map_or(i64::MAX, |id| id.0),
            of.specialist.map_or(0, |id| id.0),
            i64::try_from(limit).unwrap_or(i64::MAX)
        ];
        let rows: Vec<DeliveryRow> = if of.trouble {
            // Few are trouble: an index of their own holds them.
            self.rows(
                "select *
                   from delivery
                  where studio_id = $1
                    and outbox_id < $2
                    and ($3 = 0 or specialist_id = $3)
                    and kind <> 'menu'
                    and failed in ('blocked', 'refused')
                  order by outbox_id desc
                  limit $4",
                values,
            )
            .await?
        } else {
            self.rows(
                "select *
                   from delivery
                  where studio_id = $1
                    and outbox_id < $2
                    and ($3 = 0 or specialist_id = $3)
                    and kind <> 'menu'
                  order by outbox_id desc
                  limit $4",
                values,
            )
            .await?
        };
        Ok(rows.into_iter().filter_map(|row| row.try_into().ok()).collect())
    }

    /// The messages about one visit, the newest first.
    pub async fn deliveries_of(&mut self, booking: &Booking, limit: usize) -> Result<Vec<Delivery>> {
        let rows: Vec<DeliveryRow> = self
            .rows(
                "select * from delivery where booking_id = $1 order by outbox_id desc limit $2",
                values![booking.id.0, i64::try_from(limit).unwrap_or(i64::MAX)],
            )
            .await?;
        Ok(rows.into_iter().filter_map(|row| row.try_into().ok()).collect())
    }
}
