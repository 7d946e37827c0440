//! The processes of the sample.

use kajitori_domain::measure::process::{
    Concentration, Edge, Flow, Handoffs, Ledger, Node, ProcessFacts, ProcessMap, Rework, Variant,
};
use kajitori_domain::time::Span;

use super::{MONTH, minutes};

const NAMES: [&str; 14] = [
    "受領",
    "スキャン・OCR読取",
    "内容照合（発注データとの突合・差異の確認）",
    "差異あり：購買部門へ確認依頼",
    "委託元への問い合わせ",
    "委託元からの回答",
    "再照合",
    "一次承認",
    "二次承認（100万円以上）",
    "支払登録",
    "支払登録の取消",
    "Accepted/In Progress/Wait-Vendor_Escalation",
    "差戻し",
    "完了",
];

/// A process with everything.
pub(crate) fn invoices() -> ProcessFacts {
    let path = |indices: &[usize]| indices.iter().map(|i| NAMES[*i].to_owned()).collect::<Vec<_>>();
    let variant = |indices: &[usize], cases, hours: i64| Variant {
        activities: path(indices),
        cases,
        median: Span(hours * Span::HOUR.0),
    };
    ProcessFacts {
        id: "invoices".to_owned(),
        arrived: 3_101,
        closed: 3_044,
        open: 412,
        series: (0..12)
            .map(|i| Flow {
                month: MONTH.plus(i - 11),
                arrived: 3_000 + u64::try_from(i).expect("positive") * 9,
                closed: if i == 4 { 0 } else { 2_980 },
                open: 300 + u64::try_from(i).expect("positive") * 10,
            })
            .collect(),
        ledger: Ledger {
            cases: 3_044,
            lead: minutes(3_044 * 4_000),
            business: [902_000, 1_700_000, 210_000, 90_000, 11_000].map(minutes),
            outside: [3_000_000, 5_300_000, 700_000, 239_000, 24_000].map(minutes),
            median: minutes(2_600),
            p90: minutes(9_900),
        },
        variants: vec![
            variant(&[0, 1, 2, 7, 9, 13], 1_802, 31),
            variant(&[0, 1, 2, 7, 8, 9, 13], 404, 55),
            variant(&[0, 1, 2, 3, 6, 7, 9, 13], 210, 77),
            variant(&[0, 1, 2, 4, 5, 6, 7, 9, 13], 188, 102),
            variant(&[0, 1, 2, 4, 5, 4, 5, 4, 5, 6, 12, 2, 4, 5, 6, 7, 8, 9, 10, 9, 13], 3, 410),
        ],
        variants_total: 217,
        map: map(),
        rework: vec![
            Rework { activity: NAMES[6].to_owned(), cases: 311, repeats: 402 },
            Rework { activity: NAMES[4].to_owned(), cases: 190, repeats: 244 },
        ],
        handoffs: Handoffs {
            total: 9_120,
            ping_pong_cases: 377,
            pairs: vec![
                ("第一センター".to_owned(), "Org line A2".to_owned(), 2_100),
                ("Org line A2".to_owned(), "第一センター".to_owned(), 1_950),
                ("第一センター".to_owned(), "委託元 購買部".to_owned(), 820),
            ],
        },
        concentration: NAMES
            .iter()
            .take(9)
            .enumerate()
            .map(|(i, name)| {
                let i = i as u64;
                Concentration {
                    activity: (*name).to_owned(),
                    events: 4_000 - 300 * i,
                    operators: 1 + (i * 5) % 17,
                    top: (4_000 - 300 * i) / (1 + i % 4),
                    herfindahl: 1_000_000 / (1 + i % 6),
                }
            })
            .collect(),
    }
}

fn map() -> ProcessMap {
    let counts = [3_101, 3_090, 3_050, 620, 540, 511, 702, 2_960, 801, 3_001, 44, 37, 120, 3_044];
    let nodes = NAMES
        .iter()
        .zip(counts)
        .enumerate()
        .map(|(i, (name, cases))| Node {
            activity: (*name).to_owned(),
            events: cases + cases / 11,
            cases,
            starts: if i == 0 { 3_101 } else { 0 },
            ends: if i == 13 { 3_044 } else { 0 },
        })
        .collect();
    let edges = [
        (0, 1, 3_090),
        (1, 2, 3_050),
        (2, 7, 2_210),
        (7, 9, 2_100),
        (9, 13, 2_960),
        (7, 8, 801),
        (8, 9, 790),
        (2, 4, 540),
        (4, 5, 511),
        (5, 6, 500),
        (6, 7, 610),
        (2, 3, 300),
        (3, 6, 210),
        (6, 6, 41),
        (6, 12, 120),
        (12, 2, 110),
        (9, 10, 44),
        (10, 9, 40),
        (5, 4, 38),
        (2, 11, 37),
        (11, 7, 30),
        (3, 11, 7),
    ];
    let edges = edges
        .into_iter()
        .map(|(from, to, count)| Edge {
            from,
            to,
            count,
            total: minutes(i64::try_from(count).expect("small") * 190),
            median: minutes(150),
        })
        .collect();
    ProcessMap { nodes, edges }
}

/// A process in which nothing happened.
pub(crate) fn empty() -> ProcessFacts {
    ProcessFacts {
        id: "expenses".to_owned(),
        arrived: 0,
        closed: 0,
        open: 0,
        series: Vec::new(),
        ledger: Ledger {
            cases: 0,
            lead: Span::ZERO,
            business: [Span::ZERO; 5],
            outside: [Span::ZERO; 5],
            median: Span::ZERO,
            p90: Span::ZERO,
        },
        variants: Vec::new(),
        variants_total: 0,
        map: ProcessMap::default(),
        rework: Vec::new(),
        handoffs: Handoffs::default(),
        concentration: Vec::new(),
    }
}
