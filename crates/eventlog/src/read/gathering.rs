//! Putting together what was read of the blocks of a file.

use kajitori_domain::refusal::Stop;

use super::outlet::Outlet;
use crate::columns::Columns;
use crate::intake::Intake;
use crate::notes::Notes;
use crate::people::{People, full};

/// What was gathered so far.
pub(super) struct Gathering<'k, 'w, 'o, 's> {
    pub(super) columns: Columns,
    pub(super) intake: Intake<'w>,
    pub(super) people: People<'k>,
    pub(super) outlet: &'o mut Outlet<'s>,
}

impl Gathering<'_, '_, '_, '_> {
    /// Puts the events of a block, whose rows count from `base`, behind those before.
    pub(super) fn take(&mut self, block: &Columns, notes: Notes, base: u64) -> Result<(), Stop> {
        let Self { columns, intake, people, outlet } = self;
        intake.absorb(notes, base)?;
        let file = intake.file.clone();
        let full = full(&file);
        let person = |name: &str| people.code(name, &file).map(str::to_owned);
        let codes = columns.learn(block, &full, person)?;
        let mut from = 0;
        while from < block.len() {
            let to = block.row_end(from.saturating_add(outlet.room(columns)));
            columns.append(block, &codes, from..to, base).map_err(&full)?;
            outlet.offer(columns, intake)?;
            from = to;
        }
        Ok(())
    }
}
