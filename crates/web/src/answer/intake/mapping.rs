//! Saying how a file is read: the page, its preview, and taking the file.

use kajitori_app::Failure;
use kajitori_app::delivery::{self, Findings, Said};
use kajitori_app::engagement::open;
use kajitori_domain::delivery::{DeliveryState, FileRole};
use kajitori_domain::id::DeliveryId;
use kajitori_domain::refusal::Refusal;

use super::columns::{label, read};
use super::shape::{self, meanings};
use super::told::Told;
use super::written::{choices, kinds, texts};
use crate::form::{Answer as Choice, Form};
use crate::pages::intake::{Kept, MappingPage, Meaning};
use crate::part::{Notice, Status, Step, StepState, Tone};
use crate::routes::see_other;
use crate::shell::{Crumb, Spot};
use crate::site::{Answer, Site, Visit, again, inside};
use crate::word::W;

/// What is known of a file while its mapping is on screen.
struct Sight {
    file: String,
    version: u64,
    role: FileRole,
    form: Form,
    findings: Findings,
    notice: Option<Notice>,
}

fn place(visit: &Visit) -> Result<delivery::Place, Failure> {
    Ok((visit.engagement()?, visit.id::<DeliveryId>("delivery")?))
}

/// The mapping as it is proposed, remembered, or was last said.
pub fn mapping(site: &Site, visit: &Visit) -> Answer {
    let begun = delivery::remap(&site.house, &visit.call(), place(visit)?);
    let (filed, findings, mapping) = match begun {
        Ok(begun) => begun,
        Err(failure) => return elsewhere(visit, failure),
    };
    let announced = filed.value.delivery.role;
    let role = shape::seen_as(announced, &mapping);
    let form = shape::fields(role, &mapping, &findings.columns);
    let (file, version) = (filed.value.delivery.file.clone(), filed.version);
    let notice = match &filed.value.delivery.state {
        DeliveryState::Refused { code, rejected, .. } if findings.columns.is_empty() => {
            Some(Told::new(visit.w, &site.house).came_to_nothing(&file, code, *rejected))
        }
        _ => (role != announced).then(|| other_role(visit.w, role)),
    };
    let notice = Told::new(visit.w, &site.house).unreadable(&findings).or(notice);
    let sight = Sight { file, version, role, form, findings, notice };
    let (opened, page) = page(site, visit, sight)?;
    inside(visit, (Spot::Intake, Some(&opened)), &page)
}

/// That a file looks like something else than was announced.
fn other_role(w: W, role: FileRole) -> Notice {
    let seen = w.t(&format!("intake-{}", role.word()));
    let title = w.t1("intake-other-role", "role", seen);
    Notice { tone: Tone::Watch, title, text: w.t("intake-other-role-text") }
}

/// Where the file is past saying how it is read, its page says how it stands.
fn elsewhere(visit: &Visit, failure: Failure) -> Answer {
    let past = ["delivery-busy", "delivery-done", "delivery-incomplete"];
    match &failure {
        Failure::Refused(refusal) if past.contains(&refusal.code) => {
            let place = crate::link::engagement(visit.part("e"));
            Ok(see_other(&place.delivery(visit.part("delivery"))))
        }
        _ => Err(failure),
    }
}

/// What was said of the file, and how it would be read so.
pub fn preview(site: &Site, visit: &Visit) -> Answer {
    let (sight, said) = match typed(site, visit) {
        Ok(typed) => typed,
        Err(failure) => return elsewhere(visit, failure),
    };
    let Some(said) = said else { return wrong(site, visit, sight) };
    match delivery::look(&site.house, &visit.call(), place(visit)?, &said) {
        Ok((_, findings)) => {
            let (opened, page) = page(site, visit, looked(site, visit, sight, (&said, findings)))?;
            inside(visit, (Spot::Intake, Some(&opened)), &page)
        }
        Err(Failure::Refused(refusal)) => refused(site, visit, (sight, &refusal)),
        Err(failure) => Err(failure),
    }
}

/// What was said of the file, with what was found by it.
fn looked(site: &Site, visit: &Visit, sight: Sight, (said, findings): (&Said, Findings)) -> Sight {
    let form = shape::fields(said.role, &said.mapping, &findings.columns);
    let notice = Told::new(visit.w, &site.house).unreadable(&findings);
    Sight { form, findings, notice, ..sight }
}

/// Takes the file as was said.
pub fn import(site: &Site, visit: &Visit) -> Answer {
    let (sight, said) = match typed(site, visit) {
        Ok(typed) => typed,
        Err(failure) => return elsewhere(visit, failure),
    };
    let Some(said) = said else { return wrong(site, visit, sight) };
    match delivery::take_in(&site.house, &visit.call(), place(visit)?, &said) {
        Ok(()) => {
            let place = crate::link::engagement(visit.part("e"));
            Ok(see_other(&place.delivery(visit.part("delivery"))))
        }
        Err(Failure::Refused(refusal)) if refusal.code == "delivery-none-readable" => {
            none_taken(site, visit, (sight, &said), &refusal)
        }
        Err(Failure::Refused(refusal)) => refused(site, visit, (sight, &refusal)),
        Err(failure) => Err(failure),
    }
}

