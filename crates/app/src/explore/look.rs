//! One look at the cases that a selection keeps.

use std::sync::Arc;

use kajitori_domain::access::EngagementPermission as May;
use kajitori_domain::agreement::{Agreement, CalendarTerms};
use kajitori_domain::analytics::{Explore, Explored, Known};
use kajitori_domain::id::EngagementId;
use kajitori_domain::problem::Problem;
use kajitori_domain::selection::{Asked, Known as Offered, Listing, Selection, read};
use kajitori_domain::text::Text;

use super::ground::{Missing, ground};
use crate::call::Call;
use crate::house::House;
use crate::lately;
use crate::question::{Asking, columns};
use crate::run::Failure;

/// What was seen, or what is missing.
#[derive(Debug)]
pub enum Looked {
    /// There is nothing to look at yet.
    Missing(Missing),
    /// There is.
    Seen(Box<Look>),
}

/// A look.
#[derive(Debug)]
pub struct Look {
    /// What was seen; `None` where the selection is unsound.
    pub seen: Option<Arc<Explored>>,
    /// What is wrong with the selection; a place's column is the name of the filter.
    pub problems: Vec<Problem>,
    /// What the log knows, for the filters to offer.
    pub known: Arc<Known>,
    /// The number of the last batch in it.
    pub as_of: u64,
    /// The number of the agreement's version.
    pub version: u32,
    agreement: Arc<Agreement>,
}

impl Look {
    /// The calendar whose hours are business time.
    pub fn calendar(&self) -> Option<&CalendarTerms> {
        let agreement = &self.agreement;
        agreement.calendars.iter().find(|calendar| calendar.id == agreement.calendar)
    }

    /// The processes that not every case belongs to: name, and the condition that says which do.
    pub fn processes(&self) -> impl Iterator<Item = (&Text, &str)> {
        let all = self.agreement.processes.iter();
        all.filter_map(|process| Some((&process.name, process.population.as_ref()?.source.trim())))
    }

    /// The zone of days.
    pub fn zone(&self) -> &str {
        &self.agreement.zone
    }

    /// Whether the agreement says who holds a case.
    pub fn holder_rules(&self) -> bool {
        !self.agreement.holder_rules.is_empty()
    }
}

/// Looks at what `asked` keeps. Whose part of the work a case was is no filter: nobody is looked
/// at alone.
///
/// # Errors
/// [`Failure::Hidden`] when there is no such engagement for the asker; what the port refuses.
pub fn look(
    house: &House,
    call: &Call<'_>,
    id: EngagementId,
    (asked, ask): (&Asked, Explore),
) -> Result<Looked, Failure> {
    looked(house, call, id, (asked, None, ask))
}

/// The cases that `asked` keeps, one by one: the page that `listing` says, in
/// [`Explored::Durations`].
///
/// # Errors
/// As [`look`].
pub fn list(
    house: &House,
    call: &Call<'_>,
    id: EngagementId,
    (asked, listing): (&Asked, Listing),
) -> Result<Looked, Failure> {
    looked(house, call, id, (asked, Some(listing), Explore::Durations))
}

fn looked(
    house: &House,
    call: &Call<'_>,
    id: EngagementId,
    (asked, listed, ask): (&Asked, Option<Listing>, Explore),
) -> Result<Looked, Failure> {
    let (asking, version) = match ground(house, call, id)? {
        Ok(ground) => ground,
        Err(missing) => return Ok(Looked::Missing(missing)),
    };
    let known = known(house, call, &asking)?;
    let (seen, problems) = match selection(&asking.agreement, &known, asked) {
        Ok(selection) => {
            let selection = Selection { listed, ..selection };
            (Some(explored(house, call, (&asking, ask), &selection)?), Vec::new())
        }
        Err(problems) => (None, problems),
    };
    let (as_of, agreement) = (asking.as_of, asking.agreement);
    Ok(Looked::Seen(Box::new(Look { seen, problems, known, as_of, version, agreement })))
}

fn known(house: &House, call: &Call<'_>, asking: &Asking) -> Result<Arc<Known>, Failure> {
    house.memory.known.or((asking.engagement, asking.as_of), || {
        asking.answer(house, call, May::Explore, |question| {
            house.analytics.known(question.log, question.as_of)
        })
    })
}

fn selection(
    agreement: &Agreement,
    known: &Known,
    asked: &Asked,
) -> Result<Selection, Vec<Problem>> {
    let activities: Vec<&str> = known.activities.iter().map(|(name, _)| name.as_str()).collect();
    let mut columns = columns(agreement);
    for (name, kind) in &known.attributes {
        if !columns.iter().any(|(own, _)| own == name) {
            columns.push((name.clone(), *kind));
        }
    }
    let offered = Offered {
        activities: &activities,
        operators: &[],
        columns: &columns,
        zone: &agreement.zone,
        holder_rules: !agreement.holder_rules.is_empty(),
    };
    read(asked, offered)
}

fn explored(
    house: &House,
    call: &Call<'_>,
    (asking, ask): (&Asking, Explore),
    selection: &Selection,
) -> Result<Arc<Explored>, Failure> {
    let key = lately::Looked {
        engagement: asking.engagement,
        as_of: asking.as_of,
        agreement: asking.text,
        amendments: asking.amendments.clone(),
        selection: selection.clone(),
        ask,
    };
    house.memory.explored.or(key, || {
        asking.answer(house, call, May::Explore, |question| {
            house.analytics.explore(question, selection, ask)
        })
    })
}
