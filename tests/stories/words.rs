//! What people type and send instead of pressing: words, commands, stickers; and in which language we answer.

use insta::assert_snapshot;
use okoshko_dialogues::press::Press;
use okoshko_dialogues::start::Payload;
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::CategoryId;
use okoshko_emulator::{Content, Person};

use crate::salon::{MONDAY, PATIENCE, Salon, Visitor, story};

const COLOUR: &str = "Окрашивание";
const HINT: &str = "Выберите, пожалуйста, кнопкой ниже\n\n";
const HOME: &str = "Студия «Лён»";

/// Whether another client could hold the slot that Katya wanted.
async fn is_free(salon: &Salon, boris: &Visitor<'_>) -> bool {
    let (service, who) = (salon.seeded.services[1], Who::Any);
    boris.sneaks(Press::Slot { service, who, start: MONDAY.plus_min(6 * 60) }).await;
    let free = boris.screen().starts_with("Всё верно?");
    boris.says("/cancel").await;
    free
}

#[tokio::test]
async fn words_that_cancel_free_a_held_slot_at_once() {
    story(async |salon| {
        let boris = salon.visitor("Борис");
        boris.start("").await;
        for (number, word) in [
            "отмена",
            "стоп",
            "cancel",
            "stop",
            "Отмена!",
            "СТОП",
            "/cancel",
            "/start",
            "/CANCEL@studio_bot",
            "не надо",
        ]
        .into_iter()
        .enumerate()
        {
            let katya = salon.visitor(&format!("Катя {number}"));
            katya.holds(COLOUR, "15:00").await;
            assert!(!is_free(salon, &boris).await, "{word}: it was never held");
            katya.says(word).await;
            assert!(is_free(salon, &boris).await, "{word}:\n{}", katya.screen());
            assert!(katya.screen().contains(HOME), "{word}:\n{}", katya.screen());
            let said = katya.screen().starts_with("Хорошо, записывать не стали\n\n");
            assert_eq!(said, word != "/start", "{word}:\n{}", katya.screen());
            salon.pass(1);
        }
    })
    .await;
}

#[tokio::test]
async fn the_same_words_free_a_slot_from_any_other_screen() {
    story(async |salon| {
        let (katya, boris) = (salon.visitor("Катя"), salon.visitor("Борис"));
        boris.start("").await;
        for elsewhere in ["/my", "/lang", "/help"] {
            katya.holds(COLOUR, "15:00").await.says(elsewhere).await;
            assert!(!is_free(salon, &boris).await, "{elsewhere} lets go of the slot");
            katya.says("стоп").await;
            assert!(is_free(salon, &boris).await, "{elsewhere}:\n{}", katya.screen());
            assert!(katya.screen().contains(HOME), "{elsewhere}:\n{}", katya.screen());
        }
    })
    .await;
}

#[tokio::test]
async fn every_command_has_its_screen_whatever_was_there_before() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        for (typed, screen) in [
            ("/book", HOME),
            ("/my", "📒 Ваши записи"),
            ("/lang", "🌐 Выберите язык"),
            ("/help", "Здесь можно записаться на визит"),
            ("/cancel", HOME),
            ("Мои записи", "📒 Ваши записи"),
            ("помощь!", "Здесь можно записаться на визит"),
            ("привет", HOME),
            ("my bookings", "📒 Ваши записи"),
            ("Language", "🌐 Выберите язык"),
        ] {
            let heard = katya.heard();
            katya.says(typed).await;
            assert!(katya.screen().starts_with(screen), "{typed}:\n{}", katya.screen());
            assert_eq!(katya.heard(), heard + 1, "{typed}");
            let open = katya.person.messages().iter().filter(|message| !message.buttons.is_empty()).count();
            assert_eq!(open, 1, "{typed} leaves an old keyboard");
        }
        assert_snapshot!("help", katya.says("/help").await.screen());
    })
    .await;
}

/// Leads somebody who is booked from START to a screen.
async fn leads(salon: &Salon, katya: &Visitor<'_>, screen: &str) {
    let studio = salon.seeded.studio;
    katya.start("").await;
    let taps: &[&str] = match screen {
        "times" => &["Стрижка"],
        "times of an evening" => &["Стрижка", "🌙 Вечер", "Анна"],
        "day" => &["Стрижка", "Завтра"],
        "month" => &["Стрижка", "📅 Другая дата"],
        "month, after a day that is shut" => &["Стрижка", "📅 Другая дата", "·"],
        "month, after a label" => &["Стрижка", "📅 Другая дата", "Ноябрь 2026"],
        "check" => &[COLOUR, "10:00"],
        "visits" => &["📒 Мои записи"],
        "past visits" => &["📒 Мои записи", "Прошлые записи"],
        "card" => &["📒 Мои записи", COLOUR],
        "really cancel" => &["📒 Мои записи", COLOUR, "✖ Отменить запись"],
        "languages" => &["🌐 Язык"],
        _ => &[],
    };
    for label in taps {
        katya.taps(label).await;
    }
    match screen {
        "catalog" => drop(katya.sneaks(Press::Catalog(studio)).await),
        "category" => drop(katya.sneaks(Press::Category { studio, category: CategoryId(2), page: 0 }).await),
        "help" => drop(katya.sneaks(Press::Help).await),
        "specialist" => {
            katya.start(&Payload::Specialist(salon.seeded.specialists[2]).text().unwrap()).await;
        }
        _ => {}
    }
}

