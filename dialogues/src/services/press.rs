//! The buttons of the catalog behind the counter: forms that are for ever.

use okoshko_domain::edits::Way;
use okoshko_domain::ids::{CategoryId, ServiceId, SpecialistId};
use okoshko_domain::policy::Approve;

use super::{CardField, Field, OwnField, Undo, way_field};

/// A button of this talk; its kinds begin with `C`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    /// `Cl`: a page of all services.
    List(u16),
    /// `Cs`: a service's card.
    Card(ServiceId),
    /// `Ce`: a field of it.
    Edit(ServiceId, Field),
    /// `Cv`: so many minutes.
    Length(ServiceId, u32),
    /// `Cup`, `Cuv`: the price or the length that was there before.
    Undo(ServiceId, Undo),
    /// `Cb`: so many minutes around it.
    Buffer {
        /// Which service.
        service: ServiceId,
        /// Whether after the visit, or before.
        after: bool,
        /// How many.
        minutes: u32,
    },
    /// `Cj`: whose bookings of it wait for a yes; 0 is as the studio says.
    Approves(ServiceId, Option<Approve>),
    /// `Cx`: a field is nothing from now on.
    Erase(ServiceId, Field),
    /// `Ch`: clients do not see it, or do.
    Hide(ServiceId, bool),
    /// `Co`: up or down.
    Order(ServiceId, Way),
    /// `Cp`: who does it.
    People(ServiceId, u16),
    /// `Ct`: this one does it, or not.
    Does {
        /// Which service.
        service: ServiceId,
        /// Who.
        specialist: SpecialistId,
        /// Whether they do.
        does: bool,
        /// The page of people that shows it.
        page: u16,
    },
    /// `Cq`: their own terms.
    Own(ServiceId, SpecialistId),
    /// `Cf`: one of them.
    EditOwn(ServiceId, SpecialistId, OwnField),
    /// `Cr`: none of their own any more.
    ResetOwn(ServiceId, SpecialistId),
    /// `Cm`: to another category.
    Move(ServiceId, u16),
    /// `Cg`: to this one.
    MoveTo(ServiceId, CategoryId),
    /// `Ca`: ask whether to put it away.
    AskArchive(ServiceId),
    /// `Cz`: put it away.
    Archive(ServiceId),
    /// `Cu`: bring it back.
    Return(ServiceId),
    /// `Cy`: what was put away.
    Archived(u16),
    /// `Cn`: a new service, in this category.
    New(Option<CategoryId>),
    /// `Cnl`: it takes so many minutes.
    NewLength(u32),
    /// `Ci`: a price list.
    Paste,
    /// `Cia`: add what was understood of it.
    AddPasted,
    /// `Cib`: add all of it, with what is there by the same name.
    AddAllPasted,
    /// `Cc`: all categories.
    Categories(u16),
    /// `Ck`: one of them.
    Category(CategoryId),
    /// `Ckn`: a new one, to which this service moves.
    NewCategory(Option<ServiceId>),
    /// `Cke`: name it.
    Rename(CategoryId),
    /// `Ckz`: put it away.
    ArchiveCategory(CategoryId),
    /// `Cko`: up or down.
    OrderCategory(CategoryId, Way),
    /// `Cw`: everybody who works here.
    Specialists(u16),
    /// `Cd`: a specialist's card.
    Specialist(SpecialistId),
    /// `Cde`: a field of it.
    EditCard(SpecialistId, CardField),
    /// `Cdx`: a field is nothing from now on.
    EraseCard(SpecialistId, CardField),
    /// `Cdo`: up or down.
    OrderSpecialist(SpecialistId, Way),
}

