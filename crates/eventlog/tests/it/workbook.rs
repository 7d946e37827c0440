//! Workbooks as people keep them, and as nobody should send them.

use std::io::{Cursor, Write};

use kajitori_domain::mapping;
use kajitori_domain::refusal::Stop;
use kajitori_domain::watch::Unwatched;
use kajitori_eventlog::inspect::{Form, Inspection, inspect};
use kajitori_eventlog::read::events;
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::{key, memory};

fn book(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().expect("memory")
}

fn header(sheet: &mut Worksheet, row: u32, names: &[&str]) {
    for (column, name) in (0..).zip(names) {
        sheet.write_string(row, column, *name).expect("a cell");
    }
}

fn look(bytes: Vec<u8>) -> Inspection {
    inspect(memory("a.xlsx", bytes), None, &Unwatched).expect("a readable book")
}

/// The code of the refusal that reading `bytes` meets.
fn refused(bytes: impl Into<Vec<u8>>) -> &'static str {
    let (mapping, _) = mapping::read(
        "m.toml",
        "format = 1\n[events]\ncase = \"案件番号\"\nactivity = \"工程\"\ntime = \"日時\"\n",
    );
    let mapping = mapping.expect("sound");
    let mut nowhere = std::io::sink();
    match events(memory("a.xlsx", bytes), &mapping, &key(), &mut nowhere, &Unwatched) {
        Err(Stop::Refusal(refusal)) => refusal.code,
        Err(Stop::Fault(fault)) => panic!("{}", fault.chain),
        Ok(_) => "read",
    }
}

#[test]
fn cells_mean_what_the_sheet_shows() {
    let bytes = book(|sheet| {
        let day = Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
        let era = Format::new().set_num_format("[$-411]ggge\"年\"m\"月\"d\"日\"");
        let clock = Format::new().set_num_format("h:mm");
        sheet.write_string(0, 0, "業務実績表　2026年10月").expect("a cell");
        header(sheet, 2, &["案件番号", "工程", "日付", "時刻", "済", "率", "備考"]);
        sheet.write_number(3, 0, 123.0).expect("a cell");
        sheet.write_string(3, 1, "受付").expect("a cell");
        sheet.write_number_with_format(3, 2, 46_296.0, &day).expect("a cell");
        sheet.write_number_with_format(3, 3, 0.378_472_222_222, &clock).expect("a cell");
        sheet.write_boolean(3, 4, true).expect("a cell");
        sheet.write_number(3, 5, 0.9995).expect("a cell");
        sheet.write_string(3, 6, "行の\n途中").expect("a cell");
        sheet.write_string(6, 0, "00123").expect("a cell");
        sheet.write_string(6, 1, "完了").expect("a cell");
        sheet.write_number_with_format(6, 2, 46_297.0, &era).expect("a cell");
        sheet.write_string(6, 3, "17:30").expect("a cell");
        sheet.write_string(6, 9, "見出しのない列").expect("a cell");
        sheet.set_row_hidden(6).expect("a row");
    });
    let found = look(bytes);
    assert_eq!(
        found.rows,
        [
            [
                "123",
                "受付",
                "2026-10-01T00:05:00Z",
                "",
                "",
                "",
                "4",
                "true",
                "0.9995",
                "行の\n途中"
            ],
            ["00123", "完了", "2026-10-02T08:30:00Z", "", "", "", "7", "", "", ""],
        ]
    );
    assert_eq!((found.accepted, found.rejected), (2, 0));
    let sheet = "Sheet1".to_owned();
    assert_eq!(found.form, Form::Workbook { sheet: sheet.clone(), sheets: vec![sheet] });
    assert_eq!((found.delimiter, found.mapping.file.delimiter), (None, None));
}

#[test]
fn an_error_value_is_a_problem_where_it_is_needed() {
    let bytes = book(|sheet| {
        header(sheet, 0, &["案件番号", "工程", "日時", "部署", "金額", "備考"]);
        let dated = Format::new().set_num_format("yyyy-mm-dd hh:mm");
        for row in 1..=60 {
            sheet.write_string(row, 0, format!("{row}")).expect("a cell");
            sheet.write_string(row, 1, "受付").expect("a cell");
            sheet.write_number_with_format(row, 2, 46_296.5, &dated).expect("a cell");
            sheet.write_number(row, 4, 5.0).expect("a cell");
        }
        let error = |text: &str| Formula::new("=NA()").set_result(text);
        sheet.write_formula(3, 0, error("#N/A")).expect("a cell");
        sheet.write_formula(4, 2, error("#VALUE!")).expect("a cell");
        sheet.write_formula(5, 3, error("#REF!")).expect("a cell");
        sheet.write_formula(6, 4, error("#DIV/0!")).expect("a cell");
        sheet.write_formula(7, 5, error("#NAME?")).expect("a cell");
    });
    let found = look(bytes);
    let told = found.problems.iter().flat_map(|(_, finding)| &finding.examples);
    let told: Vec<_> = told.map(|p| (p.code, p.place.row, p.place.value.as_deref())).collect();
    assert_eq!(
        told,
        [
            ("log-cell-error", Some(4), Some("#N/A")),
            ("log-cell-error", Some(5), Some("#VALUE!")),
            ("log-value-error", Some(6), Some("#REF!")),
            ("log-value-error", Some(7), Some("#DIV/0!")),
            ("log-value-error", Some(8), Some("#NAME?")),
        ]
    );
    assert_eq!((found.accepted, found.rejected), (58, 2));
}

