//! What a studio tells of itself: its words and its picture, in the chat and on its page.

use insta::assert_snapshot;
use okoshko_dialogues::press::Press;
use okoshko_dialogues::settings::Press as Set;
use okoshko_dialogues::staff;
use okoshko_domain::setting::Field;
use okoshko_emulator::Content;
use reqwest::{Method, StatusCode};

use crate::salon::{Salon, Visitor, story};
use crate::site::open;

const WORDS: &str = "Стрижём с 2015 года.\nРядом парк и парковка";

/// As much of a picture as tells what it is: 64 by 64.
const OTHER: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x40\0\0\0\x40";

/// Opens what a studio is called and where it is.
async fn opens<'a>(owner: &'a Visitor<'a>) -> &'a Visitor<'a> {
    owner.says("/settings").await.taps("Название и контакты").await;
    owner
}

/// A studio that tells nothing of itself yet.
async fn silent(salon: &Salon) {
    salon.change("update studio set about = ''").await;
}

#[tokio::test]
async fn clients_see_what_the_owner_tells() {
    story(async |salon| {
        silent(salon).await;
        let site = open(salon).await;
        let picture = format!("/studiya-len/photo/s-{}", salon.seeded.studio.0);
        assert_eq!(site.get(&picture).await.status, StatusCode::NOT_FOUND, "there is none");
        let owner = salon.owner().await;
        opens(&owner).await.taps("Описание").await;
        assert_snapshot!("question", owner.screen());
        owner.says(WORDS).await.taps("Фото").await;
        assert_snapshot!("question_photo", owner.screen());
        owner.sends(Content::Photo).await;
        assert_snapshot!("told", owner.screen());
        owner.taps("Описание").await;
        assert_snapshot!("question_again", owner.screen());

        let katya = salon.visitor("Катя");
        katya.start("").await;
        assert_snapshot!("home", katya.screen());
        let heard = katya.heard();
        katya.taps("ℹ️ Подробнее").await;
        assert_eq!(katya.heard(), heard + 2, "the picture, and the words below it");
        assert_snapshot!("more", katya.screen());
        katya.taps("‹ Назад").await;
        assert!(katya.screen().contains("На что вас записать?"), "{}", katya.screen());

        let page = site.get("/studiya-len").await;
        assert!(page.body.contains(&format!("<div class=\"about\">{WORDS}</div>")), "{}", page.body);
        assert!(page.subresources().contains(&picture), "{:?}", page.subresources());
        let before = page.body.find("class=\"about\"") < page.body.find("id=\"services\"");
        assert!(before, "above the services");
        let anna = site.get("/studiya-len/anna").await;
        assert!(
            !anna.body.contains(WORDS) && !anna.subresources().contains(&picture),
            "she is not the studio"
        );
        let answer = site.ask(Method::GET, &picture).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
        assert!(answer.headers()["content-type"].to_str().unwrap().starts_with("image/"));
        assert_eq!(answer.headers()["cache-control"], "private, max-age=3600");
        for other in ["s-0", "s-2", "s-x", "s"] {
            let answer = site.get(&format!("/studiya-len/photo/{other}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{other}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_told_is_replaced_and_taken_away() {
    story(async |salon| {
        silent(salon).await;
        let site = open(salon).await;
        let owner = salon.owner().await;
        // A picture needs no question: it belongs to what is shown.
        opens(&owner).await.sends(Content::Photo).await.taps("Описание").await.says(WORDS).await;
        let first = salon.words("select photo from studio").await;
        owner.taps("Фото").await.person.send_photo(OTHER, "").unwrap();
        salon.settle().await;
        assert_ne!(salon.words("select photo from studio").await, first);
        let picture = site.get(&format!("/studiya-len/photo/s-{}", salon.seeded.studio.0)).await;
        assert_eq!((picture.status, picture.says("content-length")), (StatusCode::OK, "24"), "the new one");
        owner.taps("Описание").await.says("Переехали в Москву").await;
        assert!(site.get("/studiya-len").await.body.contains("Переехали в Москву"));
        let (old, erase) = {
            owner.taps("Описание").await;
            owner.find("1.OV.").unwrap()
        };
        owner.taps("✖ Убрать").await;
        assert!(owner.screen().contains("Описание: нет"), "{}", owner.screen());
        owner.taps("Фото").await.taps("✖ Убрать").await;
        assert!(owner.screen().contains("Фото: нет"), "{}", owner.screen());
        let told = "select count(*) from studio where about <> '' or photo <> ''";
        assert_eq!(salon.count(told).await, 0);
        let page = site.get("/studiya-len").await;
        assert!(!page.body.contains("class=\"about\"") && !page.body.contains("/photo/s-"), "{}", page.body);
        let katya = salon.visitor("Катя");
        katya.start("").await;
        assert!(!katya.screen().contains("Подробнее") && !katya.screen().contains("Москву"));

        let written = salon.count("select count(*) from audit").await;
        owner.forges(old, &erase).await;
        assert!(owner.screen().contains("Описание: нет"), "{}", owner.screen());
        assert_eq!(salon.count("select count(*) from audit").await, written, "what is gone cannot go");
        owner.says("/audit").await;
        assert_snapshot!("audit", owner.screen());
        // Whoever looks at an old screen is told that there is nothing to see any more.
        katya.sneaks(Press::Studio(salon.seeded.studio)).await;
        assert_snapshot!("more_of_nothing", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn words_stay_words_and_too_many_are_told() {
    story(async |salon| {
        silent(salon).await;
        let site = open(salon).await;
        let owner = salon.owner().await;
        let evil = "<script>alert(1)</script> <b>&amp; \"кавычки\" 'or' =1+1 \u{202E}назад";
        opens(&owner).await.taps("Описание").await.says(evil).await;
        assert_snapshot!("strange_in_a_list", owner.screen());
        let page = site.get("/studiya-len").await;
        assert!(!page.body.contains("<script>alert") && !page.body.contains('\u{202E}'), "{}", page.body);
        assert!(page.body.contains("script&#62;alert(1)") || page.body.contains("script&gt;alert(1)"));
        let katya = salon.visitor("Катя");
        katya.start("").await;
        assert!(katya.screen().contains("<script>alert(1)</script> <b>&amp;"), "{}", katya.screen());

        let long = "ж".repeat(600);
        owner.taps("Описание").await.says(&long).await.taps("Описание").await;
        owner.says(&"ы".repeat(601)).await;
        assert!(owner.screen().starts_with("Длинновато: 601 знак, а помещается 600"), "{}", owner.screen());
        assert!(owner.screen().contains("Напишите пару строк"), "asked again: {}", owner.screen());
        assert_eq!(salon.words("select about from studio").await, [long.as_str()], "what was there stays");
        owner.sends(Content::Photo).await;
        assert!(owner.screen().contains("Напишите пару строк"), "{}", owner.screen());
        owner.taps("‹ Назад").await.taps("Фото").await;
        for what in [Content::Sticker, Content::Voice, Content::Location, Content::Contact] {
            owner.sends(what).await;
            assert!(owner.screen().contains("Пришлите картинку"), "{what:?}: {}", owner.screen());
        }
        owner.says("вот она").await;
        assert_snapshot!("no_picture", owner.screen());
        assert_eq!(salon.count("select count(*) from studio where photo = ''").await, 1);
        // Where words are awaited, a command's word is one of them.
        owner.taps("‹ Назад").await.taps("Описание").await.says("помощь").await;
        assert_eq!(salon.words("select about from studio").await, ["помощь"]);
    })
    .await;
}

#[tokio::test]
async fn nobody_else_speaks_for_the_studio() {
    story(async |salon| {
        let studio = salon.seeded.studio;
        let before = salon.words("select about || photo from studio").await;
        let katya = salon.visitor("Катя");
        katya.start("").await;
        let anna = salon.anna().await;
        for field in [Field::About, Field::Photo] {
            for set in [
                Set::Field { studio, field, setup: false },
                Set::Value { studio, field, value: 0, setup: false },
                Set::Value { studio, field, value: 0, setup: true },
            ] {
                for (one, toast) in [
                    (&katya, "Это для тех, кто здесь работает"),
                    (&anna, "У вас сюда доступа нет. Если он нужен, попросите владельца"),
                ] {
                    one.sneaks(Press::Staff(staff::Press::Settings(set))).await;
                    assert_eq!(one.toast(), toast, "{set:?}");
                    one.says("Здесь был не владелец").await.sends(Content::Photo).await;
                }
            }
        }
        assert_eq!(salon.words("select about || photo from studio").await, before);
        assert_eq!(salon.count("select count(*) from audit").await, 0);
    })
    .await;
}

/// Their page and the studio's are the same person's: what one does not tell the other does.
#[tokio::test]
async fn who_works_alone_tells_it_once() {
    story(async |salon| {
        silent(salon).await;
        salon.change("update specialist set archived_at = 1 where name <> 'Анна'").await;
        salon.change("update studio set solo = true, revision = revision + 1").await;
        let site = open(salon).await;
        let owner = salon.owner().await;
        owner.says("/services").await.taps("👤 Мастера").await.taps("Анна").await;
        owner.taps("О себе").await.says("Люблю короткие стрижки").await.sends(Content::Photo).await;
        let hers = format!("/studiya-len/photo/m-{}", salon.seeded.specialists[0].0);
        let own = format!("/studiya-len/photo/s-{}", salon.seeded.studio.0);
        for path in ["/studiya-len", "/studiya-len/anna"] {
            let page = site.get(path).await;
            assert!(page.body.contains("Люблю короткие стрижки"), "{path}: {}", page.body);
            assert!(page.subresources().contains(&hers), "{path}: {:?}", page.subresources());
        }
        opens(&owner).await.sends(Content::Photo).await.taps("Описание").await.says(WORDS).await;
        for (path, words, picture) in
            [("/studiya-len", WORDS, &own), ("/studiya-len/anna", "Люблю короткие стрижки", &hers)]
        {
            let page = site.get(path).await;
            assert!(page.body.contains(words), "{path}: {}", page.body);
            assert!(page.subresources().contains(picture), "{path}: {:?}", page.subresources());
        }
        owner.says("/services").await.taps("👤 Мастера").await.taps("Анна").await;
        owner.taps("О себе").await.taps("Убрать").await.taps("Фото").await.taps("Убрать").await;
        let page = site.get("/studiya-len/anna").await;
        assert!(page.body.contains(WORDS) && page.subresources().contains(&own), "{}", page.body);
    })
    .await;
}
