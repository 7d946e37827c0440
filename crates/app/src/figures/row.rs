//! A row of the case table as a list shows it.

use kajitori_domain::agreement::ServiceLevel;
use kajitori_domain::agreement::level::{Direction, Kind, Quantity};
use kajitori_domain::analytics::CasePage;
use kajitori_domain::filter::Literal;
use kajitori_domain::holder::Holder;
use kajitori_domain::time::{Moment, Span};

/// How a case counts for a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counts {
    /// As promised.
    Met,
    /// Not as promised.
    Missed,
    /// Among all, without a verdict of its own.
    Counted,
    /// Not: by this agreed exclusion.
    Excluded(String),
    /// Not: something is missing that would be measured.
    Missing,
    /// Not yet.
    Pending,
    /// Not at all: the level is not about it.
    Outside,
}

/// A case of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRow {
    /// Its id.
    pub case: String,
    /// Its first event.
    pub from: Option<Moment>,
    /// Its last event.
    pub until: Option<Moment>,
    /// Whether it goes on.
    pub open: bool,
    /// What the level's clock says.
    pub clock: Option<Span>,
    /// By how much that is over the limit.
    pub over: Option<Span>,
    /// Who held it longest.
    pub most: Option<Holder>,
    /// How it counts.
    pub counts: Counts,
}

/// The rows of `page` as seen from `level`.
pub(super) fn rows(page: &CasePage, level: Option<&ServiceLevel>) -> Vec<CaseRow> {
    let limit = level.and_then(|level| match level.kind {
        Kind::ClockRatio { limit, .. } => Some(limit),
        _ => None,
    });
    let row = |cells: &Vec<Option<Literal>>| {
        let row = Row { page, cells };
        let of = |name: &str| level.map(|level| format!("{}.{name}", level.id));
        let clock = of("clock").and_then(|name| row.span(&name));
        let over = clock.zip(limit).map(|(clock, limit)| Span(clock.0.saturating_sub(limit.0)));
        CaseRow {
            case: row.text("case_id").unwrap_or_default(),
            from: row.time("start_time"),
            until: row.time("end_time"),
            open: row.get("open") == Some(&Literal::Boolean(true)),
            clock,
            over: over.filter(|over| over.0 > 0),
            most: row.most(),
            counts: level.map_or(Counts::Outside, |level| row.counts(level)),
        }
    };
    page.rows.iter().map(row).collect()
}

struct Row<'a> {
    page: &'a CasePage,
    cells: &'a [Option<Literal>],
}

impl Row<'_> {
    fn get(&self, name: &str) -> Option<&Literal> {
        let at = self.page.columns.iter().position(|(known, _)| known == name)?;
        self.cells.get(at)?.as_ref()
    }

    fn text(&self, name: &str) -> Option<String> {
        match self.get(name)? {
            Literal::Text(text) => Some(text.clone()),
            _ => None,
        }
    }

    fn time(&self, name: &str) -> Option<Moment> {
        match self.get(name)? {
            Literal::Time(at) => Some(Moment(*at)),
            _ => None,
        }
    }

    fn span(&self, name: &str) -> Option<Span> {
        match self.get(name)? {
            Literal::Duration(span) => Some(Span(*span)),
            _ => None,
        }
    }

    fn most(&self) -> Option<Holder> {
        let held = Holder::ALL.into_iter().filter_map(|holder| {
            let span = self.span(&format!("{}_time", holder.word()))?;
            (span.0 > 0).then_some((span, holder))
        });
        held.reduce(|most, next| if next.0 > most.0 { next } else { most }).map(|(_, who)| who)
    }

    fn counts(&self, level: &ServiceLevel) -> Counts {
        let role = self.text(&format!("{}.role", level.id)).unwrap_or_default();
        match role.split_once(':') {
            Some(("excluded", rule)) => return Counts::Excluded(rule.to_owned()),
            _ if role == "missing" => return Counts::Missing,
            _ if role == "pending" => return Counts::Pending,
            _ if role != "counted" => return Counts::Outside,
            _ => {}
        }
        if let (Kind::ClockPercentile { .. } | Kind::MeanClock { .. }, Quantity::Duration(most)) =
            (&level.kind, level.target.value)
        {
            let clock = self.span(&format!("{}.clock", level.id));
            let at_most = level.target.direction == Direction::AtMost;
            let over = at_most && clock.is_some_and(|clock| clock.0 > most.0);
            return if over { Counts::Missed } else { Counts::Counted };
        }
        // Of what must stay small, what is counted is what must not happen.
        let few = level.target.direction == Direction::AtMost;
        let good = !(few && matches!(level.kind, Kind::CountLimit { .. } | Kind::CaseRatio { .. }));
        match self.get(&format!("{}.hit", level.id)) {
            Some(Literal::Boolean(hit)) if *hit == good => Counts::Met,
            Some(Literal::Boolean(_)) => Counts::Missed,
            _ => Counts::Counted,
        }
    }
}