#[test]
fn sheets_are_chosen_by_name_or_asked() {
    let mut book = Workbook::new();
    for (name, case) in [("設定", "x"), ("9月", "九"), ("10月", "十")] {
        let sheet = book.add_worksheet().set_name(name).expect("a name");
        header(sheet, 0, &["案件番号", "工程", "日時"]);
        header(sheet, 1, &[case, "受付", "2026-10-01 09:00"]);
    }
    book.worksheet_from_index(1).expect("a sheet").set_active(true);
    book.worksheet_from_index(0).expect("a sheet").set_hidden(true);
    let bytes = book.save_to_buffer().expect("memory");
    let found = look(bytes.clone());
    assert_eq!(found.mapping.file.sheet.as_deref(), Some("9月"));
    assert_eq!((found.questions[0].code, found.rows[0][0].as_str()), ("log-ask-sheet", "九"));
    for (name, case) in [("10月", Some("十")), ("設定", Some("x")), ("11月", None)] {
        let mut mapping = found.mapping.clone();
        mapping.file.sheet = Some(name.to_owned());
        match inspect(memory("a.xlsx", bytes.clone()), Some(&mapping), &Unwatched) {
            Ok(found) => assert_eq!(Some(found.rows[0][0].as_str()), case),
            Err(Stop::Refusal(refusal)) => {
                assert_eq!((refusal.code, case), ("log-sheet-missing", None));
            }
            Err(Stop::Fault(fault)) => panic!("{}", fault.chain),
        }
    }
}

/// A workbook with one part exchanged.
fn exchanged(bytes: &[u8], part: &str, content: &[u8]) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let file = old.by_index_raw(index).expect("a part");
        if file.name().expect("a name") == part {
            new.start_file(part, SimpleFileOptions::default()).expect("memory");
            new.write_all(content).expect("memory");
        } else {
            new.raw_copy_file(file).expect("memory");
        }
    }
    new.finish().expect("memory").into_inner()
}

#[test]
fn hostile_books_are_refused() {
    let sound = book(|sheet| header(sheet, 0, &["案件番号", "工程", "日時"]));
    assert_eq!(refused(sound.clone()), "log-nothing-read");
    for cut in [5, 40, sound.len() / 2, sound.len() - 30] {
        assert_eq!(refused(&sound[..cut]), "log-workbook-damaged", "{cut}");
    }
    let (sheet, texts) = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml");
    let with = |part, content: &[u8]| refused(exchanged(&sound, part, content));
    assert_eq!(with(sheet, b"<worksheet><sheetData><row"), "log-workbook-damaged");
    assert_eq!(with(sheet, &b" ".repeat(5 << 20)), "log-workbook-damaged");
    assert_eq!(with(sheet, &b"<a/>".repeat(30 << 20)), "log-contents-swollen");
    let announced = b"<sst uniqueCount=\"9999999999999\"></sst>";
    assert_eq!(with(texts, announced), "log-workbook-damaged");
    let wide: Vec<u8> = "<sst/>".bytes().flat_map(|byte| [byte, 0]).collect();
    assert_eq!(with(texts, &wide), "log-workbook-damaged");
    for cells in [
        "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>",
        "<row r=\"1048577\"><c r=\"A1048577\"><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>999</v></c></row>",
        "<row r=\"1\"><c r=\"A99999999999999\"><v>1</v></c></row>",
    ] {
        let text = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
        let code = with(sheet, text.as_bytes());
        assert!(
            ["log-workbook-damaged", "log-header-unreadable"].contains(&code),
            "{cells} {code}"
        );
    }
    let mut other = ZipWriter::new(Cursor::new(Vec::new()));
    other.start_file("a.csv", SimpleFileOptions::default()).expect("memory");
    other.write_all(b"a,b\n").expect("memory");
    let other = other.finish().expect("memory").into_inner();
    assert_eq!(refused(other), "log-workbook-foreign");
}
