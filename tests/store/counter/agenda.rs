//! Who hears of a day by themselves, and when.

use okoshko::store::AgendaTimes;
use okoshko_domain::people::Lang;
use okoshko_domain::zone::Zone;

use crate::cast::{Cast, NOW};
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
    let readers = db.read(async |tx| tx.agenda_readers(cast.studio).await).await;
    assert_eq!(readers, hired[..2]);
    assert_eq!(db.read(async |tx| tx.agenda_readers(silent.studio).await).await, []);
});
