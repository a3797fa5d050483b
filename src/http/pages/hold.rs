//! Booking in a browser: a slot is held, a form is filled in, a visit is booked. All of it works without a script.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use okoshko_dialogues::booking;
use okoshko_dialogues::facts::Card;
use okoshko_dialogues::screen::{Arg, Line};
use okoshko_dialogues::start::Payload;
use okoshko_domain::booking::{Booking, Status};
use okoshko_domain::catalog::Who;
use okoshko_domain::contact::{Fault, Field, Typed};
use uuid::Uuid;

use super::app::Inside;
use super::doubt::{Doubt, work_bits};
use super::form::Fields;
use super::guard::Asker;
use super::inputs::{Input, inputs};
use super::page::see;
use super::refused::refused;
use super::sent::Again;
use super::visit::around;
use super::{Frame, House, Page, Trouble, Visitor};
use crate::desk::browser::Held;
use crate::texts::Voice;

#[derive(Template)]
#[template(path = "hold.html")]
struct HoldPage {
    frame: Frame,
    card: Vec<String>,
    until: String,
    says: String,
    action: String,
    hidden: Vec<(&'static str, String)>,
    inputs: Vec<Input>,
    consent: String,
    policy: String,
    button: String,
    other: String,
    telegram: Option<String>,
    work: Option<(String, u32)>,
}

/// What a form is drawn with.
pub(super) struct Filled<'a> {
    pub(super) typed: &'a Typed,
    pub(super) faults: &'a [(Field, Fault)],
    pub(super) again: Again,
    /// Whether the page is open inside Telegram.
    pub(super) inside: bool,
}

/// `POST /{studio}/hold`: the slot is held, and the form is shown.
pub(super) async fn hold(
    State(house): State<House>,
    Path(slug): Path<String>,
    visitor: Visitor,
    Inside(known): Inside,
    asker: Asker,
    fields: Fields,
) -> Result<Response, Trouble> {
    let (form, wish) = house.form(&slug, &fields, (&visitor, known.as_ref()), asker).await?;
    match house.desk().hold_in_browser(&form, wish).await {
        Ok(_) => Ok(see(&house.path(&format!("/h/{}", form.key)))),
        Err(error) => refused(&house, &visitor, (&form, wish), (error, false), fields.machine).await,
    }
}

/// `GET /h/{key}`: the form for what is held.
pub(super) async fn form(
    State(house): State<House>,
    Path(key): Path<String>,
    visitor: Visitor,
    Inside(known): Inside,
) -> Result<Response, Trouble> {
    let key: Uuid = key.parse().map_err(|_| Trouble::FORM_GONE)?;
    let account = known.as_ref().map(|known| known.account);
    let held = house.desk().held_in_browser(key, account).await?.ok_or(Trouble::FORM_GONE)?;
    let booking = &held.card.booking;
    match booking.status {
        Status::Held | Status::Released => {
            let (name, phone) = held.contact.clone();
            let told = known.map(|known| known.name).unwrap_or_default();
            let name = if name.is_empty() { told } else { name };
            let typed = Typed { name, phone, comment: booking.comment.clone(), ..Typed::default() };
            let (again, inside) = (Again::First, account.is_some());
            let filled = Filled { typed: &typed, faults: &[], again, inside };
            Ok(draw(&house, &visitor, key, &held, &filled)?.into_response())
        }
        _ => Ok(see(&house.path(&format!("/b/{}", booking.token)))),
    }
}

/// `POST /{studio}/telegram`: on in a chat, where the time is free again.
pub(super) async fn telegram(
    State(house): State<House>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response, Trouble> {
    let studio = house.studio(&slug).await?;
    let wish = fields.wish().ok_or(Trouble::WRONG)?;
    house.desk().leave_browser(fields.key()).await?;
    let payload = match wish.who {
        Who::One(specialist) => Payload::Slot { service: wish.service, specialist, start: wish.start },
        Who::Any => Payload::Service(wish.service),
    };
    let catalog =
        house.desk().catalog(studio).await?.filter(|catalog| catalog.service(wish.service).is_some());
    Ok(see(&house.telegram(&catalog.map_or(Payload::Studio(studio), |_| payload))))
}

/// The form as a page.
pub(super) fn draw(
    house: &House,
    visitor: &Visitor,
    key: Uuid,
    held: &Held,
    filled: &Filled<'_>,
) -> Result<Page, Trouble> {
    let card = &held.card;
    let (booking, studio) = (&card.booking, &card.catalog.studio);
    let (frame, voice) = around(house, visitor, card, "page-hold-title");
    let stamp = house.0.guard.stamp(studio.id, card.now);
    let page = HoldPage {
        card: summary(voice, card),
        until: voice.text(&until(card)),
        says: says(voice, filled.again, card),
        action: house.path(&format!("/{}/book", studio.slug)),
        hidden: hidden(booking, key, &stamp),
        inputs: inputs(voice, filled, held.must),
        consent: frame.say("page-hold-consent"),
        policy: studio.privacy_url.clone(),
        button: frame.say(if card.asks { "page-hold-ask" } else { "page-hold-book" }),
        other: house
            .path(&format!("/{}/book?service={}&with={}", studio.slug, booking.service, booking.specialist)),
        telegram: (!filled.inside).then(|| house.path(&format!("/{}/telegram", studio.slug))),
        work: (filled.again == Again::Doubt(Doubt::Work)).then(|| (format!("{stamp}:{key}"), work_bits())),
        frame,
    };
    Page::of(&page).map(Page::secret)
}

/// What the form tells once more: the slot, whose form it is, what was seen, and when.
fn hidden(booking: &Booking, key: Uuid, stamp: &str) -> Vec<(&'static str, String)> {
    vec![
        ("service", booking.service.to_string()),
        ("with", booking.specialist.to_string()),
        ("at", booking.span.start.minutes().to_string()),
        ("key", key.to_string()),
        ("price", booking.price.minor.to_string()),
        ("stamp", stamp.to_owned()),
    ]
}

fn until(card: &Card) -> Line {
    match card.booking.held_until.filter(|_| card.booking.is_live_hold(card.now)) {
        Some(until) => Line::new("page-hold-until").with("until", Arg::Time(until)),
        None => Line::new("page-hold-ended"),
    }
}

/// What is wanted, when, for how much; the page's own lines, in the studio's clock.
fn summary(voice: Voice, card: &Card) -> Vec<String> {
    let visit = &card.booking;
    let when = Line::new("page-when")
        .with("start", Arg::When(visit.span.start))
        .with("end", Arg::Time(visit.span.end));
    let what = Line::new("page-visit-what")
        .foreign("service", &visit.service_name)
        .foreign("specialist", &visit.specialist_name);
    let from = card.catalog.any_service(visit.service).is_some_and(|service| service.price_from);
    let price =
        Line::new(if from { "page-price-from" } else { "page-price" }).with("price", Arg::Money(visit.price));
    let place = booking::place(card);
    [Some(when), Some(what), Some(price), place].into_iter().flatten().map(|line| voice.text(&line)).collect()
}

fn says(voice: Voice, again: Again, card: &Card) -> String {
    let line = match again {
        Again::First => return String::new(),
        Again::Faults => Line::new("page-hold-faults"),
        Again::Price => Line::new("page-hold-price").with("price", Arg::Money(card.booking.price)),
        Again::Doubt(Doubt::Machine | Doubt::Old) => Line::new("page-hold-doubt"),
        Again::Doubt(Doubt::Work) => Line::new("page-hold-work"),
    };
    voice.text(&line)
}
