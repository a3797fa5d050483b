//! As much of a raw update as must be known before it is kept: its number and whose turn it is.

use okoshko_domain::ids::ChatId;
use serde::Deserialize;

use crate::store::Received;

#[derive(Deserialize)]
struct Head {
    update_id: i64,
    message: Option<InChat>,
    edited_message: Option<InChat>,
    channel_post: Option<InChat>,
    my_chat_member: Option<InChat>,
    callback_query: Option<Callback>,
    inline_query: Option<From>,
    pre_checkout_query: Option<From>,
}

#[derive(Deserialize)]
struct InChat {
    chat: Id,
}

#[derive(Deserialize)]
struct Callback {
    from: Id,
    message: Option<InChat>,
}

#[derive(Deserialize)]
struct From {
    from: Id,
}

#[derive(Deserialize)]
struct Id {
    id: i64,
}

/// Reads an update's head. Anything with a number is an update; the rest may be rubbish.
#[must_use]
pub fn read(raw: &str) -> Option<Received> {
    #[derive(Deserialize)]
    struct Number {
        update_id: i64,
    }
    let (update_id, key) = match serde_json::from_str::<Head>(raw) {
        Ok(head) => (head.update_id, head.key()),
        Err(_) => (serde_json::from_str::<Number>(raw).ok()?.update_id, 0),
    };
    Some(Received { update_id, key: ChatId(key), raw: raw.to_owned() })
}

/// Whether an update is worth nothing a moment later: it is answered or forgotten, and never kept. Telegram takes no
/// answer to an inline query that is ten seconds old.
pub(super) fn is_passing(update: &Received) -> bool {
    // Most updates are none, and are not read twice.
    update.raw.contains("\"inline_query\"")
        && serde_json::from_str::<Head>(&update.raw).is_ok_and(|head| head.inline_query.is_some())
}

impl Head {
    /// Updates with one key are handled in order. Without a chat the sender's id is the key.
    fn key(&self) -> i64 {
        let chat = [&self.message, &self.edited_message, &self.channel_post, &self.my_chat_member];
        let chat = chat.into_iter().flatten().next().map(|message| message.chat.id);
        let callback = self
            .callback_query
            .as_ref()
            .map(|callback| callback.message.as_ref().map_or(callback.from.id, |message| message.chat.id));
        let query =
            self.inline_query.as_ref().or(self.pre_checkout_query.as_ref()).map(|query| query.from.id);
        chat.or(callback).or(query).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_inline_query_passes() {
        for (raw, passing) in [
            (r#"{"update_id":1,"inline_query":{"from":{"id":5},"query":"a"}}"#, true),
            (r#"{"update_id":1,"message":{"chat":{"id":7},"text":"\"inline_query\""}}"#, false),
            (r#"{"update_id":1,"message":{"chat":{"id":7},"inline_query":{"from":{"id":5}}}}"#, false),
            (r#"{"update_id":1,"inline_query":null}"#, false),
        ] {
            assert_eq!(is_passing(&read(raw).unwrap()), passing, "{raw}");
        }
    }

    #[test]
    fn an_update_is_known_by_its_number_and_its_chat() {
        for (raw, number, key) in [
            (r#"{"update_id":1,"message":{"chat":{"id":7}}}"#, 1, 7),
            (r#"{"update_id":2,"callback_query":{"from":{"id":8},"message":{"chat":{"id":9}}}}"#, 2, 9),
            (r#"{"update_id":3,"callback_query":{"from":{"id":8}}}"#, 3, 8),
            (r#"{"update_id":4,"inline_query":{"from":{"id":5}}}"#, 4, 5),
            (r#"{"update_id":5,"poll":{}}"#, 5, 0),
            (r#"{"update_id":6,"message":"?"}"#, 6, 0),
        ] {
            let read = read(raw).unwrap();
            assert_eq!((read.update_id, read.key.0, read.raw.as_str()), (number, key, raw));
        }
        for rubbish in ["", "{", "[]", "{}", r#"{"update_id":"x"}"#, "null"] {
            assert_eq!(read(rubbish), None, "{rubbish}");
        }
    }
}
