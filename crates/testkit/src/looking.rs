//! Ports that answer small things: a log of three cases, and tables as plain text.

use std::io::Write;
use std::sync::{Arc, Mutex};

use kajitori_domain::analytics::{
    Analytics, CaseAsk, CasePage, CaseStory, Explore, Explored, Known, MeasuredRun, Question, Tick,
};
use kajitori_domain::batch::LogOf;
use kajitori_domain::blob::Blob;
use kajitori_domain::case::ColumnKind;
use kajitori_domain::filter::Literal;
use kajitori_domain::holder::Holder;
use kajitori_domain::intake::Tables;
use kajitori_domain::measure::explore::{
    CaseTime, Durations, Edge, Flow, Follows, Handover, Method, Operated, Operators, Organisation,
    Pair, Period, Periods, Rework, Reworked, Scope, Spread, Times, Variant, Variants, Waiting,
};
use kajitori_domain::measure::level::Step;
use kajitori_domain::measure::process::Node;
use kajitori_domain::pack::Pack;
use kajitori_domain::refusal::{Fault, Refusal, Stop};
use kajitori_domain::report::{Cell, DocumentKind, Picture, Reports, Sheet, Svg, TableKind};
use kajitori_domain::selection::{Listing, Selection};
use kajitori_domain::text::Lang;
use kajitori_domain::time::{Moment, Month, Span, Window};
use kajitori_domain::watch::Watch;

/// Answers for a log of three cases, and remembers what was asked.
#[derive(Debug, Clone)]
pub struct Looking {
    /// What was asked, in order.
    pub asked: Arc<Mutex<Vec<String>>>,
}

/// 2026-10-01T00:00:00Z.
const OCTOBER: i64 = 1_790_812_800_000_000;

fn hour(number: i64) -> Moment {
    Moment(OCTOBER + number * Span::HOUR.0)
}

fn hours(number: i64) -> Span {
    Span(number * Span::HOUR.0)
}

impl Looking {
    fn note(&self, what: String) {
        self.asked.lock().expect("nobody panicked").push(what);
    }
}

fn row(case: &str, clock: i64, client: i64) -> Vec<Option<Literal>> {
    let duration = |n: i64| Some(Literal::Duration(hours(n).0));
    vec![
        Some(Literal::Text(case.to_owned())),
        Some(Literal::Time(hour(0).0)),
        Some(Literal::Time(hour(clock).0)),
        Some(Literal::Boolean(false)),
        duration(client),
        duration(clock - client),
        duration(clock),
        Some(Literal::Boolean(clock <= 8)),
        Some(Literal::Text("counted".to_owned())),
    ]
}

fn columns() -> Vec<(String, ColumnKind)> {
    let columns = [
        ("case_id", ColumnKind::Text),
        ("start_time", ColumnKind::Time),
        ("end_time", ColumnKind::Time),
        ("open", ColumnKind::Boolean),
        ("client_time", ColumnKind::Duration),
        ("vendor_time", ColumnKind::Duration),
        ("invoice-on-time.clock", ColumnKind::Duration),
        ("invoice-on-time.hit", ColumnKind::Boolean),
        ("invoice-on-time.role", ColumnKind::Text),
    ];
    columns.map(|(name, kind)| (name.to_owned(), kind)).to_vec()
}

impl Analytics for Looking {
    fn measure(
        &self,
        _: Question<'_>,
        _: Month,
        _: &Tables,
        _: &dyn Watch,
    ) -> Result<MeasuredRun, Stop> {
        Err(Refusal::new("test-no-port").into())
    }

    fn cases(&self, _: &Blob, ask: &CaseAsk) -> Result<CasePage, Stop> {
        self.note(format!("cases {ask:?}"));
        let rows = vec![row("INV-1", 4, 1), row("INV-2", 20, 15), row("INV-3", 9, 2)];
        let condition = ask.condition.clone().unwrap_or_default();
        let kept = |row: &Vec<Option<Literal>>| {
            let missed = !ask.missed || row[7] == Some(Literal::Boolean(false));
            let one = condition.strip_prefix("case_id = ");
            let named = |one: &str| row[0] == Some(Literal::Text(one.replace('\'', "")));
            missed && one.is_none_or(named)
        };
        let rows: Vec<_> = rows.into_iter().filter(kept).collect();
        Ok(CasePage { columns: columns(), total: rows.len() as u64, rows })
    }

