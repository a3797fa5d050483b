//! Somebody goes: their visits to come, and the block after their last day.

use okoshko_domain::booking::Booking;
use okoshko_domain::ids::{SpecialistId, StudioId};
use okoshko_domain::timestamp::Timestamp;

use super::visits::BookingRow;
use super::{Result, Tx};

impl Tx {
    /// All of a specialist's visits to come, in order. No two have the same time, so that a booking window bounds them:
    /// whoever calls them off must not forget one.
    pub async fn visits_to_come(&mut self, specialist: SpecialistId, now: Timestamp) -> Result<Vec<Booking>> {
        let rows: Vec<BookingRow> = self
            .rows(
                "select * from visit
                  where specialist_id = $1
                    and starts_at > $2
                    and status in ('held', 'pending', 'booked', 'came')
                    and status in ('pending', 'booked')
                  order by starts_at, booking_id",
                values![specialist.0, now.0],
            )
            .await?;
        rows.into_iter().map(Booking::try_from).collect()
    }

    /// Nobody is booked with a specialist from then on.
    pub async fn close_from(
        &mut self,
        studio: StudioId,
        specialist: SpecialistId,
        from: Timestamp,
        until: Timestamp,
    ) -> Result<()> {
        self.write(
            "insert into time_off (studio_id, specialist_id, starts_at, ends_at, kind)
             values ($1, $2, $3, $4, 'leaving')",
            values![studio.0, specialist.0, from.0, until.0],
        )
        .await?;
        self.touch_studio(studio).await
    }

    /// What [`Tx::close_from`] closed is open again; a vacation of that day stays.
    pub async fn open_from(
        &mut self,
        studio: StudioId,
        specialist: SpecialistId,
        now: Timestamp,
    ) -> Result<()> {
        self.write(
            "update time_off
                set removed_at = $3
              where studio_id = $1
                and specialist_id = $2
                and kind = 'leaving'
                and removed_at is null",
            values![studio.0, specialist.0, now.0],
        )
        .await?;
        self.touch_studio(studio).await
    }
}
