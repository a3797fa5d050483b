//! What somebody does in a browser: holds a slot, books it, calls it off, moves it. The same verbs as in a chat.
//!
//! Whoever has no chat is known by the key of their form while they book, and by the token of a booking's page after
//! that: whoever shows it is its person.

use std::sync::Arc;

use okoshko_dialogues::event::Answer;
use okoshko_dialogues::facts::{Card, Facts, Pick, Times};
use okoshko_dialogues::keepsake::{Written, of_card};
use okoshko_dialogues::moving::Move;
use okoshko_dialogues::press::Part;
use okoshko_dialogues::screen::Entry;
use okoshko_dialogues::today::Plan;
use okoshko_domain::booking::Status;
use okoshko_domain::catalog::{Catalog, Who};
use okoshko_domain::contact::Contact;
use okoshko_domain::ids::{AccountId, BookingId, ChatId, ServiceId, StudioId};
use okoshko_domain::people::{Actor, Door, Lang};
use okoshko_domain::rights::Right;
use okoshko_domain::slots::Refusal;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Zone};
use uuid::Uuid;

use super::booking::{self, BookError, Booked, Wish};
use super::today::plan::day_plan;
use super::visits::{self, CancelError};
use super::{Desk, TRIES, end, moving, undo};
use crate::store::{Error, Found, Tx};

/// A form in somebody's browser.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// Made by the page, the same for every try.
    pub key: Uuid,
    /// Whose page it is.
    pub studio: StudioId,
    /// What the page speaks.
    pub lang: Lang,
    /// Who it is, when Telegram told us: the page is open inside it.
    pub known: Option<AccountId>,
}

/// What a form says when it is sent.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The slot.
    pub wish: Wish,
    /// Who they say that they are.
    pub contact: Contact,
    /// Whether it costs what the page said; another price is another question.
    pub price_minor: Option<i64>,
}

/// What whoever has a booking's page does with it.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Move(Move),
    Restore,
}

/// Where a form stands.
#[derive(Clone, Debug)]
pub struct Held {
    /// What it holds, held last, or booked.
    pub card: Card,
    /// What the studio knows of whoever fills it in: name and phone, each may be empty.
    pub contact: (String, String),
}

/// A day of whoever works somewhere.
#[derive(Clone, Debug)]
pub struct WorkingDay {
    /// What it looks like.
    pub plan: Plan,
    /// Where its clocks stand.
    pub zone: Zone,
    /// What its reader speaks.
    pub lang: Lang,
    /// Where they work.
    pub studio: String,
}

impl Form {
    fn by(&self, account: AccountId, name: &str) -> Actor {
        let door = if self.known.is_some() { Door::App } else { Door::Web };
        Actor { account, name: name.to_owned(), door, lang: self.lang }
    }
}

/// Whose form it is, from now on.
async fn owner(tx: &mut Tx, form: &Form, now: Timestamp) -> Result<AccountId, Error> {
    if let Some(account) = tx.account_of_form(form.key).await? {
        return Ok(account);
    }
    let account = match form.known {
        Some(account) => account,
        None => tx.add_account(form.lang, now).await?,
    };
    tx.take_form(form.key, form.studio, account, now).await
}

/// Whether the service is this studio's: a page books nothing of another one.
async fn here(desk: &Desk, tx: &mut Tx, studio: StudioId, service: ServiceId) -> Result<(), BookError> {
    let shelf = desk.shelves.of_service(tx, service).await?;
    let here = shelf.is_some_and(|shelf| shelf.catalog.studio.id == studio);
    if here { Ok(()) } else { Err(BookError::Gone) }
}

async fn hold(
    desk: &Desk,
    tx: &mut Tx,
    form: &Form,
    wish: Wish,
    now: Timestamp,
) -> Result<BookingId, BookError> {
    here(desk, tx, form.studio, wish.service).await?;
    let account = owner(tx, form, now).await?;
    booking::hold(desk, tx, &form.by(account, ""), wish, now).await
}

