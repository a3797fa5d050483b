//! Who stands how in a group, and how Telegram writes it.
//!
//! <https://core.telegram.org/bots/api#chatmember>

use serde_json::{Value, json};

/// Somebody's place in a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    Creator,
    Administrator,
    Member,
    Left,
    Kicked,
}

impl Standing {
    /// Whether one who stands so is in the chat.
    pub(crate) fn is_in(self) -> bool {
        matches!(self, Self::Creator | Self::Administrator | Self::Member)
    }

    /// Whether one who stands so may pin and hears everything.
    pub(crate) fn rules(self) -> bool {
        matches!(self, Self::Creator | Self::Administrator)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Creator => "creator",
            Self::Administrator => "administrator",
            Self::Member => "member",
            Self::Left => "left",
            Self::Kicked => "kicked",
        }
    }

    /// The `ChatMember` of a user.
    pub(crate) fn to_json(self, user: &Value) -> Value {
        let mut member = json!({ "user": user, "status": self.name() });
        match self {
            Self::Creator => member["is_anonymous"] = json!(false),
            Self::Kicked => member["until_date"] = json!(0),
            Self::Administrator => {
                for right in RIGHTS {
                    member[right] = json!(true);
                }
                for right in ["can_be_edited", "is_anonymous", "can_promote_members"] {
                    member[right] = json!(false);
                }
            }
            Self::Member | Self::Left => {}
        }
        member
    }
}

/// What an administrator of a supergroup may do when nobody takes anything away.
const RIGHTS: [&str; 11] = [
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
];
