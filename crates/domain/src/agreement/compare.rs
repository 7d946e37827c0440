//! Two versions of an agreement compared: which service levels came, went or changed, and how.

use crate::agreement::{Agreement, ServiceLevel};
use crate::code::Code;
use crate::pack::{Definitions, definition::LevelDefinition};

/// What is different in a later version.
#[derive(Debug, Clone, PartialEq)]
pub struct Differences<'a> {
    /// Levels that the later version adds.
    pub added: Vec<&'a ServiceLevel>,
    /// Levels that it leaves out.
    pub removed: Vec<&'a ServiceLevel>,
    /// Levels that it changes: before, after, and which parts (words `agreement-part-<code>`).
    pub changed: Vec<(&'a ServiceLevel, &'a ServiceLevel, Vec<Code>)>,
    /// Other things that it changes: words `agreement-part-<code>`.
    pub other: Vec<Code>,
}

/// What is different in `later`.
pub fn compare<'a>(earlier: &'a Agreement, later: &'a Agreement) -> Differences<'a> {
    let find = |agreement: &'a Agreement, id: &str| agreement.levels.iter().find(|l| l.id == id);
    let (old, new) = (Definitions::of(earlier), Definitions::of(later));
    let parts = |before: &ServiceLevel, after: &ServiceLevel| {
        let of = |definitions: &Definitions| {
            let mut levels = definitions.levels.iter();
            levels.find(|level| level.id == before.id).cloned()
        };
        match (of(&old), of(&new)) {
            (Some(one), Some(other)) => level(before, after, (&one, &other)),
            _ => Vec::new(),
        }
    };
    let changed = later.levels.iter().filter_map(|after| {
        let before = find(earlier, &after.id)?;
        let parts = parts(before, after);
        (!parts.is_empty()).then_some((before, after, parts))
    });
    Differences {
        added: later.levels.iter().filter(|l| find(earlier, &l.id).is_none()).collect(),
        removed: earlier.levels.iter().filter(|l| find(later, &l.id).is_none()).collect(),
        changed: changed.collect(),
        other: other(earlier, later),
    }
}

fn level(
    before: &ServiceLevel,
    after: &ServiceLevel,
    (old, new): (&LevelDefinition, &LevelDefinition),
) -> Vec<Code> {
    let all = [
        ("name", old.name != new.name),
        ("target", before.target != after.target),
        ("minimum", before.minimum != after.minimum),
        ("clause", before.clause != after.clause),
        ("formula", old.formula != new.formula || old.limit != new.limit),
        ("population", old.population != new.population || before.process != after.process),
        ("exclusions", old.exclusions != new.exclusions),
        ("clock", old.clock != new.clock),
        ("calendar", old.calendar != new.calendar),
        ("months", old.assign_by != new.assign_by || old.open_overdue != new.open_overdue),
        ("rounding", old.rounding != new.rounding),
        (
            "decides",
            before.decided_by != after.decided_by || before.measured_by != after.measured_by,
        ),
        ("allowance", old.allowance != new.allowance),
        ("verification", before.verification != after.verification),
        ("alternatives", old.alternatives != new.alternatives),
        ("slot", before.slot != after.slot),
        ("credit", before.credit != after.credit),
    ];
    all.into_iter().filter(|(_, differs)| *differs).map(|(code, _)| code).collect()
}

fn other(earlier: &Agreement, later: &Agreement) -> Vec<Code> {
    let all = [
        ("title", earlier.title != later.title),
        ("parties", (&earlier.client, &earlier.vendor) != (&later.client, &later.vendor)),
        ("from", earlier.effective_from != later.effective_from),
        ("closing-day", earlier.closing_day != later.closing_day || earlier.zone != later.zone),
        ("calendars", earlier.calendars != later.calendars || earlier.calendar != later.calendar),
        ("processes", earlier.processes != later.processes),
        ("columns", earlier.columns != later.columns),
        ("holders", earlier.holder_rules != later.holder_rules),
    ];
    all.into_iter().filter(|(_, differs)| *differs).map(|(code, _)| code).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = include_str!("../../../../content/demo/midori/agreement.toml");

    fn read(text: &str) -> Agreement {
        crate::agreement::read("agreement.toml", text).0.expect("a sound agreement")
    }

    #[test]
    fn levels_come_go_and_change() {
        let earlier = read(TEXT);
        assert_eq!(compare(&earlier, &earlier).other, Vec::<Code>::new());
        let mut later = earlier.clone();
        let gone = later.levels.remove(0);
        later.levels[0].clause = "第99条".to_owned();
        later.levels[0].minimum = None;
        let mut new = gone.clone();
        new.id = "new".to_owned();
        later.levels.push(new);
        later.closing_day = Some(20);
        let found = compare(&earlier, &later);
        let ids = |levels: &[&ServiceLevel]| -> Vec<String> {
            levels.iter().map(|level| level.id.clone()).collect()
        };
        assert_eq!((ids(&found.added), ids(&found.removed)), (vec!["new".into()], vec![gone.id]));
        assert_eq!(found.changed.len(), 1);
        assert!(found.changed[0].2.contains(&"clause"), "{:?}", found.changed[0].2);
        assert_eq!(found.other, ["closing-day"]);
    }
}
