//! How often somebody may ask, and what tells a person from a machine.
//!
//! Counts are of this process alone: they keep it well, and are no promise. `now` is the desk's, so that a test moves it.

use std::collections::HashSet;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
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
use hmac::{Hmac, KeyInit, Mac};
use okoshko_domain::ids::StudioId;
use okoshko_domain::timestamp::Timestamp;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{House, Trouble};
use crate::config::{Limits, Token};
use crate::desk::Desk;

/// Nobody fills a form in faster, in seconds, not even with a browser that knows their name and phone.
const FASTEST_S: i64 = 1;
/// A form is good for so long, in seconds.
const GOOD_S: i64 = 12 * 60 * 60;
/// So many times as one address may, all of a studio's visitors may in a minute before they are asked to prove that they
/// are people.
const CALM: u32 = 2;
/// And so many times at all.
const STUDIO: u32 = 20;
/// So many times as one address may, all of a studio's visitors hold slots at once.
const HELD: u32 = 5;
/// How often one more slot may be held after that.
const EVERY: Duration = Duration::from_mins(1);
/// Zero bits at the head of a proof: a second or two of a phone's time.
const WORK_BITS: u32 = 15;
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
    known: Mutex<HashSet<String>>,
    secret: [u8; 32],
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

/// What is wrong with a form that may come from a machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// It was sent faster than anybody types, or something was written where people see no field.
    Machine,
    /// It is too old, or was never ours.
    Old,
    /// The studio is asked so much that a proof is wanted.
    Work,
}

/// What a form says of itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Proof<'a> {
    /// When it was drawn, signed.
    pub(super) stamp: &'a str,
    /// What people do not see.
    pub(super) trap: &'a str,
    /// The work that was done for it.
    pub(super) work: &'a str,
    /// Whether Telegram tells who it is.
    pub(super) known: bool,
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
            holders: slow(limits.page_writes_per_minute.div_ceil(2), &clock),
            held: slow(limits.page_writes_per_minute.saturating_mul(HELD), &clock),
            known: Mutex::default(),
            secret: Sha256::new_with_prefix(b"okoshko forms\0")
                .chain_update(token.expose())
                .finalize()
                .into(),
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
        self.check(self.studios.as_ref(), &studio).map_err(Trouble::too_often)
    }

    /// Whether one more form may hold a slot: a form holds one at a time, and whoever brings ever new ones holds up all
    /// others.
    pub(super) fn holds(&self, studio: StudioId, asker: Option<IpAddr>, key: &str) -> Result<(), Trouble> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if !key.is_empty() && known.contains(key) {
            return Ok(());
        }
        if let Some(asker) = asker {
            self.check(self.holders.as_ref(), &asker).map_err(Trouble::too_often)?;
        }
        self.check(self.held.as_ref(), &studio).map_err(Trouble::too_often)?;
        if known.len() >= ADDRESSES {
            known.clear();
        }
        known.insert(key.chars().take(40).collect());
        Ok(())
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
        let age = self.age(studio, proof.stamp, now).filter(|age| *age <= GOOD_S).ok_or(Doubt::Old)?;
        let vouched = proof.known || is_work(proof.stamp, key, proof.work);
        if age < FASTEST_S && !vouched {
            return Err(Doubt::Machine);
        }
        let calm = self.check(self.calm.as_ref(), &studio).is_ok();
        if calm || vouched { Ok(()) } else { Err(Doubt::Work) }
    }

    /// When a form was drawn, so that only we can say it.
    pub(super) fn stamp(&self, studio: StudioId, now: Timestamp) -> String {
        format!("{}.{}", now.0, self.sign(studio, now.0))
    }

    fn age(&self, studio: StudioId, stamp: &str, now: Timestamp) -> Option<i64> {
        let (at, sign) = stamp.split_once('.')?;
        let at: i64 = at.parse().ok()?;
        let same = subtle::ConstantTimeEq::ct_eq(self.sign(studio, at).as_bytes(), sign.as_bytes());
        (bool::from(same) && at <= now.0).then(|| now.0 - at)
    }

    fn sign(&self, studio: StudioId, at: i64) -> String {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.secret) else { return String::new() };
        mac.update(format!("{studio}.{at}").as_bytes());
        let bytes = mac.finalize().into_bytes();
        let half = bytes[..16].iter().fold(0_u128, |half, byte| half << 8 | u128::from(*byte));
        format!("{half:032x}")
    }
}

fn limiter<K: Clone + Eq + std::hash::Hash>(per_minute: u32, clock: &Wall) -> Option<Limiter<K>> {
    let per_minute = NonZeroU32::new(per_minute)?;
    Some(RateLimiter::dashmap_with_clock(Quota::per_minute(per_minute), clock.clone()))
}

/// As many at once, and one more every minute.
fn slow<K: Clone + Eq + std::hash::Hash>(at_once: u32, clock: &Wall) -> Option<Limiter<K>> {
    let quota = Quota::with_period(EVERY)?.allow_burst(NonZeroU32::new(at_once)?);
    Some(RateLimiter::dashmap_with_clock(quota, clock.clone()))
}

fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(six) => {
            let [a, b, c, d, ..] = six.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        four @ IpAddr::V4(_) => four,
    }
}

/// Whether the SHA-256 of `stamp:key:nonce` begins with [`WORK_BITS`] zeros.
fn is_work(stamp: &str, key: Uuid, nonce: &str) -> bool {
    if nonce.is_empty() || nonce.len() > 20 {
        return false;
    }
    let hash = Sha256::digest(format!("{stamp}:{key}:{nonce}"));
    u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]).leading_zeros() >= WORK_BITS
}

/// How many zeros a proof begins with, for the page that asks for one.
pub(super) fn work_bits() -> u32 {
    WORK_BITS
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_home_is_one_asker() {
        for (address, network_of) in [
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
            ("::ffff:192.0.2.7", "192.0.2.7"),
            ("192.0.2.7", "192.0.2.7"),
        ] {
            assert_eq!(network(address.parse().unwrap()), network_of.parse::<IpAddr>().unwrap());
        }
    }

    #[test]
    fn work_is_work() {
        let (stamp, key) = ("1.ab", Uuid::nil());
        let found =
            (0..1_000_000_u32).map(|nonce| nonce.to_string()).find(|nonce| is_work(stamp, key, nonce));
        let nonce = found.unwrap();
        assert!(!is_work(stamp, Uuid::max(), &nonce), "for another form it is none");
        assert!(
            !is_work("1.ac", key, &nonce)
                && !is_work(stamp, key, "")
                && !is_work(stamp, key, &"1".repeat(21))
        );
    }
}