/// Says why nothing was taken, by what the rows are like when they are read so.
fn none_taken(
    site: &Site,
    visit: &Visit,
    (sight, said): (Sight, &Said),
    refusal: &Refusal,
) -> Answer {
    let (_, findings) = delivery::look(&site.house, &visit.call(), place(visit)?, said)?;
    let sight = looked(site, visit, sight, (said, findings));
    let notice = sight.notice.or_else(|| Some(Told::new(visit.w, &site.house).refused(refusal)));
    wrong(site, visit, Sight { notice, ..sight })
}

/// What was typed, with what is known of the file.
fn typed(site: &Site, visit: &Visit) -> Result<(Sight, Option<Said>), Failure> {
    let begun = delivery::remap(&site.house, &visit.call(), place(visit)?)?;
    let (filed, findings, base) = begun;
    let mut form = visit.form.clone();
    let asked = FileRole::ALL.into_iter().find(|role| role.word() == form.raw("role"));
    let role = asked.unwrap_or(filed.value.delivery.role);
    let mapping = read(&mut form, role, (&base, &findings.columns));
    let said = mapping.map(|mapping| Said { role, mapping, version: visit.version() });
    let (file, version) = (filed.value.delivery.file, visit.version());
    Ok((Sight { file, version, role, form, findings, notice: None }, said))
}

fn wrong(site: &Site, visit: &Visit, sight: Sight) -> Answer {
    let (opened, page) = page(site, visit, sight)?;
    again(visit, (Spot::Intake, Some(&opened)), &page)
}

fn refused(site: &Site, visit: &Visit, (sight, refusal): (Sight, &Refusal)) -> Answer {
    let notice = Some(Told::new(visit.w, &site.house).refused(refusal));
    wrong(site, visit, Sight { notice, ..sight })
}

fn page(
    site: &Site,
    visit: &Visit,
    sight: Sight,
) -> Result<(kajitori_app::engagement::Opened, MappingPage), Failure> {
    let w = visit.w;
    let opened = open(&site.house, &visit.call(), visit.engagement()?)?;
    let told = Told::new(w, &site.house);
    let (place, id) = (Told::place(&opened), visit.part("delivery"));
    let mut trail = told.trail(&opened, true);
    trail.push(Crumb::new(sight.file.clone(), place.delivery(id)));
    let Sight { file, version, role, form, findings, notice } = sight;
    let outcome = outcome(&told, &findings);
    let (heads, rows) = preview_of(&told, &findings);
    let offer = offer(&form, &findings);
    let page = MappingPage {
        w,
        trail,
        facts: w.t2(
            "intake-facts",
            "rows",
            total(&told, &findings),
            "columns",
            findings.columns.len(),
        ),
        steps: steps(w),
        notice: notice.or_else(|| (!offer.0).then(|| told.no_columns())),
        readable: offer.0,
        importable: offer.1,
        anew: place.new_delivery(),
        remembered: findings
            .remembered
            .map(|used| w.t1("intake-remembered", "day", told.clock.date(used))),
        questions: questions(w, &findings),
        meanings: meanings(role).iter().map(|m| meaning(w, &form, (role, *m), &findings)).collect(),
        columns: columns(w, &form, (role, &findings)),
        choices: choices(w, &form, role),
        texts: texts(&form, role, &findings),
        kept: kept(&form, role, &findings),
        kinds: kinds(w, role),
        heads,
        rows,
        outcome,
        action: place.mapping(id),
        import: place.import(id),
        version,
        file,
        form,
    };
    Ok((opened, page))
}

/// Whether there is something to say of the file at all, and whether it may be taken.
fn offer(form: &Form, findings: &Findings) -> (bool, bool) {
    let named = |name: &String| name.chars().any(|c| !c.is_control() && !c.is_whitespace());
    let columns = findings.columns.iter().any(named);
    let first = ["log-ask-sheet", "log-ask-object-type"];
    let asked = findings.questions.iter().any(|asked| first.contains(&asked.code.as_str()));
    let whole = !form.raw("object-type").is_empty();
    let none = findings.accepted == 0 && findings.rejected > 0;
    (columns || asked || whole, (columns || whole) && !none)
}

fn total(told: &Told, findings: &Findings) -> String {
    told.count(findings.accepted.saturating_add(findings.rejected))
}

