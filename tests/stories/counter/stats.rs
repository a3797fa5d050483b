//! Figures.

use insta::assert_snapshot;
use okoshko::example;
use okoshko_dialogues::press::Press;
use okoshko_dialogues::staff;
use okoshko_dialogues::stats::{self, Kind};
use okoshko_domain::people::Lang;
use okoshko_domain::stats::Period;
use okoshko_emulator::Media;

use crate::salon::{Salon, Visitor, story, story_in};

/// The newest picture or file of a chat, with the name of a file.
fn newest_file(salon: &Salon, visitor: &Visitor<'_>) -> (String, Vec<u8>) {
    let messages = visitor.person.messages();
    let newest = messages.iter().rev().find_map(|message| match &message.media {
        Some(Media::Photo { file_id, .. }) => Some((String::new(), file_id.clone())),
        Some(Media::Document { file_id, name, mime }) => {
            assert_eq!(mime, "text/csv");
            Some((name.clone(), file_id.clone()))
        }
        _ => None,
    });
    let (name, id) = newest.unwrap_or_else(|| panic!("no file: {messages:?}"));
    (name, salon.emulator.file(&id).unwrap())
}

/// A picture's width, height, and three bytes for each point.
fn points(png: &[u8]) -> (usize, usize, Vec<[u8; 3]>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut bytes).unwrap();
    let points = bytes.chunks_exact(3).map(|point| [point[0], point[1], point[2]]).collect();
    (info.width as usize, info.height as usize, points)
}

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
        assert_eq!(anna.toast(), "У вас сюда доступа нет. Если он нужен, попросите владельца");
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

#[tokio::test]
async fn a_chart_is_a_picture_with_bars_and_russian_letters() {
    story_in(example::studio(Lang::Ru), async |salon| {
        let owner = salon.owner().await;
        owner.says("/stats").await.taps("« Раньше").await.taps("Картинкой").await;
        let (width, height, first) = points(&newest_file(salon, &owner).1);
        assert_eq!((width, height), (1200, 800));
        let full = first.iter().filter(|point| **point == [32, 129, 195]).count();
        assert!(full > 10_000, "hardly a bar: {full} points");
        let title = |points: &[[u8; 3]]| points[40 * width..85 * width].to_vec();
        let ink = title(&first).iter().filter(|point| point.iter().all(|shade| *shade < 100)).count();
        assert!(ink > 1_000, "hardly a letter: {ink} points");
        assert!(owner.screen().starts_with("📊 Пн 16 ноя – Вс 22 ноя"), "{}", owner.screen());

        // Letters that the font does not have are all the same box.
        salon.change("update studio set name = 'Студия «Мех»'").await;
        owner.taps("Картинкой").await;
        let (.., second) = points(&newest_file(salon, &owner).1);
        assert!(title(&first) != title(&second), "no letter of its own");
    })
    .await;
}

#[tokio::test]
async fn a_table_takes_names_as_words_whatever_they_are() {
    story_in(example::studio(Lang::Ru), async |salon| {
        let owner = salon.owner().await;
        salon.change("update specialist set name = '=HYPERLINK(\"http://evil.example\";\"Анна\")' where specialist_id = 1").await;
        salon.change("update specialist set name = '<b>Ирина</b>' where specialist_id = 2").await;
        salon.change("update specialist set name = char(8238) || '+7 Вера' || char(10) || '@SUM(A1)' where specialist_id = 3").await;
        salon.change("update service set name = replace(hex(zeroblob(5000)), '00', '-9') where service_id = 1").await;
        owner.says("/stats").await.taps("« Раньше").await.taps("Таблицей").await;
        let (name, bytes) = newest_file(salon, &owner);
        assert_eq!(name, "stats.csv");
        let text = String::from_utf8(bytes).unwrap();
        let text = text.strip_prefix('\u{feff}').expect("Excel knows UTF-8 by a mark");
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
        assert_eq!(&reader.headers().unwrap()[2], "Выручка");
        let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
        let first: Vec<_> = rows.iter().map(|row| &row[0]).collect();
        assert_eq!(first[0], "2026-11-16");
        assert_eq!(first[7], "'=HYPERLINK(\"http://evil.example\";\"Анна\")");
        assert_eq!(first[8], "<b>Ирина</b>");
        assert_eq!(first[9], "'+7 Вера @SUM(A1)", "a mark that turns text around is gone");
        let long = first.iter().find(|cell| cell.starts_with("'-9-9")).expect("a long name is one cell");
        assert!(long.chars().count() <= 202 && long.ends_with('…'), "{long}");
        assert!(rows.iter().all(|row| row[1].parse::<u32>().is_ok()), "{rows:?}");
        assert!(rows[0][2].ends_with(",00") || rows[0][2].parse::<u32>().is_ok(), "{:?}", rows[0]);
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
