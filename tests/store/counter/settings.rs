//! A studio's facts and rules, its pause, its group.

use okoshko::store::NewOffer;
use okoshko_domain::booking::Status;
use okoshko_domain::ids::{ChatId, OutboxId, StudioId};
use okoshko_domain::money::Currency;
use okoshko_domain::notice::Notice;
use okoshko_domain::people::{Actor, Door, Lang};
use okoshko_domain::policy::{AskPhone, Buffers, CancelUntil};
use okoshko_domain::setting::Setting;
use okoshko_domain::site::Site;
use okoshko_domain::stats::Range;
use okoshko_domain::zone::{LocalDay, Zone};

use crate::cast::{BOT, Cast, NOW, PRICE, TODAY, hour, pounds};
use crate::engines::Db;

const GROUP: ChatId = ChatId(-1_000_000_000_001);

async fn set(db: &Db, cast: &Cast, settings: &[Setting]) {
    for setting in settings {
        let before = db.read(async |tx| tx.revision(cast.studio).await).await;
        db.write(async |tx| tx.set_studio(cast.studio, setting).await).await.unwrap();
        let after = db.read(async |tx| tx.revision(cast.studio).await).await;
        assert!(after > before, "{setting:?} leaves the caches stale");
    }
}

both_engines!(every_setting_is_kept_for_one_studio, async |db| {
    let (cast, other) = (Cast::of(db).await, Cast::of(db).await);
    let untouched =
        "select studio_id || name || zone || currency || about || photo || address || notice_min || buffers || langs
                       from studio order by studio_id desc limit 1";
    let before = db.words(untouched).await;
    let settings = [
        Setting::Name("Лён".to_owned()),
        Setting::Zone(Zone::parse("Asia/Omsk").unwrap()),
        Setting::Currency(Currency::parse("KZT").unwrap()),
        Setting::Address("There".to_owned(), Some((-55_790_000, 49_120_000))),
        Setting::Phone("+79171234567".to_owned()),
        Setting::Privacy("https://a.example".to_owned()),
        Setting::Notice(15),
        Setting::Window(21),
        Setting::Cancel(CancelUntil::Before(300)),
        Setting::Cap(6),
        Setting::Hold(7),
        Setting::Step(45),
        Setting::Buffers(Buffers::Overlap),
        Setting::Langs(vec![Lang::En]),
        Setting::Agenda(Some(510)),
        Setting::Digest(None),
        Setting::AskPhone(AskPhone::Welcome),
        Setting::Move(Some(CancelUntil::Before(60))),
        Setting::Sites(Site::all_typed("https://a.example, b.example").unwrap()),
        Setting::About("<b>Ten</b> years".to_owned()),
        Setting::Photo("file".to_owned()),
    ];
    set(db, &cast, &settings).await;
    let shelf = db.read(async |tx| tx.shelf(cast.studio).await).await.unwrap();
    let studio = &shelf.catalog.studio;
    assert_eq!(
        (studio.name.as_str(), studio.zone.name(), studio.currency.code()),
        ("Лён", "Asia/Omsk", "KZT")
    );
    assert_eq!((studio.address.as_str(), studio.pin), ("There", Some((-55_790_000, 49_120_000))));
    assert_eq!((studio.phone.as_str(), studio.privacy_url.as_str()), ("+79171234567", "https://a.example"));
    assert_eq!(studio.ask_phone, AskPhone::Welcome);
    assert_eq!((studio.about.as_str(), studio.photo.as_str()), ("<b>Ten</b> years", "file"));
    let sites: Vec<_> = studio.sites.iter().map(Site::as_str).collect();
    assert_eq!(sites, ["https://a.example", "https://b.example"]);
    let policy = studio.policy;
    assert_eq!((policy.notice_min, policy.window_days, policy.step_min, policy.hold_min), (15, 21, 45, 7));
    assert_eq!((policy.client_cap, policy.buffers), (6, Buffers::Overlap));
    assert_eq!(policy.move_until, Some(CancelUntil::Before(60)));
    assert_eq!((policy.cancel_until, studio.langs.as_slice()), (CancelUntil::Before(300), &[Lang::En][..]));
    let room = db.read(async |tx| tx.backroom(cast.studio).await).await.unwrap();
    assert_eq!((room.group, room.agenda, room.digest), (None, Some(510), None));

    for (until, column) in
        [(CancelUntil::Never, "none"), (CancelUntil::AnyTime, "0"), (CancelUntil::Before(1), "1")]
    {
        set(db, &cast, &[Setting::Cancel(until), Setting::Buffers(Buffers::Add)]).await;
        let sql =
            "select coalesce(cast(cancel_before_min as text), 'none') from studio order by studio_id limit 1";
        assert_eq!(db.words(sql).await, [column]);
    }
    for until in [None, Some(CancelUntil::Never), Some(CancelUntil::AnyTime)] {
        set(db, &cast, &[Setting::Move(until)]).await;
        let shelf = db.read(async |tx| tx.shelf(cast.studio).await).await.unwrap();
        assert_eq!(shelf.catalog.studio.policy.move_until, until);
    }
    assert_eq!(db.words(untouched).await, before, "{other:?}");
    assert_eq!(db.read(async |tx| tx.backroom(StudioId(99)).await).await, None);
});

