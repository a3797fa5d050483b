//! The fields of the settings: which section each stands in, what it is called, what its buttons offer, how it reads.

use okoshko_domain::catalog::Studio;
use okoshko_domain::city::City;
use okoshko_domain::formatted::plain;
use okoshko_domain::money::Currency;
use okoshko_domain::people::{self, Lang};
use okoshko_domain::policy::{Approve, AskPhone, Buffers, CancelUntil};
use okoshko_domain::quiet::Quiet;
use okoshko_domain::setting::{Field, Setting, currency_number, quiet_number};
use okoshko_domain::site::Site;
use okoshko_domain::slug::Slug;
use serde::{Deserialize, Serialize};

use super::Facts;
use super::read::one_line;
use crate::screen::Arg;

const DAY_MIN: u32 = 24 * 60;
/// Currencies with a button; any other is typed.
const CURRENCIES: [&str; 12] =
    ["RUB", "BYN", "KZT", "UZS", "KGS", "AMD", "GEL", "AZN", "TRY", "EUR", "USD", "GBP"];

/// Characters of what a studio tells of itself that a list shows.
const BEGINNING: usize = 60;

/// Fields that are shown together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// Name, place, contacts.
    About,
    /// What may be booked and cancelled, and when.
    Rules,
    /// What staff hear by themselves.
    Notices,
}

impl Section {
    /// Every section; its place is its number in buttons.
    pub const ALL: [Self; 3] = [Self::About, Self::Rules, Self::Notices];

    pub(super) fn number(self) -> i64 {
        match self {
            Self::About => 0,
            Self::Rules => 1,
            Self::Notices => 2,
        }
    }

    pub(super) fn of_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.number() == number)
    }

    /// Where a field stands.
    #[must_use]
    pub fn of(field: Field) -> Self {
        Self::ALL.into_iter().find(|section| section.fields().contains(&field)).unwrap_or(Self::About)
    }

    pub(super) fn fields(self) -> &'static [Field] {
        match self {
            Self::About => &[
                Field::Name,
                Field::About,
                Field::Photo,
                Field::Slug,
                Field::Zone,
                Field::Currency,
                Field::Langs,
                Field::Address,
                Field::Phone,
                Field::Privacy,
                Field::Sites,
            ],
            Self::Rules => &[
                Field::Notice,
                Field::Window,
                Field::Cancel,
                Field::Move,
                Field::Approve,
                Field::Cap,
                Field::Hold,
                Field::Step,
                Field::Buffers,
                Field::AskPhone,
            ],
            Self::Notices => &[Field::Agenda, Field::Digest, Field::Quiet],
        }
    }

    pub(super) fn title(self) -> &'static str {
        match self {
            Self::About => "settings-about",
            Self::Rules => "settings-rules",
            Self::Notices => "settings-notices",
        }
    }
}

/// What a field is called, on a button and in a list.
#[must_use]
pub fn label(field: Field) -> &'static str {
    match field {
        Field::Name => "settings-field-name",
        Field::Zone => "settings-field-zone",
        Field::Currency => "settings-field-currency",
        Field::Address => "settings-field-address",
        Field::Phone => "settings-field-phone",
        Field::Privacy => "settings-field-privacy",
        Field::Notice => "settings-field-notice",
        Field::Window => "settings-field-window",
        Field::Cancel => "settings-field-cancel",
        Field::Cap => "settings-field-cap",
        Field::Hold => "settings-field-hold",
        Field::Step => "settings-field-step",
        Field::Buffers => "settings-field-buffers",
        Field::Langs => "settings-field-langs",
        Field::Agenda => "settings-field-agenda",
        Field::Digest => "settings-field-digest",
        Field::Quiet => "settings-field-quiet",
        Field::AskPhone => "settings-field-ask-phone",
        Field::Approve => "settings-field-approve",
        Field::Move => "settings-field-move",
        Field::Slug => "settings-field-slug",
        Field::Sites => "settings-field-sites",
        Field::About => "settings-field-about",
        Field::Photo => "settings-field-photo",
    }
}

