//! What else the binary does: seed, check, health, demo; and what it refuses to do.

use std::io::Read;
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use reqwest::StatusCode;
use sqlx::{Connection, SqliteConnection};

use crate::place::{PATIENCE, Place, names, presses, sees};

#[tokio::test(flavor = "multi_thread")]
async fn a_second_bot_on_the_same_file_is_refused() {
    let (place, _emulator) = Place::with_telegram().await;
    let (place, running, _) = place.serve();
    let place = place.with("LOG", "off");
    for command in ["serve", "seed"] {
        let second = place.run(&[command]);
        assert_eq!(second.code, Some(2), "{second:?}");
        assert_eq!(second.said.len(), 1, "{second:?}");
        assert!(second.said[0].contains("okoshko.db is in use"), "{second:?}");
    }
    assert_eq!(running.stop("TERM").0.code, Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lock_of_the_dead_is_no_lock() {
    let (place, _emulator) = Place::with_telegram().await;
    let (place, running, _) = place.serve();
    running.kill();
    let (running, _) = place.serve_again();
    assert_eq!(running.stop("TERM").0.code, Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn seed_fills_an_empty_database_once() {
    let place = Place::new();
    let first = place.run(&["seed", "--lang", "en"]);
    assert_eq!((first.code, first.said.len()), (Some(0), 1), "{first:?}");
    let studios = "select count(*) from studio";
    assert_eq!(place.count(studios).await, 1);
    let second = place.run(&["seed"]);
    assert_eq!((second.code, second.said.len()), (Some(2), 1), "{second:?}");
    assert!(second.said[0].contains("has a studio already"), "{second:?}");
    assert_eq!(place.count(studios).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn seed_for_load_makes_hundreds_of_free_specialists() {
    let place = Place::new();
    assert_eq!(place.run(&["seed", "--bench"]).code, Some(0));
    assert_eq!(place.count("select count(*) from specialist").await, 256);
    assert_eq!(place.count("select count(*) from booking").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_seeded_specialist_hears_of_a_booking() {
    let (place, emulator) = Place::with_telegram().await;
    let vera = emulator.person("Vera", "en");
    let id = vera.id.to_string();
    assert_eq!(place.run(&["seed", "--lang", "en", "--specialist-id", &id]).code, Some(0));
    // Whatever the clock says now: nobody is asleep, and no summary comes between.
    let mut db = place.sql().await;
    let awake = "update studio set quiet_from_min = null, agenda_cron = '', digest_cron = ''";
    sqlx::query(awake).execute(&mut db).await.unwrap();
    db.close().await.unwrap();
    let (place, running, _) = place.serve();
    vera.start("");
    sees(&vera, "1.w.").await;
    let katya = emulator.person("Katya", "en");
    // Only the first specialist colours hair.
    katya.start("1m1");
    presses(&katya, "1.w.", 0).await;
    presses(&katya, "1.t.", 0).await;
    presses(&katya, "1.y.", 0).await;
    sees(&katya, "1.H.").await;
    assert!(vera.wait(|vera| vera.screen().contains("Katya"), PATIENCE).await, "{}", vera.screen());
    assert_eq!(place.count("select count(*) from staff where specialist_id is not null").await, 1);
    assert_eq!(running.stop("TERM").0.code, Some(0));
}

/// The payload of the link in what was said.
fn payload(said: &[String]) -> String {
    let line = said.iter().find_map(|line| line.split_once("?start=")).expect("a link");
    line.1.trim().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_bot_prints_a_link_for_its_owner_until_there_is_one() {
    let (place, emulator) = Place::with_telegram().await;
    let (place, running, _) = place.serve();
    let said = running.stop("TERM").0.said;
    let links = |said: &[String]| said.iter().filter(|line| line.contains("https://t.me/")).count();
    assert_eq!(links(&said), 1, "{said:?}");
    let old = payload(&said);
    let (running, _) = place.serve_again();
    let beside = place.run(&["owner-link"]);
    assert_eq!((beside.code, links(&beside.said)), (Some(0), 1), "{beside:?}");
    let boris = emulator.person("Boris", "en");
    boris.start(&old);
    assert!(boris.wait(|boris| boris.screen().contains("has expired"), PATIENCE).await, "{}", boris.screen());
    let olga = emulator.person("Olga", "en");
    olga.start(&payload(&beside.said));
    presses(&olga, "1.SN", 0).await;
    presses(&olga, "1.SK.1.1", 0).await;
    sees(&olga, "1.OZ.").await;
    assert_eq!(running.stop("TERM").0.code, Some(0));
    let (running, _) = place.serve_again();
    let said = running.stop("TERM").0.said;
    assert_eq!(links(&said), 0, "there is an owner: {said:?}");
    assert_eq!(place.count("select count(*) from studio where solo").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_owner_id_names_needs_no_link() {
    let (place, emulator) = Place::with_telegram().await;
    let olga = emulator.person("Olga", "en");
    let place = place.with("OWNER_ID", &olga.id.to_string());
    let (_place, running, _) = place.serve();
    olga.start("");
    sees(&olga, "1.SN").await;
    let said = running.stop("TERM").0.said;
    assert!(said.iter().all(|line| !line.contains("https://t.me/")), "{said:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn check_reports_each_thing() {
    let (place, _emulator) = Place::with_telegram().await;
    let well = place.run(&["check"]);
    assert_eq!(well.code, Some(0), "{well:?}");
    for what in ["words", "address", "database", "settings", "telegram"] {
        assert!(
            well.said.iter().any(|line| line.starts_with(&format!("ok    {what}: "))),
            "{what}: {well:?}"
        );
    }
    let no_token = Place::new().run(&["check"]);
    assert_eq!(no_token.code, Some(2), "{no_token:?}");
    assert!(no_token.said.iter().any(|line| line.starts_with("WRONG settings: BOT_TOKEN")), "{no_token:?}");
    assert!(no_token.said.iter().any(|line| line.starts_with("ok    database: SQLite")), "{no_token:?}");

    let place = place.with("BOT_TOKEN", "78:process-token-of-somebody-else");
    let place = place.with("DATABASE_URL", "sqlite://no/such/folder/okoshko.db");
    let ill = place.run(&["check"]);
    assert_eq!(ill.code, Some(2), "{ill:?}");
    let wrong: Vec<_> = ill.said.iter().filter(|line| line.starts_with("WRONG")).collect();
    assert_eq!(wrong.len(), 2, "the database and the token: {ill:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn check_leaves_a_running_okoshko_alone_and_names_a_stranger() {
    let (place, _emulator) = Place::with_telegram().await;
    let (place, running, address) = place.serve();
    let beside = place.with("HTTP_ADDR", &address);
    let well = beside.run(&["check"]);
    assert_eq!(well.code, Some(0), "{well:?}");
    assert!(well.said.iter().any(|line| line.contains("okoshko runs at")), "{well:?}");
    assert!(well.said.iter().any(|line| line.contains("an okoshko that runs works on it")), "{well:?}");
    assert_eq!(running.stop("TERM").0.code, Some(0));

    let (another, running, address) = Place::with_telegram().await.0.serve();
    let taken = beside.with("HTTP_ADDR", &address);
    let theirs = taken.run(&["check"]);
    assert_eq!(theirs.code, Some(2), "its database is not ours: {theirs:?}");
    assert_eq!(running.stop("TERM").0.code, Some(0));
    drop(another);

    let stranger = TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = taken.with("HTTP_ADDR", &stranger.local_addr().unwrap().to_string()).run(&["check"]);
    assert_eq!(taken.code, Some(2), "{taken:?}");
    assert!(taken.said.iter().any(|line| line.starts_with("WRONG address: ")), "{taken:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_another_program_is_left_alone() {
    let (place, _emulator) = Place::with_telegram().await;
    let other = format!("sqlite://{}?mode=rwc", place.database().display());
    let mut db = SqliteConnection::connect(&other).await.unwrap();
    sqlx::query("create table booking (what text)").execute(&mut db).await.unwrap();
    db.close().await.unwrap();
    for command in ["check", "serve", "seed"] {
        let refused = place.run(&[command]);
        assert_eq!(refused.code, Some(2), "{refused:?}");
        assert!(refused.said.iter().any(|line| line.contains("another program's")), "{refused:?}");
    }
    assert_eq!(place.count("select count(*) from sqlite_master").await, 1);
}

/// Whoever pipes the log into `head` has closed it soon.
#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_nobody_reads_stops_nothing() {
    let (place, emulator) = Place::with_telegram().await;
    let place = place.with("LOG", "debug");
    let running = place.start_unheard(&["serve"]);
    let katya = emulator.person("Katya", "en");
    katya.start("");
    assert!(katya.wait(|katya| !katya.screen().is_empty(), PATIENCE).await);
    assert_eq!(running.stop("TERM").0.code, Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn health_tells_by_its_exit_code() {
    let (place, _emulator) = Place::with_telegram().await;
    let (place, running, address) = place.serve();
    // Neither a proxy nor a bot's settings matter to the question.
    let asking =
        || Place::new().with("HTTP_PROXY", "http://127.0.0.1:1").with("http_proxy", "http://127.0.0.1:1");
    let well = asking().with("HTTP_ADDR", &address).run(&["health"]);
    assert_eq!((well.code, well.said.len()), (Some(0), 0), "{well:?}");
    let everywhere = address.replace("127.0.0.1", "0.0.0.0");
    assert_eq!(asking().run(&["health", "--http-addr", &everywhere]).code, Some(0));
    assert_eq!(running.stop("TERM").0.code, Some(0));
    let gone = asking().with("HTTP_ADDR", &address).run(&["health"]);
    assert_eq!((gone.code, gone.said.len()), (Some(1), 1), "{gone:?}");
    drop(place);
}

/// A server that hangs is not well, and whoever asks must not hang with it.
#[test]
fn health_does_not_wait_for_the_silent() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let place = Place::new().with("HTTP_ADDR", &silent.local_addr().unwrap().to_string());
    let ended = place.run(&["health"]);
    assert_eq!((ended.code, ended.said.len()), (Some(1), 1), "{ended:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_shows_itself_and_leaves_nothing_behind() {
    for signal in ["INT", "TERM"] {
        let place = Place::new();
        let mut demo = place.start(&["demo", "--lang", "en", "--http-addr", "127.0.0.1:0"]);
        let line = demo.until("http://");
        let page = &line[line.find("http://").unwrap()..];
        let page = reqwest::get(page.split_whitespace().next().unwrap()).await.unwrap();
        assert_eq!(page.status(), StatusCode::OK);
        let address = format!("{}:{}", page.url().host_str().unwrap(), page.url().port().unwrap());
        let health = reqwest::get(format!("http://{address}/health")).await.unwrap();
        assert_eq!(health.status(), StatusCode::OK);
        assert_eq!(names(&place.folder).len(), 1, "one temporary folder");
        assert_staff_are_at_work(&address).await;
        assert_evening_comes(&address).await;
        let events = listen(&address);

        let (ended, took) = demo.stop(signal);
        assert_eq!(ended.code, Some(0), "{ended:?}");
        assert!(took < Duration::from_secs(3), "{took:?}");
        assert_eq!(names(&place.folder), Vec::<String>::new());
        drop(events);
    }
}

/// The specialist looks at her day, the owner at the menu, both with commands of their own; their group is told.
async fn assert_staff_are_at_work(address: &str) {
    let ask = async |path: &str| -> serde_json::Value {
        reqwest::get(format!("http://{address}/emulator/{path}")).await.unwrap().json().await.unwrap()
    };
    let newest = |chat: &serde_json::Value| chat["messages"].as_array().unwrap().last().unwrap().clone();
    for (person, news, command) in [(1002, "📅 Today", "today"), (1003, "🧭 Linen Studio", "team")] {
        let chat = ask(&format!("people/{person}/chat")).await;
        let newest = newest(&chat);
        assert!(newest["text"].as_str().is_some_and(|text| text.starts_with(news)), "{newest}");
        let commands = chat["commands"].as_array().unwrap();
        assert!(commands.iter().any(|one| one["command"] == command), "{commands:?}");
    }
    let groups = ask("groups").await;
    let group = ask(&format!("groups/{}/chat", groups[0]["id"])).await;
    assert!(newest(&group)["text"].as_str().is_some_and(|text| text.starts_with('✅')), "{group}");
}

/// The clock jumps to what comes next, which is the evening of a working day: the owner hears how it was. A day later
/// nothing of the way is lost, neither the morning nor the evening.
async fn assert_evening_comes(address: &str) {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let jump = async |body: &'static str| -> serde_json::Value {
        let jump = client.post(format!("http://{address}/emulator/clock")).body(body);
        jump.send().await.unwrap().json().await.unwrap()
    };
    let chat = async || -> serde_json::Value {
        let chat = client.get(format!("http://{address}/emulator/people/1003/chat"));
        chat.send().await.unwrap().json().await.unwrap()
    };
    let heard = chat().await["messages"].as_array().unwrap().len();
    let evening = jump(r#"{"to": "next"}"#).await;
    assert_eq!((&evening["jumped"], &evening["zone"]), (&true.into(), &"Europe/London".into()));
    jump(r#"{"by_s": 86400}"#).await;
    let messages = chat().await["messages"].as_array().unwrap().clone();
    let news: Vec<_> = messages[heard..].iter().map(|one| one["text"].as_str().unwrap()).collect();
    let begins = |at: usize, word: &str| news.get(at).is_some_and(|text| text.starts_with(word));
    assert!(begins(0, "🌙") && begins(1, "🌅") && begins(2, "🌙"), "{news:?}");
    assert_eq!(messages[heard]["date"], evening["now"], "each at its own time");
    assert!(messages[heard + 1]["date"].as_i64() < messages[heard + 2]["date"].as_i64());
}

/// A page that listens for events, as an open browser does.
fn listen(address: &str) -> TcpStream {
    let mut events = TcpStream::connect(address).unwrap();
    let request = format!("GET /emulator/events HTTP/1.1\r\nHost: {address}\r\n\r\n");
    std::io::Write::write_all(&mut events, request.as_bytes()).unwrap();
    let mut answer = [0; 12];
    events.read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 200");
    events
}

#[test]
fn the_version_is_told() {
    let version = Place::new().run(&["--version"]);
    assert_eq!(version.code, Some(0));
    assert_eq!(version.stdout.trim(), format!("okoshko {}", env!("CARGO_PKG_VERSION")));
}
