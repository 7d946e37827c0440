//! Samples of samples: the list, drawing one, and its inspection.

use crate::form::Answer;
use crate::pages::sample::{Check, Drawing, Proposal, SamplePage, SampleRow, Samples, UnitRow};
use crate::part::{Named, Next, Pager, Status, Tone};
use crate::shell::{Crumb, Spot};
use crate::word::W;

use super::gate::form;
use super::{Album, Eye, day, e, event, l, october, trail, yamada};

pub(super) fn pages(album: &mut Album) {
    let w = album.w;
    album.add("samples", Eye::Client, Spot::Samples, &list(w));
    let none = Samples { rows: Vec::new(), draw: None, ..list(w) };
    album.add("samples-none", Eye::Vendor, Spot::Samples, &none);
    album.add("sample-new", Eye::Client, Spot::Samples, &drawing(w));
    album.add("sample-inspect", Eye::Client, Spot::Samples, &inspecting(w));
    album.add("sample-over", Eye::Vendor, Spot::Samples, &over(w));
    let mut fresh = over(w);
    fresh.state = Status::new(Tone::Plain, w.t("sample-state-drawn"));
    fresh.next.title = w.t("sample-next-deliver");
    fresh.next.text = w.t("sample-next-deliver-text");
    fresh.deliver = Some(e().drawn_step("1", "delivery"));
    fresh.void = Some(e().drawn_step("1", "void"));
    fresh.open = false;
    album.add("sample-fresh", Eye::Client, Spot::Samples, &fresh);
}

fn name(w: W) -> String {
    l(w, "入力の正確さ", "Accuracy of entries")
}

fn list(w: W) -> Samples {
    let file = |kind| e().samples().query("file", kind);
    Samples {
        w,
        trail: trail(w, Vec::new()),
        rows: vec![SampleRow {
            sample: Named::new(name(w), e().drawn("1")),
            month: october(w),
            size: "200 / 3,400".to_owned(),
            done: "12 / 200".to_owned(),
            state: Status::new(Tone::Wait, w.t("sample-state-delivered")),
        }],
        files: (file("csv"), file("xlsx")),
        draw: Some(e().new_sample().query("month", "2026-10")),
    }
}

fn drawing(w: W) -> Drawing {
    let proposal = |level: String, size: &str, why: String| Proposal {
        level,
        population: "3,400".to_owned(),
        size: size.to_owned(),
        why,
        demonstrates: "299".to_owned(),
    };
    Drawing {
        w,
        trail: trail(w, vec![Crumb::new(w.t("shell-samples"), e().samples())]),
        month: october(w),
        of: "2026-10".to_owned(),
        notice: None,
        form: form(&[("level", "accuracy"), ("size", "200"), ("source", "cases")], &[]),
        levels: vec![Answer::new("accuracy", name(w), "")],
        sources: vec![
            Answer::new("cases", w.t("sample-from-cases"), w.t("sample-from-cases-note")),
            Answer::new("list", w.t("sample-from-list"), w.t("sample-from-list-note")),
        ],
        proposals: vec![
            proposal(name(w), "200", w.t("sample-why-agreed")),
            proposal(
                l(w, "支払期日の遵守", "Paid on time"),
                "200",
                w.t2("sample-why-plan", "letter", 'L', "accept", 21),
            ),
        ],
        action: e().samples(),
        back: e().samples(),
    }
}

fn rows(w: W) -> Vec<UnitRow> {
    let check = |field: &str, place: usize, value| Check {
        name: format!("{field}-{place}"),
        label: w.t(match field {
            "first" => "sample-first",
            "second" => "sample-second",
            _ => "sample-decided",
        }),
        value,
    };
    let found = [("1", "1", ""), ("1", "0", ""), ("0", "0", ""), ("1", "", ""), ("", "", "")];
    let row = |(place, (first, second, decided)): (usize, (_, _, _))| UnitRow {
        place: (place + 1).to_string(),
        unit: format!("INV-2610-0{}", 1_834 + 97 * place),
        stratum: if place % 2 == 0 { l(w, "仙台", "Sendai") } else { String::new() },
        checks: [
            check("first", place, first),
            check("second", place, second),
            check("decided", place, decided),
        ],
        torn: place == 1,
    };
    found.into_iter().enumerate().map(row).collect()
}

fn inspecting(w: W) -> SamplePage {
    let step = |step: &str| e().drawn_step("1", step);
    SamplePage {
        w,
        trail: trail(w, vec![Crumb::new(w.t("shell-samples"), e().samples())]),
        month: october(w),
        title: name(w),
        state: Status::new(Tone::Wait, w.t("sample-state-delivered")),
        notice: None,
        next: Next {
            quiet: false,
            title: w.t("sample-next-inspect"),
            text: w.t("sample-next-inspect-text"),
            due: None,
            action: None,
        },
        facts: vec![
            (w.t("sample-population"), "3,400".to_owned()),
            (w.t("sample-size-field"), "200".to_owned()),
            (w.t("sample-seed"), "9f2c61d04b7e8a335012c6d9e4f7ab18".to_owned()),
        ],
        files: vec![Named::new("population.csv", e().attachment("2"))],
        units: rows(w),
        pager: Some(Pager {
            first: "1".to_owned(),
            last: "100".to_owned(),
            total: "200".to_owned(),
            before: None,
            after: Some(e().drawn("1").query("from", "100")),
        }),
        open: true,
        inspect: Some((step("inspection"), step("findings"))),
        deliver: None,
        void: Some(step("void")),
        form: form(&[], &[]),
        version: 3,
        from: 0,
        changes: vec![event(
            day(w, "2026/11/20 13:00"),
            yamada(w),
            w.t("audit-sample-delivered"),
            e().drawn("1"),
            String::new(),
        )],
    }
}

fn over(w: W) -> SamplePage {
    SamplePage {
        state: Status::new(Tone::Good, w.t("sample-state-used")),
        next: Next {
            quiet: true,
            title: w.t("sample-next-over"),
            text: w.t("sample-next-over-text"),
            due: None,
            action: None,
        },
        inspect: None,
        deliver: None,
        void: None,
        pager: None,
        ..inspecting(w)
    }
}
