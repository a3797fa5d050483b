//! A page is looked at: axe-core finds what some people cannot use, and a picture is kept when somebody wants one.

use std::path::Path;

use serde_json::Value;

use crate::driver::{Browser, named};

/// Looks at the page that is open. `name` says which it is.
pub(crate) async fn look(browser: &Browser, name: &str) {
    fits(browser, name).await;
    shoot(browser, name).await;
    if let Some(axe) = named("OKOSHKO_AXE") {
        checks(browser, name, &axe).await;
    }
}

/// Nothing hangs over the edge of the screen.
async fn fits(browser: &Browser, name: &str) {
    let script = "return [document.documentElement.scrollWidth, window.innerWidth]";
    let sizes = browser.runs(script).await;
    let size = |at: usize| sizes[at].as_f64().unwrap();
    assert!(size(0) <= size(1) + 1.0, "{name} on {}: {sizes}", browser.name);
}

/// Keeps a picture, when somebody wants one.
async fn shoot(browser: &Browser, name: &str) {
    let Some(folder) = named("OKOSHKO_SHOTS") else { return };
    let picture = browser.client.screenshot().await.unwrap();
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(Path::new(&folder).join(format!("{name}-{}.png", browser.name)), picture).unwrap();
}

/// axe-core finds nothing serious.
async fn checks(browser: &Browser, name: &str, axe: &str) {
    let axe = std::fs::read_to_string(axe).unwrap();
    browser.runs(&axe).await;
    let script = "const done = arguments[arguments.length - 1];
        axe.run(document, { resultTypes: ['violations'] }).then((found) => done(found.violations
            .filter((one) => ['serious', 'critical'].includes(one.impact))
            .map((one) => one.id + ': ' + one.help + ' ' + one.nodes.map((node) => node.html).join(' | '))));";
    let found = browser.client.execute_async(script, Vec::new()).await.unwrap();
    assert_eq!(found, Value::Array(Vec::new()), "{name} on {}", browser.name);
}
