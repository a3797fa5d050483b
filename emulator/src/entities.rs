//! Formatting of a text: entities with UTF-16 offsets, as messages carry them.
//!
//! <https://core.telegram.org/bots/api#messageentity>

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::answer::Refused;
use crate::link;

/// Types a bot may name in `entities`.
const KINDS: [&str; 20] = [
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "blockquote",
    "expandable_blockquote",
    "code",
    "pre",
    "text_link",
    "text_mention",
    "custom_emoji",
    "bank_card_number",
];

/// One stretch of formatted text; offset and length in UTF-16 units.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Entity {
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) offset: i64,
    pub(crate) length: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) user: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) custom_emoji_id: Option<String>,
}

impl Entity {
    pub(crate) fn new(kind: &str, offset: i64, length: i64) -> Self {
        Self { kind: kind.to_owned(), offset, length, ..Self::default() }
    }

    fn end(&self) -> i64 {
        self.offset + self.length
    }
}

/// Length of a text in UTF-16 units, as Telegram counts.
pub(crate) fn utf16_len(text: &str) -> i64 {
    text.chars().map(char::len_utf16).sum::<usize>().try_into().unwrap_or(i64::MAX)
}

/// Reads the parameter `entities`.
///
/// # Errors
/// Telegram's words for a wrong type, a missing field or a stretch outside of the text.
pub(crate) fn read(list: &Value, text: &str) -> Result<Vec<Entity>, Refused> {
    let list = list.as_array().ok_or_else(|| Refused::bad("expected an Array of MessageEntity"))?;
    let end = utf16_len(text);
    let mut entities = list.iter().map(|one| read_one(one, end)).collect::<Result<Vec<_>, _>>()?;
    sort(&mut entities);
    Ok(entities)
}

fn read_one(one: &Value, text_end: i64) -> Result<Entity, Refused> {
    let cannot = |why: &str| Refused::bad(format!("can't parse MessageEntity: {why}"));
    let entity: Entity = serde_json::from_value(one.clone()).map_err(|why| cannot(&why.to_string()))?;
    if !KINDS.contains(&entity.kind.as_str()) {
        return Err(cannot("Unsupported type specified"));
    }
    let missing = |field: &str| cannot(&format!("Can't find field \"{field}\""));
    match entity.kind.as_str() {
        "text_link" => {
            let url = entity.url.as_deref().ok_or_else(|| missing("url"))?;
            if let Some(why) = link::refusal(url) {
                return Err(Refused::bad(format!("entity URL '{url}' is invalid: {why}")));
            }
        }
        "text_mention" if entity.user.is_none() => return Err(missing("user")),
        "custom_emoji" if entity.custom_emoji_id.is_none() => return Err(missing("custom_emoji_id")),
        _ => {}
    }
    within(&entity, text_end).map(|()| entity)
}

fn within(entity: &Entity, text_end: i64) -> Result<(), Refused> {
    let Entity { offset, length, .. } = *entity;
    if offset < 0 {
        return Err(Refused::bad(format!("receive an entity with incorrect offset {offset}")));
    }
    if length < 0 {
        return Err(Refused::bad(format!("receive an entity with incorrect length {length}")));
    }
    if offset > text_end {
        let why = format!("entity begins after the end of the text at UTF-16 offset {offset}");
        return Err(Refused::bad(why));
    }
    if entity.end() > text_end {
        return Err(Refused::bad(format!(
            "entity beginning at UTF-16 offset {offset} ends after the end of the text at UTF-16 offset {}",
            entity.end()
        )));
    }
    Ok(())
}

/// Outer before inner.
pub(crate) fn sort(entities: &mut [Entity]) {
    entities.sort_by_key(|entity| (entity.offset, -entity.length));
}

