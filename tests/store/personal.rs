//! What we know of a person: shown, changed, handed over, forgotten.

use okoshko::store::{NewHold, Tx};
use okoshko_dialogues::press::Press;
use okoshko_dialogues::profile;
use okoshko_domain::booking::{ClientReason, Status};
use okoshko_domain::ids::{AccountId, ChatId, ClientId, ProposalId};
use okoshko_domain::notice::{Notice, Switch, Word};
use okoshko_domain::people::{Actor, Door, Lang};
use okoshko_domain::proposal::Proposal;
use serde::Serialize;
use serde_json::{Value, json};

use crate::cast::{BOT, Cast, Front, NOW, hour};
use crate::engines::{Db, Engine};

const SECRET: &str = "Secretovich";
/// What she is called later; somebody else was called so before.
const NAMESAKE: &str = "Kate";

/// A client with a past and a future, whose traces are everywhere.
async fn known(tx: &mut Tx, cast: &Cast) -> (AccountId, ClientId) {
    tx.greet(BOT, ChatId(900), Lang::En, "home", NOW).await.unwrap();
    let account = tx.account_of(900, Lang::En, NOW).await.unwrap();
    let client = tx.client_of(cast.studio, account, NOW).await.unwrap();
    tx.consent(client, SECRET, "1", NOW).await.unwrap();
    tx.set_phone(client, "+447700900123").await.unwrap();
    let by = Actor { account, name: SECRET.to_owned(), door: Door::Chat, lang: Lang::En };
    for (day, status) in [(1, Status::Booked), (-1, Status::Came)] {
        let visit = NewHold {
            account: Some(account),
            client_name: SECRET.to_owned(),
            ..cast.visit(client, hour(day, 0), status)
        };
        let id = tx.insert_booking(&visit, NOW).await.unwrap();
        tx.set_comment(id, "my phone is +447700900123", NOW).await.unwrap();
        let booking = tx.booking(id).await.unwrap().unwrap();
        tx.record(&booking, &by, "booked", NOW).await.unwrap();
        tx.set_client_reason(id, &ClientReason::Words(format!("{SECRET} is ill"))).await.unwrap();
        let said = json!({ "reason": format!("{SECRET} called"), "was": "booked" }).to_string();
        tx.record_change(&booking, &by, "cancelled", &said, NOW).await.unwrap();
        tx.notify(account, Notice::Booked(id), NOW, &format!("booked {day}"), NOW).await.unwrap();
    }
    let letter = Word::Letter(format!("Dear {SECRET}"));
    tx.tell(account, cast.studio, &letter, NOW, "letter", NOW).await.unwrap();
    let namesake = tx.add_guest(cast.studio, NAMESAKE, NOW).await.unwrap();
    let olga = tx.account_of(902, Lang::En, NOW).await.unwrap();
    let olga = Actor { account: olga, name: "Olga".to_owned(), door: Door::Chat, lang: Lang::En };
    for (by, args) in [
        (&olga, json!({ "client": { "client": client, "name": SECRET }, "who": "Olga" })),
        (&olga, json!({ "client": { "client": namesake, "name": NAMESAKE }, "who": "Olga" })),
        (&by, json!({ "name": { "account": account, "name": SECRET }, "who": SECRET })),
    ] {
        tx.audit(cast.studio, by, "added", &args.to_string(), NOW).await.unwrap();
    }
    tx.set_muted(account, Switch::Letters, true, NOW).await.unwrap();
    tx.add_feed(account, None, &format!("{SECRET}'s hash"), NOW).await.unwrap();
    (account, client)
}

async fn receive(db: &Db) {
    let raw = json!({ "update_id": 1, "message": { "text": SECRET } }).to_string();
    let update = okoshko::store::Received { update_id: 1, key: ChatId(900), raw };
    db.write(async |tx| tx.receive(BOT, std::slice::from_ref(&update), NOW).await.map(drop)).await.unwrap();
}

both_engines!(a_name_and_a_phone_are_the_persons_own, async |db: &Db| {
    let cast = Cast::of(db).await;
    let mut tx = db.store.begin().await.unwrap();
    let (account, client) = known(&mut tx, &cast).await;
    assert_eq!(tx.phone_of(account).await.unwrap(), "+447700900123");
    tx.set_own_name(account, "Kate", NOW).await.unwrap();
    tx.set_own_phone(account, "").await.unwrap();
    assert_eq!(tx.phone_of(account).await.unwrap(), "");
    assert_eq!(tx.client(client).await.unwrap().unwrap().name, "Kate");
    assert_eq!(tx.chat(BOT, ChatId(900)).await.unwrap().unwrap().name, "Kate");
    tx.commit().await.unwrap();
    let names = db.words("select client_name from booking order by booking_id").await;
    assert_eq!(names, ["Kate", SECRET], "what was keeps its name");
});

