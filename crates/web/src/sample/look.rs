//! Samples: search, help, how the house is.

use kajitori_domain::help::{self, help as all};

use crate::link;
use crate::pages::home::{Group, Help, Hit, Search, Word};
use crate::pages::system::System;
use crate::part::{Named, Status, Tone};
use crate::shell::Spot;
use crate::word::W;

use super::{Album, Eye, day, e, l, october, payables, shinonome, yamada};

pub(super) fn pages(album: &mut Album) {
    let w = album.w;
    album.add("search", Eye::Client, Spot::Elsewhere, &search(w));
    let none = Search { groups: Vec::new(), ..search(w) };
    album.add("search-none", Eye::Client, Spot::Elsewhere, &none);
    album.add("help", Eye::Client, Spot::Elsewhere, &helping(w));
    album.add("help", Eye::Vendor, Spot::Elsewhere, &helping(w));
    album.add("help-word", Eye::Client, Spot::Elsewhere, &word(w));
    album.add("system", Eye::Client, Spot::System, &system(w));
}

fn search(w: W) -> Search {
    let hit = |name: String, to, about: String| Hit { what: Named::new(name, to), about };
    let group = |id, name: &str, hits| Group { id, name: w.t(name), hits };
    Search {
        w,
        text: l(w, "支払", "pay"),
        groups: vec![
            group(
                "engagements",
                "shell-engagements",
                vec![hit(payables(w), e().hub(), shinonome(w))],
            ),
            group(
                "levels",
                "search-levels",
                vec![hit(
                    l(w, "支払期日の遵守", "Paid on time"),
                    e().level("2026-10", "on-time"),
                    payables(w),
                )],
            ),
            group(
                "contests",
                "shell-contests",
                vec![hit(
                    w.t2("search-contest", "n", 3, "month", october(w)),
                    e().contest("3"),
                    l(w, "支払承認の待ち時間", "Approval wait"),
                )],
            ),
            group("people", "shell-people", vec![hit(yamada(w), e().members(), payables(w))]),
        ],
    }
}

fn named(w: W, ids: &[String]) -> Vec<Named> {
    let words = ids.iter().filter_map(|id| help::word(id));
    words.map(|word| Named::new(word.name.get(w.lang()), link::help_word(&word.id))).collect()
}

fn helping(w: W) -> Help {
    let lang = w.lang();
    let steps = all().journey.iter().map(|step| {
        let text = step.text.get(lang).trim().lines().map(str::to_owned).collect();
        (step.title.get(lang).to_owned(), text, named(w, &step.see))
    });
    let words = all().words.iter().map(|word| {
        let name = Named::new(word.name.get(lang), link::help_word(&word.id));
        (name, word.text.get(lang).to_owned())
    });
    Help { w, steps: steps.collect(), words: words.collect() }
}

fn word(w: W) -> Word {
    let word = help::word("contest").expect("a word of the help");
    Word {
        w,
        name: word.name.get(w.lang()).to_owned(),
        other: l(w, "Contest", "異議"),
        text: word.text.get(w.lang()).to_owned(),
        see: named(w, &word.see),
    }
}

fn system(w: W) -> System {
    let fact = |id: &str, value: &str| (w.t(id), value.to_owned(), None);
    System {
        w,
        facts: vec![
            fact("system-version", "0.1.0"),
            fact("system-engine", "SQLite 3.50.4"),
            fact("system-schema", "6"),
            fact("system-data", "4.2 GiB"),
            (
                w.t("system-free"),
                "1.4 GiB".to_owned(),
                Some(Status::new(Tone::Watch, w.t("system-little"))),
            ),
            (w.t("system-backup"), day(w, "2026/11/22 03:00"), None),
        ],
        jobs: vec![
            (w.t("job-kind-import"), ["1", "1", "204", "0", "2"].map(str::to_owned)),
            (w.t("job-kind-measure"), ["0", "0", "36", "1", "0"].map(str::to_owned)),
        ],
    }
}