/// What is asked, with the limits and an example.
pub(super) fn question(field: Field) -> &'static str {
    match field {
        Field::Name => "settings-ask-name",
        Field::Zone => "settings-ask-zone",
        Field::Currency => "settings-ask-currency",
        Field::Address => "settings-ask-address",
        Field::Phone => "settings-ask-phone",
        Field::Privacy => "settings-ask-privacy",
        Field::Notice => "settings-ask-notice",
        Field::Window => "settings-ask-window",
        Field::Cancel => "settings-ask-cancel",
        Field::Cap => "settings-ask-cap",
        Field::Hold => "settings-ask-hold",
        Field::Step => "settings-ask-step",
        Field::Buffers => "settings-ask-buffers",
        Field::Langs => "settings-ask-langs",
        Field::Agenda => "settings-ask-agenda",
        Field::Digest => "settings-ask-digest",
        Field::Quiet => "settings-ask-quiet",
        Field::AskPhone => "settings-ask-ask-phone",
        Field::Approve => "settings-ask-approve",
        Field::Move => "settings-ask-move",
        Field::Slug => "settings-ask-slug",
        Field::Sites => "settings-ask-sites",
        Field::About => "settings-ask-about",
        Field::Photo => "settings-ask-photo",
    }
}

/// Whether its one button takes away what is there.
pub(super) fn clears(field: Field) -> bool {
    presets(field).1 == [0]
}

/// The values with a button, as [`Setting::preset`] reads them, and how many stand in a row.
pub(super) fn presets(field: Field) -> (usize, Vec<i64>) {
    let hours = |hours: i64| hours * 60;
    match field {
        Field::Name | Field::Zone | Field::Slug => (1, Vec::new()),
        Field::Currency => {
            (2, CURRENCIES.iter().filter_map(|code| Currency::parse(code)).map(currency_number).collect())
        }
        Field::Address | Field::Phone | Field::Privacy | Field::Sites | Field::About | Field::Photo => {
            (1, vec![0])
        }
        Field::Notice => (3, vec![0, 30, 60, hours(2), hours(4), hours(12), hours(24), hours(48)]),
        Field::Window => (4, vec![7, 14, 30, 45, 60, 90, 180, 365]),
        Field::Cancel => (
            2,
            vec![1, 1 + hours(1), 1 + hours(3), 1 + hours(6), 1 + hours(12), 1 + hours(24), 1 + hours(48), 0],
        ),
        Field::Move => {
            (2, vec![0, 2, 2 + hours(1), 2 + hours(3), 2 + hours(6), 2 + hours(12), 2 + hours(24), 1])
        }
        Field::Cap => (4, vec![1, 2, 3, 4, 5, 10, 20, 100]),
        Field::Hold => (3, vec![3, 5, 10, 15, 20, 30]),
        Field::Step => (3, vec![10, 15, 20, 30, 60, 120]),
        Field::Buffers => (1, vec![0, 1]),
        Field::Approve => (1, Approve::ALL.map(Approve::number).to_vec()),
        Field::Langs => (1, vec![1, 2, 3]),
        Field::AskPhone => (1, vec![0, 1, 2]),
        Field::Agenda => (3, vec![1 + hours(7), 1 + hours(8), 1 + hours(9), 1 + hours(20), 1 + hours(21), 0]),
        Field::Digest => {
            (3, vec![1 + hours(8), 1 + hours(19), 1 + hours(20), 1 + hours(21), 1 + hours(22), 0])
        }
        Field::Quiet => {
            let nights = [(21, 9), (22, 8), (22, 9), (23, 8), (23, 10)];
            let quiet = |(from, to): (i16, i16)| Quiet::new(from * 60, to * 60).map(quiet_number);
            (3, nights.into_iter().filter_map(quiet).chain([0]).collect())
        }
    }
}

/// What a field is now.
#[must_use]
pub fn current(field: Field, studio: &Studio, facts: &Facts) -> Setting {
    let policy = &studio.policy;
    match field {
        Field::Name => Setting::Name(studio.name.clone()),
        Field::Zone => Setting::Zone(studio.zone),
        Field::Currency => Setting::Currency(studio.currency),
        Field::Address => Setting::Address(studio.address.clone(), studio.pin),
        Field::Phone => Setting::Phone(studio.phone.clone()),
        Field::Privacy => Setting::Privacy(studio.privacy_url.clone()),
        Field::Notice => Setting::Notice(policy.notice_min),
        Field::Window => Setting::Window(policy.window_days),
        Field::Cancel => Setting::Cancel(policy.cancel_until),
        Field::Cap => Setting::Cap(policy.client_cap),
        Field::Hold => Setting::Hold(policy.hold_min),
        Field::Step => Setting::Step(policy.step_min),
        Field::Buffers => Setting::Buffers(policy.buffers),
        Field::Langs => Setting::Langs(studio.langs.clone()),
        Field::Quiet => Setting::Quiet(studio.quiet),
        Field::Agenda => Setting::Agenda(facts.agenda),
        Field::Digest => Setting::Digest(facts.digest),
        Field::AskPhone => Setting::AskPhone(studio.ask_phone),
        Field::Approve => Setting::Approve(policy.approves),
        Field::Move => Setting::Move(policy.move_until),
        Field::Slug => Setting::Slug(Slug::known(&studio.slug)),
        Field::Sites => Setting::Sites(studio.sites.clone()),
        Field::About => Setting::About(studio.about.clone()),
        Field::Photo => Setting::Photo(studio.photo.clone()),
    }
}

