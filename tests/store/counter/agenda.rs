//! Who hears of a day by themselves, and when.

use okoshko::store::AgendaTimes;
use okoshko_domain::notice::Word;
use okoshko_domain::people::Lang;
use okoshko_domain::zone::Zone;

use crate::cast::{Cast, NOW, TODAY};
use crate::engines::Db;

both_engines!(studios_say_when_their_staff_hear, async |db: &Db| {
    let (cast, silent) = (Cast::of(db).await, Cast::of(db).await);
    db.run("update studio set agenda_cron = '', digest_cron = '' where studio_id = 2").await.unwrap();
    let times = db.read(async |tx| tx.agenda_times().await).await;
    let expected = AgendaTimes {
        studio: cast.studio,
        zone: Zone::parse("Europe/London").unwrap(),
        agenda_cron: "0 0 8 * * *".to_owned(),
        digest_cron: "0 0 20 * * *".to_owned(),
    };
    assert_eq!(times, [expected]);
    let hired = db
        .write(async |tx| {
            let mut hired = Vec::new();
            for (id, role, specialist) in [
                (1, "owner", None),
                (2, "specialist", Some(cast.anna)),
                (3, "desk", None),
                (4, "admin", None),
            ] {
                let account = tx.account_of(id, Lang::En, NOW).await?;
                tx.hire(cast.studio, account, role, specialist).await?;
                hired.push(account);
            }
            Ok(hired)
        })
        .await
        .unwrap();
    let unheard = async || db.read(async |tx| tx.agenda_unheard(cast.studio, "morning:").await).await;
    assert_eq!(unheard().await, hired[..2]);
    assert_eq!(db.read(async |tx| tx.agenda_unheard(silent.studio, "morning:").await).await, []);
    let (word, key) = (Word::Agenda(TODAY), format!("morning:{}", hired[0]));
    db.write(async |tx| tx.tell(hired[0], cast.studio, &word, NOW, &key, NOW).await).await.unwrap();
    assert_eq!(unheard().await, [hired[1]], "one of them heard");

    db.run("update studio set agenda_cron = '0 0 8 * * *'").await.unwrap();
    db.run("update studio set zone = 'Nowhere/Else' where studio_id = 1").await.unwrap();
    let studios = db.read(async |tx| tx.agenda_times().await).await;
    let studios: Vec<_> = studios.into_iter().map(|times| times.studio).collect();
    assert_eq!(studios, [silent.studio], "a broken studio holds nobody else up");
});
