//! Pictures of studios, services and specialists. Telegram keeps them; whoever looks at a page asks us, not Telegram.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use futures::future::BoxFuture;
use moka::future::Cache as Kept;
use okoshko_domain::catalog::Catalog;
use okoshko_domain::ids::{ServiceId, SpecialistId};

use super::{Cache, House, Manner, Trouble};
use crate::desk::pages::Found;

/// Brings a picture by Telegram's number for it.
pub type Photos = Arc<dyn Fn(String) -> BoxFuture<'static, Option<Vec<u8>>> + Send + Sync>;

/// Bytes of pictures that are kept.
const MOST_BYTES: u64 = 24 << 20;
/// How many of those that Telegram does not give are remembered, and when they are asked for again.
const MISSING: u64 = 1000;
const AGAIN: Duration = Duration::from_mins(1);
/// A browser keeps a picture for an hour: a new one has the same address.
const KEPT_S: u32 = 60 * 60;

/// Pictures that were asked for, by Telegram's numbers.
pub(super) struct Album {
    fetch: Photos,
    kept: Kept<String, Bytes>,
    /// Those that Telegram does not give.
    missing: Kept<String, ()>,
}

impl Album {
    pub(super) fn new(fetch: Photos) -> Self {
        let weight = |_: &String, bytes: &Bytes| u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        let kept = Kept::builder().max_capacity(MOST_BYTES).weigher(weight).build();
        Self { fetch, kept, missing: Kept::builder().max_capacity(MISSING).time_to_live(AGAIN).build() }
    }

    /// Asked for by many at once, it is fetched once.
    async fn picture(&self, number: &str) -> Option<Bytes> {
        if self.missing.contains_key(number) {
            return None;
        }
        let fetched = async { Some(Bytes::from((self.fetch)(number.to_owned()).await?)) };
        let picture = self.kept.optionally_get_with(number.to_owned(), fetched).await;
        if picture.is_none() {
            self.missing.insert(number.to_owned(), ()).await;
        }
        picture
    }
}

/// `GET /{studio}/photo/{kind}-{id}`: `s` the studio, `m` a specialist, `v` a service. Only what the studio shows.
pub(super) async fn photo(
    State(house): State<House>,
    Path((studio, name)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let Found::Studio(shelf) = house.desk().page_at(&studio, None).await? else {
        return Err(Trouble::NOT_FOUND);
    };
    let number = number_of(&shelf.catalog, &name).ok_or(Trouble::NOT_FOUND)?;
    let bytes = house.0.photos.picture(number).await.ok_or(Trouble::NOT_FOUND)?;
    let kind = kind(&bytes).ok_or(Trouble::NOT_FOUND)?;
    let mut answer = ([(CONTENT_TYPE, HeaderValue::from_static(kind))], bytes).into_response();
    answer.extensions_mut().insert(Manner { cache: Cache::For(KEPT_S), ..Manner::default() });
    Ok(answer)
}

fn number_of<'a>(catalog: &'a Catalog, name: &str) -> Option<&'a str> {
    let (kind, id) = name.split_once('-')?;
    let id = id.parse().ok()?;
    let number = match kind {
        "s" if id == catalog.studio.id.0 => &catalog.studio.photo,
        "m" => &catalog.specialist(SpecialistId(id))?.photo,
        "v" => &catalog.service(ServiceId(id))?.photo,
        _ => return None,
    };
    (!number.is_empty()).then_some(number)
}

/// What a picture is, by how it begins; nothing for what is none.
fn kind(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [0x89, b'P', b'N', b'G', ..] => Some("image/png"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => None,
    }
}
