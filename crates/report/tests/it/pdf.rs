//! The PDF of a pack by hand.

use kajitori_domain::measure::level::Amount;
use kajitori_domain::measure::process::Edge;
use kajitori_domain::pack::Pack;
use kajitori_domain::text::{Lang, Text};
use kajitori_domain::time::{Moment, Span};
use kajitori_domain::words::Words;

use crate::sample;

#[test]
fn the_same_pack_gives_the_same_bytes() {
    let pack = sample::pack();
    for (lang, name) in [(Lang::Ja, "ja"), (Lang::En, "en")] {
        let words = Words::new(lang);
        let first = kajitori_report::pdf(&pack, &words).expect("a PDF");
        let again = kajitori_report::pdf(&pack, &words).expect("a PDF");
        assert!(first.starts_with(b"%PDF-"));
        assert_eq!(first, again);
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
        std::fs::write(folder.join(format!("pack-{name}.pdf")), first).expect("a writable folder");
    }
}

fn pdf(pack: &Pack, lang: Lang) -> Vec<u8> {
    kajitori_report::pdf(pack, &Words::new(lang)).unwrap_or_else(|fault| panic!("{}", fault.chain))
}

/// Writes a document for the eye.
fn keep(name: &str, bytes: &[u8]) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(folder.join(name), bytes).expect("a writable folder");
}

#[test]
fn a_pack_of_nothing_is_still_a_document() {
    let mut pack = sample::pack();
    pack.levels.clear();
    pack.processes.clear();
    pack.next_steps.clear();
    pack.data.inputs.clear();
    pack.data.problems.clear();
    pack.data.examples.clear();
    pack.definitions.levels.clear();
    pack.definitions.calendars.clear();
    pack.definitions.holder_rules.clear();
    pack.definitions.columns.clear();
    pack.head.log.span = None;
    pack.head.note = None;
    pack.head.source = None;
    for lang in [Lang::Ja, Lang::En] {
        keep(&format!("pack-empty-{lang:?}.pdf"), &pdf(&pack, lang));
    }
}

#[test]
fn long_and_strange_names_fit() {
    let mut pack = sample::pack();
    let long = "とても長い名前の".repeat(20);
    let run = "AcceptedInProgressWaitVendorEscalation".repeat(6);
    let strange = "🎌👨‍👩‍👧 عربى \u{202E}evil\u{0}\u{FFFF} ﷽ e\u{301}\u{301}\u{301} 𠮷野家 \u{E000}";
    pack.head.title = Text::same(format!("{long}{run}"));
    pack.head.vendor = Text::same(strange);
    pack.levels[0].name = Text::same(run.as_str());
    pack.levels[1].name = Text::same(long.as_str());
    pack.levels[2].name = Text::same(strange);
    pack.levels[0].clause = run.clone();
    for miss in &mut pack.levels[0].facts.misses {
        miss.case = run.clone();
        miss.timeline[0].activity = strange.to_owned();
        miss.timeline[1].org = Some(run.clone());
        miss.timeline[2].status = Some(run.clone());
    }
    let facts = &mut pack.processes[0].facts;
    facts.map.nodes[2].activity = run.clone();
    facts.map.nodes[3].activity = strange.to_owned();
    facts.variants[0].activities = vec![run.clone(); 3];
    facts.concentration[0].activity = run.clone();
    facts.handoffs.pairs[0].0 = run.clone();
    pack.data.inputs[1].file = run.clone();
    pack.provenance.command = run;
    keep("pack-long.pdf", &pdf(&pack, Lang::Ja));
}

#[test]
fn numbers_at_their_limits_do_not_break_a_page() {
    let mut pack = sample::pack();
    let level = &mut pack.levels[0];
    level.facts.adjusted = Some(Amount::Ratio { numerator: u64::MAX, denominator: u64::MAX });
    level.facts.raw = Some(Amount::Ratio { numerator: 5, denominator: 0 });
    for miss in &mut level.facts.misses {
        miss.clock = Some(Span(i64::MAX));
        miss.by_holder = [Span(i64::MAX); 5];
        miss.start = Some(Moment(i64::MAX));
        miss.timeline[0].at = Moment(i64::MIN);
    }
    if let Some(chart) = &mut level.chart {
        chart.points[0].value = Some(f64::NAN);
        chart.points[1].upper = Some(f64::INFINITY);
        chart.points[2].value = Some(1e300);
        chart.centre = Some(f64::NAN);
    }
    let ledger = &mut pack.processes[0].facts.ledger;
    ledger.business = [Span(i64::MAX); 5];
    ledger.outside = [Span(i64::MIN); 5];
    ledger.lead = Span(i64::MAX);
    keep("pack-limits.pdf", &pdf(&pack, Lang::En));
}

#[test]
fn sixty_levels_and_a_crowded_map_fit() {
    let mut pack = sample::pack();
    let first = pack.levels.clone();
    while pack.levels.len() < 60 {
        let mut more = first.clone();
        more.iter_mut().for_each(|level| level.facts.misses.truncate(5));
        pack.levels.extend(more);
    }
    let map = &mut pack.processes[0].facts.map;
    while map.nodes.len() < 45 {
        let mut node = map.nodes[map.nodes.len() % 14].clone();
        node.activity.push_str(&map.nodes.len().to_string());
        map.nodes.push(node);
    }
    map.edges = (0..45_usize)
        .flat_map(|from| (0..45).map(move |to| (from, to)))
        .filter(|(from, to)| (from * 5 + to * 3) % 7 == 0)
        .map(|(from, to)| Edge {
            from,
            to,
            count: 5_000 / (1 + from as u64 * 3 + to as u64),
            total: Span::HOUR,
            median: Span::HOUR,
        })
        .collect();
    map.edges.sort_by_key(|e| std::cmp::Reverse(e.count));
    keep("pack-crowded.pdf", &pdf(&pack, Lang::Ja));
}
