//! The view: what the templates show. Every value is already a printed string; pictures are SVG.

mod first;
mod verdict;

use serde_json::{Map, Value, json};

use kajitori_domain::pack::Pack;
use kajitori_domain::text::Lang;
use kajitori_domain::words::Words;

use crate::font::drawable;
use crate::show::Show;
use crate::world::TEMPLATES;

/// The data of one document and the pictures that it names.
pub(crate) struct View {
    pub(crate) data: Value,
    pub(crate) pictures: Vec<(String, String)>,
}

impl View {
    /// The view of `pack` in the language of `words`.
    pub(crate) fn of(pack: &Pack, words: &Words) -> Self {
        let show = Show::new(pack, words);
        let pictures = Vec::new();
        let lang = match words.lang() {
            Lang::Ja => "ja",
            Lang::En => "en",
        };
        let mut data = json!({
            "lang": lang,
            "words": labels(words),
            "head": first::head(pack, &show),
            "first": first::first(pack, &show),
        });
        tame(&mut data);
        Self { data, pictures }
    }
}

/// The words that the templates ask for by `t("…")`.
fn labels(words: &Words) -> Value {
    let ids = TEMPLATES.iter().flat_map(|(_, template)| template_words(template));
    Value::Object(
        ids.map(|id| (id.to_owned(), Value::String(words.get(id)))).collect::<Map<_, _>>(),
    )
}

/// The ids in `t("…")` of a template.
pub(crate) fn template_words(template: &str) -> impl Iterator<Item = &str> {
    let quoted = template.split("t(\"").skip(1).filter_map(|rest| rest.split('"').next());
    quoted.filter(|id| id.starts_with("pack-"))
}

/// Makes every string drawable, and lets long runs without a space break.
fn tame(value: &mut Value) {
    match value {
        Value::String(text) => *text = breakable(&drawable(text)),
        Value::Array(items) => items.iter_mut().for_each(tame),
        Value::Object(entries) => entries.values_mut().for_each(tame),
        _ => {}
    }
}

/// Allows a line break (U+200B) in every run of more than 14 letters, after its punctuation and at each 14th letter.
fn breakable(text: &str) -> String {
    const RUN: usize = 14;
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(' ') {
        let long = word.len() > RUN && word.is_ascii();
        let mut run = 0;
        for c in word.chars() {
            out.push(c);
            run += 1;
            if long && (run == RUN || (run > 3 && "_-./:,;".contains(c))) {
                out.push('\u{200B}');
                run = 0;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_name_their_words() {
        let ids: Vec<&str> = template_words(r#"#t("pack-a") and #x(t("pack-b"))"#).collect();
        assert_eq!(ids, ["pack-a", "pack-b"]);
    }

    #[test]
    fn every_word_of_a_template_exists() {
        for lang in [Lang::Ja, Lang::En] {
            let words = Words::new(lang);
            for (name, template) in TEMPLATES {
                for id in template_words(template) {
                    assert!(words.has(id), "{name} asks for {id}, which {lang:?} lacks");
                }
            }
        }
    }

    #[test]
    fn long_runs_may_break() {
        assert_eq!(breakable("short words stay"), "short words stay");
        assert_eq!(breakable("Accepted_In_Progress"), "Accepted_\u{200B}In_Progress");
        assert_eq!(
            breakable("日本語の長い活動名はそのままで折り返せる"),
            "日本語の長い活動名はそのままで折り返せる"
        );
    }
}
