//! Samples: the agreement, from the one of the demo company.

use kajitori_domain::agreement::read;
use kajitori_domain::display::Clockface;

use crate::answer::agreement::{compare, draft, rules};
use crate::answer::tell::Tell;
use crate::form::Form;
use crate::pages::agreement::{Agreements, Changed, Comparison, Draft, Version, VersionLine};
use crate::part::{Named, Next, Status, Step, StepState, Tone};
use crate::shell::{Crumb, Spot};
use crate::word::W;

use super::{Album, Eye, day, e, l, minato, shinonome, trail};

const TEXT: &str = include_str!("../../../../content/demo/midori/agreement.toml");

fn tell(w: W) -> Tell {
    Tell { w, clock: Clockface::new(w.lang(), "Asia/Tokyo") }
}

fn way(w: W) -> Vec<Crumb> {
    trail(w, vec![Crumb::new(w.t("shell-agreement"), e().agreements())])
}

pub(super) fn pages(album: &mut Album) {
    let w = album.w;
    album.add("agreements", Eye::Client, Spot::Agreement, &list(w, true));
    album.add("agreements", Eye::Vendor, Spot::Agreement, &list(w, false));
    album.add("draft", Eye::Client, Spot::Agreement, &editor(w));
    album.add("version", Eye::Client, Spot::Agreement, &version(w, true));
    album.add("version", Eye::Vendor, Spot::Agreement, &version(w, false));
    album.add("comparison", Eye::Client, Spot::Agreement, &comparison(w));
}

fn list(w: W, client: bool) -> Agreements {
    let line = |number: &str, from: &str, tone, state: &str, since: &str, before: &str| {
        let compare = e().comparison(number).query("with", before);
        VersionLine {
            version: Named::new(w.t1("agreement-number", "n", number), e().version(number)),
            from: day(w, from),
            state: Status::new(tone, w.t(state)),
            since: day(w, since),
            compare: (!before.is_empty()).then_some(compare),
        }
    };
    let next = Next {
        quiet: false,
        title: w.t1("agreement-waits", "n", 3),
        text: w.t("agreement-waits-about"),
        due: Some(day(w, "2026/12/01")),
        action: Some(Named::new(w.t("agreement-read-proposed"), e().version("3"))),
    };
    Agreements {
        w,
        trail: trail(w, Vec::new()),
        next: (!client).then_some(next),
        lines: vec![
            line("3", "2026/12/01", Tone::Wait, "agreement-proposed", "2026/11/20 10:12", "2"),
            line("2", "2026/04/01", Tone::Good, "agreement-holds", "2026/03/18 16:40", "1"),
            line("1", "2025/04/01", Tone::Quiet, "agreement-superseded", "2026/04/01", ""),
        ],
        draft: client.then(|| Named::new(w.t("agreement-draft-new"), e().draft())),
    }
}

fn editor(w: W) -> Draft {
    let text =
        TEXT.replace("\"末日\"", "45").replacen("holidays = \"japan\"", "holiday = \"japan\"", 1);
    let problems = draft::problems(w, &text, &read("agreement.toml", &text).1);
    Draft {
        w,
        trail: way(w),
        name: w.t1("agreement-draft-of", "n", 4),
        notice: None,
        seen: (4, 2),
        began: w.t1("agreement-began", "n", 3),
        sound: Status::new(Tone::Watch, w.t1("agreement-unsound", "n", problems.len())),
        problems,
        rows: 40,
        action: e().agreements(),
        page: Some(e().version("4")),
        form: Form::new(vec![("text".to_owned(), text)]),
    }
}

fn version(w: W, client: bool) -> Version {
    let (agreement, problems) = read("agreement.toml", TEXT);
    let agreement = agreement.expect("the demo company's agreement");
    let tell = tell(w);
    let step = |id: &str, state, note: String| Step { name: w.t(id), state, note };
    let from = day(w, "2026/12/01");
    let (title, text) = match client {
        true => ("agreement-wait-other", "agreement-wait-other-about"),
        false => ("agreement-agree-title", "agreement-agree-about"),
    };
    let acts = match client {
        true => vec![(w.t("agreement-withdraw"), e().version_end("3"), false)],
        false => vec![(w.t("agreement-agree"), e().acknowledgement("3"), true)],
    };
    Version {
        w,
        trail: way(w),
        name: w.t1("agreement-number", "n", 3),
        title: agreement.title.get(w.lang()).to_owned(),
        state: Status::new(Tone::Wait, w.t("agreement-proposed")),
        steps: vec![
            step("agreement-step-draft", StepState::Done, String::new()),
            step("agreement-step-proposed", StepState::Current, day(w, "2026/11/20 10:12")),
            step("agreement-step-agreed", StepState::Ahead, String::new()),
        ],
        problem: None,
        next: Some(Next {
            quiet: false,
            title: w.t(title),
            text: w.t1(text, "from", &from),
            due: Some(from.clone()),
            action: None,
        }),
        acts,
        seen: 2,
        edit: None,
        compare: vec![Named::new(
            w.t1("agreement-compare", "n", 2),
            e().comparison("3").query("with", "2"),
        )],
        facts: vec![
            (w.t("agreement-from"), from),
            (w.t("agreement-client"), minato(w)),
            (w.t("agreement-vendor"), shinonome(w)),
            (w.t("agreement-processes"), l(w, "データ入力", "Data entry")),
            (w.t("agreement-closing"), w.t("agreement-month-end")),
        ],
        problems: draft::problems(w, TEXT, &problems),
        levels: rules::levels(&tell, &agreement),
        calendars: rules::calendars(&tell, &agreement),
        holders: rules::holders(&tell, &agreement),
        text: TEXT.lines().map(str::to_owned).collect(),
    }
}

fn comparison(w: W) -> Comparison {
    let later = TEXT.replace("closing_day = \"末日\"", "closing_day = 20").replace("99.9", "99.95");
    let name = |number: u32| w.t1("agreement-number", "n", number);
    let part = |code: &str| w.t(&format!("agreement-part-{code}"));
    let at_least = |value: &str| w.t1("pack-at-least", "value", value);
    Comparison {
        w,
        trail: way(w),
        name: w.t2("agreement-compared", "one", name(2), "other", name(3)),
        sides: (name(2), name(3)),
        read: true,
        added: vec![(l(w, "疑義照会の回答", "Answers to queries"), at_least("90 %"))],
        removed: Vec::new(),
        changed: vec![Changed {
            name: l(w, "入力の正確性", "Accuracy"),
            targets: (at_least("99.9 %"), at_least("99.95 %")),
            parts: part("target"),
        }],
        other: part("closing-day"),
        lines: compare::text(&tell(w), TEXT, &later),
    }
}
