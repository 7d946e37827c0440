//! Packages of npm that a folder of the project locks; `npm ci` fetches exactly those.

use crate::step::{self, Outcome};
use std::path::Path;

/// Fetches the packages of `folder` when `package` is missing or has another version than the
/// locked one. `why` says what they are for.
pub(crate) fn fetch(folder: &str, package: &str, why: &str) -> Outcome {
    let place = step::root().join(folder);
    let wanted = wanted_version(&place, package)?;
    if installed_version(&place, package).as_deref() == Some(wanted.as_str()) {
        return Ok(());
    }
    if !step::present("npm", &["--version"]) {
        return Err(format!(
            "npm is not installed, and {why}.
Install Node.js 20 or newer with npm (Debian, Ubuntu: `apt-get install nodejs npm`;
macOS: `brew install node`; Windows: https://nodejs.org), then run this again."
        ));
    }
    let args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    let mut npm = step::command("npm", &args);
    npm.current_dir(&place);
    step::run(npm)?;
    match installed_version(&place, package) {
        Some(version) if version == wanted => Ok(()),
        _ => Err(format!("npm ran, but {folder}/node_modules has no {package} {wanted}")),
    }
}

fn wanted_version(folder: &Path, package: &str) -> Result<String, String> {
    let locked = json(&folder.join("package.json"))?;
    let version = locked["dependencies"][package].as_str().map(str::to_owned);
    version.ok_or_else(|| format!("{}/package.json does not pin {package}", folder.display()))
}

fn installed_version(folder: &Path, package: &str) -> Option<String> {
    let package = json(&folder.join("node_modules").join(package).join("package.json")).ok()?;
    package["version"].as_str().map(str::to_owned)
}

fn json(path: &Path) -> Result<serde_json::Value, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn packages_are_pinned_to_one_version() {
        for (folder, package) in
            [crate::fonts::PACKAGE, crate::moddle::PACKAGE, crate::e2e::PACKAGE]
        {
            let folder = crate::step::root().join(folder);
            let version = super::wanted_version(&folder, package).unwrap();
            assert!(version.chars().all(|c| c.is_ascii_digit() || c == '.'), "{version}");
        }
    }
}