/// Cuts white space at both ends of a text and moves its entities along, as Telegram does.
pub(crate) fn trim(text: &str, entities: Vec<Entity>) -> (String, Vec<Entity>) {
    let trimmed = text.trim();
    let cut = utf16_len(&text[..text.len() - text.trim_start().len()]);
    let end = utf16_len(trimmed);
    let moved = entities.into_iter().filter_map(|entity| {
        let start = (entity.offset - cut).clamp(0, end);
        let stop = (entity.end() - cut).clamp(0, end);
        (stop > start).then(|| Entity { offset: start, length: stop - start, ..entity })
    });
    (trimmed.to_owned(), moved.collect())
}

/// The text as Telegram's HTML, outer tags first.
pub(crate) fn to_html(text: &str, entities: &[Entity]) -> String {
    let mut html = String::with_capacity(text.len());
    let mut open: Vec<&Entity> = Vec::new();
    let mut coming = entities.iter().peekable();
    let mut at = 0;
    for sign in text.chars() {
        while let Some(entity) = open.pop_if(|entity| entity.end() <= at) {
            html.push_str(&close_tag(entity));
        }
        while let Some(entity) = coming.next_if(|entity| entity.offset <= at) {
            html.push_str(&open_tag(entity));
            open.push(entity);
        }
        push_escaped(&mut html, sign);
        at += i64::try_from(sign.len_utf16()).unwrap_or(1);
    }
    while let Some(entity) = open.pop() {
        html.push_str(&close_tag(entity));
    }
    html
}

fn push_escaped(html: &mut String, sign: char) {
    match sign {
        '<' => html.push_str("&lt;"),
        '>' => html.push_str("&gt;"),
        '&' => html.push_str("&amp;"),
        '"' => html.push_str("&quot;"),
        sign => html.push(sign),
    }
}

fn escaped(text: &str) -> String {
    let mut html = String::new();
    text.chars().for_each(|sign| push_escaped(&mut html, sign));
    html
}

fn open_tag(entity: &Entity) -> String {
    let url = escaped(entity.url.as_deref().unwrap_or_default());
    match (entity.kind.as_str(), &entity.language, &entity.custom_emoji_id) {
        ("text_link", ..) => format!("<a href=\"{url}\">"),
        ("pre", Some(language), _) => format!("<pre><code class=\"language-{}\">", escaped(language)),
        ("custom_emoji", _, Some(id)) => format!("<tg-emoji emoji-id=\"{}\">", escaped(id)),
        ("expandable_blockquote", ..) => "<blockquote expandable>".to_owned(),
        (kind, ..) => tag(kind).map(|tag| format!("<{tag}>")).unwrap_or_default(),
    }
}

fn close_tag(entity: &Entity) -> String {
    match (entity.kind.as_str(), &entity.language) {
        ("text_link", _) => "</a>".to_owned(),
        ("pre", Some(_)) => "</code></pre>".to_owned(),
        ("custom_emoji", _) => "</tg-emoji>".to_owned(),
        ("expandable_blockquote", _) => "</blockquote>".to_owned(),
        (kind, _) => tag(kind).map(|tag| format!("</{tag}>")).unwrap_or_default(),
    }
}

/// The plain tag of a kind; found entities (commands, links in the text) have none.
fn tag(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "bold" => "b",
        "italic" => "i",
        "underline" => "u",
        "strikethrough" => "s",
        "spoiler" => "tg-spoiler",
        "code" => "code",
        "pre" => "pre",
        "blockquote" => "blockquote",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Entity, to_html, trim};

    #[test]
    fn trimming_moves_entities() {
        let (text, entities) =
            trim("  ab cd \n", vec![Entity::new("bold", 0, 4), Entity::new("italic", 7, 2)]);
        assert_eq!(text, "ab cd");
        assert_eq!(entities, [Entity::new("bold", 0, 2)]);
    }

    #[test]
    fn html_nests_and_escapes() {
        let entities = [Entity::new("bold", 0, 6), Entity::new("italic", 2, 2)];
        assert_eq!(to_html("😀<a> &", &entities), "<b>😀<i>&lt;a</i>&gt; </b>&amp;");
    }
}
