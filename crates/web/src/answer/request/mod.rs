//! Requests to the vendor's manager, and what nobody may do instead.

use std::collections::BTreeSet;

use kajitori_app::Failure;
use kajitori_app::engagement::open;
use kajitori_app::request::{
    Listed, Preview, Told, answer as put_answer, list as read_list, look, send, worker as resolve,
};
use kajitori_domain::id::RequestId;
use kajitori_domain::organisation::Side;
use kajitori_domain::refusal::Refusal;
use kajitori_domain::request::RequestState;
use kajitori_domain::time::Month;

use crate::answer::tell::{Tell, on_form, place};
use crate::form::{Answer as Choice, Form};
use crate::link::engagement;
use crate::pages::request::{RequestLine, Requests, WordingLine, Worker};
use crate::part::{Chosen, Named, Status, Tone};
use crate::routes::see_other;
use crate::shell::Spot;
use crate::site::{self, Answer, Site, Visit};

/// What the page shows beside the requests.
#[derive(Default)]
struct Beside {
    form: Form,
    preview: Option<Preview>,
    problem: Option<Refusal>,
    /// An answer that could not be sent, and to which request.
    typed: Option<(RequestId, String)>,
}

fn page(site: &Site, visit: &Visit, listed: &Listed, beside: Beside) -> Requests {
    let (tell, w) = (Tell::new(site, visit), visit.w);
    let place = place(&listed.opened);
    let warning = |one: &kajitori_domain::wording::Warning| {
        let id = format!("wording-{}", one.code);
        let words = w.t1(&id, "found", &one.found);
        WordingLine { words, hint: w.t(&format!("{id}-hint")) }
    };
    let looked = beside.preview.is_some();
    let asked = Month::parse(visit.query.raw("month"));
    let fits = |told: &&Told| asked.is_none() || told.request.value.month == asked;
    let warnings = beside.preview.iter().flat_map(|one| &one.warnings).map(warning).collect();
    let lines =
        listed.requests.iter().filter(fits).map(|told| line(&tell, listed, told, &beside.typed));
    Requests {
        w,
        trail: tell.trail(&listed.opened),
        manager: listed.manager.as_ref().map(|who| tell.name(who)).unwrap_or_default(),
        client: listed.opened.side() == Side::Client,
        problem: beside.problem.as_ref().map(|refusal| tell.refused(refusal)),
        warnings,
        looked,
        action: place.requests(),
        lines: lines.collect(),
        total: listed.requests.len(),
        months: months(&tell, listed),
        month: asked.map(|month| month.to_string()).unwrap_or_default(),
        chosen: asked
            .map(|month| Chosen { name: tell.month(month), without: place.requests() })
            .into_iter()
            .collect(),
        form: listed.may_send.then_some(beside.form),
    }
}

/// The months that requests are about, the last first, and any.
fn months(tell: &Tell, listed: &Listed) -> Vec<Choice> {
    let about = listed.requests.iter().filter_map(|told| told.request.value.month);
    let about: BTreeSet<Month> = about.collect();
    let any = std::iter::once(Choice::new("", tell.w.t("intake-any"), ""));
    let one = |month: &Month| Choice::new(month.to_string(), tell.month(*month), "");
    any.chain(about.iter().rev().map(one)).collect()
}

