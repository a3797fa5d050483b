//! The messages of `locales/`, inside the binary.

use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, langid, static_loader};
use okoshko_domain::people::Lang;

static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "ru",
        customise: |bundle| {
            bundle.set_use_isolating(false);
            bundle.add_function("LOWER", |args, _| lower(args)).expect("no other function is called LOWER");
        },
    };
}

static RU: LanguageIdentifier = langid!("ru");
static EN: LanguageIdentifier = langid!("en");

/// A message with its variables.
///
/// A message that is missing or lacks a variable is our fault (`tests/locales` looks for it): the log hears of
/// it, and the key is better than nothing.
pub(super) fn say<V: Into<FluentValue<'static>>>(
    lang: Lang,
    key: &str,
    args: impl IntoIterator<Item = (&'static str, V)>,
) -> String {
    let args: HashMap<_, _> = args.into_iter().map(|(name, value)| (name, value.into())).collect();
    LOCALES.lookup_single_language(code(lang), key, Some(&args)).unwrap_or_else(|error| {
        tracing::error!(lang = lang.code(), "No words for {key}: {error}");
        key.to_owned()
    })
}

/// A message that need not be there, with its variables; nothing when it is not, or lacks one of them.
pub(super) fn known(lang: Lang, key: &str, args: &HashMap<String, FluentValue<'static>>) -> Option<String> {
    LOCALES.lookup_single_language(code(lang), key, Some(args)).ok()
}

fn code(lang: Lang) -> &'static LanguageIdentifier {
    match lang {
        Lang::Ru => &RU,
        Lang::En => &EN,
    }
}

/// A message without variables.
pub(super) fn word(lang: Lang, key: &str) -> String {
    say(lang, key, [] as [(&str, FluentValue); 0])
}

/// `LOWER($until)`: a date in the middle of a sentence.
fn lower(args: &[FluentValue]) -> FluentValue<'static> {
    match args {
        [FluentValue::String(words)] => words.to_lowercase().into(),
        _ => FluentValue::Error,
    }
}
