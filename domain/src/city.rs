//! Cities: what a person answers when asked where they are. A city brings its time zone and its money.

use std::sync::LazyLock;

use crate::money::Currency;
use crate::people::Lang;
use crate::zone::Zone;

/// Cities that are offered when none is called just so.
const MOST_GUESSES: usize = 6;
/// Signs that a beginning has at least.
const BEGINNING: usize = 3;

/// One city of the table. Its number is in buttons: the table grows at its end alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct City(u16);

struct Row {
    zone: Zone,
    currency: Currency,
    /// Millionths of a degree, north and east.
    place: (i64, i64),
    /// What it is called, by language; the first is shown.
    names: [Vec<&'static str>; 2],
    /// The same as they are compared.
    keys: Vec<String>,
}

static CITIES: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let lines = include_str!("../data/cities.tsv").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(row).collect()
});

fn row(line: &'static str) -> Option<Row> {
    let [zone, currency, north, east, ru, en] = line.split('\t').collect::<Vec<_>>().try_into().ok()?;
    #[expect(clippy::cast_possible_truncation, reason = "a degree has 360 at most")]
    let millionths = |degrees: &str| degrees.parse().ok().map(|degrees: f64| (degrees * 1e6) as i64);
    let names = [ru, en].map(|names| names.split(',').collect::<Vec<_>>());
    Some(Row {
        zone: Zone::parse(zone)?,
        currency: Currency::parse(currency)?,
        place: (millionths(north)?, millionths(east)?),
        keys: names.iter().flatten().map(|name| key(name)).collect(),
        names,
    })
}

/// Lower case, no dashes, the Russian "yo" as most people type it.
fn key(text: &str) -> String {
    let plain = text.to_lowercase().replace('\u{451}', "\u{435}");
    let words = plain.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

impl City {
    /// Every city, in the table's order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..CITIES.len()).filter_map(|number| u16::try_from(number).ok().map(Self))
    }

    /// The city of a number, as a button carries it.
    #[must_use]
    pub fn of_number(number: i64) -> Option<Self> {
        let at = usize::try_from(number).ok().filter(|at| *at < CITIES.len())?;
        u16::try_from(at).ok().map(Self)
    }

    /// Its number.
    #[must_use]
    pub fn number(self) -> i64 {
        self.0.into()
    }

    /// The city that a zone is named after, else the first one of the table whose clocks show its time.
    #[must_use]
    pub fn of_zone(zone: Zone) -> Option<Self> {
        let name = zone.name().rsplit('/').next().unwrap_or_default().replace('_', " ");
        let there = || Self::all().filter(|city| city.zone() == zone);
        there().find(|city| city.name(Lang::En) == name).or_else(|| there().next())
    }

    /// Where its clocks stand.
    #[must_use]
    pub fn zone(self) -> Zone {
        self.row().map_or(Zone::UTC, |row| row.zone)
    }

    /// What people pay with there.
    #[must_use]
    pub fn currency(self) -> Option<Currency> {
        self.row().map(|row| row.currency)
    }

    /// What it is called.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        let of = |row: &'static Row| row.names[usize::from(lang == Lang::En)].first().copied();
        self.row().and_then(of).unwrap_or_default()
    }

    /// The cities that a text may mean: the one that is called so, else those that begin so, else those that are
    /// called nearly so. What stands before the name or behind a comma does not matter.
    #[must_use]
    pub fn called(text: &str) -> Vec<Self> {
        let head = text.split([',', '\n', ';']).next().unwrap_or_default();
        let wanted: String = key(&head.chars().take(64).collect::<String>());
        let words: Vec<&str> = wanted.split(' ').collect();
        for from in 0..words.len() {
            let found = Self::named(|key| *key == words[from..].join(" "));
            if !found.is_empty() {
                return found;
            }
        }
        let begun = Self::named(|key| wanted.chars().count() >= BEGINNING && key.starts_with(&wanted));
        if begun.is_empty() { Self::named(|key| is_near(key, &wanted)) } else { begun }
    }

    fn named(is_it: impl Fn(&String) -> bool) -> Vec<Self> {
        let fits = |city: &Self| city.row().is_some_and(|row| row.keys.iter().any(&is_it));
        Self::all().filter(fits).take(MOST_GUESSES).collect()
    }

    /// The city that is nearest to a place; millionths of a degree.
    #[must_use]
    pub fn nearest(latitude: i64, longitude: i64) -> Option<Self> {
        let place = (latitude.clamp(-90_000_000, 90_000_000), longitude.clamp(-180_000_000, 180_000_000));
        Self::all().min_by_key(|city| city.row().map(|row| distance(row.place, place)))
    }

    fn row(self) -> Option<&'static Row> {
        CITIES.get(usize::from(self.0))
    }
}

