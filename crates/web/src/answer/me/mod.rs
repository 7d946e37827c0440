//! My own account.

mod factor;

use kajitori_app::Failure;
use kajitori_app::gate::{self, Which};
use kajitori_domain::text::Lang;

pub use factor::{change as change_factor, show as factor};

use super::gate::refused;
use crate::form::{Answer as Choice, Form};
use crate::link::{me, sessions as sessions_link};
use crate::pages::me::{Account, Password, SessionLine, Sessions, browser};
use crate::part::{Notice, Status, Tone};
use crate::routes::see_other;
use crate::shell::Spot;
use crate::site::{self, Answer, Site, Visit};
use crate::word::W;

/// Where all these pages stand.
const SPOT: (Spot, Option<&kajitori_app::engagement::Opened>) = (Spot::Elsewhere, None);

/// The two languages, as a choice.
pub(super) fn langs(w: W) -> Vec<Choice> {
    vec![Choice::new("ja", w.t("me-ja"), ""), Choice::new("en", w.t("me-en"), "")]
}

/// The language that a form names.
pub(super) fn lang(form: &Form) -> Lang {
    if form.raw("lang") == "en" { Lang::En } else { Lang::Ja }
}

/// What has just been done, as the address says.
fn done(visit: &Visit) -> Option<Notice> {
    let title = match visit.query.raw("done") {
        "saved" => "me-saved",
        "password" => "me-password-changed",
        "removed" => "me-factor-removed",
        _ => return None,
    };
    Some(Notice { tone: Tone::Good, title: visit.w.t(title), text: String::new() })
}

/// My account.
pub fn account(site: &Site, visit: &Visit) -> Answer {
    let own = gate::account(&site.house, &visit.call())?;
    let lang = if own.person.lang == Lang::En { "en" } else { "ja" };
    let typed = [("name", own.person.name.as_str()), ("kana", &own.person.kana), ("lang", lang)];
    let typed = typed.map(|(key, value)| (key.to_owned(), value.to_owned()));
    let page = account_page(site, visit, &own, (Form::new(typed.to_vec()), done(visit)))?;
    site::inside(visit, SPOT, &page)
}

fn account_page(
    site: &Site,
    visit: &Visit,
    own: &gate::Account,
    (form, notice): (Form, Option<Notice>),
) -> Result<Account, Failure> {
    let (w, who) = (visit.w, visit.me()?);
    let sessions = gate::sessions(&site.house, &visit.call())?.len();
    let factor = match own.second_factor {
        true => Status::new(Tone::Good, w.t("me-factor-is-on")),
        false => Status::new(Tone::Watch, w.t("me-factor-is-off")),
    };
    let codes =
        if own.second_factor { w.t1("me-codes-left", "n", own.codes) } else { String::new() };
    let password = own.password.map(|at| site.clock(w).date(at));
    let password = password.map(|day| w.t1("me-password-since", "day", day));
    let password = password.unwrap_or_else(|| w.t("me-password-none"));
    Ok(Account {
        w,
        notice,
        form,
        version: own.version.to_string(),
        langs: langs(w),
        mail: own.person.mail.clone(),
        organisation: who.organisation.name.get(w.lang()).to_owned(),
        password,
        factor,
        codes,
        sessions: w.t1("me-sessions-count", "n", sessions),
    })
}

/// Writes my name and language.
pub fn edit_account(site: &Site, visit: &Visit) -> Answer {
    let (form, call) = (&visit.form, visit.call());
    let said = (form.raw("name"), form.raw("kana"), lang(form));
    match gate::edit_account(&site.house, &call, said, visit.version()) {
        Ok(()) => Ok(see_other(&me().query("done", "saved"))),
        Err(Failure::Refused(refusal)) => {
            let (mut form, own) = (form.clone(), gate::account(&site.house, &call)?);
            let missing = refusal.code == "person-name-missing";
            if missing {
                form.refused("name", "gate-name", &refusal);
            }
            let notice = (!missing).then(|| refused(visit, &refusal));
            let page = account_page(site, visit, &own, (form, notice))?;
            site::again(visit, SPOT, &page)
        }
        Err(other) => Err(other),
    }
}

/// Where I am signed in.
pub fn sessions(site: &Site, visit: &Visit) -> Answer {
    let (w, clock) = (visit.w, site.clock(visit.w));
    let all = gate::sessions(&site.house, &visit.call())?;
    let line = |one: gate::MySession| SessionLine {
        id: one.id.to_string(),
        agent: browser(w, &one.agent),
        address: one.address,
        since: clock.time(one.since),
        seen: one.seen.map_or_else(|| w.t("me-half"), |seen| clock.time(seen)),
        own: one.own,
        state: match (one.own, one.seen) {
            (true, _) => Status::new(Tone::Good, w.t("me-this")),
            (false, None) => Status::new(Tone::Wait, w.t("me-half-state")),
            (false, Some(_)) => Status::new(Tone::Plain, w.t("me-live")),
        },
    };
    let page = Sessions { w, lines: all.into_iter().map(line).collect() };
    site::inside(visit, SPOT, &page)
}

/// Ends one of my sessions, or all but this one.
pub fn end_sessions(site: &Site, visit: &Visit) -> Answer {
    let which = match visit.form.raw("session") {
        "others" => Which::Others,
        id => match id.parse() {
            Ok(id) => Which::One(id),
            Err(_) => return Ok(see_other(&sessions_link())),
        },
    };
    gate::end_sessions(&site.house, &visit.call(), which)?;
    Ok(see_other(&sessions_link()))
}

/// Asks for a new password.
pub fn password(_: &Site, visit: &Visit) -> Answer {
    site::inside(visit, SPOT, &password_page(visit, Form::default(), None)?)
}

fn password_page(visit: &Visit, form: Form, notice: Option<Notice>) -> Result<Password, Failure> {
    let mail = visit.me()?.person.mail.clone();
    Ok(Password { w: visit.w, form, mail, notice })
}

/// Changes my password.
pub fn change_password(site: &Site, visit: &Visit) -> Answer {
    let mut form = visit.form.clone();
    form.required("current", "me-current");
    form.required("new", "me-new");
    if !form.sound() {
        return site::again(visit, SPOT, &password_page(visit, form, None)?);
    }
    let (current, new) = (visit.secret_typed("current"), visit.secret_typed("new"));
    match gate::change_password(&site.house, &visit.call(), visit.came(), (&current, &new)) {
        Ok(secret) => {
            Ok(site::keep(see_other(&me().query("done", "password")), &secret, site.secure))
        }
        Err(Failure::Refused(refusal)) => {
            let notice = match refusal.code {
                "password-wrong" => {
                    form.refused("current", "me-current", &refusal);
                    None
                }
                code if code.starts_with("password-") => {
                    form.refused("new", "me-new", &refusal);
                    None
                }
                _ => Some(refused(visit, &refusal)),
            };
            site::again(visit, SPOT, &password_page(visit, form, notice)?)
        }
        Err(other) => Err(other),
    }
}
