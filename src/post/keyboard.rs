//! Buttons under a message.

use okoshko_dialogues::screen::{Arg, Button, Does, Screen};
use teloxide::types::{
    ButtonRequest, CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton,
    KeyboardMarkup, ReplyMarkup, WebAppInfo,
};

use crate::texts::Voice;

/// A screen's rows as Telegram wants them.
pub(super) fn inline(voice: Voice, screen: &Screen) -> InlineKeyboardMarkup {
    InlineKeyboardMarkup::new(screen.rows.iter().map(|row| {
        let caption = |label| if row.len() == 1 { voice.wide_caption(label) } else { voice.caption(label) };
        row.iter().filter_map(move |button| made(voice, button, caption(&button.label)))
    }))
}

/// A link that is none makes no button: the others are still good.
fn made(voice: Voice, button: &Button, caption: String) -> Option<InlineKeyboardButton> {
    match &button.does {
        Does::Press(press) => Some(InlineKeyboardButton::callback(caption, press.data())),
        Does::Copy(text) => {
            let text = CopyTextButton { text: text.clone() };
            Some(InlineKeyboardButton::copy_text_button(caption, text))
        }
        Does::Share { link, text } => {
            let text = voice.plain(&Arg::Line(Box::new(text.clone())));
            Some(InlineKeyboardButton::url(caption, passing_on(link, &text)?))
        }
        Does::Open(page) => Some(InlineKeyboardButton::web_app(caption, WebAppInfo { url: opened(page)? })),
    }
}

/// A page that Telegram opens over a chat: by HTTPS from anywhere, without it from this machine alone, which stands for
/// Telegram's test environment.
pub(super) fn opened(page: &str) -> Option<url::Url> {
    let page: url::Url = page.parse().ok()?;
    let here = match page.host()? {
        url::Host::Domain(name) => name == "localhost",
        url::Host::Ipv4(address) => address.is_loopback(),
        url::Host::Ipv6(address) => address.is_loopback(),
    };
    (page.scheme() == "https" || here && page.scheme() == "http").then_some(page)
}

/// Telegram's own address for passing a link on. Some of its apps show a plus where they should show a space.
fn passing_on(link: &str, text: &str) -> Option<url::Url> {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    let query = query.append_pair("url", link).append_pair("text", text).finish().replace('+', "%20");
    format!("https://t.me/share/url?{query}").parse().ok()
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

#[cfg(test)]
mod tests {
    use super::opened;

    #[test]
    fn telegram_opens_what_is_safe() {
        for good in [
            "https://okoshko.example/app",
            "http://127.0.0.1:8080/app?to=day",
            "http://localhost/app",
            "http://[::1]/app",
        ] {
            assert!(opened(good).is_some(), "{good}");
        }
        for bad in
            ["http://okoshko.example/app", "http://127.0.0.1.example/app", "ftp://localhost/app", "/app", ""]
        {
            assert_eq!(opened(bad), None, "{bad}");
        }
    }
}
