//! Handing in, and the list of what was handed in.

use kajitori_app::Failure;
use kajitori_app::delivery::{self, Begin, Deliveries, Listed};
use kajitori_app::engagement::{Opened, open};
use kajitori_domain::delivery::FileRole;
use kajitori_domain::report::{Cell, Sheet, TableKind};

use super::told::{Told, standing};
use crate::form::{Answer as Choice, FieldProblem, Form};
use crate::link::{self, Place};
use crate::pages::intake::{DeliveryLine, Listing, SendPage, Sending};
use crate::part::{Chosen, Named, Notice};
use crate::routes::{see_other, table};
use crate::shell::Spot;
use crate::site::{Answer, Site, Visit, again, inside};

/// The words of the list's states, in the order of the filter.
const STATES: [&str; 9] = [
    "to-map",
    "importing",
    "imported",
    "partly",
    "refused",
    "receiving",
    "known",
    "withdrawn",
    "discarded",
];

/// What was handed in, with the form for those who may; as a file where the address asks so.
pub fn list(site: &Site, visit: &Visit) -> Answer {
    let (house, call) = (&site.house, visit.call());
    let opened = open(house, &call, visit.engagement()?)?;
    let deliveries = delivery::list(house, &call, visit.engagement()?)?;
    let told = Told::new(visit.w, house);
    if !visit.query.raw("format").is_empty() {
        return as_file(site, visit, (&told, &deliveries));
    }
    let mut page = page(visit, &told, (&opened, &deliveries));
    if deliveries.deliver {
        let form = Form::new(vec![("role".to_owned(), "log".to_owned())]);
        page.sending = Some(sending(&told, &opened, (form, None)));
    }
    inside(visit, (Spot::Intake, Some(&opened)), &page)
}

/// Handing in alone, perhaps in the place of an earlier delivery.
pub fn new(site: &Site, visit: &Visit) -> Answer {
    let (house, call) = (&site.house, visit.call());
    let opened = open(house, &call, visit.engagement()?)?;
    let told = Told::new(visit.w, house);
    let earlier = corrected(site, visit, visit.query.raw("corrects"))?;
    let role = earlier.as_ref().map_or(FileRole::Log, |e| e.filed.value.delivery.role);
    let form = Form::new(vec![("role".to_owned(), role.word().to_owned())]);
    let sending = sending(&told, &opened, (form, earlier.as_ref()));
    let page = empty(&told, &opened, sending, None);
    inside(visit, (Spot::Intake, Some(&opened)), &page)
}

/// Takes a whole file from a form.
pub fn send(site: &Site, visit: &Visit) -> Answer {
    let (house, call) = (&site.house, visit.call());
    let engagement = visit.engagement()?;
    let mut form = visit.form.clone();
    let incoming = visit.incoming().filter(|incoming| !incoming.name.is_empty());
    let Some(mut incoming) = incoming else {
        let (field, label) = ("file", "intake-file");
        form.wrong(FieldProblem { field, label, code: "empty", args: Vec::new() });
        return again_with(site, visit, (form, None));
    };
    let role = FileRole::ALL.into_iter().find(|role| role.word() == form.raw("role"));
    let Some(role) = role else {
        let (field, label) = ("role", "intake-role");
        form.wrong(FieldProblem { field, label, code: "empty", args: Vec::new() });
        return again_with(site, visit, (form, None));
    };
    let corrects = form.raw("corrects").parse().ok();
    let begin = Begin { role, file: incoming.name.clone(), corrects };
    match delivery::hand_in(house, &call, engagement, (&begin, &mut incoming)) {
        Ok(id) => {
            let place = link::engagement(&engagement.to_string());
            Ok(see_other(&place.delivery(&id.to_string())))
        }
        Err(Failure::Refused(refusal)) => {
            let notice = Told::new(visit.w, house).refused(&refusal);
            again_with(site, visit, (form, Some(notice)))
        }
        Err(failure) => Err(failure),
    }
}

fn again_with(site: &Site, visit: &Visit, (form, notice): (Form, Option<Notice>)) -> Answer {
    let opened = open(&site.house, &visit.call(), visit.engagement()?)?;
    let told = Told::new(visit.w, &site.house);
    let earlier = corrected(site, visit, form.raw("corrects"))?;
    let sending = sending(&told, &opened, (form, earlier.as_ref()));
    let page = empty(&told, &opened, sending, notice);
    again(visit, (Spot::Intake, Some(&opened)), &page)
}

/// The delivery whose place is to be taken, where there is one.
fn corrected(site: &Site, visit: &Visit, id: &str) -> Result<Option<Listed>, Failure> {
    let Ok(id) = id.parse() else { return Ok(None) };
    let shown = delivery::show(&site.house, &visit.call(), (visit.engagement()?, id))?;
    Ok(Some(shown.listed))
}

fn empty(told: &Told, opened: &Opened, sending: Sending, notice: Option<Notice>) -> SendPage {
    let trail = told.trail(opened, true);
    let (w, reported) = (told.w, None);
    SendPage { w, trail, reported, notice, sending: Some(sending), list: None }
}