both_engines!(a_price_is_as_many_of_the_new_currency, async |db| {
    let (cast, other) = (Cast::of(db).await, Cast::of(db).await);
    let own =
        NewOffer { specialist: cast.anna, service: cast.cut, length_min: None, price_minor: Some(4_550) };
    db.write(async |tx| tx.set_offer(cast.studio, &own).await).await.unwrap();
    let prices = async || {
        let shelf = db.read(async |tx| tx.shelf(cast.studio).await).await.unwrap();
        let cut = shelf.catalog.any_service(cast.cut).unwrap().price;
        let own = db.read(async |tx| tx.own_terms(cast.cut).await).await;
        (cut.minor, own.iter().find_map(|(_, terms)| terms.price_minor).unwrap(), cut.currency)
    };
    for (code, cut, own) in [
        ("JPY", 45, 46),
        ("KRW", 45, 46),
        ("KWD", 45_000, 46_000),
        ("GBP", 4_500, 4_600),
        ("EUR", 4_500, 4_600),
    ] {
        let currency = Currency::parse(code).unwrap();
        set(db, &cast, &[Setting::Currency(currency)]).await;
        assert_eq!(prices().await, (cut, own, currency));
    }
    let shelf = db.read(async |tx| tx.shelf(other.studio).await).await.unwrap();
    assert_eq!(shelf.catalog.any_service(other.cut).unwrap().price, pounds(PRICE));
});

both_engines!(figures_are_of_one_currency, async |db| {
    let cast = Cast::of(db).await;
    let client = cast.guest(db).await;
    let came = async |half_hours| {
        let visit = cast.visit(client, hour(-1, half_hours), Status::Came);
        db.write(async |tx| tx.insert_booking(&visit, NOW).await).await.unwrap();
    };
    let sums = async || {
        let today = Range { first: TODAY, last: TODAY };
        let shares = db.read(async |tx| tx.shares(cast.studio, today, None, NOW).await).await;
        let visited = db.read(async |tx| tx.visited(client, NOW).await).await;
        let figures = shares.iter().map(|share| share.figures);
        let sum = figures.fold((0, 0), |sum, one| (sum.0 + one.visits, sum.1 + one.revenue));
        (sum, (visited.visits, visited.spent))
    };
    came(0).await;
    assert_eq!(sums().await, ((1, PRICE), (1, PRICE)));
    set(db, &cast, &[Setting::Currency(Currency::parse("JPY").unwrap())]).await;
    came(2).await;
    assert_eq!(sums().await, ((2, 0), (2, 0)), "pence are no yen");
    set(db, &cast, &[Setting::Currency(Currency::parse("GBP").unwrap())]).await;
    assert_eq!(sums().await, ((2, 2 * PRICE), (2, 2 * PRICE)));
});

both_engines!(a_pause_and_a_soloist_are_on_the_shelf, async |db| {
    let cast = Cast::of(db).await;
    db.write(async |tx| {
        tx.set_paused(cast.studio, true, "Away").await?;
        tx.set_solo(cast.studio, true).await
    })
    .await
    .unwrap();
    let shelf = db.read(async |tx| tx.shelf(cast.studio).await).await.unwrap();
    let studio = &shelf.catalog.studio;
    assert!(shelf.paused && studio.paused && studio.solo);
    assert_eq!(studio.paused_note, "Away");
});

both_engines!(visits_to_come_change_their_day_with_the_zone, async |db| {
    let cast = Cast::of(db).await;
    let to_come = cast.enter(db, hour(1, 0), Status::Booked).await.unwrap();
    cast.enter(db, hour(2, 0), Status::Cancelled).await.unwrap();
    cast.enter(db, hour(-2, 0), Status::Came).await.unwrap();
    let starts = db.read(async |tx| tx.starts_to_come(cast.studio, NOW).await).await;
    assert_eq!(starts, [(to_come, hour(1, 0).start)]);
    db.write(async |tx| tx.set_local_day(to_come, LocalDay(20_000)).await).await.unwrap();
    let day = db.number("select local_day from booking where status = 'booked'").await;
    assert_eq!(day, 20_000);
});

