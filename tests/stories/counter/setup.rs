//! An owner comes by a link and sets a studio up; takes the example over, or removes it.

use insta::assert_snapshot;
use okoshko_dialogues::press::Press;
use okoshko_dialogues::setup::Press as Own;
use okoshko_dialogues::staff;
use okoshko_dialogues::start::Payload;
use okoshko_domain::city::City;
use okoshko_domain::ids::StudioId;
use okoshko_domain::people::Lang;
use okoshko_domain::secret::Secret;
use okoshko_emulator::Content;

use crate::salon::{Salon, quiet, story, story_in, story_of_nobody};

/// The payload of a link for the owner of one more studio.
async fn link(salon: &Salon) -> String {
    Payload::Claim(salon.desk.owner_link().await.unwrap()).text().unwrap()
}

/// The payload of the link that a start prints.
async fn first_link(salon: &Salon) -> String {
    Payload::Claim(salon.desk.first_owner_link().await.unwrap().unwrap()).text().unwrap()
}

fn press(press: Own) -> Press {
    Press::Staff(staff::Press::Setup(press))
}

#[tokio::test]
async fn an_owner_alone_has_a_studio_in_three_taps_and_two_messages() {
    story_of_nobody(None, async |salon| {
        let olga = salon.visitor("Ольга Лён");
        let payload = first_link(salon).await;
        olga.start(&payload).await;
        assert_snapshot!("name", olga.screen());
        olga.says("Ольга, маникюр").await;
        assert_snapshot!("kind", olga.screen());
        olga.taps("Только я").await;
        assert_snapshot!("city", olga.screen());
        olga.says("казань").await;
        assert_snapshot!("summary", olga.screen());
        olga.taps("✅ Готово").await;
        assert_snapshot!("next", olga.screen());
        assert_eq!(olga.count(), 3, "START, alone, done");
        assert_eq!(salon.count("select count(*) from weekly_hours").await, 5);
        let solo = "select count(*) from studio join staff using (studio_id)
                     where solo and role = 'owner' and specialist_id is not null and currency = 'RUB'
                       and zone = 'Europe/Moscow' and address = 'Казань' and studio.name = 'Ольга, маникюр'";
        assert_eq!(salon.count(solo).await, 1);
        assert!(salon.desk.first_owner_link().await.unwrap().is_none(), "there is an owner");

        let katya = salon.visitor("Катя");
        katya.start("").await;
        assert_snapshot!("home_of_the_new_studio", katya.screen());
        katya.says("/help").await;
        assert!(!katya.reads().to_lowercase().contains("студи"), "{}", katya.reads());
    })
    .await;
}

#[tokio::test]
async fn a_name_that_is_mended_leads_back_to_the_question_that_was_open() {
    story_of_nobody(None, async |salon| {
        let olga = salon.visitor("Ольга");
        olga.start(&first_link(salon).await).await.says("Лен").await;
        olga.taps("Команда").await.taps("‹ Назад").await.taps("Изменить название").await;
        assert_snapshot!("rename", olga.screen());
        olga.says(&"ж".repeat(10_000)).await;
        assert!(olga.reads().contains("до 64 знаков"), "{}", olga.reads());
        olga.taps("‹ Назад").await.taps("Изменить название").await.says("Лён").await;
        assert!(olga.screen().contains("Лён") && olga.screen().contains("[Команда]"), "{}", olga.screen());
        olga.taps("Команда").await;
        assert!(olga.screen().contains("В каком вы городе"), "{}", olga.screen());
        olga.says("екатеринбург").await;
        assert!(olga.screen().contains("почти готово"), "{}", olga.screen());
        let there = "select count(*) from studio where name = 'Лён' and zone = 'Asia/Yekaterinburg'";
        assert_eq!(salon.count(there).await, 1);
    })
    .await;
}

