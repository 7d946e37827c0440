//! Object-centric logs that are broken or made to harm.

use std::fmt::Write;

use kajitori_eventlog::read::Events;
use rusqlite::Connection;

use crate::ocel::{cells, mapping, read, refused};
use crate::support::memory;

/// A sound database of two orders, changed by `more`.
fn database(more: &str) -> Vec<u8> {
    let connection = Connection::open_in_memory().expect("memory");
    connection
        .execute_batch(
            "CREATE TABLE event(ocel_id TEXT, ocel_type TEXT);
             CREATE TABLE object(ocel_id TEXT, ocel_type TEXT);
             CREATE TABLE event_object(ocel_event_id TEXT, ocel_object_id TEXT,
               ocel_qualifier TEXT);
             CREATE TABLE event_map_type(ocel_type TEXT, ocel_type_map TEXT);
             CREATE TABLE object_map_type(ocel_type TEXT, ocel_type_map TEXT);
             CREATE TABLE event_Pay(ocel_id TEXT, ocel_time TEXT, fast BOOLEAN, cost REAL);
             CREATE TABLE object_Order(ocel_id TEXT, ocel_time TEXT, ocel_changed_field TEXT,
               state);
             INSERT INTO event_map_type VALUES('pay', 'Pay');
             INSERT INTO object_map_type VALUES('order', 'Order');
             INSERT INTO object VALUES('o1', 'order'), ('o2', 'order');
             INSERT INTO event VALUES('e1', 'pay'), ('e2', 'pay');
             INSERT INTO event_Pay VALUES('e1', '2026-10-01 09:00:00', 1, 2.0),
               ('e2', '2026-10-02 09:00:00', 0, NULL);
             INSERT INTO object_Order VALUES('o1', '1970-01-01 00:00:00', NULL, 'new'),
               ('o1', '2026-10-02 09:00:00', 'state', NULL);
             INSERT INTO event_object VALUES('e1', 'o1', 'a'), ('e2', 'o1', 'b'),
               ('e2', 'o2', 'c');",
        )
        .and_then(|()| connection.execute_batch(more))
        .expect("sound SQL");
    connection.serialize("main").expect("a database").to_vec()
}

fn of(bytes: Vec<u8>) -> Result<Events, kajitori_domain::refusal::Stop> {
    let mut mapping = mapping("order", "UTC");
    mapping.file.reject_above = kajitori_domain::decimal::Decimal::parse("1");
    read(memory("a.sqlite", bytes), &mapping)
}

#[test]
fn a_database_is_read_with_its_kinds_and_its_changes() {
    let events = of(database("")).expect("sound");
    let rows: Vec<String> = cells(&events).iter().map(|row| row.join("|")).collect();
    assert_eq!(
        rows,
        [
            "case|activity|time|status|org|operator|row|ocel:eid|ocel:qualifier|cost|fast|\
             case:state",
            "o1|pay|2026-10-01T09:00:00Z||||1|e1|a|2.0|true|new",
            "o1|pay|2026-10-02T09:00:00Z||||2|e2|b||false|",
            "o2|pay|2026-10-02T09:00:00Z||||3|e2|c||false|",
        ]
    );
}

#[test]
fn names_are_never_sql() {
    let more =
        "CREATE TABLE \"event_x\"\"; DROP TABLE event; --\"(ocel_id, ocel_time, \"a\"\"b\" TEXT);
        INSERT INTO event_map_type VALUES('bad\"; DROP TABLE event', 'x\"; DROP TABLE event; --');
        INSERT INTO event VALUES('e3', 'bad\"; DROP TABLE event');
        INSERT INTO \"event_x\"\"; DROP TABLE event; --\" VALUES('e3', '2026-10-03', 'v');
        INSERT INTO event_object VALUES('e3', 'o2', NULL);";
    let events = of(database(more)).expect("sound");
    let cells = cells(&events);
    let last = cells.last().expect("a row");
    assert!(cells[0].contains(&"a\"b".to_owned()));
    assert!(last.contains(&"bad\"; DROP TABLE event".to_owned()) && last.contains(&"v".to_owned()));
}

#[test]
fn views_virtual_tables_and_missing_tables_are_no_log() {
    for more in [
        "DROP TABLE event; CREATE VIEW event AS SELECT 'e1' AS ocel_id, 'pay' AS ocel_type;",
        "DROP TABLE event_object;",
        "ALTER TABLE object DROP COLUMN ocel_type;",
    ] {
        assert_eq!(refused(of(database(more))).0, "log-sqlite-foreign", "{more}");
    }
}

