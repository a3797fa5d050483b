//! Somebody goes: not before their last visit, and nothing of theirs is forgotten.

use okoshko_dialogues::press::Press;
use okoshko_dialogues::staff;
use okoshko_dialogues::team::{self, How, Whom};
use okoshko_dialogues::today::{self, Seen};

use okoshko_domain::ids::BookingId;
use okoshko_domain::people::Lang;

use super::team::{account, owner, press};
use crate::salon::{MONDAY, quiet, story};

/// A visit of Anna's on each of the next 25 nights; the store's own test has more than anybody would choose as a limit.
const MANY_VISITS: &str = "insert into booking (studio_id, specialist_id, service_id, client_id, starts_at, ends_at,
        local_day, buffer_before_min, buffer_after_min, status, price_minor, currency, lang, token, created_at, changed_at)
    with recursive night (n) as (select 1 union all select n + 1 from night where n < 25)
    select studio_id, specialist_id, service_id, client_id, starts_at + n * 86400 + 43200, ends_at + n * 86400 + 43200,
           local_day + n, 0, 0, status, price_minor, currency, lang, randomblob(16), created_at, changed_at
      from night, booking";

#[tokio::test]
async fn nobody_goes_before_the_last_of_many_visits() {
    story(async |salon| {
        let owner = owner(salon).await;
        let katya = salon.visitor("Катя");
        katya.start("1m1").await.taps("Стрижка").await.taps("12:00").await.taps("✅").await;
        salon.change(MANY_VISITS).await;
        owner.says("/team").await.taps("Анна · мастер").await.taps("✖ Убрать из команды").await;
        assert!(owner.screen().contains("26"), "{}", owner.screen());
        owner.taps_first("1.TG.1.1.2").await;
        let after = "select count(*) from staff where leaves_at > (select max(ends_at) from booking)";
        assert_eq!(salon.count(after).await, 1);
        owner.taps("↩ Оставить в команде").await.taps("✖ Убрать из команды").await;
        owner.taps("✖ Отменить все записи").await;
        assert_eq!(salon.count("select count(*) from booking where status = 'booked'").await, 26);
        owner.taps_first("1.TGa.").await;
        assert_eq!(salon.count("select count(*) from booking where status = 'booked'").await, 0);
        assert_eq!(salon.count("select count(*) from audit where args like '%\"n\":26%'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn somebody_who_cannot_be_let_go_holds_nobody_else_up() {
    story(async |salon| {
        let (owner, anna) = (owner(salon).await, salon.anna().await);
        let other = salon.desk.seed(&quiet(Lang::Ru)).await.unwrap();
        salon.desk.hire(other.studio, anna.person.id, Lang::Ru, "desk", None).await.unwrap();
        salon.change("update studio set zone = 'Nowhere/Else' where studio_id = 2").await;
        salon.change("update staff set leaves_at = studio_id * -1 where role <> 'owner'").await;
        assert_eq!(salon.desk.let_leavers_go().await.unwrap(), 1, "the other one is broken");
        assert_eq!(salon.count("select count(*) from staff where leaves_at is not null").await, 1);
        let errors = salon.errors.take();
        assert!(errors.len() == 1 && errors[0].contains("cannot be let go"), "{errors:?}");
        salon.change("update studio set zone = 'Europe/Moscow' where studio_id = 2").await;
        assert_eq!(salon.desk.let_leavers_go().await.unwrap(), 1, "it is mended");
        owner.says("/team").await;
        assert!(!owner.screen().contains("Анна"), "{}", owner.screen());
    })
    .await;
}

#[tokio::test]
async fn staff_keep_what_they_hold_as_clients() {
    story(async |salon| {
        let owner = owner(salon).await;
        salon.visitor("Катя").books("Стрижка", "12:00").await;
        owner.start("1m2").await.taps("Маникюр").await.taps_first("1.t.").await;
        let held = "select count(*) from booking where status = 'held'";
        assert_eq!(salon.count(held).await, 1, "{}", owner.screen());
        let booking = BookingId(1);
        let (specialist, start) = (salon.seeded.specialists[0], MONDAY.plus_min(24 * 60 + 120));
        let seen = Seen::of(MONDAY.plus_min(3 * 60));
        let to = today::Press::MoveTo { booking, specialist, start, seen, anyway: false };
        owner.sneaks(Press::Staff(staff::Press::Today(to))).await;
        assert_eq!(
            salon.count("select count(*) from audit where what = 'moved'").await,
            1,
            "{}",
            owner.toast()
        );
        assert_eq!(salon.count(held).await, 1);
    })
    .await;
}

#[tokio::test]
async fn whoever_is_given_the_studio_does_not_go_after_all() {
    story(async |salon| {
        let (owner, anna) = (owner(salon).await, salon.anna().await);
        salon.visitor("Катя").books("Стрижка", "12:00").await;
        let whom = Whom { studio: salon.seeded.studio, account: account(salon, anna.person.id).await };
        owner.sneaks(press(team::Press::LetGo(whom, How::Later))).await;
        owner.sneaks(press(team::Press::HandOver(whom))).await;
        assert_eq!(
            salon.count("select count(*) from staff where role = 'owner' and leaves_at is null").await,
            1
        );
        assert_eq!(salon.count("select count(*) from time_off where removed_at is null").await, 0);
        salon.pass(24 * 60);
        assert_eq!(salon.desk.let_leavers_go().await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn whoever_is_booked_all_the_same_has_their_visit_first() {
    story(async |salon| {
        let (owner, anna) = (owner(salon).await, salon.anna().await);
        salon.visitor("Катя").books("Стрижка", "12:00").await;
        let whom = Whom { studio: salon.seeded.studio, account: account(salon, anna.person.id).await };
        owner.sneaks(press(team::Press::LetGo(whom, How::Later))).await;
        anna.says("/add завтра 12:00 стрижка Лена").await.taps("Всё равно записать").await;
        salon.pass(16 * 60); // Tuesday, after midnight.
        assert_eq!(salon.desk.let_leavers_go().await.unwrap(), 0);
        assert_eq!(salon.desk.let_leavers_go().await.unwrap(), 0);
        owner.says("/team").await.taps("Анна · мастер").await;
        assert!(owner.screen().contains("последний день: сегодня"), "{}", owner.screen());
        owner.sneaks(press(team::Press::LetGo(whom, How::Later))).await;
        let closed = "select count(*) from time_off where kind = 'leaving' and removed_at is null";
        assert_eq!(salon.count(closed).await, 1);
        salon.pass(24 * 60);
        assert_eq!(salon.desk.let_leavers_go().await.unwrap(), 1);
        let nobodys =
            "select count(*) from audit where what = 'let-go' and account_id is null and door = 'job'";
        assert_eq!(salon.count(nobodys).await, 1);
        owner.says("/audit").await;
        assert!(owner.screen().contains("автоматически\nбольше не в команде: Анна"), "{}", owner.screen());
    })
    .await;
}
