//! Exports: whatever is changed in one is found.

use kajitori_domain::access::{ActorName, Log};
use kajitori_domain::audit::{
    Action, Broken, Bundle, Checkpoint, Detail, Entries, Entry, Exported, Frontier, Happening,
    KeySigner, Object, ObjectKind, Row, Shown, Signer, Via, checkpoints, origin, verify,
    verify_rows,
};
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::{EngagementId, PersonId};
use kajitori_domain::time::Moment;

const HOST: &str = "bpo.example.co.jp";

fn log() -> Log {
    Log::Engagement(EngagementId::new(Moment(0), [1; 10]))
}

fn signer() -> KeySigner {
    KeySigner::new("bpo.example.co.jp", &[9; 32]).expect("a name")
}

fn rows(count: u8) -> Vec<Row> {
    let actor = ActorName::Person { person: PersonId::new(Moment(0), [2; 10]) };
    (0..count)
        .map(|number| {
            let seq = u64::from(number);
            let object = Object::new(ObjectKind::Close, &"2026-10");
            let mut entry =
                Entry::new(Action::ALL[usize::from(number) % Action::ALL.len()], object);
            entry.after = seq.is_multiple_of(3).then(|| Sha256::of(&seq.to_be_bytes()));
            entry.detail = Detail::none().with("reason", &"二重計上").with("number", &seq);
            entry.shown = if seq.is_multiple_of(5) { Shown::Client } else { Shown::Both };
            let at = Moment(1_790_000_000_000_000 + i64::from(number));
            let (via, nonce) = (Via::Web, [number; 16]);
            let happening =
                Happening { log: log(), seq, at, via, request: "r-1", actor: &actor, nonce };
            Row::of(&entry, &happening)
        })
        .collect()
}

fn lines(rows: &[Row]) -> Vec<String> {
    rows.iter().map(|row| row.export(row.shown == Shown::Both).to_line()).collect()
}

fn note(rows: &[Row]) -> String {
    let mut frontier = Frontier::default();
    rows.iter().for_each(|row| frontier.append(row.leaf_sha256));
    Checkpoint::sign(&origin(HOST, log()), &frontier, &signer()).note
}

/// The checkpoint over all rows, as it is when its note is opened.
fn signed(rows: &[Row]) -> Vec<Checkpoint> {
    checkpoints(&[&note(rows)], &signer().verifier()).expect("its own note")
}

fn check(export: &[u8], notes: &[&str]) -> Result<u64, Broken> {
    verify(&mut &*export, notes, &signer().verifier()).map(|verified| verified.rows)
}

#[test]
fn a_leaf_is_as_it_was_written_down() {
    let row = &rows(1)[0];
    crate::golden::compare("tests/cases/audit-leaf.out", &row.export(true).to_line());
}

#[test]
fn an_export_proves_itself_with_every_note() {
    let rows = rows(200);
    let export = lines(&rows).concat();
    let notes = [note(&rows), note(&rows[..40]), note(&[]), note(&rows[..40])];
    let notes: Vec<&str> = notes.iter().map(String::as_str).collect();
    let verified = verify(&mut export.as_bytes(), &notes, &signer().verifier()).expect("sound");
    assert_eq!((verified.rows, verified.without_detail), (200, 40));
    assert_eq!(verified.origin, origin(HOST, log()));
    let sizes: Vec<u64> = verified.checkpoints.iter().map(|(size, _)| *size).collect();
    assert_eq!(sizes, [0, 40, 40, 200]);
}

#[test]
fn what_is_missing_moved_or_added_is_found() {
    let rows = rows(24);
    let (lines, signed) = (lines(&rows), signed(&rows));
    let found = |lines: &[String]| verify_rows(&mut lines.concat().as_bytes(), &signed).is_err();
    for place in 0..lines.len() {
        let mut without = lines.clone();
        without.remove(place);
        assert!(found(&without), "without row {place}");
        let mut twice = lines.clone();
        twice.insert(place, lines[place].clone());
        assert!(found(&twice), "row {place} twice");
        for other in place + 1..lines.len() {
            let mut swapped = lines.clone();
            swapped.swap(place, other);
            assert!(found(&swapped), "rows {place} and {other} swapped");
        }
    }
    let export = lines.concat();
    for cut in 0..export.len() {
        assert!(verify_rows(&mut &export.as_bytes()[..cut], &signed).is_err(), "cut at byte {cut}");
    }
}

