//! The case table as CSV, and the workbook.

use std::io::{Cursor, Read};

use kajitori_domain::case::{CaseRows, Cell, ColumnKind};
use kajitori_domain::refusal::Stop;
use kajitori_domain::text::Lang;
use kajitori_domain::words::Words;

use crate::sample;

/// Texts that a spreadsheet may take for formulas.
const HOSTILE: [&str; 8] = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1",
    "\r=1",
    "=HYPERLINK(\"http://example.com\",\"x\")",
    "<c><f>1+1</f></c>",
];

struct Rows;

impl CaseRows for Rows {
    fn columns(&self) -> Vec<(String, ColumnKind)> {
        let column = |name: &str, kind| (name.to_owned(), kind);
        vec![
            column("case_id", ColumnKind::Text),
            column("start_time", ColumnKind::Time),
            column("lead_time", ColumnKind::Duration),
            column("events", ColumnKind::Integer),
            column("share", ColumnKind::Number),
            column("open", ColumnKind::Boolean),
            column("=evil", ColumnKind::Text),
        ]
    }

    fn len(&self) -> usize {
        HOSTILE.len()
    }

    fn each(&self, take: &mut dyn FnMut(&[Cell<'_>]) -> bool) -> Result<(), Stop> {
        for text in HOSTILE {
            let cells = [
                Cell::Text(text),
                Cell::Time(1_790_780_400_000_000),
                Cell::Duration(5_400_000_001),
                Cell::Integer(-7),
                Cell::Number(0.5),
                Cell::Boolean(true),
                Cell::Missing,
            ];
            if !take(&cells) {
                break;
            }
        }
        Ok(())
    }
}

fn csv() -> String {
    let mut out = Vec::new();
    kajitori_report::cases_csv(&Rows, "Asia/Tokyo", &mut out).expect("a table");
    String::from_utf8(out).expect("UTF-8")
}

#[test]
fn the_table_has_a_bom_crlf_and_units() {
    let text = csv();
    let header = "\u{FEFF}case_id,start_time,lead_time [s],events,share,open,'=evil\r\n";
    assert!(text.starts_with(header), "{text}");
    assert!(
        text.contains("'+1+1,2026-10-01T00:00:00+09:00,5400.000001,-7,0.5,true,\r\n"),
        "{text}"
    );
    assert!(!text.replace("\r\n", "").contains('\n'));
}

#[test]
fn no_text_of_the_table_is_a_formula() {
    let text = csv();
    let mut reader =
        csv::ReaderBuilder::new().from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
    for record in reader.records() {
        let record = record.expect("a sound row");
        let first = record.get(0).expect("a case");
        assert!(!first.starts_with(['=', '+', '-', '@', '\t', '\r']), "{first}");
    }
}

fn sheets(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
    (0..archive.len())
        .map(|i| {
            let mut file = archive.by_index(i).expect("a part");
            let mut text = String::new();
            file.read_to_string(&mut text).expect("text");
            (file.name().expect("a sound name").into_owned(), text)
        })
        .collect()
}

#[test]
fn the_workbook_is_reproducible_and_has_no_formula() {
    let pack = sample::pack();
    for lang in [Lang::Ja, Lang::En] {
        let words = Words::new(lang);
        let first = kajitori_report::workbook(&pack, &Rows, &words).expect("a workbook");
        let again = kajitori_report::workbook(&pack, &Rows, &words).expect("a workbook");
        assert_eq!(first, again);
        let parts = sheets(&first);
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
        std::fs::write(folder.join(format!("pack-{lang:?}.xlsx")), &first).expect("writable");
        for (name, text) in parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/")) {
            assert!(!text.contains("<f>") && !text.contains("<hyperlink"), "{name} has a formula");
            assert!(text.contains("<pane "), "{name} has no frozen header");
        }
        let all = |needle: &str| parts.iter().any(|(_, text)| text.contains(needle));
        assert!(all("=cmd|' /C calc'!A0"), "a hostile text is kept as it is, as text");
        assert!(all("&lt;c&gt;&lt;f&gt;1+1&lt;/f&gt;&lt;/c&gt;"));
        assert!(!all("pack-"), "a word is missing");
        assert_eq!(parts.iter().filter(|(n, _)| n.starts_with("xl/worksheets/sheet")).count(), 8);
    }
}

#[test]
fn the_signature_stands_in_the_workbook_of_a_fixed_month_alone() {
    let mut pack = sample::pack();
    let told = |pack: &_| {
        let bytes = kajitori_report::workbook(pack, &Rows, &Words::new(Lang::En));
        let parts = sheets(&bytes.expect("a workbook"));
        let has = |needle: &str| parts.iter().any(|(_, text)| text.contains(needle));
        (
            has("kajitori audit verify audit.jsonl --key"),
            has("qUn6WmDKcBUmBEtLLqvVRpqVyV9bpMWC7GYdwY"),
        )
    };
    assert_eq!(told(&pack), (true, true));
    pack.checkpoint = None;
    assert_eq!(told(&pack), (false, false));
}

#[test]
fn the_workbook_keeps_numbers_as_numbers() {
    let bytes = kajitori_report::workbook(&sample::pack(), &Rows, &Words::new(Lang::Ja));
    let parts = sheets(&bytes.expect("a workbook"));
    let cases =
        &parts.iter().find(|(name, _)| name == "xl/worksheets/sheet8.xml").expect("cases").1;
    assert!(cases.contains("<v>46296</v>"), "the local day as a number: {cases}");
    assert!(cases.contains("<v>1.5000000002"), "hours as a number");
    assert!(cases.contains("<v>-7</v>"));
}
