//! Booking in a browser: a slot is held, a form is filled in, a visit is booked. All of it works without a script.

use askama::Template;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use okoshko_dialogues::booking;
use okoshko_dialogues::facts::Card;
use okoshko_dialogues::screen::{Arg, Line, Toast};
use okoshko_dialogues::start::Payload;
use okoshko_domain::booking::Status;
use okoshko_domain::catalog::{Catalog, Who};
use okoshko_domain::contact::{Fault, Field, Typed};
use okoshko_domain::ids::StudioId;
use okoshko_domain::slots::Refusal;
use serde_json::json;
use uuid::Uuid;

use super::app::Inside;
use super::form::Fields;
use super::guard::{Asker, Doubt, Proof, work_bits};
use super::{Frame, House, Manner, Page, Trouble, Visitor};
use crate::desk::booking::{BookError, Booked, Wish};
use crate::desk::browser::{Form, Held, Wanted};
use crate::texts::Voice;

/// A field of the form, as it is drawn.
struct Input {
    name: &'static str,
    label: String,
    kind: &'static str,
    complete: &'static str,
    hint: String,
    value: String,
    wrong: String,
    must: bool,
    long: bool,
}

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

#[derive(Template)]
#[template(path = "refused.html")]
struct RefusedPage {
    frame: Frame,
    says: String,
    other: String,
    telegram: String,
}

