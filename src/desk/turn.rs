//! One update of a chat: from its last screen to its next, in one transaction.
//!
//! The effect, the new state, the notices and the inbox mark commit together. A press that neither acts nor meets
//! somebody new writes nothing here: its state is kept with the done mark.

use okoshko_dialogues::event::{Answer, Event};
use okoshko_dialogues::facts::Facts;
use okoshko_dialogues::moving as moving_talk;
use okoshko_dialogues::screen::{Line, Screen, Toast};
use okoshko_dialogues::state::{Act, Place, State, Step};
use okoshko_dialogues::{Arrival, arrive, needs, on, phone};
use okoshko_domain::ids::{ChatId, StudioId};
use okoshko_domain::notice::Notice;
use okoshko_domain::people::{Actor, Door, Lang};
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Zone};

use super::{Desk, TRIES, end};
use crate::store::{Chat, Error, Tx};

/// How long the reply to a press has before the outbox takes its fact over, in minutes.
pub(super) const FACT_GRACE_MIN: i64 = 1;
/// How many states may lead on to another. None leads on so often.
const HOPS: usize = 4;

/// One event of one chat.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// The update it came with.
    pub update_id: i64,
    /// Its private chat.
    pub chat: ChatId,
    /// The language that Telegram tells.
    pub lang: Lang,
    /// The person's name as Telegram tells it.
    pub name: String,
    /// What happened.
    pub event: Event,
}

/// What the chat is to see.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Whose language.
    pub lang: Lang,
    /// The zone that times are told in.
    pub zone: Zone,
    /// The civil day there.
    pub today: LocalDay,
    /// The screen; nothing when it stays as it is.
    pub screen: Option<Screen>,
    /// A remark to the presser.
    pub toast: Option<Toast>,
    /// Where the screen goes.
    pub place: Place,
    /// The message that showed the last screen.
    pub live_message: Option<i64>,
    /// Where the chat stands now.
    pub state: State,
    /// The studio it talks about.
    pub studio: Option<StudioId>,
    /// The outbox key of the fact that this screen tells.
    pub fact: Option<String>,
    /// What is said while keys in place of the keyboard go away.
    pub farewell: Option<Line>,
}

/// Why a turn did not act.
#[derive(Debug)]
enum Stopped {
    /// Its effect is committed since before.
    Before,
    /// The database says no.
    Store(Error),
}

impl From<Error> for Stopped {
    fn from(error: Error) -> Self {
        Self::Store(error)
    }
}

impl Shown {
    /// The state as it is stored.
    #[must_use]
    pub fn stored_state(&self) -> String {
        stored(&self.state)
    }
}

impl Desk {
    /// Handles one event. With `applied` its effect is committed since before, and only the screen is drawn.
    ///
    /// # Errors
    /// [`Error::is_passing`] ones when the database stays busy or away; others are bugs.
    pub async fn turn(&self, incoming: &Incoming, applied: bool) -> Result<Shown, Error> {
        let mut tries = 0;
        loop {
            tries += 1;
            match self.try_turn(incoming, applied).await {
                Err(Error::Overlap | Error::Busy(_)) if tries < TRIES => {}
                outcome => return outcome,
            }
        }
    }

    /// The language that a chat's person speaks with us; `told` is what Telegram says, for whoever is new.
    pub async fn speaks(&self, chat: ChatId, told: Lang) -> Lang {
        let known = async { self.store.read().await?.chat(self.bot, chat).await };
        known.await.ok().flatten().map_or(told, |chat| chat.lang)
    }

    /// What is said to everybody at once, whatever they speak: the first language of the first studio.
    pub async fn greets_in(&self) -> Lang {
        self.first_language().await.ok().flatten().unwrap_or_default()
    }

    async fn first_language(&self) -> Result<Option<Lang>, Error> {
        let mut tx = self.store.read().await?;
        let Some((first, _)) = tx.studios().await?.into_iter().next() else { return Ok(None) };
        let shelf = self.shelves.of_studio(&mut tx, first).await?;
        Ok(shelf.and_then(|shelf| shelf.catalog.studio.langs.first().copied()))
    }

