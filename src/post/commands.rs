//! The list of commands in one chat, and the button beside every input.

use okoshko_domain::ids::ChatId;
use teloxide::payloads::{
    DeleteMyCommands, DeleteMyCommandsSetters, SetChatMenuButton, SetChatMenuButtonSetters, SetMyCommands,
    SetMyCommandsSetters,
};
use teloxide::types::{BotCommand, BotCommandScope, MenuButton, Recipient, WebAppInfo};

use super::keyboard::opened;
use super::{Post, PostError, call, recipient};

impl Post {
    /// Shows these commands in one chat, once; without any the chat shows everybody's again.
    ///
    /// # Errors
    /// See [`PostError`]; the caller decides when again.
    pub async fn list_commands(&self, chat: ChatId, commands: &[(&str, String)]) -> Result<(), PostError> {
        let scope = BotCommandScope::Chat { chat_id: Recipient::Id(recipient(chat)) };
        if commands.is_empty() {
            return call(&self.bot, &DeleteMyCommands::new().scope(scope)).await.map(drop);
        }
        let commands = commands.iter().map(|(name, about)| BotCommand::new(*name, about.as_str()));
        call(&self.bot, &SetMyCommands::new(commands).scope(scope)).await.map(drop)
    }

    /// The button beside the input of every chat: it opens the page, or lists the commands where Telegram opens none.
    ///
    /// # Errors
    /// See [`PostError`].
    pub async fn set_menu_button(&self, caption: String, page: Option<&str>) -> Result<(), PostError> {
        let button = page.and_then(opened).map_or(MenuButton::Commands, |url| MenuButton::WebApp {
            text: caption,
            web_app: WebAppInfo { url },
        });
        call(&self.bot, &SetChatMenuButton::new().menu_button(button)).await.map(drop)
    }

    /// The button beside the input of one chat opens the page under this caption; without one it is everybody's again.
    /// Where Telegram opens no page there is nothing to name.
    ///
    /// # Errors
    /// See [`PostError`].
    pub async fn name_menu_button(
        &self,
        chat: ChatId,
        caption: Option<String>,
        page: &str,
    ) -> Result<(), PostError> {
        let Some(url) = opened(page) else { return Ok(()) };
        let named = |text| MenuButton::WebApp { text, web_app: WebAppInfo { url } };
        let button = caption.map_or(MenuButton::Default, named);
        let chat_id = recipient(chat);
        call(&self.bot, &SetChatMenuButton::new().chat_id(chat_id).menu_button(button)).await.map(drop)
    }
}
