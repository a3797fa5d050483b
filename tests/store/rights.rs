//! Every button and every command behind the counter, pressed by everybody: who gets in, and who gets nothing.
//!
//! The buttons are read from the code, so that a new one is in the table by itself. All things of studio A have the
//! number 1 here, so any field of any button means one of them.

mod forged;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use insta::assert_snapshot;
use okoshko::desk::turn::{Incoming, Shown};
use okoshko::store::{NewHold, NewInvite};
use okoshko_dialogues::add::Slot;
use okoshko_dialogues::event::{Command, Event};
use okoshko_dialogues::press::Press;
use okoshko_dialogues::services::{Change, Price, Undo};
use okoshko_dialogues::state::State;
use okoshko_dialogues::team::{How, Whom};
use okoshko_dialogues::today::{Mark, Seen};
use okoshko_dialogues::{add, approval, reminder, services, settings, setup, sick, staff, team, today};
use okoshko_domain::booking::{Reason, Status};
use okoshko_domain::ids::{
    AccountId, BookingId, CategoryId, ClientId, InviteId, ServiceId, SpecialistId, StudioId, TimeOffId,
};
use okoshko_domain::notice::Notice;
use okoshko_domain::people::{Actor, Door, Lang};
use okoshko_domain::rights::Role;
use okoshko_domain::setting::{Field, Setting};
use okoshko_domain::typed::Typed;

use crate::cast::{Cast, Front, NOW, PRICE, TODAY, hour, slot};
use crate::engines::{Db, Engine, Folder};

/// Words that only people of studio A may read.
const SECRET: &str = "Secretovich";
/// More fields than any button has.
const FIELDS: usize = 9;

/// Who presses, by their number in Telegram.
const PEOPLE: [(&str, i64); 8] = [
    ("stranger", 900),
    ("client", 901),
    ("specialist B", 902),
    ("other specialist", 903),
    ("specialist", 904),
    ("desk", 905),
    ("admin", 906),
    ("owner", 907),
];
/// The first so many have no business behind the counter of A.
const OUTSIDE: usize = 3;

/// Studio A, whose rows all have the number 1, and studio B beside it.
async fn stage(db: &Db) {
    let (a, b) = (Cast::of(db).await, Cast::of(db).await);
    assert_eq!((a.studio.0, a.anna.0, a.cut.0, a.category.0, b.studio.0), (1, 1, 1, 1, 2));
    let (theirs, client) = a.client(db, 901).await;
    let visit = a.visit(client, hour(1, 4), Status::Booked);
    db.write(async |tx| {
        tx.consent(client, SECRET, "1", NOW).await?;
        tx.insert_booking(&visit, NOW).await?;
        tx.add_time_off(a.studio, a.anna, hour(2, 0)).await?;
        tx.insert_booking(&a.visit(client, hour(-1, 4), Status::Booked), NOW).await?;
        tx.insert_booking(&a.visit(client, hour(2, 4), Status::Pending), NOW).await?;
        let declined = tx.insert_booking(&a.visit(client, hour(2, 6), Status::Cancelled), NOW).await?;
        let by = Actor { account: AccountId(1), name: SECRET.to_owned(), door: Door::Chat, lang: Lang::En };
        tx.set_called_off(declined, &Reason::Unsaid, NOW).await?;
        if let Some(booking) = tx.booking(declined).await? {
            tx.record(&booking, &by, "declined", NOW).await?;
        }
        let key = tx.called_off(declined).await?.map(|off| format!("client:{}", off.event));
        let key = key.unwrap_or_default();
        tx.notify(theirs, Notice::Declined(declined), NOW.plus_min(1), &key, NOW).await?;
        let called_off = tx.insert_booking(&a.visit(client, hour(1, 8), Status::Booked), NOW).await?;
        tx.set_called_off(called_off, &Reason::Plans, NOW).await?;
        if let Some(booking) = tx.booking(called_off).await? {
            tx.record(&booking, &by, "cancelled", NOW).await?;
        }
        tx.add_category(a.studio, "Nails").await?;
        tx.set_studio(a.studio, &Setting::About("Ten years".to_owned())).await?;
        tx.set_studio(a.studio, &Setting::Photo("file".to_owned())).await?;
        for (telegram_id, studio, role, specialist) in [
            (902, b.studio, "specialist", Some(b.anna)),
            (903, a.studio, "specialist", Some(a.boris)),
            (904, a.studio, "specialist", Some(a.anna)),
            (905, a.studio, "desk", None),
            (906, a.studio, "admin", None),
            (907, a.studio, "owner", None),
        ] {
            let account = tx.account_of(telegram_id, Lang::En, NOW).await?;
            tx.hire(studio, account, role, specialist).await?;
            if telegram_id == 904 {
                assert_eq!(tx.add_feed(account, Some((studio, a.anna)), "hash of a feed", NOW).await?.0, 1);
            }
            if role == "owner" {
                let visit = a.visit(client, hour(4, 8), Status::Booked);
                tx.insert_booking(&NewHold { account: Some(account), ..visit }, NOW).await?;
                let id = tx.add_absence(TimeOffId(1), true, NOW).await?;
                assert_eq!(id.0, 1);
                let expires_at = NOW.plus_min(60);
                let (specialist, name, hash) = (None, "Vera", "hash");
                let new =
                    NewInvite { studio, role: Role::Desk, specialist, name, hash, by: account, expires_at };
                tx.add_invite(&new, NOW).await?;
            }
        }
        Ok(())
    })
    .await
    .unwrap();
}

