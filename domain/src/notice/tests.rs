//! What is written is read back.

use super::*;
use crate::rights::Role;
use crate::team::News;
use crate::zone::LocalDay;

/// Old buttons name switches by their numbers.
#[test]
fn switches_keep_their_numbers() {
    for (number, switch) in (0..).zip(Switch::ALL) {
        assert_eq!((switch.number(), Switch::of_number(number)), (number, Some(switch)));
        assert_eq!(Switch::parse(switch.word()), Some(switch));
    }
    assert_eq!((Switch::Changes.number(), Switch::Team.number(), Switch::Silence.number()), (0, 7, 9));
    assert_eq!(Switch::of_number(-1), None);
}

#[test]
fn what_is_written_is_read_back() {
    for word in [
        Word::Letter("\u{201c}5\" {}".to_owned()),
        Word::Agenda(LocalDay(-1)),
        Word::Digest(LocalDay(20_780)),
        Word::Team(News::Joined { name: "Anna  M. ".to_owned(), role: Role::Desk }),
        Word::Team(News::Role { role: Role::Admin }),
        Word::Team(News::Removed),
        Word::Team(News::Owner),
        Word::Team(News::Deaf { name: "Anna M.".to_owned() }),
        Word::Menu,
    ] {
        assert_eq!(Word::read(word.word(), &word.args()), Some(word));
    }
    let booking = BookingId(7);
    for notice in [
        Notice::NewVisit(booking),
        Notice::Reminder(booking, Reminder { start: Timestamp(1_795_413_600), asks: true }),
        Notice::Reminder(booking, Reminder { start: Timestamp(-1), asks: false }),
        Notice::AskAgain(booking, Timestamp(60)),
        Notice::Unanswered(booking, Timestamp(60)),
    ] {
        assert_eq!(Notice::read(notice.word(), booking, &notice.args()), Some(notice));
    }
    assert_eq!(Notice::read("reminder", booking, "soon asks"), None);
    assert_eq!(Word::read("agenda", "soon"), None);
    assert_eq!(Word::read("team", "joined"), None);
    assert_eq!(Word::read("booked", ""), None);
}
