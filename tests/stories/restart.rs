//! Stopping, dying and starting again: nothing is lost, nothing is done twice.

use std::thread::JoinHandle;
use std::time::Duration;

use okoshko::app::App;
use okoshko::clock::Clock;
use okoshko::config::Settings;
use okoshko_emulator::{Call, Faults, Outcome, Person};
use tokio::sync::oneshot;
use tokio_util::sync::CancellationToken;

use crate::faults::{bring_everything, has, is_booked, presses, reaches_check, sees};
use crate::salon::{PATIENCE, Salon, story};

const BOOKED: &str = "select count(*) from booking where status = 'booked'";
const UNDONE: &str = "select count(*) from inbox where done_at is null";
const APPLIED: &str = "select count(*) from inbox where done_at is null and applied_at is not null";

/// Katya looks at the check screen of one of the nearest slots, and everything is done.
async fn decides(salon: &Salon, slot: usize) -> Person {
    let katya = salon.emulator.person("Катя", "ru");
    reaches_check(&katya, slot).await;
    salon.settle().await;
    katya
}

#[tokio::test]
async fn old_buttons_go_on_working_after_a_restart() {
    story(async |salon| {
        let katya = salon.emulator.person("Катя", "ru");
        katya.start("");
        // The last of the nearest slots: there is time to cancel it.
        for prefix in ["1.w.", "1.t.", "1.y.", "1.V", "1.b.", "1.a.", "1.z."] {
            presses(&katya, prefix, if prefix == "1.t." { 11 } else { 0 }).await;
            salon.settle().await;
            salon.reopen().await;
        }
        assert_eq!(salon.count("select count(*) from booking where status = 'cancelled'").await, 1);
        assert_eq!(salon.count("select count(*) from booking").await, 1);
    })
    .await;
}

