//! The font of the PDF comes from a registry package.

use crate::npm;
use crate::step::Outcome;

/// Where the package is locked, and its name.
pub(crate) const PACKAGE: (&str, &str) = ("crates/report/fonts", "@expo-google-fonts/noto-sans-jp");

/// Fetches the font package when it is missing or has another version than the locked one.
pub(crate) fn run() -> Outcome {
    npm::fetch(PACKAGE.0, PACKAGE.1, "the font of the PDF is an npm package")
}
