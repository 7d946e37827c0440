//! Whoever reads, and wherever blocks end: one result.

use kajitori_domain::mapping::Mapping;
use kajitori_domain::watch::{Phase, Unwatched};
use proptest::prelude::*;

use crate::opened::Opened;
use crate::ordered::Pace;
use crate::people::Coder;
use crate::read::dump::{Dump, dump};
use crate::source::{Limits, Source};

fn read(text: &str, pace: Pace) -> Dump {
    let mapping = Mapping::default();
    let reader = Box::new(std::io::Cursor::new(text.as_bytes().to_vec()));
    let source = Source { name: "a.xes".to_owned(), reader, size: None };
    let opened = Opened::new(source, &mapping.file, Limits::default(), Phase::ReadLog, &Unwatched);
    let mut opened = opened.expect("a text");
    opened.pace = pace;
    dump(opened, &mapping, Coder::Numbered)
}

/// A read of the whole document as one stream: what looks like a trace before the root prevents
/// anything else. Positions count from there.
fn streamed(text: &str) -> Dump {
    read(&format!("<!-- <trace -->{text}"), Pace { threads: 1, block: usize::MAX })
}

fn attribute() -> impl Strategy<Value = String> {
    let key = "n|m|case|row|org:group|org:resource|lifecycle:transition|time:timestamp|k[0-9]";
    let value = prop_oneof![
        4 => "[0-9]{1,3}|1\\.5|true|受付|a b| ",
        1 => "&amp;|&boom;|\u{fffd}|2026-10-01T00:00:00Z",
    ];
    (
        prop_oneof![Just("string"), Just("int"), Just("float"), Just("boolean"), Just("date")],
        key,
        value,
    )
        .prop_map(|(kind, key, value)| format!("<{kind} key='{key}' value=\"{value}\"/>"))
}

fn event() -> impl Strategy<Value = String> {
    let sound = "<string key='concept:name' value='[ab]'/><date key='time:timestamp' \
        value='2026-10-0[1-9]T00:00:00Z'/>";
    let inner = prop_oneof![9 => sound, 1 => Just(String::new())];
    (inner, proptest::collection::vec(attribute(), 0..3))
        .prop_map(|(inner, more)| format!("<event>{inner}{}</event>\n", more.concat()))
}

/// What may stand between traces or events; some of it is no sound log.
fn between() -> impl Strategy<Value = String> {
    let odd = "<!-- <trace> -->|<!\\[CDATA\\[<trace >\\]\\]>|<trace/>|<x><trace></trace></x>\
        |<tracer/>|<string key='k' value='<trace >'/>|</trace>|<x>|</log>|<!DOCTYPE a>|<\
        |<trace><trace></trace></trace>";
    prop_oneof![
        20 => Just(String::new()),
        2 => "<!-- x -->|<string key='k' value='x'/>|<event></event>|\n ",
        1 => odd,
    ]
}

fn trace() -> impl Strategy<Value = String> {
    let events = proptest::collection::vec((event(), between()), 0..4);
    let own = proptest::collection::vec(attribute(), 0..2);
    (between(), "[1-4]", own, events).prop_map(|(before, name, own, events)| {
        let events: String = events.into_iter().map(|(event, after)| event + &after).collect();
        format!(
            "{before}<trace><string key='concept:name' value='{name}'/>{}{events}</trace>",
            own.concat()
        )
    })
}

fn document() -> impl Strategy<Value = String> {
    let traces = proptest::collection::vec(trace(), 0..12);
    (traces, prop_oneof![9 => Just("log"), 1 => Just("x:log")], between()).prop_map(
        |(traces, root, head)| {
            let global = "<global scope='event'><string key='x' value='y'/></global>";
            format!("<?xml version='1.0'?>{head}<{root}>{global}{}</{root}>\n", traces.concat())
        },
    )
}

const PACES: [(usize, usize); 5] = [(1, 1), (2, 40), (7, 200), (2, 700), (1, 1 << 20)];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn threads_and_blocks_never_show(text in document()) {
        let whole = read(&text, Pace { threads: 1, block: usize::MAX / 16 });
        for (threads, block) in PACES {
            let other = read(&text, Pace { threads, block });
            prop_assert_eq!(&other, &whole, "{} threads, blocks of {}", threads, block);
        }
        let stream = streamed(&text);
        prop_assert_eq!(whole.refused.is_some(), stream.refused.is_some());
        prop_assert_eq!(whole.rows, stream.rows);
        prop_assert_eq!(whole.problems, stream.problems);
        prop_assert_eq!(whole.kept_aside, stream.kept_aside);
    }
}

#[test]
fn too_many_attributes_are_the_same_ones() {
    let trace = |from: usize| {
        let keys = from..from + 90;
        let more: String = keys.map(|key| format!("<int key='k{key}' value='{key}'/>")).collect();
        format!(
            "<trace><string key='concept:name' value='{from}'/><event>\
             <string key='concept:name' value='a'/><date key='time:timestamp' \
             value='2026-10-01T00:00:00Z'/>{more}</event></trace>"
        )
    };
    let text = format!("<log>{}</log>", (0..12).map(|n| trace(n * 60)).collect::<String>());
    let whole = streamed(&text);
    assert!(whole.problems.contains("log-attribute-surplus"));
    for (threads, block) in [(1, 1), (2, 1), (7, 9000), (2, 30_000)] {
        assert!(read(&text, Pace { threads, block }) == whole, "{threads} {block}");
    }
}
