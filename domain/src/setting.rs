//! A studio's facts and rules that its owner changes, one at a time, and within which limits.

use crate::city::City;
use crate::formatted::{self, shown};
use crate::money::Currency;
use crate::people::Lang;
use crate::policy::{Approve, AskPhone, Buffers, CancelUntil};
use crate::quiet::Quiet;
use crate::site::{MOST_SITES, Site};
use crate::slug::Slug;
use crate::zone::Zone;

const DAY_MIN: u32 = 24 * 60;
/// The longest notice and the longest time before which one cannot cancel or move any more: thirty days.
pub const MOST_AHEAD_MIN: u32 = 30 * DAY_MIN;
/// The furthest window, in days.
pub const MOST_WINDOW_DAYS: u32 = 365;
/// The most visits to come that one client may have.
pub const MOST_CAP: u32 = 100;
/// The longest hold, in minutes.
pub const MOST_HOLD_MIN: u32 = 60;
/// The shortest and the longest step, in minutes.
pub const STEPS_MIN: std::ops::RangeInclusive<u32> = 5..=240;
/// The longest address and the longest sentence of a pause, in characters.
pub const MOST_WORDS: usize = 200;

/// What can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// What it is called.
    Name,
    /// Where its clocks stand.
    Zone,
    /// What its prices are in.
    Currency,
    /// Where it is, in words and as a pin.
    Address,
    /// How to call it.
    Phone,
    /// Where its privacy policy is.
    Privacy,
    /// The least time from now to a start.
    Notice,
    /// How far ahead one may book.
    Window,
    /// Until when a client may cancel.
    Cancel,
    /// How many visits to come one client may have.
    Cap,
    /// How long a slot is held.
    Hold,
    /// The distance between offered starts.
    Step,
    /// How buffers share a gap.
    Buffers,
    /// The languages that clients choose from.
    Langs,
    /// When the day's agenda comes.
    Agenda,
    /// When the owner's digest comes.
    Digest,
    /// When nobody is rung for what can wait.
    Quiet,
    /// Whether clients are asked for their phone.
    AskPhone,
    /// Until when a client may move their visit.
    Move,
    /// Whose bookings wait for a yes.
    Approve,
    /// What its page is called in an address.
    Slug,
    /// Which sites may show the page to book inside their own.
    Sites,
    /// What it tells of itself, in formatted words.
    About,
    /// Its picture.
    Photo,
}

/// A field with its value, within its limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// See [`Field::Name`]; `1..=64` characters.
    Name(String),
    /// See [`Field::Zone`].
    Zone(Zone),
    /// See [`Field::Currency`].
    Currency(Currency),
    /// See [`Field::Address`]; empty for none. The pin in millionths of a degree, north and east.
    Address(String, Option<(i64, i64)>),
    /// See [`Field::Phone`]; E.164, empty for none.
    Phone(String),
    /// See [`Field::Privacy`]; empty for none.
    Privacy(String),
    /// See [`Field::Notice`]; minutes.
    Notice(u32),
    /// See [`Field::Window`]; days, over zero.
    Window(u32),
    /// See [`Field::Cancel`].
    Cancel(CancelUntil),
    /// See [`Field::Cap`]; over zero.
    Cap(u32),
    /// See [`Field::Hold`]; minutes, over zero.
    Hold(u32),
    /// See [`Field::Step`]; minutes.
    Step(u32),
    /// See [`Field::Buffers`].
    Buffers(Buffers),
    /// See [`Field::Langs`]; at least one.
    Langs(Vec<Lang>),
    /// See [`Field::Agenda`]; the civil minute, nothing for never.
    Agenda(Option<i16>),
    /// See [`Field::Digest`]; the civil minute, nothing for never.
    Digest(Option<i16>),
    /// See [`Field::Quiet`]; nothing for never.
    Quiet(Option<Quiet>),
    /// See [`Field::AskPhone`].
    AskPhone(AskPhone),
    /// See [`Field::Move`]; nothing: as long as they may cancel.
    Move(Option<CancelUntil>),
    /// See [`Field::Approve`].
    Approve(Approve),
    /// See [`Field::Slug`].
    Slug(Slug),
    /// See [`Field::Sites`]; a few, none for nobody.
    Sites(Vec<Site>),
    /// See [`Field::About`]; HTML of Telegram's formatting, empty for none.
    About(String),
    /// See [`Field::Photo`]; Telegram's number for it, empty for none.
    Photo(String),
}

