//! Settings: flags, environment, `.env`. The only file that reads the environment.

use std::net::SocketAddr;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use okoshko_domain::ids::BotId;
use okoshko_domain::people::Lang;

/// Where Telegram delivers, below the public URL.
pub const WEBHOOK_PATH: &str = "/tg";

/// What Telegram bears from one bot.
pub const MESSAGES_PER_SECOND: u32 = 30;

/// Everything that a person who runs it wants to see.
const LOG: &str = "info,sqlx=warn,hyper=warn,teloxide=error";

const SECRETS: &str = "\
Secrets come from the environment or from a file .env beside you, never from flags:
  BOT_TOKEN       the bot's token, as @BotFather gave it
  DATABASE_URL    sqlite://FILE or postgres://USER:PASSWORD@HOST/NAME  [default: sqlite://okoshko.db]
  WEBHOOK_SECRET  16 to 256 of A-Z a-z 0-9 _ -; needed with --public-url";

/// A Telegram bot that is the whole booking desk of a studio.
#[derive(Debug, Parser)]
#[command(version, about, after_help = SECRETS)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// How to log.
    #[command(flatten)]
    pub log: Log,
}

/// What is logged, and how a line looks. Logs go to stderr.
#[derive(Clone, Debug, Args)]
pub struct Log {
    /// What is logged: off, error, warn, info, debug, trace, or a filter such as `info,okoshko=debug`.
    #[arg(long, env = "LOG", global = true, default_value = LOG)]
    pub log: String,
    /// How a log line looks.
    #[arg(long, env = "LOG_FORMAT", global = true, default_value = "text")]
    pub log_format: LogFormat,
}

/// How a log line looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One object a line, for machines.
    Json,
}

impl Cli {
    /// Reads flags and environment. A variable that is set to nothing counts as not set.
    ///
    /// # Errors
    /// What clap has to say: wrong settings, but `--help` and `--version` too.
    pub fn read() -> Result<Self, clap::Error> {
        let mut command = without_empty(Self::command());
        let mut matches = command.try_get_matches_from_mut(std::env::args_os())?;
        Self::from_arg_matches_mut(&mut matches).map_err(|error| error.format(&mut command))
    }
}

fn without_empty(command: clap::Command) -> clap::Command {
    let set = |arg: clap::Arg| {
        let name = arg.get_env().and_then(|name| name.to_str());
        if name.is_some_and(|name| variable(name).is_none()) { arg.env(None::<&str>) } else { arg }
    };
    command.mut_args(set).mut_subcommands(without_empty)
}

/// What okoshko can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Opens the whole product in the browser: no token, no server, nothing kept.
    #[cfg(feature = "demo")]
    Demo(Demo),
    /// Runs the bot.
    #[command(after_help = SECRETS)]
    Serve(Serve),
    /// Fills an empty database with an example studio.
    #[command(after_help = SECRETS)]
    Seed(Seed),
    /// Tests the settings, the database, the address, the token and the words, and says what is wrong. As `serve` it
    /// makes the tables where there are none.
    #[command(after_help = SECRETS)]
    Check(Serve),
    /// Makes a one-time link for the owner of one more studio on this bot. Beside a bot that runs, too.
    #[command(after_help = SECRETS)]
    OwnerLink(OwnerLink),
    /// Asks a running okoshko whether it is well; exit code 0 or 1. For containers.
    Health(HttpAddr),
}

/// Settings of the demo.
#[derive(Debug, Args)]
pub struct Demo {
    /// The language of the studio, its people and its page.
    #[arg(long, default_value = "ru")]
    pub lang: Language,
    /// Where it is.
    #[command(flatten)]
    pub http: HttpAddr,
}

/// Where HTTP is served.
#[derive(Clone, Debug, Args)]
pub struct HttpAddr {
    /// Address and port to serve HTTP on; port 0 takes any free one.
    #[arg(long, env = "HTTP_ADDR", default_value = "127.0.0.1:8080", value_parser = address)]
    pub http_addr: SocketAddr,
}

fn address(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| "an IP address and a port are wanted, such as 127.0.0.1:8080".to_owned())
}