impl Press {
    /// Its kind and fields in callback data.
    #[must_use]
    pub fn form(&self) -> (&'static str, Vec<i64>) {
        match *self {
            Self::List(page) => ("Cl", vec![page.into()]),
            Self::Card(service) => ("Cs", vec![service.0]),
            Self::Edit(service, field) => ("Ce", vec![service.0, field.number()]),
            Self::Length(service, minutes) => ("Cv", vec![service.0, minutes.into()]),
            Self::Undo(service, undo) => undo.form(service),
            Self::Buffer { service, after, minutes } => ("Cb", vec![service.0, after.into(), minutes.into()]),
            Self::Approves(service, rule) => {
                ("Cj", vec![service.0, rule.map_or(0, |rule| rule.number() + 1)])
            }
            Self::Erase(service, field) => ("Cx", vec![service.0, field.number()]),
            Self::Hide(service, hidden) => ("Ch", vec![service.0, hidden.into()]),
            Self::Order(service, way) => ("Co", vec![service.0, way_field(way)]),
            Self::People(service, page) => ("Cp", vec![service.0, page.into()]),
            Self::Does { service, specialist, does, page } => {
                ("Ct", vec![service.0, specialist.0, does.into(), page.into()])
            }
            Self::Own(service, specialist) => ("Cq", vec![service.0, specialist.0]),
            Self::EditOwn(service, specialist, field) => {
                ("Cf", vec![service.0, specialist.0, field.number()])
            }
            Self::ResetOwn(service, specialist) => ("Cr", vec![service.0, specialist.0]),
            Self::Move(service, page) => ("Cm", vec![service.0, page.into()]),
            Self::MoveTo(service, category) => ("Cg", vec![service.0, category.0]),
            Self::AskArchive(service) => ("Ca", vec![service.0]),
            Self::Archive(service) => ("Cz", vec![service.0]),
            Self::Return(service) => ("Cu", vec![service.0]),
            Self::Archived(page) => ("Cy", vec![page.into()]),
            Self::New(category) => ("Cn", vec![category.map_or(0, |id| id.0)]),
            Self::NewLength(minutes) => ("Cnl", vec![minutes.into()]),
            Self::Paste => ("Ci", Vec::new()),
            Self::AddPasted => ("Cia", Vec::new()),
            Self::AddAllPasted => ("Cib", Vec::new()),
            Self::Categories(page) => ("Cc", vec![page.into()]),
            Self::Category(category) => ("Ck", vec![category.0]),
            Self::NewCategory(service) => ("Ckn", vec![service.map_or(0, |id| id.0)]),
            Self::Rename(category) => ("Cke", vec![category.0]),
            Self::ArchiveCategory(category) => ("Ckz", vec![category.0]),
            Self::OrderCategory(category, way) => ("Cko", vec![category.0, way_field(way)]),
            Self::Specialists(page) => ("Cw", vec![page.into()]),
            Self::Specialist(specialist) => ("Cd", vec![specialist.0]),
            Self::EditCard(specialist, field) => ("Cde", vec![specialist.0, field.number()]),
            Self::EraseCard(specialist, field) => ("Cdx", vec![specialist.0, field.number()]),
            Self::OrderSpecialist(specialist, way) => ("Cdo", vec![specialist.0, way_field(way)]),
        }
    }

    /// Reads what [`Press::form`] writes.
    #[must_use]
    pub fn read(kind: &str, fields: &[i64]) -> Option<Self> {
        Self::of_service(kind, fields).or_else(|| Self::of_others(kind, fields))
    }

    fn of_service(kind: &str, fields: &[i64]) -> Option<Self> {
        let (&first, rest) = fields.split_first()?;
        let service = ServiceId(first);
        Some(match (kind, rest) {
            ("Cs", []) => Self::Card(service),
            ("Ce", &[field]) => Self::Edit(service, Field::of(field)?),
            ("Cv", &[minutes]) => Self::Length(service, length(minutes)?),
            ("Cup" | "Cuv", fields) => Self::Undo(service, Undo::read(kind, fields)?),
            ("Cb", &[after, minutes]) => {
                Self::Buffer { service, after: flag(after)?, minutes: buffer(minutes)? }
            }
            ("Cj", &[0]) => Self::Approves(service, None),
            ("Cj", &[rule]) => Self::Approves(service, Some(Approve::of_number(rule - 1)?)),
            ("Cx", &[field]) => Self::Erase(service, Field::of(field)?),
            ("Ch", &[hidden]) => Self::Hide(service, flag(hidden)?),
            ("Co", &[up_or_down]) => Self::Order(service, way(up_or_down)?),
            ("Cp", &[page]) => Self::People(service, u16::try_from(page).ok()?),
            ("Ct", &[specialist, does, page]) => Self::Does {
                service,
                specialist: SpecialistId(specialist),
                does: flag(does)?,
                page: u16::try_from(page).ok()?,
            },
            ("Cq", &[specialist]) => Self::Own(service, SpecialistId(specialist)),
            ("Cf", &[specialist, field]) => {
                Self::EditOwn(service, SpecialistId(specialist), OwnField::of(field)?)
            }
            ("Cr", &[specialist]) => Self::ResetOwn(service, SpecialistId(specialist)),
            ("Cm", &[page]) => Self::Move(service, u16::try_from(page).ok()?),
            ("Cg", &[category]) => Self::MoveTo(service, CategoryId(category)),
            ("Ca", []) => Self::AskArchive(service),
            ("Cz", []) => Self::Archive(service),
            ("Cu", []) => Self::Return(service),
            _ => return None,
        })
    }

