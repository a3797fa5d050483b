//! Visits, from hold to end: every question and every change of a row.

use okoshko::store::{NewHold, Tx};
use okoshko_domain::booking::{Booking, Status};
use okoshko_domain::ids::{AccountId, BookingId, SpecialistId};
use okoshko_domain::people::{Actor, Door, Lang};
use okoshko_domain::slots::Busy;
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;

use crate::cast::{Cast, NOW, PRICE, TODAY, hour, pounds, slot};
use crate::engines::Db;

const FIRST: (Timestamp, BookingId) = (Timestamp::MIN, BookingId(0));
const LAST: (Timestamp, BookingId) = (Timestamp::MAX, BookingId(i64::MAX));

async fn row(db: &Db, id: BookingId) -> Booking {
    db.read(async |tx| tx.booking(id).await).await.unwrap()
}

async fn insert(db: &Db, new: &NewHold) -> BookingId {
    db.write(async |tx| tx.insert_booking(new, NOW).await).await.unwrap()
}

async fn standings(db: &Db, ids: &[BookingId]) -> Vec<Status> {
    let mut standings = Vec::new();
    for id in ids {
        standings.push(row(db, *id).await.status);
    }
    standings
}

/// A visit with Anna of somebody who has an account.
async fn visit_of(db: &Db, cast: &Cast, telegram_id: i64, span: Span, status: Status) -> NewHold {
    let (account, client) = cast.client(db, telegram_id).await;
    NewHold { account: Some(account), ..cast.visit(client, span, status) }
}

/// When Anna is busy on the first day.
async fn busy(db: &Db, anna: SpecialistId, own: Option<AccountId>, now: Timestamp) -> Vec<Span> {
    let day = Span { start: slot(0, 0), end: slot(1, 0) };
    let busy = db.read(async |tx| tx.busy(anna, day, own, now).await).await;
    busy.into_iter().map(|busy| busy.span).collect()
}

both_engines!(a_row_comes_back_as_it_was_written, async |db| {
    let cast = Cast::of(db).await;
    let new = visit_of(db, &cast, 900, hour(0, 2), Status::Held).await;
    let id = insert(db, &new).await;
    let held = row(db, id).await;
    let written = Booking {
        id,
        studio: cast.studio,
        specialist: cast.anna,
        specialist_name: "Anna".to_owned(),
        service: cast.cut,
        more: Vec::new(),
        service_name: "Cut".to_owned(),
        client: new.client,
        account: new.account,
        reader: new.account,
        client_name: "Guest".to_owned(),
        span: hour(0, 2),
        zone: held.zone,
        status: Status::Held,
        held_until: Some(NOW.plus_min(10)),
        price: pounds(PRICE),
        lang: Lang::En,
        reason: None,
        client_reason: None,
        moved_from: None,
        comment: String::new(),
        guest: None,
        confirmed: false,
        forgotten: false,
        token: held.token,
        place: String::new(),
        place_address: String::new(),
    };
    assert_eq!(held, written);
    assert_eq!(held.zone.name(), "Europe/London");
    assert_eq!(db.number("select local_day from booking").await, i64::from(TODAY.0));
    let other = insert(db, &NewHold { account: None, span: hour(0, 4), ..new }).await;
    assert_ne!(row(db, other).await.token, held.token, "the key of a public page is nobody else's");
    assert_eq!(db.read(async |tx| tx.booking(BookingId(other.0 + 1)).await).await, None);
});

