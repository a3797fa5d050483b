//! One update, from the tree to its done mark.

use std::sync::Arc;
use std::time::Duration;

use okoshko_dialogues::event::Event;
use okoshko_dialogues::screen::{Arg, Line};
use okoshko_domain::ids::ChatId;
use okoshko_domain::people::{Lang, tidy_name};
use okoshko_domain::secret::Secret;
use teloxide::dispatching::UpdateHandler;
use teloxide::dptree;
use teloxide::types::{
    CallbackQuery, ChatMemberUpdated, InlineQuery, Me, Message, MessageId, Update, UpdateKind,
};
use tokio_util::sync::CancellationToken;

use super::feed::Hand;
use super::limits::{Limits, Verdict};
use super::menu::Menu;
use super::{inbound, menu, tree};
use crate::clock::pause;
use crate::desk::Desk;
use crate::desk::group::Adopted;
use crate::desk::turn::{Incoming, Shown};
use crate::post::{Post, PostError, Pressed};
use crate::store::{Error, Settled};
use crate::texts;

const FIRST_WAIT: Duration = Duration::from_millis(200);
const LAST_WAIT: Duration = Duration::from_secs(5);
/// Somebody who waits for the database so long is told so.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often a done mark is tried before its chat goes on without it: for about half a minute.
const MARKS: u32 = 10;

/// Everything an update needs on its way; cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Telegram {
    pub(super) desk: Desk,
    pub(super) post: Post,
    pub(super) hand: Hand,
    pub(super) stop: CancellationToken,
    pub(super) limits: Arc<Limits>,
    /// Who types pauses by the second: that leaves them all their presses.
    pub(super) queries: Arc<Limits>,
    pub(super) menu: Arc<Menu>,
}

/// The outer endpoint: the real tree runs in a task of its own, so that a panic is one update's trouble.
pub(super) fn outer(tree: UpdateHandler<Error>) -> UpdateHandler<Error> {
    let inner = Arc::new(tree);
    dptree::endpoint(move |telegram: Telegram, me: Me, update: Update| {
        let inner = inner.clone();
        async move {
            let id = update.id.0;
            let work = guarded(inner, telegram.clone(), me, update);
            work.await;
            telegram.hand.let_go(id);
            Ok(())
        }
    })
}

async fn guarded(inner: Arc<UpdateHandler<Error>>, telegram: Telegram, me: Me, update: Update) {
    let id = update.id.0;
    let whom =
        update.from().map(|from| (ChatId(i64::try_from(from.id.0).unwrap_or(i64::MAX)), language(&update)));
    let private = update.chat().is_none_or(teloxide::types::Chat::is_private);
    let pressed = match &update.kind {
        UpdateKind::CallbackQuery(query) => Some(inbound::pressed(query)), // What it means is read in the task.
        _ => None,
    };
    let passing = matches!(update.kind, UpdateKind::InlineQuery(_));
    let given = dptree::deps![telegram.clone(), me, update];
    let why = match tokio::spawn(async move { inner.dispatch(given).await }).await {
        Ok(std::ops::ControlFlow::Break(Ok(())) | std::ops::ControlFlow::Continue(_)) => return,
        Ok(std::ops::ControlFlow::Break(Err(error))) if error.is_passing() => {
            if !telegram.stop.is_cancelled() {
                tracing::error!(update.id = id, %error, "Update {id} is not marked; it comes again at the next start");
            }
            return; // The row waits.
        }
        Ok(std::ops::ControlFlow::Break(Err(error))) => error.to_string(),
        Err(panic) => panic.to_string(),
    };
    tracing::error!(update.id = id, error = %why, "Update {id} went wrong");
    if passing {
        return; // Nobody waits for a word, and nothing is kept of it.
    }
    telegram.post.answer(pressed.as_ref(), None).await;
    if let Some((chat, lang)) = whom.filter(|_| private) {
        let lang = telegram.desk.speaks(chat, lang).await;
        telegram.own_up(chat, lang, id.into()).await;
    }
    if let Err(error) = telegram.finish(id.into(), Some(&why)).await {
        tracing::error!(update.id = id, %error, "Update {id} could not be set aside");
    }
}

