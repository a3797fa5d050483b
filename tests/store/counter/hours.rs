//! When a specialist works: what is changed is read back, and nobody else's.

use okoshko::store::{NewHold, Result, Shelf};
use okoshko_domain::booking::Status;
use okoshko_domain::hours::{Interval, Pause, Rules};
use okoshko_domain::ids::{CalendarId, SpecialistId, StudioId};
use okoshko_domain::span::Span;
use okoshko_domain::zone::LocalDay;

use crate::cast::{Cast, NOW, TODAY, easy, hour, new_studio, slot};
use crate::engines::Db;

fn interval(from: i16, to: i16) -> Interval {
    Interval::new(from * 60, to * 60).unwrap()
}

async fn shelf(db: &Db, studio: StudioId) -> Shelf {
    db.read(async |tx| tx.shelf(studio).await).await.unwrap()
}

async fn rules(db: &Db, cast: &Cast, specialist: SpecialistId) -> Rules {
    shelf(db, cast.studio).await.rules[&specialist].clone()
}

async fn calendar(db: &Db, cast: &Cast) -> CalendarId {
    rules(db, cast, cast.anna).await.places[0].calendar
}

both_engines!(hours_change_day_by_day, async |db: &Db| {
    let cast = Cast::of(db).await;
    let calendar = calendar(db, &cast).await;
    let split = [interval(10, 14), interval(15, 19)];
    db.write(async |tx| {
        tx.set_weekday_hours(cast.studio, calendar, 1, &split).await?;
        tx.set_weekday_hours(cast.studio, calendar, 2, &[]).await?;
        tx.set_weekday_hours(StudioId(99), calendar, 3, &[]).await?;
        tx.set_date_hours(cast.studio, calendar, TODAY, Some(&[])).await?;
        tx.set_date_hours(cast.studio, calendar, TODAY.plus(1), Some(&split)).await?;
        tx.set_date_hours(cast.studio, calendar, TODAY.plus(2), Some(&split)).await?;
        tx.set_date_hours(cast.studio, calendar, TODAY.plus(2), None).await
    })
    .await
    .unwrap();
    let place = &rules(db, &cast, cast.anna).await.places[0];
    let week = place.week.days().each_ref().map(Vec::len);
    assert_eq!(week, [1, 2, 0, 1, 1, 1, 1], "another studio's change is none");
    assert_eq!(place.week.days()[1], split);
    let days: Vec<_> = place.overrides.iter().map(|(day, hours)| (*day, hours.len())).collect();
    assert_eq!(days, [(TODAY, 0), (TODAY.plus(1), 2)]);
    assert_eq!(rules(db, &cast, cast.boris).await.places[0].overrides.len(), 0);
});

both_engines!(a_person_may_have_several_places, async |db: &Db| {
    let cast = Cast::with(db, easy(), Some(4)).await;
    let first = calendar(db, &cast).await;
    let second = db
        .write(async |tx| {
            let second = tx.add_place(cast.studio, cast.anna, "North", "2 Pane Road").await?;
            tx.set_place(cast.studio, first, "South", "").await?;
            tx.set_place(StudioId(99), second, "Nowhere", "").await?;
            for weekday in 0..7 {
                tx.set_weekday_hours(cast.studio, first, weekday, &[interval(9, 13)]).await?;
                tx.set_weekday_hours(cast.studio, second, weekday, &[interval(13, 21)]).await?;
            }
            Ok(second)
        })
        .await
        .unwrap();
    let found = shelf(db, cast.studio).await;
    let its = &found.rules[&cast.anna];
    let named: Vec<_> =
        its.places.iter().map(|place| (place.name.as_str(), place.address.as_str())).collect();
    assert_eq!(named, [("South", ""), ("North", "2 Pane Road")]);
    assert_eq!(its.day_limit, Some(4));
    assert_eq!(found.calendar_at(cast.anna, slot(0, 0)), Some(first));
    assert_eq!(found.calendar_at(cast.anna, slot(0, 8)), Some(second));
    assert_eq!(found.calendar_at(cast.boris, slot(0, 8)), None, "one place is no place");
    assert_eq!(found.hours[&cast.anna].intervals(TODAY), [interval(9, 13), interval(13, 21)]);

    let client = cast.guest(db).await;
    let at_second = NewHold { calendar: Some(second), ..cast.visit(client, hour(0, 8), Status::Booked) };
    let id = db.write(async |tx| tx.insert_booking(&at_second, NOW).await).await.unwrap();
    db.write(async |tx| tx.archive_place(cast.studio, second, NOW).await).await.unwrap();
    let left = shelf(db, cast.studio).await;
    assert_eq!(left.calendar_at(cast.anna, slot(0, 0)), Some(first), "it still says what it is called");
    let its = &left.rules[&cast.anna];
    assert_eq!(its.places.iter().map(|place| place.calendar).collect::<Vec<_>>(), [first]);
    let booking = db.read(async |tx| tx.booking(id).await).await.unwrap();
    assert_eq!((booking.place.as_str(), booking.place_address.as_str()), ("North", "2 Pane Road"));
});

