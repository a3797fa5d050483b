//! What stands around every page: its title, whose it is, the languages, the files it takes.

use okoshko_domain::people::Lang;

use super::{House, Visitor, files};
use crate::texts::word;

/// The frame of a page; every template has one as `frame`.
#[derive(Clone, Debug)]
pub struct Frame {
    /// What the page is in.
    pub lang: Lang,
    /// What a tab and a search engine show.
    pub title: String,
    /// Whose page it is; nothing when nobody's.
    pub home: Option<Home>,
    /// The same page in every language that it can be read in; empty when there is nothing to choose.
    pub switch: Vec<Switch>,
    /// Search engines shall not list it.
    pub unlisted: bool,
    /// What the page looks like where its link is passed on; nothing where nobody could open it.
    pub preview: Option<Preview>,
    /// What it runs when it stands in a frame of another page, where it has no header and no footer.
    pub framed: Option<String>,
    /// The address of the style sheet.
    pub style: String,
    /// The address of the script.
    pub script: String,
    /// The address of the icon.
    pub icon: String,
}

/// A studio in the header.
#[derive(Clone, Debug)]
pub struct Home {
    /// As its owner wrote it.
    pub name: String,
    /// The way to its page.
    pub href: String,
}

/// What a link to the page looks like where it is passed on (Open Graph): whole addresses, since others read them.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Whose page.
    pub title: String,
    /// In a sentence.
    pub about: String,
    /// The page.
    pub url: String,
    /// Its picture, 1200 by 630.
    pub image: String,
    /// What language, as Open Graph names it.
    pub locale: &'static str,
}

/// A language in the header.
#[derive(Clone, Debug)]
pub struct Switch {
    /// Its code.
    pub code: &'static str,
    /// Its own name.
    pub name: String,
    /// The way to the same page in it.
    pub href: String,
    /// Whether the page is in it now.
    pub chosen: bool,
}

impl Frame {
    /// A frame in what the visitor reads of these languages; nothing is every one.
    #[must_use]
    pub fn new(house: &House, visitor: &Visitor, spoken: &[Lang], title: String) -> Self {
        let spoken = if spoken.is_empty() { &Lang::ALL } else { spoken };
        let lang = visitor.reads(spoken);
        let switch = |other: &Lang| {
            let name = match other {
                Lang::Ru => word(*other, "language-ru"),
                Lang::En => word(*other, "language-en"),
            };
            Some(Switch { code: other.code(), name, href: visitor.switch(*other)?, chosen: *other == lang })
        };
        let switch = spoken.iter().filter_map(switch).collect();
        Self {
            lang,
            title,
            home: None,
            switch: if spoken.len() > 1 { switch } else { Vec::new() },
            unlisted: false,
            preview: None,
            framed: None,
            style: house.path(&files::STYLE.path),
            script: house.path(&files::SCRIPT.path),
            icon: house.path(&files::ICON.path),
        }
    }

    /// In this language, with a title of it: a page that somebody known reads speaks as their chat does.
    #[must_use]
    pub fn speaking(mut self, lang: Lang, title: &'static str) -> Self {
        for one in &mut self.switch {
            one.chosen = one.code == lang.code();
        }
        Self { lang, title: word(lang, title), ..self }
    }

    /// Under the name of a studio.
    #[must_use]
    pub fn of(self, name: &str, href: String) -> Self {
        Self { home: Some(Home { name: name.to_owned(), href }), ..self }
    }

    /// With a preview for chats and social networks, where the world reaches it.
    ///
    /// * `path`: of the page itself; its picture stands below it.
    #[must_use]
    pub fn previewed(self, house: &House, path: &str, title: String, about: String) -> Self {
        let preview = house.desk().site().map(|site| Preview {
            title,
            about,
            url: format!("{site}{path}"),
            image: format!("{site}{path}/card.png?lang={}", self.lang.code()),
            locale: if self.lang == Lang::Ru { "ru_RU" } else { "en_GB" },
        });
        Self { preview, ..self }
    }

    /// In a frame of another page.
    #[must_use]
    pub fn framed(self, house: &House) -> Self {
        Self { framed: Some(house.path(&files::FRAMED.path)), ..self }
    }

    /// Not for search engines.
    #[must_use]
    pub fn unlisted(self) -> Self {
        Self { unlisted: true, ..self }
    }

    /// Words of the page's language.
    #[must_use]
    pub fn say(&self, key: &'static str) -> String {
        word(self.lang, key)
    }
}
