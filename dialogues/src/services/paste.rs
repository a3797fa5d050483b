//! A price list in one message: looked at before it is added, mended line by line.

use std::collections::HashSet;

use okoshko_domain::catalog::Catalog;
use okoshko_domain::typed::{self, Listed, MOST_LINES, Typed, Wrong, service_lines};

use super::cards::{button, terms, usual_price, with_example};
use super::given::wrong;
use super::{Act, Good, Paste, Press, State, WrongLine, act, here};
use crate::screen::{Arg, Line, Screen, Toast};
use crate::state::{State as AnyState, Step};

/// Services that the look before shows; all of them are added.
const SHOWN: usize = 20;
/// Wrong lines that it shows at a time.
const SHOWN_WRONG: usize = 8;

/// Reads a price list. Of lines that were wrong before, these are the first ones, typed again.
pub(super) fn read(before: &Paste, typed: &Typed) -> Step {
    let stay = |toast| here(State::Paste(before.clone())).toast(toast);
    match service_lines(typed) {
        Err(error) => stay(wrong(&error, typed)),
        Ok(list) if before.good.len() + list.services.len() > MOST_LINES => {
            stay(Toast::Warn(Line::new("services-wrong-lines")))
        }
        Ok(list) => here(State::Paste(mended(before, list, &typed.text))),
    }
}

/// A line of a list, understood or not.
enum Entry {
    Good(Listed),
    Wrong(typed::WrongLine),
}

impl Entry {
    fn line(&self) -> usize {
        match self {
            Self::Good(listed) => listed.line,
            Self::Wrong(line) => line.line,
        }
    }
}

fn mended(before: &Paste, list: typed::PriceList, text: &str) -> Paste {
    let good = list.services.into_iter().map(Entry::Good);
    let mut entries: Vec<_> = good.chain(list.wrong.into_iter().map(Entry::Wrong)).collect();
    entries.sort_by_key(Entry::line);
    let mut paste = before.clone();
    let mended: Vec<_> = paste.wrong.drain(..entries.len().min(before.wrong.len())).collect();
    let mut still_wrong = Vec::new();
    for (at, entry) in entries.into_iter().enumerate() {
        let was = mended.get(at);
        let category = category_at(text, entry.line()).or_else(|| was.and_then(|was| was.category.clone()));
        match entry {
            Entry::Good(Listed { service, .. }) => paste.good.push(Good {
                category,
                name: service.name,
                length_min: service.length_min,
                price: service.price,
            }),
            Entry::Wrong(line) => still_wrong.push(WrongLine {
                line: was.map_or(line.line, |was| was.line),
                category,
                text: line.text.chars().take(64).collect(),
                wrong: line.error.wrong,
            }),
        }
    }
    still_wrong.append(&mut paste.wrong);
    paste.wrong = still_wrong;
    paste
}

/// The category that stands above a line of a text. Its name was read by the grammar; here it is only found again.
fn category_at(text: &str, line: usize) -> Option<String> {
    let named = |line: &str| {
        let line = line.trim();
        let name = line.strip_prefix('#').or_else(|| line.strip_suffix(':'))?;
        typed::name(name.trim_matches(['#', ':'])).ok()
    };
    text.lines().take(line.saturating_sub(1)).filter_map(named).last()
}

/// Adds what was understood. An old button, or the second of two taps, finds nothing to add.
pub(super) fn add(state: Option<&State>, doubles: bool) -> Step {
    match state {
        Some(State::Paste(paste)) if !paste.good.is_empty() => {
            let add = Act::AddMany { services: paste.good.clone(), doubles };
            here(State::Paste(paste.clone())).act(act(add))
        }
        Some(State::Paste(paste)) if !paste.wrong.is_empty() => here(State::Paste(paste.clone())),
        _ => here(State::List { page: 0 }),
    }
}

/// What was wrong waits to be typed again.
pub(super) fn added(state: &AnyState, number: usize) -> Step {
    use crate::staff::State as Staff;
    let line = if number == 0 {
        Line::new("services-added-none")
    } else {
        Line::new("services-added-many").with("n", count(number))
    };
    let toast = Toast::Say(line);
    match state {
        AnyState::Staff(Staff::Services(State::Paste(paste))) if !paste.wrong.is_empty() => {
            here(State::Paste(Paste { good: Vec::new(), wrong: paste.wrong.clone() })).toast(toast)
        }
        _ => here(State::List { page: 0 }).toast(toast),
    }
}

