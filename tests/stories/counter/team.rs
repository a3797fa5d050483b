//! The team: inviting, joining, roles, leaving.

use insta::assert_snapshot;
use okoshko_dialogues::press::Press;
use okoshko_dialogues::staff;
use okoshko_dialogues::start::Payload;
use okoshko_dialogues::team::{self, How, Whom};
use okoshko_domain::ids::{AccountId, InviteId, ServiceId, SpecialistId, StudioId};
use okoshko_domain::people::Lang;
use okoshko_domain::rights::Role;
use okoshko_domain::secret::Secret;
use okoshko_domain::team::Preset;

use crate::salon::{Salon, Visitor, quiet, story};

pub(super) fn press(press: team::Press) -> Press {
    Press::Staff(staff::Press::Team(press))
}

/// What the newest link carries.
fn payload(visitor: &Visitor<'_>) -> String {
    let screen = visitor.screen();
    let rest = screen.split("?start=").nth(1).unwrap_or_else(|| panic!("no link on:\n{screen}"));
    rest.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_' && sign != '-')
        .next()
        .unwrap()
        .to_owned()
}

/// The screen with its secret left out.
fn without_secret(visitor: &Visitor<'_>) -> String {
    visitor.screen().replace(&payload(visitor), "1iSECRET")
}

pub(super) async fn owner(salon: &Salon) -> Visitor<'_> {
    let owner = salon.owner().await;
    salon.change("update staff set name = 'Ольга' where role = 'owner'").await;
    owner
}

/// The owner makes a link for somebody new.
pub(super) async fn link<'a>(owner: &'a Visitor<'a>, role: &str) -> String {
    owner.says("/team").await.taps("➕ Пригласить").await.taps(role).await;
    if role == "Мастер" {
        owner.taps("➕ Новый мастер").await.taps("Взять имя из Telegram").await;
    }
    payload(owner)
}

pub(super) async fn account(salon: &Salon, telegram_id: i64) -> AccountId {
    salon.desk.actor(telegram_id, "", Lang::Ru).await.unwrap().account
}

#[tokio::test]
async fn a_specialist_joins_in_five_taps_and_works() {
    story(async |salon| {
        let owner = owner(salon).await;
        owner.says("/team").await;
        assert_snapshot!("team", owner.screen());
        owner.taps("➕ Пригласить").await;
        assert_snapshot!("invite_as_what", owner.screen());
        owner.taps("Мастер").await;
        assert_snapshot!("invite_which", owner.screen());
        owner.taps("➕ Новый мастер").await;
        assert_snapshot!("invite_name", owner.screen());
        owner.says("  Лариса\n").await;
        assert_snapshot!("link", without_secret(&owner));
        let link = payload(&owner);
        let lara = salon.visitor("Lara ❤");
        lara.start(&link).await;
        assert_snapshot!("invited", lara.screen());
        lara.taps_twice("✅ Принять").await;
        assert_snapshot!("hours", lara.screen());
        assert_snapshot!("inviter_hears", owner.screen());
        lara.taps("Ежедневно 10–20").await.taps("‹ Назад").await; // A tap too many can be taken back.
        assert!(lara.screen().contains("Когда вы обычно работаете?"), "{}", lara.screen());
        lara.taps("Пн–Пт 10–19").await;
        assert_snapshot!("ticks", lara.screen());
        lara.taps("☑ Педикюр").await;
        assert!(lara.screen().contains("☐ Педикюр"), "{}", lara.screen());
        lara.taps("✅ Готово").await;
        assert_snapshot!("welcome", lara.screen());
        assert_eq!(lara.count(), 4 + 2 + 1, "four, one with its way back, and a toggle");

        let katya = salon.visitor("Катя");
        katya.start("1m4").await;
        assert!(
            katya.screen().contains("Стрижка") && !katya.screen().contains("Педикюр"),
            "{}",
            katya.screen()
        );
        assert!(owner.says("/team").await.screen().contains("Лариса · мастер"), "{}", owner.screen());
    })
    .await;
}

