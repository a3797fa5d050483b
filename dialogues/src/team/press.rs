//! Buttons of the team, and their forms.

use okoshko_domain::ids::{AccountId, InviteId, ServiceId, SpecialistId, StudioId};
use okoshko_domain::rights::Role;
use okoshko_domain::secret::Secret;
use okoshko_domain::team::Preset;

use super::Whom;

/// A button of this talk; its kinds begin with `T`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    /// `TL`: everybody; 0 is the chat's studio.
    List {
        /// Where.
        studio: Option<StudioId>,
        /// From 0.
        page: u16,
    },
    /// `TB`: everybody, as a new screen below: a link stays in the chat.
    ListBelow(StudioId),
    /// `TM`: somebody.
    Mate(Whom),
    /// `TC`: they are this from now on.
    Role(Whom, Role),
    /// `TF`: really give the studio away?
    AskHandOver(Whom),
    /// `TY`: yes.
    HandOver(Whom),
    /// `TQ`: let them go?
    AskLetGo(Whom),
    /// `TG`: yes, in this way; whoever has visits called off is asked once more.
    LetGo(Whom, How),
    /// `TGa`: yes, and their visits are called off.
    CallOff(Whom),
    /// `TU`: shall their visits go to this specialist?
    AskPass(Whom, SpecialistId),
    /// `TUa`: they go to this specialist.
    Pass(Whom, SpecialistId),
    /// `TI`: invite somebody.
    Roles(StudioId),
    /// `TR`: as this.
    As(StudioId, Role),
    /// `TS`: who will they be?
    Which {
        /// Where.
        studio: StudioId,
        /// From 0.
        page: u16,
    },
    /// `TN`: a new specialist, whose name is typed.
    New(StudioId),
    /// `TJ`: a new specialist, whose name Telegram tells.
    Unnamed(StudioId),
    /// `TE`: one who is there.
    Existing(SpecialistId),
    /// `TNm`: whoever presses takes clients too.
    Myself(StudioId),
    /// `TV`: links that wait.
    Invites {
        /// Where.
        studio: StudioId,
        /// From 0.
        page: u16,
    },
    /// `TO`: one of them.
    Invite(InviteId),
    /// `TK`: take it back.
    Revoke(InviteId),
    /// `TA`: take the invite. It carries the secret: whoever shows it may.
    Accept(Secret),
    /// `TZ`: not now.
    NotNow,
    /// `TJh`: back to the question about hours.
    AskHours(SpecialistId),
    /// `TH`: these hours.
    Hours(SpecialistId, Preset),
    /// `TP`: another page of services.
    Ticks {
        /// Who.
        specialist: SpecialistId,
        /// The hours chosen before.
        preset: Preset,
        /// From 0.
        page: u16,
    },
    /// `TX`: they do this service, or not.
    Tick {
        /// Who.
        specialist: SpecialistId,
        /// What.
        service: ServiceId,
        /// The hours chosen before.
        preset: Preset,
        /// Where the screen is.
        page: u16,
        /// Whether they do.
        on: bool,
    },
    /// `TD`: ready.
    Begin(SpecialistId, Preset),
    /// `TT`: at which studio?
    Places,
    /// `TW`: at this one.
    Place(StudioId),
}

/// How somebody goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum How {
    /// At once; nothing stands in their day.
    Now,
    /// At once; their visits are called off, and the clients told.
    CallOff,
    /// When the last visit is over.
    Later,
    /// Not at all.
    Stay,
}

/// A closed set as the small number that a press carries. The order is the format: add at the end.
fn field<T: Copy + PartialEq>(all: &[T], value: T) -> i64 {
    all.iter().position(|known| *known == value).and_then(|at| i64::try_from(at).ok()).unwrap_or_default()
}

fn of<T: Copy>(all: &[T], field: i64) -> Option<T> {
    all.get(usize::try_from(field).ok()?).copied()
}

const ROLES: [Role; 4] = [Role::Owner, Role::Admin, Role::Desk, Role::Specialist];
const WAYS: [How; 4] = [How::Now, How::CallOff, How::Later, How::Stay];
const PRESETS: [Preset; 3] = [Preset::Weekdays, Preset::Daily, Preset::Later];

