//! A vendor's raw files go in at one end, and figures, cases and pages come out at the other.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use kajitori_domain::agreement::{self, Agreement};
use kajitori_domain::amendment::Amendment;
use kajitori_domain::analytics::{
    Analytics as _, CaseAsk, Explore, Explored, MeasuredRun, Question,
};
use kajitori_domain::batch::{Batches, Committed, Entry, LogOf};
use kajitori_domain::blob::Blobs;
use kajitori_domain::delivery::FileRole;
use kajitori_domain::filter::Literal;
use kajitori_domain::id::EngagementId;
use kajitori_domain::intake::{Handed, Imported, Intake as _, Tables};
use kajitori_domain::mapping::{self, Mapping};
use kajitori_domain::measure::explore::Period;
use kajitori_domain::refusal::Stop;
use kajitori_domain::selection::Selection;
use kajitori_domain::time::{Moment, Month};
use kajitori_domain::watch::Unwatched;
use kajitori_sample::house::{Mail, VENDORS};
use kajitori_store::blob::Folder;

use super::{Analytics, Intake};

/// A catalogue in memory.
#[derive(Default)]
struct Listed(Mutex<Vec<Committed>>);

impl Batches for Listed {
    fn list(&self) -> Result<Vec<Committed>, Stop> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).clone())
    }

    fn commit(&self, entry: &Entry) -> Result<bool, Stop> {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let committed = Committed::read(&entry.to_bytes(), entry.number, entries.last());
        let next = entry.number == entries.len() as u64 + 1;
        entries.extend(committed.ok().filter(|_| next));
        Ok(next)
    }
}

/// The files of a vendor, and everything that reads them.
struct Bench {
    folder: PathBuf,
    blobs: Arc<dyn Blobs>,
    intake: Intake,
    analytics: Analytics,
    batches: Listed,
    agreement: Agreement,
    mapping: Mapping,
    files: Vec<(String, Vec<u8>)>,
}

impl Drop for Bench {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.folder).ok();
    }
}

/// Keeps what is written.
struct Kept<'a>(&'a Mutex<Vec<(String, Vec<u8>)>>, usize);

impl std::io::Write for Kept<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        files[self.1].1.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Bench {
    fn new(vendor: &str) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("kajitori-adapter-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let blobs: Arc<dyn Blobs> = Arc::new(Folder::open(&folder).expect("a folder"));
        let vendor = VENDORS.iter().find(|known| known.folder == vendor).expect("a vendor");
        let files = Mutex::new(Vec::new());
        let mut open = |name: &str| {
            let mut all = files.lock().unwrap_or_else(PoisonError::into_inner);
            all.push((name.to_owned(), Vec::new()));
            Ok(std::io::BufWriter::new(Kept(&files, all.len() - 1)))
        };
        vendor.write(&mut open).expect("rows");
        Self {
            intake: Intake::new(folder.clone(), Arc::clone(&blobs)),
            analytics: Analytics::new(folder.clone(), Arc::clone(&blobs), "Asia/Tokyo".to_owned()),
            batches: Listed::default(),
            agreement: agreement::read("agreement.toml", vendor.agreement).0.expect("sound"),
            mapping: mapping::read("mapping.toml", vendor.mapping).0.expect("sound"),
            files: files.into_inner().unwrap_or_else(PoisonError::into_inner),
            folder,
            blobs,
        }
    }

    fn log(&self) -> LogOf<'_> {
        let engagement = EngagementId::new(Moment(0), [1; 10]);
        LogOf { engagement, batches: &self.batches }
    }

    fn question<'a>(&'a self, amendments: &'a [Amendment]) -> Question<'a> {
        let as_of = self.batches.list().expect("listed").len() as u64;
        Question { log: self.log(), as_of, agreement: &self.agreement, amendments }
    }

    fn handed(&self, mail: Mail) -> Handed {
        let of = |(name, _): &&(String, Vec<u8>)| name.ends_with(mail.file());
        let bytes = &self.files.iter().find(of).expect("sent").1;
        let put = self.blobs.put(&mut |out| {
            out.write_all(bytes).expect("written");
            Ok(())
        });
        Handed { file: mail.file().to_owned(), blob: put.expect("kept") }
    }

    fn import(&self, rejects: &mut Vec<u8>) -> Imported {
        let file = self.handed(Mail::Events);
        let (log, mapping) = (self.log(), &self.mapping);
        let done = self.intake.import(log, &file, mapping, None, rejects, &Unwatched);
        done.expect("imported")
    }

    fn measure(&self, amendments: &[Amendment]) -> MeasuredRun {
        let month = Month { year: 2026, month: 10 };
        let (of, tables) = (self.question(amendments), Tables::default());
        self.analytics.measure(of, month, &tables, &Unwatched).expect("measured")
    }
}

