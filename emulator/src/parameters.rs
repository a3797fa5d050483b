//! The parameters of a call, wherever they stand: query, form, JSON or multipart.
//!
//! Telegram reads a number, a flag or an object out of a string too, and so do we.
//! <https://core.telegram.org/bots/api#making-requests>

use std::collections::BTreeMap;

use axum::body::Bytes;
use serde_json::{Map, Value, json};

use crate::answer::Refused;
use crate::files::Upload;
use crate::multipart::{self, Part};

/// What a call brings; the body wins over the query.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parameters {
    values: Map<String, Value>,
    /// Parts of a form that are files.
    files: BTreeMap<String, Upload>,
}

/// A file as a parameter names it.
#[derive(Clone, Debug)]
pub(crate) enum Named {
    /// Nobody said anything.
    Nothing,
    /// The id of a file that was sent before.
    Id(String),
    New(Upload),
}

impl Parameters {
    /// Reads the query of the address and the body by its content type.
    ///
    /// # Errors
    /// 400 when a JSON body is no object.
    pub(crate) fn read(query: &str, content_type: &str, body: &Bytes) -> Result<Self, Refused> {
        let mut files = BTreeMap::new();
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
            "multipart/form-data" => {
                for (name, part) in multipart::parts(content_type, body) {
                    match part {
                        Part::Text(text) => _ = all.insert(name, Value::String(text)),
                        Part::File(file) => _ = files.insert(name, file),
                    }
                }
            }
            _ => {}
        }
        Ok(Self { values: all, files })
    }

    /// The fields of an object as parameters, with the files of this call.
    pub(crate) fn within(&self, object: &Map<String, Value>) -> Self {
        Self { values: object.clone(), files: self.files.clone() }
    }

    /// All of them as one object; a file is its name and how many bytes it has.
    pub(crate) fn to_value(&self) -> Value {
        let mut all = self.values.clone();
        for (name, file) in &self.files {
            all.insert(name.clone(), json!({ "file_name": file.name, "file_size": file.bytes.len() }));
        }
        Value::Object(all)
    }

    /// A file: uploaded under this name, under the name behind `attach://`, or the id of one sent before.
    ///
    /// # Errors
    /// 400 when the upload that is named is missing, and for a link: this box fetches nothing.
    pub(crate) fn file(&self, name: &str) -> Result<Named, Refused> {
        if let Some(upload) = self.files.get(name) {
            return Ok(Named::New(upload.clone()));
        }
        let text = self.text(name);
        if let Some(attached) = text.strip_prefix("attach://") {
            let upload = self.files.get(attached).cloned();
            return upload.map(Named::New).ok_or_else(|| Refused::bad("file is not attached"));
        }
        if text.contains("://") {
            return Err(Refused::bad("failed to get HTTP URL content"));
        }
        Ok(if text.is_empty() { Named::Nothing } else { Named::Id(text) })
    }

    /// A text; empty when it is missing.
    pub(crate) fn text(&self, name: &str) -> String {
        match self.values.get(name) {
            Some(Value::String(text)) => text.clone(),
            None | Some(Value::Null) => String::new(),
            Some(other) => other.to_string(),
        }
    }

    /// A whole number; `None` when it is missing or no number.
    pub(crate) fn integer(&self, name: &str) -> Option<i64> {
        match self.values.get(name)? {
            Value::String(text) => text.trim().parse().ok(),
            value => value.as_i64(),
        }
    }

    /// A number with a fraction; `None` when it is missing or no number.
    pub(crate) fn number(&self, name: &str) -> Option<f64> {
        match self.values.get(name)? {
            Value::String(text) => text.trim().parse().ok(),
            value => value.as_f64(),
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
        match self.values.get(name) {
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
