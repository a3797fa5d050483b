//! What people hear of their team.

use okoshko_domain::team::News;

use super::role_word;
use crate::press::Press as Any;
use crate::screen::{Arg, Button, Line, Screen};
use crate::staff;

/// A message about the team of a studio.
#[must_use]
pub fn news(news: &News, studio: &str) -> Screen {
    let menu = Button::new("team-welcome-menu", Any::Staff(staff::Press::MenuBelow));
    let line = |key| Line::new(key).foreign("studio", studio);
    match news {
        News::Joined { name, role } => {
            let joined = line("team-news-joined").foreign("name", name);
            Screen::text(joined.with("role", Arg::Word(role_word(*role)))).row([menu])
        }
        News::Role { role } => {
            Screen::text(line("team-news-role").with("role", Arg::Word(role_word(*role)))).row([menu])
        }
        News::Owner => Screen::text(line("team-news-owner")).row([menu]),
        News::Deaf { name } => Screen::text(Line::new("team-news-deaf").foreign("name", name)),
        News::Removed => Screen::text(line("team-news-removed")),
    }
}
