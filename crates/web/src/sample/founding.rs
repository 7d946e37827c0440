//! Samples: a new engagement, its settings, the steps of setting up.

use kajitori_domain::template::{all, find};

use crate::form::{Answer, Form};
use crate::link::{self, set_up};
use crate::pages::company::{Doing, SetUp};
use crate::pages::engagement::{
    DutyLine, FactLine, Move, NewEngagement, ProcessLine, Settings, TemplateLine, Templates,
};
use crate::part::{Named, Status, StepState, Tone};
use crate::shell::Spot;
use crate::word::W;

use super::{Album, Eye, day, e, l, payables, shinonome, trail};

pub(super) fn pages(album: &mut Album) {
    let w = album.w;
    album.add("templates", Eye::Client, Spot::Engagements, &templates(w));
    album.add("engagement-new", Eye::Client, Spot::Engagements, &new(w));
    album.add("settings", Eye::Client, Spot::Hub, &settings(w));
    album.add("set-up", Eye::Client, Spot::Company, &set_up_company(w));
    album.add("set-up-levels", Eye::Client, Spot::Company, &set_up_levels(w));
}

fn templates(w: W) -> Templates {
    let line = |template: &kajitori_domain::template::Template| {
        let tasks = template.tasks.iter().take(4).map(|task| task.name.get(w.lang()));
        let class = w.t("confidentiality-secret");
        TemplateLine {
            name: template.name.get(w.lang()).to_owned(),
            tasks: tasks.collect::<Vec<_>>().join(w.t("list-and").as_str()),
            note: w.t2("engagement-template-note", "class", class, "n", template.warnings.len()),
            link: link::new_engagement().query("template", &template.id),
        }
    };
    let area = |area: kajitori_domain::template::Area| {
        let own = all().iter().filter(|template| template.area == area).map(line);
        (w.t(&format!("template-area-{}", area.word())), own.collect())
    };
    Templates { w, areas: kajitori_domain::template::Area::ALL.into_iter().map(area).collect() }
}

fn form(values: &[(&str, String)]) -> Form {
    Form::new(values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect())
}

fn classes(w: W) -> Vec<Answer> {
    let answer = |word: &str| Answer::new(word, w.t(&format!("confidentiality-{word}")), "");
    ["public", "internal", "confidential", "secret"].map(answer).to_vec()
}

fn kinds(w: W) -> Vec<Answer> {
    vec![Answer::new("quasi-mandate", w.t("contract-kind-quasi-mandate"), "")]
}

fn renewals(w: W) -> Vec<Answer> {
    vec![Answer::new("automatic", w.t("contract-renewal-automatic"), "")]
}

fn new(w: W) -> NewEngagement {
    let template = find("payroll").expect("a shipped template");
    let lang = w.lang();
    let task = |task: &kajitori_domain::template::Task| {
        let often = w.t(&format!("template-frequency-{}", task.frequency.word()));
        Answer::new(task.id.as_str(), task.name.get(lang), often)
    };
    NewEngagement {
        w,
        template: (template.name.get(lang).to_owned(), template.id.clone()),
        problem: None,
        form: form(&[
            ("name", template.name.get(lang).to_owned()),
            ("title", template.title.get(lang).to_owned()),
            ("from", day(w, "2026/11/22")),
            ("notice_months", "3".to_owned()),
            ("confidentiality", "secret".to_owned()),
        ]),
        tasks: template.tasks.iter().map(task).collect(),
        chosen: template.tasks.iter().map(|task| task.id.clone()).collect(),
        vendors: vec![Answer::new("v", shinonome(w), "")],
        classes: classes(w),
        kinds: kinds(w),
        renewals: renewals(w),
        duties: template
            .warnings
            .iter()
            .map(|one| {
                let text = |text: &kajitori_domain::text::Text| text.get(lang).to_owned();
                (text(&one.words), text(&one.basis), text(&one.needs))
            })
            .collect(),
        add_vendor: set_up("vendor"),
    }
}

fn facts(w: W) -> Vec<FactLine> {
    vec![
        FactLine {
            id: "on-site".to_owned(),
            question: w.t("template-fact-on-site"),
            answer: "no".to_owned(),
            version: 1,
        },
        FactLine {
            id: "abroad".to_owned(),
            question: w.t("template-fact-abroad"),
            answer: String::new(),
            version: 0,
        },
    ]
}