#[tokio::test]
async fn a_link_is_good_once_and_used_revoked_old_and_forged_ones_change_nothing() {
    story(async |salon| {
        let owner = owner(salon).await;
        let used = link(&owner, "Администратор").await;
        let (dasha, eva) = (salon.visitor("Даша"), salon.visitor("Ева"));
        eva.start(&used).await; // Two look at one link.
        dasha.start(&used).await.taps_twice("✅ Принять").await;
        assert!(dasha.screen().starts_with("✅ Вы в команде"), "{}", dasha.screen());
        eva.taps("✅ Принять").await;
        assert_snapshot!("shut", eva.screen());
        dasha.start(&used).await;
        assert!(dasha.screen().starts_with("🧭"), "their own link leads to the menu: {}", dasha.screen());

        let revoked = link(&owner, "Управляющий").await;
        eva.start(&revoked).await;
        owner.taps("✖ Отозвать").await;
        assert_snapshot!("revoked", owner.screen());
        eva.taps("✅ Принять").await;
        let old = link(&owner, "Мастер").await;
        salon.pass(7 * 24 * 60);
        for payload in [revoked, old, format!("1i{}", "A".repeat(32))] {
            eva.start(&payload).await;
            assert!(eva.screen().starts_with("Это приглашение уже не действует"), "{}", eva.screen());
        }
        let forged = Secret::parse(&"A".repeat(32)).unwrap();
        eva.sneaks(press(team::Press::Accept(forged))).await;
        assert!(eva.screen().starts_with("Это приглашение уже не действует"), "{}", eva.screen());
        assert_eq!(salon.count("select count(*) from staff").await, 3, "Anna, Olga, Dasha");
        assert_eq!(salon.count("select count(*) from specialist").await, 3);
    })
    .await;
}

#[tokio::test]
async fn no_secret_is_kept() {
    story(async |salon| {
        let owner = owner(salon).await;
        let link = link(&owner, "Управляющий").await;
        let eva = salon.visitor("Ева");
        eva.start(&link).await;
        let kept = "select count(*) from chat where state like '%secret%'";
        assert_eq!(salon.count(kept).await, 0);
        eva.says("а что это?").await;
        assert!(eva.screen().contains("по ссылке ещё раз"), "{}", eva.screen());
        owner.says("где ссылка?").await;
        assert!(owner.screen().contains("один раз"), "{}", owner.screen());
        eva.start(&link).await.taps("Не сейчас").await;
        assert!(eva.reads().contains("Ссылка подождёт"), "{}", eva.reads());
    })
    .await;
}

#[tokio::test]
async fn an_existing_specialist_takes_their_place_and_asks_nothing() {
    story(async |salon| {
        let owner = owner(salon).await;
        owner.says("/team").await.taps("➕ Пригласить").await.taps("Мастер").await.taps("Ирина").await;
        assert!(owner.screen().contains("👤 Ирина"), "{}", owner.screen());
        let link = payload(&owner);
        let irina = salon.visitor("Ира");
        irina.start(&link).await.taps("✅ Принять").await;
        assert!(irina.screen().starts_with("✅ Вы в команде"), "{}", irina.screen());
        assert_eq!(irina.count(), 2);
        owner.sneaks(press(team::Press::Existing(salon.seeded.specialists[1]))).await;
        assert!(owner.toast().contains("уже есть свой Telegram"), "{}", owner.toast());
        // A specialist sets their hours and services once; after it the manager does.
        let forged = team::Press::Tick {
            specialist: salon.seeded.specialists[1],
            service: ServiceId(1),
            preset: Preset::Daily,
            page: 0,
            on: false,
        };
        let offers = salon.count("select count(*) from offer").await;
        irina.sneaks(press(forged)).await;
        irina.sneaks(press(team::Press::Begin(salon.seeded.specialists[0], Preset::Daily))).await;
        assert_eq!(salon.count("select count(*) from offer").await, offers);
    })
    .await;
}

