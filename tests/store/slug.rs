//! What pages are called: found by every name they ever had, and by nobody else's.

use okoshko::store::Error;
use okoshko_domain::edits::CardEdit;
use okoshko_domain::ids::{SpecialistId, StudioId};
use okoshko_domain::setting::Setting;
use okoshko_domain::slug::Slug;

use crate::cast::{Cast, NOW, easy, new_studio};
use crate::engines::Db;

async fn slugs(db: &Db, studio: StudioId) -> (String, Vec<String>) {
    let shelf = db.read(async |tx| tx.shelf(studio).await).await.unwrap();
    let people = shelf.catalog.specialists.iter().map(|one| one.slug.clone()).collect();
    (shelf.catalog.studio.slug.clone(), people)
}

async fn studio_at(db: &Db, slug: &str) -> Option<StudioId> {
    db.read(async |tx| tx.studio_at(slug).await).await
}

async fn specialist_at(db: &Db, studio: StudioId, slug: &str) -> Option<SpecialistId> {
    db.read(async |tx| tx.specialist_at(studio, slug).await).await
}

both_engines!(every_page_has_a_name_of_its_own, async |db| {
    let cast = Cast::of(db).await;
    let (studio, people) = slugs(db, cast.studio).await;
    assert_eq!((studio.as_str(), people), ("window", vec!["anna".to_owned(), "boris".to_owned()]));
    let other = db.write(async |tx| tx.add_studio(&new_studio(easy()), NOW).await).await.unwrap();
    let anna = db.write(async |tx| tx.add_specialist(other, "Anna").await).await.unwrap();
    assert_eq!(slugs(db, other).await, ("window-2".to_owned(), vec!["anna".to_owned()]));
    assert_eq!(studio_at(db, "window").await, Some(cast.studio));
    assert_eq!(studio_at(db, "window-2").await, Some(other));
    assert_eq!(studio_at(db, "anna").await, None, "a specialist stands behind a studio");
    assert_eq!(specialist_at(db, other, "anna").await, Some(anna));
    assert_eq!(specialist_at(db, cast.studio, "anna").await, Some(cast.anna));
    assert_eq!(specialist_at(db, cast.studio, "window").await, None);
});

both_engines!(an_old_name_leads_to_the_page_for_ever, async |db| {
    let cast = Cast::of(db).await;
    let rename = async |name: &str| {
        let edit = CardEdit::Name(name.to_owned());
        db.write(async |tx| tx.change_specialist(cast.studio, cast.anna, &edit).await).await.unwrap();
    };
    rename("Boris").await;
    assert_eq!(slugs(db, cast.studio).await.1, ["boris-2", "boris"]);
    rename("Zoe").await;
    let newcomer = db.write(async |tx| tx.add_specialist(cast.studio, "Anna").await).await.unwrap();
    assert_eq!(slugs(db, cast.studio).await.1, ["zoe", "boris", "anna-2"], "hers is never given away");
    for old in ["anna", "boris-2", "zoe"] {
        assert_eq!(specialist_at(db, cast.studio, old).await, Some(cast.anna), "{old}");
    }
    rename("Anna").await;
    assert_eq!(slugs(db, cast.studio).await.1, ["anna", "boris", "anna-2"], "it is still hers");
    assert_eq!(specialist_at(db, cast.studio, "anna-2").await, Some(newcomer));
});

both_engines!(an_owner_chooses_the_name_and_takes_no_others, async |db| {
    let cast = Cast::of(db).await;
    let other = db.write(async |tx| tx.add_studio(&new_studio(easy()), NOW).await).await.unwrap();
    let choose = async |slug: &str| {
        let setting = Setting::Slug(Slug::known(slug));
        db.write(async |tx| tx.set_studio(cast.studio, &setting).await).await.unwrap();
    };
    choose("linen").await;
    assert_eq!(slugs(db, cast.studio).await.0, "linen");
    assert_eq!(studio_at(db, "window").await, Some(cast.studio));
    choose("window").await;
    assert_eq!(slugs(db, cast.studio).await.0, "window", "an old one of theirs may come back");
    let taken = db.write(async |tx| tx.set_studio_slug(cast.studio, &Slug::known("window-2")).await).await;
    assert!(matches!(taken, Err(Error::Busy(_))), "another has it: {taken:?}");
    assert_eq!(studio_at(db, "window-2").await, Some(other));
    assert_eq!(slugs(db, cast.studio).await.0, "window", "nothing changed");
    db.write(async |tx| tx.remove_studio(other).await).await.unwrap();
    assert_eq!(studio_at(db, "window-2").await, None);
});
