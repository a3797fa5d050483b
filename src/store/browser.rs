//! Who books in a browser: known by the key of their form, until a chat shows who they are.

use okoshko_domain::contact::Contact;
use okoshko_domain::ids::{AccountId, BookingId, ClientId, ServiceId, StudioId};
use okoshko_domain::people::{Lang, name_key};
use okoshko_domain::timestamp::Timestamp;
use uuid::Uuid;

use super::catalog::small;
use super::{Found, Result, Tx};

/// A form that was used before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsedForm {
    /// Whose it is.
    pub account: AccountId,
    /// On whose page it was drawn.
    pub studio: StudioId,
    /// What it holds, or booked.
    pub booking: Option<BookingId>,
    /// When it was used first.
    pub at: Timestamp,
    /// Whether it was filled in inside Telegram, by whom it names.
    pub inside: bool,
}

impl Tx {
    /// A form that was used before.
    pub async fn form(&mut self, key: Uuid) -> Result<Option<UsedForm>> {
        let row: Option<(i64, i64, Option<i64>, i64, bool)> = self
            .row(
                "select f.account_id, f.studio_id, f.booking_id, f.created_at, a.telegram_id is not null
                   from browser_form f
                   join account a on a.account_id = f.account_id
                  where f.form_key = $1",
                values![key],
            )
            .await?;
        Ok(row.map(|(account, studio, booking, at, inside)| UsedForm {
            account: AccountId(account),
            studio: StudioId(studio),
            booking: booking.map(BookingId),
            at: Timestamp(at),
            inside,
        }))
    }

    /// What the form holds, or booked.
    pub async fn set_form_booking(&mut self, key: Uuid, booking: BookingId) -> Result<()> {
        self.write("update browser_form set booking_id = $2 where form_key = $1", values![key, booking.0])
            .await
    }

    /// Whether Telegram knows this account: who was forgotten is nobody there.
    pub async fn is_telegrams(&mut self, account: AccountId) -> Result<bool> {
        let sql = "select count(*) from account where account_id = $1 and telegram_id is not null";
        Ok(self.number(sql, values![account.0]).await? > 0)
    }

    /// The form is this person's, unless it is somebody's already: as it is then.
    pub async fn take_form(
        &mut self,
        key: Uuid,
        studio: StudioId,
        account: AccountId,
        now: Timestamp,
    ) -> Result<Option<UsedForm>> {
        self.write(
            "insert into browser_form (form_key, studio_id, account_id, created_at)
             values ($1, $2, $3, $4)
             on conflict (form_key) do nothing",
            values![key, studio.0, account.0, now.0],
        )
        .await?;
        self.form(key).await
    }

    /// Somebody of whom we know nothing but what they speak.
    pub async fn add_account(&mut self, lang: Lang, now: Timestamp) -> Result<AccountId> {
        let id = self
            .number(
                "insert into account (lang, created_at) values ($1, $2) returning account_id",
                values![lang.code(), now.0],
            )
            .await?;
        Ok(AccountId(id))
    }

    /// A booking by the token of its page. Whoever is forgotten has no pages any more.
    pub async fn found_by_token(&mut self, token: Uuid) -> Result<Option<Found>> {
        let row: Option<(i64,)> =
            self.row("select booking_id from booking where token = $1", values![token]).await?;
        let found = match row {
            Some((id,)) => self.found(BookingId(id)).await?,
            None => None,
        };
        Ok(found.filter(|found| !found.booking.forgotten))
    }

    /// The page of a booking is found by another token from now on. What knows its person by another way than that is good no
    /// more: their forms, whatever those booked last, and links for chats, which take everything over.
    pub async fn set_token(&mut self, id: BookingId, token: Uuid) -> Result<()> {
        self.write("update booking set token = $2 where booking_id = $1", values![id.0, token]).await?;
        self.write(
            "delete from connection
              where used_by is null
                and (booking_id = $1
                     or account_id = (select account_id from booking where booking_id = $1))",
            values![id.0],
        )
        .await?;
        self.write(
            "delete from browser_form
              where booking_id = $1
                 or account_id = (select account_id from booking where booking_id = $1)",
            values![id.0],
        )
        .await
    }

