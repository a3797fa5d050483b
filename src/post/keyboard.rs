//! Buttons under a message.

use okoshko_dialogues::screen::Screen;
use teloxide::types::{InlineKeyboardButton, InlineKeyboardMarkup};

use crate::texts::Voice;

/// A screen's rows as Telegram wants them.
pub(super) fn inline(voice: Voice, screen: &Screen) -> InlineKeyboardMarkup {
    InlineKeyboardMarkup::new(screen.rows.iter().map(|row| {
        let caption = |label| if row.len() == 1 { voice.wide_caption(label) } else { voice.caption(label) };
        row.iter()
            .map(move |button| InlineKeyboardButton::callback(caption(&button.label), button.press.data()))
    }))
}

/// One button that opens a link.
pub(super) fn link(label: String, url: url::Url) -> InlineKeyboardMarkup {
    InlineKeyboardMarkup::new([[InlineKeyboardButton::url(label, url)]])
}
