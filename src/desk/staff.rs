//! Behind the counter: the gate that every screen and every act of staff goes through, and the way to its file.

use std::sync::Arc;

use okoshko_dialogues::event;
use okoshko_dialogues::facts;
use okoshko_dialogues::staff::{Act, Answer, Facts, Gate, Scene, State};
use okoshko_domain::ids::{SpecialistId, StudioId};
use okoshko_domain::people::Actor;
use okoshko_domain::rights::{Member, Right, Subject};
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Zone};

use super::{
    Desk, add, approval, audit, clients, deliveries, feed, hours, links, reminder, services, settings, setup,
    sick, stats, team, today, why,
};
use crate::store::{Chat, Error, Shelf, Tx};

/// Who works at the counter, where, and when.
pub(super) struct Work<'a> {
    pub(super) desk: &'a Desk,
    pub(super) by: &'a Actor,
    /// Nobody only behind [`Gate::OPEN`].
    pub(super) member: Option<Member>,
    /// Their studio's catalog and hours.
    pub(super) shelf: Option<Arc<Shelf>>,
    pub(super) now: Timestamp,
}

impl Desk {
    /// What a screen behind the counter needs, when this person may see it.
    pub(super) async fn staff_facts(
        &self,
        tx: &mut Tx,
        chat: &Chat,
        by: &Actor,
        state: &State,
        now: Timestamp,
    ) -> Result<facts::Facts, Error> {
        let Some(work) = self.work(tx, chat.studio, by, state.gate(), now).await? else {
            return Ok(if chat.works { facts::Facts::NoRight } else { facts::Facts::NotStaff });
        };
        let found = match state {
            State::Menu => Facts::Menu,
            State::Setup(state) => Facts::Setup(setup::facts(&work, tx, state).await?),
            State::Today(state) => Facts::Today(today::facts(&work, tx, state).await?),
            State::Add(state) => Facts::Add(add::facts(&work, tx, state).await?),
            State::Services(state) => Facts::Services(services::facts(&work, tx, state).await?),
            State::Hours(state) => Facts::Hours(hours::facts(&work, tx, state).await?),
            State::Team(state) => Facts::Team(team::facts(&work, tx, state).await?),
            State::Clients(state) => Facts::Clients(clients::facts(&work, tx, state).await?),
            State::Stats(state) => Facts::Stats(stats::facts(&work, tx, state).await?),
            State::Settings(state) => Facts::Settings(settings::facts(&work, tx, state).await?),
            State::Links(state) => Facts::Links(links::facts(&work, tx, state).await?),
            State::Audit(state) => Facts::Audit(audit::facts(&work, tx, state).await?),
            State::Deliveries(state) => Facts::Deliveries(deliveries::facts(&work, tx, state).await?),
            State::Why(state) => Facts::Why(why::facts(&work, tx, state).await?),
            State::Reminder(state) => Facts::Reminder(reminder::facts(tx, state).await?),
            State::Approval(state) => Facts::Approval(approval::facts(&work, tx, state).await?),
            State::Sick(state) => Facts::Sick(sick::facts(&work, tx, state).await?),
            State::Feed(state) => Facts::Feed(feed::facts(&work, tx, state).await?),
        };
        let mut scene = work.scene();
        if matches!(state, State::Menu | State::Team(okoshko_dialogues::team::State::Place(_))) {
            scene.elsewhere = tx.workplaces(by.account).await?.len() > 1;
        }
        Ok(facts::Facts::Staff(Box::new(scene), Box::new(found)))
    }

    /// Does what staff ask for, when this person may.
    pub(super) async fn staff_perform(
        &self,
        tx: &mut Tx,
        chat: &Chat,
        by: &Actor,
        act: &Act,
        now: Timestamp,
    ) -> Result<event::Answer, Error> {
        let Some(work) = self.work(tx, chat.studio, by, act.gate(), now).await? else {
            let denied = if chat.works { Answer::NoRight } else { Answer::Denied };
            return Ok(event::Answer::Staff(Box::new(denied)));
        };
        let answer = match act {
            Act::Setup(act) => Answer::Setup(setup::perform(&work, tx, act).await?),
            Act::Today(act) => Answer::Today(today::perform(&work, tx, act).await?),
            Act::Add(act) => Answer::Add(add::perform(&work, tx, act).await?),
            Act::Services(act) => Answer::Services(services::perform(&work, tx, act).await?),
            Act::Hours(act) => Answer::Hours(hours::perform(&work, tx, act).await?),
            Act::Team(act) => Answer::Team(team::perform(&work, tx, act).await?),
            Act::Clients(act) => Answer::Clients(clients::perform(&work, tx, act).await?),
            Act::Stats(act) => Answer::Stats(stats::perform(&work, act)),
            Act::Settings(act) => Answer::Settings(settings::perform(&work, tx, act).await?),
            Act::Links(act) => Answer::Links(links::perform(&work, tx, act).await?),
            Act::Audit(act) => Answer::Audit(audit::perform(&work, tx, act).await?),
            Act::Deliveries(act) => Answer::Deliveries(deliveries::perform(&work, tx, act).await?),
            Act::Why(act) => Answer::Why(why::perform(&work, act)),
            Act::Reminder(act) => Answer::Reminder(reminder::perform(&work, tx, act).await?),
            Act::Approval(act) => Answer::Approval(approval::perform(&work, tx, act).await?),
            Act::Sick(act) => Answer::Sick(sick::perform(&work, tx, act).await?),
            Act::Feed(act) => Answer::Feed(feed::perform(&work, tx, *act).await?),
        };
        Ok(event::Answer::Staff(Box::new(answer)))
    }

