//! Forgers, flooders, blockers, groups, and people with the strangest names: nobody breaks anything.

use okoshko_dialogues::press::{List, Part, Press};
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::{BookingId, CategoryId, ServiceId, SpecialistId, StudioId};
use okoshko_domain::people::Lang;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Month};
use serde_json::Value;

use crate::salon::{Salon, hasty_story_in, quiet, story, story_in};

const COLOUR: &str = "Окрашивание";
const HOME: &str = "Студия «Лён»";

/// The ends of what a press can carry, on rows that are there and on rows that are not.
fn extremes(service: ServiceId, specialist: SpecialistId) -> Vec<Press> {
    let mut presses = Vec::new();
    for service in [service, ServiceId(0), ServiceId(i64::MAX)] {
        for who in [Who::Any, Who::One(specialist), Who::One(SpecialistId(i64::MAX))] {
            for day in [0, 1, 20_000, 2_000_000, i32::MAX].map(LocalDay) {
                presses.push(Press::Day { service, who, day, part: Part::Evening, page: u16::MAX });
            }
            for month in [0, 683, 20_000, i32::MAX].map(Month) {
                presses.push(Press::Month { service, who, month });
            }
            for minutes in [0, 1, 30_000_000, i64::MAX / 60] {
                presses.push(Press::Slot { service, who, start: Timestamp::from_minutes(minutes) });
            }
            presses.push(Press::Times { service, who, part: Part::Morning, page: u16::MAX });
        }
    }
    for id in [0, 1, i64::MAX] {
        let (booking, studio) = (BookingId(id), StudioId(id));
        presses.extend([
            Press::Visit(booking),
            Press::AskCancel(booking),
            Press::Cancel(booking),
            Press::Drop(booking),
            Press::Confirm { hold: booking, who: Who::Any },
            Press::Confirm { hold: booking, who: Who::One(SpecialistId(id)) },
            Press::Visits(List::Past, Some(booking)),
            Press::Visits(List::Upcoming, Some(booking)),
            Press::Home(Some(studio)),
            Press::HomeBelow(Some(studio)),
            Press::Catalog(studio),
            Press::Category { studio, category: CategoryId(id), page: u16::MAX },
        ]);
    }
    presses
}

