//! Where links lead: to what they name, or to the next best thing; never into another studio.

use insta::assert_snapshot;
use okoshko::desk::seed::Seeded;
use okoshko_dialogues::press::{Part, Press};
use okoshko_dialogues::start::Payload;
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::{CategoryId, ServiceId, SpecialistId, StudioId};
use okoshko_domain::people::Lang;
use okoshko_domain::timestamp::Timestamp;

use crate::browser::{at, page, send};
use crate::salon::{MONDAY, Salon, Visitor, quiet, story};
use crate::site::{Answer, open};

const RU_HOME: &str = "Студия «Лён»";
const EN_HOME: &str = "Linen Studio";

/// A second studio, in London, on the same bot.
async fn another_studio(salon: &Salon) -> Seeded {
    salon.desk.seed(&quiet(Lang::En)).await.unwrap()
}

fn slot(service: ServiceId, specialist: SpecialistId, start: Timestamp) -> String {
    Payload::Slot { service, specialist, start }.text().unwrap()
}

#[test]
fn the_readme_names_links_that_are_read() {
    let readme = include_str!("../../README.md");
    let row = readme.lines().find(|line| line.contains("`/start ")).expect("a row on links");
    let quoted = row.split('`').skip(1).step_by(2).map(|said| said.trim_start_matches("/start "));
    let read: Vec<_> = quoted.map(Payload::read).collect();
    assert!(matches!(read[..], [Payload::Specialist(_), Payload::Service(_)]), "{read:?}");
}