both_engines!(pauses_and_limits_come_and_go, async |db: &Db| {
    let cast = Cast::of(db).await;
    let (daily, friday) = db
        .write(async |tx| {
            let daily = tx.add_break(cast.studio, cast.anna, None, interval(13, 14), "Lunch").await?;
            let friday = tx.add_break(cast.studio, cast.anna, Some(4), interval(17, 18), "").await?;
            tx.set_day_limit(cast.studio, cast.anna, Some(5)).await?;
            Ok((daily, friday))
        })
        .await
        .unwrap();
    let its = rules(db, &cast, cast.anna).await;
    assert_eq!(its.day_limit, Some(5));
    let lunch = Pause { id: daily, weekday: None, interval: interval(13, 14), note: "Lunch".to_owned() };
    assert!(its.pauses.len() == 2 && its.pauses.contains(&lunch), "{its:?}");
    let boris = rules(db, &cast, cast.boris).await;
    assert_eq!((boris.day_limit, boris.pauses.len()), (None, 0));

    db.write(async |tx| {
        tx.remove_break(cast.studio, cast.boris, friday, NOW).await?;
        tx.remove_break(cast.studio, cast.anna, daily, NOW).await?;
        tx.set_day_limit(cast.studio, cast.anna, None).await
    })
    .await
    .unwrap();
    let its = rules(db, &cast, cast.anna).await;
    assert_eq!(its.pauses.iter().map(|pause| pause.id).collect::<Vec<_>>(), [friday]);
    assert_eq!(its.day_limit, None);
});

both_engines!(time_off_that_was_taken_back_counts_no_more, async |db: &Db| {
    let cast = Cast::of(db).await;
    db.write(async |tx| tx.add_time_off(cast.studio, cast.anna, hour(0, 0)).await).await.unwrap();
    assert_eq!(rules(db, &cast, cast.anna).await.time_off, [hour(0, 0)]);
    db.write(async |tx| -> Result<()> { tx.touch_studio(cast.studio).await }).await.unwrap();
    db.run("update time_off set removed_at = 1").await.unwrap();
    assert_eq!(rules(db, &cast, cast.anna).await.time_off, [] as [Span; 0]);
});

both_engines!(what_stands_with_a_specialist_is_told_in_order, async |db: &Db| {
    let cast = Cast::of(db).await;
    let client = cast.guest(db).await;
    for (span, status) in [
        (hour(2, 0), Status::Booked),
        (hour(1, 0), Status::Booked),
        (hour(1, 4), Status::Held),
        (hour(1, 8), Status::Cancelled),
        (hour(-1, 0), Status::Booked),
    ] {
        let new = NewHold { day: LocalDay(0), ..cast.visit(client, span, status) };
        db.write(async |tx| tx.insert_booking(&new, NOW).await).await.unwrap();
    }
    let boris = NewHold { specialist: cast.boris, ..cast.visit(client, hour(1, 0), Status::Booked) };
    db.write(async |tx| tx.insert_booking(&boris, NOW).await).await.unwrap();
    let standing = db.read(async |tx| tx.standing_with(cast.anna, NOW).await).await;
    let spans: Vec<_> = standing.iter().map(|booking| booking.span).collect();
    assert_eq!(spans, [hour(1, 0), hour(2, 0)]);
    let other = db.write(async |tx| tx.add_studio(&new_studio(easy()), NOW).await).await.unwrap();
    assert!(shelf(db, other).await.rules.is_empty());
});