impl Press {
    /// Its kind and fields in callback data.
    #[must_use]
    pub fn form(&self) -> (&'static str, Vec<i64>) {
        let whom = |whom: Whom| vec![whom.studio.0, whom.account.0];
        let with = |mut fields: Vec<i64>, last: i64| {
            fields.push(last);
            fields
        };
        match *self {
            Self::List { studio, page } => ("TL", vec![studio.map_or(0, |id| id.0), page.into()]),
            Self::ListBelow(studio) => ("TB", vec![studio.0]),
            Self::Mate(mate) => ("TM", whom(mate)),
            Self::Role(mate, role) => ("TC", with(whom(mate), field(&ROLES, role))),
            Self::AskHandOver(mate) => ("TF", whom(mate)),
            Self::HandOver(mate) => ("TY", whom(mate)),
            Self::AskLetGo(mate) => ("TQ", whom(mate)),
            Self::LetGo(mate, how) => ("TG", with(whom(mate), field(&WAYS, how))),
            Self::CallOff(mate) => ("TGa", whom(mate)),
            Self::AskPass(mate, taker) => ("TU", with(whom(mate), taker.0)),
            Self::Pass(mate, taker) => ("TUa", with(whom(mate), taker.0)),
            Self::Roles(studio) => ("TI", vec![studio.0]),
            Self::As(studio, role) => ("TR", vec![studio.0, field(&ROLES, role)]),
            Self::Which { studio, page } => ("TS", vec![studio.0, page.into()]),
            Self::New(studio) => ("TN", vec![studio.0]),
            Self::Myself(studio) => ("TNm", vec![studio.0]),
            Self::Unnamed(studio) => ("TJ", vec![studio.0]),
            Self::Existing(specialist) => ("TE", vec![specialist.0]),
            Self::Invites { studio, page } => ("TV", vec![studio.0, page.into()]),
            Self::Invite(invite) => ("TO", vec![invite.0]),
            Self::Revoke(invite) => ("TK", vec![invite.0]),
            Self::Accept(secret) => ("TA", secret.numbers().to_vec()),
            Self::NotNow => ("TZ", Vec::new()),
            Self::AskHours(specialist) => ("TJh", vec![specialist.0]),
            Self::Hours(specialist, preset) => ("TH", vec![specialist.0, field(&PRESETS, preset)]),
            Self::Ticks { specialist, preset, page } => {
                ("TP", vec![specialist.0, field(&PRESETS, preset), page.into()])
            }
            Self::Tick { specialist, service, preset, page, on } => {
                ("TX", vec![specialist.0, service.0, field(&PRESETS, preset), page.into(), on.into()])
            }
            Self::Begin(specialist, preset) => ("TD", vec![specialist.0, field(&PRESETS, preset)]),
            Self::Places => ("TT", Vec::new()),
            Self::Place(studio) => ("TW", vec![studio.0]),
        }
    }

