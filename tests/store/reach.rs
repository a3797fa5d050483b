//! Whom no message reaches, and who does without some.

use okoshko::store::{About, NewHold};
use okoshko_domain::booking::Status;
use okoshko_domain::ids::{BookingId, ChatId, OutboxId};
use okoshko_domain::notice::{Notice, Switch};
use okoshko_domain::people::Lang;

use crate::cast::{BOT, Cast, NOW, hour};
use crate::engines::Db;

const OUTBOX: &str = "select kind || ' ' || coalesce(cast(booking_id as text), args) || ' to ' || account_id
                        from outbox
                       order by outbox_id";

both_engines!(those_hear_of_a_client_out_of_reach_whose_day_it_is, async |db: &Db| {
    let cast = Cast::of(db).await;
    let (account, client) = cast.client(db, 900).await;
    db.write(async |tx| {
        for (telegram_id, role, specialist) in
            [(1, "specialist", Some(cast.anna)), (2, "specialist", Some(cast.boris)), (3, "owner", None)]
        {
            let staff = tx.account_of(telegram_id, Lang::En, NOW).await?;
            tx.hire(cast.studio, staff, role, specialist).await?;
        }
        for (span, status) in [
            (hour(1, 0), Status::Booked),
            (hour(2, 0), Status::Pending),
            (hour(3, 0), Status::Cancelled),
            (hour(-1, 0), Status::Booked),
        ] {
            let visit = NewHold { account: Some(account), ..cast.visit(client, span, status) };
            tx.insert_booking(&visit, NOW).await?;
        }
        for _ in 0..2 {
            tx.notify_unreached(account, About::All, NOW).await?;
        }
        Ok(())
    })
    .await
    .unwrap();
    let mut told = db.words(OUTBOX).await;
    told.sort();
    let expected: Vec<_> =
        [1, 2].map(|booking| [2, 4].map(|to| format!("unreached {booking} to {to}"))).concat();
    assert_eq!(told, expected, "Anna and the owner, of what is to come, once");
    db.run("update booking set starts_at = starts_at + 60 where booking_id = 1").await.unwrap();
    db.write(async |tx| tx.notify_unreached(account, About::All, NOW).await).await.unwrap();
    assert_eq!(db.words(OUTBOX).await.len(), 6, "another time is another matter");
    for about in [About::AllAnd(BookingId(3)), About::Only(BookingId(3))] {
        db.write(async |tx| tx.notify_unreached(account, about, NOW).await).await.unwrap();
    }
    let told = db.words(OUTBOX).await;
    assert_eq!(
        told[6..],
        [2, 4].map(|to| format!("unreached 3 to {to}")),
        "whoever does not know comes in vain"
    );
    let refused = async || db.read(async |tx| tx.is_unaware(BookingId(1)).await).await;
    db.write(async |tx| tx.notify(account, Notice::Moved(BookingId(1)), NOW, "moved", NOW).await)
        .await
        .unwrap();
    assert!(!refused().await);
    db.run("update outbox set failed = 'refused' where dedupe_key = 'moved'").await.unwrap();
    assert!(refused().await);
});

both_engines!(an_owner_hears_of_people_out_of_reach_once_a_day, async |db: &Db| {
    let cast = Cast::of(db).await;
    db.write(async |tx| {
        for (telegram_id, role, specialist) in [(1, "specialist", Some(cast.anna)), (3, "owner", None)] {
            let staff = tx.account_of(telegram_id, Lang::En, NOW).await?;
            tx.hire(cast.studio, staff, role, specialist).await?;
            tx.name_staff(cast.studio, staff, "Anna M.", NOW).await?;
        }
        let anna = tx.account_of(1, Lang::En, NOW).await?;
        let owner = tx.account_of(3, Lang::En, NOW).await?;
        for day in [1, 1, 2] {
            tx.notify_deaf(anna, day, NOW).await?;
            tx.notify_deaf(owner, day, NOW).await?;
        }
        Ok(())
    })
    .await
    .unwrap();
    assert_eq!(db.words(OUTBOX).await, ["team deaf Anna M. to 2", "team deaf Anna M. to 2"]);
});

both_engines!(a_message_knows_whether_it_is_for_the_visits_client, async |db: &Db| {
    let cast = Cast::of(db).await;
    let (account, client) = cast.client(db, 900).await;
    let (other, _) = cast.client(db, 901).await;
    let booking = db
        .write(async |tx| {
            let visit = NewHold { account: Some(account), ..cast.visit(client, hour(1, 0), Status::Booked) };
            tx.insert_booking(&visit, NOW).await
        })
        .await
        .unwrap();
    db.write(async |tx| {
        tx.notify(account, Notice::Moved(booking), NOW, "hers", NOW).await?;
        tx.notify(other, Notice::NewVisit(booking), NOW, "theirs", NOW).await
    })
    .await
    .unwrap();
    let of = async |id| db.read(async |tx| tx.client_of_notice(OutboxId(id)).await).await;
    assert_eq!((of(1).await, of(2).await, of(3).await), (Some(account), None, None));
    let reachable = async || db.read(async |tx| tx.is_reachable(account).await).await;
    assert!(!reachable().await, "she never wrote");
    db.write(async |tx| tx.greet(BOT, ChatId(900), Lang::En, "home", NOW).await).await.unwrap();
    assert!(reachable().await);
    db.write(async |tx| tx.set_unreachable(BOT, ChatId(900), Some(NOW)).await).await.unwrap();
    assert!(!reachable().await);
});

both_engines!(what_a_person_did_without_stays_so_until_they_want_it_back, async |db: &Db| {
    let cast = Cast::of(db).await;
    let ((account, _), (other, _)) = (cast.client(db, 900).await, cast.client(db, 901).await);
    let mute = async |switch, muted| {
        db.write(async |tx| tx.set_muted(account, switch, muted, NOW).await).await.unwrap();
    };
    for _ in 0..2 {
        mute(Switch::Letters, true).await;
    }
    mute(Switch::Agenda, true).await;
    mute(Switch::Agenda, false).await;
    assert_eq!(db.read(async |tx| tx.mutes(account).await).await, [Switch::Letters]);
    let muted = async |who, switch| db.read(async |tx| tx.is_muted(who, switch).await).await;
    assert!(muted(account, Switch::Letters).await);
    assert!(!muted(account, Switch::Agenda).await && !muted(other, Switch::Letters).await);
});
