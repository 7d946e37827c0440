//! Workbooks, packed or as the texts that they are packed from.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK\x03\x04") {
        kajitori_fuzz::events(bytes, &kajitori_fuzz::PLAIN);
    } else if let Some(book) = kajitori_fuzz::workbook(bytes) {
        kajitori_fuzz::events(&book, &kajitori_fuzz::PLAIN);
    }
});
