//! The journeys in a browser: what they need is fetched or named, then Node runs them.

use crate::npm;
use crate::step::{self, Outcome};

/// Where the package is locked, and its name.
pub(crate) const PACKAGE: (&str, &str) = ("e2e", "playwright-core");

/// Where Debian and others put the browser.
const PLACES: [&str; 4] =
    ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "chromium"];

/// What Debian calls the browser and a font with Japanese letters.
const DEBIAN: [&str; 2] = ["chromium", "fonts-noto-cjk"];

/// Builds the product, and runs every journey, or those whose file's name contains `filter`.
pub(crate) fn run(filters: &[String]) -> Outcome {
    let Some(browser) = ready()? else { return Err(MISSING.to_owned()) };
    crate::fonts::run()?;
    step::run(step::cargo(&["build", "--workspace"]))?;
    journeys(&browser, filters)
}

/// What to do where the browser is missing.
pub(crate) const MISSING: &str = "the journeys need Chromium. Install it \
    (Debian, Ubuntu: `apt-get install chromium fonts-noto-cjk`), or name it in KAJITORI_CHROMIUM";

/// The browser; installed first where this is root on Debian. `None` where there is none.
pub(crate) fn ready() -> Result<Option<String>, String> {
    if let Some(found) = browser() {
        return Ok(Some(found));
    }
    let root = step::output(step::command("id", &["-u"])).is_ok_and(|id| id.trim() == "0");
    if root && step::present("apt-get", &["--version"]) {
        step::run(step::command("apt-get", &["update", "--quiet"]))?;
        let install = ["install", "--yes", "--quiet", "--no-install-recommends"];
        step::run(step::command("apt-get", &[&install[..], &DEBIAN].concat()))?;
    }
    Ok(browser())
}

fn browser() -> Option<String> {
    let told = std::env::var("KAJITORI_CHROMIUM").ok();
    let places = told.into_iter().chain(PLACES.map(str::to_owned));
    places.into_iter().find(|place| step::present(place, &["--version"]))
}

/// Runs the journeys with the product as it is built.
pub(crate) fn journeys(browser: &str, filters: &[String]) -> Outcome {
    npm::fetch(PACKAGE.0, PACKAGE.1, "what drives the browser is an npm package")?;
    let folder = step::root().join(PACKAGE.0);
    let entries = std::fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let fits = |name: &String| filters.is_empty() || filters.iter().any(|f| name.contains(f));
    let mut files: Vec<String> =
        names.filter(|name| name.ends_with(".test.mjs")).filter(fits).collect();
    files.sort();
    let mut node = step::command("node", &["run.mjs"]);
    node.args(files).current_dir(folder);
    node.env("KAJITORI_BINARY", crate::demo::binary()?).env("KAJITORI_CHROMIUM", browser);
    step::run(node)
}