/// A value as people read it.
#[must_use]
pub fn value(setting: &Setting) -> Arg {
    let words =
        |text: &str, none| if text.is_empty() { Arg::Word(none) } else { Arg::Foreign(text.to_owned()) };
    match setting {
        Setting::Name(name) => words(name, "settings-none"),
        Setting::Zone(zone) => {
            City::of_zone(*zone).map_or_else(|| Arg::Foreign(zone.name().to_owned()), Arg::City)
        }
        Setting::Currency(currency) => Arg::Currency(*currency),
        Setting::Address(text, Some(_)) => words(text, "settings-pin"),
        Setting::Phone(text) => words(&people::shown_phone(text), "settings-none"),
        Setting::Address(text, None) | Setting::Privacy(text) => words(text, "settings-none"),
        Setting::Notice(0) => Arg::Word("settings-notice-none"),
        Setting::Notice(minutes)
        | Setting::Hold(minutes)
        | Setting::Step(minutes)
        | Setting::Cancel(CancelUntil::Before(minutes))
        | Setting::Move(Some(CancelUntil::Before(minutes))) => Arg::Minutes(*minutes),
        Setting::Window(days) => Arg::Minutes(days.saturating_mul(DAY_MIN)),
        Setting::Cancel(CancelUntil::Never) | Setting::Move(Some(CancelUntil::Never)) => {
            Arg::Word("settings-cancel-never")
        }
        Setting::Cancel(CancelUntil::AnyTime) | Setting::Move(Some(CancelUntil::AnyTime)) => {
            Arg::Word("settings-cancel-any")
        }
        Setting::Move(None) => Arg::Word("settings-move-as-cancel"),
        Setting::Cap(visits) => Arg::Count((*visits).into()),
        Setting::Buffers(Buffers::Add) => Arg::Word("settings-buffers-add"),
        Setting::Buffers(Buffers::Overlap) => Arg::Word("settings-buffers-overlap"),
        Setting::Approve(rule) => Arg::Word(approval(*rule)),
        Setting::Langs(langs) => Arg::Word(spoken(langs)),
        Setting::AskPhone(AskPhone::Never) => Arg::Word("settings-phone-never"),
        Setting::AskPhone(AskPhone::Welcome) => Arg::Word("settings-phone-welcome"),
        Setting::AskPhone(AskPhone::Required) => Arg::Word("settings-phone-required"),
        Setting::Agenda(minute) | Setting::Digest(minute) => daily(*minute),
        Setting::Quiet(Some(quiet)) => {
            Arg::Foreign(format!("{}–{}", clock(quiet.from_min()), clock(quiet.to_min())))
        }
        Setting::Quiet(None) => Arg::Word("settings-never"),
        Setting::Slug(slug) => words(slug.as_str(), "settings-none"),
        Setting::About(html) => words(&beginning(html), "settings-none"),
        Setting::Photo(photo) => {
            Arg::Word(if photo.is_empty() { "settings-none" } else { "settings-photo-there" })
        }
        Setting::Sites(sites) => {
            words(&sites.iter().map(Site::as_str).collect::<Vec<_>>().join(", "), "settings-none")
        }
    }
}

/// As many whole words of what a studio tells of itself as a list has room for, on one line.
fn beginning(html: &str) -> String {
    let words = one_line(&plain(html));
    match words.char_indices().nth(BEGINNING) {
        Some((end, _)) => {
            let whole = words[..end].rsplit_once(' ').map_or(&words[..end], |(whole, _)| whole);
            format!("{}…", whole.trim_end_matches([',', '.', ':', ';']))
        }
        None => words,
    }
}

/// Whose bookings wait for a yes.
pub(crate) fn approval(rule: Approve) -> &'static str {
    match rule {
        Approve::Nobody => "settings-approve-nobody",
        Approve::NewClients => "settings-approve-new",
        Approve::Everybody => "settings-approve-everybody",
    }
}

fn spoken(langs: &[Lang]) -> &'static str {
    match langs {
        [Lang::Ru] => "settings-langs-ru",
        [Lang::En] => "settings-langs-en",
        _ => "settings-langs-both",
    }
}

fn daily(minute: Option<i16>) -> Arg {
    match minute {
        Some(minute) => Arg::Foreign(clock(minute)),
        None => Arg::Word("settings-never"),
    }
}

fn clock(minute: i16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}
