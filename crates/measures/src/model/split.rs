//! Splitting a log along a cut. What does not fit the cut, which happens only where noise was
//! filtered, is left out: as few events as possible (Leemans, Fahland, van der Aalst 2014, doi
//! 10.1007/978-3-319-06257-0_6).

use super::cut::{Cut, Kind};
use super::follows::{Follows, places};
use super::words::{Words, at};

/// The logs of the parts of `cut`, in their order.
pub(super) fn split(words: &Words, follows: &Follows, cut: &Cut) -> Vec<Words> {
    let place = places(&follows.codes);
    let mut part_of = vec![0; follows.len()];
    for (part, members) in cut.parts.iter().enumerate() {
        members.iter().for_each(|member| part_of[*member] = part);
    }
    let mut logs = vec![Words::default(); cut.parts.len()];
    let mut parts = Vec::new();
    for (word, count) in words.iter() {
        parts.clear();
        parts.extend(word.iter().map(|code| part_of[place[at(*code)]]));
        match cut.kind {
            Kind::Exclusive => {
                let part = most(&parts, logs.len());
                logs[part].push(of_part(word, &parts, part), count);
            }
            Kind::Sequence => {
                let fitted = in_order(&parts, logs.len());
                for (part, log) in logs.iter_mut().enumerate() {
                    log.push(of_part(word, &fitted, part), count);
                }
            }
            Kind::Parallel => {
                for (part, log) in logs.iter_mut().enumerate() {
                    log.push(of_part(word, &parts, part), count);
                }
            }
            Kind::Loop => {
                let mut rest = word;
                for run in parts.chunk_by(|a, b| a == b) {
                    let (round, others) = rest.split_at(run.len());
                    logs[run[0]].push(round.iter().copied(), count);
                    rest = others;
                }
            }
        }
    }
    logs.into_iter().map(Words::settle).collect()
}

fn of_part(word: &[u32], parts: &[usize], part: usize) -> impl Iterator<Item = u32> {
    word.iter().zip(parts).filter(move |(_, other)| **other == part).map(|(code, _)| *code)
}

/// The part with the most events, the first of several.
fn most(parts: &[usize], count: usize) -> usize {
    let mut events = vec![0_usize; count];
    parts.iter().for_each(|part| events[*part] += 1);
    let most = events.iter().copied().max().unwrap_or(0);
    events.iter().position(|events| *events == most).unwrap_or(0)
}

/// The parts such that none comes after a later one: those of the fewest possible events are
/// replaced by `usize::MAX`.
fn in_order(parts: &[usize], count: usize) -> Vec<usize> {
    if parts.is_sorted() {
        return parts.to_vec();
    }
    // For each event, from which earlier part the walk came when it stands in each part behind it.
    let mut cost = vec![0_usize; count];
    let mut from: Vec<Vec<usize>> = Vec::new();
    for part in parts {
        let mut came = Vec::with_capacity(count);
        let mut best = 0;
        for here in 0..count {
            if cost[here] < cost[best] {
                best = here;
            }
            came.push(best);
        }
        cost = came.iter().enumerate().map(|(h, c)| cost[*c] + usize::from(h != *part)).collect();
        from.push(came);
    }
    let least = cost.iter().copied().min().unwrap_or(0);
    let mut here = cost.iter().position(|cost| *cost == least).unwrap_or(0);
    let mut fitted = parts.to_vec();
    for (event, came) in from.iter().enumerate().rev() {
        if fitted[event] != here {
            fitted[event] = usize::MAX;
        }
        here = came[here];
    }
    fitted
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn as_few_events_as_possible_are_left_out() {
        let gone = usize::MAX;
        assert_eq!(in_order(&[0, 1, 2], 3), [0, 1, 2]);
        assert_eq!(in_order(&[0, 2, 1, 1], 3), [0, gone, 1, 1]);
        assert_eq!(in_order(&[2, 0, 0, 1, 0], 3), [gone, 0, 0, gone, 0]);
        assert_eq!(in_order(&[], 3), [] as [usize; 0]);
    }
}
