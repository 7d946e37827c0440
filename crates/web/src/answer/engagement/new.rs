//! A new engagement.

use kajitori_app::engagement::{New, create as make, offer};
use kajitori_domain::template::{Area, Template, all, find};
use kajitori_domain::text::Text;

use super::choices;
use crate::answer::tell::{Tell, day, number, on_form};
use crate::form::{Answer as Choice, FieldProblem, Form};
use crate::link::{self, engagement};
use crate::pages::engagement::{NewEngagement, TemplateLine, Templates};
use crate::part::Notice;
use crate::routes::see_other;
use crate::shell::Spot;
use crate::site::{self, Answer, Site, Visit};
use crate::word::W;

/// Tasks that a template is introduced by.
const FIRST: usize = 4;

/// The templates, or the form for one of them.
pub fn new(site: &Site, visit: &Visit) -> Answer {
    let Some(template) = find(visit.query.raw("template")) else {
        offer(&site.house, &visit.call())?;
        return site::inside(visit, (Spot::Engagements, None), &templates(visit.w));
    };
    let page = page(site, visit, (template, begun(site, visit, template)), None)?;
    site::inside(visit, (Spot::Engagements, None), &page)
}

fn templates(w: W) -> Templates {
    let line = |template: &Template| {
        let tasks = template.tasks.iter().take(FIRST).map(|task| task.name.get(w.lang()));
        let tasks = tasks.collect::<Vec<_>>().join(w.t("list-and").as_str());
        let class = choices::class_name(w, template.confidentiality);
        let duties = template.warnings.len();
        TemplateLine {
            name: template.name.get(w.lang()).to_owned(),
            tasks,
            note: w.t2("engagement-template-note", "class", class, "n", duties),
            link: link::new_engagement().query("template", &template.id),
        }
    };
    let area = |area: Area| {
        let own = all().iter().filter(move |template| template.area == area);
        (w.t(&format!("template-area-{}", area.word())), own.map(line).collect::<Vec<_>>())
    };
    let areas = Area::ALL.into_iter().map(area).filter(|(_, own)| !own.is_empty()).collect();
    Templates { w, areas }
}

/// What the form begins with.
fn begun(site: &Site, visit: &Visit, template: &Template) -> Form {
    let lang = visit.w.lang();
    let today = site.house.day(site.house.now());
    let mut values: Vec<(String, String)> = [
        ("name", template.name.get(lang).to_owned()),
        ("title", template.title.get(lang).to_owned()),
        ("confidentiality", choices::class_word(template.confidentiality).to_owned()),
        ("from", Tell::new(site, visit).day(today)),
        ("notice_months", "3".to_owned()),
        ("renewal", "automatic".to_owned()),
        ("kind", "quasi-mandate".to_owned()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .to_vec();
    values.extend(template.tasks.iter().map(|task| ("tasks".to_owned(), task.id.clone())));
    Form::new(values)
}

fn page(
    site: &Site,
    visit: &Visit,
    (template, form): (&'static Template, Form),
    problem: Option<Notice>,
) -> Result<NewEngagement, kajitori_app::Failure> {
    let (w, lang) = (visit.w, visit.w.lang());
    let vendors = offer(&site.house, &visit.call())?.vendors;
    let task = |task: &kajitori_domain::template::Task| {
        let often = w.t(&format!("template-frequency-{}", task.frequency.word()));
        let due = task.due.as_ref().map(|due| due.get(lang).to_owned());
        let note = [Some(often), due].into_iter().flatten().collect::<Vec<_>>();
        Choice::new(task.id.as_str(), task.name.get(lang), note.join(w.t("list-and").as_str()))
    };
    let duty = |warning: &kajitori_domain::template::Warning| {
        let [words, basis, needs] = [&warning.words, &warning.basis, &warning.needs];
        let text = |text: &Text| text.get(lang).to_owned();
        (text(words), text(basis), text(needs))
    };
    Ok(NewEngagement {
        w,
        template: (template.name.get(lang).to_owned(), template.id.clone()),
        problem,
        tasks: template.tasks.iter().map(task).collect(),
        chosen: form.all("tasks").map(str::to_owned).collect(),
        vendors: vendors
            .iter()
            .map(|one| Choice::new(one.id.to_string(), one.name.get(lang), ""))
            .collect(),
        classes: choices::classes(w),
        kinds: choices::kinds(w),
        renewals: choices::renewals(w),
        duties: template.warnings.iter().map(duty).collect(),
        add_vendor: link::set_up("vendor"),
        form,
    })
}

/// A name in both languages; the Japanese one stands for an absent English one.
pub(super) fn named(form: &Form, field: &str, english: &str) -> Text {
    let (ja, en) = (form.raw(field).trim(), form.raw(english).trim());
    Text { ja: ja.to_owned(), en: if en.is_empty() { ja } else { en }.to_owned() }
}

fn read(template: &Template, form: &mut Form) -> Option<New> {
    form.required("name", "engagement-name");
    form.required("title", "engagement-title");
    let from = day(form, ("from", "engagement-from"), true);
    let until = day(form, ("until", "engagement-until"), false);
    let fee_yen = number(form, ("fee", "engagement-fee"));
    let notice = number(form, ("notice_months", "engagement-notice-months"));
    if form.all("tasks").next().is_none() {
        let (field, label) = ("tasks", "engagement-tasks");
        form.wrong(FieldProblem { field, label, code: "none", args: Vec::new() });
    }
    let vendor = form.raw("vendor").parse().ok();
    if vendor.is_none() {
        form.required("vendor", "engagement-vendor");
    }
    let (vendor, from) = (vendor?, from?);
    form.sound().then(|| New {
        template: template.id.clone(),
        tasks: form.all("tasks").map(str::to_owned).collect(),
        vendor,
        name: named(form, "name", "name_en"),
        confidentiality: choices::class(form.raw("confidentiality")),
        fee_yen,
        title: Text::same(form.raw("title").trim()),
        kind: form.raw("kind").to_owned(),
        from,
        until,
        notice_months: notice.and_then(|n| u32::try_from(n).ok()).unwrap_or(0),
        renewal: choices::renewal(form.raw("renewal")),
    })
}

/// Makes it, and goes to its hub.
pub fn create(site: &Site, visit: &Visit) -> Answer {
    let Some(template) = find(visit.form.raw("template")) else {
        return Ok(see_other(&link::new_engagement()));
    };
    let mut form = visit.form.clone();
    let made = read(template, &mut form).map(|new| make(&site.house, &visit.call(), &new));
    let problem = match made {
        Some(Ok(id)) => return Ok(see_other(&engagement(&id.to_string()).hub())),
        Some(Err(failure)) => Some(Tell::new(site, visit).refused(&on_form(failure)?)),
        None => None,
    };
    let page = page(site, visit, (template, form), problem)?;
    site::again(visit, (Spot::Engagements, None), &page)
}
