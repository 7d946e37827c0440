//! How cases arrive and close, and how many are open.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use kajitori_domain::measure::explore::{Flow, Period, Periods};
use kajitori_domain::refusal::Stop;
use kajitori_eventlog::bucket::Wanted;

use super::completion::Completion;
use super::holders::Agreed;
use super::part::Part;
use super::pass::{Kernel, pass};
use super::{Answer, Question};

/// Arrivals and completions of some cases.
struct Comings<'a> {
    every: Period,
    zone: &'a TimeZone,
    complete: Option<(&'a Agreed<'a>, &'a Completion<'a>)>,
    /// Arrivals and completions, by the first day of the period.
    periods: BTreeMap<Date, (u64, u64)>,
    /// The last period that any case reaches.
    last: Option<Date>,
    /// The day that was looked up last: its first moment, the first after it, and its period.
    known: Option<(i64, i64, Date)>,
}

impl Comings<'_> {
    /// The period that a moment lies in. Cases come in the order of their arrival, so most lie in
    /// the day of the one before.
    fn period(&mut self, at: i64) -> Date {
        if let Some((from, until, period)) = self.known
            && (from..until).contains(&at)
        {
            return period;
        }
        let moment = Timestamp::from_microsecond(at).unwrap_or(Timestamp::UNIX_EPOCH);
        let day = moment.to_zoned(self.zone.clone()).date();
        let period = first(self.every, day);
        let midnight = |day: Date| self.zone.to_timestamp(day.at(0, 0, 0, 0)).ok();
        let until = day.tomorrow().ok().and_then(midnight);
        self.known = midnight(day)
            .zip(until)
            .map(|(from, until)| (from.as_microsecond(), until.as_microsecond(), period));
        period
    }
}

/// The first day of the period that `day` lies in.
fn first(every: Period, day: Date) -> Date {
    match every {
        Period::Day => day,
        Period::Week => {
            let monday = i64::from(day.weekday().to_monday_zero_offset());
            day.checked_sub(monday.days()).unwrap_or(day)
        }
        Period::Month => day.first_of_month(),
    }
}

fn next(every: Period, day: Date) -> Option<Date> {
    let step = match every {
        Period::Day => 1.days(),
        Period::Week => 7.days(),
        Period::Month => 1.months(),
    };
    day.checked_add(step).ok()
}

impl Kernel for Comings<'_> {
    fn take(&mut self, part: &Part<'_>) -> Result<(), Stop> {
        let open = match self.complete {
            Some((agreed, completion)) => completion.open(part, part.held(agreed)?),
            None => vec![false; part.cases.len()],
        };
        for (rows, open) in part.cases.iter().zip(open) {
            let last = rows.end - 1;
            let (arrived, ended) =
                (self.period(part.time[rows.start]), self.period(part.time[last]));
            self.periods.entry(arrived).or_default().0 += 1;
            self.last = self.last.max(Some(ended));
            if !open {
                self.periods.entry(ended).or_default().1 += 1;
            }
        }
        Ok(())
    }

    fn merge(&mut self, other: Self) {
        for (day, (arrived, closed)) in other.periods {
            let mine = self.periods.entry(day).or_default();
            *mine = (mine.0 + arrived, mine.1 + closed);
        }
        self.last = self.last.max(other.last);
    }
}

/// See [`super::flow`].
pub(super) fn answer(question: &Question<'_>, every: Period, zone: &str) -> Answer<Flow> {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let of = |agreement| Completion::of(agreement, question.log);
    let completion = question.agreement.and_then(of);
    let agreement = question.agreement.filter(|_| completion.is_some());
    let agreed = agreement.map(|agreement| Agreed::new(agreement, question)).transpose()?;
    let complete = agreed.as_ref().zip(completion.as_ref());
    let mut wanted = Wanted::trace();
    agreed.iter().for_each(|agreed| agreed.want(&mut wanted));
    completion.iter().for_each(|completion| completion.want(&mut wanted));
    let fresh = || Comings {
        every,
        zone: &zone,
        complete,
        periods: BTreeMap::new(),
        last: None,
        known: None,
    };
    let (comings, scope) = pass(question, wanted, fresh)?;
    let mut periods = Vec::new();
    let mut day = comings.periods.keys().next().copied();
    let mut open = 0;
    while let Some(from) = day.filter(|day| Some(*day) <= comings.last) {
        let (arrived, closed) = comings.periods.get(&from).copied().unwrap_or_default();
        open = open + arrived - closed;
        periods.push(Periods { from, arrived, closed, open });
        day = next(every, from);
    }
    Ok((Flow { every, periods, agreed: complete.is_some() }, scope))
}
