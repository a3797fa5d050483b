//! People as one studio knows them, and who works there.

use okoshko_domain::contact::Means;
use okoshko_domain::ids::{AccountId, BookingId, ClientId, SpecialistId, StudioId};
use okoshko_domain::people::{Client, name_key};
use okoshko_domain::timestamp::Timestamp;

use super::{Result, Tx};

#[derive(sqlx::FromRow)]
struct ClientRow {
    client_id: i64,
    name: String,
    phone: String,
    email: String,
    username: String,
    note: String,
    blocked: bool,
    has_telegram: bool,
}

impl From<ClientRow> for Client {
    fn from(row: ClientRow) -> Self {
        Self {
            id: ClientId(row.client_id),
            name: row.name,
            means: Means { phone: row.phone, email: row.email, username: row.username },
            note: row.note,
            blocked: row.blocked,
            has_telegram: row.has_telegram,
        }
    }
}

/// Fewer digits are no part of a phone that one searches by.
const DIGITS: usize = 3;

/// A pattern that no phone has, not even an empty one.
const NO_PHONE: &str = " ";

/// Text as a pattern that finds it anywhere.
fn like(text: &str) -> String {
    let plain = text.replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{plain}%")
}

/// A client's visits in figures: how many were, were missed, were called off by them; what they cost, in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Visited {
    /// Visits that were, or are taken to have been.
    pub visits: i64,
    /// Visits they missed.
    pub no_shows: i64,
    /// Visits that they called off: whatever staff did has a reason in the row.
    pub cancelled: i64,
    /// What the visits cost.
    pub spent: i64,
}

impl Tx {
    /// A page of a studio's clients, whoever booked last first; a hold alone makes nobody a client. With `of` those of
    /// one specialist; with `words` those whose name or phone holds them, or that of somebody
    /// who came in their stead.
    pub async fn clients(
        &mut self,
        studio: StudioId,
        of: Option<SpecialistId>,
        words: &str,
        skip: usize,
        limit: usize,
    ) -> Result<Vec<Client>> {
        let digits: String = words.chars().filter(char::is_ascii_digit).collect();
        let number = |many: usize| i64::try_from(many).unwrap_or(i64::MAX);
        let values = values![
            studio.0,
            of.map_or(0, |of| of.0),
            like(&name_key(words)),
            if digits.len() < DIGITS { NO_PHONE.to_owned() } else { like(&digits) },
            number(limit),
            number(skip)
        ];
        let rows: Vec<ClientRow> = self
            .rows(
                "select c.client_id, c.name, c.phone, c.email, c.username, c.note, c.blocked_at is not null as blocked,
                        exists (select 1 from account a where a.account_id = c.account_id and a.telegram_id is not null)
                            as has_telegram
                   from client c
                  where c.studio_id = $1
                    and c.last_booking > 0
                    and not c.forgotten
                    and (c.name_key like $3 escape '!'
                         or c.phone like $4 escape '!'
                         or exists (select 1
                                      from booking g
                                     where g.client_id = c.client_id
                                       and g.guest_name <> ''
                                       and ($2 = 0 or g.specialist_id = $2)
                                       and g.status not in ('held', 'released')
                                       and (g.guest_key like $3 escape '!' or g.guest_phone like $4 escape '!')))
                    and ($2 = 0 or exists (select 1
                                             from booking b
                                            where b.client_id = c.client_id
                                              and b.specialist_id = $2
                                              and b.status not in ('held', 'released')))
                  order by c.last_booking desc
                  limit $5 offset $6",
                values,
            )
            .await?;
        Ok(rows.into_iter().map(Client::from).collect())
    }

    /// A client, whoever asks.
    pub async fn client(&mut self, id: ClientId) -> Result<Option<Client>> {
        let row: Option<ClientRow> = self
            .row(
                "select client_id, name, phone, email, username, note, blocked_at is not null as blocked,
                        exists (select 1 from account a where a.account_id = client.account_id and a.telegram_id is not null)
                            as has_telegram
                   from client
                  where client_id = $1",
                values![id.0],
            )
            .await?;
        Ok(row.map(Client::from))
    }