#[cfg(test)]
mod tests {
    use kajitori_domain::agreement::read;
    use kajitori_domain::case::ColumnKind;

    use super::*;

    /// How a case counts whose clock says so many hours and that is a hit or not.
    fn counted(kind: &str, role: &str, (hours, hit): (i64, Option<bool>)) -> Counts {
        let text = format!(
            "format = 1\n[agreement]\nid = \"a\"\ntitle = \"t\"\nversion = 1\n\
             effective_from = \"2026-04-01\"\nzone = \"UTC\"\n\
             [parties]\nclient = \"C\"\nvendor = \"V\"\n\
             [[processes]]\nid = \"p\"\nname = \"p\"\n\
             [[service_levels]]\nid = \"s\"\nname = \"s\"\nclause = \"1\"\n{kind}\n"
        );
        let (agreement, problems) = read("a.toml", &text);
        let agreement = agreement.unwrap_or_else(|| panic!("{kind}: {problems:?}"));
        let names = [
            ("s.clock", ColumnKind::Duration, Some(Literal::Duration(hours * Span::HOUR.0))),
            ("s.hit", ColumnKind::Boolean, hit.map(Literal::Boolean)),
            ("s.role", ColumnKind::Text, Some(Literal::Text(role.to_owned()))),
        ];
        let columns = names.iter().map(|(name, kind, _)| ((*name).to_owned(), *kind)).collect();
        let row = names.into_iter().map(|(.., value)| value).collect();
        let page = CasePage { columns, rows: vec![row], total: 1 };
        rows(&page, agreement.levels.first()).remove(0).counts
    }

    #[test]
    fn a_case_counts_as_its_level_means_it() {
        let ratio = "kind = \"clock_ratio\"\nlimit = \"8h\"\ntarget = \"95%\"";
        let p90 = "kind = \"clock_percentile\"\npercentile = \"90%\"\ntarget = \"8h\"";
        let few = "kind = \"count_limit\"\nof = \"rework > 0\"\ntarget = 3";
        let (yes, no) = (Some(true), Some(false));
        for (kind, role, case, expected) in [
            (ratio, "counted", (4, yes), Counts::Met),
            (ratio, "counted", (9, no), Counts::Missed),
            (ratio, "excluded:x", (9, no), Counts::Excluded("x".to_owned())),
            (ratio, "missing", (0, None), Counts::Missing),
            (ratio, "pending", (0, None), Counts::Pending),
            (ratio, "", (4, yes), Counts::Outside),
            (p90, "counted", (9, None), Counts::Missed),
            (p90, "counted", (8, None), Counts::Counted),
            (few, "counted", (0, yes), Counts::Missed),
            (few, "counted", (0, no), Counts::Met),
        ] {
            assert_eq!(counted(kind, role, case), expected, "{kind} {role} {case:?}");
        }
    }
}