fn settings(w: W) -> Settings {
    let template = find("payroll").expect("a shipped template");
    let lang = w.lang();
    let states = [
        ("", Tone::Watch, "engagement-duty-new"),
        ("open", Tone::Wait, "engagement-duty-open"),
        ("yes", Tone::Good, "engagement-duty-yes"),
    ];
    let duty = |(one, (finding, tone, id)): (&kajitori_domain::template::Warning, _)| DutyLine {
        code: one.code.to_owned(),
        words: one.words.get(lang).to_owned(),
        basis: one.basis.get(lang).to_owned(),
        needs: one.needs.get(lang).to_owned(),
        state: Status::new(tone, w.t(id)),
        finding: String::from(finding as &str),
        note: String::new(),
        version: 0,
    };
    let process = |task: &kajitori_domain::template::Task| ProcessLine {
        id: task.id.clone(),
        version: 1,
        name: task.name.get(lang).to_owned(),
        name_en: task.name.en.clone(),
    };
    Settings {
        w,
        trail: trail(w, Vec::new()),
        state: Status::new(Tone::Wait, w.t("engagement-preparing")),
        problem: None,
        form: form(&[
            ("name", payables(w)),
            ("fee", "1802500".to_owned()),
            ("title", l(w, "業務委託契約書", "Entrustment contract")),
            ("from", day(w, "2024/04/01")),
            ("until", day(w, "2027/03/31")),
            ("notice_months", "3".to_owned()),
        ]),
        seen: (3, 1, "c".to_owned()),
        actions: ["data", "contract", "process", "duty", "fact"].map(|part| e().setting(part)),
        classes: classes(w),
        kinds: kinds(w),
        renewals: renewals(w),
        notice: w.t2("engagement-notice-until", "day", day(w, "2026/12/31"), "n", 39),
        processes: template.tasks.iter().map(process).collect(),
        people: vec![
            (w.t("who-client-owner"), Some(super::yamada(w))),
            (w.t("who-client-deputy"), None),
            (w.t("who-vendor-manager"), Some(super::sato(w))),
        ],
        members: e().members(),
        facts: facts(w),
        unasked: 1,
        duties: template.warnings.iter().zip(states).map(duty).collect(),
        checks: vec![
            Status::new(Tone::Good, w.t("engagement-check-owner")),
            Status::new(Tone::Bad, w.t("engagement-check-manager-missing")),
            Status::new(Tone::Good, w.t("engagement-check-agreement")),
            Status::new(Tone::Watch, w.t("warning-engagement-deputy-missing")),
        ],
        moves: vec![Move {
            title: w.t("engagement-start"),
            text: w.t("engagement-start-about"),
            action: e().start(),
            step: "start",
            day: w.t("engagement-first-day"),
            offered: day(w, "2026/12/01"),
        }],
    }
}

fn steps(w: W, done: usize, here: usize) -> Vec<(Named, StepState, bool, String)> {
    let words = ["company", "people", "vendor", "engagement", "levels", "records"];
    let step = |(at, word): (usize, &&str)| {
        let name = Named::new(w.t(&format!("company-step-{word}")), set_up(word));
        let (state, note) = match at {
            at if at < done => (StepState::Done, w.t("step-done")),
            at if at == done => (StepState::Current, String::new()),
            _ => (StepState::Ahead, String::new()),
        };
        (name, state, at == here, note)
    };
    words.iter().enumerate().map(step).collect()
}

fn set_up_company(w: W) -> SetUp {
    SetUp {
        w,
        steps: steps(w, 1, 0),
        title: w.t("company-company"),
        text: w.t("company-company-about"),
        have: Vec::new(),
        notice: None,
        doing: Doing::Name {
            form: form(&[
                ("name", l(w, "みなと暮らし株式会社", "Minato Kurashi")),
                ("kana", "ミナトクラシ".to_owned()),
            ]),
            version: 2,
            action: set_up("company"),
            button: w.t("form-save"),
        },
        on: Some(Named::new(w.t("company-step-people"), set_up("people"))),
    }
}

fn set_up_levels(w: W) -> SetUp {
    SetUp {
        w,
        steps: steps(w, 4, 4),
        title: w.t("company-levels"),
        text: w.t("company-levels-about"),
        have: Vec::new(),
        notice: None,
        doing: Doing::Elsewhere(Named::new(w.t("company-levels-do"), e().agreements())),
        on: None,
    }
}
