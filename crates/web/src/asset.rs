//! What a page loads besides itself: one style sheet, one icon, and some pages a script, named by
//! their content so that a browser may keep them for ever.

use std::sync::LazyLock;

use sha2::{Digest, Sha256};

const CSS: &[&str] = &[
    include_str!("../assets/css/token.css"),
    include_str!("../assets/css/base.css"),
    include_str!("../assets/css/shell.css"),
    include_str!("../assets/css/control.css"),
    include_str!("../assets/css/part.css"),
    include_str!("../assets/css/figure.css"),
    include_str!("../assets/css/picture.css"),
    include_str!("../assets/css/explore.css"),
    include_str!("../assets/css/print.css"),
];
const ICON: &str = include_str!("../assets/icon.svg");
const KEYS: &str = include_str!("../assets/js/keys.js");
const MAP: &str = include_str!("../assets/js/map.js");
const UPLOAD: &str = include_str!("../assets/js/upload.js");

static FILES: LazyLock<[Asset; 5]> = LazyLock::new(|| {
    [
        Asset::new("site", "css", "text/css; charset=utf-8", CSS.concat()),
        Asset::new("icon", "svg", "image/svg+xml", ICON.to_owned()),
        Asset::new("map", "js", "text/javascript; charset=utf-8", MAP.to_owned()),
        Asset::new("upload", "js", "text/javascript; charset=utf-8", UPLOAD.to_owned()),
        Asset::new("keys", "js", "text/javascript; charset=utf-8", KEYS.to_owned()),
    ]
});

/// A file that the server holds in memory.
#[derive(Debug)]
pub struct Asset {
    /// Its name in the address: stem, digest, extension.
    pub name: String,
    /// Its media type.
    pub media: &'static str,
    /// Its content.
    pub text: String,
}

impl Asset {
    fn new(stem: &str, extension: &str, media: &'static str, text: String) -> Self {
        let digest = Sha256::digest(text.as_bytes());
        let digits: String = digest.iter().take(6).map(|b| format!("{b:02x}")).collect();
        Self { name: format!("{stem}-{digits}.{extension}"), media, text }
    }
}

/// The style sheet.
pub fn css() -> &'static Asset {
    &FILES[0]
}

/// The icon of the site.
pub fn icon() -> &'static Asset {
    &FILES[1]
}

/// The script that takes keys to the search field, on every page.
pub fn keys() -> &'static Asset {
    &FILES[4]
}

/// The script that redraws the process map while its sliders move.
pub fn map() -> &'static Asset {
    &FILES[2]
}

/// The script that sends files in pieces.
pub fn upload() -> &'static Asset {
    &FILES[3]
}

/// The asset of that name.
pub fn find(name: &str) -> Option<&'static Asset> {
    FILES.iter().find(|asset| asset.name == name)
}
