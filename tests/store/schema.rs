//! Two folders of migrations make one schema.

use std::collections::{BTreeMap, BTreeSet};

use crate::engines::{Db, Engine, on_sqlite};
use crate::sources::{files, folder};

/// A column: its type, whether it may be empty, and its default.
type Column = (String, String, bool, Option<String>);

/// Tables that belong to no studio: people and bots are everybody's.
const OF_NO_STUDIO: [&str; 4] = ["account", "bot", "inbox", "mute"];

/// SQLite's word for a type of PostgreSQL's.
fn sqlite_type(postgres: &str) -> &str {
    match postgres {
        "identity" => "integer", // A row's own number; below, it is held to be `autoincrement`.
        "uuid" => "blob",
        "jsonb" => "text",
        same => same,
    }
}

async fn tables(db: &Db) -> Vec<String> {
    let sql = match db.engine {
        Engine::Sqlite => {
            "select name from sqlite_master
              where type = 'table' and name not like 'sqlite%' and name <> '_sqlx_migrations' order by name"
        }
        Engine::Postgres => {
            "select table_name::text from information_schema.tables
              where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> '_sqlx_migrations'
              order by table_name"
        }
    };
    db.words(sql).await
}

/// Every table's columns in order, in SQLite's words.
async fn columns(db: &Db) -> BTreeMap<String, Vec<Column>> {
    let sql = match db.engine {
        Engine::Sqlite => {
            "select m.name || '|' || c.name || '|' || lower(c.type) || '|' || (c.\"notnull\" = 0 and c.pk = 0)
                    || '|' || coalesce(c.dflt_value, '')
               from sqlite_master m join pragma_table_info(m.name) c
              where m.type = 'table' and m.name not like 'sqlite%' and m.name <> '_sqlx_migrations'
              order by m.name, c.cid"
        }
        Engine::Postgres => {
            "select table_name || '|' || column_name
                    || '|' || case is_identity when 'YES' then 'identity' else data_type end
                    || '|' || (is_nullable = 'YES')::int
                    || '|' || regexp_replace(coalesce(column_default, ''), '::.*', '')
               from information_schema.columns
              where table_schema = 'public' and table_name <> '_sqlx_migrations'
              order by table_name, ordinal_position"
        }
    };
    let mut tables: BTreeMap<String, Vec<Column>> = BTreeMap::new();
    for line in db.words(sql).await {
        let [table, column, kind, nullable, default] =
            line.split('|').collect::<Vec<_>>().try_into().unwrap();
        let kind = match db.engine {
            Engine::Sqlite => kind,
            Engine::Postgres => sqlite_type(kind),
        };
        let default = Some(default.to_owned()).filter(|default| !default.is_empty());
        tables.entry(table.to_owned()).or_default().push((
            column.to_owned(),
            kind.to_owned(),
            nullable == "1",
            default,
        ));
    }
    tables
}

/// Where every reference leads.
async fn references(db: &Db) -> BTreeSet<String> {
    let sql = match db.engine {
        Engine::Sqlite => {
            "select m.name || '.' || f.\"from\" || ' -> ' || f.\"table\" || '.' || f.\"to\"
               from sqlite_master m join pragma_foreign_key_list(m.name) f where m.type = 'table'"
        }
        Engine::Postgres => {
            "select c.conrelid::regclass || '.' || a.attname || ' -> ' || c.confrelid::regclass || '.' || b.attname
               from pg_constraint c
               join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
               join pg_attribute b on b.attrelid = c.confrelid and b.attnum = c.confkey[1]
              where c.contype = 'f'"
        }
    };
    db.words(sql).await.into_iter().collect()
}

/// Every index that a migration names, with its table, whether it is unique, and whether it is partial.
async fn indexes(db: &Db) -> BTreeSet<String> {
    let sql = match db.engine {
        Engine::Sqlite => {
            "select m.name || ' ' || i.name || ' ' || i.\"unique\" || ' ' || i.partial
                    || ' ' || (select group_concat(name) from pragma_index_info(i.name))
               from sqlite_master m join pragma_index_list(m.name) i where m.type = 'table' and i.origin = 'c'"
        }
        Engine::Postgres => {
            "select i.indrelid::regclass || ' ' || i.indexrelid::regclass || ' ' || i.indisunique::int
                    || ' ' || (i.indpred is not null)::int
                    || ' ' || (select string_agg(a.attname, ',' order by k.place)
                                 from unnest(i.indkey) with ordinality k (number, place)
                                 join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number)
               from pg_index i
               join pg_class c on c.oid = i.indrelid
               join pg_namespace n on n.oid = c.relnamespace
              where n.nspname = 'public'
                and not exists (select from pg_constraint where conindid = i.indexrelid)"
        }
    };
    db.words(sql).await.into_iter().collect()
}