/// Settings of the bot.
#[derive(Clone, Debug, Args)]
pub struct Serve {
    /// Where HTTP is served.
    #[command(flatten)]
    pub http: HttpAddr,
    /// How the world reaches this server (https://…): Telegram delivers by webhook. Without it the bot polls.
    #[arg(long, env = "PUBLIC_URL")]
    pub public_url: Option<reqwest::Url>,
    /// Whether a page is kept while it is true, so that many may look at it at once.
    #[arg(long, env = "PAGE_CACHE", default_value = "on")]
    pub page_cache: Switch,
    /// The Bot API to talk to.
    #[arg(long, env = "TELEGRAM_API_URL", default_value = "https://api.telegram.org")]
    pub telegram_api_url: reqwest::Url,
    /// Updates a minute that one chat may send before it is asked to pause; 0: no limit.
    #[arg(long, env = "CHAT_UPDATES_PER_MINUTE", default_value_t = 60)]
    pub chat_updates_per_minute: u32,
    /// Messages a second that the bot sends by itself, before Telegram asks to wait (it bears 30); 0: no limit.
    #[arg(long, env = "MESSAGES_PER_SECOND", default_value_t = MESSAGES_PER_SECOND)]
    pub messages_per_second: u32,
    /// How often the pages may be asked.
    #[command(flatten)]
    pub limits: Limits,
    /// Telegram id of the owner: their /start sets a studio up. Without it, as long as nobody owns a studio, a one-time
    /// link is printed at the start.
    #[arg(long, env = "OWNER_ID", value_parser = clap::value_parser!(i64).range(1..), allow_negative_numbers = true)]
    pub owner_id: Option<i64>,
}

/// How often the pages may be asked, by one address of a visitor.
#[derive(Clone, Debug, Args)]
pub struct Limits {
    /// Pages a minute that one address may open; 0: no limit.
    #[arg(long, env = "PAGE_READS_PER_MINUTE", default_value_t = 600)]
    pub page_reads_per_minute: u32,
    /// Forms a minute that one address may send; a studio's visitors together may send twenty times as many; 0: no limit.
    #[arg(long, env = "PAGE_WRITES_PER_MINUTE", default_value_t = 20)]
    pub page_writes_per_minute: u32,
    /// The header in which a proxy of yours says who asks, such as X-Forwarded-For; its last entry counts. Without it
    /// the connection's own address does.
    #[arg(long, env = "ADDRESS_HEADER")]
    pub address_header: Option<reqwest::header::HeaderName>,
}

impl Limits {
    /// No limit at all.
    pub const NONE: Self = Self { page_reads_per_minute: 0, page_writes_per_minute: 0, address_header: None };
}

/// Settings of a link for an owner.
#[derive(Debug, Args)]
pub struct OwnerLink {
    /// The Bot API to talk to: it knows what the bot is called.
    #[arg(long, env = "TELEGRAM_API_URL", default_value = "https://api.telegram.org")]
    pub telegram_api_url: reqwest::Url,
}

/// Settings of the example.
#[derive(Debug, Args)]
pub struct Seed {
    /// The language that the studio is written in.
    #[arg(long, default_value = "ru")]
    pub lang: Language,
    /// Telegram id of a person who hears of new and cancelled bookings as the first specialist.
    #[arg(long, value_parser = clap::value_parser!(i64).range(1..), allow_negative_numbers = true)]
    pub specialist_id: Option<i64>,
    /// A studio for load instead: 256 specialists with free weeks, no cap per client.
    #[arg(long)]
    pub bench: bool,
}

/// Yes or no as a flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Switch {
    /// Yes.
    On,
    /// No.
    Off,
}

/// A language as a flag.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Language {
    /// Russian.
    Ru,
    /// English.
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Ru => Self::Ru,
            Language::En => Self::En,
        }
    }
}

/// Everything that a running bot must know.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The bot's token.
    pub token: Token,
    /// The database.
    pub database_url: String,
    /// The Bot API.
    pub telegram_api_url: reqwest::Url,
    /// How the world reaches the pages; without it nobody is sent there.
    pub public_url: Option<reqwest::Url>,
    /// Where links open Telegram: `https://t.me`, or the box that stands in for it.
    pub telegram_link_url: reqwest::Url,
    /// Whether pages are kept while they are true.
    pub page_cache: bool,
    /// Delivery by webhook: the public URL and the secret. Without it the bot polls.
    pub webhook: Option<(reqwest::Url, Secret)>,
    /// How often the pages may be asked.
    pub limits: Limits,
    /// Updates a minute per chat; 0: no limit.
    pub chat_updates_per_minute: u32,
    /// Messages a second in all that nobody waits for; 0: no limit.
    pub messages_per_second: u32,
    /// Telegram id of whoever may set a studio up.
    pub owner_id: Option<i64>,
}

