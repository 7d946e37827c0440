//! The client's own hours of twelve months: what looking after the vendors and putting their errors
//! right takes, and what became of those whose work was handed over.

use kajitori_domain::time::Month;

use crate::SEED;
use crate::random::Random;
use crate::share::split;

/// Hours of a year: person, office, class, work, hours.
type Booked = (&'static str, &'static str, &'static str, &'static str, i64);

const MANAGING: &str = "委託管理";
const REPAIRING: &str = "手直し";

const WATCHERS: [Booked; 12] = [
    ("K01", "業務改革室", MANAGING, "買掛・支払", 420),
    ("K01", "業務改革室", MANAGING, "コールセンター", 480),
    ("K02", "業務改革室", MANAGING, "ITヘルプデスク", 360),
    ("K02", "業務改革室", MANAGING, "データ入力", 420),
    ("K03", "経理課", MANAGING, "買掛・支払", 540),
    ("K04", "人事課", MANAGING, "給与計算", 480),
    ("K05", "情報システム課", MANAGING, "ITヘルプデスク", 420),
    ("K03", "経理課", REPAIRING, "買掛・支払", 520),
    ("K04", "人事課", REPAIRING, "給与計算", 60),
    ("K06", "お客様登録課", REPAIRING, "データ入力", 980),
    ("K07", "お客様登録課", REPAIRING, "データ入力", 460),
    ("K08", "お客様相談室", REPAIRING, "コールセンター", 260),
];

const DESIGN: &str = "商品企画部";
const VENTURE: &str = "新規事業室";

/// The released people: where they went, hours booked there on core work and on anything else.
const RELEASED: [(&str, &str, i64, i64); 12] = [
    ("P01", DESIGN, 980, 140),
    ("P02", DESIGN, 940, 150),
    ("P03", VENTURE, 910, 180),
    ("P04", DESIGN, 860, 220),
    ("P05", VENTURE, 830, 240),
    ("P06", DESIGN, 620, 420),
    ("P07", DESIGN, 510, 480),
    ("P08", VENTURE, 400, 560),
    ("P09", DESIGN, 210, 690),
    ("P10", DESIGN, 130, 700),
    ("P11", VENTURE, 0, 620),
    ("P12", VENTURE, 0, 570),
];

pub(super) fn text() -> String {
    let mut random = Random::new(SEED + 12);
    let mut lines = Vec::new();
    let mut book = |(person, office, class, work, hours): Booked| {
        let weights: Vec<i64> = (0..12).map(|_| random.between(80, 120)).collect();
        let start = Month { year: 2025, month: 11 };
        for (month, hours) in (0..).map(|n| start.plus(n)).zip(split(hours, &weights)) {
            if hours > 0 {
                lines.push(format!("{month},{person},{office},{class},{work},{hours}"));
            }
        }
    };
    WATCHERS.into_iter().for_each(&mut book);
    for (person, office, core, other) in RELEASED {
        book((person, office, "本業", "企画・開発", core));
        book((person, office, "その他", "庶務・応援", other));
    }
    lines.sort();
    format!("月,社員,部署,区分,業務,時間\n{}\n", lines.join("\n"))
}
