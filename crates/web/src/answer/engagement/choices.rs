//! What the forms of engagements offer to choose from.

use kajitori_domain::contract::{KINDS, Renewal};
use kajitori_domain::engagement::Confidentiality;

use crate::form::Answer;
use crate::word::W;

const CLASSES: [(Confidentiality, &str); 4] = [
    (Confidentiality::Public, "public"),
    (Confidentiality::Internal, "internal"),
    (Confidentiality::Confidential, "confidential"),
    (Confidentiality::Secret, "secret"),
];

/// The word of a class.
pub(super) fn class_word(class: Confidentiality) -> &'static str {
    CLASSES.iter().find(|(own, _)| *own == class).map_or("confidential", |(_, word)| word)
}

/// The class of a word; the strict one where it is none.
pub(super) fn class(word: &str) -> Confidentiality {
    CLASSES.iter().find(|(_, own)| *own == word).map_or(Confidentiality::Secret, |(own, _)| *own)
}

/// The name of a class.
pub(super) fn class_name(w: W, class: Confidentiality) -> String {
    w.t(&format!("confidentiality-{}", class_word(class)))
}

pub(super) fn classes(w: W) -> Vec<Answer> {
    let answer =
        |(class, word): &(Confidentiality, &str)| Answer::new(*word, class_name(w, *class), "");
    CLASSES.iter().map(answer).collect()
}

pub(super) fn kinds(w: W) -> Vec<Answer> {
    KINDS.iter().map(|kind| Answer::new(*kind, kind_name(w, kind), "")).collect()
}

/// The name of a kind of contract; a kind of before stays as it was written.
pub(super) fn kind_name(w: W, kind: &str) -> String {
    let id = format!("contract-kind-{kind}");
    if w.has(&id) { w.t(&id) } else { kind.to_owned() }
}

pub(super) fn renewals(w: W) -> Vec<Answer> {
    let answer = |renewal: Renewal| {
        Answer::new(renewal.word(), w.t(&format!("contract-renewal-{}", renewal.word())), "")
    };
    Renewal::ALL.into_iter().map(answer).collect()
}

/// The renewal of a word; the careful one where it is none.
pub(super) fn renewal(word: &str) -> Renewal {
    let found = Renewal::ALL.into_iter().find(|renewal| renewal.word() == word);
    found.unwrap_or(Renewal::ByAgreement)
}
