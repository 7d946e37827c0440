//! A picture that a camera reads: dark on light whatever the page's colours, with its quiet zone.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

use super::Picture;
use super::pen::{Pen, nth};

/// Modules of the quiet zone on each side (ISO/IEC 18004).
const QUIET: usize = 4;

/// `text` as a picture called `name`; `None` when it is longer than such a picture can be.
pub fn qr(text: &str, name: &str) -> Option<Picture> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let size = nth(width + 2 * QUIET);
    let mut pen = Pen::new("qr", (size, size), name);
    pen.rect("qr-light", (0.0, 0.0), (size, size));
    pen.outline("qr-dark", &dark(&code.to_colors(), width));
    Some(pen.finish())
}

/// Every row's stretches of dark modules, as a path.
fn dark(colors: &[Color], width: usize) -> String {
    let mut path = String::new();
    for (row, modules) in colors.chunks(width.max(1)).enumerate() {
        let mut from = 0;
        for run in modules.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                let (x, y, length) = (from + QUIET, row + QUIET, run.len());
                let _ = write!(path, "M{x} {y}h{length}v1h-{length}z");
            }
            from += run.len();
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corners_are_where_a_camera_looks_for_them() {
        let picture = qr("otpauth://totp/x?secret=GEZDGNBVGY3TQOJQ", "Take <over>").expect("short");
        let svg = picture.to_string();
        assert!(svg.starts_with("<svg class=\"qr\"") && svg.contains("Take &lt;over&gt;"));
        // The finder in the upper left corner: seven dark modules, then one and one.
        assert!(svg.contains("M4 4h7v1h-7z") && svg.contains("M4 5h1v1h-1zM10 5h1v1h-1z"));
        assert!(qr(&"x".repeat(4000), "").is_none());
    }
}
