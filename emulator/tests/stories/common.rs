//! What every test needs: a box at noon, a bot that speaks HTTP, a clock that is moved by hand.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use okoshko_emulator::{Emulator, Jumps, Options};
use reqwest::multipart::{Form, Part};
use reqwest::{Client, Response};
use serde_json::{Value, json};

pub(crate) const TOKEN: &str = "77:secret";
/// 2026-03-09 12:00 UTC.
pub(crate) const NOON: i64 = 1_773_057_600;
pub(crate) const SOON: Duration = Duration::from_millis(50);
pub(crate) const LONG: Duration = Duration::from_secs(5);

/// A picture of 640 by 480.
pub(crate) const PICTURE: &[u8] = include_bytes!("../../page/photo.png");

/// A refusal with 400.
pub(crate) fn bad(why: &str) -> (u64, String) {
    (400, format!("Bad Request: {why}"))
}

/// A box, its bot and its clock.
pub(crate) struct Box {
    pub(crate) emulator: Emulator,
    pub(crate) url: String,
    pub(crate) client: Client,
    clock: Arc<AtomicI64>,
}

/// Opens a box.
pub(crate) async fn open() -> Box {
    let clock = Arc::new(AtomicI64::new(NOON));
    let hands = clock.clone();
    let options =
        Options::new(TOKEN, "okoshko_bot", "Okoshko").with_clock(move || hands.load(Ordering::SeqCst));
    made(options, clock).await
}

/// A box whose page can move the clock: by itself something happens at one o'clock.
pub(crate) async fn open_with_jumps() -> Box {
    let clock = Arc::new(AtomicI64::new(NOON));
    let (hands, forward) = (clock.clone(), clock.clone());
    let next = clock.clone();
    let jumps = Jumps {
        zone: "Europe/Moscow".to_owned(),
        forward: Arc::new(move |by_s| {
            forward.fetch_add(by_s, Ordering::SeqCst);
            std::boxed::Box::pin(async {})
        }),
        next: Arc::new(move || {
            let at = (next.load(Ordering::SeqCst) < NOON + 3600).then_some(NOON + 3600);
            std::boxed::Box::pin(async move { at })
        }),
    };
    let options =
        Options::new(TOKEN, "okoshko_bot", "Okoshko").with_clock(move || hands.load(Ordering::SeqCst));
    made(Options { jumps: Some(jumps), ..options }, clock).await
}

async fn made(options: Options, clock: Arc<AtomicI64>) -> Box {
    let emulator = Emulator::new(options);
    let url = emulator.serve().await.unwrap();
    Box { emulator, url, client: Client::builder().no_proxy().build().unwrap(), clock }
}

impl Box {
    /// Moves the clock forward.
    pub(crate) fn pass(&self, seconds: i64) {
        self.clock.fetch_add(seconds, Ordering::SeqCst);
    }

    pub(crate) fn at(&self, method: &str) -> String {
        format!("{}/bot{TOKEN}/{method}", self.url)
    }

    pub(crate) async fn try_call(&self, method: &str, parameters: &Value) -> reqwest::Result<Response> {
        self.client.post(self.at(method)).json(parameters).send().await
    }

    /// The whole envelope.
    pub(crate) async fn envelope(&self, method: &str, parameters: Value) -> Value {
        self.try_call(method, &parameters).await.unwrap().json().await.unwrap()
    }

    /// The result of a call that must succeed.
    pub(crate) async fn call(&self, method: &str, parameters: Value) -> Value {
        let envelope = self.envelope(method, parameters).await;
        assert_eq!(envelope["ok"], true, "{method}: {envelope}");
        envelope["result"].clone()
    }

    /// Code and description of a call that must be refused.
    pub(crate) async fn refusal(&self, method: &str, parameters: Value) -> (u64, String) {
        let answer = self.try_call(method, &parameters).await.unwrap();
        let status = u64::from(answer.status().as_u16());
        let envelope: Value = answer.json().await.unwrap();
        assert_eq!(envelope["ok"], false, "{method}: {envelope}");
        assert_eq!(envelope["error_code"], status, "{method}: {envelope}");
        (status, envelope["description"].as_str().unwrap().to_owned())
    }

    /// A call as a form with files: name, file name, bytes.
    async fn form(&self, method: &str, parameters: &Value, files: &[(&str, &str, &[u8])]) -> Response {
        let mut form = Form::new();
        for (name, value) in parameters.as_object().unwrap() {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            form = form.text(name.clone(), text);
        }
        for (name, file_name, bytes) in files {
            let part = Part::bytes(bytes.to_vec()).file_name((*file_name).to_owned());
            form = form.part((*name).to_owned(), part);
        }
        self.client.post(self.at(method)).multipart(form).send().await.unwrap()
    }

    /// The result of a call with files that must succeed.
    pub(crate) async fn upload(
        &self,
        method: &str,
        parameters: Value,
        files: &[(&str, &str, &[u8])],
    ) -> Value {
        let envelope: Value = self.form(method, &parameters, files).await.json().await.unwrap();
        assert_eq!(envelope["ok"], true, "{method}: {envelope}");
        envelope["result"].clone()
    }

    /// Code and description of a call with files that must be refused.
    pub(crate) async fn upload_refusal(
        &self,
        method: &str,
        parameters: Value,
        files: &[(&str, &str, &[u8])],
    ) -> (u64, String) {
        let envelope: Value = self.form(method, &parameters, files).await.json().await.unwrap();
        assert_eq!(envelope["ok"], false, "{method}: {envelope}");
        (envelope["error_code"].as_u64().unwrap(), envelope["description"].as_str().unwrap().to_owned())
    }

    /// The newest update.
    pub(crate) async fn newest(&self) -> Value {
        self.call("getUpdates", json!({ "offset": -1 })).await[0].clone()
    }

    /// Ids of the updates that getUpdates gives.
    pub(crate) async fn update_ids(&self, parameters: Value) -> Vec<i64> {
        let updates = self.call("getUpdates", parameters).await;
        updates.as_array().unwrap().iter().map(|update| update["update_id"].as_i64().unwrap()).collect()
    }
}
