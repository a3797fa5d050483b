//! Private addresses for calendars, and what they tell.

use okoshko::store::{Error, NewHold};
use okoshko_dialogues::press::Press;
use okoshko_dialogues::{feed, staff};
use okoshko_domain::booking::Status;
use okoshko_domain::ids::FeedId;
use okoshko_domain::people::{Actor, Door, Lang};
use okoshko_domain::rights::Role;

use crate::cast::{Cast, Front, NOW, TODAY, hour};
use crate::engines::Db;

both_engines!(an_address_works_until_it_is_revoked, async |db: &Db| {
    let cast = Cast::of(db).await;
    let mut tx = db.store.begin().await.unwrap();
    let anna = tx.account_of(1, Lang::En, NOW).await.unwrap();
    let day = Some((cast.studio, cast.anna));
    tx.join(cast.studio, anna, Role::Specialist, Some(cast.anna), "Ann", NOW).await.unwrap();
    let own = tx.add_feed(anna, None, "own", NOW).await.unwrap();
    let days = tx.add_feed(anna, day, "day", NOW).await.unwrap();
    assert_eq!(tx.feed_with("own").await.unwrap().unwrap().day, None);
    let found = tx.feed_with("day").await.unwrap().unwrap();
    assert_eq!((found.id, found.account, found.day, found.seen), (days, anna, day, None));
    assert_eq!(tx.feed_with("no").await.unwrap(), None);
    tx.see_feed(days, NOW.plus_s(7)).await.unwrap();
    assert_eq!(tx.feed_with("day").await.unwrap().unwrap().seen, Some(NOW.plus_s(7)));
    let ids = |feeds: Vec<okoshko_domain::feed::Mine>| feeds.iter().map(|one| one.id).collect::<Vec<_>>();
    assert_eq!(ids(tx.feeds_of(anna, None, NOW).await.unwrap()), [own]);
    assert_eq!(ids(tx.feeds_of(anna, Some(cast.anna), NOW).await.unwrap()), [days]);

    tx.set_feed_revoked(own, Some(NOW)).await.unwrap();
    assert_eq!(tx.feed_with("own").await.unwrap(), None);
    assert_eq!(ids(tx.feeds_of(anna, None, NOW).await.unwrap()), [own], "it can be taken back");
    assert_eq!(ids(tx.feeds_of(anna, None, NOW.plus_s(1)).await.unwrap()), [FeedId(0); 0]);
    tx.set_feed_revoked(own, None).await.unwrap();
    assert!(tx.feed_with("own").await.unwrap().is_some());

    // A day is told to nobody but whose it is now.
    tx.join(cast.studio, anna, Role::Specialist, Some(cast.boris), "Ann", NOW).await.unwrap();
    assert_eq!(tx.feed_with("day").await.unwrap(), None);
    tx.join(cast.studio, anna, Role::Specialist, Some(cast.anna), "Ann", NOW).await.unwrap();
    assert!(tx.feed_with("day").await.unwrap().is_some());
    tx.revoke_feeds_at(cast.studio, anna, NOW).await.unwrap();
    assert_eq!(tx.feed_with("day").await.unwrap(), None);
    assert!(tx.feed_with("own").await.unwrap().is_some(), "that is of no studio");
    tx.commit().await.unwrap();
});

both_engines!(of_two_addresses_one_works, async |db: &Db| {
    let cast = Cast::of(db).await;
    for day in [None, Some((cast.studio, cast.anna))] {
        let account = db.write(async |tx| tx.account_of(1, Lang::En, NOW).await).await.unwrap();
        let add = async |hash: &str| {
            let hash = format!("{hash} {}", day.is_some());
            db.write(async |tx| tx.add_feed(account, day, &hash, NOW).await).await
        };
        let first = add("one").await.unwrap();
        assert!(matches!(add("two").await, Err(Error::Sql(_))));
        db.write(async |tx| tx.set_feed_revoked(first, Some(NOW)).await).await.unwrap();
        add("two").await.unwrap();
    }
});

