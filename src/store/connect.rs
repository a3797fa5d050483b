//! A chat takes over what was booked in a browser.

use okoshko_domain::booking::Guest;
use okoshko_domain::ids::{AccountId, BookingId, StudioId};
use okoshko_domain::people::{both_notes, name_key};
use okoshko_domain::timestamp::Timestamp;

use super::{Result, Tx};

/// A one-time link by which a chat takes over what was booked in a browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Connecting {
    /// On whose page it was made.
    pub booking: BookingId,
    /// The browser's account.
    pub from: AccountId,
    /// Until when it is good.
    pub until: Timestamp,
    /// Who took it.
    pub used_by: Option<AccountId>,
}

impl Tx {
    /// Keeps the hash of a link's secret.
    pub async fn add_connection(
        &mut self,
        (studio, booking): (StudioId, BookingId),
        from: AccountId,
        hash: &str,
        (now, until): (Timestamp, Timestamp),
    ) -> Result<()> {
        self.write(
            "insert into connection (studio_id, booking_id, account_id, secret_hash, created_at, expires_at)
             values ($1, $2, $3, $4, $5, $6)",
            values![studio.0, booking.0, from.0, hash, now.0, until.0],
        )
        .await
    }

    /// What a link opens.
    pub async fn connection(&mut self, hash: &str) -> Result<Option<Connecting>> {
        let row: Option<(i64, i64, i64, Option<i64>)> = self
            .row(
                "select booking_id, account_id, expires_at, used_by from connection where secret_hash = $1",
                values![hash],
            )
            .await?;
        Ok(row.map(|(booking, from, until, used_by)| Connecting {
            booking: BookingId(booking),
            from: AccountId(from),
            until: Timestamp(until),
            used_by: used_by.map(AccountId),
        }))
    }

    /// Takes a link, once. Whether it was still there to take.
    pub async fn take_connection(&mut self, hash: &str, by: AccountId, now: Timestamp) -> Result<bool> {
        let rows: Vec<(i64,)> = self
            .rows(
                "update connection
                    set used_by = $2, used_at = $3
                  where secret_hash = $1
                    and used_by is null
                  returning connection_id",
                values![hash, by.0, now.0],
            )
            .await?;
        Ok(!rows.is_empty())
    }

    /// Gives everything that one account booked to another. Where a studio knows the other already, what was typed in a
    /// browser changes nothing of how it calls or reaches them; what staff wrote, and ways to reach them that it did not
    /// know, go along.
    ///
    /// A block does not: whoever is blocked could send their link to somebody else. It stays with a card of the studio's, by
    /// whose phone nobody books, and which staff find and let go.
    pub async fn hand_over(&mut self, from: AccountId, to: AccountId) -> Result<()> {
        self.keep_who_comes(from, to).await?;
        self.keep_what_staff_know(from, to).await?;
        for sql in [
            // Where a studio knows both, what the browser's client row has goes to the other; what is left of it is nobody.
            "update client
                set merged_into = (select t.client_id
                                     from client t
                                    where t.studio_id = client.studio_id
                                      and t.account_id = $2)
              where account_id = $1
                and studio_id in (select studio_id from client where account_id = $2)
                and $1 <> $2",
            "update booking
                set client_id = (select own.merged_into from client own where own.client_id = booking.client_id)
              where client_id in (select client_id
                                    from client
                                   where account_id = $1
                                     and merged_into is not null)",
            "update client
                set forgotten = true, name = '', name_key = '', phone = '', email = '', username = '',
                    note = '', consented_at = null, consent_version = null, last_booking = 0
              where account_id = $1
                and merged_into is not null
                and blocked_at is null",
            "update client set account_id = null where account_id = $1 and merged_into is not null",
            "update client set account_id = $2 where account_id = $1",
            "update booking_event
                set account_id = $2
              where account_id = $1
                and booking_id in (select booking_id from booking where account_id = $1)",
            "update booking set account_id = $2 where account_id = $1",
            "update outbox set account_id = $2 where account_id = $1 and sent_at is null and failed is null",
            "update client
                set last_booking = coalesce((select max(b.booking_id)
                                               from booking b
                                              where b.client_id = client.client_id
                                                and b.status not in ('held', 'released')), 0)
              where account_id = $2
                and account_id <> $1",
            "update studio
                set revision = revision + 1
              where studio_id in (select studio_id from client where account_id = $2)
                and $1 <> $2",
        ] {
            self.write(sql, values![from.0, to.0]).await?;
        }
        Ok(())
    }

    /// What staff wrote of the one they read on the other's card, and how to reach them where they did not know.
    async fn keep_what_staff_know(&mut self, from: AccountId, to: AccountId) -> Result<()> {
        let rows: Vec<(i64, String, String, String, String)> = self
            .rows(
                "select t.client_id, t.note, own.note, own.email, own.username
                   from client own
                   join client t on t.studio_id = own.studio_id
                  where own.account_id = $1
                    and t.account_id = $2",
                values![from.0, to.0],
            )
            .await?;
        for (id, known, note, email, username) in rows {
            self.write(
                "update client
                    set note = $2,
                        email = case when email = '' then $3 else email end,
                        username = case when username = '' then $4 else username end
                  where client_id = $1",
                values![id, both_notes(&known, &note), email, username],
            )
            .await?;
        }
        Ok(())
    }

    /// Who comes, and by which phone they are called, was typed for these visits: it stays with them where the studio
    /// knows the other by another name or phone.
    async fn keep_who_comes(&mut self, from: AccountId, to: AccountId) -> Result<()> {
        let rows: Vec<(i64, String, String, String, String)> = self
            .rows(
                "select b.booking_id, b.client_name, own.phone, t.name, t.phone
                   from client own
                   join client t on t.studio_id = own.studio_id
                   join booking b on b.client_id = own.client_id
                  where own.account_id = $1
                    and t.account_id = $2
                    and b.guest_name = ''
                    and b.client_name <> ''",
                values![from.0, to.0],
            )
            .await?;
        for (id, name, phone, known_name, known_phone) in rows {
            let Some(guest) = Guest::beside((&name, &phone), (&known_name, &known_phone)) else { continue };
            self.write(
                "update booking set guest_name = $2, guest_key = $3, guest_phone = $4 where booking_id = $1",
                values![id, guest.name.as_str(), name_key(&guest.name), guest.phone.as_str()],
            )
            .await?;
        }
        Ok(())
    }
}
