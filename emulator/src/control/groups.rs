//! Groups over HTTP: who is in them, the bot too.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::Value;

use super::{Told, Wrong, chat_of, person_in, read};
use crate::desk::group_json;
use crate::emulator::Emulator;

pub(super) async fn list(State(emulator): State<Emulator>) -> Json<Value> {
    Json(emulator.room().with(|world| {
        let groups = world.chats.iter().rev().filter(|(_, chat)| chat.is_group());
        groups.map(|(id, chat)| group_json(*id, chat)).collect()
    }))
}

#[derive(Deserialize)]
struct New {
    title: String,
    /// The person who creates it.
    creator: i64,
    #[serde(default)]
    members: Vec<i64>,
}

pub(super) async fn create(State(emulator): State<Emulator>, body: String) -> Told {
    let new: New = read(&body)?;
    if new.title.trim().is_empty() {
        return Err(Wrong::bad("title is empty"));
    }
    for member in new.members.iter().chain([&new.creator]) {
        person_in(&emulator, *member, None)?;
    }
    let id = emulator.room().change(|world| world.group_of(new.title.trim(), new.creator, &new.members));
    chat_of(&emulator, id, new.creator)
}

#[derive(Deserialize)]
pub(super) struct View {
    /// Whose commands are shown.
    #[serde(default, rename = "as")]
    viewer: i64,
}

pub(super) async fn chat(
    State(emulator): State<Emulator>,
    Path(id): Path<i64>,
    Query(view): Query<View>,
) -> Told {
    chat_of(&emulator, id, view.viewer)
}

#[derive(Deserialize)]
struct Act {
    /// Who does it.
    by: i64,
    /// Whom it is done to; the one who does it when it is missing.
    person: Option<i64>,
}

/// One thing that happens to a group; gives its chat after it.
pub(super) async fn act(
    State(emulator): State<Emulator>,
    Path((id, verb)): Path<(i64, String)>,
    body: String,
) -> Told {
    let act: Act = read(&body)?;
    let group = emulator.find_group(id).ok_or_else(Wrong::no_person)?;
    let by = person_in(&emulator, act.by, None)?;
    let whom = person_in(&emulator, act.person.unwrap_or(act.by), None)?;
    match verb.as_str() {
        "add_bot" => group.add_bot(&by),
        "promote_bot" => group.promote_bot(&by),
        "demote_bot" => group.demote_bot(&by),
        "remove_bot" => group.remove_bot(&by),
        "add" => group.add(&by, &whom),
        "remove" => group.remove(&by, &whom),
        "upgrade" => return chat_of(&emulator, group.upgrade(&by).id, by.id),
        _ => return Err(Wrong(StatusCode::NOT_FOUND, format!("nobody can {verb}"))),
    }
    chat_of(&emulator, id, by.id)
}
