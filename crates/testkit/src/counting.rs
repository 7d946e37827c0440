//! Ports that compute and print little, and always the same; and the agreement that fits them.

use std::io::Write;

use jiff::civil::Date;
use kajitori_domain::access::{EngagementPermission, InEngagement, Role};
use kajitori_domain::amendment::Amendment;
use kajitori_domain::analytics::{
    Analytics, CaseAsk, CasePage, CaseStory, Explore, Explored, Known, MeasuredRun, Question,
};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::batch::LogOf;
use kajitori_domain::blob::Blob;
use kajitori_domain::calendar;
use kajitori_domain::case::ColumnKind;
use kajitori_domain::contract::{AgreementState, AgreementVersion};
use kajitori_domain::filter::Literal;
use kajitori_domain::hash::Sha256;
use kajitori_domain::holder::Holder;
use kajitori_domain::id::{AgreementId, EngagementId, PersonId};
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
use kajitori_store::{Db, Done, agreement};

use crate::db::MADE;
use crate::leave::leave;
use crate::outside::Outside;

/// 95 % in time, else 5 % of the fee; and a sample of 20.
pub const AGREEMENT: &str = r#"format = 1
[agreement]
id = "a"
title = "合意"
version = 1
effective_from = "2026-04-01"
zone = "Asia/Tokyo"
[parties]
client = "C"
vendor = "V"
[[processes]]
id = "p"
name = "業務"
[[holder_rules]]
id = "all"
holder = "vendor"
[[service_levels]]
id = "on-time"
name = "期限内"
clause = "別紙2 第8条"
kind = "clock_ratio"
limit = "8h"
target = "95%"
[service_levels.credit]
clause = "別紙2 第8条"
rule = "目標を下回った月は 5 %"
when = "below_target"
percent_of_fee = "5%"
[[service_levels]]
id = "accuracy"
name = "正確さ"
clause = "別紙2 第9条"
kind = "sampled_accuracy"
target = "99%"
verification = { method = "無作為", size = 20 }
"#;

/// A version of [`AGREEMENT`] that both sides have agreed to.
pub fn version(number: u8, from: Date) -> AgreementVersion {
    AgreementVersion {
        id: AgreementId::new(MADE, [number; 10]),
        number: number.into(),
        text: AGREEMENT.replace("version = 1", &format!("version = {number}")),
        from,
        state: AgreementState::Agreed { client_at: MADE, vendor_at: MADE },
    }
}

/// Writes a version of the agreement of `engagement`, as `owner` of it.
///
/// # Panics
/// When it cannot be written.
pub fn agreed(db: &Db, (engagement, owner): (EngagementId, PersonId), version: &AgreementVersion) {
    let scope = InEngagement(engagement);
    let grant = leave(owner, Role::ClientOwner, scope, EngagementPermission::EditContract);
    let wrote = db.write(&grant, &Outside::default().stamp(MADE), |write| {
        agreement::put(write, version, None)?;
        let object = Object::new(ObjectKind::Agreement, &version.id);
        let said = Entries::one(Entry::new(Action::AgreementAgreed, object));
        Ok(Done::new((), said))
    });
    wrote.expect("an agreement");
}

/// Cases that the month has: `c-1` to `c-40`.
pub const CASES: u64 = 40;

/// Computes by counting: 36 of 40 cases are in time, and one more for each that does not count.
#[derive(Debug, Clone, Copy)]
pub struct Counting;

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

/// Prints the pack as it is, and lists as lines.
#[derive(Debug, Clone, Copy)]
pub struct Printing;

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

    fn table(&self, sheet: &Sheet, _: TableKind, _: Lang, out: &mut dyn Write) -> Result<(), Stop> {
        let lines = sheet.rows.iter().map(|row| format!("{row:?}\n"));
        let text: String = std::iter::once(sheet.head.join(",") + "\n").chain(lines).collect();
        out.write_all(text.as_bytes()).expect("room");
        Ok(())
    }

    fn picture(&self, _: &Picture<'_>, _: Lang) -> Result<Svg, Stop> {
        Err(Refusal::new("test-no-port").into())
    }
}
