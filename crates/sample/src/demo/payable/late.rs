//! Who holds a late invoice for how long, where the month's delay is planned: each party's share of
//! it is then known to the second, because a party is over its time either alone or together with
//! another while nobody else has time to spare.

use super::Fate;
use crate::demo::plan::Plan;
use crate::office::HOUR;
use crate::random::Random;
use crate::trace::Held;

/// Agreed hours of client, vendor and third party; together the 40 of the target.
const ALLOWED: [i64; 3] = [12 * HOUR, 24 * HOUR, 4 * HOUR];
/// Least and most that an invoice is late by one party alone.
const ALONE: (i64, i64) = (8 * HOUR, 30 * HOUR);
/// The same of each of two parties.
const TOGETHER: (i64, i64) = (5 * HOUR, 11 * HOUR);

/// Seconds that the late invoices of a month are late, one after the other.
pub(super) struct Late {
    client: Vec<i64>,
    vendor: Vec<i64>,
    both: Vec<[i64; 2]>,
    third: Vec<i64>,
}

impl Late {
    /// Divides the planned delay among the late invoices of `plan`, if it plans any.
    pub(super) fn new(plan: &Plan, random: &mut Random) -> Option<Self> {
        let [client, vendor, third] = plan.delay?.map(|hours| hours * HOUR);
        let [alone, at_vendor, both, outside] = plan.late;
        let half = |random: &mut Random| split(i64::from(both) * 8 * HOUR, both, TOGETHER, random);
        let (ours, theirs) = (half(random), half(random));
        let rest = |all: i64, taken: &[i64]| all - taken.iter().sum::<i64>();
        Some(Self {
            client: split(rest(client, &ours), alone, ALONE, random),
            vendor: split(rest(vendor, &theirs), at_vendor, ALONE, random),
            both: ours.into_iter().zip(theirs).map(|(a, b)| [a, b]).collect(),
            third: split(third, outside, ALONE, random),
        })
    }

    /// Who holds the next invoice of `fate`; `None` when it is not late.
    pub(super) fn held(&mut self, fate: Fate, random: &mut Random) -> Option<Held> {
        let [client, vendor, third] = ALLOWED;
        // What another party leaves of its time is made up by the one that is late.
        let mut spare = |low: i64, high: i64| random.between(low * HOUR, high * HOUR);
        Some(match fate {
            Fate::InTime | Fate::Cancelled => return None,
            Fate::LateClient => {
                let left = [spare(5, 13), spare(1, 3)];
                let over = self.client.pop()? + left[0] + left[1];
                held([client + over, vendor - left[0], third - left[1]])
            }
            Fate::LateVendor => {
                let left = [spare(5, 10), spare(1, 3)];
                let over = self.vendor.pop()? + left[0] + left[1];
                held([client - left[0], vendor + over, third - left[1]])
            }
            Fate::LateBoth => {
                let [ours, theirs] = self.both.pop()?;
                held([client + ours, vendor + theirs, third])
            }
            Fate::LateThird => {
                let left = [spare(8, 11), spare(2, 7)];
                let over = self.third.pop()? + left[0] + left[1];
                held([client - left[0], vendor - left[1], third + over])
            }
        })
    }
}

fn held([client, vendor, third]: [i64; 3]) -> Held {
    Held { client, vendor, third, pause: 0 }
}

/// `count` random numbers within `range` that sum to `all`, as long as the range allows it.
fn split(all: i64, count: u32, range: (i64, i64), random: &mut Random) -> Vec<i64> {
    let (low, high) = range;
    let mut parts: Vec<i64> = (0..count).map(|_| random.between(low, high)).collect();
    let mut missing = all - parts.iter().sum::<i64>();
    // What a part at its bound cannot take is left to the next round.
    let mut before = 0;
    while missing != before {
        before = missing;
        for (part, left) in parts.iter_mut().zip((1..=i64::from(count)).rev()) {
            let share = if missing.abs() < left { missing.signum() } else { missing / left };
            let moved = (*part + share).clamp(low, high) - *part;
            *part += moved;
            missing -= moved;
        }
    }
    random.shuffle(&mut parts);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_sum_to_the_whole_and_stay_in_their_range() {
        let mut random = Random::new(7);
        for _ in 0..100 {
            let parts = split(1_850 * HOUR, 109, ALONE, &mut random);
            assert_eq!((parts.len(), parts.iter().sum::<i64>()), (109, 1_850 * HOUR));
            assert!(parts.iter().all(|part| (ALONE.0..=ALONE.1).contains(part)));
        }
    }
}
