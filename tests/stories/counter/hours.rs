//! When a specialist works.

use insta::assert_snapshot;
use okoshko::example;
use okoshko_dialogues::hours::{self, Few, Of};
use okoshko_dialogues::press::Press;
use okoshko_dialogues::staff;
use okoshko_domain::hours::Interval;
use okoshko_domain::ids::{BreakId, CalendarId, SpecialistId};
use okoshko_domain::people::Lang;

use crate::salon::{Salon, Visitor, hasty_story_in, quiet, story, story_in};

fn press(press: hours::Press) -> Press {
    Press::Staff(staff::Press::Hours(press))
}

/// Katya has a haircut with Anna on Tuesday at the last start of the day.
async fn katya(salon: &Salon) -> Visitor<'_> {
    let katya = salon.visitor("Катя Ли");
    katya.start("").await.taps("Стрижка").await.taps("Анна").await.taps("Завтра").await;
    katya.taps("🌙 Вечер").await.taps("18:00").await.taps("✅ Записаться").await;
    katya
}

#[tokio::test]
async fn a_specialist_changes_a_day_in_three_taps() {
    story(async |salon| {
        let anna = salon.anna().await;
        anna.says("/hours").await;
        assert_snapshot!("week_of_anna", anna.screen());
        let before = anna.count();
        anna.taps("Пт").await;
        assert_snapshot!("friday", anna.screen());
        anna.taps("10–19").await;
        assert_snapshot!("preview_of_a_preset", anna.screen());
        anna.taps("✅ Сохранить").await;
        assert_eq!(anna.count() - before, 3, "hours are changed");
        assert_eq!(anna.toast(), "✅ Сохранено");
        assert_snapshot!("week_after_a_preset", anna.screen());
        let told = salon.count("select count(*) from audit where what = 'hours-day'").await;
        assert_eq!(told, 1);

        let lena = salon.visitor("Лена");
        lena.start("").await.taps("Стрижка").await.taps("Анна").await.taps("📅 Другая дата").await;
        lena.taps("27").await.taps("🌞 День").await;
        assert!(lena.screen().contains("14:00"), "lunch is over on Fridays: {}", lena.screen());
    })
    .await;
}

#[tokio::test]
async fn a_typed_week_shows_whom_it_hits_and_leaves_them_booked() {
    story(async |salon| {
        let katya = katya(salon).await;
        let owner = salon.owner().await;
        owner.says("/hours").await;
        assert_snapshot!("whose_hours", owner.screen());
        owner.taps("Анна").await.says("пн-пт 10-18, сб 11-16").await;
        assert_snapshot!("preview_with_a_visit_hit", owner.screen());
        owner.taps("✅ Сохранить").await;
        assert_snapshot!("week_after_typing", owner.screen());
        katya.says("/my").await;
        assert!(katya.screen().contains("Вт 24 ноя"), "{}", katya.screen());
        owner.says("пн-пт 10-18").await;
        assert!(owner.screen().starts_with("Так и есть"), "{}", owner.screen());
    })
    .await;
}

