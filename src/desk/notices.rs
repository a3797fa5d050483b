//! What others must hear: written with its cause, brought with the truth of the moment it is sent.

use okoshko_dialogues::facts::Card;
use okoshko_dialogues::notices;
use okoshko_dialogues::offers;
use okoshko_dialogues::screen::Screen;
use okoshko_dialogues::team;
use okoshko_domain::booking::{Booking, Status};
use okoshko_domain::catalog::Studio;
use okoshko_domain::contact::Means;
use okoshko_domain::delivery::Unsent;
use okoshko_domain::ids::{ChatId, OutboxId, StudioId};
use okoshko_domain::notice::{Notice, Switch, Word};
use okoshko_domain::people::Lang;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::Zone;

use super::absence::waiting;
use super::today::plan::day_plan;
use super::{Desk, end};
use crate::store::{About, Due, Error, Said, Tx};

/// How long a claimed message is ours, in minutes; whoever dies with it loses it then.
const LEASE_MIN: i64 = 1;
/// Whoever has less time than this after the quiet hours is rung in them, in minutes.
const SOON_MIN: i64 = 3 * 60;
/// So long after its end, in minutes, nobody needs to hear that a visit stands.
const OLD_NEWS_MIN: i64 = 24 * 60;
const DAY_S: i64 = 86_400;

/// A message with the truth of this moment.
#[derive(Debug)]
pub struct Told {
    /// What it shows.
    pub screen: Screen,
    /// The zone that its times are told in.
    pub zone: Zone,
    /// Whose language.
    pub lang: Lang,
}

/// What to do about a message whose time has come.
#[derive(Debug)]
pub enum Telling {
    /// Send this.
    Say(Told),
    /// It says nothing any more, for this reason.
    Moot(Unsent),
    /// It can wait, and the studio is quiet until then.
    Quiet(Timestamp),
}

/// Whoever works somewhere reads what they chose, and so does a group; a client what the studio speaks.
async fn heard(tx: &mut Tx, due: &Due, studio: &Studio) -> Result<Lang, Error> {
    let offered = due.lang.offered(&studio.langs);
    let Some(account) = due.to.filter(|_| offered != due.lang) else { return Ok(due.lang) };
    Ok(if tx.workplaces(account).await?.is_empty() { offered } else { due.lang })
}

/// Whether somebody of the staff still has to do with a visit: they may have left since the message was written. A
/// question is for whoever may answer it now. A client's own visit always concerns them.
async fn concerns(tx: &mut Tx, due: &Due, notice: Notice, visit: &Booking) -> Result<bool, Error> {
    let staffs = notice.switch().is_some_and(Switch::is_staffs);
    let Some(account) = due.to.filter(|_| staffs) else { return Ok(true) };
    let Some(member) = tx.member(account, visit.studio).await? else { return Ok(false) };
    let asks = matches!(notice, Notice::Request(_) | Notice::Unanswered(..))
        || (matches!(notice, Notice::VisitBack(_)) && visit.status == Status::Pending);
    Ok(!asks || member.sees_all() || member.specialist == Some(visit.specialist))
}

/// By what a visit's client is reached; without a phone of theirs by that of whoever comes.
async fn means_of(tx: &mut Tx, visit: &Booking) -> Result<Means, Error> {
    let means = tx.means_of(visit.id).await?;
    let guest = visit.guest.as_ref().map_or("", |guest| guest.phone.as_str());
    let phone = if means.phone.is_empty() { guest.to_owned() } else { means.phone };
    Ok(Means { phone, ..means })
}

/// What a notice shows, or why it says nothing any more.
async fn screen(
    tx: &mut Tx,
    due: &Due,
    notice: Notice,
    card: &Card,
) -> Result<Result<Screen, Unsent>, Error> {
    Ok(match notice {
        Notice::Unreached(_) => {
            if let Some(account) = card.booking.reader
                && tx.is_reachable(account).await?
                && !tx.is_unaware(card.booking.id).await?
            {
                return Ok(Err(Unsent::Reachable));
            }
            Ok(notices::unreached(card, &means_of(tx, &card.booking).await?))
        }
        Notice::VisitCancelled(id) if card.booking.reason.is_some() => {
            let off = tx.called_off(id).await?;
            let declined = off.is_some_and(|off| off.declined);
            Ok(if declined { notices::request_closed(card) } else { notices::screen(notice, card) })
        }
        // A group is told no phone that only whoever answers has to know.
        Notice::Request(_) if due.to.is_some() => {
            Ok(notices::request(card, &means_of(tx, &card.booking).await?))
        }
        Notice::NewVisit(_) if due.to.is_some() && card.booking.reader.is_none() => {
            Ok(notices::new_visit(card, &means_of(tx, &card.booking).await?))
        }
        Notice::Proposal(id) => {
            let open = tx.open_proposal(id).await?.filter(|open| open.waits(card.now));
            open.map(|open| offers::proposal(card, &open)).ok_or(Unsent::Changed)
        }
        Notice::Away(_) => {
            let waits = waiting(tx, &card.booking, card.now).await?;
            let away = waits.map(|(absence, instead)| offers::away(card, absence.ill, &instead));
            away.ok_or(Unsent::Changed)
        }
        _ => Ok(notices::screen(notice, card)),
    })
}

