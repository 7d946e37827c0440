//! The verdict, in the order in which it falls; exact arithmetic throughout.

use super::input::{Input, Inputs, Level};
use super::policy::{Policy, Weights};
use crate::decimal::Decimal;
use crate::refusal::Refusal;
use crate::share::Share;

/// What a score says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// 委託候補.
    Candidate,
    /// 部分委託・要検討.
    Part,
    /// 社内.
    Keep,
}

/// データ不足: what is missing, and what the rest says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insufficient {
    /// What is missing, in the order in which it is asked.
    pub missing: Vec<Input>,
    /// 被覆率: the share of weight that was observed.
    pub coverage: Share,
    /// The score of what was observed alone, 0–100; `None` where nothing was. It decides nothing.
    pub observed: Option<Decimal>,
    /// Whether the coverage is below 70 %, so that the score is 参考値 at most.
    pub reference_only: bool,
}

/// The verdict on a task; the first that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// 社内に残す（機密ゲート）: level 4. There is no score, whatever else is known.
    Gate,
    /// 社内に残す（コア）.
    Core,
    /// データ不足.
    Insufficient(Insufficient),
    /// 標準化してから再判定.
    Standardise {
        /// S, 0–1.
        degree: Decimal,
    },
    /// A score.
    Scored {
        /// 0–100, exact.
        score: Decimal,
        /// What it says.
        band: Band,
        /// 条件付き: safeguards that lack evidence; above 0 the work may not go live.
        lacking: u32,
    },
}

impl Verdict {
    /// Its word, in the ids of words `suitability-verdict-<word>`.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Gate => "gate",
            Self::Core => "core",
            Self::Insufficient(_) => "insufficient",
            Self::Standardise { .. } => "standardise",
            Self::Scored { band: Band::Candidate, .. } => "candidate",
            Self::Scored { band: Band::Part, .. } => "part",
            Self::Scored { band: Band::Keep, .. } => "keep",
        }
    }

    /// Whether the work may go live as far as safeguards are concerned: it was scored, and none
    /// lacks evidence.
    pub fn may_go_live(&self) -> bool {
        matches!(self, Self::Scored { lacking: 0, .. })
    }

    /// Whether it was scored.
    pub fn is_scored(&self) -> bool {
        matches!(self, Self::Scored { .. })
    }
}

/// A verdict, and whether it holds when weights move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The verdict.
    pub verdict: Verdict,
    /// Whether the band stays the same while each weight in turn rises and falls by 20 % and the
    /// others keep their proportion. A verdict that is no score does not depend on weights.
    pub stable: bool,
    /// The bands that other weights would give, in their order; empty where it is stable.
    pub otherwise: Vec<Band>,
}

/// The observed parts of a score: 4 S, E and G in millionths.
#[derive(Debug, Clone, Copy)]
struct Parts {
    routine_by_four: u128,
    expertise: u128,
    safeguards: u128,
}

/// Weights that need not sum to one, S, E, G.
type Moved = [u128; 3];

impl Parts {
    /// The score times [`Parts::whole`].
    fn weighted(self, weights: Moved) -> u128 {
        weights[0] * self.routine_by_four
            + 4 * weights[1] * self.expertise
            + 4 * weights[2] * self.safeguards
    }

    fn whole(weights: Moved) -> u128 {
        4 * 1_000_000 * weights.iter().sum::<u128>()
    }

    fn band(self, weights: Moved, policy: &Policy) -> Band {
        let reached = |threshold: Share| {
            let asked = u128::from(threshold.millionths()) * Self::whole(weights);
            self.weighted(weights) * 1_000_000 >= asked
        };
        match () {
            () if reached(policy.candidate) => Band::Candidate,
            () if reached(policy.part) => Band::Part,
            () => Band::Keep,
        }
    }
}

fn plain(weights: &Weights) -> Moved {
    [weights.routine, weights.expertise, weights.safeguards].map(|w| u128::from(w.millionths()))
}

