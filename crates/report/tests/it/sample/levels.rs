//! The levels of the sample: every kind, every verdict, every way to have nothing.

use kajitori_domain::agreement::level::{Bound, Direction, Layer, Quantity, Side};
use kajitori_domain::decimal::Decimal;
use kajitori_domain::difference::{Cause, Explanation};
use kajitori_domain::holder::Holder;
use kajitori_domain::measure::level::{
    Amount, DelayFacts, DoubleCheck, LevelFacts, Miss, SampleFacts, SlotFacts, Step,
};
use kajitori_domain::pack::{ClaimTest, LevelReport, Note, ReportedFigure, Verified};
use kajitori_domain::statistics::{Found, chapman};
use kajitori_domain::text::Text;
use kajitori_domain::time::Span;
use kajitori_domain::verdict::{Contractual, NotApplicable, Statistical};

use super::series::{p_chart, ratios, xmr_chart};
use super::{DECIDES, at, both, minutes};

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).expect("a decimal")
}

fn share(direction: Direction, text: &str) -> Bound {
    Bound { direction, value: Quantity::Ratio(decimal(text)) }
}

fn ratio(numerator: u64, denominator: u64) -> Option<Amount> {
    Some(Amount::Ratio { numerator, denominator })
}

/// Facts of a level of which nothing was measured.
pub(crate) fn no_facts(id: &str) -> LevelFacts {
    LevelFacts {
        id: id.to_owned(),
        adjusted: None,
        raw: None,
        excluded: Vec::new(),
        missing: 0,
        undetermined: 0,
        pending: 0,
        series: Vec::new(),
        worst_slot: None,
        alternatives: Vec::new(),
        sample: None,
        delay: None,
        misses: Vec::new(),
    }
}

fn level(id: &str, name: Text, kind: &'static str, target: Bound) -> LevelReport {
    LevelReport {
        id: id.to_owned(),
        name,
        process: both("請求書の受領・照合・支払登録", "Invoice receipt, matching and entry"),
        clause: "別紙2 第3条第1項".to_owned(),
        kind,
        target,
        minimum: None,
        decided_by: DECIDES,
        measured_by: Side::Vendor,
        reported: None,
        verified: None,
        contractual: Contractual::NoData,
        statistical: Statistical::NotApplicable(NotApplicable::Census),
        difference: None,
        claim: None,
        chart: None,
        facts: no_facts(id),
        notes: Vec::new(),
    }
}

/// The levels of the sample.
pub(crate) fn all() -> Vec<LevelReport> {
    vec![on_time(), accuracy(), answered(), mean_hours(), complaints(), unknown(), full(), slow()]
}

fn on_time() -> LevelReport {
    let series = ratios([
        (2_910, 2_990),
        (2_880, 2_951),
        (3_004, 3_081),
        (2_790, 2_862),
        (0, 0),
        (3_120, 3_190),
        (2_999, 3_070),
        (3_011, 3_087),
        (2_904, 2_982),
        (2_955, 3_033),
        (2_860, 2_940),
        (2_731, 3_010),
    ]);
    let mut level = level(
        "invoice-on-time",
        both(
            "請求書の支払登録までの期限内処理率（標準案件・委託元の確認待ちを除く）",
            "Invoices entered in time (standard cases, without waiting for the client)",
        ),
        "clock_ratio",
        share(Direction::AtLeast, "95%"),
    );
    level.minimum = Some(Quantity::Ratio(decimal("90%")));
    level.reported =
        Some(ReportedFigure { value: Some(decimal("97.41%")), amount: ratio(2_932, 3_010) });
    level.contractual = Contractual::Missed;
    level.difference = Some(reproduced());
    level.chart = Some(p_chart(&series, 0.95));
    level.notes = vec![Note { key: "pending", args: vec![("count", "41".to_owned())] }];
    level.facts = LevelFacts {
        adjusted: ratio(2_731, 3_010),
        raw: ratio(2_731, 3_164),
        excluded: vec![("force-majeure".to_owned(), 21), ("client-error".to_owned(), 133)],
        missing: 7,
        pending: 41,
        series,
        worst_slot: Some(SlotFacts {
            weekday: Some(0),
            from_hour: 9,
            until_hour: 12,
            amount: Amount::Ratio { numerator: 301, denominator: 402 },
        }),
        delay: Some(DelayFacts {
            cases: 279,
            total: minutes(279 * 431),
            by_holder: [
                minutes(41_249),
                minutes(70_000),
                minutes(6_000),
                Span::ZERO,
                minutes(3_000),
            ],
            sole_cause: [61, 142, 9, 0, 4],
            vendor_only: ratio(2_868, 3_010),
        }),
        misses: (0..20).map(miss).collect(),
        ..no_facts("invoice-on-time")
    };
    level
}

