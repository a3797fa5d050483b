//! How somebody who books in a browser says who they are.

use crate::booking::COMMENT_MAX;
use crate::people::one_line;
use crate::typed::{self, Wrong};

/// The longest e-mail address, in bytes (RFC 5321, 4.5.3.1.3).
const EMAIL_MAX: usize = 254;
/// The longest part before the `@`, in bytes (RFC 5321, 4.5.3.1.1).
const LOCAL_MAX: usize = 64;
/// How long a username of Telegram is, in characters.
const USERNAME: std::ops::RangeInclusive<usize> = 4..=32;

/// Who somebody says that they are, as it may be kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// One line.
    pub name: String,
    /// E.164; may be empty.
    pub phone: String,
    /// May be empty.
    pub email: String,
    /// In Telegram, without the `@`; may be empty. It proves nothing: usernames change hands.
    pub username: String,
    /// What they want known; one line, may be empty.
    pub comment: String,
}

/// By what a studio reaches somebody; each may be empty. Whoever may see the phone may see all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Means {
    /// E.164.
    pub phone: String,
    /// As they typed it.
    pub email: String,
    /// In Telegram, without the `@`, as they typed it: nobody knows whether it is theirs.
    pub username: String,
}

/// What they typed, as they typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// Wanted.
    pub name: String,
    /// Wanted of whoever has no chat.
    pub phone: String,
    /// May be empty.
    pub email: String,
    /// May be empty.
    pub username: String,
    /// May be empty.
    pub comment: String,
}

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Their name.
    Name,
    /// Their phone.
    Phone,
    /// Their e-mail.
    Email,
    /// Their username in Telegram.
    Username,
    /// What they want known.
    Comment,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is wanted, and empty.
    Missing,
    /// It has not the form.
    Form,
    /// It is too long.
    Long,
}

impl Typed {
    /// Reads all of it.
    ///
    /// * `chat`: whether messages reach them anyway. Then a phone may be left out here; whether a studio books without
    ///   it is its own affair.
    ///
    /// # Errors
    /// Every field that is wrong, in the form's order.
    pub fn read(&self, chat: bool) -> Result<Contact, Vec<(Field, Fault)>> {
        let mut faults = Vec::new();
        let mut keep = |field, read: Result<String, Fault>| {
            read.unwrap_or_else(|fault| {
                faults.push((field, fault));
                String::new()
            })
        };
        let contact = Contact {
            name: keep(Field::Name, name(&self.name)),
            phone: keep(Field::Phone, phone(&self.phone, chat)),
            email: keep(Field::Email, email(&self.email)),
            username: keep(Field::Username, username(&self.username)),
            comment: keep(Field::Comment, comment(&self.comment)),
        };
        if faults.is_empty() { Ok(contact) } else { Err(faults) }
    }
}

fn name(text: &str) -> Result<String, Fault> {
    typed::name(text).map_err(|error| fault(error.wrong))
}

fn phone(text: &str, may_be_empty: bool) -> Result<String, Fault> {
    if may_be_empty && text.trim().is_empty() {
        return Ok(String::new());
    }
    typed::phone(text).map_err(|error| fault(error.wrong))
}

fn fault(wrong: Wrong) -> Fault {
    match wrong {
        Wrong::Empty => Fault::Missing,
        Wrong::NameTooLong => Fault::Long,
        _ => Fault::Form,
    }
}

/// An address that mail could go to: something, `@`, a domain with a dot; ASCII, since few programs write to others.
fn email(text: &str) -> Result<String, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(String::new());
    }
    if text.len() > EMAIL_MAX {
        return Err(Fault::Long);
    }
    let (local, domain) = text.rsplit_once('@').ok_or(Fault::Form)?;
    let atom = |sign: char| sign.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(sign);
    let dotted = |text: &str| !text.split('.').any(str::is_empty);
    let label = |label: &str| {
        let plain = label.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-');
        plain && !label.starts_with('-') && !label.ends_with('-') && label.len() <= 63
    };
    let right = local.len() <= LOCAL_MAX
        && local.chars().all(atom)
        && dotted(local)
        && dotted(domain)
        && domain.contains('.')
        && domain.split('.').all(label);
    if right { Ok(text.to_owned()) } else { Err(Fault::Form) }
}

