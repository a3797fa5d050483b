//! The parameters of a call, wherever they stand: query, form, JSON or multipart.
//!
//! Telegram reads a number, a flag or an object out of a string too, and so do we.
//! <https://core.telegram.org/bots/api#making-requests>

use serde_json::{Map, Value};

use crate::answer::Refused;
use crate::multipart;

/// What a call brings; the body wins over the query.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parameters(Map<String, Value>);

impl Parameters {
    /// Reads the query of the address and the body by its content type.
    ///
    /// # Errors
    /// 400 when a JSON body is no object.
    pub(crate) fn read(query: &str, content_type: &str, body: &[u8]) -> Result<Self, Refused> {
        let mut all = texts(form_urlencoded::parse(query.as_bytes()).into_owned());
        let kind = content_type.split(';').next().unwrap_or_default().trim().to_lowercase();
        match kind.as_str() {
            "application/json" if !body.iter().all(u8::is_ascii_whitespace) => {
                let object = serde_json::from_slice(body).ok();
                let object: Map<String, Value> = object
                    .ok_or_else(|| Refused::bad("can't parse request body as JSON: object expected"))?;
                all.extend(object);
            }
            "application/x-www-form-urlencoded" => {
                all.extend(texts(form_urlencoded::parse(body).into_owned()));
            }
            "multipart/form-data" => all.extend(texts(multipart::fields(content_type, body))),
            _ => {}
        }
        Ok(Self(all))
    }

    /// All of them as one object.
    pub(crate) fn to_value(&self) -> Value {
        Value::Object(self.0.clone())
    }

    /// A text; empty when it is missing.
    pub(crate) fn text(&self, name: &str) -> String {
        match self.0.get(name) {
            Some(Value::String(text)) => text.clone(),
            None | Some(Value::Null) => String::new(),
            Some(other) => other.to_string(),
        }
    }

    /// A whole number; `None` when it is missing or no number.
    pub(crate) fn integer(&self, name: &str) -> Option<i64> {
        match self.0.get(name)? {
            Value::String(text) => text.trim().parse().ok(),
            value => value.as_i64(),
        }
    }

    /// A flag: `true`, `1`, `yes`.
    pub(crate) fn flag(&self, name: &str) -> bool {
        matches!(self.text(name).to_lowercase().as_str(), "true" | "1" | "yes" | "y" | "t")
    }

    /// An object or an array, given as such or as its JSON text; `None` when it is missing or empty.
    ///
    /// # Errors
    /// 400 when the text is no JSON; `what` names the thing.
    pub(crate) fn json(&self, name: &str, what: &str) -> Result<Option<Value>, Refused> {
        match self.0.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) if text.is_empty() => Ok(None),
            Some(Value::String(text)) => match serde_json::from_str(text) {
                Ok(Value::Null) => Ok(None),
                Ok(value) => Ok(Some(value)),
                Err(_) => Err(Refused::bad(format!("can't parse {what} JSON object"))),
            },
            Some(value) => Ok(Some(value.clone())),
        }
    }
}

fn texts(pairs: impl IntoIterator<Item = (String, String)>) -> Map<String, Value> {
    pairs.into_iter().map(|(name, value)| (name, Value::String(value))).collect()
}
