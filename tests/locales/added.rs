//! What a client adds before they book: a comment, somebody else, another service, a phone.

use okoshko_dialogues::facts::Card;
use okoshko_dialogues::screen::{Arg, Line, Toast};
use okoshko_dialogues::state::State;
use okoshko_domain::booking::{Booking, Guest, Status};
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::{ServiceId, SpecialistId};

use crate::cast::{BOOKING, bare, booking, card, curious, linen, long};
use crate::scenes::{Named, draw, facts};

pub(crate) fn toasts() -> Vec<Toast> {
    let said = ["phone-must", "phone-foreign", "phone-unclear", "phone-kept", "phone-skipped", "phone-away"];
    let said = said.map(|key| Toast::Warn(Line::new(key)));
    let number = |number| Arg::Count(number);
    let typed = [
        Line::new("together-longer"),
        Line::new("extra-comment-long").with("n", number(321)).with("max", number(300)),
        Line::new("extra-guest-phone-unclear").foreign("piece", "8917"),
        Line::new("extra-guest-nameless"),
    ];
    said.into_iter().chain(typed.map(Toast::Warn)).collect()
}

pub(crate) fn screens() -> Vec<Named> {
    let mut screens = words();
    screens.extend(together());
    screens.extend(phones());
    screens
}

fn check() -> State {
    State::Check { hold: BOOKING, who: Who::Any, was: None }
}

fn words() -> Vec<Named> {
    let with = |phone: &str| Booking {
        comment: "аллергия <b>".into(),
        guest: Some(Guest { name: "Маша <b>".into(), phone: phone.into() }),
        ..booking(Status::Held)
    };
    let comment = State::Comment { hold: BOOKING, who: Who::Any };
    let guest = State::Guest { hold: BOOKING, who: Who::Any };
    let mut screens = Vec::new();
    let own = Guest { name: booking(Status::Held).client_name, phone: "+79171234567".into() };
    let own = Booking { guest: Some(own), ..booking(Status::Held) };
    for booking in [booking(Status::Held), with(""), with("+79171234567"), own] {
        let card = Card { booking, ..card(linen(), Status::Held) };
        screens.extend([
            draw("check, with what was added", &check(), &facts(card.clone())),
            draw("comment", &comment, &facts(card.clone())),
            draw("for somebody else", &guest, &facts(card)),
        ]);
    }
    screens
}

fn together() -> Vec<Named> {
    let more = State::More { hold: BOOKING, who: Who::Any, page: 0 };
    let both = Booking {
        more: vec![ServiceId(2)],
        service_name: "Стрижка + Окрашивание".into(),
        ..booking(Status::Held)
    };
    let both = Card { booking: both, ..card(linen(), Status::Held) };
    let alone = Booking { specialist: SpecialistId(9), ..booking(Status::Held) };
    let full = Booking { more: (2..=5).map(ServiceId).collect(), ..booking(Status::Held) };
    vec![
        draw("one more service", &more, &facts(card(linen(), Status::Held))),
        draw("one more service of many", &more, &facts(card(long(), Status::Held))),
        draw("nothing else to add", &more, &facts(Card { booking: alone, ..card(linen(), Status::Held) })),
        draw("several services", &more, &facts(both.clone())),
        draw(
            "as many services as there can be",
            &more,
            &facts(Card { booking: full, ..card(long(), Status::Held) }),
        ),
        draw("check, several services", &check(), &facts(both)),
    ]
}

fn phones() -> Vec<Named> {
    let phone = |must| State::Phone { hold: BOOKING, who: Who::Any, must };
    vec![
        draw(
            "check, by somebody known",
            &check(),
            &facts(Card { agreed: true, ..card(linen(), Status::Held) }),
        ),
        draw("check, with a phone", &check(), &facts(card(curious(linen()), Status::Held))),
        draw("check, with a phone, no policy", &check(), &facts(card(curious(bare()), Status::Held))),
        draw("phone", &phone(true), &facts(card(curious(linen()), Status::Held))),
        draw("phone, if they like", &phone(false), &facts(card(linen(), Status::Held))),
    ]
}