impl Field {
    /// Every field; its place is its number in buttons, so that new ones go to the end.
    pub const ALL: [Self; 24] = [
        Self::Name,
        Self::Zone,
        Self::Currency,
        Self::Address,
        Self::Phone,
        Self::Privacy,
        Self::Notice,
        Self::Window,
        Self::Cancel,
        Self::Cap,
        Self::Hold,
        Self::Step,
        Self::Buffers,
        Self::Langs,
        Self::Agenda,
        Self::Digest,
        Self::Quiet,
        Self::AskPhone,
        Self::Move,
        Self::Approve,
        Self::Slug,
        Self::Sites,
        Self::About,
        Self::Photo,
    ];

    /// Its number in buttons.
    #[must_use]
    pub fn number(self) -> i64 {
        let place = Self::ALL.iter().position(|field| *field == self);
        place.and_then(|place| i64::try_from(place).ok()).unwrap_or_default()
    }

    /// Reads [`Field::number`].
    #[must_use]
    pub fn of_number(number: i64) -> Option<Self> {
        Self::ALL.get(usize::try_from(number).ok()?).copied()
    }
}

impl Setting {
    /// What a button's value means for a field, when it is within the limits:
    ///
    /// * zone: a city's number; currency: its code in base 26;
    /// * address, phone, privacy, sites, about, photo: 0 takes it away;
    /// * notice, hold, step: minutes; window: days; cap: visits;
    /// * cancel, agenda, digest: 0 is never, else one more than the minutes;
    /// * move: 0 is as for cancelling, else one more than the number for cancelling;
    /// * quiet: 0 is never, else see [`quiet_number`];
    /// * buffers: 0 add, 1 overlap; languages: 1 Russian, 2 English, 3 both;
    /// * asking for a phone: 0 never, 1 welcome, 2 required;
    /// * approve: see [`Approve::number`].
    #[must_use]
    pub fn preset(field: Field, value: i64) -> Option<Self> {
        let small = u32::try_from(value).ok()?;
        let minute = || i16::try_from(value - 1).ok().filter(|minute| (-1..1440).contains(minute));
        let setting = match field {
            Field::Name | Field::Slug => return None,
            Field::Zone => Self::Zone(City::of_number(value)?.zone()),
            Field::Currency => Self::Currency(currency_of(small)?),
            Field::Address => Self::Address(String::new(), None),
            Field::Phone => Self::Phone(String::new()),
            Field::Privacy => Self::Privacy(String::new()),
            Field::Notice => Self::Notice(small),
            Field::Window => Self::Window(small),
            Field::Cancel => Self::Cancel(until_of(small)),
            Field::Move => Self::Move(small.checked_sub(1).map(until_of)),
            Field::Cap => Self::Cap(small),
            Field::Hold => Self::Hold(small),
            Field::Step => Self::Step(small),
            Field::Buffers => Self::Buffers(if value == 0 { Buffers::Add } else { Buffers::Overlap }),
            Field::Langs => Self::Langs(
                [(1, Lang::Ru), (2, Lang::En)]
                    .into_iter()
                    .filter_map(|(bit, lang)| (value & bit != 0).then_some(lang))
                    .collect(),
            ),
            Field::Agenda => Self::Agenda(Some(minute()?).filter(|minute| *minute >= 0)),
            Field::Digest => Self::Digest(Some(minute()?).filter(|minute| *minute >= 0)),
            Field::Quiet if value == 0 => Self::Quiet(None),
            Field::Quiet => Self::Quiet(Some(quiet_of(value)?)),
            Field::AskPhone => Self::AskPhone(*AskPhone::ALL.get(usize::try_from(value).ok()?)?),
            Field::Approve => Self::Approve(Approve::of_number(value)?),
            Field::Sites => Self::Sites(Vec::new()),
            Field::About => Self::About(String::new()),
            Field::Photo => Self::Photo(String::new()),
        };
        setting.is_within().then_some(setting)
    }

