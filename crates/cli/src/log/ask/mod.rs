//! `kajitori log dfg`, `variants`, `durations` and the other questions to a log.

mod answers;
mod arguments;
mod source;
mod table;

use std::path::{Path, PathBuf};

use kajitori_domain::agreement::{Agreement, CalendarTerms};
use kajitori_domain::calendar::{self, years_without_holidays};
use kajitori_domain::measure::explore::{Method, Scope};
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::selection::{self, Known, Selection};
use kajitori_domain::time::Moment;
use kajitori_eventlog::bucket::Buckets;
use kajitori_eventlog::log::texts;
use kajitori_measures::explore::{self, Question};
use serde_json::json;

pub(crate) use self::answers::Kind;
use self::answers::{Answered, Ways};
pub(crate) use self::arguments::{AskOptions, FlowOptions};
use self::source::Opened;
use self::table::{Table, aligned, csv};
use crate::console::Console;
use crate::file;
use crate::progress::Progress;

/// Zone of days where nothing says another.
const ZONE: &str = "Asia/Tokyo";

/// What an answer is given under.
struct Setting {
    agreement: Option<Agreement>,
    terms: CalendarTerms,
    zone: String,
    rejected: u64,
}

/// Asks `kind` of the log that the options name, and prints the answer.
pub(crate) fn run(kind: Kind, options: &AskOptions, console: &Console) -> Result<(), Stop> {
    let agreement = source::agreement(options)?;
    let terms = terms(options, agreement.as_ref())?;
    let progress = Progress::new(&console.words, console.quiet || console.json);
    let Opened { log, zone, rejected, coded } = source::open(options, console, &progress)?;
    let agreed = agreement.as_ref().map(|agreement| agreement.zone.clone());
    let zone = options.zone.clone().or(agreed).or(zone).unwrap_or_else(|| ZONE.to_owned());
    if jiff::tz::TimeZone::get(&zone).is_err() {
        return Err(refusal("ask-zone", vec![("zone", zone)]).into());
    }
    let setting = Setting { agreement, terms, zone, rejected };
    let selection = selection(options, &*log, &setting)?;
    let calendar = explore::calendar(&setting.terms, &*log)?;
    let question = Question {
        log: &*log,
        selection: &selection,
        calendar: &calendar,
        agreement: setting.agreement.as_ref(),
        medians: !options.no_median,
        exact: explore::EXACT,
        watch: &progress,
    };
    let answered = answers::answer(kind, &question, &Ways { options, zone: &setting.zone, coded })?;
    progress.finish();
    warn(console, &setting, &*log);
    if question.method() == Method::Classes {
        console.note("ask-classes", &[]);
    }
    give(&answered, &setting, options, console)
}

fn refusal(code: &'static str, args: Vec<(&'static str, String)>) -> Refusal {
    Refusal { code, args, problems: Vec::new() }
}

