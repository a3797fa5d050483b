//! Chromium, driven.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

const PATIENCE: Duration = Duration::from_secs(20);

/// The driver of Chromium, as long as the test runs.
pub(crate) struct Driver {
    child: Child,
    url: String,
}

/// A window of the browser.
pub(crate) struct Browser {
    pub(crate) client: Client,
    /// What this window is called in pictures.
    pub(crate) name: String,
}

/// How a window is opened.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Window {
    pub(crate) lang: &'static str,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) dark: bool,
}

pub(crate) const PHONE: (u32, u32) = (390, 844);
pub(crate) const LAPTOP: (u32, u32) = (1280, 800);

#[expect(clippy::disallowed_methods, reason = "what is installed is the machine's affair")]
fn asked(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// A file that the machine may have.
pub(crate) fn named(name: &str) -> Option<String> {
    asked(name)
}

impl Driver {
    /// Starts it on a free port; nothing, said loudly, when it is not installed.
    pub(crate) fn start() -> Option<Self> {
        let started =
            Command::new("chromedriver").arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let Ok(mut child) = started else {
            let must = asked("OKOSHKO_REQUIRE_CHROMIUM").is_some_and(|value| value == "1");
            assert!(!must, "chromedriver is not installed, and OKOSHKO_REQUIRE_CHROMIUM=1 asks for it");
            let _ = writeln!(
                std::io::stderr(),
                "\n*** THE PAGES ARE NOT WALKED IN A BROWSER: install chromium and chromium-driver ***\n"
            );
            return None;
        };
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let port = lines.map_while(Result::ok).find_map(|line| {
            let (_, rest) = line.split_once("started successfully on port ")?;
            rest.trim_end_matches('.').parse::<u16>().ok()
        });
        Some(Self { child, url: format!("http://127.0.0.1:{}", port.expect("chromedriver names its port")) })
    }

    pub(crate) async fn open(&self, window: Window) -> Browser {
        let mut arguments = vec![
            "--headless=new".to_owned(),
            "--no-sandbox".to_owned(),
            "--disable-gpu".to_owned(),
            "--disable-quic".to_owned(),
            "--no-first-run".to_owned(),
            "--disable-background-networking".to_owned(),
            "--disable-component-update".to_owned(),
            "--disable-sync".to_owned(),
            // What fades in is looked at while it does.
            "--force-prefers-reduced-motion".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
            format!("--lang={}", window.lang),
        ];
        arguments.extend(window.dark.then(|| "--force-dark-mode".to_owned()));
        // A phone's window is narrower than any on a desk.
        let phone = (window.width < 500).then(|| {
            json!({ "deviceMetrics": { "width": window.width, "height": window.height, "pixelRatio": 2.0, "touch": false } })
        });
        let mut options = json!({
            "args": arguments,
            "prefs": { "intl.accept_languages": window.lang },
        });
        if let Some(phone) = phone {
            options["mobileEmulation"] = phone;
        }
        let capabilities = json!({ "goog:chromeOptions": options, "timeouts": { "script": 30_000 } });
        let Value::Object(capabilities) = capabilities else { unreachable!() };
        let client =
            ClientBuilder::new(HttpConnector::new()).capabilities(capabilities).connect(&self.url).await;
        let client = client.expect("chromium starts");
        if window.width >= 500 {
            client.set_window_size(window.width, window.height).await.unwrap();
        }
        let tone = if window.dark { "-dark" } else { "" };
        Browser { client, name: format!("{}-{}{tone}", window.lang, window.width) }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Browser {
    pub(crate) async fn goes(&self, url: &str) {
        self.client.goto(url).await.unwrap();
    }

    /// The first thing that this selector finds, as soon as it is there.
    pub(crate) async fn sees(&self, css: &str) -> Element {
        let found = self.client.wait().at_most(PATIENCE).for_element(Locator::Css(css)).await;
        match found {
            Ok(element) => element,
            Err(error) => panic!("no {css} ({error}) on:\n{}", self.text().await),
        }
    }

    /// Presses it, and waits for the page that comes.
    pub(crate) async fn presses(&self, css: &str) {
        self.sees(css).await.click().await.unwrap();
    }

    pub(crate) async fn types(&self, css: &str, text: &str) {
        let field = self.sees(css).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// What can be read on the page.
    pub(crate) async fn text(&self) -> String {
        let text =
            self.client.execute("return document.body ? document.body.innerText : ''", Vec::new()).await;
        text.ok().and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_default() // Between two pages there is none.
    }

    /// Waits until the page says this.
    pub(crate) async fn reads(&self, words: &str) {
        let says = async {
            while !self.text().await.contains(words) {
                tokio::task::yield_now().await;
            }
        };
        let said = tokio::time::timeout(PATIENCE, says).await.is_ok();
        let (url, text) = (self.client.current_url().await.unwrap(), self.text().await);
        assert!(said, "not «{words}» on {url}:\n{text}");
    }

    pub(crate) async fn runs(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap()
    }

    pub(crate) async fn closes(self) {
        self.client.close().await.unwrap();
    }
}
