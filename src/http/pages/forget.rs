//! Whoever booked in a browser asks to be forgotten, on a page of the booking's: what goes, what stays, and one button.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use okoshko_dialogues::screen::{Arg, Line};
use uuid::Uuid;

use super::page::see;
use super::visit::{around, card, dialled, spoken};
use super::{Frame, House, Page, Trouble, Visitor};
use crate::desk::forgetting::Eraser;

#[derive(Template)]
#[template(path = "forget.html")]
struct ForgetPage {
    frame: Frame,
    /// The booking's page.
    path: String,
    asks: Asks,
}

/// Whom to ask.
enum Asks {
    /// This page; with what is called off, when there is something.
    Here(Option<String>),
    /// The bot, by this address.
    Bot(String),
    /// The studio, by this phone, which may be empty.
    Studio(String),
}

/// `GET /b/{token}/forget`
pub(super) async fn ask(
    State(house): State<House>,
    Path(token): Path<String>,
    visitor: Visitor,
) -> Result<Page, Trouble> {
    let (token, card) = card(&house, &token).await?;
    let (frame, voice) = around(&house, &visitor, &card, "page-forget-title");
    let asks = match house.desk().eraser(token).await?.ok_or(Trouble::FORGOTTEN)? {
        Eraser::Page { coming: 0 } => Asks::Here(None),
        Eraser::Page { coming } => {
            let count = Arg::Count(i64::try_from(coming).unwrap_or(i64::MAX));
            Asks::Here(Some(voice.text(&Line::new("page-forget-coming").with("n", count))))
        }
        Eraser::Chat => Asks::Bot(house.bot()),
        Eraser::Studio => Asks::Studio(dialled(&card.catalog.studio.phone)),
    };
    Page::of(&ForgetPage { frame, path: house.path(&format!("/b/{token}")), asks }).map(Page::secret)
}

/// `POST /b/{token}/forget`: the booking's page says that it is done; whoever is to be asked elsewhere reads where.
pub(super) async fn forget(
    State(house): State<House>,
    Path(token): Path<String>,
    visitor: Visitor,
) -> Result<Response, Trouble> {
    let (token, lang) = spoken(&house, &token, &visitor).await?;
    let path = house.path(&format!("/b/{token}"));
    match house.desk().forget_by_token(token, lang).await? {
        Some(Eraser::Page { .. }) | None => Ok(see(&path)),
        Some(Eraser::Chat | Eraser::Studio) => Ok(see(&format!("{path}/forget"))),
    }
}

/// What to say of a page that is no booking's.
pub(super) async fn missing(house: &House, token: Uuid) -> Trouble {
    match house.desk().was_forgotten(token).await {
        Ok(true) => Trouble::FORGOTTEN,
        Ok(false) => Trouble::NO_VISIT,
        Err(error) => error.into(),
    }
}
