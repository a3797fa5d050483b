//! Messages: written once for their key, leased to one sender at a time, sent or given up.

use std::collections::BTreeSet;

use okoshko::store::{Due, Said};
use okoshko_domain::booking::{Booking, Status};
use okoshko_domain::delivery::Unsent;
use okoshko_domain::ids::{AccountId, BookingId, BotId, ChatId, OutboxId};
use okoshko_domain::notice::{Notice, Word};
use okoshko_domain::people::{Actor, Door, Lang};
use okoshko_domain::timestamp::Timestamp;

use crate::cast::{BOT, Cast, NOW, hour};
use crate::engines::Db;

/// Somebody to write to, and something to write about.
struct Letter {
    to: AccountId,
    booking: BookingId,
}

impl Letter {
    async fn of(db: &Db) -> Self {
        let cast = Cast::of(db).await;
        let booking = cast.enter(db, hour(1, 0), Status::Booked).await.unwrap();
        Self { to: cast.client(db, 900).await.0, booking }
    }

    /// Writes messages that are due at these minutes from now, in this order, each to somebody else; the first is
    /// [`Letter::to`].
    async fn write(&self, db: &Db, due_min: &[i64]) {
        db.write(async |tx| {
            for (number, minutes) in (0..).zip(due_min) {
                let to =
                    if number == 0 { self.to } else { tx.account_of(2000 + number, Lang::En, NOW).await? };
                let (notice, due) = (Notice::Booked(self.booking), NOW.plus_min(*minutes));
                tx.notify(to, notice, due, &format!("key {number}"), NOW).await?;
            }
            Ok(())
        })
        .await
        .unwrap();
    }

    /// Writes messages to one person.
    async fn write_to_one(&self, db: &Db, notices: &[(Notice, i64)]) {
        db.write(async |tx| {
            for (number, (notice, minutes)) in notices.iter().enumerate() {
                let due = NOW.plus_min(*minutes);
                tx.notify(self.to, *notice, due, &format!("one {number}"), NOW).await?;
            }
            Ok(())
        })
        .await
        .unwrap();
    }
}

async fn claim(db: &Db, now: Timestamp, limit: u32) -> Vec<Due> {
    db.write(async |tx| tx.claim_outbox(BOT, now, now.plus_min(1), limit).await).await.unwrap()
}

async fn next_due(db: &Db, minutes: i64) -> Option<Timestamp> {
    db.read(async |tx| tx.next_due(NOW.plus_min(minutes)).await).await
}

both_engines!(two_notices_with_one_key_are_one_message, async |db| {
    let letter = Letter::of(db).await;
    letter.write(db, &[0]).await;
    let again = Notice::Cancelled(letter.booking);
    db.write(async |tx| tx.notify(letter.to, again, NOW.plus_min(9), "key 0", NOW).await).await.unwrap();
    db.write(async |tx| tx.notify(letter.to, again, NOW, "key 1", NOW).await).await.unwrap();
    let written = db.words("select dedupe_key || ' ' || kind from outbox order by outbox_id").await;
    assert_eq!(written, ["key 0 booked", "key 1 cancelled"]);
});

both_engines!(staff_hear_of_an_event_once_each_and_only_those_whose_business_it_is, async |db| {
    let cast = Cast::of(db).await;
    let elsewhere = Cast::of(db).await;
    let id = cast.enter(db, hour(1, 0), Status::Booked).await.unwrap();
    let booking: Booking = db.read(async |tx| tx.booking(id).await).await.unwrap();
    let mut hired = Vec::new();
    for (person, cast, role, specialist) in [
        (900, &cast, "specialist", Some(cast.anna)),
        (901, &cast, "owner", None),
        (902, &cast, "specialist", Some(cast.boris)),
        (903, &cast, "desk", None),
        (904, &elsewhere, "owner", None),
        (905, &elsewhere, "specialist", Some(elsewhere.anna)),
    ] {
        let (account, _) = cast.client(db, person).await;
        db.write(async |tx| tx.hire(cast.studio, account, role, specialist).await).await.unwrap();
        hired.push(account);
    }
    let by = Actor { account: hired[0], name: "Vera".to_owned(), door: Door::Chat, lang: Lang::En };
    for new_event in [true, false, true] {
        db.write(async |tx| {
            if new_event {
                tx.record(&booking, &by, "booked", NOW).await?;
            }
            tx.notify_staff(&booking, Notice::NewVisit(id), NOW).await
        })
        .await
        .unwrap();
    }
    let mut told = claim(db, NOW, 100).await;
    assert_eq!(told.len(), 2, "one message a person at a time");
    for due in told.clone() {
        db.write(async |tx| tx.mark_sent(due.id, 1, NOW).await).await.unwrap();
    }
    told.extend(claim(db, NOW, 100).await);
    let mut to: Vec<_> = told.iter().filter_map(|due| due.to).collect();
    to.sort_unstable();
    assert_eq!(to, [hired[0], hired[0], hired[1], hired[1]], "two events, Anna and the owner");
    assert!(told.iter().all(|due| due.said == Said::Notice(Notice::NewVisit(id))));
});

