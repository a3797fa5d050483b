//! Figures.

use insta::assert_snapshot;
use okoshko::example;
use okoshko_dialogues::press::Press;
use okoshko_dialogues::staff;
use okoshko_dialogues::stats::{self, Kind};
use okoshko_domain::people::Lang;
use okoshko_domain::stats::Period;

use crate::salon::{story, story_in};

#[tokio::test]
async fn an_owner_sees_the_week_the_month_and_any_days() {
    story_in(example::studio(Lang::Ru), async |salon| {
        let owner = salon.owner().await;
        owner.says("/stats").await;
        assert_snapshot!("week", owner.screen());
        owner.taps("Месяц").await;
        assert_snapshot!("month", owner.screen());
        owner.taps("« Раньше").await;
        assert!(owner.screen().starts_with("📊 Чт 1 окт – Сб 31 окт"), "{}", owner.screen());
        owner.says("/stats 20.11.2026-22.11.2026").await;
        assert!(owner.screen().starts_with("📊 Пт 20 ноя – Вс 22 ноя"), "{}", owner.screen());
        owner.says("когда-нибудь").await;
        assert!(owner.screen().starts_with("Не видно, за какие дни"), "{}", owner.screen());
        assert!(owner.screen().contains("Пт 20 ноя – Вс 22 ноя"), "what was there stays: {}", owner.screen());
    })
    .await;
}

#[tokio::test]
async fn a_specialist_sees_their_own_figures_and_nobody_elses() {
    story_in(example::studio(Lang::Ru), async |salon| {
        let anna = salon.anna().await;
        anna.says("/stats").await;
        let screen = anna.screen();
        assert!(screen.contains("Анна") && !screen.contains("Вера") && !screen.contains("Ирина"), "{screen}");
        let of = Some(salon.seeded.specialists[2]);
        let press = stats::Press::Period { period: Period::Week, moved: 0, of, paper: Kind::Words };
        anna.sneaks(Press::Staff(staff::Press::Stats(press))).await;
        assert!(!anna.screen().contains("Вера"), "{}", anna.screen());
        assert_eq!(anna.toast(), "Это для тех, кто здесь работает");
    })
    .await;
}

#[tokio::test]
async fn an_empty_studio_has_figures_too() {
    story(async |salon| {
        let owner = salon.owner().await;
        owner.taps("🧭 Для сотрудников").await.taps("📊 Цифры").await.taps("День").await;
        assert_snapshot!("nothing", owner.screen());
    })
    .await;
}

/// A pause is no time that one could have sold, and whoever has left sells none.
#[tokio::test]
async fn the_load_is_of_the_time_that_people_work() {
    story(async |salon| {
        let katya = salon.visitor("Катя Ли");
        katya.start("").await.taps("Стрижка").await.taps("Анна").await.taps("Завтра").await;
        katya.taps("🌙 Вечер").await.taps("18:00").await.taps("✅ Записаться").await;
        let owner = salon.owner().await;
        owner.says("/stats").await.taps("День").await.taps("Позже »").await;
        assert!(owner.screen().contains("Загрузка: 5 %"), "an hour of 17: {}", owner.screen());
        salon
            .change(
                "insert into break_time (studio_id, specialist_id, from_min, to_min)
                 select studio_id, specialist_id, 600, 840 from specialist",
            )
            .await;
        salon.change("update studio set revision = revision + 1").await;
        owner.says("/stats").await.taps("День").await.taps("Позже »").await;
        assert!(owner.screen().contains("Загрузка: 10 %"), "an hour of 10: {}", owner.screen());
        salon.change("update specialist set archived_at = 1 where name = 'Ирина'").await;
        salon.change("update studio set revision = revision + 1").await;
        owner.says("/stats").await.taps("День").await.taps("Позже »").await;
        assert!(owner.screen().contains("Загрузка: 25 %"), "an hour of Anna's 4: {}", owner.screen());
        salon.change("update specialist set archived_at = 1 where name = 'Анна'").await;
        salon.change("update studio set revision = revision + 1").await;
        owner.says("/stats").await.taps("День").await.taps("Позже »").await;
        assert!(owner.screen().contains("Загрузка: 25 %"), "Anna was there that day: {}", owner.screen());
    })
    .await;
}

/// On Tuesday noon a week is compared with the week before as it stood on its Tuesday noon.
#[tokio::test]
async fn days_that_are_not_over_are_compared_with_the_same_part_of_those_before() {
    story(async |salon| {
        let visit = |days: i64, hour: i64| {
            let start = 1_795_413_600 + (days * 24 + hour) * 3600;
            let sql = format!(
                "insert into booking (studio_id, specialist_id, service_id, client_id, starts_at, ends_at, local_day,
                                      buffer_before_min, buffer_after_min, status, price_minor, currency, lang, token,
                                      created_at, changed_at)
                 select studio_id, specialist_id, (select min(service_id) from service), 1, {start}, {start} + 3600,
                        20780 + {days}, 0, 0, 'booked', 100000, 'RUB', 'ru', randomblob(16), 0, 0
                   from specialist where name = 'Анна'"
            );
            Box::leak(sql.into_boxed_str()) as &'static str
        };
        salon.change("insert into client (client_id, studio_id, created_at) select 1, studio_id, 0 from studio").await;
        // Last week two visits by Tuesday noon and two later; this week three and one.
        for (days, hour) in [(-7, 2), (-6, 2), (-6, 8), (-4, 2), (0, 2), (0, 4), (1, 2), (1, 8)] {
            salon.change(visit(days, hour)).await;
        }
        salon.pass(30 * 60);
        let owner = salon.owner().await;
        owner.says("/stats").await;
        assert_snapshot!("so_far", owner.screen());
        owner.taps("« Раньше").await;
        assert!(!owner.screen().contains("к этому часу"), "{}", owner.screen());
    })
    .await;
}
