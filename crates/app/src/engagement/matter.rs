//! What the tasks and changes of an engagement are about, in the names that people know.

use jiff::civil::Date;
use kajitori_domain::access::{EngagementPermission, InEngagement, Permission, Role, Ruling, rule};
use kajitori_domain::contest::Target;
use kajitori_domain::refusal::Stop;
use kajitori_domain::sample::DrawnSample;
use kajitori_domain::task::Task;
use kajitori_domain::text::Text;
use kajitori_store::{Read, run};

use super::Stood;
use crate::audit::Change;
use crate::house::House;
use crate::matter::Matter;

/// A task, and what it is about.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The task.
    pub task: Task,
    /// What it is about.
    pub matter: Matter,
}

/// A change, and what it is about.
#[derive(Debug, Clone)]
pub struct Told {
    /// The change.
    pub change: Change,
    /// What it is about.
    pub matter: Matter,
}

/// Who asks what things are called.
pub(crate) struct Asker<'a> {
    pub(crate) house: &'a House,
    pub(crate) read: &'a Read<'a, InEngagement>,
    pub(crate) role: Role,
    pub(crate) today: Date,
}

impl Asker<'_> {
    fn may(&self, wanted: EngagementPermission) -> bool {
        rule(self.role, Permission::Engagement(wanted)) == Ruling::Allow
    }
}

impl Stood {
    /// What waits for the asker, each with what it is about.
    pub(crate) fn waiting(&self, asker: &Asker<'_>) -> Result<Vec<Waiting>, Stop> {
        let named = |task: Task| {
            let kind = task.code.rsplit('-').next().unwrap_or_default();
            let matter = self.matter(asker, (kind, &task.about))?;
            Ok(Waiting { task, matter })
        };
        self.tasks(asker.role).into_iter().map(named).collect()
    }

    /// Each of `changes` with what it is about.
    pub(crate) fn told(&self, asker: &Asker<'_>, changes: Vec<Change>) -> Result<Vec<Told>, Stop> {
        let named = |change: Change| {
            let matter = match Matter::told(&change) {
                nothing if nothing == Matter::default() => {
                    self.matter(asker, (&change.object, &change.id))?
                }
                told => told,
            };
            Ok(Told { change, matter })
        };
        changes.into_iter().map(named).collect()
    }

    /// What the thing of that kind and id is, as far as it is at hand and the asker may know.
    fn matter(&self, asker: &Asker<'_>, (kind, id): (&str, &str)) -> Result<Matter, Stop> {
        let nothing = Matter::default();
        Ok(match kind {
            "contest" if asker.may(EngagementPermission::SeeClose) => {
                let found = self.contests.iter().find(|one| one.id.to_string() == id);
                let Some(contest) = found else { return Ok(nothing) };
                let level = match &contest.target {
                    Target::Unit { level, .. } | Target::Exclusion { level, .. } => Some(level),
                    Target::Event { .. } | Target::Pause { .. } => None,
                };
                let level = level.map(|id| self.level(asker, id)).transpose()?;
                let (month, target) = (Some(contest.month), Some(contest.target.clone()));
                Matter { month, level, target, ..nothing }
            }
            "credit" if asker.may(EngagementPermission::SeeCredits) => {
                let found = self.credits.iter().find(|one| one.id.to_string() == id);
                let Some(credit) = found else { return Ok(nothing) };
                let month = run::get(asker.read, credit.run)?.map(|run| run.value.month);
                Matter { month, level: Some(self.level(asker, &credit.level)?), ..nothing }
            }
            "sample" if asker.may(EngagementPermission::SeeSample) => {
                let early = asker.may(EngagementPermission::SeeSampleEarly);
                let known = |one: &&DrawnSample| early || one.state.is_open();
                let found = self.samples.iter().find(|one| one.id.to_string() == id);
                let found = found.filter(known);
                let Some(sample) = found else { return Ok(nothing) };
                let level = Some(self.level(asker, &sample.level)?);
                Matter { month: Some(sample.month), level, ..nothing }
            }
            "delivery" if asker.may(EngagementPermission::SeeDeliveries) => {
                let found = self.deliveries.iter().find(|one| one.id.to_string() == id);
                Matter { name: found.map(|delivery| delivery.file.clone()), ..nothing }
            }
            "version" => {
                let found = self.versions.iter().find(|one| one.id.to_string() == id);
                Matter { version: found.map(|version| version.number), ..nothing }
            }
            _ => nothing,
        })
    }

    /// What a service level is called; its id where the agreement no longer has it.
    fn level(&self, asker: &Asker<'_>, id: &str) -> Result<Text, Stop> {
        let agreement = self.agreement(asker.house, asker.read.scope().0, asker.today)?;
        let found = agreement.as_ref().and_then(|agreement| agreement.level(id));
        let plain = || Text::same(id);
        Ok(found.map_or_else(plain, |level| level.name.clone()))
    }
}
