//! The form is sent: it is a booking, or it is drawn once more with all that was typed.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use okoshko_domain::contact::{Contact, Fault, Field};
use okoshko_domain::ids::BookingId;
use serde_json::json;

use super::app::Inside;
use super::doubt::{Doubt, Proof};
use super::form::Fields;
use super::guard::Asker;
use super::hold::{Filled, draw};
use super::inputs::{name_of, typed};
use super::page::{bare, see};
use super::refused::refused;
use super::{House, Trouble, Visitor};
use crate::desk::booking::{Booked, Wish};
use crate::desk::browser::{Form, Wanted};

/// What stands over a form that is drawn again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Again {
    /// Nothing: it is new.
    First,
    /// Something that was typed is wrong.
    Faults,
    /// It costs something else by now.
    Price,
    /// It may be a machine.
    Doubt(Doubt),
}

impl Again {
    /// What a program reads.
    fn code(self) -> &'static str {
        match self {
            Self::First => "",
            Self::Faults => "fields",
            Self::Price => "price",
            Self::Doubt(Doubt::Machine) => "machine",
            Self::Doubt(Doubt::Old) => "old",
            Self::Doubt(Doubt::Work) => "work",
        }
    }
}

/// A form that was sent.
struct Sent<'a> {
    house: &'a House,
    visitor: &'a Visitor,
    fields: &'a Fields,
    form: Form,
    wish: Wish,
}

/// `POST /{studio}/book`. Sent twice it is one booking.
pub(super) async fn book(
    State(house): State<House>,
    Path(slug): Path<String>,
    visitor: Visitor,
    Inside(known): Inside,
    asker: Asker,
    fields: Fields,
) -> Result<Response, Trouble> {
    let (form, wish) = house.form(&slug, &fields, (&visitor, known.as_ref()), asker).await?;
    let sent = Sent { house: &house, visitor: &visitor, fields: &fields, form, wish };
    match sent.contact() {
        Ok(contact) => sent.book(contact).await,
        Err((faults, again)) => sent.again(&faults, again).await,
    }
}

impl Sent<'_> {
    /// Who they say that they are, when all of it can be believed.
    fn contact(&self) -> Result<Contact, (Vec<(Field, Fault)>, Again)> {
        let contact =
            typed(self.fields).read(self.form.known.is_some()).map_err(|faults| (faults, Again::Faults))?;
        let proof = Proof {
            stamp: self.fields.get("stamp"),
            trap: self.fields.get("site"),
            work: self.fields.get("work"),
            known: self.form.known.is_some(),
        };
        let (guard, now) = (&self.house.0.guard, self.house.desk().now());
        let doubts = guard.doubts(self.form.studio, self.form.key, proof, now);
        doubts.map(|()| contact).map_err(|doubt| (Vec::new(), Again::Doubt(doubt)))
    }

    async fn book(&self, contact: Contact) -> Result<Response, Trouble> {
        let price_minor = self.fields.get("price").parse().ok();
        let wanted = Wanted { wish: self.wish, contact, price_minor };
        match self.house.desk().book_in_browser(&self.form, &wanted).await {
            Ok(Booked::Yes(id) | Booked::Asked(id)) => self.done(id).await,
            Ok(Booked::PhoneFirst(..)) => self.again(&[(Field::Phone, Fault::Missing)], Again::Faults).await,
            Ok(Booked::PriceWas(..) | Booked::LookAgain(_)) => self.again(&[], Again::Price).await,
            Err(error) => {
                let by_phone = !wanted.contact.phone.is_empty();
                let wanted = (&self.form, self.wish);
                refused(self.house, self.visitor, wanted, (error, by_phone), self.fields.machine).await
            }
        }
    }

    async fn done(&self, id: BookingId) -> Result<Response, Trouble> {
        let token = self.house.desk().token_of(id).await?.ok_or(Trouble::FAULT)?;
        let path = self.house.path(&format!("/b/{token}"));
        if self.fields.machine {
            return Ok((StatusCode::CREATED, bare(), Json(json!({ "url": path }))).into_response());
        }
        Ok(see(&format!("{path}?new=1")))
    }

    /// The form once more. What is not held any more is held again first, when it can be.
    async fn again(&self, faults: &[(Field, Fault)], again: Again) -> Result<Response, Trouble> {
        let Self { house, visitor, fields, form, wish } = self;
        if fields.machine {
            let wrong: Vec<_> = faults.iter().map(|(field, _)| name_of(*field)).collect();
            let answer = Json(json!({ "error": again.code(), "fields": wrong }));
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, bare(), answer).into_response());
        }
        if let Err(error) = house.desk().hold_in_browser(form, *wish).await {
            return refused(house, visitor, (form, *wish), (error, false), false).await;
        }
        let held = house.desk().held_in_browser(form.key, form.known).await?.ok_or(Trouble::FAULT)?;
        let filled = Filled { typed: &typed(fields), faults, again, inside: form.known.is_some() };
        let page = draw(house, visitor, form.key, &held, &filled)?;
        Ok(page.with(StatusCode::UNPROCESSABLE_ENTITY).into_response())
    }
}