/// Books what the form holds, or holds it first. Sent twice it is one booking.
async fn book(
    desk: &Desk,
    tx: &mut Tx,
    form: &Form,
    wanted: &Wanted,
    now: Timestamp,
) -> Result<Booked, BookError> {
    let Wanted { wish, contact, .. } = wanted;
    here(desk, tx, form.studio, wish.service).await?;
    let account = owner(tx, form, now).await?;
    let by = form.by(account, &contact.name);
    tx.lock_account(account).await?;
    if let Some(booked) = tx.stands_for(account, wish.service, wish.start).await? {
        return booking::book(desk, tx, &by, booked, now).await; // Twice is once.
    }
    let hold = match live_hold(tx, account, *wish, now).await? {
        Some(hold) => hold,
        None => booking::hold(desk, tx, &by, *wish, now).await?,
    };
    let held = booking::own(tx, &by, hold).await?.ok_or(BookError::NotYours)?.booking;
    if wanted.price_minor.is_some_and(|shown| shown != held.price.minor) {
        return Ok(Booked::PriceWas(hold, held.price));
    }
    known_by_phone(desk, tx, form.studio, &contact.phone, now).await?;
    if form.known.is_none() || !contact.phone.is_empty() {
        tx.set_contact(held.client, contact).await?;
    }
    if !contact.comment.is_empty() {
        tx.set_comment(hold, &contact.comment, now).await?;
    }
    let booked = booking::book(desk, tx, &by, hold, now).await?;
    if let (Booked::Yes(id) | Booked::Asked(id), None) = (booked, form.known) {
        tx.join_by_phone(id).await?;
    }
    Ok(booked)
}

/// The row that the form holds this very slot with.
async fn live_hold(
    tx: &mut Tx,
    account: AccountId,
    wish: Wish,
    now: Timestamp,
) -> Result<Option<BookingId>, Error> {
    let Some(id) = tx.held_by(account).await? else { return Ok(None) };
    let same = tx.booking(id).await?.filter(|held| {
        held.is_live_hold(now)
            && held.service == wish.service
            && held.span.start == wish.start
            && wish.who.takes(held.specialist)
    });
    Ok(same.map(|held| held.id))
}

/// A phone has as many visits to come as a client: another browser is nobody new.
async fn known_by_phone(
    desk: &Desk,
    tx: &mut Tx,
    studio: StudioId,
    phone: &str,
    now: Timestamp,
) -> Result<(), BookError> {
    let Some(shelf) = desk.shelves.of_studio(tx, studio).await? else { return Err(BookError::Gone) };
    let cap = shelf.catalog.studio.policy.client_cap;
    match tx.active_by_phone(studio, phone, now).await? {
        None => Err(BookError::Refused(Refusal::Blocked)),
        Some(active) if active >= cap => Err(BookError::Refused(Refusal::ClientCap { cap })),
        Some(_) => Ok(()),
    }
}

/// Whose page it is; a booking that staff entered is theirs who come by its page first.
pub(super) async fn bearer(
    tx: &mut Tx,
    token: Uuid,
    lang: Lang,
    now: Timestamp,
) -> Result<Option<(Actor, BookingId)>, Error> {
    let Some(Found { booking, .. }) = tx.found_by_token(token).await? else { return Ok(None) };
    let account = if let Some(account) = booking.account {
        account
    } else {
        let account = tx.add_account(lang, now).await?;
        tx.adopt(booking.id, account).await?;
        account
    };
    Ok(Some((Actor { account, name: booking.client_name, door: Door::Web, lang }, booking.id)))
}