fn language(update: &Update) -> Lang {
    Lang::for_telegram(update.from().and_then(|from| from.language_code.as_deref()))
}

/// A private message is a turn.
pub(super) async fn message(telegram: Telegram, update: Update, message: Message) -> Result<(), Error> {
    match inbound::message(update.id.0, &message) {
        Some(incoming) => telegram.turn(&incoming, None).await,
        None => telegram.finish(update.id.0.into(), None).await, // Nobody sent it.
    }
}

/// A press is a turn.
pub(super) async fn press(telegram: Telegram, update: Update, query: CallbackQuery) -> Result<(), Error> {
    let (incoming, pressed) = inbound::press(update.id.0, &query);
    telegram.turn(&incoming, Some(pressed)).await
}

/// A press on a message that was carried into a group, or on none: answered, and nothing done.
pub(super) async fn press_elsewhere(
    telegram: Telegram,
    update: Update,
    query: CallbackQuery,
) -> Result<(), Error> {
    let (incoming, pressed) = inbound::press(update.id.0, &query);
    let remark = texts::word(incoming.lang, "group-private");
    telegram.post.answer(Some(&pressed), Some((remark, false))).await;
    telegram.finish(incoming.update_id, None).await
}

/// In a group only a command is meant for us: it is asked to come in private.
pub(super) async fn message_elsewhere(
    telegram: Telegram,
    me: Me,
    update: Update,
    message: Message,
) -> Result<(), Error> {
    if let Some((from, to)) = inbound::moved(&message) {
        telegram.mark(|| telegram.desk.move_group(from, to)).await?;
        return telegram.finish(update.id.0.into(), None).await;
    }
    if let Some(secret) = message.text().and_then(|text| inbound::group_link(text, me.username())) {
        return telegram.adopt_group(&update, &message, secret).await;
    }
    let for_us = message.text().is_some_and(|text| text.starts_with('/') && addressed(text, me.username()));
    let group = ChatId(message.chat.id.0);
    let welcome = for_us && telegram.limits.ask(group, telegram.desk.now()) == Verdict::Welcome;
    if welcome && !message.chat.is_channel() {
        let lang = language(&update);
        let start = message.text().map(payload).unwrap_or_default();
        let link = format!("https://t.me/{}?start={start}", me.username()).parse().ok();
        let link = link.map(|link| (texts::word(lang, "group-button"), link));
        telegram.post.say(group, &texts::word(lang, "group-private"), link).await;
    }
    telegram.finish(update.id.0.into(), None).await
}

/// What a `/start` carries, when Telegram would carry it: it goes on into the private chat.
fn payload(text: &str) -> &str {
    let mut words = text.split_whitespace();
    let start = words.next().is_some_and(|head| head.split('@').next() == Some("/start"));
    let carried = |word: &&str| {
        word.len() <= 64 && word.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'_' || c == b'-')
    };
    words.next().filter(|word| start && carried(word)).unwrap_or_default()
}

fn addressed(text: &str, username: &str) -> bool {
    let head = text.split_whitespace().next().unwrap_or_default();
    head.split_once('@').is_none_or(|(_, name)| name.eq_ignore_ascii_case(username))
}

/// Words typed behind our name are offered something at once, or never: they are not kept, and not tried again.
pub(super) async fn inline_query(telegram: Telegram, query: InlineQuery) -> Result<(), Error> {
    let asked = inbound::query(&query);
    if telegram.queries.ask(asked.chat, telegram.desk.now()) != Verdict::Welcome {
        return Ok(());
    }
    match telegram.desk.offer(&asked).await {
        Ok(offered) => telegram.post.offer(&query.id, &telegram.desk.bot_name(), &offered).await,
        Err(error) => tracing::warn!(%error, "Nothing could be offered for words behind the bot's name"),
    }
    Ok(())
}