    /// Opens the gate, or does not. Read anew for every screen and act: whoever left has no rights left in old buttons.
    ///
    /// * `here`: the studio that they talked about last.
    pub(super) async fn work<'a>(
        &'a self,
        tx: &mut Tx,
        here: Option<StudioId>,
        by: &'a Actor,
        gate: Gate,
        now: Timestamp,
    ) -> Result<Option<Work<'a>>, Error> {
        let (member, of) = match gate.of {
            Subject::Here => (tx.member_here(by.account, here).await?, None),
            subject => match tx.whose(subject).await? {
                Some((studio, of)) => (tx.member(by.account, studio).await?, of),
                None => (None, None),
            },
        };
        let allowed = match (gate.right, &member) {
            (None, _) => true,
            (Some(right), Some(member)) => member.may(right, of),
            (Some(_), None) => false,
        };
        if !allowed {
            return Ok(None);
        }
        let shelf = match &member {
            Some(member) => self.shelves.of_studio(tx, member.studio).await?,
            None => None,
        };
        Ok(Some(Work { desk: self, by, member, shelf, now }))
    }
}

impl Work<'_> {
    /// Writes down what changed, for `/audit`: `what` is a key of the locales without its `audit-`, and `args` an
    /// object with its variables by their names. Their forms:
    ///
    /// * `"words"`: a person's words, such as a name;
    /// * `5`: a whole number, with plurals;
    /// * [`audit::client`], [`audit::visitor`], [`audit::mate`], where a person must be forgotten when they ask for it;
    /// * [`audit::money`], [`audit::minutes`], [`audit::at`], [`audit::time`], [`audit::day`];
    /// * `{"word": "team-role-admin"}`: a message of the locales without variables.
    ///
    /// The sentence goes on after who did it and when, so it begins with a small letter. Who did it is kept as `who`
    /// by itself. What the locales do not know is shown as a plain word.
    pub(super) async fn audit(&self, tx: &mut Tx, what: &str, args: serde_json::Value) -> Result<(), Error> {
        match self.member {
            Some(member) => self.audit_at(tx, member.studio, what, args).await,
            None => Ok(()),
        }
    }

    /// [`Work::audit`] for whoever is not yet, or no more, of the studio.
    pub(super) async fn audit_at(
        &self,
        tx: &mut Tx,
        studio: StudioId,
        what: &str,
        mut args: serde_json::Value,
    ) -> Result<(), Error> {
        if let Some(values) = args.as_object_mut() {
            values.insert(audit::WHO.to_owned(), self.by.name.as_str().into());
        }
        tx.audit(studio, self.by, what, &args.to_string(), self.now).await
    }

    /// Whether the presser has a right over one specialist's things.
    pub(super) fn may(&self, right: Right, of: SpecialistId) -> bool {
        self.member.is_some_and(|member| member.may(right, Some(of)))
    }

    /// Locks these specialists, in ascending order, and brings the studio's catalog and hours as they are under the
    /// locks: others may have changed them while we waited.
    pub(super) async fn under_lock(
        &self,
        tx: &mut Tx,
        specialists: &[SpecialistId],
    ) -> Result<Option<Arc<Shelf>>, Error> {
        let mut specialists = specialists.to_vec();
        specialists.sort_unstable();
        specialists.dedup();
        let mut waited = false;
        for specialist in specialists {
            waited |= tx.lock_specialist(specialist).await?;
        }
        match &self.shelf {
            Some(shelf) if waited => self.desk.shelves.of_studio(tx, shelf.catalog.studio.id).await,
            shelf => Ok(shelf.clone()),
        }
    }

    /// The studio's zone.
    pub(super) fn zone(&self) -> Zone {
        self.shelf.as_ref().map_or(Zone::UTC, |shelf| shelf.catalog.studio.zone)
    }

    /// The studio's civil day now.
    pub(super) fn today(&self) -> LocalDay {
        self.zone().day_of(self.now)
    }

    pub(super) fn scene(&self) -> Scene {
        Scene {
            member: self.member,
            catalog: self.shelf.as_ref().map(|shelf| shelf.catalog.clone()),
            now: self.now,
            today: self.today(),
            bot: self.desk.bot_name(),
            site: self.desk.site(),
            elsewhere: false,
        }
    }
}
