//! An owner changes the rules, pauses, and lets a group hear.

use insta::assert_snapshot;
use okoshko_dialogues::press::Press;
use okoshko_dialogues::settings::Press as Set;
use okoshko_dialogues::staff;
use okoshko_domain::ids::StudioId;
use okoshko_domain::setting::Field;
use okoshko_emulator::Card;

use crate::salon::{Salon, Visitor, story};

fn press(press: Set) -> Press {
    Press::Staff(staff::Press::Settings(press))
}

/// Opens a field from the command on.
async fn opens<'a>(owner: &'a Visitor<'a>, section: &str, field: &str) -> &'a Visitor<'a> {
    owner.says("/settings").await.taps(section).await.taps(field).await;
    owner
}

#[tokio::test]
async fn each_rule_is_changed_in_three_taps() {
    story(async |salon| {
        salon.change("update studio set agenda_cron = '0 0 8 * * *', digest_cron = '0 0 20 * * *'").await;
        let owner = salon.owner().await;
        owner.says("/settings").await;
        assert_snapshot!("menu", owner.screen());
        owner.taps("Название и контакты").await;
        assert_snapshot!("about", owner.screen());
        owner.taps("‹ Назад").await.taps("Правила записи").await;
        assert_snapshot!("rules", owner.screen());
        owner.taps("Минимум до визита").await;
        assert_snapshot!("notice", owner.screen());
        owner.taps("2 ч").await;
        assert_snapshot!("rules_changed", owner.screen());
        assert_eq!(salon.count("select notice_min from studio").await, 120);

        for (field, preset, sql) in [
            ("Запись открыта на", "14 дней", "select window_days = 14 from studio"),
            ("Отмена до визита", "только через вас", "select cancel_before_min is null from studio"),
            ("Отмена до визита", "в любой момент", "select cancel_before_min = 0 from studio"),
            ("Перенос до визита", "только через вас", "select move_before_min = -1 from studio"),
            ("Перенос до визита", "как отмена", "select move_before_min is null from studio"),
            ("Записей на клиента", "5", "select client_cap = 5 from studio"),
            ("Держим время", "15 мин", "select hold_min = 15 from studio"),
            ("Шаг записи", "60 мин", "select step_min = 60 from studio"),
            ("Перерывы до и после", "считается больший", "select buffers = 'overlap' from studio"),
            ("Перерывы до и после", "складываются", "select buffers = 'add' from studio"),
            ("Телефон клиента", "по желанию", "select ask_phone = 'welcome' from studio"),
            ("Телефон клиента", "обязательно", "select ask_phone = 'required' from studio"),
        ] {
            owner.taps(field).await.taps(preset).await;
            assert_eq!(salon.count(sql).await, 1, "{field} {preset}");
        }
        owner.taps("‹ Назад").await.taps("📨 Сводки и группа").await;
        assert_snapshot!("notices", owner.screen());
        owner.taps("План дня мастерам").await.says("8:30").await;
        assert_eq!(salon.count("select agenda_cron = '0 30 8 * * *' from studio").await, 1);
        owner.taps("Итоги дня владельцу").await.says("выкл").await;
        assert_snapshot!("notices_changed", owner.screen());
        assert_eq!(salon.count("select digest_cron = '' from studio").await, 1);
        assert_eq!(salon.count("select count(*) from audit where what = 'setting'").await, 15);
    })
    .await;
}

