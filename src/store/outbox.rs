//! What somebody must hear, and whether they did.

use okoshko_domain::booking::Booking;
use okoshko_domain::delivery::Unsent;
use okoshko_domain::ids::{AccountId, BookingId, BotId, ChatId, OutboxId, StudioId};
use okoshko_domain::notice::{Notice, Switch, Word};
use okoshko_domain::people::Lang;
use okoshko_domain::timestamp::Timestamp;

use super::statement::Sql;
use super::{Error, Result, Tx};

/// What an outbox row says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// About a booking.
    Notice(Notice),
    /// About none.
    Word(StudioId, Word),
}

impl Said {
    /// Reads what a row keeps: its kind, the booking it is about, its arguments. Nothing when it is none of ours.
    pub(super) fn read(kind: &str, studio: i64, booking: Option<i64>, args: &str) -> Option<Self> {
        match booking {
            Some(booking) => Notice::read(kind, BookingId(booking), args).map(Self::Notice),
            None => Word::read(kind, args).map(|word| Self::Word(StudioId(studio), word)),
        }
    }

    /// The visit that whoever it is for must know about, unless it answers what they did themselves.
    #[must_use]
    pub fn about(&self) -> Option<BookingId> {
        match self {
            Self::Notice(Notice::Cancelled(_)) | Self::Word(..) => None,
            Self::Notice(notice) => Some(notice.booking()),
        }
    }

    /// Whether a client who does without it may come in vain: staff must know.
    #[must_use]
    pub fn must_be_known(&self) -> bool {
        matches!(self.switch(), Some(Switch::Changes | Switch::Offers))
    }

    /// The switch by which whoever gets it can do without it.
    #[must_use]
    pub fn switch(&self) -> Option<Switch> {
        match self {
            Self::Notice(notice) => notice.switch(),
            Self::Word(_, word) => word.switch(),
        }
    }
}

/// A message whose time has come, leased to us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Its row.
    pub id: OutboxId,
    /// What to say.
    pub said: Said,
    /// Who must hear it; nobody in particular: a studio's group.
    pub to: Option<AccountId>,
    /// Where they can be written to; nothing when they never wrote to this bot or blocked it.
    pub chat: Option<ChatId>,
    /// What they speak; a group speaks what its studio's clients are offered first.
    pub lang: Lang,
    /// How often it was tried before.
    pub attempts: u32,
    /// Whether it answers a press of its reader whose screen may never have come: it can neither wait nor be switched
    /// off.
    pub answers: bool,
}

#[derive(sqlx::FromRow)]
struct DueRow {
    outbox_id: i64,
    kind: String,
    studio_id: i64,
    booking_id: Option<i64>,
    args: String,
    account_id: Option<i64>,
    chat_id: Option<i64>,
    lang: String,
    attempts: i64,
    answers: bool,
}

impl TryFrom<DueRow> for Due {
    type Error = Error;

    fn try_from(row: DueRow) -> Result<Self> {
        let broken = |what: &str| Error::broken("outbox", row.outbox_id, what);
        let said = Said::read(&row.kind, row.studio_id, row.booking_id, &row.args);
        Ok(Self {
            id: OutboxId(row.outbox_id),
            said: said.ok_or_else(|| broken("its kind"))?,
            to: row.account_id.map(AccountId),
            chat: row.chat_id.map(ChatId),
            lang: Lang::parse(&row.lang).ok_or_else(|| broken("its reader's language"))?,
            attempts: u32::try_from(row.attempts).unwrap_or(u32::MAX),
            answers: row.answers,
        })
    }
}

impl Tx {
    /// Writes a notice for one person, once for its key.
    pub async fn notify(
        &mut self,
        to: AccountId,
        notice: Notice,
        due: Timestamp,
        key: &str,
        now: Timestamp,
    ) -> Result<()> {
        self.write(
            "insert into outbox (studio_id, account_id, kind, booking_id, due_at, dedupe_key, created_at, priority)
             select studio_id, $1, $2, booking_id, $4, $5, $6, $7
               from booking
              where booking_id = $3
             on conflict (dedupe_key) do nothing",
            values![to.0, notice.word(), notice.booking().0, due.0, key, now.0, notice.priority().place()],
        )
        .await
    }

    /// Writes a notice for everybody who hears what happens to a visit, once for the entry of its history that was
    /// written last: the specialist whose day it is, and the owner.
    pub async fn notify_staff(&mut self, booking: &Booking, notice: Notice, now: Timestamp) -> Result<()> {
        self.notify_staff_at(booking, notice, now, now).await
    }

