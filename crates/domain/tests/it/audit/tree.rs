//! The tree: published roots, the definition written out, proofs both ways.

use kajitori_domain::audit::{
    Frontier, consistency, inclusion, is_consistent, is_included, leaf_hash,
};
use kajitori_domain::hash::Sha256;

/// Leaves and roots of sizes 0 to 8, as certificate transparency's own tests have them.
const LEAVES: [&[u8]; 8] = [
    b"",
    &[0x00],
    &[0x10],
    &[0x20, 0x21],
    &[0x30, 0x31],
    &[0x40, 0x41, 0x42, 0x43],
    &[0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
    &[
        0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e,
        0x6f,
    ],
];
const ROOTS: [&str; 9] = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

/// The definition (RFC 6962 §2.1), written as it stands there.
fn naive(leaves: &[Sha256]) -> Sha256 {
    match leaves {
        [] => Sha256::of(b""),
        [leaf] => *leaf,
        _ => {
            let mut half = 1;
            while half * 2 < leaves.len() {
                half *= 2;
            }
            let (left, right) = leaves.split_at(half);
            Sha256::of_parts([&[1], &naive(left).0, &naive(right).0])
        }
    }
}

fn leaves(count: u32) -> Vec<Sha256> {
    (0..count).map(|number| leaf_hash(&number.to_be_bytes())).collect()
}

#[test]
fn roots_are_the_published_ones() {
    let mut frontier = Frontier::default();
    assert_eq!(frontier.root().to_string(), ROOTS[0]);
    for (leaf, root) in LEAVES.iter().zip(&ROOTS[1..]) {
        frontier.append(leaf_hash(leaf));
        assert_eq!(frontier.root().to_string(), *root, "{} leaves", frontier.size());
    }
}

#[test]
fn the_frontier_has_the_root_of_the_definition() {
    let leaves = leaves(512);
    let mut frontier = Frontier::default();
    for size in 0..=leaves.len() {
        assert_eq!(frontier.root(), naive(&leaves[..size]), "{size} leaves");
        let read = Frontier::parse(&frontier.to_text()).expect("its own text");
        assert_eq!(read, frontier);
        if let Some(leaf) = leaves.get(size) {
            frontier = read;
            frontier.append(*leaf);
        }
    }
}

#[test]
fn what_is_no_frontier_is_not_read() {
    let mut frontier = Frontier::default();
    leaves(3).into_iter().for_each(|leaf| frontier.append(leaf));
    let text = frontier.to_text();
    let less = text.rsplit_once(':').expect("two hashes").0;
    let wrong = [String::new(), "3".to_owned(), less.to_owned(), format!("0{text}"), text + ":"];
    for text in wrong {
        assert_eq!(Frontier::parse(&text), None, "{text}");
    }
    assert_eq!(Frontier::parse("0"), Some(Frontier::default()));
}

#[test]
fn every_leaf_is_shown_to_be_in_and_no_other() {
    let leaves = leaves(64);
    for size in 1..=leaves.len() {
        let tree = &leaves[..size];
        let (root, count) = (naive(tree), size as u64);
        for (index, leaf) in tree.iter().enumerate() {
            let (proof, at) = (inclusion(tree, index), index as u64);
            assert!(is_included(*leaf, at, count, &proof, root), "{index} of {size}");
            assert!(!is_included(leaf_hash(b"other"), at, count, &proof, root));
            let elsewhere = (at + 1) % count;
            assert!(size == 1 || !is_included(*leaf, elsewhere, count, &proof, root));
            assert!(!is_included(*leaf, at, count, &[&proof[..], &[root]].concat(), root));
            if let Some((_, shorter)) = proof.split_last() {
                assert!(!is_included(*leaf, at, count, shorter, root), "{index} of {size}");
            }
        }
        assert!(!is_included(leaves[0], count, count, &[], root));
    }
}

#[test]
fn every_tree_is_shown_to_append_to_every_smaller() {
    let leaves = leaves(256);
    let roots: Vec<Sha256> = (0..=256).map(|size| naive(&leaves[..size])).collect();
    let mut pairs = 0;
    for size in 1..=256 {
        for old in 1..=size {
            let proof = consistency(&leaves[..size], old);
            let (before, after) = ((old as u64, roots[old]), (size as u64, roots[size]));
            assert!(is_consistent(before, after, &proof), "{old} to {size}");
            let forged = (old as u64, leaf_hash(b"other"));
            assert!(!is_consistent(forged, after, &proof), "{old} to {size}");
            assert!(!is_consistent(before, (size as u64, forged.1), &proof), "{old} to {size}");
            pairs += 1;
        }
    }
    assert_eq!(pairs, 32_896);
    assert!(is_consistent((0, roots[0]), (5, roots[5]), &[]));
    assert!(!is_consistent((6, roots[6]), (5, roots[5]), &[]));
}
