//! Hostile and broken files: a clear refusal within seconds, never a panic, never memory without
//! bound.

use std::io::{self, Read, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use kajitori_domain::mapping::{EventColumns, FileFormat, Mapping, TimeColumns};
use kajitori_domain::refusal::Stop;
use kajitori_domain::watch::Unwatched;
use kajitori_eventlog::inspect::inspect;
use kajitori_eventlog::read::{self, Events};
use kajitori_eventlog::source::Source;
use proptest::prelude::*;

use crate::support::{key, memory};

const HEAD: &str = "<log><trace><string key='concept:name' value='1'/>";
const EVENT: &str = "<event><string key='concept:name' value='a'/>\
    <date key='time:timestamp' value='2026-10-01T00:00:00Z'/></event>";

fn mapping() -> Mapping {
    let columns = vec!["time".to_owned()];
    let zone = Some("Asia/Tokyo".to_owned());
    let events = EventColumns {
        case: "case".to_owned(),
        activity: "activity".to_owned(),
        time: TimeColumns { columns, formats: vec!["iso".to_owned()], zone },
        start: None,
        status: None,
        org: None,
        resource: None,
        attributes: Vec::new(),
    };
    Mapping { events: Some(events), ..Mapping::default() }
}

fn read(source: Source, mapping: &Mapping) -> Result<Events, Stop> {
    read::events(source, mapping, &key(), &mut io::sink(), &Unwatched)
}

fn refusal(source: Source, mapping: &Mapping) -> &'static str {
    match read(source, mapping) {
        Err(Stop::Refusal(refusal)) => refusal.code,
        Err(Stop::Fault(fault)) => panic!("{}", fault.chain),
        Ok(events) => panic!("{} events were read", events.accepted),
    }
}

fn xes(bytes: impl Into<Vec<u8>>) -> &'static str {
    refusal(memory("a.xes", bytes), &Mapping::default())
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::new(), Compression::fast());
    out.write_all(bytes).expect("memory");
    out.finish().expect("memory")
}

#[test]
fn broken_xml_is_refused() {
    let sound = format!("{HEAD}{EVENT}</trace></log>");
    assert_eq!(
        read(memory("a.xes", sound.clone()), &Mapping::default()).expect("sound").accepted,
        1
    );
    for (text, code) in [
        (format!("{HEAD}{EVENT}</trace>"), "log-xml-unclosed"),
        (format!("{HEAD}{EVENT}<event"), "log-xml-unclosed"),
        (format!("{HEAD}{EVENT}</event></log>"), "log-xml-broken"),
        (format!("{sound}{sound}"), "log-xml-broken"),
        ("<html></html>".to_owned(), "log-xml-not-xes"),
        ("<!-- nothing -->".to_owned(), "log-xml-not-xes"),
        ("<log/>".to_owned(), "log-nothing-read"),
        (format!("<!DOCTYPE log [<!ENTITY a 'b'>]>{sound}"), "log-xml-doctype"),
    ] {
        assert_eq!(xes(text.clone()), code, "{text}");
    }
}

#[test]
fn deep_wide_and_long_xml_is_refused() {
    assert_eq!(xes(format!("<log>{}", "<a>".repeat(1_000_000))), "log-xml-too-deep");
    assert_eq!(xes(format!("{HEAD}{}", "<string>".repeat(1_000_000))), "log-xml-too-deep");
    let attributes: String = (0..1_000_000).map(|i| format!(" a{i}='x'")).collect();
    assert_eq!(xes(format!("{HEAD}<event><string{attributes}/>")), "log-xml-too-large");
    let few: String = (0..300).map(|i| format!(" a{i}='x'")).collect();
    assert_eq!(xes(format!("{HEAD}<event><string{few}/>")), "log-xml-too-large");
    for long in ["<!--", "<![CDATA[", "<?x ", "text", "<", "<string key='"] {
        let text = format!("{HEAD}{long}{}", "y".repeat(3 << 20));
        assert_eq!(xes(text), "log-xml-too-large", "{long}");
    }
}

#[test]
fn an_entity_is_not_expanded_and_costs_its_event() {
    let bad = EVENT.replace("value='a'", "value='&boom;'");
    let text = format!("{HEAD}{}{bad}</trace></log>", EVENT.repeat(200));
    let events = read(memory("a.xes", text), &Mapping::default()).expect("a sound rest");
    assert_eq!((events.accepted, events.rejected), (200, 1));
    assert_eq!(events.problems.count("log-xml-attribute"), 1);
}

#[test]
fn many_attributes_of_an_event_stay_bounded() {
    let many: String = (0..20_000).map(|i| format!("<string key='k{i}' value='v'/>")).collect();
    let big = EVENT.replace("</event>", &format!("{many}</event>"));
    let text = format!("{HEAD}{}{big}</trace></log>", EVENT.repeat(200));
    let events = read(memory("a.xes", text), &Mapping::default()).expect("a sound rest");
    assert_eq!(events.accepted, 201);
    assert_eq!(events.log.attributes().len(), 512);
    assert!(events.problems.count("log-attribute-surplus") > 19_000);
}

