//! Calendars that follow visits: every screen and remark, and what the calendars say.

use okoshko_dialogues::feed::{Answer, Facts, Of, State, of_client, of_day, on_answer, time_off, title};
use okoshko_dialogues::keepsake::Written;
use okoshko_dialogues::screen::{Arg, Entry, Line, Screen, Toast};
use okoshko_dialogues::{facts, staff, state};
use okoshko_domain::booking::{Booking, Guest, Status};
use okoshko_domain::feed::Mine;
use okoshko_domain::ids::{FeedId, TimeOffId};
use okoshko_domain::people::Lang;
use okoshko_domain::secret::Secret;
use okoshko_domain::time_off::{Kind, TimeOff};
use okoshko_domain::timestamp::Timestamp;

use crate::cast::{ANNA, booking, linen};
use crate::scenes::{Named, behind, draw};
use crate::{at, voice};

const FEED: FeedId = FeedId(1);

pub(crate) fn screens() -> Vec<Named> {
    [Of::Client, Of::Day(ANNA)].into_iter().flat_map(of).chain(entries()).collect()
}

fn of(of: Of) -> Vec<Named> {
    let now = at("2025-11-26", 12, 0);
    let facts = |feeds: &[Mine]| Facts::Own {
        site: Some("https://okoshko.example".into()),
        feeds: feeds.to_vec(),
        works: false,
        serves: false,
        now,
    };
    let working = |serves| match facts(&[]) {
        Facts::Own { site, feeds, now, .. } => Facts::Own { site, feeds, works: true, serves, now },
        Facts::NotOwn => Facts::NotOwn,
    };
    let mine = |seen: Option<Timestamp>, revoked| Mine { id: FEED, revoked, seen };
    let shown = |name: &str, state, facts| {
        let name = format!("calendar, {of:?}, {name}");
        match of {
            Of::Client => draw(&name, &state::State::Feed(state), &facts::Facts::Feed(Box::new(facts))),
            Of::Day(_) => {
                let state = state::State::Staff(staff::State::Feed(state));
                draw(&name, &state, &behind(staff::Facts::Feed(facts)))
            }
        }
    };
    let secret = Secret::parse(&"a".repeat(32));
    let link = |secret| State::Link { of, feed: FEED, secret };
    vec![
        shown("none", State::Card(of), facts(&[])),
        shown("none, of somebody who works", State::Card(of), working(false)),
        shown("none, of a specialist", State::Card(of), working(true)),
        shown("never seen", State::Card(of), facts(&[mine(None, None)])),
        shown("seen", State::Card(of), facts(&[mine(Some(now), None)])),
        shown("link", link(secret), facts(&[mine(None, None)])),
        shown("link after a crash", link(None), facts(&[mine(None, None)])),
        shown("off", State::Off(of, FEED), facts(&[mine(None, Some(now))])),
        shown("off since long", State::Off(of, FEED), facts(&[])),
    ]
}

/// What calendars say, as if it were a screen.
fn entries() -> Vec<Named> {
    let written = Written { changes: 1, at: at("2025-11-26", 11, 0) };
    let guest = Some(Guest { name: "Оля <b>".into(), phone: String::new() });
    let visits = [
        booking(Status::Booked),
        booking(Status::Pending),
        booking(Status::Cancelled),
        Booking { guest, ..booking(Status::Came) },
    ];
    let span = booking(Status::Booked).span;
    let off = |kind, note: &str| TimeOff {
        id: TimeOffId(1),
        specialist: ANNA,
        span,
        kind,
        note: note.to_owned(),
        removed: false,
    };
    let mut entries: Vec<Entry> = Vec::new();
    for visit in &visits {
        entries.push(of_client(visit, &linen(), "studio_bot", written));
        entries.push(of_day(visit, &linen(), written, Lang::Ru));
    }
    let offs = [
        off(Kind::Block, ""),
        off(Kind::DayOff, ""),
        off(Kind::Vacation, "море <b>"),
        off(Kind::Vacation, ""),
    ];
    entries.extend(offs.iter().filter_map(|off| time_off(off, Lang::Ru)));
    assert_eq!(time_off(&off(Kind::Leaving, ""), Lang::Ru), None);
    let words = entries.into_iter().flat_map(|entry| [vec![entry.title], entry.description].concat());
    let names = [title(None), title(Some(("Анна", "Студия «Лён»")))];
    vec![("entries of a calendar".to_owned(), Screen::default().lines(names).lines(words))]
}

pub(crate) fn toasts() -> Vec<Toast> {
    let (client, day) = (Of::Client, Of::Day(ANNA));
    let answers = [
        Answer::Restored(client),
        Answer::Stale(client),
        Answer::TooLate(day),
        Answer::NoSite(client),
        Answer::NoSite(day),
        Answer::NotOwn,
    ];
    answers.into_iter().filter_map(|answer| on_answer(&answer).toast).collect()
}

#[test]
fn a_calendar_names_who_comes_first() {
    let guest = Some(Guest { name: "Оля".into(), phone: String::new() });
    let written = Written { changes: 0, at: Timestamp(0) };
    let entry = of_day(&Booking { guest, ..booking(Status::Booked) }, &linen(), written, Lang::Ru);
    let say = |line: Line| voice(Lang::Ru).plain(&Arg::Line(Box::new(line)));
    assert_eq!(say(entry.title), "Оля · Стрижка");
    assert_eq!(say(title(Some(("Анна", "Лён")))), "Анна · Лён");
}
