//! Under which agreement, calendar and zone a log is looked at, and which of its cases are.

use kajitori_domain::agreement::{self, Agreement, CalendarTerms};
use kajitori_domain::calendar::{self, Calendar};
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::selection::{self, Known, Selection};
use kajitori_domain::watch::Watch;
use kajitori_eventlog::bucket::Buckets;
use kajitori_eventlog::log::texts;
use kajitori_measures::explore::{self, Question};

use super::open::Opened;
use super::options::LogOptions;
use crate::file;

/// Zone of days where nothing says another.
const ZONE: &str = "Asia/Tokyo";

/// What the options say before the log is opened, so that it is not read in vain.
pub(crate) struct Terms {
    pub(crate) agreement: Option<Agreement>,
    /// Says what business time is.
    pub(crate) calendar: CalendarTerms,
}

/// What a log is looked at under.
pub(crate) struct Chosen {
    pub(crate) terms: Terms,
    /// IANA name of the zone of days.
    pub(crate) zone: String,
    /// Which cases.
    pub(crate) selection: Selection,
    /// The terms' calendar for the years of the log.
    pub(crate) calendar: Calendar,
}

impl Terms {
    /// Reads the agreement, if one is named, and finds the calendar.
    pub(crate) fn read(options: &LogOptions) -> Result<Self, Stop> {
        let agreement = agreement(options)?;
        let calendar = calendar_terms(options, agreement.as_ref())?;
        Ok(Self { agreement, calendar })
    }

    /// Checks the filters against the log that was opened.
    pub(crate) fn choose(self, options: &LogOptions, opened: &Opened) -> Result<Chosen, Stop> {
        let agreed = self.agreement.as_ref().map(|agreement| agreement.zone.clone());
        let zone = options.zone.clone().or(agreed).or_else(|| opened.zone.clone());
        let zone = zone.unwrap_or_else(|| ZONE.to_owned());
        if jiff::tz::TimeZone::get(&zone).is_err() {
            return Err(refusal("ask-zone", vec![("zone", zone)]).into());
        }
        let selection = select(options, &*opened.log, self.agreement.as_ref(), &zone)?;
        let calendar = explore::calendar(&self.calendar, &*opened.log)?;
        Ok(Chosen { terms: self, zone, selection, calendar })
    }
}

impl Chosen {
    /// A question about the chosen cases of `log`, without medians.
    pub(crate) fn question<'a>(
        &'a self,
        log: &'a dyn Buckets,
        watch: &'a dyn Watch,
    ) -> Question<'a> {
        Question {
            log,
            selection: &self.selection,
            calendar: &self.calendar,
            agreement: self.terms.agreement.as_ref(),
            amendments: &[],
            medians: false,
            exact: explore::EXACT,
            watch,
        }
    }
}

pub(super) fn refusal(code: &'static str, args: Vec<(&'static str, String)>) -> Refusal {
    Refusal { code, args, problems: Vec::new() }
}

fn agreement(options: &LogOptions) -> Result<Option<Agreement>, Stop> {
    use kajitori_domain::problem::Severity;
    let Some(path) = &options.agreement else { return Ok(None) };
    let (agreement, mut problems) =
        agreement::read(&file::name(path), &file::definition(path)?.text);
    problems.retain(|problem| problem.severity == Severity::Error);
    let args = vec![("count", problems.len().to_string())];
    Ok(Some(agreement.ok_or(Refusal { code: "agreement-unsound", args, problems })?))
}

fn calendar_terms(
    options: &LogOptions,
    agreement: Option<&Agreement>,
) -> Result<CalendarTerms, Refusal> {
    let agreed = agreement.map(|agreement| agreement.calendar.as_str());
    let name = options.calendar.as_deref().or(agreed).unwrap_or("always");
    let calendars = agreement.map(|agreement| &agreement.calendars[..]).unwrap_or_default();
    let found = calendars.iter().find(|terms| terms.id == name).cloned();
    found.or_else(|| calendar::built_in(name)).ok_or_else(|| {
        let mut known: Vec<&str> = calendars.iter().map(|terms| terms.id.as_str()).collect();
        known.extend(calendar::BUILT_IN);
        known.sort_unstable();
        known.dedup();
        let args = vec![("calendar", name.to_owned()), ("known", known.join(", "))];
        refusal("ask-calendar", args)
    })
}

fn select(
    options: &LogOptions,
    log: &dyn Buckets,
    agreement: Option<&Agreement>,
    zone: &str,
) -> Result<Selection, Refusal> {
    let words = |column| texts(column).iter().flatten().collect::<Vec<&str>>();
    let known = Known {
        activities: &words(log.shape().activity()),
        operators: &words(log.shape().operator()),
        columns: &explore::columns(log, agreement),
        zone,
        holder_rules: agreement.is_some_and(|agreement| !agreement.holder_rules.is_empty()),
    };
    selection::read(&options.filters.asked(), known).map_err(|problems| Refusal {
        code: "ask-unsound",
        args: vec![("count", problems.len().to_string())],
        problems,
    })
}