    async fn try_turn(&self, incoming: &Incoming, applied: bool) -> Result<Shown, Error> {
        let now = self.now();
        let mut read = self.store.read().await?;
        let chat = read.chat(self.bot, incoming.chat).await?;
        if let Some(chat) = &chat {
            let state = restore(&chat.state);
            let step = if applied { Step::to(state) } else { on(&state, &incoming.event) };
            if step.act.is_none() && !chat.unreachable {
                return self.draw(&mut read, chat, step, incoming, now).await;
            }
        }
        drop(read);
        let (chat, step) = self.act(incoming, chat, now).await?;
        let mut read = self.store.read().await?;
        self.draw(&mut read, &chat, step, incoming, now).await
    }

    /// The writing half: meets who is new, acts, and commits.
    async fn act(
        &self,
        incoming: &Incoming,
        seen: Option<Chat>,
        now: Timestamp,
    ) -> Result<(Chat, Step), Error> {
        let mut tx = self.store.begin().await?;
        let acted = self.act_in(&mut tx, incoming, seen, now).await;
        match end(tx, acted).await {
            Ok(done) => {
                self.ring();
                Ok(done)
            }
            Err(Stopped::Before) => self.stand(incoming, now).await,
            Err(Stopped::Store(error)) => Err(error),
        }
    }

    /// Somebody acted before: only the screen is missing. A writer sees how they left it, and its end waits for theirs.
    async fn stand(&self, incoming: &Incoming, now: Timestamp) -> Result<(Chat, Step), Error> {
        let mut tx = self.store.begin().await?;
        let chat = self.known_or_met(&mut tx, incoming, now).await;
        let chat = end(tx, chat).await?;
        let state = restore(&chat.state);
        Ok((chat, Step::to(state)))
    }

    async fn act_in(
        &self,
        tx: &mut Tx,
        incoming: &Incoming,
        seen: Option<Chat>,
        now: Timestamp,
    ) -> Result<(Chat, Step), Stopped> {
        // In one process a chat's updates come one after another: what was seen of it still stands.
        let seen = if tx.lock_chat(incoming.chat).await? { None } else { seen };
        let chat = match seen {
            Some(chat) => chat,
            None => self.known_or_met(tx, incoming, now).await?,
        };
        let first = on(&restore(&chat.state), &incoming.event);
        // The fact was told; now it says why.
        let told = matches!(first.act, Some(Act::Because(..)));
        let changed = matches!(first.act, Some(Act::Staff(_) | Act::Profile(_)));
        let step = self.walk(tx, &chat, &actor(&chat, incoming), first, now).await?;
        // They may have joined a studio, or have another name: the screen is drawn for who they are now.
        let again = if changed { tx.chat(self.bot, incoming.chat).await? } else { None };
        let chat = again.unwrap_or(chat);
        if let Some(notice) = fact_of(&step.state).filter(|_| !told) {
            let due = now.plus_min(FACT_GRACE_MIN);
            tx.notify(chat.account, notice, due, &self.fact_key(incoming.update_id), now).await?;
        }
        tx.look_at(self.bot, incoming.chat, chat.studio, &stored(&step.state)).await?;
        if !tx.apply(self.bot, incoming.update_id, now).await? {
            return Err(Stopped::Before);
        }
        let lang = spoken(&incoming.event).unwrap_or(chat.lang);
        Ok((Chat { lang, ..chat }, step))
    }

    async fn known_or_met(&self, tx: &mut Tx, incoming: &Incoming, now: Timestamp) -> Result<Chat, Error> {
        if let Some(chat) = tx.chat(self.bot, incoming.chat).await? {
            return Ok(chat);
        }
        tx.greet(self.bot, incoming.chat, incoming.lang, &stored(&State::home()), now).await?;
        let chat = tx.chat(self.bot, incoming.chat).await?;
        chat.ok_or_else(|| Error::Busy("a chat that was just greeted is gone".to_owned()))
    }