/// Judges a task: gate, core, missing data, standardise first, score.
///
/// # Errors
/// As [`Policy::checked`].
pub fn assess(inputs: &Inputs, policy: Policy) -> Result<Assessment, Refusal> {
    let policy = policy.checked()?;
    let certain = |verdict| Ok(Assessment { verdict, stable: true, otherwise: vec![] });
    if inputs.level == Some(Level::Foundation) {
        return certain(Verdict::Gate);
    }
    if inputs.core == Some(true) {
        return certain(Verdict::Core);
    }
    let missing = missing(inputs);
    if !missing.is_empty() {
        return certain(Verdict::Insufficient(observed(inputs, &policy.weights, missing)));
    }
    let parts = parts(inputs);
    if parts.routine_by_four < 4 * u128::from(policy.standardised.millionths()) {
        // Four degrees in millionths: a quarter of their sum has two more digits.
        let units = i64::try_from(25 * parts.routine_by_four).unwrap_or(i64::MAX);
        return certain(Verdict::Standardise { degree: Decimal { units, scale: 8 } });
    }
    let weights = plain(&policy.weights);
    let band = parts.band(weights, &policy);
    let mut otherwise: Vec<Band> = Vec::new();
    for index in 0..3 {
        for factor in [4, 6] {
            let mut moved = weights.map(|weight| 5 * weight);
            moved[index] = factor * weights[index];
            otherwise.push(parts.band(moved, &policy));
        }
    }
    otherwise.retain(|other| *other != band);
    otherwise.sort_unstable();
    otherwise.dedup();
    // 100 · weighted / 4·10¹² is 25 · weighted / 10¹².
    let units = i64::try_from(25 * parts.weighted(weights)).unwrap_or(i64::MAX);
    let score = Decimal { units, scale: 12 };
    let verdict = Verdict::Scored { score, band, lacking: inputs.lacking() };
    Ok(Assessment { verdict, stable: otherwise.is_empty(), otherwise })
}

/// What is missing, in the order in which it is asked.
fn missing(inputs: &Inputs) -> Vec<Input> {
    let mut missing = Vec::new();
    missing.extend(inputs.level.is_none().then_some(Input::Level));
    missing.extend(inputs.core.is_none().then_some(Input::Core));
    let all = inputs.degrees().into_iter().chain(inputs.expertise());
    missing.extend(all.filter(|(_, known)| known.is_none()).map(|(input, _)| input));
    let guarded = inputs.level.is_some() && inputs.guarded().is_none();
    missing.extend(guarded.then_some(Input::Safeguards));
    missing
}

fn parts(inputs: &Inputs) -> Parts {
    let wide = |share: Option<Share>| u128::from(share.map_or(0, Share::millionths));
    let [gap, advantage] = inputs.expertise();
    Parts {
        routine_by_four: inputs.degrees().into_iter().map(|(_, degree)| wide(degree)).sum(),
        // 専門性がない、または外部の方が効率的: either is enough (R077).
        expertise: wide(gap.1.max(advantage.1)),
        safeguards: wide(inputs.guarded()),
    }
}

/// The score of what is known, over the weight of what is known. Each degree of S carries a quarter
/// of its weight, gap and advantage half of E's; one of the two alone stands for E with its half.
fn observed(inputs: &Inputs, weights: &Weights, missing: Vec<Input>) -> Insufficient {
    let [routine, expertise, safeguards] = plain(weights);
    let count = |known: usize| u128::try_from(known).unwrap_or(0);
    let known = |list: &[(Input, Option<Share>)]| {
        count(list.iter().filter(|(_, share)| share.is_some()).count())
    };
    // All in quarters of a millionth of weight.
    let weight = [
        routine * known(&inputs.degrees()),
        2 * expertise * known(&inputs.expertise()),
        4 * safeguards * u128::from(inputs.guarded().is_some()),
    ];
    let parts = parts(inputs);
    let sum: u128 = weight.iter().sum();
    let value = routine * parts.routine_by_four
        + weight[1] * parts.expertise
        + weight[2] * parts.safeguards;
    let units = (100 * value).checked_div(sum).and_then(|units| i64::try_from(units).ok());
    let covered = u32::try_from(sum / 4).ok().and_then(Share::new);
    let coverage = covered.unwrap_or(Share::ZERO);
    let reference_only = coverage.millionths() < 700_000;
    let observed = units.map(|units| Decimal { units, scale: 6 });
    Insufficient { missing, coverage, observed, reference_only }
}
