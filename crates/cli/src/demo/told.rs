//! The months of an engagement: records come, the month is measured, the vendor confirms, the
//! client fixes; October stands where its story has come to.

use jiff::civil::{Date, date};
use kajitori_app::delivery::{Begin, Said, hand_in, remap, take_in};
use kajitori_app::figures::{self, CasesAsked, Show};
use kajitori_app::{Failure, close, contest, job, measure};
use kajitori_domain::contest::Target;
use kajitori_domain::delivery::FileRole;
use kajitori_domain::id::EngagementId;
use kajitori_domain::job::JobKind;
use kajitori_domain::mapping::{self, Mapping};
use kajitori_domain::refusal::{Fault, Stop};
use kajitori_domain::time::Month;
use kajitori_sample::house::{Mail, VENDORS};

use super::deal::{Deal, October};
use super::people::{CLIENT, OWNER, manager};
use super::story::{Files, Story};

const SEPTEMBER: Month = Month { year: 2026, month: 9 };
const OCTOBER: Month = Month { year: 2026, month: 10 };

/// A refusal or a fault of a use case, as the program says it.
pub(super) fn stopped(failure: Failure) -> Stop {
    match failure {
        Failure::Refused(refusal) => refusal.into(),
        Failure::Fault(fault) => fault.into(),
        Failure::Hidden => unsaid("what the story asks for is hidden"),
    }
}

/// That the story is wrong.
pub(super) fn unsaid(why: &str) -> Stop {
    Fault { chain: format!("the demo's story: {why}") }.into()
}

/// Tells the months of the engagements `deals`, day by day.
pub(super) fn months(
    story: &Story<'_>,
    deals: &[(EngagementId, &Deal)],
    files: &Files,
) -> Result<(), Stop> {
    let tales: Vec<Tale<'_>> =
        deals.iter().map(|(id, deal)| Tale { story, id: *id, deal, files }).collect();
    for tale in &tales {
        tale.send(Mail::Events, Until::September, date(2026, 10, 5))?;
    }
    for tale in &tales {
        tale.measure(SEPTEMBER, date(2026, 10, 6))?;
        tale.ask(SEPTEMBER)?;
    }
    for tale in &tales {
        tale.agree(SEPTEMBER, date(2026, 10, 9))?;
    }
    for tale in &tales {
        for mail in [Mail::Events, Mail::Calls, Mail::Samples, Mail::Reported] {
            tale.send(mail, Until::October, date(2026, 11, 5))?;
        }
    }
    for tale in &tales {
        tale.measure(OCTOBER, date(2026, 11, 6))?;
        tale.ask(OCTOBER)?;
    }
    for tale in tales.iter().filter(|tale| tale.deal.october == October::Fixed) {
        tale.agree(OCTOBER, date(2026, 11, 12))?;
    }
    for tale in tales.iter().filter(|tale| tale.deal.october == October::Contested) {
        tale.contest(date(2026, 11, 13))?;
    }
    story.now(date(2026, 11, 22), 9);
    Ok(())
}

/// Which rows of a file are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Until {
    /// Those up to the end of September.
    September,
    /// Those of October; of what was not sent before, all.
    October,
}

struct Tale<'a> {
    story: &'a Story<'a>,
    id: EngagementId,
    deal: &'a Deal,
    files: &'a Files,
}