#[tokio::test]
async fn a_typed_value_has_limits_and_an_example() {
    story(async |salon| {
        let owner = salon.owner().await;
        opens(&owner, "Правила записи", "Минимум до визита").await;
        owner.says("когда-нибудь").await;
        assert_snapshot!("notice_not_understood", owner.screen());
        owner.says("1000 ч").await;
        assert_snapshot!("notice_out_of_range", owner.screen());
        owner.says("36 ч").await;
        assert_eq!(salon.count("select notice_min from studio").await, 36 * 60);
        owner.taps("Запись открыта на").await.says("21 день").await;
        assert_eq!(salon.count("select window_days from studio").await, 21);
        owner.taps("Записей на клиента").await.says("-5").await.says("0").await.says("6").await;
        assert_eq!(salon.count("select client_cap from studio").await, 6);

        opens(&owner, "Название и контакты", "Название").await;
        owner.says(&"ж".repeat(10_000)).await;
        assert!(owner.screen().starts_with('«'), "{}", owner.screen());
        owner.says("<b>Лён</b> & Ко").await;
        owner.taps("Телефон").await.says("позвоните мне").await;
        assert_snapshot!("phone_not_understood", owner.screen());
        owner.person.send_contact(&Card::new("Ольга", "79171234567"));
        salon.settle().await;
        owner.taps("Политика данных").await.says("javascript://alert.example").await;
        assert!(owner.screen().starts_with("Не поняли «javascript"), "no limit is meant: {}", owner.screen());
        owner.says("len.example").await.taps("Валюта").await.says("XYZ").await.says("рубли").await;
        assert!(owner.screen().contains("Валюта: ₽ рубль"), "{}", owner.screen());
        owner.taps("Валюта").await.says("Евро").await;
        owner.taps("Адрес").await.says(&"у".repeat(300)).await;
        assert!(owner.screen().starts_with("Длинновато: помещается 200 знаков"), "{}", owner.screen());
        owner.says("ул. Баумана, 17").await.taps("Адрес").await;
        owner.person.send_location(55.79, 49.12);
        salon.settle().await;
        assert_snapshot!("about_changed", owner.screen());
        let kept = "select count(*) from studio
                     where phone = '+79171234567' and privacy_url = 'https://len.example' and currency = 'EUR'
                       and address = 'ул. Баумана, 17' and latitude = 55790000";
        assert_eq!(salon.count(kept).await, 1);
        owner.taps("Телефон").await.taps("✖ Убрать").await;
        assert_eq!(salon.count("select count(*) from studio where phone = ''").await, 1);
        assert!(salon.visitor("Катя").start("").await.screen().contains("<b>Лён</b> & Ко"));
    })
    .await;
}

