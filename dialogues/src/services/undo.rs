//! A price or a length that was changed just now, and the button that brings back the one before.

use okoshko_domain::catalog::Catalog;
use okoshko_domain::ids::ServiceId;
use okoshko_domain::money::Money;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::undo::can_undo;
use serde::{Deserialize, Serialize};

use super::Press;
use super::cards::{labelled, priced};
use super::press::{flag, length};
use crate::screen::{Arg, Button, Line};

/// The greatest price that can be typed, in the smallest coin of any currency.
const MOST_MINOR: i64 = 100_000_000_000;

/// What was changed, and when. All of it is in the button, so that it works on any keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Undo {
    /// What it was and what it is.
    pub change: Change,
    /// When it was changed.
    pub at: Timestamp,
}

/// A value of a service before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Its price.
    Price {
        /// Before.
        was: Price,
        /// After.
        now: Price,
    },
    /// Its length in minutes.
    Length {
        /// Before.
        was: u32,
        /// After.
        now: u32,
    },
}

/// A price in minor units of the studio's currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Price {
    /// How many.
    pub minor: i64,
    /// Whether it is the lowest of several.
    pub from: bool,
}

impl Undo {
    /// Its kind and fields in callback data.
    pub(super) fn form(&self, service: ServiceId) -> (&'static str, Vec<i64>) {
        match self.change {
            Change::Price { was, now } => {
                let fields = [service.0, was.minor, was.from.into(), now.minor, now.from.into(), self.at.0];
                ("Cup", fields.to_vec())
            }
            Change::Length { was, now } => ("Cuv", vec![service.0, was.into(), now.into(), self.at.0]),
        }
    }

    /// Reads the fields behind the service.
    pub(super) fn read(kind: &str, fields: &[i64]) -> Option<Self> {
        let (change, at) = match (kind, fields) {
            ("Cup", &[was, was_from, now, now_from, at]) => {
                (Change::Price { was: price(was, was_from)?, now: price(now, now_from)? }, at)
            }
            ("Cuv", &[was, now, at]) => (Change::Length { was: length(was)?, now: length(now)? }, at),
            _ => return None,
        };
        Some(Self { change, at: Timestamp(at) })
    }
}

fn price(minor: i64, from: i64) -> Option<Price> {
    (0..=MOST_MINOR).contains(&minor).then_some(Price { minor, from: flag(from)? })
}

/// The way back, while there is one.
pub(super) fn button(catalog: &Catalog, service: ServiceId, undo: Undo, now: Timestamp) -> Option<Button> {
    let line = match undo.change {
        Change::Price { was, .. } => {
            let price = Money { minor: was.minor, currency: catalog.studio.currency };
            priced(Line::new("services-button-undo-price"), price, was.from)
        }
        Change::Length { was, .. } => {
            Line::new("services-button-undo-length").with("length", Arg::Minutes(was))
        }
    };
    can_undo(undo.at, now).then(|| labelled(line, Press::Undo(service, undo)))
}
