//! Long polling: raw updates are fetched, kept, and only then acknowledged by the next offset.

use std::collections::HashSet;
use std::time::Duration;

use serde::Deserialize;
use serde_json::value::RawValue;
use tokio_util::sync::CancellationToken;

use crate::clock::pause;
use crate::desk::Desk;
use crate::desk::raw;

/// Seconds that Telegram keeps an empty answer open.
const LONG_POLL_S: u64 = 30;
const BATCH: usize = 100;
const FIRST_WAIT: Duration = Duration::from_millis(500);
const LAST_WAIT: Duration = Duration::from_secs(15);

#[derive(Deserialize)]
struct Answer {
    ok: bool,
    #[serde(default)]
    result: Vec<Box<RawValue>>,
    description: Option<String>,
    parameters: Option<Parameters>,
}

#[derive(Deserialize)]
struct Parameters {
    retry_after: Option<u64>,
}

/// Where updates come from.
#[derive(Clone, Debug)]
pub(super) struct Polling {
    client: reqwest::Client,
    url: reqwest::Url,
}

impl Polling {
    /// Polls the Bot API at `api` for the bot of `token`.
    ///
    /// # Errors
    /// When the two make no URL.
    pub(super) fn new(client: reqwest::Client, api: &reqwest::Url, token: &str) -> anyhow::Result<Self> {
        let url = api.join(&format!("{}/bot{token}/getUpdates", api.path().trim_end_matches('/')))?;
        Ok(Self { client, url })
    }

    /// Fetches until told to stop. Trouble is logged, waited out, and never loses an update.
    pub(super) async fn run(&self, desk: &Desk, stop: &CancellationToken) {
        let mut wait = FIRST_WAIT;
        let mut offset = None;
        while !stop.is_cancelled() {
            let fetched = tokio::select! {
                () = stop.cancelled() => return,
                fetched = self.fetch_from(desk, offset) => fetched,
            };
            // Never broken off: a transaction that is begun is ended.
            let kept = match fetched {
                Ok(batch) => keep(desk, &batch).await,
                Err(trouble) => Err(trouble),
            };
            match kept {
                Ok(None) => wait = FIRST_WAIT,
                Ok(next) => (offset, wait) = (next, FIRST_WAIT),
                Err(Trouble { why, retry_after }) => {
                    let wait_now = retry_after.unwrap_or(wait);
                    tracing::warn!(error = %why, wait_s = wait_now.as_secs_f32(), "Updates do not come");
                    tokio::select! {
                        () = stop.cancelled() => return,
                        () = pause(wait_now) => {}
                    }
                    wait = (wait * 2).min(LAST_WAIT);
                }
            }
        }
    }

    async fn fetch_from(&self, desk: &Desk, offset: Option<i64>) -> Result<Vec<Box<RawValue>>, Trouble> {
        match offset {
            Some(offset) => self.fetch(offset).await,
            None => self.fetch(desk.next_update().await?).await,
        }
    }

    async fn fetch(&self, offset: i64) -> Result<Vec<Box<RawValue>>, Trouble> {
        let body = serde_json::json!({
            "offset": offset,
            "limit": BATCH,
            "timeout": LONG_POLL_S,
            "allowed_updates": super::ALLOWED,
        });
        let answer = self
            .client
            .post(self.url.clone())
            .timeout(Duration::from_secs(LONG_POLL_S + 15))
            .json(&body)
            .send()
            .await
            .map_err(|error| Trouble::new(error.without_url().to_string()))?;
        let text = answer.text().await.map_err(|error| Trouble::new(error.without_url().to_string()))?;
        let answer: Answer = serde_json::from_str(&text).map_err(|error| Trouble::new(error.to_string()))?;
        if answer.ok {
            return Ok(answer.result);
        }
        let retry_after =
            answer.parameters.and_then(|parameters| parameters.retry_after).map(Duration::from_secs);
        Err(Trouble { why: answer.description.unwrap_or_default(), retry_after })
    }
}

/// Keeps what came; says where to go on.
async fn keep(desk: &Desk, batch: &[Box<RawValue>]) -> Result<Option<i64>, Trouble> {
    let mut seen = HashSet::new();
    let updates = batch.iter().filter_map(|update| raw::read(update.get()));
    let updates: Vec<_> = updates.filter(|update| seen.insert(update.update_id)).collect();
    let Some(next) = updates.iter().map(|update| update.update_id + 1).max() else {
        let nothing = batch.is_empty();
        return if nothing { Ok(None) } else { Err(Trouble::new("no update has a number".to_owned())) };
    };
    desk.receive(updates, Some(next)).await?;
    Ok(Some(next))
}

struct Trouble {
    why: String,
    retry_after: Option<Duration>,
}

impl Trouble {
    fn new(why: String) -> Self {
        Self { why, retry_after: None }
    }
}

impl From<crate::store::Error> for Trouble {
    fn from(error: crate::store::Error) -> Self {
        Self::new(error.to_string())
    }
}
