//! Telegram delivers: forged, garbled, huge, twice, out of order, or as it should.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::routing::post;
use futures::future::join_all;
use okoshko::config::Secret;
use okoshko::http::Listener;
use reqwest::{Client, Method, StatusCode, Url};
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use crate::faults::{ForeignLock, is_booked};
use crate::salon::{PATIENCE, Salon, Visitor, story};

const SECRET: &str = "story-secret-story-secret";
const SAID: &str = "x-telegram-bot-api-secret-token";

#[tokio::test]
async fn a_journey_works_by_webhook() {
    story(async |salon| {
        let address = by_webhook(salon, None).await;
        let katya = salon.visitor("Катя");
        katya.start("").await;
        katya.taps_first("1.w.").await;
        katya.taps_first("1.t.").await;
        katya.taps_first("1.y.").await;
        assert!(is_booked(&katya.person), "{}", katya.screen());
        assert_eq!(salon.emulator.webhook(), Some(format!("http://{address}/tg")));
    })
    .await;
}

#[tokio::test]
async fn without_the_secret_nothing_is_read_or_kept() {
    story(async |salon| {
        let address = by_webhook(salon, None).await;
        let near = [
            String::new(),
            "x".to_owned(),
            SECRET[1..].to_owned(),
            SECRET[..SECRET.len() - 1].to_owned(),
            format!("{SECRET}x"),
            format!(" {SECRET}x"),
            SECRET.to_uppercase(),
            SECRET.replace("story", "storz"),
        ];
        let bodies = [update(1), "{".to_owned(), "x".repeat(3 << 20)];
        for body in &bodies {
            for secret in near.iter().map(|secret| Some(secret.as_str())).chain([None]) {
                let answer = deliver_saying(address, secret, body.clone()).await;
                assert_eq!(answer, StatusCode::UNAUTHORIZED, "{secret:?} with {} bytes", body.len());
            }
        }
        assert_eq!(salon.count("select count(*) from inbox").await, 0);
    })
    .await;
}

