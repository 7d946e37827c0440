//! Proofs about a tree: that a leaf is in it, and that a larger tree only appends to a smaller.

use crate::audit::tree::{Frontier, node_hash};
use crate::hash::Sha256;

fn root(leaves: &[Sha256]) -> Sha256 {
    let mut frontier = Frontier::default();
    leaves.iter().for_each(|leaf| frontier.append(*leaf));
    frontier.root()
}

/// The largest power of two below `size`, which is 2 or more.
fn split(size: usize) -> usize {
    1 << (size - 1).ilog2()
}

/// The proof that the leaf at `index` is in the tree of `leaves` (RFC 6962 §2.1.1); empty where
/// there is no such leaf.
pub fn inclusion(leaves: &[Sha256], index: usize) -> Vec<Sha256> {
    if leaves.len() < 2 || index >= leaves.len() {
        return vec![];
    }
    let (left, right) = leaves.split_at(split(leaves.len()));
    let (mut proof, other) = match index.checked_sub(left.len()) {
        None => (inclusion(left, index), right),
        Some(index) => (inclusion(right, index), left),
    };
    proof.push(root(other));
    proof
}

/// The proof that the tree of `leaves` appends to that of its first `old` (RFC 6962 §2.1.2); empty
/// where these are none, all or more.
pub fn consistency(leaves: &[Sha256], old: usize) -> Vec<Sha256> {
    fn within(leaves: &[Sha256], old: usize, known: bool) -> Vec<Sha256> {
        if old == leaves.len() {
            return if known { vec![] } else { vec![root(leaves)] };
        }
        let (left, right) = leaves.split_at(split(leaves.len()));
        let (mut proof, other) = match old.checked_sub(left.len()) {
            None | Some(0) => (within(left, old, known), right),
            Some(old) => (within(right, old, false), left),
        };
        proof.push(root(other));
        proof
    }
    if old == 0 || old >= leaves.len() { vec![] } else { within(leaves, old, true) }
}

/// Whether `proof` shows `leaf` at `index` in the tree of `size` leaves and `root` (RFC 9162
/// §2.1.3.2).
pub fn is_included(leaf: Sha256, index: u64, size: u64, proof: &[Sha256], root: Sha256) -> bool {
    if index >= size {
        return false;
    }
    let (mut place, mut last, mut hash) = (index, size - 1, leaf);
    for step in proof {
        if last == 0 {
            return false;
        }
        if place % 2 == 1 || place == last {
            hash = node_hash(*step, hash);
            while place % 2 == 0 && place != 0 {
                place >>= 1;
                last >>= 1;
            }
        } else {
            hash = node_hash(hash, *step);
        }
        place >>= 1;
        last >>= 1;
    }
    last == 0 && hash == root
}

/// Whether `proof` shows that the tree `new` appends to the tree `old`, each given as size and root
/// (RFC 9162 §2.1.4.2). Nothing needs no proof: every tree appends to the empty one.
pub fn is_consistent(old: (u64, Sha256), new: (u64, Sha256), proof: &[Sha256]) -> bool {
    let ((old_size, old_root), (new_size, new_root)) = (old, new);
    if old_size == 0 || old_size >= new_size {
        let same = old_size == new_size && old_root == new_root;
        return proof.is_empty() && (same || (old_size == 0 && old_root == Sha256::of(b"")));
    }
    let known = old_size.is_power_of_two().then_some(old_root);
    let mut steps = known.iter().chain(proof);
    let Some(first) = steps.next() else { return false };
    let (mut place, mut last) = (old_size - 1, new_size - 1);
    let full = place.trailing_ones();
    (place, last) = (place >> full, last >> full);
    let (mut was, mut is) = (*first, *first);
    for step in steps {
        if last == 0 {
            return false;
        }
        if place % 2 == 1 || place == last {
            (was, is) = (node_hash(*step, was), node_hash(*step, is));
            while place % 2 == 0 && place != 0 {
                place >>= 1;
                last >>= 1;
            }
        } else {
            is = node_hash(is, *step);
        }
        place >>= 1;
        last >>= 1;
    }
    last == 0 && was == old_root && is == new_root
}