impl Desk {
    /// The studio whose page is called so, or was.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn studio_at(&self, slug: &str) -> Result<Option<StudioId>, Error> {
        self.store.read().await?.studio_at(slug).await
    }

    /// What a studio offers.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn catalog(&self, studio: StudioId) -> Result<Option<Arc<Catalog>>, Error> {
        let mut read = self.store.read().await?;
        Ok(self.shelves.of_studio(&mut read, studio).await?.map(|shelf| shelf.catalog.clone()))
    }

    /// The nearest free times for a booking, or those of one day; nothing when it cannot be moved.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn times_by_token(
        &self,
        token: Uuid,
        who: Who,
        day: Option<LocalDay>,
    ) -> Result<Option<Times>, Error> {
        let now = self.now();
        let mut read = self.store.read().await?;
        let Some(found) = read.found_by_token(token).await? else { return Ok(None) };
        let Some(account) = found.booking.account else { return Ok(None) };
        let pick = Pick::Row(found.booking.id);
        let Ok(look) = self.look(&mut read, account, pick, who, now).await? else { return Ok(None) };
        match day {
            Some(day) => look.day(&mut read, day).await.map(Some),
            None => look.times(&mut read, Part::All, None).await.map(Some),
        }
    }

    /// What becomes of a booking at another time; of one that is not to be moved its card.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn target_by_token(
        &self,
        token: Uuid,
        who: Who,
        start: Timestamp,
    ) -> Result<Option<Facts>, Error> {
        let now = self.now();
        let mut read = self.store.read().await?;
        let Some(Found { booking, .. }) = read.found_by_token(token).await? else { return Ok(None) };
        let Some(account) = booking.account else { return Ok(None) };
        let by = Actor { account, name: booking.client_name, door: Door::Web, lang: booking.lang };
        self.target(&mut read, &by, booking.id, who, start, now).await.map(Some)
    }

    /// Whom Telegram names, and the page of the studio that they talked about last.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn inside(&self, telegram_id: i64, lang: Lang) -> Result<(AccountId, Option<String>), Error> {
        let mut read = self.store.read().await?;
        if let Some(account) = read.known_account(telegram_id).await? {
            let chat = read.chat(self.bot, ChatId(telegram_id)).await?;
            let shelf = match chat.and_then(|chat| chat.studio) {
                Some(studio) => self.shelves.of_studio(&mut read, studio).await?,
                None => None,
            };
            return Ok((account, shelf.map(|shelf| shelf.catalog.studio.slug.clone())));
        }
        drop(read);
        let mut tx = self.store.begin().await?;
        let account = tx.account_of(telegram_id, lang, self.now()).await;
        end(tx, account).await.map(|account| (account, None))
    }

    /// A day of whoever works somewhere, as their chat shows it; nothing for anybody else.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn working_day(
        &self,
        account: AccountId,
        day: Option<LocalDay>,
    ) -> Result<Option<WorkingDay>, Error> {
        let now = self.now();
        let mut read = self.store.read().await?;
        let Some(member) = read.member_here(account, None).await? else { return Ok(None) };
        let Some(shelf) = self.shelves.of_studio(&mut read, member.studio).await? else { return Ok(None) };
        let zone = shelf.catalog.studio.zone;
        let of = member.specialist.filter(|_| !member.sees_all());
        if !member.may(Right::Day, of) {
            return Ok(None);
        }
        let plan = day_plan(&mut read, &shelf, of, day.unwrap_or(zone.day_of(now)), now).await?;
        let lang = read.lang_of(account).await?;
        Ok(Some(WorkingDay { plan, zone, lang, studio: shelf.catalog.studio.name.clone() }))
    }

    /// Keeps a slot for a form, and lets go of what it kept before.
    ///
    /// # Errors
    /// See [`BookError`].
    pub async fn hold_in_browser(&self, form: &Form, wish: Wish) -> Result<BookingId, BookError> {
        for _ in 0..TRIES {
            let mut tx = self.store.begin().await?;
            let held = hold(self, &mut tx, form, wish, self.now()).await;
            if let Some(done) = self.decided(end(tx, held).await) {
                return done;
            }
        }
        Err(BookError::Refused(Refusal::Taken))
    }

    /// Books what a form holds, or holds and books in one go. Sent twice it is one booking.
    ///
    /// # Errors
    /// See [`BookError`].
    pub async fn book_in_browser(&self, form: &Form, wanted: &Wanted) -> Result<Booked, BookError> {
        for _ in 0..TRIES {
            let mut tx = self.store.begin().await?;
            let booked = book(self, &mut tx, form, wanted, self.now()).await;
            if let Some(done) = self.decided(end(tx, booked).await) {
                return done;
            }
        }
        Err(BookError::Refused(Refusal::Taken))
    }

    /// Where a form stands; nothing for a key that never held a slot.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn held_in_browser(&self, key: Uuid) -> Result<Option<Held>, Error> {
        let now = self.now();
        let mut read = self.store.read().await?;
        let Some(account) = read.account_of_form(key).await? else { return Ok(None) };
        let Some(id) = read.last_of(account).await? else { return Ok(None) };
        let Some(card) = self.card_for(&mut read, account, id, now).await? else { return Ok(None) };
        let contact = read.client_contact(card.booking.client).await?;
        Ok(Some(Held { card, contact }))
    }

    /// A booking by the token of its page; nothing for one that is no booking.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn by_token(&self, token: Uuid) -> Result<Option<Card>, Error> {
        let now = self.now();
        let mut read = self.store.read().await?;
        match read.found_by_token(token).await? {
            Some(found) => self.card_of(&mut read, found, now).await,
            None => Ok(None),
        }
    }

    /// A booking as an entry for a calendar; nothing for one that is not agreed.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn entry_by_token(&self, token: Uuid) -> Result<Option<Entry>, Error> {
        let now = self.now();
        let mut read = self.store.read().await?;
        let Some(found) = read.found_by_token(token).await? else { return Ok(None) };
        let id = found.booking.id;
        let Some(card) = self.card_of(&mut read, found, now).await? else { return Ok(None) };
        if !matches!(card.booking.status, Status::Booked | Status::Came | Status::Cancelled) {
            return Ok(None);
        }
        let (changes, at) = read.changes_of(id).await?;
        Ok(Some(of_card(&card, Written { changes, at })))
    }

    /// The token of a booking's page.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn token_of(&self, id: BookingId) -> Result<Option<Uuid>, Error> {
        Ok(self.store.read().await?.booking(id).await?.map(|booking| booking.token))
    }

    /// Whoever has the page calls the booking off.
    ///
    /// # Errors
    /// See [`CancelError`].
    pub async fn cancel_by_token(&self, token: Uuid, lang: Lang) -> Result<(), CancelError> {
        let mut tries = 0;
        loop {
            tries += 1;
            let now = self.now();
            let mut tx = self.store.begin().await?;
            let cancelled = async {
                let (by, id) = bearer(&mut tx, token, lang, now).await?.ok_or(CancelError::NotYours)?;
                visits::cancel(self, &mut tx, &by, id, now).await
            };
            let cancelled = cancelled.await;
            match end(tx, cancelled).await {
                Err(CancelError::Store(Error::Overlap | Error::Busy(_))) if tries < TRIES => {}
                outcome => {
                    self.ring();
                    return outcome;
                }
            }
        }
    }

    /// Whoever has the page moves the booking; `to` names it, and another one is not theirs.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn move_by_token(&self, token: Uuid, lang: Lang, to: Move) -> Result<Answer, Error> {
        self.as_bearer(token, lang, Deed::Move(to)).await
    }

    /// Whoever has the page takes back that they called the booking off.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn restore_by_token(&self, token: Uuid, lang: Lang) -> Result<Answer, Error> {
        self.as_bearer(token, lang, Deed::Restore).await
    }

    /// The page gets another address; the old one opens nothing any more.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn rotate_token(&self, token: Uuid) -> Result<Option<Uuid>, Error> {
        let mut tx = self.store.begin().await?;
        let rotated = async {
            let Some(found) = tx.found_by_token(token).await? else { return Ok(None) };
            let fresh = Uuid::new_v4();
            tx.set_token(found.booking.id, fresh).await?;
            Ok(Some(fresh))
        };
        let rotated = rotated.await;
        end(tx, rotated).await
    }

    async fn as_bearer(&self, token: Uuid, lang: Lang, deed: Deed) -> Result<Answer, Error> {
        let mut tries = 0;
        loop {
            tries += 1;
            let now = self.now();
            let mut tx = self.store.begin().await?;
            let done = self.deed(&mut tx, token, lang, deed, now).await;
            match end(tx, done).await {
                Err(Error::Overlap | Error::Busy(_)) if tries < TRIES => {}
                outcome => {
                    self.ring();
                    return outcome;
                }
            }
        }
    }

    async fn deed(
        &self,
        tx: &mut Tx,
        token: Uuid,
        lang: Lang,
        deed: Deed,
        now: Timestamp,
    ) -> Result<Answer, Error> {
        match (bearer(tx, token, lang, now).await?, deed) {
            (Some((by, id)), Deed::Move(to)) if to.booking == id => {
                moving::move_own(self, tx, &by, to, now).await
            }
            (Some((by, id)), Deed::Restore) => undo::restore(self, tx, &by, id, now).await,
            _ => Ok(Answer::NotYours),
        }
    }
}
