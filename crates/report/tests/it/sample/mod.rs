//! A rich pack by hand: many levels, long names, twelve months, missing data. Every figure is
//! invented.

mod definitions;
mod levels;
mod process;
mod series;

use kajitori_domain::agreement::level::Layer;
use kajitori_domain::measure::LogFacts;
use kajitori_domain::pack::{
    Checkpoint, DataReport, Head, InputReport, Note, Pack, ProcessReport, Provenance, SCHEMA,
};
use kajitori_domain::problem::{Place, Problem, Severity};
use kajitori_domain::text::Text;
use kajitori_domain::time::{Moment, Month, Span, Window};

/// A text with both wordings.
pub(crate) fn both(ja: &str, en: &str) -> Text {
    Text { ja: ja.to_owned(), en: en.to_owned() }
}

/// October 2026 in Tokyo.
pub(crate) const MONTH: Month = Month { year: 2026, month: 10 };
const FROM: i64 = 1_790_780_400_000_000;

/// `hours` after the start of the month.
pub(crate) fn at(hours: i64) -> Moment {
    Moment(FROM + hours * Span::HOUR.0)
}

/// `minutes` as a length of time.
pub(crate) fn minutes(minutes: i64) -> Span {
    Span(minutes * Span::MINUTE.0)
}

/// The whole pack.
pub(crate) fn pack() -> Pack {
    Pack {
        schema: SCHEMA,
        head: head(),
        next_steps: vec![
            step("missed-vendor", &[]),
            step(
                "difference-reproduced",
                &[
                    ("causes", "保留状態すべてを停止扱い"),
                    ("causes_en", "Every hold counted as a pause"),
                ],
            ),
            step("sample-too-small", &[("inspected", "2,995"), ("needed", "4,742")]),
            Note { key: "rows-rejected", args: vec![("count", "416".to_owned())] },
        ],
        levels: levels::all(),
        processes: vec![
            ProcessReport {
                name: both("請求書の受領・照合・支払登録", "Invoice receipt, matching and entry"),
                facts: process::invoices(),
            },
            ProcessReport { name: both("経費精算", "Expense claims"), facts: process::empty() },
        ],
        data: data(),
        definitions: definitions::all(),
        provenance: Provenance {
            run_id: "3f9a6c0e".repeat(8),
            result_hash: "b17d20aa".repeat(8),
            engine: "0.1.0".to_owned(),
            agreement: "meisei-invoices v3".to_owned(),
            command: "kajitori pack --agreement agreement.toml --log events.csv --mapping \
                      events.mapping.toml --intervals calls.csv --samples inspection.csv \
                      --reported vendor-report.csv --month 2026-10 --out pack"
                .to_owned(),
        },
        checkpoint: Some(signed()),
    }
}

/// A signed state of the audit record.
fn signed() -> Checkpoint {
    let origin = "bpo.example.co.jp/kajitori/engagement/01kc5m0q8r7v3x2ycz9d4hn6tb".to_owned();
    let note = format!(
        "{origin}\n1284\nqUn6WmDKcBUmBEtLLqvVRpqVyV9bpMWC7GYdwY+dPPM=\n\n\
         — bpo.example.co.jp/audit oJeXc0m1Dq4kB9h3vJcQ1m3cYw==\n",
    );
    Checkpoint {
        origin,
        size: 1_284,
        root: "a949fa5a60ca7015".repeat(4),
        at: Moment(1_795_689_660_000_000),
        verifier: "bpo.example.co.jp/audit+a0979773+AdeOs9wKHZMZGDm9Sd6EHZUDwOnP3i9jmVbNvYnIbDUM"
            .to_owned(),
        note,
    }
}

fn step(key: &'static str, more: &[(&'static str, &str)]) -> Note {
    let level = [
        ("id", "invoice-on-time"),
        ("name", "請求書の支払登録までの期限内処理率"),
        ("name_en", "Invoices entered in time"),
    ];
    let args = level.iter().chain(more).map(|(k, v)| (*k, (*v).to_owned())).collect();
    Note { key, args }
}

fn head() -> Head {
    Head {
        title: both(
            "請求書処理・問い合わせ窓口の外部委託に関する計測合意",
            "Measurement agreement on invoice handling and the help desk",
        ),
        note: Some(both(
            "当事者名・目標値・データはすべて例示のために作成したものです。",
            "Parties, targets and data are invented for illustration.",
        )),
        source: Some(both("生成されたデータ（例示）", "Generated data (illustration)")),
        client: both("株式会社明星製作所 経理部", "Meisei Works, Ltd., Accounting"),
        vendor: both(
            "みなとビジネスサービス株式会社 シェアードサービス第二事業部",
            "Minato Business Services, Shared Services Division 2",
        ),
        month: MONTH,
        window: Window { from: at(0), until: at(31 * 24) },
        zone: "Asia/Tokyo".to_owned(),
        log: LogFacts {
            events: 1_284_113,
            cases: 96_420,
            activities: 23,
            operators: 118,
            span: Some((at(-8_000), at(750))),
        },
    }
}

fn input(role: &'static str, file: &str, rows: Option<(u64, u64)>) -> InputReport {
    InputReport {
        role,
        file: file.to_owned(),
        sha256: "9c1185a5c5e9fc54612808977ee8f548".repeat(2),
        accepted: rows.map(|r| r.0),
        rejected: rows.map(|r| r.1),
    }
}

fn data() -> DataReport {
    let problem = |code: &'static str, row: u64, value: &str| Problem {
        code,
        severity: Severity::Error,
        place: Place {
            file: "events.csv".to_owned(),
            row: Some(row),
            line: None,
            column: Some("受付日時".to_owned()),
            value: Some(value.to_owned()),
        },
        args: vec![("value", value.to_owned())],
    };
    DataReport {
        inputs: vec![
            input("agreement", "agreement.toml", None),
            input("log", "events-2026-10-最終版(修正後)_20261105.csv", Some((1_284_113, 412))),
            input("intervals", "calls.csv", Some((17_520, 3))),
            input("samples", "inspection.csv", Some((2_995, 0))),
            input("reported", "vendor-report.csv", Some((96, 1))),
        ],
        problems: vec![("sample-bad-time", 401), ("sample-no-case", 11), ("sample-columns", 4)],
        examples: vec![
            problem("sample-bad-time", 1_024, "2026/10/32 25:61"),
            problem("sample-bad-time", 90_231, "=cmd|' /C calc'!A0"),
            problem("sample-no-case", 17, "🎌 #read(\"/etc/passwd\")"),
        ],
    }
}

/// The layer that decides most levels.
pub(crate) const DECIDES: Layer = Layer::Recomputed;
