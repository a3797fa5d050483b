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
        let rows: Vec<DeliveryRow> = self
            .rows(
                "select o.outbox_id, o.studio_id, o.kind, o.booking_id, o.args, o.group_id is not null as grouped,
                        coalesce(case when b.account_id = o.account_id then b.client_name end, nullif(s.name, ''), p.name, c.name, '') as name,
                        b.starts_at, o.created_at, o.due_at, o.sent_at, o.confirmed_at, o.failed, o.attempts
                   from outbox o
                   left join booking b on b.booking_id = o.booking_id
                   left join staff s on s.studio_id = o.studio_id and s.account_id = o.account_id
                   left join specialist p on p.specialist_id = s.specialist_id
                   left join client c on c.studio_id = o.studio_id and c.account_id = o.account_id
                  where o.studio_id = $1
                    and o.outbox_id < $2
                    and o.kind <> 'menu'
                    and ($3 = 0 or b.specialist_id = $3)
                    and ($4 = 0 or o.failed in ('blocked', 'refused'))
                  order by o.outbox_id desc
                  limit $5",
                values![
                    of.studio.0,
                    of.before.map_or(i64::MAX, |id| id.0),
                    of.specialist.map_or(0, |id| id.0),
                    i64::from(of.trouble),
                    i64::try_from(limit).unwrap_or(i64::MAX)
                ],
            )
            .await?;
        Ok(rows.into_iter().filter_map(|row| row.try_into().ok()).collect())
    }

    /// The messages about one visit, the newest first.
    pub async fn deliveries_of(&mut self, booking: &Booking, limit: usize) -> Result<Vec<Delivery>> {
        let rows: Vec<DeliveryRow> = self
            .rows(
                "select o.outbox_id, o.studio_id, o.kind, o.booking_id, o.args, o.group_id is not null as grouped,
                        coalesce(case when b.account_id = o.account_id then b.client_name end, nullif(s.name, ''), p.name, '') as name,
                        b.starts_at, o.created_at, o.due_at, o.sent_at, o.confirmed_at, o.failed, o.attempts
                   from outbox o
                   join booking b on b.booking_id = o.booking_id
                   left join staff s on s.studio_id = o.studio_id and s.account_id = o.account_id
                   left join specialist p on p.specialist_id = s.specialist_id
                  where o.booking_id = $1
                  order by o.outbox_id desc
                  limit $2",
                values![booking.id.0, i64::try_from(limit).unwrap_or(i64::MAX)],
            )
            .await?;
        Ok(rows.into_iter().filter_map(|row| row.try_into().ok()).collect())
    }
}