/// Something that grows with the distance of two places; right enough to choose the nearer city.
fn distance(one: (i64, i64), other: (i64, i64)) -> i64 {
    let north = (one.0 - other.0) / 1000;
    let around = (one.1 - other.1).rem_euclid(360_000_000) / 1000;
    let east = around.min(360_000 - around);
    // A degree of longitude is as long as the cosine of its latitude; in thousandths, by its series.
    let latitude = one.0 / 1000;
    let shrink = (1000 - latitude * latitude / 7_000_000).clamp(0, 1000);
    let east = east * shrink / 1000;
    north * north + east * east
}

/// One sign wrong, missing or too many; two in a long name.
fn is_near(known: &str, wanted: &str) -> bool {
    let length = known.chars().count();
    let most = match length {
        0..=3 => return false,
        4..=7 => 1,
        _ => 2,
    };
    length.abs_diff(wanted.chars().count()) <= most && edits(known, wanted) <= most
}

/// How many signs differ (Levenshtein).
fn edits(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, sign) in one.chars().enumerate() {
        let mut corner = row[0];
        row[0] = at + 1;
        for (place, there) in other.iter().enumerate() {
            let change = corner + usize::from(sign != *there);
            corner = row[place + 1];
            row[place + 1] = change.min(row[place] + 1).min(corner + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Option<&'static str> {
        City::called(text).first().map(|city| city.name(Lang::En))
    }

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = include_str!("../data/cities.tsv").lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(City::all().count(), lines);
        for city in City::all() {
            assert_eq!(City::of_number(city.number()), Some(city));
            assert!(!city.name(Lang::Ru).is_empty() && city.name(Lang::En).is_ascii());
            assert!(City::called(city.name(Lang::Ru)).contains(&city), "{}", city.name(Lang::Ru));
        }
        assert_eq!(City::of_number(-1), None);
        assert_eq!(City::of_number(i64::MAX), None);
    }

    #[test]
    fn a_zone_is_called_by_its_own_city() {
        for (zone, name) in [
            ("Asia/Vladivostok", "Vladivostok"),
            ("Europe/Moscow", "Moscow"),
            ("Asia/Yekaterinburg", "Yekaterinburg"),
            ("America/New_York", "New York"),
        ] {
            let city = Zone::parse(zone).and_then(City::of_zone);
            assert_eq!(city.map(|city| city.name(Lang::En)), Some(name), "{zone}");
        }
    }

    /// Buttons name cities by their numbers, for ever.
    #[test]
    fn numbers_stay() {
        for (number, name) in [(0, "Moscow"), (4, "Kazan"), (83, "Minsk"), (205, "Honolulu")] {
            assert_eq!(City::of_number(number).map(|city| city.name(Lang::En)), Some(name));
        }
    }

    #[test]
    fn a_city_is_found_as_people_type_it() {
        for (text, name) in [
            ("Казань", "Kazan"),
            ("  казань ", "Kazan"),
            ("г. Казань, Баумана 17", "Kazan"),
            ("kazan", "Kazan"),
            ("Казнь", "Kazan"),
            ("питер", "Saint Petersburg"),
            ("санкт петербург", "Saint Petersburg"),
            ("Ростов на Дону", "Rostov-on-Don"),
            ("Могилев", "Mogilev"),
            ("екатеринбрг", "Yekaterinburg"),
            ("New York", "New York"),
        ] {
            assert_eq!(first(text), Some(name), "{text}");
        }
        assert_eq!(City::called("Новосиб").len(), 1);
        assert!(City::called("ново").len() > 1);
        for text in ["", "  ", "Ы", "Средиземье", &"ж".repeat(10_000), "<b>"] {
            assert_eq!(first(text), None, "{text}");
        }
    }

    #[test]
    fn a_pin_means_the_nearest_city() {
        for (north, east, name) in [
            (55.8, 49.1, "Kazan"),
            (55.75, 37.6, "Moscow"),
            (59.0, 31.0, "Veliky Novgorod"),
            (21.0, -158.0, "Honolulu"),
            (53.0, 179.9, "Petropavlovsk-Kamchatsky"),
        ] {
            #[expect(clippy::cast_possible_truncation, reason = "a degree has 360 at most")]
            let millionths = |degrees: f64| (degrees * 1e6) as i64;
            let city = City::nearest(millionths(north), millionths(east));
            assert_eq!(city.map(|city| city.name(Lang::En)), Some(name));
        }
        assert!(City::nearest(i64::MAX, i64::MIN).is_some());
    }

    #[test]
    fn a_city_brings_its_zone_and_money() {
        let kazan = City::called("Казань")[0];
        assert_eq!(kazan.zone().name(), "Europe/Moscow");
        assert_eq!(kazan.currency().map(|money| money.code().to_owned()).as_deref(), Some("RUB"));
        assert_eq!(City::of_zone(kazan.zone()).map(|city| city.name(Lang::En)), Some("Moscow"));
    }
}
