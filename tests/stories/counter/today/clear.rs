//! What is said is what is so: counts, names, reasons of errors.

use super::katya;
use crate::salon::{Visitor, story};

/// The number before "окошко" on the newest screen.
fn gone(visitor: &Visitor<'_>) -> u32 {
    let screen = visitor.screen();
    let line = screen.lines().find(|line| line.contains("окош")).unwrap_or_default();
    line.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap()
}

#[tokio::test]
async fn a_window_is_a_start_that_a_client_could_take_wherever_it_is_counted() {
    story(async |salon| {
        katya(salon).await;
        let anna = salon.anna().await;
        for day in ["сегодня", "26.11"] {
            anna.says(&format!("/off {day}")).await;
            let closed = gone(&anna);
            anna.says("/hours").await.taps("📅 На одну дату").await.says(&format!("{day} выходной")).await;
            assert_eq!(gone(&anna), closed, "{day}");
            assert!(closed > 6, "starts are counted, not stretches: {closed}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_error_names_what_is_wrong() {
    story(async |salon| {
        let owner = salon.owner().await;
        for (typed, says) in [
            ("/why 31.02", "«31.02»: такого дня в календаре нет"),
            ("/why 25:99", "«25:99»: такого времени нет"),
            ("/why 13/28 15:00", "«13/28»: такого дня"),
            ("/why вчера", "Не видно, на какое время"),
            ("/why 11/28 15:00", "🔎 Сб 28 ноя, 15:00"),
            ("/stats 26.11-20.11", "«26.11-20.11»: конец раньше начала"),
            ("/stats 01.01.2024-26.11.2026", "«01.01.2024-26.11.2026»: это больше года"),
            ("/stats 31.02", "«31.02»: такого дня"),
        ] {
            owner.says(typed).await;
            assert!(owner.screen().starts_with(says), "{typed}: {}", owner.screen());
        }
        for (typed, says) in [("/stats ноябрь", "Вс 1 ноя – Пн 30 ноя"), ("/stats вчера", "22 ноя")]
        {
            owner.says(typed).await;
            assert!(owner.screen().contains(says), "{typed}: {}", owner.screen());
        }
        let anna = salon.anna().await;
        for (typed, says) in [
            ("/block 25-26", "«25»: такого времени нет"),
            ("/off 08.01-24.12", "«08.01-24.12»: конец раньше начала"),
            ("/off 12/24-01/08", "🌴 Чт 24 дек – Пт 8 янв"),
            ("/off 31.02", "«31.02»: такого дня"),
        ] {
            anna.says(typed).await;
            assert!(anna.screen().starts_with(says), "{typed}: {}", anna.screen());
        }
    })
    .await;
}

#[tokio::test]
async fn everybodys_day_says_whose_visit_it_is_and_when_they_rest() {
    story(async |salon| {
        katya(salon).await;
        let anna = salon.anna().await;
        anna.says("/hours").await.taps("Перерывы").await;
        anna.says("пн 11:30-12 чай").await.taps("✅ Сохранить").await;
        anna.says("/today").await;
        assert!(anna.screen().contains("☕ 11:30–12:00 чай"), "{}", anna.screen());
        assert!(anna.screen().contains("[12:00 Катя Ли]"), "{}", anna.screen());
        anna.taps_first("1.Dg.").await;
        anna.taps_first("1.Dk.").await;
        assert!(anna.screen().contains("[До 11:30]"), "a break comes, no booking: {}", anna.screen());
        let owner = salon.owner().await;
        owner.says("/today").await;
        assert!(owner.screen().contains("[12:00 Анна: Катя Ли]"), "{}", owner.screen());
        owner.says("/hours").await.taps("Ирина").await.taps("Пн").await;
        assert!(owner.screen().contains("👤 Ирина"), "{}", owner.screen());
    })
    .await;
}
