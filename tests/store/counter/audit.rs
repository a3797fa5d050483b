//! Who changed what, page by page.

use okoshko_domain::people::{Actor, Door, Lang};

use crate::cast::{Cast, NOW, easy, new_studio};
use crate::engines::Db;

both_engines!(changes_are_read_newest_first_and_page_by_page, async |db: &Db| {
    let cast = Cast::of(db).await;
    let mut tx = db.store.begin().await.unwrap();
    let other = tx.add_studio(&new_studio(easy()), NOW).await.unwrap();
    let account = tx.account_of(1, Lang::En, NOW).await.unwrap();
    let by = Actor { account, name: "Olga".to_owned(), door: Door::Chat, lang: Lang::En };
    for (studio, what) in
        [(cast.studio, "one"), (other, "theirs"), (cast.studio, "two"), (cast.studio, "three")]
    {
        tx.audit(studio, &by, what, "{}", NOW).await.unwrap();
    }
    let first = tx.changes(cast.studio, None, 2).await.unwrap();
    let said: Vec<_> =
        first.iter().map(|change| (change.what.as_str(), change.args.as_str(), change.at)).collect();
    assert_eq!(said, [("three", "{}", NOW), ("two", "{}", NOW)]);
    let rest = tx.changes(cast.studio, Some(first[1].id), 2).await.unwrap();
    assert_eq!(rest.iter().map(|change| change.what.as_str()).collect::<Vec<_>>(), ["one"]);
    assert_eq!(tx.changes(other, None, 9).await.unwrap().len(), 1);
    tx.commit().await.unwrap();
});