/// Every named constraint of a folder, as the files say it: `table name` and the rest of the line.
fn constraints(engine: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (_, text) in files(&format!("migrations/{engine}")) {
        let mut table = "";
        for line in text.lines() {
            if let Some(rest) = line.strip_prefix("create table ") {
                table = rest.trim_end_matches(" (");
            }
            if let Some(rest) = line.strip_prefix("    constraint ") {
                let (name, rule) = rest.split_once(' ').unwrap();
                let rule = rule.split(" --").next().unwrap().trim_end_matches(',');
                found.insert(format!("{table} {name}"), rule.to_owned());
            }
        }
    }
    found
}

fn differing<T: Ord + std::fmt::Debug>(one: &BTreeSet<T>, other: &BTreeSet<T>) -> String {
    format!("{:#?}", one.symmetric_difference(other).collect::<Vec<_>>())
}

#[test]
fn both_folders_hold_the_same_files() {
    let names = |engine: &str| files(&format!("migrations/{engine}")).into_iter().map(|(name, _)| name);
    assert!(names("sqlite").eq(names("postgres")));
    assert!(names("sqlite").count() >= 8, "{}", folder("migrations").display());
}

#[test]
fn both_folders_name_the_same_constraints_with_the_same_rules() {
    let (sqlite, postgres) = (constraints("sqlite"), constraints("postgres"));
    assert!(sqlite.len() > 20, "the migrations are not read: {sqlite:?}");
    assert_eq!(sqlite, postgres);
}

#[test]
fn both_engines_make_the_same_tables_columns_references_and_indexes() {
    // A database for each engine at once: the one test that compares them.
    on_sqlite(async |sqlite| {
        let (tables, columns, references, indexes) = everything(sqlite).await;
        tokio::task::spawn_blocking(move || {
            crate::engines::on_postgres(async |postgres| {
                let there = everything(postgres).await;
                assert_eq!(tables, there.0);
                for table in &tables {
                    assert_eq!(columns[table], there.1[table], "{table}");
                }
                assert!(references == there.2, "{}", differing(&references, &there.2));
                assert!(indexes == there.3, "{}", differing(&indexes, &there.3));
            });
        })
        .await
        .unwrap();
    });
}

type Schema = (Vec<String>, BTreeMap<String, Vec<Column>>, BTreeSet<String>, BTreeSet<String>);

async fn everything(db: &Db) -> Schema {
    (tables(db).await, columns(db).await, references(db).await, indexes(db).await)
}

both_engines!(every_row_belongs_to_a_studio, async |db| {
    let columns = columns(db).await;
    assert!(columns.len() >= 16, "{columns:?}");
    for (table, columns) in columns {
        let has = columns.iter().any(|(name, ..)| name == "studio_id");
        assert_eq!(has, !OF_NO_STUDIO.contains(&table.as_str()), "{table}");
    }
});

both_engines!(every_named_constraint_is_in_the_database, async |db| {
    let engine = match db.engine {
        Engine::Sqlite => "sqlite",
        Engine::Postgres => "postgres",
    };
    let sql = match db.engine {
        Engine::Sqlite => "select sql from sqlite_master where type = 'table'",
        Engine::Postgres => "select conname::text || ' ' from pg_constraint",
    };
    let there = db.words(sql).await.concat();
    for constraint in constraints(engine).keys() {
        let name = constraint.split(' ').nth(1).unwrap();
        assert!(there.contains(&format!("{name} ")), "{constraint}");
    }
});

both_engines!(a_number_that_a_button_may_name_never_comes_back, async |db| {
    let make = "insert into account (telegram_id, lang, created_at) values (1, 'ru', 0)";
    db.run(make).await.unwrap();
    let first = db.number("select max(account_id) from account").await;
    db.run("delete from account").await.unwrap();
    db.run(make).await.unwrap();
    assert!(db.number("select max(account_id) from account").await > first);
});

#[test]
fn every_own_number_on_sqlite_is_autoincrement() {
    on_sqlite(async |db| {
        let sql =
            "select name || ': ' || sql from sqlite_master where type = 'table' and name not like 'sqlite%'";
        let own: Vec<_> =
            db.words(sql).await.into_iter().filter(|sql| sql.contains("integer primary key")).collect();
        assert!(own.len() >= 10, "{own:?}");
        assert!(own.iter().all(|sql| sql.contains("integer primary key autoincrement")), "{own:#?}");
    });
}

#[test]
fn what_a_crash_may_not_take_is_flushed_to_the_disk() {
    on_sqlite(async |db| {
        assert_eq!(db.words("pragma journal_mode").await, ["wal"], "the file itself remembers this one");
        let code = std::fs::read_to_string(folder("src/store/sqlite.rs")).unwrap();
        assert!(code.contains("SqliteSynchronous::Full"), "the others are the connection's own");
    });
}
