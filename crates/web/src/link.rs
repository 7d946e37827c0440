//! Every address of the product is made here, and nowhere else.

use std::fmt::{self, Write as _};

/// The address of a page or an action, from the root of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link(String);

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Link {
    fn fixed(path: &str) -> Self {
        Self(path.to_owned())
    }

    /// A path of this site that came from outside: it begins with one slash and holds nothing that
    /// could lead elsewhere.
    pub fn local(path: &str) -> Option<Self> {
        let rest = path.strip_prefix('/')?;
        let sound = path.bytes().all(|b| b.is_ascii_graphic() && b != b'\\' && b != b'"');
        (sound && !rest.starts_with('/')).then(|| Self(path.to_owned()))
    }

    /// The same page with a query item added; an empty value adds none.
    #[must_use]
    pub fn query(mut self, name: &str, value: &str) -> Self {
        if !value.is_empty() {
            let mark = if self.0.contains('?') { '&' } else { '?' };
            let _ = write!(self.0, "{mark}{}={}", encoded(name), encoded(value));
        }
        self
    }

    /// A place on the same page.
    #[must_use]
    pub fn at(mut self, id: &str) -> Self {
        let _ = write!(self.0, "#{}", encoded(id));
        self
    }

    /// The address without its query, for a form that brings its own.
    pub fn path(&self) -> &str {
        self.0.split(['?', '#']).next().unwrap_or("/")
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

macro_rules! fixed {
    ($($(#[$doc:meta])* $name:ident = $path:literal;)*) => {
        $($(#[$doc])* pub fn $name() -> Link { Link::fixed($path) })*
    };
}

fixed! {
    /// Home: my tasks, what is due, what changed.
    home = "/";
    /// Password.
    sign_in = "/sign-in";
    /// Second factor.
    code = "/sign-in/code";
    /// Recovery code instead of the second factor.
    recovery = "/sign-in/recovery";
    /// Ends the session.
    sign_out = "/sign-out";
    /// Chooses the language.
    language = "/language";
    /// Every engagement one may see.
    engagements = "/engagements";
    /// A new engagement.
    new_engagement = "/engagements/new";
    /// Everybody of the company.
    people = "/people";
    /// The company's own settings.
    company = "/set-up/company";
    /// My account.
    me = "/me";
    /// My sessions.
    sessions = "/me/sessions";
    /// My password.
    password = "/me/password";
    /// My second factor.
    second_factor = "/me/second-factor";
    /// Search over everything one may see.
    search = "/search";
    /// Help.
    help = "/help";
    /// Jobs: long work that runs beside the pages.
    jobs = "/jobs";
    /// Everybody, as CSV.
    people_csv = "/people.csv";
    /// Everybody, as a workbook.
    people_xlsx = "/people.xlsx";
    /// A new person of the company.
    new_person = "/people/new";
    /// The company's record of changes.
    company_audit = "/audit";
    /// How the house is.
    system = "/system";
    /// Says that one has seen what changed.
    seen = "/seen";
}

/// A one-time link: set-up, invitation, reset.
pub fn one_time(secret: &str) -> Link {
    Link(format!("/links/{}", encoded(secret)))
}

/// Stops a job.
pub fn job_end(id: &str) -> Link {
    Link(format!("/jobs/{}/cancellation", encoded(id)))
}

/// Has a job tried anew.
pub fn job_again(id: &str) -> Link {
    Link(format!("/jobs/{}/retry", encoded(id)))
}

/// Where programs, and the page that hands in, send files of an engagement.
pub fn api_deliveries(engagement: &str) -> Link {
    Link(format!("/api/v1/engagements/{}/deliveries", encoded(engagement)))
}

/// A person of the company or a vendor.
pub fn person(id: &str) -> Link {
    Link(format!("/people/{}", encoded(id)))
}

/// An organisation.
pub fn organisation(id: &str) -> Link {
    Link(format!("/people/organisations/{}", encoded(id)))
}

/// A word of the help pages.
pub fn help_word(id: &str) -> Link {
    Link(format!("/help/{}", encoded(id)))
}

/// A step of setting up.
pub fn set_up(step: &str) -> Link {
    Link(format!("/set-up/{}", encoded(step)))
}

/// A list as a file, by its ending.
pub fn listed(list: &str, ending: &str) -> Link {
    Link(format!("/{}.{}", encoded(list), encoded(ending)))
}

/// A file that the server holds.
pub fn asset(name: &str) -> Link {
    Link(format!("/assets/{}", encoded(name)))
}

/// The addresses inside one engagement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    base: String,
}

/// The engagement with that id.
pub fn engagement(id: &str) -> Place {
    Place { base: format!("/engagements/{}", encoded(id)) }
}

macro_rules! inside {
    ($($(#[$doc:meta])* $name:ident($($arg:ident),*) = $($piece:expr),*;)*) => {
        impl Place {
            $($(#[$doc])* pub fn $name(&self $(, $arg: &str)*) -> Link {
                $(let $arg = encoded($arg);)*
                Link([self.base.as_str() $(, &*$piece)*].concat())
            })*
        }
    };
}

inside! {
    /// The hub.
    hub() = "";
    /// Members of both sides.
    members() = "/members";
    /// A new member.
    new_member() = "/members/new";
    /// One member.
    member(id) = "/members/", id;
    /// Deliveries: what was received.
    deliveries() = "/deliveries";
    /// A new delivery.
    new_delivery() = "/deliveries/new";
    /// One delivery, with its problems.
    delivery(id) = "/deliveries/", id;
    /// Which column means what.
    mapping(id) = "/deliveries/", id, "/mapping";
    /// Takes a delivery into the log.
    import(id) = "/deliveries/", id, "/import";
    /// The rows kept aside.
    rejected(id) = "/deliveries/", id, "/rejected.csv";
    /// The month's figures.
    month(month) = "/months/", month;
    /// One service level in a month.
    level(month, level) = "/months/", month, "/levels/", level;
    /// The cases behind a level as CSV.
    cases_csv(month, level) = "/months/", month, "/levels/", level, "/cases.csv";
    /// The cases behind a level as a workbook.
    cases_xlsx(month, level) = "/months/", month, "/levels/", level, "/cases.xlsx";
    /// The process map as a picture.
    map_svg() = "/map.svg";
    /// The ways that cases take.
    variants() = "/variants";
    /// How long cases take, and where they wait.
    durations() = "/durations";
    /// Work handed from one party to another.
    handovers() = "/handovers";
    /// Work done again.
    rework() = "/rework";
    /// Cases that come and go.
    flow() = "/flow";
    /// What hangs on whose code.
    dependency() = "/dependency";
    /// What was looked at, as a table.
    explored(file) = "/explored/", file;
    /// The cases that a look keeps.
    cases() = "/cases";
    /// One case.
    case(case) = "/cases/", case;
    /// The process map.
    map() = "/map";
    /// Every monthly close.
    closes() = "/closes";
    /// One monthly close.
    close(month) = "/closes/", month;
    /// Asks the vendor to confirm.
    request(month) = "/closes/", month, "/request";
    /// The vendor confirms.
    confirmation(month) = "/closes/", month, "/confirmation";
    /// Fixes the month for good.
    fixing(month) = "/closes/", month, "/fixing";
    /// Every contest.
    contests() = "/contests";
    /// A new contest.
    new_contest() = "/contests/new";
    /// One contest.
    contest(id) = "/contests/", id;
    /// Every credit.
    credits() = "/credits";
    /// One credit.
    credit(id) = "/credits/", id;
    /// Agreement versions.
    agreements() = "/agreements";
    /// Tokens of programs.
    tokens() = "/tokens";
    /// Ends a token.
    token_end(id) = "/tokens/", id, "/revocation";
    /// The record of changes.
    audit() = "/audit";
    /// The record as a file that can be checked offline.
    audit_export() = "/audit/export";
    /// A request to the vendor's manager.
    requests() = "/requests";
    /// Answers a request.
    request_answer(id) = "/requests/", id, "/answer";
    /// Name, contract, processes, state.
    settings() = "/settings";
    /// Changes one part of the settings.
    setting(part) = "/settings/", part;
    /// Begins the work.
    start() = "/start";
    /// A draft of the agreement.
    draft() = "/agreements/new";
    /// One version of the agreement.
    version(number) = "/agreements/", number;
    /// Two versions beside each other.
    comparison(number) = "/agreements/", number, "/comparison";
    /// Proposes a version.
    proposal(number) = "/agreements/", number, "/proposal";
    /// Agrees to a version.
    acknowledgement(number) = "/agreements/", number, "/acknowledgement";
    /// Takes a version back.
    version_end(number) = "/agreements/", number, "/withdrawal";
    /// A drawn sample.
    drawn(id) = "/samples/", id;
    /// The record of changes as a table.
    audit_table(ending) = "/audit.", ending;
    /// The month's document.
    pack(run, kind) = "/packs/", run, ".", kind;
    /// Handing in the same kind of file in the place of a delivery.
    replacement(id) = "/deliveries/new?corrects=", id;
    /// Thinks better of a delivery.
    discard(id) = "/deliveries/", id, "/discarding";
    /// Takes what a delivery brought out of force.
    withdrawal(id) = "/deliveries/", id, "/withdrawal";
    /// What the vendor reported for a month.
    reported(month) = "/months/", month, "/reported";
    /// A file beside something.
    attachment(id) = "/attachments/", id;
    /// Measures a month anew.
    rerun(month) = "/closes/", month, "/run";
    /// Opens a second close beside a fixed one.
    restatement(month) = "/closes/", month, "/restatement";
    /// Does something with a contest.
    contest_step(id, step) = "/contests/", id, "/", step;
    /// Does something with a credit.
    credit_step(id, step) = "/credits/", id, "/", step;
    /// Every sample.
    samples() = "/samples";
    /// A new sample.
    new_sample() = "/samples/new";
    /// Does something with a sample.
    drawn_step(id, step) = "/samples/", id, "/", step;
}

/// Percent-encodes everything but the unreserved characters of RFC 3986.
pub(crate) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_path_of_this_site_leads_back() {
        for path in ["/", "/engagements/01?state=running"] {
            assert_eq!(Link::local(path).map(|link| link.to_string()).as_deref(), Some(path));
        }
        for path in ["", "x", "//evil.example", "/\\evil.example", "https://evil.example", "/a b"] {
            assert_eq!(Link::local(path), None, "{path}");
        }
    }

    #[test]
    fn whatever_a_name_holds_stays_in_its_segment() {
        let link = engagement("a/b").case("件 1?x#y");
        assert_eq!(link.as_str(), "/engagements/a%2Fb/cases/%E4%BB%B6%201%3Fx%23y");
        let link = engagements().query("q", "買掛&支払").query("state", "").query("page", "2");
        assert_eq!(link.as_str(), "/engagements?q=%E8%B2%B7%E6%8E%9B%26%E6%94%AF%E6%89%95&page=2");
    }
}
