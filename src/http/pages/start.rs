//! The front door: whose page it is when only one studio is here, else who is; and what search engines ask.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Redirect, Response};
use okoshko_domain::catalog::Who;

use super::studio::path_of;
use super::{Frame, House, Manner, Page, Trouble, Visitor, words};
use crate::texts::word;

#[derive(Template)]
#[template(path = "start.html")]
struct StartPage {
    frame: Frame,
    studios: Vec<Listed>,
}

struct Listed {
    name: String,
    address: String,
    letters: String,
    href: String,
}

/// `GET /`
pub(super) async fn start(State(house): State<House>, visitor: Visitor) -> Result<Response, Trouble> {
    let visitor = visitor.asking(String::new());
    let all = house.desk().studios_with_pages().await?;
    if let [only] = all.as_slice() {
        return Ok(Redirect::temporary(&house.path(&path_of(only, Who::Any))).into_response());
    }
    let title = if all.is_empty() { "page-nobody-title" } else { "page-start-title" };
    let frame = Frame::new(&house, &visitor, &[], word(visitor.reads(&[]), title));
    let listed = |catalog: &std::sync::Arc<okoshko_domain::catalog::Catalog>| {
        let voice = words::voice(frame.lang, catalog, house.desk().now());
        let address = &catalog.studio.address;
        Listed {
            name: words::name(voice, &catalog.studio.name),
            address: if address.is_empty() { String::new() } else { words::name(voice, address) },
            letters: words::initials(&catalog.studio.name),
            href: house.path(&path_of(catalog, Who::Any)),
        }
    };
    let studios = all.iter().map(listed).collect();
    Ok(Page::of(&StartPage { frame, studios })?.into_response())
}

/// `GET /robots.txt`: pages of persons are nobody's business.
pub(super) async fn robots(State(house): State<House>) -> Response {
    let site = house.desk().site();
    let map = site.map_or(String::new(), |site| format!("Sitemap: {site}/sitemap.xml\n"));
    let closed = ["/b/", "/h/", "/app", "/*/widget", "/*/book", "/*/hold", "/*/slots"];
    let mut words = "User-agent: *\n".to_owned();
    for path in closed {
        words.extend(["Disallow: ", &house.path(path), "\n"]);
    }
    text("text/plain; charset=utf-8", words + &map)
}

/// `GET /sitemap.xml`: every studio and everybody who works there, when the world knows where we are.
pub(super) async fn sitemap(State(house): State<House>) -> Result<Response, Trouble> {
    let site = house.desk().site().ok_or(Trouble::NOT_FOUND)?;
    let mut urls = String::new();
    for catalog in house.desk().studios_with_pages().await? {
        let people = catalog.specialists.iter().filter(|one| catalog.done_by(one.id).next().is_some());
        let people = people.filter(|_| !catalog.studio.solo).map(|one| Who::One(one.id));
        for who in std::iter::once(Who::Any).chain(people) {
            let mut address = String::new();
            super::markup::escape(&mut address, &format!("{site}{}", path_of(&catalog, who)));
            urls.extend(["<url><loc>", &address, "</loc></url>\n"]);
        }
    }
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    let set =
        format!("{head}<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{urls}</urlset>\n");
    Ok(text("application/xml; charset=utf-8", set))
}

fn text(kind: &'static str, words: String) -> Response {
    let mut answer = ([(CONTENT_TYPE, HeaderValue::from_static(kind))], words).into_response();
    answer.extensions_mut().insert(Manner { bare: true, ..Manner::default() });
    answer
}