fn reproduced() -> Explanation {
    let cause =
        |id: &str, ja: &str, en: &str, kind| Cause { id: id.to_owned(), name: both(ja, en), kind };
    Explanation::Reproduced(vec![
        vec![cause(
            "pause-all",
            "保留状態すべてを停止扱い",
            "Every hold counted as a pause",
            "pause",
        )],
        vec![
            cause("round-up", "時間単位に切り捨て", "Clock cut to whole hours", "rounding"),
            cause("cal-24", "暦日で計測", "Measured around the clock", "clock"),
        ],
    ])
}

fn miss(index: i64) -> Miss {
    let start = 24 * (1 + index);
    let path = [
        ("受領", "受付済", Holder::Vendor, 3),
        ("内容照合（発注データとの突合・差異の確認）", "照合中", Holder::Vendor, 9 + index),
        ("委託元への問い合わせ", "Wait - User", Holder::Client, 20 + 3 * index),
        ("銀行口座の確認", "外部照会", Holder::Third, 6),
        ("合意停止", "停止", Holder::Pause, 5),
        ("再照合", "照合中", Holder::Vendor, 18 + (index * 7) % 11),
        ("不明な状態", "???", Holder::Unattributed, 2),
        ("支払登録", "完了", Holder::Vendor, 0),
    ];
    let mut hour = start;
    let mut by_holder = [Span::ZERO; 5];
    let mut timeline = Vec::new();
    for (step, (activity, status, holder, hours)) in path.into_iter().enumerate() {
        let business = minutes(hours * 20);
        by_holder[holder.index()] = Span(by_holder[holder.index()].0 + business.0);
        timeline.push(Step {
            at: at(hour),
            activity: activity.to_owned(),
            status: Some(status.to_owned()),
            org: Some(if step % 2 == 0 { "第一センター" } else { "Org line A2" }.to_owned()),
            holder,
            business,
            row: 1_000 + u64::try_from(start * 10).expect("positive") + step as u64,
        });
        hour += hours;
    }
    Miss {
        case: format!("INV-2026-{:06}-枝番{}", 4_200 + index * 37, index % 3),
        start: Some(at(start)),
        stop: (index % 5 != 4).then(|| at(hour)),
        clock: Some(minutes(1_800 + 13 * (20 - index))),
        excess: Some(minutes(900 + 13 * (20 - index))),
        by_holder,
        delay: [minutes(400), minutes(500 + 13 * (20 - index)), Span::ZERO, Span::ZERO, Span::ZERO],
        timeline,
    }
}

/// What two checkers of the same units found.
const FOUND: Found = Found { first: 30, second: 24, both: 12 };

fn accuracy() -> LevelReport {
    let mut level = level(
        "entry-accuracy",
        both("入力正確率", "Entry accuracy"),
        "sampled_accuracy",
        share(Direction::AtLeast, "99.9%"),
    );
    level.decided_by = Layer::Verified;
    level.measured_by = Side::Client;
    let sample = SampleFacts {
        correct: 2_994,
        inspected: 2_995,
        strata: vec![("国内".to_owned(), 2_400, 2_400), ("海外（外貨建て）".to_owned(), 594, 595)],
        double: Some(DoubleCheck { units: 400, wrong: FOUND }),
    };
    level.reported = Some(ReportedFigure { value: Some(decimal("99.995%")), amount: None });
    level.verified = Some(Verified {
        sample: sample.clone(),
        population: Some(61_000),
        wilson: (0.998_112, 0.999_941),
        lower: 0.998_417,
        upper: 0.999_983,
        finite: false,
        needed: Some(2_995),
        hidden: Some(chapman(FOUND)),
    });
    level.claim = Some(ClaimTest {
        claim: decimal("99.995%"),
        errors: 1,
        inspected: 2_995,
        p: 0.139_1,
        consistent: true,
    });
    level.contractual = Contractual::Met;
    level.statistical = Statistical::NotDemonstrated;
    level.difference = Some(Explanation::NotComparable);
    level.facts.sample = Some(sample);
    level
}