/// Everything that is kept, but for who looks at what.
async fn kept(db: &Db) -> BTreeMap<String, Vec<String>> {
    let tables = "select name from sqlite_master
                   where type = 'table' and name not like 'sqlite%'
                     and name not in ('_sqlx_migrations', 'account', 'bot', 'chat', 'inbox')";
    let mut kept = BTreeMap::new();
    for table in db.words(tables).await {
        let columns =
            db.words(&format!("select 'quote(' || name || ')' from pragma_table_info('{table}')")).await;
        let row = columns.join(" || ',' || ");
        kept.insert(table.clone(), db.words(&format!("select {row} from {table} order by 1")).await);
    }
    kept
}

/// Every button behind the counter that the code can read, about things with the number 1.
fn presses() -> BTreeMap<String, Press> {
    let kinds = kinds();
    assert!(kinds.len() > 10, "the sources are not read: {kinds:?}");
    let read = |kind: &String| of_ones(kind).map(|press| (kind.clone(), press));
    let presses: BTreeMap<_, _> = kinds.iter().filter_map(read).collect();
    let unread: Vec<_> = kinds.iter().filter(|kind| !presses.contains_key(*kind)).collect();
    assert!(unread.is_empty(), "no button with ones alone is of these kinds: {unread:?}");
    presses
}

/// A button of this kind whose every field is 1.
fn of_ones(kind: &str) -> Option<Press> {
    let mut forms = (0..FIELDS).map(|fields| format!("1.{kind}{}", ".1".repeat(fields)));
    forms.find_map(|data| Press::read(&data))
}

/// Buttons that do nothing with ones alone: with a time to come, with things that can be changed.
fn meant() -> Vec<(&'static str, Press)> {
    let (anna, visit, client) = (SpecialistId(1), BookingId(1), ClientId(1));
    let slot = Slot { specialist: anna, start: slot(3, 2) };
    let seen = Seen::of(hour(1, 4).start);
    let to =
        |anyway| today::Press::MoveTo { booking: visit, specialist: anna, start: slot.start, seen, anyway };
    let day = TODAY.plus(9);
    let of_today = [
        ("Dt", to(false)),
        ("DT", to(true)),
        ("Dl", today::Press::Block { specialist: anna, span: hour(4, 0) }),
        ("Db", today::Press::BlockTyped { specialist: anna, span: hour(4, 0) }),
        ("Dz", today::Press::Close { specialist: anna, first: day, last: day }),
        ("Dc", today::Press::Mark(BookingId(2), Mark::Came)),
        ("Dr", today::Press::Recall(BookingId(5))),
    ];
    let whom = |account| Whom { studio: StudioId(1), account: AccountId(account) };
    let book = add::Press::Book { slot, service: ServiceId(1), client, anyway: false };
    let chosen = approval::Chosen::default().with(hour(5, 4).start);
    let length = Change::Length { was: 30, now: 60 };
    let dear = Price { minor: 9_000, from: true };
    let price = Change::Price { was: dear, now: Price { minor: PRICE, from: false } };
    let undo = |change| {
        let press = services::Press::Undo(ServiceId(1), Undo { change, at: NOW });
        staff::Press::Services(press)
    };
    let others = [
        ("Cup", undo(price)),
        ("Cuv", undo(length)),
        ("Py", staff::Press::Approval(approval::Press::Accept(BookingId(3)))),
        ("Pn", staff::Press::Approval(approval::Press::Decline(BookingId(3)))),
        ("Iy", staff::Press::Sick(sick::Press::Fall(anna))),
        ("Ps", staff::Press::Approval(approval::Press::Send { booking: BookingId(6), chosen })),
        ("Pr", staff::Press::Approval(approval::Press::Explain(BookingId(4), approval::Excuse::Busy))),
        ("Ay", staff::Press::Add(book)),
        ("Cg", staff::Press::Services(services::Press::MoveTo(ServiceId(1), CategoryId(3)))),
        (
            "OV",
            staff::Press::Settings(settings::Press::Value {
                studio: StudioId(1),
                field: Field::Photo,
                value: 0,
                setup: false,
            }),
        ),
        ("SY", staff::Press::Setup(setup::Press::Own(StudioId(1)))),
        ("TK", staff::Press::Team(team::Press::Revoke(InviteId(1)))),
        ("TC", staff::Press::Team(team::Press::Role(whom(3), Role::Desk))),
        ("TG", staff::Press::Team(team::Press::LetGo(whom(3), How::Now))),
        ("TUa", staff::Press::Team(team::Press::Pass(whom(4), SpecialistId(2)))),
        ("TY", staff::Press::Team(team::Press::HandOver(whom(3)))),
        ("Rk", staff::Press::Reminder(reminder::Press::Keep { booking: visit, start: hour(1, 4).start })),
        ("Rf", staff::Press::Reminder(reminder::Press::Free { booking: visit, start: hour(1, 4).start })),
    ];
    let of_today = of_today.into_iter().map(|(kind, press)| (kind, staff::Press::Today(press)));
    of_today.chain(others).map(|(kind, press)| (kind, Press::Staff(press))).collect()
}

