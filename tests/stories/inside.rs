//! The pages inside Telegram: the person is known by Telegram's word, and nobody else's.

use okoshko_dialogues::start::Payload;
use okoshko_domain::people::Lang;
use reqwest::header::COOKIE;
use reqwest::{Method, StatusCode};

use crate::browser::{hidden, page, send};
use crate::salon::{MONDAY, Salon, Visitor, quiet, story};
use crate::site::{Answer, Site, answered, open};

/// Opens the pages as the bot's button does: the cookie that remembers who it is, and where it led.
async fn enters(site: &Site, who: &Visitor<'_>, to: &str) -> (String, String) {
    let answer = send(site, "/app", &[("init_data", &who.person.init_data()), ("to", to)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let cookie = answer.says("set-cookie").split(';').next().unwrap().to_owned();
    (cookie, answer.says("location").to_owned())
}

async fn sees(site: &Site, cookie: &str, path: &str) -> Answer {
    answered(site.ask(Method::GET, path).header(COOKIE, cookie)).await
}

async fn sends(site: &Site, cookie: &str, path: &str, fields: &[(String, String)]) -> Answer {
    let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = site.ask(Method::POST, path).header(COOKIE, cookie);
    answered(request.header("content-type", "application/x-www-form-urlencoded").body(body)).await
}

#[tokio::test]
async fn whoever_opens_the_page_in_the_bot_is_known_there() {
    story(async |salon| {
        let site = open(salon).await;
        let (anna, vera) = (salon.anna().await, salon.visitor("Vera"));
        vera.start("").await;
        let opened = site.get("/app").await;
        assert!(
            opened.body.contains("data-app") && opened.body.contains("открывается из бота"),
            "{}",
            opened.body
        );
        assert!(
            opened
                .says("content-security-policy")
                .contains("frame-ancestors 'self' https://web.telegram.org")
        );
        assert_eq!(opened.says("x-frame-options"), "");
        let (cookie, to) = enters(&site, &vera, "").await;
        let page = page(salon).await;
        assert_eq!(to, format!("{page}?lang=ru"));

        let form = holds(salon, &site, &cookie, 360).await;
        assert!(form.body.contains("value=\"Vera\""), "{}", form.body);
        let mut fields = hidden(&form);
        let phone = ("phone".to_owned(), "+79171234567".to_owned());
        fields.extend([("name".to_owned(), "Вера".to_owned()), phone]);
        let done = sends(&site, &cookie, &format!("{page}/book"), &fields).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        salon.settle().await;
        assert!(anna.screen().contains("15:00"), "{}", anna.screen());
        let shown = sees(&site, &cookie, done.says("location")).await;
        assert!(shown.body.contains("бот сразу вам напишет"), "{}", shown.body);
        assert!(shown.says("content-security-policy").contains("web.telegram.org"));
        assert!(vera.screen().contains("Записали") && vera.screen().contains("15:00"), "{}", vera.screen());
        assert_eq!(salon.words("select door from booking_event").await, ["app"]);
    })
    .await;
}

/// Asks for the slot so many minutes after Monday, nine.
async fn asks(salon: &Salon, site: &Site, cookie: &str, minutes: i64) -> Answer {
    let at = (MONDAY.0 / 60 + minutes).to_string();
    let slot = [("service", "1"), ("with", "1"), ("at", &at)];
    let slot = slot.map(|(name, value)| (name.to_owned(), value.to_owned()));
    sends(site, cookie, &format!("{}/hold", page(salon).await), &slot).await
}

/// Holds it: the form.
async fn holds(salon: &Salon, site: &Site, cookie: &str, minutes: i64) -> Answer {
    let held = asks(salon, site, cookie, minutes).await;
    assert_eq!(held.status, StatusCode::SEE_OTHER, "{}", held.body);
    sees(site, cookie, held.says("location")).await
}

/// Sends the form with this phone.
async fn fills(salon: &Salon, site: &Site, cookie: &str, form: &Answer, phone: &str) -> Answer {
    let typed = [("name", "Вера"), ("phone", phone)];
    let mut fields = hidden(form);
    fields.extend(typed.map(|(name, value)| (name.to_owned(), value.to_owned())));
    let sent = sends(site, cookie, &format!("{}/book", page(salon).await), &fields).await;
    salon.settle().await;
    sent
}

/// The field for the phone, as it is drawn.
fn phone_field(form: &Answer) -> &str {
    let (_, rest) = form.body.split_once("<input id=\"phone\"").unwrap();
    rest.split('>').next().unwrap()
}

#[tokio::test]
async fn a_phone_is_asked_for_as_the_chat_asks() {
    story(async |salon| {
        salon.change("update studio set client_cap = 4").await;
        let site = open(salon).await;
        let vera = salon.visitor("Vera");
        vera.start("").await;
        let (cookie, _) = enters(&site, &vera, "").await;
        let left = "select count(*) from client where phone_asked_at is not null";

        let form = holds(salon, &site, &cookie, 60).await;
        assert!(!phone_field(&form).contains("required"), "{}", form.body);
        assert!(form.body.contains("Необязательно"), "{}", form.body);
        let wrong = fills(salon, &site, &cookie, &form, "12").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "what is typed must be one");
        let done = fills(salon, &site, &cookie, &form, " ").await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        assert_eq!(salon.count(left).await, 0, "nobody asked");

        salon.change("update studio set ask_phone = 'welcome'").await;
        let form = holds(salon, &site, &cookie, 360).await;
        let done = fills(salon, &site, &cookie, &form, "").await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        assert_eq!(salon.count(left).await, 1, "the chat does not ask again");

        salon.change("update studio set ask_phone = 'required'").await;
        let form = holds(salon, &site, &cookie, 1500).await;
        assert!(phone_field(&form).contains("required"), "{}", form.body);
        let refused = fills(salon, &site, &cookie, &form, "").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Без телефона вам не смогут позвонить"), "{}", refused.body);
        let done = fills(salon, &site, &cookie, &refused, "8 917 123-45-67").await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let form = holds(salon, &site, &cookie, 1800).await;
        assert!(phone_field(&form).contains("value=\"+79171234567\""), "{}", form.body);
        fills(salon, &site, &cookie, &form, "+79171234567").await;
        let full = asks(salon, &site, &cookie, 2940).await;
        assert_eq!(full.status, StatusCode::CONFLICT);
        assert!(!full.body.contains("По этому номеру"), "no phone was typed: {}", full.body);
    })
    .await;
}

#[tokio::test]
async fn whoever_never_wrote_to_the_bot_is_told_how_messages_come() {
    story(async |salon| {
        let site = open(salon).await;
        let vera = salon.visitor("Vera");
        let (cookie, _) = enters(&site, &vera, "").await;
        let form = holds(salon, &site, &cookie, 60).await;
        let done = fills(salon, &site, &cookie, &form, "").await;
        let shown = sees(&site, &cookie, done.says("location")).await;
        assert!(shown.body.contains("Бот пока не может вам написать"), "{}", shown.body);
        assert!(!shown.body.contains("приходят в Telegram"), "{}", shown.body);
        vera.start("").await;
        let shown = sees(&site, &cookie, done.says("location")).await;
        assert!(shown.body.contains("бот сразу вам напишет"), "{}", shown.body);
    })
    .await;
}

#[tokio::test]
async fn nobody_is_let_in_by_another_word_than_telegrams() {
    story(async |salon| {
        let site = open(salon).await;
        let vera = salon.visitor("Vera");
        vera.start("").await;
        let good = vera.person.init_data();
        for bad in ["", "hash=00", &good.replace("Vera", "Anna"), &format!("{good}0"), &"a".repeat(9000)] {
            let answer = send(&site, "/app", &[("init_data", bad)]).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{bad}");
            assert_eq!(answer.says("set-cookie"), "");
            assert!(answer.body.contains("Не узнали вас"), "{}", answer.body);
        }
        salon.pass(120);
        let late = send(&site, "/app", &[("init_data", &good)]).await;
        assert_eq!(late.status, StatusCode::UNAUTHORIZED);
        assert!(late.body.contains("Откройте страницу заново"), "{}", late.body);
        let policy = late.says("content-security-policy");
        assert!(policy.contains("https://web.telegram.org"), "it is read in Telegram's frame: {policy}");
    })
    .await;
}

/// The presses of a page, in the order of its buttons.
fn presses(page: &Answer) -> Vec<String> {
    let buttons = page.body.split("name=\"press\" value=\"").skip(1);
    buttons.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_specialist_marks_and_calls_off_on_the_page() {
    story(async |salon| {
        let site = open(salon).await;
        let (anna, vera) = (salon.anna().await, salon.visitor("Вера"));
        vera.books("Окрашивание", "15:00").await;
        let (cookie, day) = enters(&site, &anna, "day").await;
        let (hers, _) = enters(&site, &vera, "").await;
        let day = sees(&site, &cookie, &day).await;
        let visit = day.links().into_iter().find(|link| link.starts_with("/app/visit/")).unwrap();
        let press = async |cookie: &str, press: &str| {
            let fields = [("press".to_owned(), press.to_owned())];
            let answer = sends(&site, cookie, &visit, &fields).await;
            salon.settle().await;
            answer
        };

        let card = sees(&site, &cookie, &visit).await;
        for words in ["15:00", "Вера", "Ждём клиента", "Мастер заболел", "откройте там «Сегодня»"]
        {
            assert!(card.body.contains(words), "{words}: {}", card.body);
        }
        let excuses = presses(&card);
        assert_eq!(excuses.len(), 3, "it has not begun: {}", card.body);
        assert_eq!(sees(&site, &hers, &visit).await.status, StatusCode::FORBIDDEN);
        assert_eq!(site.get(&visit).await.status, StatusCode::UNAUTHORIZED);
        for wrong in ["", "1.v.1", "x"] {
            assert_eq!(press(&cookie, wrong).await.status, StatusCode::BAD_REQUEST, "{wrong}");
        }
        assert_eq!(press(&hers, &excuses[0]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(salon.count("select count(*) from booking where status = 'booked'").await, 1);

        let off = press(&cookie, &excuses[0]).await;
        assert_eq!(off.says("location"), format!("{visit}?said=off"));
        let card = sees(&site, &cookie, off.says("location")).await;
        assert!(card.body.contains("Отменена"), "{}", card.body);
        assert!(vera.screen().contains("Отменили вашу запись"), "{}", vera.screen());
        let again = press(&cookie, &excuses[0]).await;
        assert!(sees(&site, &cookie, again.says("location")).await.body.contains("уже изменили"));
        let back = presses(&card);
        assert_eq!(back.len(), 1, "it can be taken back: {}", card.body);
        assert_eq!(press(&cookie, &back[0]).await.says("location"), visit);
        assert!(sees(&site, &cookie, &visit).await.body.contains("Ждём клиента"));

        salon.pass(7 * 60);
        let (cookie, _) = enters(&site, &anna, "day").await;
        let marks = presses(&sees(&site, &cookie, &visit).await);
        assert_eq!(press(&cookie, &marks[0]).await.says("location"), visit);
        let card = sees(&site, &cookie, &visit).await;
        assert!(card.body.contains("Клиент пришёл"), "{}", card.body);
        assert_eq!(salon.words("select distinct door from booking_event where what = 'came'").await, ["app"]);
        let undo = presses(&card);
        press(&cookie, &undo[1]).await;
        assert_eq!(salon.count("select count(*) from booking where status = 'came'").await, 0);
        assert_eq!(salon.count("select count(*) from booking where status = 'booked'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_specialist_sees_their_day() {
    story(async |salon| {
        let site = open(salon).await;
        let (anna, vera) = (salon.anna().await, salon.visitor("<b>Вера"));
        vera.books("Окрашивание", "15:00").await;
        let (cookie, to) = enters(&site, &anna, "day").await;
        assert_eq!(to, format!("/app/day?at={}", salon.seeded.studio));
        let day = sees(&site, &cookie, &to).await;
        for words in ["15:00", "&lt;b&gt;Вера", "23 ноя"] {
            assert!(day.body.contains(words), "{words}: {}", day.body);
        }
        let english = answered(
            site.ask(Method::GET, "/app/day").header(COOKIE, &cookie).header("accept-language", "en"),
        );
        let english = english.await;
        assert!(
            english.body.contains("hreflang=\"ru\" rel=\"nofollow\" aria-current=\"true\""),
            "{}",
            english.body
        );
        let next = sees(&site, &cookie, "/app/day/2026-11-24").await;
        assert!(next.body.contains("24 ноя") && !next.body.contains("Вера"), "{}", next.body);
        for wrong in ["/app/day/yesterday", "/app/day/2026-02-30"] {
            assert_eq!(sees(&site, &cookie, wrong).await.status, StatusCode::NOT_FOUND);
        }
        let (cookie, to) = enters(&site, &vera, "day").await;
        let stranger = sees(&site, &cookie, &to).await;
        assert_eq!(stranger.status, StatusCode::FORBIDDEN);
        assert!(!stranger.body.contains("15:00"));
        assert_eq!(site.get("/app/day").await.status, StatusCode::UNAUTHORIZED);
        let forged = sees(&site, &cookie.replace("app=", "app=1"), "/app/day").await;
        assert_eq!(forged.status, StatusCode::UNAUTHORIZED);
        salon.pass(12 * 60);
        assert_eq!(sees(&site, &cookie, "/app/day").await.status, StatusCode::UNAUTHORIZED);
    })
    .await;
}

#[tokio::test]
async fn whoever_works_in_two_studios_sees_the_day_that_they_came_for() {
    story(async |salon| {
        let site = open(salon).await;
        let (anna, vera) = (salon.anna().await, salon.visitor("Вера"));
        vera.books("Окрашивание", "15:00").await;
        let other = salon.desk.seed(&quiet(Lang::En)).await.unwrap().studio;
        salon.desk.hire(other, anna.person.id, Lang::Ru, "owner", None).await.unwrap();
        let (mine, theirs) = ("Студия «Лён»", "Linen Studio");
        let shows = |day: &Answer, here: &str, away: &str| {
            assert!(day.body.contains(here) && !day.body.contains(away), "{here}: {}", day.body);
        };

        let (cookie, day) = enters(&site, &anna, "day").await;
        let day = sees(&site, &cookie, &day).await;
        shows(&day, mine, theirs);
        let visit = day.links().into_iter().find(|link| link.starts_with("/app/visit/")).unwrap();

        anna.start(&Payload::Studio(other).text().unwrap()).await;
        let (cookie, today) = enters(&site, &anna, "day").await;
        let day = sees(&site, &cookie, &today).await;
        shows(&day, theirs, mine);
        for link in day.links().iter().filter(|link| link.starts_with("/app/day")) {
            shows(&sees(&site, &cookie, link).await, theirs, mine);
        }
        let card = sees(&site, &cookie, &visit).await;
        let back: Vec<_> = card.links().into_iter().filter(|link| link.starts_with("/app/day")).collect();
        assert!(!back.is_empty(), "{}", card.body);
        for link in &back {
            let day = sees(&site, &cookie, link).await;
            shows(&day, mine, theirs);
            assert!(day.body.contains("Вера"), "{link}: {}", day.body);
        }
        for noise in ["", "x", "-1", "999"] {
            let day = sees(&site, &cookie, &format!("/app/day?at={noise}")).await;
            assert_eq!(day.status, StatusCode::OK, "{noise}");
        }
    })
    .await;
}
