//! People as the studio knows them: every screen and remark.

use okoshko_dialogues::clients::{Card, Facts, State};
use okoshko_dialogues::screen::{Arg, Line, Screen, Toast};
use okoshko_dialogues::state::State as Any;
use okoshko_dialogues::{notices, staff};
use okoshko_domain::booking::Status;
use okoshko_domain::contact::Means;
use okoshko_domain::ids::ClientId;
use okoshko_domain::people::Client;

use crate::cast::{booking, linen, means};
use crate::scenes::{Named, behind, draw};

const CLIENT: ClientId = ClientId(1);

fn client() -> Client {
    Client {
        id: CLIENT,
        name: "Мария <b>".to_owned(),
        means: means(),
        note: "Любит чай\n<i>без сахара</i>".to_owned(),
        blocked: false,
        has_telegram: true,
    }
}

fn guest() -> Client {
    Client { means: Means::default(), note: String::new(), blocked: true, has_telegram: false, ..client() }
}

fn card(client: Client, visits: i64) -> Facts {
    let some = |status| (visits > 0).then(|| booking(status));
    Facts::Card(Box::new(Card {
        unreachable: client.has_telegram && visits == 0,
        client,
        visits,
        no_shows: 1,
        cancelled: 2,
        spent: 1_500_000,
        last: some(Status::Came),
        next: some(Status::Booked),
    }))
}

pub(super) fn screens() -> Vec<Named> {
    let page = |clients: Vec<Client>, more| Facts::Page { clients, more };
    let found = |page| State::Found { words: "мар<b>".to_owned(), page };
    let letter = |text: &str| State::Letter { client: CLIENT, text: text.to_owned(), found: None };
    let past = || State::Visits { client: CLIENT, page: 0, found: None };
    let statuses = [Status::Came, Status::NoShow, Status::Cancelled, Status::Booked];
    let visits = statuses.map(booking).to_vec();
    let history = |visits, more| Facts::Visits { client: client(), visits, more };
    let plain = Client { blocked: false, ..guest() };
    vec![
        shown("clients", State::List { page: 1 }, page(vec![client(), guest(), plain], true)),
        shown("clients, none", State::List { page: 0 }, page(Vec::new(), false)),
        shown("clients found", found(0), page(vec![client()], false)),
        shown("clients not found", found(0), page(Vec::new(), false)),
        shown("client", State::Card { client: CLIENT, found: None }, card(client(), 12)),
        shown("client, out of reach", State::Card { client: CLIENT, found: None }, card(client(), 0)),
        shown("client, a guest", State::Card { client: CLIENT, found: None }, card(guest(), 0)),
        shown("client, a note", State::Note { client: CLIENT, found: None }, card(client(), 12)),
        shown("client, a letter", letter(""), card(client(), 12)),
        shown("client, the letter again", letter("Ждём вас\nв <пять>"), card(client(), 12)),
        shown("client, block?", State::AskBlock { client: CLIENT, found: None }, card(client(), 12)),
        shown("client's visits", past(), history(visits, true)),
        shown("client's visits, none", past(), history(Vec::new(), false)),
        ("letter".to_owned(), written()),
    ]
}

fn written() -> Screen {
    notices::letter(&linen(), "Ждём вас\nв <пять>")
}

fn shown(name: &str, state: State, facts: Facts) -> Named {
    draw(name, &Any::Staff(staff::State::Clients(state)), &behind(staff::Facts::Clients(facts)))
}

pub(super) fn toasts() -> Vec<Toast> {
    let say = [
        "clients-noted",
        "clients-erased",
        "clients-old-letter",
        "clients-sent",
        "clients-no-telegram",
        "clients-blocked",
        "clients-unblocked",
        "clients-not-theirs",
    ];
    let long = ["clients-note-long", "clients-letter-long"];
    let long = long.map(|key| Toast::Warn(Line::new(key).with("max", Arg::Count(500))));
    say.map(|key| Toast::Say(Line::new(key))).into_iter().chain(long).collect()
}
