//! Values of a page as its reader writes them.

use okoshko_dialogues::facts::DayStarts;
use okoshko_dialogues::screen::{Arg, Line};
use okoshko_domain::catalog::{Catalog, Offer, Service, Studio, Who};
use okoshko_domain::people::Lang;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::LocalDay;
use unicode_segmentation::UnicodeSegmentation;

use crate::texts::Voice;

/// The voice of a page of this studio.
pub(super) fn voice(lang: Lang, catalog: &Catalog, now: Timestamp) -> Voice {
    let zone = catalog.studio.zone;
    Voice { lang, zone, today: zone.day_of(now) }
}

/// A person's words on one line.
pub(super) fn name(voice: Voice, words: &str) -> String {
    voice.plain(&Arg::Foreign(words.to_owned()))
}

/// That nobody is booked at the moment, in the studio's own words when it has some.
pub(super) fn paused(voice: Voice, studio: &Studio) -> String {
    if studio.paused_note.is_empty() {
        voice.text(&Line::new("page-paused"))
    } else {
        name(voice, &studio.paused_note)
    }
}

/// The first letters of a name, for where there is no picture.
pub(super) fn initials(name: &str) -> String {
    let words = name.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    let letters: String = words.take(2).filter_map(|word| word.graphemes(true).next()).collect();
    letters.to_uppercase()
}

/// How long a service takes with whoever is meant; "from" when they differ.
pub(super) fn length(voice: Voice, service: &Service, who: Who) -> String {
    let lengths = || service.offers_of(who).map(|offer| offer.visit.length_min);
    let shortest = lengths().min().unwrap_or(service.visit.length_min);
    let differs = lengths().any(|length| length != shortest);
    from(voice, differs, Arg::Minutes(shortest))
}

/// What a service costs with whoever is meant; "from" when it may be more.
pub(super) fn price(voice: Voice, service: &Service, who: Who) -> String {
    let offers = || service.offers_of(who);
    let lowest =
        offers().map(|offer: &Offer| offer.price).min_by_key(|price| price.minor).unwrap_or(service.price);
    let differs = service.price_from || offers().any(|offer| offer.price != lowest);
    from(voice, differs, Arg::Money(lowest))
}

fn from(voice: Voice, differs: bool, value: Arg) -> String {
    if differs { voice.text(&Line::new("page-from").with("value", value)) } else { voice.plain(&value) }
}

/// A day as a heading: what is near has a word and its date.
pub(super) fn day(voice: Voice, day: LocalDay) -> String {
    if (0..=1).contains(&day.0.saturating_sub(voice.today.0)) {
        let line = Line::new("page-day-near").with("day", Arg::Day(day)).with("date", Arg::Date(day));
        return voice.text(&line);
    }
    voice.plain(&Arg::Date(day))
}

/// A day with the buttons of its free starts.
#[derive(Clone, Debug)]
pub(super) struct DayTimes {
    pub(super) title: String,
    pub(super) times: Vec<Time>,
    /// How many more there are, and where.
    pub(super) more: Option<(String, String)>,
}

/// One free start.
#[derive(Clone, Debug)]
pub(super) struct Time {
    /// Minutes since 1970.
    pub(super) at: i64,
    pub(super) label: String,
    pub(super) href: String,
}

/// At most so many starts of a day, each with its way.
pub(super) fn day_times(
    voice: Voice,
    free: &DayStarts,
    most: usize,
    href: impl Fn(Timestamp) -> String,
    whole: impl Fn(LocalDay) -> String,
) -> DayTimes {
    let time = |start: &Timestamp| Time {
        at: start.minutes(),
        label: voice.plain(&Arg::Time(*start)),
        href: href(*start),
    };
    // "One more" would take the place of the one that it hides.
    let most = if free.starts.len() == most + 1 { most + 1 } else { most };
    let left = free.starts.len().saturating_sub(most);
    let more = (left > 0).then(|| {
        let count = Arg::Count(i64::try_from(left).unwrap_or(i64::MAX));
        (voice.text(&Line::new("page-more-times").with("n", count)), whole(free.day))
    });
    DayTimes { title: day(voice, free.day), times: free.starts.iter().take(most).map(time).collect(), more }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_face_is_two_letters() {
        for (name, letters) in [
            ("Linen Studio", "LS"),
            ("\u{ab}anna\u{bb}", "A"),
            ("Anna Maria Lopez", "AM"),
            ("", ""),
            ("!?", ""),
            ("<b>x", "BX"),
        ] {
            assert_eq!(initials(name), letters, "{name}");
        }
    }
}
