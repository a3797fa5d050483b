//! What happens by itself: when the next of it is, and all of it at once after the clock was moved.

use okoshko_domain::timestamp::Timestamp;

use super::Desk;
use crate::store::Error;

impl Desk {
    /// When somebody next hears something by itself: a message that waits, a reminder, what staff hear of a day, or that
    /// nobody answered.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn next_moment(&self) -> Result<Option<Timestamp>, Error> {
        let due = self.next_due().await?;
        let agenda = self.next_agenda(&mut self.store.read().await?).await?;
        let reminder = self.next_reminder().await?;
        let end = self.store.read().await?.next_end(self.now()).await?;
        Ok([due, agenda, reminder, end].into_iter().flatten().min())
    }

    /// The clock was moved: what the jobs would do at their next look is done now, and those who send look at once.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn catch_up(&self) -> Result<(), Error> {
        self.write_agendas().await?;
        self.write_reminders().await?;
        self.end_requests().await?;
        self.end_proposals().await?;
        self.let_leavers_go().await?;
        self.prune().await?;
        self.prune_browsers().await?;
        self.ring();
        Ok(())
    }
}
