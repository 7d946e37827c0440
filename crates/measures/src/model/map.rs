//! The directly-follows map with the rare filtered out, such that everything shown still lies on a
//! way from a start to an end.

use std::cmp::Reverse;

use super::Permille;
use super::follows::Follows;
use super::traces::Traces;

/// How much of a map is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shares {
    /// Of the distinct activities, the most frequent.
    pub activities: Permille,
    /// Of the distinct pairs, starts and ends, the most frequent; those that connect are added.
    pub paths: Permille,
}

/// A directly-follows map.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Map {
    /// The activities that are shown, by name.
    pub names: Vec<String>,
    /// Events of each.
    pub events: Vec<u64>,
    /// From, to, and how often: by from and to.
    pub follows: Vec<(usize, usize, u64)>,
    /// Activities that cases begin with, and how many cases.
    pub starts: Vec<(usize, u64)>,
    /// Activities that cases end with, and how many cases.
    pub ends: Vec<(usize, u64)>,
    /// Distinct pairs, starts and ends before filtering.
    pub paths: usize,
    /// Cases of which no shown activity is left.
    pub empty: u64,
}

/// A pair, a start or an end: from, to, count. Node 0 is before everything, the last behind.
type Path = (usize, usize, u64);

/// Maps the cases of `traces`. Activities that are not shown are taken out first, so that what
/// follows each other on the map followed each other but for them.
pub fn map(traces: &Traces, shares: Shares) -> Map {
    let shown = traces.of_most_frequent(shares.activities);
    let follows = Follows::new(&shown.words);
    let nodes = follows.len() + 2;
    let mut paths: Vec<Path> = Vec::new();
    let counted = |count: &u64| *count > 0;
    let starts = follows.starts.iter().copied().enumerate().filter(|(_, n)| counted(n));
    paths.extend(starts.map(|(to, n)| (0, to + 1, n)));
    paths.extend(follows.pairs().map(|(a, b)| (a + 1, b + 1, follows.count(a, b))));
    let ends = follows.ends.iter().copied().enumerate().filter(|(_, n)| counted(n));
    paths.extend(ends.map(|(from, n)| (from + 1, nodes - 1, n)));
    let mut order: Vec<usize> = (0..paths.len()).collect();
    order.sort_by_key(|path| (Reverse(paths[*path].2), *path));
    let mut kept = connecting(nodes, &paths);
    order.iter().take(shares.paths.of(paths.len())).for_each(|path| kept[*path] = true);
    let mut events = vec![0; follows.len()];
    for (_, to, count) in paths.iter().filter(|path| path.1 < nodes - 1) {
        events[to - 1] += count;
    }
    let names = follows.codes.iter().map(|code| shown.names[super::words::at(*code)].clone());
    let mut map = Map { names: names.collect(), events, paths: paths.len(), ..Map::default() };
    map.empty = shown.words.iter().filter(|(word, _)| word.is_empty()).map(|(_, n)| n).sum();
    for (from, to, count) in paths.iter().zip(kept).filter(|(_, kept)| *kept).map(|(path, _)| *path)
    {
        if from == 0 {
            map.starts.push((to - 1, count));
        } else if to == nodes - 1 {
            map.ends.push((from - 1, count));
        } else {
            map.follows.push((from - 1, to - 1, count));
        }
    }
    map
}

/// The paths over which every node is reached from the start, and reaches the end, such that the
/// rarest path on the way is as frequent as possible.
fn connecting(nodes: usize, paths: &[Path]) -> Vec<bool> {
    let mut kept = vec![false; paths.len()];
    let forwards: Vec<Path> = paths.to_vec();
    let backwards: Vec<Path> = paths.iter().map(|(from, to, n)| (*to, *from, *n)).collect();
    for (root, paths) in [(0, forwards), (nodes - 1, backwards)] {
        widest(nodes, root, &paths).into_iter().for_each(|path| kept[path] = true);
    }
    kept
}

/// The tree of widest ways from `root`: always the most frequent path that leaves what is reached.
fn widest(nodes: usize, root: usize, paths: &[Path]) -> Vec<usize> {
    let mut leaving: Vec<Vec<usize>> = vec![Vec::new(); nodes];
    for (path, (from, _, _)) in paths.iter().enumerate() {
        leaving[*from].push(path);
    }
    let mut reached = vec![false; nodes];
    reached[root] = true;
    let mut open: std::collections::BinaryHeap<(u64, Reverse<usize>)> =
        leaving[root].iter().map(|path| (paths[*path].2, Reverse(*path))).collect();
    let mut tree = Vec::new();
    while let Some((_, Reverse(path))) = open.pop() {
        let to = paths[path].1;
        if std::mem::replace(&mut reached[to], true) {
            continue;
        }
        tree.push(path);
        open.extend(leaving[to].iter().map(|path| (paths[*path].2, Reverse(*path))));
    }
    tree
}

impl Map {
    /// Whether a way through the map visits exactly `word`.
    pub(super) fn allows(&self, word: &[usize]) -> bool {
        let (Some(first), Some(last)) = (word.first(), word.last()) else { return false };
        let end = |ends: &[(usize, u64)], at: usize| ends.iter().any(|(other, _)| *other == at);
        let known = |pair: &[usize]| {
            let place = self.follows.binary_search_by_key(&(pair[0], pair[1]), |f| (f.0, f.1));
            place.is_ok()
        };
        end(&self.starts, *first) && end(&self.ends, *last) && word.windows(2).all(known)
    }
}
