//! The record as a view and as a table.

use kajitori_app::audit::{Change, Listed, PAGE, SIGN_INS, Who};
use kajitori_app::engagement::Opened;
use kajitori_domain::audit::Via;
use kajitori_domain::display::thousands;
use kajitori_domain::report::{Cell, Sheet};

use super::{HIDDEN, SHOWN, SIGNS, detail, without_sign_ins};
use crate::answer::tell::{Tell, place, thing};
use crate::form::Answer as Choice;
use crate::link::{self, Link};
use crate::pages::audit::{Record, RecordLine};
use crate::part::{Chosen, Named, Pager};
use crate::shell::Spot;
use crate::site::{Site, Visit};
use crate::word::W;

/// Where a record stands.
pub(super) struct Frame<'a> {
    pub(super) here: Link,
    pub(super) files: [Link; 2],
    pub(super) export: Option<Link>,
    pub(super) opened: Option<&'a Opened>,
}

/// The same page asked for something else. Whether sign-ins are left out always stands in it.
fn asking(visit: &Visit, link: Link, without: &str) -> Link {
    let link = ["kind", "actor", "day"]
        .into_iter()
        .filter(|name| *name != without)
        .fold(link, |link, name| link.query(name, visit.query.raw(name)));
    let left_out = without_sign_ins(&visit.query) && without != SIGNS;
    link.query(SIGNS, if left_out { HIDDEN } else { SHOWN })
}

pub(super) fn page(site: &Site, visit: &Visit, listed: &Listed, frame: Frame<'_>) -> Record {
    let (tell, w) = (Tell::new(site, visit), visit.w);
    let raw = |name: &str| visit.query.raw(name).to_owned();
    let [csv, xlsx] = frame.files.clone().map(|link| asking(visit, link, ""));
    let action = |action: &String| Choice::new(action, w.t(&format!("audit-{action}")), "");
    let any = || Choice::new("", w.t("audit-all"), "");
    let kinds = std::iter::once(any()).chain(listed.actions.iter().map(action));
    let sees = |spot| !visit.sees.hidden.contains(&spot);
    let able = (sees(Spot::People), sees(Spot::Company));
    let who = listed.actors.iter().map(|(leaf, who)| Choice::new(leaf, tell.who(who), ""));
    Record {
        w,
        trail: frame.opened.map(|opened| tell.trail(opened)).unwrap_or_default(),
        checkpoint: checkpoint(&tell, listed),
        root: listed.root.to_string(),
        verifier: listed.verifier.clone(),
        filter: (raw("kind"), kinds.collect()),
        actor: (raw("actor"), std::iter::once(any()).chain(who).collect()),
        day: raw("day"),
        count: count(listed.fitting),
        chosen: chosen(visit, &tell, listed, &frame.here),
        sign_ins: sign_ins(visit, listed),
        lines: listed.rows.iter().map(|row| line(&tell, row, (frame.opened, able))).collect(),
        pager: pager(visit, listed, &frame.here),
        cleared: frame.here.clone().query(SIGNS, SHOWN),
        here: frame.here,
        files: (csv, xlsx),
        export: frame.export,
    }
}

fn count(number: usize) -> String {
    thousands(u128::try_from(number).unwrap_or(u128::MAX))
}

fn checkpoint(tell: &Tell, listed: &Listed) -> String {
    match &listed.signed {
        Some(signed) => {
            let at = tell.time(signed.at);
            tell.w.t2("audit-signed", "n", signed.size, "at", at)
        }
        None => tell.w.t("audit-unsigned"),
    }
}

/// Whether sign-ins are left out, where there are any: every answer, and the one that holds.
fn sign_ins(visit: &Visit, listed: &Listed) -> Option<(String, Vec<Choice>)> {
    let w = visit.w;
    let any = listed.actions.iter().any(|action| SIGN_INS.contains(&action.as_str()));
    let own = if without_sign_ins(&visit.query) { HIDDEN } else { SHOWN };
    let each = [(HIDDEN, "audit-signs-hidden"), (SHOWN, "audit-signs-shown")];
    let each = each.map(|(one, id)| Choice::new(one, w.t(id), ""));
    any.then(|| (own.to_owned(), each.to_vec()))
}

