//! How the people of the demo came to their places: by links, presses and typed commands, as anybody would.
//!
//! The owner claims the studio, invites the specialist, makes a group of the two with the bot in it and names it as
//! the group of the staff. Then both open what they work with.

use std::time::Duration;

use anyhow::Context;
use okoshko_dialogues::press::Press;
use okoshko_dialogues::settings::{self, Section};
use okoshko_dialogues::start::Payload;
use okoshko_dialogues::{staff, team};
use okoshko_domain::people::Lang;
use okoshko_domain::rights::Role;
use okoshko_emulator::{Emulator, Person};

use crate::desk::Desk;
use crate::desk::seed::Seeded;
use crate::texts::word;

const CLIENT: i64 = 1001;
const SPECIALIST: i64 = 1002;
const OWNER: i64 = 1003;
/// An answer that takes longer than this does not come.
const PATIENCE: Duration = Duration::from_secs(10);
/// Between two looks whether everything is answered.
const QUIET: Duration = Duration::from_millis(5);

/// The people of the demo; the client has not pressed START yet.
pub(super) struct Opening<'a> {
    emulator: &'a Emulator,
    desk: Desk,
    lang: Lang,
    specialist: Person,
    owner: Person,
}

impl<'a> Opening<'a> {
    /// Everybody in the box, in the order of the page.
    pub(super) fn new(emulator: &'a Emulator, desk: Desk, lang: Lang) -> Self {
        let person = |id, name, caption| {
            emulator.person_with_id(id, &word(lang, name), lang.code()).captioned(&word(lang, caption))
        };
        person(CLIENT, "demo-person-client", "demo-caption-client");
        let specialist = person(SPECIALIST, "demo-person-specialist", "demo-caption-specialist");
        let owner = person(OWNER, "demo-person-owner", "demo-caption-owner");
        Self { emulator, desk, lang, specialist, owner }
    }

    /// Plays it, while the bot runs.
    ///
    /// # Errors
    /// When a button or a link is not where it should be, or an answer does not come.
    pub(super) async fn play(&self, seeded: &Seeded) -> anyhow::Result<()> {
        let claim = self.desk.first_owner_link().await?.context("the studio has an owner already")?;
        self.owner.start(&Payload::Claim(claim).text().unwrap_or_default());
        self.settle().await?;
        self.invite(seeded).await?;
        self.gather(seeded).await?;
        for (person, command) in [(&self.owner, "/menu"), (&self.specialist, "/today")] {
            person.say(command);
            self.settle().await?;
        }
        Ok(())
    }

    /// The owner makes a link for the specialist, who takes it.
    async fn invite(&self, seeded: &Seeded) -> anyhow::Result<()> {
        let specialist = *seeded.specialists.first().context("nobody works in the example")?;
        self.owner.say("/team");
        self.settle().await?;
        let path = [
            team::Press::Roles(seeded.studio),
            team::Press::As(seeded.studio, Role::Specialist),
            team::Press::Existing(specialist),
        ];
        for press in path {
            self.press(&self.owner, staff::Press::Team(press)).await?;
        }
        let link = self.link("?start=")?;
        let Payload::Invite(secret) = Payload::read(&link) else { anyhow::bail!("no invite: {link}") };
        self.specialist.start(&link);
        self.settle().await?;
        self.press(&self.specialist, staff::Press::Team(team::Press::Accept(secret))).await
    }

    /// The owner makes a group and shows it the link that names it.
    async fn gather(&self, seeded: &Seeded) -> anyhow::Result<()> {
        self.owner.say("/settings");
        self.settle().await?;
        let path = [
            settings::Press::Section(seeded.studio, Section::Notices),
            settings::Press::Group(seeded.studio),
            settings::Press::OfferGroup(seeded.studio),
        ];
        for press in path {
            self.press(&self.owner, staff::Press::Settings(press)).await?;
        }
        let link = self.link("?startgroup=")?;
        let group = self.owner.create_group(&word(self.lang, "demo-group"), &[&self.specialist]);
        group.add_bot(&self.owner);
        group.promote_bot(&self.owner);
        // What Telegram says for whoever opens such a link and picks a group.
        let bot = self.desk.bot_name();
        self.owner.in_group(group.id).say(&format!("/start@{bot} {link}"));
        self.settle().await
    }

    /// Presses the newest button that means this.
    async fn press(&self, person: &Person, press: staff::Press) -> anyhow::Result<()> {
        let data = Press::Staff(press).data();
        let messages = person.messages();
        let on = messages.iter().rev().find(|message| {
            message.buttons.iter().flatten().any(|button| button.data.as_deref() == Some(data.as_str()))
        });
        let on = on.with_context(|| format!("no button {data} on: {}", person.screen()))?;
        person.press_data(on.id, &data);
        self.settle().await
    }

    /// What the link on the owner's screen carries behind `mark`.
    fn link(&self, mark: &str) -> anyhow::Result<String> {
        let screen = self.owner.screen();
        let link = screen.split_once(mark).and_then(|(_, rest)| rest.split_whitespace().next());
        link.map(ToOwned::to_owned).with_context(|| format!("no link on: {screen}"))
    }

    /// Waits until every update is done and every message that is due went out.
    async fn settle(&self) -> anyhow::Result<()> {
        let idle = async {
            while self.emulator.pending() > 0 || !self.desk.is_idle().await? {
                self.emulator.settled(QUIET, QUIET * 4).await;
            }
            anyhow::Ok(())
        };
        tokio::time::timeout(PATIENCE, idle).await.context("the bot does not answer")?
    }
}
