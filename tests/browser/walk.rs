//! From a link to a chat and back.

use okoshko_domain::people::Lang;

use crate::driver::{Browser, Driver, LAPTOP, PHONE, Window};
use crate::house::{CLIENT, Demo, SPECIALIST};
use crate::look::look;

/// What a walk reads in one language.
struct Words {
    lang: Lang,
    name: &'static str,
    phone: &'static str,
    booked: &'static str,
    wrong: &'static str,
    connected: &'static str,
    cancelled: &'static str,
    heard: &'static str,
}

const RU: Words = Words {
    lang: Lang::Ru,
    name: "Вера Браузерова",
    phone: "8 917 123-45-67",
    booked: "Записали вас",
    wrong: "Не похоже на номер",
    connected: "Подключили",
    cancelled: "Запись отменена",
    heard: "Вера Браузерова",
};

const EN: Words = Words {
    lang: Lang::En,
    name: "Vera Browser",
    phone: "+44 20 7946 0123",
    booked: "You are booked",
    wrong: "does not look like a number",
    connected: "Connected",
    cancelled: "The booking is cancelled",
    heard: "Vera Browser",
};

/// Link, book, done, connect, the chat shows it, cancel on the page, the specialist's chat hears it.
async fn walks(driver: &Driver, demo: &Demo, words: &Words, (width, height): (u32, u32)) {
    let window = Window { lang: words.lang.code(), width, height, dark: false };
    let browser = driver.open(window).await;
    browser.goes(&demo.doors.specialist).await;
    look(&browser, "specialist").await;
    browser.presses("main a[href*='/book?service=']").await;
    browser.sees("button[name=at]").await;
    look(&browser, "times").await;
    browser.presses("button[name=at]").await;
    browser.sees("#name").await;
    look(&browser, "form").await;
    let done = books(&browser, demo, words).await;
    may_be_forgotten(&browser, &done, "button").await;
    connects(&browser, demo, words, &done).await;
    may_be_forgotten(&browser, &done, "a[href$='_bot']").await;
    cancels(&browser, demo, words, &done).await;
    browser.closes().await;
}

/// Fills the form in, once wrong and once right. The address of the booking's page.
async fn books(browser: &Browser, demo: &Demo, words: &Words) -> String {
    demo.pass(5).await; // Nobody types in no time.
    browser.types("#name", words.name).await;
    browser.types("#phone", "12").await;
    browser.presses("form.fill button").await;
    browser.reads(words.wrong).await;
    look(browser, "form-wrong").await;
    chooses_again(browser, words).await;
    demo.pass(5).await;
    browser.types("#phone", words.phone).await;
    browser.presses("form.fill button").await;
    browser.reads(words.booked).await;
    look(browser, "done").await;
    browser.client.current_url().await.unwrap().to_string()
}

/// Goes back for another time, and finds what was typed.
async fn chooses_again(browser: &Browser, words: &Words) {
    browser.presses("a.back").await;
    browser.presses("button.pill[name=at] + button.pill[name=at]").await;
    browser.sees("#name").await;
    assert_eq!(browser.runs("return document.getElementById('name').value").await, words.name);
}

/// The way to be forgotten, looked at and not gone.
async fn may_be_forgotten(browser: &Browser, done: &str, way: &str) {
    browser.presses(".erase a").await;
    browser.sees(&format!("main {way}")).await;
    look(browser, if way == "button" { "forget" } else { "forget-in-chat" }).await;
    browser.goes(done).await;
}

async fn connects(browser: &Browser, demo: &Demo, words: &Words, done: &str) {
    browser.presses("form[action$='/connect'] button").await;
    browser.sees(".begin button").await;
    look(browser, "chat-start").await;
    browser.presses(".begin button").await;
    demo.hears(CLIENT, words.connected).await;
    browser.reads(words.connected).await;
    look(browser, "chat-connected").await;
    browser.goes(done).await;
}

async fn cancels(browser: &Browser, demo: &Demo, words: &Words, done: &str) {
    browser.goes(done.split('?').next().unwrap()).await;
    browser.presses("details.ask summary").await;
    look(browser, "cancel").await;
    browser.presses("form[action$='/cancel'] button").await;
    browser.reads(words.cancelled).await;
    look(browser, "cancelled").await;
    demo.pass(120).await;
    demo.hears(SPECIALIST, words.heard).await;
}

pub(crate) fn in_a_browser(walk: impl AsyncFnOnce(Driver)) {
    let Some(driver) = Driver::start() else { return };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(walk(driver));
}

#[test]
fn from_a_link_to_a_chat_and_back_in_russian() {
    in_a_browser(async |driver| {
        let demo = Demo::open(Lang::Ru).await;
        walks(&driver, &demo, &RU, PHONE).await;
        walks(&driver, &demo, &RU, LAPTOP).await;
        demo.closes();
    });
}

#[test]
fn from_a_link_to_a_chat_and_back_in_english() {
    in_a_browser(async |driver| {
        let demo = Demo::open(Lang::En).await;
        walks(&driver, &demo, &EN, PHONE).await;
        walks(&driver, &demo, &EN, LAPTOP).await;
        demo.closes();
    });
}
