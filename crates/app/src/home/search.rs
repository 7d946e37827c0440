//! Search: engagements, service levels, cases, contests, people of one's own side.

use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::agreement::ServiceLevel;
use kajitori_domain::analytics::CaseAsk;
use kajitori_domain::close::CloseState;
use kajitori_domain::contest::Target;
use kajitori_domain::id::{ContestId, EngagementId};
use kajitori_domain::refusal::Stop;
use kajitori_domain::text::{Lang, Text};
use kajitori_domain::time::Month;
use kajitori_store::{Read, close, contest, person, run};

use crate::call::Call;
use crate::engagement::{Opened, Stood, openable, read_open};
use crate::house::House;
use crate::run::{Failure, ask, hidden, may};

/// Hits of a kind that are shown.
const MOST: usize = 8;
/// Months whose contests are looked through.
const MONTHS: usize = 12;

/// Something that was found, and in which engagement.
#[derive(Debug, Clone)]
pub struct Hit<T> {
    /// The engagement.
    pub engagement: EngagementId,
    /// Its name.
    pub place: Text,
    /// What was found.
    pub found: T,
}

/// A service level, and the month of which one looks at it.
#[derive(Debug, Clone)]
pub struct Levelled {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// The month.
    pub month: Month,
}

/// A contest.
#[derive(Debug, Clone)]
pub struct Contested {
    /// Its id.
    pub id: ContestId,
    /// Its number.
    pub number: u32,
    /// Its month.
    pub month: Month,
    /// Its reason.
    pub reason: String,
}

/// What was found, of each kind.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// Engagements: the other side's name.
    pub engagements: Vec<Hit<Text>>,
    /// Service levels.
    pub levels: Vec<Hit<Levelled>>,
    /// Cases, by their whole number.
    pub cases: Vec<Hit<String>>,
    /// Contests.
    pub contests: Vec<Hit<Contested>>,
    /// People of one's own side: names.
    pub people: Vec<Hit<String>>,
}

/// What is looked for.
struct Wanted {
    /// As it was typed.
    text: String,
    /// In lower case.
    low: String,
}

impl Wanted {
    fn in_text(&self, text: &Text) -> bool {
        [Lang::Ja, Lang::En].iter().any(|lang| self.is_in(text.get(*lang)))
    }

    fn is_in(&self, text: &str) -> bool {
        text.to_lowercase().contains(&self.low)
    }
}

/// What fits `text` among all that the asker may see; nothing where it is empty.
///
/// # Errors
/// A fault when it cannot be read.
pub fn search(house: &House, call: &Call<'_>, text: &str) -> Result<Found, Failure> {
    let text = text.trim();
    let mut found = Found::default();
    if text.is_empty() {
        return Ok(found);
    }
    let wanted = Wanted { text: text.to_owned(), low: text.to_lowercase() };
    for id in openable(house, call)? {
        inside(house, call, (id, &wanted), &mut found)?;
    }
    found.engagements.truncate(MOST);
    found.levels.truncate(MOST);
    found.cases.truncate(MOST);
    found.contests.truncate(MOST);
    found.people.sort_by(|one, other| one.found.cmp(&other.found));
    found.people.dedup_by(|one, other| one.found == other.found);
    found.people.truncate(MOST);
    Ok(found)
}

fn inside(
    house: &House,
    call: &Call<'_>,
    (id, wanted): (EngagementId, &Wanted),
    found: &mut Found,
) -> Result<(), Failure> {
    let scope = InEngagement(id);
    let [contests, cases] = [EngagementPermission::SeeClose, EngagementPermission::SeeCases]
        .map(|permission| may(house, call, scope, permission));
    ask(house, call, (scope, EngagementPermission::SeeHub), |read, leave| {
        let role = leave.grant.role().ok_or_else(hidden)?;
        let opened = read_open(read, role, Month::of(leave.today).plus(-1))?;
        let place = opened.engagement.value.name.clone();
        if wanted.in_text(&place) || wanted.in_text(&opened.other().name) {
            let other = opened.other().name.clone();
            found.engagements.push(hit(id, &place, other));
        }
        let levels = levels(house, read, (&opened, leave.today), wanted)?;
        found.levels.extend(levels.into_iter().map(|level| hit(id, &place, level)));
        let people = people(read, &opened, wanted)?;
        found.people.extend(people.into_iter().map(|name| hit(id, &place, name)));
        if contests {
            let contests = contested(read, wanted)?;
            found.contests.extend(contests.into_iter().map(|one| hit(id, &place, one)));
        }
        if cases && has_case(house, read, wanted)? {
            found.cases.push(hit(id, &place, wanted.text.clone()));
        }
        Ok(())
    })
}

