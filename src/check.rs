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

/// Tries settings, database, address, token and words, one line each. Exit code 0 when all is well, else 2.
///
/// # Errors
/// Never: what is wrong is a line.
pub async fn run(serve: &Serve) -> anyhow::Result<ExitCode> {
    let words: usize = Lang::ALL.into_iter().map(|lang| texts::commands(lang).len()).sum();
    let mut well = report("words", &Ok(format!("{} languages, {words} commands", Lang::ALL.len())));
    let address = serve.http.http_addr;
    let runs = ask_health(address).await.is_ok();
    well &= report("address", &http(address, runs).await);
    well &= report("database", &database(runs).await);
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

/// An address that a running okoshko listens on is as well as one that is free.
async fn http(address: SocketAddr, runs: bool) -> anyhow::Result<String> {
    match Listener::bind(address).await {
        Ok(_) => Ok(format!("{address} is free")),
        Err(error) if runs && error.kind() == ErrorKind::AddrInUse => {
            Ok(format!("okoshko runs at {address}, and is well"))
        }
        Err(error) => Err(taken(address, &error)),
    }
}

async fn database(runs: bool) -> anyhow::Result<String> {
    let store = match open_store(&config::database_url()).await {
        Ok(store) => store,
        Err(error) if runs && in_use(&error) => {
            return Ok("an okoshko that runs works on it".to_owned());
        }
        Err(error) => return Err(error),
    };
    let engine = store.engine();
    store.close().await;
    Ok(format!("{engine}, its tables are up to date"))
}

fn report(what: &str, outcome: &anyhow::Result<String>) -> bool {
    match outcome {
        Ok(said) => say(format_args!("ok    {what}: {said}")),
        Err(error) => say(format_args!("WRONG {what}: {error:#}")),
    }
    outcome.is_ok()
}
