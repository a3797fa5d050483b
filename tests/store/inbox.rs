//! Updates: kept before we say that we have them, applied once, done once.

use okoshko::store::{Received, Settled, Waiting};
use okoshko_domain::ids::{BotId, ChatId, StudioId};
use okoshko_domain::people::Lang;

use crate::cast::{BOT, Cast, NOW};
use crate::engines::Db;

const VERA: ChatId = ChatId(900);

fn update(update_id: i64, raw: &str) -> Received {
    Received { update_id, key: VERA, raw: raw.to_owned() }
}

async fn keep(db: &Db, updates: &[Received]) -> Vec<i64> {
    let mut new = db.write(async |tx| tx.receive(BOT, updates, NOW).await).await.unwrap();
    new.sort_unstable();
    new
}

async fn waiting(db: &Db) -> Vec<(i64, bool)> {
    let waiting = db.read(async |tx| tx.waiting(BOT).await).await;
    waiting.into_iter().map(|waiting| (waiting.update.update_id, waiting.applied)).collect()
}

fn settled(update_id: i64, chat: ChatId, state: &str) -> Settled {
    Settled {
        update_id,
        chat,
        state: state.to_owned(),
        studio: None,
        live_message: None,
        told: None,
        told_by: None,
        pressed: None,
    }
}

both_engines!(an_update_is_kept_to_the_letter_and_once, async |db| {
    let raws = [
        "{\"update_id\":1,\"text\":\"O'Brien \\\"quoted\\\" \\u0000 \u{1f98a} \\\\ $1 \"}",
        "{}",
        "{\"a\":\n\t1.0e3, \"a\": null}",
    ];
    let updates: Vec<_> = (1..).zip(raws).map(|(id, raw)| update(id, raw)).collect();
    assert_eq!(keep(db, &updates).await, [1, 2, 3]);
    let mut again = updates.clone();
    again.push(update(4, "{\"update_id\":4}"));
    again[0] = update(1, "changed");
    assert_eq!(keep(db, &again).await, [4], "only the new one is new");
    let kept = db.read(async |tx| tx.waiting(BOT).await).await;
    let first: Vec<_> = kept.into_iter().take(3).collect();
    let expected: Vec<_> = updates.into_iter().map(|update| Waiting { update, applied: false }).collect();
    assert_eq!(first, expected);
});

both_engines!(an_update_that_comes_twice_in_one_batch_is_one, async |db| {
    assert_eq!(keep(db, &[update(1, "{}"), update(1, "{}"), update(2, "{}")]).await, [1, 2]);
    assert_eq!(waiting(db).await, [(1, false), (2, false)]);
    assert!(keep(db, &[]).await.is_empty());
});

both_engines!(updates_of_another_bot_are_its_own, async |db| {
    keep(db, &[update(1, "{}")]).await;
    let other = BotId(8);
    assert_eq!(db.read(async |tx| tx.waiting(other).await).await, []);
    let new = db.write(async |tx| tx.receive(other, &[update(1, "{}")], NOW).await).await.unwrap();
    assert_eq!(new, [1]);
    db.write(async |tx| tx.finish(other, 1, None, NOW).await).await.unwrap();
    assert_eq!(waiting(db).await, [(1, false)]);
});

both_engines!(updates_wait_in_the_order_they_came, async |db| {
    keep(db, &[update(5, "{}"), update(9, "{}")]).await;
    keep(db, &[update(7, "{}")]).await;
    assert_eq!(waiting(db).await, [(5, false), (9, false), (7, false)]);
});

both_engines!(an_effect_is_applied_once, async |db| {
    keep(db, &[update(1, "{}"), update(2, "{}")]).await;
    let apply = async |id| db.write(async |tx| tx.apply(BOT, id, NOW).await).await.unwrap();
    let applied = async |id| db.read(async |tx| tx.is_applied(BOT, id).await).await;
    assert!(!applied(1).await);
    assert!(apply(1).await);
    assert!(!apply(1).await, "the second time finds the mark");
    assert!(!apply(3).await, "an update that never came has no effect");
    assert_eq!((applied(1).await, applied(2).await, applied(3).await), (true, false, false));
    assert_eq!(waiting(db).await, [(1, true), (2, false)]);
    db.write(async |tx| tx.finish(BOT, 2, None, NOW).await).await.unwrap();
    assert!(!apply(2).await, "what is done is done");
});

