//! The short name of a page in its address.

/// The shortest and the longest, in characters.
const LENGTH: std::ops::RangeInclusive<usize> = 2..=40;
/// First words of addresses that are ours, or will be.
const RESERVED: [&str; 20] = [
    "b", "api", "health", "metrics", "tg", "static", "chat", "app", "feed", "h", "emulator", "demo", "admin",
    "login", "about", "help", "okoshko", "robots", "sitemap", "favicon",
];
/// What stands behind the name of a studio.
const RESERVED_BELOW: [&str; 10] =
    ["book", "hold", "telegram", "slots", "widget", "photo", "day", "card", "feed", "done"];
/// How the letters of Russian and of its neighbours in the same script are written in Latin ones.
const LETTERS: [(char, &str); 44] = [
    ('\u{430}', "a"),
    ('\u{431}', "b"),
    ('\u{432}', "v"),
    ('\u{433}', "g"),
    ('\u{434}', "d"),
    ('\u{435}', "e"),
    ('\u{451}', "e"),
    ('\u{436}', "zh"),
    ('\u{437}', "z"),
    ('\u{438}', "i"),
    ('\u{439}', "y"),
    ('\u{43a}', "k"),
    ('\u{43b}', "l"),
    ('\u{43c}', "m"),
    ('\u{43d}', "n"),
    ('\u{43e}', "o"),
    ('\u{43f}', "p"),
    ('\u{440}', "r"),
    ('\u{441}', "s"),
    ('\u{442}', "t"),
    ('\u{443}', "u"),
    ('\u{444}', "f"),
    ('\u{445}', "kh"),
    ('\u{446}', "ts"),
    ('\u{447}', "ch"),
    ('\u{448}', "sh"),
    ('\u{449}', "sch"),
    ('\u{44a}', ""),
    ('\u{44b}', "y"),
    ('\u{44c}', ""),
    ('\u{44d}', "e"),
    ('\u{44e}', "yu"),
    ('\u{44f}', "ya"),
    ('\u{456}', "i"),
    ('\u{457}', "yi"),
    ('\u{454}', "e"),
    ('\u{491}', "g"),
    ('\u{45e}', "u"),
    ('\u{4d9}', "a"),
    ('\u{4e9}', "o"),
    ('\u{4af}', "u"),
    ('\u{4a3}', "n"),
    ('\u{49b}', "k"),
    ('\u{493}', "g"),
];

/// What a slug names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Level {
    /// The first word of an address.
    Studio,
    /// The second one.
    Specialist,
}

impl Level {
    /// Whether a word stands for something of ours there.
    #[must_use]
    pub fn reserved(self, slug: &str) -> bool {
        match self {
            Self::Studio => RESERVED.contains(&slug),
            Self::Specialist => RESERVED_BELOW.contains(&slug),
        }
    }

    /// What a page is called whose name has nothing to make an address of.
    fn nameless(self) -> &'static str {
        match self {
            Self::Studio => "studio",
            Self::Specialist => "master",
        }
    }
}

/// Why words are no slug.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlugError {
    /// Shorter or longer than 2 to 40.
    Length,
    /// Other signs than `a-z0-9-`, or a dash at an end.
    Signs,
    /// Digits alone.
    Digits,
    /// A word that is ours.
    Reserved,
}

/// A short name as it stands in an address: 2 to 40 of `a-z0-9-`, none of our own words, not digits alone.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slug(String);

