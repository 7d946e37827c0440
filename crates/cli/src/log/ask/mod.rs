//! `kajitori log dfg`, `variants`, `durations` and the other questions to a log.

mod answers;
mod arguments;
mod table;

use kajitori_domain::calendar::years_without_holidays;
use kajitori_domain::measure::explore::{Method, Scope};
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::Moment;
use kajitori_eventlog::bucket::Buckets;
use kajitori_measures::explore;
use serde_json::json;

pub(crate) use self::answers::Kind;
use self::answers::{Answered, Ways};
pub(crate) use self::arguments::{AskOptions, FlowOptions};
use self::table::{Table, aligned, csv};
use super::chosen::{Chosen, Terms, refusal};
use super::open::{Coding, Opened, open};
use crate::console::Console;
use crate::file;
use crate::progress::Progress;

/// What an answer is given under.
struct Setting {
    chosen: Chosen,
    rejected: u64,
}

/// Asks `kind` of the log that the options name, and prints the answer.
pub(crate) fn run(kind: Kind, options: &AskOptions, console: &Console) -> Result<(), Stop> {
    let terms = Terms::read(&options.log)?;
    let progress = Progress::new(&console.words, console.quiet || console.json);
    let coding = || Coding::passing(&options.log, console);
    let opened = open(&options.log, coding, &mut std::io::sink(), console, &progress)?;
    let chosen = terms.choose(&options.log, &opened)?;
    let Opened { log, rejected, coded, .. } = opened;
    let setting = Setting { chosen, rejected };
    let mut question = setting.chosen.question(&*log, &progress);
    question.medians = !options.no_median;
    let ways = Ways { options, zone: &setting.chosen.zone, coded };
    let answered = answers::answer(kind, &question, &ways)?;
    progress.finish();
    warn(console, &setting, &*log);
    if question.method() == Method::Classes {
        console.note("ask-classes", &[]);
    }
    give(&answered, &setting, options, console)
}

/// What a person should know before trusting the figures.
fn warn(console: &Console, setting: &Setting, log: &dyn Buckets) {
    if setting.rejected > 0 {
        console.note("ask-rejected", &[("count", setting.rejected.to_string())]);
    }
    let years = explore::years(log)
        .map(|years| years_without_holidays(&setting.chosen.terms.calendar, years));
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
        let Chosen { terms, zone, .. } = &setting.chosen;
        let about = json!({
            "scope": scope, "calendar": terms.calendar.id, "zone": zone,
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
            file::guard(folder, &[&name], &options.log.inputs())?;
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
    let face = Clockface::new(words.lang(), &setting.chosen.zone);
    let time = |moment: Option<Moment>| moment.map_or_else(|| "–".to_owned(), |m| face.time(m));
    let number = |count: u64| thousands(u128::from(count));
    let args = [
        ("cases", number(scope.cases)),
        ("all-cases", number(scope.all_cases)),
        ("events", number(scope.events)),
        ("all-events", number(scope.all_events)),
        ("from", time(scope.span.map(|span| span.0))),
        ("until", time(scope.span.map(|span| span.1))),
        ("zone", setting.chosen.zone.clone()),
        ("calendar", setting.chosen.terms.calendar.name.get(words.lang()).to_owned()),
    ];
    format!("{}\n{}\n", words.with("ask-scope", &args), words.with("ask-calendar", &args))
}