#[tokio::test]
async fn another_city_keeps_the_moments_of_visits() {
    story(async |salon| {
        let owner = salon.owner().await;
        let katya = salon.visitor("Катя");
        katya.books("Окрашивание", "15:00").await;
        let start = salon.count("select starts_at from booking where status = 'booked'").await;
        salon
            .change(
                "insert into time_off (studio_id, specialist_id, starts_at, ends_at, kind)
                 select studio_id, specialist_id, 1795554000, 1795640400, 'day_off' from specialist
                  where name = 'Анна'",
            )
            .await; // Wednesday, from midnight to midnight in Moscow.
        salon.change("update staff set leaves_at = 1796072400").await;
        opens(&owner, "Название и контакты", "Часовой пояс").await;
        assert_snapshot!("zone", owner.screen());
        owner.says("Ы").await;
        assert_snapshot!("zone_not_understood", owner.screen());
        owner.says("Владивосток").await;
        assert_snapshot!("other_clocks", owner.screen());
        assert_eq!(salon.count("select count(*) from studio where zone = 'Asia/Vladivostok'").await, 0);
        owner.taps("‹ Назад").await.says("Владивосток").await.taps("✅ Да, сменить часы").await;
        assert!(owner.screen().contains("Владивосток"), "{}", owner.screen());
        assert_eq!(salon.count("select count(*) from studio where zone = 'Asia/Vladivostok'").await, 1);
        assert_eq!(salon.count("select starts_at from booking where status = 'booked'").await, start);
        let east = "select count(*) from time_off
                     where starts_at = 1795554000 - 7 * 3600 and ends_at = 1795640400 - 7 * 3600";
        assert_eq!(salon.count(east).await, 1, "the same Wednesday");
        let goes = "select count(*) from staff where leaves_at = 1796072400 - 7 * 3600";
        assert_eq!(salon.count(goes).await, 2, "they go on the same day");
        let day = (start + 10 * 3600).div_euclid(86_400);
        assert_eq!(salon.count("select local_day from booking where status = 'booked'").await, day);
        owner.taps("Часовой пояс").await.taps("🕓 Выбрать часовой пояс").await;
        owner.taps_first("1.OV.").await;
        owner.taps("✅ Да, сменить часы").await;
        assert_eq!(salon.count("select count(*) from studio where zone = 'Europe/Kaliningrad'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_pause_is_told_on_every_way_to_a_time() {
    story(async |salon| {
        let owner = salon.owner().await;
        let katya = salon.visitor("Катя");
        katya.books("Окрашивание", "15:00").await;
        let (old, _) = katya.find("1.a.").unwrap();
        let boris = salon.visitor("Борис");
        boris.start("").await.taps("Стрижка").await;
        let (times, slot) = boris.find("1.t.").unwrap();

        owner.says("/settings").await.taps("⏸ Пауза").await;
        assert_snapshot!("pause", owner.screen());
        owner.says("В отпуске\nдо 9 января <b>").await;
        assert_snapshot!("paused", owner.screen());
        boris.forges(times, &slot).await;
        assert_snapshot!("home_while_paused", boris.screen());
        assert!(boris.toast().starts_with("Сейчас не записываем"), "{}", boris.toast());
        for data in ["1.w.1.0.0.0", "1.m.1.0.iy"] {
            boris.forges(times, data).await;
            assert!(boris.screen().contains("В отпуске до 9 января <b>"), "{data}: {}", boris.screen());
        }
        boris.start("1v1").await;
        assert_snapshot!("times_while_paused", boris.screen());
        katya.forges(old, "1.a.1").await.taps("✖ Да, отменить").await;
        assert_eq!(salon.count("select count(*) from booking where status = 'cancelled'").await, 1);

        owner.taps("▶️ Продолжить запись").await.taps("⏸ Пауза").await.taps("⏸ Остановить").await;
        boris.start("").await;
        assert!(boris.screen().contains("Сейчас не записываем, загляните позже"), "{}", boris.screen());
        owner.taps("▶️ Продолжить запись").await;
        boris.start("").await;
        assert!(boris.screen().contains("На что вас записать?"), "{}", boris.screen());
    })
    .await;
}

#[tokio::test]
async fn clients_choose_from_the_languages_of_the_studio() {
    story(async |salon| {
        let owner = salon.owner().await;
        opens(&owner, "Название и контакты", "Языки для клиентов").await;
        assert_snapshot!("langs", owner.screen());
        owner.taps("русский").await;
        let katya = salon.visitor("Катя");
        katya.start("").await;
        assert!(!katya.screen().contains("Language"), "{}", katya.screen());
        katya.says("/lang").await;
        assert_snapshot!("one_language", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn only_those_who_may_change_it() {
    story(async |salon| {
        let studio = salon.seeded.studio;
        let katya = salon.visitor("Катя");
        katya.start("").await;
        let anna = salon.anna().await;
        let presses = [
            Set::Here,
            Set::Menu(studio),
            Set::Field { studio, field: Field::Phone, setup: false },
            Set::Value { studio, field: Field::Notice, value: 0, setup: false },
            Set::Zones { studio, page: 0, setup: true },
            Set::Pause(studio),
            Set::OfferGroup(studio),
            Set::DropGroup(studio),
            Set::Menu(StudioId(i64::MAX)),
        ];
        for one in presses {
            katya.sneaks(press(one)).await;
            assert_eq!(katya.toast(), "Это для тех, кто здесь работает", "{one:?}");
            anna.sneaks(press(one)).await;
            assert_eq!(anna.toast(), "У вас сюда доступа нет. Если он нужен, попросите владельца", "{one:?}");
        }
        katya.says("/settings").await;
        assert!(katya.screen().starts_with("Это для тех, кто здесь работает"), "{}", katya.screen());
        assert_eq!(salon.count("select count(*) from studio where paused or notice_min <> 60").await, 0);
        assert_eq!(salon.count("select count(*) from audit").await, 0);
    })
    .await;
}

/// The payload of the link that the owner's screen shows.
async fn group_payload(owner: &Visitor<'_>) -> String {
    owner.says("/settings").await.taps("📨 Сводки и группа").await.taps("👥 Группа для сотрудников").await;
    owner.taps_first("1.ON.").await;
    let text = owner.screen();
    let from = text.find("startgroup=").expect("a link") + "startgroup=".len();
    text[from..].split_whitespace().next().unwrap().to_owned()
}

#[tokio::test]
async fn a_group_hears_what_the_owner_hears() {
    story(async |salon: &mut Salon| {
        let owner = salon.owner().await;
        let payload = group_payload(&owner).await;
        assert!(!salon.stored_states().await.contains(&payload[2..]), "a secret is shown, not stored");
        let stranger = salon.visitor("Чужой");
        stranger.start("").await;
        let group = owner.person.create_group("Мастера", &[&stranger.person]);
        group.add_bot(&owner.person);
        let start = format!("/start@studio_bot {payload}");
        stranger.person.say_in(group.id, &start);
        salon.settle().await;
        assert_snapshot!("group_of_a_stranger", group.last().unwrap().text);
        owner.person.say_in(group.id, &start);
        salon.settle().await;
        assert_snapshot!("group_adopted", group.last().unwrap().text);
        owner.person.say_in(group.id, &start);
        salon.settle().await;
        assert_snapshot!("group_link_again", group.last().unwrap().text);

        let katya = salon.visitor("Катя");
        katya.books("Окрашивание", "15:00").await;
        assert_snapshot!("group_hears", group.last().unwrap().text);
        assert!(group.last().unwrap().buttons.is_empty());
        katya.taps("✖ Отменить запись").await.taps("✖ Да, отменить").await;
        assert!(group.last().unwrap().text.contains("Новая запись"), "not before the client may say why");
        salon.pass(1);
        salon.ring().await;
        assert!(group.last().unwrap().text.contains("отменил"), "{}", group.last().unwrap().text);

        salon.excuse("bot was kicked");
        group.remove_bot(&owner.person);
        salon.pass(1);
        katya.books("Окрашивание", "15:00").await;
        salon.settle().await;
        assert_eq!(salon.count("select count(*) from studio where staff_group_id is not null").await, 0);
        katya.start(&payload).await;
        assert!(katya.screen().starts_with("Ссылка устарела"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn a_group_that_becomes_a_supergroup_hears_on() {
    story(async |salon: &mut Salon| {
        let owner = salon.owner().await;
        let payload = group_payload(&owner).await;
        let group = owner.person.create_group("Мастера", &[]);
        group.add_bot(&owner.person);
        owner.person.say_in(group.id, &format!("/start@studio_bot {payload}"));
        salon.settle().await;
        let told = async || salon.count("select staff_group_id from studio").await;
        assert_eq!(told().await, group.id);

        let supergroup = group.upgrade(&owner.person);
        salon.settle().await;
        assert_eq!(told().await, supergroup.id, "by the word of the chat");
        let katya = salon.visitor("Катя");
        katya.books("Окрашивание", "15:00").await;
        assert!(supergroup.last().unwrap().text.contains("Новая запись"), "{:?}", supergroup.last());

        // A machine that was away for more than a day hears of the move when it speaks.
        salon.excuse("upgraded to a supergroup");
        let away = format!("update studio set staff_group_id = {}", group.id);
        salon.change(away.leak()).await;
        salon.pass(1);
        katya.taps("✖ Отменить запись").await.taps("✖ Да, отменить").await;
        salon.pass(1);
        salon.ring().await;
        assert_eq!(told().await, supergroup.id, "by the refusal");
        assert!(supergroup.last().unwrap().text.contains("отменил"), "{:?}", supergroup.last());
        let lost = "select count(*) from outbox where group_id is not null and failed is not null";
        assert_eq!(salon.count(lost).await, 0);
    })
    .await;
}
