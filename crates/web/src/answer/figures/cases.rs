//! The cases behind a level: what is asked in the address, and how the list reads.

use kajitori_app::figures::{CaseRow, Cases, CasesAsked, Counts, Show, SortBy};
use kajitori_domain::display::{hours, thousands};
use kajitori_domain::pack::LevelReport;

use super::tell::Tell;
use crate::form::{Answer, Form};
use crate::link::Link;
use crate::pages::figures::{CaseFilter, CaseLine};
use crate::part::{Chosen, Column, Named, Pager, Status, Tone, holder_name};
use crate::word::W;

const SHOWS: [(Show, &str); 4] = [
    (Show::All, ""),
    (Show::Missed, "missed"),
    (Show::Excluded, "excluded"),
    (Show::Missing, "missing"),
];
const SORTS: [(SortBy, &str); 4] = [
    (SortBy::Case, "case"),
    (SortBy::From, "from"),
    (SortBy::Until, "until"),
    (SortBy::Measured, "measured"),
];

/// What the address asks for; what nobody knows is passed over.
pub(super) fn asked(query: &Form) -> CasesAsked {
    let show = SHOWS.into_iter().find(|(_, word)| *word == query.raw("show"));
    let sort = query.raw("sort");
    let (down, by) = sort.strip_prefix('-').map_or((false, sort), |by| (true, by));
    let sort = SORTS.into_iter().find(|(_, word)| *word == by).map(|(by, _)| (by, down));
    CasesAsked {
        show: show.map_or(Show::All, |(show, _)| show),
        condition: query.raw("where").trim().to_owned(),
        sort,
        page: query.raw("page").parse().unwrap_or(1),
    }
}

/// The same question in an address, from its first page.
pub(super) fn address(link: Link, asked: &CasesAsked) -> Link {
    let sort = asked.sort.map_or_else(String::new, |(by, down)| sort_word(by, down));
    link.query("show", show_word(asked.show)).query("where", &asked.condition).query("sort", &sort)
}

fn show_word(show: Show) -> &'static str {
    SHOWS.into_iter().find(|(own, _)| *own == show).map_or("", |(_, word)| word)
}

fn sort_word(by: SortBy, down: bool) -> String {
    let word = SORTS.into_iter().find(|(own, _)| *own == by).map_or("", |(_, word)| word);
    if down { format!("-{word}") } else { word.to_owned() }
}

/// The filter as it stands.
pub(super) fn filter(tell: &Tell, asked: &CasesAsked, cases: &Cases) -> CaseFilter {
    let w = tell.w;
    let answer = |(show, word): (Show, &str)| Answer::new(word, w.t(show_name(show)), "");
    let mut beside = vec![("run", tell.run.clone())];
    beside.extend(asked.sort.map(|(by, down)| ("sort", sort_word(by, down))));
    beside.retain(|(_, value)| !value.is_empty());
    let problem = |p: &kajitori_domain::filter::FilterProblem| {
        let mut args: Vec<(&str, String)> = p.args.clone();
        args.push(("at", p.column.to_string()));
        w.with(&format!("problem-{}", p.code), &args)
    };
    CaseFilter {
        listed: cases.listed,
        show: show_word(asked.show).to_owned(),
        answers: SHOWS.into_iter().map(answer).collect(),
        condition: asked.condition.clone(),
        problems: cases.problems.iter().map(problem).collect(),
        beside,
    }
}

fn show_name(show: Show) -> &'static str {
    match show {
        Show::All => "figures-show-all",
        Show::Missed => "figures-show-missed",
        Show::Excluded => "figures-show-excluded",
        Show::Missing => "figures-show-missing",
    }
}

/// The cases that count one way.
pub(super) fn shown(here: &Link, show: Show) -> Link {
    address(here.clone(), &CasesAsked { show, ..CasesAsked::default() }).at("cases")
}

/// The filters that are on, each with the same list without it.
pub(super) fn chosen(tell: &Tell, here: &Link, asked: &CasesAsked) -> Vec<Chosen> {
    let mut out = Vec::new();
    if asked.show != Show::All {
        let without = CasesAsked { show: Show::All, ..asked.clone() };
        let name = tell.w.t(show_name(asked.show));
        out.push(Chosen { name, without: address(here.clone(), &without).at("cases") });
    }
    if !asked.condition.is_empty() {
        let without = CasesAsked { condition: String::new(), ..asked.clone() };
        let name = asked.condition.clone();
        out.push(Chosen { name, without: address(here.clone(), &without).at("cases") });
    }
    out
}

