//! Setting a webhook and looking at it. Delivery is in [`crate::webhook`].
//!
//! <https://core.telegram.org/bots/api#setwebhook>

use reqwest::Url;
use serde_json::{Value, json};

use crate::answer::{Answer, Refused};
use crate::parameters::Parameters;
use crate::webhook::Webhook;
use crate::world::World;

const PORTS: [u16; 4] = [80, 88, 443, 8443];
const MOST_SECRET: usize = 256;

pub(super) fn set(world: &mut World, parameters: &Parameters) -> Answer {
    let url = parameters.text("url");
    if url.is_empty() {
        return delete(world, parameters);
    }
    check_url(&url)?;
    let secret = secret(parameters)?;
    let allowed = parameters.json("allowed_updates", "allowed updates")?;
    let most = parameters.integer("max_connections").unwrap_or(40).clamp(1, 100);
    world.queue.allow(allowed.as_ref());
    drop_pending(world, parameters);
    let (most, number) = (usize::try_from(most).unwrap_or(40), world.hooks_set + 1);
    world.hooks_set = number;
    world.webhook = Some(Webhook { url, secret, most, last_error: None, number });
    Ok(Value::Bool(true))
}

pub(super) fn delete(world: &mut World, parameters: &Parameters) -> Answer {
    world.webhook = None;
    drop_pending(world, parameters);
    Ok(Value::Bool(true))
}

/// The `WebhookInfo`.
pub(super) fn info(world: &mut World, _: &Parameters) -> Answer {
    let mut info = json!({
        "url": "",
        "has_custom_certificate": false,
        "pending_update_count": world.queue.waiting.len(),
    });
    if let Some(hook) = &world.webhook {
        info["url"] = json!(hook.url);
        info["max_connections"] = json!(hook.most);
        if let Some((date, why)) = &hook.last_error {
            info["last_error_date"] = json!(date);
            info["last_error_message"] = json!(why);
        }
    }
    if let Some(allowed) = &world.queue.allowed {
        info["allowed_updates"] = json!(allowed);
    }
    Ok(info)
}

fn drop_pending(world: &mut World, parameters: &Parameters) {
    if parameters.flag("drop_pending_updates") {
        world.queue.waiting.clear();
        world.ledger.stir();
    }
}

/// HTTPS on Telegram's ports; plain HTTP and any port on the loopback, which Telegram could not reach.
fn check_url(url: &str) -> Result<(), Refused> {
    let bad = |why: &str| Refused::bad(format!("bad webhook: {why}"));
    let url = Url::parse(url).map_err(|_| bad("Invalid URL specified"))?;
    let loopback = matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
    if loopback && matches!(url.scheme(), "http" | "https") {
        return Ok(());
    }
    if url.scheme() != "https" {
        return Err(bad("An HTTPS URL must be provided for webhook"));
    }
    if !url.port_or_known_default().is_some_and(|port| PORTS.contains(&port)) {
        return Err(bad("Webhook can be set up only on ports 80, 88, 443 or 8443"));
    }
    Ok(())
}

fn secret(parameters: &Parameters) -> Result<Option<String>, Refused> {
    let secret = parameters.text("secret_token");
    if secret.len() > MOST_SECRET {
        return Err(Refused::bad("secret token is too long"));
    }
    if !secret.bytes().all(|sign| sign.is_ascii_alphanumeric() || b"_-".contains(&sign)) {
        return Err(Refused::bad("secret token contains unallowed characters"));
    }
    Ok((!secret.is_empty()).then_some(secret))
}
