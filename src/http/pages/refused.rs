//! The slot cannot be had: what the rule says, and the next good step.

use askama::Template;
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use okoshko_dialogues::press::Part;
use okoshko_dialogues::screen::{Line, Toast};
use okoshko_domain::catalog::{Catalog, Who};
use okoshko_domain::slots::Refusal;
use okoshko_domain::zone::LocalDay;
use serde_json::json;
use uuid::Uuid;

use super::book::payload;
use super::page::bare;
use super::words::{self, DayTimes};
use super::{Frame, House, Page, Trouble, Visitor};
use crate::desk::booking::{BookError, Wish};
use crate::desk::browser::Form;
use crate::texts::Voice;

/// Starts of one day among those that are free instead.
const STARTS: usize = 8;

#[derive(Template)]
#[template(path = "refused.html")]
struct RefusedPage {
    frame: Frame,
    says: String,
    /// What is free instead.
    days: Vec<DayTimes>,
    hold: String,
    key: Uuid,
    service: String,
    with: String,
    other: String,
    telegram: String,
}

/// The slot cannot be had: what the rule says, what is free instead, and the way to other times.
///
/// * `by_phone`: whether a phone was typed that may be the reason.
pub(super) async fn refused(
    house: &House,
    visitor: &Visitor,
    (form, wish): (&Form, Wish),
    (error, by_phone): (BookError, bool),
    machine: bool,
) -> Result<Response, Trouble> {
    let why = match error {
        BookError::Refused(why) => why,
        BookError::NotYours => return Err(Trouble::FORM_GONE),
        BookError::Gone | BookError::Settled => Refusal::NotOffered,
        BookError::Store(error) => return Err(error.into()),
    };
    let catalog = house.desk().catalog(form.studio).await?.ok_or(Trouble::NOT_FOUND)?;
    let voice = words::voice(visitor.reads(&catalog.studio.langs), &catalog, house.desk().now());
    let says = says(voice, why, by_phone);
    if machine {
        return Ok((StatusCode::CONFLICT, bare(), Json(json!({ "error": says }))).into_response());
    }
    let frame =
        Frame::new(house, visitor, &catalog.studio.langs, voice.text(&Line::new("page-refused-title")));
    let home = house.path(&format!("/{}", catalog.studio.slug));
    let with = match wish.who {
        Who::Any => String::new(),
        Who::One(id) => id.to_string(),
    };
    let page = RefusedPage {
        says,
        days: instead(house, voice, &catalog, wish, why).await?,
        hold: format!("{home}/hold"),
        key: form.key,
        service: wish.service.to_string(),
        other: other_times(&home, &catalog, wish),
        with,
        // In the chat as well somebody was faster, and the next good step is the same.
        telegram: house.telegram(&payload(&catalog, wish.service, wish.who, Some(wish.start))),
        frame: frame.of(&catalog.studio.name, home.clone()).unlisted(),
    };
    let status = if why == Refusal::NotOffered { StatusCode::GONE } else { StatusCode::CONFLICT };
    Ok(Page::of(&page)?.secret().with(status).into_response())
}

/// Whose phone it is nobody has shown: a stranger learns nothing about them.
fn says(voice: Voice, why: Refusal, by_phone: bool) -> String {
    match why {
        Refusal::Blocked | Refusal::ClientCap { .. } if by_phone => {
            voice.text(&Line::new("page-refused-phone"))
        }
        Refusal::Taken | Refusal::TooClose => voice.text(&Line::new("page-said-taken")),
        why => voice.text(&Toast::Refused(why).line()),
    }
}

/// The nearest free times, from the day that was wanted; none when another time would not help.
async fn instead(
    house: &House,
    voice: Voice,
    catalog: &Catalog,
    wish: Wish,
    why: Refusal,
) -> Result<Vec<DayTimes>, Trouble> {
    if catalog.studio.paused || matches!(why, Refusal::Blocked | Refusal::ClientCap { .. }) {
        return Ok(Vec::new());
    }
    let home = house.path(&format!("/{}", catalog.studio.slug));
    let whole = |day: LocalDay| format!("{}&day={}", other_times(&home, catalog, wish), day.date());
    let times = house.desk().nearest(wish.service, wish.who, Part::All, Some(wish.start)).await?;
    let days = times.map(|times| times.days).unwrap_or_default();
    Ok(days.iter().map(|free| words::day_times(voice, free, STARTS, |_| String::new(), whole)).collect())
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
