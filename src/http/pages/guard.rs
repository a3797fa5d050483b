//! How often somebody may ask, and how many slots they may hold.
//!
//! Counts are of this process alone: they keep it well, and are no promise. `now` is the desk's, so that a test moves it.

use std::collections::HashSet;
use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderName, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::clock::{Clock as _, Reference};
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};
use okoshko_domain::ids::StudioId;
use okoshko_domain::timestamp::Timestamp;
use uuid::Uuid;

use super::doubt::{Doubt, FASTEST_S, GOOD_S, Proof, Seal, is_work};
use super::{House, Trouble};
use crate::config::{Limits, Token};
use crate::desk::Desk;
use crate::desk::browser::Form;
use crate::http::address::network;

/// So many times as one address may, all of a studio's visitors may in a minute before they are asked to prove that they
/// are people.
const CALM: u32 = 2;
/// And so many times at all.
const STUDIO: u32 = 20;
/// So many times as one address may, all of a studio's visitors hold slots at once.
const HELD: u32 = 5;
/// How often an address may hold one more after that; a studio's visitors as many times more often as they may hold more.
const EVERY: Duration = Duration::from_mins(1);
/// Addresses are forgotten when there are more than this, those first that asked nothing lately.
const ADDRESSES: usize = 50_000;

type Limiter<K> = RateLimiter<K, DashMapStateStore<K>, Wall, NoOpMiddleware<Duration>>;

/// The desk's clock, as the limiter asks for it: since 1970.
#[derive(Clone, Debug)]
struct Wall(Desk);

impl governor::clock::Clock for Wall {
    type Instant = Duration;

    fn now(&self) -> Duration {
        Duration::from_secs(u64::try_from(self.0.now().0).unwrap_or_default())
    }
}

/// Who may, how often.
#[derive(Debug)]
pub(super) struct Guard {
    clock: Wall,
    /// What says who asks, behind a proxy of ours.
    header: Option<HeaderName>,
    reads: Option<Limiter<IpAddr>>,
    writes: Option<Limiter<IpAddr>>,
    calm: Option<Limiter<StudioId>>,
    studios: Option<Limiter<StudioId>>,
    /// Forms that hold a slot, of one address and of one studio.
    holders: Option<Limiter<IpAddr>>,
    held: Option<Limiter<StudioId>>,
    /// Forms that were counted.
    known: Mutex<HashSet<Uuid>>,
    seal: Seal,
}

/// Who asks, as far as it is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asker(pub(super) Option<IpAddr>);

impl<S: Sync> FromRequestParts<S> for Asker {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(parts.extensions.get().copied().unwrap_or(Self(None)))
    }
}

impl Guard {
    pub(super) fn new(desk: &Desk, limits: &Limits, token: &Token) -> Self {
        let clock = Wall(desk.clone());
        Self {
            header: limits.address_header.clone(),
            reads: limiter(limits.page_reads_per_minute, &clock),
            writes: limiter(limits.page_writes_per_minute, &clock),
            calm: limiter(limits.page_writes_per_minute.saturating_mul(CALM), &clock),
            studios: limiter(limits.page_writes_per_minute.saturating_mul(STUDIO), &clock),
            holders: slow(limits.page_writes_per_minute.div_ceil(2), EVERY, &clock),
            held: slow(limits.page_writes_per_minute.saturating_mul(HELD), EVERY / (2 * HELD), &clock),
            known: Mutex::default(),
            seal: Seal::new(token),
            clock,
        }
    }

    /// Whether one more request of this address is too much: in how many seconds it is not.
    fn address(&self, request: &Request) -> Result<(), u32> {
        let Some(address) = self.asker(request) else { return Ok(()) };
        let reads = request.method() == Method::GET || request.method() == Method::HEAD;
        self.check(if reads { self.reads.as_ref() } else { self.writes.as_ref() }, &address)
    }

    /// Who asks. A home has one network of IPv6, whatever address a program takes there.
    fn asker(&self, request: &Request) -> Option<IpAddr> {
        let said =
            self.header.as_ref().and_then(|header| request.headers().get_all(header).iter().next_back());
        let said = said.and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
        let info = request.extensions().get::<ConnectInfo<SocketAddr>>();
        Some(network(said.or_else(|| info.map(|info| info.0.ip()))?))
    }