/// `@anna`, `anna`, `t.me/anna`, `https://t.me/anna`.
fn username(text: &str) -> Result<String, Fault> {
    let text = text.trim();
    let bare = text.trim_start_matches("https://").trim_start_matches("http://");
    let bare = bare.strip_prefix("t.me/").unwrap_or(bare).trim_start_matches('@').trim_end_matches('/');
    if text.is_empty() {
        return Ok(String::new());
    }
    let plain = bare.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '_');
    let begins = bare.starts_with(|sign: char| sign.is_ascii_alphabetic());
    if plain && begins && USERNAME.contains(&bare.len()) { Ok(bare.to_owned()) } else { Err(Fault::Form) }
}

fn comment(text: &str) -> Result<String, Fault> {
    let line = one_line(text);
    if line.chars().count() > COMMENT_MAX { Err(Fault::Long) } else { Ok(line) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> Typed {
        Typed { name: " Anna ".to_owned(), phone: "8 (917) 123-45-67".to_owned(), ..Typed::default() }
    }

    #[test]
    fn what_is_right_is_kept_in_one_form() {
        let typed = Typed {
            email: " a.b+c@mail.example.ru ".to_owned(),
            username: "https://t.me/anna_k".to_owned(),
            comment: "two\nlines".to_owned(),
            ..typed()
        };
        let contact = typed.read(false).unwrap();
        assert_eq!((contact.name.as_str(), contact.phone.as_str()), ("Anna", "+79171234567"));
        assert_eq!((contact.email.as_str(), contact.username.as_str()), ("a.b+c@mail.example.ru", "anna_k"));
        assert_eq!(contact.comment, "two lines");
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let wrong = Typed {
            name: String::new(),
            phone: "12".to_owned(),
            email: "a@b".to_owned(),
            username: "1".to_owned(),
            comment: "x".repeat(301),
        };
        let faults = wrong.read(false).unwrap_err();
        let expected = [
            (Field::Name, Fault::Missing),
            (Field::Phone, Fault::Form),
            (Field::Email, Fault::Form),
            (Field::Username, Fault::Form),
            (Field::Comment, Fault::Long),
        ];
        assert_eq!(faults, expected);
    }

    #[test]
    fn whoever_has_a_chat_may_leave_the_phone_out() {
        for (phone, read) in [
            ("", Ok("")),
            (" ", Ok("")),
            ("8 917 123-45-67", Ok("+79171234567")),
            ("12", Err(vec![(Field::Phone, Fault::Form)])),
        ] {
            let typed = Typed { phone: phone.to_owned(), ..typed() };
            assert_eq!(typed.read(true).map(|contact| contact.phone), read.map(str::to_owned), "{phone}");
        }
        let without = Typed { phone: String::new(), ..typed() };
        assert_eq!(without.read(false), Err(vec![(Field::Phone, Fault::Missing)]));
    }

    #[test]
    fn addresses_and_what_is_none() {
        for good in ["", "a@b.ru", "o'neil@example.com", "x@sub.example.org"] {
            assert_eq!(email(good).as_deref(), Ok(good));
        }
        for bad in [
            "a",
            "@b.ru",
            "a@",
            "a@b",
            "a b@c.ru",
            "a@b..ru",
            ".a@b.ru",
            "a@-b.ru",
            "a@b.ru\r\nBcc: c@d.ru",
            "<a@b.ru>",
        ] {
            assert_eq!(email(bad), Err(Fault::Form), "{bad}");
        }
        assert_eq!(email(&format!("{}@b.ru", "a".repeat(300))), Err(Fault::Long));
    }

    #[test]
    fn usernames_and_what_is_none() {
        for (text, kept) in [("@anna", "anna"), ("anna_k", "anna_k"), ("t.me/Anna1", "Anna1"), (" ", "")] {
            assert_eq!(username(text).as_deref(), Ok(kept), "{text}");
        }
        for bad in ["@a", "anna-k", "1anna", "anna k", "@", "t.me/joinchat/x", &"a".repeat(33)] {
            assert_eq!(username(bad), Err(Fault::Form), "{bad}");
        }
    }
}
