//! The button beside the input. Telegram knows one caption for everybody; whoever speaks another language has their own.

use std::sync::OnceLock;

use okoshko_dialogues::event::{Command, Event};
use okoshko_dialogues::press::Press;
use okoshko_domain::ids::ChatId;
use okoshko_domain::people::Lang;

use crate::desk::Desk;
use crate::post::Post;
use crate::texts;

/// What everybody's button speaks, once Telegram took it.
#[derive(Debug, Default)]
pub(super) struct Menu(OnceLock<Lang>);

/// What the button opens.
fn page(desk: &Desk) -> Option<String> {
    desk.site().map(|site| format!("{site}/app"))
}

/// Whether the button may have to speak another language after this.
pub(super) fn may_change(event: &Event) -> bool {
    matches!(event, Event::Command(Command::Start(_)) | Event::Press(Press::Speak(_)))
}

impl Menu {
    /// Sets everybody's.
    pub(super) async fn introduce(&self, post: &Post, desk: &Desk) {
        let lang = desk.greets_in().await;
        let caption = texts::word(lang, "menu-button");
        match post.set_menu_button(caption, page(desk).as_deref()).await {
            Ok(()) => _ = self.0.set(lang),
            Err(error) => tracing::warn!(%error, "The button beside the input could not be set"),
        }
    }

    /// Sets that of one chat, whose person speaks this. It is told again when they begin again.
    ///
    /// * `chose`: whether they spoke another language just now.
    pub(super) async fn name(&self, post: &Post, desk: &Desk, (chat, lang): (ChatId, Lang), chose: bool) {
        let Some(page) = page(desk) else { return };
        let own = self.0.get() != Some(&lang);
        if !own && !chose {
            return;
        }
        let caption = own.then(|| texts::word(lang, "menu-button"));
        if let Err(error) = post.name_menu_button(chat, caption, &page).await {
            tracing::debug!(chat.id = %chat, %error, "The button beside the input of chat {chat} keeps its words");
        }
    }
}
