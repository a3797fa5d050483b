//! Who changed what.

use insta::assert_snapshot;
use okoshko_dialogues::audit;
use okoshko_dialogues::press::Press;
use okoshko_dialogues::staff;
use okoshko_domain::people::Lang;

use crate::salon::{quiet, story};

#[tokio::test]
async fn the_owner_reads_who_changed_what() {
    story(async |salon| {
        let owner = salon.owner().await;
        owner.says("/audit").await;
        assert_snapshot!("nothing", owner.screen());
        owner.says("/team").await.taps("➕ Пригласить").await.taps("Управляющий").await.taps("✖ Отозвать").await;
        salon
            .change(
                "insert into audit (studio_id, account_id, door, what, args, at)
                 values (1, null, 'job', 'long-forgotten', '{\"was\": {\"money\": 5}}', 1795413600),
                        (1, null, 'job', 'leaves', '{}', 1795413600),
                        (1, null, 'chat', 'leaves', '{\"name\": \"<b>Ира\", \"who\": \"Ольга\", \"at\": {\"at\": 1795500000}}', 1795413600),
                        (1, null, 'chat', 'role', '{\"name\": \"Ира\", \"who\": \"Ольга\", \"role\": {\"word\": \"team-role-desk\"}}', 1795413600),
                        (1, null, 'chat', 'role', 'no JSON', 1795413600)",
            )
            .await;
        owner.says("/menu").await.taps("📜 Журнал").await;
        assert_snapshot!("journal", owner.screen());
    })
    .await;
}

#[tokio::test]
async fn pages_follow_each_other_and_other_studios_stay_out() {
    story(async |salon| {
        let owner = salon.owner().await;
        let other = salon.desk.seed(&quiet(Lang::Ru)).await.unwrap();
        assert_eq!(other.studio.0, 2);
        for _ in 0..10 {
            salon
                .change("insert into audit (studio_id, door, what, at) select studio_id, 'job', 'began', 0 from studio")
                .await;
        }
        owner.says("/audit").await;
        let listed = || owner.screen().matches("часы и услуги готовы").count();
        assert_eq!(listed(), 8);
        owner.taps("Раньше »").await;
        assert_eq!(listed(), 2, "{}", owner.screen());
        owner.taps("« В начало списка").await;
        assert_eq!(listed(), 8);
        owner.says("что это?").await;
        let anna = salon.anna().await;
        anna.sneaks(Press::Staff(staff::Press::Audit(audit::Press::List(0)))).await;
        assert!(!anna.reads().contains("Журнал"), "{}", anna.reads());
    })
    .await;
}

#[tokio::test]
async fn every_change_reads_as_a_sentence() {
    story(async |salon| {
        let owner = salon.owner().await;
        let anna = salon.anna().await;
        anna.says("/add завтра 15:00 стрижка Галина").await.taps_first("1.Aw.").await;
        anna.says("/today завтра").await.taps("15:00 Галина").await.taps("↔ Перенести").await;
        anna.says("завтра 17:00").await.taps("✖ Отменить").await.taps_first("1.Do.").await;
        anna.says("/block завтра 12-13 обед").await;
        anna.says("/off 25.11-27.11").await.taps_first("1.Dz.").await;
        anna.taps_first("1.Du.").await;
        owner.says("/services").await.taps("Стрижка").await.taps("Цена").await.says("1700").await;
        owner.says("/services").await.taps("Стрижка").await.taps("Длительность").await.says("50").await;
        owner.says("/audit").await;
        assert_snapshot!("sentences", owner.screen());
    })
    .await;
}