    fn of_others(kind: &str, fields: &[i64]) -> Option<Self> {
        let page = |page| u16::try_from(page).ok();
        Some(match (kind, fields) {
            ("Cl", &[at]) => Self::List(page(at)?),
            ("Cy", &[at]) => Self::Archived(page(at)?),
            ("Cn", &[category]) => Self::New((category != 0).then_some(CategoryId(category))),
            ("Cnl", &[minutes]) => Self::NewLength(length(minutes)?),
            ("Ci", []) => Self::Paste,
            ("Cia", []) => Self::AddPasted,
            ("Cib", []) => Self::AddAllPasted,
            ("Cc", &[at]) => Self::Categories(page(at)?),
            ("Ck", &[category]) => Self::Category(CategoryId(category)),
            ("Ckn", &[service]) => Self::NewCategory((service != 0).then_some(ServiceId(service))),
            ("Cke", &[category]) => Self::Rename(CategoryId(category)),
            ("Ckz", &[category]) => Self::ArchiveCategory(CategoryId(category)),
            ("Cko", &[category, up_or_down]) => Self::OrderCategory(CategoryId(category), way(up_or_down)?),
            ("Cw", &[at]) => Self::Specialists(page(at)?),
            ("Cd", &[specialist]) => Self::Specialist(SpecialistId(specialist)),
            ("Cde", &[specialist, field]) => Self::EditCard(SpecialistId(specialist), CardField::of(field)?),
            ("Cdx", &[specialist, field]) => Self::EraseCard(SpecialistId(specialist), CardField::of(field)?),
            ("Cdo", &[specialist, up_or_down]) => {
                Self::OrderSpecialist(SpecialistId(specialist), way(up_or_down)?)
            }
            _ => return None,
        })
    }
}

pub(super) fn flag(field: i64) -> Option<bool> {
    match field {
        0 => Some(false),
        1 => Some(true),
        _ => None,
    }
}

fn way(field: i64) -> Option<Way> {
    flag(field).map(|down| if down { Way::Down } else { Way::Up })
}

/// A modified client may send any number: a visit takes from one minute to a day.
pub(super) fn length(field: i64) -> Option<u32> {
    u32::try_from(field).ok().filter(|minutes| (1..=1440).contains(minutes))
}

fn buffer(field: i64) -> Option<u32> {
    u32::try_from(field).ok().filter(|minutes| *minutes <= super::BUFFER_MAX_MIN)
}