/// What stands over a form that is drawn again.
#[derive(Clone, Copy, Debug, Default)]
enum Again {
    #[default]
    First,
    Faults,
    Price,
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

/// `POST /{studio}/hold`: the slot is held, and the form is shown.
pub(super) async fn hold(
    State(house): State<House>,
    Path(slug): Path<String>,
    visitor: Visitor,
    Inside(known): Inside,
    Asker(asker): Asker,
    fields: Fields,
) -> Result<Response, Trouble> {
    let studio = house.studio(&slug).await?;
    house.0.guard.studio(studio)?;
    house.0.guard.holds(studio, asker, fields.get("key"))?;
    let wish = fields.wish().ok_or(Trouble::WRONG)?;
    let form = house.form(studio, &fields, &visitor, known.as_ref()).await?;
    match house.desk().hold_in_browser(&form, wish).await {
        Ok(_) => Ok(see(&house.path(&format!("/h/{}", form.key)))),
        Err(error) => refused(&house, &visitor, (studio, wish), error, fields.machine).await,
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
            let page = draw(&house, &visitor, key, &held, (&typed, &[]), (Again::First, account.is_some()))?;
            Ok(page.into_response())
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

/// `POST /{studio}/book`: the form is sent. Sent twice it is one booking.
pub(super) async fn book(
    State(house): State<House>,
    Path(slug): Path<String>,
    visitor: Visitor,
    Inside(known): Inside,
    fields: Fields,
) -> Result<Response, Trouble> {
    let studio = house.studio(&slug).await?;
    house.0.guard.studio(studio)?;
    let wish = fields.wish().ok_or(Trouble::WRONG)?;
    let form = house.form(studio, &fields, &visitor, known.as_ref()).await?;
    let typed = typed(&fields);
    let read = typed.read();
    let proof = Proof {
        stamp: fields.get("stamp"),
        trap: fields.get("site"),
        work: fields.get("work"),
        known: form.known.is_some(),
    };
    let doubts = || house.0.guard.doubts(studio, form.key, proof, house.desk().now());
    let contact = match read.map_err(|faults| (faults, Again::Faults)).and_then(|contact| {
        doubts().map_err(|doubt| (Vec::new(), Again::Doubt(doubt)))?;
        Ok(contact)
    }) {
        Ok(contact) => contact,
        Err((faults, again)) => {
            return drawn_again(&house, &visitor, (&form, wish), (&typed, &faults), again, fields.machine)
                .await;
        }
    };
    let wanted = Wanted { wish, contact, price_minor: fields.get("price").parse().ok() };
    match house.desk().book_in_browser(&form, &wanted).await {
        Ok(Booked::Yes(id) | Booked::Asked(id)) => {
            let token = house.desk().token_of(id).await?.ok_or(Trouble::FAULT)?;
            let path = house.path(&format!("/b/{token}"));
            if fields.machine {
                return Ok((StatusCode::CREATED, bare(), Json(json!({ "url": path }))).into_response());
            }
            Ok(see(&format!("{path}?new=1")))
        }
        Ok(Booked::PhoneFirst(..)) => {
            let faults = [(Field::Phone, Fault::Missing)];
            drawn_again(&house, &visitor, (&form, wish), (&typed, &faults), Again::Faults, fields.machine)
                .await
        }
        Ok(Booked::PriceWas(..) | Booked::LookAgain(_)) => {
            drawn_again(&house, &visitor, (&form, wish), (&typed, &[]), Again::Price, fields.machine).await
        }
        Err(error) => refused(&house, &visitor, (studio, wish), error, fields.machine).await,
    }
}

fn typed(fields: &Fields) -> Typed {
    let get = |name| fields.get(name).to_owned();
    Typed {
        name: get("name"),
        phone: get("phone"),
        email: get("email"),
        username: get("username"),
        comment: get("comment"),
    }
}

/// The form once more, with all that was typed. What is not held any more is held again first, when it can be.
async fn drawn_again(
    house: &House,
    visitor: &Visitor,
    (form, wish): (&Form, Wish),
    said: (&Typed, &[(Field, Fault)]),
    again: Again,
    machine: bool,
) -> Result<Response, Trouble> {
    if machine {
        let fields: Vec<_> = said.1.iter().map(|(field, _)| name_of(*field)).collect();
        let answer = Json(json!({ "error": again.code(), "fields": fields }));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, bare(), answer).into_response());
    }
    if let Err(error) = house.desk().hold_in_browser(form, wish).await {
        return refused(house, visitor, (form.studio, wish), error, false).await;
    }
    let held = house.desk().held_in_browser(form.key, form.known).await?.ok_or(Trouble::FAULT)?;
    let page = draw(house, visitor, form.key, &held, said, (again, form.known.is_some()))?;
    Ok(page.with(StatusCode::UNPROCESSABLE_ENTITY).into_response())
}

fn draw(
    house: &House,
    visitor: &Visitor,
    key: Uuid,
    held: &Held,
    (typed, faults): (&Typed, &[(Field, Fault)]),
    (again, inside): (Again, bool),
) -> Result<Page, Trouble> {
    let card = &held.card;
    let (booking, studio) = (&card.booking, &card.catalog.studio);
    let frame = Frame::new(house, visitor, &studio.langs, String::new());
    let voice = Voice { lang: frame.lang, zone: studio.zone, today: studio.zone.day_of(card.now) };
    let title = voice.text(&Line::new("page-hold-title").foreign("studio", &studio.name));
    let frame =
        Frame { title, ..frame }.of(&studio.name, house.path(&format!("/{}", studio.slug))).unlisted();
    let stamp = house.0.guard.stamp(studio.id, card.now);
    let with = booking.specialist.0.to_string();
    let at = booking.span.start.minutes().to_string();
    let live = booking.is_live_hold(card.now);
    let until = booking
        .held_until
        .filter(|_| live)
        .map(|until| Line::new("page-hold-until").with("until", Arg::Time(until)));
    let page = HoldPage {
        card: summary(voice, card),
        until: voice.text(&until.unwrap_or(Line::new("page-hold-ended"))),
        says: says(voice, again, card),
        action: house.path(&format!("/{}/book", studio.slug)),
        hidden: vec![
            ("service", booking.service.to_string()),
            ("with", with.clone()),
            ("at", at),
            ("key", key.to_string()),
            ("price", booking.price.minor.to_string()),
            ("stamp", stamp.clone()),
        ],
        inputs: inputs(voice, typed, faults, inside),
        consent: frame.say("page-hold-consent"),
        policy: studio.privacy_url.clone(),
        button: frame.say(if card.asks { "page-hold-ask" } else { "page-hold-book" }),
        other: house.path(&format!("/{}/book?service={}&with={with}", studio.slug, booking.service)),
        telegram: (!inside).then(|| house.path(&format!("/{}/telegram", studio.slug))),
        work: matches!(again, Again::Doubt(Doubt::Work)).then(|| (format!("{stamp}:{key}"), work_bits())),
        frame,
    };
    Page::of(&page).map(Page::secret)
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

/// Name, field, kind of keyboard, what a browser fills in, label, hint.
type Row = (Field, &'static str, &'static str, &'static str, &'static str);

const ROWS: [Row; 5] = [
    (Field::Name, "text", "name", "page-field-name", ""),
    (Field::Phone, "tel", "tel", "page-field-phone", "page-field-phone-hint"),
    (Field::Email, "email", "email", "page-field-email", ""),
    (Field::Username, "text", "off", "page-field-username", "page-field-username-hint"),
    (Field::Comment, "text", "off", "page-field-comment", ""),
];

fn inputs(voice: Voice, typed: &Typed, faults: &[(Field, Fault)], inside: bool) -> Vec<Input> {
    let word = |key: &'static str| if key.is_empty() { String::new() } else { voice.text(&Line::new(key)) };
    let input = |(field, kind, complete, label, hint): Row| {
        let fault = faults.iter().find(|(wrong, _)| *wrong == field).map(|(_, fault)| *fault);
        Input {
            name: name_of(field),
            label: word(label),
            kind,
            complete,
            hint: word(hint),
            value: value_of(typed, field).to_owned(),
            wrong: fault.map(|fault| word(wrong(field, fault))).unwrap_or_default(),
            must: matches!(field, Field::Name | Field::Phone),
            long: field == Field::Comment,
        }
    };
    // Inside Telegram their name there is no question.
    ROWS.into_iter().filter(|(field, ..)| !inside || *field != Field::Username).map(input).collect()
}

fn name_of(field: Field) -> &'static str {
    match field {
        Field::Name => "name",
        Field::Phone => "phone",
        Field::Email => "email",
        Field::Username => "username",
        Field::Comment => "comment",
    }
}

fn value_of(typed: &Typed, field: Field) -> &str {
    match field {
        Field::Name => &typed.name,
        Field::Phone => &typed.phone,
        Field::Email => &typed.email,
        Field::Username => &typed.username,
        Field::Comment => &typed.comment,
    }
}

fn wrong(field: Field, fault: Fault) -> &'static str {
    match (field, fault) {
        (Field::Name, Fault::Missing) => "page-wrong-name",
        (Field::Name, Fault::Form) => "page-wrong-name-form",
        (Field::Name, Fault::Long) => "page-wrong-name-long",
        (Field::Phone, Fault::Missing) => "page-wrong-phone",
        (Field::Phone, _) => "page-wrong-phone-form",
        (Field::Email, _) => "page-wrong-email",
        (Field::Username, _) => "page-wrong-username",
        (Field::Comment, _) => "page-wrong-comment",
    }
}

