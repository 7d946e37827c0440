//! Help.

use kajitori_app::Failure;
use kajitori_domain::help::{self, help as all};
use kajitori_domain::text::{Lang, Text};

use crate::link;
use crate::pages::home::{Help, Word};
use crate::part::Named;
use crate::shell::Spot;
use crate::site::{self, Answer, Site, Visit};
use crate::word::W;

fn named(w: W, ids: &[String]) -> Vec<Named> {
    let words = ids.iter().filter_map(|id| help::word(id));
    words.map(|word| Named::new(word.name.get(w.lang()), link::help_word(&word.id))).collect()
}

fn paragraphs(w: W, text: &Text) -> Vec<String> {
    text.get(w.lang()).trim().lines().map(str::to_owned).collect()
}

/// The journey and every word.
pub fn help(_: &Site, visit: &Visit) -> Answer {
    let (w, lang) = (visit.w, visit.w.lang());
    let steps = all().journey.iter().map(|step| {
        (step.title.get(lang).to_owned(), paragraphs(w, &step.text), named(w, &step.see))
    });
    let words = all().words.iter().map(|word| {
        let name = Named::new(word.name.get(lang), link::help_word(&word.id));
        (name, word.text.get(lang).to_owned())
    });
    let page = Help { w, steps: steps.collect(), words: words.collect() };
    site::inside(visit, (Spot::Elsewhere, None), &page)
}

/// One word.
pub fn word(_: &Site, visit: &Visit) -> Answer {
    let (w, lang) = (visit.w, visit.w.lang());
    let word = help::word(visit.part("word")).ok_or(Failure::Hidden)?;
    let other = match lang {
        Lang::Ja => Lang::En,
        Lang::En => Lang::Ja,
    };
    let page = Word {
        w,
        name: word.name.get(lang).to_owned(),
        other: word.name.get(other).to_owned(),
        text: word.text.get(lang).to_owned(),
        see: named(w, &word.see),
    };
    site::inside(visit, (Spot::Elsewhere, None), &page)
}
