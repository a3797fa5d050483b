//! Answers to words typed behind the bot's name.

use std::time::Duration;

use okoshko_dialogues::inline::Link;
use okoshko_dialogues::screen::Arg;
use teloxide::payloads::{AnswerInlineQuery, AnswerInlineQuerySetters};
use teloxide::types::{
    InlineKeyboardButton, InlineKeyboardMarkup, InlineQueryId, InlineQueryResult, InlineQueryResultArticle,
    InputMessageContent, InputMessageContentText, ParseMode,
};
use tokio::time::Instant;

use super::{Post, PostError, call, no_preview, patiently};
use crate::desk::inline::Offered;
use crate::texts::Voice;

/// Whoever types does not wait for longer, and Telegram not for much longer.
const DEADLINE: Duration = Duration::from_secs(3);
/// How long Telegram may give the same answer to the same words: free times change by the minute.
const CACHE_S: u32 = 10;

impl Post {
    /// Offers these cards. One that comes too late is no fault: the words have changed meanwhile.
    pub async fn offer(&self, query: &InlineQueryId, bot: &str, offered: &[Offered]) {
        let results: Vec<_> = offered.iter().map(|one| result(bot, one)).collect();
        let answer = AnswerInlineQuery::new(query.clone(), results).cache_time(CACHE_S).is_personal(true);
        match patiently(Instant::now() + DEADLINE, || call(&self.bot, &answer)).await {
            Ok(_) | Err(PostError::Done) => {}
            Err(error) => tracing::warn!(%error, "Words behind the bot's name stay without an answer"),
        }
    }
}

fn result(bot: &str, offered: &Offered) -> InlineQueryResult {
    let Offered { lang, zone, today, card } = offered;
    let voice = Voice { lang: *lang, zone: *zone, today: *today };
    let plain = |line: &_| voice.plain(&Arg::Line(Box::new(Clone::clone(line))));
    let text = InputMessageContentText::new(voice.html(&card.lines))
        .parse_mode(ParseMode::Html)
        .link_preview_options(no_preview());
    let rows = card.rows.iter().map(|row| {
        let caption = |label| if row.len() == 1 { voice.wide_caption(label) } else { voice.caption(label) };
        row.iter().filter_map(move |link| {
            Some(InlineKeyboardButton::url(caption(&link.label), address(bot, link)?))
        })
    });
    InlineQueryResultArticle::new(&card.id, plain(&card.title), InputMessageContent::Text(text))
        .description(plain(&card.about))
        .reply_markup(InlineKeyboardMarkup::new(rows))
        .into()
}

/// `https://t.me/BOT?start=PAYLOAD`
fn address(bot: &str, link: &Link) -> Option<url::Url> {
    let address = match link.to.and_then(|to| to.text()) {
        Some(start) => format!("https://t.me/{bot}?start={start}"),
        None => format!("https://t.me/{bot}"),
    };
    address.parse().ok()
}