both_engines!(what_is_finished_waits_no_more_and_the_dead_say_why, async |db| {
    keep(db, &[update(1, "{}"), update(2, "{}"), update(3, "{}")]).await;
    db.write(async |tx| tx.finish(BOT, 1, None, NOW).await).await.unwrap();
    db.write(async |tx| tx.finish(BOT, 3, Some("it panicked"), NOW).await).await.unwrap();
    assert_eq!(waiting(db).await, [(2, false)]);
    let dead = db.words("select coalesce(dead_reason, '-') from inbox order by update_id").await;
    assert_eq!(dead, ["-", "-", "it panicked"]);
});

both_engines!(the_done_are_forgotten_when_they_are_old_and_the_waiting_never, async |db| {
    keep(db, &[update(1, "{}"), update(2, "{}"), update(3, "{}")]).await;
    db.write(async |tx| tx.finish(BOT, 1, None, NOW).await).await.unwrap();
    db.write(async |tx| tx.finish(BOT, 2, None, NOW.plus_min(1)).await).await.unwrap();
    let prune = async |before| db.write(async |tx| tx.prune_inbox(before, 9).await).await.unwrap();
    assert_eq!(prune(NOW).await, 0);
    assert_eq!(prune(NOW.plus_s(1)).await, 1);
    assert_eq!(prune(NOW.plus_min(1_000_000)).await, 1);
    assert_eq!(waiting(db).await, [(3, false)]);
    let many: Vec<_> = (10..20).map(|number| update(number, "{}")).collect();
    keep(db, &many).await;
    db.run("update inbox set done_at = 1 where update_id >= 10").await.unwrap();
    assert_eq!((prune(NOW).await, prune(NOW).await, prune(NOW).await), (9, 1, 0), "no more than asked for");
});

both_engines!(polling_goes_on_where_it_stopped, async |db| {
    let next = async || db.read(async |tx| tx.next_update(BOT).await).await;
    assert_eq!(next().await, 0);
    for at in [5, i64::MAX] {
        db.write(async |tx| tx.set_next_update(BOT, at).await).await.unwrap();
        assert_eq!(next().await, at);
    }
    assert_eq!(db.read(async |tx| tx.next_update(BotId(8)).await).await, 0);
});

both_engines!(many_updates_settle_together, async |db| {
    let studio = Cast::of(db).await.studio;
    let boris = ChatId(901);
    for chat in [VERA, boris] {
        db.write(async |tx| tx.greet(BOT, chat, Lang::En, "home", NOW).await).await.unwrap();
    }
    db.write(async |tx| tx.set_unreachable(BOT, boris, Some(NOW)).await).await.unwrap();
    keep(db, &[update(1, "{}"), update(2, "{}"), update(3, "{}")]).await;
    let state = "{\"it's\":\"\\u0000 \u{1f98a}\"}";
    let hers = Settled { studio: Some(studio), live_message: Some(44), ..settled(1, VERA, state) };
    let all = [hers, settled(2, boris, "his")];
    db.write(async |tx| tx.settle_all(BOT, &all, NOW).await).await.unwrap();
    assert_eq!(waiting(db).await, [(3, false)]);
    let look = async |chat| {
        let chat = db.read(async |tx| tx.chat(BOT, chat).await).await.unwrap();
        (chat.state, chat.studio, chat.live_message)
    };
    assert_eq!(look(VERA).await, (state.to_owned(), Some(studio), Some(44)));
    assert_eq!(look(boris).await, ("his".to_owned(), None, None));
    db.write(async |tx| tx.settle_all(BOT, &[settled(3, VERA, "next")], NOW).await).await.unwrap();
    assert_eq!(look(VERA).await, ("next".to_owned(), Some(studio), None), "a chat keeps its studio");
    db.write(async |tx| tx.settle_all(BOT, &[], NOW).await).await.unwrap();
});

// A studio may be removed while somebody looks at it.
both_engines!(a_chat_settles_on_no_studio_that_is_gone, async |db| {
    db.write(async |tx| tx.greet(BOT, VERA, Lang::En, "home", NOW).await).await.unwrap();
    keep(db, &[update(1, "{}")]).await;
    let nowhere = Settled { studio: Some(StudioId(99)), ..settled(1, VERA, "lost") };
    db.write(async |tx| tx.settle_all(BOT, &[nowhere], NOW).await).await.unwrap();
    assert_eq!(waiting(db).await, []);
    let chat = db.read(async |tx| tx.chat(BOT, VERA).await).await.unwrap();
    assert_eq!((chat.state.as_str(), chat.studio), ("lost", None));
    db.write(async |tx| tx.look_at(BOT, VERA, Some(StudioId(99)), "there").await).await.unwrap();
    assert_eq!(db.read(async |tx| tx.chat(BOT, VERA).await).await.unwrap().studio, None);
});