both_engines!(everything_we_know_is_handed_over_and_nothing_of_others, async |db: &Db| {
    let cast = Cast::of(db).await;
    receive(db).await;
    let mut tx = db.store.begin().await.unwrap();
    let (account, _) = known(&mut tx, &cast).await;
    let (other, _) = {
        let account = tx.account_of(901, Lang::En, NOW).await.unwrap();
        (account, tx.client_of(cast.studio, account, NOW).await.unwrap())
    };
    let all = [
        shown(&tx.account_data(account).await.unwrap()),
        shown(&tx.client_data(account).await.unwrap()),
        shown(&tx.booking_data(account).await.unwrap()),
        shown(&tx.event_data(account).await.unwrap()),
        shown(&tx.message_data(account).await.unwrap()),
        shown(&tx.update_data(BOT, account).await.unwrap()),
        shown(&tx.feed_data(account).await.unwrap()),
    ];
    assert!(!all[6].contains("hash"), "{}", all[6]);
    for (file, word) in all.iter().zip([
        "\"telegram_id\":900",
        "+447700900123",
        "Secretovich is ill",
        "\"by_you\":true",
        "Dear",
        SECRET,
        "\"revoked_at\":null",
    ]) {
        assert!(file.contains(word), "no {word} in {file}");
    }
    assert_eq!(shown(&tx.booking_data(other).await.unwrap()), "[]");
    assert_eq!(shown(&tx.update_data(BOT, other).await.unwrap()), "[]");
    assert_eq!(shown(&tx.feed_data(other).await.unwrap()), "[]");
    tx.commit().await.unwrap();
});

fn shown(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap()
}

/// Every word of every table.
async fn everything(db: &Db) -> String {
    let columns = match db.engine {
        Engine::Sqlite => {
            "select m.name || '|' || c.name
               from sqlite_master m
               join pragma_table_info(m.name) c
              where m.type = 'table' and lower(c.type) = 'text'"
        }
        Engine::Postgres => {
            "select table_name || '|' || column_name
               from information_schema.columns
              where table_schema = 'public' and data_type = 'text'"
        }
    };
    let mut all = String::new();
    for line in db.words(columns).await {
        let (table, column) = line.split_once('|').unwrap();
        all += &db.words(&format!("select coalesce({column}, '') from {table}")).await.join("\n");
    }
    all
}

both_engines!(who_is_forgotten_leaves_figures_and_no_trace, async |db: &Db| {
    let cast = Cast::of(db).await;
    receive(db).await;
    let mut tx = db.store.begin().await.unwrap();
    let (account, _) = known(&mut tx, &cast).await;
    assert_eq!(tx.studios_of(account).await.unwrap(), [cast.studio]);
    tx.set_own_name(account, NAMESAKE, NOW).await.unwrap();
    tx.forget_in_audit(cast.studio, account).await.unwrap();
    tx.forget_visits(account).await.unwrap();
    tx.forget_account(account).await.unwrap();
    assert_eq!(tx.chat(BOT, ChatId(900)).await.unwrap(), None);
    tx.commit().await.unwrap();

    let everything = everything(db).await;
    for trace in [SECRET, "447700900123", "my phone"] {
        assert!(!everything.contains(trace), "{trace} is left: {everything}");
    }
    assert_eq!(db.number("select count(*) from account where telegram_id = 900").await, 0);
    assert_eq!(db.number("select count(*) from booking where status = 'came' and price_minor > 0").await, 1);
    let audited = db.words("select args from audit order by audit_id").await;
    let audited: Vec<Value> = audited.iter().map(|args| serde_json::from_str(args).unwrap()).collect();
    let names: Vec<_> =
        audited.iter().map(|args| (&args["client"]["name"], &args["name"]["name"], &args["who"])).collect();
    let (nothing, nobody) = (Value::Null, json!(""));
    let (namesake, olga) = (json!(NAMESAKE), json!("Olga"));
    assert_eq!(
        names,
        [(&nobody, &nothing, &olga), (&namesake, &nothing, &olga), (&nothing, &nobody, &nobody)]
    );
    // The same person comes again and is somebody new.
    let again = db.write(async |tx| tx.account_of(900, Lang::En, NOW).await).await.unwrap();
    assert_ne!(again, account);
});

both_engines!(no_time_is_kept_for_whoever_is_forgotten, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let (account, client) = cast.client(db, 900).await;
    db.write(async |tx| {
        let visit = NewHold { account: Some(account), ..cast.visit(client, hour(1, 0), Status::Booked) };
        let booking = tx.insert_booking(&visit, NOW).await?;
        let starts = vec![hour(1, 4).start];
        let (id, was, until) = (ProposalId(0), hour(1, 0).start, NOW.plus_min(600));
        let new = Proposal { id, booking, by: account, was, starts, until, open: true, refused: false };
        let hold = NewHold { held_until: Some(until), ..cast.visit(client, hour(1, 4), Status::Held) };
        tx.propose(&new, &[hold], NOW).await
    })
    .await
    .unwrap();
    front.presses(900, Press::Profile(profile::Press::Forget)).await.unwrap();
    assert_eq!(db.words("select status from booking order by booking_id").await, ["cancelled", "released"]);
    assert_eq!(db.words("select status from proposal").await, ["withdrawn"]);
});
