//! Every button about a visit, pressed when something else has happened to the visit since: it says so politely, shows
//! how things stand, and changes nothing. Pressed twice at once it does what it does once.

use std::fmt::Write as _;

use insta::assert_snapshot;
use okoshko::desk::seed::Example;
use okoshko_dialogues::moving::Press as Step;
use okoshko_dialogues::press::Press;
use okoshko_dialogues::{staff, today};
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::BookingId;
use okoshko_domain::people::Lang;
use okoshko_domain::policy::{Approve, CancelUntil};

use crate::salon::{MONDAY, Salon, Visitor, hasty_story_in, quiet};

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;
const VISIT: BookingId = BookingId(1);

/// What stood before the button was there.
#[derive(Clone, Copy, PartialEq)]
enum Scene {
    /// Katya looks at a slot that is held for her.
    Held,
    /// She is booked with Anna, on Wednesday at 15:00.
    Booked,
    /// She has been reminded and asked.
    Reminded,
    /// She did not answer, and Anna is asked.
    Unanswered,
    /// She called it off.
    Cancelled,
    /// Anna called it off.
    CalledOff,
    /// She asked for it, and Anna has yet to say yes.
    Pending,
    /// Anna proposed other times.
    Proposed,
    /// Anna is away.
    Away,
}

/// Who presses.
#[derive(Clone, Copy, PartialEq)]
enum Presser {
    Katya,
    Anna,
}
use Presser::{Anna, Katya};

/// What happened since.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fate {
    Twice,
    Forged,
    Cancelled,
    Moved,
    Over,
    English,
}

