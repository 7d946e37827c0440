//! Sets of small numbers that grow together.

/// Numbers that are joined step by step.
#[derive(Debug, Clone)]
pub(super) struct Sets {
    parent: Vec<usize>,
}

impl Sets {
    /// Each of `0..count` alone.
    pub(super) fn new(count: usize) -> Self {
        Self { parent: (0..count).collect() }
    }

    /// Joins the sets of `a` and `b`.
    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        // The smallest number stands for the set.
        self.parent[a.max(b)] = a.min(b);
    }

    fn root(&mut self, mut number: usize) -> usize {
        while self.parent[number] != number {
            self.parent[number] = self.parent[self.parent[number]];
            number = self.parent[number];
        }
        number
    }

    /// The sets among `numbers`, by their smallest member.
    pub(super) fn groups(mut self, numbers: impl Iterator<Item = usize>) -> Vec<Vec<usize>> {
        let mut of_root = vec![usize::MAX; self.parent.len()];
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for number in numbers {
            let root = self.root(number);
            if of_root[root] == usize::MAX {
                of_root[root] = groups.len();
                groups.push(Vec::new());
            }
            groups[of_root[root]].push(number);
        }
        groups
    }
}

/// Which number reaches which, each as a row of bits.
#[derive(Debug, Clone)]
pub(super) struct Reach {
    rows: Vec<Vec<u64>>,
}

impl Reach {
    /// Whatever can be reached over `pairs`, in one step or more.
    pub(super) fn new(count: usize, pairs: impl Iterator<Item = (usize, usize)>) -> Self {
        let mut rows = vec![vec![0_u64; count.div_ceil(64)]; count];
        for (from, to) in pairs {
            rows[from][to / 64] |= 1 << (to % 64);
        }
        for over in 0..count {
            let through = rows[over].clone();
            for row in &mut rows {
                if row[over / 64] >> (over % 64) & 1 == 1 {
                    row.iter_mut().zip(&through).for_each(|(to, more)| *to |= more);
                }
            }
        }
        Self { rows }
    }

    /// Whether `from` reaches `to`.
    pub(super) fn has(&self, from: usize, to: usize) -> bool {
        self.rows[from][to / 64] >> (to % 64) & 1 == 1
    }
}
