//! The view: what the templates show. Every value is already a printed string; pictures are SVG.

mod case;
pub(crate) mod data;
pub(crate) mod definition;
pub(crate) mod difference;
mod first;
pub(crate) mod ledger;
pub(crate) mod level;
pub(crate) mod process;
pub(crate) mod signal;
pub(crate) mod verdict;

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

/// The pictures made so far.
#[derive(Default)]
pub(crate) struct Pictures(Vec<(String, String)>);

impl Pictures {
    /// Keeps an SVG and answers its file name.
    fn add(&mut self, svg: &str) -> String {
        let name = format!("picture-{}.svg", self.0.len() + 1);
        self.0.push((name.clone(), drawable(svg)));
        name
    }
}

impl View {
    /// The view of `pack` in the language of `words`.
    pub(crate) fn of(pack: &Pack, words: &Words) -> Self {
        let show = Show::new(pack, words);
        let mut pictures = Pictures::default();
        let lang = match words.lang() {
            Lang::Ja => "ja",
            Lang::En => "en",
        };
        let mut data = json!({
            "head": first::head(pack, &show),
            "first": first::first(pack, &show),
            "differences": difference::differences(pack, &show),
            "levels": level::levels(pack, &show, &mut pictures),
            "ledger": ledger::ledger(pack, &show, &mut pictures),
            "cases": case::cases(pack, &show, &mut pictures),
            "processes": process::processes(pack, &show, &mut pictures),
            "data": data::data(pack, &show),
            "definitions": definition::definitions(pack, &show),
        });
        tame(&mut data);
        data["lang"] = json!(lang);
        data["words"] = labels(words);
        Self { data, pictures: pictures.0 }
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

/// Makes every string drawable, and lets long runs without a space break. File names of pictures
/// stay.
fn tame(value: &mut Value) {
    match value {
        Value::String(text) => *text = breakable(&drawable(text)),
        Value::Array(items) => items.iter_mut().for_each(tame),
        Value::Object(entries) => {
            entries.iter_mut().filter(|(key, _)| *key != "picture").for_each(|(_, v)| tame(v));
        }
        _ => {}
    }
}

/// Allows a line break (U+200B) in every run of more than 14 ASCII characters, after its
/// punctuation and at each 14th character; never in a hash, so that it can be copied as it is.
fn breakable(text: &str) -> String {
    const RUN: usize = 14;
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(' ') {
        let hash = word.len() == 64 && word.bytes().all(|b| b.is_ascii_hexdigit());
        let long = word.len() > RUN && !hash;
        let mut run = 0;
        for c in word.chars() {
            out.push(c);
            run = if c.is_ascii() { run + 1 } else { 0 };
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
        let hash = "0123456789abcdef".repeat(4);
        assert_eq!(breakable(&hash), hash);
        assert_eq!(breakable("Accepted_In_Progress"), "Accepted_\u{200B}In_Progress");
        assert_eq!(
            breakable("長い活動名はそのままで折り返せる"),
            "長い活動名はそのままで折り返せる"
        );
    }
}
