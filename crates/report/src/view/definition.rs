//! The last pages: the definitions in force, and what makes the pack reproducible.

use serde_json::{Value, json};

use kajitori_domain::agreement::level::{AssignBy, OpenOverdue, RoundingMode};
use kajitori_domain::case::ColumnKind;
use kajitori_domain::holder::Holder;
use kajitori_domain::pack::definition::{CalendarDefinition, HolderDefinition, LevelDefinition};
use kajitori_domain::pack::{Checkpoint, InputReport, Pack};

use crate::show::Show;

/// Calendars, holder rules, columns, levels and provenance.
pub(crate) fn definitions(pack: &Pack, show: &Show<'_>) -> Value {
    let definitions = &pack.definitions;
    let columns: Vec<[String; 3]> = definitions
        .columns
        .iter()
        .map(|(name, kind, from)| [name.clone(), column_kind(*kind, show), from.clone()])
        .collect();
    json!({
        "calendars":
            definitions.calendars.iter().map(|c| calendar(c, show)).collect::<Vec<_>>(),
        "holders": definitions.holder_rules.iter().map(|h| holder(h, show)).collect::<Vec<_>>(),
        "columns": columns,
        "levels": definitions.levels.iter().map(|l| level(l, show)).collect::<Vec<_>>(),
        "provenance": provenance(pack, show),
        "signed": pack.checkpoint.as_ref().map(|signed| checkpoint(signed, show)),
        "note": pack.checkpoint.as_ref().map(|signed| signed.note.clone()),
        "verify": pack.checkpoint.as_ref().map(verify),
        "hashes": pack.data.inputs.iter().map(|i| hash(i, show)).collect::<Vec<_>>(),
    })
}

fn calendar(calendar: &CalendarDefinition, show: &Show<'_>) -> Value {
    let spans = |spans: &str| match spans {
        "" => show.word("pack-calendar-closed"),
        spans => spans.to_owned(),
    };
    let days: Vec<[String; 2]> = (0..7)
        .map(|d| [show.word(&format!("pack-weekday-{d}")), spans(&calendar.weekdays[d])])
        .collect();
    let holidays =
        if calendar.japanese_holidays { "pack-calendar-japan" } else { "pack-calendar-none" };
    let exceptions: Vec<[String; 3]> = calendar
        .exceptions
        .iter()
        .map(|(day, hours, reason)| {
            let reason = reason.as_ref().map_or("–", |r| show.text(r));
            [day.clone(), spans(hours), reason.to_owned()]
        })
        .collect();
    let about = format!("{}, {}", calendar.id, calendar.zone);
    let name = show.aside(show.text(&calendar.name), &about);
    json!({
        "name": name,
        "days": days,
        "holidays": show.word(holidays),
        "exceptions": exceptions,
    })
}

fn holder(rule: &HolderDefinition, show: &Show<'_>) -> [String; 4] {
    let holder = rule.holder.map_or_else(|| show.word("pack-holder-keeps"), |h| show.holder(h));
    let clause = rule.clause.clone().unwrap_or_else(|| "–".to_owned());
    [rule.id.clone(), rule.on.clone(), holder, clause]
}

