//! The words of the product, from the Fluent files in `content/words`.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::langid;

use crate::text::Lang;

const JA: &[&str] = &[
    include_str!("../../../content/words/ja/ask.ftl"),
    include_str!("../../../content/words/ja/audit.ftl"),
    include_str!("../../../content/words/ja/cli.ftl"),
    include_str!("../../../content/words/ja/cost.ftl"),
    include_str!("../../../content/words/ja/definition.ftl"),
    include_str!("../../../content/words/ja/evaluation.ftl"),
    include_str!("../../../content/words/ja/fit.ftl"),
    include_str!("../../../content/words/ja/gate.ftl"),
    include_str!("../../../content/words/ja/goal.ftl"),
    include_str!("../../../content/words/ja/house.ftl"),
    include_str!("../../../content/words/ja/inventory.ftl"),
    include_str!("../../../content/words/ja/log.ftl"),
    include_str!("../../../content/words/ja/model.ftl"),
    include_str!("../../../content/words/ja/note.ftl"),
    include_str!("../../../content/words/ja/notice.ftl"),
    include_str!("../../../content/words/ja/ocel.ftl"),
    include_str!("../../../content/words/ja/pack.ftl"),
    include_str!("../../../content/words/ja/record.ftl"),
    include_str!("../../../content/words/ja/serve.ftl"),
    include_str!("../../../content/words/ja/statistics.ftl"),
    include_str!("../../../content/words/ja/store.ftl"),
    include_str!("../../../content/words/ja/suitability.ftl"),
    include_str!("../../../content/words/ja/template.ftl"),
    include_str!("../../../content/words/ja/web/agreement.ftl"),
    include_str!("../../../content/words/ja/web/audit.ftl"),
    include_str!("../../../content/words/ja/web/close.ftl"),
    include_str!("../../../content/words/ja/web/company.ftl"),
    include_str!("../../../content/words/ja/web/contest.ftl"),
    include_str!("../../../content/words/ja/web/credit.ftl"),
    include_str!("../../../content/words/ja/web/engagement.ftl"),
    include_str!("../../../content/words/ja/web/error.ftl"),
    include_str!("../../../content/words/ja/web/explore.ftl"),
    include_str!("../../../content/words/ja/web/figures.ftl"),
    include_str!("../../../content/words/ja/web/gate.ftl"),
    include_str!("../../../content/words/ja/web/home.ftl"),
    include_str!("../../../content/words/ja/web/intake.ftl"),
    include_str!("../../../content/words/ja/web/job.ftl"),
    include_str!("../../../content/words/ja/web/people.ftl"),
    include_str!("../../../content/words/ja/web/request.ftl"),
    include_str!("../../../content/words/ja/web/sample.ftl"),
    include_str!("../../../content/words/ja/web/shell.ftl"),
    include_str!("../../../content/words/ja/web/system.ftl"),
];
const EN: &[&str] = &[
    include_str!("../../../content/words/en/ask.ftl"),
    include_str!("../../../content/words/en/audit.ftl"),
    include_str!("../../../content/words/en/cli.ftl"),
    include_str!("../../../content/words/en/cost.ftl"),
    include_str!("../../../content/words/en/definition.ftl"),
    include_str!("../../../content/words/en/evaluation.ftl"),
    include_str!("../../../content/words/en/fit.ftl"),
    include_str!("../../../content/words/en/gate.ftl"),
    include_str!("../../../content/words/en/goal.ftl"),
    include_str!("../../../content/words/en/house.ftl"),
    include_str!("../../../content/words/en/inventory.ftl"),
    include_str!("../../../content/words/en/log.ftl"),
    include_str!("../../../content/words/en/model.ftl"),
    include_str!("../../../content/words/en/note.ftl"),
    include_str!("../../../content/words/en/notice.ftl"),
    include_str!("../../../content/words/en/ocel.ftl"),
    include_str!("../../../content/words/en/pack.ftl"),
    include_str!("../../../content/words/en/record.ftl"),
    include_str!("../../../content/words/en/serve.ftl"),
    include_str!("../../../content/words/en/statistics.ftl"),
    include_str!("../../../content/words/en/store.ftl"),
    include_str!("../../../content/words/en/suitability.ftl"),
    include_str!("../../../content/words/en/template.ftl"),
    include_str!("../../../content/words/en/web/agreement.ftl"),
    include_str!("../../../content/words/en/web/audit.ftl"),
    include_str!("../../../content/words/en/web/close.ftl"),
    include_str!("../../../content/words/en/web/company.ftl"),
    include_str!("../../../content/words/en/web/contest.ftl"),
    include_str!("../../../content/words/en/web/credit.ftl"),
    include_str!("../../../content/words/en/web/engagement.ftl"),
    include_str!("../../../content/words/en/web/error.ftl"),
    include_str!("../../../content/words/en/web/explore.ftl"),
    include_str!("../../../content/words/en/web/figures.ftl"),
    include_str!("../../../content/words/en/web/gate.ftl"),
    include_str!("../../../content/words/en/web/home.ftl"),
    include_str!("../../../content/words/en/web/intake.ftl"),
    include_str!("../../../content/words/en/web/job.ftl"),
    include_str!("../../../content/words/en/web/people.ftl"),
    include_str!("../../../content/words/en/web/request.ftl"),
    include_str!("../../../content/words/en/web/sample.ftl"),
    include_str!("../../../content/words/en/web/shell.ftl"),
    include_str!("../../../content/words/en/web/system.ftl"),
];

