//! Private addresses by which calendars follow visits, and what they are told.

use okoshko_domain::booking::Booking;
use okoshko_domain::feed::Mine;
use okoshko_domain::ids::{AccountId, FeedId, SpecialistId, StudioId};
use okoshko_domain::people::Lang;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::LocalDay;
use serde::Serialize;

use super::catalog::small;
use super::statement::Values;
use super::visits::BookingRow;
use super::{Error, Result, Tx};

/// Whose visits an address tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feed {
    /// Its row.
    pub id: FeedId,
    /// Whose it is.
    pub account: AccountId,
    /// What they speak.
    pub lang: Lang,
    /// Whose day, and where; nothing for a client's visits at all studios.
    pub day: Option<(StudioId, SpecialistId)>,
    /// When a calendar last looked, to the hour.
    pub seen: Option<Timestamp>,
}

/// A visit, and how it came to stand as it does.
#[derive(Clone, Debug)]
pub struct Told {
    /// The visit.
    pub booking: Booking,
    /// Its studio's revision.
    pub revision: i64,
    /// How often it was changed since it was made.
    pub changes: u32,
    /// When it was changed last.
    pub changed: Timestamp,
}

/// An address as it stands in its owner's file. Times are Unix seconds.
#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct FeedOf {
    studio: Option<String>,
    made_at: i64,
    revoked_at: Option<i64>,
    seen_at: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct FeedRow {
    feed_id: i64,
    account_id: i64,
    lang: String,
    studio_id: Option<i64>,
    specialist_id: Option<i64>,
    seen_at: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct ToldRow {
    #[sqlx(flatten)]
    visit: BookingRow,
    entries: i64,
    changed_at: i64,
}

impl TryFrom<FeedRow> for Feed {
    type Error = Error;

    fn try_from(row: FeedRow) -> Result<Self> {
        Ok(Self {
            id: FeedId(row.feed_id),
            account: AccountId(row.account_id),
            lang: Lang::parse(&row.lang)
                .ok_or_else(|| Error::broken("account", row.account_id, "its language"))?,
            day: row.studio_id.map(StudioId).zip(row.specialist_id.map(SpecialistId)),
            seen: row.seen_at.map(Timestamp),
        })
    }
}

impl TryFrom<ToldRow> for Told {
    type Error = Error;

    fn try_from(row: ToldRow) -> Result<Self> {
        Ok(Self {
            revision: row.visit.revision,
            booking: row.visit.try_into()?,
            changes: small((row.entries - 1).max(0)), // The first entry is that it was made.
            changed: Timestamp(row.changed_at),
        })
    }
}

impl Tx {
    /// Makes an address; of the same person and day there is no other that works.
    pub async fn add_feed(
        &mut self,
        account: AccountId,
        day: Option<(StudioId, SpecialistId)>,
        hash: &str,
        now: Timestamp,
    ) -> Result<FeedId> {
        let (studio, specialist) = (day.map(|(studio, _)| studio.0), day.map(|(_, specialist)| specialist.0));
        let id = self
            .number(
                "insert into feed (studio_id, account_id, specialist_id, secret_hash, created_at)
                 values ($1, $2, $3, $4, $5)
                 returning feed_id",
                values![studio, account.0, specialist, hash, now.0],
            )
            .await?;
        Ok(FeedId(id))
    }

    /// The addresses of a person for one day, or for their own visits, the newest first: the one that works and those
    /// that were revoked since `since`.
    pub async fn feeds_of(
        &mut self,
        account: AccountId,
        specialist: Option<SpecialistId>,
        since: Timestamp,
    ) -> Result<Vec<Mine>> {
        let rows: Vec<(i64, Option<i64>, Option<i64>)> = self
            .rows(
                "select feed_id, revoked_at, seen_at
                   from feed
                  where account_id = $1
                    and coalesce(specialist_id, 0) = $2
                    and (revoked_at is null or revoked_at >= $3)
                  order by feed_id desc",
                values![account.0, specialist.map_or(0, |id| id.0), since.0],
            )
            .await?;
        let mine = |(id, revoked, seen): (i64, Option<i64>, Option<i64>)| Mine {
            id: FeedId(id),
            revoked: revoked.map(Timestamp),
            seen: seen.map(Timestamp),
        };
        Ok(rows.into_iter().map(mine).collect())
    }

    /// An address works no more from now on, or works again.
    pub async fn set_feed_revoked(&mut self, id: FeedId, at: Option<Timestamp>) -> Result<()> {
        self.write("update feed set revoked_at = $2 where feed_id = $1", values![id.0, at.map(|at| at.0)])
            .await
    }

    /// No address of a person at a studio works any more.
    pub async fn revoke_feeds_at(
        &mut self,
        studio: StudioId,
        account: AccountId,
        now: Timestamp,
    ) -> Result<()> {
        self.write(
            "update feed
                set revoked_at = $3
              where studio_id = $1
                and account_id = $2
                and revoked_at is null",
            values![studio.0, account.0, now.0],
        )
        .await
    }

    /// The address that a secret opens, by its hash; a day is told to nobody but whose it is now.
    pub async fn feed_with(&mut self, hash: &str) -> Result<Option<Feed>> {
        let row: Option<FeedRow> = self
            .row(
                "select feed_id, f.account_id, a.lang, f.studio_id, f.specialist_id, seen_at
                   from feed f
                   join account a on a.account_id = f.account_id
                  where secret_hash = $1
                    and revoked_at is null
                    and (f.specialist_id is null
                         or exists (select 1
                                      from staff s
                                     where s.studio_id = f.studio_id
                                       and s.account_id = f.account_id
                                       and s.specialist_id = f.specialist_id))",
                values![hash],
            )
            .await?;
        row.map(Feed::try_from).transpose()
    }

    /// A calendar looked.
    pub async fn see_feed(&mut self, id: FeedId, now: Timestamp) -> Result<()> {
        self.write("update feed set seen_at = $2 where feed_id = $1", values![id.0, now.0]).await
    }

    /// A specialist's visits that stand and start after `since`, in order.
    pub async fn told_of_day(&mut self, specialist: SpecialistId, since: Timestamp) -> Result<Vec<Told>> {
        self.told(
            "select v.*, b.changed_at,
                    (select count(*) from booking_event e where e.booking_id = v.booking_id) as entries
               from visit v
               join booking b on b.booking_id = v.booking_id
              where v.specialist_id = $1
                and v.starts_at > $2
                and v.status in ('held', 'pending', 'booked', 'came')
                and v.status in ('pending', 'booked', 'came')
              order by v.starts_at
              limit 5000",
            values![specialist.0, since.0],
        )
        .await
    }

    /// A specialist's visits from a local day on that were called off after `since`.
    pub async fn called_off_of_day(
        &mut self,
        (studio, specialist): (StudioId, SpecialistId),
        from: LocalDay,
        since: Timestamp,
    ) -> Result<Vec<Told>> {
        self.told(
            "select v.*, b.changed_at,
                    (select count(*) from booking_event e where e.booking_id = v.booking_id) as entries
               from visit v
               join booking b on b.booking_id = v.booking_id
              where v.studio_id = $1
                and v.local_day >= $3
                and v.specialist_id = $2
                and v.status = 'cancelled'
                and b.changed_at > $4
              order by v.starts_at, v.booking_id
              limit 5000",
            values![studio.0, specialist.0, i64::from(from.0), since.0],
        )
        .await
    }

    /// A client's visits at all studios that start after `since`, in order; those that were called off only when that
    /// was after `since` too.
    pub async fn told_of_client(&mut self, account: AccountId, since: Timestamp) -> Result<Vec<Told>> {
        self.told(
            "select v.*, b.changed_at,
                    (select count(*) from booking_event e where e.booking_id = v.booking_id) as entries
               from visit v
               join booking b on b.booking_id = v.booking_id
              where v.account_id = $1
                and v.starts_at > $2
                and (v.status in ('pending', 'booked', 'came') or (v.status = 'cancelled' and b.changed_at > $2))
              order by v.starts_at, v.booking_id
              limit 1000",
            values![account.0, since.0],
        )
        .await
    }

    async fn told(&mut self, sql: &'static str, values: Values) -> Result<Vec<Told>> {
        let rows: Vec<ToldRow> = self.rows(sql, values).await?;
        rows.into_iter().map(Told::try_from).collect()
    }

    /// A person's addresses, without their secrets: nobody has those.
    pub async fn feed_data(&mut self, account: AccountId) -> Result<Vec<FeedOf>> {
        self.rows(
            "select s.name as studio, f.created_at as made_at, f.revoked_at, f.seen_at
               from feed f
               left join studio s on s.studio_id = f.studio_id
              where f.account_id = $1
              order by f.feed_id",
            values![account.0],
        )
        .await
    }
}
