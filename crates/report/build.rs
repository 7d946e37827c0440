//! Checks that the fonts are installed; says what to run when they are not.

use std::path::Path;

const FONTS: [&str; 2] = ["400Regular/NotoSansJP_400Regular.ttf", "700Bold/NotoSansJP_700Bold.ttf"];

fn main() {
    let folder = Path::new("fonts/node_modules/@expo-google-fonts/noto-sans-jp");
    println!("cargo::rerun-if-changed=build.rs");
    for font in FONTS {
        let path = folder.join(font);
        println!("cargo::rerun-if-changed={}", path.display());
        if !path.exists() {
            println!("cargo::error=the font {} is absent; run `cargo xtask fonts`", path.display());
        }
    }
}
