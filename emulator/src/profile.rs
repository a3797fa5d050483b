//! How the bot presents itself: commands, name, descriptions, menu button, each by scope and language.
//!
//! <https://core.telegram.org/bots/api#determining-list-of-commands>

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::world::Bot;

/// One line of the commands menu.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Command {
    pub(crate) command: String,
    pub(crate) description: String,
}

/// Everything the bot has said about itself. Language `""` is for everybody else.
#[derive(Debug, Default)]
pub(crate) struct Profile {
    /// By scope (`default`, `all_private_chats`, `chat:1001`) and language.
    pub(crate) commands: BTreeMap<(String, String), Vec<Command>>,
    pub(crate) names: BTreeMap<String, String>,
    pub(crate) descriptions: BTreeMap<String, String>,
    pub(crate) short_descriptions: BTreeMap<String, String>,
    /// By chat; 0 is for every chat.
    pub(crate) menu_buttons: BTreeMap<i64, Value>,
}

impl Profile {
    /// The commands that are seen in the first scope that has some, in the person's language or in none.
    /// <https://core.telegram.org/bots/api#determining-list-of-commands>
    pub(crate) fn seen(&self, scopes: &[String], language_code: &str) -> &[Command] {
        let mut keys = scopes
            .iter()
            .flat_map(|scope| [(scope.clone(), language_code.to_owned()), (scope.clone(), String::new())]);
        keys.find_map(|key| self.commands.get(&key)).map_or(&[], Vec::as_slice)
    }

    /// The button beside the input of a private chat; `None` when the bot never said anything. A chat whose button is the
    /// default one has everybody's.
    pub(crate) fn menu_button(&self, chat: i64) -> Option<&Value> {
        let own = self.menu_buttons.get(&chat).filter(|button| button["type"] != "default");
        own.or_else(|| self.menu_buttons.get(&0))
    }

    /// What the page says about the bot.
    pub(crate) fn page_json(&self, language_code: &str, bot: &Bot) -> Value {
        let name = said(&self.names, language_code);
        json!({
            "name": if name.is_empty() { &bot.name } else { name },
            "username": bot.username,
            "description": said(&self.descriptions, language_code),
        })
    }
}

/// What is said in a language, else what is said to everybody; empty when nothing is.
pub(crate) fn said<'a>(texts: &'a BTreeMap<String, String>, language_code: &str) -> &'a str {
    texts.get(language_code).or_else(|| texts.get("")).map_or("", String::as_str)
}

/// Where commands for a private chat are looked for, the nearest first; `chat` when one is meant.
pub(crate) fn private_scopes(chat: Option<i64>) -> Vec<String> {
    let own = chat.map(|id| format!("chat:{id}"));
    own.into_iter().chain(["all_private_chats", "default"].map(str::to_owned)).collect()
}

/// Where commands for a member of a group are looked for, the nearest first.
pub(crate) fn group_scopes(chat: i64, person: i64, rules: bool) -> Vec<String> {
    let mut scopes = vec![format!("chat_member:{chat}:{person}")];
    scopes.extend(rules.then(|| format!("chat_administrators:{chat}")));
    scopes.push(format!("chat:{chat}"));
    scopes.extend(rules.then(|| "all_chat_administrators".to_owned()));
    scopes.extend(["all_group_chats", "default"].map(str::to_owned));
    scopes
}
