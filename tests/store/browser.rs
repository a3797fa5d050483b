//! Whoever books in a browser: the same rules and the same law, once for every form, and a chat may take it over.

use futures::future::join_all;
use okoshko::desk::booking::{BookError, Booked, Wish};
use okoshko::desk::browser::{Form, Wanted};
use okoshko::desk::visits::CancelError;
use okoshko_dialogues::event::{Answer, Command, Event};
use okoshko_dialogues::moving::{self, Move, Seen};
use okoshko_dialogues::start::Payload;
use okoshko_dialogues::state::State;
use okoshko_domain::booking::{Booking, Status};
use okoshko_domain::contact::Contact;
use okoshko_domain::ids::BookingId;
use okoshko_domain::people::Lang;
use okoshko_domain::policy::Policy;
use okoshko_domain::secret::Secret;
use okoshko_domain::slots::Refusal;
use okoshko_domain::timestamp::Timestamp;
use uuid::Uuid;

use crate::cast::{Cast, Front, NOW, easy, slot};
use crate::engines::Db;

pub(crate) fn form(cast: &Cast) -> Form {
    Form { key: Uuid::new_v4(), studio: cast.studio, lang: Lang::En, known: None }
}

fn contact(name: &str, phone: &str) -> Contact {
    Contact { name: name.to_owned(), phone: phone.to_owned(), ..Contact::default() }
}

pub(crate) fn wanted(wish: Wish, phone: &str) -> Wanted {
    Wanted { wish, contact: contact("Vera", phone), price_minor: None }
}

pub(crate) fn id_of(booked: Booked) -> BookingId {
    match booked {
        Booked::Yes(id) => id,
        other => panic!("not booked: {other:?}"),
    }
}

pub(crate) async fn booking(db: &Db, id: BookingId) -> Booking {
    db.read(async |tx| tx.booking(id).await).await.unwrap()
}

/// Books a cut with Anna in a browser of its own.
pub(crate) async fn booked(front: &Front, cast: &Cast, start: Timestamp, phone: &str) -> BookingId {
    let booked = front.desk.book_in_browser(&form(cast), &wanted(cast.cut_at(start), phone)).await;
    id_of(booked.unwrap())
}

pub(crate) async fn chat_opens(front: &Front, telegram_id: i64, secret: Secret) -> State {
    let event = Event::Command(Command::Start(Some(Payload::Connect(secret))));
    let incoming = front.receives_event(telegram_id, event).await;
    front.desk.turn(&incoming, false).await.unwrap().state
}

both_engines!(a_form_holds_a_slot_and_books_it, async |db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let form = form(&cast);
    let hold = front.desk.hold_in_browser(&form, cast.cut_at(slot(1, 0))).await.unwrap();
    let held = front.desk.held_in_browser(form.key, None).await.unwrap().unwrap();
    assert_eq!((held.card.booking.id, held.card.booking.status), (hold, Status::Held));
    assert_eq!(
        front.desk.held_in_browser(Uuid::new_v4(), None).await.unwrap().map(|held| held.contact),
        None
    );
    let id = id_of(
        front.desk.book_in_browser(&form, &wanted(cast.cut_at(slot(1, 0)), "+447700900123")).await.unwrap(),
    );
    assert_eq!(id, hold, "the row that was held");
    let row = booking(db, id).await;
    assert_eq!((row.status, row.client_name.as_str(), row.reader), (Status::Booked, "Vera", None));
    let contact = db.read(async |tx| tx.client_contact(row.client).await).await;
    assert_eq!(contact, ("Vera".to_owned(), "+447700900123".to_owned()));
    let told = "select kind from outbox order by outbox_id";
    assert_eq!(db.words(told).await, Vec::<String>::new(), "nobody works here yet");
    let door = "select door from booking_event";
    assert_eq!(db.words(door).await, ["web"]);
});