#[tokio::test]
async fn what_came_while_nobody_was_there_is_handled_in_order() {
    story(async |salon| {
        let (katya, boris) = (salon.emulator.person("Катя", "ru"), salon.emulator.person("Борис", "ru"));
        reaches_check(&katya, 0).await;
        salon.settle().await;
        salon.close().await;
        presses(&katya, "1.y.", 0).await;
        katya.say("/my");
        katya.say("/help");
        boris.start("");
        salon.reopen().await;
        salon.settle().await;
        let said: Vec<_> = katya.messages().into_iter().filter(|message| message.from_bot).collect();
        assert!(has(&said[0], "1.H."), "the fact first: {said:?}");
        assert!(has(&said[1], "1.b.") || said[1].buttons.is_empty(), "then the list: {said:?}");
        assert_eq!(said.len(), 3, "{said:?}");
        sees(&boris, "1.w.").await;
        assert_eq!(salon.count(BOOKED).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_hold_and_its_confirmation_survive_a_restart() {
    story(async |salon| {
        let katya = decides(salon, 0).await;
        salon.reopen().await;
        assert_eq!(salon.count("select count(*) from booking where status = 'held'").await, 1);
        presses(&katya, "1.y.", 0).await;
        sees(&katya, "1.H.").await;
        assert_eq!(salon.count(BOOKED).await, 1);
    })
    .await;
}

/// The hold ran out while we were away; nobody else wanted the slot.
#[tokio::test]
async fn a_confirmation_that_comes_after_a_long_night_still_books() {
    story(async |salon| {
        let katya = decides(salon, 3).await;
        salon.close().await;
        salon.pass(8);
        presses(&katya, "1.y.", 0).await;
        salon.reopen().await;
        salon.settle().await;
        assert!(is_booked(&katya), "{}", katya.screen());
        assert_eq!(salon.count(BOOKED).await, 1);
    })
    .await;
}

#[tokio::test]
async fn an_update_that_was_kept_and_not_done_is_done_at_the_next_start() {
    story(async |salon| {
        let katya = decides(salon, 0).await;
        let doomed = Doomed::start(salon).await;
        deafen(salon);
        katya.say("/help"); // Its answer never goes out, so that what follows waits behind it.
        presses(&katya, "1.y.", 0).await;
        until(salon, UNDONE, 2).await;
        assert_eq!(salon.count(APPLIED).await, 0, "nothing was written yet");
        doomed.kill();
        take_up(salon).await;
        assert!(is_booked(&katya), "{}", katya.screen());
        assert_eq!(salon.count(BOOKED).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_booking_that_was_not_shown_is_shown_at_the_next_start_and_not_made_again() {
    story(async |salon| {
        let katya = decides(salon, 0).await;
        let doomed = Doomed::start(salon).await;
        deafen(salon);
        presses(&katya, "1.y.", 0).await;
        until(salon, APPLIED, 1).await;
        assert!(!is_booked(&katya));
        doomed.kill();
        take_up(salon).await;
        assert!(is_booked(&katya), "{}", katya.screen());
        told_once(salon, &katya).await;
    })
    .await;
}

/// Shown, but the machine died before it could write so: it is shown again on the same message.
#[tokio::test]
async fn a_booking_that_was_shown_and_not_marked_is_told_once() {
    story(async |salon| {
        let katya = decides(salon, 0).await;
        let doomed = Doomed::start(salon).await;
        let methods = Some(vec!["answerCallbackQuery".to_owned()]);
        salon.emulator.faults(Faults { drop_before: 1.0, methods, ..Faults::default() });
        presses(&katya, "1.y.", 0).await;
        sees(&katya, "1.H.").await;
        doomed.kill();
        assert_eq!(salon.count(APPLIED).await, 1);
        take_up(salon).await;
        told_once(salon, &katya).await;
    })
    .await;
}

/// The machine dies when the notice is claimed and not sent. Its lease ends, and another sends it.
#[tokio::test]
async fn a_notice_in_the_hands_of_the_dead_goes_out() {
    story(async |salon| {
        let anna = salon.emulator.person_with_id(crate::salon::ANNA, "Анна", "ru");
        anna.start("");
        sees(&anna, "1.w.").await;
        let katya = decides(salon, 0).await;
        let doomed = Doomed::start(salon).await;
        let (methods, delay) = (Some(vec!["sendMessage".to_owned()]), Duration::from_hours(1));
        salon.emulator.faults(Faults { server_error: 1.0, delay, methods, ..Faults::default() });
        presses(&katya, "1.y.", 0).await;
        // Struck already, so it cannot arrive after the death; and whoever sent it waits for the answer.
        struck(salon, &anna).await;
        until(salon, UNDONE, 0).await;
        doomed.kill();
        take_up(salon).await;
        let heard = anna.messages().iter().filter(|message| message.from_bot).count();
        assert_eq!(heard, 2, "home and the visit: {:?}", anna.messages());
    })
    .await;
}

#[tokio::test]
async fn a_stop_waits_for_the_replies_in_hand() {
    story(async |salon| {
        let people: Vec<_> =
            (0..20).map(|number| salon.emulator.person(&format!("Гость {number}"), "ru")).collect();
        let methods = Some(vec!["sendMessage".to_owned()]);
        let delay = Duration::from_millis(300);
        salon.emulator.faults(Faults { delay, methods, ..Faults::default() });
        for person in &people {
            person.start("");
        }
        sees(&people[0], "1.w.").await; // Sent, and its answer is on the way.
        salon.close().await;
        let waiting = salon.count(UNDONE).await;
        assert_eq!(waiting, 0, "kept, and not answered before the stop");
        salon.reopen().await;
        for person in &people {
            sees(person, "1.w.").await;
            let heard = person.messages().iter().filter(|message| message.from_bot).count();
            assert_eq!(heard, 1, "{:?}", person.messages());
        }
    })
    .await;
}

/// One booking, one fact in the chat, however long one waits.
async fn told_once(salon: &Salon, person: &Person) {
    salon.pass(10);
    bring_everything(salon).await;
    let facts = person.messages().iter().filter(|message| has(message, "1.H.")).count();
    assert_eq!(facts, 1, "{:?}", person.messages());
    assert_eq!(salon.count(BOOKED).await, 1);
}

/// Starts after a death, in fair weather. What the dead had claimed is theirs for a minute.
async fn take_up(salon: &mut Salon) {
    salon.emulator.faults(Faults::default());
    salon.reopen().await;
    until(salon, UNDONE, 0).await;
    salon.pass(1);
    bring_everything(salon).await;
}

/// Nothing that the bot says arrives any more.
fn deafen(salon: &Salon) {
    let methods = ["sendMessage", "editMessageText", "editMessageReplyMarkup", "answerCallbackQuery"];
    let methods = Some(methods.map(str::to_owned).to_vec());
    salon.emulator.faults(Faults { drop_before: 1.0, methods, ..Faults::default() });
}

/// Until something struck a message to the person.
async fn struck(salon: &Salon, person: &Person) {
    let is = |call: &Call| call.chat_id == Some(person.id) && matches!(call.outcome, Outcome::Struck(_));
    let tried = async {
        while !salon.emulator.calls().iter().any(is) {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, tried).await.expect("nobody tries to tell");
}

async fn until(salon: &Salon, count: &'static str, is: i64) {
    let counted = async { while salon.count(count).await != is {} };
    tokio::time::timeout(PATIENCE, counted).await.unwrap_or_else(|_| panic!("{count} never becomes {is}"));
}

/// A machine with a runtime of its own. Killed, it stops wherever it is, as by `kill -9`.
struct Doomed {
    kill: oneshot::Sender<()>,
    thread: JoinHandle<()>,
}

impl Doomed {
    /// Takes the place of the salon's machine.
    async fn start(salon: &mut Salon) -> Self {
        salon.excuse("query is too old"); // What the dead have sent may arrive after them.
        salon.close().await;
        salon.leave().await;
        let (settings, clock) = (salon.settings.clone(), salon.clock.clone());
        let ((kill, killed), (ready, opened)) = (oneshot::channel(), oneshot::channel());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let live = move || runtime.block_on(live(settings, clock, ready, killed));
        let thread = std::thread::spawn(live);
        opened.await.unwrap();
        Self { kill, thread }
    }

    fn kill(self) {
        self.kill.send(()).unwrap();
        self.thread.join().unwrap(); // With the runtime everything goes that it had in hand.
    }
}

async fn live(settings: Settings, clock: Clock, ready: oneshot::Sender<()>, killed: oneshot::Receiver<()>) {
    let app = loop {
        match App::open(settings.clone(), clock.clone()).await {
            Err(error) if error.to_string().contains("in use") => tokio::task::yield_now().await,
            opened => break opened.unwrap(),
        }
    };
    ready.send(()).unwrap();
    tokio::select! {
        ran = app.run(CancellationToken::new()) => ran.unwrap(),
        _ = killed => {}
    }
}
