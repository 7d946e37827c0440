//! 標本の抽出: drawing a sample by a recorded seed, so that both sides can draw it again.

use std::collections::BTreeMap;

use crate::hash::Sha256;

/// A unit to draw from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unit {
    /// Its name, e.g. the number of a record.
    pub unit: String,
    /// Its stratum.
    pub stratum: Option<String>,
}

/// Draws `size` of `units` in the order of SHA-256 of seed and unit. With strata each gives its
/// share of the size, by largest remainder, and at least one unit; the drawn are in the order of
/// strata and draw. A unit that is named twice is one unit.
pub fn draw(units: &[Unit], size: usize, seed: &str) -> Vec<Unit> {
    let mut strata: BTreeMap<&Option<String>, BTreeMap<Sha256, &Unit>> = BTreeMap::new();
    for unit in units {
        let place = Sha256::of_parts([seed.as_bytes(), b"\n", unit.unit.as_bytes()]);
        strata.entry(&unit.stratum).or_default().insert(place, unit);
    }
    let counts: Vec<usize> = strata.values().map(BTreeMap::len).collect();
    let shares = shares(&counts, size);
    let drawn = strata.values().zip(shares).flat_map(|(units, share)| units.values().take(share));
    drawn.map(|unit| (*unit).clone()).collect()
}

/// How many of each stratum make `size`: in proportion, by largest remainder (Hamilton), none
/// without at least one, none with more than it has.
fn shares(counts: &[usize], size: usize) -> Vec<usize> {
    let total: usize = counts.iter().sum();
    let size = size.min(total);
    if total == 0 {
        return vec![0; counts.len()];
    }
    let mut shares: Vec<usize> = counts.iter().map(|count| count * size / total).collect();
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by_key(|index| (std::cmp::Reverse(counts[*index] * size % total), *index));
    let missing = size - shares.iter().sum::<usize>();
    order.iter().take(missing).for_each(|index| shares[*index] += 1);
    for empty in 0..shares.len() {
        let largest = (0..shares.len()).rev().max_by_key(|index| shares[*index]);
        if let Some(largest) = largest
            .filter(|largest| counts[empty] > 0 && shares[empty] == 0 && shares[*largest] > 1)
        {
            shares[largest] -= 1;
            shares[empty] += 1;
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn units(strata: &[(&str, usize)]) -> Vec<Unit> {
        let of = |(stratum, count): &(&str, usize)| {
            let stratum = (*stratum).to_owned();
            (0..*count).map(move |n| Unit {
                unit: format!("{stratum}-{n}"),
                stratum: Some(stratum.clone()),
            })
        };
        strata.iter().flat_map(|stratum| of(stratum).collect::<Vec<_>>()).collect()
    }

    #[test]
    fn the_same_seed_draws_the_same_units_in_any_order_of_the_list() {
        let mut all = units(&[("a", 40), ("b", 10)]);
        let first = draw(&all, 10, "2026-10-01");
        all.reverse();
        assert_eq!(draw(&all, 10, "2026-10-01"), first);
        all.extend(units(&[("a", 40)]));
        assert_eq!(draw(&all, 10, "2026-10-01"), first, "named twice is one unit");
        assert_ne!(draw(&all, 10, "2026-10-02"), first);
        let of = |stratum: &str| {
            first.iter().filter(|unit| unit.stratum.as_deref() == Some(stratum)).count()
        };
        assert_eq!((of("a"), of("b")), (8, 2));
    }

    #[test]
    fn a_small_stratum_is_not_forgotten() {
        assert_eq!(shares(&[1_000, 1, 1], 10), [8, 1, 1]);
        assert_eq!(shares(&[3, 3, 3], 2), [1, 1, 0]);
        assert_eq!(shares(&[2, 2], 100), [2, 2]);
        assert!(draw(&[], 5, "x").is_empty());
    }

    proptest! {
        #[test]
        fn shares_sum_to_the_size(
            counts in prop::collection::vec(0_usize..1_000, 0..8), size in 0_usize..3_000,
        ) {
            let total: usize = counts.iter().sum();
            let shares = shares(&counts, size);
            prop_assert_eq!(shares.iter().sum::<usize>(), size.min(total));
        }
    }
}