both_engines!(a_form_that_is_sent_twice_books_once, async |db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let (form, wanted) = (form(&cast), wanted(cast.cut_at(slot(1, 0)), "+447700900123"));
    let tries = (0..8).map(|_| front.desk.book_in_browser(&form, &wanted));
    let ids: Vec<_> = join_all(tries).await.into_iter().map(|booked| id_of(booked.unwrap())).collect();
    assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
    assert_eq!(db.number("select count(*) from booking where status = 'booked'").await, 1);
    assert_eq!(db.number("select count(*) from booking_event").await, 1);
});

both_engines!(of_many_browsers_one_gets_the_slot, async |db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let wish = cast.cut_at(slot(1, 0));
    let forms: Vec<_> = (0..64).map(|_| form(&cast)).collect();
    let wants: Vec<_> = (0..64).map(|number| wanted(wish, &format!("+4477009{number:05}"))).collect();
    let tries = forms.iter().zip(&wants).map(|(form, wanted)| front.desk.book_in_browser(form, wanted));
    let all = join_all(tries).await;
    let won = all.iter().filter(|one| matches!(one, Ok(Booked::Yes(_)))).count();
    let lost = all.iter().filter(|one| matches!(one, Err(BookError::Refused(Refusal::Taken)))).count();
    assert_eq!((won, lost), (1, 63));
});

both_engines!(a_phone_has_as_many_visits_as_a_client, async |db| {
    let cast = Cast::with(db, Policy { client_cap: 2, ..easy() }, None).await;
    let front = Front::of(db);
    let phone = "+447700900123";
    for start in [slot(1, 0), slot(1, 4)] {
        booked(&front, &cast, start, phone).await;
    }
    let refused = async |phone: &str| {
        let (form, wanted) = (form(&cast), wanted(cast.cut_at(slot(1, 8)), phone));
        front.desk.book_in_browser(&form, &wanted).await
    };
    let cap = refused(phone).await;
    assert!(matches!(cap, Err(BookError::Refused(Refusal::ClientCap { cap: 2 }))), "{cap:?}");
    assert_eq!(
        db.number("select count(*) from booking where status = 'held'").await,
        0,
        "nothing is left held"
    );
    let client = db.number("select min(client_id) from client where phone = '+447700900123'").await;
    let client = okoshko_domain::ids::ClientId(client);
    db.write(async |tx| tx.set_blocked(client, Some(NOW)).await).await.unwrap();
    let blocked = refused(phone).await;
    assert!(matches!(blocked, Err(BookError::Refused(Refusal::Blocked))), "{blocked:?}");
    assert!(refused("+447700900124").await.is_ok(), "another phone is somebody else");
});

both_engines!(whom_staff_know_by_phone_is_nobody_new_to_them, async |db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let guest = cast.guest(db).await;
    db.write(async |tx| tx.set_phone(guest, "+447700900123").await).await.unwrap();
    let id = booked(&front, &cast, slot(1, 0), "+447700900123").await;
    let row = booking(db, id).await;
    assert_eq!((row.client, row.client_name.as_str()), (guest, "Vera"));
    let name = db.read(async |tx| tx.client_contact(guest).await).await.0;
    assert_eq!(name, "Guest", "what staff call them stays");
    let listed = db.read(async |tx| tx.clients(cast.studio, None, "", 0, 10).await).await;
    assert_eq!(listed.iter().map(|client| client.id).collect::<Vec<_>>(), [guest], "once in the list");
});

both_engines!(another_price_is_another_question, async |db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let wanted = Wanted { price_minor: Some(1), ..wanted(cast.cut_at(slot(1, 0)), "+447700900123") };
    let form = form(&cast);
    let booked = front.desk.book_in_browser(&form, &wanted).await.unwrap();
    assert!(matches!(booked, Booked::PriceWas(..)), "{booked:?}");
    let held = front.desk.held_in_browser(form.key, None).await.unwrap().unwrap().card.booking;
    let wanted = Wanted { price_minor: Some(held.price.minor), ..wanted };
    assert_eq!(id_of(front.desk.book_in_browser(&form, &wanted).await.unwrap()), held.id);
});

