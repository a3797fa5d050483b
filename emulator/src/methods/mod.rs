//! What a bot may ask of Telegram, one file per group of methods.
//!
//! A method takes the world and the parameters, checks first and changes last, so a refusal leaves no trace.
//! <https://core.telegram.org/bots/api#available-methods>

mod callbacks;
#[expect(clippy::unnecessary_wraps, reason = "the table of methods wants one signature")]
mod chats;
#[expect(clippy::unnecessary_wraps, reason = "the table of methods wants one signature")]
mod hooks;
mod inline;
pub(crate) mod media;
mod messages;
mod pins;
mod places;
mod profile;

use crate::answer::{Answer, Refused};
use crate::parameters::Parameters;
use crate::world::World;

type Method = fn(&mut World, &Parameters) -> Answer;

/// Every method but getUpdates, which waits and is in [`crate::updates`].
const METHODS: [(&str, Method); 37] = [
    ("getMe", chats::get_me),
    ("getChat", chats::get_chat),
    ("leaveChat", chats::leave_chat),
    ("getChatMember", chats::get_chat_member),
    ("getChatAdministrators", chats::get_chat_administrators),
    ("sendChatAction", chats::send_chat_action),
    ("sendMessage", messages::send),
    ("editMessageText", messages::edit_text),
    ("editMessageReplyMarkup", messages::edit_reply_markup),
    ("deleteMessage", messages::delete),
    ("sendPhoto", media::send_photo),
    ("sendDocument", media::send_document),
    ("editMessageCaption", media::edit_caption),
    ("editMessageMedia", media::edit_media),
    ("getFile", media::get_file),
    ("sendLocation", places::send_location),
    ("sendVenue", places::send_venue),
    ("sendContact", places::send_contact),
    ("pinChatMessage", pins::pin),
    ("unpinChatMessage", pins::unpin),
    ("unpinAllChatMessages", pins::unpin_all),
    ("answerCallbackQuery", callbacks::answer),
    ("answerInlineQuery", inline::answer),
    ("setWebhook", hooks::set),
    ("deleteWebhook", hooks::delete),
    ("getWebhookInfo", hooks::info),
    ("setMyCommands", profile::set_commands),
    ("getMyCommands", profile::commands),
    ("deleteMyCommands", profile::delete_commands),
    ("setMyName", profile::set_name),
    ("getMyName", profile::name),
    ("setMyDescription", profile::set_description),
    ("getMyDescription", profile::description),
    ("setMyShortDescription", profile::set_short_description),
    ("getMyShortDescription", profile::short_description),
    ("setChatMenuButton", profile::set_menu_button),
    ("getChatMenuButton", profile::menu_button),
];

/// The method as Telegram spells it; `None` when there is none of this name in any case.
pub(crate) fn spelled(asked: &str) -> Option<&'static str> {
    let all = METHODS.iter().map(|(name, _)| *name).chain(["getUpdates"]);
    all.into_iter().find(|name| name.eq_ignore_ascii_case(asked))
}

/// Carries out a method.
///
/// # Errors
/// What Telegram would refuse, in its words.
pub(crate) fn call(world: &mut World, method: &str, parameters: &Parameters) -> Answer {
    let found = METHODS.iter().find(|(name, _)| *name == method);
    let (_, method) = found.ok_or_else(Refused::not_found)?;
    method(world, parameters)
}

/// The chat a call is about.
///
/// # Errors
/// 400 when none is named; a username is no chat of ours.
fn chat_id(parameters: &Parameters) -> Result<i64, Refused> {
    if parameters.text("chat_id").is_empty() {
        return Err(Refused::bad("chat_id is empty"));
    }
    parameters.integer("chat_id").ok_or_else(|| Refused::bad("chat not found"))
}