fn outcome(told: &Told, findings: &Findings) -> Option<Status> {
    let (accepted, rejected) = (findings.accepted, findings.rejected);
    let tone = match (accepted, rejected) {
        (0, 0) => return None,
        (0, _) => Tone::Bad,
        (_, 0) => Tone::Good,
        _ => Tone::Watch,
    };
    let (accepted, rejected) = (told.count(accepted), told.count(rejected));
    Some(Status::new(tone, told.w.t2("intake-outcome", "accepted", accepted, "rejected", rejected)))
}

fn steps(w: W) -> Vec<Step> {
    let step = |id: &str, state| Step { name: w.t(id), state, note: String::new() };
    vec![
        step("intake-step-received", StepState::Done),
        step("intake-step-mapping", StepState::Current),
        step("intake-step-import", StepState::Ahead),
        step("intake-step-done", StepState::Ahead),
    ]
}

fn questions(w: W, findings: &Findings) -> Vec<String> {
    let words = |asked: &delivery::Asked| {
        let args: Vec<(&str, String)> =
            asked.args.iter().map(|(key, value)| (key.as_str(), value.clone())).collect();
        w.with(&format!("question-{}", asked.code), &args)
    };
    findings.questions.iter().map(words).collect()
}

fn meaning(
    w: W,
    form: &Form,
    (role, (name, needed)): (FileRole, shape::Meaning),
    findings: &Findings,
) -> Meaning {
    let id = label(name);
    let problem = form.problems().iter().find(|problem| problem.field == name);
    let at = findings.header.iter().position(|head| head == name);
    let first = findings.rows.first().zip(at).and_then(|(row, at)| row.get(at));
    let example = first.filter(|_| role != FileRole::Reported || !form.raw(name).is_empty());
    Meaning {
        name,
        label: w.t(id),
        hint: w.t(&format!("{id}-hint")),
        column: form.raw(name).to_owned(),
        example: example.cloned().unwrap_or_default(),
        needed,
        problem: problem.map(|problem| problem.words(&w)),
    }
}

/// The columns of the file, and those that the form names beside them.
fn columns(w: W, form: &Form, (role, findings): (FileRole, &Findings)) -> Vec<Choice> {
    let named = meanings(role).iter().map(|(name, _)| form.raw(name).to_owned());
    let more = named.filter(|name| !name.is_empty() && !findings.columns.contains(name));
    let all: Vec<String> = findings.columns.iter().cloned().chain(more).collect();
    let unused = Choice::new("", w.t("intake-unused"), "");
    std::iter::once(unused).chain(all.into_iter().map(|c| Choice::new(c.clone(), c, ""))).collect()
}

/// The columns without a meaning of their own.
fn kept(form: &Form, role: FileRole, findings: &Findings) -> Vec<Kept> {
    if !matches!(role, FileRole::Log | FileRole::Intervals) {
        return Vec::new();
    }
    let used: Vec<&str> = meanings(role).iter().map(|(name, _)| form.raw(name)).collect();
    let field = |name: &str, number: usize| form.raw(&format!("{name}-{number}")).to_owned();
    let columns = findings.columns.iter().enumerate();
    let free = columns.filter(|(_, column)| !used.contains(&column.as_str()));
    let kept = free.map(|(number, column)| Kept {
        number,
        column: column.clone(),
        on: !field("keep", number).is_empty(),
        name: Some(field("as", number)).filter(|n| !n.is_empty()).unwrap_or_else(|| column.clone()),
        kind: field("kind", number),
    });
    kept.collect()
}

/// The preview without columns that hold nothing.
fn preview_of(told: &Told, findings: &Findings) -> (Vec<String>, Vec<Vec<String>>) {
    let filled =
        |at: &usize| findings.rows.iter().any(|r| r.get(*at).is_some_and(|c| !c.is_empty()));
    let shown: Vec<usize> = (0..findings.header.len()).filter(filled).collect();
    let head = |at: &usize| {
        let name = findings.header.get(*at).map(String::as_str).unwrap_or_default();
        let id = format!("intake-head-{name}");
        if told.w.has(&id) { told.w.t(&id) } else { name.to_owned() }
    };
    let cell = |row: &Vec<String>, at: &usize| {
        let head = findings.header.get(*at).map(String::as_str).unwrap_or_default();
        row.get(*at).map(|text| told.cell(head, text)).unwrap_or_default()
    };
    let rows = findings.rows.iter().map(|row| shown.iter().map(|at| cell(row, at)).collect());
    (shown.iter().map(head).collect(), rows.collect())
}

#[cfg(test)]
mod tests {
    use kajitori_domain::text::Lang;

    use super::*;

    #[test]
    fn every_meaning_has_its_words() {
        for role in FileRole::ALL {
            for (name, _) in meanings(role) {
                for lang in [Lang::Ja, Lang::En] {
                    let (w, id) = (W::of(lang), label(name));
                    assert!(w.has(id) && w.has(&format!("{id}-hint")), "{id}");
                }
            }
        }
    }
}
