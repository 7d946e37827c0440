//! Where events go while they are read: into one log, or on to a sink chunk by chunk.

use kajitori_domain::refusal::{Fault, Stop};

use super::twice;
use crate::chunk::{Chunk, Sink};
use crate::columns::Columns;
use crate::intake::Intake;
use crate::people::full;

/// Takes events off the columns as they fill.
pub(crate) struct Outlet<'s> {
    sink: Option<&'s mut dyn Sink>,
    /// Events of a chunk, at most; those of one source row stay together.
    rows: usize,
    /// The column of the cases as the mapping calls it.
    case: String,
}

impl<'s> Outlet<'s> {
    /// Everything stays in the columns.
    pub(crate) fn whole() -> Self {
        Self { sink: None, rows: usize::MAX, case: String::new() }
    }

    /// Every `rows` events go on to `sink`.
    pub(super) fn chunks(sink: &'s mut dyn Sink, rows: usize, case: &str) -> Self {
        Self { sink: Some(sink), rows: rows.max(1), case: case.to_owned() }
    }

    /// Columns to fill, whose texts count on from those that the sink knows.
    pub(super) fn columns(&self, file: &str) -> Result<Columns, Stop> {
        let known = self.sink.as_ref().map(|sink| sink.known()).unwrap_or_default();
        Columns::new(&known).map_err(full(file))
    }

    /// Events that fit into the chunk that is being filled.
    pub(super) fn room(&self, columns: &Columns) -> usize {
        self.rows.saturating_sub(columns.len())
    }

    /// Hands a full chunk on; call whenever events were added.
    pub(super) fn offer(
        &mut self,
        columns: &mut Columns,
        intake: &mut Intake<'_>,
    ) -> Result<(), Stop> {
        if columns.len() < self.rows { Ok(()) } else { self.hand_on(columns, intake) }
    }

    fn hand_on(&mut self, columns: &mut Columns, intake: &mut Intake<'_>) -> Result<(), Stop> {
        let Some(sink) = &mut self.sink else { return Ok(()) };
        let batch = columns.cut();
        let fault = |e| Fault { chain: format!("building a chunk of {}: {e}", intake.file) };
        let batch = batch.map_err(fault)?;
        twice::tell(&batch, |code| columns.case(code), &self.case, intake);
        sink.take(Chunk { batch })
    }

    /// Hands the last events on; call after the last event.
    pub(super) fn flush(
        &mut self,
        columns: &mut Columns,
        intake: &mut Intake<'_>,
    ) -> Result<(), Stop> {
        if columns.len() == 0 { Ok(()) } else { self.hand_on(columns, intake) }
    }

    /// Hands the new texts on.
    pub(super) fn finish(self, columns: &Columns) -> Result<(), Stop> {
        self.sink.map_or(Ok(()), |sink| sink.finish(columns.new_texts()))
    }
}