    /// Whether all that studios know of a person came from themselves: they have a card, and staff entered no visit there.
    pub async fn is_alone_on_card(&mut self, account: AccountId) -> Result<bool> {
        let sql = "select count(*)
               from client
              where account_id = $1
                and not exists (select 1
                                  from client c
                                  join booking b on b.client_id = c.client_id
                                 where c.account_id = $1
                                   and coalesce(b.account_id, 0) <> $1
                                   and b.status not in ('held', 'released'))";
        Ok(self.number(sql, values![account.0]).await? > 0)
    }

    /// Whether a page was a booking's until whoever it was for was forgotten.
    pub async fn was_forgotten(&mut self, token: Uuid) -> Result<bool> {
        let sql = "select count(*)
               from booking b
               join client c on c.client_id = b.client_id
              where b.token = $1
                and c.forgotten";
        Ok(self.number(sql, values![token]).await? > 0)
    }

    /// A booking that staff entered by hand is this person's from now on, if it was nobody's.
    pub async fn adopt(&mut self, id: BookingId, account: AccountId) -> Result<()> {
        self.write(
            "update booking set account_id = $2 where booking_id = $1 and account_id is null",
            values![id.0, account.0],
        )
        .await
    }

    /// The visit that an account has for this service at this start, if it stands.
    pub async fn stands_for(
        &mut self,
        account: AccountId,
        service: ServiceId,
        start: Timestamp,
    ) -> Result<Option<BookingId>> {
        let row: Option<(i64,)> = self
            .row(
                "select booking_id
                   from booking
                  where account_id = $1
                    and starts_at = $3
                    and service_id = $2
                    and status in ('pending', 'booked')
                  order by booking_id desc
                  limit 1",
                values![account.0, service.0, start.0],
            )
            .await?;
        Ok(row.map(|(id,)| BookingId(id)))
    }

    /// How many visits to come people with this phone have in a studio; nothing when one of them is blocked there.
    pub async fn active_by_phone(
        &mut self,
        studio: StudioId,
        phone: &str,
        now: Timestamp,
    ) -> Result<Option<u32>> {
        let (count, blocked): (i64, i64) = self
            .one(
                "select (select count(*)
                           from client c
                           join booking b on b.client_id = c.client_id
                          where c.studio_id = $1
                            and c.phone = $2
                            and c.phone <> ''
                            and b.starts_at > $3
                            and b.status in ('pending', 'booked')),
                        (select count(*)
                           from client
                          where studio_id = $1
                            and phone = $2
                            and phone <> ''
                            and blocked_at is not null)",
                values![studio.0, phone, now.0],
            )
            .await?;
        Ok((blocked == 0).then(|| small(count)))
    }

    /// A client as they say they are. What they left empty stays as it was.
    pub async fn set_contact(&mut self, id: ClientId, contact: &Contact) -> Result<()> {
        self.write(
            "update client
                set name = $2, name_key = $3,
                    phone = case when $4 = '' then phone else $4 end,
                    email = case when $5 = '' then email else $5 end,
                    username = case when $6 = '' then username else $6 end
              where client_id = $1",
            values![
                id.0,
                contact.name.as_str(),
                name_key(&contact.name),
                contact.phone.as_str(),
                contact.email.as_str(),
                contact.username.as_str()
            ],
        )
        .await
    }

    /// A visit goes to a client whom staff entered by hand with the same phone, if there is one; else it stays with whom
    /// it is. What was said in the browser is kept there. Made-up people go one day, with their visits: nobody joins them.
    pub async fn join_by_phone(&mut self, id: BookingId) -> Result<()> {
        let row: Option<(i64, i64)> = self
            .row(
                "select own.client_id, min(known.client_id)
                   from booking b
                   join client own on own.client_id = b.client_id
                   join client known on known.studio_id = own.studio_id
                                    and known.phone = own.phone
                  where b.booking_id = $1
                    and own.phone <> ''
                    and known.phone <> ''
                    and known.account_id is null
                    and not known.forgotten
                    and not known.demo
                  group by own.client_id",
                values![id.0],
            )
            .await?;
        let Some((own, known)) = row else { return Ok(()) };
        self.write("update booking set client_id = $2 where booking_id = $1", values![id.0, known]).await?;
        for client in [own, known] {
            self.write(
                "update client
                    set last_booking = coalesce((select max(booking_id)
                                                   from booking
                                                  where client_id = $1
                                                    and status not in ('held', 'released')), 0)
                  where client_id = $1",
                values![client],
            )
            .await?;
        }
        Ok(())
    }
}
