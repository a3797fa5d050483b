//! The clock of the box, over HTTP: what time it is, and a jump forward when the owner of the box can.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Told, Wrong, read};
use crate::emulator::Emulator;
use crate::world::World;

/// The longest jump: a year, in seconds.
const LONGEST_S: i64 = 366 * 86_400;

/// `{"by_s": 3600}`, or `{"to": "next"}`.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Jump {
    #[serde(rename = "by_s")]
    By(i64),
    To(Mark),
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Mark {
    Next,
}

/// `{now, zone}`; no zone where the clock cannot be moved.
pub(super) async fn tell(State(emulator): State<Emulator>) -> Json<Value> {
    Json(clock_json(&emulator))
}

/// Jumps; gives the clock after it, and whether it went anywhere.
pub(super) async fn jump(State(emulator): State<Emulator>, body: String) -> Told {
    let jump: Jump = read(&body)?;
    let Some(jumps) = emulator.jumps() else {
        return Err(Wrong(StatusCode::CONFLICT, "this clock cannot be moved".to_owned()));
    };
    let now = || emulator.room().with(|world| world.now());
    let by_s = match jump {
        Jump::By(by_s) if (1..=LONGEST_S).contains(&by_s) => Some(by_s),
        Jump::By(_) => return Err(Wrong::bad("a clock goes forward, by a year at most")),
        Jump::To(Mark::Next) => (jumps.next)().await.map(|next| next.saturating_sub(now()).max(0)),
    };
    if let Some(by_s) = by_s {
        (jumps.forward)(by_s).await;
        emulator.room().change(World::touch_all); // Every page tells the new time.
    }
    let mut view = clock_json(&emulator);
    view["jumped"] = json!(by_s.is_some());
    Ok(Json(view))
}

fn clock_json(emulator: &Emulator) -> Value {
    let now = emulator.room().with(|world| world.now());
    json!({ "now": now, "zone": emulator.jumps().map(|jumps| &jumps.zone) })
}
