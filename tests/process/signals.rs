//! SIGTERM and SIGINT: what is in hand is finished, what comes meanwhile waits for the next run.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use okoshko_emulator::{Emulator, Faults, Person};

use crate::place::{PATIENCE, Place, SECRET, presses, sees};

/// What a person at a terminal takes for "at once", on a machine that is busy with other tests.
const AT_ONCE: Duration = Duration::from_secs(3);

#[tokio::test(flavor = "multi_thread")]
async fn a_signal_ends_it_at_once_and_well() {
    for signal in ["TERM", "INT"] {
        let (place, _emulator) = Place::with_telegram().await;
        let (_place, mut running, _) = place.serve();
        running.until("Polling for updates");
        let (ended, took) = running.stop(signal);
        assert_eq!(ended.code, Some(0), "{ended:?}");
        assert!(took < AT_ONCE, "SIG{signal} took {took:?}");
    }
}

/// Whoever opens a connection and says nothing, or half a word, does not keep us.
#[tokio::test(flavor = "multi_thread")]
async fn connections_that_are_left_open_do_not_delay_the_end() {
    let (place, _emulator) = Place::with_telegram().await;
    let (_place, mut running, address) = place.serve();
    running.until("Polling for updates");
    let silent = TcpStream::connect(&address).unwrap();
    let mut half = TcpStream::connect(&address).unwrap();
    half.write_all(b"POST /tg HTTP/1.1\r\nHost: x\r\nContent-Le").unwrap();
    let mut alive = TcpStream::connect(&address).unwrap();
    alive.write_all(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
    let mut answer = [0; 12];
    alive.read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 200");
    let (ended, took) = running.stop("TERM");
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert!(took < AT_ONCE, "{took:?}");
    drop((silent, half, alive));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_in_full_work_loses_nothing_and_says_nothing_twice() {
    let (place, emulator) = Place::with_telegram().await;
    assert_eq!(place.run(&["seed"]).code, Some(0));
    let (place, mut running, _) = place.serve();
    running.until("Polling for updates");
    slow(&emulator, Duration::from_millis(150));
    let before = crowd(&emulator, "before", 30);
    sees(&before[0], "1.w.").await;
    running.signal("TERM");
    let after = crowd(&emulator, "after", 30);
    let ended = running.ended();
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let (running, _) = place.serve_again();
    for person in before.iter().chain(&after) {
        sees(person, "1.w.").await;
    }
    assert_eq!(running.stop("INT").0.code, Some(0));
    let heard = |person: &Person| person.messages().iter().filter(|message| message.from_bot).count();
    let twice = before.iter().chain(&after).filter(|person| heard(person) > 1).count();
    assert_eq!(twice, 0, "a clean stop finishes what it has begun");
    assert_eq!(place.count("select count(*) from inbox where dead_reason is not null").await, 0);
}

/// The reply and the notice that Telegram holds are given up after ten seconds, and told at the next start.
#[tokio::test(flavor = "multi_thread")]
async fn a_telegram_that_hangs_keeps_us_for_ten_seconds_at_most() {
    let (place, emulator) = Place::with_telegram().await;
    assert_eq!(place.run(&["seed", "--bench"]).code, Some(0));
    let (place, mut running, _) = place.serve();
    running.until("Polling for updates");
    let (katya, boris) = (emulator.person("Katya", "en"), emulator.person("Boris", "en"));
    katya.start("1m1");
    for prefix in ["1.w.", "1.t."] {
        presses(&katya, prefix, 0).await;
    }
    sees(&katya, "1.y.").await;
    place.is_done().await; // The answer to her last press is not to hang.
    slow(&emulator, Duration::from_mins(1));
    boris.start("");
    presses(&katya, "1.y.", 0).await;
    sees(&katya, "1.H.").await; // Telegram has it; only its answer hangs.
    let (ended, took) = running.stop("TERM");
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert!(took < Duration::from_secs(10) + AT_ONCE, "{took:?}");

    emulator.faults(Faults::default());
    let (running, _) = place.serve_again();
    assert!(boris.wait(|boris| !boris.screen().is_empty(), PATIENCE).await, "Boris waits for ever");
    assert_eq!(running.stop("TERM").0.code, Some(0));
    assert_eq!(place.count("select count(*) from booking where status = 'booked'").await, 1);
    assert_eq!(place.count("select count(*) from inbox where done_at is null").await, 0);
}

/// Telegram goes on delivering while we are away, and finds us again under the same address.
#[tokio::test(flavor = "multi_thread")]
async fn a_stop_leaves_the_webhook_where_it_is() {
    let (place, emulator) = Place::with_telegram().await;
    assert_eq!(place.run(&["seed"]).code, Some(0));
    // Any free port, which nobody takes in between.
    let address = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let place = place.with("HTTP_ADDR", &address).with("PUBLIC_URL", &format!("http://{address}"));
    let (place, mut running, _) = place.with("WEBHOOK_SECRET", SECRET).serve();
    running.until("Telegram delivers to");
    let katya = emulator.person("Katya", "en");
    katya.start("");
    sees(&katya, "1.w.").await;
    let (ended, took) = running.stop("TERM");
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert!(took < AT_ONCE, "{took:?}");
    assert_eq!(emulator.webhook(), Some(format!("http://{address}/tg")));

    let boris = emulator.person("Boris", "en");
    boris.start("");
    let (running, _) = place.serve_again();
    assert!(boris.wait(|boris| !boris.screen().is_empty(), PATIENCE).await, "Boris waits for ever");
    assert_eq!(running.stop("TERM").0.code, Some(0));
}

fn crowd(emulator: &Emulator, name: &str, count: usize) -> Vec<Person> {
    let person = |number| {
        let person = emulator.person(&format!("{name} {number}"), "en");
        person.start("");
        person
    };
    (0..count).map(person).collect()
}

/// Whatever is said to a person takes that long; what they say is heard at once.
fn slow(emulator: &Emulator, delay: Duration) {
    let methods = ["sendMessage", "editMessageText", "answerCallbackQuery"].map(str::to_owned).to_vec();
    emulator.faults(Faults { delay, methods: Some(methods), ..Faults::default() });
}
