//! Buttons under a message.

use okoshko_dialogues::screen::Screen;
use teloxide::types::{
    ButtonRequest, InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, KeyboardMarkup, ReplyMarkup,
};

use crate::texts::Voice;

/// A screen's rows as Telegram wants them.
pub(super) fn inline(voice: Voice, screen: &Screen) -> InlineKeyboardMarkup {
    InlineKeyboardMarkup::new(screen.rows.iter().map(|row| {
        let caption = |label| if row.len() == 1 { voice.wide_caption(label) } else { voice.caption(label) };
        row.iter()
            .map(move |button| InlineKeyboardButton::callback(caption(&button.label), button.press.data()))
    }))
}

/// What hangs on a message when it is sent: its buttons, or keys in place of the keyboard.
pub(super) fn markup(voice: Voice, screen: &Screen) -> ReplyMarkup {
    let Some(keys) = &screen.keys else { return ReplyMarkup::InlineKeyboard(inline(voice, screen)) };
    let key = |label| KeyboardButton::new(voice.wide_caption(label));
    let contact = key(&keys.contact).request(ButtonRequest::Contact);
    let rows = std::iter::once(contact).chain(keys.others.iter().map(key)).map(|key| [key]);
    KeyboardMarkup::new(rows).one_time_keyboard().resize_keyboard().into()
}

/// One button that opens a link.
pub(super) fn link(label: String, url: url::Url) -> InlineKeyboardMarkup {
    InlineKeyboardMarkup::new([[InlineKeyboardButton::url(label, url)]])
}