both_engines!(the_oldest_due_messages_are_claimed_and_no_more_than_asked_for, async |db| {
    let letter = Letter::of(db).await;
    letter.write(db, &[5, 1, 3, 2, 4, 60]).await;
    let now = NOW.plus_min(10);
    let at = |due: &[Due]| due.iter().map(|due| due.id).collect::<BTreeSet<_>>();
    let all = db.words("select cast(outbox_id as text) from outbox order by due_at").await;
    let all: Vec<_> = all.iter().map(|id| OutboxId(id.parse().unwrap())).collect();
    assert_eq!(at(&claim(db, now, 0).await), BTreeSet::new());
    assert_eq!(at(&claim(db, now, 2).await), all[..2].iter().copied().collect());
    assert_eq!(at(&claim(db, now, 100).await), all[2..5].iter().copied().collect());
    assert_eq!(at(&claim(db, now, 100).await), BTreeSet::new(), "leased, or not due yet");
});

both_engines!(a_claim_of_few_among_many_takes_few, async |db| {
    let letter = Letter::of(db).await;
    letter.write(db, &[0]).await;
    if db.engine == crate::engines::Engine::Postgres {
        db.run("analyze").await.unwrap(); // The planner believes in one row, and there are 500.
    }
    letter.write(db, &[0; 500]).await;
    assert_eq!(claim(db, NOW, 3).await.len(), 3);
    assert_eq!(db.number("select count(*) from outbox where lease_until is not null").await, 3);
});

both_engines!(one_person_gets_one_message_at_a_time_and_the_urgent_one_first, async |db| {
    let letter = Letter::of(db).await;
    let of = |make: fn(BookingId) -> Notice| make(letter.booking);
    let news = of(Notice::NewVisit);
    letter.write_to_one(db, &[(news, 1), (news, 0), (of(Notice::Moved), 2), (news, 60)]).await;
    let now = NOW.plus_min(10);
    let mut order = Vec::new();
    loop {
        let claimed = claim(db, now, 9).await;
        assert_eq!(claim(db, now, 9).await, [], "the first is in somebody's hands");
        let [due] = claimed.as_slice() else { break };
        order.push(db.words("select dedupe_key from outbox where lease_until is not null").await.remove(0));
        db.write(async |tx| tx.mark_sent(due.id, 1, now).await).await.unwrap();
    }
    assert_eq!(order, ["one 2", "one 1", "one 0"]);
});

both_engines!(a_bot_takes_what_it_can_bring, async |db| {
    let letter = Letter::of(db).await;
    letter.write(db, &[0, 0, 0]).await;
    for (bot, person) in [(BotId(9), 2001), (BOT, 2002), (BotId(9), 2002)] {
        db.write(async |tx| tx.greet(bot, ChatId(person), Lang::En, "home", NOW).await).await.unwrap();
    }
    let claimed: Vec<_> = claim(db, NOW, 9).await.into_iter().map(|due| due.chat).collect();
    assert_eq!(claimed, [None, Some(ChatId(2002))], "whom nobody knows, and our own");
});

both_engines!(a_claim_tells_where_and_how_the_reader_is_reached, async |db| {
    let letter = Letter::of(db).await;
    letter.write(db, &[0]).await;
    let due = claim(db, NOW, 9).await.remove(0);
    assert_eq!((due.to, due.chat, due.lang, due.attempts), (Some(letter.to), None, Lang::En, 1));
    assert_eq!(due.said, Said::Notice(Notice::Booked(letter.booking)));
    let chat = ChatId(900);
    db.write(async |tx| tx.greet(BOT, chat, Lang::En, "home", NOW).await).await.unwrap();
    db.write(async |tx| tx.set_lang(letter.to, Lang::Ru).await).await.unwrap();
    let due = claim(db, NOW.plus_min(1), 9).await.remove(0);
    assert_eq!((due.chat, due.lang, due.attempts), (Some(chat), Lang::Ru, 2));
    db.write(async |tx| tx.set_unreachable(BOT, chat, Some(NOW)).await).await.unwrap();
    assert_eq!(claim(db, NOW.plus_min(2), 9).await.remove(0).chat, None, "the bot is blocked");
});

