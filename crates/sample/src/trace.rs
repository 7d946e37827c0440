//! Lays the events of one case along the office hours, so that each party holds it for the planned
//! time.

use crate::office::Office;
use crate::random::Random;
use crate::row::Row;

/// Who holds the case after a step, in the generator's plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    Client,
    Vendor,
    Third,
    Pause,
    /// The last step: nobody.
    End,
}

/// One planned step: its event, and the share of its holder's time that passes until the next.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step {
    pub(crate) activity: &'static str,
    pub(crate) status: &'static str,
    pub(crate) org: &'static str,
    pub(crate) by: By,
    pub(crate) weight: i64,
}

pub(crate) const fn step(
    activity: &'static str,
    status: &'static str,
    org: &'static str,
    by: By,
    weight: i64,
) -> Step {
    Step { activity, status, org, by, weight }
}

/// Working seconds that each party holds a case: client, vendor, third party, agreed pause.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Held {
    pub(crate) client: i64,
    pub(crate) vendor: i64,
    pub(crate) third: i64,
    pub(crate) pause: i64,
}

impl Held {
    fn by(self, by: By) -> i64 {
        match by {
            By::Client => self.client,
            By::Vendor => self.vendor,
            By::Third => self.third,
            By::Pause => self.pause,
            By::End => 0,
        }
    }
}

/// The working second that is given.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Anchor {
    /// The case starts then.
    Start(i64),
    /// The case ends then.
    End(i64),
}

/// The local times of `steps`; gaps vary by a fifth around their weight, and each party's gaps sum
/// to its time exactly.
pub(crate) fn times(
    office: &Office,
    random: &mut Random,
    steps: &[Step],
    held: Held,
    anchor: Anchor,
) -> Vec<i64> {
    let weights: Vec<i64> =
        steps.iter().map(|step| step.weight * random.between(80, 120)).collect();
    let mut at = 0;
    let mut passed = [0; 5];
    let mut starts = Vec::with_capacity(steps.len());
    for (step, weight) in steps.iter().zip(&weights) {
        starts.push(at);
        let all: i64 =
            steps.iter().zip(&weights).filter(|(s, _)| s.by == step.by).map(|(_, w)| w).sum();
        // Rounded where the party's time has come to, so that nothing of it is lost.
        let before = &mut passed[step.by as usize];
        let reached = |passed: i64| held.by(step.by) * passed / all.max(1);
        at += reached(*before + weight) - reached(*before);
        *before += weight;
    }
    let last = starts.last().copied().unwrap_or(0);
    let shift = match anchor {
        Anchor::Start(index) => index,
        Anchor::End(index) => index - last,
    };
    starts.into_iter().map(|start| office.local(start + shift)).collect()
}

/// The rows of `steps` at `times`; what the case as a whole carries stands in `first`, on its first
/// row only.
pub(crate) fn rows(
    steps: &[Step],
    times: &[i64],
    first: &Row,
    mut operator: impl FnMut(&Step) -> String,
) -> Vec<Row> {
    let event = |(index, (step, at)): (usize, (&Step, &i64))| {
        let whole = if index == 0 { first.clone() } else { Row::default() };
        Row {
            at: *at,
            process: first.process,
            prefix: first.prefix,
            number: first.number,
            activity: step.activity,
            status: step.status,
            org: step.org,
            operator: operator(step),
            ..whole
        }
    };
    steps.iter().zip(times).enumerate().map(event).collect()
}