/// What Telegram must say with every delivery, as `setWebhook` told it. Never shown.
#[derive(Clone)]
pub struct Secret(String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Secret {
    /// 16 to 256 of `A-Za-z0-9_-` (Bot API, `setWebhook`; the lower bound is ours).
    #[must_use]
    pub fn new(secret: &str) -> Option<Self> {
        let fits = (16..=256).contains(&secret.len());
        let plain = secret.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
        (fits && plain).then(|| Self(secret.to_owned()))
    }

    /// The secret itself, for `setWebhook`.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

/// A bot's token. Never shown.
#[derive(Clone)]
pub struct Token(String);

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

impl Token {
    /// Reads a token: the bot's number, a colon, 16 or more of `A-Za-z0-9_-`.
    ///
    /// # Errors
    /// When it has another form.
    pub fn parse(token: &str) -> anyhow::Result<Self> {
        let form = token.split_once(':').filter(|(number, key)| {
            number.parse::<i64>().is_ok_and(|number| number > 0)
                && key.len() >= 16
                && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-')
        });
        anyhow::ensure!(
            form.is_some(),
            "BOT_TOKEN has not the form 123456:ABC-DEF…; copy it from @BotFather once more"
        );
        Ok(Self(token.to_owned()))
    }

    /// The token itself, for requests.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The bot's number.
    #[must_use]
    pub fn bot(&self) -> BotId {
        BotId(self.0.split(':').next().and_then(|number| number.parse().ok()).unwrap_or_default())
    }
}

impl Settings {
    /// Reads what flags do not say from the environment.
    ///
    /// # Errors
    /// One line on what is missing or wrong, and what to do.
    pub fn read(serve: &Serve) -> anyhow::Result<Self> {
        Ok(Self {
            token: token()?,
            database_url: database_url(),
            telegram_api_url: api_url(&serve.telegram_api_url)?,
            public_url: serve.public_url.clone(),
            page_cache: serve.page_cache == Switch::On,
            telegram_link_url: telegram_link_url()?,
            webhook: webhook(serve.public_url.as_ref())?,
            limits: serve.limits.clone(),
            chat_updates_per_minute: serve.chat_updates_per_minute,
            messages_per_second: serve.messages_per_second,
            owner_id: serve.owner_id,
        })
    }

    /// What it takes to ask Telegram what the bot is called.
    ///
    /// # Errors
    /// As [`Settings::read`].
    pub fn of_link(link: &OwnerLink) -> anyhow::Result<Self> {
        Ok(Self {
            token: token()?,
            database_url: database_url(),
            telegram_api_url: api_url(&link.telegram_api_url)?,
            public_url: None,
            page_cache: true,
            telegram_link_url: telegram_link_url()?,
            webhook: None,
            limits: Limits::NONE,
            chat_updates_per_minute: 0,
            messages_per_second: MESSAGES_PER_SECOND,
            owner_id: None,
        })
    }
}

fn telegram_link_url() -> anyhow::Result<reqwest::Url> {
    Ok("https://t.me".parse()?)
}

fn token() -> anyhow::Result<Token> {
    let token = variable("BOT_TOKEN").ok_or_else(|| {
        anyhow::anyhow!(
            "BOT_TOKEN is not set; get a token from @BotFather, or try `okoshko demo`, which needs none"
        )
    })?;
    Token::parse(&token)
}

fn webhook(public_url: Option<&reqwest::Url>) -> anyhow::Result<Option<(reqwest::Url, Secret)>> {
    let Some(url) = public_url else { return Ok(None) };
    anyhow::ensure!(
        matches!(url.scheme(), "https" | "http") && url.has_host(),
        "PUBLIC_URL {url} is no https:// address"
    );
    anyhow::ensure!(
        url.query().is_none() && url.fragment().is_none(),
        "PUBLIC_URL {url} must end with its path: the webhook's is put behind it"
    );
    let secret = variable("WEBHOOK_SECRET").ok_or_else(|| {
        anyhow::anyhow!("WEBHOOK_SECRET is not set, and a webhook without one takes anybody's updates; set one, for example from `openssl rand -hex 32`")
    })?;
    let secret = Secret::new(&secret)
        .ok_or_else(|| anyhow::anyhow!("WEBHOOK_SECRET must be 16 to 256 of A-Z a-z 0-9 _ -"))?;
    Ok(Some((url.clone(), secret)))
}

fn api_url(url: &reqwest::Url) -> anyhow::Result<reqwest::Url> {
    anyhow::ensure!(
        matches!(url.scheme(), "https" | "http") && url.has_host(),
        "TELEGRAM_API_URL {url} is no http:// or https:// address"
    );
    Ok(url.clone())
}

/// The database's URL, `sqlite://okoshko.db` without one.
#[must_use]
pub fn database_url() -> String {
    variable("DATABASE_URL").unwrap_or_else(|| "sqlite://okoshko.db".to_owned())
}

/// Lines of a file `.env` in the working folder that the environment does not say otherwise.
///
/// # Errors
/// When there is one and it cannot be read.
pub fn read_dotenv() -> anyhow::Result<()> {
    match dotenvy::from_path(".env") {
        Ok(()) => Ok(()),
        Err(error) if error.not_found() => Ok(()),
        // The line may hold a secret: it is not repeated.
        Err(dotenvy::Error::LineParse(..)) => Err(anyhow::anyhow!(
            ".env cannot be read: a line of it is not NAME=value; a value with spaces stands in quotes"
        )),
        Err(error) => Err(anyhow::anyhow!(".env cannot be read: {error}")),
    }
}

/// A variable that is set and not empty.
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the environment")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
}