both_engines!(a_page_books_nothing_of_another_studio, async |db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let other = Cast::of(db).await;
    let form = Form { studio: other.studio, ..form(&cast) };
    let booked = front.desk.book_in_browser(&form, &wanted(cast.cut_at(slot(1, 0)), "+447700900123")).await;
    assert!(matches!(booked, Err(BookError::Gone)), "{booked:?}");
    let held = front.desk.hold_in_browser(&form, cast.cut_at(slot(1, 0))).await;
    assert!(matches!(held, Err(BookError::Gone)), "{held:?}");
});

both_engines!(a_page_cancels_brings_back_and_moves_its_booking, async |db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let id = booked(&front, &cast, slot(1, 0), "+447700900123").await;
    let token = front.desk.token_of(id).await.unwrap().unwrap();
    for _ in 0..2 {
        front.desk.cancel_by_token(token, Lang::En).await.unwrap();
    }
    assert_eq!(booking(db, id).await.status, Status::Cancelled);
    let back = front.desk.restore_by_token(token, Lang::En).await.unwrap();
    assert_eq!(back, Answer::Moving(moving::Answer::Back(id)));
    let stands = booking(db, id).await;
    let seen = Seen::of(stands.span.start, stands.price);
    let to = Move { booking: id, specialist: cast.anna, start: slot(1, 4), seen, any: false };
    let moved = front.desk.move_by_token(token, Lang::En, to).await.unwrap();
    assert_eq!(moved, Answer::Moving(moving::Answer::Moved(id)));
    assert_eq!(booking(db, id).await.span.start, slot(1, 4));
    let history = "select what || ' ' || door from booking_event order by booking_event_id";
    assert_eq!(db.words(history).await, ["booked web", "cancelled web", "undone web", "moved web"]);
    let other = booked(&front, &cast, slot(2, 0), "+447700900124").await;
    let theirs = front.desk.move_by_token(token, Lang::En, Move { booking: other, ..to }).await.unwrap();
    assert_eq!(theirs, Answer::NotYours);
});

both_engines!(a_new_address_makes_the_old_one_nothing, async |db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let id = booked(&front, &cast, slot(1, 0), "+447700900123").await;
    let old = front.desk.token_of(id).await.unwrap().unwrap();
    let new = front.desk.rotate_token(old).await.unwrap().unwrap();
    assert_eq!(front.desk.by_token(new).await.unwrap().unwrap().booking.id, id);
    assert!(front.desk.by_token(old).await.unwrap().is_none());
    assert_eq!(front.desk.rotate_token(old).await.unwrap(), None);
    let cancelled = front.desk.cancel_by_token(old, Lang::En).await;
    assert!(matches!(cancelled, Err(CancelError::NotYours)), "{cancelled:?}");
});

both_engines!(a_chat_takes_over_what_a_browser_booked, async |db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let form = form(&cast);
    let wanted = wanted(cast.cut_at(slot(1, 0)), "+447700900123");
    let id = id_of(front.desk.book_in_browser(&form, &wanted).await.unwrap());
    let token = front.desk.token_of(id).await.unwrap().unwrap();
    let secret = front.desk.connect_by_token(token, Lang::En).await.unwrap().unwrap();
    let spare = front.desk.connect_by_token(token, Lang::En).await.unwrap().unwrap();
    assert_eq!(chat_opens(&front, 900, secret).await, State::Connected { booking: id });
    let row = booking(db, id).await;
    assert!(row.reader.is_some() && row.reader == row.account);
    let contact = db.read(async |tx| tx.client_contact(row.client).await).await;
    assert_eq!(contact, ("Vera".to_owned(), "+447700900123".to_owned()));
    assert_eq!(chat_opens(&front, 900, secret).await, State::Connected { booking: id }, "twice is once");
    assert_eq!(chat_opens(&front, 901, secret).await, State::home(), "somebody else's");
    assert_eq!(chat_opens(&front, 901, spare).await, State::home(), "the page's other link, too");
    assert_eq!(front.desk.connect_by_token(token, Lang::En).await.unwrap(), None, "there is a chat");
    assert_eq!(
        id_of(front.desk.book_in_browser(&form, &wanted).await.unwrap()),
        id,
        "the form sent once more"
    );
    front.desk.cancel_by_token(token, Lang::En).await.unwrap();
});

