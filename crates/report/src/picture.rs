//! One picture by itself, for a page.

use kajitori_domain::chart::{Chart, ChartKind};
use kajitori_domain::display;
use kajitori_domain::holder::{ByHolder, Holder};
use kajitori_domain::report::{Picture, Svg};
use kajitori_domain::time::{Span, Window};
use kajitori_domain::words::Words;

use crate::draw::band::{Band, bands};
use crate::draw::control::{Legend, bare, control};
use crate::draw::map;
use crate::draw::share::{Bar, bars};
use crate::show::Show;
use crate::view::{ledger, level, signal};

/// The picture in the language of `words`.
pub fn picture(picture: &Picture<'_>, words: &Words) -> Svg {
    // No picture shows a time of day.
    let show = Show::of("UTC", words);
    Svg(match picture {
        Picture::Control(chart) => control(chart, &legend(chart, &show)),
        Picture::Bands(held) => band(held, &show),
        Picture::Share(parts) => share(parts, &show),
        Picture::Map(map) => map::draw(map, |count| show.count(count)).svg,
    })
}

fn legend(chart: &Chart, show: &Show<'_>) -> Legend {
    let limits = if chart.provisional { "pack-chart-trial" } else { "pack-chart-limits" };
    let unit = if chart.kind == ChartKind::P { " %" } else { "" };
    let value = |value: Option<f64>| {
        value.map_or_else(|| "–".to_owned(), |value| format!("{}{unit}", bare(chart, value)))
    };
    Legend {
        value: show.word("pack-chart-value"),
        signals: signal::legend(chart, show),
        centre: show.word("pack-chart-centre"),
        limits: show.word(limits),
        target: show.with("pack-chart-target", &[("value", value(chart.target))]),
        no_data: show.word("pack-verdict-no-data"),
        months: chart.points.iter().enumerate().map(|(i, p)| level::tick(i, p.month)).collect(),
        values: chart.points.iter().map(|point| value(point.value)).collect(),
    }
}

fn band(held: &[(Holder, Window)], show: &Show<'_>) -> String {
    let Some((_, last)) = held.last() else {
        return bands(&[], &ledger::names(show), |_| String::new());
    };
    let held = held.iter().map(|(holder, window)| (window.from, *holder)).collect();
    let one = Band { label: String::new(), held, end: last.until, open: false };
    let hours = |hours: u64| show.with("pack-unit-hours", &[("value", show.count(hours))]);
    bands(&[one], &ledger::names(show), hours)
}

fn share(parts: &[(&str, ByHolder<Span>)], show: &Show<'_>) -> String {
    let bar = |(label, parts): &(&str, ByHolder<Span>)| {
        let total = Span(parts.iter().map(|part| part.0).sum());
        let total = show.with("pack-unit-hours", &[("value", display::hours(total, 1))]);
        Bar { label: (*label).to_owned(), parts: *parts, total }
    };
    let all: Vec<Bar> = parts.iter().map(bar).collect();
    bars(&all, &ledger::names(show))
}

#[cfg(test)]
mod tests {
    use kajitori_domain::text::Lang;
    use kajitori_domain::time::Moment;

    use super::*;

    #[test]
    fn bands_and_shares_are_drawn_with_their_names() {
        let window = |from, until| Window { from: Moment(from), until: Moment(until) };
        let hour = Span::HOUR.0;
        let held = [(Holder::Client, window(0, hour)), (Holder::Vendor, window(hour, 5 * hour))];
        let words = Words::new(Lang::Ja);
        let Svg(drawn) = picture(&Picture::Bands(&held), &words);
        assert!(drawn.starts_with("<svg") && drawn.contains("委託元") && drawn.ends_with("</svg>"));
        let parts = [("S1", [Span(hour), Span(3 * hour), Span::ZERO, Span::ZERO, Span::ZERO])];
        let Svg(drawn) = picture(&Picture::Share(&parts), &words);
        assert!(drawn.contains("S1") && drawn.contains("4.0"), "{drawn}");
        assert!(!drawn.contains("style="), "no page would show it");
        assert!(picture(&Picture::Bands(&[]), &words).0.starts_with("<svg"));
    }
}
