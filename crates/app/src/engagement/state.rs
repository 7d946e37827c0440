//! An engagement begins, is given notice, goes on after all, ends.

use jiff::civil::Date;
use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::engagement::Engagement;
use kajitori_domain::id::EngagementId;
use kajitori_store::{Done, engagement};

use super::Questions;
use super::settings::start_facts;
use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, change};

/// What becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The work begins on that day.
    Start(Date),
    /// Notice is given: the work ends on that day.
    Notice(Date),
    /// The notice is taken back.
    Resume,
    /// It is over.
    Close,
}

/// Takes a step, over the version that was seen.
///
/// # Errors
/// What the state machine says; `stale`.
pub fn step(
    house: &House,
    call: &Call<'_>,
    id: EngagementId,
    (step, version): (Step, u64),
) -> Result<(), Failure> {
    let asked = (InEngagement(id), EngagementPermission::EditContract);
    change(house, call, asked, |write, leave| {
        let was = engagement::get(write)?.value;
        let (state, action) = match step {
            Step::Start(day) => {
                let questions = Questions::read(write)?;
                let facts = start_facts(write, &questions, leave.today)?;
                (was.state.start(day, &facts)?, Action::EngagementStarted)
            }
            Step::Notice(ends) => (was.state.give_notice(ends)?, Action::NoticeGiven),
            Step::Resume => (was.state.resume()?, Action::NoticeTakenBack),
            Step::Close => (was.state.close(leave.today)?, Action::EngagementClosed),
        };
        engagement::put(write, &Engagement { state, ..was }, version)?;
        let mut entry = Entry::new(action, Object::new(ObjectKind::Engagement, &id));
        if let Step::Start(day) | Step::Notice(day) = step {
            entry.detail = entry.detail.with("day", &day);
        }
        Ok(Done::new((), Entries::one(entry)))
    })
}
