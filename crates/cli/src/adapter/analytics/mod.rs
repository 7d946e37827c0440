//! What is computed over logs.

mod measured;
mod tables;

use std::io::Read;
use std::path::PathBuf;
use std::sync::Arc;

use kajitori_domain::agreement::Agreement;
use kajitori_domain::analytics::{
    Analytics as Port, CaseAsk, CasePage, CaseStory, Explore, Explored, Known, MeasuredRun,
    Question,
};
use kajitori_domain::batch::LogOf;
use kajitori_domain::blob::{Blob, Blobs};
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::EngagementId;
use kajitori_domain::intake::Tables;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::selection::Selection;
use kajitori_domain::text::Text;
use kajitori_domain::time::Month;
use kajitori_domain::watch::{Unwatched, Watch};
use kajitori_eventlog::bucket::Buckets;
use kajitori_eventlog::store::{Store, Stored};
use kajitori_measures::filed::Filed;
use kajitori_measures::{calendars, columns, explore, seen, story};

use super::recent::Recent;
use super::{cache_files, log_files};
use crate::file::fault;

/// Logs that are kept open: their texts, not their events.
const LOGS: usize = 32;
/// Answers that are kept, for whoever goes back.
const ANSWERS: usize = 256;
/// Bytes of case tables that are kept: 256 MiB.
const TABLES: usize = 256 << 20;

/// An engagement's log as of a batch.
type Of = (EngagementId, u64);

/// Computes over logs below the data folder.
pub(crate) struct Analytics {
    data: PathBuf,
    blobs: Arc<dyn Blobs>,
    /// IANA name of the zone in which a condition's times are written.
    zone: String,
    logs: Recent<Of, Stored>,
    tables: Recent<Sha256, Filed>,
    known: Recent<Of, Known>,
    answers: Recent<Sha256, Explored>,
}

impl Analytics {
    /// Computes over the logs below `data`; case tables are files of `blobs`.
    pub(crate) fn new(data: PathBuf, blobs: Arc<dyn Blobs>, zone: String) -> Self {
        let (logs, tables) = (Recent::new(LOGS), Recent::new(TABLES));
        let (known, answers) = (Recent::new(ANSWERS), Recent::new(ANSWERS));
        Self { data, blobs, zone, logs, tables, known, answers }
    }

    /// What the log was when batch `as_of` had been added.
    fn log(&self, log: LogOf<'_>, as_of: u64) -> Result<Arc<Stored>, Stop> {
        self.logs.get((log.engagement, as_of), || {
            let objects = log_files(&self.data, log.engagement);
            let store = Store::with(objects, Box::new(log.batches))?;
            Ok((store.read(Some(as_of))?, 1))
        })
    }

    /// The case table `run`, which is read whole.
    fn table(&self, run: &Blob) -> Result<Arc<Filed>, Stop> {
        self.tables.get(run.sha256, || {
            let mut bytes = Vec::new();
            let read = self.blobs.open(run)?.take(run.bytes).read_to_end(&mut bytes);
            read.map_err(|error| fault("reading a case table", &error))?;
            let table = Filed::read(bytes.into())?;
            let size = table.size();
            Ok((table, size))
        })
    }

    fn ask(
        &self,
        of: Question<'_>,
        selection: &Selection,
        asked: Explore,
    ) -> Result<Explored, Stop> {
        let log = self.log(of.log, of.as_of)?;
        let agreement = amended(of);
        let terms = agreement.calendars.iter().find(|terms| terms.id == agreement.calendar);
        let terms = terms.ok_or_else(|| calendars::reference(&agreement.calendar))?;
        let calendar = explore::calendar(terms, log.as_ref())?;
        let question = explore::Question {
            log: log.as_ref(),
            selection,
            calendar: &calendar,
            agreement: Some(&agreement),
            amendments: of.amendments,
            medians: true,
            exact: explore::EXACT,
            watch: &Unwatched,
        };
        answer(&question, asked, &agreement.zone)
    }
}

/// Asks one question.
fn answer(question: &explore::Question<'_>, asked: Explore, zone: &str) -> Result<Explored, Stop> {
    Ok(match asked {
        Explore::Map => {
            let (found, scope) = explore::follows(question)?;
            Explored::Map(scope, found)
        }
        Explore::Variants { top } => {
            let top = usize::try_from(top).unwrap_or(usize::MAX);
            let (found, scope) = explore::variants(question, top)?;
            Explored::Variants(scope, found)
        }
        Explore::Durations => {
            let (found, scope) = explore::durations(question)?;
            Explored::Durations(scope, found)
        }
        Explore::Handovers => {
            let (found, scope) = explore::handover(question)?;
            Explored::Handovers(scope, found)
        }
        Explore::Rework => {
            let (found, scope) = explore::rework(question)?;
            Explored::Rework(scope, found)
        }
        Explore::Operators => {
            let (found, scope) = explore::operators(question, true)?;
            Explored::Operators(scope, found)
        }
        Explore::Flow(every) => {
            let (found, scope) = explore::flow(question, every, zone)?;
            Explored::Flow(scope, found)
        }
    })
}

/// The agreement as settled contests leave it. Its name for their exclusion is shown by nobody
/// here: whoever composes the document amends with the words of its language.
fn amended(of: Question<'_>) -> Agreement {
    of.agreement.amended(of.amendments, &Text::same("contest"), "")
}

/// What an answer hangs on.
fn asked(of: Question<'_>, selection: &Selection, asked: Explore) -> Sha256 {
    let Question { log, as_of, agreement, amendments } = of;
    let about = format!("{as_of}\n{agreement:?}\n{amendments:?}\n{selection:?}\n{asked:?}");
    Sha256::of_parts([log.engagement.to_string().as_bytes(), b"\n", about.as_bytes()])
}

impl Port for Analytics {
    fn measure(
        &self,
        of: Question<'_>,
        month: Month,
        tables: &Tables,
        watch: &dyn Watch,
    ) -> Result<MeasuredRun, Stop> {
        let log = self.log(of.log, of.as_of)?;
        let cache = cache_files(&self.data, of.log.engagement);
        measured::measure((of, &log), month, tables, (cache, self.blobs.as_ref()), watch)
    }

    fn cases(&self, run: &Blob, ask: &CaseAsk) -> Result<CasePage, Stop> {
        self.table(run)?.page(ask, &self.zone)
    }

    fn case(&self, of: Question<'_>, case: &str, level: Option<&str>) -> Result<CaseStory, Stop> {
        let log = self.log(of.log, of.as_of)?;
        let unknown = || Refusal::new("case-unknown").with("case", case.to_owned());
        let bucket = log.find(case)?.ok_or_else(unknown)?;
        let agreement = amended(of);
        let wanted = columns(&agreement, log.as_ref())?;
        let bucket = log.read(bucket, &wanted)?;
        story::tell(&bucket, case, &agreement, of.amendments, level)
    }

    fn explore(
        &self,
        of: Question<'_>,
        selection: &Selection,
        ask: Explore,
    ) -> Result<Explored, Stop> {
        let key = asked(of, selection, ask);
        let found = self.answers.get(key, || Ok::<_, Stop>((self.ask(of, selection, ask)?, 1)))?;
        Ok((*found).clone())
    }

    fn known(&self, log: LogOf<'_>, as_of: u64) -> Result<Known, Stop> {
        let found = self.known.get((log.engagement, as_of), || {
            Ok::<_, Stop>((seen::known(self.log(log, as_of)?.as_ref())?, 1))
        })?;
        Ok((*found).clone())
    }
}
