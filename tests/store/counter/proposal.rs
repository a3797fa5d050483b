//! Other times for a visit, on both engines.

use okoshko::store::{Error, NewHold};
use okoshko_dialogues::offers;
use okoshko_dialogues::press::Press;
use okoshko_dialogues::staff;
use okoshko_dialogues::team::{self, Whom};
use okoshko_domain::booking::Status;
use okoshko_domain::ids::{AccountId, BookingId, ProposalId};
use okoshko_domain::notice::Notice;
use okoshko_domain::people::Lang;
use okoshko_domain::proposal::Proposal;

use crate::cast::{Cast, Front, NOW, hour};
use crate::engines::Db;

/// A visit of somebody with Telegram, and two hours that are kept for them.
async fn proposed(db: &Db, cast: &Cast) -> (BookingId, ProposalId) {
    let (account, client) = cast.client(db, 950).await;
    let row = NewHold { account: Some(account), ..cast.visit(client, hour(1, 0), Status::Booked) };
    let hold = |half_hours| NewHold {
        held_until: Some(NOW.plus_min(600)),
        ..cast.visit(client, hour(1, half_hours), Status::Held)
    };
    let holds = [hold(4), hold(8)];
    db.write(async |tx| {
        let booking = tx.insert_booking(&row, NOW).await?;
        let new = proposal(booking, account);
        let id = tx.propose(&new, &holds, NOW).await?;
        Ok((booking, id))
    })
    .await
    .unwrap()
}

fn proposal(booking: BookingId, by: AccountId) -> Proposal {
    let starts = vec![hour(1, 4).start, hour(1, 8).start];
    let (was, until) = (hour(1, 0).start, NOW.plus_min(600));
    Proposal { id: ProposalId(0), booking, by, was, starts, until, open: true, refused: false }
}

both_engines!(what_is_proposed_is_kept_until_it_ends, async |db: &Db| {
    let cast = Cast::of(db).await;
    let (booking, id) = proposed(db, &cast).await;
    let refused = cast.enter(db, hour(1, 4), Status::Booked).await;
    assert!(matches!(refused, Err(Error::Overlap)), "{refused:?}");
    let mut tx = db.store.begin().await.unwrap();
    let found = tx.proposal(id).await.unwrap().unwrap();
    let expected = Proposal { id, ..proposal(booking, found.by) };
    assert_eq!(found, expected);
    assert_eq!(tx.open_proposal(booking).await.unwrap(), Some(found));
    assert_eq!(tx.ended_proposals(NOW.plus_min(599), 9).await.unwrap(), []);
    assert_eq!(tx.ended_proposals(NOW.plus_min(600), 9).await.unwrap(), [booking]);
    assert_eq!(tx.next_end(NOW).await.unwrap(), Some(NOW.plus_min(600)));
    tx.end_proposal(booking, "expired", NOW).await.unwrap();
    tx.end_proposal(booking, "withdrawn", NOW).await.unwrap();
    assert_eq!(tx.open_proposal(booking).await.unwrap(), None);
    assert!(!tx.proposal(id).await.unwrap().unwrap().open);
    assert_eq!(tx.ended_proposals(NOW.plus_min(600), 9).await.unwrap(), []);
    tx.commit().await.unwrap();
    assert_eq!(db.number("select count(*) from proposal where status = 'expired'").await, 1);
    cast.enter(db, hour(1, 4), Status::Booked).await.unwrap();
    assert_eq!(db.number("select count(*) from booking where status = 'booked'").await, 2);
});

both_engines!(one_proposal_a_visit_waits, async |db: &Db| {
    let cast = Cast::of(db).await;
    let (booking, _) = proposed(db, &cast).await;
    let account =
        db.write(async |tx| Ok(tx.booking(booking).await?.unwrap().account.unwrap())).await.unwrap();
    let again = db.write(async |tx| tx.propose(&proposal(booking, account), &[], NOW).await).await;
    assert!(again.is_err());
});

both_engines!(a_time_is_taken_once_whoever_presses, async |db: &Db| {
    let cast = Cast::of(db).await;
    let (booking, id) = proposed(db, &cast).await;
    let front = Front::of(db);
    let take =
        |half_hours| Press::Offer(offers::Press::Take { proposal: id, start: hour(1, half_hours).start });
    front.presses(951, take(4)).await.unwrap();
    assert_eq!(db.number("select count(*) from booking where moved_from is not null").await, 0);
    let (one, two) = tokio::join!(front.presses(950, take(4)), front.presses(950, take(8)));
    one.unwrap();
    two.unwrap();
    assert_eq!(db.number("select count(*) from booking_event where what = 'moved'").await, 1);
    assert_eq!(db.number("select count(*) from booking where status = 'held'").await, 0);
    let found = db.write(async |tx| tx.booking(booking).await).await.unwrap().unwrap();
    assert!([hour(1, 4), hour(1, 8)].contains(&found.span));
    assert_eq!(Notice::read("chosen", booking, ""), Some(Notice::Chosen(booking)));
});

both_engines!(nothing_is_kept_with_whoever_gives_their_visits_away_or_goes, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    front.desk.hire(cast.studio, 901, Lang::En, "owner", None).await.unwrap();
    let anna = front.desk.hire(cast.studio, 902, Lang::En, "specialist", Some(cast.anna)).await.unwrap();
    let boris = front.desk.hire(cast.studio, 903, Lang::En, "specialist", Some(cast.boris)).await.unwrap();
    let (booking, _) = proposed(db, &cast).await;
    let whom = |account| Whom { studio: cast.studio, account };
    let press = |press| front.presses(901, Press::Staff(staff::Press::Team(press)));
    press(team::Press::Pass(whom(anna), cast.boris)).await.unwrap();
    let passed = db.read(async |tx| tx.booking(booking).await).await.unwrap();
    assert_eq!(passed.specialist, cast.boris);
    assert_eq!(db.words("select status from proposal").await, ["withdrawn"]);
    assert_eq!(db.number("select count(*) from booking where status = 'held'").await, 0);

    let account = passed.account.unwrap();
    db.write(async |tx| tx.propose(&proposal(booking, account), &[], NOW).await).await.unwrap();
    press(team::Press::CallOff(whom(boris))).await.unwrap();
    let ended = "select status from proposal order by proposal_id";
    assert_eq!(db.words(ended).await, ["withdrawn", "withdrawn"]);
});