both_engines!(a_link_is_good_for_a_day, async |db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let id = booked(&front, &cast, slot(3, 0), "+447700900123").await;
    let token = front.desk.token_of(id).await.unwrap().unwrap();
    let secret = front.desk.connect_by_token(token, Lang::En).await.unwrap().unwrap();
    front.clock.advance(24 * 3600);
    assert_eq!(chat_opens(&front, 900, secret).await, State::home());
    assert_eq!(booking(db, id).await.reader, None);
});

both_engines!(a_client_whom_the_studio_knows_by_chat_is_one_client, async |db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let vera = front.actor(900).await;
    let hold = front.desk.hold(&vera, cast.cut_at(slot(1, 8))).await.unwrap();
    front.desk.book(&vera, hold).await.unwrap();
    let id = booked(&front, &cast, slot(1, 0), "+447700900123").await;
    let token = front.desk.token_of(id).await.unwrap().unwrap();
    let secret = front.desk.connect_by_token(token, Lang::En).await.unwrap().unwrap();
    chat_opens(&front, 900, secret).await;
    let rows = (booking(db, hold).await, booking(db, id).await);
    assert_eq!((rows.0.client, rows.0.account), (rows.1.client, rows.1.account));
    let known = db.read(async |tx| tx.client(rows.0.client).await).await.unwrap();
    assert_eq!(
        (known.means.phone.as_str(), known.has_telegram),
        ("", true),
        "what was typed elsewhere is not theirs"
    );
    let left = "select count(*) from client where account_id is null and (name <> '' or phone <> '')";
    assert_eq!(db.number(left).await, 0, "nothing of them is left elsewhere");
    let listed = db.read(async |tx| tx.clients(cast.studio, None, "", 0, 10).await).await;
    assert_eq!(listed.len(), 1);
});

both_engines!(whom_staff_entered_is_served_by_their_page, async |db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let id = cast.enter(db, crate::cast::hour(1, 0), Status::Booked).await.unwrap();
    let token = front.desk.token_of(id).await.unwrap().unwrap();
    let secret = front.desk.connect_by_token(token, Lang::En).await.unwrap().unwrap();
    assert_eq!(chat_opens(&front, 900, secret).await, State::Connected { booking: id });
    assert!(booking(db, id).await.reader.is_some());
});

both_engines!(what_the_store_keeps_of_forms_and_links, async |db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let (key, hash) = (Uuid::new_v4(), "00ff");
    let id = booked(&front, &cast, slot(1, 0), "+447700900123").await;
    let (first, second) = db
        .write(async |tx| Ok((tx.add_account(Lang::Ru, NOW).await?, tx.add_account(Lang::En, NOW).await?)))
        .await
        .unwrap();
    let taken = async |account| {
        let form = db.write(async |tx| tx.take_form(key, cast.studio, account, NOW).await).await;
        form.unwrap().unwrap().account
    };
    assert_eq!((taken(first).await, taken(second).await), (first, first), "whoever comes first");
    let used = db.read(async |tx| tx.form(key).await).await.unwrap();
    assert_eq!((used.account, used.studio, used.at, used.inside), (first, cast.studio, NOW, false));
    assert_eq!(used.booking, None);
    db.write(async |tx| tx.set_form_booking(key, id).await).await.unwrap();
    assert_eq!(db.read(async |tx| tx.form(key).await).await.unwrap().booking, Some(id));
    let telegrams = async |account| db.read(async |tx| tx.is_telegrams(account).await).await;
    assert!(!telegrams(first).await && telegrams(front.actor(900).await.account).await);
    let until = NOW.plus_min(5);
    db.write(async |tx| tx.add_connection((cast.studio, id), first, hash, (NOW, until)).await).await.unwrap();
    let link = db.read(async |tx| tx.connection(hash).await).await.unwrap();
    assert_eq!((link.booking, link.from, link.until, link.used_by), (id, first, until, None));
    let take = async |by| db.write(async |tx| tx.take_connection(hash, by, NOW).await).await.unwrap();
    assert_eq!((take(first).await, take(second).await), (true, false));
    let client = booking(db, id).await.client;
    let said = Contact { email: "v@example.com".to_owned(), username: "vera".to_owned(), ..contact("V", "") };
    db.write(async |tx| tx.set_contact(client, &said).await).await.unwrap();
    let kept = "select name || ' ' || phone || ' ' || email || ' ' || username from client where email <> ''";
    assert_eq!(db.words(kept).await, ["V +447700900123 v@example.com vera"]);
    let stands = db.read(async |tx| {
        let account = tx.booking(id).await?.and_then(|booking| booking.account).unwrap();
        tx.stands_for(account, cast.cut, slot(1, 0)).await
    });
    assert_eq!(stands.await, Some(id));
    let active = db.read(async |tx| tx.active_by_phone(cast.studio, "+447700900123", NOW).await).await;
    assert_eq!(active, Some(1));
    let fresh = Uuid::new_v4();
    let owner = booking(db, id).await.account.unwrap();
    db.write(async |tx| {
        tx.set_token(id, fresh).await?;
        tx.adopt(id, second).await?;
        tx.join_by_phone(id).await
    })
    .await
    .unwrap();
    let found =
        async || db.read(async |tx| tx.found_by_token(fresh).await).await.map(|found| found.booking.account);
    assert_eq!(found().await, Some(Some(owner)), "it was somebody's");
    assert_eq!(db.read(async |tx| tx.form(key).await).await, None, "the form leads to no other address");
    db.write(async |tx| tx.hand_over(owner, first).await).await.unwrap();
    assert_eq!(found().await, Some(Some(first)));
});

