//! The whole product in the browser: a Telegram in a box, the bot, a studio with people in it.
//!
//! The bot speaks to the emulator over loopback HTTP, as it would to Telegram. Nothing is kept.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use okoshko_domain::people::Lang;
use okoshko_emulator::{Emulator, Options};
use tokio_util::sync::CancellationToken;

use crate::app::{App, taken};
use crate::clock::Clock;
use crate::config::{Settings, Token};
use crate::desk::seed::Seeded;
use crate::example;
use crate::http::{Listener, reachable};
use crate::texts::word;

const TOKEN: &str = "1:demo-token-of-the-box";
const CLIENT: i64 = 1001;
const SPECIALIST: i64 = 1002;
const OWNER: i64 = 1003;

/// Opens the demo and runs it until told to stop; `ready` is given the address of its page.
///
/// # Errors
/// One line on what is wrong: a port that is taken, a temporary folder that cannot be written to.
pub async fn run(
    lang: Lang,
    address: SocketAddr,
    stop: CancellationToken,
    ready: impl FnOnce(&str),
) -> anyhow::Result<()> {
    let listener = Listener::bind(address).await.map_err(|error| taken(address, &error))?;
    let clock = Clock::Shifted(Arc::default());
    let emulator = telegram(lang, &clock);
    let telegram_api_url = emulator.serve().await?.parse()?;
    let folder = Folder::make()?;
    let settings = Settings {
        token: Token::parse(TOKEN)?,
        database_url: folder.database_url(),
        telegram_api_url,
        webhook: None,
        owner_id: None,
        chat_updates_per_minute: 120,
    };
    let app = App::open(settings, clock).await?;
    let seeded = app.desk().seed(&example::studio(lang)).await?;
    people(&emulator, &app, &seeded, lang).await?;

    let page = format!("http://{}/chat?lang={}", reachable(listener.address()?), lang.code());
    let routes = app.routes().merge(emulator.router());
    let http = tokio::spawn(listener.serve(routes, stop.clone()));
    ready(&page);
    let ran = app.run(stop).await;
    // The page keeps an event stream open for ever: it is not waited for long.
    let _ = tokio::time::timeout(Duration::from_millis(300), http).await;
    ran
}

fn telegram(lang: Lang, clock: &Clock) -> Emulator {
    let now = clock.clone();
    let options = Options {
        clock: Arc::new(move || now.now().0),
        ..Options::new(TOKEN, "okoshko_demo_bot", word(lang, "demo-studio"))
    };
    Emulator::new(options)
}

/// A client who has not pressed START yet; a specialist and the owner who have.
async fn people(emulator: &Emulator, app: &App, seeded: &Seeded, lang: Lang) -> anyhow::Result<()> {
    let person = |id, name, caption| {
        emulator.person_with_id(id, &word(lang, name), lang.code()).captioned(&word(lang, caption))
    };
    person(CLIENT, "demo-person-client", "demo-caption-client");
    let specialist = person(SPECIALIST, "demo-person-specialist", "demo-caption-specialist");
    let owner = person(OWNER, "demo-person-owner", "demo-caption-owner");
    let desk = app.desk();
    desk.hire(seeded.studio, SPECIALIST, lang, "specialist", seeded.specialists.first().copied()).await?;
    desk.hire(seeded.studio, OWNER, lang, "owner", None).await?;
    specialist.start("");
    owner.start("");
    Ok(())
}

/// A folder of our own that goes when we go.
struct Folder(PathBuf);

impl Folder {
    fn make() -> anyhow::Result<Self> {
        let path = std::env::temp_dir().join(format!("okoshko-demo-{}", uuid::Uuid::new_v4()));
        std::fs::create_dir_all(&path).map_err(|error| {
            anyhow::anyhow!(
                "{} cannot be made ({error}); set TMPDIR to a folder that can be written to",
                path.display()
            )
        })?;
        Ok(Self(path))
    }

    fn database_url(&self) -> String {
        format!("sqlite://{}/okoshko.db", self.0.display())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0); // A leftover in the temporary folder harms nobody.
    }
}
