//! What a file is, by its bytes and never by its name: a short list, and nothing beside it.

/// A kind of file that is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// PDF.
    Pdf,
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// A workbook without macros.
    Xlsx,
    /// A text document without macros.
    Docx,
    /// Text, CSV among it.
    Text,
}

impl Media {
    /// What `head`, the first bytes of a file, begins.
    pub fn of(head: &[u8]) -> Option<Self> {
        match head {
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [b'P', b'K', 3, 4, ..] => packed(head),
            _ => text(head).then_some(Self::Text),
        }
    }

    /// Its media type. A text is never shown by a browser as anything else.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Text => "text/plain; charset=utf-8",
        }
    }

    /// The ends that its name may have; the first is added to a name that has none of them.
    fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &[".pdf"],
            Self::Png => &[".png"],
            Self::Jpeg => &[".jpg", ".jpeg"],
            Self::Xlsx => &[".xlsx"],
            Self::Docx => &[".docx"],
            Self::Text => &[".txt", ".csv"],
        }
    }

    /// The name without folders, with an end that says what the file is.
    pub fn named(self, file: &str) -> String {
        let last = file.rsplit(['/', '\\']).next().unwrap_or_default();
        let name: String = last.chars().filter(|c| !c.is_control()).take(200).collect();
        let name = if name.trim().is_empty() { "file" } else { name.trim() };
        let low = name.to_lowercase();
        match self.extensions() {
            ends if ends.iter().any(|end| low.ends_with(end)) => name.to_owned(),
            ends => format!("{name}{}", ends.first().copied().unwrap_or_default()),
        }
    }
}

/// An office document among packed files, by the names of its first parts; one with macros is none.
fn packed(head: &[u8]) -> Option<Media> {
    let names = |part: &[u8]| head.windows(part.len()).any(|window| window == part);
    match () {
        () if names(b"vbaProject") => None,
        () if names(b"word/") => Some(Media::Docx),
        () if names(b"xl/") => Some(Media::Xlsx),
        () => None,
    }
}

/// Whether bytes can be text: no zero and none of the controls that no text has. What a browser
/// would run as a page is none either.
fn text(head: &[u8]) -> bool {
    let control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c);
    let start = head.strip_prefix("\u{feff}".as_bytes()).unwrap_or(head);
    let page = start.trim_ascii_start().starts_with(b"<");
    !head.iter().any(control) && !page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_bytes_say() {
        let packed = |name: &[u8]| [b"PK\x03\x04....[Content_Types].xml", name].concat();
        for (head, kind) in [
            (b"%PDF-1.7\n".to_vec(), Some(Media::Pdf)),
            (b"\x89PNG\r\n\x1a\n..".to_vec(), Some(Media::Png)),
            (b"\xff\xd8\xff\xe0".to_vec(), Some(Media::Jpeg)),
            (packed(b"xl/workbook.xml"), Some(Media::Xlsx)),
            (packed(b"word/document.xml"), Some(Media::Docx)),
            (packed(b"xl/vbaProject.bin"), None),
            (packed(b"anything.exe"), None),
            ("案件,日時\r\n1,2026-10-01\r\n".as_bytes().to_vec(), Some(Media::Text)),
            (b"\x88\xc4\x8c\x8f,\x93\xfa\x8e\x9e\n".to_vec(), Some(Media::Text)),
            (b"MZ\x90\0".to_vec(), None),
            (b"<svg onload='x'>".to_vec(), None),
            ("\u{feff}\n <html>".as_bytes().to_vec(), None),
        ] {
            assert_eq!(Media::of(&head), kind, "{head:?}");
        }
    }

    #[test]
    fn a_name_says_what_the_file_is() {
        assert_eq!(Media::Pdf.named("../etc/承認記録.exe"), "承認記録.exe.pdf");
        assert_eq!(Media::Text.named("C:\\記録.CSV"), "記録.CSV");
        assert_eq!(Media::Png.named("\n/"), "file.png");
    }
}