    fn check<K: Clone + Eq + std::hash::Hash>(
        &self,
        limiter: Option<&Limiter<K>>,
        key: &K,
    ) -> Result<(), u32> {
        let Some(limiter) = limiter else { return Ok(()) };
        if limiter.len() > ADDRESSES {
            limiter.retain_recent();
        }
        limiter.check_key(key).map_err(|until| {
            let wait = until.earliest_possible().duration_since(self.clock.now());
            u32::try_from(wait.as_u64().div_ceil(1_000_000_000)).unwrap_or(u32::MAX).max(1)
        })
    }

    /// Whether a studio's visitors write too much.
    pub(super) fn studio(&self, studio: StudioId) -> Result<(), Trouble> {
        self.check(self.studios.as_ref(), &studio).map_err(Trouble::crowded)
    }

    /// Whether one more form may hold a slot: a form holds one at a time, and whoever brings ever new ones holds up all
    /// others.
    pub(super) fn holds(&self, form: &Form, asker: Option<IpAddr>) -> Result<(), Trouble> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        // Whoever Telegram names holds one slot, whatever forms they bring.
        if form.known.is_some() || known.contains(&form.key) {
            return Ok(());
        }
        if let Some(asker) = asker {
            self.check(self.holders.as_ref(), &asker).map_err(Trouble::too_often)?;
        }
        self.check(self.held.as_ref(), &form.studio).map_err(Trouble::crowded)?;
        if known.len() >= ADDRESSES {
            known.clear();
        }
        known.insert(form.key);
        Ok(())
    }

    /// What a form says of when it was drawn.
    pub(super) fn stamp(&self, studio: StudioId, now: Timestamp) -> String {
        self.seal.stamp(studio, now)
    }

    /// What to doubt about a form. An honest one that is doubted is drawn again, with all that was typed.
    pub(super) fn doubts(
        &self,
        studio: StudioId,
        key: Uuid,
        proof: Proof<'_>,
        now: Timestamp,
    ) -> Result<(), Doubt> {
        if !proof.trap.is_empty() {
            return Err(Doubt::Machine);
        }
        let age = self.seal.age(studio, proof.stamp, now).filter(|age| *age <= GOOD_S).ok_or(Doubt::Old)?;
        let vouched = proof.known || is_work(proof.stamp, key, proof.work);
        if age < FASTEST_S && !vouched {
            return Err(Doubt::Machine);
        }
        let calm = self.check(self.calm.as_ref(), &studio).is_ok();
        if calm || vouched { Ok(()) } else { Err(Doubt::Work) }
    }
}

fn limiter<K: Clone + Eq + std::hash::Hash>(per_minute: u32, clock: &Wall) -> Option<Limiter<K>> {
    let per_minute = NonZeroU32::new(per_minute)?;
    Some(RateLimiter::dashmap_with_clock(Quota::per_minute(per_minute), clock.clone()))
}

/// As many at once, and one more each time that this is over.
fn slow<K: Clone + Eq + std::hash::Hash>(at_once: u32, every: Duration, clock: &Wall) -> Option<Limiter<K>> {
    let quota = Quota::with_period(every)?.allow_burst(NonZeroU32::new(at_once)?);
    Some(RateLimiter::dashmap_with_clock(quota, clock.clone()))
}

/// Nobody asks too often, and no other site sends a form of ours in somebody's name.
pub(super) async fn guarded(State(house): State<House>, mut request: Request, next: Next) -> Response {
    let asker = Asker(house.0.guard.asker(&request));
    request.extensions_mut().insert(asker);
    if let Err(wait_s) = house.0.guard.address(&request) {
        return Trouble::too_often(wait_s).into_response();
    }
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if !reads && super::origin::is_foreign(request.headers(), house.0.desk.site().as_deref()) {
        return Trouble::FOREIGN.into_response();
    }
    next.run(request).await
}
