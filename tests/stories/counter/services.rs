//! The catalog behind the counter.

use insta::assert_snapshot;
use okoshko::desk::seed::Example;
use okoshko_dialogues::press::Press;
use okoshko_dialogues::services::{Field, Press as Services};
use okoshko_dialogues::staff;
use okoshko_domain::ids::{CategoryId, ServiceId, SpecialistId};
use okoshko_domain::people::Lang;
use okoshko_emulator::Content;

use crate::salon::{hasty_story_in, quiet, story, story_in};

/// A studio that has one specialist and nothing to offer yet.
fn bare() -> Example {
    let quiet = quiet(Lang::Ru);
    let mut specialists = quiet.specialists;
    specialists.truncate(1);
    specialists[0].does.clear();
    Example { categories: Vec::new(), specialists, ..quiet }
}

fn press(press: Services) -> Press {
    Press::Staff(staff::Press::Services(press))
}

#[tokio::test]
async fn a_price_is_changed_in_two_taps_and_two_words() {
    story(async |salon| {
        let owner = salon.owner().await;
        let katya = salon.visitor("Катя");
        katya.books("Окрашивание", "15:00").await;
        let taps = owner.count();
        owner.says("/services").await;
        assert_snapshot!("list", owner.screen());
        owner.taps("Окрашивание").await;
        assert_snapshot!("card", owner.screen());
        owner.taps("Цена").await;
        assert_snapshot!("price", owner.screen());
        owner.says("от 5 000").await;
        assert_eq!(owner.count() - taps, 2);
        assert_snapshot!("price_saved", owner.screen());

        let booked = "select count(*) from booking where status = 'booked' and price_minor = 500000";
        assert_eq!(salon.count(booked).await, 0, "what is booked keeps its price");
        katya.start("").await;
        assert!(katya.screen().contains("Окрашивание · 2 ч 30 мин · от"), "{}", katya.screen());
        let audited = "select count(*) from audit where what = 'service-price-from'
                          and args like '%\"was\":{\"currency\":\"RUB\",\"from\":false,\"money\":450000}%'
                          and args like '%\"now\":{\"currency\":\"RUB\",\"from\":true,\"money\":500000}%'";
        assert_eq!(salon.count(audited).await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_first_service_is_three_answers_and_no_category() {
    story_in(bare(), async |salon| {
        let owner = salon.owner().await;
        owner.says("/services").await;
        assert_snapshot!("nothing_yet", owner.screen());
        owner.taps("➕ Услуга").await;
        assert_snapshot!("new_name", owner.screen());
        owner.says("Стрижка").await;
        assert_snapshot!("new_length", owner.screen());
        owner.taps("60 мин").await;
        assert_snapshot!("new_price", owner.screen());
        owner.says("полторы").await;
        assert!(owner.screen().starts_with("Не поняли"), "{}", owner.screen());
        owner.says("1500").await;
        assert_snapshot!("new_added", owner.screen());
        owner.taps("‹ Назад").await.taps("➕ Услуга").await.says("Укладка 45 1200").await;
        assert!(owner.screen().contains("Укладка\n45 мин"), "{}", owner.screen());

        let katya = salon.visitor("Катя");
        katya.start("").await;
        assert_snapshot!("home_without_categories", katya.screen());
        katya.taps("Стрижка").await.taps_first("1.t.").await;
        katya.taps("✅").await;
        assert_eq!(salon.count("select count(*) from booking where status = 'booked'").await, 1);
        assert_eq!(salon.count("select count(*) from category where name = ''").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_long_catalog_without_categories_asks_for_none() {
    story_in(bare(), async |salon| {
        let owner = salon.owner().await;
        let lines: Vec<_> = (1..=14).map(|number| format!("Услуга {number}й вид 30 {number}00")).collect();
        owner.says("/services").await.says(&lines.join("\n")).await.taps("✅ Добавить 14 услуг").await;
        assert_snapshot!("fourteen", owner.screen());
        let katya = salon.visitor("Катя");
        katya.start("").await.taps("Все услуги ›").await;
        assert!(katya.screen().starts_with("На что вас записать?"), "{}", katya.screen());
        katya.taps("Следующие »").await.taps("‹ Назад").await;
        assert!(katya.screen().contains("Все услуги"), "back is the front page: {}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn a_price_list_is_pasted_and_its_wrong_lines_are_typed_again() {
    story_in(bare(), async |salon| {
        let owner = salon.owner().await;
        owner.says("/services").await.taps("📋 Вставить списком").await;
        assert_snapshot!("paste", owner.screen());
        let list =
            "Волосы:\nСтрижка 60 1500\nОкрашивание 150\n\nНогти:\nМаникюр - 1 ч 30 мин - от 2 000 руб\nПедикюр";
        owner.says(list).await;
        assert_snapshot!("pasted", owner.screen());
        owner.says("Окрашивание 150 4500\nПедикюр 5000 мин 10").await;
        assert_snapshot!("pasted_mended", owner.screen());
        owner.taps_twice("✅ Добавить 3 услуги").await;
        assert_snapshot!("pasted_added", owner.screen());
        assert_eq!(salon.count("select count(*) from service").await, 3, "two taps are one");
        owner.says("Педикюр 90 2500").await.taps("✅ Добавить 1 услугу").await;
        assert_snapshot!("pasted_all", owner.screen());
        let placed = "select count(*) from service s join category c on c.category_id = s.category_id
                       where (s.name, c.name) in (('Окрашивание', 'Волосы'), ('Педикюр', 'Ногти'))";
        assert_eq!(salon.count(placed).await, 2, "a line that was mended stands where it stood");
        assert_eq!(salon.count("select count(*) from offer").await, 4, "whoever works here does it");
    })
    .await;
}

#[tokio::test]
async fn what_is_there_already_is_not_added_twice() {
    story_in(bare(), async |salon| {
        let owner = salon.owner().await;
        owner.says("/services Стрижка 60 1500\nУкладка 45 1200\nАрхивная 30 900").await;
        owner.taps("✅ Добавить 3 услуги").await;
        salon.change("update service set archived_at = 1 where name = 'Архивная'").await;
        salon.change("update service set hidden = true where name = 'Укладка'").await;
        owner.says("/services СТРИЖКА 75 1700\nукладка 45 1300\nАрхивная 30 900\nМаникюр 60 1400").await;
        assert_snapshot!("pasted_with_doubles", owner.screen());
        owner.taps("✅ Добавить 2 услуги").await;
        assert_eq!(owner.toast(), "Добавили 2 услуги");
        let all = "select count(*) from service where archived_at is null";
        assert_eq!(salon.count(all).await, 4);

        owner.says("/services Стрижка 60 1500").await;
        assert!(!owner.screen().contains("✅ Добавить"), "{}", owner.screen());
        owner.sneaks(press(Services::AddPasted)).await; // As an old keyboard has it.
        assert_eq!(owner.toast(), "Добавлять нечего: все эти услуги уже есть");
        assert_eq!(salon.count(all).await, 4);
        owner.says("/services Стрижка 60 1500").await.taps("➕ Всё, и что уже есть").await;
        assert_eq!(owner.toast(), "Добавили 1 услугу");
        assert_eq!(salon.count(all).await, 5);
    })
    .await;
}

#[tokio::test]
async fn two_hundred_lines_fit_and_more_do_not() {
    story_in(bare(), async |salon| {
        let owner = salon.owner().await;
        let list = |name: &str, count: usize| vec![format!("{name} 60 1500"); count].join("\n");
        owner.says("/services").await.says(&list("Стрижка", 201)).await;
        assert!(owner.screen().starts_with("Больше 200 строк за раз не прочесть"), "{}", owner.screen());
        owner.says(&list("Стрижка", 200)).await.taps("✅ Добавить 200 услуг").await;
        assert_eq!(salon.count("select count(*) from service").await, 200);
        for name in ["Укладка", "Бритьё"] {
            owner.says(&list(name, 200)).await.taps("✅ Добавить 200 услуг").await;
        }
        assert!(owner.toast().starts_with("Больше 500 не добавить"), "{}", owner.toast());
        assert_eq!(salon.count("select count(*) from service").await, 400);
        assert!(
            owner.screen().contains("✅ Добавить 200 услуг"),
            "nothing typed is lost: {}",
            owner.screen()
        );
    })
    .await;
}

#[tokio::test]
async fn every_field_of_a_service_can_be_changed() {
    story(async |salon| {
        let owner = salon.owner().await;
        owner.says("/services").await.taps("Стрижка").await;
        owner.taps("Название").await.says("Стрижка модельная").await;
        owner.taps("Длительность").await.taps("1 ч 30 мин").await;
        owner.taps("Длительность").await.says("1 ч 20 мин").await;
        owner.taps("Описание").await.says("Мытьё, стрижка <b> и укладка").await;
        owner.taps("Перерывы").await.taps("после: 15 мин").await.says("5 20").await;
        owner.taps("Фото").await.sends(Content::Sticker).await;
        assert!(owner.screen().starts_with("Нужна картинка"), "{}", owner.screen());
        owner.sends(Content::Photo).await;
        assert_snapshot!("every_field", owner.screen());
        assert_eq!(salon.count("select count(*) from audit").await, 7);

        let katya = salon.visitor("Катя");
        katya.start("").await.taps("Стрижка модельная").await;
        assert_snapshot!("times_with_words", katya.screen());

        owner.taps("Описание").await.taps("Убрать").await.taps("Фото").await.taps("Убрать").await;
        owner.taps("🙈 Скрыть").await;
        katya.start("").await;
        assert!(!katya.screen().contains("Стрижка модельная"), "{}", katya.screen());
        owner.taps("👁 Показать").await.taps("▼ Ниже").await;
        assert!(owner.toast().starts_with("Теперь 2-е место из"), "{}", owner.toast());
        owner.taps("‹ Назад").await;
        assert_snapshot!("order_changed", owner.screen());
    })
    .await;
}

#[tokio::test]
async fn who_does_it_at_which_price_is_a_press_away() {
    story(async |salon| {
        let owner = salon.owner().await;
        owner.says("/services").await.taps("Педикюр").await.taps("Кто делает").await;
        assert_snapshot!("people", owner.screen());
        owner.taps("▫️ Анна").await.taps_first("1.Cq.").await;
        owner.taps("Своя цена").await.says("3000").await.taps("Своя длительность").await.says("2 ч").await;
        assert_snapshot!("own_terms", owner.screen());
        owner.taps("‹ Назад").await;
        assert_snapshot!("people_own", owner.screen());
        let katya = salon.visitor("Катя");
        katya.start("").await.taps("Педикюр").await.taps("Анна").await;
        assert!(katya.screen().contains("3\u{202F}000"), "{}", katya.screen());
        owner.taps_first("1.Cq.").await;
        owner.taps("↩ Как у услуги").await.taps("‹ Назад").await.taps("✅ Анна").await;
        assert_eq!(
            salon.count("select count(*) from audit where what in ('own-price', 'own-length')").await,
            4
        );
        assert_eq!(salon.count("select count(*) from audit where what = 'service-not-done-by'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_service_goes_to_the_archive_and_comes_back() {
    story(async |salon| {
        let owner = salon.owner().await;
        let katya = salon.visitor("Катя");
        katya.books("Окрашивание", "15:00").await;
        owner.says("/services").await.taps("Окрашивание").await.taps("🗄 В архив").await;
        assert_snapshot!("really_archive", owner.screen());
        owner.taps("🗄 Да, в архив").await;
        assert_eq!(owner.toast(), "Убрали в архив");
        assert_eq!(salon.count("select count(*) from booking where status = 'booked'").await, 1);
        katya.says("/my").await;
        assert!(katya.screen().contains("Окрашивание"), "{}", katya.screen());
        owner.taps("🗄 Архив").await.taps("↩ Окрашивание").await;
        assert!(owner.screen().starts_with("Окрашивание"), "{}", owner.screen());
        katya.start("").await;
        assert!(katya.screen().contains("Окрашивание · "), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn categories_are_added_named_filled_and_put_away() {
    story(async |salon| {
        let owner = salon.owner().await;
        owner.says("/services").await.taps("🗂 Категории").await;
        assert_snapshot!("categories", owner.screen());
        owner.taps("➕ Категория").await.says("Детям").await.taps("Название").await.says("Для детей").await;
        owner.taps("▲ Выше").await.taps("➕ Услуга сюда").await.says("Детская стрижка 30 900").await;
        assert_snapshot!("card_in_category", owner.screen());
        owner.taps("Категория").await.taps("➕ Категория").await.says("Малышам").await;
        assert_snapshot!("moved_to_a_new_category", owner.screen());
        owner.taps("🗄 В архив").await;
        assert_eq!(
            owner.toast(),
            "В категории ещё 1 услуга. Сначала перенесите или уберите в архив всё, что в ней"
        );
        owner.taps("‹ Назад").await.taps("Для детей").await.taps("🗄 В архив").await;
        assert_eq!(owner.toast(), "Убрали в архив");
        assert_eq!(salon.count("select count(*) from category where archived_at is null").await, 4);
    })
    .await;
}

#[tokio::test]
async fn a_specialists_card_is_what_clients_see() {
    story(async |salon| {
        let owner = salon.owner().await;
        owner.says("/services").await.taps("👤 Мастера").await.taps("Анна").await;
        assert_snapshot!("specialist", owner.screen());
        owner.taps("О себе").await.says("Стригу 10 лет.\nЛюблю короткие стрижки").await;
        owner.taps("Имя").await.says("Анна Ким").await.sends(Content::Photo).await;
        owner.taps("▼ Ниже").await.taps("‹ Назад").await;
        assert_snapshot!("specialists", owner.screen());
        let katya = salon.visitor("Катя");
        katya.start(&format!("1m{}", salon.seeded.specialists[0].0)).await;
        assert_snapshot!("specialist_for_clients", katya.screen());
        let heard = katya.heard();
        katya.taps("ℹ️ Подробнее").await;
        assert_eq!(katya.heard(), heard + 2, "the picture, and the words below it");
        assert!(katya.screen().starts_with("👤 Анна Ким\nСтригу 10 лет."), "{}", katya.screen());
        katya.taps("‹ Назад").await;
        assert!(katya.screen().contains("На что вас записать?"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn absurd_words_are_refused_and_strange_ones_stay_words() {
    hasty_story_in(quiet(Lang::Ru), async |salon| {
        let owner = salon.owner().await;
        owner.says("/services").await.taps("Стрижка").await.taps("Цена").await;
        for (said, heard) in [
            ("-500", "«-500» — такой цены не бывает"),
            ("999999999999", "«999999999999» — такой цены не бывает"),
            ("дорого", "Не поняли цену «дорого»"),
            ("=1+1", "Не поняли цену"),
        ] {
            owner.says(said).await;
            assert!(owner.screen().starts_with(heard), "{said}: {}", owner.screen());
            assert!(owner.screen().contains("Стрижка: сколько стоит?"), "{}", owner.screen());
        }
        owner.taps("‹ Назад").await.taps("Длительность").await;
        for (said, heard) in
            [("0", "«0» не подходит"), ("30 часов", "«30 часов» не подходит"), ("скоро", "Не поняли")]
        {
            owner.says(said).await;
            assert!(owner.screen().starts_with(heard), "{said}: {}", owner.screen());
        }
        owner.taps("‹ Назад").await.taps("Название").await.says(&"ы".repeat(4000)).await;
        assert!(owner.screen().starts_with("Длинновато: 4000 знаков"), "{}", owner.screen());
        owner.says("две\nстроки").await;
        assert!(owner.screen().starts_with("«две"), "{}", owner.screen());
        for name in ["=1+1", "<b>", "קצר & коротко"] {
            owner.says(name).await;
            assert!(owner.screen().contains(name.split(' ').next().unwrap()), "{name}: {}", owner.screen());
            owner.taps("Название").await;
        }
        owner.taps("‹ Назад").await.taps("Описание").await.says(&"о".repeat(700)).await;
        assert!(owner.screen().starts_with("Длинновато: 700 знаков, а помещается 600"), "{}", owner.screen());
        owner.taps("‹ Назад").await.taps("Перерывы").await.says("10 500").await;
        assert!(owner.screen().starts_with("Не поняли «10 500»"), "{}", owner.screen());
    })
    .await;
}

#[tokio::test]
async fn nobody_changes_what_is_not_theirs() {
    hasty_story_in(quiet(Lang::Ru), async |salon| {
        let (owner, anna, katya) = (salon.owner().await, salon.anna().await, salon.visitor("Катя"));
        katya.start("").await;
        let other = salon.desk.seed(&quiet(Lang::Ru)).await.unwrap();
        let (mine, theirs) = (salon.seeded.services[0], other.services[0]);
        let (anna_id, stranger) = (salon.seeded.specialists[0], other.specialists[0]);
        let forged = |service: ServiceId, specialist: SpecialistId, category: CategoryId| {
            [
                Services::Card(service),
                Services::Edit(service, Field::Price),
                Services::Hide(service, true),
                Services::Length(service, 15),
                Services::Order(service, okoshko_domain::edits::Way::Down),
                Services::Does { service, specialist, does: false, page: 0 },
                Services::Does { service, specialist, does: true, page: 0 },
                Services::ResetOwn(service, specialist),
                Services::MoveTo(service, category),
                Services::Archive(service),
                Services::ArchiveCategory(category),
                Services::Specialist(specialist),
            ]
        };
        let audited = "select count(*) from audit";
        let here = CategoryId(1);
        for one in forged(mine, anna_id, here) {
            katya.sneaks(press(one)).await;
            assert_eq!(katya.toast(), "Это для тех, кто здесь работает", "{one:?}");
            anna.sneaks(press(one)).await;
            assert_eq!(anna.toast(), "У вас сюда доступа нет. Если он нужен, попросите владельца", "{one:?}");
        }
        for one in forged(theirs, stranger, CategoryId(4)) {
            owner.sneaks(press(one)).await;
            assert_eq!(salon.count(audited).await, 0, "{one:?}");
        }
        // One's own service with somebody else's specialist or category.
        owner
            .sneaks(press(Services::Does { service: mine, specialist: stranger, does: true, page: 0 }))
            .await;
        assert_eq!(owner.toast(), "Этого уже нет в списке. Вот что есть");
        owner.sneaks(press(Services::MoveTo(mine, CategoryId(4)))).await;
        assert_eq!(owner.toast(), "Этого уже нет в списке. Вот что есть");
        assert_eq!(salon.count(audited).await, 0);
        katya.says("/services Стрижка 60 1").await;
        assert!(katya.screen().starts_with("Это для тех, кто здесь работает"), "{}", katya.screen());
    })
    .await;
}
