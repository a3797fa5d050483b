//! What we know of a person: what they may change, and all of it.

use okoshko_domain::ids::{AccountId, BotId};
use okoshko_domain::people::name_key;
use okoshko_domain::timestamp::Timestamp;
use serde::Serialize;
use serde_json::Value;

use super::{Result, Tx};

/// What a person is to one studio, as it stands in their file.
#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct KnownAt {
    studio: String,
    name: String,
    phone: String,
    email: String,
    username: String,
    note: String,
    blocked_at: Option<i64>,
    consented_at: Option<i64>,
    consent_version: Option<String>,
    since: i64,
}

/// A booking as it stands in its client's file. Times are Unix seconds, prices minor units.
#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct BookingOf {
    booking: i64,
    studio: String,
    specialist: String,
    service: String,
    starts_at: i64,
    ends_at: i64,
    zone: String,
    status: String,
    price_minor: i64,
    currency: String,
    client_name: String,
    comment: String,
    guest_name: String,
    guest_phone: String,
    reason: String,
    your_reason: String,
    created_at: i64,
    changed_at: i64,
}

/// One entry of the history of their bookings.
#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct EventOf {
    booking: i64,
    what: String,
    by_you: bool,
    door: String,
    at: i64,
}

/// One message that the bot sent them by itself.
#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct MessageOf {
    kind: String,
    booking: Option<i64>,
    words: String,
    written_at: i64,
    sent_at: Option<i64>,
    read_at: Option<i64>,
    unsent: Option<String>,
}

/// Who they are to Telegram and to us.
#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct AccountOf {
    telegram_id: Option<i64>,
    name: String,
    lang: String,
    since: i64,
}

impl Tx {
    /// The phone that a person left last, E.164; empty when they left none.
    pub async fn phone_of(&mut self, account: AccountId) -> Result<String> {
        let row: Option<(String,)> = self
            .row(
                "select phone
                   from client
                  where account_id = $1
                    and phone <> ''
                  order by client_id desc
                  limit 1",
                values![account.0],
            )
            .await?;
        Ok(row.map(|(phone,)| phone).unwrap_or_default())
    }

    /// The person is called so from now on, by every studio that knows their name and in every visit to come.
    pub async fn set_own_name(&mut self, account: AccountId, name: &str, now: Timestamp) -> Result<()> {
        self.write("update account set name = $2 where account_id = $1", values![account.0, name]).await?;
        self.write(
            "update client set name = $2, name_key = $3 where account_id = $1 and consented_at is not null",
            values![account.0, name, name_key(name)],
        )
        .await?;
        self.write(
            "update booking set client_name = $2 where account_id = $1 and starts_at > $3 and client_name <> ''",
            values![account.0, name, now.0],
        )
        .await?;
        self.write(
            "update studio
                set revision = revision + 1
              where studio_id in (select studio_id from client where account_id = $1)",
            values![account.0],
        )
        .await
    }

    /// Every studio that knows the person has this phone from now on; empty: none has one.
    pub async fn set_own_phone(&mut self, account: AccountId, phone: &str) -> Result<()> {
        self.write("update client set phone = $2 where account_id = $1", values![account.0, phone]).await
    }

    /// Who a person is to Telegram and to us.
    pub async fn account_data(&mut self, account: AccountId) -> Result<AccountOf> {
        self.one(
            "select telegram_id, name, lang, created_at as since from account where account_id = $1",
            values![account.0],
        )
        .await
    }

    /// What a person is to each studio.
    pub async fn client_data(&mut self, account: AccountId) -> Result<Vec<KnownAt>> {
        self.rows(
            "select s.name as studio, c.name, c.phone, c.email, c.username, c.note, c.blocked_at, c.consented_at, c.consent_version,
                    c.created_at as since
               from client c
               join studio s on s.studio_id = c.studio_id
              where c.account_id = $1
              order by c.client_id",
            values![account.0],
        )
        .await
    }

    /// All of a person's bookings and holds.
    pub async fn booking_data(&mut self, account: AccountId) -> Result<Vec<BookingOf>> {
        self.rows(
            "select b.booking_id as booking, t.name as studio, s.name as specialist, v.service_name as service,
                    b.starts_at, b.ends_at, t.zone, b.status, b.price_minor, b.currency, b.client_name, b.comment, b.guest_name,
                    b.guest_phone, b.reason, b.client_reason as your_reason, b.created_at, b.changed_at
               from booking b
               join specialist s on s.specialist_id = b.specialist_id
               join visit v on v.booking_id = b.booking_id
               join studio t on t.studio_id = b.studio_id
              where b.account_id = $1
              order by b.booking_id",
            values![account.0],
        )
        .await
    }

    /// What happened to a person's bookings.
    pub async fn event_data(&mut self, account: AccountId) -> Result<Vec<EventOf>> {
        self.rows(
            "select e.booking_id as booking, e.what, coalesce(e.account_id = $1, false) as by_you, e.door, e.at
               from booking b
               join booking_event e on e.booking_id = b.booking_id
              where b.account_id = $1
              order by e.booking_event_id",
            values![account.0],
        )
        .await
    }

    /// What the bot sent a person by itself.
    pub async fn message_data(&mut self, account: AccountId) -> Result<Vec<MessageOf>> {
        self.rows(
            "select kind, booking_id as booking, args as words, created_at as written_at, sent_at,
                    confirmed_at as read_at, failed as unsent
               from outbox
              where account_id = $1
              order by outbox_id",
            values![account.0],
        )
        .await
    }

    /// What Telegram handed us from a person lately, to the letter, as far as it is JSON.
    pub async fn update_data(&mut self, bot: BotId, account: AccountId) -> Result<Vec<Value>> {
        let rows: Vec<(String,)> = self
            .rows(
                "select raw
                   from inbox
                  where bot_id = $1
                    and chat_key = (select telegram_id from account where account_id = $2)
                  order by inbox_id",
                values![bot.0, account.0],
            )
            .await?;
        Ok(rows.iter().filter_map(|(raw,)| serde_json::from_str(raw).ok()).collect())
    }
}
