//! Answers that are made once for everybody, as long as they are true.
//!
//! An entry knows how far the store had been written when it was begun, and its minute: starts, notice and the window
//! are whole minutes, so that time alone changes an answer only with the next one.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::{House, Manner, Trouble};

/// The most answers, and the most bytes of them, that are kept.
const MOST: usize = 4096;
const MOST_BYTES: usize = 32 << 20;

/// An answer to everybody; a form in it gets a key of its own each time.
#[derive(Clone, Debug)]
pub(super) struct Made {
    status: StatusCode,
    kind: &'static str,
    start: Bytes,
    /// What follows the key; nothing where there is no form.
    end: Option<Bytes>,
    manner: Manner,
}

/// What stands in a template for the key of a form. No words of a person can look so: their quotes are escaped.
const HOLE: &str = "value=\"KEY\"";

impl Made {
    pub(super) fn html(html: String) -> Self {
        let (start, end) = match html.split_once(HOLE) {
            Some((start, end)) => (format!("{start}value=\"").into(), Some(format!("\"{end}").into())),
            None => (html.into(), None),
        };
        let (status, kind) = (StatusCode::OK, "text/html; charset=utf-8");
        Self { status, kind, start, end, manner: Manner::default() }
    }

    pub(super) fn json(json: Vec<u8>) -> Self {
        let manner = Manner { bare: true, ..Manner::default() };
        let status = StatusCode::OK;
        Self { status, kind: "application/json", start: json.into(), end: None, manner }
    }

    pub(super) fn with(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    fn bytes(&self) -> usize {
        self.start.len() + self.end.as_ref().map_or(0, Bytes::len)
    }
}

impl IntoResponse for Made {
    fn into_response(self) -> Response {
        let body = match self.end {
            None => self.start,
            Some(end) => {
                let key = uuid::Uuid::new_v4().hyphenated().to_string();
                Bytes::from([&self.start[..], key.as_bytes(), &end[..]].concat())
            }
        };
        let mut answer =
            (self.status, [(CONTENT_TYPE, HeaderValue::from_static(self.kind))], body).into_response();
        answer.extensions_mut().insert(self.manner);
        answer
    }
}

#[derive(Debug)]
struct Entry {
    generation: u64,
    minute: i64,
    made: Made,
}

/// Answers by what was asked.
#[derive(Debug, Default)]
pub(super) struct Kept {
    entries: RwLock<(HashMap<String, Entry>, usize)>,
}

impl Kept {
    fn find(&self, asked: &str, generation: u64, minute: i64) -> Option<Made> {
        let entries = self.entries.read().unwrap_or_else(PoisonError::into_inner);
        let entry = entries.0.get(asked)?;
        (entry.generation == generation && entry.minute == minute).then(|| entry.made.clone())
    }

    fn keep(&self, asked: String, generation: u64, minute: i64, made: &Made) {
        let mut entries = self.entries.write().unwrap_or_else(PoisonError::into_inner);
        let (all, bytes) = &mut *entries;
        if all.len() >= MOST || *bytes >= MOST_BYTES {
            all.retain(|_, entry| entry.generation == generation && entry.minute == minute);
            *bytes = all.values().map(|entry| entry.made.bytes()).sum();
            if all.len() >= MOST || *bytes >= MOST_BYTES {
                (*all, *bytes) = (HashMap::new(), 0);
            }
        }
        *bytes += made.bytes();
        let before = all.insert(asked, Entry { generation, minute, made: made.clone() });
        *bytes -= before.map_or(0, |entry| entry.made.bytes());
    }
}

impl House {
    /// The answer to what was asked, made now unless one that is kept is true.
    ///
    /// * `asked`: all that it depends on, besides what the store holds and the minute.
    pub(super) async fn kept(
        &self,
        asked: String,
        make: impl Future<Output = Result<Made, Trouble>>,
    ) -> Result<Made, Trouble> {
        // Before anything is read: what is written from here on makes it stale.
        let generation = self.0.desk.generation().filter(|_| self.0.keeps);
        let Some(generation) = generation else { return make.await };
        let minute = self.0.desk.now().minutes();
        if let Some(made) = self.0.kept.find(&asked, generation, minute) {
            return Ok(made);
        }
        let made = make.await?;
        self.0.kept.keep(asked, generation, minute, &made);
        Ok(made)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_true_until_something_is_written_or_the_minute_is_over() {
        let kept = Kept::default();
        kept.keep("a".to_owned(), 1, 10, &Made::html("x".to_owned()));
        assert!(kept.find("a", 1, 10).is_some());
        for (asked, generation, minute) in [("a", 2, 10), ("a", 1, 11), ("a", 1, 9), ("b", 1, 10)] {
            assert!(kept.find(asked, generation, minute).is_none(), "{asked} {generation} {minute}");
        }
    }

    #[test]
    fn no_more_is_kept_than_there_is_room_for() {
        let kept = Kept::default();
        for number in 0..3 * MOST {
            kept.keep(number.to_string(), 1, 10, &Made::html("x".to_owned()));
            assert!(kept.entries.read().unwrap().0.len() <= MOST);
        }
        let large = Made::html("x".repeat(MOST_BYTES / 4));
        for number in 0..20 {
            kept.keep(format!("large {number}"), 1, 10, &large);
            let entries = kept.entries.read().unwrap();
            let bytes: usize = entries.0.values().map(|entry| entry.made.bytes()).sum();
            assert_eq!(bytes, entries.1);
            assert!(bytes <= MOST_BYTES + large.bytes());
        }
    }

    #[test]
    fn every_form_has_a_key_of_its_own() {
        let made = Made::html(format!("<input name=\"key\" {HOLE}> tail"));
        assert!(made.start.ends_with(b"<input name=\"key\" value=\""));
        assert_eq!(made.end.as_deref(), Some(&b"\"> tail"[..]));
    }
}
