//! What one side asked of the other, and when it was answered.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::SEED;
use crate::random::Random;

/// A kind of request: who asks whom, days until it is due, how many there were and how many of them
/// were answered in time, and what about.
struct Kind {
    name: &'static str,
    client_asks: bool,
    due: i64,
    all: usize,
    in_time: usize,
    about: &'static [&'static str],
}

const KINDS: [Kind; 2] = [
    Kind {
        name: "情報共有",
        client_asks: true,
        due: 3,
        all: 50,
        in_time: 31,
        about: &["組織改正", "新製品の発売", "キャンペーンの開始", "規程の改定", "担当者の異動"],
    },
    Kind {
        name: "判断依頼",
        client_asks: false,
        due: 5,
        all: 20,
        in_time: 11,
        about: &["例外の扱い", "手順書の改定案", "承認者の不在", "様式の変更", "臨時の受付"],
    },
];
const VENDORS: [&str; 3] = ["しののめ業務サービス", "北斗コンタクト", "みどりデータ"];
/// The client, as the log calls it.
const CLIENT: &str = "みなと暮らし";
/// The first day of the log.
const START: Date = date(2025, 11, 4);
/// Days of the log in which requests fall.
const DAYS: i64 = 350;
/// Asked on 2026-09-09 and never answered.
const PRICE: &str = "2026-09-09,北斗コンタクト,みなと暮らし,価格協議,最低賃金の改定に伴う単価の見直し（+6.5%）,2026-10-09,";

pub(super) fn text() -> String {
    let mut random = Random::new(SEED + 11);
    let mut lines = vec![PRICE.to_owned()];
    for kind in &KINDS {
        for index in 0..kind.all {
            let vendor = random.pick(&VENDORS);
            let (from, to) = if kind.client_asks { (CLIENT, vendor) } else { (vendor, CLIENT) };
            let asked = later(START, random.between(0, DAYS));
            let due = later(asked, kind.due);
            let answered = match index < kind.in_time {
                true => later(asked, random.between(0, kind.due)),
                false => later(due, random.low(1, 20)),
            };
            let about = random.pick(kind.about);
            lines.push(format!("{asked},{from},{to},{},{about},{due},{answered}", kind.name));
        }
    }
    lines.sort();
    format!("受付日,発信,宛先,種別,件名,期限,回答日\n{}\n", lines.join("\n"))
}

fn later(day: Date, days: i64) -> Date {
    day.saturating_add(days.days())
}