/// A button: where it is, who presses it, by way of which others, and how its data begins.
struct Card(&'static str, Scene, Presser, &'static [&'static str], &'static str);

const CLIENTS: &[Card] = &[
    Card("add a comment", Scene::Held, Katya, &[], "1.fc."),
    Card("for somebody else", Scene::Held, Katya, &[], "1.fg."),
    Card("one service more", Scene::Held, Katya, &[], "1.fa."),
    Card("cancel", Scene::Booked, Katya, &[], "1.a."),
    Card("cancel: yes", Scene::Booked, Katya, &["1.a."], "1.z."),
    Card("in the calendar", Scene::Booked, Katya, &[], "1.ei."),
    Card("move", Scene::Booked, Katya, &[], "1.rt."),
    Card("move: this slot", Scene::Booked, Katya, &["1.rt."], "1.rs."),
    Card("move: yes", Scene::Booked, Katya, &["1.rt.", "1.rs."], "1.ry."),
    Card("take back", Scene::Cancelled, Katya, &[], "1.ru."),
    Card("why it was cancelled", Scene::Cancelled, Katya, &[], "1.rq."),
    Card("I will come", Scene::Reminded, Katya, &[], "1.ec."),
    Card("take a proposed time", Scene::Proposed, Katya, &[], "1.oy."),
    Card("no proposed time", Scene::Proposed, Katya, &[], "1.on."),
    Card("another time instead", Scene::Away, Katya, &[], "1.oa."),
];

const STAFF: &[Card] = &[
    Card("keep", Scene::Unanswered, Anna, &[], "1.Rk."),
    Card("free", Scene::Unanswered, Anna, &[], "1.Rf."),
    Card("accept", Scene::Pending, Anna, &[], "1.Py."),
    Card("decline", Scene::Pending, Anna, &[], "1.Pn."),
    Card("why declined", Scene::Pending, Anna, &["1.Pn."], "1.Pr."),
    Card("other times", Scene::Pending, Anna, &[], "1.Po."),
    Card("send other times", Scene::Pending, Anna, &["↔ Другое время", "Завтра", "10:00"], "1.Ps."),
    Card("take the proposal back", Scene::Proposed, Anna, &[], "1.Pw."),
    Card("bring it back", Scene::CalledOff, Anna, &[], "1.Dr."),
    Card("take the absence back", Scene::Away, Anna, &[], "1.Iu."),
];

fn example(scene: Scene) -> Example {
    let mut example = quiet(Lang::Ru);
    let policy = &mut example.studio.policy;
    policy.cancel_until = CancelUntil::AnyTime;
    if scene == Scene::Pending {
        policy.approves = Approve::Everybody;
    }
    example
}

/// Moves the clock to a time from Monday, 23 November, and lets everybody work.
async fn at(salon: &Salon, days: i64, hour: i64) {
    salon.clock.advance(MONDAY.0 + (days * DAY + (hour - 9) * HOUR) * 60 - salon.clock.now().0);
    salon.ring().await;
}

async fn set(salon: &Salon, scene: Scene, katya: &Visitor<'_>, anna: &Visitor<'_>) {
    salon.change("update reminder set archived_at = null").await;
    let (service, who) = (salon.seeded.services[0], Who::One(salon.seeded.specialists[0]));
    let slot = Press::Slot { service, who, start: MONDAY.plus_min(2 * DAY + 6 * HOUR) };
    katya.start("").await.sneaks(slot).await;
    if scene == Scene::Held {
        return;
    }
    katya.taps("✅").await;
    match scene {
        Scene::Reminded | Scene::Unanswered => {
            at(salon, 1, 18).await;
            at(salon, 1, 21).await;
            at(salon, 2, if scene == Scene::Reminded { 9 } else { 12 }).await;
        }
        Scene::Cancelled => {
            katya.taps("✖ Отменить запись").await.taps("Да, отменить").await;
        }
        Scene::CalledOff => {
            anna.says("/today 25.11").await.taps_first("1.Dv.").await;
            anna.taps("✖ Отменить").await.taps("Без причины").await;
        }
        Scene::Proposed => {
            anna.says("/today 25.11").await.taps_first("1.Dv.").await;
            anna.taps("↔ Предложить время").await.taps("Завтра").await;
            anna.taps("10:00").await.taps_first("1.Ps.").await;
        }
        Scene::Away => {
            at(salon, 2, 9).await;
            anna.says("/sick").await.taps("✅ Закрыть и написать").await;
        }
        Scene::Held | Scene::Booked | Scene::Pending => {}
    }
}

async fn moves(katya: &Visitor<'_>) {
    let slot = Step::Slot { booking: VISIT, who: Who::Any, start: MONDAY.plus_min(3 * DAY + HOUR) };
    katya.start("").await.sneaks(Press::Moving(slot)).await.taps_first("1.ry.").await;
    assert!(katya.screen().starts_with("↔ "), "{}", katya.screen());
}

/// Something happens, away from the message that is pressed later.
async fn befalls(
    salon: &Salon,
    (fate, scene): (Fate, Scene),
    [katya, anna]: [&Visitor<'_>; 2],
    presser: &Visitor<'_>,
) {
    match fate {
        Fate::Twice | Fate::Forged => {}
        Fate::English => {
            presser.says("/lang").await.taps("English").await;
        }
        Fate::Cancelled if scene == Scene::Held => {
            katya.says("/cancel").await;
        }
        // What is called off is taken back already.
        Fate::Cancelled | Fate::Moved if matches!(scene, Scene::Cancelled | Scene::CalledOff) => {
            let back = today::Press::Recall(VISIT);
            anna.says("/today").await.sneaks(Press::Staff(staff::Press::Today(back))).await;
            katya.start("").await.sneaks(Press::Moving(Step::Undo(VISIT))).await;
            if fate == Fate::Moved {
                moves(katya).await;
            }
        }
        Fate::Cancelled => {
            katya.start("").await.sneaks(Press::Cancel(VISIT)).await;
        }
        Fate::Moved => {
            if scene == Scene::Held {
                katya.taps_first("1.y.").await;
            }
            moves(katya).await;
        }
        Fate::Over => at(salon, 5, 9).await,
    }
}

/// Everything that a press could change; what the presser sees on the pressed message is no change.
async fn kept(salon: &Salon) -> Vec<String> {
    salon
        .words(
            "select booking_id || ' ' || status || ' ' || starts_at || ' ' || specialist_id || ' ' || reason || ' '
                    || client_reason || ' ' || coalesce(confirmed_for, 0)
               from booking
              where status <> 'released'
             union all
             select what || ' ' || booking_event_id from booking_event
             union all
             select kind || ' ' || coalesce(account_id, 0)
               from outbox
              where kind not in ('booked', 'moved', 'cancelled')
             union all
             select 'off ' || coalesce(removed_at, 0) from time_off
             union all
             select 'absence ' || coalesce(undone_at, 0) from absence
             union all
             select 'proposal ' || status from proposal",
        )
        .await
}

/// What the presser sees: the remark, and how the pressed message begins, or the one below it.
fn seen(presser: &Visitor<'_>, message: i64, heard: usize) -> String {
    let messages = presser.person.messages();
    let pressed = messages.iter().rev().find(|one| one.id == message).map(|one| one.text.clone());
    let text = if presser.heard() > heard { presser.newest().text } else { pressed.unwrap_or_default() };
    format!("{} | {}", presser.toast(), text.lines().next().unwrap_or_default().replace('\u{2060}', ""))
}

async fn told(card: &Card, fate: Fate) -> String {
    let Card(_, scene, by, way, prefix) = *card;
    let mut line = String::new();
    hasty_story_in(example(scene), async |salon| {
        let (anna, katya) = (salon.anna().await, salon.visitor("Катя"));
        set(salon, scene, &katya, &anna).await;
        let presser = if by == Katya { &katya } else { &anna };
        for step in way {
            if step.starts_with("1.") {
                presser.taps_first(step).await;
            } else {
                presser.taps(step).await;
            }
        }
        let found = presser.find(prefix);
        let (message, data) = found.unwrap_or_else(|| panic!("no {prefix} on:\n{}", presser.screen()));
        befalls(salon, (fate, scene), [&katya, &anna], presser).await;
        let before = kept(salon).await;
        if fate == Fate::Forged {
            let boris = salon.visitor("Борис");
            boris.start("").await;
            boris.forges(boris.newest().id, &data).await;
            assert_eq!(kept(salon).await, before, "{data} obeys a stranger");
            for secret in ["Катя", "15:00", "Ср 25 ноя"] {
                assert!(!boris.reads().contains(secret), "{data} tells {secret}: {}", boris.reads());
            }
            line = format!("{} | {}", boris.toast(), boris.newest().text.lines().next().unwrap_or_default());
            return;
        }
        let heard = presser.heard();
        let toasts = presser.person.toasts().len();
        if fate == Fate::Twice {
            presser.person.press_data(message, &data);
        }
        presser.forges(message, &data).await;
        if fate == Fate::Twice {
            assert_eq!(presser.person.waiting(), 0, "{data} spins");
        }
        let after = kept(salon).await;
        line = seen(presser, message, heard);
        if presser.person.toasts().len() == toasts {
            line = format!("-{}", &line[line.find(" | ").unwrap()..]);
        }
        line += if after == before { "" } else { " | it does" };
        if fate == Fate::Twice {
            presser.forges(message, &data).await;
            assert_eq!(kept(salon).await, after, "{data} does it again");
            let events = salon.words("select what || ' ' || at from booking_event").await;
            let mut once = events.clone();
            once.dedup();
            assert_eq!(events, once, "{data} did it twice");
        }
    })
    .await;
    line
}

async fn table(cards: &[Card]) -> String {
    let mut table = String::new();
    for card in cards {
        writeln!(table, "{}", card.0).unwrap();
        let declined = card.3.contains(&"1.Pn.");
        for fate in [Fate::Twice, Fate::Forged, Fate::Cancelled, Fate::Moved, Fate::Over, Fate::English] {
            if declined && matches!(fate, Fate::Cancelled | Fate::Moved) {
                continue; // What is declined stays so.
            }
            writeln!(table, "  {:9} | {}", format!("{fate:?}"), told(card, fate).await).unwrap();
        }
    }
    table
}

#[tokio::test]
async fn a_clients_button_after_anything_else() {
    assert_snapshot!("client", table(CLIENTS).await);
}

#[tokio::test]
async fn a_button_of_staff_after_anything_else() {
    assert_snapshot!("staff", table(STAFF).await);
}