/// The heads of the list, those that it can be sorted by as links.
pub(super) fn columns(tell: &Tell, here: &Link, asked: &CasesAsked) -> Vec<Column> {
    let column = |id: &str, by: Option<SortBy>| {
        let now = asked.sort.filter(|(sorted, _)| Some(*sorted) == by);
        // The longest first, everything else from its beginning; a second click turns it round.
        let down = now.map_or(by == Some(SortBy::Measured), |(_, down)| !down);
        let sort = by.map(|by| {
            let asked = CasesAsked { sort: Some((by, down)), ..asked.clone() };
            address(here.clone(), &asked).at("cases")
        });
        let sorted = match now {
            None => "",
            Some((_, true)) => "descending",
            Some((_, false)) => "ascending",
        };
        Column { name: tell.w.t(id), sort, sorted }
    };
    vec![
        column("figures-case-column", Some(SortBy::Case)),
        column("figures-from", Some(SortBy::From)),
        column("figures-until", Some(SortBy::Until)),
        column("figures-measured", Some(SortBy::Measured)),
        column("figures-late", None),
        column("figures-most", None),
        column("figures-counts", None),
    ]
}

/// A line of the list.
pub(super) fn line(tell: &Tell, level: &LevelReport, names: Names<'_>, row: &CaseRow) -> CaseLine {
    let w = tell.w;
    let time = |at: Option<_>| at.map_or_else(String::new, |at| tell.clock.time(at));
    CaseLine {
        case: Named::new(row.case.clone(), case_link(tell, Some(&level.id), &row.case)),
        from: time(row.from),
        until: if row.open { w.t("figures-open") } else { time(row.until) },
        measured: row.clock.map_or_else(String::new, |clock| hours(clock, 1)),
        late: row.over.map_or_else(String::new, |over| hours(over, 1)),
        holder: row.most.map_or_else(String::new, |most| holder_name(&most, &w)),
        counts: counts(w, names, row),
    }
}

/// The page of a case, seen from a level.
pub(super) fn case_link(tell: &Tell, level: Option<&str>, case: &str) -> Link {
    let link = tell.place.case(case).query("month", &tell.month);
    tell.with_run(link.query("level", level.unwrap_or("")))
}

/// Finds the name of an exclusion.
pub(super) type Names<'a> = &'a dyn Fn(&str) -> String;

/// How a case counts.
pub(super) fn counts(w: W, names: Names<'_>, row: &CaseRow) -> Status {
    let (tone, word) = match &row.counts {
        Counts::Met => (Tone::Good, w.t("figures-inside")),
        Counts::Missed if row.over.is_some() => (Tone::Bad, w.t("figures-missed")),
        Counts::Missed => (Tone::Bad, w.t("figures-outside")),
        Counts::Counted => (Tone::Plain, w.t("figures-counted-in")),
        Counts::Excluded(rule) => (Tone::Quiet, w.t1("figures-excluded", "rule", names(rule))),
        Counts::Missing => (Tone::Watch, w.t("figures-missing")),
        Counts::Pending => (Tone::Wait, w.t("figures-pending")),
        Counts::Outside => (Tone::Quiet, w.t("figures-not-in")),
    };
    Status::new(tone, word)
}

/// Which part of the list this is.
pub(super) fn pager(here: &Link, asked: &CasesAsked, cases: &Cases) -> Option<Pager> {
    if cases.rows.is_empty() {
        return None;
    }
    let page = |page: u64| {
        let link = address(here.clone(), asked).query("page", &page.to_string());
        link.at("cases")
    };
    let now = asked.page.max(1);
    let last = cases.first.saturating_add(u64::try_from(cases.rows.len()).unwrap_or(0)) - 1;
    Some(Pager {
        first: thousands(cases.first.into()),
        last: thousands(last.into()),
        total: thousands(cases.total.into()),
        before: (now > 1).then(|| page(now - 1)),
        after: cases.more.then(|| page(now + 1)),
    })
}

/// The head of a column of the file.
pub(super) fn head(w: W, column: &str, level: &LevelReport) -> String {
    let own = column.strip_prefix(&level.id).and_then(|rest| rest.strip_prefix('.'));
    let id = match (column, own) {
        ("case_id", _) => "figures-case-column",
        ("start_time", _) => "figures-from",
        ("end_time", _) => "figures-until",
        (_, Some("clock")) => "figures-measured",
        (_, Some("role")) => "figures-counts",
        (other, _) if other.ends_with("_time") || other.ends_with(".clock") => {
            return w.t1("figures-column-hours", "column", other);
        }
        (other, _) => return other.to_owned(),
    };
    w.t(id)
}
