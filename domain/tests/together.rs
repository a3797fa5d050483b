//! Several services in one visit: what it takes and what it costs.

use okoshko_domain::catalog::Offer;
use okoshko_domain::ids::SpecialistId;
use okoshko_domain::money::{Currency, Money};
use okoshko_domain::slots::Visit;

fn offer(length_min: u32, before_min: u32, after_min: u32, minor: i64) -> Option<Offer> {
    let price = Money { minor, currency: Currency::parse("RUB")? };
    Some(Offer { specialist: SpecialistId(1), visit: Visit { length_min, before_min, after_min }, price })
}

#[test]
fn lengths_and_prices_add_up_and_the_larger_buffer_counts() {
    let both = |one: Option<Offer>, other: Option<Offer>| Some(one?.and(other?));
    assert!(offer(1, 0, 0, 1).is_some());
    assert_eq!(both(offer(60, 5, 0, 1500), offer(45, 0, 15, 700)), offer(105, 5, 15, 2200));
    assert_eq!(both(offer(60, 5, 20, 1500), offer(45, 10, 15, 700)), offer(105, 10, 20, 2200));
    let (huge, max) = (offer(u32::MAX, 0, 0, i64::MAX), offer(1, 0, 0, 1));
    assert_eq!(both(huge, max), huge, "as far as it goes");
}
