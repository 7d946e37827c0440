//! The demo company's vendors: what was planted in their files is what is found, read as they were
//! sent. The figures stand here and nowhere else.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{self, Cursor, Write};

use kajitori_domain::agreement::vocabulary::{self, Vocabulary};
use kajitori_domain::agreement::{self, fit};
use kajitori_domain::difference::Explanation;
use kajitori_domain::mapping;
use kajitori_domain::measure::level::Amount;
use kajitori_domain::pack::{Evidence, LevelReport, Pack, compose};
use kajitori_domain::problem::Problem;
use kajitori_domain::record::{Intervals, Reported, Sample};
use kajitori_domain::selection::Asked;
use kajitori_domain::time::{Month, Span};
use kajitori_domain::verdict::{Contractual, Statistical};
use kajitori_domain::watch::Unwatched;
use kajitori_eventlog::key::Key;
use kajitori_eventlog::log::texts;
use kajitori_eventlog::read;
use kajitori_eventlog::source::Source;
use kajitori_measures::{Inputs, explore, measure};
use kajitori_sample::house::{Mail, VENDORS, Vendor};

use crate::explore::Bench;

type Files = BTreeMap<String, Vec<u8>>;

/// Keeps what is written under a name.
struct Kept<'a>(&'a RefCell<Files>, String);

impl Write for Kept<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut files = self.0.borrow_mut();
        files.entry(self.1.clone()).or_default().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A vendor's files, read by its own definitions.
struct House {
    bench: Bench,
    rejected: u64,
    intervals: Option<Intervals>,
    samples: Vec<Sample>,
    reported: Vec<Reported>,
    problems: Vec<Problem>,
}

impl House {
    fn of(folder: &str) -> Self {
        let vendor = VENDORS.iter().find(|vendor| vendor.folder == folder).expect("a vendor");
        let files = RefCell::new(Files::new());
        vendor
            .write(&mut |name| Ok(io::BufWriter::new(Kept(&files, name.to_owned()))))
            .expect("rows");
        Self::read(vendor, &files.into_inner())
    }

    fn read(vendor: &Vendor, files: &Files) -> Self {
        let agreement = agreement::read("agreement.toml", vendor.agreement).0.expect("sound");
        let mapping = mapping::read("mapping.toml", vendor.mapping).0.expect("sound");
        let source = |mail: Mail| {
            let bytes = files[&format!("{}/{}", vendor.folder, mail.file())].clone();
            let size = u64::try_from(bytes.len()).ok();
            Source { name: mail.file().to_owned(), reader: Box::new(Cursor::new(bytes)), size }
        };
        let (mut rejects, has) = (Vec::new(), |mail: Mail| vendor.mail.contains(&mail));
        let key = Key::new([7; 32]);
        let events = read::events(source(Mail::Events), &mapping, &key, &mut rejects, &Unwatched)
            .expect("events");
        let intervals = has(Mail::Calls).then(|| {
            let calls = source(Mail::Calls);
            let found = read::intervals(calls, &mapping, &mut rejects, &Unwatched).expect("calls");
            assert_eq!(found.rejected, 0);
            found.records
        });
        let samples = has(Mail::Samples).then(|| {
            let file = source(Mail::Samples);
            let found = read::samples(file, &mapping, &mut rejects, &Unwatched).expect("samples");
            assert_eq!(found.rejected, 0);
            found.records
        });
        let samples = samples.unwrap_or_default();
        let reported = source(Mail::Reported);
        let reported = read::reported(reported, &mapping, &mut rejects, &Unwatched);
        let reported = reported.expect("reported values").records;
        let mut bench = Bench::new(&events.log, 10_000);
        let words = |column| texts(column).iter().flatten().collect::<Vec<&str>>();
        let (activities, statuses) = (words(events.log.activity()), words(events.log.status()));
        let orgs = words(events.log.org());
        let said = Vocabulary { activities: &activities, statuses: &statuses, orgs: &orgs };
        let mut problems = vocabulary::unmatched(&agreement, said, "agreement.toml");
        problems.extend(fit::records(&agreement, ("", &reported), ("", &samples)));
        bench.agreement = Some(agreement);
        let rejected = events.rejected;
        Self { bench, rejected, intervals, samples, reported, problems }
    }

    /// The pack of October 2026.
    fn october(&self) -> Pack {
        let agreement = self.bench.agreement.as_ref().expect("an agreement");
        let inputs = Inputs {
            agreement,
            log: &self.bench.log,
            intervals: self.intervals.as_ref(),
            samples: &self.samples,
            amendments: &[],
            month: Month { year: 2026, month: 10 },
            memory: None,
            cases: false,
        };
        compose(Evidence {
            agreement,
            measured: measure(&inputs, &Unwatched).expect("measured").measured,
            reported: &self.reported,
            inputs: Vec::new(),
            problems: Vec::new(),
            examples: Vec::new(),
            engine: "",
            command: String::new(),
        })
    }
}

fn level<'a>(pack: &'a Pack, id: &str) -> &'a LevelReport {
    pack.levels.iter().find(|level| level.id == id).expect("a level")
}

fn ratio(numerator: u64, denominator: u64) -> Option<Amount> {
    Some(Amount::Ratio { numerator, denominator })
}

/// As a percentage with one digit.
fn percent(part: f64, whole: f64) -> String {
    format!("{:.1}", 100.0 * part / whole)
}

/// The one alternative that reproduces what was reported.
fn reproduced(level: &LevelReport) -> &str {
    match &level.difference {
        Some(Explanation::Reproduced(sets)) if sets.len() == 1 && sets[0].len() == 1 => {
            &sets[0][0].id
        }
        other => panic!("{}: {other:?}", level.id),
    }
}

