//! Home: over all engagements that somebody may open.

use jiff::civil::Date;
use kajitori_domain::access::{Actor, EngagementPermission, InEngagement};
use kajitori_domain::access::{Company, CompanyPermission};
use kajitori_domain::close::MonthlyClose;
use kajitori_domain::id::EngagementId;
use kajitori_domain::lamp::{Light, Subject};
use kajitori_domain::pack::LevelReport;
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::{Moment, Month};
use kajitori_store::visit;

use crate::audit::{Change, Names, lately};
use crate::call::Call;
use crate::engagement::{self, Asker, Opened, Stood, Told, openable, read_open};
use crate::house::House;
use crate::matter::Matter;
use crate::run::{Failure, ask, hidden, may};

/// Changes that home is told of.
const CHANGES: usize = 60;

/// One engagement at a glance.
#[derive(Debug, Clone)]
pub struct Place {
    /// The head.
    pub opened: Opened,
    /// The lamps; the client's alone.
    pub lamps: Option<[(Subject, Light); 6]>,
    /// The names of its levels by id, for what lamps are about.
    pub levels: Vec<(String, kajitori_domain::text::Text)>,
    /// The close of the month that matters.
    pub close: Option<MonthlyClose>,
}

/// Something that waits.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Which of the places.
    pub place: usize,
    /// What.
    pub task: kajitori_domain::task::Task,
    /// What it is about.
    pub matter: Matter,
}

/// Something that changed.
#[derive(Debug, Clone)]
pub struct News {
    /// Which of the places.
    pub place: usize,
    /// What.
    pub change: Change,
    /// What it is about.
    pub matter: Matter,
}

/// Home.
#[derive(Debug, Clone)]
pub struct Home {
    /// The engagements that one may open.
    pub places: Vec<Place>,
    /// What waits, most urgent first.
    pub tasks: Vec<Waiting>,
    /// What changed since one last said to have seen it, the newest first.
    pub news: Vec<News>,
    /// How much more changed.
    pub more: usize,
    /// Since when; `None` where nobody has said so yet.
    pub since: Option<Moment>,
    /// Whether the asker sets the company up.
    pub sets_up: bool,
    /// Now here.
    pub now: Moment,
    /// Today here.
    pub today: Date,
}

/// What one engagement has to say: what waits, what changed, how much more, and since when.
struct Read {
    place: Place,
    tasks: Vec<engagement::Waiting>,
    changes: Vec<Told>,
    more: usize,
    since: Option<Moment>,
}

/// Home.
///
/// # Errors
/// A fault when it cannot be read.
pub fn home(house: &House, call: &Call<'_>) -> Result<Home, Failure> {
    let now = house.now();
    let mut home = Home {
        places: Vec::new(),
        tasks: Vec::new(),
        news: Vec::new(),
        more: 0,
        since: None,
        sets_up: may(house, call, Company, CompanyPermission::EditCompany),
        now,
        today: house.day(now),
    };
    for id in openable(house, call)? {
        let Read { place, tasks, changes, more, since } = one(house, call, id)?;
        let at = home.places.len();
        home.places.push(place);
        let waiting = |engagement::Waiting { task, matter }| Waiting { place: at, task, matter };
        home.tasks.extend(tasks.into_iter().map(waiting));
        home.more += more;
        let news = |Told { change, matter }| News { place: at, change, matter };
        home.news.extend(changes.into_iter().map(news));
        home.since = [home.since, since].into_iter().flatten().min();
    }
    home.tasks.sort_by(|one, other| one.task.cmp(&other.task));
    home.news
        .sort_by_key(|news| std::cmp::Reverse((news.change.at, news.place, news.change.number)));
    home.more += home.news.len().saturating_sub(CHANGES);
    home.news.truncate(CHANGES);
    Ok(home)
}

fn one(house: &House, call: &Call<'_>, id: EngagementId) -> Result<Read, Failure> {
    let asked = (InEngagement(id), EngagementPermission::SeeHub);
    let Actor::Person { person, .. } = call.actor else { return Err(Failure::Hidden) };
    let reader = call.actor.name().to_string();
    ask(house, call, asked, |read, leave| {
        let role = leave.grant.role().ok_or_else(hidden)?;
        let opened = read_open(read, role, Month::of(leave.today).plus(-1))?;
        let (side, month) = (opened.side(), opened.month);
        let stood = Stood::read(read, leave.today)?;
        let (levels, lamps) = stood.lamps(house, read, (side, month, leave.today))?;
        let since = visit::last(read, *person)?;
        let names = Names::inside(read, Some(side))?;
        let asker = Asker { house, read, role, today: leave.today };
        let lately = lately(read, (side, &reader, &names), (since, CHANGES))?;
        let named = |level: &LevelReport| (level.id.clone(), level.name.clone());
        let levels = levels.reports().iter().map(named).collect();
        let close = stood.close(month).copied();
        let changes = stood.told(&asker, lately.changes)?;
        let place = Place { opened, lamps, levels, close };
        Ok(Read { place, tasks: stood.waiting(&asker)?, changes, more: lately.more, since })
    })
}

/// Says that the asker has seen what changed until `until`.
///
/// # Errors
/// A fault when it cannot be written.
pub fn seen(house: &House, call: &Call<'_>, until: Moment) -> Result<(), Failure> {
    let Actor::Person { person, .. } = call.actor else { return Err(Failure::Hidden) };
    let ids = openable(house, call)?;
    // Nobody has seen what is yet to come.
    let until = until.min(house.now());
    house.db.quietly(|quiet| {
        ids.iter().try_for_each(|id| -> Result<(), Stop> {
            visit::put(quiet, InEngagement(*id), *person, until)
        })
    })?;
    Ok(())
}
