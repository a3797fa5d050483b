//! The page of a studio, and of somebody who works there.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use okoshko_dialogues::preview::{self, preview};
use okoshko_dialogues::screen::Line;
use okoshko_dialogues::start::Payload;
use okoshko_domain::catalog::{Catalog, Who};

use super::draw::{Draw, Face, Group, Nearest, Person};
use super::kept::Made;
use super::rich::Rich;
use super::{Frame, House, Trouble, Visitor, contacts, words};
use crate::desk::pages::{Found, Shelf};
use crate::texts::Voice;

/// So many people are shown with their faces; a page is light to load.
const FACES: usize = 24;

#[derive(Template)]
#[template(path = "studio.html")]
struct StudioPage {
    frame: Frame,
    name: String,
    face: Face,
    about: Option<Rich>,
    /// Whose studio it is, on the page of a specialist.
    at: Option<(String, String)>,
    paused: Option<String>,
    nearest: Option<Nearest>,
    groups: Vec<Group>,
    people: Vec<Person>,
    /// Names and ways of those for whom there is no room above.
    others: Vec<(String, String)>,
    address: Option<(String, Option<String>)>,
    phone: Option<(String, String)>,
    hours: Vec<(String, String)>,
    privacy: Option<String>,
    telegram: String,
    book: String,
}

/// `GET /{studio}`
pub(super) async fn studio(
    State(house): State<House>,
    visitor: Visitor,
    Path(studio): Path<String>,
) -> Result<Response, Trouble> {
    page(house, visitor, studio, None).await
}

/// `GET /{studio}/{specialist}`
pub(super) async fn specialist(
    State(house): State<House>,
    visitor: Visitor,
    Path((studio, specialist)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    page(house, visitor, studio, Some(specialist)).await
}

async fn page(
    house: House,
    visitor: Visitor,
    studio: String,
    specialist: Option<String>,
) -> Result<Response, Trouble> {
    let visitor = visitor.asking(String::new());
    let asked = format!("page {} {studio}/{}", visitor.wishes(), specialist.as_deref().unwrap_or_default());
    let mut moved = None;
    let made = house.kept(asked, async {
        let found = house.desk().page_at(&studio, specialist.as_deref()).await?;
        let (shelf, who) = match found {
            Found::Nothing => return Err(Trouble::NOT_FOUND),
            Found::Left(_) => return Err(LEFT),
            Found::Studio(shelf) => (shelf, Who::Any),
            Found::Specialist(shelf, one) => (shelf, Who::One(one)),
        };
        let path = path_of(&shelf.catalog, who);
        let present =
            format!("/{studio}{}", specialist.as_ref().map_or(String::new(), |one| format!("/{one}")));
        if path != present {
            moved = Some(house.path(&path));
            return Err(Trouble::NOT_FOUND);
        }
        drawn(&house, &visitor, &shelf, who).await
    });
    let made = made.await;
    match (made, moved) {
        (_, Some(path)) => Ok(Redirect::permanent(&path).into_response()),
        (made, None) => Ok(made?.into_response()),
    }
}

const LEFT: Trouble = Trouble::new(StatusCode::GONE, "page-left-title", "page-left-hint");

/// The path of the page of a studio, or of somebody there.
pub(super) fn path_of(catalog: &Catalog, who: Who) -> String {
    let studio = &catalog.studio.slug;
    match who {
        Who::One(id) => format!("/{studio}/{}", catalog.specialist(id).map_or("", |one| one.slug.as_str())),
        Who::Any => format!("/{studio}"),
    }
}

/// The frame of the page of whoever is called so, with what a link to it shows where it is passed on.
fn around(
    house: &House,
    visitor: &Visitor,
    catalog: &Arc<Catalog>,
    who: Who,
    voice: Voice,
    name: &str,
) -> Frame {
    let (path, today) = (path_of(catalog, who), voice.today);
    let place = words::name(voice, &catalog.studio.name);
    let (specialist, title) = match who {
        Who::One(id) => {
            (Some(id), Line::new("page-title-specialist").foreign("name", name).foreign("place", &place))
        }
        Who::Any => (None, Line::new("page-title").foreign("name", name)),
    };
    let title = voice.text(&title);
    let frame = Frame::new(house, visitor, &catalog.studio.langs, title.clone());
    let frame = match preview(&preview::Facts { catalog: catalog.clone(), specialist, next: None, today }) {
        Some(preview) => frame.previewed(house, &path, title, voice.text(&preview.about)),
        None => frame,
    };
    if specialist.is_some() { frame.of(&place, house.path(&path_of(catalog, Who::Any))) } else { frame }
}

async fn drawn(house: &House, visitor: &Visitor, shelf: &Shelf, who: Who) -> Result<Made, Trouble> {
    let catalog = &shelf.catalog;
    let voice = words::voice(visitor.reads(&catalog.studio.langs), catalog, house.desk().now());
    let one = match who {
        Who::One(id) => catalog.specialist(id),
        Who::Any => None,
    };
    let place = words::name(voice, &catalog.studio.name);
    let name = one.map_or_else(|| place.clone(), |one| words::name(voice, &one.name));
    let home = house.path(&path_of(catalog, Who::Any));
    let payload = one.map_or(Payload::Studio(catalog.studio.id), |one| Payload::Specialist(one.id));
    let draw = Draw { house, voice, catalog, who, framed: false };
    let people = if one.is_some() || catalog.studio.solo { Vec::new() } else { draw.people() };
    let page = StudioPage {
        frame: around(house, visitor, catalog, who, voice, &name),
        face: Face { photo: draw.portrait(one), letters: words::initials(&name) },
        about: draw.about(one),
        at: one.map(|_| (place, home)),
        paused: catalog.studio.paused.then(|| words::paused(voice, &catalog.studio)),
        nearest: draw.nearest().await?,
        groups: draw.groups(),
        people: people.iter().take(FACES).map(|one| draw.person(one)).collect(),
        others: people.iter().skip(FACES).map(|one| draw.other(one)).collect(),
        address: draw.address(),
        phone: contacts::phone(voice, &catalog.studio),
        hours: draw.hours(shelf),
        privacy: Some(catalog.studio.privacy_url.clone()).filter(|url| !url.is_empty()),
        telegram: house.telegram(&payload),
        book: draw.book(None),
        name,
    };
    Ok(Made::html(page.render()?))
}