#[tokio::test]
async fn roles_change_and_nobody_touches_an_owner() {
    story(async |salon| {
        let owner = owner(salon).await;
        let dasha = salon.visitor("Даша");
        let invite = link(&owner, "Администратор").await;
        dasha.start(&invite).await.taps("✅ Принять").await;
        assert!(!dasha.says("/menu").await.screen().contains("Команда"), "{}", dasha.screen());
        owner.says("/team").await.taps("Даша · администратор").await;
        assert_snapshot!("card", owner.screen());
        owner.taps("Сделать управляющим").await;
        assert!(owner.screen().contains("Даша · управляющий"), "{}", owner.screen());
        assert_snapshot!("role_heard", dasha.screen());

        dasha.taps("🧭 Открыть меню").await.taps("👥 Команда").await;
        let studio = salon.seeded.studio;
        let olga = Whom { studio, account: account(salon, owner.person.id).await };
        dasha.taps("Ольга · владелец").await;
        assert!(!dasha.screen().contains("Убрать"), "{}", dasha.screen());
        for forged in [
            team::Press::Role(olga, Role::Desk),
            team::Press::LetGo(olga, How::Now),
            team::Press::HandOver(olga),
            team::Press::Role(Whom { studio, account: account(salon, dasha.person.id).await }, Role::Owner),
        ] {
            dasha.sneaks(press(forged)).await;
        }
        owner.sneaks(press(team::Press::LetGo(olga, How::Now))).await;
        assert!(owner.toast().contains("единственный владелец"), "{}", owner.toast());
        assert_eq!(salon.count("select count(*) from staff where role = 'owner'").await, 1);

        owner.says("/team").await.taps("Даша · управляющий").await.taps("Сделать владельцем").await;
        assert_snapshot!("hand_over", owner.screen());
        owner.taps("✅ Да, сделать владельцем").await;
        assert!(dasha.reads().contains("Теперь вы владелец: Студия «Лён»"), "{}", dasha.reads());
        assert_eq!(salon.count("select count(*) from staff where role = 'owner' and name = 'Даша'").await, 1);
        owner.says("/team").await;
        assert!(owner.screen().contains("Ольга · управляющий"), "{}", owner.screen());
    })
    .await;
}

#[tokio::test]
async fn links_of_whoever_may_invite_no_more_open_nothing() {
    story(async |salon| {
        let owner = owner(salon).await;
        let dasha = salon.visitor("Даша");
        let invite = link(&owner, "Управляющий").await;
        dasha.start(&invite).await.taps("✅ Принять").await;
        let (before, back) = (link(&dasha, "Мастер").await, link(&dasha, "Управляющий").await);
        let eva = salon.visitor("Ева");
        eva.start(&before).await; // She looks at it while it is good.
        owner.says("/team").await.taps("Даша · управляющий").await.taps("Сделать администратором").await;
        eva.taps("✅ Принять").await;
        assert!(eva.screen().starts_with("Это приглашение уже не действует"), "{}", eva.screen());
        owner.taps("Сделать управляющим").await;
        let again = link(&dasha, "Управляющий").await;
        owner.says("/team").await.taps("Даша · управляющий").await;
        owner.taps("✖ Убрать из команды").await.taps("✖ Да, убрать").await;
        for (payload, who) in [(&back, &dasha), (&again, &dasha), (&again, &eva)] {
            who.start(payload).await;
            assert!(who.screen().starts_with("Это приглашение уже не действует"), "{}", who.screen());
        }
        assert_eq!(salon.count("select count(*) from audit where what = 'revoked'").await, 3);
        // However the row came to stand open: whoever made it may not.
        salon.change("update invite set revoked_at = null where used_at is null").await;
        dasha.sneaks(press(team::Press::Accept(Secret::parse(&again[2..]).unwrap()))).await;
        assert!(dasha.screen().starts_with("Это приглашение уже не действует"), "{}", dasha.screen());
        assert_eq!(salon.count("select count(*) from staff").await, 2, "Anna and Olga");
    })
    .await;
}