    /// Reads what [`Press::form`] writes.
    #[must_use]
    pub fn read(kind: &str, fields: &[i64]) -> Option<Self> {
        let whom = |studio, account| Whom { studio: StudioId(studio), account: AccountId(account) };
        let page = |page: i64| u16::try_from(page).ok();
        let press = match (kind, fields) {
            ("TL", &[studio, at]) => {
                Self::List { studio: (studio != 0).then_some(StudioId(studio)), page: page(at)? }
            }
            ("TB", &[studio]) => Self::ListBelow(StudioId(studio)),
            ("TM", &[studio, account]) => Self::Mate(whom(studio, account)),
            ("TC", &[studio, account, role]) => Self::Role(whom(studio, account), of(&ROLES, role)?),
            ("TF", &[studio, account]) => Self::AskHandOver(whom(studio, account)),
            ("TY", &[studio, account]) => Self::HandOver(whom(studio, account)),
            ("TQ", &[studio, account]) => Self::AskLetGo(whom(studio, account)),
            ("TG", &[studio, account, how]) => Self::LetGo(whom(studio, account), of(&WAYS, how)?),
            ("TGa", &[studio, account]) => Self::CallOff(whom(studio, account)),
            ("TU", &[studio, account, taker]) => Self::AskPass(whom(studio, account), SpecialistId(taker)),
            ("TUa", &[studio, account, taker]) => Self::Pass(whom(studio, account), SpecialistId(taker)),
            ("TI", &[studio]) => Self::Roles(StudioId(studio)),
            ("TR", &[studio, role]) => Self::As(StudioId(studio), of(&ROLES, role)?),
            ("TS", &[studio, at]) => Self::Which { studio: StudioId(studio), page: page(at)? },
            ("TN", &[studio]) => Self::New(StudioId(studio)),
            ("TNm", &[studio]) => Self::Myself(StudioId(studio)),
            ("TJ", &[studio]) => Self::Unnamed(StudioId(studio)),
            ("TE", &[specialist]) => Self::Existing(SpecialistId(specialist)),
            ("TV", &[studio, at]) => Self::Invites { studio: StudioId(studio), page: page(at)? },
            ("TO", &[invite]) => Self::Invite(InviteId(invite)),
            ("TK", &[invite]) => Self::Revoke(InviteId(invite)),
            ("TA", &[a, b, c, d]) => Self::Accept(Secret::from_numbers([a, b, c, d])?),
            ("TZ", []) => Self::NotNow,
            ("TJh", &[specialist]) => Self::AskHours(SpecialistId(specialist)),
            ("TH", &[specialist, preset]) => Self::Hours(SpecialistId(specialist), of(&PRESETS, preset)?),
            ("TP", &[specialist, preset, at]) => Self::Ticks {
                specialist: SpecialistId(specialist),
                preset: of(&PRESETS, preset)?,
                page: page(at)?,
            },
            ("TX", &[specialist, service, preset, at, on]) => Self::Tick {
                specialist: SpecialistId(specialist),
                service: ServiceId(service),
                preset: of(&PRESETS, preset)?,
                page: page(at)?,
                on: on == 1,
            },
            ("TD", &[specialist, preset]) => Self::Begin(SpecialistId(specialist), of(&PRESETS, preset)?),
            ("TT", []) => Self::Places,
            ("TW", &[studio]) => Self::Place(StudioId(studio)),
            _ => return None,
        };
        Some(press)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::press::Press as Any;
    use crate::staff;

    fn check(press: Press, data: &str) {
        let press = Any::Staff(staff::Press::Team(press));
        assert_eq!(press.data(), data);
        assert_eq!(Any::read(data), Some(press), "{data}");
        assert!(data.len() <= 50, "{data}");
    }

    /// Keyboards live in people's chats for years. A line here may be added, never changed.
    #[test]
    fn presses_keep_their_form() {
        let (studio, specialist) = (StudioId(1), SpecialistId(7));
        let whom = Whom { studio, account: AccountId(65) };
        let secret = Secret::parse(&"_".repeat(32)).unwrap();
        check(Press::List { studio: None, page: 2 }, "1.TL.0.2");
        check(Press::ListBelow(studio), "1.TB.1");
        check(Press::Mate(whom), "1.TM.1.1t");
        check(Press::Role(whom, Role::Desk), "1.TC.1.1t.2");
        check(Press::AskHandOver(whom), "1.TF.1.1t");
        check(Press::HandOver(whom), "1.TY.1.1t");
        check(Press::AskLetGo(whom), "1.TQ.1.1t");
        check(Press::LetGo(whom, How::Stay), "1.TG.1.1t.3");
        check(Press::AskPass(whom, specialist), "1.TU.1.1t.7");
        check(Press::Pass(whom, specialist), "1.TUa.1.1t.7");
        check(Press::CallOff(whom), "1.TGa.1.1t");
        check(Press::Myself(studio), "1.TNm.1");
        check(Press::Roles(studio), "1.TI.1");
        check(Press::As(studio, Role::Specialist), "1.TR.1.3");
        check(Press::Which { studio, page: 0 }, "1.TS.1.0");
        check(Press::New(studio), "1.TN.1");
        check(Press::Unnamed(studio), "1.TJ.1");
        check(Press::Existing(specialist), "1.TE.7");
        check(Press::Invites { studio, page: 1 }, "1.TV.1.1");
        check(Press::Invite(InviteId(9)), "1.TO.9");
        check(Press::Revoke(InviteId(9)), "1.TK.9");
        check(Press::Accept(secret), "1.TA.2rrvthnxtr.2rrvthnxtr.2rrvthnxtr.2rrvthnxtr");
        check(Press::NotNow, "1.TZ");
        check(Press::Hours(specialist, Preset::Daily), "1.TH.7.1");
        check(Press::AskHours(specialist), "1.TJh.7");
        check(Press::Ticks { specialist, preset: Preset::Later, page: 1 }, "1.TP.7.2.1");
        let tick =
            Press::Tick { specialist, service: ServiceId(65), preset: Preset::Daily, page: 0, on: true };
        check(tick, "1.TX.7.1t.1.0.1");
        check(Press::Begin(specialist, Preset::Weekdays), "1.TD.7.0");
        check(Press::Places, "1.TT");
        check(Press::Place(studio), "1.TW.1");
        assert_eq!(Any::read("1.TR.1.4"), None);
        assert_eq!(Any::read("1.TX.7.1t.1.0.2"), None);
    }
}