both_engines!(a_key_is_good_for_its_own_booking_alone, async |db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let form = form(&cast);
    let wanted = wanted(cast.cut_at(slot(1, 0)), "+447700900123");
    let id = id_of(front.desk.book_in_browser(&form, &wanted).await.unwrap());
    let token = front.desk.token_of(id).await.unwrap().unwrap();
    let secret = front.desk.connect_by_token(token, Lang::En).await.unwrap().unwrap();
    chat_opens(&front, 900, secret).await;
    let vera = front.actor(900).await;
    let hold = front.desk.hold(&vera, cast.cut_at(slot(2, 0))).await.unwrap();
    front.desk.book(&vera, hold).await.unwrap();
    let held = front.desk.held_in_browser(form.key, None).await.unwrap().unwrap();
    assert_eq!(held.card.booking.id, id, "not what the chat booked after it");
    assert_eq!(held.contact, <(String, String)>::default(), "nor who the chat is");
    front.clock.advance(24 * 3600);
    assert!(front.desk.held_in_browser(form.key, None).await.unwrap().is_none(), "a day later it is none");
    let again = front.desk.book_in_browser(&form, &wanted).await;
    assert!(matches!(again, Err(BookError::NotYours)), "{again:?}");
});

both_engines!(a_form_inside_telegram_is_nobodys_outside, async |db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let vera = front.actor(900).await;
    let inside = Form { known: Some(vera.account), ..form(&cast) };
    front.desk.hold_in_browser(&inside, cast.cut_at(slot(1, 0))).await.unwrap();
    let outside = Form { known: None, ..inside };
    let stolen =
        front.desk.book_in_browser(&outside, &wanted(cast.cut_at(slot(1, 0)), "+447700900123")).await;
    assert!(matches!(stolen, Err(BookError::NotYours)), "{stolen:?}");
    assert!(front.desk.held_in_browser(inside.key, None).await.unwrap().is_none());
    let other = front.actor(901).await;
    assert!(front.desk.held_in_browser(inside.key, Some(other.account)).await.unwrap().is_none());
    assert!(front.desk.held_in_browser(inside.key, Some(vera.account)).await.unwrap().is_some());
});

