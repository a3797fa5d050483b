//! Words typed behind the bot's name, in any chat: what is offered for them, and where the cards lead.

use std::fmt::Write as _;

use insta::assert_snapshot;
use okoshko_domain::people::Lang;
use okoshko_emulator::{Article, Offer, Person};

use crate::salon::{PATIENCE, Salon, Visitor, quiet, story, story_in, story_of_nobody};

/// What is offered for words that this person types here.
async fn offered(person: &Person, words: &str) -> Offer {
    person.inline_query(words);
    assert!(person.wait(|person| person.offer().is_some(), PATIENCE).await, "nothing for {words:?}");
    person.offer().unwrap()
}

/// Titles and what stands below them.
async fn titles(person: &Person, words: &str) -> Vec<String> {
    offered(person, words).await.results.into_iter().map(|article| article.title).collect()
}

/// All of a card, as its sender and its readers see it.
fn drawn(article: &Article) -> String {
    let mut text =
        format!("[{}] {}\n{}\n--\n{}\n", article.id, article.title, article.description, article.html);
    for row in &article.buttons {
        for button in row {
            let _ = write!(text, "[{}]({}) ", button.text, button.url.as_deref().unwrap_or("no link"));
        }
        text.push('\n');
    }
    text.replace(" \n", "\n")
}

fn all(offer: &Offer) -> String {
    offer.results.iter().map(drawn).collect::<Vec<_>>().join("\n")
}

/// What a link of ours carries.
fn payload(article: &Article, place: usize) -> String {
    let buttons: Vec<_> = article.buttons.iter().flatten().collect();
    let url = buttons[place].url.clone().unwrap();
    url.strip_prefix("https://t.me/studio_bot?start=").unwrap().to_owned()
}

#[tokio::test]
async fn names_bring_cards_whose_buttons_book() {
    story(async |salon| {
        let (katya, boris) = (salon.visitor("Катя"), salon.visitor("Борис"));
        let offer = offered(&katya.person, "Анна").await;
        assert_snapshot!("inline_specialist", all(&offer));
        assert_eq!((offer.cache_time_s, offer.is_personal, offer.next_offset.as_str()), (10, true, ""));
        assert_snapshot!("inline_service", all(&offered(&katya.person, "стрижку").await));
        assert_snapshot!("inline_both", all(&offered(&katya.person, "окрашивание у анны").await));

        let group = katya.person.create_group("Подруги", &[&boris.person]);
        let here = katya.person.in_group(group.id);
        let card = offered(&here, "Анна").await.results[0].clone();
        here.choose(&card.id).unwrap();
        let posted = group.messages().pop().unwrap();
        assert_eq!((posted.via_bot, posted.html.as_str()), (true, card.html.as_str()));
        boris.start(&payload(&card, 1)).await;
        assert!(boris.screen().contains("Пн 23 ноя, 12:00"), "{}", boris.screen());
        boris.taps("✅").await;
        boris.start(&payload(&card, 1)).await;
        assert!(boris.screen().contains("Стрижка"), "an old card leads to what there is: {}", boris.screen());
        let last = card.buttons.iter().flatten().count() - 1;
        boris.start(&payload(&card, last)).await;
        assert!(boris.screen().starts_with("👤 Анна"), "{}", boris.screen());
    })
    .await;
}

#[tokio::test]
async fn words_are_understood_as_people_type_them() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        for (words, found) in [
            ("анна", vec!["Анна"]),
            ("  АННА!  ", vec!["Анна"]),
            ("к анне", vec!["Анна"]),
            ("ир", vec!["Ирина"]),
            ("маникюр", vec!["Маникюр", "Маникюр с гель-лаком"]),
            ("гель лак", vec!["Маникюр с гель-лаком"]),
            ("ирина маникюр", vec!["Ирина · Маникюр"]),
            ("анна маникюр", vec!["Ничего не нашлось"]),
        ] {
            assert_eq!(titles(&katya.person, words).await, found, "{words}");
        }
        let everything = titles(&katya.person, "").await;
        assert_eq!(everything.len(), 10);
        assert_eq!(everything[..3], ["Анна", "Ирина", "Вера"]);
    })
    .await;
}

#[tokio::test]
async fn english_is_spoken_where_the_studio_speaks_it() {
    story_in(quiet(Lang::En), async |salon| {
        let kate = salon.visitor_speaking("Kate", "en");
        let anna = &titles(&kate.person, "").await[0];
        assert_snapshot!("inline_english", all(&offered(&kate.person, anna).await));
        assert_snapshot!("inline_english_nothing", all(&offered(&kate.person, "zebra").await));
        salon.change("update studio set langs = 'ru'").await;
        assert!(all(&offered(&kate.person, "").await).contains("Ближайшее свободное время"));
    })
    .await;
}

