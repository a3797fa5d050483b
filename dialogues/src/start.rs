//! Start payloads: what a `t.me/bot?start=…` link carries.
//!
//! At most 64 of `[A-Za-z0-9_-]` (Bot API, "Deep linking"). A link lives in profiles and on paper for years: a
//! form may be added here, never changed.

use okoshko_domain::ids::{ServiceId, SpecialistId, StudioId};
use okoshko_domain::secret::Secret;
use okoshko_domain::timestamp::Timestamp;

use crate::press::base36;

/// Where a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payload {
    /// `1v<service>`: a service.
    Service(ServiceId),
    /// `1m<specialist>`: a specialist.
    Specialist(SpecialistId),
    /// `1t<service>-<specialist>-<minutes>`: one slot; minutes since 1970 in UTC.
    Slot {
        /// What.
        service: ServiceId,
        /// With whom.
        specialist: SpecialistId,
        /// When.
        start: Timestamp,
    },
    /// `1o<secret>`: whoever shows it becomes an owner, once.
    Claim(Secret),
    /// `1g<secret>`: the group where it is shown hears what a studio's owner hears; it means nothing in private.
    Group(Secret),
    /// `1s<studio>`: a studio's front page.
    Studio(StudioId),
    /// `1i<secret>`: somebody is invited to work at a studio.
    Invite(Secret),
    /// `1c<secret>`: what was booked in a browser is this chat's from now on.
    Connect(Secret),
    /// Anything else: an old link, a typing error, noise.
    Unknown,
}

impl Payload {
    /// Reads a payload. Never fails: noise is [`Payload::Unknown`].
    #[must_use]
    pub fn read(text: &str) -> Self {
        let payload = Self::parse(text).unwrap_or(Self::Unknown);
        // Only the form that we write is ours; a second spelling would be a second link to the same thing.
        if payload.text().as_deref() == Some(text) { payload } else { Self::Unknown }
    }

    fn parse(text: &str) -> Option<Self> {
        let (kind, rest) = text.split_at_checked(2)?;
        match kind {
            "1v" => Some(Self::Service(ServiceId(base36::read(rest)?))),
            "1m" => Some(Self::Specialist(SpecialistId(base36::read(rest)?))),
            "1o" => Some(Self::Claim(Secret::parse(rest)?)),
            "1g" => Some(Self::Group(Secret::parse(rest)?)),
            "1s" => Some(Self::Studio(StudioId(base36::read(rest)?))),
            "1c" => Some(Self::Connect(Secret::parse(rest)?)),
            "1i" => Some(Self::Invite(Secret::parse(rest)?)),
            "1t" => {
                let mut parts = rest.split('-');
                let slot = Self::Slot {
                    service: ServiceId(base36::read(parts.next()?)?),
                    specialist: SpecialistId(base36::read(parts.next()?)?),
                    start: Timestamp::from_minutes(base36::read(parts.next()?)?),
                };
                parts.next().is_none().then_some(slot)
            }
            _ => None,
        }
    }

    /// The text for a link; nothing for [`Payload::Unknown`].
    #[must_use]
    pub fn text(&self) -> Option<String> {
        match self {
            Self::Service(id) => Some(format!("1v{}", base36::write(id.0))),
            Self::Specialist(id) => Some(format!("1m{}", base36::write(id.0))),
            Self::Slot { service, specialist, start } => Some(format!(
                "1t{}-{}-{}",
                base36::write(service.0),
                base36::write(specialist.0),
                base36::write(start.minutes())
            )),
            Self::Claim(secret) => Some(format!("1o{}", secret.expose())),
            Self::Group(secret) => Some(format!("1g{}", secret.expose())),
            Self::Studio(id) => Some(format!("1s{}", base36::write(id.0))),
            Self::Invite(secret) => Some(format!("1i{}", secret.expose())),
            Self::Connect(secret) => Some(format!("1c{}", secret.expose())),
            Self::Unknown => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Links live on paper. A line here may be added, never changed.
    #[test]
    fn links_keep_their_form() {
        let start = Timestamp(1_773_066_600);
        let secret = Secret::from_random(*b"Man is distinguished, no");
        for (payload, text) in [
            (Payload::Service(ServiceId(65)), "1v1t"),
            (Payload::Specialist(SpecialistId(7)), "1m7"),
            (Payload::Studio(StudioId(1)), "1s1"),
            (Payload::Invite(secret), "1iTWFuIGlzIGRpc3Rpbmd1aXNoZWQsIG5v"),
            (Payload::Connect(secret), "1cTWFuIGlzIGRpc3Rpbmd1aXNoZWQsIG5v"),
            (Payload::Slot { service: ServiceId(65), specialist: SpecialistId(7), start }, "1t1t-7-hlds6"),
            (Payload::Claim(secret), "1oTWFuIGlzIGRpc3Rpbmd1aXNoZWQsIG5v"),
            (Payload::Group(secret), "1gTWFuIGlzIGRpc3Rpbmd1aXNoZWQsIG5v"),
        ] {
            assert_eq!(payload.text().as_deref(), Some(text));
            assert_eq!(Payload::read(text), payload);
        }
    }

    #[test]
    fn noise_leads_nowhere() {
        let noise = [
            "",
            "1",
            "1v",
            "1v-1",
            "1vZZ",
            "1v01",
            "2v1",
            "1t1-2",
            "1t1-2-3-4",
            "1m7 ",
            "1i",
            "1iTWFuIGlzIGRpc3Rpbmd1aXNoZWQsIG5",
            "1iTWFuIGlzIGRpc3Rpbmd1aXNoZWQsIG5vv",
            "яя",
            "1o",
            "1oTWFuIGlzIGRpc3Rpbmd1aXNoZWQsIG5",
            "1gTWFuIGlzIGRpc3Rpbmd1aXNoZWQsIG5+",
            "1vzzzzzzzzzzzzzzzz",
        ];
        for text in noise {
            assert_eq!(Payload::read(text), Payload::Unknown, "{text:?}");
        }
    }
}
