//! The first page: is it fine, and what comes next.

use serde_json::{Value, json};

use kajitori_domain::agreement::level::Layer;
use kajitori_domain::pack::{LevelReport, Note, Pack};
use kajitori_domain::time::Moment;
use kajitori_domain::verdict::Contractual;

use crate::draw::svg::cut;
use crate::show::{Figure, Show};
use crate::view::verdict;

/// What every page needs: title, month, dates of the document.
pub(crate) fn head(pack: &Pack, show: &Show<'_>) -> Value {
    let head = &pack.head;
    let last = Moment(head.window.until.0.saturating_sub(1));
    let day = show.clock.day(last);
    let month = show.clock.month(head.month);
    json!({
        "title": show.text(&head.title),
        "running": cut(show.text(&head.title), 400.0, 7.5),
        "document": show.with("pack-title", &[("month", month.clone())]),
        "month": month,
        "period": format!("{} – {}", show.clock.date(head.window.from), show.clock.date(last)),
        "zone": head.zone,
        "client": show.text(&head.client),
        "vendor": show.text(&head.vendor),
        "note": head.note.as_ref().map(|n| show.text(n)),
        "source": head.source.as_ref().map(|s| show.text(s)),
        "day": [day.year(), i16::from(day.month()), i16::from(day.day())],
        "run": pack.provenance.run_id.get(..12).unwrap_or(&pack.provenance.run_id),
        "log": log(pack, show),
    })
}

fn log(pack: &Pack, show: &Show<'_>) -> String {
    let log = &pack.head.log;
    let Some((first, last)) = log.span else {
        return show.word("pack-log-empty");
    };
    show.with(
        "pack-log-facts",
        &[
            ("events", show.count(log.events)),
            ("cases", show.count(log.cases)),
            ("activities", show.count(log.activities)),
            ("operators", show.count(log.operators)),
            ("from", show.clock.date(first)),
            ("until", show.clock.date(last)),
        ],
    )
}

/// The headline, the counts of verdicts, the table of verdicts and the next steps.
pub(crate) fn first(pack: &Pack, show: &Show<'_>) -> Value {
    let of = |verdict| pack.levels.iter().filter(|l| l.contractual == verdict).count();
    let counts: Vec<Value> = [Contractual::Met, Contractual::Missed, Contractual::NoData]
        .into_iter()
        .map(|v| {
            let face = verdict::view(&verdict::contractual(v), "", show);
            json!({ "verdict": face, "count": of(v).to_string() })
        })
        .collect();
    let headline = match (of(Contractual::Missed), of(Contractual::NoData)) {
        _ if pack.levels.is_empty() => "pack-headline-none",
        (0, 0) => "pack-headline-fine",
        (0, _) => "pack-headline-unknown",
        _ => "pack-headline-missed",
    };
    let args = [
        ("missed", of(Contractual::Missed).to_string()),
        ("unknown", of(Contractual::NoData).to_string()),
        ("all", pack.levels.len().to_string()),
    ];
    json!({
        "headline": show.with(headline, &args),
        "counts": counts,
        "rows": pack.levels.iter().map(|l| row(l, show)).collect::<Vec<_>>(),
        "steps": notes(&grouped(&pack.next_steps, show), show),
    })
}

fn row(level: &LevelReport, show: &Show<'_>) -> Value {
    let contractual = verdict::contractual(level.contractual);
    let statistical = verdict::statistical(level.statistical);
    json!({
        "name": show.text(&level.name),
        "clause": level.clause,
        "target": show.bound(level.target),
        "figures": [
            figure(&show.reported(level), level.decided_by == Layer::Reported),
            figure(
                &show.amount(level, level.facts.adjusted.as_ref()),
                level.decided_by == Layer::Recomputed,
            ),
            figure(&show.verified(level), level.decided_by == Layer::Verified),
        ],
        "contractual": verdict::view(&contractual, "", show),
        "statistical":
            verdict::view(&statistical, &verdict::reason(level.statistical, show), show),
    })
}

fn figure(figure: &Figure, decides: bool) -> Value {
    json!({ "value": figure.value, "detail": figure.detail, "decides": decides })
}

/// Notes with one sentence for all levels about which the same is to be said, at the place of the
/// first.
fn grouped(notes: &[Note], show: &Show<'_>) -> Vec<Note> {
    let names = |name: &str| matches!(name, "id" | "name" | "name_en");
    let rest = |note: &Note| -> Vec<(&'static str, String)> {
        note.args.iter().filter(|(name, _)| !names(name)).cloned().collect()
    };
    let comma = show.word("pack-comma");
    let mut out: Vec<Note> = Vec::new();
    for note in notes {
        let about_level = note.args.iter().any(|(name, _)| names(name));
        let same = out.iter_mut().find(|n| n.key == note.key && rest(n) == rest(note));
        let Some(group) = same.filter(|_| about_level) else {
            out.push(note.clone());
            continue;
        };
        for (name, value) in group.args.iter_mut().filter(|(name, _)| names(name)) {
            let more = note.args.iter().find(|(n, _)| n == name);
            more.into_iter().for_each(|(_, more)| value.extend([comma.as_str(), more]));
        }
    }
    out
}

/// The sentences of `notes`.
pub(crate) fn notes(notes: &[Note], show: &Show<'_>) -> Vec<String> {
    let sentence = |note: &Note| {
        let args: Vec<(&str, String)> = note.args.iter().map(|(k, v)| (*k, v.clone())).collect();
        show.with(&format!("pack-note-{}", note.key), &args)
    };
    notes.iter().map(sentence).collect()
}
