//! Pages: the same desk in a browser.
//!
//! A page is a template in `templates/` with words of `locales/`; askama escapes what is put into it. What every answer
//! has in common (headers, the kind page in place of an error) is done once, in `dress`; a handler says only how its
//! page differs (`Manner`).

mod app;
mod asked;
mod book;
mod contacts;
mod counter;
mod doubt;
mod draw;
mod dress;
mod files;
mod forget;
mod form;
mod frame;
mod guard;
mod hold;
mod inputs;
mod kept;
mod markup;
mod month;
mod move_visit;
mod origin;
mod page;
mod photos;
mod pictures;
mod refused;
mod rich;
mod sent;
mod slots;
mod start;
mod studio;
mod trouble;
mod visit;
mod visitor;
mod words;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use okoshko_domain::ids::StudioId;
use okoshko_domain::people::Lang;
use tower_http::timeout::TimeoutLayer;

pub use self::frame::Frame;
pub use self::page::{Cache, Frames, Manner, Page};
pub use self::photos::Photos;
pub use self::rich::Rich;
pub use self::trouble::Trouble;
pub use self::visitor::Visitor;
use crate::config::Settings;
use crate::desk::Desk;
use crate::desk::booking::Wish;
use crate::desk::browser::Form;
use crate::http::auth::{Keys, Known};

/// A form is a name, a phone and a few words.
const FORM_MAX: usize = 64 << 10;
const TIMEOUT: Duration = Duration::from_secs(10);

/// What every page needs; cheap to clone.
#[derive(Clone)]
pub struct House(Arc<Rooms>);

struct Rooms {
    desk: Desk,
    /// What stands before every path of ours: empty, or `/some/where`.
    base: String,
    /// Where links open Telegram, without a slash at the end.
    telegram: String,
    /// What tells whom Telegram let in.
    keys: Keys,
    /// Who may ask how often.
    guard: guard::Guard,
    /// What every answer says, page by page.
    headers: page::Headers,
    /// Whether answers are kept while they are true.
    keeps: bool,
    kept: kept::Kept,
    photos: photos::Album,
}

impl House {
    /// The house of a desk, as the world reaches it.
    #[must_use]
    pub fn new(desk: Desk, settings: &Settings, photos: Photos) -> Self {
        let https = settings.public_url.as_ref().is_some_and(|url| url.scheme() == "https");
        let base = settings.public_url.as_ref().map_or("", |url| url.path()).trim_end_matches('/').to_owned();
        let telegram = settings.telegram_link_url.as_str().trim_end_matches('/').to_owned();
        let headers = page::Headers::new(&settings.telegram_link_url, https);
        let guard = guard::Guard::new(&desk, &settings.limits, &settings.token);
        let keys = Keys::new(&settings.token);
        Self(Arc::new(Rooms {
            desk,
            base,
            telegram,
            guard,
            keys,
            headers,
            keeps: settings.page_cache,
            kept: kept::Kept::default(),
            photos: photos::Album::new(photos),
        }))
    }

    /// The desk behind the pages.
    #[must_use]
    pub fn desk(&self) -> &Desk {
        &self.0.desk
    }

    /// A path of ours as a browser asks for it.
    #[must_use]
    pub fn path(&self, path: &str) -> String {
        format!("{}{path}", self.0.base)
    }

    /// The link that opens the bot where its reader left it.
    #[must_use]
    pub fn bot(&self) -> String {
        format!("{}/{}", self.0.telegram, self.0.desk.bot_name())
    }

    /// The link that opens the bot with this payload.
    #[must_use]
    pub fn telegram(&self, payload: &okoshko_dialogues::start::Payload) -> String {
        let start = payload.text().unwrap_or_default();
        format!("{}?start={start}", self.bot())
    }
}

impl House {
    /// The studio whose page is called so, or was.
    async fn studio(&self, slug: &str) -> Result<StudioId, Trouble> {
        self.desk().studio_at(slug).await?.ok_or(Trouble::NOT_FOUND)
    }

    /// The form that a visitor sends to a page, and the slot that it names; when they may send one now.
    async fn form(
        &self,
        slug: &str,
        fields: &form::Fields,
        (visitor, known): (&Visitor, Option<&Known>),
        asker: guard::Asker,
    ) -> Result<(Form, Wish), Trouble> {
        let studio = self.studio(slug).await?;
        self.0.guard.studio(studio)?;
        let wish = fields.wish().ok_or(Trouble::WRONG)?;
        let catalog = self.desk().catalog(studio).await?.ok_or(Trouble::NOT_FOUND)?;
        let lang = visitor.reads(&catalog.studio.langs);
        let form = Form { key: fields.key(), studio, lang, known: known.map(|known| known.account) };
        self.0.guard.holds(&form, asker.0)?;
        Ok((form, wish))
    }
}

/// Where a place is on a map that its reader knows. Millionths of a degree, north and east.
fn map_link(lang: Lang, north: i64, east: i64) -> String {
    let degrees = |millionths: i64| {
        let (whole, rest) = (millionths.abs() / 1_000_000, millionths.abs() % 1_000_000);
        format!("{}{whole}.{rest:06}", if millionths < 0 { "-" } else { "" })
    };
    let (north, east) = (degrees(north), degrees(east));
    match lang {
        Lang::Ru => format!("https://yandex.ru/maps/?pt={east},{north}&z=17&l=map"),
        Lang::En => format!("https://www.openstreetmap.org/?mlat={north}&mlon={east}#map=17/{north}/{east}"),
    }
}

/// Every page, and a kind one in place of every error.
pub(super) fn routes(house: House) -> Router {
    Router::new()
        .route("/static/{name}", get(files::serve))
        .route("/favicon.ico", get(files::icon))
        .route("/app", get(app::open).post(app::enter))
        .route("/app/day", get(app::today))
        .route("/app/day/{day}", get(app::other))
        .route("/app/visit/{id}", get(counter::show).post(counter::press))
        .route("/h/{key}", get(hold::form))
        .route("/{studio}/hold", post(hold::hold))
        .route("/{studio}/telegram", post(hold::telegram))
        .route("/b/{token}", get(visit::show))
        .route("/b/{token}/visit.ics", get(visit::calendar))
        .route("/b/{token}/cancel", post(visit::cancel))
        .route("/b/{token}/restore", post(visit::restore))
        .route("/b/{token}/connect", post(visit::connect))
        .route("/b/{token}/rotate", post(visit::rotate))
        .route("/b/{token}/forget", get(forget::ask).post(forget::forget))
        .route("/b/{token}/move", get(move_visit::look).post(move_visit::go))
        .route("/robots.txt", get(start::robots))
        .route("/sitemap.xml", get(start::sitemap))
        .route("/", get(start::start))
        .route("/{studio}", get(studio::studio))
        .route("/{studio}/{specialist}", get(studio::specialist))
        .route("/{studio}/book", get(book::book).post(sent::book))
        .route("/{studio}/widget", get(book::widget))
        .route("/{studio}/slots", get(slots::slots))
        .route("/{studio}/photo/{name}", get(photos::photo))
        .merge(pictures::routes(house.clone()))
        .fallback(async || Trouble::NOT_FOUND)
        .layer(from_fn_with_state(house.clone(), guard::guarded))
        .layer(DefaultBodyLimit::max(FORM_MAX))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, TIMEOUT))
        .layer(from_fn_with_state(house.clone(), dress::dress))
        .with_state(house)
}