both_engines!(busy_is_what_stands_in_order_with_its_buffers, async |db| {
    let cast = Cast::of(db).await;
    cast.enter(db, hour(0, 6), Status::Booked).await.unwrap();
    cast.enter(db, hour(0, 2), Status::Pending).await.unwrap();
    for over in [Status::Cancelled, Status::NoShow, Status::Released] {
        cast.enter(db, hour(0, 10), over).await.unwrap();
    }
    cast.enter(db, hour(-1, 0), Status::Booked).await.unwrap();
    cast.enter(db, hour(2, 0), Status::Booked).await.unwrap();
    assert_eq!(busy(db, cast.anna, None, NOW).await, [hour(0, 2), hour(0, 6)]);
    assert_eq!(busy(db, cast.boris, None, NOW).await, []);
    let day = Span { start: slot(0, 0), end: slot(1, 0) };
    let taken = db.read(async |tx| tx.busy_in_studio(cast.studio, day, None, NOW).await).await;
    let with_buffers = |span| (cast.anna, Busy { span, before_min: 5, after_min: 10 });
    let taken: Vec<_> = taken.into_iter().map(|taken| (taken.specialist, taken.busy)).collect();
    assert_eq!(taken, [with_buffers(hour(0, 2)), with_buffers(hour(0, 6))]);
});

both_engines!(a_visit_that_reaches_into_the_span_counts_and_one_that_touches_does_not, async |db| {
    let cast = Cast::of(db).await;
    let long = Span::lasting(slot(0, 0), 48 * 60);
    cast.enter(db, long, Status::Booked).await.unwrap();
    for (from, to, counts) in [
        (long.end.plus_min(-1), long.end.plus_min(60), true),
        (long.end, long.end.plus_min(60), false),
        (long.start.plus_min(-60), long.start, false),
        (long.start.plus_min(-60), long.start.plus_min(1), true),
        (long.start.plus_min(60), long.start.plus_min(61), true),
    ] {
        let span = Span { start: from, end: to };
        let busy = db.read(async |tx| tx.busy(cast.anna, span, None, NOW).await).await;
        assert_eq!(busy.len(), usize::from(counts), "{span:?}");
        let taken = db.read(async |tx| tx.busy_in_studio(cast.studio, span, None, NOW).await).await;
        assert_eq!(taken.len(), usize::from(counts), "{span:?}");
    }
});

both_engines!(a_hold_stands_in_the_way_of_others_until_it_runs_out, async |db| {
    let cast = Cast::of(db).await;
    let vera = visit_of(db, &cast, 900, hour(0, 2), Status::Held).await;
    insert(db, &vera).await;
    let (other, _) = cast.client(db, 901).await;
    let out = NOW.plus_min(10);
    for (own, now, stands) in [
        (None, NOW, true),
        (Some(other), out.plus_s(-1), true),
        (Some(other), out, false),
        (vera.account, NOW, false),
    ] {
        let counted = busy(db, cast.anna, own, now).await;
        assert_eq!(counted.len(), usize::from(stands), "own {own:?} at {now:?}");
        let day = Span { start: slot(0, 0), end: slot(1, 0) };
        let taken = db.read(async |tx| tx.busy_in_studio(cast.studio, day, own, now).await).await;
        assert_eq!(taken.len(), usize::from(stands), "own {own:?} at {now:?}");
    }
    let booked = visit_of(db, &cast, 900, hour(0, 4), Status::Booked).await;
    insert(db, &booked).await;
    assert_eq!(busy(db, cast.anna, vera.account, NOW).await, [hour(0, 4)], "one's own visit is no hold");
});

both_engines!(holds_that_ran_out_are_freed_at_the_specialists_asked_for, async |db| {
    let cast = Cast::of(db).await;
    let (stranger, _) = cast.client(db, 899).await;
    let mut ids = Vec::new();
    for (person, specialist, minutes) in [(900, cast.anna, 5), (901, cast.anna, 6), (902, cast.boris, 5)] {
        let span = hour(0, 2 * (person - 900));
        let hold = visit_of(db, &cast, person, span, Status::Held).await;
        let held_until = Some(NOW.plus_min(minutes));
        ids.push(insert(db, &NewHold { specialist, held_until, ..hold }).await);
    }
    let now = NOW.plus_min(5);
    db.write(async |tx| tx.release_holds(stranger, &[cast.anna], now).await).await.unwrap();
    assert_eq!(standings(db, &ids).await, [Status::Released, Status::Held, Status::Held]);
    assert_eq!(db.number("select count(*) from booking where held_until is null").await, 1);
    db.write(async |tx| tx.release_holds(stranger, &[], now).await).await.unwrap();
    assert_eq!(standings(db, &ids).await, [Status::Released, Status::Held, Status::Held]);
    let both = [cast.boris, cast.anna];
    db.write(async |tx| tx.release_holds(stranger, &both, now).await).await.unwrap();
    assert_eq!(standings(db, &ids).await, [Status::Released, Status::Held, Status::Released]);
    db.write(async |tx| tx.release_ended(&both, now).await).await.unwrap();
    assert_eq!(standings(db, &ids).await, [Status::Released, Status::Held, Status::Released]);
    db.write(async |tx| tx.release_ended(&[cast.anna], NOW.plus_min(6)).await).await.unwrap();
    assert_eq!(standings(db, &ids).await, [Status::Released; 3]);
});