#[test]
fn packed_files_that_lie_are_refused() {
    let sound = format!("{HEAD}{}</trace></log>", EVENT.repeat(1000));
    let bytes = packed(sound.as_bytes());
    assert_eq!(
        read(memory("a.gz", bytes.clone()), &Mapping::default()).expect("sound").accepted,
        1000
    );
    assert_eq!(xes(&bytes[..bytes.len() - 9]), "log-gzip-truncated");
    assert_eq!(xes(&bytes[..bytes.len() / 2]), "log-gzip-truncated");
    let mut damaged = bytes.clone();
    damaged[bytes.len() - 6] ^= 0xff;
    assert_eq!(xes(damaged), "log-gzip-damaged");
    assert_eq!(xes(packed(&bytes)), "log-file-foreign");
    assert_eq!(xes(packed(b"")), "log-file-empty");
    assert_eq!(xes(""), "log-file-empty");
}

#[test]
fn zeros_after_the_packed_data_are_padding_and_further_members_are_read() {
    let text = format!("{HEAD}{}</trace></log>", EVENT.repeat(1000));
    let (first, second) = text.as_bytes().split_at(text.len() / 2);
    let bytes = [packed(first), packed(second)].concat();
    for padding in [0, 1, 511, 300_000] {
        let padded = [bytes.clone(), vec![0; padding]].concat();
        let events = read(memory("a.gz", padded), &Mapping::default()).expect("padding only");
        assert_eq!(events.accepted, 1000);
    }
    assert_eq!(xes([bytes.clone(), vec![0, 7]].concat()), "log-gzip-damaged");
    assert_eq!(xes([bytes.clone(), b"rest".to_vec()].concat()), "log-gzip-damaged");
    assert_eq!(xes([bytes, vec![0x1f, 0x8b, 8]].concat()), "log-gzip-truncated");
}

#[test]
fn an_encoding_in_foreign_quotes_is_no_encoding() {
    let events = format!("{HEAD}{EVENT}</trace></log>");
    for declared in ["“UTF-8”", "é", "=", "", "'", "'UTF-8"] {
        let text = format!("<?xml version='1.0' encoding={declared}?>{events}");
        let found = read(memory("a.xes", text), &Mapping::default()).expect("a sound rest");
        assert_eq!(found.accepted, 1, "{declared}");
    }
}

#[test]
fn a_named_utf_16_without_a_mark_is_read_in_the_order_of_its_bytes() {
    let text = "case,activity,time\n事案,受付,2026-10-01 09:00\n";
    let file = FileFormat {
        encoding: Some(kajitori_domain::mapping::Encoding::Utf16),
        ..FileFormat::default()
    };
    let mapping = Mapping { file, ..mapping() };
    for order in [u16::to_be_bytes, u16::to_le_bytes] {
        let bytes: Vec<u8> = text.encode_utf16().flat_map(order).collect();
        let events = read(memory("a.csv", bytes), &mapping).expect("two bytes a letter");
        assert_eq!(events.accepted, 1);
    }
}

#[test]
fn placeholder_dates_cost_their_row_only() {
    let rows = "1,a,2026-10-01 09:00\n".repeat(300);
    for far in ["2999-12-31", "1899-12-31 09:00", "2200-01-01T00:00:00Z", "0001-01-01"] {
        let text = format!("case,activity,time\n{rows}1,a,{far}\n");
        let events = read(memory("a.csv", text), &mapping()).expect("few bad rows");
        assert_eq!((events.accepted, events.rejected), (300, 1), "{far}");
        assert_eq!(events.problems.count("log-time-implausible"), 1, "{far}");
    }
}

#[test]
fn an_event_cannot_speak_for_its_trace() {
    let event = EVENT.replace("<event>", "<event><string key='case:concept:name' value='x'/>");
    let text = format!("{HEAD}{event}</trace></log>");
    let log = read(memory("a.xes", text), &Mapping::default()).expect("a sound log").log;
    assert_eq!(kajitori_eventlog::log::texts(log.case()).value(0), "1");
    assert_eq!(log.attributes(), ["event:case:concept:name"]);
}

/// Endless zeros or letters.
struct Endless(u8);

impl Read for Endless {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        out.fill(self.0);
        Ok(out.len())
    }
}

#[test]
fn a_bomb_is_refused() {
    let mut out = GzEncoder::new(Vec::new(), Compression::best());
    out.write_all(b"case,activity,time\n").expect("memory");
    io::copy(&mut Endless(b'x').take(300 << 20), &mut out).expect("memory");
    let bytes = out.finish().expect("memory");
    assert_eq!(refusal(memory("a.csv.gz", bytes), &mapping()), "log-gzip-bomb");
}

