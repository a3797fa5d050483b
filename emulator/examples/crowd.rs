//! A crowd that is written to while some people press, for `bench/notices.sh`: whether everybody heard once, at which
//! pace, and how soon a press is answered.
//!
//! `crowd PORT PEOPLE SECONDS`: everybody presses START and `greeted` is printed when all are answered. After a line on
//! stdin the weather begins (1 % of `sendMessage` is refused for one to five seconds, and no more than 30 messages a
//! second are borne) and 64 others press once a second, until everybody heard once more, or for so many seconds. Then one
//! line of JSON.

#![expect(clippy::print_stdout, reason = "the figures are its output")]

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use okoshko_emulator::{Emulator, Faults, Options, Person};
use serde_json::json;
use tokio::time::{Instant, sleep_until};

const TOKEN: &str = "1:bench_bench_bench_bench";
const PRESSING: u32 = 64;
/// Between two presses of one person.
const THINKING: Duration = Duration::from_secs(1);
/// A press that is not answered by then never is.
const PATIENCE: Duration = Duration::from_secs(10);
/// Buttons of a service, of a slot, and of the last look at what was chosen.
const SERVICE: &str = "1.w.";
const SLOT: &str = "1.t.";
const YES: &str = "1.y.";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let mut number = move |what| args.next().and_then(|arg| arg.parse::<u32>().ok()).ok_or(what);
    let (port, many, seconds) = (number("PORT")?, number("PEOPLE")?, number("SECONDS")?);
    let emulator = Emulator::new(Options::new(TOKEN, "bench_bot", "Bench"));
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", u16::try_from(port)?)).await?;
    let router = emulator.router();
    tokio::spawn(async move { axum::serve(listener, router).await });

    let people: Vec<_> = (0..many).map(|number| emulator.person(&format!("Guest {number}"), "en")).collect();
    for person in &people {
        person.start("");
    }
    let pressing: Vec<_> =
        (1..=PRESSING).map(|number| emulator.person(&format!("Busy {number}"), "en")).collect();
    for (person, specialist) in pressing.iter().zip(1..) {
        person.start(&format!("1m{specialist}"));
    }
    while !emulator.settled(Duration::from_millis(500), PATIENCE).await {}
    println!("greeted");
    tokio::task::spawn_blocking(|| std::io::stdin().read_line(&mut String::new())).await??;

    let methods = Some(vec!["sendMessage".to_owned()]);
    let weather =
        Faults { too_many: 0.01, retry_after_s: 1, retry_after_most_s: 5, methods, ..Faults::default() };
    emulator.faults(Faults { seed: 7, ..weather });
    emulator.pace(true);
    let over = Arc::new(AtomicBool::new(false));
    let hands: Vec<_> =
        pressing.into_iter().zip(0..).map(|(one, n)| tokio::spawn(press(one, n, over.clone()))).collect();
    let (heard, took) = listen(&people, Duration::from_secs(seconds.into())).await;
    over.store(true, Ordering::Relaxed);
    let mut waits = Vec::new();
    for hand in hands {
        waits.extend(hand.await?);
    }
    waits.sort_unstable();
    let at = |share: usize| waits.get((waits.len() * share / 1000).min(waits.len() - 1)).map(ms);
    let twice = people.iter().filter(|person| told(person) > 1).count();
    let asked_to_wait = emulator.calls().iter().filter(|call| call.retry_after_s.is_some()).count();
    let report = json!({
        "people": many, "heard": heard, "twice": twice, "seconds": took.as_secs_f64(),
        "a_second": (f64::from(heard) / took.as_secs_f64() * 100.0).round() / 100.0,
        "429s": asked_to_wait, "of_them_for_the_pace": emulator.refusals().len(),
        "presses": waits.len(), "press_p50_ms": at(500), "press_p99_ms": at(990), "press_max_ms": at(1000),
    });
    println!("{report}");
    Ok(())
}

/// Waits until everybody heard; gives how many did and how long it took from the first one on.
async fn listen(people: &[Person], limit: Duration) -> (u32, Duration) {
    let mut waiting: Vec<_> = people.iter().collect();
    let mut began = Instant::now();
    let mut last = began;
    while !waiting.is_empty() && began.elapsed() < limit {
        let before = waiting.len();
        let nap = if before == people.len() { Duration::from_millis(20) } else { Duration::from_secs(1) };
        sleep_until(Instant::now() + nap).await;
        waiting.retain(|person| told(person) == 0);
        if before == people.len() {
            began = Instant::now();
        }
        if waiting.len() < before {
            last = Instant::now();
        }
    }
    (u32::try_from(people.len() - waiting.len()).unwrap_or(u32::MAX), last - began)
}

/// Messages since the answer to START.
fn told(person: &Person) -> usize {
    person.messages().iter().filter(|message| message.from_bot).count().saturating_sub(1)
}

/// Presses once a second, a service (which reads) and a slot (which holds it) in turn, and measures how long the next
/// screen takes.
async fn press(person: Person, number: u32, over: Arc<AtomicBool>) -> Vec<Duration> {
    let mut waits = Vec::new();
    let Some((message, service)) = find(&person, SERVICE) else { return waits };
    let mut next = Instant::now() + THINKING * number / PRESSING;
    while !over.load(Ordering::Relaxed) {
        sleep_until(next).await;
        next += THINKING;
        let slot = find(&person, SLOT);
        let then = if slot.is_some() { YES } else { SLOT };
        let data = slot.map_or(service.clone(), |(_, data)| data);
        let pressed = Instant::now();
        person.press_data(message, &data);
        let answered = |person: &Person| person.waiting() == 0 && find(person, then).is_some();
        if !person.wait(answered, PATIENCE).await {
            eprintln!("{number} waits in vain for {then} on: {}", person.screen());
            break;
        }
        waits.push(pressed.elapsed());
    }
    waits
}

/// The first button of a kind on the newest message.
fn find(person: &Person, prefix: &str) -> Option<(i64, String)> {
    let newest = person.last()?;
    let mut data = newest.buttons.iter().flatten().filter_map(|button| button.data.clone());
    data.find(|data| data.starts_with(prefix)).map(|data| (newest.id, data))
}

fn ms(wait: &Duration) -> f64 {
    (wait.as_secs_f64() * 100_000.0).round() / 100.0
}
