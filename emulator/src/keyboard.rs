//! `reply_markup`: keyboards as a bot sends them, checked as Telegram checks them.
//!
//! <https://core.telegram.org/bots/api#inlinekeyboardmarkup>

use serde_json::{Map, Value, json};

use crate::answer::Refused;
use crate::entities::utf16_len;
use crate::link;

/// Buttons in one keyboard, and in one row of it.
const MOST_BUTTONS: usize = 100;
const MOST_IN_ROW: usize = 8;
/// Bytes of `callback_data`.
const MOST_DATA: usize = 64;
/// UTF-16 units of a text to copy.
const MOST_COPY: i64 = 256;

/// Fields that say what an inline button does; exactly one must stand.
const ACTIONS: [&str; 10] = [
    "url",
    "login_url",
    "callback_data",
    "web_app",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
];

/// What a button under a message does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    Callback(String),
    Url(String),
    Copy(String),
    /// A page of the bot, opened over the chat.
    WebApp(String),
    /// An inline query: the field and its value, passed through.
    Other(String, Value),
}

/// A button under a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    pub(crate) text: String,
    pub(crate) action: Action,
}

impl Key {
    /// The button as it stands in a message.
    pub(crate) fn to_json(&self) -> Value {
        let mut button = Map::from_iter([("text".to_owned(), json!(self.text))]);
        let (field, value) = match &self.action {
            Action::Callback(data) => ("callback_data", json!(data)),
            Action::Url(url) => ("url", json!(url)),
            Action::Copy(text) => ("copy_text", json!({ "text": text })),
            Action::WebApp(url) => ("web_app", json!({ "url": url })),
            Action::Other(field, value) => (field.as_str(), value.clone()),
        };
        button.insert(field.to_owned(), value);
        Value::Object(button)
    }
}

/// Rows of buttons under a message; no row is empty.
pub(crate) type Keyboard = Vec<Vec<Key>>;

/// What a button in place of the person's keyboard sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sends {
    Text,
    /// The person's own phone.
    Contact,
    /// Where the person is.
    Location,
}

/// A button in place of the person's keyboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReplyKey {
    pub(crate) text: String,
    pub(crate) sends: Sends,
}

/// What stands in place of the person's keyboard; no rows when nothing does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ReplyKeyboard {
    pub(crate) rows: Vec<Vec<ReplyKey>>,
    /// Folds away at the first press.
    pub(crate) one_time: bool,
    /// Stays unfolded whatever the person does.
    pub(crate) persistent: bool,
    /// What stands in the empty input; empty when nothing does.
    pub(crate) placeholder: String,
    pub(crate) folded: bool,
}

impl ReplyKeyboard {
    pub(crate) fn keys(&self) -> impl Iterator<Item = &ReplyKey> {
        self.rows.iter().flatten()
    }
}

/// A `reply_markup` of any kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Markup {
    Inline(Keyboard),
    Reply(ReplyKeyboard),
    Remove,
    ForceReply,
}

/// A keyboard as it stands in a message.
pub(crate) fn to_json(keyboard: &Keyboard) -> Value {
    let rows = keyboard.iter().map(|row| row.iter().map(Key::to_json).collect());
    json!({ "inline_keyboard": rows.collect::<Vec<Vec<Value>>>() })
}

/// Reads a `reply_markup` that may be of any kind; `None` when it says nothing.
///
/// # Errors
/// Telegram's words for what is wrong with it.
pub(crate) fn read(markup: &Value) -> Result<Option<Markup>, Refused> {
    let markup = markup.as_object().ok_or_else(|| Refused::bad("object expected as reply markup"))?;
    if let Some(rows) = markup.get("inline_keyboard") {
        let keyboard = inline(rows)?;
        return Ok((!keyboard.is_empty()).then_some(Markup::Inline(keyboard)));
    }
    if let Some(rows) = markup.get("keyboard") {
        return reply(markup, rows).map(|keyboard| Some(Markup::Reply(keyboard)));
    }
    if flag(markup, "remove_keyboard")? {
        return Ok(Some(Markup::Remove));
    }
    Ok(flag(markup, "force_reply")?.then_some(Markup::ForceReply))
}

/// Reads a `reply_markup` that may only be inline, as in edits; empty when it says nothing.
///
/// # Errors
/// Telegram's words for what is wrong with it.
pub(crate) fn read_inline(markup: &Value) -> Result<Keyboard, Refused> {
    match read(markup)? {
        None => Ok(Keyboard::new()),
        Some(Markup::Inline(keyboard)) => Ok(keyboard),
        Some(_) => Err(Refused::bad("inline keyboard expected")),
    }
}

fn flag(markup: &Map<String, Value>, field: &str) -> Result<bool, Refused> {
    match markup.get(field) {
        None | Some(Value::Null) => Ok(false),
        Some(Value::Bool(flag)) => Ok(*flag),
        Some(_) => Err(Refused::bad(format!("field \"{field}\" must be of type Boolean"))),
    }
}

/// The rows of a keyboard without the empty ones, each button read by `read`.
fn rows<T>(
    field: &str,
    rows: &Value,
    read: impl Fn(&Value) -> Result<T, Refused>,
) -> Result<Vec<Vec<T>>, Refused> {
    let not_array = || Refused::bad(format!("field \"{field}\" must be of type Array"));
    let rows = rows.as_array().ok_or_else(not_array)?;
    let mut keyboard = Vec::new();
    for row in rows {
        let row = row.as_array().ok_or_else(|| Refused::bad("keyboard button row must be an array"))?;
        let keys = row.iter().map(&read).collect::<Result<Vec<T>, Refused>>()?;
        if keys.len() > MOST_IN_ROW {
            return Err(Refused::bad("REPLY_MARKUP_TOO_LONG"));
        }
        if !keys.is_empty() {
            keyboard.push(keys);
        }
    }
    if keyboard.iter().map(Vec::len).sum::<usize>() > MOST_BUTTONS {
        return Err(Refused::bad("REPLY_MARKUP_TOO_LONG"));
    }
    Ok(keyboard)
}

