//! What became of messages, page by page.

use okoshko::store::{DeliveriesOf, Delivery, NewHold, Said};
use okoshko_domain::booking::Status;
use okoshko_domain::delivery::Unsent;
use okoshko_domain::ids::OutboxId;
use okoshko_domain::notice::{Notice, Word};
use okoshko_domain::people::Lang;

use crate::cast::{BOT, Cast, NOW, easy, hour, new_studio};
use crate::engines::Db;

both_engines!(messages_are_read_newest_first_with_what_became_of_them, async |db: &Db| {
    let cast = Cast::of(db).await;
    let (account, client) = cast.client(db, 900).await;
    let mut tx = db.store.begin().await.unwrap();
    let elsewhere = tx.add_studio(&new_studio(easy()), NOW).await.unwrap();
    let owner = tx.account_of(1, Lang::En, NOW).await.unwrap();
    tx.hire(cast.studio, owner, "owner", None).await.unwrap();
    tx.name_staff(cast.studio, owner, "Olga", NOW).await.unwrap();
    let visit = NewHold { account: Some(account), ..cast.visit(client, hour(1, 0), Status::Booked) };
    let booking = tx.insert_booking(&visit, NOW).await.unwrap();
    tx.notify(account, Notice::Moved(booking), NOW, "1", NOW).await.unwrap();
    tx.notify(owner, Notice::NewVisit(booking), NOW, "2", NOW).await.unwrap();
    tx.tell(owner, cast.studio, &Word::Letter("Hi".to_owned()), NOW, "3", NOW).await.unwrap();
    tx.tell(owner, cast.studio, &Word::Menu, NOW, "4", NOW).await.unwrap();
    tx.tell(owner, elsewhere, &Word::Letter("Hi".to_owned()), NOW, "5", NOW).await.unwrap();
    for due in tx.claim_outbox(BOT, NOW, NOW.plus_min(1), 9).await.unwrap() {
        tx.mark_sent(due.id, 70 + due.id.0, NOW.plus_s(5)).await.unwrap();
    }
    tx.mark_failed(OutboxId(3), Unsent::Blocked).await.unwrap();

    let of = DeliveriesOf { studio: cast.studio, specialist: None, trouble: false, before: None };
    let all = tx.deliveries(of, 9).await.unwrap();
    let read =
        |delivery: &Delivery| (delivery.id.0, delivery.to.clone().unwrap(), delivery.visit, delivery.unsent);
    let (guest, olga, start) = ("Guest".to_owned(), "Olga".to_owned(), Some(hour(1, 0).start));
    let told: Vec<_> = all.iter().map(read).collect();
    let expected =
        [(3, olga.clone(), None, Some(Unsent::Blocked)), (2, olga, start, None), (1, guest, start, None)];
    assert_eq!(told, expected);
    assert_eq!(all[2].said, Said::Notice(Notice::Moved(booking)));
    assert_eq!((all[2].sent_at, all[2].read_at, all[2].attempts), (Some(NOW.plus_s(5)), None, 1));
    let ids = |found: Vec<Delivery>| found.iter().map(|one| one.id.0).collect::<Vec<_>>();
    assert_eq!(ids(tx.deliveries(DeliveriesOf { before: Some(OutboxId(3)), ..of }, 1).await.unwrap()), [2]);
    assert_eq!(ids(tx.deliveries(DeliveriesOf { trouble: true, ..of }, 9).await.unwrap()), [3]);
    let boris = DeliveriesOf { specialist: Some(cast.boris), ..of };
    assert_eq!(ids(tx.deliveries(boris, 9).await.unwrap()), [0; 0]);
    let anna = DeliveriesOf { specialist: Some(cast.anna), ..of };
    assert_eq!(ids(tx.deliveries(anna, 9).await.unwrap()), [2, 1]);
    assert_eq!(ids(tx.deliveries(DeliveriesOf { trouble: true, ..anna }, 9).await.unwrap()), [0; 0]);
    let booking = tx.booking(booking).await.unwrap().unwrap();
    assert_eq!(ids(tx.deliveries_of(&booking, 9).await.unwrap()), [2, 1]);
    tx.commit().await.unwrap();
});