#[tokio::test]
async fn a_link_to_what_is_gone_says_so_and_shows_what_there_is() {
    story(async |salon| {
        salon.change("update service set hidden = true where service_id = 3").await;
        salon.change("update specialist set archived_at = 1 where specialist_id = 3").await;
        let katya = salon.visitor("Катя");
        for payload in
            ["1v999", "1m999", "1t999-1-zzzzz", "1t1-999-zzzzz", "1v3", "1m3", "1v5", "1t1-3-zzzzz"]
        {
            katya.start(payload).await;
            let (note, rest) =
                katya.screen().split_once("\n\n").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
            assert_eq!(note, "На это сейчас не записываем. Вот что есть", "{payload}");
            assert!(rest.starts_with(RU_HOME), "{payload}: {rest}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_link_to_a_slot_that_cannot_be_had_shows_others() {
    story(async |salon| {
        let (katya, boris) = (salon.visitor("Катя"), salon.visitor("Борис"));
        let (colour, anna) = (salon.seeded.services[1], salon.seeded.specialists[0]);
        boris.books("Окрашивание", "15:00").await;
        for (minutes, note) in [
            (-60, "Это время уже прошло. Выберите другое"),
            (30, "Не успеем подготовиться: записываем не позже чем за 60 мин. Выберите время попозже"),
            (6 * 60, "Это время уже занято. Вот ближайшее"),
            (2 * 60 + 7, "На это время не записываем. Посмотрите, что свободно"),
            (5 * 24 * 60 + 60, "В этот день мастер не работает, записать не можем. Выберите другой день"),
            (300 * 24 * 60, "Пока записываем не дальше чем на 45 дней вперёд. Выберите день поближе"),
        ] {
            katya.start(&slot(colour, anna, MONDAY.plus_min(minutes))).await;
            assert_eq!(katya.newest().text.lines().next().unwrap(), note, "{minutes} min");
            assert!(katya.find("1.t.").is_some(), "no slots on:\n{}", katya.screen());
        }
        katya.start(&slot(colour, anna, MONDAY.plus_min(6 * 60))).await;
        assert_snapshot!("a_linked_slot_is_gone", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn noise_leads_home() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        let mut noise: Vec<String> = ["A", "_", "-", "0", "1", "z", "1t", "1v", "1m-", "Zz9_-"]
            .iter()
            .map(|piece| piece.repeat(64).chars().take(64).collect())
            .collect();
        noise.extend(
            ["1", "1x", "1t1-1", "1t1-1-1-1", "1v-1", "1v0x", "2v1", "1ieeee", "1v1 1v1"].map(str::to_owned),
        );
        for payload in noise {
            katya.start(&payload).await;
            let screen = katya.screen();
            let rest = screen.strip_prefix("Ссылка устарела. Вот на что можно записаться сейчас\n\n");
            assert!(rest.is_some_and(|rest| rest.starts_with(RU_HOME)), "{payload}: {screen}");
        }
    })
    .await;
}

#[tokio::test]
async fn of_several_studios_one_is_chosen_and_remembered() {
    story(async |salon| {
        let london = another_studio(salon).await;
        let katya = salon.visitor("Катя");
        katya.start("").await;
        assert_snapshot!("several_studios", katya.screen());
        katya.says("/book").await;
        assert!(katya.screen().contains(EN_HOME), "not chosen yet: {}", katya.screen());
        katya.taps(EN_HOME).await;
        for command in ["/start", "/book", "/cancel"] {
            katya.says(command).await;
            assert!(katya.screen().starts_with(EN_HOME), "{command}: {}", katya.screen());
        }
        katya.start(&Payload::Service(salon.seeded.services[0]).text().unwrap()).await;
        katya.says("/start").await;
        assert!(katya.screen().starts_with(RU_HOME), "{}", katya.screen());
        katya.start(&Payload::Specialist(london.specialists[0]).text().unwrap()).await;
        katya.taps("‹ Назад").await;
        assert!(katya.screen().starts_with(EN_HOME), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn my_bookings_span_all_studios() {
    story(async |salon| {
        let katya = with_bookings_in_two_studios(salon).await;
        for (service, place) in [("Colour", "Bristol"), ("Окрашивание", "Казань")] {
            katya.says("/my").await.taps(service).await;
            assert!(katya.screen().starts_with("📅 Пн 23 ноя, 15:00"), "{}", katya.screen());
            assert!(katya.screen().contains(place), "{}", katya.screen());
        }
    })
    .await;
}

/// Somebody who is in Kazan at 15:00 and in London at 15:00 of the same day.
async fn with_bookings_in_two_studios(salon: &Salon) -> Visitor<'_> {
    let london = another_studio(salon).await;
    let katya = salon.visitor("Катя");
    for service in [salon.seeded.services[1], london.services[1]] {
        katya.start(&Payload::Service(service).text().unwrap()).await.taps("15:00").await.taps("✅").await;
    }
    katya
}

#[tokio::test]
async fn looking_at_ones_bookings_does_not_lead_to_another_studio() {
    story(async |salon| {
        let london = another_studio(salon).await;
        let katya = salon.visitor("Катя");
        katya.start(&Payload::Service(salon.seeded.services[1]).text().unwrap()).await;
        katya.taps("15:00").await.taps("✅").await;
        katya.start(&Payload::Service(london.services[0]).text().unwrap()).await.taps("‹ Назад").await;
        assert!(katya.screen().starts_with(EN_HOME), "{}", katya.screen());
        katya.taps("📒 Мои записи").await.taps("‹ Назад").await;
        assert!(katya.screen().starts_with(EN_HOME), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn nothing_of_one_studio_shows_in_another() {
    story(async |salon| {
        let london = another_studio(salon).await;
        let katya = salon.visitor("Катя");
        katya.start(&Payload::Service(salon.seeded.services[0]).text().unwrap()).await;
        let (ours, theirs) = (salon.seeded.services[0], Who::One(london.specialists[0]));
        let first_of_theirs = CategoryId(4);
        for press in [
            Press::Times { service: ours, who: theirs, part: Part::All, page: 0 },
            Press::Day { service: ours, who: theirs, day: day(salon), part: Part::All, page: 0 },
            Press::Month { service: ours, who: theirs, month: day(salon).month() },
            Press::Slot { service: ours, who: theirs, start: MONDAY.plus_min(6 * 60) },
            Press::Category { studio: salon.seeded.studio, category: first_of_theirs, page: 0 },
        ] {
            katya.sneaks(press).await;
            assert_eq!(katya.toast(), "На это сейчас не записываем. Вот что есть", "{press:?}");
            assert!(katya.screen().starts_with(RU_HOME), "{press:?}: {}", katya.screen());
        }
        katya.start(&slot(ours, london.specialists[0], MONDAY.plus_min(6 * 60))).await;
        katya.says("/help").await;
        for secret in ["Linen", "Anna", "Irene", "Haircut", "Bristol", "£"] {
            assert!(!katya.reads().contains(secret), "{secret} leaked: {}", katya.reads());
        }
        assert_eq!(salon.count("select count(*) from booking").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_studio_that_is_not_there_leads_to_the_question_which() {
    story(async |salon| {
        another_studio(salon).await;
        let katya = salon.visitor("Катя");
        katya.start("").await;
        for press in [
            Press::Home(Some(StudioId(99))),
            Press::HomeBelow(Some(StudioId(99))),
            Press::Catalog(StudioId(99)),
            Press::Category { studio: StudioId(99), category: CategoryId(1), page: 0 },
        ] {
            katya.sneaks(press).await;
            assert!(katya.screen().starts_with("К кому вас записать?"), "{press:?}: {}", katya.screen());
        }
    })
    .await;
}

fn day(salon: &Salon) -> okoshko_domain::zone::LocalDay {
    okoshko_domain::zone::Zone::UTC.day_of(salon.clock.now())
}

/// Where a page's button leads that goes on in Telegram.
fn on_in_telegram(answer: &Answer) -> Payload {
    let links = answer.links();
    let payload = links.iter().find_map(|link| link.split_once("t.me/studio_bot?start="));
    Payload::read(payload.unwrap_or_else(|| panic!("{}", answer.body)).1)
}

#[tokio::test]
async fn a_page_hands_over_to_the_chat_what_was_chosen_on_it() {
    story(async |salon| {
        salon.visitor("Борис").books("Окрашивание", "15:00").await;
        let site = open(salon).await;
        let [cut, colour, ..] = salon.seeded.services[..] else { unreachable!() };
        let anna = salon.seeded.specialists[0];
        let (free, taken) = (MONDAY.plus_min(60), MONDAY.plus_min(360));
        let slot = |service, start| Payload::Slot { service, specialist: anna, start };
        let page = page(salon).await;
        for (query, to) in [
            (format!("service={cut}"), Payload::Service(cut)),
            (format!("service={cut}&at={}", at(60)), Payload::Service(cut)),
            (format!("service={cut}&with={anna}&at={}", at(60)), slot(cut, free)),
            (format!("service={cut}&with={anna}&at={}", at(360)), Payload::Service(cut)),
            (format!("service={cut}&with=999&at={}", at(60)), Payload::Service(cut)),
            (format!("service={colour}&at={}", at(60)), slot(colour, free)),
        ] {
            let shown = site.get(&format!("{page}/book?{query}")).await;
            assert_eq!(on_in_telegram(&shown), to, "{query}");
        }

        let wish = async |service: &str, with: &str| {
            let start = at(360);
            let fields = [("service", service), ("with", with), ("at", start.as_str())];
            on_in_telegram(&send(&site, &format!("{page}/hold"), &fields).await)
        };
        let (service, with) = (cut.to_string(), anna.to_string());
        assert_eq!(wish(&service, &with).await, slot(cut, taken));
        assert_eq!(wish(&colour.to_string(), "").await, slot(colour, taken));
        assert_eq!(wish(&service, "999").await, Payload::Service(cut));
        assert_eq!(wish("999", "").await, Payload::Studio(salon.seeded.studio));

        let katya = salon.visitor("Катя");
        katya.start(&slot(cut, free).text().unwrap()).await.taps("✅").await;
        assert!(katya.screen().contains("10:00"), "{}", katya.screen());
    })
    .await;
}