/// Every word of one language.
pub struct Words {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("lang", &self.lang).finish_non_exhaustive()
    }
}

impl Words {
    /// Loads the words of `lang`.
    pub fn new(lang: Lang) -> Self {
        let (id, files) = match lang {
            Lang::Ja => (langid!("ja"), JA),
            Lang::En => (langid!("en"), EN),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        for file in files {
            // A file with a syntax error still yields its sound messages; a test reports the
            // others.
            let resource = match FluentResource::try_new((*file).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { lang, bundle }
    }

    /// The language of these words.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether there is a message `id`.
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// The words of message `id`; the id itself where there is none (a test keeps that from
    /// shipping).
    pub fn get(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// The words of message `id` with its arguments filled in.
    pub fn with(&self, id: &str, args: &[(&str, String)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|m| m.value()) else {
            return id.to_owned();
        };
        let args: FluentArgs<'_> = args.iter().map(|(key, value)| (*key, value.as_str())).collect();
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(files: &[&str]) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for file in files {
            let resource = FluentResource::try_new((*file).to_owned()).expect("sound Fluent");
            for entry in resource.entries() {
                if let fluent_syntax::ast::Entry::Message(m) = entry {
                    ids.push(m.id.name.to_owned());
                }
            }
        }
        ids.sort();
        ids
    }

    #[test]
    fn both_languages_have_the_same_messages_once() {
        let (ja, en) = (ids(JA), ids(EN));
        assert_eq!(ja, en);
        let mut unique = ja.clone();
        unique.dedup();
        assert_eq!(ja, unique, "a message is defined twice");
    }

    /// Fluent cuts blanks off the end of a line, and keeps them only as `{" "}`.
    #[test]
    fn no_message_ends_in_a_blank_that_is_lost() {
        for file in JA.iter().chain(EN) {
            for line in file.lines() {
                assert_eq!(line, line.trim_end(), "write the blank at the end as {{\" \"}}");
            }
        }
    }

    /// What stands on a line of its own, or before a blank in a template.
    const LABELS: [&str; 3] = ["cli-pack-problems", "cli-store-problems", "company-earlier"];

    /// Words that are put before or between others bring their own blank, in English.
    #[test]
    fn english_that_joins_brings_its_blank() {
        let words = Words::new(Lang::En);
        let mut lost = Vec::new();
        for id in ids(EN) {
            let said = words.get(&id);
            if said.ends_with([',', ';', ':']) && !LABELS.contains(&id.as_str()) {
                lost.push(format!("{id} = {said}"));
            }
        }
        assert!(lost.is_empty(), "{lost:#?}");
    }
}
