//! Removing what was left behind by whoever did not come to an end, or came second.

use std::collections::BTreeSet;

use kajitori_domain::batch::Entry;
use kajitori_domain::refusal::Stop;

use super::step::{Step, Steps};
use super::{Store, names};

/// Removes every file that was meant for entry `last` or an earlier one and that none names, after
/// `last` was made. Who still writes such a file has been overtaken and will be told so; files for
/// the next entries are not touched.
pub(super) fn sweep(store: &Store<'_>, last: &Entry, steps: &dyn Steps) -> Result<(), Stop> {
    let mut named: BTreeSet<String> = last.files().map(|file| file.name.clone()).collect();
    named.insert(names::entry(last.number));
    for known in store.entries() {
        named.extend(known.entry.files().map(|file| file.name.clone()));
        named.insert(names::entry(known.entry.number));
    }
    for folder in [names::DATA, names::CATALOGUE] {
        for name in store.objects().list(folder)? {
            let over = names::number(&name).is_some_and(|number| number <= last.number);
            if over && !named.contains(&name) {
                store.objects().delete(&name)?;
                steps.done(Step::Swept);
            }
        }
    }
    Ok(())
}
