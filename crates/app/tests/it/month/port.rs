//! Ports that compute and print little, and always the same.

use std::io::Write;

use kajitori_domain::amendment::Amendment;
use kajitori_domain::analytics::{
    Analytics, CaseAsk, CasePage, CaseStory, Explore, Explored, Known, MeasuredRun, Question,
};
use kajitori_domain::batch::LogOf;
use kajitori_domain::blob::Blob;
use kajitori_domain::calendar;
use kajitori_domain::case::ColumnKind;
use kajitori_domain::filter::Literal;
use kajitori_domain::hash::Sha256;
use kajitori_domain::holder::Holder;
use kajitori_domain::intake::Tables;
use kajitori_domain::measure::level::{Amount, SampleFacts, Step};
use kajitori_domain::measure::{LevelFacts, LogFacts, Measured};
use kajitori_domain::pack::{InputReport, Pack};
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::report::{DocumentKind, Picture, Reports, Sheet, Svg, TableKind};
use kajitori_domain::selection::Selection;
use kajitori_domain::text::Lang;
use kajitori_domain::time::{Moment, Month, Span};
use kajitori_domain::watch::Watch;

/// Cases that the month has: `c-1` to `c-40`.
pub(crate) const CASES: u64 = 40;

/// Computes by counting: 36 of 40 cases are in time, and one more for each that does not count.
pub(crate) struct Counting;

impl Analytics for Counting {
    fn measure(
        &self,
        of: Question<'_>,
        month: Month,
        tables: &Tables,
        _: &dyn Watch,
    ) -> Result<MeasuredRun, Stop> {
        let out = |amendment: &&Amendment| matches!(amendment, Amendment::Case { .. });
        let excluded = of.amendments.iter().filter(out).count() as u64;
        let window = calendar::window(month, of.agreement.closing_day, &of.agreement.zone)?;
        let ratio = Amount::Ratio { numerator: 36, denominator: CASES - excluded };
        let level = |id: &String| LevelFacts {
            id: id.clone(),
            adjusted: Some(ratio),
            raw: Some(ratio),
            excluded: vec![],
            missing: 0,
            undetermined: 0,
            pending: 0,
            series: vec![(month, Some(ratio))],
            worst_slot: None,
            alternatives: vec![],
            sample: inspected(id, tables),
            delay: None,
            misses: vec![],
        };
        let span = Some((window.from, Moment(window.until.0 - 1)));
        let log = LogFacts { events: 200, cases: CASES, activities: 5, operators: 2, span };
        let levels = of.agreement.levels.iter().map(|one| level(&one.id)).collect();
        let text = format!("log {}", of.as_of);
        Ok(MeasuredRun {
            measured: Measured { month, window, log, processes: vec![], levels },
            cases: Blob { sha256: Sha256::of(b"cases"), bytes: 5 },
            inputs: vec![InputReport {
                role: "log",
                file: "log".to_owned(),
                sha256: Sha256::of(text.as_bytes()).to_string(),
                accepted: Some(200),
                rejected: Some(0),
            }],
            problems: vec![],
            examples: vec![],
            engine: "test".to_owned(),
        })
    }

    fn cases(&self, _: &Blob, ask: &CaseAsk) -> Result<CasePage, Stop> {
        let names = (1..=CASES).map(|number| format!("c-{number}"));
        let wanted = |name: &String| match &ask.condition {
            Some(condition) => *condition == format!("case_id = '{name}'"),
            None => true,
        };
        let all: Vec<String> = names.filter(wanted).collect();
        let count = |number: u64| usize::try_from(number).expect("a page");
        let rows = all.iter().skip(count(ask.skip)).take(count(ask.most));
        Ok(CasePage {
            columns: vec![("case_id".to_owned(), ColumnKind::Text)],
            rows: rows.map(|name| vec![Some(Literal::Text(name.clone()))]).collect(),
            total: all.len() as u64,
        })
    }

    fn case(&self, _: Question<'_>, case: &str, _: Option<&str>) -> Result<CaseStory, Stop> {
        let step = |row| Step {
            at: Moment(0),
            activity: "受付".to_owned(),
            status: None,
            org: None,
            holder: Holder::Vendor,
            business: Span::ZERO,
            row,
        };
        Ok(CaseStory {
            case: case.to_owned(),
            steps: vec![step(7), step(8)],
            bands: vec![],
            open: vec![],
            ticks: vec![],
            clock: None,
            lead: Span::ZERO,
            by_holder: [Span::ZERO; 5],
        })
    }

    fn explore(&self, _: Question<'_>, _: &Selection, _: Explore) -> Result<Explored, Stop> {
        Err(Refusal::new("test-no-port").into())
    }

    fn known(&self, _: LogOf<'_>, _: u64) -> Result<Known, Stop> {
        Ok(Known::default())
    }
}

fn inspected(level: &str, tables: &Tables) -> Option<SampleFacts> {
    let here = || tables.samples.iter().filter(|sample| sample.level == level);
    let (inspected, correct) = (here().count() as u64, here().filter(|s| s.correct).count() as u64);
    (inspected > 0).then_some(SampleFacts { correct, inspected, strata: vec![], double: None })
}

/// Prints the pack as it is.
pub(crate) struct Printing;

impl Reports for Printing {
    fn document(
        &self,
        pack: &Pack,
        _: &Blob,
        kind: DocumentKind,
        lang: Lang,
    ) -> Result<Vec<u8>, Stop> {
        let pack = serde_json::to_string(pack).expect("a pack is text");
        Ok(format!("{} {lang:?}\n{pack}", kind.extension()).into_bytes())
    }

    fn table(&self, _: &Sheet, _: TableKind, _: Lang, _: &mut dyn Write) -> Result<(), Stop> {
        Err(Refusal::new("test-no-port").into())
    }

    fn picture(&self, _: &Picture<'_>, _: Lang) -> Result<Svg, Stop> {
        Err(Refusal::new("test-no-port").into())
    }
}