#[tokio::test]
async fn what_nobody_can_mean_leads_to_the_bot() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        assert_snapshot!("inline_nothing", all(&offered(&katya.person, "зебра").await));
        let hostile = [
            "<b>".repeat(85) + "x",
            "\u{202E}".repeat(256),
            "👩‍👩‍👧".repeat(50),
            "' or 1=1; drop table studio; --".repeat(8),
            "%s{0}{ $name }%n\u{0}\n".repeat(12),
            "а".repeat(256),
            ".*".repeat(128),
        ];
        for words in hostile {
            let offer = offered(&katya.person, &words).await;
            let understood = offer.results[0].title.as_str();
            let sees_all = words.chars().all(|sign| !sign.is_alphanumeric());
            assert_eq!(understood, if sees_all { "Анна" } else { "Ничего не нашлось" }, "{words}");
        }
        let card = offered(&katya.person, "зебра").await.results[0].clone();
        katya.start(&payload(&card, 0)).await;
        assert!(katya.screen().starts_with("Студия «Лён»"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn a_paused_studio_and_a_full_one_say_so() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        salon.change("update studio set paused = true").await;
        assert_snapshot!("inline_paused", all(&offered(&katya.person, "анна").await));
        salon.change("update studio set paused_note = 'Вернёмся <2 декабря>'").await;
        assert!(all(&offered(&katya.person, "анна").await).contains("⏸ Вернёмся &lt;2 декабря&gt;"));
        salon.change("update studio set paused = false").await;
        salon.change("delete from weekly_hours where calendar_id in (select calendar_id from calendar where specialist_id = 1)").await;
        assert_snapshot!("inline_no_times", all(&offered(&katya.person, "анна").await));
    })
    .await;
}

#[tokio::test]
async fn the_studio_of_the_chat_goes_first() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        salon.desk.seed(&quiet(Lang::En)).await.unwrap();
        let everywhere = titles(&katya.person, "ан").await;
        assert!(everywhere.contains(&"Анна".to_owned()), "{everywhere:?}");
        assert_snapshot!("inline_nothing_anywhere", all(&offered(&katya.person, "зебра").await));
        katya.start("1s2").await;
        assert!(all(&offered(&katya.person, "").await).contains("Linen Studio"));
        assert!(!all(&offered(&katya.person, "").await).contains("Лён"));
    })
    .await;
}

#[tokio::test]
async fn a_bot_without_a_studio_offers_itself() {
    story_of_nobody(None, async |salon| {
        let katya = salon.visitor("Катя");
        let offer = offered(&katya.person, "").await;
        assert_eq!(offer.results[0].buttons[0][0].url.as_deref(), Some("https://t.me/studio_bot"));
    })
    .await;
}

#[tokio::test]
async fn typing_leaves_no_trace() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.start("").await;
        let before = kept(salon).await;
        for words in ["", "а", "анна", "зебра"] {
            offered(&katya.person, words).await;
        }
        assert_eq!(kept(salon).await, before, "no update, no chat, no account");
        katya.taps("Стрижка").await;
        assert!(katya.screen().contains("Ближайшее"), "the chat goes on where it was: {}", katya.screen());
    })
    .await;
}

async fn kept(salon: &Salon) -> [i64; 4] {
    [
        salon.count("select count(*) from inbox").await,
        salon.count("select count(*) from account").await,
        salon.count("select count(*) from outbox").await,
        salon.count("select count(*) from booking").await,
    ]
}

/// What was chosen in our own chat is not said to us, and whoever is new is not asked anything.
#[tokio::test]
async fn a_card_in_our_own_chat_is_no_words_for_us() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.start("").await;
        let (heard, screen) = (katya.heard(), katya.screen());
        let card = offered(&katya.person, "анна").await.results[0].clone();
        katya.person.choose(&card.id).unwrap();
        katya.looks().await;
        assert_eq!((katya.heard(), katya.screen()), (heard, screen));
    })
    .await;
}

/// None of our cards has a button that is pressed; a modified client presses one all the same.
#[tokio::test]
async fn a_press_on_a_card_is_answered() {
    story(async |salon| {
        let (katya, boris) = (salon.visitor("Катя"), salon.visitor("Борис"));
        let group = katya.person.create_group("Подруги", &[&boris.person]);
        let here = katya.person.in_group(group.id);
        let card = offered(&here, "анна").await.results[0].clone();
        let message = here.choose(&card.id).unwrap();
        let stranger: Visitor<'_> = salon.meet(boris.person.in_group(group.id));
        for data in ["1.c.1", "", "зебра"] {
            stranger.person.press_data(message, data);
            salon.settle().await;
            let waits = stranger.person.wait(|person| person.waiting() == 0, PATIENCE).await;
            assert!(waits, "{data}");
            assert_eq!(stranger.toast(), "Записываем в личном чате. Продолжим там?");
        }
        assert_eq!(salon.count("select count(*) from booking").await, 0);
    })
    .await;
}