impl Tale<'_> {
    fn vendor(&self) -> &'static str {
        manager(self.deal.folder).mail
    }

    /// A file is handed in and taken into the log or the tables.
    fn send(&self, mail: Mail, until: Until, day: Date) -> Result<(), Stop> {
        let Some(vendor) = VENDORS.iter().find(|one| one.folder == self.deal.folder) else {
            return Err(unsaid("an engagement without records"));
        };
        if !vendor.mail.contains(&mail) {
            return Ok(());
        }
        let whole = self.files.get(&format!("{}/{}", vendor.folder, mail.file()));
        let whole = whole.ok_or_else(|| unsaid("a file that was not made"))?;
        let part = if mail == Mail::Events { rows(whole, until) } else { whole.clone() };
        let role = match mail {
            Mail::Events => FileRole::Log,
            Mail::Calls => FileRole::Intervals,
            Mail::Samples => FileRole::Samples,
            Mail::Reported => FileRole::Reported,
        };
        let month = if until == Until::September { "2025-11_2026-09" } else { "2026-10" };
        let file = mail.file().replace(".csv", &format!("_{month}.csv"));
        let new = Begin { role, file, corrects: None };
        self.story.now(day, 9);
        // What the client inspected, the client hands in.
        let sender = if mail == Mail::Samples { OWNER.mail } else { self.vendor() };
        self.story.by(sender, |house, call| {
            let delivery = hand_in(house, call, self.id, (&new, &mut part.as_slice()))?;
            let (filed, _, _) = remap(house, call, (self.id, delivery))?;
            let mapping = mapping::read("mapping.toml", vendor.mapping).0.unwrap_or_default();
            let mapping = of(mapping, role);
            let said = Said { role, mapping, version: filed.version };
            take_in(house, call, (self.id, delivery), &said)
        })?;
        self.work()
    }

    /// The workers take in and measure what waits. Documents are made once the house is served.
    fn work(&self) -> Result<(), Stop> {
        let kinds = [JobKind::Import, JobKind::Measure];
        while job::work_at(self.story.house, "demo", &kinds).map_err(stopped)?.is_some() {}
        Ok(())
    }

    fn measure(&self, month: Month, day: Date) -> Result<(), Stop> {
        self.story.now(day, 10);
        let staff = CLIENT.iter().map(|(person, _)| person).find(|person| person.key == "staff");
        let staff = staff.map_or(OWNER.mail, |person| person.mail);
        self.story
            .by(staff, |house, call| measure::ask(house, call, self.id, month).map(|_| ()))?;
        self.work()
    }

    /// The vendor is asked to confirm.
    fn ask(&self, month: Month) -> Result<(), Stop> {
        self.story.by(OWNER.mail, |house, call| {
            let shown = close::show(house, call, self.id, month)?.shown;
            let (Some(known), Some(run)) = (shown.close, shown.latest) else {
                return Err(Failure::Hidden);
            };
            let seen = close::Seen { version: known.version, run: run.id };
            close::ask(house, call, (self.id, month), seen)
        })
    }

    /// The vendor confirms, and the client fixes.
    fn agree(&self, month: Month, day: Date) -> Result<(), Stop> {
        let place = (self.id, month);
        self.story.now(day, 15);
        self.story.by(self.vendor(), |house, call| {
            let known = close::show(house, call, self.id, month)?.shown.close;
            let version = known.ok_or(Failure::Hidden)?.version;
            close::confirm(house, call, place, version)
        })?;
        self.story.now(day, 17);
        self.story.by(OWNER.mail, |house, call| {
            let known = close::show(house, call, self.id, month)?.shown.close;
            let version = known.ok_or(Failure::Hidden)?.version;
            close::fix(house, call, place, version)
        })
    }

    /// The vendor says that a case waited for somebody else.
    fn contest(&self, day: Date) -> Result<(), Stop> {
        self.story.now(day, 11);
        self.story.by(self.vendor(), |house, call| {
            let measured = figures::month(house, call, self.id, (OCTOBER, None))?;
            let shown = measured.shown.ok_or(Failure::Hidden)?;
            let missed = CasesAsked { show: Show::Missed, page: 1, ..CasesAsked::default() };
            let of = (&shown, "desk-first-answer");
            let cases = figures::cases(house, call, self.id, of, &missed)?;
            let case = cases.rows.first().ok_or(Failure::Hidden)?.case.clone();
            let reason = "利用者が不在で、折り返しの約束をした時間が時計に入っています。\
                通話の控えを添えます。";
            let (target, reason) = (Target::Pause { case }, reason.to_owned());
            let new = contest::New { month: OCTOBER, target, reason };
            contest::raise(house, call, self.id, &new).map(|_| ())
        })
    }
}

/// The part of a mapping that files of `role` are read by.
fn of(whole: Mapping, role: FileRole) -> Mapping {
    let file = whole.file;
    match role {
        FileRole::Log => Mapping { file, events: whole.events, ..Mapping::default() },
        FileRole::Intervals => Mapping { file, intervals: whole.intervals, ..Mapping::default() },
        FileRole::Samples => Mapping { file, samples: whole.samples, ..Mapping::default() },
        FileRole::Reported => Mapping { file, reported: whole.reported, ..Mapping::default() },
    }
}

/// The header, and the rows of `whole` that are sent: a row goes by the first date that stands in
/// it, one without goes with the row before.
fn rows(whole: &[u8], until: Until) -> Vec<u8> {
    let mut lines = whole.split_inclusive(|byte| *byte == b'\n');
    let mut part = lines.next().unwrap_or_default().to_vec();
    let mut october = false;
    for line in lines {
        october = first_month(line).map_or(october, |month| month >= (2026, 10));
        if october == (until == Until::October) {
            part.extend_from_slice(line);
        }
    }
    part
}

/// The year and month of the first date in a row, in whichever form it is written.
fn first_month(line: &[u8]) -> Option<(u16, u8)> {
    let number = |digits: &[u8]| std::str::from_utf8(digits).ok()?.parse().ok();
    (0..line.len().saturating_sub(6)).find_map(|at| {
        let year = line.get(at..at + 4).filter(|y| y.starts_with(b"20"))?;
        if at > 0 && line[at - 1].is_ascii_digit() || !b"-/.".contains(line.get(at + 4)?) {
            return None;
        }
        let digits = line[at + 5..].iter().take(2).take_while(|b| b.is_ascii_digit()).count();
        let month = number(&line[at + 5..at + 5 + digits]).filter(|m| (1..=12).contains(m))?;
        Some((number(year)?, u8::try_from(month).ok()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_parted_by_their_first_date() {
        let whole =
            b"h\n2026/09/30,a\nbroken\n2026-10-01 09:00,b\n,2026.1.5,c\nCASE-20261,2026/10/2\n";
        assert_eq!(rows(whole, Until::September), b"h\n2026/09/30,a\nbroken\n,2026.1.5,c\n");
        assert_eq!(rows(whole, Until::October), b"h\n2026-10-01 09:00,b\nCASE-20261,2026/10/2\n");
    }
}
