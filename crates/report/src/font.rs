//! The embedded fonts: Noto Sans JP, regular and bold (OFL-1.1, see `THIRD-PARTY.md`).

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

const FILES: [&[u8]; 2] = [
    include_bytes!(
        "../fonts/node_modules/@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf"
    ),
    include_bytes!(
        "../fonts/node_modules/@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf"
    ),
];

/// What stands in for a character that the fonts cannot draw: the typesetter's geta (下駄).
const GETA: char = '〓';

/// The parsed fonts and the catalogue by which Typst finds them.
pub(crate) struct Fonts {
    pub(crate) book: LazyHash<FontBook>,
    pub(crate) fonts: Vec<Font>,
}

/// The fonts, parsed once in a process.
pub(crate) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let fonts: Vec<Font> = FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect();
    Fonts { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
});

/// `text` with 〓 for each character that the fonts cannot draw, and a space for each control
/// character.
pub(crate) fn drawable(text: &str) -> String {
    let coverage = FONTS.fonts.first().map(|font| &font.info().coverage);
    text.chars()
        .map(|c| match c {
            '\n' | ' ' | '\u{200B}' => c,
            _ if c.is_control() => ' ',
            _ if coverage.is_some_and(|known| known.contains(u32::from(c))) => c,
            _ => GETA,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_fonts_lack_becomes_a_geta() {
        assert_eq!(drawable("髙橋①㈱ A\u{7}z"), "髙橋①㈱ A z");
        assert_eq!(drawable("a🎌b\u{E000}ع"), "a〓b〓〓");
        assert_eq!(drawable("○×△－／●■▲◆"), "○×△－／●■▲◆");
    }
}