    /// By what whoever a visit is for is reached. What was typed in a browser is with its own client row, even when the
    /// visit went to somebody whom staff know by the same phone.
    pub async fn means_of(&mut self, id: BookingId) -> Result<Means> {
        let row: Option<(String, String, String)> = self
            .row(
                "select p.phone,
                        coalesce(nullif(p.email, ''), own.email, ''),
                        coalesce(nullif(p.username, ''), own.username, '')
                   from booking b
                   join client p on p.client_id = b.client_id
                   left join client own on own.studio_id = b.studio_id and own.account_id = b.account_id
                  where b.booking_id = $1",
                values![id.0],
            )
            .await?;
        let (phone, email, username) = row.unwrap_or_default();
        Ok(Means { phone, email, username })
    }

    /// The account of a client, if they came through Telegram.
    pub async fn account_of_client(&mut self, id: ClientId) -> Result<Option<AccountId>> {
        let row: Option<(i64,)> = self
            .row(
                "select a.account_id
               from client c
               join account a on a.account_id = c.account_id
              where client_id = $1
                and a.telegram_id is not null",
                values![id.0],
            )
            .await?;
        Ok(row.map(|(account,)| AccountId(account)))
    }

    /// Whether a client has or had a visit with this specialist; one that was called off is none.
    pub async fn is_served(&mut self, id: ClientId, by: SpecialistId) -> Result<bool> {
        let count = self
            .number(
                "select count(*)
                   from booking
                  where client_id = $1
                    and specialist_id = $2
                    and status not in ('held', 'released', 'cancelled')",
                values![id.0, by.0],
            )
            .await?;
        Ok(count > 0)
    }