fn paragraphs(text: &str) -> Vec<String> {
    text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

fn line(
    tell: &Tell,
    listed: &Listed,
    told: &Told,
    typed: &Option<(RequestId, String)>,
) -> RequestLine {
    let w = tell.w;
    let request = &told.request.value;
    let (id, place) = (request.id.to_string(), place(&listed.opened));
    let who = |who: &Option<kajitori_app::audit::Who>| {
        who.as_ref().map(|who| tell.who(who)).unwrap_or_default()
    };
    let (state, answer) = match &request.state {
        RequestState::Sent => (Status::new(Tone::Wait, w.t("request-waits")), None),
        RequestState::Answered { at, text, .. } => {
            let answer = (tell.time(*at), who(&told.answered_by), paragraphs(text));
            (Status::new(Tone::Good, w.t("request-answered")), Some(answer))
        }
    };
    let open = listed.may_answer && answer.is_none();
    let typed = typed.as_ref().filter(|(own, _)| *own == request.id);
    RequestLine {
        at: tell.time(request.at),
        by: tell.who(&told.by),
        text: paragraphs(&request.text),
        month: request
            .month
            .map(|month| Named::new(tell.month(month), place.month(&month.to_string()))),
        state,
        answer,
        to_answer: open.then(|| (place.request_answer(&id), told.request.version)),
        typed: typed.map(|(_, text)| text.clone()).unwrap_or_default(),
        id,
    }
}

/// The requests.
pub fn list(site: &Site, visit: &Visit) -> Answer {
    let listed = read_list(&site.house, &visit.call(), visit.engagement()?)?;
    let page = page(site, visit, &listed, Beside::default());
    site::inside(visit, (Spot::Requests, Some(&listed.opened)), &page)
}

fn again(site: &Site, visit: &Visit, beside: Beside) -> Answer {
    let listed = read_list(&site.house, &visit.call(), visit.engagement()?)?;
    let page = page(site, visit, &listed, beside);
    site::again(visit, (Spot::Requests, Some(&listed.opened)), &page)
}

/// Looks at a text before it is sent; with what was seen, sends it.
pub fn write(site: &Site, visit: &Visit) -> Answer {
    let (id, call, mut form) = (visit.engagement()?, visit.call(), visit.form.clone());
    let month = form.month("month", "request-month");
    if !form.sound() {
        return again(site, visit, Beside { form, ..Beside::default() });
    }
    let text = form.raw("text").to_owned();
    let sent = form.raw("do") == "send" && form.raw("looked") == "yes";
    let outcome = match sent {
        true => send(&site.house, &call, id, (&text, month)).map(|_| None),
        false => look(&site.house, &call, id, &text).map(Some),
    };
    match outcome {
        Ok(None) => Ok(see_other(&engagement(&id.to_string()).requests().at("requests"))),
        Ok(preview) => {
            let listed = read_list(&site.house, &call, id)?;
            let beside = Beside { form, preview, ..Beside::default() };
            let page = page(site, visit, &listed, beside);
            site::inside(visit, (Spot::Requests, Some(&listed.opened)), &page)
        }
        Err(failure) => {
            let problem = Some(on_form(failure)?);
            again(site, visit, Beside { form, problem, ..Beside::default() })
        }
    }
}

/// The manager answers.
pub fn answer(site: &Site, visit: &Visit) -> Answer {
    let (id, which) = (visit.engagement()?, visit.id("request")?);
    let text = visit.form.raw("text");
    match put_answer(&site.house, &visit.call(), id, (which, visit.version()), text) {
        Ok(()) => Ok(see_other(&engagement(&id.to_string()).requests())),
        Err(failure) => {
            let problem = Some(on_form(failure)?);
            let typed = Some((which, text.to_owned()));
            again(site, visit, Beside { problem, typed, ..Beside::default() })
        }
    }
}

/// The name behind an operator's code, for the vendor's managers.
pub fn worker(site: &Site, visit: &Visit) -> Answer {
    let (id, call, code) = (visit.engagement()?, visit.call(), visit.part("code").to_owned());
    let name = resolve(&site.house, &call, id, &code)?;
    let opened = open(&site.house, &call, id)?;
    let trail = Tell::new(site, visit).trail(&opened);
    let page = Worker { w: visit.w, trail, code, name };
    site::inside(visit, (Spot::Figures, Some(&opened)), &page)
}

/// What nobody may do, whatever the role; the way in has refused it before.
pub fn nobody(_: &Site, _: &Visit) -> Answer {
    Err(Failure::Hidden)
}
