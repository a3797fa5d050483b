//! Accounts and their chats.

use okoshko::store::Chat;
use okoshko_domain::ids::{AccountId, BotId, ChatId};
use okoshko_domain::people::Lang;

use crate::cast::{BOT, Cast, NOW};
use crate::engines::Db;

const VERA: ChatId = ChatId(900);

/// Vera presses START.
async fn vera(db: &Db) -> AccountId {
    db.write(async |tx| tx.greet(BOT, VERA, Lang::En, "home", NOW).await).await.unwrap();
    chat(db).await.account
}

async fn chat(db: &Db) -> Chat {
    db.read(async |tx| tx.chat(BOT, VERA).await).await.unwrap()
}

both_engines!(a_chat_that_nobody_opened_is_unknown, async |db| {
    assert_eq!(db.read(async |tx| tx.chat(BOT, VERA).await).await, None);
});

both_engines!(a_person_is_met_once_however_often_they_come, async |db| {
    let account = vera(db).await;
    db.write(async |tx| tx.greet(BOT, VERA, Lang::Ru, "elsewhere", NOW.plus_min(1)).await).await.unwrap();
    let met = Chat {
        works: false,
        name: String::new(),
        account,
        lang: Lang::En,
        studio: None,
        state: "home".to_owned(),
        live_message: None,
        unreachable: false,
    };
    assert_eq!(chat(db).await, met);
    assert_eq!(db.number("select count(*) from account").await, 1);
});

both_engines!(a_person_who_meets_two_bots_has_one_account_and_two_chats, async |db| {
    let account = vera(db).await;
    let other = BotId(8);
    db.write(async |tx| tx.greet(other, VERA, Lang::Ru, "start", NOW).await).await.unwrap();
    let there = db.read(async |tx| tx.chat(other, VERA).await).await.unwrap();
    assert_eq!((there.account, there.lang, there.state.as_str()), (account, Lang::En, "start"));
    assert_eq!(chat(db).await.state, "home");
});

both_engines!(an_account_is_made_once_and_keeps_its_language, async |db| {
    let first = db.write(async |tx| tx.account_of(VERA.0, Lang::Ru, NOW).await).await.unwrap();
    let again = db.write(async |tx| tx.account_of(VERA.0, Lang::En, NOW).await).await.unwrap();
    let other = db.write(async |tx| tx.account_of(VERA.0 + 1, Lang::En, NOW).await).await.unwrap();
    assert_eq!(first, again);
    assert_ne!(first, other);
    assert_eq!(vera(db).await, first, "a chat finds the account that was there before");
    assert_eq!(chat(db).await.lang, Lang::Ru);
});

both_engines!(a_chat_looks_at_what_it_was_shown_and_keeps_its_studio, async |db| {
    vera(db).await;
    let studio = Cast::of(db).await.studio;
    db.write(async |tx| tx.look_at(BOT, VERA, Some(studio), "times").await).await.unwrap();
    db.write(async |tx| tx.look_at(BOT, VERA, None, "help").await).await.unwrap();
    let chat = chat(db).await;
    assert_eq!((chat.studio, chat.state.as_str()), (Some(studio), "help"));
});

both_engines!(who_blocked_the_bot_is_unreachable_until_they_are_back, async |db| {
    vera(db).await;
    let block = async |since| db.write(async |tx| tx.set_unreachable(BOT, VERA, since).await).await.unwrap();
    block(Some(NOW)).await;
    assert!(chat(db).await.unreachable);
    block(None).await;
    assert!(!chat(db).await.unreachable);
    block(Some(NOW)).await;
    db.write(async |tx| tx.look_at(BOT, VERA, None, "home").await).await.unwrap();
    assert!(!chat(db).await.unreachable, "who writes to the bot can be written to");
});

both_engines!(a_person_speaks_the_language_they_chose, async |db| {
    let account = vera(db).await;
    db.write(async |tx| tx.set_lang(account, Lang::Ru).await).await.unwrap();
    assert_eq!(db.read(async |tx| tx.lang_of(account).await).await, Lang::Ru);
    assert_eq!(chat(db).await.lang, Lang::Ru);
});