fn answered() -> LevelReport {
    let series = ratios([
        (9_102, 9_890),
        (9_333, 10_012),
        (9_700, 10_190),
        (9_450, 10_001),
        (9_512, 10_100),
        (9_401, 9_980),
        (9_390, 9_987),
        (9_488, 10_120),
        (9_512, 10_090),
        (9_444, 10_020),
        (9_466, 10_050),
        (9_399, 9_950),
    ]);
    let mut level = level(
        "calls-answered",
        both("応答率", "Calls answered"),
        "count_ratio",
        share(Direction::AtLeast, "90%"),
    );
    level.process = both("問い合わせ窓口", "Help desk");
    level.reported =
        Some(ReportedFigure { value: Some(decimal("94.46%")), amount: ratio(9_399, 9_950) });
    level.difference = Some(Explanation::Agrees);
    level.contractual = Contractual::Met;
    level.chart = Some(p_chart(&series, 0.9));
    level.facts.adjusted = ratio(9_399, 9_950);
    level.facts.raw = ratio(9_399, 10_301);
    level.facts.excluded = vec![("short-abandon".to_owned(), 351)];
    level.facts.series = series;
    level
}

fn mean_hours() -> LevelReport {
    let mut level = level(
        "mean-first-reply",
        both("一次回答までの平均時間", "Mean time to first reply"),
        "mean",
        Bound { direction: Direction::AtMost, value: Quantity::Duration(Span(8 * Span::HOUR.0)) },
    );
    let hours = [8.1, 7.9, 9.4, 8.8, 0.0, 10.1, 9.0, 8.6, 14.6, 9.2, 8.7, 9.9];
    level.chart = Some(xmr_chart(hours.map(|h| (h > 0.0).then_some(h)), 8.0));
    level.facts.adjusted = Some(Amount::MeanDuration { sum: 9 * 310 * 3_600_000_000, n: 310 });
    level.facts.raw = level.facts.adjusted;
    level.facts.series = vec![(super::MONTH, level.facts.adjusted)];
    level.reported = Some(ReportedFigure { value: Some(decimal("7.6")), amount: None });
    level.difference = Some(Explanation::Unknown);
    level.contractual = Contractual::Missed;
    level.statistical = Statistical::NotApplicable(NotApplicable::NotARatio);
    level
}

fn complaints() -> LevelReport {
    let mut level = level(
        "complaints",
        both("苦情件数", "Complaints"),
        "count_limit",
        Bound { direction: Direction::AtMost, value: Quantity::Count(3) },
    );
    level.facts.adjusted = Some(Amount::Count { value: 2, n: 3_010 });
    level.contractual = Contractual::Met;
    level.statistical = Statistical::NotApplicable(NotApplicable::NotARatio);
    level
}

fn unknown() -> LevelReport {
    level(
        "expense-on-time",
        both("経費精算の期限内処理率", "Expense claims in time"),
        "clock_ratio",
        share(Direction::AtLeast, "98%"),
    )
}

fn full() -> LevelReport {
    let mut level = level(
        "no-leak",
        both("個人情報の誤送付ゼロ", "No personal data sent astray"),
        "count_ratio",
        share(Direction::AtLeast, "100%"),
    );
    level.facts.adjusted = ratio(61_000, 61_000);
    level.contractual = Contractual::Met;
    level.statistical = Statistical::NotApplicable(NotApplicable::FullTarget);
    level
}

fn slow() -> LevelReport {
    let mut level = level(
        "p90-resolution",
        both("解決時間の90パーセンタイル", "Ninth decile of resolution time"),
        "clock_percentile",
        Bound { direction: Direction::AtMost, value: Quantity::Duration(Span(40 * Span::HOUR.0)) },
    );
    level.facts.adjusted = Some(Amount::Duration { value: minutes(2_210), n: 812 });
    level.reported = Some(ReportedFigure { value: None, amount: None });
    level.difference = Some(Explanation::Inconsistent);
    level.contractual = Contractual::Met;
    level.statistical = Statistical::NotApplicable(NotApplicable::NotARatio);
    level
}