    /// As [`Tx::notify_staff`], but they hear it at `due`.
    pub async fn notify_staff_at(
        &mut self,
        booking: &Booking,
        notice: Notice,
        due: Timestamp,
        now: Timestamp,
    ) -> Result<()> {
        self.write(
            "insert into outbox (studio_id, account_id, kind, booking_id, due_at, dedupe_key, created_at, priority)
             select studio_id, account_id, $2, $3, $7,
                    'event:' || (select max(booking_event_id) from booking_event where booking_id = $3)
                             || ':' || account_id, $4, $6
               from staff
              where studio_id = $5
                and (specialist_id = $1 or role = 'owner')
             on conflict (dedupe_key) do nothing",
            values![
                booking.specialist.0,
                notice.word(),
                notice.booking().0,
                now.0,
                booking.studio.0,
                notice.priority().place(),
                due.0
            ],
        )
        .await?;
        self.notify_group(booking, notice, due, now).await
    }

    /// The same for the studio's group, when it has one.
    pub(super) async fn notify_group(
        &mut self,
        booking: &Booking,
        notice: Notice,
        due: Timestamp,
        now: Timestamp,
    ) -> Result<()> {
        self.write(
            "insert into outbox (studio_id, group_id, kind, booking_id, due_at, dedupe_key, created_at, priority)
             select studio_id, staff_group_id, $1, $2, $6,
                    'event:' || (select max(booking_event_id) from booking_event where booking_id = $2)
                             || ':group', $3, $5
               from studio
              where studio_id = $4
                and staff_group_id is not null
             on conflict (dedupe_key) do nothing",
            values![
                notice.word(),
                notice.booking().0,
                now.0,
                booking.studio.0,
                notice.priority().place(),
                due.0
            ],
        )
        .await
    }

    /// Writes something that is about no booking for one person, once for its key.
    pub async fn tell(
        &mut self,
        to: AccountId,
        studio: StudioId,
        word: &Word,
        due: Timestamp,
        key: &str,
        now: Timestamp,
    ) -> Result<()> {
        self.write(
            "insert into outbox (studio_id, account_id, kind, args, due_at, dedupe_key, created_at, priority)
             values ($1, $2, $3, $4, $5, $6, $7, $8)
             on conflict (dedupe_key) do nothing",
            values![studio.0, to.0, word.word(), word.args(), due.0, key, now.0, word.priority().place()],
        )
        .await
    }