both_engines!(a_person_lets_go_of_their_own_hold_only, async |db| {
    let cast = Cast::of(db).await;
    for wholesale in [true, false] {
        let day = i64::from(wholesale);
        let vera = visit_of(db, &cast, 900, hour(day, 2), Status::Held).await;
        let other = visit_of(db, &cast, 901 + day, hour(day, 4), Status::Held).await;
        let booked = NewHold { span: hour(day, 6), status: Status::Booked, held_until: None, ..vera.clone() };
        let ids = [insert(db, &vera).await, insert(db, &other).await, insert(db, &booked).await];
        let account = vera.account.unwrap();
        let let_go = async |tx: &mut Tx| {
            if wholesale {
                return tx.release_of(account, NOW).await;
            }
            tx.release_holds(account, &[cast.boris], NOW).await
        };
        db.write(let_go).await.unwrap();
        assert_eq!(standings(db, &ids).await, [Status::Released, Status::Held, Status::Booked]);
    }
});

both_engines!(a_row_goes_from_hold_to_booking_to_cancelled, async |db| {
    let cast = Cast::of(db).await;
    let id = insert(db, &visit_of(db, &cast, 900, hour(0, 2), Status::Held).await).await;
    db.write(async |tx| tx.set_booked(id, "Vera", NOW).await).await.unwrap();
    let booked = row(db, id).await;
    assert_eq!(
        (booked.status, booked.held_until, booked.client_name.as_str()),
        (Status::Booked, None, "Vera")
    );
    db.write(async |tx| tx.set_cancelled(id, NOW.plus_min(1)).await).await.unwrap();
    assert_eq!(row(db, id).await, Booking { status: Status::Cancelled, ..booked });
    assert_eq!(db.number("select changed_at from booking").await, NOW.plus_min(1).0);
});

both_engines!(a_released_row_holds_again_at_the_present_price, async |db| {
    let cast = Cast::of(db).await;
    let id = insert(db, &visit_of(db, &cast, 900, hour(0, 2), Status::Released).await).await;
    let until = NOW.plus_min(20);
    db.write(async |tx| tx.hold_again(id, until, pounds(5_000), NOW).await).await.unwrap();
    let held = row(db, id).await;
    assert_eq!((held.status, held.held_until, held.price), (Status::Held, Some(until), pounds(5_000)));
});

both_engines!(a_booking_is_found_with_the_present_revision_of_its_studio, async |db| {
    let cast = Cast::of(db).await;
    let id = insert(db, &visit_of(db, &cast, 900, hour(0, 2), Status::Booked).await).await;
    let found = async || db.read(async |tx| tx.found(id).await).await.unwrap();
    let (before, revision) = (found().await, db.read(async |tx| tx.revision(cast.studio).await).await);
    assert_eq!((Some(before.revision), before.booking), (revision, row(db, id).await));
    db.write(async |tx| tx.touch_studio(cast.studio).await).await.unwrap();
    assert_eq!(found().await.revision, before.revision + 1);
});