    fn case(&self, of: Question<'_>, case: &str, level: Option<&str>) -> Result<CaseStory, Stop> {
        self.note(format!("case {case} {level:?}"));
        let later = case.starts_with("LATE-") && of.as_of > 1;
        if !case.starts_with("INV-") && !later {
            return Err(Refusal::new("case-unknown").into());
        }
        let step = |at, activity: &str, holder, row| Step {
            at: hour(at),
            activity: activity.to_owned(),
            status: None,
            org: Some("しののめ".to_owned()),
            holder,
            business: hours(4),
            row,
        };
        let band = |holder, from, until| (holder, Window { from: hour(from), until: hour(until) });
        Ok(CaseStory {
            case: case.to_owned(),
            steps: vec![
                step(0, "受付", Holder::Vendor, 2),
                step(5, "承認依頼", Holder::Client, 3),
                step(20, "支払", Holder::Vendor, 4),
            ],
            bands: vec![band(Holder::Vendor, 0, 5), band(Holder::Client, 5, 20)],
            open: vec![Window { from: hour(0), until: hour(9) }],
            ticks: vec![(Tick::Start, hour(0)), (Tick::Limit, hour(8)), (Tick::Stop, hour(20))],
            clock: level.map(|_| hours(20)),
            lead: hours(20),
            by_holder: [hours(15), hours(5), Span::ZERO, Span::ZERO, Span::ZERO],
        })
    }

    fn explore(
        &self,
        of: Question<'_>,
        selection: &Selection,
        ask: Explore,
    ) -> Result<Explored, Stop> {
        self.note(format!("explore {} {ask:?} {:?}", of.log.engagement, selection.has));
        let cases = if selection.is_empty() { 3 } else { 2 };
        let span = Some((hour(0), hour(20)));
        let scope = Scope { cases, events: cases * 3, all_cases: 3, all_events: 9, span };
        Ok(match ask {
            Explore::Map => Explored::Map(scope, follows()),
            Explore::Variants { .. } => Explored::Variants(scope, variants()),
            Explore::Durations => Explored::Durations(scope, durations(selection.listed)),
            Explore::Handovers => Explored::Handovers(scope, handovers()),
            Explore::Rework => Explored::Rework(scope, rework()),
            Explore::Operators => Explored::Operators(scope, operators()),
            Explore::Flow(every) => Explored::Flow(scope, flow(every)),
        })
    }

    fn known(&self, log: LogOf<'_>, as_of: u64) -> Result<Known, Stop> {
        self.note(format!("known {} {as_of}", log.engagement));
        let named = |names: [&str; 3]| names.map(|name| (name.to_owned(), 3)).to_vec();
        Ok(Known {
            activities: named(["受付", "承認依頼", "支払"]),
            span: Some((hour(0), hour(20))),
            ..Known::default()
        })
    }
}

fn times(number: i64) -> Times {
    Times { total: hours(number * 3), median: Some(hours(number)), p90: Some(hours(number * 2)) }
}

fn follows() -> Follows {
    let node = |activity: &str, starts, ends| Node {
        activity: activity.to_owned(),
        events: 3,
        cases: 3,
        starts,
        ends,
    };
    let edge =
        |from, to, count, wait| Edge { from, to, count, clock: times(wait), business: times(1) };
    Follows {
        nodes: vec![node("受付", 3, 0), node("承認依頼", 0, 0), node("支払", 0, 3)],
        edges: vec![edge(0, 1, 3, 5), edge(1, 2, 3, 15), edge(1, 0, 1, 2)],
        percentiles: Method::Exact,
    }
}

fn variants() -> Variants {
    let variant = |number, activities: &[&str], cases, covered| Variant {
        number,
        activities: activities.iter().map(|name| (*name).to_owned()).collect(),
        cases,
        covered,
        lead: times(10),
    };
    let all =
        vec![variant(1, &["受付", "承認依頼", "支払"], 2, 2), variant(2, &["受付", "支払"], 1, 3)];
    Variants { cases: 3, distinct: 2, variants: all }
}