#[tokio::test]
async fn what_is_not_understood_gets_one_hint_and_the_same_screen_below() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.books(COLOUR, "15:00").await;
        for screen in [
            "home",
            "times",
            "times of an evening",
            "day",
            "month",
            "month, after a day that is shut",
            "month, after a label",
            "check",
            "visits",
            "past visits",
            "card",
            "really cancel",
            "languages",
            "catalog",
            "category",
            "help",
            "specialist",
        ] {
            leads(salon, &katya, screen).await;
            let before = katya.newest();
            let text = before.text.clone();
            let heard = katya.heard();
            katya.says("а в пятницу после пяти у вас можно?").await;
            assert_eq!(katya.heard(), heard + 1, "{screen}");
            let after = katya.newest();
            assert_eq!(after.text, format!("{HINT}{text}"), "{screen}");
            assert_eq!(after.buttons, before.buttons, "{screen}");
            let messages = katya.person.messages();
            let old = messages.iter().find(|message| message.id == before.id).unwrap();
            assert!(old.buttons.is_empty(), "{screen}: the old keyboard stays");
            assert_eq!(old.text, text, "{screen}");
            salon.pass(1);
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_no_text_is_answered_like_words() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.holds(COLOUR, "15:00").await;
        let text = katya.newest().text;
        for what in [Content::Sticker, Content::Photo, Content::Voice, Content::Location, Content::Contact] {
            let heard = katya.heard();
            katya.sends(what).await;
            assert_eq!(katya.newest().text, format!("{HINT}{text}"), "{what:?}");
            assert_eq!(katya.heard(), heard + 1, "{what:?}");
        }
        katya.says("/nothing").await.says("/").await.says(&"я".repeat(4_000)).await;
        assert_eq!(katya.newest().text, format!("{HINT}{text}"));
        katya.taps("✅").await;
        assert!(katya.screen().starts_with("✅ Записали вас"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn words_after_a_fact_leave_it_and_lead_on() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.books(COLOUR, "15:00").await;
        let fact = katya.newest();
        katya.says("спасибо").await;
        assert!(katya.screen().starts_with(&format!("{HINT}{HOME}")), "{}", katya.screen());
        assert_eq!(katya.heard(), 2);
        let kept = katya.person.messages().into_iter().find(|message| message.id == fact.id).unwrap();
        assert_eq!((kept.text, kept.buttons), (fact.text, fact.buttons));
    })
    .await;
}

#[tokio::test]
async fn edited_messages_are_nobodys_business() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.holds(COLOUR, "15:00").await;
        let screen = katya.screen();
        let own = katya.person.messages().iter().find(|message| !message.from_bot).unwrap().id;
        for text in ["/cancel", "стоп", "/start 1m1", "что-то"] {
            katya.person.edit_own(own, text);
            salon.settle().await;
            assert_eq!((katya.screen(), katya.heard()), (screen.clone(), 1), "{text}");
        }
    })
    .await;
}

#[tokio::test]
async fn telegram_tells_the_language() {
    story(async |salon| {
        for (code, question) in [
            ("ru", "На что вас записать?"),
            ("en", "What would you like to book?"),
            ("de", "What would you like to book?"),
            ("be", "На что вас записать?"),
            ("", "На что вас записать?"),
        ] {
            let visitor = salon.visitor_speaking("Кто-то", code);
            visitor.start("").await;
            assert!(visitor.screen().contains(question), "{code}:\n{}", visitor.screen());
        }
    })
    .await;
}

#[tokio::test]
async fn the_language_is_switched_there_and_back_and_stays() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.start("").await.taps("🌐 Язык").await;
        assert_snapshot!("languages", katya.screen());
        katya.taps("English").await;
        assert_eq!(katya.toast(), "We speak English now");
        for said in ["/start", "/book", "whatever"] {
            katya.says(said).await;
            assert!(katya.screen().contains("What would you like to book?"), "{said}:\n{}", katya.screen());
        }
        katya.person.set_language("ru");
        katya.says("/start").await;
        assert!(katya.screen().contains("What would you like to book?"), "{}", katya.screen());
        katya.says("/lang").await.taps("Русский").await;
        assert_eq!(katya.toast(), "Теперь говорим по-русски");
        assert!(katya.screen().contains("На что вас записать?"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn telegram_lists_the_commands_in_each_language() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        let told = |_: &Person| salon.emulator.calls().iter().any(|call| call.method == "setChatMenuButton");
        assert!(katya.person.wait(told, PATIENCE).await, "the bot never introduced itself");
        for code in ["ru", "en", "de"] {
            let listed = salon.emulator.commands(code);
            let listed: Vec<_> = listed.iter().map(|(name, about)| format!("/{name} {about}")).collect();
            assert_snapshot!(format!("commands_{code}"), listed.join("\n"));
        }
    })
    .await;
}