#[tokio::test]
async fn a_link_to_ownership_is_taken_by_its_own_door_only() {
    story(async |salon| {
        let secret = salon.desk.first_owner_link().await.unwrap().unwrap();
        let owner = owner(salon).await; // Somebody owns the studio before the link is used.
        let eva = salon.visitor("Ева");
        eva.start(&Payload::Invite(secret).text().unwrap()).await;
        assert!(eva.screen().starts_with("Это приглашение уже не действует"), "{}", eva.screen());
        eva.sneaks(press(team::Press::Accept(secret))).await;
        assert_eq!(salon.count("select count(*) from staff where role = 'owner'").await, 1);
        let invite = link(&owner, "Управляющий").await;
        let dasha = salon.visitor("Даша");
        dasha.start(&invite).await.taps("✅ Принять").await;
        dasha.sneaks(press(team::Press::Revoke(InviteId(1)))).await;
        dasha.sneaks(press(team::Press::Invite(InviteId(1)))).await;
        assert!(!dasha.screen().contains("владелец"), "{}", dasha.screen());
        assert_eq!(salon.count("select count(*) from invite where revoked_at is not null").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_specialist_who_leaves_hands_their_visits_over() {
    story(async |salon| {
        let (owner, anna) = (owner(salon).await, salon.anna().await);
        let (katya, boris) = (salon.visitor("Катя"), salon.visitor("Борис"));
        katya
            .start("1m1")
            .await
            .taps("Стрижка")
            .await
            .taps("Ср 25 ноя")
            .await
            .taps("11:00")
            .await
            .taps("✅")
            .await;
        boris.start("1m1").await.taps("Окрашивание").await.taps("Ср 25 ноя").await;
        boris.taps_first("1.t.").await;
        boris.taps("✅").await;
        owner.says("/team").await.taps("Анна · мастер").await.taps("✖ Убрать из команды").await;
        assert_snapshot!("leaving", owner.screen());
        owner.taps_first("1.TU.").await;
        assert_snapshot!("ask_to_pass", owner.screen());
        assert_eq!(salon.count("select count(*) from booking where specialist_id = 1").await, 2);
        owner.taps_first("1.TUa.").await;
        assert_snapshot!("leaving_passed", owner.screen());
        assert_snapshot!("client_hears_of_a_new_specialist", katya.screen());
        owner.taps("✖ Отменить все записи").await.taps_first("1.TGa.").await;
        assert!(!owner.screen().contains("Анна"), "{}", owner.screen());
        assert_snapshot!("client_hears_of_the_end", boris.screen());
        assert_snapshot!("they_hear", anna.screen());
        anna.says("/menu").await;
        assert!(anna.screen().contains("Это для тех, кто здесь работает"), "{}", anna.screen());
        katya.start("1m1").await;
        assert!(katya.screen().contains("На это сейчас не записываем"), "{}", katya.screen());
        assert_eq!(salon.count("select count(*) from booking where status = 'booked'").await, 1);
        assert_eq!(salon.count("select count(*) from staff where specialist_id = 1").await, 0);
    })
    .await;
}

#[tokio::test]
async fn guests_whom_no_message_reaches_are_called() {
    story(async |salon| {
        let owner = owner(salon).await;
        let katya = salon.visitor("Катя");
        katya.start("1m1").await.taps("Стрижка").await.taps("12:00").await.taps("✅").await;
        let anna = salon.anna().await;
        for words in ["15:00 стрижка Лена", "16:00 стрижка Олег"] {
            anna.says(&format!("/add завтра {words}")).await.taps_first("1.Aw.").await;
        }
        owner.says("/team").await.taps("Анна · мастер").await.taps("✖ Убрать из команды").await;
        assert_snapshot!("leaving_with_guests", owner.screen());
        owner.taps("✖ Отменить все записи").await;
        assert_snapshot!("ask_to_call_off", owner.screen());
        assert_eq!(salon.count("select count(*) from booking where status = 'booked'").await, 3);
        owner.taps("‹ Назад").await.taps("✖ Отменить все записи").await;
        salon.change("update client set phone = '+79171234567' where name like 'Лена%'").await;
        owner.taps_twice("✖ Да, отменить 3 записи").await;
        assert_snapshot!("to_call", owner.screen());
        assert_eq!(salon.count("select count(*) from booking where status = 'booked'").await, 0);
        assert!(owner.screen().contains("+7 917 123-45-67"), "{}", owner.screen());
        owner.taps("‹ Назад").await;
        assert!(owner.screen().starts_with("👥 Команда"), "{}", owner.screen());
    })
    .await;
}

#[tokio::test]
async fn a_specialist_works_until_their_last_visit() {
    story(async |salon| {
        let (owner, anna) = (owner(salon).await, salon.anna().await);
        let katya = salon.visitor("Катя");
        katya.start("1m1").await.taps("Стрижка").await.taps("12:00").await.taps("✅").await;
        owner.says("/team").await.taps("Анна · мастер").await.taps("✖ Убрать из команды").await;
        owner.taps_first("1.TG.1.1.2").await;
        assert_snapshot!("works_until", owner.screen());
        owner.taps("↩ Оставить в команде").await.taps("✖ Убрать из команды").await;
        owner.taps_first("1.TG.1.1.2").await;
        assert_eq!(salon.count("select count(*) from time_off where removed_at is null").await, 1);
        assert_eq!(salon.desk.let_leavers_go().await.unwrap(), 0);
        salon.pass(24 * 60);
        assert_eq!(salon.desk.let_leavers_go().await.unwrap(), 1);
        salon.desk.outbox_bell().notify_one();
        salon.settle().await;
        assert!(anna.reads().contains("Вы больше не в команде"), "{}", anna.reads());
        assert_eq!(salon.count("select count(*) from specialist where archived_at is not null").await, 1);
    })
    .await;
}

#[tokio::test]
async fn somebody_of_two_studios_chooses_and_neither_sees_the_other() {
    story(async |salon| {
        let owner = owner(salon).await;
        let other = salon.desk.seed(&quiet(Lang::En)).await.unwrap();
        let boss = salon.visitor_speaking("Boss", "en");
        boss.start("").await;
        salon.desk.hire(other.studio, boss.person.id, Lang::En, "owner", None).await.unwrap();
        let (mine, theirs) = (account(salon, owner.person.id).await, account(salon, boss.person.id).await);
        let invite = link(&owner, "Управляющий").await;
        for forged in [
            team::Press::List { studio: Some(salon.seeded.studio), page: 0 },
            team::Press::Mate(Whom { studio: salon.seeded.studio, account: mine }),
            team::Press::Mate(Whom { studio: other.studio, account: mine }),
            team::Press::LetGo(Whom { studio: salon.seeded.studio, account: mine }, How::CallOff),
            team::Press::Existing(salon.seeded.specialists[1]),
            team::Press::Invite(InviteId(1)),
            team::Press::Revoke(InviteId(1)),
            team::Press::Place(salon.seeded.studio),
            team::Press::Pass(Whom { studio: other.studio, account: theirs }, salon.seeded.specialists[0]),
            team::Press::As(StudioId(999), Role::Admin),
            team::Press::Hours(SpecialistId(999), Preset::Daily),
        ] {
            boss.sneaks(press(forged)).await;
            assert!(
                !boss.reads().contains("Ольга") && !boss.reads().contains("Анна"),
                "{forged:?}: {}",
                boss.screen()
            );
        }
        assert_eq!(salon.count("select count(*) from invite where revoked_at is null").await, 1);

        boss.start(&invite).await.taps("✅ Accept").await.taps("🧭 Open the menu").await;
        assert!(boss.screen().contains("Студия «Лён»"), "{}", boss.screen());
        boss.taps("Another studio").await;
        assert_snapshot!("places", boss.screen());
        boss.taps("Linen Studio").await;
        assert!(boss.screen().contains("Linen Studio"), "{}", boss.screen());
        boss.says("/team").await;
        assert!(
            boss.screen().contains("No name · owner") && !boss.screen().contains("Ольга"),
            "{}",
            boss.screen()
        );
    })
    .await;
}

/// What is the new specialist called?
async fn begins_to_invite(owner: &Visitor<'_>) {
    owner.says("/team").await.taps("➕ Пригласить").await;
    owner.taps("Мастер").await.taps("➕ Новый мастер").await;
}

#[tokio::test]
async fn names_may_be_anything() {
    story(async |salon| {
        let owner = owner(salon).await;
        begins_to_invite(&owner).await;
        owner.says(&"я".repeat(10_000)).await;
        assert!(owner.reads().contains("помещается 64 знака"), "{}", owner.reads());
        owner.says("\u{202E}دانا").await;
        assert!(owner.reads().contains("знаки, которых не видно"), "{}", owner.reads());
        for name in ["я".repeat(64), "<b>Ира</b> & \"x".to_owned(), "دانا".to_owned()] {
            begins_to_invite(&owner).await;
            owner.says(&name).await;
            assert!(owner.screen().starts_with("✉️ Приглашение"), "{}", owner.screen());
        }
        owner.says("/team").await.taps("3 приглашения").await;
        assert_snapshot!("invites", owner.screen());
        begins_to_invite(&owner).await;
        owner.says("\u{200B}\n").await;
        assert!(!owner.screen().starts_with("✉️"), "{}", owner.screen());
    })
    .await;
}
