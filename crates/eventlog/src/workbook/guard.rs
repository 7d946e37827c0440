//! A workbook's archive is looked through before a library reads it: how much it unpacks to in
//! truth, and whether a part announces more than it holds.

use std::io::{Cursor, Read};

use bytes::Bytes;
use memchr::{memmem, memrchr};
use zip::ZipArchive;

use crate::source::{Limits, Trouble};

/// Files that a workbook's archive may hold.
const FILES: usize = 10_000;

/// Unpacked bytes of the parts that are read into memory whole: texts, styles, relations.
const WHOLE: u64 = 512 << 20;

/// Bytes without markup, as one text at most may have.
const TEXT: usize = 4 << 20;

const CHUNK: usize = 64 * 1024;

/// Bytes in which the announcement of a count must end.
const OVERLAP: usize = 64;

/// Checks the archive.
pub(super) fn check(bytes: &Bytes, limits: Limits) -> Result<(), Trouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Trouble::WorkbookDamaged)?;
    if archive.len() > FILES {
        return Err(Trouble::Swollen);
    }
    let allowed = limits.unpacked(bytes.len());
    let (mut all, mut whole, mut book) = (0, 0, false);
    let mut buffer = vec![0; OVERLAP + CHUNK];
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| Trouble::WorkbookDamaged)?;
        let name = part.name().map_err(|_| Trouble::WorkbookDamaged)?.to_lowercase();
        book |= name.ends_with("workbook.xml");
        if !name.ends_with(".xml") && !name.ends_with(".rels") {
            continue;
        }
        let most = if name.contains("worksheets/") {
            allowed.saturating_sub(all)
        } else {
            WHOLE.saturating_sub(whole).min(allowed.saturating_sub(all))
        };
        let size = look(part, most, &mut buffer)?;
        all += size;
        if !name.contains("worksheets/") {
            whole += size;
        }
    }
    if book { Ok(()) } else { Err(Trouble::WorkbookForeign) }
}

/// Unpacks one part and gives its size.
fn look(mut part: impl Read, most: u64, buffer: &mut [u8]) -> Result<u64, Trouble> {
    let (mut size, mut plain, mut announced) = (0_u64, 0, 0);
    let mut kept = 0;
    loop {
        let room = &mut buffer[kept..];
        let count = part.read(room).map_err(|_| Trouble::WorkbookDamaged)?;
        if count == 0 {
            break;
        }
        let read = &room[..count];
        size = size.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        if size > most {
            return Err(Trouble::Swollen);
        }
        plain = memrchr(b'<', read).map_or(plain + count, |at| count - at);
        // Text of two bytes a letter would hide everything that is looked for.
        if plain > TEXT || read.contains(&0) {
            return Err(Trouble::WorkbookDamaged);
        }
        let seen = kept + count;
        announced = announced.max(largest_count(&buffer[..seen]));
        kept = seen.min(OVERLAP);
        buffer.copy_within(seen - kept..seen, 0);
    }
    // A library makes room for as many texts as are announced, before it reads one.
    if announced > size { Err(Trouble::WorkbookDamaged) } else { Ok(size) }
}

/// The largest number of texts that a stretch of markup announces.
fn largest_count(markup: &[u8]) -> u64 {
    let after = memmem::find_iter(markup, b"uniqueCount").map(|at| &markup[at + 11..]);
    let counts = after.map(|rest| {
        let digits = rest.iter().skip_while(|b| b" \t\r\n=\"'+".contains(b));
        let digits = digits.take_while(|b| b.is_ascii_digit());
        let digit = |all: u64, b: &u8| all.saturating_mul(10).saturating_add(u64::from(b - b'0'));
        digits.fold(0, digit)
    });
    counts.max().unwrap_or(0)
}
