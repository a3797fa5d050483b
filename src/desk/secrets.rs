//! Fresh secrets for one-time links.

use okoshko_domain::secret::Secret;
use uuid::Uuid;

/// A secret that nobody knows: 180 random bits, from the system's source as every UUID of version 4.
pub(super) fn fresh() -> Secret {
    let mut bytes = [0; 24];
    for half in bytes.chunks_exact_mut(12) {
        half.copy_from_slice(&Uuid::new_v4().as_bytes()[..12]);
    }
    Secret::from_random(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_are_alike() {
        let mut all: Vec<_> = (0..1000).map(|_| fresh().hash()).collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 1000);
    }
}
