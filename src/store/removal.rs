//! Taking away what was made up: the example's people, or a studio as a whole.

use okoshko_domain::ids::StudioId;
use okoshko_domain::timestamp::Timestamp;

use super::{Result, Tx};

impl Tx {
    /// How many made-up clients there are, and how many visits they have.
    pub async fn made_up(&mut self, studio: StudioId) -> Result<(i64, i64)> {
        self.one(
            "select (select count(*)
                       from booking b
                       join client c on c.client_id = b.client_id
                      where b.studio_id = $1
                        and c.demo),
                    (select count(*) from client where studio_id = $1 and demo)",
            values![studio.0],
        )
        .await
    }

    /// Everybody whom the studio knows by now is made up.
    pub async fn make_up(&mut self, studio: StudioId) -> Result<()> {
        self.write(
            "update client set demo = true where studio_id = $1 and account_id is null",
            values![studio.0],
        )
        .await
    }

    /// How many visits to come people have who do not work there: they would wait in vain.
    pub async fn awaited(&mut self, studio: StudioId, now: Timestamp) -> Result<i64> {
        self.number(
            "select count(*)
               from booking b
              where b.studio_id = $1
                and b.ends_at > $2
                and b.status in ('pending', 'booked')
                and b.account_id is not null
                and not exists (select 1
                                  from staff s
                                 where s.studio_id = b.studio_id
                                   and s.account_id = b.account_id)",
            values![studio.0, now.0],
        )
        .await
    }

    /// Deletes the made-up clients, with their visits and what was to be said about those.
    pub async fn remove_made_up(&mut self, studio: StudioId) -> Result<()> {
        for sql in [
            "delete from connection
              where booking_id in (select booking_id
                                     from booking b
                                     join client c on c.client_id = b.client_id
                                    where b.studio_id = $1
                                      and c.demo)",
            "delete from absence_visit
              where booking_id in (select booking_id
                                     from booking b
                                     join client c on c.client_id = b.client_id
                                    where b.studio_id = $1
                                      and c.demo)",
            "delete from proposal_hold
              where booking_id in (select booking_id
                                     from booking b
                                     join client c on c.client_id = b.client_id
                                    where b.studio_id = $1
                                      and c.demo)",
            "delete from proposed
              where proposal_id in (select p.proposal_id
                                      from proposal p
                                      join booking b on b.booking_id = p.booking_id
                                      join client c on c.client_id = b.client_id
                                     where p.studio_id = $1
                                       and c.demo)",
            "delete from proposal
              where booking_id in (select booking_id
                                     from booking b
                                     join client c on c.client_id = b.client_id
                                    where b.studio_id = $1
                                      and c.demo)",
            "delete from outbox
              where booking_id in (select booking_id
                                     from booking b
                                     join client c on c.client_id = b.client_id
                                    where b.studio_id = $1
                                      and c.demo)",
            "delete from booking_event
              where booking_id in (select booking_id
                                     from booking b
                                     join client c on c.client_id = b.client_id
                                    where b.studio_id = $1
                                      and c.demo)",
            "delete from booking_service
              where booking_id in (select booking_id
                                     from booking b
                                     join client c on c.client_id = b.client_id
                                    where b.studio_id = $1
                                      and c.demo)",
            "delete from booking
              where studio_id = $1
                and client_id in (select client_id from client where studio_id = $1 and demo)",
            "delete from client where studio_id = $1 and demo",
        ] {
            self.write(sql, values![studio.0]).await?;
        }
        Ok(())
    }

    /// The studio is nobody's example any more.
    pub async fn set_real(&mut self, studio: StudioId) -> Result<()> {
        self.write("update studio set demo = false where studio_id = $1", values![studio.0]).await?;
        self.touch_studio(studio).await
    }

    /// Deletes a studio with everything that belongs to it. The chats that talked about it talk about none.
    pub async fn remove_studio(&mut self, studio: StudioId) -> Result<()> {
        for sql in [
            "update chat set studio_id = null where studio_id = $1",
            "delete from board where studio_id = $1",
            "delete from absence_board where studio_id = $1",
            "delete from absence_visit where studio_id = $1",
            "delete from absence where studio_id = $1",
            "delete from proposal_hold where studio_id = $1",
            "delete from proposed where studio_id = $1",
            "delete from proposal where studio_id = $1",
            "delete from outbox where studio_id = $1",
            "delete from connection
              where studio_id = $1
                 or booking_id in (select booking_id from booking where studio_id = $1)",
            "delete from browser_form
              where studio_id = $1
                 or booking_id in (select booking_id from booking where studio_id = $1)",
            "delete from booking_event where studio_id = $1",
            "delete from booking_service where studio_id = $1",
            "delete from booking where studio_id = $1",
            "delete from audit where studio_id = $1",
            "delete from feed where studio_id = $1",
            "delete from invite where studio_id = $1",
            "delete from staff where studio_id = $1",
            "delete from client where studio_id = $1",
            "delete from reminder where studio_id = $1",
            "delete from weekly_hours where studio_id = $1",
            "delete from hours_override where studio_id = $1",
            "delete from time_off where studio_id = $1",
            "delete from break_time where studio_id = $1",
            "delete from calendar where studio_id = $1",
            "delete from offer where studio_id = $1",
            "delete from service where studio_id = $1",
            "delete from category where studio_id = $1",
            "delete from slug where studio_id = $1",
            "delete from specialist where studio_id = $1",
            "delete from studio where studio_id = $1",
        ] {
            self.write(sql, values![studio.0]).await?;
        }
        Ok(())
    }
}
