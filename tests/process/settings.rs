//! A wrong setting is one clear line and exit code 2.

use std::net::TcpListener;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use okoshko::texts;
use okoshko_dialogues::screen::{Arg, Line};
use okoshko_domain::people::Lang;
use okoshko_emulator::{Emulator, Faults, Options};

use crate::place::{PATIENCE, Place, SECRET, TOKEN, sees};

/// Runs `serve`; it must end with code 2 and one line that holds all of `parts`.
fn refuses(place: &Place, parts: &[&str]) {
    refuses_args(place, &["serve"], parts);
}

fn refuses_args(place: &Place, args: &[&str], parts: &[&str]) {
    let ended = place.run(args);
    assert_eq!(ended.code, Some(2), "{ended:?}");
    let [line] = ended.said.as_slice() else { panic!("not one line: {:#?}", ended.said) };
    assert!(line.starts_with("okoshko: ") && ended.stdout.is_empty(), "{ended:?}");
    for part in parts {
        assert!(line.contains(part), "no {part:?} in {line}");
    }
    assert!(!line.contains("process-token") && !line.contains("pass-word"), "a secret is shown: {line}");
}

#[test]
fn a_token_that_is_missing_or_misspelled_is_named() {
    refuses(&Place::new(), &["BOT_TOKEN is not set", "okoshko demo"]);
    refuses(&Place::new().with("BOT_TOKEN", "  "), &["BOT_TOKEN is not set"]);
    for token in
        ["process-token", "77:short", "77:process-token process-token", "x:process-token-process-token"]
    {
        refuses(&Place::new().with("BOT_TOKEN", token), &["BOT_TOKEN", "@BotFather"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_telegram_does_not_know_is_named() {
    let (place, _emulator) = Place::with_telegram().await;
    refuses(&place.with("BOT_TOKEN", "78:process-token-of-somebody-else"), &["does not know this BOT_TOKEN"]);
}

#[test]
fn a_telegram_that_does_not_answer_is_named() {
    let place = Place::new().with("BOT_TOKEN", TOKEN);
    refuses(&place.with("TELEGRAM_API_URL", &nobody()), &["Telegram does not answer", "TELEGRAM_API_URL"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_cannot_be_had_is_named() {
    let (place, _emulator) = Place::with_telegram().await;
    let postgres = format!("{}/okoshko", nobody().replace("http://", "postgres://okoshko:pass-word@"));
    let place = place.with("DATABASE_URL", &postgres);
    refuses(&place, &["PostgreSQL cannot be used", "refused", "just services"]);
    for url in [
        "postgres://okoshko:pass-word@127.0.0.1:port/okoshko",
        "postgre://okoshko:pass-word@x/y",
        "okoshko.db",
        "mysql://x",
    ] {
        refuses(
            &Place::new()
                .with("BOT_TOKEN", TOKEN)
                .with("TELEGRAM_API_URL", &nobody())
                .with("DATABASE_URL", url),
            &["DATABASE_URL"],
        );
    }
    let place = Place::new().with("BOT_TOKEN", TOKEN).with("TELEGRAM_API_URL", &nobody());
    let no_folder = format!("sqlite://{}/no/such/folder/okoshko.db", place.folder.display());
    let place = place.with("DATABASE_URL", &no_folder);
    refuses(&place, &["DATABASE_URL", "/no/such/folder/"]);
    std::fs::write(place.folder.join("file"), "x").unwrap();
    let in_a_file = format!("sqlite://{}/file/okoshko.db", place.folder.display());
    refuses(&place.with("DATABASE_URL", &in_a_file), &["DATABASE_URL", "/file/okoshko.db"]);
    let place = Place::new().with("BOT_TOKEN", TOKEN).with("TELEGRAM_API_URL", &nobody());
    refuses(&place.with("DATABASE_URL", "sqlite::memory:"), &["loses every booking"]);
    let place = Place::new().with("BOT_TOKEN", TOKEN).with("TELEGRAM_API_URL", &nobody());
    std::fs::write(
        place.folder.join("okoshko.db"),
        "this is a letter to my aunt, and no database at all\n".repeat(99),
    )
    .unwrap();
    refuses(&place, &["DATABASE_URL", "not a database"]);
}

#[test]
fn a_port_that_is_taken_is_named() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let place = Place::new().with("BOT_TOKEN", TOKEN);
    refuses_args(&place, &["serve", "--http-addr", &address], &[&address, "--http-addr"]);
    refuses_args(&place, &["demo", "--http-addr", &address], &[&address, "--http-addr"]);
}

#[test]
fn a_webhook_needs_a_secret_that_is_one() {
    let place = || Place::new().with("BOT_TOKEN", TOKEN).with("PUBLIC_URL", "https://book.example.com");
    refuses(&place(), &["WEBHOOK_SECRET is not set"]);
    for secret in ["", "short", "with spaces with spaces", "кириллица-кириллица", &"x".repeat(257)]
    {
        refuses(&place().with("WEBHOOK_SECRET", secret), &["WEBHOOK_SECRET"]);
    }
}

#[test]
fn an_address_that_is_none_is_named() {
    for (name, value) in [
        ("PUBLIC_URL", "book.example.com"),
        ("PUBLIC_URL", "ftp://book.example.com"),
        ("PUBLIC_URL", "https://"),
        ("PUBLIC_URL", "https://book.example.com/x?y=z"),
        ("TELEGRAM_API_URL", "telegram"),
        ("TELEGRAM_API_URL", "unix:/run/telegram"),
        ("HTTP_ADDR", "localhost"),
        ("HTTP_ADDR", "127.0.0.1:99999"),
        ("CHAT_UPDATES_PER_MINUTE", "many"),
        ("CHAT_UPDATES_PER_MINUTE", "-1"),
        ("MESSAGES_PER_SECOND", "fast"),
    ] {
        let place = Place::new().with("BOT_TOKEN", TOKEN).with("WEBHOOK_SECRET", SECRET).with(name, value);
        refuses(&place, &[name, value]);
    }
    refuses_args(&Place::new(), &["serve", "--http-adr", "x"], &["--http-adr"]);
    refuses_args(&Place::new(), &["server"], &["server"]);
    refuses_args(&Place::new(), &["seed", "--lang", "fr"], &["fr", "ru", "en"]);
    for id in ["me", "0", "-5"] {
        refuses_args(&Place::new(), &["seed", "--specialist-id", id], &["--specialist-id", id]);
    }
    refuses_args(&Place::new(), &["demo", "--http-addr", "8080"], &["8080", "such as 127.0.0.1:8080"]);
}

#[test]
fn a_log_filter_that_is_none_is_named() {
    for nonsense in ["verbose", "info,=x=", "okoshko=loud", "info;debug"] {
        refuses(&Place::new().with("LOG", nonsense), &["LOG", nonsense]);
    }
    refuses(&Place::new().with("LOG_FORMAT", "xml"), &["LOG_FORMAT", "xml", "json"]);
}

/// A container often passes a setting on that nobody has made.
#[tokio::test(flavor = "multi_thread")]
async fn a_setting_that_is_empty_counts_as_not_made() {
    let (place, emulator) = Place::with_telegram().await;
    let empty =
        ["PUBLIC_URL", "WEBHOOK_SECRET", "DATABASE_URL", "CHAT_UPDATES_PER_MINUTE", "LOG", "LOG_FORMAT"];
    let place = empty.into_iter().fold(place, |place, name| place.with(name, ""));
    let (running, _) = place.serve_again();
    let katya = emulator.person("Katya", "en");
    katya.start("");
    assert!(katya.wait(|katya| !katya.screen().is_empty(), PATIENCE).await);
    assert!(place.database().exists());
    assert_eq!(running.stop("TERM").0.code, Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_are_read_from_a_file_and_the_environment_wins() {
    let emulator = Emulator::new(Options::new(TOKEN, "process_bot", "Process"));
    let url = emulator.serve().await.unwrap();
    let place = Place::new().with("LOG", "info");
    let lines =
        format!("# Ours.\nBOT_TOKEN={TOKEN}\nTELEGRAM_API_URL=\"{url}\"\nDATABASE_URL=sqlite://other.db\n");
    std::fs::write(place.folder.join(".env"), lines).unwrap();
    let (running, _) = place.serve_again();
    assert_eq!(running.stop("TERM").0.code, Some(0));
    assert!(place.folder.join("other.db").exists() && !place.database().exists());
    let place = place.with("BOT_TOKEN", "misspelled").with("LOG", "off");
    refuses(&place, &["BOT_TOKEN"]);
}

/// A line of that file that cannot be read may hold the token: it is not repeated.
#[test]
fn a_line_that_cannot_be_read_is_not_shown() {
    let place = Place::new();
    std::fs::write(place.folder.join(".env"), format!("BOT_TOKEN={TOKEN} and more\n")).unwrap();
    refuses(&place, &[".env", "NAME=value"]);
    std::fs::write(place.folder.join(".env"), format!("{TOKEN}\n")).unwrap();
    refuses(&place, &[".env"]);
    assert_eq!(place.run(&["--help"]).code, Some(0), "help is given to whoever needs it most");
}

#[test]
fn a_file_in_a_folder_above_is_none_of_ours() {
    let mut place = Place::new();
    std::fs::write(place.folder.join(".env"), "not a setting\n").unwrap();
    let above = std::mem::replace(&mut place.folder, PathBuf::new());
    place.folder = above.join("below");
    std::fs::create_dir(&place.folder).unwrap();
    refuses(&place, &["BOT_TOKEN is not set"]);
    std::fs::remove_dir_all(above).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_studio_in_an_unknown_zone_is_trouble_and_no_crash() {
    let (place, emulator) = Place::with_telegram().await;
    assert_eq!(place.run(&["seed"]).code, Some(0));
    let mut db = place.sql().await;
    sqlx::query("update studio set zone = 'Moon/Sea_of_Tranquility'").execute(&mut db).await.unwrap();
    sqlx::Connection::close(db).await.unwrap();
    let (place, running, _) = place.serve();
    let katya = emulator.person("Катя", "ru");
    for number in [1000, 1001] {
        katya.start("");
        let id = Arg::Foreign(format!("{number}"));
        let trouble = texts::sentence(Lang::Ru, &Line::new("trouble").with("id", id.clone()));
        let unknown = texts::sentence(Lang::Ru, &Line::new("trouble-unknown").with("id", id));
        let heard = katya.wait(|katya| [&trouble, &unknown].contains(&&katya.screen()), PATIENCE).await;
        assert!(heard, "{}", katya.screen());
    }
    let mut db = place.sql().await;
    sqlx::query("update studio set zone = 'Europe/Moscow'").execute(&mut db).await.unwrap();
    sqlx::Connection::close(db).await.unwrap();
    katya.start("");
    sees(&katya, "1.w.").await;
    assert_eq!(running.stop("TERM").0.code, Some(0));
}

/// Every door is used, in every weather, at the loudest level.
#[tokio::test(flavor = "multi_thread")]
async fn the_secrets_are_never_logged() {
    let (place, emulator) = Place::with_telegram().await;
    assert_eq!(place.run(&["seed"]).code, Some(0));
    let place = place.with("LOG", "trace");
    for weather in [
        Faults { drop_before: 0.3, ..Faults::default() },
        Faults { drop_after: 0.3, ..Faults::default() },
        Faults { server_error: 0.3, ..Faults::default() },
        Faults { too_many: 0.3, retry_after_s: 0, ..Faults::default() },
    ] {
        // The start itself in fair weather: its own failures are in the tests above.
        let (running, _) = place.serve_again();
        emulator.faults(weather);
        let katya = emulator.person("Katya", "en");
        katya.start("");
        for prefix in ["1.w.", "1.t.", "1.y."] {
            crate::place::presses(&katya, prefix, 0).await;
        }
        sees(&katya, "1.H.").await;
        emulator.faults(Faults::default());
        let (ended, _) = running.stop("TERM");
        assert!(ended.said.len() > 20, "nothing is logged: {ended:?}");
        let shown: Vec<_> = ended.said.iter().filter(|line| line.contains("process-token")).collect();
        assert!(shown.is_empty(), "{shown:#?}");
    }
    let failing = place.with("TELEGRAM_API_URL", &nobody()).run(&["serve"]);
    assert!(!failing.said.iter().any(|line| line.contains("process-token")), "{failing:?}");
}

/// An operator who stops a start that hangs need not wait for it.
#[tokio::test(flavor = "multi_thread")]
async fn a_start_that_waits_for_telegram_can_be_stopped() {
    let (place, emulator) = Place::with_telegram().await;
    emulator.faults(Faults { delay: Duration::from_secs(15), ..Faults::default() });
    let place = place.with("LOG", "debug");
    let running = place.start(&["serve"]);
    let deadline = Instant::now() + PATIENCE;
    while !emulator.calls().iter().any(|call| call.method == "getMe") {
        assert!(Instant::now() < deadline, "it never asks");
        tokio::task::yield_now().await;
    }
    let (ended, took) = running.stop("INT");
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert!(took < Duration::from_secs(5), "{took:?}");
}

/// An address where nobody listens.
fn nobody() -> String {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    format!("http://{free}")
}
