//! The command line: reads the settings, runs what was asked for, says in one line what is wrong.

use std::io::IsTerminal;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;
use clap::error::ErrorKind;
use okoshko::app::{App, new_owner_link, open_store};
use okoshko::clock::Clock;
use okoshko::config::{self, Cli, Command, Log, LogFormat, OwnerLink, Seed, Serve, Settings};
use okoshko::desk::Desk;
use okoshko::http::Listener;
use okoshko::terminal::{Stderr, say};
use okoshko::{check, example, http};
use okoshko_domain::ids::BotId;
use okoshko_domain::people::Lang;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::LevelFilter;

/// Wrong settings, or something that does not answer at the start.
const WRONG: u8 = 2;
/// Requests in hand have so long to end after a stop; whoever is slower than that is cut off.
const LAST_REQUESTS: Duration = Duration::from_secs(1);

fn main() -> ExitCode {
    start().unwrap_or_else(|error| {
        say(format_args!("okoshko: {error:#}"));
        ExitCode::from(WRONG)
    })
}

fn start() -> anyhow::Result<ExitCode> {
    let dotenv = config::read_dotenv();
    let cli = match Cli::read() {
        Ok(cli) => cli,
        Err(asked) if is_help(&asked) => asked.exit(),
        Err(error) => return dotenv.and(Err(anyhow::anyhow!(in_one_line(&error)))),
    };
    dotenv?;
    start_log(&cli.log)?;
    let runtime = tokio::runtime::Runtime::new().context("no threads to run on")?;
    let outcome = runtime.block_on(run(cli.command));
    runtime.shutdown_background();
    outcome
}

fn is_help(asked: &clap::Error) -> bool {
    !asked.use_stderr() || asked.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
}

/// The first thing that clap says; it goes on about usage.
fn in_one_line(error: &clap::Error) -> String {
    let said = error.render().to_string();
    let first = said.split("\n\n").next().unwrap_or_default();
    let words: Vec<&str> = first.trim_start_matches("error: ").split_whitespace().collect();
    format!("{}; see --help", words.join(" "))
}

async fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        #[cfg(feature = "demo")]
        Command::Demo(demo) => {
            let opened = |doors: &okoshko::demo::Doors| {
                say(format_args!(
                    "\n  okoshko demo: open {}\n  The same desk without a chat: {}\n  and one specialist's: {}\n  \
                     Ctrl-C ends it; nothing is kept.\n",
                    doors.chats, doors.studio, doors.specialist
                ));
            };
            Box::pin(okoshko::demo::run(demo.lang.into(), demo.http.http_addr, on_signal()?, opened)).await?;
        }
        Command::Serve(serve_settings) => serve(&serve_settings).await?,
        Command::Seed(seed_settings) => seed(&seed_settings).await?,
        Command::OwnerLink(link) => owner_link(&link).await?,
        Command::Check(serve) => return check::run(&serve).await,
        Command::Health(address) => {
            if let Err(why) = http::ask_health(address.http_addr).await {
                say(format_args!("okoshko: {why}"));
                return Ok(ExitCode::FAILURE);
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn serve(flags: &Serve) -> anyhow::Result<()> {
    let settings = Settings::read(flags)?;
    let address = flags.http.http_addr;
    let listener = Listener::bind(address).await.map_err(|error| okoshko::app::taken(address, &error))?;
    let stop = on_signal()?;
    let app = tokio::select! {
        app = App::open(settings, Clock::System) => app?,
        () = stop.cancelled() => return Ok(()),
    };
    if let Some(link) = app.first_owner_link().await? {
        say(format_args!(
            "Nobody owns a studio here yet. Whoever opens this link first, within seven days, does: {link}"
        ));
    }
    tracing::info!(address = %listener.address()?, "HTTP is served");
    let http = tokio::spawn(listener.serve(app.routes(), stop.clone()));
    app.run(stop.clone()).await?;
    stop.cancel();
    match tokio::time::timeout(LAST_REQUESTS, http).await {
        Ok(closed) => closed.context("the HTTP door fell"),
        Err(_) => Ok(()), // Somebody holds a connection open and says nothing.
    }
}

/// One more owner's link.
async fn owner_link(flags: &OwnerLink) -> anyhow::Result<()> {
    let link = new_owner_link(&Settings::of_link(flags)?).await?;
    say(format_args!("Whoever opens this link first, within seven days, owns a new studio: {link}"));
    Ok(())
}

/// Fills an empty database; one that is in use is left alone.
async fn seed(flags: &Seed) -> anyhow::Result<()> {
    let store = open_store(&config::database_url()).await?;
    let (received, _) = tokio::sync::mpsc::unbounded_channel();
    let desk = Desk::new(store.clone(), Clock::System, BotId(0), received);
    anyhow::ensure!(
        desk.is_empty().await?,
        "the database has a studio already; name an empty one in DATABASE_URL"
    );
    let lang = Lang::from(flags.lang);
    let seeded =
        if flags.bench { desk.seed_bench().await? } else { desk.seed(&example::studio(lang)).await? };
    if let Some(id) = flags.specialist_id {
        desk.hire(seeded.studio, id, lang, "specialist", seeded.specialists.first().copied()).await?;
    }
    store.close().await;
    let (specialists, services) = (seeded.specialists.len(), seeded.services.len());
    say(format_args!(
        "Made a studio with {specialists} specialists and {services} services; `okoshko serve` runs its bot."
    ));
    Ok(())
}

/// SIGTERM and Ctrl-C.
fn on_signal() -> anyhow::Result<CancellationToken> {
    let stop = CancellationToken::new();
    let told = stop.clone();
    let mut terminate = signal(SignalKind::terminate()).context("no signals")?;
    let mut interrupt = signal(SignalKind::interrupt()).context("no signals")?;
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("Stopping: finishing what is in hand");
        told.cancel();
    });
    Ok(stop)
}

fn start_log(log: &Log) -> anyhow::Result<()> {
    let filter = filter(&log.log)
        .with_context(|| format!("LOG={:?} is no log filter; try info, or info,okoshko=debug", log.log))?;
    let to = tracing_subscriber::fmt().with_env_filter(filter).with_writer(|| Stderr).with_target(false);
    // Colours are for eyes: never in a file, and not when NO_COLOR asks for none.
    let to = if std::io::stderr().is_terminal() { to } else { to.with_ansi(false) };
    match log.log_format {
        LogFormat::Json => to.json().init(),
        LogFormat::Text => to.init(),
    }
    Ok(())
}

/// A lone word must be a level: read as the name of a module, as the filter would, a slip of the pen silences all.
fn filter(log: &str) -> anyhow::Result<EnvFilter> {
    for part in log.split(',').filter(|part| !part.contains('=')) {
        part.trim().parse::<LevelFilter>()?;
    }
    Ok(EnvFilter::try_new(log)?)
}
