//! The slot cannot be had: what the rule says, and the next good step.

use askama::Template;
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use okoshko_dialogues::screen::{Line, Toast};
use okoshko_dialogues::start::Payload;
use okoshko_domain::catalog::{Catalog, Who};
use okoshko_domain::ids::StudioId;
use okoshko_domain::slots::Refusal;
use serde_json::json;

use super::page::bare;
use super::{Frame, House, Page, Trouble, Visitor};
use crate::desk::booking::{BookError, Wish};
use crate::texts::Voice;

#[derive(Template)]
#[template(path = "refused.html")]
struct RefusedPage {
    frame: Frame,
    says: String,
    other: String,
    telegram: String,
}

/// The slot cannot be had: what the rule says, and the way to other times.
pub(super) async fn refused(
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