/// The slot cannot be had: what the rule says, and the way to other times.
async fn refused(
    house: &House,
    visitor: &Visitor,
    (studio, wish): (StudioId, Wish),
    error: BookError,
    machine: bool,
) -> Result<Response, Trouble> {
    let why = match error {
        BookError::Refused(why) => why,
        BookError::NotYours => return Err(Trouble::FORM_GONE),
        BookError::Gone | BookError::Settled => Refusal::NotOffered,
        BookError::Store(error) => return Err(error.into()),
    };
    let catalog = house.desk().catalog(studio).await?.ok_or(Trouble::NOT_FOUND)?;
    let zone = catalog.studio.zone;
    let frame = Frame::new(house, visitor, &catalog.studio.langs, String::new());
    let voice = Voice { lang: frame.lang, zone, today: zone.day_of(house.desk().now()) };
    // Whose phone it is nobody has shown: a stranger learns nothing about them.
    let says = match why {
        Refusal::Blocked | Refusal::ClientCap { .. } => voice.text(&Line::new("page-refused-phone")),
        Refusal::Taken | Refusal::TooClose => voice.text(&Line::new("page-said-taken")),
        why => voice.text(&Toast::Refused(why).line()),
    };
    if machine {
        return Ok((StatusCode::CONFLICT, bare(), Json(json!({ "error": says }))).into_response());
    }
    let frame = Frame { title: frame.say("page-refused-title"), ..frame };
    let home = house.path(&format!("/{}", catalog.studio.slug));
    let page = RefusedPage {
        says,
        other: other_times(&home, &catalog, wish),
        telegram: house.telegram(&Payload::Studio(studio)),
        frame: frame.of(&catalog.studio.name, home.clone()).unlisted(),
    };
    let gone = matches!(why, Refusal::NotOffered);
    let status = if gone { StatusCode::GONE } else { StatusCode::CONFLICT };
    Ok(Page::of(&page)?.secret().with(status).into_response())
}

/// The picker near what was wanted; of what is not offered any more the whole list.
fn other_times(home: &str, catalog: &Catalog, wish: Wish) -> String {
    if catalog.service(wish.service).is_none() {
        return home.to_owned();
    }
    let with = match wish.who {
        Who::Any => String::new(),
        Who::One(id) => format!("&with={id}"),
    };
    format!("{home}/book?service={}{with}", wish.service)
}

/// On to another page, as after every form (RFC 9110, 15.4.4).
pub(super) fn see(path: &str) -> Response {
    let mut answer = (StatusCode::SEE_OTHER, [(LOCATION, path.to_owned())]).into_response();
    answer.extensions_mut().insert(Manner {
        cache: super::Cache::Nothing,
        secret: true,
        ..Manner::default()
    });
    answer
}

/// For a machine: an error stays without words of ours.
fn bare() -> axum::Extension<Manner> {
    axum::Extension(Manner { bare: true, cache: super::Cache::Nothing, ..Manner::default() })
}
