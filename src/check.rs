//! `okoshko check`: every setting tried, every failure named.

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::process::ExitCode;

use okoshko_domain::people::Lang;

use crate::app::{in_use, open_store, taken};
use crate::config::{self, Serve, Settings};
use crate::http::{Listener, ask_health};
use crate::telegram::Door;
use crate::terminal::say;
use crate::texts;

/// Tries words, address, database, settings and token, one line each. Exit code 0 when all is well, else 2.
///
/// # Errors
/// Never: what is wrong is a line.
pub async fn run(serve: &Serve) -> anyhow::Result<ExitCode> {
    let words: usize = Lang::ALL.into_iter().map(|lang| texts::commands(lang).len()).sum();
    let mut well = report("words", &Ok(format!("{} languages, {words} commands", Lang::ALL.len())));
    let address = serve.http.http_addr;
    let runs = ask_health(address).await.is_ok();
    let database = database(runs).await;
    well &= report("address", &http(address, runs && matches!(database, Ok((true, _)))).await);
    well &= report("database", &database.map(|(_, said)| said));
    let settings = Settings::read(serve);
    well &= match &settings {
        Ok(_) => report("settings", &Ok("complete".to_owned())),
        Err(error) => report("settings", &Err(anyhow::anyhow!("{error:#}"))),
    };
    if let Ok(settings) = settings {
        let met = Door::meet(&settings).await;
        well &= report("telegram", &met.map(|_| format!("answers at {}", settings.telegram_api_url)));
    }
    Ok(if well { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

/// An address that our own running okoshko listens on is as well as one that is free.
async fn http(address: SocketAddr, ours: bool) -> anyhow::Result<String> {
    match Listener::bind(address).await {
        Ok(_) => Ok(format!("{address} is free")),
        Err(error) if ours && error.kind() == ErrorKind::AddrInUse => {
            Ok(format!("okoshko runs at {address}, and is well"))
        }
        Err(error) => Err(taken(address, &error)),
    }
}

/// Whether an okoshko that runs may work on it, and what to say of it.
async fn database(runs: bool) -> anyhow::Result<(bool, String)> {
    let store = match open_store(&config::database_url()).await {
        Ok(store) => store,
        Err(error) if runs && in_use(&error) => {
            return Ok((true, "an okoshko that runs works on it".to_owned()));
        }
        Err(error) => return Err(error),
    };
    let engine = store.engine();
    store.close().await;
    // A file that could be opened belongs to nobody else; PostgreSQL serves many.
    Ok((engine != "SQLite", format!("{engine}, its tables are up to date")))
}

fn report(what: &str, outcome: &anyhow::Result<String>) -> bool {
    match outcome {
        Ok(said) => say(format_args!("ok    {what}: {said}")),
        Err(error) => say(format_args!("WRONG {what}: {error:#}")),
    }
    outcome.is_ok()
}