#[tokio::test]
async fn forged_presses_are_answered_and_change_nothing() {
    hasty_story_in(quiet(Lang::Ru), async |salon| {
        let katya = salon.visitor("Катя");
        katya.start("").await;
        for press in extremes(salon.seeded.services[1], salon.seeded.specialists[0]) {
            katya.sneaks(press).await;
            assert_eq!(katya.person.waiting(), 0, "{press:?}");
            assert!(!katya.newest().buttons.is_empty(), "{press:?} leads to a dead end:\n{}", katya.screen());
        }
        let long = "я".repeat(10_000);
        for data in [
            "",
            " ",
            "1",
            "1.",
            "..",
            "1..",
            "1.t.-1.0.1",
            "2.w.1",
            "\u{0}\u{1}",
            "1.😀",
            "🙈",
            "null",
            &long,
        ] {
            katya.forges(katya.newest().id, data).await;
            assert_eq!(katya.toast(), "Кнопка устарела, вот свежий экран", "{data:?}");
            assert!(katya.screen().starts_with(HOME), "{data:?}");
        }
        assert_eq!(salon.count("select count(*) from booking where status <> 'released'").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_clients_name_reaches_the_specialist_as_plain_text() {
    story(async |salon| {
        let anna = salon.anna().await;
        let long = "Ж".repeat(10_000);
        for (name, shown) in [
            ("<b>Катя</b> & \"Ко\"", "👤 <b>Катя</b> & \"Ко\""),
            ("</a>&lt;i&gt; &amp;", "👤 </a>&lt;i&gt; &amp;"),
            ("{ $name } { -term }", "👤 { $name } { -term }"),
            ("👩🏽‍🎨🦄", "👤 👩🏽‍🎨🦄"),
            ("נועה כהן", "👤 \u{2068}נועה כהן\u{2069}"),
            ("\u{202e}обманщик", "👤 обманщик"),
            ("Катя\nЛи\t!", "👤 Катя Ли !"),
            ("\u{2800}\u{200b} \u{3164}", "👤 Без имени"),
            (&long, &format!("👤 {}", "Ж".repeat(64))),
        ] {
            let katya = salon.visitor(name);
            katya.books(COLOUR, "15:00").await;
            let told = anna.newest().text;
            assert_eq!(told.lines().last().unwrap(), shown, "{name:.30}");
            assert!(told.starts_with("📅 Новая запись: Пн 23 ноя, 15:00"), "{told}");
            katya.taps("✖ Отменить запись").await.taps("Да, отменить").await;
            salon.pass(1);
            salon.ring().await;
        }
    })
    .await;
}

#[tokio::test]
async fn an_owners_strangest_names_fit_every_screen() {
    let mut odd = quiet(Lang::Ru);
    odd.studio.name = format!("<Лён> & \"Ко\" {}", "очень длинное имя ".repeat(20));
    odd.studio.address = "<a href=\"tg://x\">тут</a>\n& там".to_owned();
    odd.studio.privacy_url = "https://len.example/?a=1&b=\"<2>\"".to_owned();
    odd.categories[0].0 = "$x </b> -term".to_owned();
    odd.categories[0].1[0].name = "С".repeat(300);
    odd.categories[0].1[1].name = "\u{202e}<i>Цвет</i> & \u{5e9}\u{5dc}\u{5d5}\u{5dd}".to_owned();
    odd.specialists[0].name = "👩🏽‍🎨".repeat(40);
    odd.specialists[1].name = "\u{200b}".to_owned();
    story_in(odd, async |salon| {
        let (katya, service) = (salon.visitor("Катя"), salon.seeded.services[0]);
        let times = |who| Press::Times { service, who, part: Part::All, page: 0 };
        katya.start("").await.sneaks(times(Who::Any)).await;
        katya.taps("📅 Другая дата").await.taps("27").await.taps("10:00").await.taps("✅").await;
        katya.taps("📒 Мои записи").await.taps_first("1.b.").await;
        katya.taps("✖ Отменить запись").await.taps("Да, отменить").await;
        for specialist in &salon.seeded.specialists {
            katya.start("").await.sneaks(times(Who::One(*specialist))).await;
            katya.start(&format!("1m{specialist}")).await;
        }
        let colour = salon.seeded.services[1];
        katya.sneaks(Press::Times { service: colour, who: Who::Any, part: Part::All, page: 0 }).await;
        assert!(katya.screen().starts_with("\u{2068}<i>Цвет</i> & שלום\u{2069} · "), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn updates_that_make_no_sense_stop_nobody() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.start("").await;
        let chat = format!(r#"{{"id":{},"type":"private","first_name":"К"}}"#, katya.person.id);
        let heard = katya.heard();
        salon.excuse("query is too old and response timeout expired or query ID is invalid"); // There was no such query.
        let kinds = [
            r#""poll":{"id":"1","question":"?","options":[]}"#.to_owned(),
            r#""something_new":{"a":[1,2,{"b":null}]}"#.to_owned(),
            r#""message":null"#.to_owned(),
            r#""message":"?""#.to_owned(),
            r#""message":{}"#.to_owned(),
            format!(r#""message":{{"message_id":1,"date":1,"chat":{chat},"text":"/start"}}"#),
            format!(r#""message":{{"message_id":1,"date":1,"chat":{chat}}}"#),
            format!(r#""message":{{"message_id":99999999999999999999,"date":1,"chat":{chat},"text":"x"}}"#),
            format!(r#""message":{{"message_id":1,"date":-99999999999999,"chat":{chat},"text":"x"}}"#),
            r#""message":{"message_id":1,"date":1,"chat":{"id":1e300,"type":"private"},"text":"x"}"#.to_owned(),
            r#""channel_post":{"message_id":1,"date":1,"chat":{"id":-100123,"type":"channel","title":"C"},"text":"/start"}"#.to_owned(),
            r#""edited_channel_post":{"message_id":1,"date":1,"chat":{"id":-100123,"type":"channel","title":"C"},"text":"/start"}"#.to_owned(),
            r#""inline_query":{"id":"1","from":{"id":5,"is_bot":false,"first_name":"x"},"query":"","offset":""}"#.to_owned(),
            r#""inline_query":{"from":{"id":5}}"#.to_owned(),
            r#""callback_query":{"id":"1"}"#.to_owned(),
            r#""my_chat_member":{"chat":{"id":-5,"type":"group","title":"G"}}"#.to_owned(),
            r#""message":{"message_id":1,"date":1,"chat":{"id":7,"type":"a_new_kind"},"text":"/start"}"#.to_owned(),
        ];
        for kind in &kinds {
            salon.emulator.push_raw(&format!("{{\"update_id\":{{update_id}},{kind}}}"));
        }
        for nameless in [r#"{"message":{}}"#, "{}", r#"{"update_id":"x"}"#, r#"{"update_id":null}"#, "[]", "7"] {
            salon.emulator.push_raw(nameless);
        }
        salon.emulator.push_raw(r#"{"update_id":{update_id}}"#);
        salon.settle().await;
        assert_eq!(katya.heard(), heard, "{}", katya.screen());
        katya.taps(COLOUR).await;
        assert!(katya.screen().starts_with(COLOUR), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn who_floods_is_asked_once_to_wait_and_nobody_else_notices() {
    story(async |salon| {
        let (katya, boris) = (salon.visitor("Катя"), salon.visitor("Борис"));
        for _ in 0..1_000 {
            katya.person.say("/start");
        }
        boris.start("").await.taps(COLOUR).await.taps("15:00").await.taps("✅").await;
        assert!(boris.screen().starts_with("✅ Записали вас"), "{}", boris.screen());
        assert_eq!(katya.heard(), 60 + 1);
        let pause =
            "Слишком много сообщений и нажатий подряд, последние не сработали. Подождите, пожалуйста, минуту";
        assert_eq!(katya.screen(), pause);

        let open = katya.person.messages().into_iter().rev().find(|one| !one.buttons.is_empty()).unwrap();
        for _ in 0..20 {
            katya.forges(open.id, "1.l").await;
            assert_eq!(katya.toast(), pause);
        }
        assert_eq!(katya.heard(), 60 + 1);
        salon.pass(1);
        katya.taps(COLOUR).await;
        assert!(katya.find("1.t.").is_some(), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn who_floods_is_asked_to_wait_in_the_language_they_chose() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.start("").await.taps("🌐 Язык").await.taps("English").await;
        for _ in 0..100 {
            katya.person.say("/help");
        }
        salon.settle().await;
        assert!(katya.screen().starts_with("That was a lot at once"), "{}", katya.screen());
    })
    .await;
}

/// What the bot wrote into a chat that is no person's.
fn said_in(salon: &Salon, chat: i64) -> Vec<Value> {
    let calls = salon.emulator.calls().into_iter();
    calls.filter(|call| call.chat_id == Some(chat)).map(|call| call.parameters).collect()
}

#[tokio::test]
async fn in_a_group_a_command_is_asked_into_private_and_talk_is_left_alone() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        let group = salon.emulator.group("Соседи");
        for talk in ["всем привет", "отмена", "стоп", "/start@other_bot", "запишите меня", "1.h.1"]
        {
            katya.person.say_in(group, talk);
            salon.settle().await;
            assert_eq!(said_in(salon, group).len(), 0, "{talk}");
        }
        for (number, command) in ["/start", "/book@studio_bot", "/nothing"].into_iter().enumerate() {
            katya.person.say_in(group, command);
            salon.settle().await;
            let said = said_in(salon, group);
            assert_eq!(said.len(), number + 1, "{command}");
            let last = said.last().unwrap().to_string();
            assert!(last.contains("Записываем в личном чате"), "{last}");
            assert!(last.contains("https://t.me/studio_bot?start=\""), "{last}");
        }
        for (command, start) in
            [("/start 1m7", "1m7"), ("/start@studio_bot 1m7", "1m7"), ("/start a&b", ""), ("/book 1m7", "")]
        {
            katya.person.say_in(group, command);
            salon.settle().await;
            let last = said_in(salon, group).last().unwrap().to_string();
            assert!(last.contains(&format!("https://t.me/studio_bot?start={start}\"")), "{last}");
        }
        assert_eq!(katya.heard(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_press_in_a_group_is_asked_into_private_and_does_nothing() {
    story(async |salon| {
        salon.excuse("query is too old"); // The emulator has no buttons in groups.
        let (katya, boris) = (salon.visitor("Катя"), salon.visitor("Борис"));
        let group = salon.emulator.group("Соседи");
        boris.books(COLOUR, "15:00").await;
        let heard = boris.heard();
        for data in ["1.z.1", "1.b.1", "1.h.0", "?"] {
            for message in [
                format!(r#","message":{{"message_id":5,"date":1,"chat":{{"id":{group},"type":"supergroup","title":"С"}},"text":"?"}}"#),
                r#","inline_message_id":"AAA""#.to_owned(),
            ] {
                let from = format!(r#"{{"id":{},"is_bot":false,"first_name":"Б","language_code":"ru"}}"#, boris.person.id);
                salon.emulator.push_raw(&format!(
                    r#"{{"update_id":{{update_id}},"callback_query":{{"id":"9","from":{from}{message},"chat_instance":"1","data":"{data}"}}}}"#
                ));
                salon.settle().await;
            }
        }
        let calls = salon.emulator.calls();
        let answers = calls.iter().filter(|call| {
            call.method == "answerCallbackQuery"
                && call.parameters["text"] == "Записываем в личном чате. Продолжим там?"
        });
        assert_eq!(answers.count(), 8);
        assert_eq!((boris.heard(), katya.heard()), (heard, 0));
        assert_eq!(said_in(salon, group).len(), 0);
        assert_eq!(salon.count("select count(*) from booking where status = 'booked'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn who_blocks_the_bot_and_returns_finds_everything_in_place() {
    story(async |salon| {
        salon.excuse("bot was blocked by the user");
        let katya = salon.visitor("Катя");
        katya.books(COLOUR, "15:00").await.taps("📒 Мои записи").await;
        let list = katya.newest();
        katya.person.press_data(list.id, "1.b.1");
        katya.person.block(); // Before the press is answered.
        salon.settle().await;
        assert_eq!(salon.count("select count(*) from chat where unreachable_at is not null").await, 1);
        katya.start("").await;
        assert!(katya.screen().starts_with(HOME), "{}", katya.screen());
        assert_eq!(salon.count("select count(*) from chat where unreachable_at is not null").await, 0);
        katya.taps("📒 Мои записи").await.taps(COLOUR).await;
        assert!(katya.screen().contains("✅ Вы записаны"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn a_specialist_who_blocked_the_bot_is_booked_all_the_same() {
    story(async |salon| {
        let (anna, katya) = (salon.anna().await, salon.visitor("Катя"));
        anna.person.block();
        salon.settle().await;
        katya.books(COLOUR, "15:00").await;
        assert!(katya.screen().starts_with("✅ Записали вас"), "{}", katya.screen());
        anna.start("").await;
        assert!(!anna.reads().contains("Новая запись"), "{}", anna.screen());
        katya.taps("✖ Отменить запись").await.taps("Да, отменить").await;
        salon.pass(1);
        salon.ring().await;
        assert!(anna.screen().starts_with("✖ Клиент отменил: Пн 23 ноя, 15:00"), "{}", anna.screen());
    })
    .await;
}
