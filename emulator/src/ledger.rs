//! What the bot asked and what it heard.

use serde::Serialize;
use serde_json::Value;
use tokio::time::Instant;

use crate::answer::{Answer, Refused};
use crate::faults::Fault;

/// One call of the Bot API, but for getUpdates.
#[derive(Clone, Debug, Serialize)]
pub struct Call {
    /// The method as Telegram spells it.
    pub method: String,
    /// The chat it names, if it names one.
    pub chat_id: Option<i64>,
    /// All parameters as one object.
    pub parameters: Value,
    /// What came of it.
    pub outcome: Outcome,
    /// How many seconds the bot was asked to wait, after too many requests.
    pub retry_after_s: Option<u32>,
    /// When, by the emulator's clock: Unix seconds.
    pub date: i64,
}

/// What came of a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Carried out and answered with this result.
    Done(Value),
    /// Refused by the rules.
    Refused {
        /// The HTTP status and `error_code`.
        error_code: u16,
        /// In Telegram's words.
        description: String,
    },
    /// Struck by an injected fault before it was carried out.
    Struck(&'static str),
    /// Carried out with this result; the answer was lost to an injected fault.
    Lost(Value),
}

impl Outcome {
    /// Whether the call was carried out, heard or not.
    #[must_use]
    pub fn is_done(&self) -> bool {
        matches!(self, Self::Done(_) | Self::Lost(_))
    }
}

/// A request the emulator answered with `ok: false` out of its own strictness.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The method as it was called.
    pub method: String,
    /// The HTTP status and `error_code`.
    pub error_code: u16,
    /// In Telegram's words.
    pub description: String,
    /// The parameters, as JSON text.
    pub body: String,
}

/// All calls and refusals, and when the last thing happened.
pub(crate) struct Ledger {
    pub(crate) calls: Vec<Call>,
    pub(crate) refusals: Vec<Refusal>,
    /// Calls being carried out right now.
    pub(crate) in_flight: usize,
    /// When the bot last called, or an update came or went.
    pub(crate) stirred: Instant,
}

impl Ledger {
    pub(crate) fn new() -> Self {
        Self { calls: Vec::new(), refusals: Vec::new(), in_flight: 0, stirred: Instant::now() }
    }

    pub(crate) fn stir(&mut self) {
        self.stirred = Instant::now();
    }

    /// Keeps a refusal; a 429 of the pace and a 409 of a second poller count too.
    pub(crate) fn refuse(&mut self, method: &str, body: &Value, why: &Refused) {
        self.refusals.push(Refusal {
            method: method.to_owned(),
            error_code: why.code,
            description: why.description.clone(),
            body: body.to_string(),
        });
    }
}

impl Outcome {
    /// What came of a call that was `answered`, perhaps through a `fault`.
    pub(crate) fn of(answered: &Answer, fault: Option<Fault>) -> Self {
        match answered {
            Ok(result) if fault == Some(Fault::DropAfter) => Self::Lost(result.clone()),
            Ok(result) => Self::Done(result.clone()),
            Err(why) => Self::Refused { error_code: why.code, description: why.description.clone() },
        }
    }
}
