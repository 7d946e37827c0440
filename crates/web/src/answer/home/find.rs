//! Search.

use kajitori_app::home::{Found, search as look};
use kajitori_app::run::may;
use kajitori_domain::access::{Company, CompanyPermission};
use kajitori_domain::help::help;
use kajitori_domain::id::EngagementId;

use crate::answer::tell::Tell;
use crate::link::{self, Link, engagement};
use crate::pages::home::{Group, Hit, Search};
use crate::part::Named;
use crate::shell::Spot;
use crate::site::{self, Answer, Site, Visit};
use crate::word::W;

/// What fits the words of the address.
pub fn search(site: &Site, visit: &Visit) -> Answer {
    let (text, w) = (visit.query.raw("q").trim().to_owned(), visit.w);
    let found = look(&site.house, &visit.call(), &text)?;
    let mut groups = groups(&Tell::new(site, visit), &found);
    if !text.is_empty() {
        groups.extend(pages(site, visit, &text));
        groups.extend(words(w, &text));
    }
    let page = Search { w, text, groups };
    site::inside(visit, (Spot::Elsewhere, None), &page)
}

fn group(w: W, id: &'static str, word: &str, hits: Vec<Hit>) -> Option<Group> {
    (!hits.is_empty()).then(|| Group { id, name: w.t(word), hits })
}

fn groups(tell: &Tell, found: &Found) -> Vec<Group> {
    let w = tell.w;
    let place = |id: EngagementId| engagement(&id.to_string());
    let hit = |name: String, link: Link, about: String| Hit { what: Named::new(name, link), about };
    let engagements = found
        .engagements
        .iter()
        .map(|one| hit(tell.text(&one.place), place(one.engagement).hub(), tell.text(&one.found)));
    let levels = found.levels.iter().map(|one| {
        let (level, at) = (&one.found, tell.text(&one.place));
        let to = place(one.engagement).level(&level.month.to_string(), &level.id);
        hit(tell.text(&level.name), to, at)
    });
    let cases = found.cases.iter().map(|one| {
        hit(one.found.clone(), place(one.engagement).case(&one.found), tell.text(&one.place))
    });
    let contests = found.contests.iter().map(|one| {
        let contest = &one.found;
        let to = place(one.engagement).contest(&contest.id.to_string());
        let month = tell.month(contest.month);
        let name = w.t2("search-contest", "n", contest.number, "month", month);
        let reason: String = contest.reason.chars().take(60).collect();
        hit(name, to, reason)
    });
    let people = found
        .people
        .iter()
        .map(|one| hit(one.found.clone(), place(one.engagement).members(), tell.text(&one.place)));
    [
        group(w, "engagements", "shell-engagements", engagements.collect()),
        group(w, "levels", "search-levels", levels.collect()),
        group(w, "cases", "search-cases", cases.collect()),
        group(w, "contests", "shell-contests", contests.collect()),
        group(w, "people", "shell-people", people.collect()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Pages whose name fits.
fn pages(site: &Site, visit: &Visit, text: &str) -> Option<Group> {
    let w = visit.w;
    let call = visit.call();
    let allowed = |wanted| may(&site.house, &call, Company, wanted);
    let all = [
        ("shell-home", link::home(), true),
        ("shell-engagements", link::engagements(), true),
        ("shell-people", link::people(), allowed(CompanyPermission::SeePeople)),
        ("shell-company", link::company(), allowed(CompanyPermission::EditCompany)),
        ("engagement-new", link::new_engagement(), allowed(CompanyPermission::CreateEngagement)),
        ("shell-record", link::company_audit(), allowed(CompanyPermission::SeeCompanyAudit)),
        ("shell-system", link::system(), allowed(CompanyPermission::SeeSystem)),
        ("shell-me", link::me(), true),
        ("shell-sessions", link::sessions(), true),
        ("shell-help", link::help(), true),
    ];
    let low = text.to_lowercase();
    let fits =
        all.into_iter().filter(|(id, _, shown)| *shown && w.t(id).to_lowercase().contains(&low));
    let hits = fits.map(|(id, to, _)| Hit { what: Named::new(w.t(id), to), about: String::new() });
    group(w, "pages", "search-pages", hits.collect())
}

/// Words of the help pages whose name fits.
fn words(w: W, text: &str) -> Option<Group> {
    let fits = help().words.iter().filter(|word| word.named(text));
    let hit = |word: &kajitori_domain::help::Word| Hit {
        what: Named::new(word.name.get(w.lang()), link::help_word(&word.id)),
        about: word.text.get(w.lang()).chars().take(60).collect(),
    };
    group(w, "words", "help-words", fits.map(hit).collect())
}
