//! Rules over how things stand: credits, lamps, tasks, amendments, wording.

mod amendment;
mod credit;
mod lamp;
mod task;
mod wording;

use kajitori_domain::text::Lang;
use kajitori_domain::words::Words;

/// Asserts that there are words for `id`, in both languages.
fn worded(id: &str) {
    for words in [Lang::Ja, Lang::En].map(Words::new) {
        assert!(words.has(id), "{id} has no words");
    }
}