impl Slug {
    /// What somebody typed, in small letters and without the spaces around it.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn typed(text: &str, level: Level) -> Result<Self, SlugError> {
        let text = text.trim().to_lowercase();
        let known = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-';
        if !text.chars().all(known) || text.starts_with('-') || text.ends_with('-') {
            return Err(SlugError::Signs);
        }
        if !LENGTH.contains(&text.len()) {
            return Err(SlugError::Length);
        }
        if text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(SlugError::Digits);
        }
        if level.reserved(&text) { Err(SlugError::Reserved) } else { Ok(Self(text)) }
    }

    /// What a name is made into, the best first: Latin letters and digits, a dash between words; then the same with a
    /// number, as often as it is taken.
    pub fn of_name(name: &str, level: Level) -> impl Iterator<Item = Self> {
        let plain = plain(name);
        let stem = if Self::typed(&plain, level).is_ok() {
            plain
        } else if plain.is_empty() {
            level.nameless().to_owned()
        } else {
            cut(&format!("{}-{plain}", level.nameless()), *LENGTH.end()).to_owned()
        };
        let first = Self(stem.clone());
        let numbered = (2..).map(move |number: u32| {
            let end = format!("-{number}");
            Self(format!("{}{end}", cut(&stem, LENGTH.end() - end.len())))
        });
        std::iter::once(first).chain(numbered)
    }

    /// One that a page has.
    #[must_use]
    pub fn known(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// As it stands in an address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Latin letters and digits, a dash for everything between them.
fn plain(name: &str) -> String {
    let mut plain = String::new();
    let mut gap = false;
    for sign in name.chars().flat_map(char::to_lowercase) {
        let ascii = sign.is_ascii_alphanumeric().then_some(sign);
        let letters = LETTERS.iter().find(|(letter, _)| *letter == sign).map(|(_, latin)| *latin);
        if ascii.is_none() && letters.is_none() {
            gap = true;
            continue;
        }
        if std::mem::take(&mut gap) && !plain.is_empty() {
            plain.push('-');
        }
        plain.extend(ascii);
        plain.push_str(letters.unwrap_or_default());
    }
    cut(&plain, *LENGTH.end()).to_owned()
}

/// At most so many characters, at the end of a word when there is one.
fn cut(slug: &str, most: usize) -> &str {
    if slug.len() <= most {
        return slug;
    }
    let kept = &slug[..most];
    let whole = if slug.as_bytes()[most] == b'-' {
        kept
    } else {
        kept.rsplit_once('-').map_or(kept, |(start, _)| start)
    };
    whole.trim_end_matches('-')
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn of(name: &str) -> String {
        Slug::of_name(name, Level::Studio).next().unwrap().0
    }

    #[test]
    fn a_name_becomes_an_address() {
        for (name, slug) in [
            ("Студия «Лён»", "studiya-len"),
            ("Linen Studio", "linen-studio"),
            ("Щука & Ёж №5", "schuka-ezh-5"),
            ("  --Анна--  ", "anna"),
            ("Подъезд, объём", "podezd-obem"),
            ("Әлия", "aliya"),
            ("美容室", "studio"),
            ("", "studio"),
            ("!", "studio"),
            ("А", "studio-a"),
            ("2024", "studio-2024"),
            ("Chat", "studio-chat"),
            ("<script>alert(1)</script>", "script-alert-1-script"),
        ] {
            assert_eq!(of(name), slug, "{name}");
        }
    }

    #[test]
    fn a_long_name_ends_with_a_whole_word() {
        let slug = of(&"очень длинное название ".repeat(9));
        assert_eq!(slug, "ochen-dlinnoe-nazvanie-ochen-dlinnoe");
        assert_eq!(of(&"щ".repeat(99)).len(), 40);
    }

    #[test]
    fn what_is_taken_gets_a_number() {
        let mut taken = HashSet::new();
        let names = ["Анна", "Анна", "anna", "Анна 2"];
        let slugs = names.map(|name| {
            let mut slugs = Slug::of_name(name, Level::Specialist).map(|slug| slug.0);
            slugs.find(|slug| taken.insert(slug.clone())).unwrap()
        });
        assert_eq!(slugs, ["anna", "anna-2", "anna-3", "anna-2-2"]);
        let long = "a".repeat(40);
        let next = Slug::of_name(&long, Level::Studio).nth(1).unwrap();
        assert_eq!(next.as_str(), format!("{}-2", "a".repeat(38)));
    }

    #[test]
    fn what_is_typed_is_checked() {
        for (text, slug) in [
            (" Linen-Studio ", Ok("linen-studio")),
            ("a1", Ok("a1")),
            ("a", Err(SlugError::Length)),
            ("", Err(SlugError::Length)),
            ("2024", Err(SlugError::Digits)),
            ("лён", Err(SlugError::Signs)),
            ("a b", Err(SlugError::Signs)),
            ("-ab", Err(SlugError::Signs)),
            ("a/b", Err(SlugError::Signs)),
            ("t.me", Err(SlugError::Signs)),
            ("chat", Err(SlugError::Reserved)),
        ] {
            assert_eq!(Slug::typed(text, Level::Studio), slug.map(|slug| Slug(slug.to_owned())), "{text}");
        }
        assert_eq!(Slug::typed(&"a".repeat(41), Level::Studio), Err(SlugError::Length));
        assert_eq!(Slug::typed("book", Level::Specialist), Err(SlugError::Reserved));
        assert!(Slug::typed("book", Level::Studio).is_ok() && Slug::typed("chat", Level::Specialist).is_ok());
    }
}
