//! What somebody does in a browser until they are booked, by the verbs of a chat. Whoever has no chat is known by the key
//! of their form, for a day; after that by the token of a booking's page, see [`super::bearer`].

use okoshko_dialogues::facts::Card;
use okoshko_domain::booking::Status;
use okoshko_domain::contact::Contact;
use okoshko_domain::ids::{AccountId, BookingId, ServiceId, StudioId};
use okoshko_domain::notice::Notice;
use okoshko_domain::people::{Actor, Door, Lang};
use okoshko_domain::policy::AskPhone;
use okoshko_domain::slots::Refusal;
use okoshko_domain::timestamp::Timestamp;
use uuid::Uuid;

use super::booking::{self, BookError, Booked, Wish};
use super::{Desk, end, phone};
use crate::store::{Error, Found, Tx, UsedForm};

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
    /// What the page said that it costs; another price is another question.
    pub price_minor: Option<i64>,
}

/// Where a form stands.
#[derive(Clone, Debug)]
pub struct Held {
    /// What it holds, held last, or booked.
    pub card: Card,
    /// What the studio knows of whoever fills it in: name and phone, each may be empty.
    pub contact: (String, String),
    /// Whether nothing is booked without a phone.
    pub must: bool,
}

impl Form {
    fn by(&self, account: AccountId, name: &str) -> Actor {
        let door = if self.known.is_some() { Door::App } else { Door::Web };
        Actor { account, name: name.to_owned(), door, lang: self.lang }
    }
}

/// A form is good for so long after it was used first, in minutes.
const GOOD_MIN: i64 = 24 * 60;

/// Whose form it is, from now on. One that was filled in inside Telegram is nobody's outside.
async fn owner(tx: &mut Tx, form: &Form, now: Timestamp) -> Result<(Form, AccountId), BookError> {
    let known = match form.known {
        Some(account) if tx.is_telegrams(account).await? => Some(account),
        _ => None,
    };
    let form = Form { known, ..*form };
    let used = match tx.form(form.key).await? {
        Some(used) => Some(used),
        None => first_use(tx, &form, now).await?,
    };
    // What one studio's page made is nothing on another's.
    let theirs = used.filter(|used| used.studio == form.studio && allows(used, known, now));
    theirs.map(|used| (form, used.account)).ok_or(BookError::NotYours)
}

async fn first_use(tx: &mut Tx, form: &Form, now: Timestamp) -> Result<Option<UsedForm>, Error> {
    let account = match form.known {
        Some(account) => account,
        None => tx.add_account(form.lang, now).await?,
    };
    let used = tx.take_form(form.key, form.studio, account, now).await?;
    if form.known.is_none() && used.is_some_and(|used| used.account != account) {
        tx.remove_nobody(account).await?; // The same form came at the same moment.
    }
    Ok(used)
}

fn allows(used: &UsedForm, known: Option<AccountId>, now: Timestamp) -> bool {
    let theirs = !used.inside || known == Some(used.account);
    theirs && now < used.at.plus_min(GOOD_MIN)
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
    let (form, account) = owner(tx, form, now).await?;
    let held = booking::hold(desk, tx, &form.by(account, ""), wish, now).await?;
    tx.set_form_booking(form.key, held).await?;
    Ok(held)
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
    let (form, account) = owner(tx, form, now).await?;
    let by = form.by(account, &contact.name);
    tx.lock_account(account).await?;
    if let Some(booked) = booked_before(tx, form.key, account, *wish).await? {
        return Ok(Booked::Yes(booked));
    }
    if !contact.phone.is_empty() {
        tx.lock_phone(form.studio, &contact.phone).await?;
        known_by_phone(desk, tx, form.studio, &contact.phone, now).await?;
    }
    let hold = match live_hold(tx, account, *wish, now).await? {
        Some(hold) => hold,
        None => booking::hold(desk, tx, &by, *wish, now).await?,
    };
    tx.set_form_booking(form.key, hold).await?;
    let found = booking::own(tx, &by, hold).await?.ok_or(BookError::NotYours)?;
    let held = &found.booking;
    if wanted.price_minor.is_some_and(|shown| shown != held.price.minor) {
        return Ok(Booked::PriceWas(hold, held.price));
    }
    if contact.phone.is_empty() {
        if form.known.is_none() {
            return Ok(Booked::PhoneFirst(hold, true));
        }
        leave_phone(desk, tx, form.studio, &found, now).await?;
    }
    tx.set_contact(held.client, contact).await?;
    if !contact.comment.is_empty() {
        tx.set_comment(hold, &contact.comment, now).await?;
    }
    let booked = booking::book(desk, tx, &by, hold, now).await?;
    if let Booked::Yes(id) | Booked::Asked(id) = booked {
        match form.known {
            // Their chat has it as well.
            Some(chat) => {
                tx.notify(chat, Notice::Booked(id), now, &format!("form:{}", form.key), now).await?;
            }
            None => tx.join_by_phone(id).await?,
        }
    }
    Ok(booked)
}

