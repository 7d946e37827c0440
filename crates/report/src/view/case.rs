//! The cases behind each miss: the list, who held them when, and the events of the first few.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use kajitori_domain::holder::Holder;
use kajitori_domain::measure::level::{Miss, Step};
use kajitori_domain::pack::{LevelReport, Pack};
use kajitori_domain::time::{Moment, Span};
use kajitori_domain::verdict::Contractual;

use crate::draw::band::{Band, bands};
use crate::show::Show;
use crate::view::{Pictures, ledger};

/// Cases whose events are listed in full, for each level.
const LISTED: usize = 3;
/// Events listed of one case.
const EVENTS: usize = 40;

/// One entry per level that has misses or was missed.
pub(crate) fn cases(pack: &Pack, show: &Show<'_>, pictures: &mut Pictures) -> Value {
    let relevant = pack
        .levels
        .iter()
        .filter(|l| !l.facts.misses.is_empty() || l.contractual == Contractual::Missed);
    let mut listed = Listed::new();
    relevant.map(|level| section(pack, level, show, pictures, &mut listed)).collect()
}

/// Case and printed events → name of the level where they stand.
type Listed = BTreeMap<(String, Vec<[String; 7]>), String>;

fn section(
    pack: &Pack,
    level: &LevelReport,
    show: &Show<'_>,
    pictures: &mut Pictures,
    listed: &mut Listed,
) -> Value {
    let misses = &level.facts.misses;
    let name = show.text(&level.name).to_owned();
    let shown: Vec<Band> = misses.iter().filter_map(|m| band(pack, m)).collect();
    let picture = (!shown.is_empty()).then(|| {
        let hours = |h: u64| show.with("pack-unit-hours", &[("value", show.count(h))]);
        pictures.add(&bands(&shown, &ledger::names(show), hours))
    });
    let count = misses.len().to_string();
    let events: Vec<Value> =
        misses.iter().take(LISTED).map(|m| events(m, &name, show, listed)).collect();
    json!({
        "name": name,
        "rows": misses.iter().enumerate().map(|(i, m)| row(i, m, show)).collect::<Vec<_>>(),
        "picture": picture,
        "alt": show.with("pack-band-alt", &[("name", name.clone()), ("count", count)]),
        "events": events,
    })
}

fn row(index: usize, miss: &Miss, show: &Show<'_>) -> [String; 7] {
    let hours = |span: Option<Span>| span.map_or("–".to_owned(), |s| show.hours(s));
    let moment = |at: Option<Moment>, none: &str| {
        at.map_or_else(|| show.word(none), |at| show.clock.time(at))
    };
    let most = Holder::ALL.into_iter().max_by_key(|h| (miss.delay[h.index()], 4 - h.index()));
    let most = most.filter(|h| miss.delay[h.index()] > Span::ZERO);
    [
        (index + 1).to_string(),
        miss.case.clone(),
        moment(miss.start, "pack-unknown"),
        moment(miss.stop, "pack-case-open"),
        hours(miss.clock),
        hours(miss.excess),
        most.map_or("–".to_owned(), |h| {
            format!("{} {}", show.holder(h), show.hours(miss.delay[h.index()]))
        }),
    ]
}

/// Who held the case from event to event; `None` without events.
fn band(pack: &Pack, miss: &Miss) -> Option<Band> {
    let last = miss.timeline.last()?.at;
    let open = miss.stop.is_none();
    let end =
        if open { pack.head.window.until.max(last) } else { miss.stop.unwrap_or(last).max(last) };
    let mut held: Vec<(Moment, Holder)> = Vec::new();
    for step in &miss.timeline {
        if held.last().is_none_or(|before| before.1 != step.holder) {
            held.push((step.at, step.holder));
        }
    }
    Some(Band { label: miss.case.clone(), held, end, open })
}

/// The events of a case; where the same list already stands under another level, only the way to
/// it.
fn events(miss: &Miss, level: &str, show: &Show<'_>, listed: &mut Listed) -> Value {
    let dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "–".to_owned());
    let last = miss.timeline.len().saturating_sub(1);
    let step = |(index, step): (usize, &Step)| {
        let over = index == last && miss.stop.is_some();
        let after = |value: String| if over { "–".to_owned() } else { value };
        [
            show.clock.time(step.at),
            step.activity.clone(),
            dash(&step.status),
            dash(&step.org),
            after(show.holder(step.holder)),
            after(show.hours(step.business)),
            step.row.to_string(),
        ]
    };
    let left_out = miss.timeline.len().saturating_sub(EVENTS);
    let rest = (left_out > 0)
        .then(|| show.with("pack-events-left-out", &[("count", left_out.to_string())]));
    let rows: Vec<[String; 7]> = miss.timeline.iter().enumerate().take(EVENTS).map(step).collect();
    let before =
        listed.entry((miss.case.clone(), rows.clone())).or_insert_with(|| level.to_owned());
    let same = (before.as_str() != level)
        .then(|| show.with("pack-events-same", &[("level", before.clone())]));
    json!({
        "case": show.with("pack-events-of", &[("case", miss.case.clone())]),
        "same": same,
        "rows": rows,
        "rest": rest,
    })
}
