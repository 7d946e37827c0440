//! Whoever reads, and wherever blocks end: one result.

use encoding_rs::SHIFT_JIS;
use kajitori_domain::case::ColumnKind;
use kajitori_domain::decimal::Decimal;
use kajitori_domain::mapping::{AttributeColumn, EventColumns, FileFormat, Mapping, TimeColumns};
use kajitori_domain::watch::{Phase, Unwatched};
use proptest::prelude::*;

use crate::framer::RECORD;
use crate::opened::{Kind, Opened};
use crate::ordered::Pace;
use crate::people::Coder;
use crate::read::dump::{Dump, dump};
use crate::source::{Limits, Source};
use crate::table::Table;

const HEADER: &str = "case,activity,time,user,kind,n";

fn mapping() -> Mapping {
    let attribute =
        |name: &str, kind| AttributeColumn { name: name.to_owned(), column: name.to_owned(), kind };
    let events = EventColumns {
        case: "case".to_owned(),
        activity: "activity".to_owned(),
        time: TimeColumns {
            columns: vec!["time".to_owned()],
            formats: vec!["iso".to_owned(), "%Y/%m/%d %H:%M".to_owned()],
            zone: Some("Europe/Berlin".to_owned()),
        },
        start: None,
        status: None,
        org: None,
        resource: Some("user".to_owned()),
        attributes: vec![attribute("kind", ColumnKind::Text), attribute("n", ColumnKind::Integer)],
    };
    let file = FileFormat { delimiter: Some(b','), ..FileFormat::default() };
    let file = FileFormat { reject_above: Decimal::parse("1"), ..file };
    Mapping { file, events: Some(events), ..Mapping::default() }
}

fn opened(bytes: &[u8], mapping: &Mapping) -> Opened<'static> {
    let reader = Box::new(std::io::Cursor::new(bytes.to_vec()));
    let source = Source { name: "a.csv".to_owned(), reader, size: None };
    let opened = Opened::new(source, &mapping.file, Limits::default(), Phase::ReadLog, &Unwatched);
    opened.expect("a table")
}

fn read(bytes: &[u8], pace: Pace) -> Dump {
    let mapping = mapping();
    let mut opened = opened(bytes, &mapping);
    opened.pace = pace;
    dump(opened, &mapping, Coder::Numbered)
}

/// Rows as a stream gives them: numbers of those with a sound shape, and of the others.
fn shapes(bytes: &[u8]) -> (Vec<u64>, Vec<u64>) {
    let mapping = mapping();
    let opened = opened(bytes, &mapping);
    let Kind::Table(delimiter) = opened.kind else { panic!("a table") };
    let table = Table::new(opened.text, delimiter, opened.known, "a.csv");
    let mut findings = crate::findings::Findings::default();
    let (mut sound, mut bad) = (Vec::new(), Vec::new());
    let mut table = table.expect("a header");
    while let Some(row) = table.next(&mut findings).expect("memory") {
        if row.flaw.is_none() { &mut sound } else { &mut bad }.push(row.record.number);
    }
    (sound, bad)
}

/// A cell, most of them sound.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[A-C][0-9]|受付|完了|審査 中",
        4 => "2026-10-(0[1-9]|25) 0[1-3]:[0-5]0(:0[0-9])?|2026/3/29 2:30",
        2 => "[0-9]{1,4}|1,234|x",
        2 => Just(String::new()),
        1 => "\"(a|\"\"|,|\n|\r\n|受){0,4}\"",
        1 => "\"|5\" pipe|\"a\"b|a\"|\u{3000}|\u{fffd}|\u{0}",
    ]
}

fn line() -> impl Strategy<Value = String> {
    let end = prop_oneof![5 => Just("\n"), 2 => Just("\r\n"), 1 => Just("\r"), 1 => Just("\n\n")];
    let sound =
        ("C[0-9]|NA", "[a-d]", "2026-10-0[1-9] 1[0-9]:00", "|佐藤|鈴木", "|x|受付", "|[0-9]{1,3}");
    let sound = sound.prop_map(|(c, a, t, u, k, n)| [c, a, t, u, k, n].join(","));
    let messy = proptest::collection::vec(cell(), 1..8).prop_map(|cells| cells.join(","));
    (prop_oneof![3 => sound, 2 => messy], end).prop_map(|(line, end)| line + end)
}

/// A table in one of the encodings, perhaps with bytes that mean nothing.
fn table() -> impl Strategy<Value = Vec<u8>> {
    let lines = proptest::collection::vec(line(), 0..60);
    let damage = proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..3);
    (lines, 0..4, damage).prop_map(|(lines, encoding, damage)| {
        let text = format!("{HEADER}\n{}", lines.concat());
        let mut bytes = match encoding {
            0 => SHIFT_JIS.encode(&text.replace('\u{fffd}', "?")).0.into_owned(),
            1 => "\u{feff}"
                .encode_utf16()
                .chain(text.encode_utf16())
                .flat_map(u16::to_le_bytes)
                .collect(),
            _ => text.into_bytes(),
        };
        if encoding == 2 {
            for (place, byte) in damage {
                let head = HEADER.len() + 1;
                if bytes.len() > head {
                    let at = head + place.index(bytes.len() - head);
                    bytes[at] = byte | 0x80;
                }
            }
        }
        bytes
    })
}

const PACES: [(usize, usize); 6] = [(1, 1 << 20), (1, 1), (2, 7), (7, 64), (2, 300), (7, 1000)];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn threads_and_blocks_never_show(bytes in table()) {
        let whole = read(&bytes, Pace { threads: 1, block: usize::MAX });
        for (threads, block) in PACES {
            let other = read(&bytes, Pace { threads, block });
            prop_assert_eq!(&other, &whole, "{} threads, blocks of {}", threads, block);
        }
        let (sound, bad) = shapes(&bytes);
        let rows: u64 = whole.accepted + whole.rejected;
        if !bytes.contains(&0xfd) {
            prop_assert_eq!(rows, u64::try_from(sound.len() + bad.len()).expect("few"));
            prop_assert!(whole.rejected >= u64::try_from(bad.len()).expect("few"));
        }
    }
}

#[test]
fn long_records_and_lines_come_out_alike() {
    let row = "C1,a,2026-10-01 10:00,佐藤,x,1\n";
    let endless = "x".repeat(2 * RECORD);
    let long = |letter: &str| format!("{}\n", letter.repeat(RECORD / 6)).repeat(3);
    let open = format!("C2,\"{}{row}", long("受"));
    let edge = |length: usize| format!("{}\r\n", "y".repeat(length));
    let text = format!(
        "{HEADER}\n{row}{endless}\r\n{row}{open}{row}{}{row}{}{row}\"{}",
        edge(RECORD),
        edge(RECORD + 1),
        long("z")
    );
    let whole = read(text.as_bytes(), Pace { threads: 1, block: usize::MAX });
    assert_eq!(whole.accepted, 6);
    assert!(
        whole.problems.contains("log-row-too-long")
            && whole.problems.contains("log-quote-unclosed")
    );
    for (threads, block) in [(2, 1 << 16), (7, 1 << 20), (1, 3 << 20)] {
        let other = read(text.as_bytes(), Pace { threads, block });
        assert!(other == whole, "{threads} threads, blocks of {block}");
    }
}
