//! How the bot presents itself: commands, name, descriptions, menu button.
//!
//! <https://core.telegram.org/bots/api#setmycommands>, `#setmydescription`, `#setchatmenubutton`.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::answer::{Answer, Refused};
use crate::entities::utf16_len;
use crate::link;
use crate::parameters::Parameters;
use crate::profile::{Command, Profile, said};
use crate::world::World;

const SCOPES: [&str; 7] = [
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
];
const MOST_COMMANDS: usize = 100;
/// UTF-16 units.
const MOST_COMMAND_DESCRIPTION: i64 = 256;
const MOST_NAME: i64 = 64;
const MOST_DESCRIPTION: i64 = 512;
const MOST_SHORT_DESCRIPTION: i64 = 120;

pub(super) fn set_commands(world: &mut World, parameters: &Parameters) -> Answer {
    let list = parameters.json("commands", "commands")?.unwrap_or_default();
    let list = list.as_array().ok_or_else(|| Refused::bad("expected an Array of BotCommand"))?;
    if list.len() > MOST_COMMANDS {
        return Err(Refused::bad("BOT_COMMANDS_TOO_MUCH"));
    }
    let key = scope_and_language(world, parameters)?;
    let commands = list.iter().map(command).collect::<Result<Vec<Command>, Refused>>()?;
    world.profile.commands.insert(key, commands);
    world.touch_all();
    Ok(Value::Bool(true))
}

pub(super) fn commands(world: &mut World, parameters: &Parameters) -> Answer {
    let key = scope_and_language(world, parameters)?;
    Ok(json!(world.profile.commands.get(&key).map_or(&[][..], Vec::as_slice)))
}

pub(super) fn delete_commands(world: &mut World, parameters: &Parameters) -> Answer {
    let key = scope_and_language(world, parameters)?;
    world.profile.commands.remove(&key);
    world.touch_all();
    Ok(Value::Bool(true))
}

pub(super) fn set_name(world: &mut World, parameters: &Parameters) -> Answer {
    set(world, parameters, "name", MOST_NAME, |profile| &mut profile.names)
}

pub(super) fn name(world: &mut World, parameters: &Parameters) -> Answer {
    let name = said(&world.profile.names, &language(parameters)?).to_owned();
    Ok(json!({ "name": if name.is_empty() { &world.bot.name } else { &name } }))
}

pub(super) fn set_description(world: &mut World, parameters: &Parameters) -> Answer {
    set(world, parameters, "description", MOST_DESCRIPTION, |profile| &mut profile.descriptions)
}

pub(super) fn description(world: &mut World, parameters: &Parameters) -> Answer {
    Ok(json!({ "description": said(&world.profile.descriptions, &language(parameters)?) }))
}

pub(super) fn set_short_description(world: &mut World, parameters: &Parameters) -> Answer {
    set(world, parameters, "short_description", MOST_SHORT_DESCRIPTION, |profile| {
        &mut profile.short_descriptions
    })
}

pub(super) fn short_description(world: &mut World, parameters: &Parameters) -> Answer {
    Ok(json!({ "short_description": said(&world.profile.short_descriptions, &language(parameters)?) }))
}

pub(super) fn set_menu_button(world: &mut World, parameters: &Parameters) -> Answer {
    let button =
        parameters.json("menu_button", "menu button")?.unwrap_or_else(|| json!({ "type": "default" }));
    if !matches!(button["type"].as_str(), Some("default" | "commands" | "web_app")) {
        return Err(Refused::bad("can't parse menu button: unsupported type specified"));
    }
    if button["type"] == "web_app" {
        check_app_button(&button)?;
    }
    let chat = menu_chat(world, parameters)?;
    world.profile.menu_buttons.insert(chat, button);
    world.touch_all();
    Ok(Value::Bool(true))
}

pub(super) fn menu_button(world: &mut World, parameters: &Parameters) -> Answer {
    let chat = menu_chat(world, parameters)?;
    Ok(world.profile.menu_button(chat).cloned().unwrap_or_else(|| json!({ "type": "commands" })))
}

