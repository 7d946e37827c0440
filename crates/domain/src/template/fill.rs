//! An agreement out of a template: what people typed goes in as values, never as syntax.

use jiff::civil::Date;

use super::Template;
use crate::definition::quoted;
use crate::text::Text;

/// Turns of the year that calendars are closed for where the work has no end yet.
const TURNS: i16 = 3;
/// Turns of the year at most; nobody agrees on more.
const MOST_TURNS: i16 = 30;

/// What an agreement out of a template is filled with. Names and the title must say something, or
/// reading the agreement tells that they do not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fill {
    /// The engagement's number; it tells agreements of one template apart.
    pub number: u32,
    /// The title; [`Template::title`] is an offer.
    pub title: Text,
    /// 委託元.
    pub client: Text,
    /// 委託先.
    pub vendor: Text,
    /// First day on which it holds.
    pub from: Date,
    /// Last day of the term; `None` has no end yet.
    pub until: Option<Date>,
}

impl Template {
    /// The first version of the agreement, as the file that a person edits (`docs/agreement.md`).
    pub fn agreement_text(&self, fill: &Fill) -> String {
        let mut filled = String::with_capacity(self.agreement.len());
        let mut rest = self.agreement.as_str();
        // In one pass, so that what was typed is never looked through for placeholders.
        while let Some((before, (name, after))) = rest.split_once("{{").and_then(named) {
            filled.push_str(before);
            filled.push_str(&self.value(name, fill));
            rest = after;
        }
        filled.push_str(rest);
        filled
    }

    /// The TOML value of a placeholder; one that is none stays, and reading tells it.
    fn value(&self, name: &str, fill: &Fill) -> String {
        match name {
            "id" => quoted(&format!("{}-{}", self.id, fill.number)),
            "title" => both(&fill.title),
            "client" => both(&fill.client),
            "vendor" => both(&fill.vendor),
            "from" => fill.from.to_string(),
            "closures" => closures(fill),
            other => format!("{{{{{other}}}}}"),
        }
    }
}

/// The placeholder that `opened` begins with, and what follows it.
fn named<'a>((before, opened): (&'a str, &'a str)) -> Option<(&'a str, (&'a str, &'a str))> {
    Some((before, opened.split_once("}}")?))
}

fn both(text: &Text) -> String {
    format!("{{ ja = {}, en = {} }}", quoted(&text.ja), quoted(&text.en))
}

/// 年末年始: 29 December to 3 January of each turn of the year that the term touches.
fn closures(fill: &Fill) -> String {
    let first = fill.from.year().saturating_sub(1);
    let last = fill.until.map_or(first.saturating_add(TURNS), Date::year);
    let last = last.min(first.saturating_add(MOST_TURNS));
    let days = (first..=last).flat_map(|year| {
        let old = (29..=31).filter_map(move |day| Date::new(year, 12, day).ok());
        let new = (1..=3).filter_map(move |day| Date::new(year.checked_add(1)?, 1, day).ok());
        old.chain(new)
    });
    let within = |day: &Date| *day >= fill.from && fill.until.is_none_or(|last| *day <= last);
    let days: Vec<String> = days.filter(within).map(|day| day.to_string()).collect();
    format!("[{}]", days.join(", "))
}