/// A phone that is not typed is one that is left, where the chat would ask for it.
async fn leave_phone(
    desk: &Desk,
    tx: &mut Tx,
    studio: StudioId,
    found: &Found,
    now: Timestamp,
) -> Result<(), BookError> {
    let shelf = desk.shelves.of_studio(tx, studio).await?.ok_or(BookError::Gone)?;
    if phone::asked(shelf.catalog.studio.ask_phone, &found.client) == Some(false) {
        tx.leave_phone(found.booking.client, now).await?;
    }
    Ok(())
}

/// What the form booked when it was sent before, whatever became of that since: twice is once.
async fn booked_before(
    tx: &mut Tx,
    key: Uuid,
    account: AccountId,
    wish: Wish,
) -> Result<Option<BookingId>, Error> {
    let last = match tx.form(key).await?.and_then(|form| form.booking) {
        Some(id) => tx.booking(id).await?,
        None => None,
    };
    let same = last.filter(|row| {
        let held = matches!(row.status, Status::Held | Status::Released);
        let there = row.span.start == wish.start || row.moved_from == Some(wish.start);
        !held && there && row.service == wish.service
    });
    match same {
        Some(row) => Ok(Some(row.id)),
        None => tx.stands_for(account, wish.service, wish.start).await,
    }
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

impl Desk {
    /// Keeps a slot for a form, and lets go of what it kept before.
    ///
    /// # Errors
    /// See [`BookError`].
    pub async fn hold_in_browser(&self, form: &Form, wish: Wish) -> Result<BookingId, BookError> {
        let held = self.alone(|mut tx, now| async move {
            let held = hold(self, &mut tx, form, wish, now).await;
            end(tx, held).await
        });
        held.await.map_err(BookError::or_taken)
    }

    /// Books what a form holds, or holds and books in one go. Sent twice it is one booking.
    ///
    /// # Errors
    /// See [`BookError`].
    pub async fn book_in_browser(&self, form: &Form, wanted: &Wanted) -> Result<Booked, BookError> {
        let booked = self.alone(|mut tx, now| async move {
            let booked = book(self, &mut tx, form, wanted, now).await;
            end(tx, booked).await
        });
        booked.await.map_err(BookError::or_taken)
    }

    /// Lets go of what a form holds: whoever goes on in a chat finds the time free.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn leave_browser(&self, key: Uuid) -> Result<(), Error> {
        let now = self.now();
        let mut tx = self.store.begin().await?;
        let left = async {
            match tx.form(key).await?.filter(|used| !used.inside) {
                Some(used) => tx.release_of(used.account, now).await,
                None => Ok(()),
            }
        };
        let left = left.await;
        end(tx, left).await
    }

    /// Where a form stands; nothing for a key that never held a slot, or a day ago, or is somebody's inside Telegram.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn held_in_browser(&self, key: Uuid, known: Option<AccountId>) -> Result<Option<Held>, Error> {
        let now = self.now();
        let mut read = self.store.read().await?;
        let Some(used) = read.form(key).await?.filter(|used| allows(used, known, now)) else {
            return Ok(None);
        };
        let found = match used.booking {
            Some(id) => read.found(id).await?,
            None => None,
        };
        let Some(found) = found.filter(|found| !found.booking.forgotten) else { return Ok(None) };
        let Some(card) = self.card_of(&mut read, found, now).await? else { return Ok(None) };
        // A chat may have taken the visit over since: what it tells its studio is nothing for the browser.
        let theirs = card.booking.account == Some(used.account);
        let contact =
            if theirs { read.client_contact(card.booking.client).await? } else { Default::default() };
        let must = known.is_none() || card.catalog.studio.ask_phone == AskPhone::Required;
        Ok(Some(Held { card, contact, must }))
    }

    /// The token of a booking's page.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn token_of(&self, id: BookingId) -> Result<Option<Uuid>, Error> {
        Ok(self.store.read().await?.booking(id).await?.map(|booking| booking.token))
    }
}