    /// Leases what is due until `until`, the most urgent first, one message for each person and group: the first in
    /// line of those that are not leased already. Only whom this bot can write to, or nobody can. Whoever dies with a
    /// lease loses it when it ends.
    pub async fn claim_outbox(
        &mut self,
        bot: BotId,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<Due>> {
        let ids: Vec<i64> = self.claim_rows(bot, now, until, limit).await?;
        let mut due = Vec::with_capacity(ids.len());
        for id in ids {
            match self.due(bot, id).await {
                Ok(row) => due.push(row),
                // One broken row holds nobody else up.
                Err(error @ Error::Broken { .. }) => {
                    tracing::error!(outbox.id = id, %error, "Notice {id} never goes out");
                    self.mark_failed(OutboxId(id), Unsent::Refused).await?;
                }
                Err(error) => return Err(error),
            }
        }
        Ok(due)
    }

    async fn claim_rows(
        &mut self,
        bot: BotId,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<i64>> {
        // The two engines lock rows differently; everything else about a claim is the same.
        let sql = Sql {
            sqlite: "update outbox
                        set lease_until = $2, attempts = attempts + 1
                      where outbox_id in (select o.outbox_id
                                            from outbox o
                                           where o.due_at <= $1
                                             and o.sent_at is null
                                             and o.failed is null
                                             and coalesce(o.lease_until, 0) <= $1
                                             and not exists (select 1
                                                               from outbox p
                                                              where coalesce(p.account_id, p.group_id) = coalesce(o.account_id, o.group_id)
                                                                and p.sent_at is null
                                                                and p.failed is null
                                                                and p.due_at <= $1
                                                                and (p.lease_until > $1
                                                                     or (p.priority, p.due_at, p.outbox_id)
                                                                      < (o.priority, o.due_at, o.outbox_id)))
                                             and (o.account_id is null
                                                  or exists (select 1 from chat c where c.account_id = o.account_id and c.bot_id = $4)
                                                  or not exists (select 1 from chat c where c.account_id = o.account_id))
                                           order by o.priority, o.due_at, o.outbox_id
                                           limit $3)
                  returning outbox_id, priority, due_at",
            postgres: "update outbox
                          set lease_until = $2, attempts = attempts + 1
                        where outbox_id in (select o.outbox_id
                                              from outbox o
                                             where o.due_at <= $1
                                               and o.sent_at is null
                                               and o.failed is null
                                               and coalesce(o.lease_until, 0) <= $1
                                               and not exists (select 1
                                                                 from outbox p
                                                                where coalesce(p.account_id, p.group_id) = coalesce(o.account_id, o.group_id)
                                                                  and p.sent_at is null
                                                                  and p.failed is null
                                                                  and p.due_at <= $1
                                                                  and (p.lease_until > $1
                                                                       or (p.priority, p.due_at, p.outbox_id)
                                                                        < (o.priority, o.due_at, o.outbox_id)))
                                               and (o.account_id is null
                                                    or exists (select 1 from chat c where c.account_id = o.account_id and c.bot_id = $4)
                                                    or not exists (select 1 from chat c where c.account_id = o.account_id))
                                             order by o.priority, o.due_at, o.outbox_id
                                             limit $3
                                               for update of o skip locked)
                    returning outbox_id, priority, due_at",
        };
        let claimed: Vec<(i64, i64, i64)> =
            self.rows(sql, values![now.0, until.0, i64::from(limit), bot.0]).await?;
        let mut line: Vec<_> = claimed.into_iter().map(|(id, priority, due)| (priority, due, id)).collect();
        line.sort_unstable();
        Ok(line.into_iter().map(|(.., id)| id).collect())
    }

    /// A group is told in the owner's language.
    async fn due(&mut self, bot: BotId, id: i64) -> Result<Due> {
        let row: DueRow = self
            .one(
                "select outbox_id, o.studio_id, kind, booking_id, args, o.account_id,
                        coalesce(o.group_id, c.chat_id) as chat_id,
                        coalesce(a.lang,
                                 (select own.lang
                                    from staff f
                                    join account own on own.account_id = f.account_id
                                   where f.studio_id = o.studio_id
                                     and f.role = 'owner'
                                   order by f.account_id
                                   limit 1),
                                 substr(s.langs, 1, 2)) as lang, attempts, dedupe_key like 'update:%' as answers
                   from outbox o
                   join studio s on s.studio_id = o.studio_id
                   left join account a on a.account_id = o.account_id
                   left join chat c on c.account_id = o.account_id
                                   and c.bot_id = $2
                                   and c.unreachable_at is null
                  where outbox_id = $1",
                values![id, bot.0],
            )
            .await?;
        row.try_into()
    }

    /// When the next message is due, if any waits; for a leased one, when its lease ends.
    pub async fn next_due(&mut self, now: Timestamp) -> Result<Option<Timestamp>> {
        let (due,): (Option<i64>,) = self
            .one(
                "select min(at)
                   from (select min(due_at) as at
                           from outbox
                          where sent_at is null
                            and failed is null
                            and coalesce(lease_until, 0) <= $1
                         union all
                         select min(lease_until)
                           from outbox
                          where sent_at is null
                            and failed is null
                            and lease_until > $1) as waiting",
                values![now.0],
            )
            .await?;
        Ok(due.map(Timestamp))
    }

    /// How many messages are due by `now` and neither sent nor given up.
    pub async fn open_notices(&mut self, now: Timestamp) -> Result<i64> {
        self.number(
            "select count(*)
               from outbox
              where due_at <= $1
                and sent_at is null
                and failed is null",
            values![now.0],
        )
        .await
    }

    /// It was heard.
    pub async fn mark_sent(&mut self, id: OutboxId, message: i64, now: Timestamp) -> Result<()> {
        self.write(
            "update outbox set sent_at = $2, message_id = $3, lease_until = null where outbox_id = $1",
            values![id.0, now.0, message],
        )
        .await
    }

    /// It never goes out, for this reason.
    pub async fn mark_failed(&mut self, id: OutboxId, why: Unsent) -> Result<()> {
        self.write(
            "update outbox set failed = $2, lease_until = null where outbox_id = $1",
            values![id.0, why.word()],
        )
        .await
    }

    /// Facts that their replies will tell after all, by their keys: the outbox waits until `due`.
    pub async fn postpone_facts(&mut self, keys: &[String], due: Timestamp) -> Result<()> {
        let sql = Sql {
            sqlite: "update outbox
                        set due_at = $2, lease_until = null
                      where dedupe_key in (select value from json_each($1))
                        and sent_at is null",
            postgres: "update outbox
                          set due_at = $2, lease_until = null
                        where dedupe_key in (select value from json_array_elements_text($1::json))
                          and sent_at is null",
        };
        self.write(sql, values![serde_json::to_string(keys).unwrap_or_default(), due.0]).await
    }

    /// Try again at `due`.
    ///
    /// * `tried`: whether this was a try; a claim counts as one, and what only had to wait was none.
    pub async fn postpone(&mut self, id: OutboxId, due: Timestamp, tried: bool) -> Result<()> {
        self.write(
            "update outbox
                set due_at = $2, lease_until = null,
                    attempts = case when attempts > $3 then attempts - $3 else 0 end
              where outbox_id = $1",
            values![id.0, due.0, i64::from(!tried)],
        )
        .await
    }
}
