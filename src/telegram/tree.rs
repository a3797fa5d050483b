//! Which update goes where. The tree only sorts.

use teloxide::dispatching::{UpdateFilterExt, UpdateHandler};
use teloxide::dptree;
use teloxide::types::{
    CallbackQuery, ChatMemberUpdated, MaybeInaccessibleMessage, Me, Message, MessageKind, Update,
};

use super::handle;
use crate::store::Error;

/// Private messages and presses are turns; groups are asked to come in private; words behind our name are offered
/// something; coming and going is noted; all else is ignored.
pub(super) fn tree() -> UpdateHandler<Error> {
    dptree::entry()
        .branch(
            Update::filter_callback_query()
                .branch(dptree::filter(in_private).endpoint(handle::press))
                .endpoint(handle::press_elsewhere),
        )
        .branch(
            Update::filter_message()
                .branch(dptree::filter(is_service).endpoint(handle::ignore))
                .branch(dptree::filter(is_our_card).endpoint(handle::ignore))
                .branch(
                    dptree::filter(|message: Message| message.chat.is_private()).endpoint(handle::message),
                )
                .endpoint(handle::message_elsewhere),
        )
        .branch(Update::filter_inline_query().endpoint(handle::inline_query))
        .branch(Update::filter_my_chat_member().endpoint(handle::left_or_joined))
        .endpoint(handle::ignore)
}

#[expect(clippy::needless_pass_by_value, reason = "dptree hands values over")]
fn in_private(query: CallbackQuery) -> bool {
    match &query.message {
        Some(MaybeInaccessibleMessage::Regular(message)) => message.chat.is_private(),
        Some(MaybeInaccessibleMessage::Inaccessible(message)) => message.chat.is_private(),
        None => false,
    }
}

/// What Telegram itself says in a private chat, of a pinned message for one: nobody wrote it.
#[expect(clippy::needless_pass_by_value, reason = "dptree hands values over")]
fn is_service(message: Message) -> bool {
    message.chat.is_private() && !matches!(message.kind, MessageKind::Common(_))
}

/// A card that somebody chose among what we offered: they pass it on to others, and tell us nothing.
#[expect(clippy::needless_pass_by_value, reason = "dptree hands values over")]
fn is_our_card(message: Message, me: Me) -> bool {
    message.via_bot.is_some_and(|bot| bot.id == me.id)
}

/// Whether the person can be written to after this change.
pub(super) fn is_reachable(change: &ChatMemberUpdated) -> bool {
    change.new_chat_member.is_present()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_grows() {
        let _ = tree();
    }
}