fn inline(keyboard: &Value) -> Result<Keyboard, Refused> {
    rows("inline_keyboard", keyboard, inline_key)
}

fn inline_key(button: &Value) -> Result<Key, Refused> {
    let cannot = |why: &str| Refused::bad(format!("can't parse inline keyboard button: {why}"));
    let fields = button.as_object().ok_or_else(|| cannot("InlineKeyboardButton must be an Object"))?;
    let text = key_text(fields, cannot)?;
    let mut actions = ACTIONS.into_iter().filter(|field| says_something(field, fields.get(*field)));
    let Some(field) = actions.next() else {
        return Err(cannot("Text buttons are unallowed in the inline keyboard"));
    };
    if actions.next().is_some() {
        return Err(cannot("exactly one action must be used"));
    }
    action(field, &fields[field]).map(|action| Key { text, action })
}

/// An empty `callback_data` or `url` is as good as none; an empty inline query is one.
fn says_something(field: &str, value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null) => false,
        Some(Value::String(text)) => !text.is_empty() || field.starts_with("switch_inline"),
        Some(_) => true,
    }
}

fn key_text(fields: &Map<String, Value>, cannot: impl Fn(&str) -> Refused) -> Result<String, Refused> {
    let text = fields.get("text").ok_or_else(|| cannot("Can't find field \"text\""))?;
    let text = text.as_str().ok_or_else(|| cannot("Field \"text\" must be of type String"))?;
    if text.trim().is_empty() {
        return Err(Refused::bad("REPLY_MARKUP_INVALID"));
    }
    Ok(text.to_owned())
}

fn action(field: &str, value: &Value) -> Result<Action, Refused> {
    let text = || {
        let why = format!("can't parse inline keyboard button: Field \"{field}\" must be of type String");
        value.as_str().map(str::to_owned).ok_or_else(|| Refused::bad(why))
    };
    match field {
        "callback_data" => text().and_then(callback),
        "url" => text().and_then(url),
        "copy_text" => copy(value["text"].as_str().unwrap_or_default()),
        "web_app" => web_app(value),
        "pay" | "callback_game" => Err(Refused::bad("BUTTON_TYPE_INVALID")),
        _ => Ok(Action::Other(field.to_owned(), value.clone())),
    }
}

fn callback(data: String) -> Result<Action, Refused> {
    if data.len() > MOST_DATA {
        return Err(Refused::bad("BUTTON_DATA_INVALID"));
    }
    Ok(Action::Callback(data))
}

fn url(url: String) -> Result<Action, Refused> {
    match link::refusal(&url) {
        Some(why) => Err(Refused::bad(format!("inline keyboard button URL '{url}' is invalid: {why}"))),
        None => Ok(Action::Url(url)),
    }
}

fn copy(text: &str) -> Result<Action, Refused> {
    if text.is_empty() || utf16_len(text) > MOST_COPY {
        return Err(Refused::bad("BUTTON_COPY_TEXT_INVALID"));
    }
    Ok(Action::Copy(text.to_owned()))
}

fn web_app(value: &Value) -> Result<Action, Refused> {
    let url = value["url"].as_str().unwrap_or_default();
    match link::app_refusal(url) {
        Some(why) => {
            Err(Refused::bad(format!("inline keyboard button Web App URL '{url}' is invalid: {why}")))
        }
        None => Ok(Action::WebApp(url.to_owned())),
    }
}

/// Pages of the bot open in its own private chats only.
///
/// # Errors
/// 400 for a button with one.
pub(crate) fn check_no_apps(keyboard: &Keyboard) -> Result<(), Refused> {
    let opens = keyboard.iter().flatten().any(|key| matches!(key.action, Action::WebApp(_)));
    if opens { Err(Refused::bad("BUTTON_TYPE_INVALID")) } else { Ok(()) }
}

/// UTF-16 units of what stands in the empty input.
const MOST_PLACEHOLDER: i64 = 64;

fn reply(markup: &Map<String, Value>, keys: &Value) -> Result<ReplyKeyboard, Refused> {
    let placeholder = markup.get("input_field_placeholder").and_then(Value::as_str).unwrap_or_default();
    let keyboard = ReplyKeyboard {
        rows: rows("keyboard", keys, reply_key)?,
        one_time: flag(markup, "one_time_keyboard")?,
        persistent: flag(markup, "is_persistent")?,
        placeholder: placeholder.to_owned(),
        folded: false,
    };
    flag(markup, "resize_keyboard")?;
    flag(markup, "selective")?;
    if utf16_len(placeholder) > MOST_PLACEHOLDER {
        return Err(Refused::bad("REPLY_MARKUP_INVALID"));
    }
    Ok(keyboard)
}

fn reply_key(button: &Value) -> Result<ReplyKey, Refused> {
    let cannot = |why: &str| Refused::bad(format!("can't parse keyboard button: {why}"));
    let fields = match button {
        Value::String(text) => return Ok(ReplyKey { text: text.clone(), sends: Sends::Text }),
        Value::Object(fields) => fields,
        _ => return Err(cannot("KeyboardButton must be an Object")),
    };
    let sends = match (flag(fields, "request_contact")?, flag(fields, "request_location")?) {
        (true, _) => Sends::Contact,
        (false, true) => Sends::Location,
        (false, false) => Sends::Text,
    };
    key_text(fields, cannot).map(|text| ReplyKey { text, sends })
}
