//! When clients are reminded, whose reminders are due, and what they said.

use okoshko_domain::delivery::Unsent;
use okoshko_domain::ids::{BookingId, ReminderId, ServiceId, StudioId};
use okoshko_domain::notice::Notice;
use okoshko_domain::quiet::Quiet;
use okoshko_domain::reminder::{Asking, Lead, Rule};
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::Zone;
use serde::Serialize;

use super::statement::Sql;
use super::{Error, Result, Tx};

/// A studio's rules, in the order in which they were made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminding {
    /// Whose.
    pub studio: StudioId,
    /// Where its clocks stand.
    pub zone: Zone,
    /// When nobody is rung.
    pub quiet: Option<Quiet>,
    /// What becomes of silence.
    pub asking: Asking,
    /// Its own and those of its services.
    pub rules: Vec<Rule>,
}

/// A visit whose reminder may be due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToRemind {
    /// Which.
    pub booking: BookingId,
    /// When it starts.
    pub start: Timestamp,
    /// When it was booked, accepted or moved last.
    pub made: Timestamp,
    /// Whether its client said that they come.
    pub confirmed: bool,
}

/// A row of the outbox that a rule writes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NewReminder {
    booking: i64,
    kind: &'static str,
    args: String,
    due: i64,
    key: String,
    failed: Option<&'static str>,
    priority: i64,
}

impl NewReminder {
    /// What a rule says, once for each start; `rule` is its number, or what asks.
    #[must_use]
    pub fn new(notice: Notice, rule: &str, due: Timestamp) -> Self {
        let (booking, start) = (notice.booking(), notice.start().unwrap_or(due));
        let key = format!("reminder:{booking}:{rule}:{start}", start = start.0);
        Self {
            booking: booking.0,
            kind: notice.word(),
            args: notice.args(),
            due: due.0,
            key,
            failed: None,
            priority: notice.priority().place(),
        }
    }

    /// Another one says the same at the same time.
    #[must_use]
    pub fn said_by_another(self) -> Self {
        Self { failed: Some(Unsent::Twice.word()), ..self }
    }
}

#[derive(sqlx::FromRow)]
struct RuleRow {
    studio_id: i64,
    zone: String,
    quiet_from_min: Option<i64>,
    quiet_to_min: Option<i64>,
    ask_again_min: i64,
    release_min: i64,
    reminder_id: i64,
    service_id: Option<i64>,
    before_min: Option<i64>,
    days: Option<i64>,
    at_min: Option<i64>,
    asks: bool,
    created_at: i64,
}

impl TryFrom<&RuleRow> for Rule {
    type Error = Error;

    fn try_from(row: &RuleRow) -> Result<Self> {
        let lead = match (row.before_min, row.days, row.at_min) {
            (Some(minutes), None, None) => u32::try_from(minutes).ok().map(Lead::Before),
            (None, Some(days), Some(minute)) => {
                let wall = u16::try_from(days).ok().zip(u16::try_from(minute).ok());
                wall.map(|(days, minute)| Lead::Wall { days, minute })
            }
            _ => None,
        };
        let lead = lead.filter(|lead| lead.is_within());
        Ok(Self {
            id: ReminderId(row.reminder_id),
            service: row.service_id.map(ServiceId),
            lead: lead.ok_or_else(|| Error::broken("reminder", row.reminder_id, "when it is due"))?,
            asks: row.asks,
            since: Timestamp(row.created_at),
        })
    }
}

/// Minutes before, or days and a minute.
fn columns(lead: Lead) -> [Option<i64>; 3] {
    match lead {
        Lead::Before(minutes) => [Some(minutes.into()), None, None],
        Lead::Wall { days, minute } => [None, Some(days.into()), Some(minute.into())],
    }
}

impl Tx {
    /// The rules of every studio that has any. One that is broken is left out: the others hold.
    pub async fn reminding(&mut self) -> Result<Vec<Reminding>> {
        let rows: Vec<RuleRow> = self
            .rows(
                "select r.studio_id, zone, quiet_from_min, quiet_to_min, ask_again_min, release_min, reminder_id, service_id, before_min, days,
                        at_min, asks, r.created_at
                   from reminder r
                   join studio s on s.studio_id = r.studio_id
                  where archived_at is null
                  order by r.studio_id, reminder_id",
                values![],
            )
            .await?;
        let mut all: Vec<Reminding> = Vec::new();
        for row in &rows {
            let (Some(zone), Ok(rule)) = (Zone::parse(&row.zone), Rule::try_from(row)) else {
                tracing::warn!(reminder.id = row.reminder_id, "A reminder is broken and reminds nobody");
                continue;
            };
            match all.last_mut() {
                Some(last) if last.studio.0 == row.studio_id => last.rules.push(rule),
                _ => all.push(Reminding {
                    studio: StudioId(row.studio_id),
                    zone,
                    quiet: quiet(row.quiet_from_min, row.quiet_to_min),
                    asking: asking(row.ask_again_min, row.release_min),
                    rules: vec![rule],
                }),
            }
        }
        Ok(all)
    }

