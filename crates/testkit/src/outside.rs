//! The outside world of a test: chance that counts, and a signer whose key everybody knows.

use std::sync::atomic::{AtomicU64, Ordering};

use kajitori_domain::audit::{KeySigner, Via};
use kajitori_domain::outside::Chance;
use kajitori_domain::time::Moment;
use kajitori_store::Stamp;

/// Chance that counts: every draw is another one, and the same in each run of a test.
#[derive(Debug, Default)]
pub struct Counted(AtomicU64);

impl Chance for Counted {
    fn fill(&self, bytes: &mut [u8]) {
        let number = self.0.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        bytes.fill(0);
        let length = bytes.len();
        for (byte, digit) in bytes.iter_mut().rev().zip(number.iter().rev()).take(length) {
            *byte = *digit;
        }
    }
}

/// The outside world.
#[derive(Debug)]
pub struct Outside {
    /// Chance.
    pub chance: Counted,
    /// The signer; its seed is 32 times 7.
    pub signer: KeySigner,
}

impl Default for Outside {
    fn default() -> Self {
        let signer = KeySigner::new("house.example/audit", &[7; 32]).expect("a signer's name");
        Self { chance: Counted::default(), signer }
    }
}

impl Outside {
    /// The stamp of a change at `at`.
    pub fn stamp(&self, at: Moment) -> Stamp<'_> {
        let (chance, signer) = (&self.chance, &self.signer);
        Stamp { at, via: Via::Web, request: "r-1", chance, signer, host: "house.example" }
    }
}
