//! Kept pages and tables. Read the difference after `UPDATE=1`; `SHOTS=folder` writes every page
//! there with its style sheet, to be looked at in a browser.

use std::path::Path;

use crate::asset;
use crate::routes::routes;

/// Compares `text` with the kept file, or rewrites it.
pub(super) fn kept(path: &Path, text: &str) {
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().expect("a kept file has a folder")).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(text, kept, "{} differs (UPDATE=1 rewrites)", path.display());
}

fn here(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kept").join(name)
}

#[test]
fn some_pages_are_kept_whole() {
    let wanted =
        ["sign-in-wrong-gate-ja", "close-vendor-ja", "month-client-en", "error-403-client-ja"];
    let mut seen = 0;
    for shot in crate::sample::all() {
        if wanted.contains(&shot.name.as_str()) {
            seen += 1;
            // Names of assets change with every change of the style sheet.
            let html = shot.html.replace(&asset::css().name, "site.css");
            let html = html.replace(&asset::icon().name, "icon.svg");
            let html = html.replace(&asset::keys().name, "keys.js");
            kept(&here(&format!("{}.html", shot.name)), &html);
        }
    }
    assert_eq!(seen, wanted.len());
}

#[test]
fn the_table_of_routes_is_kept() {
    let mut text = String::new();
    for route in routes() {
        let shell = format!("{:?}", route.shell).to_lowercase();
        let (path, needs) = (route.path, route.needs.word());
        text.push_str(&format!("{:<5} {path:<62} {needs:<18} {shell}\n", route.method));
    }
    kept(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/routes.txt"), &text);
}

#[test]
fn every_page_can_be_written_to_a_folder() {
    let Some(folder) = std::env::var_os("SHOTS") else { return };
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder.join("assets")).unwrap();
    for file in [asset::css(), asset::icon(), asset::map(), asset::upload()] {
        std::fs::write(folder.join("assets").join(&file.name), &file.text).unwrap();
    }
    for shot in crate::sample::all() {
        let html = shot.html.replace("\"/assets/", "\"assets/");
        std::fs::write(folder.join(format!("{}.html", shot.name)), html).unwrap();
    }
}