    /// Whether the value is within its field's limits.
    #[must_use]
    pub fn is_within(&self) -> bool {
        let short = |text: &str| text.chars().count() <= MOST_WORDS;
        match self {
            Self::Name(name) => (1..=64).contains(&name.chars().count()),
            Self::Address(text, _) | Self::Phone(text) => short(text),
            Self::Privacy(url) => url.is_empty() || is_link(url),
            Self::Notice(minutes) => *minutes <= MOST_AHEAD_MIN,
            Self::Cancel(CancelUntil::Before(minutes)) | Self::Move(Some(CancelUntil::Before(minutes))) => {
                (1..=MOST_AHEAD_MIN).contains(minutes)
            }
            Self::Zone(_)
            | Self::Currency(_)
            | Self::Buffers(_)
            | Self::Cancel(_)
            | Self::Move(_)
            | Self::Quiet(_)
            | Self::AskPhone(_)
            | Self::Approve(_)
            | Self::Slug(_)
            | Self::Photo(_) => true,
            Self::Window(days) => (1..=MOST_WINDOW_DAYS).contains(days),
            Self::Cap(visits) => (1..=MOST_CAP).contains(visits),
            Self::Hold(minutes) => (1..=MOST_HOLD_MIN).contains(minutes),
            Self::Step(minutes) => STEPS_MIN.contains(minutes),
            Self::Langs(langs) => !langs.is_empty(),
            Self::Sites(sites) => sites.len() <= MOST_SITES,
            Self::About(html) => shown(html) <= formatted::MOST,
            Self::Agenda(minute) | Self::Digest(minute) => {
                minute.is_none_or(|minute| (0..1440).contains(&minute))
            }
        }
    }

    /// Whose value it is.
    #[must_use]
    pub fn field(&self) -> Field {
        match self {
            Self::Name(_) => Field::Name,
            Self::Zone(_) => Field::Zone,
            Self::Currency(_) => Field::Currency,
            Self::Address(..) => Field::Address,
            Self::Phone(_) => Field::Phone,
            Self::Privacy(_) => Field::Privacy,
            Self::Notice(_) => Field::Notice,
            Self::Window(_) => Field::Window,
            Self::Cancel(_) => Field::Cancel,
            Self::Cap(_) => Field::Cap,
            Self::Hold(_) => Field::Hold,
            Self::Step(_) => Field::Step,
            Self::Buffers(_) => Field::Buffers,
            Self::Langs(_) => Field::Langs,
            Self::Agenda(_) => Field::Agenda,
            Self::Digest(_) => Field::Digest,
            Self::Quiet(_) => Field::Quiet,
            Self::AskPhone(_) => Field::AskPhone,
            Self::Approve(_) => Field::Approve,
            Self::Move(_) => Field::Move,
            Self::Slug(_) => Field::Slug,
            Self::Sites(_) => Field::Sites,
            Self::About(_) => Field::About,
            Self::Photo(_) => Field::Photo,
        }
    }
}

fn until_of(number: u32) -> CancelUntil {
    match number {
        0 => CancelUntil::Never,
        1 => CancelUntil::AnyTime,
        more => CancelUntil::Before(more - 1),
    }
}

/// A link that a message may carry: https, or http, a host with a dot, nothing that breaks it.
fn is_link(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    let plain =
        url.chars().all(|sign| !sign.is_whitespace() && !sign.is_control() && !"<>\"'`".contains(sign));
    let inner = host.trim_matches('.');
    url.chars().count() <= MOST_WORDS && plain && inner == host && host.contains('.') && !host.contains('@')
}

/// The number of quiet hours in buttons: one more than their two minutes in base 1440.
#[must_use]
pub fn quiet_number(quiet: Quiet) -> i64 {
    1 + i64::from(quiet.from_min()) * i64::from(DAY_MIN) + i64::from(quiet.to_min())
}

fn quiet_of(number: i64) -> Option<Quiet> {
    let minutes = number.checked_sub(1)?;
    let minute = |minute: i64| i16::try_from(minute).ok();
    let day = i64::from(DAY_MIN);
    Quiet::new(minute(minutes.div_euclid(day))?, minute(minutes.rem_euclid(day))?)
}

/// The number of a currency in buttons: its letters in base 26.
#[must_use]
pub fn currency_number(currency: Currency) -> i64 {
    currency.code().bytes().fold(0, |number, letter| number * 26 + i64::from(letter.saturating_sub(b'A')))
}