both_engines!(history_grows_and_knows_its_words, async |db| {
    let cast = Cast::of(db).await;
    let new = visit_of(db, &cast, 900, hour(0, 2), Status::Booked).await;
    let booking = row(db, insert(db, &new).await).await;
    let by =
        Actor { account: new.account.unwrap(), name: "Vera".to_owned(), door: Door::Chat, lang: Lang::En };
    db.write(async |tx| tx.record(&booking, &by, "booked", NOW).await).await.unwrap();
    assert_eq!(db.read(async |tx| tx.changes_of(booking.id).await).await, (0, NOW));
    db.write(async |tx| tx.record(&booking, &by, "cancelled", NOW).await).await.unwrap();
    assert_eq!(db.read(async |tx| tx.changes_of(booking.id).await).await, (1, NOW));
    let written =
        db.words("select what || ' by ' || door from booking_event order by booking_event_id").await;
    assert_eq!(written, ["booked by chat", "cancelled by chat"]);
    let unknown = db.write(async |tx| tx.record(&booking, &by, "eaten", NOW).await).await;
    assert!(unknown.is_err());
});

both_engines!(only_visits_to_come_count_against_a_clients_cap, async |db| {
    let cast = Cast::of(db).await;
    let count =
        async |account, now| db.read(async |tx| tx.active_visits(cast.studio, account, now).await).await;
    let vera = visit_of(db, &cast, 900, hour(0, 2), Status::Booked).await;
    let account = vera.account.unwrap();
    assert_eq!(count(account, NOW).await, Some(0));
    insert(db, &vera).await;
    let states = [Status::Pending, Status::Held, Status::Cancelled, Status::Came, Status::Released];
    for (after, status) in states.into_iter().enumerate() {
        let span = hour(0, 4 + 2 * i64::try_from(after).unwrap());
        insert(db, &visit_of(db, &cast, 900, span, status).await).await;
    }
    insert(db, &visit_of(db, &cast, 901, hour(1, 2), Status::Booked).await).await;
    assert_eq!(count(account, NOW).await, Some(2));
    assert_eq!(count(account, slot(0, 2)).await, Some(1), "what has begun is not to come");
    let elsewhere = Cast::of(db).await.studio;
    assert_eq!(db.read(async |tx| tx.active_visits(elsewhere, account, NOW).await).await, Some(0));
});

both_engines!(lists_page_through_every_visit_of_one_person_once, async |db| {
    let cast = Cast::of(db).await;
    let mut vera = visit_of(db, &cast, 900, hour(0, 0), Status::Booked).await;
    let account = vera.account.unwrap();
    let mut all = Vec::new();
    for day in [3, 1, 2, -1, -2, -3] {
        vera.span = hour(day, 0);
        all.push((vera.span.start, insert(db, &vera).await));
        // Boris has one at the same moment: the id decides who comes first.
        let twin = NewHold { specialist: cast.boris, ..vera.clone() };
        all.push((twin.span.start, insert(db, &twin).await));
    }
    for status in [Status::Held, Status::Released] {
        insert(db, &visit_of(db, &cast, 900, hour(9, 0), status).await).await;
        vera.span = hour(11, 0);
    }
    insert(db, &visit_of(db, &cast, 901, hour(5, 0), Status::Booked).await).await;
    let called_off = insert(db, &NewHold { status: Status::Cancelled, span: hour(4, 0), ..vera }).await;
    all.sort_unstable();
    let (mut past, upcoming): (Vec<_>, Vec<_>) = all.into_iter().partition(|(start, _)| *start <= NOW);
    past.push((slot(4, 0), called_off));
    past.reverse();

    let mut seen = vec![FIRST];
    while let next = db.read(async |tx| tx.upcoming_of(account, NOW, seen[seen.len() - 1], 4).await).await
        && !next.is_empty()
    {
        assert!(next.len() <= 4);
        seen.extend(next.into_iter().map(|booking| (booking.span.start, booking.id)));
    }
    assert_eq!(seen[1..], upcoming);
    let mut seen = vec![LAST];
    while let next = db.read(async |tx| tx.past_of(account, NOW, seen[seen.len() - 1], 4).await).await
        && !next.is_empty()
    {
        seen.extend(next.into_iter().map(|booking| (booking.span.start, booking.id)));
    }
    assert_eq!(seen[1..], past);
});
