//! The definitions of the sample.

use kajitori_domain::agreement::level::{AssignBy, OpenOverdue, Rounding, RoundingMode};
use kajitori_domain::case::ColumnKind;
use kajitori_domain::holder::Holder;
use kajitori_domain::pack::Definitions;
use kajitori_domain::pack::definition::{CalendarDefinition, HolderDefinition, LevelDefinition};
use kajitori_domain::time::Span;

use super::both;

/// Everything that the last page shows.
pub(crate) fn all() -> Definitions {
    let day = "09:00-12:00 13:00-18:00".to_owned();
    let rule = |id: &str, on: &str, holder, clause: Option<&str>| HolderDefinition {
        id: id.to_owned(),
        on: on.to_owned(),
        holder,
        clause: clause.map(str::to_owned),
    };
    Definitions {
        calendars: vec![CalendarDefinition {
            id: "office".to_owned(),
            name: both("営業時間", "Office hours"),
            zone: "Asia/Tokyo".to_owned(),
            weekdays: [
                day.clone(),
                day.clone(),
                day.clone(),
                day.clone(),
                day,
                String::new(),
                String::new(),
            ],
            japanese_holidays: true,
            exceptions: vec![
                ("2026-12-29".to_owned(), String::new(), Some(both("年末年始休業", "New Year"))),
                ("2026-10-31".to_owned(), "09:00-15:00".to_owned(), None),
            ],
        }],
        holder_rules: vec![
            rule(
                "wait-user",
                "status = \"Wait - User\"",
                Some(Holder::Client),
                Some("別紙2 第5条"),
            ),
            rule("ext", "status = \"外部照会\"", Some(Holder::Third), None),
            rule("memo", "activity = \"メモ*\"", None, Some("記録のみ")),
        ],
        columns: vec![
            ("amount".to_owned(), ColumnKind::Integer, "attribute 金額 (last)".to_owned()),
            ("rush".to_owned(), ColumnKind::Boolean, "has activity = \"至急\"".to_owned()),
        ],
        levels: vec![invoice_on_time()],
    }
}

fn invoice_on_time() -> LevelDefinition {
    LevelDefinition {
        id: "invoice-on-time".to_owned(),
        name: both(
            "請求書の支払登録までの期限内処理率（標準案件・委託元の確認待ちを除く）",
            "Invoices entered in time (standard cases, without waiting for the client)",
        ),
        population: Some("rush = false AND amount < 1000000".to_owned()),
        formula: "clock <= 16 h".to_owned(),
        exclusions: vec![(
            "force-majeure".to_owned(),
            both("不可抗力", "Force majeure"),
            "第12条".to_owned(),
            "cause IN ('災害', '停電')".to_owned(),
        )],
        clock: Some((
            "activity = \"受領\" (first)".to_owned(),
            "activity = \"支払登録\" (last)".to_owned(),
            "holder client, pause".to_owned(),
        )),
        limit: Some(Span(16 * Span::HOUR.0)),
        calendar: "office".to_owned(),
        assign_by: AssignBy::Due,
        open_overdue: OpenOverdue::Miss,
        rounding: Rounding { mode: RoundingMode::None, digits: 2 },
        allowance: Some([0, 12, 4, 0, 0].map(|h| Span(h * Span::HOUR.0))),
        verification: Some((
            both("層別無作為抽出", "Stratified random"),
            300,
            Some("k-2026".to_owned()),
        )),
        alternatives: vec![(
            "cal-24".to_owned(),
            both("暦日で計測", "Around the clock"),
            "clock".to_owned(),
        )],
        credit: Some(("第9条".to_owned(), both("月額の3%を減額", "3 % of the monthly fee"))),
    }
}