#[test]
fn the_same_file_is_one_batch_whose_rejected_rows_are_given_again() {
    let bench = Bench::new("shinonome");
    let (mut first, mut second) = (Vec::new(), Vec::new());
    let Imported::Added { counts, number: 1, examples, .. } = bench.import(&mut first) else {
        panic!("not new")
    };
    assert_eq!(counts.rejected, 85, "those that were planted, and the last line");
    let Imported::Known { number: 1, examples: again, .. } = bench.import(&mut second) else {
        panic!("not known")
    };
    assert_eq!((first, &examples), (second, &again));
    assert!(!again.is_empty());
    let key = bench.folder.join("keys").join(format!("{}.key", bench.log().engagement));
    let before = std::fs::read(&key).expect("a key");
    let names = ["山田 太郎".to_owned()];
    let engagement = bench.log().engagement;
    let codes = bench.intake.resolve(engagement, &names).expect("coded");
    assert!(codes[0].1.starts_with("op-"));
    assert_eq!(std::fs::read(&key).expect("a key"), before, "made once");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&key).expect("a key").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let withdrawn = bench.intake.withdraw(bench.log(), "1").expect("withdrawn");
    assert!(matches!(withdrawn, Imported::Added { number: 2, .. }));
}

#[test]
fn every_figure_leads_to_its_cases_and_every_case_to_its_story() {
    let bench = Bench::new("shinonome");
    bench.import(&mut Vec::new());
    let run = bench.measure(&[]);
    assert_eq!(bench.measure(&[]).cases, run.cases, "the same bytes, remembered or not");
    let facts = run.measured.levels.iter().find(|level| level.delay.is_some()).expect("a clock");
    let delay = facts.delay.as_ref().expect("late cases");
    let ask = |ask: CaseAsk| bench.analytics.cases(&run.cases, &ask).expect("cases");
    let level = Some(facts.id.clone());
    let missed = ask(CaseAsk { level: level.clone(), missed: true, most: 5, ..CaseAsk::default() });
    assert_eq!(missed.total, delay.cases);
    let counted = ask(CaseAsk { level, most: 0, ..CaseAsk::default() });
    assert_eq!(counted.total, facts.adjusted.expect("a value").n());
    let Some(Some(Literal::Text(case))) = missed.rows.first().and_then(|row| row.first()) else {
        panic!("no case")
    };
    let of = bench.question(&[]);
    let story = bench.analytics.case(of, case, Some(&facts.id)).expect("a story");
    let parts: i64 = story.by_holder.iter().map(|part| part.0).sum();
    assert_eq!(parts, story.lead.0);
    let column = missed.columns.iter().position(|(name, _)| name == "lead_time").expect("one");
    assert_eq!(missed.rows[0][column], Some(Literal::Duration(story.lead.0)));
    assert!(bench.analytics.case(bench.question(&[]), "nobody", None).is_err());
    let (from, until) = (story.steps[0].at, story.steps[story.steps.len() - 1].at);
    let paused = [Amendment::Pause { case: case.clone(), from, until }];
    let settled = bench.measure(&paused).measured;
    let after = settled.levels.iter().find(|level| level.id == facts.id).expect("the level");
    assert_eq!(after.delay.as_ref().map(|delay| delay.cases), Some(delay.cases - 1));
}

#[test]
fn every_way_of_looking_answers() {
    let bench = Bench::new("shinonome");
    bench.import(&mut Vec::new());
    let everything = Selection::default();
    let all = [
        Explore::Map,
        Explore::Variants { top: 10 },
        Explore::Durations,
        Explore::Handovers,
        Explore::Rework,
        Explore::Operators,
        Explore::Flow(Period::Week),
    ];
    for ask in all {
        let of = bench.question(&[]);
        let found = bench.analytics.explore(of, &everything, ask).expect("answered");
        assert_eq!(bench.analytics.explore(of, &everything, ask).expect("again"), found);
        let (Explored::Map(scope, _)
        | Explored::Variants(scope, _)
        | Explored::Durations(scope, _)
        | Explored::Handovers(scope, _)
        | Explored::Rework(scope, _)
        | Explored::Operators(scope, _)
        | Explored::Flow(scope, _)) = found;
        assert!(scope.cases > 0 && scope.cases == scope.all_cases);
    }
    let known = bench.analytics.known(bench.log(), 1).expect("known");
    assert!(!known.activities.is_empty() && known.activities.is_sorted_by(|a, b| a.1 >= b.1));
    assert!(known.span.is_some());
}

#[test]
fn tables_are_read_by_what_they_are() {
    let bench = Bench::new("shinonome");
    let file = bench.handed(Mail::Reported);
    let reported = bench.mapping.reported.clone();
    let mapping = Mapping { reported, file: bench.mapping.file.clone(), ..Mapping::default() };
    let looked = bench.intake.inspect(&file, Some(&mapping), &Unwatched).expect("read");
    assert_eq!(looked.holds, FileRole::Reported);
    let mut rejects = Vec::new();
    let read =
        bench.intake.table(FileRole::Reported, &file, &bench.mapping, &mut rejects, &Unwatched);
    let tables = read.expect("read");
    assert!(!tables.reported.is_empty());
    assert_eq!(
        (tables.inputs[0].role, tables.inputs[0].file.as_str()),
        ("reported", "reported.csv")
    );
    let log = bench.intake.table(FileRole::Log, &file, &bench.mapping, &mut rejects, &Unwatched);
    assert!(matches!(log, Err(Stop::Fault(_))));
}
