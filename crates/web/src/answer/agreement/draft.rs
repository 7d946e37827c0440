//! A draft, written as text.

use kajitori_app::agreement::{Draft as Read, draft as read_draft, save as keep};
use kajitori_domain::agreement::read as read_text;
use kajitori_domain::problem::{Problem, Severity};

use crate::answer::tell::{Tell, on_form, place};
use crate::form::Form;
use crate::link::engagement;
use crate::pages::agreement::{Draft, ProblemLine};
use crate::part::{Notice, Status, Tone};
use crate::routes::see_other;
use crate::shell::Spot;
use crate::site::{self, Answer, Site, Visit};
use crate::word::W;

/// Rows of the text area at least and at most.
const ROWS: (usize, usize) = (24, 60);
/// Characters of a line that are quoted.
const QUOTED: usize = 80;

/// The draft.
pub fn draft(site: &Site, visit: &Visit) -> Answer {
    let read = read_draft(&site.house, &visit.call(), visit.engagement()?)?;
    let w = visit.w;
    let saved = visit.query.raw("saved") == "yes";
    let notice = saved.then(|| Notice {
        tone: Tone::Good,
        title: w.t("agreement-saved"),
        text: String::new(),
    });
    let page = page(site, visit, &read, notice);
    site::inside(visit, (Spot::Agreement, Some(&read.opened)), &page)
}

/// Keeps what was written, whatever is wrong with it.
pub fn save(site: &Site, visit: &Visit) -> Answer {
    let id = visit.engagement()?;
    let number = visit.form.raw("number").parse().unwrap_or(0);
    let text = visit.form.raw("text");
    match keep(&site.house, &visit.call(), id, (number, visit.version()), text) {
        Ok(_) => Ok(see_other(&engagement(&id.to_string()).draft().query("saved", "yes"))),
        Err(failure) => {
            // The text that was typed stays on the page, beside the reason.
            let refusal = on_form(failure)?;
            let mut read = read_draft(&site.house, &visit.call(), id)?;
            read.text = text.to_owned();
            read.problems = read_text("agreement.toml", text).1;
            let notice = Tell::new(site, visit).refused(&refusal);
            let page = page(site, visit, &read, Some(notice));
            site::again(visit, (Spot::Agreement, Some(&read.opened)), &page)
        }
    }
}

fn page(site: &Site, visit: &Visit, read: &Read, notice: Option<Notice>) -> Draft {
    let (tell, w) = (Tell::new(site, visit), visit.w);
    let place = place(&read.opened);
    let number = read.number.to_string();
    let name = w.t1("agreement-draft-of", "n", &number);
    let errors = read.problems.iter().filter(|one| one.severity == Severity::Error).count();
    let (tone, id) = match errors {
        0 => (Tone::Good, "agreement-sound"),
        _ => (Tone::Watch, "agreement-unsound"),
    };
    let form = Form::new(vec![("text".to_owned(), read.text.clone())]);
    Draft {
        w,
        trail: {
            let mut trail = tell.trail(&read.opened);
            trail.push(crate::shell::Crumb::new(w.t("shell-agreement"), place.agreements()));
            trail
        },
        name,
        notice,
        form,
        seen: (read.number, read.version),
        began: read.copied.map_or_else(String::new, |n| w.t1("agreement-began", "n", n)),
        sound: Status::new(tone, w.t1(id, "n", errors)),
        problems: problems(w, &read.text, &read.problems),
        rows: read.text.lines().count().clamp(ROWS.0, ROWS.1),
        action: place.agreements(),
        page: (read.version > 0).then(|| place.version(&number)),
    }
}

/// Problems in the order of their lines, with the line that each is about.
pub(crate) fn problems(w: W, text: &str, problems: &[Problem]) -> Vec<ProblemLine> {
    let lines: Vec<&str> = text.lines().collect();
    let mut sorted: Vec<&Problem> = problems.iter().collect();
    sorted.sort_by_key(|one| (one.place.line, one.severity != Severity::Error));
    let told = |problem: &&Problem| {
        let args = problem.words();
        let at = problem.place.line.and_then(|line| usize::try_from(line).ok());
        let quote = at.and_then(|at| lines.get(at.checked_sub(1)?)).map(|line| line.trim());
        let (tone, id) = match problem.severity {
            Severity::Error => (Tone::Bad, "agreement-error"),
            Severity::Warning => (Tone::Watch, "agreement-warning"),
        };
        ProblemLine {
            line: at.map_or_else(String::new, |at| at.to_string()),
            quote: quote.unwrap_or_default().chars().take(QUOTED).collect(),
            words: w.with(&format!("problem-{}", problem.code), &args),
            hint: w.with(&format!("problem-{}-hint", problem.code), &args),
            weight: Status::new(tone, w.t(id)),
        }
    };
    sorted.iter().map(told).collect()
}
