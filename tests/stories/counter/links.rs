//! Links and QR pictures.

use insta::assert_snapshot;
use okoshko_dialogues::links::{self, Target};
use okoshko_dialogues::press::Press;
use okoshko_dialogues::staff;
use okoshko_domain::ids::ServiceId;
use okoshko_domain::people::Lang;
use okoshko_emulator::Media;

use crate::salon::{quiet, story};

fn press(press: links::Press) -> Press {
    Press::Staff(staff::Press::Links(press))
}

/// What a phone reads from a picture.
pub(crate) fn read_back(picture: &[u8]) -> String {
    let mut reader = png::Decoder::new(std::io::Cursor::new(picture)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    let (width, height) = (info.width as usize, info.height as usize);
    let mut image =
        rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels[(y * width + x) * 3]);
    image.detect_grids()[0].decode().unwrap().1
}

#[tokio::test]
async fn every_link_leads_where_it_says() {
    story(async |salon| {
        let (anna, katya) = (salon.anna().await, salon.visitor("Катя"));
        anna.says("/links").await;
        assert_snapshot!("links", anna.screen());
        katya.start("1s1").await;
        assert!(katya.screen().starts_with("Студия «Лён»"), "{}", katya.screen());
        anna.taps("👤 Ирина").await;
        assert_snapshot!("specialist", anna.screen());
        katya.start("1m2").await;
        assert!(katya.screen().contains("Ирина"), "{}", katya.screen());
        anna.taps("‹ Назад").await.taps("Маникюр").await;
        assert_snapshot!("service", anna.screen());
        anna.says("?").await;
    })
    .await;
}

#[tokio::test]
async fn a_picture_stays_in_the_chat_and_the_link_follows_it() {
    story(async |salon| {
        let anna = salon.anna().await;
        anna.says("/links").await.taps("👤 Ирина").await.taps("QR-код").await;
        assert!(anna.screen().starts_with("👤 Запись к мастеру: Ирина"), "{}", anna.screen());
        let messages = anna.person.messages();
        let media = messages[messages.len() - 2].media.clone();
        let Some(Media::Photo { file_id, .. }) = media else { panic!("no picture: {messages:?}") };
        let picture = salon.emulator.file(&file_id).unwrap();
        assert_eq!(read_back(&picture), "https://t.me/studio_bot?start=1m2");
        assert!(anna.screen().contains("https://t.me/studio_bot?start=1m2"), "{}", anna.screen());
        anna.taps("‹ Назад").await.taps("QR-код для стойки").await.taps_twice("QR-код").await;
    })
    .await;
}

#[tokio::test]
async fn links_of_another_studio_are_not_shown() {
    story(async |salon| {
        let anna = salon.anna().await;
        let other = salon.desk.seed(&quiet(Lang::En)).await.unwrap();
        for target in [
            Target::Studio(other.studio),
            Target::Specialist(other.specialists[0]),
            Target::Service(other.services[0]),
            Target::Service(ServiceId(999)),
        ] {
            for sneaked in [links::Press::Link(target), links::Press::Picture(target)] {
                anna.sneaks(press(sneaked)).await;
                assert!(!anna.screen().contains("t.me"), "{}", anna.screen());
            }
        }
        salon.change("update service set archived_at = 1 where service_id = 1").await;
        anna.sneaks(press(links::Press::Link(Target::Service(ServiceId(1))))).await;
        assert!(anna.toast().contains("уже нет в списке"), "{}", anna.toast());
    })
    .await;
}
