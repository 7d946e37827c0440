//! The survey on working together: ten answers of each side to six items.

use crate::SEED;
use crate::random::Random;

/// Answers of each side.
const ANSWERS: usize = 10;
/// Items, and the points that the client's and the vendors' answers add up to.
const ITEMS: [(&str, [i64; 2]); 6] = [
    ("目的共有", [38, 27]),
    ("情報共有", [39, 29]),
    ("公平さ", [36, 28]),
    ("尊重", [40, 33]),
    ("信頼", [39, 31]),
    ("共に改善", [34, 30]),
];

pub(super) fn text() -> String {
    let mut random = Random::new(SEED + 10);
    let mut text = "回答側,回答番号,項目,点（1〜5）\n".to_owned();
    for (side, name) in ["委託元", "委託先"].into_iter().enumerate() {
        for (item, points) in ITEMS {
            for (answer, point) in spread(points[side], &mut random).into_iter().enumerate() {
                text.push_str(&format!("{name},{},{item},{point}\n", answer + 1));
            }
        }
    }
    text
}

/// Points from 1 to 5 that sum to `all`.
fn spread(all: i64, random: &mut Random) -> Vec<i64> {
    let mut points: Vec<i64> = crate::share::split(all, &[1; ANSWERS]);
    for _ in 0..2 * ANSWERS {
        let (from, to) = (random.index(ANSWERS), random.index(ANSWERS));
        if points[from] > 1 && points[to] < 5 {
            points[from] -= 1;
            points[to] += 1;
        }
    }
    points
}