/// A closed set as the small number that a press carries. The order is the format: add at the end.
macro_rules! numbers {
    ($name:ident: $($variant:ident = $number:literal),+) => {
        impl $name {
            fn number(self) -> i64 {
                match self { $(Self::$variant => $number),+ }
            }
            fn of(number: i64) -> Option<Self> {
                match number { $($number => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
numbers!(Field: Name = 0, Price = 1, Length = 2, About = 3, Photo = 4, Buffers = 5, Approves = 6);
numbers!(CardField: Name = 0, Bio = 1, Photo = 2);
numbers!(OwnField: Price = 0, Length = 1);

#[cfg(test)]
mod tests {
    use okoshko_domain::timestamp::Timestamp;

    use super::super::undo::{Change, Price};
    use super::*;
    use crate::press::Press as Any;
    use crate::staff;

    fn check(press: Press, data: &str) {
        let any = Any::Staff(staff::Press::Services(press));
        assert_eq!(any.data(), data);
        assert_eq!(Any::read(data), Some(any), "{data}");
        assert!(data.len() <= 50, "{data}");
    }

    /// Keyboards live in people's chats for years. A line here may be added, never changed.
    #[test]
    fn presses_of_services_keep_their_form() {
        let (service, specialist, category) = (ServiceId(65), SpecialistId(7), CategoryId(3));
        check(Press::List(1), "1.Cl.1");
        check(Press::Card(service), "1.Cs.1t");
        check(Press::Edit(service, Field::Price), "1.Ce.1t.1");
        check(Press::Edit(service, Field::Buffers), "1.Ce.1t.5");
        check(Press::Length(service, 90), "1.Cv.1t.2i");
        let undo = |change| Press::Undo(service, Undo { change, at: Timestamp(1_795_413_600) });
        let price = |minor, from| Price { minor, from };
        let dearer = Change::Price { was: price(150_000, false), now: price(170_050, true) };
        check(undo(dearer), "1.Cup.1t.37qo.0.3n7m.1.toxy00");
        check(undo(Change::Length { was: 120, now: 60 }), "1.Cuv.1t.3c.1o.toxy00");
        check(Press::Buffer { service, after: true, minutes: 15 }, "1.Cb.1t.1.f");
        check(Press::Approves(service, None), "1.Cj.1t.0");
        check(Press::Approves(service, Some(Approve::Everybody)), "1.Cj.1t.3");
        check(Press::Edit(service, Field::Approves), "1.Ce.1t.6");
        check(Press::Erase(service, Field::Photo), "1.Cx.1t.4");
        check(Press::Hide(service, true), "1.Ch.1t.1");
        check(Press::Order(service, Way::Down), "1.Co.1t.1");
        check(Press::People(service, 0), "1.Cp.1t.0");
        check(Press::Does { service, specialist, does: true, page: 2 }, "1.Ct.1t.7.1.2");
        check(Press::Own(service, specialist), "1.Cq.1t.7");
        check(Press::EditOwn(service, specialist, OwnField::Length), "1.Cf.1t.7.1");
        check(Press::ResetOwn(service, specialist), "1.Cr.1t.7");
        check(Press::Move(service, 0), "1.Cm.1t.0");
        check(Press::MoveTo(service, category), "1.Cg.1t.3");
        check(Press::AskArchive(service), "1.Ca.1t");
        check(Press::Archive(service), "1.Cz.1t");
        check(Press::Return(service), "1.Cu.1t");
        check(Press::Archived(0), "1.Cy.0");
        check(Press::New(None), "1.Cn.0");
        check(Press::New(Some(category)), "1.Cn.3");
        check(Press::NewLength(60), "1.Cnl.1o");
        check(Press::Paste, "1.Ci");
        check(Press::AddPasted, "1.Cia");
        check(Press::AddAllPasted, "1.Cib");
    }

    /// As above.
    #[test]
    fn presses_of_categories_and_cards_keep_their_form() {
        let (service, specialist, category) = (ServiceId(65), SpecialistId(7), CategoryId(3));
        check(Press::Categories(0), "1.Cc.0");
        check(Press::Category(category), "1.Ck.3");
        check(Press::NewCategory(Some(service)), "1.Ckn.1t");
        check(Press::Rename(category), "1.Cke.3");
        check(Press::ArchiveCategory(category), "1.Ckz.3");
        check(Press::OrderCategory(category, Way::Up), "1.Cko.3.0");
        check(Press::Specialists(0), "1.Cw.0");
        check(Press::Specialist(specialist), "1.Cd.7");
        check(Press::EditCard(specialist, CardField::Bio), "1.Cde.7.1");
        check(Press::EraseCard(specialist, CardField::Photo), "1.Cdx.7.2");
        check(Press::OrderSpecialist(specialist, Way::Down), "1.Cdo.7.1");
    }

    #[test]
    fn the_largest_and_the_impossible() {
        let (service, specialist) = (ServiceId(i64::MAX), SpecialistId(i64::MAX));
        let press = Press::Does { service, specialist, does: true, page: u16::MAX };
        let data = Any::Staff(staff::Press::Services(press)).data();
        assert!(data.len() <= 50, "{data} is {} bytes", data.len());
        let most = Price { minor: 100_000_000_000, from: true };
        let undo =
            Undo { change: Change::Price { was: most, now: most }, at: Timestamp(i64::from(u32::MAX)) };
        let data = Any::Staff(staff::Press::Services(Press::Undo(service, undo))).data();
        assert!(data.len() <= 50, "{data} is {} bytes", data.len());
        for data in [
            "1.Cv.1t.0",
            "1.Cv.1t.zzz",
            "1.Cb.1t.1.zz",
            "1.Cb.1t.2.f",
            "1.Ce.1t.7",
            "1.Cj.1t.4",
            "1.Cl",
            "1.C",
            "1.Cnl.0",
            "1.Cuv.1t.0.1o.1",
            "1.Cup.1t.1.2.1.0.1",
        ] {
            assert_eq!(Any::read(data), None, "{data}");
        }
    }
}