#[test]
fn hostile_tables_are_refused_or_kept_aside() {
    let csv = |bytes: Vec<u8>| refusal(memory("a.csv", bytes), &mapping());
    let columns: String = (0..100_000).map(|i| format!("c{i},")).collect();
    assert_eq!(csv(columns.clone().into_bytes()), "log-header-unreadable");
    let wide_row = format!("case,activity,time\n{columns}\n");
    assert_eq!(csv(wide_row.into_bytes()), "log-too-many-rejects");
    assert_eq!(csv(vec![0; 4096]), "log-file-binary");
    assert_eq!(csv(vec![b'"'; 5 << 20]), "log-header-unreadable");
    assert_eq!(csv(vec![b'x'; 5 << 20]), "log-header-unreadable");
    assert_eq!(csv(b"case,activity\n1,a\n".to_vec()), "log-column-missing");
    assert_eq!(csv(b"case,case,activity,time\n1,1,a,2026-10-01\n".to_vec()), "log-column-twice");
    assert_eq!(csv(b"case,activity,time\n".to_vec()), "log-nothing-read");
    assert_eq!(csv(b"PK\x03\x04rest".to_vec()), "log-workbook-damaged");
    assert_eq!(csv(b"PAR1rest".to_vec()), "log-parquet-damaged");
    assert_eq!(csv(b"\xd0\xcf\x11\xe0rest".to_vec()), "log-workbook-old");
    assert_eq!(csv(b"%PDF-1.7".to_vec()), "log-file-foreign");
    let nothing = refusal(memory("a.csv", "a,b\n1,2\n"), &Mapping::default());
    assert_eq!(nothing, "log-mapping-missing");
}

#[test]
fn a_file_without_a_head_is_no_table_to_ask_about() {
    let look = |bytes: &[u8]| match inspect(memory("a.csv", bytes), None, &Unwatched) {
        Err(Stop::Refusal(refusal)) => refusal.code,
        other => panic!("{other:?}"),
    };
    assert_eq!(look(&[0; 4096]), "log-file-binary");
    let holes = [b"case,activity,time\n1,a,2026-10-01\n".as_slice(), &[0; 4096]].concat();
    assert_eq!(look(&holes), "log-file-binary");
    let long = Source { reader: Box::new(Endless(0).take(300 << 20)), ..memory("a.csv", b"") };
    assert!(matches!(inspect(long, None, &Unwatched), Err(Stop::Refusal(_))));
    for blank in ["\n\n", " , ,\n1,2,3\n", "\t\n", "\u{feff}\n", "\"\",\"\"\n1,2\n"] {
        assert_eq!(look(blank.as_bytes()), "log-file-no-columns", "{blank:?}");
    }
    let sound = inspect(memory("a.csv", "case,,time\n1,a\0,2026-10-01\n"), None, &Unwatched);
    assert_eq!(sound.expect("a head with a gap").columns.len(), 3);
}

#[test]
fn a_lone_quote_and_a_nul_cost_one_row_each() {
    let row = "1,a,2026-10-01 09:00\n";
    let text = format!(
        "case,activity,time\n{0}1,\"a,2026-10-01 09:00\n{0}1,a\0,2026-10-01\n{0}",
        row.repeat(300)
    );
    let events = read(memory("a.csv", text), &mapping()).expect("few bad rows");
    assert_eq!((events.accepted, events.rejected), (900, 2));
    assert_eq!(events.problems.count("log-quote-unclosed"), 1);
    assert_eq!(events.problems.count("log-character-forbidden"), 1);
}

#[test]
fn the_allowed_share_of_bad_rows_is_exact() {
    let text = format!("case,activity,time\n{}{}", "1,a,2026-10-01\n".repeat(99), ",,x\n");
    assert!(read(memory("a.csv", text.clone()), &mapping()).is_ok());
    assert_eq!(
        refusal(memory("a.csv", format!("{text},,x\n")), &mapping()),
        "log-too-many-rejects"
    );
    let reject_above = kajitori_domain::decimal::Decimal::parse("0");
    let strict =
        Mapping { file: FileFormat { reject_above, ..FileFormat::default() }, ..mapping() };
    assert_eq!(refusal(memory("a.csv", text), &strict), "log-too-many-rejects");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = read(memory("a", bytes.clone()), &mapping());
        let mut table = b"case,activity,time\n".to_vec();
        table.extend(&bytes);
        let _ = read(memory("a.csv", table), &mapping());
        let mut log = HEAD.as_bytes().to_vec();
        log.extend(&bytes);
        let _ = read(memory("a.xes", log), &Mapping::default());
        let mut gz = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3];
        gz.extend(&bytes);
        let _ = read(memory("a.gz", gz), &mapping());
    }

    #[test]
    fn mutilated_xml_never_panics(
        pieces in proptest::collection::vec(
            prop::sample::select(vec![
                "<event>", "</event>", "<trace>", "</trace>", "<log>", "</log>", "<list>",
                "</list>", "<string key='concept:name' value='a'/>", "<int key='n' value='1'/>",
                "<string key='n' value='x'>", "</string>",
                "<date key='time:timestamp' value='2026-10-01'/>",
                "<date key='time:timestamp' value='2026-10-01T00:00:00Z'/>",
                "&lt;", "&x;", "<", ">", "'",
            ]), 0..40)
    ) {
        let log = format!("<log><trace>{}", pieces.concat());
        let _ = read(memory("a.xes", log), &Mapping::default());
    }
}
