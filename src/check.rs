//! `okoshko check`: every setting tried, every failure named.

use std::process::ExitCode;

use okoshko_domain::people::Lang;

use crate::app::open_store;
use crate::config::{self, Serve, Settings};
use crate::telegram::Door;
use crate::texts;

/// Tries settings, database, token and words, one line each. Exit code 0 when all is well, else 2.
///
/// # Errors
/// Never: what is wrong is a line.
pub async fn run(serve: &Serve) -> anyhow::Result<ExitCode> {
    let words: usize = Lang::ALL.into_iter().map(|lang| texts::commands(lang).len()).sum();
    let mut well = report("words", &Ok(format!("{} languages, {words} commands", Lang::ALL.len())));
    well &= report("database", &database().await);
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

async fn database() -> anyhow::Result<String> {
    let store = open_store(&config::database_url()).await?;
    let engine = store.engine();
    store.close().await;
    Ok(format!("{engine}, its tables are up to date"))
}

fn report(what: &str, outcome: &anyhow::Result<String>) -> bool {
    match outcome {
        Ok(said) => eprintln!("ok    {what}: {said}"),
        Err(error) => eprintln!("WRONG {what}: {error:#}"),
    }
    outcome.is_ok()
}
