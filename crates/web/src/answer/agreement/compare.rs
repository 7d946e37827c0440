//! Two versions beside each other as a view.

use kajitori_app::agreement::{Compared, compare};
use kajitori_domain::agreement::compare::compare as differences;
use kajitori_domain::compare::{Line, lines};

use super::{numbered, rules};
use crate::answer::tell::{Tell, place};
use crate::link;
use crate::pages::agreement::{Changed, Comparison, TextLine};
use crate::routes::see_other;
use crate::shell::{Crumb, Spot};
use crate::site::{self, Answer, Site, Visit};

/// Unchanged lines that are shown around a change.
const AROUND: usize = 3;

/// Two versions.
pub fn comparison(site: &Site, visit: &Visit) -> Answer {
    let number = numbered(visit)?;
    let id = visit.engagement()?;
    let Ok(other) = visit.query.raw("with").parse::<u32>() else {
        let place = link::engagement(&id.to_string());
        return Ok(see_other(&place.version(&number.to_string())));
    };
    let compared = compare(&site.house, &visit.call(), id, (number, other))?;
    let page = page(&Tell::new(site, visit), &compared);
    site::inside(visit, (Spot::Agreement, Some(&compared.opened)), &page)
}

fn page(tell: &Tell, compared: &Compared) -> Comparison {
    let w = tell.w;
    let name = |number: u32| w.t1("agreement-number", "n", number);
    let [one, other] = [compared.earlier.0.number, compared.later.0.number].map(name);
    let place = place(&compared.opened);
    let mut trail = tell.trail(&compared.opened);
    trail.push(Crumb::new(w.t("shell-agreement"), place.agreements()));
    let mut page = Comparison {
        w,
        trail,
        name: w.t2("agreement-compared", "one", &one, "other", &other),
        sides: (one, other),
        read: false,
        added: Vec::new(),
        removed: Vec::new(),
        changed: Vec::new(),
        other: String::new(),
        lines: text(tell, &compared.earlier.0.text, &compared.later.0.text),
    };
    if let (Some(earlier), Some(later)) = (&compared.earlier.1, &compared.later.1) {
        let found = differences(earlier, later);
        let parts = |codes: &[&str]| {
            let words: Vec<String> =
                codes.iter().map(|code| w.t(&format!("agreement-part-{code}"))).collect();
            words.join(w.t("list-and").as_str())
        };
        let level = |level: &&kajitori_domain::agreement::ServiceLevel| {
            (tell.text(&level.name), rules::bound(tell, &level.target))
        };
        page.read = true;
        page.added = found.added.iter().map(level).collect();
        page.removed = found.removed.iter().map(level).collect();
        page.other = parts(&found.other);
        page.changed = found
            .changed
            .iter()
            .map(|(before, after, codes)| Changed {
                name: tell.text(&after.name),
                targets: (rules::bound(tell, &before.target), rules::bound(tell, &after.target)),
                parts: parts(codes),
            })
            .collect();
    }
    page
}

/// The lines that differ, with a few around them.
pub(crate) fn text(tell: &Tell, earlier: &str, later: &str) -> Vec<TextLine> {
    let all = lines(earlier, later);
    let changed: Vec<usize> =
        (0..all.len()).filter(|at| !matches!(all.get(*at), Some(Line::Same(_)) | None)).collect();
    let near = |at: usize| {
        let next = changed.partition_point(|one| *one < at.saturating_sub(AROUND));
        changed.get(next).is_some_and(|one| *one <= at + AROUND)
    };
    let (mut before, mut after, mut skipped) = (0, 0, 0);
    let mut out = Vec::new();
    for (at, line) in all.iter().enumerate() {
        let (class, mark, text) = match line {
            Line::Same(text) => ("same", "", *text),
            Line::Gone(text) => ("gone", "−", *text),
            Line::New(text) => ("new", "+", *text),
        };
        before += usize::from(class != "new");
        after += usize::from(class != "gone");
        if !near(at) {
            skipped += 1;
            continue;
        }
        if skipped > 0 {
            out.push(skip(tell, skipped));
            skipped = 0;
        }
        let number = |shown: bool, number: usize| {
            if shown { number.to_string() } else { String::new() }
        };
        let word = match class {
            "gone" => tell.w.t("agreement-line-gone"),
            "new" => tell.w.t("agreement-line-new"),
            _ => String::new(),
        };
        let numbers = (number(class != "new", before), number(class != "gone", after));
        out.push(TextLine { class, mark, word, numbers, text: text.to_owned() });
    }
    if skipped > 0 {
        out.push(skip(tell, skipped));
    }
    out
}

fn skip(tell: &Tell, skipped: usize) -> TextLine {
    let text = tell.w.t1("agreement-skipped", "n", skipped);
    let (word, numbers) = (String::new(), (String::new(), String::new()));
    TextLine { class: "left-out", mark: "", word, numbers, text }
}
