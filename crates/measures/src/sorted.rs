//! Lists sorted by a key, which add up key by key.

/// Adds `theirs` to `mine`, both sorted by key without a key twice; `add` joins what has the same
/// key.
pub(crate) fn merge<K: Ord, V>(
    mine: &mut Vec<(K, V)>,
    theirs: Vec<(K, V)>,
    add: impl Fn(&mut V, V),
) {
    if mine.is_empty() {
        *mine = theirs;
        return;
    }
    let mut merged = Vec::with_capacity(mine.len().max(theirs.len()));
    let mut left = std::mem::take(mine).into_iter().peekable();
    for (key, value) in theirs {
        while let Some(smaller) = left.next_if(|(known, _)| *known < key) {
            merged.push(smaller);
        }
        match left.next_if(|(known, _)| *known == key) {
            Some((key, mut known)) => {
                add(&mut known, value);
                merged.push((key, known));
            }
            None => merged.push((key, value)),
        }
    }
    merged.extend(left);
    *mine = merged;
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::merge;

    proptest! {
        #[test]
        fn merging_is_adding_maps(
            a in proptest::collection::btree_map(0..20_u8, 0..100_u32, 0..10),
            b in proptest::collection::btree_map(0..20_u8, 0..100_u32, 0..10),
        ) {
            let mut merged: Vec<(u8, u32)> = a.clone().into_iter().collect();
            merge(&mut merged, b.clone().into_iter().collect(), |mine, theirs| *mine += theirs);
            let mut expected: BTreeMap<u8, u32> = a;
            for (key, value) in b {
                *expected.entry(key).or_default() += value;
            }
            prop_assert_eq!(merged, expected.into_iter().collect::<Vec<_>>());
        }
    }
}