both_engines!(a_lease_that_ran_out_comes_back_and_one_that_runs_does_not, async |db| {
    let letter = Letter::of(db).await;
    letter.write(db, &[0]).await;
    let first = claim(db, NOW, 9).await;
    assert_eq!(first.len(), 1);
    assert_eq!(claim(db, NOW.plus_s(59), 9).await, []);
    let again = claim(db, NOW.plus_s(60), 9).await;
    assert_eq!((again[0].id, again[0].attempts), (first[0].id, 2));
});

both_engines!(a_wait_is_no_try, async |db| {
    let letter = Letter::of(db).await;
    letter.write(db, &[0]).await;
    for (tried, attempts) in [(false, 1), (false, 1), (true, 1), (false, 2), (true, 2), (true, 3)] {
        let due = claim(db, NOW, 9).await.remove(0);
        assert_eq!(due.attempts, attempts);
        db.write(async |tx| tx.postpone(due.id, NOW, tried).await).await.unwrap();
    }
    // What became of a wait may be written down twice.
    db.run("update outbox set attempts = 0").await.unwrap();
    db.write(async |tx| tx.postpone(OutboxId(1), NOW, false).await).await.unwrap();
    assert_eq!(db.number("select attempts from outbox").await, 0);
});

both_engines!(a_broken_row_is_given_up, async |db| {
    let letter = Letter::of(db).await;
    letter.write(db, &[0, 0]).await;
    db.run("update outbox set kind = 'letter' where dedupe_key = 'key 0'").await.unwrap();
    assert_eq!(claim(db, NOW, 9).await.len(), 1, "it holds nobody else up");
    assert_eq!(db.words("select failed from outbox where failed is not null").await, ["refused"]);
});

both_engines!(a_claim_that_is_taken_back_leases_nothing, async |db| {
    let letter = Letter::of(db).await;
    letter.write(db, &[0]).await;
    let mut tx = db.store.begin().await.unwrap();
    assert_eq!(tx.claim_outbox(BOT, NOW, NOW.plus_min(1), 9).await.unwrap().len(), 1);
    tx.roll_back().await.unwrap();
    let claimed = claim(db, NOW, 9).await;
    assert_eq!((claimed.len(), claimed[0].attempts), (1, 1));
});

both_engines!(what_was_heard_or_given_up_is_never_claimed_again, async |db| {
    let letter = Letter::of(db).await;
    letter.write(db, &[0, 0, 0]).await;
    let due = claim(db, NOW, 9).await;
    db.write(async |tx| tx.mark_sent(due[0].id, 77, NOW).await).await.unwrap();
    db.write(async |tx| tx.mark_failed(due[1].id, Unsent::Blocked).await).await.unwrap();
    db.write(async |tx| tx.postpone(due[2].id, NOW.plus_min(30), true).await).await.unwrap();
    assert_eq!(claim(db, NOW.plus_min(29), 9).await, []);
    let late = claim(db, NOW.plus_min(30), 9).await;
    assert_eq!((late.len(), late[0].id), (1, due[2].id));
    let kept = db
        .words("select coalesce(cast(message_id as text), '-') || ' ' || coalesce(failed, '-') from outbox order by outbox_id")
        .await;
    assert_eq!(kept, ["77 -", "- blocked", "- -"]);
});

both_engines!(the_next_message_is_due_when_its_lease_or_its_wait_ends, async |db| {
    let letter = Letter::of(db).await;
    assert_eq!(next_due(db, 0).await, None);
    letter.write(db, &[5, 20]).await;
    assert_eq!(next_due(db, 0).await, Some(NOW.plus_min(5)));
    assert_eq!(next_due(db, 9).await, Some(NOW.plus_min(5)), "late is due");
    let due = claim(db, NOW.plus_min(7), 1).await.remove(0);
    assert_eq!(next_due(db, 7).await, Some(NOW.plus_min(8)), "when the lease ends");
    assert_eq!(next_due(db, 8).await, Some(NOW.plus_min(5)), "the lease ended");
    db.write(async |tx| tx.mark_sent(due.id, 1, NOW).await).await.unwrap();
    assert_eq!(next_due(db, 8).await, Some(NOW.plus_min(20)));
});