#[tokio::test]
async fn presets_of_a_week_and_ones_own() {
    story(async |salon| {
        let anna = salon.anna().await;
        anna.says("/hours").await.taps("Пн–Пт 10–19").await.taps("‹ Назад").await;
        anna.taps("✏️ Свои часы").await;
        assert_snapshot!("own_hours", anna.screen());
        anna.says("вт и чт 12-20, пт выходной").await;
        assert_snapshot!("preview_of_own_hours", anna.screen());
        anna.taps("✅ Сохранить").await.taps("Ежедневно 10–20").await.taps("✅ Сохранить").await;
        assert_snapshot!("every_day", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn what_is_typed_wrong_is_quoted_and_nothing_is_lost() {
    story(async |salon| {
        let anna = salon.anna().await;
        anna.says("/hours").await.taps("Ср").await;
        let long = "й".repeat(4000);
        for (typed, says) in [
            ("19-10", "«19-10»: конец раньше начала"),
            ("10-25", "«25»: такого времени нет"),
            ("10-14, 13-19", "«13-19» пересекается"),
            ("как обычно", "Не поняли «как»"),
            ("10-", "Чего-то не хватает"),
            ("<b>10</b>", "Не поняли «<»"),
            ("\u{202e}10-19", "Не поняли"),
            (&long, "Не поняли «ййй"),
        ] {
            anna.says(typed).await;
            assert!(anna.screen().starts_with(says), "{typed}: {}", anna.screen());
            assert!(anna.screen().contains("10-14, 15-19 или «выходной»"), "{}", anna.screen());
        }
        anna.says("с 12 до 20").await;
        assert!(anna.screen().contains("Ср: 10–14, 15–19 → 12–20"), "{}", anna.screen());
        anna.taps("‹ Назад").await.taps("‹ Назад").await;
        for (typed, says) in [
            ("10-19", "«10-19»: не видно, в какие дни"),
            ("пн 10-12, пн 13-14", "«пн 13-14»: день назван дважды"),
            ("пн 1-2,3-4,5-6,7-8,9-10,11-12,13-14,15-16,17-18", "«17-18»: для одного дня"),
        ] {
            anna.says(typed).await;
            assert!(anna.screen().starts_with(says), "{typed}: {}", anna.screen());
        }
    })
    .await;
}

#[tokio::test]
async fn one_date_has_hours_of_its_own() {
    story(async |salon| {
        let anna = salon.anna().await;
        anna.says("/hours").await.taps("📅 На одну дату").await;
        assert_snapshot!("no_dates_yet", anna.screen());
        anna.says("24.12 10-15").await;
        assert_snapshot!("preview_of_a_date", anna.screen());
        anna.taps("✅ Сохранить").await;
        assert_snapshot!("a_date", anna.screen());
        anna.taps("25").await;
        assert_snapshot!("one_date", anna.screen());
        anna.taps("выходной").await;
        anna.taps("✅ Сохранить").await;
        anna.says("31.02 10-15").await;
        assert!(anna.screen().starts_with("«31.02»: не видно, какой это день"), "{}", anna.screen());
        anna.taps("✖ убрать Чт 24 дек").await;
        assert_snapshot!("preview_of_usual_hours", anna.screen());
        anna.taps("✅ Сохранить").await;
        assert!(!anna.screen().contains("24 дек"), "{}", anna.screen());

        let lena = salon.visitor("Лена");
        lena.start("").await.taps("Окрашивание").await;
        assert!(!lena.screen().contains("25 ноя"), "{}", lena.screen());
    })
    .await;
}

#[tokio::test]
async fn a_pause_and_a_limit_take_windows_away() {
    story(async |salon| {
        let anna = salon.anna().await;
        anna.says("/hours").await.taps("Перерывы").await;
        assert_snapshot!("no_breaks", anna.screen());
        anna.says("пн-пт 11:30-12 чай").await;
        assert_snapshot!("preview_of_breaks", anna.screen());
        anna.taps("✅ Сохранить").await;
        assert_snapshot!("breaks", anna.screen());
        let lena = salon.visitor("Лена");
        lena.start("").await.taps("Окрашивание").await;
        assert!(!lena.screen().contains("10:00"), "150 minutes reach into tea: {}", lena.screen());
        anna.taps_first("1.HV.").await;
        anna.taps("✅ Сохранить").await.taps("‹ Назад").await.taps("Записей в день").await;
        assert_snapshot!("no_limit", anna.screen());
        anna.says("много").await;
        assert!(anna.screen().starts_with("Не поняли «много»"), "{}", anna.screen());
        anna.says("60").await;
        assert!(anna.screen().starts_with("От 1 до 50 записей в день"), "{}", anna.screen());
        anna.taps("4").await.taps("✅ Сохранить").await;
        assert_snapshot!("week_with_breaks_and_a_limit", anna.screen());
        let kept = salon.count("select count(*) from break_time where removed_at is null").await;
        assert_eq!(kept, 0, "one line was typed, and one button takes it away");
        assert_eq!(salon.count("select count(*) from audit where what = 'break-removed'").await, 5);
    })
    .await;
}

#[tokio::test]
async fn the_last_of_many_breaks_and_addresses_can_be_removed() {
    story(async |salon| {
        let anna = salon.anna().await;
        anna.says("/hours").await.taps("Перерывы").await;
        for hour in 10..17 {
            anna.says(&format!("пн, ср {hour}:10-{hour}:20 чай {hour}")).await.taps("✅ Сохранить").await;
        }
        assert_snapshot!("many_breaks", anna.screen());
        anna.taps("Позже ›").await;
        assert_snapshot!("the_rest_of_the_breaks", anna.screen());
        anna.taps("✖ Перерыв: пн, ср 16:10–16:20, чай 16").await.taps("✅ Сохранить").await;
        let kept = "select count(*) from break_time where removed_at is null";
        assert_eq!(salon.count(kept).await, 12);

        anna.taps("‹ Назад").await.taps("Ещё один адрес").await;
        for place in 1..=6 {
            anna.says(&format!("Дом {place}")).await.taps("Тот же адрес").await;
            anna.taps("Адреса").await.taps("Ещё один адрес").await;
        }
        anna.taps("‹ Назад").await.taps("Адреса").await.taps("Позже ›").await;
        assert_snapshot!("the_rest_of_the_addresses", anna.screen());
        anna.taps("Дом 6").await.taps("✖ Убрать этот адрес").await.taps("✅ Сохранить").await;
        assert!(!anna.screen().contains("Дом 6"), "{}", anna.screen());
        assert_eq!(salon.count("select count(*) from calendar where archived_at is not null").await, 1);
    })
    .await;
}

#[tokio::test]
async fn nobody_is_in_two_places_and_a_client_reads_which_one() {
    hasty_story_in(quiet(Lang::Ru), async |salon| {
        let anna = salon.anna().await;
        anna.says("/hours").await;
        assert!(!anna.screen().contains("Место"), "{}", anna.screen());
        anna.taps("Ещё один адрес").await;
        assert_snapshot!("name_of_a_new_place", anna.screen());
        anna.says("<b>Север</b> \u{202e}").await;
        assert!(anna.screen().starts_with("Не поняли"), "{}", anna.screen());
        anna.says("Север").await;
        assert_snapshot!("address_of_a_new_place", anna.screen());
        anna.says(&"ул. ".repeat(2000)).await;
        assert!(anna.screen().starts_with("Слишком длинно"), "{}", anna.screen());
        anna.says("Казань, ул. Северная, 5").await;
        assert_snapshot!("week_of_a_new_place", anna.screen());
        anna.says("пн 13-19").await;
        assert!(anna.screen().starts_with("Пн 13–14 уже занято"), "{}", anna.screen());
        anna.says("сб 10-15").await;
        assert_snapshot!("preview_at_a_place", anna.screen());
        anna.taps("✅ Сохранить").await.taps("Адреса").await;
        assert_snapshot!("places", anna.screen());

        anna.taps("Север").await;
        assert_snapshot!("place", anna.screen());
        let lena = salon.visitor("Лена");
        lena.start("")
            .await
            .taps("Окрашивание")
            .await
            .taps("📅 Другая дата")
            .await
            .taps("28")
            .await
            .taps("10:00")
            .await;
        assert_snapshot!("check_at_a_place", lena.screen());
        lena.taps("✅ Записаться").await;
        assert!(lena.screen().contains("📍 Север, Казань, ул. Северная, 5"), "{}", lena.screen());

        anna.says("/hours").await.taps("Адреса").await.taps("Север").await;
        anna.taps("✏️ Адрес").await.says("Казань, ул. Южная, 7").await.taps("✖ Убрать этот адрес").await;
        assert_snapshot!("preview_of_a_place_less", anna.screen());
        anna.taps("✅ Сохранить").await;
        lena.says("/my").await.taps_first("1.b.").await;
        assert!(lena.screen().contains("📍 Север, Казань, ул. Южная, 7"), "{}", lena.screen());
        let other = salon.visitor("Олег");
        other.start("").await.taps("Окрашивание").await.taps("10:00").await;
        assert!(
            other.screen().contains("Баумана") && !other.screen().contains("Основное"),
            "{}",
            other.screen()
        );
    })
    .await;
}

#[tokio::test]
async fn an_old_preview_saves_nothing() {
    story(async |salon| {
        let anna = salon.anna().await;
        anna.says("/hours").await.says("пт 9-12").await;
        let (message, old) = anna.find("1.HS.").unwrap();
        anna.says("/hours").await.says("сб 9-12").await;
        anna.forges(message, &old).await;
        assert_eq!(anna.toast(), "Эта кнопка уже сработала или устарела. Вот часы сейчас");
        assert_eq!(salon.count("select count(*) from audit").await, 0);
        anna.says("пт 9-12").await;
        let (_, same) = anna.find("1.HS.").unwrap();
        assert_eq!(same, old, "the same change has the same button");
        anna.taps_twice("✅ Сохранить").await;
        assert_eq!(anna.toast(), "Эта кнопка уже сработала или устарела. Вот часы сейчас");
        assert_eq!(salon.count("select count(*) from audit").await, 1);
    })
    .await;
}

#[tokio::test]
async fn hours_are_changed_by_those_who_may() {
    let story = async |salon: &mut Salon| {
        let katya = salon.visitor("Катя");
        katya.start("").await;
        let (own, other) = (salon.seeded.specialists[0], salon.seeded.specialists[1]);
        let calendars = salon.count("select count(*) from calendar").await;
        let anna = salon.anna().await;
        let of = |specialist, place| Of { specialist, place };
        let day = vec![Interval::new(0, 60).unwrap()];
        let stranger = SpecialistId(99);
        let few = Few::new(&day).unwrap();
        for sneaked in [
            hours::Press::Week(of(own, None)),
            hours::Press::DayPreset { of: of(own, None), weekday: 0, hours: few },
            hours::Press::DropBreak { specialist: own, id: BreakId(1) },
            hours::Press::DropPlace { specialist: own, calendar: CalendarId(1) },
            hours::Press::Save { specialist: own, mark: 1 },
        ] {
            katya.sneaks(press(sneaked)).await;
            assert_eq!(katya.toast(), "Это для тех, кто здесь работает");
        }
        for whose in [other, stranger] {
            anna.sneaks(press(hours::Press::Week(of(whose, None)))).await;
            assert_eq!(anna.toast(), "У вас сюда доступа нет. Если он нужен, попросите владельца");
        }
        // The place of somebody else under one's own name.
        anna.sneaks(press(hours::Press::Week(of(own, Some(CalendarId(2)))))).await;
        assert_eq!(anna.toast(), "Этого уже нет. Вот часы сейчас.");
        let foreign = of(own, Some(CalendarId(2)));
        anna.sneaks(press(hours::Press::DayPreset { of: foreign, weekday: 0, hours: few })).await;
        assert_eq!(anna.toast(), "Этого уже нет. Вот часы сейчас.");
        anna.sneaks(press(hours::Press::DropPlace { specialist: own, calendar: CalendarId(1) })).await;
        assert_eq!(anna.toast(), "Этого уже нет. Вот часы сейчас.", "the last place stays");
        assert_eq!(salon.count("select count(*) from audit").await, 0);
        assert_eq!(salon.count("select count(*) from calendar").await, calendars);
    };
    story_in(example::studio(Lang::Ru), story).await;
}

#[tokio::test]
async fn whoever_has_no_hours_yet_begins_with_a_preset() {
    story(async |salon| {
        salon.change("delete from weekly_hours").await;
        salon.change("delete from calendar").await;
        let anna = salon.anna().await;
        anna.says("/hours").await;
        assert_snapshot!("no_hours_yet", anna.screen());
        anna.taps_first("1.TH.").await;
        anna.taps_first("1.TD.").await;
        anna.says("/hours").await;
        assert!(anna.screen().contains("Пт  10–19"), "{}", anna.screen());
        assert_eq!(salon.count("select count(*) from calendar").await, 1);
    })
    .await;
}
