//! The time ledger: who held the cases how long, and whose time made them late.

use serde_json::{Value, json};

use kajitori_domain::display;
use kajitori_domain::holder::{ByHolder, Holder};
use kajitori_domain::measure::level::DelayFacts;
use kajitori_domain::measure::process::Ledger;
use kajitori_domain::pack::{LevelReport, Pack, ProcessReport};
use kajitori_domain::time::Span;

use crate::draw::share::{Bar, Names, bars};
use crate::show::Show;
use crate::view::Pictures;

/// The names of the holders.
pub(crate) fn names(show: &Show<'_>) -> Names {
    Names {
        full: Holder::ALL.map(|h| show.holder(h)),
        short: Holder::ALL.map(|h| show.word(&format!("pack-holder-{}-short", h.word()))),
    }
}

/// Ledgers by process, and the split of the delay by level.
pub(crate) fn ledger(pack: &Pack, show: &Show<'_>, pictures: &mut Pictures) -> Value {
    let names = names(show);
    let processes: Vec<Value> =
        pack.processes.iter().map(|p| process(p, &names, show, pictures)).collect();
    let late = pack.levels.iter().filter_map(|l| l.facts.delay.as_ref().map(|d| (l, d)));
    let delays: Vec<Value> = late.map(|(l, d)| delay(l, d, &names, show, pictures)).collect();
    json!({ "processes": processes, "delays": delays })
}

fn process(
    process: &ProcessReport,
    names: &Names,
    show: &Show<'_>,
    pictures: &mut Pictures,
) -> Value {
    let ledger = &process.facts.ledger;
    let picture = (ledger.lead > Span::ZERO).then(|| {
        let total = |parts: &ByHolder<Span>| show.hours(sum(parts));
        let bar = |id: &str, parts: ByHolder<Span>| Bar {
            label: show.word(id),
            total: total(&parts),
            parts,
        };
        pictures.add(&bars(
            &[
                bar("pack-ledger-all", whole(ledger)),
                bar("pack-ledger-business", ledger.business),
                bar("pack-ledger-outside", ledger.outside),
            ],
            names,
        ))
    });
    let name = show.text(&process.name);
    json!({
        "name": name,
        "picture": picture,
        "alt": show.with("pack-ledger-alt", &[("name", name.to_owned())]),
        "lead": show.with("pack-ledger-lead", &[
            ("cases", show.count(ledger.cases)),
            ("lead", show.hours(ledger.lead)),
            ("median", show.hours(ledger.median)),
            ("p90", show.hours(ledger.p90)),
        ]),
        "rows": rows(ledger, show),
    })
}

fn rows(ledger: &Ledger, show: &Show<'_>) -> Vec<[String; 5]> {
    let hours = |span: Span| display::hours(span, 1);
    let all = whole(ledger);
    let mut rows: Vec<[String; 5]> = Holder::ALL
        .into_iter()
        .map(|holder| {
            let index = holder.index();
            [
                show.holder(holder),
                hours(ledger.business[index]),
                hours(ledger.outside[index]),
                hours(all[index]),
                part(all[index], ledger.lead),
            ]
        })
        .collect();
    rows.push([
        show.word("pack-total"),
        hours(sum(&ledger.business)),
        hours(sum(&ledger.outside)),
        hours(ledger.lead),
        part(ledger.lead, ledger.lead),
    ]);
    rows
}

fn delay(
    level: &LevelReport,
    delay: &DelayFacts,
    names: &Names,
    show: &Show<'_>,
    pictures: &mut Pictures,
) -> Value {
    let name = show.text(&level.name);
    let rows: Vec<[String; 4]> = Holder::ALL
        .into_iter()
        .map(|holder| {
            let index = holder.index();
            [
                show.holder(holder),
                display::hours(delay.by_holder[index], 1),
                part(delay.by_holder[index], delay.total),
                show.count(delay.sole_cause[index]),
            ]
        })
        .collect();
    let picture = (delay.total > Span::ZERO).then(|| {
        let bar = Bar {
            label: show.word("pack-delay"),
            parts: delay.by_holder,
            total: show.hours(delay.total),
        };
        pictures.add(&bars(&[bar], names))
    });
    let vendor_only = delay.vendor_only.as_ref().map(|amount| {
        let figure = show.amount(level, Some(amount));
        show.with("pack-delay-vendor-only", &[("value", figure.value), ("detail", figure.detail)])
    });
    json!({
        "name": name,
        "picture": picture,
        "alt": show.with("pack-delay-alt", &[("name", name.to_owned())]),
        "lead": show.with("pack-delay-lead", &[
            ("cases", show.count(delay.cases)),
            ("total", show.hours(delay.total)),
        ]),
        "rows": rows,
        "vendor_only": vendor_only,
    })
}

fn whole(ledger: &Ledger) -> ByHolder<Span> {
    std::array::from_fn(|i| Span(ledger.business[i].0.saturating_add(ledger.outside[i].0)))
}

fn sum(parts: &ByHolder<Span>) -> Span {
    Span(parts.iter().fold(0, |sum, p| sum.saturating_add(p.0)))
}

/// A part of a whole length of time as a percentage.
fn part(part: Span, whole: Span) -> String {
    let positive = |span: Span| u64::try_from(span.0).unwrap_or(0);
    display::percent(positive(part), positive(whole), 1)
        .map_or("–".to_owned(), |p| format!("{p} %"))
}
