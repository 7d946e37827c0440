//! Setting up, step by step.

use kajitori_app::Failure;
use kajitori_app::company::{Progress, SetUp as Step, add_vendor, edit, progress};
use kajitori_domain::text::Text;

use crate::answer::tell::{Tell, on_form};
use crate::form::Form;
use crate::link::{self, engagement, set_up as step_link};
use crate::pages::company::{Doing, SetUp};
use crate::part::{Named, Notice, StepState, Tone};
use crate::routes::see_other;
use crate::shell::Spot;
use crate::site::{self, Answer, Site, Visit};
use crate::word::W;

fn asked(visit: &Visit) -> Result<Step, Failure> {
    Step::parse(visit.part("step")).ok_or(Failure::Hidden)
}

/// A step.
pub fn step(site: &Site, visit: &Visit) -> Answer {
    let (step, far) = (asked(visit)?, progress(&site.house, &visit.call())?);
    let saved = visit.query.raw("saved") == "yes";
    let notice = saved.then(|| Notice {
        tone: Tone::Good,
        title: visit.w.t("company-saved"),
        text: String::new(),
    });
    let page = page(visit.w, (step, &far), begun(step, &far), notice);
    site::inside(visit, (Spot::Company, None), &page)
}

/// Keeps what a step asks for.
pub fn keep(site: &Site, visit: &Visit) -> Answer {
    let step = asked(visit)?;
    let mut form = visit.form.clone();
    form.required("name", "company-name");
    let mut notice = None;
    if form.sound() {
        let (ja, en) = (form.raw("name").trim(), form.raw("name_en").trim());
        let name = Text { ja: ja.to_owned(), en: if en.is_empty() { ja } else { en }.to_owned() };
        let (call, kana) = (visit.call(), form.raw("kana"));
        let kept = match step {
            Step::Company => edit(&site.house, &call, (&name, kana), visit.version()),
            Step::Vendor => add_vendor(&site.house, &call, (&name, kana)).map(|_| ()),
            _ => Err(Failure::Hidden),
        };
        match kept {
            Ok(()) => return Ok(see_other(&step_link(step.word()).query("saved", "yes"))),
            Err(failure) => {
                notice = Some(Tell::new(site, visit).refused(&on_form(failure)?));
            }
        }
    }
    let far = progress(&site.house, &visit.call())?;
    let page = page(visit.w, (step, &far), form, notice);
    site::again(visit, (Spot::Company, None), &page)
}

/// What a step's form begins with.
fn begun(step: Step, far: &Progress) -> Form {
    let company = &far.company.value;
    let name = &company.name;
    // The Japanese name stands for an English one that nobody has given.
    let english = if name.en == name.ja { String::new() } else { name.en.clone() };
    let values = match step {
        Step::Company => {
            vec![("name", name.ja.clone()), ("name_en", english), ("kana", company.kana.clone())]
        }
        _ => Vec::new(),
    };
    Form::new(values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// The words of a step: its name, its title, what it is for.
fn words(w: W, step: Step) -> [String; 3] {
    let ids = match step {
        Step::Company => ["company-step-company", "company-company", "company-company-about"],
        Step::People => ["company-step-people", "company-people", "company-people-about"],
        Step::Vendor => ["company-step-vendor", "company-vendor", "company-vendor-about"],
        Step::Engagement => {
            ["company-step-engagement", "company-engagement", "company-engagement-about"]
        }
        Step::Levels => ["company-step-levels", "company-levels", "company-levels-about"],
        Step::Records => ["company-step-records", "company-records", "company-records-about"],
    };
    ids.map(|id| w.t(id))
}

fn page(w: W, (step, far): (Step, &Progress), form: Form, notice: Option<Notice>) -> SetUp {
    let [_, title, text] = words(w, step);
    let all = Step::ALL.into_iter().map(|one| {
        let [name, ..] = words(w, one);
        let state = match (far.done(one), far.next() == Some(one)) {
            (true, _) => StepState::Done,
            (false, true) => StepState::Current,
            (false, false) => StepState::Ahead,
        };
        let note = if far.done(one) { w.t("step-done") } else { String::new() };
        (Named::new(name, step_link(one.word())), state, one == step, note)
    });
    let on = far.next().filter(|next| *next != step && far.done(step));
    let on = on.map(|next| {
        let [name, ..] = words(w, next);
        Named::new(name, step_link(next.word()))
    });
    let steps = all.collect();
    let (have, doing) = (have(w, step, far), doing(w, (step, far), form));
    SetUp { w, steps, title, text, have, notice, doing, on }
}

/// What there is already.
fn have(w: W, step: Step, far: &Progress) -> Vec<String> {
    let text = |text: &Text| text.get(w.lang()).to_owned();
    let first = far.first.as_ref();
    match step {
        Step::Company => Vec::new(),
        Step::People if far.people > 1 => vec![w.t1("company-people-have", "n", far.people)],
        Step::People => Vec::new(),
        Step::Vendor => far.vendors.iter().map(|vendor| text(&vendor.name)).collect(),
        Step::Engagement => first.map(|first| text(&first.engagement.name)).into_iter().collect(),
        Step::Levels if far.done(step) => vec![w.t("company-levels-have")],
        Step::Records if far.done(step) => vec![w.t("company-records-have")],
        Step::Levels | Step::Records => Vec::new(),
    }
}

fn doing(w: W, (step, far): (Step, &Progress), form: Form) -> Doing {
    let action = step_link(step.word());
    let name = |version, button: &str| Doing::Name { form, version, action, button: w.t(button) };
    let elsewhere = |id: &str, to| Doing::Elsewhere(Named::new(w.t(id), to));
    let earlier = |step: Step| {
        let [name, ..] = words(w, step);
        Doing::Earlier(Named::new(name, step_link(step.word())))
    };
    let place = far.first.as_ref().filter(|first| first.open);
    let place = place.map(|first| engagement(&first.engagement.id.to_string()));
    match (step, place) {
        (Step::Company, _) => name(far.company.version, "form-save"),
        (Step::Vendor, _) => name(0, "company-vendor-do"),
        (Step::People, _) => elsewhere("company-people-do", link::people()),
        (Step::Engagement, _) if far.vendors.is_empty() => earlier(Step::Vendor),
        (Step::Engagement, _) => elsewhere("company-engagement-do", link::new_engagement()),
        (Step::Levels, Some(place)) => elsewhere("company-levels-do", place.agreements()),
        (Step::Records, Some(place)) => elsewhere("company-records-do", place.new_delivery()),
        (Step::Levels | Step::Records, None) => earlier(Step::Engagement),
    }
}
