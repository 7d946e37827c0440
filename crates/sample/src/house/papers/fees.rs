//! What the vendors bill: the planned quantity of a month at the agreed price, settled at the
//! year's end by the real one.

use jiff::civil::Date;
use kajitori_domain::time::Month;

/// Vendor, process, quantity of a month, yen for each.
const PRICES: [(&str, &str, i64, i64); 5] = [
    ("しののめ業務サービス", "給与計算", 1_180, 1_350),
    ("しののめ業務サービス", "買掛・支払", 3_400, 420),
    ("北斗コンタクト", "ITヘルプデスク", 1_150, 2_900),
    ("北斗コンタクト", "コールセンター", 16_700, 620),
    ("みどりデータ", "データ入力", 24_000, 48),
];
/// The year-end adjustment, billed once.
const YEAR_END: (&str, &str, i64, i64) = ("しののめ業務サービス", "年末調整", 1_142, 2_200);
/// The month in which it is billed.
const BILLED: Month = Month { year: 2026, month: 1 };
/// The demo's last closed month, whose bills are not due yet.
const LAST: Month = Month { year: 2026, month: 10 };

pub(super) fn text() -> String {
    let mut text =
        "請求番号,委託先,業務,対象月,数量,単価（円）,金額（円）,数量の根拠,支払期日,支払日\n"
            .to_owned();
    let mut number = 0;
    let start = Month { year: 2025, month: 11 };
    for month in (0..12).map(|n| start.plus(n)) {
        let (first, due) = month.plus(1).days(None);
        let paid = Date::new(first.year(), first.month(), 25).unwrap_or(first);
        let paid = if month == LAST { String::new() } else { paid.to_string() };
        let once = (month == BILLED).then_some(YEAR_END);
        for (vendor, process, quantity, price) in PRICES.into_iter().chain(once) {
            number += 1;
            let yen = quantity * price;
            text.push_str(&format!(
                "INV-{number:03},{vendor},{process},{month},{quantity},{price},{yen},\
                 予定数量（年度末に精算）,{due},{paid}\n"
            ));
        }
    }
    text
}
