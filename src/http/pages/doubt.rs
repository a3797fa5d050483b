//! What tells a person from a machine.

use okoshko_domain::hex::hex;
use okoshko_domain::ids::StudioId;
use okoshko_domain::timestamp::Timestamp;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::config::Token;
use crate::http::auth;

/// Nobody fills a form in faster, in seconds, not even with a browser that knows their name and phone.
pub(super) const FASTEST_S: i64 = 1;
/// A form is good for so long, in seconds.
pub(super) const GOOD_S: i64 = 12 * 60 * 60;
/// Zero bits at the head of a proof: a second or two of a phone's time.
const WORK_BITS: u32 = 15;

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

/// What shows that a form is ours.
#[derive(Debug)]
pub(super) struct Seal([u8; 32]);

impl Seal {
    pub(super) fn new(token: &Token) -> Self {
        let secret = Sha256::new_with_prefix(b"okoshko forms\0").chain_update(token.expose());
        Self(secret.finalize().into())
    }

    /// When a form was drawn, so that only we can say it.
    pub(super) fn stamp(&self, studio: StudioId, now: Timestamp) -> String {
        format!("{}.{}", now.0, self.sign(studio, now.0))
    }

    /// How old a form is, in seconds; nothing when the stamp is none of ours.
    pub(super) fn age(&self, studio: StudioId, stamp: &str, now: Timestamp) -> Option<i64> {
        let (at, sign) = stamp.split_once('.')?;
        let at: i64 = at.parse().ok()?;
        let same = subtle::ConstantTimeEq::ct_eq(self.sign(studio, at).as_bytes(), sign.as_bytes());
        (bool::from(same) && at <= now.0).then(|| now.0 - at)
    }

    fn sign(&self, studio: StudioId, at: i64) -> String {
        hex(&auth::sign(&self.0, format!("{studio}.{at}").as_bytes())[..16])
    }
}

/// Whether the SHA-256 of `stamp:key:nonce` begins with [`WORK_BITS`] zeros.
pub(super) fn is_work(stamp: &str, key: Uuid, nonce: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

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