    /// A client's visits in figures, up to `now`; what they cost in the studio's present currency.
    pub async fn visited(&mut self, id: ClientId, now: Timestamp) -> Result<Visited> {
        self.one(
            "select cast(coalesce(sum(case when status = 'came' or (status = 'booked' and ends_at <= $2)
                                           then 1 else 0 end), 0) as bigint) as visits,
                    cast(coalesce(sum(case when status = 'no_show' then 1 else 0 end), 0) as bigint) as no_shows,
                    cast(coalesce(sum(case when status = 'cancelled' and reason = '' then 1 else 0 end), 0) as bigint)
                        as cancelled,
                    cast(coalesce(sum(case when status = 'came' or (status = 'booked' and ends_at <= $2)
                                           then case when currency = (select currency from studio t
                                                                       where t.studio_id = b.studio_id)
                                                     then price_minor else 0 end
                                           else 0 end), 0) as bigint) as spent
               from booking b
              where client_id = $1",
            values![id.0, now.0],
        )
        .await
    }

    /// The account of a Telegram user who wrote to us before.
    pub async fn known_account(&mut self, telegram_id: i64) -> Result<Option<AccountId>> {
        let row: Option<(i64,)> =
            self.row("select account_id from account where telegram_id = $1", values![telegram_id]).await?;
        Ok(row.map(|(id,)| AccountId(id)))
    }

    /// The studio's client row of an account, when there is one.
    pub async fn client_with_account(
        &mut self,
        studio: StudioId,
        account: AccountId,
    ) -> Result<Option<ClientId>> {
        let row: Option<(i64,)> = self
            .row(
                "select client_id from client where studio_id = $1 and account_id = $2",
                values![studio.0, account.0],
            )
            .await?;
        Ok(row.map(|(id,)| ClientId(id)))
    }

    /// The first client of a studio with this phone; an empty phone is nobody's.
    pub async fn client_with_phone(&mut self, studio: StudioId, phone: &str) -> Result<Option<ClientId>> {
        let row: Option<(i64,)> = self
            .row(
                "select client_id
                   from client
                  where studio_id = $1
                    and phone = $2
                    and phone <> ''
                  order by client_id
                  limit 1",
                values![studio.0, phone],
            )
            .await?;
        Ok(row.map(|(id,)| ClientId(id)))
    }

    /// Writes a name and a phone where there is none; what the client said themselves stays.
    pub async fn fill_in(&mut self, id: ClientId, name: &str, phone: &str) -> Result<()> {
        self.write(
            "update client
                set name_key = case when name = '' then $4 else name_key end,
                    name = case when name = '' then $2 else name end,
                    phone = case when phone = '' then $3 else phone end
              where client_id = $1",
            values![id.0, name, phone, name_key(name)],
        )
        .await
    }

    /// The phone that a client gave themselves.
    pub async fn set_phone(&mut self, id: ClientId, phone: &str) -> Result<()> {
        self.write("update client set phone = $2 where client_id = $1", values![id.0, phone]).await
    }

    /// The client was asked for a phone and left the question: it is not asked again.
    pub async fn leave_phone(&mut self, id: ClientId, now: Timestamp) -> Result<()> {
        self.write("update client set phone_asked_at = $2 where client_id = $1", values![id.0, now.0]).await
    }

    /// What staff know about a client; empty is nothing.
    pub async fn set_note(&mut self, id: ClientId, note: &str) -> Result<()> {
        self.write("update client set note = $2 where client_id = $1", values![id.0, note]).await
    }

    /// The client may not book on their own since then, or may again.
    pub async fn set_blocked(&mut self, id: ClientId, since: Option<Timestamp>) -> Result<()> {
        self.write(
            "update client set blocked_at = $2 where client_id = $1",
            values![id.0, since.map(|since| since.0)],
        )
        .await
    }

    /// The studio's client row of an account, made without a name when it is not there.
    pub async fn client_of(
        &mut self,
        studio: StudioId,
        account: AccountId,
        now: Timestamp,
    ) -> Result<ClientId> {
        let id = self
            .number(
                "insert into client (studio_id, account_id, created_at)
                 values ($1, $2, $3)
                 on conflict (studio_id, account_id) do update set created_at = client.created_at
                 returning client_id",
                values![studio.0, account.0, now.0],
            )
            .await?;
        Ok(ClientId(id))
    }

    /// A client without an account, entered by hand.
    pub async fn add_guest(&mut self, studio: StudioId, name: &str, now: Timestamp) -> Result<ClientId> {
        let id = self
            .number(
                "insert into client (studio_id, name, name_key, created_at) values ($1, $2, $3, $4) returning client_id",
                values![studio.0, name, name_key(name), now.0],
            )
            .await?;
        Ok(ClientId(id))
    }

    /// The person agreed: their name may be kept. The first consent's date stays; the name is the present one.
    pub async fn consent(
        &mut self,
        client: ClientId,
        name: &str,
        policy: &str,
        now: Timestamp,
    ) -> Result<()> {
        self.write(
            "update client
                set name = $2,
                    name_key = $5,
                    consented_at = case when consent_version = $3 then consented_at else $4 end,
                    consent_version = $3
              where client_id = $1",
            values![client.0, name, policy, now.0, name_key(name)],
        )
        .await
    }

    /// Links an account to a studio's staff, or changes what it is there.
    pub async fn hire(
        &mut self,
        studio: StudioId,
        account: AccountId,
        role: &str,
        specialist: Option<SpecialistId>,
    ) -> Result<()> {
        self.write(
            "insert into staff (studio_id, account_id, role, specialist_id)
             values ($1, $2, $3, $4)
             on conflict (studio_id, account_id)
             do update set role = excluded.role, specialist_id = excluded.specialist_id",
            values![studio.0, account.0, role, specialist.map(|id| id.0)],
        )
        .await
    }
}