fn durations(listed: Option<Listing>) -> Durations {
    let spread = |n: i64| Spread {
        count: 3,
        total: hours(3 * n),
        least: hours(n - 1),
        p10: hours(n - 1),
        p25: hours(n - 1),
        median: hours(n),
        p75: hours(n + 1),
        p90: hours(n + 2),
        p95: hours(n + 2),
        p99: hours(n + 2),
        most: hours(n + 2),
    };
    let held = [hours(15), hours(5), Span::ZERO, Span::ZERO, Span::ZERO];
    let waiting = Waiting {
        from: "承認依頼".to_owned(),
        to: "支払".to_owned(),
        count: 3,
        clock: times(15),
        business: times(4),
        holders: Some([held, held]),
    };
    Durations {
        clock: Some(spread(20)),
        business: Some(spread(8)),
        percentiles: Method::Exact,
        waiting: vec![waiting],
        holders: Some([held, held]),
        cases: listed.map_or_else(Vec::new, told),
    }
}

/// Two cases that are kept, one to a page where that is asked for.
fn told(listed: Listing) -> Vec<CaseTime> {
    let case = |case: &str, n: i64| CaseTime {
        case: case.to_owned(),
        from: hour(n),
        until: hour(n + 20),
        events: 3,
        business: hours(n + 8),
        clock: hours(20),
    };
    let mut all = vec![case("INV-1", 0), case("INV-2", 1)];
    if listed.down {
        all.reverse();
    }
    let [skip, most] = [listed.skip, listed.most].map(|n| usize::try_from(n).unwrap_or(99));
    all.into_iter().skip(skip).take(most).collect()
}

fn handovers() -> Handover {
    let org = |name: &str| Organisation { org: name.to_owned(), events: 4, cases: 3 };
    let pair = |from, to, count| Pair { from, to, count, clock: times(5), business: times(1) };
    Handover {
        orgs: vec![org("しののめ"), org("みなと暮らし")],
        pairs: vec![pair(0, 1, 3), pair(1, 0, 2)],
        together: None,
        total: 5,
        ping_pong_cases: 1,
        unknown: 1,
        percentiles: Method::Exact,
    }
}

fn rework() -> Rework {
    let again = Reworked {
        activity: "承認依頼".to_owned(),
        events: 4,
        cases: 3,
        repeated: 1,
        repeats: 1,
        self_loops: 0,
        self_loop_cases: 0,
    };
    Rework { cases: 1, activities: vec![again], loops: vec![] }
}

fn operators() -> Operators {
    let done = Operated {
        activity: "支払".to_owned(),
        events: 10,
        operators: 2,
        top: 8,
        top_code: Some("op-01".to_owned()),
        herfindahl: 680_000,
        practised: 1,
    };
    Operators {
        activities: vec![done],
        operators: 2,
        unknown: 0,
        dependency: None,
        absences: vec![],
    }
}

fn flow(every: Period) -> Flow {
    let from = jiff::civil::date(2026, 10, 1);
    Flow { every, periods: vec![Periods { from, arrived: 3, closed: 2, open: 1 }], agreed: true }
}

/// Writes tables as plain text, so that a test can read them.
#[derive(Debug, Clone, Copy)]
pub struct Written;

impl Reports for Written {
    fn document(&self, _: &Pack, _: &Blob, _: DocumentKind, _: Lang) -> Result<Vec<u8>, Stop> {
        Err(Refusal::new("test-no-port").into())
    }

    fn table(
        &self,
        table: &Sheet,
        kind: TableKind,
        _: Lang,
        out: &mut dyn Write,
    ) -> Result<(), Stop> {
        let cell = |cell: &Cell| match cell {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Integer(number) => number.to_string(),
            Cell::Number(number) => number.to_string(),
        };
        let mut text = format!("{kind:?} {}\n{}\n", table.name, table.head.join("|"));
        for row in &table.rows {
            text.push_str(&row.iter().map(cell).collect::<Vec<_>>().join("|"));
            text.push('\n');
        }
        out.write_all(text.as_bytes()).map_err(|e| Fault { chain: e.to_string() }.into())
    }

    fn picture(&self, _: &Picture<'_>, _: Lang) -> Result<Svg, Stop> {
        Err(Refusal::new("test-no-port").into())
    }
}
