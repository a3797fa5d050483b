//! The HTTP door: Telegram's webhook and health, behind limits, and the pages.
//!
//! A request is small, quick and never a GET that changes something, but when a calendar looked last.

mod address;
mod auth;
mod feed;
mod listener;
pub mod pages;
mod webhook;

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use tower_http::timeout::TimeoutLayer;

pub use axum::Router;

pub use self::listener::Listener;
use self::pages::House;
use crate::config::{Secret, WEBHOOK_PATH};
use crate::desk::Desk;

/// An update is a few kilobytes; Telegram's own limit on a message is far below this.
const BODY_MAX: usize = 1 << 20;
const TIMEOUT: Duration = Duration::from_secs(15);
/// What health answers: any program may answer 200.
const NAME: &str = "okoshko";
/// Whoever has not said in that time that they are well is not. Shorter than a container's patience.
const HEALTH: Duration = Duration::from_secs(4);

/// Our routes; the webhook only with a secret. What machines ask is answered without words, all else with a page.
pub fn router(desk: &Desk, secret: Option<Secret>, house: House) -> Router {
    let health = Router::new().route("/health", get(health)).with_state(desk.clone());
    let webhook = secret.map(|secret| {
        Router::new().route(WEBHOOK_PATH, post(webhook::receive)).with_state((desk.clone(), secret))
    });
    health
        .merge(feed::routes(desk.clone()))
        .merge(webhook.unwrap_or_default())
        .layer(DefaultBodyLimit::max(BODY_MAX))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, TIMEOUT))
        .merge(pages::routes(house))
}

/// `GET /health`: 200 while the database answers, else 503; and who it is that answers.
async fn health(State(desk): State<Desk>) -> (StatusCode, &'static str) {
    match desk.health().await {
        Ok(()) => (StatusCode::OK, NAME),
        Err(error) => {
            tracing::warn!(%error, "Not healthy: the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, NAME)
        }
    }
}

/// Asks a running okoshko, wherever it listens, through loopback: is it well?
///
/// # Errors
/// One line on what it is not.
pub async fn ask_health(address: SocketAddr) -> Result<(), String> {
    let address = reachable(address);
    // Never through a proxy: it is this machine that is asked about.
    let client = reqwest::Client::builder().no_proxy().timeout(HEALTH).build().unwrap_or_default();
    let nobody = |error: reqwest::Error| format!("nobody answers at {address}: {}", error.without_url());
    let answer = client.get(format!("http://{address}/health")).send().await.map_err(nobody)?;
    let status = answer.status();
    if answer.text().await.map_err(nobody)? != NAME {
        return Err(format!("another program answers at {address}"));
    }
    if status.is_success() { Ok(()) } else { Err(format!("not well: {status}")) }
}

/// Where this machine reaches an address that it listens on: nobody connects to 0.0.0.0.
#[must_use]
pub fn reachable(address: SocketAddr) -> SocketAddr {
    let ip = match address {
        SocketAddr::V4(v4) if v4.ip().is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        SocketAddr::V6(v6) if v6.ip().is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        _ => address.ip(),
    };
    SocketAddr::new(ip, address.port())
}