fn sending(told: &Told, opened: &Opened, (form, earlier): (Form, Option<&Listed>)) -> Sending {
    let (w, place) = (told.w, Told::place(opened));
    let role = |role: FileRole| {
        Choice::new(role.word(), told.role(role), w.t(&format!("intake-{}-note", role.word())))
    };
    let own = earlier.map(|earlier| &earlier.filed.value.delivery);
    let roles = FileRole::ALL.into_iter();
    Sending {
        form,
        roles: roles.filter(|r| own.is_none_or(|own| own.role == *r)).map(role).collect(),
        action: place.deliveries(),
        pieces: link::api_deliveries(&opened.engagement.value.id.to_string()),
        corrects: own.map(|own| (own.id.to_string(), own.file.clone())),
    }
}

/// Those that the address asks for.
fn asked<'a>(visit: &Visit, deliveries: &'a Deliveries) -> Vec<&'a Listed> {
    let (role, state) = (visit.query.raw("of"), visit.query.raw("state"));
    let fits = |listed: &&Listed| {
        let word = listed.filed.value.delivery.role.word();
        (role.is_empty() || role == word) && (state.is_empty() || state == standing(listed).1)
    };
    deliveries.listed.iter().filter(fits).collect()
}

fn page(visit: &Visit, told: &Told, (opened, deliveries): (&Opened, &Deliveries)) -> SendPage {
    let (w, place) = (told.w, Told::place(opened));
    let (role, state) = (visit.query.raw("of").to_owned(), visit.query.raw("state").to_owned());
    let any = || Choice::new("", w.t("intake-any"), "");
    let state_of = |word: &str| Choice::new(word, w.t(&format!("intake-state-{word}")), "");
    let roles = FileRole::ALL.map(|role| Choice::new(role.word(), told.role(role), ""));
    let lines = asked(visit, deliveries).into_iter().map(|listed| line(told, &place, listed));
    let list = Listing {
        roles: std::iter::once(any()).chain(roles).collect(),
        states: std::iter::once(any()).chain(STATES.map(state_of)).collect(),
        chosen: chosen(told, &place, (&role, &state)),
        lines: lines.collect(),
        total: deliveries.listed.len(),
        all: place.deliveries(),
        csv: place.deliveries().query("of", &role).query("state", &state).query("format", "csv"),
        role,
        state,
    };
    let id = if deliveries.deliver { "intake-report-here" } else { "intake-report-see" };
    let reported = Some(Named::new(w.t(id), place.reported(&opened.month.to_string())));
    let trail = told.trail(opened, false);
    SendPage { w, trail, reported, notice: None, sending: None, list: Some(list) }
}

fn chosen(told: &Told, place: &Place, (role, state): (&str, &str)) -> Vec<Chosen> {
    let known = |word: &str| FileRole::ALL.into_iter().find(|role| role.word() == word);
    let by_role = known(role).map(|own| Chosen {
        name: told.role(own),
        without: place.deliveries().query("state", state),
    });
    let by_state = STATES.contains(&state).then(|| Chosen {
        name: told.w.t(&format!("intake-state-{state}")),
        without: place.deliveries().query("of", role),
    });
    by_role.into_iter().chain(by_state).collect()
}

fn line(told: &Told, place: &Place, listed: &Listed) -> DeliveryLine {
    let delivery = &listed.filed.value.delivery;
    let (accepted, rejected) = told.rows(&delivery.state);
    DeliveryLine {
        file: Named::new(delivery.file.clone(), place.delivery(&delivery.id.to_string())),
        role: told.role(delivery.role),
        at: format!("{}　{}", told.since(listed), told.by(&listed.by)).trim().to_owned(),
        state: told.state(listed),
        accepted,
        rejected,
    }
}

fn as_file(site: &Site, visit: &Visit, (told, all): (&Told, &Deliveries)) -> Answer {
    let w = told.w;
    let heads = [
        "intake-file",
        "intake-role",
        "intake-at",
        "intake-who",
        "intake-state",
        "intake-accepted",
        "intake-rejected",
    ];
    let row = |listed: &&Listed| {
        let delivery = &listed.filed.value.delivery;
        let (accepted, rejected) = told.rows(&delivery.state);
        let texts = [
            delivery.file.clone(),
            told.role(delivery.role),
            told.since(listed),
            told.by(&listed.by),
            told.state(listed).word,
            accepted.replace(',', ""),
            rejected.replace(',', ""),
        ];
        texts.map(Cell::Text).to_vec()
    };
    let sheet = Sheet {
        name: w.t("intake-deliveries"),
        head: heads.map(|id| w.t(id)).to_vec(),
        rows: asked(visit, all).iter().map(row).collect(),
    };
    let kind = if visit.query.raw("format") == "xlsx" { TableKind::Xlsx } else { TableKind::Csv };
    let asked = (&sheet, kind, w.lang());
    let bytes = delivery::table(&site.house, &visit.call(), visit.engagement()?, asked)?;
    Ok(table(kind, &w.t("intake-deliveries"), bytes))
}
