//! What comes in: commands, presses, typed words, and the desk's answers.

use okoshko_domain::catalog::Who;
use okoshko_domain::ids::{BookingId, ServiceId};
use okoshko_domain::money::Money;
use okoshko_domain::slots::Refusal;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::typed::Typed;

use crate::press::Press;
use crate::start::Payload;
use crate::{connect, feed, moving, offers, profile, staff};

/// One thing that happened in a chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A command, or a word that means it wherever it is typed.
    Command(Command),
    /// Words that mean a command, unless the screen waits for words of any kind: a reason may be "no".
    Spoken(Command, Given),
    /// A button we can read.
    Press(Press),
    /// A button of a version or kind that we cannot read.
    StalePress,
    /// Something typed or sent that means no command.
    Given(Given),
    /// What the desk says to an act.
    Answer(Answer),
}

/// What a person typed or sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// Words.
    Text {
        /// As they were written, with what the locales know of them.
        typed: Typed,
        /// With the formatting of Telegram, as its HTML.
        html: String,
    },
    /// Somebody's contact: the person's own, or one that they share or forward.
    Contact {
        /// As Telegram or the phone book says.
        name: String,
        /// As Telegram writes it; often without the plus.
        phone: String,
        /// Their Telegram, when they have one.
        telegram_id: Option<i64>,
        /// Whether it is the person's own, by Telegram's word.
        own: bool,
    },
    /// A place on the map.
    Place {
        /// Millionths of a degree, north.
        latitude: i64,
        /// Millionths of a degree, east.
        longitude: i64,
        /// Its address, when it is a venue.
        address: String,
    },
    /// A picture, by Telegram's number for it.
    Photo(String),
    /// A sticker, a voice message: anything else.
    Other,
}

/// What a person can ask for at any time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// `/start`, with what the link carried.
    Start(Option<Payload>),
    /// `/book`
    Book,
    /// `/my`
    My,
    /// `/lang`
    Lang,
    /// `/profile`
    Profile,
    /// `/mydata`
    MyData,
    /// `/forget`
    Forget,
    /// `/help`
    Help,
    /// `/cancel`, "stop" and the like.
    Cancel,
    /// What staff ask for, with the words after it.
    Staff(staff::Command, Typed),
}

/// What the desk says to an [`crate::state::Act`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The slot is held.
    Held {
        /// The row that holds it.
        hold: BookingId,
        /// Whom the client had asked for.
        who: Who,
    },
    /// The slot is held, but the price is not what was shown.
    PriceChanged {
        /// The row that holds it.
        hold: BookingId,
        /// Whom the client had asked for.
        who: Who,
        /// What was shown.
        was: Money,
    },
    /// The slot is held, but for another length than was shown.
    LengthChanged {
        /// The row that holds it.
        hold: BookingId,
        /// Whom the client had asked for.
        who: Who,
    },
    /// Everything else is right, but the client's phone is not known.
    PhoneFirst {
        /// The row that holds the slot.
        hold: BookingId,
        /// Whom the client had asked for.
        who: Who,
        /// Whether nothing is booked without it.
        must: bool,
    },
    /// The visit is asked for, now or before, and waits for the studio's yes.
    Asked(BookingId),
    /// The visit is booked, now or before.
    Booked(BookingId),
    /// A rule refuses the start.
    Refused {
        /// What was wanted.
        service: ServiceId,
        /// With whom.
        who: Who,
        /// When.
        start: Timestamp,
        /// Why not.
        why: Refusal,
    },
    /// The services of this row do not fit at its start.
    Elsewhere {
        /// The row that names them.
        row: BookingId,
        /// With whom.
        who: Who,
        /// When it was to be.
        start: Timestamp,
        /// Why not; nothing when one more service made it too long.
        why: Option<Refusal>,
    },
    /// The start that was asked about is free.
    Free {
        /// What.
        service: ServiceId,
        /// With whom.
        who: Who,
        /// When.
        start: Timestamp,
    },
    /// What was typed is no date with a time.
    Unclear {
        /// What was looked for.
        service: ServiceId,
        /// With whom.
        who: Who,
    },
    /// The booking is cancelled.
    Cancelled(BookingId),
    /// It was cancelled, came or passed before: the card tells.
    Settled(BookingId),
    /// Too late to cancel by a button.
    TooLate(BookingId),
    /// They said that they come.
    Coming(BookingId),
    /// Not this person's booking, or no booking at all.
    NotYours,
    /// The service or the specialist is no longer offered.
    Gone,
    /// Whatever was held is free again.
    Released,
    /// The account now speaks this language.
    Speaks,
    /// What the desk says to an answer to an offer.
    Offer(offers::Answer),
    /// What the desk says to a change of one's profile.
    Profile(profile::Answer),
    /// What the desk says to a link from a page.
    Connect(connect::Answer),
    /// What the desk says about the calendar that follows one's visits.
    Feed(feed::Answer),
    /// What the desk says to what a client does about a booking of theirs.
    Moving(moving::Answer),
    /// What the desk says to staff.
    Staff(Box<staff::Answer>),
}

impl Command {
    /// The command of a word after the slash, without a payload.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "start" => Some(Self::Start(None)),
            "book" => Some(Self::Book),
            "my" => Some(Self::My),
            "lang" => Some(Self::Lang),
            "profile" => Some(Self::Profile),
            "mydata" => Some(Self::MyData),
            "forget" => Some(Self::Forget),
            "help" => Some(Self::Help),
            "cancel" => Some(Self::Cancel),
            _ => None,
        }
    }
}