/// A button that opens a page: `MenuButtonWebApp`.
fn check_app_button(button: &Value) -> Result<(), Refused> {
    let cannot = |why: &str| Refused::bad(format!("can't parse menu button: {why}"));
    let text = button["text"].as_str().ok_or_else(|| cannot("Can't find field \"text\""))?;
    let url = button["web_app"]["url"].as_str().ok_or_else(|| cannot("Can't find field \"web_app\""))?;
    if text.trim().is_empty() {
        return Err(Refused::bad("menu button text must be non-empty"));
    }
    match link::app_refusal(url) {
        Some(why) => Err(Refused::bad(format!("menu button Web App URL '{url}' is invalid: {why}"))),
        None => Ok(()),
    }
}

/// The private chat that is named; 0 when none is.
fn menu_chat(world: &World, parameters: &Parameters) -> Result<i64, Refused> {
    let chat = parameters.integer("chat_id").unwrap_or(0);
    if chat != 0 && !world.people.contains_key(&chat) {
        return Err(Refused::bad("chat not found"));
    }
    Ok(chat)
}

/// Says a text about the bot in one language; an empty one takes it back.
fn set(
    world: &mut World,
    parameters: &Parameters,
    field: &str,
    most: i64,
    texts: impl FnOnce(&mut Profile) -> &mut BTreeMap<String, String>,
) -> Answer {
    let (text, language) = (parameters.text(field), language(parameters)?);
    if utf16_len(&text) > most {
        return Err(Refused::bad(format!("bot {} is too long", field.replace('_', " "))));
    }
    let texts = texts(&mut world.profile);
    texts.remove(&language);
    if !text.is_empty() {
        texts.insert(language, text);
    }
    world.touch_all();
    Ok(Value::Bool(true))
}

fn command(one: &Value) -> Result<Command, Refused> {
    let cannot = |why| Refused::bad(format!("can't parse BotCommand: {why}"));
    let command: Command = serde_json::from_value(one.clone()).map_err(|why| cannot(why.to_string()))?;
    let name = &command.command;
    let letters = name.bytes().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == b'_');
    if !letters || name.is_empty() || name.len() > 32 {
        return Err(Refused::bad("BOT_COMMAND_INVALID"));
    }
    if !(1..=MOST_COMMAND_DESCRIPTION).contains(&utf16_len(command.description.trim())) {
        return Err(Refused::bad("BOT_COMMAND_DESCRIPTION_INVALID"));
    }
    Ok(command)
}

/// The key of a list of commands.
fn scope_and_language(world: &World, parameters: &Parameters) -> Result<(String, String), Refused> {
    let language = language(parameters)?;
    let scope = parameters.json("scope", "BotCommandScope")?.unwrap_or_else(|| json!({ "type": "default" }));
    let kind = scope["type"].as_str().unwrap_or_default();
    if !SCOPES.contains(&kind) {
        return Err(Refused::bad("can't parse BotCommandScope: Unsupported type specified"));
    }
    if !kind.starts_with("chat") {
        return Ok((kind.to_owned(), language));
    }
    let missing =
        |field: &str| Refused::bad(format!("can't parse BotCommandScope: Can't find field \"{field}\""));
    let whole = |field: &str| scope[field].as_i64().or_else(|| scope[field].as_str()?.parse().ok());
    if scope["chat_id"].is_null() {
        return Err(missing("chat_id"));
    }
    let chat = whole("chat_id").filter(|id| world.chats.contains_key(id));
    let chat = chat.ok_or_else(|| Refused::bad("chat not found"))?;
    if kind != "chat_member" {
        return Ok((format!("{kind}:{chat}"), language));
    }
    let user = whole("user_id").ok_or_else(|| missing("user_id"))?;
    Ok((format!("{kind}:{chat}:{user}"), language))
}

fn language(parameters: &Parameters) -> Result<String, Refused> {
    let code = parameters.text("language_code");
    if !code.is_empty() && (code.len() != 2 || !code.bytes().all(|sign| sign.is_ascii_lowercase())) {
        return Err(Refused::bad("invalid language code specified"));
    }
    Ok(code)
}
