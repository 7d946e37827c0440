//! `docs/access-matrix.txt`: every permission against every actor.

use std::fmt::Write as _;

use kajitori_domain::access::{Actor, Log, Role, job_may, token_may};
use kajitori_domain::id::{JobId, TokenId};
use kajitori_domain::job::JobKind;
use kajitori_domain::token::Purpose;

use super::*;

const HEAD: &str = "\
Who may do what. Written by the test access::matrix of the domain crate (UPDATE=1 rewrites it).

yes   allowed
·     404: does not exist as far as one may know
role  403: another role does that
law   403: disguised contracting; the attempt is recorded

Every other role, scope or state of a membership (another engagement, invited, suspended, revoked,
outside its period, a suspended organisation, nobody): 404 for everything, which tests assert.
";

/// The short form of an answer.
fn cell(answer: &str) -> &str {
    match answer {
        "404" => "·",
        "403 access-role" => "role",
        "403 disguised-contracting, recorded" => "law",
        other => other,
    }
}

fn table(out: &mut String, title: &str, actors: &[(&str, Actor)]) {
    let _ = write!(out, "\n## {title}\n\n{:<20}", "");
    for (name, _) in actors {
        let _ = write!(out, " {name:<8}");
    }
    let mut hidden = 0;
    for wanted in permissions() {
        let answers: Vec<String> = actors.iter().map(|(_, actor)| ask(actor, wanted)).collect();
        if answers.iter().all(|answer| answer == "404") {
            hidden += 1;
            continue;
        }
        let _ = write!(out, "\n{:<20}", wanted.word());
        for answer in &answers {
            let _ = write!(out, " {:<8}", cell(answer));
        }
    }
    let _ = write!(out, "\nthe other {hidden}: 404 for all of these\n");
}

fn people(scope: Log) -> Vec<(&'static str, Actor)> {
    let short = [
        "owner", "deputy", "staff", "exec", "process", "procure", "infosec", "legal", "auditor",
        "v-manag", "v-deputy", "v-staff", "v-exec", "sysadmin",
    ];
    let actors = Role::ALL.map(|role| person(vec![membership(role, scope)]));
    short.into_iter().zip(actors).collect()
}

#[test]
fn the_matrix_is_as_agreed() {
    let mut out = HEAD.to_owned();
    table(&mut out, "A membership of the company", &people(Log::Company));
    table(&mut out, "A membership of this engagement", &people(Log::Engagement(engagement(1))));
    table(&mut out, "A membership of this invitation", &people(Log::Invitation(invitation())));
    let (token, job) = (TokenId::new(Moment(0), [5; 10]), JobId::new(Moment(0), [6; 10]));
    let mut others: Vec<(&str, Actor)> = Vec::new();
    for purpose in Purpose::ALL {
        others.push((purpose.word(), Actor::Token { token, engagement: engagement(1), purpose }));
    }
    let cause = PersonId::new(Moment(0), [1; 10]);
    let scope = Log::Engagement(engagement(1));
    for kind in JobKind::ALL {
        others.push((kind.word(), Actor::Job { job, kind, scope, cause }));
    }
    others.push(("system", Actor::System { cause: "set-up" }));
    table(&mut out, "Tokens by purpose, jobs by kind, the house itself", &others);
    let lines: Vec<&str> = out.lines().map(str::trim_end).collect();
    crate::golden::compare("../../docs/access-matrix.txt", &(lines.join("\n") + "\n"));
}

#[test]
fn a_token_or_a_job_of_another_engagement_opens_nothing() {
    let (token, job) = (TokenId::new(Moment(0), [5; 10]), JobId::new(Moment(0), [6; 10]));
    for purpose in Purpose::ALL {
        nowhere(&Actor::Token { token, engagement: engagement(2), purpose }, purpose.word());
        assert!(EngagementPermission::ALL.iter().any(|wanted| token_may(purpose, *wanted)));
    }
    for kind in JobKind::ALL {
        for scope in [Log::Company, Log::Engagement(engagement(2)), Log::Invitation(invitation())] {
            let cause = PersonId::new(Moment(0), [1; 10]);
            nowhere(&Actor::Job { job, kind, scope, cause }, kind.word());
        }
        assert!(EngagementPermission::ALL.iter().any(|wanted| job_may(kind, *wanted)));
    }
}
