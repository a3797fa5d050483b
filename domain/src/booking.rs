//! A visit: its life from hold to end, and what its client may do with it.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::hex::hex;
use crate::ids::{AccountId, BookingId, ClientId, ServiceId, SpecialistId, StudioId};
use crate::money::Money;
use crate::people::{Lang, name_key};
use crate::policy::CancelUntil;
use crate::span::Span;
use crate::timestamp::Timestamp;
use crate::zone::Zone;

/// Where a booking stands. The word in SQL is [`Status::word`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Kept while somebody decides.
    Held,
    /// Waits for the studio's yes.
    Pending,
    /// Agreed.
    Booked,
    /// The client was there.
    Came,
    /// The client was not.
    NoShow,
    /// Called off.
    Cancelled,
    /// A hold that ran out or was let go.
    Released,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 7] =
        [Self::Held, Self::Pending, Self::Booked, Self::Came, Self::NoShow, Self::Cancelled, Self::Released];

    /// The word in SQL and logs.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Pending => "pending",
            Self::Booked => "booked",
            Self::Came => "came",
            Self::NoShow => "no_show",
            Self::Cancelled => "cancelled",
            Self::Released => "released",
        }
    }

    /// Reads the SQL word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }
}

/// Why staff called a visit off.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Whoever does it is ill.
    Illness,
    /// Plans have changed.
    Plans,
    /// Whoever does it cannot at that time.
    Busy,
    /// Nobody said yes or no before it was to start.
    Silence,
    /// They did not say.
    Unsaid,
    /// The client did not say that they come.
    Unconfirmed,
    /// In their own words.
    Words(String),
}

impl Reason {
    /// As SQL keeps it: a word behind a `#`, or their own words. Never empty: a client who cancels gives no reason.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Illness => "#illness",
            Self::Plans => "#plans",
            Self::Unconfirmed => "#unconfirmed",
            Self::Busy => "#busy",
            Self::Silence => "#silence",
            Self::Words(words) if !words.is_empty() => words,
            Self::Unsaid | Self::Words(_) => "#unsaid",
        }
    }

    /// Reads what [`Reason::word`] writes; nothing where there is none.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "" => None,
            "#illness" => Some(Self::Illness),
            "#plans" => Some(Self::Plans),
            "#busy" => Some(Self::Busy),
            "#silence" => Some(Self::Silence),
            "#unsaid" => Some(Self::Unsaid),
            "#unconfirmed" => Some(Self::Unconfirmed),
            words => Some(Self::Words(words.to_owned())),
        }
    }
}

/// The most services of one visit.
pub const SERVICES_MAX: usize = 5;
/// The longest visit of several services, in minutes.
pub const TOGETHER_MAX_MIN: u32 = 24 * 60;
/// Why a client called their visit off; they need not say.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClientReason {
    /// They are ill.
    Illness,
    /// Plans have changed.
    Plans,
    /// They found another time.
    OtherTime,
    /// In their own words.
    Words(String),
}

impl ClientReason {
    /// As SQL keeps it: a word behind a `#`, or their own words.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Illness => "#illness",
            Self::Plans => "#plans",
            Self::OtherTime => "#other-time",
            Self::Words(words) => words,
        }
    }

    /// Reads what [`ClientReason::word`] writes; nothing where there is none.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "" => None,
            "#illness" => Some(Self::Illness),
            "#plans" => Some(Self::Plans),
            "#other-time" => Some(Self::OtherTime),
            words => Some(Self::Words(words.to_owned())),
        }
    }
}

/// The longest comment, in characters.
pub const COMMENT_MAX: usize = 300;

/// Who comes to a visit that somebody else booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    /// As the client wrote it.
    pub name: String,
    /// E.164; may be empty.
    pub phone: String,
}

impl Guest {
    /// Somebody who said their name and phone for a visit of a client whom the studio knows by others; nobody when they
    /// are the client's own. What they did not say is no other.
    #[must_use]
    pub fn beside((name, phone): (&str, &str), (known_name, known_phone): (&str, &str)) -> Option<Self> {
        let same_name = name_key(name.trim()) == name_key(known_name.trim());
        let same_phone = phone.is_empty() || phone == known_phone;
        (!same_name || !same_phone).then(|| Self { name: name.to_owned(), phone: phone.to_owned() })
    }
}

