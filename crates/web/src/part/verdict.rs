//! The verdicts as a word with shape and colour.

use kajitori_domain::verdict::{Contractual, NotApplicable, Statistical};

use super::{Status, Tone};
use crate::word::W;

/// What was judged of a figure, by the contract or by statistics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// 契約判定.
    Contract(Contractual),
    /// 統計判定.
    Sample(Statistical),
}

impl Verdict {
    /// Word, shape and colour. Without data nothing is ever green.
    pub fn status(self, w: &W) -> Status {
        let (tone, id) = match self {
            Self::Contract(Contractual::Met) | Self::Sample(Statistical::Met) => {
                (Tone::Good, "pack-verdict-met")
            }
            Self::Contract(Contractual::Missed) | Self::Sample(Statistical::Missed) => {
                (Tone::Bad, "pack-verdict-missed")
            }
            Self::Sample(Statistical::NotDemonstrated) => {
                (Tone::Watch, "pack-verdict-not-demonstrated")
            }
            Self::Contract(Contractual::NoData) | Self::Sample(Statistical::NoData) => {
                (Tone::Quiet, "pack-verdict-no-data")
            }
            Self::Sample(Statistical::NotApplicable(_)) => {
                (Tone::Quiet, "pack-verdict-not-applicable")
            }
        };
        Status::new(tone, w.t(id))
    }

    /// Why there is no verdict, where a reason is known.
    pub fn reason(self, w: &W) -> Option<String> {
        let Self::Sample(Statistical::NotApplicable(why)) = self else { return None };
        Some(w.t(match why {
            NotApplicable::Census => "pack-outside-census",
            NotApplicable::FullTarget => "pack-outside-full",
            NotApplicable::NotARatio => "pack-outside-ratio",
        }))
    }
}