both_engines!(a_calendar_is_told_what_stands_and_what_was_called_off_lately, async |db: &Db| {
    let cast = Cast::of(db).await;
    let (account, client) = cast.client(db, 900).await;
    let mut tx = db.store.begin().await.unwrap();
    let by = Actor { account, name: "Kate".to_owned(), door: Door::Chat, lang: Lang::En };
    for (day, status) in [
        (-40, Status::Came),
        (-2, Status::Came),
        (-1, Status::NoShow),
        (1, Status::Booked),
        (2, Status::Pending),
        (3, Status::Cancelled),
        (4, Status::Released),
    ] {
        let visit = NewHold { account: Some(account), ..cast.visit(client, hour(day, 0), status) };
        let id = tx.insert_booking(&visit, NOW).await.unwrap();
        let booking = tx.booking(id).await.unwrap().unwrap();
        for what in ["booked", "moved"] {
            tx.record(&booking, &by, what, NOW).await.unwrap();
        }
    }
    let since = NOW.plus_min(-30 * 24 * 60);
    let starts = |told: Vec<okoshko::store::Told>| {
        assert!(told.iter().all(|one| one.changes == 1 && one.changed == NOW && one.revision > 0));
        told.iter().map(|one| one.booking.span.start).collect::<Vec<_>>()
    };
    let at = |days: &[i64]| days.iter().map(|day| hour(*day, 0).start).collect::<Vec<_>>();
    assert_eq!(starts(tx.told_of_day(cast.anna, since).await.unwrap()), at(&[-2, 1, 2]));
    assert_eq!(starts(tx.told_of_day(cast.boris, since).await.unwrap()), []);
    assert_eq!(starts(tx.told_of_client(account, since).await.unwrap()), at(&[-2, 1, 2, 3]));
    let day = (cast.studio, cast.anna);
    let off = tx.called_off_of_day(day, TODAY.plus(-30), since).await.unwrap();
    assert_eq!(starts(off), at(&[3]));
    assert_eq!(starts(tx.called_off_of_day(day, TODAY.plus(-30), NOW).await.unwrap()), []);
    assert_eq!(starts(tx.called_off_of_day(day, TODAY.plus(4), since).await.unwrap()), []);
    tx.commit().await.unwrap();
});

both_engines!(whoever_goes_and_whoever_is_forgotten_has_no_address, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    front.desk.open_site("https://okoshko.example");
    let anna = db
        .write(async |tx| {
            let anna = tx.account_of(904, Lang::En, NOW).await?;
            tx.hire(cast.studio, anna, "specialist", Some(cast.anna)).await?;
            Ok(anna)
        })
        .await
        .unwrap();
    let make = |of| feed::Press { of, what: feed::What::New(None) };
    let day = staff::Press::Feed(make(feed::Of::Day(cast.anna)));
    front.presses(904, Press::Staff(day)).await.unwrap();
    front.presses(904, Press::Feed(make(feed::Of::Client))).await.unwrap();
    assert_eq!(db.number("select count(*) from feed where revoked_at is null").await, 2);
    // Somebody who may change her hours does not read her calendar.
    db.write(async |tx| {
        let olga = tx.account_of(907, Lang::En, NOW).await?;
        tx.hire(cast.studio, olga, "owner", None).await
    })
    .await
    .unwrap();
    front.presses(907, Press::Staff(day)).await.unwrap();
    assert_eq!(db.number("select count(*) from feed").await, 2);

    let whom = okoshko_dialogues::team::Whom { studio: cast.studio, account: anna };
    let go = okoshko_dialogues::team::Press::LetGo(whom, okoshko_dialogues::team::How::Now);
    front.presses(907, Press::Staff(staff::Press::Team(go))).await.unwrap();
    let open = "select count(*) from feed where revoked_at is null";
    assert_eq!(db.number(&format!("{open} and specialist_id is not null")).await, 0);
    assert_eq!(db.number(open).await, 1);
    front.presses(904, Press::Profile(okoshko_dialogues::profile::Press::Forget)).await.unwrap();
    assert_eq!(db.number("select count(*) from feed").await, 0);
});