#[tokio::test]
async fn whoever_changes_their_mind_at_the_last_look_is_led_back_to_it() {
    story_of_nobody(None, async |salon| {
        let olga = salon.visitor("Ольга");
        olga.start(&first_link(salon).await).await.says("Лён").await;
        olga.taps("Команда").await.says("омск").await;
        olga.taps("Кто принимает").await;
        assert_snapshot!("kind_again", olga.screen());
        olga.taps("‹ Назад").await;
        assert!(olga.screen().contains("почти готово"), "{}", olga.screen());
        olga.taps("Кто принимает").await.taps("Только я").await;
        assert!(olga.screen().contains("Принимает Ольга"), "{}", olga.screen());
        olga.sneaks(press(Own::AskCity(StudioId(1)))).await;
        olga.taps("‹ Назад").await;
        assert!(olga.screen().contains("почти готово"), "{}", olga.screen());
        let there = "select count(*) from studio where solo and zone = 'Asia/Omsk'";
        assert_eq!(salon.count(there).await, 1);
    })
    .await;
}

#[tokio::test]
async fn an_owner_of_a_team_takes_clients_too() {
    story_of_nobody(None, async |salon| {
        let olga = salon.visitor("Ольга");
        olga.start(&first_link(salon).await).await.says("Лён").await;
        olga.taps("Команда").await.says("Казань").await.taps("✅ Готово").await.taps("🗓 Часы работы").await;
        assert_snapshot!("nobody_works_yet", olga.screen());
        olga.taps_twice("➕ Я тоже принимаю").await;
        assert!(olga.screen().contains("Когда вы обычно работаете"), "{}", olga.screen());
        olga.says("/hours").await;
        assert!(olga.screen().contains("Когда вы обычно работаете"), "not lost: {}", olga.screen());
        olga.taps_first("1.TH.").await;
        olga.taps_first("1.TD.").await;
        olga.says("/hours").await;
        assert!(olga.screen().contains("часы работы"), "{}", olga.screen());
        let she = "select count(*) from staff join specialist using (specialist_id)
                    where role = 'owner' and specialist.name = 'Ольга'";
        assert_eq!(salon.count(she).await, 1);
        assert_eq!(salon.count("select count(*) from specialist").await, 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_typed_wrong_is_asked_again() {
    story_of_nobody(None, async |salon| {
        let olga = salon.visitor("Ольга");
        olga.start(&first_link(salon).await).await;
        olga.says(&"ж".repeat(10_000)).await;
        assert_snapshot!("name_too_long", olga.screen());
        olga.sends(Content::Sticker).await;
        assert!(olga.screen().contains("Как вас назвать"), "{}", olga.screen());
        olga.says("<b>Лён</b> \u{202E}").await;
        assert!(olga.screen().contains("Как вас назвать"), "{}", olga.screen());
        olga.taps("Ольга").await.taps("Команда").await;
        olga.says("Средиземье").await;
        assert_snapshot!("city_unknown", olga.screen());
        olga.says("ново").await;
        assert_snapshot!("city_guessed", olga.screen());
        olga.taps("🕓 Выбрать часовой пояс").await;
        assert_snapshot!("zones", olga.screen());
        olga.taps("Следующие »").await.taps("« Предыдущие").await.taps("‹ Назад").await;
        olga.person.send_location(56.8, 60.6);
        salon.settle().await;
        assert_snapshot!("summary_of_a_team", olga.screen());
        olga.taps("Валюта").await.taps("₸ тенге").await;
        olga.taps("Телефон").await.says("8 917 123-45-67").await;
        olga.taps("Адрес").await.says("ул. Ленина, 1").await;
        olga.taps("Политика данных").await.says("len.example/privacy").await;
        olga.taps("Языки").await.taps("русский").await;
        assert_snapshot!("summary_changed", olga.screen());
    })
    .await;
}

#[tokio::test]
async fn a_link_makes_one_owner_once() {
    story(async |salon| {
        let payload = link(salon).await;
        let (olga, boris) = (salon.visitor("Ольга"), salon.visitor("Борис"));
        olga.start(&payload).await;
        boris.start(&payload).await;
        assert_snapshot!("used", boris.screen());
        olga.start("").await;
        olga.start(&payload).await;
        assert!(
            olga.screen().contains("Как вас назвать"),
            "whoever took it may come again: {}",
            olga.screen()
        );
        olga.taps_twice("Ольга").await;
        assert_eq!(salon.count("select count(*) from studio").await, 2);
        olga.sneaks(press(Own::OwnName)).await;
        assert_eq!(salon.count("select count(*) from studio").await, 2);

        let late = link(salon).await;
        salon.pass(7 * 24 * 60);
        boris.start(&late).await;
        assert!(boris.screen().starts_with("Ссылка устарела"), "{}", boris.screen());
        let forged = Payload::Claim(Secret::from_random([7; 24])).text().unwrap();
        boris.start(&forged).await;
        assert!(boris.screen().starts_with("Такой ссылки нет"), "{}", boris.screen());
        boris.sneaks(press(Own::OwnName)).await;
        assert_eq!(salon.count("select count(*) from studio").await, 2);
    })
    .await;
}

#[tokio::test]
async fn two_studios_on_one_bot_do_not_see_each_other() {
    story(async |salon| {
        let owner = salon.owner().await;
        let boris = salon.visitor("Борис");
        boris.start(&link(salon).await).await;
        boris.taps("Борис").await.taps("Только я").await;
        let other = StudioId(salon.count("select max(studio_id) from studio").await);
        let kazan = City::called("Казань")[0];
        for sneaked in [
            Own::Kind(other, false),
            Own::City(other, kazan),
            Own::Summary(other),
            Own::Finish(other),
            Own::Own(other),
            Own::Remove(other),
        ] {
            owner.sneaks(press(sneaked)).await;
            assert!(!owner.reads().contains("Борис"), "{sneaked:?}: {}", owner.reads());
        }
        for sneaked in [Own::Remove(salon.seeded.studio), Own::Own(salon.seeded.studio)] {
            boris.sneaks(press(sneaked)).await;
            salon.anna().await.sneaks(press(sneaked)).await;
        }
        assert_eq!(salon.count("select count(*) from studio where demo").await, 1);
        assert_eq!(salon.count("select count(*) from studio").await, 2);
    })
    .await;
}

#[tokio::test]
async fn whom_the_settings_name_starts_with_the_setup() {
    story_of_nobody(Some(901), async |salon| {
        assert!(salon.desk.first_owner_link().await.unwrap().is_none());
        let katya = salon.visitor("Катя");
        katya.start("").await;
        assert_snapshot!("nobody_yet", katya.screen());
        let olga = salon.meet(salon.emulator.person_with_id(901, "Ольга", "ru"));
        olga.start("").await;
        assert!(olga.screen().contains("Как вас назвать"), "{}", olga.screen());
        olga.taps("Ольга").await.taps("Только я").await.says("Питер").await.taps("✅ Готово").await;
        olga.start("").await;
        assert!(olga.screen().contains("Запись скоро откроется"), "{}", olga.screen());
        salon.desk.expect_owner(Some(901)).await.unwrap();
        olga.start("").await;
        assert!(olga.screen().contains("Запись скоро откроется"), "{}", olga.screen());
    })
    .await;
}

#[tokio::test]
async fn the_first_link_gives_the_example_that_nobody_owns() {
    story(async |salon| {
        let old = first_link(salon).await;
        let payload = first_link(salon).await;
        let olga = salon.visitor("Ольга");
        olga.start(&old).await;
        assert!(olga.screen().starts_with("Ссылка устарела"), "{}", olga.screen());
        olga.start(&payload).await;
        assert_snapshot!("next_of_the_example", olga.screen());
        assert!(salon.desk.first_owner_link().await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn the_example_becomes_ones_own() {
    story_in(okoshko::example::studio(Lang::Ru), async |salon| {
        let owner = salon.owner().await;
        let katya = salon.visitor("Катя");
        katya.start("").await.taps("Педикюр").await.taps_first("1.t.").await;
        katya.taps("✅ Записаться").await;
        owner.says("/add завтра 15:00 стрижка Галина").await.taps_first("1.Aw.").await;
        owner.says("/settings").await;
        assert_snapshot!("settings_of_the_example", owner.screen());
        owner.taps("Сделать моим").await;
        assert_snapshot!("ask_to_own", owner.screen());
        owner.taps("✅ Да, сделать моим").await;
        assert_snapshot!("owned", owner.screen());
        assert_eq!(salon.count("select count(*) from booking").await, 2, "Katya is real, and so is Galina");
        assert_eq!(salon.count("select count(*) from client").await, 2);
        assert_eq!(salon.count("select count(*) from service").await, 8);
        owner.sneaks(press(Own::Remove(salon.seeded.studio))).await;
        assert!(owner.toast().contains("не пример"), "{}", owner.toast());
        assert_eq!(salon.count("select count(*) from studio").await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_example_goes_without_a_trace() {
    story_in(okoshko::example::studio(Lang::Ru), async |salon| {
        let owner = salon.owner().await;
        let katya = salon.visitor("Катя");
        katya.start("").await.taps("Педикюр").await.taps_first("1.t.").await;
        katya.taps("✅ Записаться").await;
        let (card, _) = katya.find("1.a.").unwrap();
        owner.says("/settings").await.taps("Убрать пример").await;
        assert_snapshot!("ask_to_remove", owner.screen());
        owner.taps("Да, убрать всё").await;
        assert!(owner.toast().contains("Ещё 1 запись настоящих клиентов"), "{}", owner.toast());
        assert_eq!(salon.count("select count(*) from studio").await, 1);
        katya.taps("✖ Отменить").await.taps("Да, отменить").await;
        owner.says("/settings").await.taps("Убрать пример").await.taps("Да, убрать всё").await;
        assert_snapshot!("removed", owner.screen());
        assert_eq!(salon.count("select count(*) from studio").await, 0);

        katya.forges(card, "1.a.1").await;
        katya.forges(card, "1.h.1").await;
        katya.forges(card, "1.w.1.0.0.0").await;
        assert_snapshot!("nothing_is_here", katya.screen());
        let anna = salon.anna().await;
        anna.forges(anna.newest().id, "1.M").await;
        owner.taps("Ольга").await.taps("Только я").await.says("Омск").await.taps("✅ Готово").await;
        katya.start("").await;
        assert!(katya.screen().starts_with("Ольга"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn an_owner_may_speak_english() {
    story_in(quiet(Lang::En), async |salon| {
        let jane = salon.visitor_speaking("Jane", "en");
        jane.start(&link(salon).await).await;
        jane.says("Jane’s nails").await.taps("Only me").await.says("london").await;
        assert_snapshot!("summary_in_english", jane.screen());
    })
    .await;
}

#[tokio::test]
async fn every_next_step_is_one_tap_away() {
    story_of_nobody(None, async |salon| {
        let olga = salon.visitor("Ольга");
        let payload = first_link(salon).await;
        olga.start(&payload).await.says("Студия «Лён»").await;
        olga.taps("Команда").await.says("Казань").await;
        for (button, leads) in [
            ("💈 Услуги и цены", "💈 Услуги и цены"),
            ("👥 Команда", "👥 Команда"),
            ("🗓 Часы работы", "Пока некому работать"),
            ("🔗 Ссылки и QR", "🔗 Ссылка на запись"),
        ] {
            olga.taps("✅ Готово").await;
            olga.taps(button).await;
            assert!(olga.screen().starts_with(leads), "{button}: {}", olga.screen());
            olga.sneaks(press(Own::Summary(StudioId(1)))).await;
        }
        olga.taps("✅ Готово").await;
        assert_snapshot!("next_of_a_team", olga.screen());
    })
    .await;
}

/// The settings name somebody else at the next start.
#[tokio::test]
async fn whom_the_settings_named_before_makes_no_studio() {
    story_of_nobody(Some(901), async |salon| {
        let olga = salon.meet(salon.emulator.person_with_id(901, "Ольга", "ru"));
        olga.start("").await;
        assert!(olga.screen().contains("Как вас назвать"), "{}", olga.screen());
        salon.settings.owner_id = Some(902);
        salon.reopen().await;
        let olga = salon.meet(salon.emulator.person_with_id(901, "Ольга", "ru"));
        olga.start("").await;
        assert!(!olga.screen().contains("Как вас назвать"), "{}", olga.screen());
        let boris = salon.meet(salon.emulator.person_with_id(902, "Борис", "ru"));
        boris.start("").await;
        assert!(boris.screen().contains("Как вас назвать"), "{}", boris.screen());
    })
    .await;
}