/// Kinds are strings of a capital letter and more: every one that is first in a pair, and of the others those that can
/// be read.
fn kinds() -> BTreeSet<String> {
    let mut kinds = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("dialogues/src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let code = std::fs::read_to_string(path).unwrap();
            let code = code.split("#[cfg(test)]").next().unwrap_or_default();
            let strings = code.split("(\"").skip(1).filter_map(|rest| rest.split_once("\","));
            kinds.extend(strings.map(|(kind, _)| kind).filter(|kind| is_kind(kind)).map(str::to_owned));
            let others = code.split('"').filter(|word| is_kind(word) && of_ones(word).is_some());
            kinds.extend(others.map(str::to_owned));
        }
    }
    kinds
}

fn is_kind(word: &str) -> bool {
    let capital = word.starts_with(|sign: char| sign.is_ascii_uppercase());
    capital && (1..=4).contains(&word.len()) && word.bytes().all(|sign| sign.is_ascii_alphanumeric())
}

async fn comes(front: &Front, telegram_id: i64, event: Event) -> Shown {
    let press = front.receives(telegram_id, Press::Label).await;
    front.desk.turn(&Incoming { event, ..press }, false).await.unwrap()
}

/// A fresh copy of the stage for every change.
struct Stages {
    folder: Folder,
    made: usize,
}

impl Stages {
    async fn build() -> Self {
        let folder = Folder::new();
        let db = Db::open(Engine::Sqlite, folder.url("stage.db")).await;
        stage(&db).await;
        db.run("update studio set demo = true where studio_id = 1").await.unwrap();
        db.close().await; // What is copied must not change meanwhile.
        Self { folder, made: 0 }
    }

    async fn next(&mut self) -> Db {
        self.made += 1;
        let name = format!("{}.db", self.made);
        std::fs::copy(self.folder.path().join("stage.db"), self.folder.path().join(&name)).unwrap();
        Db::open(Engine::Sqlite, self.folder.url(&name)).await
    }
}

#[test]
fn everybody_gets_what_is_theirs_and_nobody_else_gets_anything() {
    crate::engines::runtime().block_on(async {
        let mut stages = Stages::build().await;
        let mut table = format!("{:12}", "");
        table.extend(PEOPLE.iter().map(|(who, _)| format!("{who:>18}")));
        let meant = meant().into_iter().map(|(kind, press)| (format!("{kind} to come"), press));
        let presses = presses().into_iter().chain(meant).map(|(kind, press)| (kind, Event::Press(press)));
        let typed = |command| Event::Command(Command::Staff(command, Typed::default()));
        let commands =
            staff::Command::ALL.iter().map(|(word, command)| (format!("/{word}"), typed(*command)));
        let mut db = stages.next().await;
        let before = kept(&db).await;
        for (name, event) in presses.chain(commands) {
            write!(table, "\n{name:12}").unwrap();
            let mut does = false;
            for (place, (who, telegram_id)) in PEOPLE.into_iter().enumerate() {
                let front = Front::of(&db);
                front.desk.open_site("https://okoshko.example");
                let shown = comes(&front, telegram_id, event.clone()).await;
                let inside = matches!(shown.state, State::Staff(_));
                let changed = kept(&db).await != before;
                let cell = match (inside, changed) {
                    (true, true) => "does",
                    (true, false) => "sees",
                    (false, true) => "DOES",
                    (false, false) => "-",
                };
                write!(table, "{cell:>18}").unwrap();
                does |= changed;
                if place < OUTSIDE {
                    assert!(!changed, "{who} changed something by {name}");
                    let leaks = format!("{:?}", shown.screen).contains(SECRET);
                    assert!(!leaks, "{who} reads by {name}: {:?}", shown.screen);
                }
                if changed {
                    drop(front);
                    db.store.close().await;
                    db = stages.next().await;
                }
            }
            assert!(does || !name.ends_with("to come"), "{name} does nothing for anybody");
        }
        assert_snapshot!("rights", table);
    });
}