fn level(level: &LevelDefinition, show: &Show<'_>) -> Value {
    let mut facts = Vec::new();
    let mut add = |id: &str, value: String| facts.push(json!([show.word(id), value]));
    add("pack-def-formula", level.formula.clone());
    let population = level.population.clone();
    add("pack-def-population", population.unwrap_or_else(|| show.word("pack-def-everything")));
    if let Some((start, stop, pause)) = &level.clock {
        add("pack-def-start", start.clone());
        add("pack-def-stop", stop.clone());
        let none = pause == "-";
        add("pack-def-pause", if none { show.word("pack-def-no-pause") } else { pause.clone() });
    }
    if let Some(limit) = level.limit {
        add("pack-def-limit", show.exact_hours(limit));
    }
    add("pack-def-calendar", level.calendar.clone());
    add("pack-def-assign", show.word(assign(level.assign_by)));
    add("pack-def-open", show.word(open(level.open_overdue)));
    add("pack-def-rounding", rounding(level, show));
    for (id, name, clause, rule) in &level.exclusions {
        add(
            "pack-def-exclusion",
            format!("{}: {rule}", show.aside(show.text(name), &format!("{id}, {clause}"))),
        );
    }
    if let Some(allowance) = &level.allowance {
        let parts = Holder::ALL
            .map(|h| format!("{} {}", show.holder(h), show.exact_hours(allowance[h.index()])));
        add("pack-def-allowance", parts.join(" / "));
    }
    if let Some((method, size, seed)) = &level.verification {
        let seed = seed.clone().unwrap_or_else(|| "–".to_owned());
        let args =
            [("method", show.text(method).to_owned()), ("size", show.count(*size)), ("seed", seed)];
        add("pack-def-verification", show.with("pack-def-sample", &args));
    }
    for (id, name, change) in &level.alternatives {
        add("pack-def-alternative", format!("{}: {change}", show.aside(show.text(name), id)));
    }
    if let Some((clause, rule)) = &level.credit {
        add("pack-def-credit", show.aside(show.text(rule), clause));
    }
    json!({ "name": show.aside(show.text(&level.name), &level.id), "facts": facts })
}

fn assign(assign: AssignBy) -> &'static str {
    match assign {
        AssignBy::Start => "pack-assign-start",
        AssignBy::Due => "pack-assign-due",
        AssignBy::Stop => "pack-assign-stop",
    }
}

fn open(open: OpenOverdue) -> &'static str {
    match open {
        OpenOverdue::Miss => "pack-open-miss",
        OpenOverdue::Wait => "pack-open-wait",
    }
}

fn rounding(level: &LevelDefinition, show: &Show<'_>) -> String {
    let id = match level.rounding.mode {
        RoundingMode::None => "pack-rounding-none",
        RoundingMode::HalfUp => "pack-rounding-half-up",
        RoundingMode::Down => "pack-rounding-down",
        RoundingMode::Up => "pack-rounding-up",
    };
    show.with(id, &[("digits", level.rounding.digits.to_string())])
}

fn column_kind(kind: ColumnKind, show: &Show<'_>) -> String {
    show.word(match kind {
        ColumnKind::Text => "pack-column-text",
        ColumnKind::Integer => "pack-column-integer",
        ColumnKind::Number => "pack-column-number",
        ColumnKind::Boolean => "pack-column-boolean",
        ColumnKind::Time => "pack-column-time",
        ColumnKind::Duration => "pack-column-duration",
    })
}

fn provenance(pack: &Pack, show: &Show<'_>) -> Value {
    let provenance = &pack.provenance;
    let window = &pack.head.window;
    json!([
        [show.word("pack-run"), provenance.run_id],
        [show.word("pack-result"), provenance.result_hash],
        [show.word("pack-engine"), provenance.engine],
        [show.word("pack-agreement"), provenance.agreement],
        [
            show.word("pack-window"),
            format!("{} ≤ t < {}", show.clock.stamp(window.from), show.clock.stamp(window.until))
        ],
        [show.word("pack-schema"), pack.schema.to_string()],
        [show.word("pack-command"), provenance.command],
    ])
}

/// The signed state of the audit record.
fn checkpoint(signed: &Checkpoint, show: &Show<'_>) -> Value {
    json!([
        [show.word("pack-signed-origin"), signed.origin],
        [show.word("pack-signed-size"), show.count(signed.size)],
        [show.word("pack-signed-root"), signed.root],
        [show.word("pack-signed-at"), show.clock.stamp(signed.at)],
        [show.word("pack-signed-verifier"), signed.verifier],
    ])
}

/// The command that checks the record against it, offline.
fn verify(signed: &Checkpoint) -> String {
    format!("kajitori audit verify audit.jsonl --key '{}'", signed.verifier)
}

fn hash(input: &InputReport, show: &Show<'_>) -> [String; 3] {
    [show.word(&format!("pack-role-{}", input.role)), input.file.clone(), input.sha256.clone()]
}
