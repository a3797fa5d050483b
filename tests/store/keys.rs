//! The key of a form is good on its own studio's page, for as long as its bookings keep their addresses.

use futures::future::join_all;
use okoshko::desk::booking::BookError;
use okoshko::desk::browser::Form;
use okoshko_dialogues::state::State;
use okoshko_domain::booking::Status;
use okoshko_domain::people::Lang;
use okoshko_domain::slots::Refusal;
use uuid::Uuid;

use crate::browser::{booking, chat_opens, form, id_of, wanted};
use crate::cast::{Cast, Front, NOW, hour, slot};
use crate::engines::Db;

const PHONE: &str = "+447700900123";

both_engines!(a_key_is_nothing_on_another_studios_page, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let other = Cast::of(db).await;
    let here = form(&cast);
    let id = front.desk.hold_in_browser(&here, cast.cut_at(slot(1, 0))).await.unwrap();
    let there = Form { studio: other.studio, ..here };
    let held = front.desk.hold_in_browser(&there, other.cut_at(slot(1, 0))).await;
    assert!(matches!(held, Err(BookError::NotYours)), "{held:?}");
    let booked = front.desk.book_in_browser(&there, &wanted(other.cut_at(slot(1, 0)), PHONE)).await;
    assert!(matches!(booked, Err(BookError::NotYours)), "{booked:?}");
    assert_eq!(db.number("select count(*) from booking").await, 1);
    let booked = front.desk.book_in_browser(&here, &wanted(cast.cut_at(slot(1, 0)), PHONE)).await;
    assert_eq!(id_of(booked.unwrap()), id, "and as good as before on its own");
});

both_engines!(a_studio_goes_with_what_leads_to_its_bookings, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let other = Cast::of(db).await;
    let (key, kept) = (Uuid::new_v4(), Uuid::new_v4());
    let booked = front.desk.book_in_browser(&form(&cast), &wanted(cast.cut_at(slot(1, 0)), PHONE)).await;
    let id = id_of(booked.unwrap());
    db.write(async |tx| {
        let account = tx.booking(id).await?.and_then(|booking| booking.account).unwrap();
        for key in [key, kept] {
            tx.take_form(key, other.studio, account, NOW).await?;
        }
        tx.set_form_booking(key, id).await?;
        tx.add_connection((other.studio, id), account, "00ff", (NOW, NOW)).await
    })
    .await
    .unwrap();
    db.write(async |tx| tx.remove_studio(cast.studio).await).await.unwrap();
    let form = async |key| db.read(async |tx| tx.form(key).await).await;
    assert_eq!(form(key).await, None);
    assert!(form(kept).await.is_some(), "what leads nowhere there stays");
    assert_eq!(db.number("select count(*) from connection").await, 0);
});

both_engines!(another_address_cuts_off_whatever_knows_its_person, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let (form, stranger) = (form(&cast), form(&cast));
    let book = async |form, half_hours| {
        front.desk.book_in_browser(form, &wanted(cast.cut_at(slot(1, half_hours)), PHONE)).await
    };
    let renewed = id_of(book(&form, 0).await.unwrap());
    let last = id_of(book(&form, 4).await.unwrap());
    let other = id_of(book(&stranger, 8).await.unwrap());
    assert_eq!(id_of(book(&form, 0).await.unwrap()), renewed, "the form finds what it booked before");
    id_of(book(&form, 4).await.unwrap());
    let token = async |id| front.desk.token_of(id).await.unwrap().unwrap();
    let link = front.desk.connect_by_token(token(last).await, Lang::En).await.unwrap().unwrap();
    let others = front.desk.connect_by_token(token(other).await, Lang::En).await.unwrap().unwrap();
    front.desk.rotate_token(token(renewed).await).await.unwrap().unwrap();
    let again = book(&form, 0).await;
    assert!(matches!(again, Err(BookError::Refused(Refusal::Taken))), "{again:?}");
    assert!(front.desk.held_in_browser(form.key, None).await.unwrap().is_none());
    assert_eq!(chat_opens(&front, 901, link).await, State::home(), "it would take all their bookings over");
    assert_eq!(booking(db, renewed).await.reader, None);
    assert_eq!(id_of(book(&stranger, 8).await.unwrap()), other, "another browser goes on");
    assert_eq!(chat_opens(&front, 902, others).await, State::Connected { booking: other });
});

// On SQLite they come one after another.
both_engines!(whoever_comes_second_makes_nobody, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let accounts = async || db.number("select count(*) from account").await;
    for day in 1..4 {
        let form = form(&cast);
        let wanted = wanted(cast.cut_at(slot(day, 0)), PHONE);
        let tries = join_all((0..8).map(|_| front.desk.book_in_browser(&form, &wanted))).await;
        let ids: Vec<_> = tries.into_iter().map(|booked| id_of(booked.unwrap())).collect();
        assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
        assert_eq!(accounts().await, day, "one form, one person");
    }
    for day in 4..7 {
        let entered = cast.enter(db, hour(day, 0), Status::Booked).await.unwrap();
        let token = front.desk.token_of(entered).await.unwrap().unwrap();
        let tries = join_all((0..8).map(|_| front.desk.connect_by_token(token, Lang::En))).await;
        assert!(tries.into_iter().all(|link| link.unwrap().is_some()));
        assert_eq!(accounts().await, day, "one page, one person");
    }
});