    /// Performs acts until none is asked for. The place and the last word stay those of the way.
    async fn walk(
        &self,
        tx: &mut Tx,
        chat: &Chat,
        by: &Actor,
        first: Step,
        now: Timestamp,
    ) -> Result<Step, Error> {
        let mut step = first;
        for _ in 0..HOPS {
            let Some(act) = step.act.take() else { break };
            let answer = match act {
                Act::Staff(act) => self.staff_perform(tx, chat, by, &act, now).await?,
                Act::Profile(act) => Answer::Profile(self.profile_perform(tx, chat, by, &act, now).await?),
                Act::Feed(act) => Answer::Feed(self.feed_perform(tx, by, act, now).await?),
                act => self.perform(tx, by, act, now).await?,
            };
            let next = on(&step.state, &Event::Answer(answer));
            step = Step { toast: next.toast.or(step.toast), place: step.place, ..next };
        }
        Ok(step)
    }

    /// The reading half: brings the facts of the new state and draws it.
    async fn draw(
        &self,
        tx: &mut Tx,
        chat: &Chat,
        step: Step,
        incoming: &Incoming,
        now: Timestamp,
    ) -> Result<Shown, Error> {
        let (mut state, mut toast, mut studio) = (step.state, step.toast, chat.studio);
        let by = actor(chat, incoming);
        let mut screen = None;
        let mut zone = Zone::UTC;
        let mut lang = chat.lang;
        for _ in 0..HOPS {
            let facts = self.facts(tx, chat, &by, needs(&state), now).await?;
            if let Some(found) = facts.studio() {
                zone = found.zone;
                lang = heard(chat, &found.langs);
                // The list of bookings spans all studios: looking at it does not lead to another one.
                studio = if matches!(facts, Facts::Visits(_)) { studio } else { Some(found.id) };
            }
            if step.place == Place::Nowhere {
                break;
            }
            match arrive(&state, &facts) {
                Arrival::Show(drawn) => {
                    screen = Some(drawn);
                    break;
                }
                Arrival::Go(next, word) => (state, toast) = (next, word.or(toast)),
            }
        }
        let farewell = phone::farewell(&restore(&chat.state), &incoming.event, &state);
        let fact = state.is_fact().then(|| self.fact_key(incoming.update_id));
        Ok(Shown {
            lang,
            zone,
            today: zone.day_of(now),
            screen,
            toast,
            place: step.place,
            live_message: chat.live_message,
            state,
            studio,
            fact,
            farewell,
        })
    }

    /// The outbox key of the fact that an update's reply tells.
    pub(super) fn fact_key(&self, update_id: i64) -> String {
        format!("update:{}:{update_id}", self.bot)
    }
}

/// Whose chat it is: never whom a button speaks of.
fn actor(chat: &Chat, incoming: &Incoming) -> Actor {
    let name = if chat.name.is_empty() { &incoming.name } else { &chat.name };
    Actor { account: chat.account, name: name.clone(), door: Door::Chat, lang: chat.lang }
}

/// Whoever works somewhere reads what they chose; a client what the studio speaks.
fn heard(chat: &Chat, spoken: &[Lang]) -> Lang {
    if chat.works { chat.lang } else { chat.lang.offered(spoken) }
}

/// The presser's own fact, should their screen never reach them.
fn fact_of(state: &State) -> Option<Notice> {
    match *state {
        State::Booked { booking } => Some(Notice::Booked(booking)),
        State::Cancelled { booking } => Some(Notice::Cancelled(booking)),
        State::Moving(moving_talk::State::Moved { booking }) => Some(Notice::Moved(booking)),
        _ => None,
    }
}

/// The language that this event just chose.
fn spoken(event: &Event) -> Option<Lang> {
    match event {
        Event::Press(okoshko_dialogues::press::Press::Speak(lang)) => Some(*lang),
        _ => None,
    }
}

/// A stored state that no longer parses is Home.
fn restore(state: &str) -> State {
    serde_json::from_str(state).unwrap_or_else(|_| State::home())
}

fn stored(state: &State) -> String {
    serde_json::to_string(state).unwrap_or_default()
}
