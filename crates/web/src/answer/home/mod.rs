//! Home, search, help.

mod find;
mod learn;

use kajitori_app::company;
use kajitori_app::home::{Home as Read, News, home as read_home, seen as put_seen};
use kajitori_domain::time::Moment;

use crate::answer::tell::{Tell, place};
use crate::link;
use crate::pages::home::{Home, Row};
use crate::part::{Event, Named, Next};
use crate::routes::see_other;
use crate::shell::Spot;
use crate::site::{self, Answer, Site, Visit};

pub use find::search;
pub use learn::{help, word};

/// Lines of changes that home shows.
const ROWS: usize = 12;

/// What waits, and what changed.
pub fn home(site: &Site, visit: &Visit) -> Answer {
    let read = read_home(&site.house, &visit.call())?;
    let page = page(site, visit, &read)?;
    site::inside(visit, (Spot::Home, None), &page)
}

/// Says that one has seen what the page showed.
pub fn seen(site: &Site, visit: &Visit) -> Answer {
    let until = Moment(visit.form.raw("until").parse().unwrap_or(0));
    put_seen(&site.house, &visit.call(), until)?;
    Ok(see_other(&link::home().at("changes")))
}

fn page(site: &Site, visit: &Visit, read: &Read) -> Result<Home, kajitori_app::Failure> {
    let (tell, w) = (Tell::new(site, visit), visit.w);
    let opened = |at: usize| read.places.get(at).map(|place| &place.opened);
    let row = |place_of: &kajitori_app::home::Place| {
        let (own, month) = (place(&place_of.opened), place_of.opened.month);
        let named = |id: &str| {
            let level = place_of.levels.iter().find(|(own, _)| own == id);
            level.map(|(_, name)| tell.text(name))
        };
        Row {
            engagement: Named::new(tell.text(&place_of.opened.engagement.value.name), own.hub()),
            other: tell.text(&place_of.opened.other().name),
            lamps: tell.lamps(&own, place_of.lamps.as_ref(), &named, month),
            close: Named::new(tell.month(month), own.close(&month.to_string())),
            state: tell.close(place_of.close.as_ref()),
        }
    };
    let tasks = read.tasks.iter().filter_map(|waiting| {
        let of = (&waiting.task, &waiting.matter);
        opened(waiting.place).map(|opened| tell.task(opened, of, read.today))
    });
    let (changes, more) = changes(&tell, read);
    Ok(Home {
        w,
        person: visit.me()?.person.name.clone(),
        today: tell.clock.date(read.now),
        set_up: set_up(site, visit, read)?,
        tasks: tasks.collect(),
        rows: read.places.iter().map(row).collect(),
        since: read.since.map(|since| tell.time(since)).unwrap_or_default(),
        changes,
        more: read.more + more,
        until: read.now.0.to_string(),
    })
}

/// What changed, alike in one line, and how much more there is than is shown.
fn changes(tell: &Tell, read: &Read) -> (Vec<Event>, usize) {
    let one = |a: &News, b: &News| a.place == b.place && tell.alike(&a.change, &b.change);
    let rows: Vec<&[News]> = read.news.chunk_by(one).collect();
    let event = |row: &&[News]| {
        let place = row.first().and_then(|news| read.places.get(news.place))?;
        let row: Vec<_> = row.iter().map(|news| (&news.change, &news.matter)).collect();
        tell.event(&place.opened, &row, true)
    };
    let more = rows.iter().skip(ROWS).map(|row| row.len()).sum();
    (rows.iter().take(ROWS).filter_map(event).collect(), more)
}

/// The next step of the first run, as long as it has not come to its end.
fn set_up(site: &Site, visit: &Visit, read: &Read) -> Result<Option<Next>, kajitori_app::Failure> {
    if !read.sets_up {
        return Ok(None);
    }
    let w = visit.w;
    let far = company::progress(&site.house, &visit.call())?;
    Ok(far.next().map(|step| {
        let left = company::SetUp::ALL.into_iter().filter(|one| !far.done(*one)).count();
        let action = Named::new(w.t("home-set-up-do"), link::set_up(step.word()));
        Next {
            quiet: false,
            title: w.t("home-set-up"),
            text: w.t1("home-set-up-about", "n", left),
            due: None,
            action: Some(action),
        }
    }))
}