#[tokio::test]
async fn rubbish_with_the_secret_is_refused_and_not_kept() {
    story(async |salon| {
        let address = by_webhook(salon, None).await;
        for rubbish in ["", "{", "[]", "{}", "null", "\"update_id\"", r#"{"update_id":"1"}"#, "\u{feff}"] {
            let answer = deliver(address, rubbish).await;
            assert_eq!(answer, StatusCode::BAD_REQUEST, "{rubbish}");
        }
        let no_text = deliver(address, vec![0xff, 0xfe, 0x00]).await;
        assert_eq!(no_text, StatusCode::BAD_REQUEST);
        let huge = deliver(address, format!("{{\"update_id\":1,\"x\":\"{}\"}}", "x".repeat(2 << 20)));
        assert_eq!(huge.await, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(salon.count("select count(*) from inbox").await, 0);
    })
    .await;
}

/// What we asked for may still come in a shape of tomorrow: it is kept, set aside, and the next one goes on.
#[tokio::test]
async fn an_update_that_nobody_understands_is_set_aside() {
    story(async |salon| {
        let address = by_webhook(salon, None).await;
        for strange in [
            r#"{"update_id":11,"message":"?"}"#,
            r#"{"update_id":12}"#,
            r#"{"update_id":13,"tomorrow":{"chat":{"id":1}}}"#,
            r#"{"update_id":99999999999999,"poll":{}}"#,
            r#"{"update_id":-1,"message":{"chat":{"id":1}}}"#,
        ] {
            assert_eq!(deliver(address, strange).await, StatusCode::OK, "{strange}");
        }
        salon.settle().await;
        assert_eq!(salon.count("select count(*) from inbox where done_at is not null").await, 5);
        let katya = salon.visitor("Катя");
        katya.start("").await;
        assert!(katya.find("1.w.").is_some());
    })
    .await;
}

#[tokio::test]
async fn only_a_post_delivers_and_a_get_changes_nothing() {
    story(async |salon| {
        let address = by_webhook(salon, None).await;
        let client = Client::new();
        for method in [Method::GET, Method::HEAD, Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS]
        {
            let request = client.request(method.clone(), format!("http://{address}/tg"));
            let answer = request.header(SAID, SECRET).body(update(1)).send().await.unwrap();
            assert_eq!(answer.status(), StatusCode::METHOD_NOT_ALLOWED, "{method}");
        }
        for (path, status) in [("/health", StatusCode::OK), ("/tg/", StatusCode::NOT_FOUND)] {
            let answer = client.get(format!("http://{address}{path}")).send().await.unwrap();
            assert_eq!(answer.status(), status, "{path}");
        }
        assert_eq!(salon.count("select count(*) from inbox").await, 0);
    })
    .await;
}

#[tokio::test]
async fn who_polls_takes_no_deliveries() {
    story(async |salon| {
        let address = serve(salon, |_| None).await;
        assert_eq!(deliver(address, update(1)).await, StatusCode::METHOD_NOT_ALLOWED);
        let health = reqwest::get(format!("http://{address}/health")).await.unwrap();
        assert_eq!(health.status(), StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn what_comes_twice_is_done_once() {
    story(async |salon| {
        let postbox = Postbox::open().await;
        let address = by_webhook(salon, Some(postbox.url.clone())).await;
        let katya = salon.visitor("Катя");
        katya.person.start("");
        for (pressed, sees) in [("1.w.", "1.w."), ("1.t.", "1.t."), ("1.y.", "1.y."), ("", "1.H.")] {
            let update = postbox.take(1).await.remove(0);
            for _ in 0..3 {
                assert_eq!(deliver(address, update.clone()).await, StatusCode::OK);
            }
            salon.settle().await;
            assert!(katya.find(sees).is_some(), "{}", katya.screen());
            if let Some((message, data)) = katya.find(pressed).filter(|_| !pressed.is_empty()) {
                katya.person.press_data(message, &data);
            }
        }
        assert_eq!(salon.count("select count(*) from booking where status = 'booked'").await, 1);
        assert_eq!(katya.heard(), 1, "{:?}", katya.person.messages());
        assert_eq!(salon.count("select count(*) from inbox").await, 4);
    })
    .await;
}

/// Nobody promises an order between chats, and after a lost answer everything comes again, late.
#[tokio::test]
async fn shuffled_and_repeated_deliveries_end_as_if_they_came_once_in_order() {
    const PEOPLE: usize = 12;
    story(async |salon| {
        let postbox = Postbox::open().await;
        let address = by_webhook(salon, Some(postbox.url.clone())).await;
        let mut dice = Dice(2026);
        let people: Vec<_> = (0..PEOPLE).map(|number| salon.visitor(&format!("Гость {number}"))).collect();
        let (mut earlier, mut pressed) = (Vec::new(), PEOPLE);
        for person in &people {
            person.person.start("");
        }
        for prefix in ["1.w.", "1.t.", "1.y.", ""] {
            let fresh = postbox.take(pressed).await;
            let mut window = fresh.clone();
            for update in earlier.iter().chain(&fresh) {
                window.extend(std::iter::repeat_n(update.clone(), dice.below(3)));
            }
            dice.shuffle(&mut window);
            let answers = join_all(window.into_iter().map(|update| deliver(address, update))).await;
            assert!(answers.iter().all(|answer| *answer == StatusCode::OK), "{answers:?}");
            salon.settle().await;
            earlier.extend(fresh);
            let go_on = people.iter().enumerate().filter(|_| !prefix.is_empty());
            pressed = go_on.filter(|(number, person)| press_one(person, prefix, *number)).count();
        }
        assert_eq!(salon.count("select count(*) from inbox").await, i64::try_from(earlier.len()).unwrap());
        let booked = people.iter().filter(|person| is_booked(&person.person)).count();
        let rows = salon.count("select count(*) from booking where status = 'booked'").await;
        let accounts =
            salon.count("select count(distinct account_id) from booking where status = 'booked'").await;
        assert_eq!((rows, accounts), (i64::try_from(booked).unwrap(), rows));
        assert!(booked >= PEOPLE / 2, "only {booked} of {PEOPLE}");
        for person in people.iter().filter(|person| !is_booked(&person.person)) {
            assert!(person.find("1.t.").is_some(), "neither booked nor asked again: {}", person.screen());
        }
    })
    .await;
}

/// A delivery that is broken off comes again, and must not be taken for done because its row is there.
#[tokio::test]
async fn a_caller_who_hangs_up_loses_nothing() {
    story(async |salon| {
        let postbox = Postbox::open().await;
        let address = by_webhook(salon, Some(postbox.url.clone())).await;
        let katya = salon.visitor("Катя");
        katya.person.start("");
        let update = postbox.take(1).await.remove(0);

        let lock = ForeignLock::take(&salon.settings.database_url).await;
        let mut caller = TcpStream::connect(address).await.unwrap();
        let length = update.len();
        let head =
            format!("POST /tg HTTP/1.1\r\nHost: x\r\n{SAID}: {SECRET}\r\nContent-Length: {length}\r\n\r\n");
        caller.write_all(format!("{head}{update}").as_bytes()).await.unwrap();
        // Another request on its way through shows that ours is in hand.
        assert!(reqwest::get(format!("http://{address}/health")).await.unwrap().status().is_success());
        drop(caller);
        assert!(reqwest::get(format!("http://{address}/health")).await.unwrap().status().is_success());
        lock.release();

        assert_eq!(deliver(address, update).await, StatusCode::OK);
        assert!(katya.person.wait(|person| person.screen().contains("[Стрижка"), PATIENCE).await);
    })
    .await;
}

/// Presses one of the buttons of a kind, when there are any. Everybody another: they are rarely in each other's way.
fn press_one(person: &Visitor<'_>, prefix: &str, number: usize) -> bool {
    let newest = person.newest();
    let data = newest.buttons.iter().flatten().filter_map(|button| button.data.as_deref());
    let data: Vec<_> = data.filter(|data| data.starts_with(prefix)).collect();
    if !data.is_empty() {
        person.person.press_data(newest.id, data[number % data.len()]);
    }
    !data.is_empty()
}

/// The salon takes deliveries from now on. Telegram brings them to `public`, or straight to the address that is
/// given back.
pub(crate) async fn by_webhook(salon: &mut Salon, public: Option<Url>) -> SocketAddr {
    serve(salon, |own| Some(public.unwrap_or(own))).await
}

async fn serve(salon: &mut Salon, public: impl FnOnce(Url) -> Option<Url>) -> SocketAddr {
    salon.close().await;
    salon.leave().await;
    let listener = Listener::bind("127.0.0.1:0".parse().unwrap()).await.unwrap();
    let address = listener.address().unwrap();
    let own = format!("http://{address}").parse().unwrap();
    salon.settings.webhook = public(own).map(|url| (url, Secret::new(SECRET).unwrap()));
    let app = salon.machine().await;
    tokio::spawn(listener.serve(app.routes(), CancellationToken::new()));
    salon.run(app);
    address
}

/// Brings an update to the salon, as Telegram would.
pub(crate) async fn deliver(address: SocketAddr, body: impl Into<reqwest::Body>) -> StatusCode {
    deliver_saying(address, Some(SECRET), body).await
}

async fn deliver_saying(
    address: SocketAddr,
    secret: Option<&str>,
    body: impl Into<reqwest::Body>,
) -> StatusCode {
    let request = Client::new().post(format!("http://{address}/tg")).body(body);
    let request = match secret {
        Some(secret) => request.header(SAID, secret),
        None => request,
    };
    request.send().await.unwrap().status()
}

fn update(id: i64) -> String {
    format!(
        r#"{{"update_id":{id},"message":{{"message_id":1,"date":1,"chat":{{"id":5,"type":"private"}}}}}}"#
    )
}

/// Takes what Telegram delivers and keeps it until the story hands it on.
pub(crate) struct Postbox {
    /// Where Telegram delivers.
    pub(crate) url: Url,
    kept: Arc<Mutex<Vec<String>>>,
    bell: Arc<Notify>,
}

impl Postbox {
    pub(crate) async fn open() -> Self {
        let (kept, bell) = (Arc::new(Mutex::new(Vec::new())), Arc::new(Notify::new()));
        let (keep, ring) = (kept.clone(), bell.clone());
        let take = move |body: String| async move {
            keep.lock().unwrap().push(body);
            ring.notify_one();
        };
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap()).parse().unwrap();
        tokio::spawn(async move { axum::serve(listener, Router::new().route("/tg", post(take))).await });
        Self { url, kept, bell }
    }

    /// The next `count` updates.
    pub(crate) async fn take(&self, count: usize) -> Vec<String> {
        let come = async {
            loop {
                if let Some(all) = Some(&mut *self.kept.lock().unwrap()).filter(|kept| kept.len() >= count) {
                    return all.drain(..count).collect();
                }
                self.bell.notified().await;
            }
        };
        tokio::time::timeout(PATIENCE, come).await.expect("Telegram delivers nothing")
    }
}

/// Chance that can be repeated (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) >> 33).unwrap() % count
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}
