//! Who works here: every screen and remark.

use okoshko_dialogues::screen::{Screen, Toast};
use okoshko_dialogues::team::{
    Answer, Call, Facts, Leaving, Passing, State, Whom, news, on_answer, on_press,
};
use okoshko_dialogues::{staff, state, team};
use okoshko_domain::booking::Status;
use okoshko_domain::ids::{AccountId, InviteId, SpecialistId, StudioId};
use okoshko_domain::rights::Role;
use okoshko_domain::secret::Secret;
use okoshko_domain::team::{Invite, Mate, News, Preset};

use crate::cast::{ANNA, STUDIO, booking};
use crate::scenes::{Named, behind, draw};
use crate::{at, day};

const WHOM: Whom = Whom { studio: STUDIO, account: AccountId(1) };

pub(super) fn screens() -> Vec<Named> {
    [people(), leaving(), invites(), joining(), heard()].into_iter().flatten().collect()
}

fn shown(name: &str, state: State, facts: Facts) -> Named {
    draw(name, &state::State::Staff(staff::State::Team(state)), &behind(staff::Facts::Team(facts)))
}

fn mate(id: i64, role: Role, specialist: Option<SpecialistId>) -> Mate {
    let name = format!("Константин <b>{id}");
    Mate { account: AccountId(id), role, specialist, name, leaves_at: None }
}

fn going() -> Mate {
    Mate { leaves_at: Some(at("2025-11-28", 0, 0)), ..mate(3, Role::Specialist, Some(ANNA)) }
}

fn people() -> Vec<Named> {
    let one = |role| Facts::Mate { mate: mate(2, role, Some(ANNA)), last_owner: false };
    let mut team = vec![mate(1, Role::Owner, None), going()];
    team.extend((4..11).map(|id| mate(id, Role::Desk, None)));
    let list = |page| State::List { studio: None, page };
    let facts = |open| Facts::List { team: team.clone(), open };
    let places = vec![(STUDIO, "Студия «Лён»".to_owned()), (StudioId(2), "Barber <&> Co".to_owned())];
    vec![
        shown("team", list(0), facts(0)),
        shown("team, next page", list(1), facts(2)),
        shown("a specialist", State::Mate(WHOM), one(Role::Specialist)),
        shown("a manager", State::Mate(WHOM), one(Role::Admin)),
        shown("somebody who goes", State::Mate(WHOM), Facts::Mate { mate: going(), last_owner: false }),
        shown(
            "the only owner",
            State::Mate(WHOM),
            Facts::Mate { mate: mate(1, Role::Owner, None), last_owner: true },
        ),
        shown("hand over?", State::AskHandOver(WHOM), one(Role::Desk)),
        shown("places", State::Places, Facts::Places(places)),
        shown("menu of one of several", State::Place(STUDIO), Facts::Nothing),
    ]
}

/// Every other client left a phone.
fn calls(count: usize) -> Vec<Call> {
    let phone = |at: usize| if at.is_multiple_of(2) { "+79171234567".to_owned() } else { String::new() };
    (0..count).map(|at| Call { visit: booking(Status::Booked), phone: phone(at) }).collect()
}

fn leaving() -> Vec<Named> {
    let facts = |count| {
        let visits = vec![booking(Status::Booked); count];
        let takers = vec![(SpecialistId(2), "Ирина".to_owned(), 2)];
        let last_day = (count > 0).then(|| day("2025-11-27"));
        Facts::Leaving(Box::new(Leaving {
            mate: mate(2, Role::Specialist, Some(ANNA)),
            visits,
            takers,
            last_day,
            calls: calls(count / 2),
        }))
    };
    let passing = |went, stay, called| {
        let (mate, taker) = (mate(2, Role::Specialist, Some(ANNA)), "Ирина <b>".to_owned());
        Facts::Passing(Box::new(Passing { mate, taker, went, stay, calls: calls(called) }))
    };
    let pass = || State::AskPass(WHOM, SpecialistId(2));
    let to_call = |whom| State::ToCall { studio: STUDIO, whom, visits: Vec::new() };
    vec![
        shown("call off, all hear", State::AskCallOff(WHOM), facts(1)),
        shown("call off, some hear", State::AskCallOff(WHOM), facts(11)),
        shown("call off, nobody is booked any more", State::AskCallOff(WHOM), facts(0)),
        shown("pass all", pass(), passing(3, 0, 0)),
        shown("pass some", pass(), passing(2, 1, 2)),
        shown("pass none", pass(), passing(0, 3, 0)),
        shown("to call", to_call(None), Facts::ToCall(calls(33))),
        shown("to call, then go on", to_call(Some(WHOM)), Facts::ToCall(calls(1))),
        shown("let go, nobody is booked", State::AskLetGo(WHOM), facts(0)),
        shown("let go, a visit", State::AskLetGo(WHOM), facts(1)),
        shown("let go, visits", State::AskLetGo(WHOM), facts(3)),
        shown("let go, many visits", State::AskLetGo(WHOM), facts(11)),
    ]
}