#[test]
fn what_is_wrong_with_a_database_is_told() {
    for (more, code) in [
        ("INSERT INTO event_object VALUES('e1', 'o9', 'x');", "log-ocel-object-unknown"),
        ("INSERT INTO event_object VALUES('e9', 'o1', 'x');", "log-ocel-event-unlisted"),
        ("INSERT INTO object_Order VALUES('o9', NULL, NULL, 1);", "log-ocel-object-unlisted"),
        ("INSERT INTO object_Order VALUES('o1', NULL, 'none', 1);", "log-ocel-value-unusable"),
        ("UPDATE object_Order SET state = x'00ff';", "log-ocel-value-unusable"),
        ("INSERT INTO event VALUES('e1', 'pay');", "log-ocel-event-id-twice"),
        ("INSERT INTO object VALUES('o1', 'item');", "log-ocel-object-twice"),
        ("UPDATE event_Pay SET ocel_time = NULL WHERE ocel_id = 'e1';", "log-time-missing"),
        ("DROP TABLE object_Order;", "log-sqlite-table-missing"),
        ("UPDATE event_Pay SET fast = 7;", "log-attribute-unreadable"),
        ("UPDATE object_Order SET state = hex(zeroblob(40000));", "log-cell-too-long"),
        ("UPDATE object_Order SET state = CAST(x'80' AS TEXT);", "log-encoding-broken"),
    ] {
        match of(database(more)) {
            Ok(events) => assert!(events.problems.count(code) > 0, "{more}: {:?}", events.problems),
            Err(kajitori_domain::refusal::Stop::Refusal(refusal)) => {
                let told = refusal.problems.iter().any(|problem| problem.code == code);
                assert!(told, "{more}: {refusal:?}");
            }
            Err(kajitori_domain::refusal::Stop::Fault(fault)) => panic!("{}", fault.chain),
        }
    }
}

#[test]
fn triggers_and_computed_columns_do_nothing() {
    let bytes = database(
        "CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM object; END;
         ALTER TABLE event_Pay ADD COLUMN made TEXT AS (hex(zeroblob(100000000)));",
    );
    assert_eq!(of(bytes).expect("sound").accepted, 3);
}

#[test]
fn a_journal_elsewhere_is_told_and_damage_is_refused() {
    let mut bytes = database("");
    bytes[18..20].fill(2);
    let events = of(bytes.clone()).expect("sound");
    assert_eq!((events.accepted, events.problems.count("log-sqlite-journal")), (3, 1));
    for cut in [60, 200, 4_096, 5_000, bytes.len() / 2] {
        let answer = of(bytes[..cut].to_vec());
        let (code, _) = refused(answer);
        assert!(["log-sqlite-damaged", "log-sqlite-foreign"].contains(&code), "{cut}: {code}");
    }
    for at in (100..bytes.len()).step_by(97) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x5a;
        // Whatever it answers, it answers.
        drop(of(damaged));
    }
}

#[test]
fn hostile_json_is_refused_early() {
    let plain = mapping("order", "UTC");
    let deep = format!("{{\"events\": [{}", "[".repeat(100_000));
    let long = format!("{{\"events\": [{{\"id\": \"{}\"}}]}}", "x".repeat(17 << 20));
    let mut many = String::from("{\"objectTypes\": [], \"events\": [");
    for _ in 0..3 {
        write!(many, "{{\"id\": 1, \"time\": {{\"a\": [[[1]]]}}}},").expect("memory");
    }
    for (text, expected) in [
        (deep, "log-json-unclosed"),
        (long, "log-json-too-large"),
        (many, "log-json-unclosed"),
        ("{\"objectTypes\": []} trailing".to_owned(), "log-json-broken"),
        ("{\"objectTypes\": 3}".to_owned(), "log-json-broken"),
    ] {
        assert_eq!(refused(read(memory("a.json", text), &plain)).0, expected);
    }
}

#[test]
fn hostile_xml_is_refused_early() {
    let plain = mapping("order", "UTC");
    let deep = format!("<log><object-types/>{}", "<a>".repeat(100));
    let long = format!("<log><object-types/><objects><object id=\"{}\"", "x".repeat(2 << 20));
    let bomb = "<!DOCTYPE log [<!ENTITY a \"b\">]><log><object-types/></log>".to_owned();
    for (text, expected) in [
        (deep, "log-xml-too-deep"),
        (long, "log-xml-too-large"),
        (bomb, "log-xml-doctype"),
        ("<log><object-types/><events>".to_owned(), "log-xml-unclosed"),
        ("<log><object-types/></events>".to_owned(), "log-xml-broken"),
    ] {
        assert_eq!(refused(read(memory("a.xml", text), &plain)).0, expected);
    }
}

/// Every event related to every object, each with a long text: small to say, large to write down.
#[test]
fn a_table_out_of_all_proportion_is_refused() {
    let mut text = String::from("{\"objectTypes\": [], \"objects\": [");
    let long = "y".repeat(60_000);
    write!(
        text,
        "{{\"id\": \"o\", \"type\": \"order\", \"attributes\": \
         [{{\"name\": \"a\", \"value\": \"{long}\"}}]}}"
    )
    .expect("memory");
    text.push_str("], \"events\": [");
    for event in 0..4_000 {
        let comma = if event > 0 { "," } else { "" };
        write!(
            text,
            "{comma}{{\"id\":{event},\"type\":\"t\",\"time\":\"2026-10-01T00:00:00Z\",\
             \"relationships\":[{{\"objectId\":\"o\"}}]}}"
        )
        .expect("memory");
    }
    text.push_str("]}");
    let answer = read(memory("a.json", text), &mapping("order", "UTC"));
    assert_eq!(refused(answer).0, "log-ocel-too-many-rows");
}
