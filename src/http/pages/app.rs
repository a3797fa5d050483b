//! The Mini App: the same pages inside Telegram, where the person is known.
//!
//! Telegram tells who it is in the part of the address that no server sees; a small script hands it over once, and a
//! cookie remembers it.

use askama::Template;
use axum::extract::{FromRequestParts, Path, Query, State};
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use okoshko_dialogues::start::Payload;
use okoshko_dialogues::today::day_entries;
use okoshko_domain::ids::StudioId;
use okoshko_domain::people::Lang;
use okoshko_domain::zone::LocalDay;
use serde::Deserialize;

use super::form::Fields;
use super::page::see;
use super::{Frame, Frames, House, Page, Trouble, Visitor};
use crate::http::auth::{Known, Stranger};
use crate::texts::Voice;

/// What the cookie is called that remembers who it is.
const COOKIE_NAME: &str = "app";

#[derive(Template)]
#[template(path = "app.html")]
struct AppPage {
    frame: Frame,
    action: String,
    to: String,
    /// Outside of Telegram, the way there.
    bot: String,
}

#[derive(Template)]
#[template(path = "day.html")]
struct DayPage {
    frame: Frame,
    /// Each with the way to its visit.
    lines: Vec<(String, Option<String>)>,
    before: String,
    after: String,
    today: Option<String>,
}

/// Where to.
#[derive(Debug, Deserialize)]
pub(super) struct Whereto {
    to: Option<String>,
}

/// Which studio's day.
#[derive(Debug, Deserialize)]
pub(super) struct Where {
    at: Option<String>,
}

/// Whoever Telegram says it is; nobody outside of it.
pub(super) struct Inside(pub(super) Option<Known>);

impl FromRequestParts<House> for Inside {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Self::Rejection> {
        let cookie = cookie(&parts.headers);
        Ok(Self(cookie.and_then(|cookie| house.0.keys.recall(cookie, house.0.desk.now()))))
    }
}

fn cookie(headers: &HeaderMap) -> Option<&str> {
    let lines = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == COOKIE_NAME).map(|(_, value)| value)
}

/// Whether a request comes from inside Telegram, or says so: its page may be framed there.
pub(super) fn is_inside(uri: &Uri, headers: &HeaderMap) -> bool {
    uri.path() == "/app" || uri.path().starts_with("/app/") || cookie(headers).is_some()
}

/// `GET /app`: hands over what Telegram says, by a script.
pub(super) async fn open(
    State(house): State<House>,
    Query(whereto): Query<Whereto>,
    visitor: Visitor,
) -> Result<Page, Trouble> {
    let frame = Frame::new(&house, &visitor, &[], String::new());
    let frame = Frame { title: frame.say("page-app-title"), switch: Vec::new(), ..frame };
    let to = whereto.to.filter(|to| to == "day").unwrap_or_default();
    let bot = house.telegram(&Payload::Unknown);
    let page = AppPage { action: house.path("/app"), to, bot, frame: frame.unlisted() };
    Ok(Page::of(&page)?.secret().framed(Frames::Telegram))
}

/// `POST /app`: lets in whom Telegram names, and leads on.
pub(super) async fn enter(State(house): State<House>, fields: Fields) -> Result<Response, Trouble> {
    let now = house.desk().now();
    let user = house.0.keys.launch(fields.get("init_data"), now).map_err(|stranger| match stranger {
        Stranger::Forged => Trouble::STRANGER,
        Stranger::Old => Trouble::STALE,
    })?;
    let lang = Lang::for_telegram(user.language_code.as_deref());
    let (account, studio) = house.desk().inside(user.id, lang).await?;
    let known = Known { account, name: user.name() };
    let path = match (fields.get("to"), studio) {
        ("day", studio) => day_path(&house, studio.map(|(id, _)| id), None),
        (_, Some((_, slug))) => house.path(&format!("/{slug}?lang={}", lang.code())),
        (_, None) => house.path(&format!("/?lang={}", lang.code())),
    };
    let mut answer = see(&path);
    if let Ok(value) = HeaderValue::from_str(&remembered(&house, &known)) {
        answer.headers_mut().append(SET_COOKIE, value);
    }
    Ok(answer)
}

fn remembered(house: &House, known: &Known) -> String {
    let value = house.0.keys.remember(known, house.desk().now());
    let site = house.0.headers.cookie_site();
    format!("{COOKIE_NAME}={value}; Path={}; HttpOnly; {site}", house.path("/"))
}

/// The way to a day of a studio; to today when none is named.
pub(super) fn day_path(house: &House, at: Option<StudioId>, day: Option<LocalDay>) -> String {
    let day = day.map(|day| format!("/{}", day.date())).unwrap_or_default();
    let at = at.map(|studio| format!("?at={studio}")).unwrap_or_default();
    house.path(&format!("/app/day{day}{at}"))
}

/// `GET /app/day?at=`: today, for whoever works here.
pub(super) async fn today(
    state: State<House>,
    Query(place): Query<Where>,
    inside: Inside,
    visitor: Visitor,
) -> Result<Response, Trouble> {
    day(state, inside, visitor, (place, None)).await
}

/// `GET /app/day/{day}?at=`: another day.
pub(super) async fn other(
    state: State<House>,
    Query(place): Query<Where>,
    inside: Inside,
    visitor: Visitor,
    Path(day_of): Path<String>,
) -> Result<Response, Trouble> {
    let wanted = day_of.parse().map_err(|_| Trouble::NOT_FOUND)?;
    day(state, inside, visitor, (place, Some(LocalDay::from_date(wanted)))).await
}

async fn day(
    State(house): State<House>,
    Inside(known): Inside,
    visitor: Visitor,
    (place, wanted): (Where, Option<LocalDay>),
) -> Result<Response, Trouble> {
    let known = known.ok_or(Trouble::STALE)?;
    let at = place.at.and_then(|id| id.parse().ok()).map(StudioId);
    let Some(day) = house.desk().working_day(known.account, at, wanted).await? else {
        return Err(Trouble::STAFF);
    };
    let frame = Frame::new(&house, &visitor, &[], String::new());
    let lang = visitor.switched().unwrap_or(day.lang);
    let frame = frame.speaking(lang, "page-day-title");
    let voice = Voice { lang, zone: day.zone, today: day.plan.today };
    let path = |other| day_path(&house, Some(day.at), other);
    let page = DayPage {
        lines: day_entries(&day.plan)
            .iter()
            .filter(|(line, _)| !line.key.is_empty())
            .map(|(line, visit)| {
                let href = visit.map(|id| house.path(&format!("/app/visit/{id}")));
                (voice.html(std::slice::from_ref(line)), href)
            })
            .collect(),
        before: path(Some(day.plan.day.plus(-1))),
        after: path(Some(day.plan.day.plus(1))),
        today: (day.plan.day != day.plan.today).then(|| path(None)),
        frame: frame.of(&day.studio, path(None)).unlisted(),
    };
    Ok(Page::of(&page)?.secret().framed(Frames::Telegram).with(StatusCode::OK).into_response())
}
