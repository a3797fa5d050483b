//! The chats of the demo, and a page of the bot over them, for whoever reads them with their ears or in the dark.

use fantoccini::Locator;
use okoshko_domain::people::Lang;
use serde_json::Value;

use crate::driver::{Browser, LAPTOP, PHONE, Window};
use crate::house::Demo;
use crate::look::look;
use crate::walk::in_a_browser;

/// Begins the chat that is in front, unless somebody did before.
async fn begins(browser: &Browser) {
    browser.sees(".card.focused").await;
    browser.runs("document.querySelector('.card.focused .begin:not([hidden]) button')?.click()").await;
    browser.sees(".card.focused .write:not([hidden]) textarea").await;
    browser.sees(".card.focused .key").await;
}

/// What opens over a chat, and around it.
async fn opens_everything(browser: &Browser) {
    look(browser, "chats").await;
    for (button, name) in [(".slash", "commands"), (".clip", "attach"), (".more", "more")] {
        browser.presses(&format!(".card.focused {button}")).await;
        browser.sees(".card.focused .sheet:not([hidden]) .line").await;
        look(browser, &format!("chats-{name}")).await;
    }
    for (button, dialog, close) in [("#add", "#newcomer", "#never"), ("#gather", "#gathering", "#nobody")] {
        browser.presses(button).await;
        browser.sees(&format!("{dialog}[open]")).await;
        look(browser, &format!("chats-{}", &dialog[1..])).await;
        browser.presses(close).await;
    }
}

/// Books on the page over the chat, without a phone, in Telegram's colours.
async fn books_inside(browser: &Browser, tone: &str) {
    browser.presses(".card.focused .menu").await;
    browser.sees(".card.focused .app iframe").await;
    look(browser, "chats-app").await;
    let frame = browser.client.find(Locator::Css(".card.focused .app iframe")).await.unwrap();
    frame.enter_frame().await.unwrap();
    browser.sees(".inside main a[href*='/book?service=']").await;
    let root = browser.runs("return [...document.documentElement.classList]").await;
    assert!(root.as_array().unwrap().contains(&Value::from(tone)), "{root} on {}", browser.name);
    let bg = browser.runs("return document.documentElement.style.getPropertyValue('--bg')").await;
    assert_eq!(bg, if tone == "dark" { "#0b1118" } else { "#e9eef2" }, "{}", browser.name);
    look(browser, "inside-studio").await;
    browser.presses("main a[href*='/book?service=']").await;
    browser.sees("button[name=at]").await;
    look(browser, "inside-times").await;
    browser.presses("button[name=at]").await;
    browser.sees("#phone:not([required])").await;
    look(browser, "inside-form").await;
    browser.presses("form.fill button").await;
    browser.reads("бот сразу вам напишет").await;
    look(browser, "inside-done").await;
    browser.client.enter_parent_frame().await.unwrap();
}

#[test]
fn the_chats_are_for_everybody() {
    in_a_browser(async |driver| {
        let demo = Demo::open(Lang::Ru).await;
        for ((width, height), dark) in [(PHONE, false), (PHONE, true), (LAPTOP, false), (LAPTOP, true)] {
            let browser = driver.open(Window { lang: "ru", width, height, dark }).await;
            browser.goes(&demo.doors.chats).await;
            begins(&browser).await;
            opens_everything(&browser).await;
            if width == PHONE.0 {
                books_inside(&browser, if dark { "dark" } else { "light" }).await;
            }
            browser.closes().await;
        }
        demo.closes();
    });
}
