//! The list of commands in one chat.

use okoshko_domain::ids::ChatId;
use teloxide::payloads::{DeleteMyCommands, DeleteMyCommandsSetters, SetMyCommands, SetMyCommandsSetters};
use teloxide::types::{BotCommand, BotCommandScope, Recipient};

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
}