    /// One studio's rules, its own and those of its services, in the order in which they were made.
    pub async fn reminders_of(&mut self, studio: StudioId) -> Result<Vec<Rule>> {
        let rows: Vec<RuleRow> = self
            .rows(
                "select r.studio_id, zone, quiet_from_min, quiet_to_min, ask_again_min, release_min, reminder_id, service_id, before_min, days,
                        at_min, asks, r.created_at
                   from reminder r
                   join studio s on s.studio_id = r.studio_id
                  where r.studio_id = $1
                    and archived_at is null
                  order by reminder_id",
                values![studio.0],
            )
            .await?;
        rows.iter().map(Rule::try_from).collect()
    }

    /// What becomes of silence at a studio.
    pub async fn asking_of(&mut self, studio: StudioId) -> Result<Option<Asking>> {
        let row: Option<(i64, i64)> = self
            .row("select ask_again_min, release_min from studio where studio_id = $1", values![studio.0])
            .await?;
        Ok(row.map(|(again, release)| asking(again, release)))
    }

    /// What becomes of silence from now on.
    pub async fn set_asking(&mut self, studio: StudioId, asking: Asking) -> Result<()> {
        self.write(
            "update studio set ask_again_min = $2, release_min = $3 where studio_id = $1",
            values![studio.0, i64::from(asking.again_min), i64::from(asking.release_min)],
        )
        .await
    }

    /// One more rule, for all services or for one of the studio's.
    pub async fn add_reminder(
        &mut self,
        studio: StudioId,
        service: Option<ServiceId>,
        lead: Lead,
        asks: bool,
        now: Timestamp,
    ) -> Result<ReminderId> {
        let [before, days, minute] = columns(lead);
        let id = self
            .number(
                "insert into reminder (studio_id, service_id, before_min, days, at_min, asks, created_at)
                 values ($1, $2, $3, $4, $5, $6, $7)
                 returning reminder_id",
                values![studio.0, service.map(|service| service.0), before, days, minute, asks, now.0],
            )
            .await?;
        Ok(ReminderId(id))
    }

    /// Whether a rule of this studio asks the client.
    pub async fn set_reminder_asks(&mut self, studio: StudioId, id: ReminderId, asks: bool) -> Result<()> {
        self.write(
            "update reminder set asks = $3 where reminder_id = $2 and studio_id = $1",
            values![studio.0, id.0, asks],
        )
        .await
    }

    /// A rule of this studio holds no more.
    pub async fn drop_reminder(&mut self, studio: StudioId, id: ReminderId, now: Timestamp) -> Result<()> {
        self.write(
            "update reminder
                set archived_at = $3
              where reminder_id = $2
                and studio_id = $1
                and archived_at is null",
            values![studio.0, id.0, now.0],
        )
        .await
    }

    /// Visits that start in `starts` and that this rule has not yet spoken of, in order, after the last one seen. Of
    /// one service, or of all that have no rules of their own.
    pub async fn to_remind(
        &mut self,
        studio: StudioId,
        rule: &Rule,
        starts: Span,
        after: (Timestamp, BookingId),
        limit: u32,
    ) -> Result<Vec<ToRemind>> {
        let rows: Vec<(i64, i64, i64, bool)> = self
            .rows(
                "select b.booking_id, b.starts_at,
                        coalesce((select max(e.at)
                                    from booking_event e
                                   where e.booking_id = b.booking_id
                                     and e.what in ('booked', 'accepted', 'moved', 'undone')), b.created_at),
                        coalesce(b.confirmed_for = b.starts_at, false)
                   from booking b
                  where b.studio_id = $1
                    and b.status in ('held', 'pending', 'booked', 'came')
                    and b.status = 'booked'
                    and exists (select 1 from account a where a.account_id = b.account_id and a.telegram_id is not null)
                    and b.starts_at >= $2
                    and b.starts_at < $3
                    and (b.starts_at > $4 or (b.starts_at = $4 and b.booking_id > $5))
                    and (b.service_id = $6
                         or ($6 = 0 and not exists (select 1
                                                      from reminder r
                                                     where r.service_id = b.service_id
                                                       and r.archived_at is null)))
                    and not exists (select 1
                                      from outbox o
                                     where o.dedupe_key = 'reminder:' || b.booking_id || ':' || $7 || ':' || b.starts_at)
                  order by b.starts_at, b.booking_id
                  limit $8",
                values![
                    studio.0,
                    starts.start.0,
                    starts.end.0,
                    after.0.0,
                    after.1.0,
                    rule.service.map_or(0, |service| service.0),
                    rule.id.0.to_string(),
                    i64::from(limit)
                ],
            )
            .await?;
        let found = |(booking, start, made, confirmed)| ToRemind {
            booking: BookingId(booking),
            start: Timestamp(start),
            made: Timestamp(made),
            confirmed,
        };
        Ok(rows.into_iter().map(found).collect())
    }

