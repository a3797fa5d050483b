//! How few taps everything takes that people do every day: one table, walked. START counts as one, and so does a
//! command behind the counter.

use okoshko::desk::seed::Example;
use okoshko_dialogues::press::Press;
use okoshko_dialogues::start::Payload;
use okoshko_domain::catalog::Who;
use okoshko_domain::people::Lang;
use okoshko_domain::policy::Approve;

use crate::salon::{MONDAY, Salon, Visitor, quiet, story_in};

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;

/// What stood before, and who walks.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Before {
    /// A new client, who has a link to this.
    New(Link),
    /// A new client of a studio that wants phones.
    Phone,
    /// A client who was here, at home.
    Returning,
    /// A client whose visit was booked just now.
    Booked,
    /// A client who called it off just now.
    Cancelled,
    /// A client who is reminded.
    Reminded,
    /// A client who is offered other times.
    Offered,
    /// A client whose specialist is ill.
    Away,
    /// A specialist in the morning, with a visit at 15:00.
    Day,
    /// A specialist at the end of that visit.
    Evening,
    /// A specialist who is asked for a yes.
    Asked,
    /// An owner in the morning.
    Owner,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Link {
    Studio,
    Service,
    Slot,
}

/// A journey: its name, how many taps it takes, what was before, the way, and how the last screen begins.
struct Journey(&'static str, u32, Before, &'static [&'static str], &'static str);

const NEW: Before = Before::New(Link::Studio);
const BOOKED: &str = "✅ Записали вас";

const CLIENTS: &[Journey] = &[
    Journey("new client, studio link", 4, NEW, &["START", "Окрашивание", "15:00", "✅"], BOOKED),
    Journey("the same with a specialist", 5, NEW, &["START", "Стрижка", "Анна", "1.t.", "✅"], BOOKED),
    Journey("link to a service", 3, Before::New(Link::Service), &["START", "15:00", "✅"], BOOKED),
    Journey("link to a slot", 2, Before::New(Link::Slot), &["START", "✅"], BOOKED),
    Journey("returning client", 2, Before::Returning, &["🔁", "✅"], BOOKED),
    Journey(
        "another date",
        4 + 2,
        NEW,
        &["START", "Окрашивание", "📅 Другая дата", "27", "15:00", "✅"],
        "✅ Записали вас: Пт 27 ноя, 15:00",
    ),
    Journey(
        "another month",
        4 + 3,
        NEW,
        &["START", "Окрашивание", "📅 Другая дата", "›", "8", "15:00", "✅"],
        "✅ Записали вас: Вт 8 дек, 15:00",
    ),
    Journey(
        "a phone, once",
        4 + 1,
        Before::Phone,
        &["START", "Окрашивание", "15:00", "✅", "📞 Отправить мой номер"],
        BOOKED,
    ),
    Journey("I will come", 1, Before::Reminded, &["✅ Приду"], "📅 Ср 25 ноя, 15:00"),
    Journey(
        "move",
        3,
        Before::Booked,
        &["↔ Перенести", "15:30", "✅ Перенести"],
        "↔ Перенесли: Пн 23 ноя, 15:30",
    ),
    Journey("cancel", 2, Before::Booked, &["✖ Отменить запись", "✖ Да, отменить"], "✖ Запись отменили"),
    Journey("take a cancelling back", 1, Before::Cancelled, &["↩ Вернуть запись"], BOOKED),
    Journey("take a proposed time", 1, Before::Offered, &["Беру вт 24 ноя 10:00"], BOOKED),
    Journey("another time instead", 1, Before::Away, &["1.oa."], "↔ Перенесли"),
];

const STAFF: &[Journey] = &[
    Journey("today", 1, Before::Day, &["/today"], "📅 Сегодня, пн 23 ноя"),
    Journey("the next day", 1, Before::Day, &["- /today", "Завтра ›"], "📅 Вт 24 ноя"),
    Journey("came", 2, Before::Evening, &["- /today", "15:00 Катя", "✅"], "📅 Пн 23 ноя, 15:00"),
    Journey(
        "add a client by hand",
        4,
        Before::Day,
        &["- /today", "+ 10:00", "Стрижка", "Катя", "✅ Записать"],
        "📅 Пн 23 ноя, 10:00",
    ),
    Journey("block time", 3, Before::Day, &["- /today", "+ 10:00", "⛔ Занять", "30 минут"], "📅 Сегодня"),
    Journey("day off", 3, Before::Day, &["/off", "25", "✅ Закрыть день"], "✅ Закрыли ср 25 ноя"),
    Journey(
        "vacation",
        4,
        Before::Day,
        &["/off", "25", "27", "✅ Закрыть дни"],
        "✅ Закрыли ср 25 ноя – пт 27 ноя",
    ),
    Journey(
        "ill today",
        2,
        Before::Day,
        &["- /today", "🤒", "✅ Закрыть и написать"],
        "🤒 Анна болеет: ответили 0 из 1",
    ),
    Journey("accept a request", 1, Before::Asked, &["✅ Принять"], "✅ Приняли: Пн 23 ноя, 15:00"),
    Journey("decline a request", 1, Before::Asked, &["✖ Отклонить"], "✖ Отклонили заявку"),
    Journey(
        "propose another time",
        3,
        Before::Asked,
        &["↔ Другое время", "Завтра 10:00", "✅ Отправить: 1"],
        "📅 Пн 23 ноя, 15:00",
    ),
    Journey(
        "propose three other times",
        5,
        Before::Asked,
        &["↔ Другое время", "Сегодня 10:00", "Завтра 10:00", "Ср 25 ноя 10:00", "✅ Отправить: 3"],
        "📅 Пн 23 ноя, 15:00",
    ),
    Journey("a price", 4, Before::Owner, &["/services", "Окрашивание", "Цена", "write 5000"], "Сохранили"),
    Journey(
        "a price taken back",
        1,
        Before::Owner,
        &["- /services", "- Окрашивание", "- Цена", "- write 5000", "↩ Вернуть прежнюю"],
        "Окрашивание",
    ),
];

fn example(before: Before) -> Example {
    let mut example = quiet(Lang::Ru);
    if before == Before::Asked {
        example.studio.policy.approves = Approve::Everybody;
    }
    example
}

/// Moves the clock to a time from Monday, 23 November, and lets everybody work.
async fn at(salon: &Salon, days: i64, hour: i64) {
    salon.clock.advance(MONDAY.0 + (days * DAY + (hour - 9) * HOUR) * 60 - salon.clock.now().0);
    salon.ring().await;
}

/// What is before the first tap.
async fn set(salon: &Salon, before: Before, katya: &Visitor<'_>, anna: &Visitor<'_>) {
    let colour = async || {
        katya.books("Окрашивание", "15:00").await;
    };
    match before {
        Before::New(_) => {}
        Before::Phone => salon.change("update studio set ask_phone = 'required'").await,
        Before::Returning => {
            colour().await;
            salon.pass(14 * DAY);
            katya.start("").await;
        }
        Before::Booked | Before::Day | Before::Asked | Before::Owner => colour().await,
        Before::Cancelled => {
            colour().await;
            katya.taps("✖ Отменить запись").await.taps("✖ Да, отменить").await;
        }
        Before::Reminded => {
            salon.change("update reminder set archived_at = null").await;
            let (service, who) = (salon.seeded.services[0], Who::One(salon.seeded.specialists[0]));
            let press = Press::Slot { service, who, start: MONDAY.plus_min(2 * DAY + 6 * HOUR) };
            katya.start("").await.sneaks(press).await.taps("✅").await;
            at(salon, 1, 18).await;
        }
        Before::Offered => {
            colour().await;
            anna.says("/today").await.taps("15:00 Катя").await.taps("↔ Предложить время").await;
            anna.taps("Завтра").await.taps("10:00").await.taps("✅ Отправить: 1").await;
        }
        Before::Away => {
            colour().await;
            anna.says("/sick").await.taps("✅ Закрыть и написать").await;
        }
        Before::Evening => {
            colour().await;
            at(salon, 0, 18).await;
        }
    }
}

fn payload(salon: &Salon, link: Link) -> String {
    let (service, specialist) = (salon.seeded.services[1], salon.seeded.specialists[0]);
    match link {
        Link::Studio => String::new(),
        Link::Service => Payload::Service(service).text().unwrap(),
        Link::Slot => {
            let start = MONDAY.plus_min(6 * HOUR);
            Payload::Slot { service, specialist, start }.text().unwrap()
        }
    }
}

/// One step; what begins with `-` was before and does not count.
async fn step(salon: &Salon, before: Before, walker: &Visitor<'_>, step: &str) {
    match step.strip_prefix("write ") {
        Some(words) => walker.says(words).await,
        None if step == "START" => {
            let link = if let Before::New(link) = before { link } else { Link::Studio };
            walker.start(&payload(salon, link)).await
        }
        None if step.starts_with("1.") => {
            walker.taps_first(step).await;
            walker
        }
        None if step.starts_with('/') => walker.says(step).await,
        // A time in the row of its day.
        None if walker.person.press(step).is_err() => {
            let no_such = || panic!("no {step} on:\n{}", walker.screen());
            let (day, time) = step.rsplit_once(' ').unwrap_or_else(no_such);
            let rows = walker.newest().buttons;
            let row = rows
                .iter()
                .find(|row| row[0].text == day)
                .unwrap_or_else(|| panic!("no {step} on:\n{}", walker.screen()));
            let data = row.iter().find(|button| button.text.ends_with(time)).unwrap().data.clone().unwrap();
            walker.forges(walker.newest().id, &data).await
        }
        None => walker.looks().await,
    };
}

async fn walk(journeys: &[Journey]) -> Vec<String> {
    let mut wrong = Vec::new();
    for Journey(name, taps, before, way, end) in journeys {
        story_in(example(*before), async |salon| {
            let (anna, katya) = (salon.anna().await, salon.visitor("Катя"));
            set(salon, *before, &katya, &anna).await;
            let owner = if *before == Before::Owner { Some(salon.owner().await) } else { None };
            let walker = match before {
                Before::Owner => owner.as_ref().unwrap(),
                Before::Day | Before::Evening | Before::Asked => &anna,
                _ => &katya,
            };
            let mut counted = 0;
            for name in *way {
                step(salon, *before, walker, name.trim_start_matches("- ")).await;
                counted += u32::from(!name.starts_with("- "));
            }
            let shown = walker
                .person
                .messages()
                .iter()
                .any(|message| message.from_bot && message.text.replace('\u{2060}', "").starts_with(end));
            if !shown || counted != *taps {
                wrong.push(format!("{name}: {counted} taps, not {taps}; {}", walker.screen()));
            }
        })
        .await;
    }
    wrong
}

#[tokio::test]
async fn what_clients_do_takes_so_many_taps() {
    let wrong = walk(CLIENTS).await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[tokio::test]
async fn what_staff_do_takes_so_many_taps() {
    let wrong = walk(STAFF).await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
