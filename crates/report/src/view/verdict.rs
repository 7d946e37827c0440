//! Verdicts as a mark, a word and a tone; the mark and the word say it without colour.

use serde_json::{Value, json};

use kajitori_domain::verdict::{Contractual, NotApplicable, Statistical};

use crate::show::Show;

/// How a verdict looks: its mark, the id of its word, its tone.
pub(crate) struct Face {
    pub(crate) mark: &'static str,
    pub(crate) word: &'static str,
    pub(crate) tone: &'static str,
}

const MET: Face = Face { mark: "○", word: "pack-verdict-met", tone: "good" };
const MISSED: Face = Face { mark: "×", word: "pack-verdict-missed", tone: "bad" };
const NOT_SHOWN: Face = Face { mark: "△", word: "pack-verdict-not-demonstrated", tone: "open" };
const NO_DATA: Face = Face { mark: "？", word: "pack-verdict-no-data", tone: "open" };
const OUTSIDE: Face = Face { mark: "－", word: "pack-verdict-not-applicable", tone: "mute" };

pub(crate) fn contractual(verdict: Contractual) -> Face {
    match verdict {
        Contractual::Met => MET,
        Contractual::Missed => MISSED,
        Contractual::NoData => NO_DATA,
    }
}

pub(crate) fn statistical(verdict: Statistical) -> Face {
    match verdict {
        Statistical::Met => MET,
        Statistical::Missed => MISSED,
        Statistical::NotDemonstrated => NOT_SHOWN,
        Statistical::NoData => NO_DATA,
        Statistical::NotApplicable(_) => OUTSIDE,
    }
}

/// Why a statistical verdict does not apply; empty where it does.
pub(crate) fn reason(verdict: Statistical, show: &Show<'_>) -> String {
    match verdict {
        Statistical::NotApplicable(NotApplicable::Census) => show.word("pack-outside-census"),
        Statistical::NotApplicable(NotApplicable::FullTarget) => show.word("pack-outside-full"),
        Statistical::NotApplicable(NotApplicable::NotARatio) => show.word("pack-outside-ratio"),
        _ => String::new(),
    }
}

/// A verdict for the templates.
pub(crate) fn view(face: &Face, why: &str, show: &Show<'_>) -> Value {
    json!({ "mark": face.mark, "word": show.word(face.word), "tone": face.tone, "why": why })
}