#[test]
fn every_flipped_bit_is_found() {
    let rows = rows(12);
    let (export, signed) = (lines(&rows).concat(), signed(&rows));
    let mut bytes = export.into_bytes();
    for place in 0..bytes.len() {
        for bit in 0..8 {
            bytes[place] ^= 1 << bit;
            assert!(verify_rows(&mut &*bytes, &signed).is_err(), "byte {place}, bit {bit}");
            bytes[place] ^= 1 << bit;
        }
    }
    assert!(verify_rows(&mut &*bytes, &signed).is_ok());
}

#[test]
fn each_defect_has_its_name() {
    let rows = rows(8);
    let (export, whole) = (lines(&rows).concat(), note(&rows));
    let (short, longer) = (note(&rows[..5]), note(&self::rows(9)));
    let bytes = export.as_bytes();
    assert_eq!(check(bytes, &[]), Err(Broken::NoNote));
    assert_eq!(check(bytes, &[&whole, "nonsense"]), Err(Broken::Note { number: 2 }));
    assert_eq!(check(bytes, &[&short]), Err(Broken::Unsigned { rows: 8, size: 5 }));
    assert_eq!(check(bytes, &[&longer, &whole]), Err(Broken::Short { rows: 8, size: 9 }));
    let company = Checkpoint::sign(&origin(HOST, Log::Company), &Frontier::default(), &signer());
    assert_eq!(check(bytes, &[&whole, &company.note]), Err(Broken::Origins));
    assert_eq!(check(b"{}\n", &[&whole]), Err(Broken::Line { line: 1 }));
    assert_eq!(check(&vec![b' '; 3 << 20], &[&whole]), Err(Broken::Line { line: 1 }));
    let second = lines(&rows)[1].clone();
    assert_eq!(check(second.as_bytes(), &[&whole]), Err(Broken::Place { line: 1 }));
    // A forger who may rewrite rows, but has no key: everything fits but the root.
    let forged: String = {
        let read = Exported::parse(second.as_bytes()).expect("a row");
        let forged = Exported { leaf: read.leaf.replace("r-1", "r-2"), ..read };
        [&lines(&rows)[0], &forged.to_line(), &lines(&rows[2..]).concat()]
            .map(String::as_str)
            .concat()
    };
    assert_eq!(check(forged.as_bytes(), &[&whole]), Err(Broken::Root { size: 8 }));
    let other = export.replacen("\\\"number\\\":\\\"1\\\"", "\\\"number\\\":\\\"2\\\"", 1);
    assert_eq!(check(other.as_bytes(), &[&whole]), Err(Broken::Detail { line: 2 }));
}

#[test]
fn a_change_says_at_least_one_thing() {
    let entry = Entry::new(Action::CloseFixed, Object::new(ObjectKind::Close, &"2026-10"));
    let entries = Entries::one(entry.clone());
    assert_eq!(entries.count(), 1);
    assert_eq!(entries.and(entry).iter().count(), 2);
}

#[test]
fn one_file_holds_all_that_it_takes() {
    let all = rows(7);
    let bundle = Bundle { notes: vec![note(&all[..4]), note(&all)], verifier: signer().verifier() };
    let mut file = Vec::new();
    bundle.write(&mut file).expect("written");
    for row in &all {
        Bundle::write_row(&mut file, row, row.shown == Shown::Both).expect("written");
    }
    let check = |file: &[u8], key: Option<&str>| Bundle::verify(&mut &*file, &[], key);
    let sound = check(&file, None).expect("sound");
    assert_eq!((sound.verified.rows, sound.verified.without_detail), (7, 2));
    assert_eq!(sound.verifier, signer().verifier());
    let other = KeySigner::new("bpo.example.co.jp", &[8; 32]).expect("a name").verifier();
    assert_eq!(check(&file, Some(&other)), Err(Broken::Note { number: 1 }));
    let cut = file.iter().rposition(|byte| *byte == b'{').expect("a row");
    assert!(check(&file[..cut], None).is_err(), "a row is missing");
    // The key in the file is compared by people; everything after its line is checked here.
    let rows = file.iter().position(|byte| *byte == b'\n').expect("a line");
    for at in (rows..file.len()).step_by(41) {
        let mut broken = file.clone();
        broken[at] ^= 1;
        assert!(check(&broken, Some(&signer().verifier())).is_err(), "byte {at}");
    }
}