impl Desk {
    /// Leases the messages whose time has come; at most `limit`.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn claim_outbox(&self, limit: u32) -> Result<Vec<Due>, Error> {
        let (mut tx, now) = (self.store.begin().await?.aside(), self.now());
        let claimed = tx.claim_outbox(self.bot, now, now.plus_min(LEASE_MIN), limit).await;
        end(tx, claimed).await
    }

    /// When the next message is due, if any waits.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn next_due(&self) -> Result<Option<Timestamp>, Error> {
        self.store.read().await?.next_due(self.now()).await
    }

    /// Whether nothing waits: every update is done, every reminder that is due is written, every message that is due
    /// went out, and every board shows what is true.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn is_idle(&self) -> Result<bool, Error> {
        let reminded = self.next_reminder().await?.is_none_or(|at| self.now() < at);
        let mut tx = self.store.read().await?;
        Ok(reminded
            && tx.waiting(self.bot).await?.is_empty()
            && tx.open_notices(self.now()).await? == 0
            && tx.stale_boards(self.bot).await? == 0
            && tx.stale_counters(self.bot).await? == 0)
    }

    /// What a message says now, or why it says nothing, now or ever.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn told(&self, due: &Due) -> Result<Telling, Error> {
        let mut tx = self.store.read().await?;
        if let (Some(account), Some(switch)) = (due.to, due.said.switch())
            && !due.answers
            && tx.is_muted(account, switch).await?
        {
            return Ok(Telling::Moot(Unsent::Muted));
        }
        match &due.said {
            Said::Notice(notice) => self.told_of_booking(&mut tx, due, *notice).await,
            Said::Word(studio, word) => self.told_word(&mut tx, due, *studio, word).await,
        }
    }

    async fn told_of_booking(&self, tx: &mut Tx, due: &Due, notice: Notice) -> Result<Telling, Error> {
        let card = match tx.found(notice.booking()).await? {
            Some(found) => self.card_of(tx, found, self.now()).await?,
            None => None,
        };
        let Some(card) = card else { return Ok(Telling::Moot(Unsent::Gone)) };
        let over = card.booking.stands() && card.booking.span.end.plus_min(OLD_NEWS_MIN) <= card.now;
        if over || !notice.is_true(card.booking.status) {
            return Ok(Telling::Moot(Unsent::Changed));
        }
        if !concerns(tx, due, notice, &card.booking).await? {
            return Ok(Telling::Moot(Unsent::Left));
        }
        if let Some(moot) = self.moot_reminder(tx, notice, &card).await? {
            return Ok(Telling::Moot(moot));
        }
        let studio = &card.catalog.studio;
        // What is soon is told at night too.
        let soon = |until: Timestamp| card.booking.span.start < until.plus_min(SOON_MIN);
        let waits = |until: &Timestamp| notice.can_wait() && !due.answers && !soon(*until);
        if let Some(until) = self.quiet_until(studio).filter(waits) {
            return Ok(Telling::Quiet(until));
        }
        let zone = studio.zone;
        let lang = match notice {
            Notice::Reminder(..) | Notice::AskAgain(..) => card.booking.lang.offered(&studio.langs),
            _ => heard(tx, due, studio).await?,
        };
        Ok(match screen(tx, due, notice, &card).await? {
            Ok(screen) => Telling::Say(Told { screen, zone, lang }),
            Err(moot) => Telling::Moot(moot),
        })
    }

    /// Until when the studio is quiet, when it is.
    fn quiet_until(&self, studio: &Studio) -> Option<Timestamp> {
        let until = studio.quiet?.after(studio.zone, self.now());
        (until > self.now()).then_some(until)
    }

    async fn told_word(
        &self,
        tx: &mut Tx,
        due: &Due,
        studio: StudioId,
        word: &Word,
    ) -> Result<Telling, Error> {
        let Some(shelf) = self.shelves.of_studio(tx, studio).await? else {
            return Ok(Telling::Moot(Unsent::Gone));
        };
        if let Some(until) = self.quiet_until(&shelf.catalog.studio).filter(|_| word.can_wait()) {
            return Ok(Telling::Quiet(until));
        }
        let zone = shelf.catalog.studio.zone;
        let lang = heard(tx, due, &shelf.catalog.studio).await?;
        let told = |screen| Telling::Say(Told { screen, zone, lang });
        match word {
            Word::Letter(text) => Ok(told(notices::letter(&shelf.catalog, text))),
            Word::Agenda(day) | Word::Digest(day) if *day != zone.day_of(self.now()) => {
                Ok(Telling::Moot(Unsent::Changed)) // It says "today".
            }
            Word::Agenda(day) | Word::Digest(day) => {
                let member = match due.to {
                    Some(account) => tx.member(account, studio).await?,
                    None => None,
                };
                let Some(member) = member else {
                    return Ok(Telling::Moot(Unsent::Left));
                };
                let of = member.specialist.filter(|_| !member.sees_all());
                let plan = day_plan(tx, &shelf, of, *day, self.now()).await?;
                if matches!(word, Word::Agenda(_)) {
                    let moot = Telling::Moot(Unsent::Empty);
                    return Ok(notices::agenda(&plan).map_or(moot, told));
                }
                let next = day_plan(tx, &shelf, of, day.plus(1), self.now()).await?;
                let moot = Telling::Moot(Unsent::Empty);
                Ok(notices::digest(&plan, &next).map_or(moot, told))
            }
            Word::Team(said) => Ok(told(team::news(said, &shelf.catalog.studio.name))),
            Word::Menu => Ok(Telling::Moot(Unsent::Empty)),
        }
    }

    /// The message was heard.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn heard(&self, id: OutboxId, message: i64) -> Result<(), Error> {
        let mut tx = self.store.begin().await?.aside();
        let marked = tx.mark_sent(id, message, self.now()).await;
        end(tx, marked).await
    }

    /// The message never goes out, which is nobody's loss.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn never_heard(&self, id: OutboxId, why: Unsent) -> Result<(), Error> {
        let mut tx = self.store.begin().await?;
        let marked = tx.mark_failed(id, why).await;
        end(tx, marked).await
    }

    /// The message reaches nobody, or its client did without it though it changes their visit; when `gone` the chat
    /// cannot be written to any more. Those hear of it who can call.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn unreached(&self, due: &Due, why: Unsent, gone: Option<ChatId>) -> Result<(), Error> {
        let mut tx = self.store.begin().await?;
        let told = async {
            tx.mark_failed(due.id, why).await?;
            if let Some(chat) = gone {
                self.lose(&mut tx, chat).await?;
            }
            match tx.client_of_notice(due.id).await? {
                Some(client) => {
                    let about = match due.said.about() {
                        // Everything else may reach them.
                        Some(booking) if why == Unsent::Muted => About::Only(booking),
                        Some(booking) => About::AllAnd(booking),
                        None => About::All,
                    };
                    tx.notify_unreached(client, about, self.now()).await
                }
                None => Ok(()),
            }
        };
        let told = told.await;
        end(tx, told).await?;
        self.ring();
        Ok(())
    }

    /// A chat cannot be written to from now on: those whom its person has a visit with must know, and whoever they
    /// work for.
    async fn lose(&self, tx: &mut Tx, chat: ChatId) -> Result<(), Error> {
        let now = self.now();
        tx.set_unreachable(self.bot, chat, Some(now)).await?;
        let Some(known) = tx.chat(self.bot, chat).await? else { return Ok(()) };
        tx.notify_unreached(known.account, About::All, now).await?;
        tx.notify_deaf(known.account, now.0 / DAY_S, now).await
    }

    /// The message is tried again in `wait_s` seconds.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn hear_later(&self, id: OutboxId, wait_s: i64) -> Result<(), Error> {
        self.put_off(id, self.now().plus_s(wait_s), true).await
    }

    /// The message waits until then. It was not tried: Telegram, the studio or we ourselves asked for the wait.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn hear_at(&self, id: OutboxId, at: Timestamp) -> Result<(), Error> {
        self.put_off(id, at, false).await
    }

    async fn put_off(&self, id: OutboxId, at: Timestamp, tried: bool) -> Result<(), Error> {
        let mut tx = self.store.begin().await?;
        let postponed = tx.postpone(id, at, tried).await;
        end(tx, postponed).await
    }

    /// Whether this person can be written to.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn reach(&self, chat: ChatId, reachable: bool) -> Result<(), Error> {
        let mut tx = self.store.begin().await?;
        let marked = if reachable {
            tx.set_unreachable(self.bot, chat, None).await
        } else {
            self.lose(&mut tx, chat).await
        };
        end(tx, marked).await?;
        self.ring();
        Ok(())
    }
}