fn currency_of(number: u32) -> Option<Currency> {
    let letter = |number: u32| char::from(b'A' + u8::try_from(number % 26).unwrap_or_default());
    let code: String = [letter(number / 676), letter(number / 26), letter(number)].iter().collect();
    Currency::parse(&code).filter(|_| number < 26 * 676)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Old buttons name fields by their numbers.
    #[test]
    fn fields_keep_their_numbers() {
        for (number, field) in [
            (0, Field::Name),
            (6, Field::Notice),
            (15, Field::Digest),
            (16, Field::Quiet),
            (17, Field::AskPhone),
            (18, Field::Move),
            (19, Field::Approve),
            (20, Field::Slug),
            (21, Field::Sites),
            (22, Field::About),
            (23, Field::Photo),
        ] {
            assert_eq!((field.number(), Field::of_number(number)), (number, Some(field)));
        }
        assert_eq!(Field::of_number(24), None);
        assert_eq!(Field::of_number(-1), None);
    }

    #[test]
    fn a_button_means_a_value_within_its_limits() {
        for (field, value, means) in [
            (Field::Name, 0, None),
            (Field::Slug, 0, None),
            (Field::Notice, 0, Some(Setting::Notice(0))),
            (Field::Notice, 43_200, Some(Setting::Notice(43_200))),
            (Field::Notice, 43_201, None),
            (Field::Window, 0, None),
            (Field::Window, 366, None),
            (Field::Cancel, 0, Some(Setting::Cancel(CancelUntil::Never))),
            (Field::Cancel, 1, Some(Setting::Cancel(CancelUntil::AnyTime))),
            (Field::Cancel, 121, Some(Setting::Cancel(CancelUntil::Before(120)))),
            (Field::Move, 0, Some(Setting::Move(None))),
            (Field::Move, 1, Some(Setting::Move(Some(CancelUntil::Never)))),
            (Field::Move, 2, Some(Setting::Move(Some(CancelUntil::AnyTime)))),
            (Field::Move, 122, Some(Setting::Move(Some(CancelUntil::Before(120))))),
            (Field::Move, 43_203, None),
            (Field::Cap, 101, None),
            (Field::Hold, 61, None),
            (Field::Step, 4, None),
            (Field::Step, 240, Some(Setting::Step(240))),
            (Field::Langs, 0, None),
            (Field::Langs, 3, Some(Setting::Langs(vec![Lang::Ru, Lang::En]))),
            (Field::Agenda, 0, Some(Setting::Agenda(None))),
            (Field::Agenda, 1, Some(Setting::Agenda(Some(0)))),
            (Field::Agenda, 1441, None),
            (Field::Digest, -1, None),
            (Field::Quiet, 0, Some(Setting::Quiet(None))),
            (Field::Quiet, 1 + 1320 * 1440 + 480, Some(Setting::Quiet(Quiet::new(1320, 480)))),
            (Field::Quiet, 1, None),
            (Field::Quiet, 1 + 1440 * 1440, None),
            (Field::AskPhone, 2, Some(Setting::AskPhone(AskPhone::Required))),
            (Field::AskPhone, 3, None),
            (Field::Approve, 1, Some(Setting::Approve(Approve::NewClients))),
            (Field::Approve, 3, None),
            (Field::Sites, 0, Some(Setting::Sites(Vec::new()))),
            (Field::About, 0, Some(Setting::About(String::new()))),
            (Field::Photo, 0, Some(Setting::Photo(String::new()))),
            (Field::Zone, 100_000, None),
            (Field::Currency, i64::MAX, None),
        ] {
            assert_eq!(Setting::preset(field, value), means, "{field:?} {value}");
        }
        for code in ["RUB", "AAA", "ZZZ"] {
            let currency = Currency::parse(code);
            let number = currency.map(currency_number).unwrap_or_default();
            assert_eq!(Setting::preset(Field::Currency, number), currency.map(Setting::Currency));
        }
    }

    #[test]
    fn a_link_is_one_that_a_message_may_carry() {
        for (url, fits) in [
            ("https://len.example/policy?a=1&b=2", true),
            ("http://len.example", true),
            ("", true),
            ("len.example", false),
            ("https://localhost", false),
            ("https://a.example/\"><b>", false),
            ("https://user@evil.example", false),
            ("javascript://a.example", false),
            ("https://a b.example", false),
        ] {
            assert_eq!(Setting::Privacy(url.to_owned()).is_within(), fits, "{url}");
        }
    }
}
