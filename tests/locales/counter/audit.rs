//! Who changed what and when: every screen and remark.

use std::collections::BTreeMap;

use okoshko::texts::word;
use okoshko_dialogues::audit::{Entry, Facts, State};
use okoshko_dialogues::screen::{Arg, Toast};
use okoshko_dialogues::{staff, state};
use okoshko_domain::people::Lang;

use crate::at;
use crate::messages::read;
use crate::scenes::{Named, behind, draw};

pub(super) fn screens() -> Vec<Named> {
    let state = |before| state::State::Staff(staff::State::Audit(State::List { before }));
    let full = |who: &str, more| Facts { entries: vec![entry(who, "audit-nobody-knows", Vec::new())], more };
    let shown = |name: &str, before, facts| draw(name, &state(before), &behind(staff::Facts::Audit(facts)));
    vec![
        shown("audit", None, full("Ольга <b>", true)),
        shown("audit, next page", Some(7), full("", true)),
        shown("audit, nothing", None, Facts { entries: Vec::new(), more: false }),
    ]
}

pub(super) fn toasts() -> Vec<Toast> {
    Vec::new()
}

fn entry(who: &str, key: &str, args: Vec<(String, Arg)>) -> Entry {
    Entry { id: 7, at: at("2025-11-26", 11, 0), who: who.into(), key: key.into(), args }
}

/// Every change has its sentence, in every language, whatever its values are.
#[test]
fn what_is_known_is_told_and_the_rest_is_named() {
    let frame =
        ["audit-title", "audit-none", "audit-head", "audit-head-machine", "audit-line", "audit-unknown"];
    for lang in Lang::ALL {
        let voice = crate::voice(lang);
        let messages: BTreeMap<_, _> = read(lang);
        for (key, pattern) in messages.iter().filter(|(key, _)| key.starts_with("audit-")) {
            let names = pattern.split('$').skip(1).map(|rest| rest.split([' ', '}', ')']).next().unwrap());
            let args = names.map(|name| (name.to_owned(), Arg::Count(2))).collect();
            let told = voice.toast(&line(key, args));
            assert!(frame.contains(&key.as_str()) || !told.contains(['{', '$']), "{key}: {told}");
            let bare = voice.toast(&line(key, Vec::new()));
            assert!(!bare.contains(['{', '$']), "{key} without its values: {bare}");
        }
        let unknown = voice.html(&[line("audit-<b>gone", Vec::new())]);
        assert!(!unknown.contains("gone") && unknown.contains(&word(lang, "audit-unknown")), "{unknown}");
    }
}

fn line(key: &str, args: Vec<(String, Arg)>) -> okoshko_dialogues::screen::Line {
    okoshko_dialogues::screen::Line::new("audit-line").with("what", Arg::Told { key: key.into(), args })
}