both_engines!(open_notices_are_due_and_neither_sent_nor_given_up, async |db| {
    let letter = Letter::of(db).await;
    letter.write(db, &[0, 0, 1, 60]).await;
    let open = async |minutes| db.read(async |tx| tx.open_notices(NOW.plus_min(minutes)).await).await;
    assert_eq!((open(0).await, open(1).await, open(60).await), (2, 3, 4));
    let due = claim(db, NOW, 9).await;
    assert_eq!(open(0).await, 2, "a lease is no sending");
    db.write(async |tx| tx.mark_sent(due[0].id, 1, NOW).await).await.unwrap();
    db.write(async |tx| tx.mark_failed(due[1].id, Unsent::Blocked).await).await.unwrap();
    assert_eq!(open(0).await, 0);
});

both_engines!(two_senders_never_hold_one_message, async |db| {
    const MESSAGES: usize = 200;
    let letter = Letter::of(db).await;
    letter.write(db, &[0; MESSAGES]).await;
    let senders: Vec<_> = (0..8)
        .map(|_| {
            let store = db.store.clone();
            tokio::spawn(async move {
                let mut mine = Vec::new();
                loop {
                    let mut tx = store.begin().await.unwrap();
                    let due = tx.claim_outbox(BOT, NOW, NOW.plus_min(1), 7).await.unwrap();
                    tx.commit().await.unwrap();
                    if due.is_empty() {
                        return mine;
                    }
                    mine.extend(due.into_iter().map(|due| due.id));
                }
            })
        })
        .collect();
    let mut claimed = Vec::new();
    for sender in senders {
        claimed.extend(sender.await.unwrap());
    }
    let different: BTreeSet<_> = claimed.iter().collect();
    assert_eq!((claimed.len(), different.len()), (MESSAGES, MESSAGES));
    assert_eq!(db.number("select count(*) from outbox where attempts <> 1").await, 0);
});

both_engines!(a_fact_that_the_presser_saw_is_not_sent_again, async |db| {
    let letter = Letter::of(db).await;
    letter.write(db, &[0, 0]).await;
    let settled = okoshko::store::Settled {
        update_id: 1,
        chat: ChatId(900),
        state: "booked".to_owned(),
        studio: None,
        live_message: None,
        told: Some("key 1".to_owned()),
        told_by: Some(55),
        pressed: None,
    };
    claim(db, NOW, 1).await;
    db.write(async |tx| tx.settle_all(BOT, &[settled], NOW).await).await.unwrap();
    assert_eq!(claim(db, NOW.plus_min(10), 9).await.len(), 1);
    assert_eq!(db.words("select dedupe_key from outbox where message_id = 55").await, ["key 1"]);
});

both_engines!(a_fact_that_its_reply_tells_waits, async |db| {
    let letter = Letter::of(db).await;
    letter.write(db, &[0, 0]).await;
    db.write(async |tx| tx.postpone_facts(&["key 0".to_owned(), "no key".to_owned()], NOW.plus_min(1)).await)
        .await
        .unwrap();
    assert_eq!(db.read(async |tx| tx.open_notices(NOW).await).await, 1);
    assert_eq!(db.read(async |tx| tx.open_notices(NOW.plus_min(1)).await).await, 2);
});

both_engines!(what_is_about_no_booking_is_told_once, async |db: &Db| {
    let cast = Cast::of(db).await;
    let (account, _) = cast.client(db, 900).await;
    let word = Word::Letter("See you\nat <five>".to_owned());
    for _ in 0..2 {
        db.write(async |tx| tx.tell(account, cast.studio, &word, NOW, "letter:1", NOW).await).await.unwrap();
    }
    let due = db.write(async |tx| tx.claim_outbox(BOT, NOW, NOW.plus_min(1), 10).await).await.unwrap();
    let said: Vec<_> = due.iter().map(|due| (due.to, due.said.clone())).collect();
    assert_eq!(said, [(Some(account), Said::Word(cast.studio, word))]);
});

both_engines!(what_waits_for_the_morning_holds_a_groups_news_not_up, async |db| {
    let cast = Cast::of(db).await;
    let id = cast.enter(db, hour(1, 0), Status::Booked).await.unwrap();
    db.run("update studio set staff_group_id = -77").await.unwrap();
    let (account, _) = cast.client(db, 900).await;
    let by = Actor { account, name: "Vera".to_owned(), door: Door::Chat, lang: Lang::En };
    for wait_min in [600, 0, 0] {
        db.write(async |tx| {
            let booking = tx.booking(id).await?.unwrap();
            tx.record(&booking, &by, "booked", NOW).await?;
            tx.notify_staff_at(&booking, Notice::NewVisit(id), NOW.plus_min(wait_min), NOW).await
        })
        .await
        .unwrap();
    }
    let due = "select cast(due_at as text) from outbox order by outbox_id";
    let expected = [NOW.plus_min(600), NOW, NOW].map(|due| due.0.to_string());
    assert_eq!(db.words(due).await, expected);
});
