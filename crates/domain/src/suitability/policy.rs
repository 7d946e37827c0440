//! Weights and thresholds: a company's policy, kept by version, not science.

use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;
use crate::share::Share;

/// Weights of S, E and G.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weights {
    /// S 標準化・定型化; by default 0.5.
    pub routine: Share,
    /// E 専門性; by default 0.3.
    pub expertise: Share,
    /// G safeguards; by default 0.2.
    pub safeguards: Share,
}

/// How tasks are judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// The weights; together one.
    pub weights: Weights,
    /// S below this is standardised first; by default 0.5.
    pub standardised: Share,
    /// A score (as a share of 100) from here on is a candidate; by default 0.70.
    pub candidate: Share,
    /// A score from here on is entrusted in part; by default 0.50.
    pub part: Share,
}

impl Default for Policy {
    fn default() -> Self {
        let share = |percent| Share::of(percent, 100).unwrap_or(Share::ZERO);
        let weights = Weights { routine: share(50), expertise: share(30), safeguards: share(20) };
        let (standardised, candidate, part) = (share(50), share(70), share(50));
        Self { weights, standardised, candidate, part }
    }
}

impl Policy {
    /// Sees that it makes sense.
    ///
    /// # Errors
    /// `suitability-weights` where they do not sum to one, `suitability-bands` where candidates
    /// begin below those in part.
    pub fn checked(self) -> Result<Self, Refusal> {
        let Weights { routine, expertise, safeguards } = self.weights;
        match () {
            () if !Share::whole([routine, expertise, safeguards]) => {
                Err(Refusal::new("suitability-weights"))
            }
            () if self.candidate < self.part => Err(Refusal::new("suitability-bands")),
            () => Ok(self),
        }
    }
}
