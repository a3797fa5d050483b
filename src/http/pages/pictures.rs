//! Pictures of a page: its preview for chats and social networks, and its address for a phone's camera.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use moka::future::Cache;
use okoshko_dialogues::press::Part;
use okoshko_dialogues::preview::{Facts, Preview, preview, services};
use okoshko_dialogues::screen::{Arg, Line};
use okoshko_dialogues::start::Payload;
use okoshko_domain::catalog::Who;
use okoshko_domain::people::Lang;
use serde::Deserialize;

use super::studio::path_of;
use super::{House, Manner, Trouble, Visitor};
use crate::desk::Desk;
use crate::desk::pages::Found;
use crate::papers::{PaperError, card, qr};
use crate::texts::{Voice, word};

/// What was drawn is kept for so long.
const KEPT: Duration = Duration::from_mins(1);
/// So many are kept.
const MOST: u64 = 200;

/// Which page: a studio's, or that of somebody who works there.
#[derive(Debug, Deserialize)]
struct Of {
    studio: String,
    specialist: Option<String>,
}

#[derive(Debug, Deserialize)]
struct To {
    /// Where a code leads: `telegram`, else the page.
    to: Option<String>,
}

#[derive(Clone)]
struct Pictures {
    house: House,
    kept: Cache<String, Bytes>,
}

/// Drawing is long work: what was drawn is kept for a minute, and drawn once for all who ask at the same moment.
pub(super) fn routes<S: Clone + Send + Sync + 'static>(house: House) -> Router<S> {
    Router::new()
        .route("/{studio}/card.png", get(preview_of))
        .route("/{studio}/{specialist}/card.png", get(preview_of))
        .route("/{studio}/qr.png", get(code_of))
        .route("/{studio}/{specialist}/qr.png", get(code_of))
        .with_state(Pictures { house, kept: Cache::builder().max_capacity(MOST).time_to_live(KEPT).build() })
}

/// `GET /{studio}/card.png`, `GET /{studio}/{specialist}/card.png`: 1200 by 630.
async fn preview_of(
    State(pictures): State<Pictures>,
    visitor: Visitor,
    Path(of): Path<Of>,
) -> Result<Response, Response> {
    let desk = pictures.house.desk().clone();
    let page = page(&pictures.house, &of).await?;
    let lang = visitor.reads(&page.catalog.studio.langs);
    let (minute, specialist) = (desk.now().minutes(), of.specialist.unwrap_or_default());
    let name = format!("card {minute} {} {}/{specialist}", lang.code(), of.studio);
    let draw = async {
        let page = with_next(&desk, page).await?;
        let card = in_words(&page, lang).ok_or(Trouble::NOT_FOUND)?;
        drawn(move || card::draw(&card)).await
    };
    pictures.picture(name, draw).await
}

/// `GET /{studio}/qr.png`, `GET /{studio}/{specialist}/qr.png`: the page as a code, or with `?to=telegram` the chat.
async fn code_of(
    State(pictures): State<Pictures>,
    Path(of): Path<Of>,
    Query(to): Query<To>,
) -> Result<Response, Response> {
    let house = &pictures.house;
    let page = page(house, &of).await?;
    let (link, caption) = (link(house, &page, to.to.as_deref() == Some("telegram")), name(&page));
    let name = format!("qr {link} {caption}");
    pictures.picture(name, drawn(move || qr::draw(&link, &caption))).await
}

async fn page(house: &House, of: &Of) -> Result<Facts, Response> {
    let found = house.desk().page_at(&of.studio, of.specialist.as_deref()).await;
    let (shelf, specialist) = match found.map_err(Trouble::from).map_err(bare)? {
        Found::Studio(shelf) => (shelf, None),
        Found::Specialist(shelf, one) => (shelf, Some(one)),
        Found::Nothing | Found::Left(_) => return Err(bare(Trouble::NOT_FOUND)),
    };
    let today = shelf.catalog.studio.zone.day_of(house.desk().now());
    Ok(Facts { catalog: shelf.catalog.clone(), specialist, next: None, today })
}

/// The page with its nearest free time.
async fn with_next(desk: &Desk, page: Facts) -> Result<Facts, Trouble> {
    let mut next = None;
    for service in services(&page.catalog, page.specialist) {
        let times = desk.nearest(service, who(&page), Part::All, None).await?;
        let days = times.map(|times| times.days).unwrap_or_default();
        next = next.into_iter().chain(days.first().and_then(|day| day.starts.first().copied())).min();
    }
    Ok(Facts { next, ..page })
}

fn who(page: &Facts) -> Who {
    page.specialist.map_or(Who::Any, Who::One)
}

/// Whose page it is, as its owner wrote it.
fn name(page: &Facts) -> String {
    let specialist = page.specialist.and_then(|id| page.catalog.specialist(id));
    specialist.map_or(&page.catalog.studio.name, |one| &one.name).clone()
}

/// The page as the world reaches it; the chat when it is wanted, or when nobody reaches the page.
fn link(house: &House, page: &Facts, chat: bool) -> String {
    let chat_link = || {
        house.telegram(&match page.specialist {
            Some(id) => Payload::Specialist(id),
            None => Payload::Studio(page.catalog.studio.id),
        })
    };
    match house.desk().site() {
        Some(site) if !chat => format!("{site}{}", path_of(&page.catalog, who(page))),
        _ => chat_link(),
    }
}

fn in_words(page: &Facts, lang: Lang) -> Option<card::Card> {
    let voice = Voice { lang, zone: page.catalog.studio.zone, today: page.today };
    let say = |line: Line| voice.plain(&Arg::Line(Box::new(line)));
    let Preview { name, under, rows, call, .. } = preview(page)?;
    let rows = rows.into_iter().map(|(what, price)| (what, say(price))).collect();
    Some(card::Card { name, under, rows, call: say(call), nameless: word(lang, "preview-book") })
}

async fn drawn(
    draw: impl FnOnce() -> Result<Vec<u8>, PaperError> + Send + 'static,
) -> Result<Bytes, Trouble> {
    Ok(Bytes::from(tokio::task::spawn_blocking(draw).await??))
}

impl Pictures {
    /// A picture that is kept, or a fresh one.
    async fn picture(
        &self,
        name: String,
        draw: impl Future<Output = Result<Bytes, Trouble>>,
    ) -> Result<Response, Response> {
        let failed = |trouble: Arc<Trouble>| bare(*trouble);
        let bytes = self.kept.try_get_with(name, draw).await.map_err(failed)?;
        let headers = [
            (CONTENT_TYPE, HeaderValue::from_static("image/png")),
            (CACHE_CONTROL, HeaderValue::from_static("public, max-age=60")),
        ];
        Ok((StatusCode::OK, headers, bytes).into_response())
    }
}

/// Where a picture is asked for, words are no help.
fn bare(trouble: Trouble) -> Response {
    let mut answer = trouble.status.into_response();
    answer.extensions_mut().insert(Manner { bare: true, ..Manner::default() });
    answer
}
