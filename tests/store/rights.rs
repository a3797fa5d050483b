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
use okoshko_dialogues::event::{Command, Event};
use okoshko_dialogues::press::Press;
use okoshko_dialogues::staff;
use okoshko_dialogues::state::State;
use okoshko_domain::booking::Status;
use okoshko_domain::people::Lang;
use okoshko_domain::typed::Typed;

use crate::cast::{Cast, Front, NOW, hour};
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
    let (_, client) = a.client(db, 901).await;
    let visit = a.visit(client, hour(1, 4), Status::Booked);
    db.write(async |tx| {
        tx.consent(client, SECRET, "1", NOW).await?;
        tx.insert_booking(&visit, NOW).await?;
        tx.add_time_off(a.studio, a.anna, hour(2, 0)).await?;
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
    let read = |kind: &String| {
        let mut forms = (0..FIELDS).map(|fields| format!("1.{kind}{}", ".1".repeat(fields)));
        let press = forms.find_map(|data| Press::read(&data));
        press.map(|press| (kind.clone(), press))
    };
    let presses: BTreeMap<_, _> = kinds.iter().filter_map(read).collect();
    let unread: Vec<_> = kinds.iter().filter(|kind| !presses.contains_key(*kind)).collect();
    assert!(unread.is_empty(), "no button with ones alone is of these kinds: {unread:?}");
    presses
}

/// Kinds are strings of a capital letter and more, first in a pair.
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
        }
    }
    kinds
}

fn is_kind(word: &str) -> bool {
    let capital = word.starts_with(|sign: char| sign.is_ascii_uppercase());
    capital && (2..=4).contains(&word.len()) && word.bytes().all(|sign| sign.is_ascii_alphanumeric())
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
        db.store.close().await;
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
        let presses = presses().into_iter().map(|(kind, press)| (kind, Event::Press(press)));
        let typed = |command| Event::Command(Command::Staff(command, Typed::default()));
        let commands =
            staff::Command::ALL.iter().map(|(word, command)| (format!("/{word}"), typed(*command)));
        let mut db = stages.next().await;
        let before = kept(&db).await;
        for (name, event) in presses.chain(commands) {
            write!(table, "\n{name:12}").unwrap();
            for (place, (who, telegram_id)) in PEOPLE.into_iter().enumerate() {
                let front = Front::of(&db);
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
        }
        assert_snapshot!("rights", table);
    });
}
