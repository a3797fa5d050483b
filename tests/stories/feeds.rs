//! Calendars on phones, and what else is fetched from outside.

use std::net::SocketAddr;
use std::sync::Arc;

use insta::assert_snapshot;
use okoshko::http::pages::House;
use okoshko::http::{Listener, router};
use okoshko_dialogues::press::Press;
use okoshko_dialogues::{feed, staff};
use okoshko_domain::ids::SpecialistId;
use okoshko_domain::people::Lang;
use reqwest::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use reqwest::{Method, Response, StatusCode};
use tokio_util::sync::CancellationToken;

use crate::counter::links::read_back;
use crate::salon::{Salon, Visitor, quiet, story, story_in};

const SITE: &str = "https://okoshko.example";

/// Opens the pages of a salon to the world.
async fn serve(salon: &Salon) -> SocketAddr {
    salon.desk.open_site(SITE);
    let listener = Listener::bind(([127, 0, 0, 1], 0).into()).await.unwrap();
    let address = listener.address().unwrap();
    let house = House::new(salon.desk.clone(), &salon.settings, Arc::new(|_| Box::pin(async { None })));
    tokio::spawn(listener.serve(router(&salon.desk, None, house), CancellationToken::new()));
    address
}

/// The link that a screen shows, without the site.
fn link(visitor: &Visitor<'_>) -> String {
    let screen = visitor.screen();
    let link = screen.split(SITE).nth(1).unwrap_or_else(|| panic!("no link on:\n{screen}"));
    link.split_whitespace().next().unwrap().trim_end_matches("</code>").to_owned()
}

fn without_link(visitor: &Visitor<'_>) -> String {
    visitor.screen().replace(&link(visitor), "/feed/….ics")
}

async fn ask(address: SocketAddr, method: Method, path: &str, known: Option<&str>) -> Response {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let mut request = client.request(method, format!("http://{address}{path}"));
    if let Some(known) = known {
        request = request.header(IF_NONE_MATCH, known);
    }
    request.send().await.unwrap()
}

/// What a calendar reads, unfolded.
async fn read(address: SocketAddr, path: &str) -> String {
    let answer = ask(address, Method::GET, path, None).await;
    assert_eq!(answer.status(), StatusCode::OK);
    answer.text().await.unwrap().replace("\r\n ", "")
}

