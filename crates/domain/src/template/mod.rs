//! Templates of engagements (ひな形): the tasks of an area of work, its agreement, the data that the
//! vendor hands in, and what a specialist must confirm. All of it stands in `content`, not here.

mod fill;
mod read;
#[cfg(test)]
mod tests;
mod vocabulary;

use jiff::civil::Date;
use serde::Deserialize;

use crate::code::{self, Code};
use crate::engagement::Confidentiality;
use crate::text::Text;

pub use fill::Fill;
pub use read::{Law, all, find, law};
pub use vocabulary::{Area, Fact, Frequency, Part};

/// A template, as it is shipped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Its id, e.g. `payroll`; an engagement keeps it.
    pub id: String,
    /// The area of work.
    pub area: Area,
    /// Its name.
    pub name: Text,
    /// A title for the agreement, for people to change.
    pub title: Text,
    /// Where its tasks and targets come from.
    pub source: Text,
    /// The day on which it was checked last.
    pub checked: Date,
    /// How confidential what the vendor handles usually is.
    pub confidentiality: Confidentiality,
    /// The tasks, of which people choose.
    pub tasks: Vec<Task>,
    /// What the vendor hands in.
    pub columns: Vec<Column>,
    /// What must be confirmed, the weightiest first.
    pub warnings: Vec<Warning>,
    /// The agreement with placeholders; [`Template::agreement_text`] fills them.
    agreement: String,
}

/// One task of a template.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// Its id in the template.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// How often it is done.
    pub frequency: Frequency,
    /// Its days, where the calendar or a law fixes them.
    pub due: Option<Text>,
}

/// A column that the vendor's records must have.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// What it means to the product.
    pub part: Part,
    /// The name in the agreement, for attributes and counts.
    pub key: Option<String>,
    /// What it is called; the Japanese name may head the column.
    pub name: Text,
    /// What to write into it.
    pub about: Text,
    /// Whether figures are missing without it.
    #[serde(default = "needed")]
    pub required: bool,
    /// The words that the agreement listens for; empty where any will do.
    #[serde(default)]
    pub values: Vec<String>,
}

fn needed() -> bool {
    true
}

/// Something that the law may ask. It advises: whether it holds is for a specialist to say.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Warning {
    /// Which one.
    #[serde(deserialize_with = "code::one")]
    pub code: Code,
    /// What to mind.
    pub words: Text,
    /// Law and article.
    pub basis: Text,
    /// The first day on which it holds.
    pub from: Date,
    /// The last day on which it holds, where it ended.
    pub until: Option<Date>,
    /// What somebody has to find out (要確認).
    pub needs: Text,
    /// The fact that it hangs on.
    pub fact: Option<Fact>,
    /// The tasks that it is about, by id; empty is the whole engagement.
    #[serde(skip)]
    pub tasks: Vec<String>,
}

/// What is known of an engagement when its warnings are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Situation<'a> {
    /// The tasks that are given out, by id.
    pub tasks: &'a [&'a str],
    /// The facts that somebody has answered. What is not answered still warns.
    pub facts: &'a [(Fact, bool)],
    /// First day of the work.
    pub from: Date,
    /// Last day of the work; `None` has no end yet.
    pub until: Option<Date>,
}

impl Template {
    /// What must be confirmed, in the order of the template. A duty that begins or ends within the
    /// work is told too.
    pub fn warnings_for(&self, situation: &Situation<'_>) -> Vec<&Warning> {
        self.warnings.iter().filter(|warning| warning.concerns(situation)).collect()
    }

    /// The task of this id.
    pub fn task(&self, id: &str) -> Option<&Task> {
        self.tasks.iter().find(|task| task.id == id)
    }
}

impl Warning {
    fn concerns(&self, situation: &Situation<'_>) -> bool {
        let denied = |fact| situation.facts.contains(&(fact, false));
        let chosen = |task: &String| situation.tasks.contains(&task.as_str());
        let begun = situation.until.is_none_or(|last| self.from <= last);
        let ended = self.until.is_some_and(|last| last < situation.from);
        (self.tasks.is_empty() || self.tasks.iter().any(chosen))
            && !self.fact.is_some_and(denied)
            && begun
            && !ended
    }
}
