//! Events from XES (IEEE 1849), on all cores; hostile XML is refused early.
//!
//! Read are the scalar attributes that stand directly in a trace or an event. Nested attributes,
//! lists, containers, globals, extensions and classifiers are passed over. Document types are
//! refused and no entity beyond XML's own five is ever expanded.
//!
//! One thread reads, decodes and cuts the text where traces seem to begin; others read blocks as
//! logs of their own: in the plain form that nearly every file has by looking for its few tags, in
//! any other by a reader of XML. From the first block that is no log, for its traces are nested or
//! hidden in a comment, or the file is broken, the document is read as one stream. The result is
//! the same.

mod cut;
mod event;
mod keys;
mod plain;
mod stream;
#[cfg(test)]
mod tests;
mod walk;

use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};

use kajitori_domain::refusal::Stop;

use self::cut::{Block, Cutter};
use self::event::{Collector, Plan};
use self::stream::{Blocks, Stream};
use self::walk::Walk;
use crate::columns::Columns;
use crate::intake::Intake;
use crate::notes::Notes;
use crate::opened::Opened;
use crate::ordered::in_order;
use crate::people::{Coder, People};
use crate::read::gathering::Gathering;
use crate::read::outlet::Outlet;
use crate::read::wanted::Wanted;
use crate::source::stop;

/// Events after which what was read as one stream is put behind the rest.
const SOME: usize = 8192;

/// What was read of a block.
struct Parsed {
    block: Block,
    /// Columns, books and number of events, if the block is sound by itself.
    sound: Option<(Columns, Notes, u64)>,
}

/// Reads every event of the log.
pub(super) fn read<'w>(
    opened: Opened<'w>,
    wanted: Wanted,
    coder: Coder<'_>,
    rejects: &'w mut dyn Write,
    outlet: &mut Outlet<'_>,
) -> Result<(Columns, Intake<'w>), Stop> {
    let Opened { file, text, watch, pace, .. } = opened;
    let mut intake = Intake::new(&file, rejects, event::header(), watch);
    wanted.tell(&mut intake);
    let plan = Plan::new(wanted, &file)?;
    let mut columns = outlet.columns(&file)?;
    plan.declare(&mut columns);
    let gathering = Gathering { columns, intake, people: People::new(coder), outlet };
    let mut reading = Reading { plan: &plan, gathering, events: 0, position: 0 };
    let mut cutter = Cutter::new(text, pace.block);
    let head = cutter.head().map_err(|e| stop(&e, &file))?;
    let mut walk = Walk::new(Collector::new(&plan));
    let sound = walk.block(&head.piece).is_ok() && walk.is_between_traces() && !head.last;
    match walk.root.take().filter(|_| sound) {
        Some(root) => {
            reading.gather(&head, walk.collector.finish())?;
            cutter.set_root(&format!("<{root}>"));
            reading.blocks(cutter, pace.threads)?;
        }
        None => {
            let mut more = || cutter.next().transpose();
            reading.stream(head, &mut more)?;
        }
    }
    Ok(reading.finish())
}

/// A document being read.
struct Reading<'p, 'k, 'w, 'o, 's> {
    plan: &'p Plan,
    gathering: Gathering<'k, 'w, 'o, 's>,
    /// Events, and bytes of text, before the next block.
    events: u64,
    position: u64,
}

impl<'w> Reading<'_, '_, 'w, '_, '_> {
    fn gather(
        &mut self,
        block: &Block,
        (columns, notes, events): (Columns, Notes, u64),
    ) -> Result<(), Stop> {
        self.gathering.take(&columns, notes, self.events)?;
        self.events += events;
        let bytes = block.piece.text.len() - block.root;
        self.position += u64::try_from(bytes).unwrap_or(u64::MAX);
        Ok(())
    }

    /// Reads block by block.
    fn blocks(&mut self, mut cutter: Cutter<'_>, threads: usize) -> Result<(), Stop> {
        let (plan, file) = (self.plan, &self.plan.file);
        // Set where the rest has to be read as a stream.
        let torn = AtomicBool::new(false);
        // Set where a file is not written in the plain form: then no block is read twice.
        let odd = AtomicBool::new(false);
        let work = |block: Block| {
            if torn.load(Ordering::Relaxed) {
                return Parsed { block, sound: None };
            }
            if !odd.load(Ordering::Relaxed)
                && let Some(collector) = plain::read(&block, Collector::new(plan))
            {
                return Parsed { block, sound: Some(collector.finish()) };
            }
            odd.store(true, Ordering::Relaxed);
            parse(block, Collector::new(plan))
        };
        in_order(
            threads,
            || cutter.next(),
            work,
            |results| {
                while let Some(parsed) = results.next() {
                    let mut parsed = parsed.map_err(|e| stop(&e, file))?;
                    let known = &self.gathering.columns;
                    if parsed.sound.as_ref().is_some_and(|(new, ..)| plan.is_surplus(known, new)) {
                        // Which attributes are too many depends on the blocks before.
                        parsed = parse(parsed.block, Collector::knowing(plan, known)?);
                    }
                    let Some(sound) = parsed.sound else {
                        torn.store(true, Ordering::Relaxed);
                        let mut more =
                            || results.next().map(|next| next.map(|parsed| parsed.block));
                        return self.stream(parsed.block, &mut more);
                    };
                    self.gather(&parsed.block, sound)?;
                }
                Ok(())
            },
        )
    }

    /// Reads what begins with `first` as one stream.
    fn stream(&mut self, first: Block, more: &mut Blocks<'_>) -> Result<(), Stop> {
        let root = u64::try_from(first.root).unwrap_or(u64::MAX);
        let base = self.position.saturating_sub(root);
        let mut walk = Walk::new(Collector::knowing(self.plan, &self.gathering.columns)?);
        let (gathering, events) = (&mut self.gathering, self.events);
        walk.stream(Stream::new(first, more), base, |collector| {
            if collector.columns.len() < SOME {
                return Ok(());
            }
            let (columns, notes) = collector.hand_over();
            gathering.take(&columns, notes, events)
        })?;
        let (columns, notes, _) = walk.collector.finish();
        gathering.take(&columns, notes, events)
    }

    /// The columns and the books; columns whose values were of several kinds are noted.
    fn finish(self) -> (Columns, Intake<'w>) {
        let Gathering { columns, mut intake, .. } = self.gathering;
        for (name, column) in columns.attributes() {
            if column.is_mixed() {
                let kind = if column.texts().is_some() { "text" } else { "number" };
                intake.warn_column("log-attribute-mixed", name, kind);
            }
        }
        (columns, intake)
    }
}

/// Reads `block` as a log of its own.
fn parse(block: Block, collector: Collector<'_>) -> Parsed {
    let mut walk = Walk::new(collector);
    let sound = block.cut && walk.block(&block.piece).is_ok();
    let ends = if block.last { walk.is_over() } else { walk.is_between_traces() };
    let sound = (sound && ends).then(|| walk.collector.finish());
    Parsed { block, sound }
}