/// A visit as everybody sees it: names resolved, prices as they were when it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booking {
    /// Its row.
    pub id: BookingId,
    /// Where.
    pub studio: StudioId,
    /// Who does the work.
    pub specialist: SpecialistId,
    /// As the owner wrote it.
    pub specialist_name: String,
    /// What is done.
    pub service: ServiceId,
    /// What else is done after it, in order; by the same specialist.
    pub more: Vec<ServiceId>,
    /// As the owner wrote it, all of it.
    pub service_name: String,
    /// For whom, as the studio knows them.
    pub client: ClientId,
    /// Whose it is: who may cancel and move it. Nobody's until they come by its page, when staff entered it by hand.
    pub account: Option<AccountId>,
    /// Whom messages about it reach: its account, when that is Telegram's.
    pub reader: Option<AccountId>,
    /// The name the client had when they booked.
    pub client_name: String,
    /// When.
    pub span: Span,
    /// The studio's zone, in which its time is told.
    pub zone: Zone,
    /// Where it stands.
    pub status: Status,
    /// Until when a hold holds.
    pub held_until: Option<Timestamp>,
    /// What was agreed.
    pub price: Money,
    /// The language it was made in.
    pub lang: Lang,
    /// The key of its public page.
    pub token: Uuid,
    /// Which of the specialist's places it is at; empty when they have but one, or it has no name.
    pub place: String,
    /// Where that place is; empty: where the studio is.
    pub place_address: String,
    /// Why staff called it off; nothing when its client did.
    pub reason: Option<Reason>,
    /// Why its client called it off, when they did and said why.
    pub client_reason: Option<ClientReason>,
    /// When it was to start before it was moved last.
    pub moved_from: Option<Timestamp>,
    /// What its client wants known; may be empty.
    pub comment: String,
    /// Who comes, when it is not the client.
    pub guest: Option<Guest>,
    /// Whether its client said that they come, at this time.
    pub confirmed: bool,
    /// Whether its client asked to be forgotten.
    pub forgotten: bool,
}

/// Whether a client may cancel, or move, a booking right now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cancelling {
    /// They may, until this moment (nothing: until it starts).
    Open(Option<Timestamp>),
    /// Too late for a button: they write to the studio.
    Closed,
    /// It is not a visit to come.
    Moot,
}

impl Booking {
    /// Whether the hold still holds at `now`.
    #[must_use]
    pub fn is_live_hold(&self, now: Timestamp) -> bool {
        self.status == Status::Held && self.held_until.is_some_and(|until| now < until)
    }

    /// What calendars know it by, the same as long as its page has the same address. Calendars are shared: nobody finds
    /// the page by it.
    #[must_use]
    pub fn calendar_key(&self) -> String {
        hex(&Sha256::digest(self.token.as_bytes())[..16])
    }

    /// Whether the visit is still to come.
    #[must_use]
    pub fn is_upcoming(&self, now: Timestamp) -> bool {
        matches!(self.status, Status::Booked | Status::Pending) && now < self.span.start
    }

    /// Whether staff may pass its page on: it is not over, and no message of ours reaches its client. Whoever has a chat
    /// needs no page, and nobody else may act for them by it.
    #[must_use]
    pub fn has_page_to_hand_out(&self, now: Timestamp) -> bool {
        self.stands() && now < self.span.end && self.reader.is_none() && !self.forgotten
    }

    /// Whether it is agreed, or waits for a yes.
    #[must_use]
    pub fn stands(&self) -> bool {
        matches!(self.status, Status::Booked | Status::Pending)
    }

    /// Whether staff may say that the client came or did not: from its start on.
    #[must_use]
    pub fn can_be_marked(&self, now: Timestamp) -> bool {
        let agreed = matches!(self.status, Status::Booked | Status::Came | Status::NoShow);
        agreed && self.span.start <= now
    }

    /// Whether its client may cancel, or move, at `now` under this rule.
    #[must_use]
    pub fn cancelling(&self, until: CancelUntil, now: Timestamp) -> Cancelling {
        if !self.is_upcoming(now) {
            return Cancelling::Moot;
        }
        if self.status == Status::Pending {
            return Cancelling::Open(None); // Nothing is agreed yet.
        }
        if until.allows(self.span.start, now) {
            return Cancelling::Open(until.deadline(self.span.start));
        }
        Cancelling::Closed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_else_comes_when_something_differs() {
        let vera = ("Вера", "+79171234567");
        for (known, differs) in [
            (vera, false),
            ((" ВЕРА ", "+79171234567"), false),
            (("Вера", "+79170000000"), true),
            (("Вера", ""), true), // Else nobody could call.
            (("Maria", "+79171234567"), true),
            (("", ""), true),
        ] {
            let guest = Guest { name: vera.0.into(), phone: vera.1.into() };
            assert_eq!(Guest::beside(vera, known), differs.then_some(guest), "{known:?}");
        }
        assert_eq!(Guest::beside(("Вера", ""), vera), None, "no phone is no other phone");
    }

    #[test]
    fn a_reason_is_kept_as_a_word() {
        let plain = [
            Reason::Illness,
            Reason::Plans,
            Reason::Busy,
            Reason::Silence,
            Reason::Unconfirmed,
            Reason::Unsaid,
        ];
        for reason in plain.into_iter().chain([Reason::Words("The roof leaks".into())]) {
            assert_eq!(Reason::parse(reason.word()), Some(reason));
        }
        assert_eq!(Reason::Words(String::new()).word(), "#unsaid");
        assert_eq!(Reason::parse(""), None);
        for reason in [
            ClientReason::Illness,
            ClientReason::Plans,
            ClientReason::OtherTime,
            ClientReason::Words("The roof leaks".into()),
        ] {
            assert_eq!(ClientReason::parse(reason.word()), Some(reason));
        }
        assert_eq!(ClientReason::parse(""), None);
    }
}
