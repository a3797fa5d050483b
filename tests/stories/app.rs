//! Buttons that open a page of ours over the chat: where Telegram opens it, and nowhere else.

use okoshko_emulator::Person;

use crate::salon::{PATIENCE, Salon, Visitor, story};
use crate::site;

/// What the button beside the input says, and what it opens.
fn menu(person: &Person) -> Option<(String, String)> {
    person.menu_button().map(|button| (button.text, button.web_app.unwrap_or_default()))
}

/// The pages that the newest message opens.
fn opened(visitor: &Visitor<'_>) -> Vec<(String, String)> {
    let buttons = visitor.newest().buttons.into_iter().flatten();
    buttons.filter_map(|button| Some((button.text, button.web_app?))).collect()
}

/// How often the button beside the input was set.
fn settings_of_the_menu(salon: &Salon) -> usize {
    salon.emulator.calls().iter().filter(|call| call.method == "setChatMenuButton").count()
}

/// Waits until a machine that has just begun has set the button, which was set so often before.
async fn introduced(salon: &Salon, person: &Person, before: usize) {
    assert!(person.wait(|_| settings_of_the_menu(salon) > before, PATIENCE).await);
}

#[tokio::test]
async fn pages_open_from_the_input_and_from_the_day() {
    story(async |salon| {
        introduced(salon, &salon.visitor("Катя").person, 0).await;
        let pages = site::open(salon).await;
        let anna = salon.anna().await;
        introduced(salon, &anna.person, 1).await;
        assert_eq!(menu(&anna.person), Some(("Записаться".to_owned(), format!("{}/app", pages.url))));
        anna.says("/today").await;
        assert_eq!(opened(&anna), [("🗓 День на странице".to_owned(), format!("{}/app?to=day", pages.url))]);
        anna.taps("Завтра ›").await;
        assert_eq!(opened(&anna), [], "the page shows today");
        let katya = salon.visitor("Катя");
        katya.start("").await;
        assert_eq!(opened(&katya), [], "clients have the button beside the input");
    })
    .await;
}

#[tokio::test]
async fn the_button_speaks_the_first_language_of_the_studio() {
    story(async |salon| {
        salon.change("update studio set langs = 'en,ru'").await;
        introduced(salon, &salon.visitor("Катя").person, 0).await;
        site::open(salon).await;
        let kate = salon.visitor_speaking("Катя", "ru");
        introduced(salon, &kate.person, 1).await;
        assert_eq!(menu(&kate.person).map(|(caption, _)| caption).as_deref(), Some("Book"));
    })
    .await;
}

#[tokio::test]
async fn everybody_reads_the_button_in_their_own_language() {
    story(async |salon| {
        introduced(salon, &salon.visitor("Катя").person, 0).await;
        site::open(salon).await;
        let (katya, kate) = (salon.visitor("Катя"), salon.visitor_speaking("Kate", "en"));
        introduced(salon, &katya.person, 1).await;
        let reads = async |person: &Person, caption: &str| {
            let reads = |person: &Person| menu(person).is_some_and(|(said, _)| said == caption);
            assert!(person.wait(reads, PATIENCE).await, "no {caption}: {:?}", menu(person));
        };
        katya.start("").await;
        kate.start("").await;
        reads(&kate.person, "Book").await;
        reads(&katya.person, "Записаться").await;
        assert_eq!(settings_of_the_menu(salon), 3, "who speaks as everybody needs none of their own");
        kate.says("/lang").await.taps("Русский").await;
        reads(&kate.person, "Записаться").await;
        kate.says("/lang").await.taps("English").await;
        reads(&kate.person, "Book").await;
        assert_eq!(menu(&katya.person).map(|(said, _)| said).as_deref(), Some("Записаться"));
    })
    .await;
}

#[tokio::test]
async fn without_a_page_that_telegram_opens_all_is_as_it_was() {
    story(async |salon| {
        let anna = salon.anna().await;
        introduced(salon, &anna.person, 0).await;
        anna.says("/today").await;
        let whole = anna.screen();
        assert_eq!((menu(&anna.person), opened(&anna)), (None, Vec::new()));
        let person = anna.person.clone();

        salon.settings.public_url = Some("http://okoshko.example/".parse().unwrap());
        salon.reopen().await;
        let anna = salon.meet(person);
        introduced(salon, &anna.person, 1).await;
        anna.says("/today").await;
        assert_eq!((menu(&anna.person), anna.screen()), (None, whole), "Telegram opens HTTPS alone");
    })
    .await;
}
