//! What pages are called in their addresses.

use okoshko_domain::ids::{SpecialistId, StudioId};
use okoshko_domain::slug::{Level, Slug};

use super::{Error, Result, Tx};

impl Tx {
    /// The studio whose page is called so, or was.
    pub async fn studio_at(&mut self, slug: &str) -> Result<Option<StudioId>> {
        let row: Option<(i64,)> = self
            .row("select studio_id from slug where slug = $1 and specialist_id is null", values![slug])
            .await?;
        Ok(row.map(|(id,)| StudioId(id)))
    }

    /// The specialist of a studio whose page is called so, or was.
    pub async fn specialist_at(&mut self, studio: StudioId, slug: &str) -> Result<Option<SpecialistId>> {
        let row: Option<(i64,)> = self
            .row(
                "select specialist_id from slug where studio_id = $1 and slug = $2 and specialist_id is not null",
                values![studio.0, slug],
            )
            .await?;
        Ok(row.map(|(id,)| SpecialistId(id)))
    }

    /// The studio's page is called so from now on.
    ///
    /// # Errors
    /// [`Error::Busy`] when another has the name, or had it: [`Tx::studio_at`] tells beforehand, unless it was taken at
    /// this very moment.
    pub async fn set_studio_slug(&mut self, studio: StudioId, slug: &Slug) -> Result<()> {
        let ours: Vec<(i64,)> = self
            .rows(
                "insert into slug (slug, studio_id, is_current)
                 values ($2, $1, false)
                 on conflict (slug) where specialist_id is null do update
                    set is_current = slug.is_current
                  where slug.studio_id = excluded.studio_id
                 returning studio_id",
                values![studio.0, slug.as_str()],
            )
            .await?;
        if ours.is_empty() {
            return Err(Error::Busy("two studios took one name".to_owned()));
        }
        for sql in [
            "update slug
                set is_current = false
              where studio_id = $1
                and specialist_id is null
                and is_current
                and slug <> $2",
            "update slug set is_current = true where studio_id = $1 and specialist_id is null and slug = $2",
        ] {
            self.write(sql, values![studio.0, slug.as_str()]).await?;
        }
        Ok(())
    }

    /// Gives the page of a new studio its name.
    pub(super) async fn name_studio_page(&mut self, studio: StudioId, name: &str) -> Result<()> {
        for slug in Slug::of_name(name, Level::Studio) {
            if self.studio_at(slug.as_str()).await?.is_none() {
                return self.set_studio_slug(studio, &slug).await;
            }
        }
        Ok(())
    }

    /// Gives the page of a specialist a name that goes with theirs: the first that nobody else there has or had. The
    /// one before leads to it.
    pub(super) async fn name_specialist_page(
        &mut self,
        studio: StudioId,
        specialist: SpecialistId,
        name: &str,
    ) -> Result<()> {
        for slug in Slug::of_name(name, Level::Specialist) {
            let owner = self.specialist_at(studio, slug.as_str()).await?;
            if owner.is_none_or(|owner| owner == specialist) {
                return self.set_specialist_slug(studio, specialist, &slug).await;
            }
        }
        Ok(())
    }

    async fn set_specialist_slug(
        &mut self,
        studio: StudioId,
        specialist: SpecialistId,
        slug: &Slug,
    ) -> Result<()> {
        self.write(
            "update slug set is_current = false where specialist_id = $1 and is_current",
            values![specialist.0],
        )
        .await?;
        self.write(
            "insert into slug (slug, studio_id, specialist_id, is_current)
             values ($3, $1, $2, true)
             on conflict (studio_id, slug) where specialist_id is not null do update
                set is_current = true",
            values![studio.0, specialist.0, slug.as_str()],
        )
        .await
    }
}
