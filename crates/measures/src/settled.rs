//! What settled contests change in single cases: pauses of their clocks, and who held them.
//!
//! An agreed pause stops every clock of its case and is nobody's but 合意停止's: the time by holder
//! moves there and still sums to the lead time. A holder that was settled holds the case from the
//! named event on, until the next event about which a rule says somebody else.

use std::collections::BTreeMap;

use kajitori_domain::amendment::Amendment;
use kajitori_domain::calendar::Calendar;
use kajitori_domain::holder::Holder;
use kajitori_domain::time::{Moment, Span, Window};

use crate::order::Order;
use crate::view::{Events, index};

/// What is settled about the cases of a log, by their names.
#[derive(Debug, Clone, Default)]
pub(crate) struct Settlements<'a> {
    cases: BTreeMap<&'a str, Case>,
}

/// What is settled about one case.
#[derive(Debug, Clone, Default)]
struct Case {
    pauses: Vec<Window>,
    /// The row of the source, and who holds the case from its event on.
    holders: Vec<(u64, Holder)>,
}

impl<'a> Settlements<'a> {
    /// Those of `amendments` that are about clocks and holders.
    pub(crate) fn new(amendments: &'a [Amendment]) -> Self {
        let mut cases: BTreeMap<&str, Case> = BTreeMap::new();
        for amendment in amendments {
            match amendment {
                Amendment::Pause { case, from, until } if from < until => {
                    let pause = Window { from: *from, until: *until };
                    cases.entry(case).or_default().pauses.push(pause);
                }
                Amendment::Holder { case, row, holder } => {
                    cases.entry(case).or_default().holders.push((*row, *holder));
                }
                Amendment::Pause { .. } | Amendment::Unit { .. } | Amendment::Case { .. } => {}
            }
        }
        cases.values_mut().for_each(|case| case.pauses = apart(std::mem::take(&mut case.pauses)));
        Self { cases }
    }

    /// Whether nothing is.
    pub(crate) fn is_empty(&self) -> bool {
        self.cases.is_empty()
    }

    /// What is settled about the cases of one bucket.
    pub(crate) fn of(&self, events: &Events<'_>, order: &Order) -> Settled {
        let mut settled = Settled::default();
        if self.cases.is_empty() {
            return settled;
        }
        for code in 0..order.codes().min(events.case.len()) {
            let rows = order.of(code);
            let case = self.cases.get(events.case.texts.value(code));
            let (Some(case), Some(first)) = (case, rows.first()) else { continue };
            if !case.pauses.is_empty() {
                settled.pauses.insert(*first, (code, case.pauses.clone()));
            }
            for (source, holder) in &case.holders {
                let of_row = rows.iter().filter(|row| events.row[index(**row)] == *source);
                settled.holders.extend(of_row.map(|row| (*row, *holder)));
            }
        }
        settled
    }
}

/// Pauses in order, none touching the next.
pub(crate) fn apart(mut pauses: Vec<Window>) -> Vec<Window> {
    pauses.sort_by_key(|pause| (pause.from, pause.until));
    let mut apart: Vec<Window> = Vec::with_capacity(pauses.len());
    for pause in pauses {
        match apart.last_mut() {
            Some(last) if pause.from <= last.until => last.until = last.until.max(pause.until),
            _ => apart.push(pause),
        }
    }
    apart
}

/// What is settled about the cases of a bucket.
#[derive(Debug, Clone, Default)]
pub(crate) struct Settled {
    /// By the first row of a case, with its code.
    pauses: BTreeMap<u32, (usize, Vec<Window>)>,
    /// By row.
    holders: BTreeMap<u32, Holder>,
}

impl Settled {
    /// Whether no case is paused.
    pub(crate) fn is_unpaused(&self) -> bool {
        self.pauses.is_empty()
    }

    /// The pauses of the case whose events `rows` begin with its first.
    #[inline]
    pub(crate) fn pauses(&self, rows: &[u32]) -> &[Window] {
        if self.pauses.is_empty() {
            return &[];
        }
        let known = rows.first().and_then(|first| self.pauses.get(first));
        known.map_or(&[], |(_, pauses)| &pauses[..])
    }

    /// Codes of the cases that are paused.
    pub(crate) fn paused(&self) -> impl Iterator<Item = usize> {
        self.pauses.values().map(|(code, _)| *code)
    }

    /// Who holds the case from the event in `row` on, where that is settled.
    #[inline]
    pub(crate) fn holder(&self, row: u32) -> Option<Holder> {
        if self.holders.is_empty() { None } else { self.holders.get(&row).copied() }
    }
}

/// What of `from` to `until` lies inside `pauses`, piece by piece.
pub(crate) fn inside(pauses: &[Window], from: i64, until: i64) -> impl Iterator<Item = Window> {
    let clipped = pauses.iter().map(move |pause| Window {
        from: Moment(pause.from.0.max(from)),
        until: Moment(pause.until.0.min(until)),
    });
    clipped.filter(|piece| piece.from < piece.until)
}

/// Time that `calendar` counts from `from` to `until` outside `pauses`.
pub(crate) fn counted(calendar: &Calendar, pauses: &[Window], from: i64, until: i64) -> i64 {
    let paused = inside(pauses, from, until);
    let paused: i64 = paused.map(|piece| calendar.between(piece.from, piece.until).0).sum();
    calendar.between(Moment(from), Moment(until)).0 - paused
}

/// The earliest moment by which `left` has been counted since `from` outside `pauses`.
pub(crate) fn reach(
    calendar: &Calendar,
    pauses: &[Window],
    from: i64,
    left: i64,
) -> Option<Moment> {
    let (mut from, mut left) = (Moment(from), left);
    for pause in pauses {
        if pause.until <= from {
            continue;
        }
        let begin = pause.from.max(from);
        let before = calendar.between(from, begin).0;
        if before >= left {
            break;
        }
        (from, left) = (pause.until, left - before);
    }
    calendar.add(from, Span(left))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(from: i64, until: i64) -> Window {
        Window { from: Moment(from), until: Moment(until) }
    }

    #[test]
    fn pauses_that_touch_become_one() {
        let all = apart(vec![window(5, 9), window(0, 2), window(2, 4), window(6, 7)]);
        assert_eq!(all, [window(0, 4), window(5, 9)]);
    }

    #[test]
    fn what_is_counted_is_reached_again() {
        let (always, pauses) = (Calendar::always(), [window(10, 20), window(30, 35)]);
        for from in 0..40 {
            for left in 1..40 {
                let at = reach(&always, &pauses, from, left).expect("no end of time").0;
                assert_eq!(counted(&always, &pauses, from, at), left, "{from} {left}");
                assert_eq!(counted(&always, &pauses, from, at - 1), left - 1, "{from} {left}");
            }
        }
        assert_eq!(reach(&always, &pauses, 12, 0), Some(Moment(12)));
    }
}