fn hit<T>(engagement: EngagementId, place: &Text, found: T) -> Hit<T> {
    Hit { engagement, place: place.clone(), found }
}

fn levels(
    house: &House,
    read: &Read<'_, InEngagement>,
    (opened, today): (&Opened, jiff::civil::Date),
    wanted: &Wanted,
) -> Result<Vec<Levelled>, Stop> {
    let stood = Stood::read(read, today)?;
    let Some(agreement) = stood.agreement(house, read.scope().0, today)? else {
        return Ok(Vec::new());
    };
    let fits = |level: &&ServiceLevel| wanted.in_text(&level.name) || wanted.is_in(&level.id);
    let named = |level: &ServiceLevel| Levelled {
        id: level.id.clone(),
        name: level.name.clone(),
        month: opened.month,
    };
    Ok(agreement.levels.iter().filter(fits).map(named).collect())
}

/// Members of the asker's own side; the other side's people are no matter of a search.
fn people(
    read: &Read<'_, InEngagement>,
    opened: &Opened,
    wanted: &Wanted,
) -> Result<Vec<String>, Stop> {
    let own = match opened.side() {
        kajitori_domain::organisation::Side::Client => opened.client.id,
        kajitori_domain::organisation::Side::Vendor => opened.vendor.id,
    };
    let members = kajitori_store::membership::list(read)?;
    let people = person::known(read)?.into_iter().map(|person| person.value);
    let inside = people.filter(|person| {
        person.organisation == own && members.iter().any(|member| member.value.person == person.id)
    });
    let fitting = inside.filter(|one| wanted.is_in(&one.name) || wanted.is_in(&one.kana));
    Ok(fitting.map(|person| person.name).collect())
}

fn contested(read: &Read<'_, InEngagement>, wanted: &Wanted) -> Result<Vec<Contested>, Stop> {
    let mut months: Vec<Month> =
        close::list(read)?.into_iter().map(|close| close.value.month).collect();
    months.dedup();
    let mut found = Vec::new();
    for month in months.into_iter().rev().take(MONTHS) {
        for contest in contest::list(read, month)? {
            let contest = contest.value;
            let (Target::Event { case: about, .. }
            | Target::Pause { case: about }
            | Target::Unit { unit: about, .. }
            | Target::Exclusion { case: about, .. }) = &contest.target;
            if wanted.is_in(&contest.reason) || wanted.is_in(about) {
                let (id, number, reason) = (contest.id, contest.number, contest.reason.clone());
                found.push(Contested { id, number, month, reason });
            }
        }
    }
    Ok(found)
}

/// Whether the last measured month has a case of exactly that number.
fn has_case(house: &House, read: &Read<'_, InEngagement>, wanted: &Wanted) -> Result<bool, Stop> {
    let closes = close::list(read)?;
    let shown = closes.iter().rev().find_map(|close| CloseState::run(close.value.state));
    let Some(run) = shown.map(|id| run::get(read, id)).transpose()?.flatten() else {
        return Ok(false);
    };
    let condition = format!("case_id = '{}'", wanted.text.replace('\'', "''"));
    let ask = CaseAsk { condition: Some(condition), most: 1, ..CaseAsk::default() };
    match house.analytics.cases(&run.value.cases, &ask) {
        Ok(page) => Ok(page.total > 0),
        // What cannot be a case's number is none.
        Err(Stop::Refusal(_)) => Ok(false),
        Err(fault) => Err(fault),
    }
}
