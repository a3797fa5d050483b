//! The demo, open.

use std::time::Duration;

use okoshko::demo::{self, Doors};
use okoshko_domain::people::Lang;
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

/// The client, the specialist, the owner.
pub(crate) const CLIENT: i64 = 1001;
pub(crate) const SPECIALIST: i64 = 1002;

/// A demo that runs.
pub(crate) struct Demo {
    pub(crate) doors: Doors,
    pub(crate) site: String,
    stop: CancellationToken,
    task: std::thread::JoinHandle<()>,
    http: reqwest::Client,
}

impl Demo {
    pub(crate) async fn open(lang: Lang) -> Self {
        let (told, ready) = tokio::sync::oneshot::channel();
        let stop = CancellationToken::new();
        let until = stop.clone();
        // As a program of its own.
        let task = std::thread::spawn(move || {
            let tell = |doors: &Doors| {
                let _ = told.send(doors.clone());
            };
            let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
            runtime.block_on(demo::run(lang, "127.0.0.1:0".parse().unwrap(), until, tell)).unwrap();
            runtime.shutdown_background();
        });
        let doors = tokio::time::timeout(Duration::from_mins(1), ready).await.unwrap().unwrap();
        let site = doors.chats.split("/chat").next().unwrap().to_owned();
        Self { doors, site, stop, task, http: reqwest::Client::builder().no_proxy().build().unwrap() }
    }

    /// The clock goes on by so many seconds.
    pub(crate) async fn pass(&self, seconds: i64) {
        let url = format!("{}/emulator/clock", self.site);
        let answer = self.http.post(url).json(&json!({ "by_s": seconds })).send().await.unwrap();
        assert!(answer.status().is_success(), "{answer:?}");
    }

    /// Everything in somebody's chat.
    pub(crate) async fn chat(&self, person: i64) -> String {
        let url = format!("{}/emulator/people/{person}/chat", self.site);
        let chat: Value = self.http.get(url).send().await.unwrap().json().await.unwrap();
        chat.to_string()
    }

    /// Waits until somebody's chat says this.
    pub(crate) async fn hears(&self, person: i64, words: &str) {
        let hears = async {
            while !self.chat(person).await.contains(words) {
                tokio::task::yield_now().await;
            }
        };
        let heard = tokio::time::timeout(Duration::from_secs(20), hears).await.is_ok();
        assert!(heard, "nobody told {person} «{words}»: {}", self.chat(person).await);
    }

    pub(crate) fn closes(self) {
        self.stop.cancel();
        self.task.join().unwrap();
    }
}
