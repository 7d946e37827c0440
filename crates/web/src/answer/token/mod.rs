//! Keys of programs.

use kajitori_app::engagement::{Opened, open};
use kajitori_app::token::{self, Key, NewKey};
use kajitori_app::{Failure, run};
use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::refusal::Refusal;
use kajitori_domain::token::Purpose;

use super::gate::refused;
use crate::form::{Answer as Choice, Form, Need, write_day};
use crate::link::{self, Place};
use crate::pages::token::{TokenLine, Tokens};
use crate::part::{Notice, Status, Tone};
use crate::routes::see_other;
use crate::shell::{Crumb, Spot};
use crate::site::{self, Answer, Site, Visit};
use crate::word::W;

/// The engagement, and where its pages are.
struct Scene {
    opened: Opened,
    place: Place,
}

fn scene(site: &Site, visit: &Visit) -> Result<Scene, Failure> {
    let id = visit.engagement()?;
    let opened = open(&site.house, &visit.call(), id)?;
    Ok(Scene { opened, place: link::engagement(&id.to_string()) })
}

/// What stands on the page beside the list.
#[derive(Default)]
struct Shown {
    form: Form,
    made: Option<String>,
    notice: Option<Notice>,
}

/// The keys of the engagement.
pub fn list(site: &Site, visit: &Visit) -> Answer {
    let scene = scene(site, visit)?;
    let ended = visit.query.raw("done") == "ended";
    let title = visit.w.t("token-ended-done");
    let notice = ended.then_some(Notice { tone: Tone::Good, title, text: String::new() });
    let page = page(site, visit, &scene, Shown { notice, ..Shown::default() })?;
    site::inside(visit, (Spot::Tokens, Some(&scene.opened)), &page)
}

fn page(site: &Site, visit: &Visit, scene: &Scene, shown: Shown) -> Result<Tokens, Failure> {
    let (w, call, id) = (visit.w, visit.call(), scene.opened.engagement.value.id);
    let keys = token::list(&site.house, &call, id)?;
    let edits = run::may(&site.house, &call, InEngagement(id), EngagementPermission::EditTokens);
    let line = |key: &Key| line(site, visit, &scene.place, (key, edits));
    let purpose =
        |id: &str, note: &str, purpose: Purpose| Choice::new(purpose.word(), w.t(id), w.t(note));
    Ok(Tokens {
        w,
        trail: trail(w, scene),
        made: shown.made,
        lines: keys.iter().map(line).collect(),
        form: shown.form,
        purposes: vec![
            purpose("token-receive", "token-receive-note", Purpose::Receive),
            purpose("token-report", "token-report-note", Purpose::Report),
            purpose("token-read", "token-read-note", Purpose::Read),
        ],
        action: edits.then(|| scene.place.tokens()),
        notice: shown.notice,
    })
}

fn trail(w: W, scene: &Scene) -> Vec<Crumb> {
    let name = scene.opened.engagement.value.name.get(w.lang());
    vec![
        Crumb::new(w.t("shell-engagements"), link::engagements()),
        Crumb::new(name, scene.place.hub()),
    ]
}

fn line(site: &Site, visit: &Visit, place: &Place, (key, edits): (&Key, bool)) -> TokenLine {
    let (w, one) = (visit.w, &key.token);
    let last = kajitori_domain::time::Moment(one.expires.0.saturating_sub(1));
    let state = match (key.good, one.revoked) {
        (true, _) => Status::new(Tone::Plain, w.t("member-active")),
        (false, Some(_)) => Status::new(Tone::Quiet, w.t("token-ended")),
        (false, None) => Status::new(Tone::Quiet, w.t("token-expired")),
    };
    let clock = site.clock(w);
    TokenLine {
        name: one.name.clone(),
        prefix: one.prefix.clone(),
        purpose: w.t(match one.purpose {
            Purpose::Receive => "token-receive",
            Purpose::Report => "token-report",
            Purpose::Read => "token-read",
        }),
        expires: write_day(w, clock.day(last)),
        used: one.used.map_or_else(|| w.t("token-unused"), |used| clock.time(used)),
        state,
        end: (edits && one.revoked.is_none()).then(|| place.token_end(&one.id.to_string())),
    }
}

/// Issues a key, and shows it this once.
pub fn issue(site: &Site, visit: &Visit) -> Answer {
    let (scene, mut form) = (scene(site, visit)?, visit.form.clone());
    let asked = read(&mut form);
    let again = |form, notice| {
        let page = page(site, visit, &scene, Shown { form, notice, made: None })?;
        site::again(visit, (Spot::Tokens, Some(&scene.opened)), &page)
    };
    let Some(new) = asked else { return again(form, None) };
    let id = scene.opened.engagement.value.id;
    match token::issue(&site.house, &visit.call(), (id, &new)) {
        Ok(key) => {
            let made = Some(key.expose().to_owned());
            let page = page(site, visit, &scene, Shown { made, ..Shown::default() })?;
            site::inside(visit, (Spot::Tokens, Some(&scene.opened)), &page)
        }
        Err(Failure::Refused(refusal)) => match field(&refusal) {
            Some((name, label)) => {
                form.refused(name, label, &refusal);
                again(form, None)
            }
            None => again(form, Some(refused(visit, &refusal))),
        },
        Err(other) => Err(other),
    }
}

fn read(form: &mut Form) -> Option<NewKey> {
    let name = form.required("name", "token-name");
    let purpose = Purpose::ALL.into_iter().find(|one| one.word() == form.raw("purpose"));
    if purpose.is_none() {
        form.required("purpose", "token-purpose");
    }
    let until = form.day("expires", "token-expires", Need::Must);
    Some(NewKey { name: name?, purpose: purpose?, until: until? })
}

fn field(refusal: &Refusal) -> Option<(&'static str, &'static str)> {
    match refusal.code {
        "token-name-missing" | "token-name-taken" => Some(("name", "token-name")),
        "token-past" | "token-long" => Some(("expires", "token-expires")),
        _ => None,
    }
}

/// Ends a key.
pub fn revoke(site: &Site, visit: &Visit) -> Answer {
    let scene = scene(site, visit)?;
    let id = (scene.opened.engagement.value.id, visit.id("token")?);
    match token::revoke(&site.house, &visit.call(), id) {
        Ok(()) => Ok(see_other(&scene.place.tokens().query("done", "ended"))),
        Err(Failure::Refused(refusal)) => {
            let notice = Some(refused(visit, &refusal));
            let page = page(site, visit, &scene, Shown { notice, ..Shown::default() })?;
            site::again(visit, (Spot::Tokens, Some(&scene.opened)), &page)
        }
        Err(other) => Err(other),
    }
}
