//! The name behind an operator's code: for the vendor's managers, written down each time.

use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::id::EngagementId;
use kajitori_store::Done;

use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, change, found};

/// The name behind `code`.
///
/// # Errors
/// `disguised-contracting` for the client, which is recorded; hidden for a code that nobody has.
pub fn worker(
    house: &House,
    call: &Call<'_>,
    id: EngagementId,
    code: &str,
) -> Result<String, Failure> {
    let asked = (InEngagement(id), EngagementPermission::SeeWorkerName);
    change(house, call, asked, |_, _| {
        let names = house.intake.resolve(id, &[code.to_owned()])?;
        let (_, name) = found(names.into_iter().find(|(own, _)| own == code))?;
        let object = Object::new(ObjectKind::Operator, &code);
        Ok(Done::new(name, Entries::one(Entry::new(Action::OperatorResolved, object))))
    })
}
