//! A visit's card for whoever works there, inside Telegram: what the chat's card does with one press, it does as well.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use okoshko_dialogues::press::Press;
use okoshko_dialogues::screen::{Button, Does, Line, Screen};
use okoshko_dialogues::staff;
use okoshko_dialogues::state::Act as AnyAct;
use okoshko_dialogues::state::State as Any;
use okoshko_dialogues::today::{self, Act, Answer};
use okoshko_domain::ids::BookingId;
use serde::Deserialize;

use super::app::{Inside, day_path};
use super::form::Fields;
use super::page::see;
use super::visit::lines;
use super::{Frame, Frames, House, Page, Trouble, Visitor};
use crate::texts::{Voice, word};

#[derive(Template)]
#[template(path = "counter.html")]
struct CounterPage {
    frame: Frame,
    path: String,
    day: String,
    says: Option<String>,
    lines: Vec<String>,
    /// What is done at once: words and the press.
    presses: Vec<(String, String)>,
    /// Calling it off asks why.
    cancels: Option<(String, Vec<(String, String)>)>,
}

/// What a page is told beside its address.
#[derive(Debug, Deserialize)]
pub(super) struct Told {
    said: Option<String>,
}

/// `GET /app/visit/{id}`
pub(super) async fn show(
    State(house): State<House>,
    Path(id): Path<i64>,
    Query(told): Query<Told>,
    Inside(known): Inside,
    visitor: Visitor,
) -> Result<Page, Trouble> {
    let known = known.ok_or(Trouble::STALE)?;
    let (booking, said) = (BookingId(id), told.said.as_deref().unwrap_or_default());
    let seen = house.desk().at_counter((known.account, &known.name), booking, said == "off").await?;
    let seen = seen.ok_or(Trouble::STAFF)?;
    let lang = visitor.switched().unwrap_or(seen.lang);
    let voice = Voice { lang, zone: seen.zone, today: seen.today };
    let frame = Frame::new(&house, &visitor, &[], String::new());
    let frame = frame.speaking(lang, "page-counter-title");
    let written = |button: &Button| Some((voice.text(&button.label), verb(button)?.data()));
    let buttons = || seen.card.rows.iter().flatten();
    let cancel = asks(&seen.card)
        .map(|label| (voice.text(label), today::excuses(booking).iter().filter_map(written).collect()));
    let page = CounterPage {
        path: house.path(&format!("/app/visit/{id}")),
        day: day_path(&house, Some(seen.at), Some(seen.day)),
        says: complaint(said).map(|key| word(lang, key)),
        lines: lines(voice, &seen.card.lines),
        presses: buttons().filter_map(written).collect(),
        cancels: cancel,
        frame: frame.of(&seen.studio, day_path(&house, Some(seen.at), None)).unlisted(),
    };
    Ok(Page::of(&page)?.secret().framed(Frames::Telegram))
}

/// The press of a button that is done here.
fn verb(button: &Button) -> Option<&Press> {
    match &button.does {
        Does::Press(press) if act(press).is_some() => Some(press),
        _ => None,
    }
}

/// What a press does with a visit at once. The rest is the chat's.
fn act(press: &Press) -> Option<Act> {
    let Press::Staff(staff::Press::Today(press)) = press else { return None };
    match today::on_press(&Any::home(), *press).act? {
        AnyAct::Staff(staff::Act::Today(act @ (Act::Mark(..) | Act::CallOff(..) | Act::Recall(_)))) => {
            Some(act)
        }
        _ => None,
    }
}

/// The words of the button that asks why a visit is called off.
fn asks(card: &Screen) -> Option<&Line> {
    let asks = |button: &&Button| {
        matches!(button.does, Does::Press(Press::Staff(staff::Press::Today(today::Press::AskCancel(_)))))
    };
    card.rows.iter().flatten().find(asks).map(|button| &button.label)
}

/// What a redirect told, when nothing was done. Anything else was typed by somebody.
fn complaint(said: &str) -> Option<&'static str> {
    match said {
        "settled" => Some("today-settled"),
        "occupied" => Some("today-occupied"),
        "late" => Some("today-undo-late"),
        _ => None,
    }
}

/// `POST /app/visit/{id}`
pub(super) async fn press(
    State(house): State<House>,
    Path(id): Path<i64>,
    Inside(known): Inside,
    fields: Fields,
) -> Result<Response, Trouble> {
    let known = known.ok_or(Trouble::STALE)?;
    let act = Press::read(fields.get("press")).as_ref().and_then(act).ok_or(Trouble::WRONG)?;
    let answer = house.desk().act_at_counter((known.account, &known.name), &act).await?;
    let said = match answer.ok_or(Trouble::STAFF)? {
        Answer::CalledOff(_) => "?said=off",
        Answer::Settled(_) => "?said=settled",
        Answer::Occupied(_) => "?said=occupied",
        Answer::UndoLate(_) => "?said=late",
        _ => "",
    };
    Ok(see(&house.path(&format!("/app/visit/{id}{said}"))))
}
