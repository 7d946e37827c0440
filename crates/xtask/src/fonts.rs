//! The font of the PDF comes from a registry package; `npm ci` fetches exactly the locked version.

use crate::step::{self, Outcome};
use std::path::Path;

const FOLDER: &str = "crates/report/fonts";
const PACKAGE: &str = "@expo-google-fonts/noto-sans-jp";
const NO_NPM: &str = "npm is not installed, and the font of the PDF is an npm package.
Install Node.js 20 or newer with npm (Debian, Ubuntu: `apt-get install nodejs npm`;
macOS: `brew install node`; Windows: https://nodejs.org), then run this again.";

/// Fetches the font package when it is missing or has another version than the locked one.
pub(crate) fn run() -> Outcome {
    let folder = step::root().join(FOLDER);
    let wanted = wanted_version(&folder)?;
    if installed_version(&folder).as_deref() == Some(wanted.as_str()) {
        return Ok(());
    }
    if !step::present("npm", &["--version"]) {
        return Err(NO_NPM.to_owned());
    }
    let args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    let mut npm = step::command("npm", &args);
    npm.current_dir(&folder);
    step::run(npm)?;
    match installed_version(&folder) {
        Some(version) if version == wanted => Ok(()),
        _ => Err(format!("npm ran, but {FOLDER}/node_modules has no {PACKAGE} {wanted}")),
    }
}

fn wanted_version(folder: &Path) -> Result<String, String> {
    let package = json(&folder.join("package.json"))?;
    let version = package["dependencies"][PACKAGE].as_str().map(str::to_owned);
    version.ok_or_else(|| format!("{FOLDER}/package.json does not pin {PACKAGE}"))
}

fn installed_version(folder: &Path) -> Option<String> {
    let package = json(&folder.join("node_modules").join(PACKAGE).join("package.json")).ok()?;
    package["version"].as_str().map(str::to_owned)
}

fn json(path: &Path) -> Result<serde_json::Value, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_font_package_is_pinned_to_one_version() {
        let folder = crate::step::root().join(super::FOLDER);
        let version = super::wanted_version(&folder).unwrap();
        assert!(version.chars().all(|c| c.is_ascii_digit() || c == '.'), "{version}");
    }
}