/// Somebody blocked the bot, or came back.
pub(super) async fn left_or_joined(
    telegram: Telegram,
    update: Update,
    change: ChatMemberUpdated,
) -> Result<(), Error> {
    if change.chat.is_private() {
        let (chat, reachable) = (ChatId(change.chat.id.0), tree::is_reachable(&change));
        telegram.mark(|| telegram.desk.reach(chat, reachable)).await?;
    }
    telegram.finish(update.id.0.into(), None).await
}

/// Edits, channel posts, kinds that we did not ask for.
pub(super) async fn ignore(telegram: Telegram, update: Update) -> Result<(), Error> {
    tracing::debug!(update.id = update.id.0, "Update {} is not for us", update.id.0);
    telegram.finish(update.id.0.into(), None).await
}

impl Telegram {
    /// A link that names a group for a studio's staff.
    async fn adopt_group(&self, update: &Update, message: &Message, secret: Secret) -> Result<(), Error> {
        let group = ChatId(message.chat.id.0);
        if self.limits.ask(group, self.desk.now()) == Verdict::Welcome
            && let Some(from) = &message.from
        {
            let (id, name) = (i64::try_from(from.id.0).unwrap_or_default(), tidy_name(&from.full_name()));
            let line = match self.desk.adopt_group(secret, group, id, &name).await? {
                Adopted::Yes(studio) => Line::new("group-adopted").foreign("studio", &studio),
                Adopted::NotTheirs => Line::new("group-not-theirs"),
                Adopted::Stale => Line::new("group-stale"),
            };
            self.post.say(group, &texts::sentence(language(update), &line), None).await;
        }
        self.finish(update.id.0.into(), None).await
    }

    async fn turn(&self, incoming: &Incoming, mut pressed: Option<Pressed>) -> Result<(), Error> {
        let applied = u32::try_from(incoming.update_id).is_ok_and(|id| self.hand.is_applied(id));
        match self.limits.ask(incoming.chat, self.desk.now()) {
            Verdict::Welcome => {}
            _ if applied => {} // What is done is shown.
            verdict => return self.too_many(incoming, pressed.as_ref(), verdict).await,
        }
        let shown = self.insist(incoming, &mut pressed, applied).await?;
        let posted = self.post.show(incoming.chat, pressed.as_ref(), &shown).await;
        let message = pressed.and_then(|pressed| pressed.message).map(|message| i64::from(message.0));
        let noticed = message.filter(|message| shown.live_message != Some(*message));
        self.settle(incoming, &shown, posted, noticed).await?;
        if menu::may_change(&incoming.event) {
            let (telegram, whose) = (self.clone(), (incoming.chat, shown.lang));
            let chose = matches!(incoming.event, Event::Press(_));
            // Nobody waits for it.
            tokio::spawn(async move {
                telegram.menu.name(&telegram.post, &telegram.desk, whose, chose).await;
            });
        }
        Ok(())
    }

    /// While the database is busy or away the person hears so once, and we go on trying until we stop.
    async fn insist(
        &self,
        incoming: &Incoming,
        pressed: &mut Option<Pressed>,
        applied: bool,
    ) -> Result<Shown, Error> {
        let (mut wait, mut told) = (FIRST_WAIT, false);
        loop {
            let turn = self.desk.turn(incoming, applied);
            tokio::pin!(turn);
            let in_time = tokio::select! {
                outcome = &mut turn => Some(outcome),
                () = pause(PATIENCE), if !told => None,
            };
            let outcome = if let Some(outcome) = in_time {
                outcome
            } else {
                told = true;
                // Side by side: a transaction never waits for the network.
                tokio::join!(turn, self.ask_for_patience(incoming, pressed)).0
            };
            let error = match outcome {
                Err(error) if error.is_passing() => error,
                outcome => return outcome,
            };
            tracing::warn!(update.id = incoming.update_id, %error, "The database keeps an update waiting");
            if !told {
                told = true;
                self.ask_for_patience(incoming, pressed).await;
            }
            tokio::select! {
                () = self.stop.cancelled() => return Err(error),
                () = pause(wait) => {}
            }
            wait = (wait * 2).min(LAST_WAIT);
        }
    }

