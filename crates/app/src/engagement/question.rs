//! What a template asks (要確認): facts that duties hang on, and duties that a specialist confirms.
//! The product advises; it rules on nothing.

use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::engagement::{Confirmation, Finding};
use kajitori_domain::id::EngagementId;
use kajitori_domain::refusal::Stop;
use kajitori_domain::template::{Fact, Situation, Template, Warning, find};
use kajitori_store::{Done, Read, Versioned, confirmation, contract, engagement, process};

use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, change, found, hidden};

/// The code under which the answer to a fact is kept.
fn of_fact(fact: Fact) -> String {
    format!("fact-{}", fact.word())
}

/// A duty that may hold, and what was found out about it.
#[derive(Debug, Clone)]
pub struct Question {
    /// The duty.
    pub warning: &'static Warning,
    /// What was found out.
    pub found: Option<Versioned<Confirmation>>,
}

impl Question {
    /// Whether nobody has answered it yet.
    pub fn is_open(&self) -> bool {
        self.found.as_ref().is_none_or(|found| found.value.finding == Finding::Open)
    }
}

/// Everything that the template asks.
#[derive(Debug, Clone, Default)]
pub struct Questions {
    /// The template; `None` for an engagement without one.
    pub template: Option<&'static Template>,
    /// Facts that some duty hangs on, with the answer.
    pub facts: Vec<(Fact, Option<Versioned<Confirmation>>)>,
    /// Duties that may hold, the weightiest first.
    pub duties: Vec<Question>,
}

impl Questions {
    /// Whether a question about licensed or regulated work is open.
    pub fn open(&self) -> bool {
        self.duties.iter().any(Question::is_open)
    }

    /// Reads what the template of an engagement asks, and what is known.
    pub(super) fn read(read: &Read<'_, InEngagement>) -> Result<Self, Stop> {
        let engagement = engagement::get(read)?.value;
        let Some(template) = find(&engagement.template) else { return Ok(Self::default()) };
        let known = confirmation::list(read)?;
        let find = |code: &str| known.iter().find(|found| found.value.code == code).cloned();
        let processes = process::list(read)?;
        let tasks: Vec<&str> = processes
            .iter()
            .filter_map(|process| process.value.area.split_once('/'))
            .map(|(_, task)| task)
            .collect();
        let mut facts: Vec<Fact> =
            template.warnings.iter().filter_map(|warning| warning.fact).collect();
        facts.sort();
        facts.dedup();
        let facts: Vec<_> = facts.into_iter().map(|fact| (fact, find(&of_fact(fact)))).collect();
        let answered: Vec<(Fact, bool)> = facts
            .iter()
            .filter_map(|(fact, found)| match found.as_ref()?.value.finding {
                Finding::Yes => Some((*fact, true)),
                Finding::No => Some((*fact, false)),
                Finding::Open => None,
            })
            .collect();
        let contract = contract::list(read)?.pop().map(|contract| contract.value);
        let from = contract.as_ref().map_or(template.checked, |contract| contract.from);
        let until = contract.as_ref().and_then(|contract| contract.until);
        let situation = Situation { tasks: &tasks, facts: &answered, from, until };
        let duties = template.warnings_for(&situation).into_iter();
        let duties = duties.map(|warning| Question { warning, found: find(warning.code) });
        Ok(Self { template: Some(template), duties: duties.collect(), facts })
    }
}

/// Notes what was found out about a duty: who looks into it, or what it rests on.
///
/// # Errors
/// Hidden for a duty that this engagement does not ask about; `stale`, `request-text-missing` when
/// a note is wanted and absent.
pub fn note(
    house: &House,
    call: &Call<'_>,
    id: EngagementId,
    (code, version): (&str, u64),
    (finding, note): (Finding, &str),
) -> Result<(), Failure> {
    put(house, call, id, version, &|questions| {
        let asked = questions.duties.iter().find(|duty| duty.warning.code == code);
        found(asked.map(|_| (code.to_owned(), finding, note.trim().to_owned())))
    })
}

/// Answers whether a fact holds.
///
/// # Errors
/// Hidden for a fact that nothing hangs on here; `stale`.
pub fn answer(
    house: &House,
    call: &Call<'_>,
    id: EngagementId,
    (fact, version): (&str, u64),
    finding: Finding,
) -> Result<(), Failure> {
    put(house, call, id, version, &|questions| {
        let asked = questions.facts.iter().find(|(own, _)| own.word() == fact);
        let (own, _) = asked.ok_or_else(hidden)?;
        Ok((of_fact(*own), finding, String::new()))
    })
}

type Noted = (String, Finding, String);

fn put(
    house: &House,
    call: &Call<'_>,
    id: EngagementId,
    version: u64,
    of: &dyn Fn(&Questions) -> Result<Noted, Stop>,
) -> Result<(), Failure> {
    let asked = (InEngagement(id), EngagementPermission::EditContract);
    let by = call.actor.name().person();
    change(house, call, asked, |write, leave| {
        let (code, finding, note) = of(&Questions::read(write)?)?;
        let by = by.ok_or_else(hidden)?;
        let mut entry = Entry::new(Action::FindingNoted, Object::new(ObjectKind::Question, &code));
        entry.detail = entry.detail.with("finding", &finding.word());
        entry.shown = kajitori_domain::audit::Shown::Client;
        let kept = Confirmation { code, finding, note, by, at: leave.at };
        confirmation::put(write, &kept, (version > 0).then_some(version))?;
        Ok(Done::new((), Entries::one(entry)))
    })
}
