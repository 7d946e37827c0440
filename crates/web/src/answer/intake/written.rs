//! How a file is written: the further fields of its mapping, and what they can hold.

use kajitori_app::delivery::Findings;
use kajitori_domain::delivery::FileRole;

use super::shape::{ENCODINGS, KINDS, NEXT};
use crate::form::{Answer as Choice, Form};
use crate::word::W;

/// How moments are commonly written.
const FORMATS: [&str; 9] = [
    "iso",
    "%Y/%m/%d %H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d %H:%M:%S",
    "%Y%m%d %H%M%S",
    "%m/%d/%Y %H:%M",
    "%d/%m/%Y %H:%M",
    "unix_s",
];

/// Where moments without a zone are commonly meant.
const ZONES: [&str; 2] = ["Asia/Tokyo", "UTC"];

/// Fields with a few answers: name, label, hint, answers.
pub(super) type Choices = Vec<(&'static str, &'static str, &'static str, Vec<Choice>)>;

pub(super) fn choices(w: W, form: &Form, role: FileRole) -> Choices {
    let roles = FileRole::ALL
        .map(|role| Choice::new(role.word(), w.t(&format!("intake-{}", role.word())), ""));
    let mut choices: Choices = vec![("role", "intake-role", "", roles.to_vec())];
    if role != FileRole::Reported {
        let own = Some(form.raw("format")).filter(|own| !own.is_empty() && !FORMATS.contains(own));
        let formats = own.into_iter().chain(FORMATS).map(|f| Choice::new(f, written(w, f), ""));
        choices.push(("format", "intake-format", "", formats.collect()));
        let own = Some(form.raw("zone")).filter(|own| !own.is_empty() && !ZONES.contains(own));
        let none = Choice::new("", w.t("intake-zone-none"), "");
        let zones = own.into_iter().chain(ZONES).map(|z| {
            let known = format!("intake-zone-{}", z.to_lowercase().replace('/', "-"));
            Choice::new(z, if w.has(&known) { w.t(&known) } else { z.to_owned() }, "")
        });
        choices.push(("zone", "intake-zone", "", std::iter::once(none).chain(zones).collect()));
    }
    let any = Choice::new("", w.t("intake-encoding-any"), "");
    let encodings =
        ENCODINGS.map(|(word, _)| Choice::new(word, w.t(&format!("intake-encoding-{word}")), ""));
    choices.push((
        "encoding",
        "intake-encoding",
        "",
        std::iter::once(any).chain(encodings).collect(),
    ));
    choices
}

/// Formats as an example of what they read.
fn written(w: W, formats: &str) -> String {
    let moment = jiff::civil::date(2026, 10, 31).at(9, 5, 0, 0);
    let one = |format: &str| match format {
        "iso" => w.t("intake-format-iso"),
        "unix_s" => w.t("intake-format-unix"),
        pattern => {
            let shown = jiff::fmt::strtime::format(pattern.replace("%E", "%Y"), moment);
            shown.unwrap_or_else(|_| pattern.to_owned())
        }
    };
    let mut all: Vec<String> = formats.split(NEXT).map(one).collect();
    all.dedup();
    all.join(NEXT)
}

pub(super) fn texts(
    form: &Form,
    role: FileRole,
    findings: &Findings,
) -> Vec<(&'static str, &'static str, &'static str)> {
    let asked = |code: &str| findings.questions.iter().any(|asked| asked.code == code);
    let mut texts = Vec::new();
    if role == FileRole::Samples {
        texts.push(("right-values", "intake-right-values", "intake-values-hint"));
        texts.push(("wrong-values", "intake-wrong-values", ""));
    }
    if asked("log-ask-sheet") || !form.raw("sheet").is_empty() {
        texts.push(("sheet", "intake-sheet", "intake-sheet-hint"));
    }
    if asked("log-ask-object-type") || !form.raw("object-type").is_empty() {
        texts.push(("object-type", "intake-object-type", "intake-object-type-hint"));
    }
    texts
}

pub(super) fn kinds(w: W, role: FileRole) -> Vec<Choice> {
    let kind = |word: &str| Choice::new(word, w.t(&format!("intake-kind-{word}")), "");
    match role {
        FileRole::Log => KINDS.map(|(word, _)| kind(word)).to_vec(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use kajitori_domain::text::Lang;

    use super::*;

    #[test]
    fn formats_are_shown_by_what_they_read() {
        let w = W::of(Lang::Ja);
        assert_eq!(written(w, "%Y/%m/%d %H:%M"), "2026/10/31 09:05");
        assert_eq!(written(w, "%d/%m/%Y | %E.%m.%d"), "31/10/2026 | 2026.10.31");
        let all: Vec<String> = FORMATS.map(|format| written(w, format)).to_vec();
        let mut distinct = all.clone();
        distinct.sort();
        distinct.dedup();
        assert_eq!(distinct.len(), all.len());
    }
}
