//! Names of rows. No bare `i64` stands for a row anywhere else.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id! {
    /// One tenant: a studio, or a solo specialist as a studio of one.
    StudioId
}
id! {
    /// One absence that hits visits.
    AbsenceId
}
id! {
    /// Other times proposed for one booking.
    ProposalId
}
id! {
    /// One specialist of one studio.
    SpecialistId
}
id! {
    /// A group of services in one studio's catalog.
    CategoryId
}
id! {
    /// One service in the catalog of one studio.
    ServiceId
}
id! {
    /// A specialist's hours at a place.
    CalendarId
}
id! {
    /// A stretch in which a specialist takes no visits.
    TimeOffId
}
id! {
    /// A pause of a specialist that comes back every week.
    BreakId
}
id! {
    /// A link that makes somebody staff, once.
    InviteId
}
id! {
    /// A private address by which a calendar follows somebody's visits.
    FeedId
}
id! {
    /// A person as one studio knows them.
    ClientId
}
id! {
    /// A person as we know them, in every studio.
    AccountId
}
id! {
    /// One visit, from its hold to its end.
    BookingId
}
id! {
    /// When clients of a studio are reminded.
    ReminderId
}
id! {
    /// One message that somebody must hear.
    OutboxId
}
id! {
    /// A private chat with a person; Telegram's number.
    ChatId
}
id! {
    /// A Telegram bot: the number before the colon of its token.
    BotId
}