/// How to send a price list, or what was understood of it.
pub(super) fn screen(catalog: &Catalog, paste: &Paste) -> Screen {
    let back = button("button-back", Press::List(0));
    if paste.good.is_empty() && paste.wrong.is_empty() {
        return Screen::text("services-paste")
            .line("services-paste-how")
            .gap()
            .line(
                with_example(Line::new("services-paste-example"), catalog)
                    .with("more", Arg::Count(3 * usual_price(catalog))),
            )
            .row([back]);
    }
    let taken = catalog.taken_names();
    let doubles = paste.good.iter().filter(|good| good.is_among(&taken)).count();
    let screen = if paste.good.is_empty() { Screen::default() } else { good(catalog, &paste.good, &taken) };
    let left_out = Line::new("services-paste-doubles").with("n", count(doubles));
    let screen = if doubles > 0 { screen.gap().line(left_out) } else { screen };
    let screen = if paste.wrong.is_empty() { screen } else { wrong_lines(screen, catalog, paste) };
    let new = paste.good.len() - doubles;
    let add = Line::new("services-button-add-many").with("n", count(new));
    screen
        .row((new > 0).then(|| super::cards::labelled(add, Press::AddPasted)))
        .row((doubles > 0).then(|| button("services-button-add-all", Press::AddAllPasted)))
        .row([back])
}

fn count(number: usize) -> Arg {
    Arg::Count(i64::try_from(number).unwrap_or(i64::MAX))
}

impl Good {
    /// Whether a service is called so already.
    #[must_use]
    pub fn is_among(&self, taken: &HashSet<String>) -> bool {
        taken.contains(&self.name.to_lowercase())
    }
}

fn good(catalog: &Catalog, good: &[Good], taken: &HashSet<String>) -> Screen {
    let mut screen = Screen::text(Line::new("services-paste-found").with("n", count(good.len())));
    let mut above: Option<&str> = None;
    for service in good.iter().take(SHOWN) {
        let category = service.category.as_deref();
        if let Some(name) = category.filter(|_| category != above) {
            screen = screen.gap().line(Line::new("category-title").foreign("category", name));
        }
        above = category;
        let price = service.price.money(catalog.studio.currency);
        let key = if service.is_among(taken) { "services-paste-double" } else { "services-paste-line" };
        let line = Line::new(key).foreign("service", &service.name);
        screen = screen.line(terms(line, service.length_min, price, service.price.from));
    }
    let more = good.len().saturating_sub(SHOWN);
    screen.maybe((more > 0).then(|| Line::new("services-paste-more").with("n", count(more))))
}

fn wrong_lines(screen: Screen, catalog: &Catalog, paste: &Paste) -> Screen {
    let title = Line::new("services-paste-wrong").with("n", count(paste.wrong.len()));
    let screen = if paste.good.is_empty() { screen.line(title) } else { screen.gap().line(title) };
    let line = |wrong: &WrongLine| {
        let key = match wrong.wrong {
            Wrong::NoPrice | Wrong::NotMoney => "services-paste-no-price",
            Wrong::NoLength | Wrong::NotALength => "services-paste-no-length",
            Wrong::LengthOutOfRange => "services-paste-range",
            Wrong::TooMuch | Wrong::Negative => "services-paste-amount",
            Wrong::NameTooLong | Wrong::NotAName | Wrong::Empty => "services-paste-name",
            _ => "services-paste-shape",
        };
        Line::new(key).with("line", count(wrong.line)).foreign("text", &wrong.text)
    };
    let screen = paste.wrong.iter().take(SHOWN_WRONG).map(line).fold(screen, Screen::line);
    let more = paste.wrong.len().saturating_sub(SHOWN_WRONG);
    screen
        .maybe((more > 0).then(|| Line::new("services-paste-more").with("n", count(more))))
        .gap()
        .line(with_example(Line::new("services-paste-mend"), catalog))
}