both_engines!(a_form_that_is_sent_late_books_nothing_more, async |db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let (form, wanted) = (form(&cast), wanted(cast.cut_at(slot(1, 0)), "+447700900123"));
    let id = id_of(front.desk.book_in_browser(&form, &wanted).await.unwrap());
    let token = front.desk.token_of(id).await.unwrap().unwrap();
    let stands = booking(db, id).await;
    let seen = Seen::of(stands.span.start, stands.price);
    let to = Move { booking: id, specialist: cast.anna, start: slot(1, 4), seen, any: false };
    front.desk.move_by_token(token, Lang::En, to).await.unwrap();
    assert_eq!(id_of(front.desk.book_in_browser(&form, &wanted).await.unwrap()), id, "after a move");
    front.desk.cancel_by_token(token, Lang::En).await.unwrap();
    assert_eq!(id_of(front.desk.book_in_browser(&form, &wanted).await.unwrap()), id, "after a cancellation");
    assert_eq!(db.number("select count(*) from booking where status = 'booked'").await, 0);
});

both_engines!(another_address_ends_what_the_old_one_made, async |db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let form = form(&cast);
    let booked = front.desk.book_in_browser(&form, &wanted(cast.cut_at(slot(1, 0)), "+447700900123")).await;
    let id = id_of(booked.unwrap());
    let old = front.desk.token_of(id).await.unwrap().unwrap();
    let secret = front.desk.connect_by_token(old, Lang::En).await.unwrap().unwrap();
    front.desk.rotate_token(old).await.unwrap().unwrap();
    assert_eq!(chat_opens(&front, 901, secret).await, State::home(), "a stranger's link");
    assert_eq!(booking(db, id).await.reader, None);
    assert!(front.desk.held_in_browser(form.key, None).await.unwrap().is_none(), "nor leads the form there");
});

both_engines!(what_staff_booked_for_a_browser_goes_along_to_the_chat, async |db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let vera = front.actor(900).await;
    let hold = front.desk.hold(&vera, cast.cut_at(slot(1, 8))).await.unwrap();
    front.desk.book(&vera, hold).await.unwrap();
    let id = booked(&front, &cast, slot(1, 0), "+447700900123").await;
    let client = booking(db, id).await.client;
    let by_hand = cast.visit(client, crate::cast::hour(2, 0), Status::Booked);
    let by_hand = db.write(async |tx| tx.insert_booking(&by_hand, NOW).await).await.unwrap();
    let token = front.desk.token_of(id).await.unwrap().unwrap();
    let secret = front.desk.connect_by_token(token, Lang::En).await.unwrap().unwrap();
    chat_opens(&front, 900, secret).await;
    let visit = booking(db, by_hand).await;
    assert_eq!((visit.client, visit.forgotten), (booking(db, hold).await.client, false));
});

both_engines!(two_browsers_with_one_phone_share_its_visits, async |db| {
    let cast = Cast::with(db, Policy { client_cap: 1, ..easy() }, None).await;
    let front = Front::of(db);
    let wants: Vec<_> = (0..8).map(|at| wanted(cast.cut_at(slot(1, 2 * at)), "+447700900123")).collect();
    let forms: Vec<_> = wants.iter().map(|_| form(&cast)).collect();
    let tries = forms.iter().zip(&wants).map(|(form, wanted)| front.desk.book_in_browser(form, wanted));
    let won = join_all(tries).await.into_iter().flatten().count();
    assert_eq!(won, 1);
});

both_engines!(whoever_is_forgotten_has_no_pages, async |db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let vera = front.actor(900).await;
    let hold = front.desk.hold(&vera, cast.cut_at(slot(1, 0))).await.unwrap();
    front.desk.book(&vera, hold).await.unwrap();
    let token = front.desk.token_of(hold).await.unwrap().unwrap();
    db.write(async |tx| {
        tx.forget_visits(vera.account).await?;
        tx.forget_account(vera.account).await
    })
    .await
    .unwrap();
    assert!(front.desk.by_token(token).await.unwrap().is_none());
    assert_eq!(front.desk.connect_by_token(token, Lang::En).await.unwrap(), None);
    let inside = Form { known: Some(vera.account), ..form(&cast) };
    let id = id_of(
        front.desk.book_in_browser(&inside, &wanted(cast.cut_at(slot(2, 0)), "+447700900123")).await.unwrap(),
    );
    assert_ne!(booking(db, id).await.account, Some(vera.account), "an old cookie is nobody");
});
