//! Mini Apps: pages of the bot over its chat, and what they are told of who opened them.
//!
//! <https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app>

use std::fmt::Write as _;

use hmac::{Hmac, KeyInit, Mac};
use serde_json::json;
use sha2::Sha256;

use crate::human::Human;
use crate::person::Person;
use crate::view::Button;
use crate::world::World;

impl Person {
    /// Opens a page of the bot: what it is told of this person, signed by Telegram, as in
    /// `Telegram.WebApp.initData`. Every opening has a `query_id` of its own and the box's time.
    #[must_use]
    pub fn init_data(&self) -> String {
        let token = self.emulator().token();
        self.change(|world| world.open_app(self.id, token))
    }

    /// The button beside the input of the private chat, when it opens a page of the bot.
    #[must_use]
    pub fn menu_button(&self) -> Option<Button> {
        self.emulator().room().with(|world| {
            let button = world.profile.menu_button(self.id).filter(|button| button["type"] == "web_app")?;
            let text = button["text"].as_str().unwrap_or_default().to_owned();
            let url = button["web_app"]["url"].as_str().map(str::to_owned);
            Some(Button { text, data: None, url: None, copy: None, web_app: url })
        })
    }
}

impl World {
    /// A page of the bot is opened; gives what it is told. Empty when there is no such person.
    pub(crate) fn open_app(&mut self, person: i64, token: &str) -> String {
        let Some(user) = self.people.get(&person).map(user_json) else {
            return String::new();
        };
        self.apps_opened += 1;
        let query = format!("AAH{:016x}", self.apps_opened);
        signed(token, &[("auth_date", self.now().to_string()), ("query_id", query), ("user", user)])
    }
}

/// The `WebAppUser`.
fn user_json(human: &Human) -> String {
    json!({
        "id": human.id,
        "first_name": human.first_name,
        "last_name": human.last_name,
        "language_code": human.language_code,
        "allows_write_to_pm": human.started && !human.blocked,
    })
    .to_string()
}

/// Fields in the order of their names, and their hash under a key that is made of the bot's token.
fn signed(token: &str, fields: &[(&str, String)]) -> String {
    let lines: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let key = hash(b"WebAppData", token.as_bytes());
    let mut hex = String::new();
    for byte in hash(&key, lines.join("\n").as_bytes()) {
        let _ = write!(hex, "{byte:02x}"); // A text takes whatever is written.
    }
    let fields = fields.iter().map(|(name, value)| (*name, value.as_str())).chain([("hash", hex.as_str())]);
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

fn hash(key: &[u8], text: &[u8]) -> Vec<u8> {
    let mac = Hmac::<Sha256>::new_from_slice(key); // A key may have any length.
    mac.map(|mac| mac.chain_update(text).finalize().into_bytes().to_vec()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::signed;

    /// Computed by another program, Python's `hmac`.
    #[test]
    fn the_hash_is_the_one_of_the_manual() {
        let fields = [("auth_date", "1773057600".to_owned()), ("user", r#"{"id":1001}"#.to_owned())];
        assert_eq!(
            signed("77:secret", &fields),
            "auth_date=1773057600&user=%7B%22id%22%3A1001%7D&hash=af2cf63923db3a5a99d7301d3b2e9ea780c075842e9eb94775006e291cdf9108"
        );
    }
}
