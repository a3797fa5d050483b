//! What Telegram shows beside the chat: the command list and the description, per language.

use okoshko_domain::people::Lang;
use teloxide::RequestError;
use teloxide::payloads::{SetMyCommandsSetters, SetMyDescriptionSetters, SetMyShortDescriptionSetters};
use teloxide::prelude::{Bot, Request, Requester};
use teloxide::types::BotCommand;

use crate::texts;

/// Sets them all. Whoever speaks neither of our languages is likelier to read English.
///
/// # Errors
/// When Telegram does not take them.
pub(super) async fn set(bot: &Bot) -> Result<(), RequestError> {
    for lang in Lang::ALL {
        describe(bot, lang, lang.code()).await?;
        for code in lang.telegram_codes() {
            list(bot, lang, code).await?;
        }
    }
    describe(bot, Lang::En, "").await?;
    list(bot, Lang::En, "").await?;
    Ok(())
}

/// Telegram bears few of these, so that they are set for our own languages only.
async fn describe(bot: &Bot, lang: Lang, code: &str) -> Result<(), RequestError> {
    bot.set_my_description().description(texts::description(lang)).language_code(code).send().await?;
    bot.set_my_short_description()
        .short_description(texts::short_description(lang))
        .language_code(code)
        .send()
        .await?;
    Ok(())
}

async fn list(bot: &Bot, lang: Lang, code: &str) -> Result<(), RequestError> {
    let commands = texts::commands(lang).into_iter().map(|(name, about)| BotCommand::new(name, about));
    bot.set_my_commands(commands).language_code(code).send().await?;
    Ok(())
}
