//! With whom a visit is.

use okoshko_domain::typed::{appointment, with_whom};

use crate::{date, lex};

const PEOPLE: [&str; 7] = ["Анна", "Ирина", "Вера", "Юля", "Irina", "Анна Петрова", "Вероника Ли"];

#[test]
fn a_name_behind_a_preposition_is_a_specialist() {
    for (text, who, rest) in [
        ("маникюр у Веры Мария", "Вера", "маникюр Мария"),
        ("маникюр Мария у вЕры", "Вера", "маникюр Мария"),
        ("к Ирине", "Ирина", ""),
        ("haircut with Irina for Bob", "Irina", "haircut for Bob"),
        ("haircut to Irina", "Irina", "haircut"),
        ("у Юли", "Юля", ""),
        ("у Анны Мария", "Анна", "Мария"),
        ("у Анны Петровой Мария", "Анна Петрова", "Мария"),
        ("у Вер", "Вера", ""),
        ("у Вероники Мария", "Вероника Ли", "Мария"),
        ("у Вероники Ли Мария", "Вероника Ли", "Мария"),
        ("завтра у Веры в 15 маникюр", "Вера", "завтра в 15 маникюр"),
    ] {
        let (at, left) = with_whom(&lex(text), &PEOPLE).expect(text);
        let left = left.text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!((PEOPLE[at], left.as_str()), (who, rest), "{text}");
    }
}

#[test]
fn other_words_stay_the_clients() {
    for text in ["маникюр Вера", "у Марии", "у", "у 5", "у Ве", "5 к", "к", "с Верой", "", "Анна у мамы"]
    {
        assert_eq!(with_whom(&lex(text), &PEOPLE), None, "{text}");
    }
    assert_eq!(with_whom(&lex("у Веры"), &["Вера", "Вера"]), None, "either may be meant");
    assert_eq!(with_whom(&lex("у Веры"), &[]), None);
}

#[test]
fn what_is_left_is_read_as_if_it_had_never_been_there() {
    let today = date("2026-11-21");
    let (_, rest) = with_whom(&lex("завтра у Веры Ли в 15:30 маникюр Мария"), &["Вера Ли"]).unwrap();
    assert_eq!(appointment(&rest, today), appointment(&lex("завтра в 15:30 маникюр Мария"), today));
}