    async fn ask_for_patience(&self, incoming: &Incoming, pressed: &mut Option<Pressed>) {
        let text = texts::word(incoming.lang, "database-away");
        match pressed {
            Some(pressed) => {
                self.post.answer(Some(pressed), Some((text, false))).await;
                pressed.answered = true;
            }
            None => self.post.say(incoming.chat, &text, None).await,
        }
    }

    /// Writes what must be written for the chat to go on; the database's own trouble is waited out until we stop.
    async fn mark<F>(&self, write: impl Fn() -> F) -> Result<(), Error>
    where
        F: Future<Output = Result<(), Error>>,
    {
        let mut wait = FIRST_WAIT;
        for _ in 1..MARKS {
            match write().await {
                Err(error) if error.is_passing() => {
                    tracing::warn!(%error, "The database keeps a done mark waiting");
                    tokio::select! {
                        () = self.stop.cancelled() => return Err(error),
                        () = pause(wait) => {}
                    }
                    wait = (wait * 2).min(LAST_WAIT);
                }
                outcome => return outcome,
            }
        }
        write().await
    }

    /// Says that it was our fault, with the number that finds it in the log. Nothing is claimed that is not known: an
    /// effect that is committed stays, whatever went wrong after.
    async fn own_up(&self, chat: ChatId, lang: Lang, update_id: i64) {
        let undone = matches!(self.desk.is_applied(update_id).await, Ok(false));
        let line = Line::new(if undone { "trouble" } else { "trouble-unknown" })
            .with("id", Arg::Foreign(update_id.to_string()));
        self.post.say(chat, &texts::sentence(lang, &line), None).await;
    }

    async fn finish(&self, update_id: i64, dead: Option<&str>) -> Result<(), Error> {
        self.mark(|| self.desk.finish(update_id, dead)).await
    }

    /// The done mark, with what the chat looks at now.
    async fn settle(
        &self,
        incoming: &Incoming,
        shown: &Shown,
        posted: Result<Option<MessageId>, PostError>,
        pressed: Option<i64>,
    ) -> Result<(), Error> {
        let message = match posted {
            Ok(message) => message.map(|message| i64::from(message.0)),
            Err(PostError::ChatGone(why)) => {
                tracing::info!(chat.id = %incoming.chat, why, "Chat {} cannot be written to", incoming.chat);
                self.mark(|| self.desk.reach(incoming.chat, false)).await?;
                return self.finish(incoming.update_id, None).await;
            }
            Err(error) => {
                tracing::warn!(chat.id = %incoming.chat, %error, "A screen did not reach chat {}", incoming.chat);
                if matches!(error, PostError::Refused(_)) {
                    // Our fault: silence would be a second one.
                    self.own_up(incoming.chat, shown.lang, incoming.update_id).await;
                }
                return self.finish(incoming.update_id, Some(&error.to_string())).await;
            }
        };
        let told = shown.fact.clone().filter(|_| message.is_some());
        // A message with keys in place of the keyboard cannot be edited.
        let has_keys = shown.screen.as_ref().is_some_and(|screen| screen.keys.is_some());
        let settled = Settled {
            update_id: incoming.update_id,
            chat: incoming.chat,
            state: shown.stored_state(),
            studio: shown.studio,
            live_message: message.filter(|_| shown.fact.is_none() && !has_keys),
            told_by: message.filter(|_| told.is_some()),
            told,
            pressed,
        };
        self.mark(|| self.desk.settle(settled.clone())).await
    }

    async fn too_many(
        &self,
        incoming: &Incoming,
        pressed: Option<&Pressed>,
        verdict: Verdict,
    ) -> Result<(), Error> {
        if pressed.is_some() || verdict == Verdict::Pause {
            let lang = self.desk.speaks(incoming.chat, incoming.lang).await;
            let text = texts::word(lang, "too-many");
            match pressed {
                Some(_) => self.post.answer(pressed, Some((text, false))).await,
                None => self.post.say(incoming.chat, &text, None).await,
            }
        }
        self.finish(incoming.update_id, None).await
    }
}
