//! The name behind an operator's code: for the vendor's manager, written down each time.

use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::id::EngagementId;
use kajitori_store::Done;

use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, change, found, leave};

/// The name behind `code`.
///
/// # Errors
/// `disguised-contracting` for the client, which is recorded; hidden from the vendor's others, and
/// for a code that nobody has.
pub fn worker(
    house: &House,
    call: &Call<'_>,
    id: EngagementId,
    code: &str,
) -> Result<String, Failure> {
    // The law's refusal comes first, so that it is recorded; then only the manager resolves a code.
    leave(house, call, (InEngagement(id), EngagementPermission::SeeWorkerName))?;
    let asked = (InEngagement(id), EngagementPermission::ResolveOperator);
    change(house, call, asked, |_, _| {
        let names = house.intake.resolve(id, &[code.to_owned()])?;
        let (_, name) = found(names.into_iter().find(|(own, _)| own == code))?;
        let object = Object::new(ObjectKind::Operator, &code);
        Ok(Done::new(name, Entries::one(Entry::new(Action::OperatorResolved, object))))
    })
}