both_engines!(a_group_is_named_once_and_heard_of, async |db| {
    let cast = Cast::of(db).await;
    let mut tx = db.store.begin().await.unwrap();
    tx.offer_group(cast.studio, "hash", NOW.plus_min(1)).await.unwrap();
    assert_eq!(tx.group_offer("", NOW).await.unwrap(), None);
    assert_eq!(tx.group_offer("hash", NOW.plus_min(1)).await.unwrap(), None, "it is too old");
    assert_eq!(tx.group_offer("hash", NOW).await.unwrap(), Some((cast.studio, "Window".to_owned())));
    tx.adopt_group(cast.studio, GROUP).await.unwrap();
    assert_eq!(tx.group_offer("hash", NOW).await.unwrap(), None, "once");
    let account = tx.account_of(1, Lang::En, NOW).await.unwrap();
    tx.commit().await.unwrap();

    let by = Actor { account, name: String::new(), door: Door::Chat, lang: Lang::En };
    for day in 0..3 {
        let id = cast.enter(db, hour(day, 0), Status::Booked).await.unwrap();
        db.write(async |tx| {
            let booking = tx.booking(id).await?.unwrap();
            tx.record(&booking, &by, "booked", NOW).await?;
            tx.notify_staff(&booking, Notice::NewVisit(id), NOW).await?;
            tx.notify_staff(&booking, Notice::NewVisit(id), NOW).await
        })
        .await
        .unwrap();
    }
    let due = format!("select count(*) from outbox where group_id is not null and due_at = {}", NOW.0);
    assert_eq!(db.number(&due).await, 3, "each once, and at once: the pace is the sender's");
    let claimed = db.write(async |tx| tx.claim_outbox(BOT, NOW, NOW.plus_min(1), 9).await).await.unwrap();
    assert_eq!(claimed.len(), 1);
    assert_eq!((claimed[0].to, claimed[0].chat, claimed[0].lang), (None, Some(GROUP), Lang::Ru));
    db.write(async |tx| tx.mark_sent(claimed[0].id, 1, NOW).await).await.unwrap();
    db.write(async |tx| tx.hire(cast.studio, account, "owner", None).await).await.unwrap();
    let claimed = db.write(async |tx| tx.claim_outbox(BOT, NOW, NOW.plus_min(1), 9).await).await.unwrap();
    let langs: Vec<_> = claimed.iter().map(|due| due.lang).collect();
    assert_eq!(langs, [Lang::En], "as the owner speaks");

    db.write(async |tx| tx.forget_group(ChatId(5)).await).await.unwrap();
    assert_eq!(db.number("select count(*) from studio where staff_group_id is not null").await, 1);
    db.write(async |tx| tx.forget_group(GROUP).await).await.unwrap();
    assert_eq!(db.number("select count(*) from studio where staff_group_id is not null").await, 0);
    db.write(async |tx| {
        tx.adopt_group(cast.studio, GROUP).await?;
        tx.drop_group(cast.studio).await
    })
    .await
    .unwrap();
    assert_eq!(db.number("select count(*) from studio where staff_group_id is not null").await, 0);
});

both_engines!(a_group_that_moves_is_followed, async |db| {
    let cast = Cast::of(db).await;
    let account = db.write(async |tx| tx.account_of(1, Lang::En, NOW).await).await.unwrap();
    let by = Actor { account, name: String::new(), door: Door::Chat, lang: Lang::En };
    db.write(async |tx| tx.adopt_group(cast.studio, GROUP).await).await.unwrap();
    for day in 0..3 {
        let id = cast.enter(db, hour(day, 0), Status::Booked).await.unwrap();
        db.write(async |tx| {
            let booking = tx.booking(id).await?.unwrap();
            tx.record(&booking, &by, "booked", NOW).await?;
            tx.notify_staff(&booking, Notice::NewVisit(id), NOW).await
        })
        .await
        .unwrap();
    }
    let of_group = "select outbox_id from outbox where group_id is not null order by due_at limit 1";
    let sent = OutboxId(db.number(of_group).await);
    db.write(async |tx| tx.mark_sent(sent, 5, NOW).await).await.unwrap();

    db.write(async |tx| tx.move_group(ChatId(5), ChatId(6)).await).await.unwrap();
    assert_eq!(db.number("select staff_group_id from studio").await, GROUP.0, "another group went");
    for _ in 0..2 {
        db.write(async |tx| tx.move_group(GROUP, ChatId(-100_500)).await).await.unwrap();
        assert_eq!(db.number("select staff_group_id from studio").await, -100_500);
        assert_eq!(db.number("select count(*) from outbox where group_id = -100500").await, 2);
    }
    let kept = db.number("select group_id from outbox where sent_at is not null").await;
    assert_eq!(kept, GROUP.0, "what was said was said there");
});
