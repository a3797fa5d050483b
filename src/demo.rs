//! The whole product in the browser: a Telegram in a box, the bot, a studio with people in it.
//!
//! The bot speaks to the emulator over loopback HTTP, as it would to Telegram. Nothing is kept.

mod opening;
mod time;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::AtomicI64;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use anyhow::Context;
use okoshko_domain::people::Lang;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::Zone;
use okoshko_emulator::{Emulator, Options};
use tokio_util::sync::CancellationToken;

use self::opening::Opening;
use crate::app::{App, taken};
use crate::clock::Clock;
use crate::config::{Limits, MESSAGES_PER_SECOND, Settings, Token};
use crate::desk::Desk;
use crate::desk::seed::Seeded;
use crate::example;
use crate::http::{Listener, reachable};
use crate::texts::word;

const TOKEN: &str = "1:demo-token-of-the-box";
/// The demo begins at this minute of a day from Monday to Friday, when everybody is at work: today, or the next one.
const BEGINS_MIN: i32 = 11 * 60 + 40;

/// Where the demo is open.
#[derive(Clone, Debug)]
pub struct Doors {
    /// The chats of its people, side by side.
    pub chats: String,
    /// The studio's page, for whoever books in a browser.
    pub studio: String,
    /// The page of the specialist who is in the chats.
    pub specialist: String,
}

/// Opens the demo and runs it until told to stop; `ready` is told where it is.
///
/// # Errors
/// One line on what is wrong: a port that is taken, a temporary folder that cannot be written to.
pub async fn run(
    lang: Lang,
    address: SocketAddr,
    stop: CancellationToken,
    ready: impl FnOnce(&Doors),
) -> anyhow::Result<()> {
    let listener = Listener::bind(address).await.map_err(|error| taken(address, &error))?;
    let clock = clock(lang);
    let desk = Arc::default();
    let emulator = telegram(lang, &clock, &desk);
    let telegram_api_url = emulator.serve().await?.parse()?;
    let folder = Folder::make()?;
    let site = format!("http://{}", reachable(listener.address()?));
    let settings = Settings {
        token: Token::parse(TOKEN)?,
        database_url: folder.database_url(),
        telegram_api_url,
        public_url: Some(site.parse()?),
        page_cache: true,
        telegram_link_url: format!("{site}/t.me").parse()?,
        webhook: None,
        limits: Limits::NONE,
        owner_id: None,
        chat_updates_per_minute: 120,
        messages_per_second: MESSAGES_PER_SECOND,
    };
    let app = App::open(settings, clock).await?;
    let _ = desk.set(app.desk().clone());
    let seeded = app.desk().seed(&example::studio(lang)).await?;
    let opening = Opening::new(&emulator, app.desk().clone(), lang);

    let doors = doors(app.desk(), &seeded, &site, lang).await?;
    let routes = emulator.page_router().fallback_service(app.routes());
    let http = tokio::spawn(listener.serve(routes, stop.clone()));
    let opened = async {
        tokio::select! {
            () = stop.cancelled() => return,
            played = opening.play(&seeded) => if let Err(error) = played {
                tracing::error!("The people of the demo are not all in their places: {error:#}");
            }
        }
        ready(&doors);
    };
    let (ran, ()) = tokio::join!(app.run(stop.clone()), opened);
    // The page keeps an event stream open for ever: it is not waited for long.
    let _ = tokio::time::timeout(Duration::from_millis(300), http).await;
    ran
}

async fn doors(desk: &Desk, seeded: &Seeded, site: &str, lang: Lang) -> anyhow::Result<Doors> {
    let catalog = desk.catalog(seeded.studio).await?.context("the example is gone")?;
    let studio = format!("{site}/{}", catalog.studio.slug);
    let first = catalog.specialists.first().map_or("", |one| one.slug.as_str());
    Ok(Doors {
        chats: format!("{site}/chat?lang={}", lang.code()),
        specialist: format!("{studio}/{first}"),
        studio,
    })
}

fn telegram(lang: Lang, clock: &Clock, desk: &Arc<OnceLock<Desk>>) -> Emulator {
    let now = clock.clone();
    let options = Options {
        clock: Arc::new(move || now.now().0),
        jumps: Some(time::jumps(word(lang, "demo-zone"), clock, desk)),
        ..Options::new(TOKEN, "okoshko_demo_bot", word(lang, "demo-studio"))
    };
    Emulator::new(options)
}

/// The machine's clock, moved to when the demo begins.
fn clock(lang: Lang) -> Clock {
    let now = Clock::System.now();
    let by_s = Zone::parse(&word(lang, "demo-zone")).map_or(0, |zone| beginning(zone, now).0 - now.0);
    Clock::Shifted(Arc::new(AtomicI64::new(by_s)))
}

fn beginning(zone: Zone, now: Timestamp) -> Timestamp {
    let today = zone.day_of(now);
    let past_friday = i32::try_from(today.weekday().num_days_from_monday()).unwrap_or_default() - 4;
    let until_work = if past_friday > 0 { 3 - past_friday } else { 0 };
    zone.at(today.plus(until_work), BEGINS_MIN)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_begins_on_a_day_of_work() {
        let zone = Zone::parse("Europe/Moscow").unwrap();
        for (now, begins) in [
            ("2026-11-26", "2026-11-26"), // A Thursday.
            ("2026-11-27", "2026-11-27"),
            ("2026-11-28", "2026-11-30"),
            ("2026-11-29", "2026-11-30"),
        ] {
            let day = okoshko_domain::zone::LocalDay::from_date(now.parse().unwrap());
            for minute in [0, 700, 1439] {
                let at = beginning(zone, zone.at(day, minute));
                assert_eq!(zone.local(at).to_string(), format!("{begins} 11:40:00"));
            }
        }
    }
}