fn chosen(visit: &Visit, tell: &Tell, listed: &Listed, here: &Link) -> Vec<Chosen> {
    let raw = |name: &str| visit.query.raw(name).to_owned();
    let actor = listed.actors.iter().find(|(leaf, _)| *leaf == raw("actor"));
    let all = [
        ("kind", tell.w.t(&format!("audit-{}", raw("kind")))),
        ("actor", actor.map(|(_, who)| tell.who(who)).unwrap_or_default()),
        ("day", raw("day")),
    ];
    let on = all.into_iter().filter(|(name, _)| !raw(name).is_empty());
    let left_out = listed.left_out > 0;
    let left_out =
        left_out.then(|| (SIGNS, tell.w.t1("audit-signs-left-out", "n", count(listed.left_out))));
    on.chain(left_out)
        .map(|(name, words)| Chosen { name: words, without: asking(visit, here.clone(), name) })
        .collect()
}

fn pager(visit: &Visit, listed: &Listed, here: &Link) -> Option<Pager> {
    let page: usize = visit.query.raw("page").parse().unwrap_or(1).max(1);
    let first = (page - 1) * PAGE;
    if listed.rows.is_empty() {
        return None;
    }
    let last = first + listed.rows.len();
    let to = |page: usize| asking(visit, here.clone(), "").query("page", &page.to_string());
    Some(Pager {
        first: count(first + 1),
        last: count(last),
        total: count(listed.fitting),
        before: (page > 1).then(|| to(page - 1)),
        after: (last < listed.fitting).then(|| to(page + 1)),
    })
}

fn via(w: W, via: Via) -> String {
    w.t(match via {
        Via::Web => "audit-via-page",
        Via::Api => "audit-via-api",
        Via::Job => "audit-via-job",
        Via::Cli => "audit-via-cli",
    })
}

/// What stands below whoever did it: the role, and the way.
fn beside(w: W, change: &Change) -> String {
    let way = via(w, change.via);
    match &change.by {
        Who::Person { role: Some(role), .. } => {
            let role = w.t(&format!("who-{}", role.word()));
            [role, way].join(w.t("list-and").as_str())
        }
        // A job is its own way.
        Who::Job => String::new(),
        _ => way,
    }
}

fn line(
    tell: &Tell,
    change: &Change,
    (opened, able): (Option<&Opened>, (bool, bool)),
) -> RecordLine {
    let w = tell.w;
    let object = w.t(&format!("audit-object-{}", change.object));
    let to = match opened {
        // What may not be read of a thing, may not be opened either.
        Some(opened) if change.detail.is_none() => place(opened).hub(),
        Some(opened) => thing(&place(opened), &change.object, &change.id),
        None => match change.object.as_str() {
            "engagement" => link::engagement(&change.id).hub(),
            "company" if able.1 => link::company(),
            _ if able.0 => link::people(),
            _ => link::company_audit(),
        },
    };
    RecordLine {
        number: change.number.to_string(),
        at: tell.time(change.at),
        by: tell.name(&change.by),
        via: beside(w, change),
        action: w.t(&format!("audit-{}", change.action)),
        object: Named::new(object, to),
        detail: detail::shown(tell, change),
        hash: change.hash.to_string().chars().take(12).collect(),
    }
}

/// The rows as people take them along; times as machines read them.
pub(super) fn sheet(site: &Site, visit: &Visit, listed: &Listed) -> Sheet {
    let (tell, w) = (Tell::new(site, visit), visit.w);
    let heads = ["audit-number", "audit-at", "audit-by", "audit-via", "audit-action"];
    let more = ["audit-object", "audit-id", "audit-detail", "audit-hash"];
    let row = |change: &Change| {
        vec![
            Cell::Integer(i64::try_from(change.number).unwrap_or(i64::MAX)),
            Cell::Text(tell.clock.stamp(change.at)),
            Cell::Text(tell.who(&change.by)),
            Cell::Text(via(w, change.via)),
            Cell::Text(w.t(&format!("audit-{}", change.action))),
            Cell::Text(w.t(&format!("audit-object-{}", change.object))),
            Cell::Text(change.id.clone()),
            Cell::Text(detail::whole(&tell, change)),
            Cell::Text(change.hash.to_string()),
        ]
    };
    Sheet {
        name: w.t("shell-record"),
        head: heads.iter().chain(&more).map(|id| w.t(id)).collect(),
        rows: listed.rows.iter().map(row).collect(),
    }
}
