//! Nothing of the store goes untested, and nothing is written for one engine by mistake.

use std::collections::BTreeMap;

use crate::engines::{Db, Engine, on_sqlite};
use crate::sources::{Statement, files, functions, own_file, statements};

#[test]
fn every_public_function_of_a_transaction_is_called_by_a_test() {
    let functions = functions();
    assert!(functions.len() > 50, "the sources are not read: {functions:?}");
    let tests = ["tests/store", "tests/store/counter"].into_iter().flat_map(files);
    let tests: String = tests.map(|(_, code)| code).collect();
    let called = |name: &str| tests.contains(&format!(".{name}("));
    let idle: Vec<_> = functions.into_iter().filter(|(_, name)| !called(name)).collect();
    assert!(idle.is_empty(), "no test of tests/store calls {idle:?}");
}

#[test]
fn a_statement_for_one_engine_stands_beside_one_for_the_other() {
    let mut lonely: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    let of_one = statements().into_iter().filter(|statement| statement.engines.len() == 1);
    let twins = of_one.filter(|one| !own_file(&one.file));
    for statement in twins {
        let counts = lonely.entry(statement.file).or_default();
        counts[usize::from(statement.engines == [Engine::Postgres])] += 1;
    }
    assert!(lonely.len() >= 2, "the sources are not read: {lonely:?}");
    assert!(lonely.values().all(|[sqlite, postgres]| sqlite == postgres), "[SQLite, PostgreSQL]: {lonely:?}");
}

both_engines!(every_statement_is_prepared, async |db: &Db| {
    let all = statements();
    assert!(all.len() > 60, "the sources are not read: {} statements", all.len());
    let mut outside = db.outside().await;
    let mut wrong = Vec::new();
    // PostgreSQL's lock, which SQLite's one writer is by itself.
    let lock = |sql: &str| db.engine == Engine::Sqlite && sql.contains("pg_advisory_xact_lock");
    let own = |one: &&Statement| one.engines.contains(&db.engine) && !lock(&one.sql);
    for statement in all.iter().filter(own) {
        if let Err(error) = outside.prepare(&statement.sql).await {
            wrong.push(format!("{}:{}: {error}", statement.file, statement.line));
        }
    }
    assert!(wrong.is_empty(), "{:?} does not understand {wrong:#?}", db.engine);
});

/// Tables that grow with every visit and every word; the others hold a studio's own few things.
const GROWING: [&str; 11] = [
    "account",
    "audit",
    "booking",
    "booking_event",
    "booking_service",
    "browser_form",
    "chat",
    "client",
    "connection",
    "inbox",
    "outbox",
];

/// Takes a whole studio away, or a person out of its journal, once.
const OF_EVERYTHING: [&str; 2] = ["removal.rs", "forgetting.rs"];

#[test]
fn no_statement_walks_over_a_table_that_grows() {
    on_sqlite(async |db: &Db| {
        let mut outside = db.outside().await;
        // A row that goes looks for those that name it, which is no matter of the statement.
        outside.run("pragma foreign_keys = off").await.unwrap();
        let views = outside.words("select name || ' ' || sql from sqlite_master where type = 'view'").await;
        let partial = "select name from sqlite_master where type = 'index' and sql like '%) where %'";
        let partial = outside.words(partial).await;
        let mut slow = Vec::new();
        for one in statements() {
            let read = one.engines.contains(&Engine::Sqlite) && !one.sql.contains("pg_advisory_xact_lock");
            if !read || own_file(&one.file) || OF_EVERYTHING.contains(&one.file.as_str()) {
                continue;
            }
            let inside = views
                .iter()
                .filter(|view| one.sql.contains(&format!(" {}", view.split(' ').next().unwrap())));
            let names = names(&inside.fold(one.sql.clone(), |all, view| all + " " + view));
            let steps = outside.plan(&one.sql).await;
            let slow_ones = steps.into_iter().filter(|step| walks(step, &names, &partial));
            slow.extend(slow_ones.map(|step| format!("{}:{}: {step}", one.file, one.line)));
        }
        assert!(slow.is_empty(), "{slow:#?}");
    });
}

#[test]
fn the_right_to_make_a_studio_is_found_at_once() {
    on_sqlite(async |db: &Db| {
        let asked: Vec<_> =
            statements().into_iter().filter(|one| one.sql.contains("where used_by = $1")).collect();
        assert_eq!(asked.len(), 1, "the start of every chat asks whether somebody may make a studio");
        let steps = db.outside().await.plan(&asked[0].sql).await;
        assert!(steps.iter().any(|step| step.contains("invite_right (used_by=?)")), "{steps:?}");
    });
}

#[test]
fn trouble_is_found_without_a_studios_whole_outbox() {
    on_sqlite(async |db: &Db| {
        let trouble = |one: &Statement| one.file == "deliveries.rs" && one.sql.contains("failed in (");
        let asked: Vec<_> = statements().into_iter().filter(trouble).collect();
        assert_eq!(asked.len(), 1, "the list of what somebody should have heard");
        let steps = db.outside().await.plan(&asked[0].sql).await;
        assert!(steps.iter().any(|step| step.contains("INDEX outbox_trouble (studio_id=?")), "{steps:#?}");
    });
}

/// By each name that a statement gives a table, the table.
fn names(sql: &str) -> Vec<(String, String)> {
    let words: Vec<_> = sql
        .split(|sign: char| !sign.is_alphanumeric() && sign != '_')
        .filter(|word| !word.is_empty())
        .collect();
    let tables = words.windows(3).filter(|three| ["from", "join", "update"].contains(&three[0]));
    tables.flat_map(|three| [three[1], three[2]].map(|name| (name.to_owned(), three[1].to_owned()))).collect()
}

/// Whether a step of a plan reads all rows of a table that grows, or all that a studio ever had. A partial index holds
/// the few that wait; the first or the last of an index is found at once.
fn walks(step: &str, names: &[(String, String)], partial: &[String]) -> bool {
    let Some((verb, rest)) = step.split_once(' ') else { return false };
    let name = rest.split(' ').next().unwrap_or_default();
    let grows =
        |name: &str| names.iter().any(|(own, table)| own == name && GROWING.contains(&table.as_str()));
    let few = partial.iter().any(|index| rest.contains(&format!("INDEX {index}")));
    let all = verb == "SCAN" || (verb == "SEARCH" && rest.ends_with("(studio_id=?)"));
    all && grows(name) && !few && !rest.contains("COVERING INDEX booking_event_studio")
}
