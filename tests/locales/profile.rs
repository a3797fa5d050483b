//! What we know of a person: every screen and remark.

use okoshko_dialogues::facts;
use okoshko_dialogues::profile::{Answer, Facts, State, on_answer};
use okoshko_dialogues::screen::{Line, Toast};
use okoshko_dialogues::state;
use okoshko_domain::notice::Switch;
use okoshko_domain::people::Lang;

use crate::scenes::{Named, draw};

pub(crate) fn screens() -> Vec<Named> {
    let all = [
        State::Card,
        State::Name,
        State::Phone,
        State::Switches,
        State::Data,
        State::AskForget,
        State::Forgotten,
    ];
    let full = Facts {
        name: "Мария <b>".into(),
        phone: "+79171234567".into(),
        lang: Lang::En,
        works: true,
        muted: vec![Switch::Letters, Switch::Agenda],
        has_site: true,
        coming: 2,
        files: Vec::new(),
    };
    let shown = |facts: &Facts| {
        all.map(|state| {
            let name = format!("profile, {state:?}, {}", facts.name);
            draw(&name, &state::State::Profile(state), &facts::Facts::Profile(Box::new(facts.clone())))
        })
    };
    let client = Facts { works: false, name: "Катя".into(), ..full.clone() };
    [shown(&full), shown(&client), shown(&Facts::default())].concat()
}

pub(crate) fn toasts() -> Vec<Toast> {
    let answers = [Answer::Named, Answer::Phoned, Answer::Switched, Answer::Forgotten, Answer::Works];
    let said = answers.into_iter().filter_map(|answer| on_answer(answer).toast);
    said.chain([Toast::Warn(Line::new("profile-wrong-name"))]).collect()
}