fn without_keys(calendar: &str) -> String {
    let line = |line: &str| {
        if line.starts_with("UID:") && !line.contains("off-") {
            "UID:…".to_owned()
        } else {
            line.to_owned()
        }
    };
    calendar.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn a_client_follows_their_own_visits() {
    story(async |salon| {
        let address = serve(salon).await;
        let katya = salon.visitor("Катя");
        katya.books("Стрижка", "17:00").await.says("/profile").await.taps("📅 Календарь на телефон").await;
        assert_snapshot!("client_calendar", katya.screen());
        katya.taps_twice("Получить ссылку").await;
        assert_snapshot!("client_calendar_link", without_link(&katya));
        assert_eq!(salon.count("select count(*) from feed").await, 1, "twice is once");
        let path = link(&katya);
        let told = read(address, &path).await;
        assert_snapshot!("client_calendar_told", without_keys(&told));

        // The same entry is the same in a file of one visit.
        let uid = told.lines().find(|line| line.starts_with("UID:")).unwrap();
        let token =
            salon.words("select lower(hex(token)) from booking where status = 'booked'").await.concat();
        assert!(!uid.replace('-', "").contains(&token), "a calendar that is shared opens no page: {uid}");

        katya.says("/my").await.taps_first("1.b.").await;
        katya.taps("✖ Отменить запись").await.taps("Да, отменить").await;
        let told = read(address, &path).await;
        assert!(
            told.contains(uid) && told.contains("STATUS:CANCELLED") && told.contains("SEQUENCE:1"),
            "{told}"
        );
        salon.pass(31 * 24 * 60);
        salon.ring().await;
        assert!(!read(address, &path).await.contains("BEGIN:VEVENT"));
    })
    .await;
}

#[tokio::test]
async fn a_specialist_follows_their_day() {
    story(async |salon| {
        let address = serve(salon).await;
        let (anna, katya) = (salon.anna().await, salon.visitor("Катя"));
        katya.books("Стрижка", "17:00").await;
        anna.says("/off завтра").await.taps_first("1.Dz.").await;
        anna.says("/links").await.taps("📅 Рабочий календарь").await;
        assert_snapshot!("day_calendar", anna.screen());
        anna.taps("Получить ссылку").await;
        let path = link(&anna);
        assert_snapshot!("day_calendar_told", without_keys(&read(address, &path).await));

        // Back, and the link is not shown again.
        anna.taps("‹ Назад").await.taps("📅 Рабочий календарь").await;
        assert_snapshot!("day_calendar_seen", anna.screen());
        anna.taps("Новая ссылка").await;
        let fresh = link(&anna);
        assert_ne!(fresh, path);
        assert_eq!(ask(address, Method::GET, &path, None).await.status(), StatusCode::NOT_FOUND);
        read(address, &fresh).await;
        anna.taps_twice("✖ Отключить").await;
        assert_snapshot!("day_calendar_off", anna.screen());
        assert_eq!(ask(address, Method::GET, &fresh, None).await.status(), StatusCode::NOT_FOUND);
        anna.taps("↩ Вернуть ссылку").await;
        assert_eq!(anna.toast(), "✅ Ссылка снова работает");
        read(address, &fresh).await;
        let (message, undo) = anna.find("1.YX.").unwrap();
        anna.forges(message, &undo).await;
        salon.pass(10);
        salon.ring().await;
        anna.taps("↩ Вернуть ссылку").await;
        assert!(anna.toast().contains("в течение 10 минут"), "{}", anna.toast());
        assert_eq!(ask(address, Method::GET, &fresh, None).await.status(), StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn a_calendar_that_knows_it_all_is_told_so() {
    story(async |salon| {
        let address = serve(salon).await;
        let katya = salon.visitor("Катя");
        katya.books("Стрижка", "17:00").await.says("/profile").await.taps("📅 Календарь на телефон").await;
        katya.taps("Получить ссылку").await;
        let path = link(&katya);
        let seen = "select count(*) from feed where seen_at is not null";

        let head = ask(address, Method::HEAD, &path, None).await;
        assert_eq!(head.status(), StatusCode::OK);
        assert_eq!(salon.count(seen).await, 0, "nobody looked yet");
        let first = ask(address, Method::GET, &path, None).await;
        let header = |name| first.headers()[name].to_str().unwrap().to_owned();
        assert_eq!(header(CONTENT_TYPE), "text/calendar; charset=utf-8");
        assert_eq!(header(CACHE_CONTROL), "private, no-cache");
        assert_eq!(first.headers()["x-robots-tag"], "noindex, nofollow");
        assert_eq!(salon.count(seen).await, 1);

        salon.pass(59);
        salon.ring().await;
        let mark = header(ETAG);
        for known in [mark.clone(), format!("\"other\", W/{mark}")] {
            let again = ask(address, Method::GET, &path, Some(&known)).await;
            assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
            assert_eq!(again.headers()[ETAG], mark.as_str());
        }
        let at = "select count(*) from feed where seen_at > created_at + 60";
        assert_eq!(salon.count(at).await, 0, "once an hour is enough");
        salon.pass(1);
        salon.ring().await;
        ask(address, Method::GET, &path, Some(&mark)).await;
        assert_eq!(salon.count(at).await, 1);
        katya.says("/my").await.taps_first("1.b.").await;
        katya.taps("✖ Отменить запись").await.taps("Да, отменить").await;
        assert_eq!(ask(address, Method::GET, &path, Some(&mark)).await.status(), StatusCode::OK);

        for wrong in ["/feed/x", "/feed/x.ics", &path.replace(".ics", ""), &path.replace("/feed/", "/feed/A")]
        {
            let answer = ask(address, Method::GET, wrong, None).await;
            assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{wrong}");
            assert_eq!(answer.text().await.unwrap(), "", "{wrong}");
        }
    })
    .await;
}

#[tokio::test]
async fn without_an_address_no_calendar_is_offered() {
    story(async |salon| {
        let (anna, katya) = (salon.anna().await, salon.visitor("Катя"));
        katya.start("").await.says("/profile").await;
        assert_eq!(katya.find("1.kc"), None);
        anna.says("/links").await;
        assert_eq!(anna.find("1.YC"), None);
        for what in [feed::What::Card, feed::What::New(None)] {
            katya.sneaks(Press::Feed(feed::Press { of: feed::Of::Client, what })).await;
            assert!(katya.toast().starts_with("Календарь пока не подключить"), "{}", katya.toast());
            let day = feed::Press { of: feed::Of::Day(SpecialistId(1)), what };
            anna.sneaks(Press::Staff(staff::Press::Feed(day))).await;
            assert!(anna.toast().starts_with("Календарь пока не подключить"), "{}", anna.toast());
        }
    })
    .await;
}

#[tokio::test]
async fn a_calendar_in_english() {
    story_in(quiet(Lang::En), async |salon| {
        let address = serve(salon).await;
        let kate = salon.visitor_speaking("Kate", "en");
        kate.books("Haircut", "17:00").await.says("/profile").await.taps("📅 Phone calendar").await;
        assert_snapshot!("en_calendar", kate.screen());
        kate.taps("Get the link").await;
        assert_snapshot!("en_calendar_link", without_link(&kate));
        let path = link(&kate);
        assert_snapshot!("en_calendar_told", without_keys(&read(address, &path).await));
        kate.taps("✖ Disconnect").await;
        assert_snapshot!("en_calendar_off", kate.screen());
    })
    .await;
}

/// A picture and its size.
async fn picture(address: SocketAddr, path: &str) -> (Vec<u8>, (u32, u32)) {
    let answer = ask(address, Method::GET, path, None).await;
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    assert_eq!(answer.headers()[CONTENT_TYPE], "image/png");
    assert_eq!(answer.headers()[CACHE_CONTROL], "public, max-age=60");
    let bytes = answer.bytes().await.unwrap().to_vec();
    let info = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
    let size = (info.info().width, info.info().height);
    (bytes, size)
}

/// Where the pages of the studio and of Anna are.
async fn paths(salon: &Salon) -> (String, String) {
    let studio =
        salon.words("select slug from slug where is_current and specialist_id is null").await.concat();
    let anna = salon.words("select slug from slug where is_current and specialist_id = 1").await.concat();
    (format!("/{studio}"), format!("/{studio}/{anna}"))
}

#[tokio::test]
async fn a_page_is_a_code_for_a_camera() {
    story(async |salon| {
        let address = serve(salon).await;
        let (studio, anna) = paths(salon).await;
        for (path, query, leads) in [
            (&studio, "", format!("{SITE}{studio}")),
            (&anna, "", format!("{SITE}{anna}")),
            (&studio, "?to=page", format!("{SITE}{studio}")),
            (&studio, "?to=telegram", "https://t.me/studio_bot?start=1s1".to_owned()),
            (&anna, "?to=telegram", "https://t.me/studio_bot?start=1m1".to_owned()),
        ] {
            let (bytes, _) = picture(address, &format!("{path}/qr.png{query}")).await;
            assert_eq!(read_back(&bytes), leads, "{path}{query}");
        }
        let (was, _) = picture(address, &format!("{studio}/qr.png")).await;
        salon.change("update studio set name = 'Лён и шёлк', revision = revision + 1").await;
        let (now, _) = picture(address, &format!("{studio}/qr.png")).await;
        assert_ne!(was, now, "the name stands under it");
        for nothing in ["/nobody/qr.png", "/nobody/card.png", &format!("{studio}/nobody/qr.png")] {
            let answer = ask(address, Method::GET, nothing, None).await;
            assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{nothing}");
            assert_eq!(answer.text().await.unwrap(), "", "{nothing}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_preview_shows_whose_page_it_is_and_when_there_is_time() {
    story(async |salon| {
        let address = serve(salon).await;
        let (studio, anna) = paths(salon).await;
        let (first, size) = picture(address, &format!("{studio}/card.png?lang=ru")).await;
        assert_eq!(size, (1200, 630));
        let (hers, _) = picture(address, &format!("{anna}/card.png?lang=ru")).await;
        assert_ne!(first, hers);
        assert_ne!(picture(address, &format!("{studio}/card.png?lang=en")).await.0, first);
        // What was drawn is shown for a minute; after that the time that was taken meanwhile is gone from it.
        salon.visitor("Катя").start("1m1").await.taps("Стрижка").await.taps("10:00").await.taps("✅").await;
        assert_eq!(picture(address, &format!("{anna}/card.png?lang=ru")).await.0, hers);
        salon.pass(1);
        salon.ring().await;
        assert_ne!(picture(address, &format!("{anna}/card.png?lang=ru")).await.0, hers);
    })
    .await;
}

#[tokio::test]
async fn a_studio_says_which_sites_show_its_page() {
    story(async |salon| {
        let address = serve(salon).await;
        let (studio, _) = paths(salon).await;
        let owner = salon.owner().await;
        owner.says("/links").await.taps("🧩 Запись на вашем сайте").await;
        assert_snapshot!("widget_first", owner.screen());
        let policy = async |path: &str| {
            let answer = ask(address, Method::GET, path, None).await;
            assert_eq!(answer.status(), StatusCode::OK, "{path}");
            let header =
                |name: &str| answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
            let policy = header("content-security-policy").unwrap();
            let framed_by = policy.split("frame-ancestors ").nth(1).unwrap().to_owned();
            (framed_by, header("x-frame-options"), answer.text().await.unwrap())
        };
        let widget = format!("{studio}/widget");
        let (framed_by, options, _) = policy(&widget).await;
        assert_eq!((framed_by.as_str(), options.as_deref()), ("'none'", Some("DENY")));

        owner.taps("Указать сайт").await.says("http://salon.example").await;
        assert!(owner.screen().starts_with("«http://salon.example» не подойдёт"), "{}", owner.screen());
        owner.says("salon.example/contacts").await.says("/links").await;
        owner.taps("🧩 Запись на вашем сайте").await;
        assert_snapshot!("widget", owner.screen());
        let copied = owner.newest().buttons.into_iter().flatten().find_map(|button| button.copy).unwrap();
        assert!(owner.screen().contains(&copied), "{copied}");
        let sites = "https://salon.example https://www.salon.example";
        let (framed_by, options, html) = policy(&widget).await;
        assert_eq!((framed_by.as_str(), options), (sites, None));
        assert!(!html.contains("<header") && html.contains("/static/framed-"), "{html}");
        assert!(
            html.contains(&format!("{studio}/widget?service=1\"")),
            "what it leads to is framed too: {html}"
        );
        let (_, _, html) = policy(&format!("{widget}?service=1")).await;
        assert!(html.contains("target=\"_blank\"") && !html.contains("<header"), "{html}");

        // No other page is shown so.
        let (framed_by, options, _) = policy(&format!("{studio}/book?service=1")).await;
        assert_eq!((framed_by.as_str(), options.as_deref()), ("'none'", Some("DENY")));
        let script = ask(address, Method::GET, "/static/widget.js", None).await;
        assert_eq!(script.headers()[CONTENT_TYPE], "text/javascript; charset=utf-8");
        assert!(script.text().await.unwrap().contains("event.origin"));
    })
    .await;
}

#[tokio::test]
async fn a_page_tells_what_its_link_looks_like() {
    story(async |salon| {
        let address = serve(salon).await;
        let (studio, anna) = paths(salon).await;
        for (path, title) in [(&studio, "Студия «Лён»"), (&anna, "Анна")] {
            let html =
                ask(address, Method::GET, &format!("{path}?lang=ru"), None).await.text().await.unwrap();
            let said = |property: &str| {
                let rest = html.split(&format!("<meta property=\"og:{property}\" content=\"")).nth(1);
                rest.and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
            };
            assert!(said("title").contains(title), "{html}");
            assert_eq!(said("url"), format!("{SITE}{path}"));
            assert_eq!(said("image"), format!("{SITE}{path}/card.png?lang=ru"));
            assert!(said("description").contains("Запись онлайн"), "{html}");
            assert!(html.contains("summary_large_image"));
        }
    })
    .await;
}