fn terms(options: &AskOptions, agreement: Option<&Agreement>) -> Result<CalendarTerms, Refusal> {
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

fn selection(
    options: &AskOptions,
    log: &dyn Buckets,
    setting: &Setting,
) -> Result<Selection, Refusal> {
    let words = |column| texts(column).iter().flatten().collect::<Vec<&str>>();
    let agreement = setting.agreement.as_ref();
    let known = Known {
        activities: &words(log.shape().activity()),
        operators: &words(log.shape().operator()),
        columns: &explore::columns(log, agreement),
        zone: &setting.zone,
        holder_rules: agreement.is_some_and(|agreement| !agreement.holder_rules.is_empty()),
    };
    selection::read(&options.filters.asked(), known).map_err(|problems| Refusal {
        code: "ask-unsound",
        args: vec![("count", problems.len().to_string())],
        problems,
    })
}

/// What a person should know before trusting the figures.
fn warn(console: &Console, setting: &Setting, log: &dyn Buckets) {
    if setting.rejected > 0 {
        console.note("ask-rejected", &[("count", setting.rejected.to_string())]);
    }
    let years = explore::years(log).map(|years| years_without_holidays(&setting.terms, years));
    let years = years.unwrap_or_default();
    if let (Some(first), Some(last)) = (years.first(), years.last()) {
        let args = [("from", first.to_string()), ("until", last.to_string())];
        console.note("ask-holidays", &args);
    }
}

fn give(
    answered: &Answered,
    setting: &Setting,
    options: &AskOptions,
    console: &Console,
) -> Result<(), Stop> {
    let Answered { tables, facts, scope } = answered;
    let tables: Vec<&Table> = match &options.table {
        None => tables.iter().collect(),
        Some(name) => tables.iter().filter(|table| table.name == name).collect(),
    };
    let Some(first) = tables.first() else {
        let names: Vec<&str> = answered.tables.iter().map(|table| table.name).collect();
        let name = options.table.clone().unwrap_or_default();
        let args = vec![("table", name), ("known", names.join(", "))];
        return Err(refusal("ask-table", args).into());
    };
    let text = if console.json {
        let about = json!({
            "scope": scope, "calendar": setting.terms.id, "zone": setting.zone,
            "rejected": setting.rejected, "answer": facts,
        });
        format!("{about}\n")
    } else if options.csv {
        csv(first)
    } else {
        told(&tables, scope, setting, options, console)
    };
    match &options.out {
        None => console.print(&text),
        Some(path) => {
            let (folder, name) = (path.parent().unwrap_or(path), file::name(path));
            let inputs = [&options.file, &options.mapping, &options.agreement, &options.key];
            let inputs: Vec<&Path> = inputs.into_iter().flatten().map(PathBuf::as_path).collect();
            file::guard(folder, &[&name], &inputs)?;
            std::fs::write(path, text).map_err(|error| file::unwritable(path, &error))?;
        }
    }
    Ok(())
}

fn told(
    tables: &[&Table],
    scope: &Scope,
    setting: &Setting,
    options: &AskOptions,
    console: &Console,
) -> String {
    let words = &console.words;
    let mut out = String::new();
    if !console.quiet {
        out = about(scope, setting, console);
    }
    let top = usize::try_from(options.top).unwrap_or(usize::MAX);
    for table in tables {
        if tables.len() > 1 {
            out += &format!("\n## {}\n", words.get(&format!("ask-table-{}", table.name)));
        }
        let heading = |id: &&str| words.get(&format!("ask-column-{id}"));
        let headings: Vec<String> = table.columns.iter().map(heading).collect();
        out += &aligned(table, &headings, top, words.lang());
        let more = table.rows.len().saturating_sub(top);
        if more > 0 {
            out += &format!("{}\n", words.with("ask-more", &[("count", more.to_string())]));
        }
        if table.rows.is_empty() {
            out += &format!("{}\n", words.get("ask-nothing"));
        }
    }
    out
}

fn about(scope: &Scope, setting: &Setting, console: &Console) -> String {
    use kajitori_domain::display::{Clockface, thousands};
    let words = &console.words;
    let face = Clockface::new(words.lang(), &setting.zone);
    let time = |moment: Option<Moment>| moment.map_or_else(|| "–".to_owned(), |m| face.time(m));
    let number = |count: u64| thousands(u128::from(count));
    let args = [
        ("cases", number(scope.cases)),
        ("all-cases", number(scope.all_cases)),
        ("events", number(scope.events)),
        ("all-events", number(scope.all_events)),
        ("from", time(scope.span.map(|span| span.0))),
        ("until", time(scope.span.map(|span| span.1))),
        ("zone", setting.zone.clone()),
        ("calendar", setting.terms.name.get(words.lang()).to_owned()),
    ];
    format!("{}\n{}\n", words.with("ask-scope", &args), words.with("ask-calendar", &args))
}
