//! The order of events: by case, then time, then as they came.

/// The rows by case and time; rows of one case and moment stay in their order. A counting sort by
/// case keeps the order, a stable sort by time inside each case keeps it within one moment.
pub(super) fn rows(cases: &[u32], times: &[i64]) -> Vec<u32> {
    let (Some(first), Some(last)) = (cases.iter().min(), cases.iter().max()) else {
        return Vec::new();
    };
    let (first, span) = (*first, index(last - first) + 1);
    let mut next = vec![0_u32; span + 1];
    for case in cases {
        next[index(case - first) + 1] += 1;
    }
    for place in 1..next.len() {
        next[place] += next[place - 1];
    }
    let bounds = next.clone();
    let mut rows = vec![0_u32; cases.len()];
    for (row, case) in (0_u32..).zip(cases) {
        let place = &mut next[index(case - first)];
        rows[index(*place)] = row;
        *place += 1;
    }
    for pair in bounds.windows(2) {
        let case = &mut rows[index(pair[0])..index(pair[1])];
        if !case.is_sorted_by_key(|row| times[index(*row)]) {
            case.sort_by_key(|row| times[index(*row)]);
        }
    }
    rows
}

/// A number of 32 bits as a place.
pub(super) fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_case_then_time_then_as_they_came() {
        let cases = [7, 5, 7, 5, 7];
        let times = [30, 10, 20, 10, 20];
        assert_eq!(rows(&cases, &times), [1, 3, 2, 4, 0]);
        assert!(rows(&[], &[]).is_empty());
    }
}