fn invite(role: Role) -> Invite {
    Invite {
        id: InviteId(9),
        studio: STUDIO,
        role,
        specialist: None,
        name: "Ирина".into(),
        by: Some(AccountId(1)),
        expires_at: at("2025-12-03", 12, 0),
        used_by: None,
        revoked: false,
    }
}

fn secret() -> Option<Secret> {
    Secret::parse(&"_".repeat(32))
}

fn invites() -> Vec<Named> {
    let card = |invite| shown("an invite", State::Invite(InviteId(9)), Facts::Invite(Box::new(invite)));
    let open = || invite(Role::Specialist);
    let link = State::Link { invite: InviteId(9), secret: secret() };
    let list = |page| State::Invites { studio: STUDIO, page };
    let free: Vec<_> = (1..8).map(|id| (SpecialistId(id), format!("Ирина {id}"))).collect();
    vec![
        shown("as what?", State::Roles(STUDIO), Facts::Nothing),
        shown("which specialist?", State::Which { studio: STUDIO, page: 0 }, Facts::Which(free)),
        shown(
            "which specialist, all have one",
            State::Which { studio: STUDIO, page: 0 },
            Facts::Which(Vec::new()),
        ),
        shown("name?", State::Name(STUDIO), Facts::Nothing),
        shown("link", link, Facts::Invite(Box::new(open()))),
        shown("invites", list(0), Facts::Invites(vec![open(); 8])),
        shown("invites, none", list(0), Facts::Invites(Vec::new())),
        card(open()),
        shown(
            "invites of the unnamed",
            list(0),
            Facts::Invites(vec![Invite { name: String::new(), ..open() }]),
        ),
        card(Invite { used_by: Some(AccountId(2)), ..open() }),
        card(Invite { revoked: true, ..open() }),
        card(Invite { expires_at: at("2025-11-25", 12, 0), ..open() }),
    ]
}

fn joining() -> Vec<Named> {
    let opened = |secret| State::Invited { hash: String::new(), secret };
    let facts =
        |role| Facts::Invited {
            invite: Box::new(invite(role)), studio: "Студия <Лён>".into(), taken: false
        };
    let ticks = State::Ticks { specialist: ANNA, preset: Preset::Daily, page: 0 };
    let mut screens: Vec<Named> =
        Role::ALL.into_iter().map(|role| shown("invited", opened(secret()), facts(role))).collect();
    screens.extend([
        shown("invited, after a crash", opened(None), facts(Role::Desk)),
        shown("invited, shut", opened(secret()), Facts::Gone),
        shown("hours", State::Hours(ANNA), Facts::Nothing),
        shown("ticks", ticks.clone(), Facts::Nothing),
        bare("ticks, no services", &ticks),
        shown("welcome", State::Welcome(STUDIO), Facts::Nothing),
    ]);
    screens
}

/// In a studio that offers nothing.
fn bare(name: &str, state: &State) -> Named {
    let scene = staff::Scene { catalog: Some(crate::cast::empty().into()), ..crate::scenes::scene() };
    match team::arrive(state, &Facts::Nothing, &scene) {
        okoshko_dialogues::Arrival::Show(screen) => (name.to_owned(), screen),
        okoshko_dialogues::Arrival::Go(..) => panic!("{name} leads on"),
    }
}

fn heard() -> Vec<Named> {
    let all = [
        News::Joined { name: "Ирина <b>".into(), role: Role::Specialist },
        News::Role { role: Role::Desk },
        News::Owner,
        News::Removed,
        News::Deaf { name: "Ирина <b>".into() },
    ];
    let heard = all.iter().map(|said| ("team news".to_owned(), news(said, "Студия «Лён»")));
    // Roles are words in other lines.
    let roles = ["team-role-owner", "team-role-admin", "team-role-desk", "team-role-specialist"];
    heard.chain(roles.map(|role| ("a role".to_owned(), Screen::text(role)))).collect()
}

pub(super) fn toasts() -> Vec<Toast> {
    let state = State::Mate(WHOM);
    let answers = [
        Answer::Manned,
        Answer::Enough,
        Answer::Done,
        Answer::Passed { went: 0, stay: 2 },
        Answer::Passed { went: 2, stay: 0 },
        Answer::Passed { went: 2, stay: 1 },
        Answer::Gone,
        Answer::Goes(day("2025-11-27")),
        Answer::Inside(STUDIO),
        Answer::LastOwner,
        Answer::Mightier,
        Answer::Nobody,
        Answer::Ready,
    ];
    let said = answers.iter().map(|answer| on_answer(&state, answer).toast);
    let said = said.chain([on_press(team::Press::NotNow).toast]);
    let given = |text: &str| okoshko_dialogues::event::Given::Text {
        typed: okoshko_domain::typed::Typed { text: text.into(), ..Default::default() },
        html: String::new(),
    };
    let bad = [" ".to_owned(), "ж".repeat(65), "два\nимени".to_owned()].map(|text| given(&text));
    let refused = bad.map(|name| team::on_given(&State::Name(STUDIO), &name).and_then(|step| step.toast));
    let said = said.chain(refused);
    let mightier = Toast::Warn(okoshko_dialogues::screen::Line::new("team-mightier"));
    said.flatten().chain([mightier]).collect()
}
