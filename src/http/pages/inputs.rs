//! The fields of the form: what is asked, what was typed, and what is wrong with it.

use okoshko_dialogues::screen::Line;
use okoshko_domain::contact::{Fault, Field, Typed};

use super::form::Fields;
use super::hold::Filled;
use crate::texts::Voice;

/// A field of the form, as it is drawn.
pub(super) struct Input {
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) kind: &'static str,
    pub(super) complete: &'static str,
    pub(super) hint: String,
    pub(super) value: String,
    pub(super) wrong: String,
    pub(super) must: bool,
    pub(super) long: bool,
}

/// What was typed.
pub(super) fn typed(fields: &Fields) -> Typed {
    let get = |name| fields.get(name).to_owned();
    Typed {
        name: get("name"),
        phone: get("phone"),
        email: get("email"),
        username: get("username"),
        comment: get("comment"),
    }
}

/// Name, field, kind of keyboard, what a browser fills in, label, hint.
type Row = (Field, &'static str, &'static str, &'static str, &'static str);

const ROWS: [Row; 5] = [
    (Field::Name, "text", "name", "page-field-name", ""),
    (Field::Phone, "tel", "tel", "page-field-phone", "page-field-phone-hint"),
    (Field::Email, "email", "email", "page-field-email", ""),
    (Field::Username, "text", "off", "page-field-username", "page-field-username-hint"),
    (Field::Comment, "text", "off", "page-field-comment", ""),
];

/// The fields as they are drawn.
///
/// * `must`: whether nothing is booked without a phone.
pub(super) fn inputs(voice: Voice, filled: &Filled<'_>, must: bool) -> Vec<Input> {
    let word = |key: &'static str| if key.is_empty() { String::new() } else { voice.text(&Line::new(key)) };
    let input = |(field, kind, complete, label, hint): Row| {
        let fault = filled.faults.iter().find(|(wrong, _)| *wrong == field).map(|(_, fault)| *fault);
        Input {
            name: name_of(field),
            label: word(label),
            kind,
            complete,
            hint: word(if field == Field::Phone && !must { "page-field-phone-free" } else { hint }),
            value: value_of(filled.typed, field).to_owned(),
            wrong: fault.map(|fault| word(wrong(field, fault))).unwrap_or_default(),
            must: field == Field::Name || field == Field::Phone && must,
            long: field == Field::Comment,
        }
    };
    // Inside Telegram their name there is no question.
    ROWS.into_iter().filter(|(field, ..)| !filled.inside || *field != Field::Username).map(input).collect()
}

/// What a field is called in the form.
pub(super) fn name_of(field: Field) -> &'static str {
    match field {
        Field::Name => "name",
        Field::Phone => "phone",
        Field::Email => "email",
        Field::Username => "username",
        Field::Comment => "comment",
    }
}

fn value_of(typed: &Typed, field: Field) -> &str {
    match field {
        Field::Name => &typed.name,
        Field::Phone => &typed.phone,
        Field::Email => &typed.email,
        Field::Username => &typed.username,
        Field::Comment => &typed.comment,
    }
}

fn wrong(field: Field, fault: Fault) -> &'static str {
    match (field, fault) {
        (Field::Name, Fault::Missing) => "page-wrong-name",
        (Field::Name, Fault::Form) => "page-wrong-name-form",
        (Field::Name, Fault::Long) => "page-wrong-name-long",
        (Field::Phone, Fault::Missing) => "page-wrong-phone",
        (Field::Phone, _) => "page-wrong-phone-form",
        (Field::Email, _) => "page-wrong-email",
        (Field::Username, _) => "page-wrong-username",
        (Field::Comment, _) => "page-wrong-comment",
    }
}