    /// The first start from `from` on of which this rule may have to speak.
    pub async fn next_to_remind(
        &mut self,
        studio: StudioId,
        rule: &Rule,
        from: Timestamp,
    ) -> Result<Option<Timestamp>> {
        let row: Option<(i64,)> = self
            .row(
                "select b.starts_at
                   from booking b
                  where b.studio_id = $1
                    and b.status in ('held', 'pending', 'booked', 'came')
                    and b.status = 'booked'
                    and exists (select 1 from account a where a.account_id = b.account_id and a.telegram_id is not null)
                    and b.starts_at >= $2
                    and (b.service_id = $3
                         or ($3 = 0 and not exists (select 1
                                                      from reminder r
                                                     where r.service_id = b.service_id
                                                       and r.archived_at is null)))
                  order by b.starts_at
                  limit 1",
                values![studio.0, from.0, rule.service.map_or(0, |service| service.0)],
            )
            .await?;
        Ok(row.map(|(start,)| Timestamp(start)))
    }

    /// Writes what clients must hear, once for each key.
    pub async fn remind(&mut self, rows: &[NewReminder], now: Timestamp) -> Result<()> {
        let sql = Sql {
            sqlite: "insert into outbox (studio_id, account_id, kind, booking_id, args, due_at, dedupe_key, failed,
                                         created_at, priority)
                     select b.studio_id, b.account_id, r.value ->> 'kind', b.booking_id, r.value ->> 'args',
                            r.value ->> 'due', r.value ->> 'key', r.value ->> 'failed', $2,
                            r.value ->> 'priority'
                       from json_each($1) r
                       join booking b on b.booking_id = r.value ->> 'booking'
                      where exists (select 1 from account a where a.account_id = b.account_id and a.telegram_id is not null)
                     on conflict (dedupe_key) do nothing",
            postgres: "insert into outbox (studio_id, account_id, kind, booking_id, args, due_at, dedupe_key, failed,
                                           created_at, priority)
                       select b.studio_id, b.account_id, r.value ->> 'kind', b.booking_id, r.value ->> 'args',
                              (r.value ->> 'due')::bigint, r.value ->> 'key', r.value ->> 'failed', $2,
                              (r.value ->> 'priority')::bigint
                         from json_array_elements($1::json) r
                         join booking b on b.booking_id = (r.value ->> 'booking')::bigint
                        where exists (select 1 from account a where a.account_id = b.account_id and a.telegram_id is not null)
                       on conflict (dedupe_key) do nothing",
        };
        self.write(sql, values![serde_json::to_string(rows).unwrap_or_default(), now.0]).await
    }

    /// Writes what staff must hear of visits, once for each key and reader: the specialist whose day it is, or the
    /// owner where that one is not here.
    pub async fn question(&mut self, rows: &[NewReminder], now: Timestamp) -> Result<()> {
        let sql = Sql {
            sqlite: "insert into outbox (studio_id, account_id, kind, booking_id, args, due_at, dedupe_key, created_at,
                                         priority)
                     select b.studio_id, s.account_id, r.value ->> 'kind', b.booking_id, r.value ->> 'args',
                            r.value ->> 'due', (r.value ->> 'key') || ':' || s.account_id, $2,
                            r.value ->> 'priority'
                       from json_each($1) r
                       join booking b on b.booking_id = r.value ->> 'booking'
                       join staff s on s.studio_id = b.studio_id
                      where s.specialist_id = b.specialist_id
                         or (s.role = 'owner'
                             and not exists (select 1 from staff t where t.specialist_id = b.specialist_id))
                     on conflict (dedupe_key) do nothing",
            postgres: "insert into outbox (studio_id, account_id, kind, booking_id, args, due_at, dedupe_key,
                                           created_at, priority)
                       select b.studio_id, s.account_id, r.value ->> 'kind', b.booking_id, r.value ->> 'args',
                              (r.value ->> 'due')::bigint, (r.value ->> 'key') || ':' || s.account_id, $2,
                              (r.value ->> 'priority')::bigint
                         from json_array_elements($1::json) r
                         join booking b on b.booking_id = (r.value ->> 'booking')::bigint
                         join staff s on s.studio_id = b.studio_id
                        where s.specialist_id = b.specialist_id
                           or (s.role = 'owner'
                               and not exists (select 1 from staff t where t.specialist_id = b.specialist_id))
                       on conflict (dedupe_key) do nothing",
        };
        self.write(sql, values![serde_json::to_string(rows).unwrap_or_default(), now.0]).await
    }

    /// The client of a visit said that they come to what starts then.
    pub async fn set_confirmed(&mut self, id: BookingId, start: Timestamp) -> Result<()> {
        self.write("update booking set confirmed_for = $2 where booking_id = $1", values![id.0, start.0])
            .await
    }
}

fn quiet(from_min: Option<i64>, to_min: Option<i64>) -> Option<Quiet> {
    let minute = |minute: Option<i64>| i16::try_from(minute?).ok();
    Quiet::new(minute(from_min)?, minute(to_min)?)
}

fn asking(again_min: i64, release_min: i64) -> Asking {
    let minutes = |minutes: i64| u32::try_from(minutes).unwrap_or_default();
    Asking { again_min: minutes(again_min), release_min: minutes(release_min) }
}