#[test]
fn the_house_finds_data_entry_worse_than_claimed() {
    let house = House::of("midori");
    assert_eq!((house.rejected, house.problems.len()), (13, 0));
    let pack = house.october();
    let accuracy = level(&pack, "entry-accuracy");
    let sample = accuracy.facts.sample.as_ref().expect("a sample");
    assert_eq!((sample.correct, sample.inspected), (1_992, 2_000));
    assert_eq!((accuracy.contractual, accuracy.statistical), {
        (Contractual::Missed, Statistical::Missed)
    });
    let claim = accuracy.claim.as_ref().expect("a claim");
    assert_eq!(claim.claim.to_string(), "0.9995");
    assert_eq!((claim.errors, claim.consistent), (8, false));
    assert_eq!(format!("{:.1e}", claim.p), "1.0e-5");
    // Of the lots accepted in October three in ten were keyed twice at one terminal.
    assert_eq!(level(&pack, "entry-verified").facts.adjusted, ratio(164, 236));
}

#[test]
fn the_house_finds_whose_delay_it_is_and_who_the_season_hangs_on() {
    let house = House::of("shinonome");
    assert_eq!((house.rejected, house.problems.len()), (85, 0));
    let pack = house.october();
    let on_time = level(&pack, "ap-on-time");
    assert_eq!(on_time.facts.adjusted, ratio(3_400 - 238, 3_400));
    assert_eq!(reproduced(on_time), "client-paused");
    let delay = on_time.facts.delay.as_ref().expect("a delay");
    assert_eq!((delay.cases, delay.total), (238, Span(4_100 * Span::HOUR.0)));
    let shares = delay.by_holder.map(|part| percent(part.0 as f64, delay.total.0 as f64));
    assert_eq!(shares, ["51.0", "39.4", "9.6", "0.0", "0.0"]);
    assert_eq!(delay.vendor_only, ratio(3_295, 3_400));
    assert_eq!(percent(3_295.0, 3_400.0), "96.9");
    payroll(&pack);
    year_end(&house.bench);
}

/// Five payslips of twelve months were put right; none of October.
fn payroll(pack: &Pack) {
    let accuracy = level(pack, "pay-accuracy");
    let months = accuracy.facts.series.iter().filter_map(|(_, amount)| *amount);
    let sum = months.fold((0, 0), |(hits, all), amount| match amount {
        Amount::Ratio { numerator, denominator } => (hits + numerator, all + denominator),
        other => panic!("{other:?}"),
    });
    assert_eq!(sum, (14_160 - 5, 14_160));
    for id in ["pay-accuracy", "pay-on-time"] {
        assert_eq!(level(pack, id).facts.adjusted, ratio(1_180, 1_180), "{id}");
        assert_eq!(level(pack, id).difference, Some(Explanation::Agrees), "{id}");
    }
}

/// As `kajitori log operators` asks.
fn year_end(bench: &Bench) {
    let condition = Some("business = '年末調整'".to_owned());
    let selection = bench.read(&Asked { condition, ..Asked::default() }).expect("sound");
    let (found, scope) = explore::operators(&bench.about(&selection), true).expect("answered");
    assert_eq!((scope.cases, scope.events, found.operators), (1_142, 3 * 1_142, 3));
    let top = &found.absences[0];
    assert_eq!((top.handled, percent(top.handled as f64, top.cases as f64)), (914, "80.0".into()));
    let dependency = found.dependency.expect("operators");
    assert_eq!(format!("{:.1}", dependency.index), "49.7");
    assert_eq!(format!("{:.0}", 100.0 * dependency.impact.share()), "50");
    assert_eq!(dependency.impact.tasks, ["中途入社", "住宅ローン", "海外"]);
    assert_eq!(dependency.bus_factor.map(|factor| factor.codes), Some(1));
}

#[test]
fn the_house_finds_calls_that_were_taken_out_and_monday_mornings() {
    let house = House::of("hokuto");
    assert_eq!((house.rejected, house.problems.len()), (18, 0));
    let pack = house.october();
    let calls = level(&pack, "call-answered");
    assert_eq!(calls.facts.adjusted, ratio(16_697, 18_000));
    assert_eq!(percent(16_697.0, 18_000.0), "92.8");
    let reported = calls.reported.as_ref().expect("a reported value");
    assert_eq!(reported.value.map(|value| value.to_string()), Some("0.953".to_owned()));
    assert_eq!(reproduced(calls), "short-abandons");
    let slot = calls.facts.worst_slot.as_ref().expect("a slot");
    assert_eq!((slot.weekday, slot.from_hour, slot.until_hour), (Some(0), 9, 11));
    assert_eq!(Some(slot.amount), ratio(757, 1_240));
    assert_eq!(percent(757.0, 1_240.0), "61.0");
    undocumented(&house.bench);
}

/// What a later part finds against the procedure: direct calls, chats, and access granted without a
/// recorded approval, of the tickets of October.
fn undocumented(bench: &Bench) {
    let count = |condition: &str| {
        let october = "end_time >= DATE '2026-10-01' AND end_time < DATE '2026-11-01' AND NOT open";
        let condition = Some(format!("{october} AND ({condition})"));
        let selection = bench.read(&Asked { condition, ..Asked::default() }).expect("sound");
        explore::follows(&bench.about(&selection)).expect("answered").1.cases
    };
    let bare = "(granted AND NOT approved)";
    assert_eq!((count("TRUE"), count(bare)), (1_150, 39));
    let paths = format!("first_activity IN ('VIP直通受付', 'チャット受付') OR {bare}");
    assert_eq!(count(&paths), 207);
}
