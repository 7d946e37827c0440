//! From a request to its answer.

use std::net::SocketAddr;
use std::sync::Mutex;

use axum::extract::{ConnectInfo, RawPathParams, Request};
use axum::response::Response;
use http::header::{AUTHORIZATION, HOST, USER_AGENT};
use http::{HeaderMap, Method, StatusCode};
use kajitori_app::gate::who;
use kajitori_app::{Failure, run};
use kajitori_domain::access::{
    Actor, Company, CompanyPermission as InCompany, EngagementPermission as May, InEngagement, Log,
};
use kajitori_domain::audit::Via;
use kajitori_domain::secret::Secret;

use super::{Answer, Site, Visit, cookie, failure, sent};
use crate::form::{Form, raw};
use crate::layer::RequestId;
use crate::link;
use crate::routes::{Needs, Route, Shell, see_other};
use crate::shell::{Sight, Spot};
use crate::word::W;

/// Answers a request of `route`.
pub(crate) async fn enter(
    route: &'static Route,
    site: Site,
    path: RawPathParams,
    request: Request,
) -> Response {
    let path = path.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let mut visit = begin(&site, path, &request);
    let headers = request.headers().clone();
    let came = sent::take(route.takes, request).await;
    let work = move || {
        let Some(came) = came else {
            return (site.clone(), visit, Err(failure::too_large()));
        };
        visit.form = came.form;
        visit.sent = Mutex::new(came.sent);
        let answer = identify(&site, &mut visit, route, &headers)
            .and_then(|()| {
                visit.sees = sight(&site, &visit);
                admitted(&site, &visit, route)
            })
            .and_then(|way| match way {
                Some(elsewhere) => Ok(elsewhere),
                None => (route.handler)(&site, &visit),
            });
        (site, visit, answer)
    };
    match tokio::task::spawn_blocking(work).await {
        Ok((site, visit, answer)) => finish(&site, &visit, route, answer),
        Err(panicked) => std::panic::resume_unwind(panicked.into_panic()),
    }
}

fn finish(site: &Site, visit: &Visit, route: &Route, answer: Answer) -> Response {
    match answer {
        Ok(response) => response,
        Err(failed) => failure::answer(site, visit, route.shell, &failed),
    }
}

/// What the request says of itself, before anybody is told apart.
fn begin(site: &Site, path: Vec<(String, String)>, request: &Request) -> Visit {
    let extensions = request.extensions();
    let number = extensions.get::<RequestId>().map_or_else(String::new, |id| id.0.clone());
    let w = extensions.get::<W>().copied();
    let w = w.unwrap_or_else(|| W::of(crate::layer::chosen(request.headers())));
    let peer = extensions.get::<ConnectInfo<SocketAddr>>();
    let origin = peer.map(|peer| site.proxies.origin(peer.0.ip(), request.headers()));
    let agent = request.headers().get(USER_AGENT).and_then(|agent| agent.to_str().ok());
    let here = request.uri().path_and_query().map_or("/", |here| here.as_str());
    Visit {
        actor: Actor::Nobody,
        who: None,
        secret: None,
        w,
        sees: Sight::default(),
        via: if here.starts_with("/api/") { Via::Api } else { Via::Web },
        request: number,
        here: here.to_owned(),
        path,
        query: Form::new(raw(request.uri().query().unwrap_or(""))),
        form: Form::default(),
        sent: Mutex::new(None),
        address: origin.map_or_else(String::new, |origin| origin.to_string()),
        agent: agent.unwrap_or("").chars().take(200).collect(),
        origin: reached(site, request),
    }
}

/// How the site was reached; a link that is passed on begins with it.
fn reached(site: &Site, request: &Request) -> String {
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok());
    let host = host.or(request.uri().host()).unwrap_or("localhost");
    let scheme = if site.secure { "https" } else { "http" };
    format!("{scheme}://{host}")
}

/// Tells the visitor apart: by the session of a browser, and below `/api` also by a key.
fn identify(
    site: &Site,
    visit: &mut Visit,
    route: &Route,
    headers: &HeaderMap,
) -> Result<(), Failure> {
    if let (Via::Api, Some(key)) = (visit.via, bearer(headers)) {
        visit.actor = kajitori_app::gate::program(&site.house, &key, &visit.address)?;
        return Ok(());
    }
    if route.needs == Needs::Public && route.shell == Shell::None {
        return Ok(());
    }
    visit.secret = cookie::held(headers, site.secure);
    let Some(secret) = &visit.secret else { return Ok(()) };
    visit.who = who(&site.house, secret)?;
    visit.actor = visit.who.as_ref().map_or(Actor::Nobody, |who| who.actor.clone());
    Ok(())
}

fn bearer(headers: &HeaderMap) -> Option<Secret> {
    let line = headers.get(AUTHORIZATION)?.to_str().ok()?;
    line.strip_prefix("Bearer ").map(|key| Secret::new(key.trim()))
}

/// Whether the visitor is let in: `None`, or the way to where one signs in.
fn admitted(site: &Site, visit: &Visit, route: &Route) -> Result<Option<Response>, Failure> {
    let half = visit.who.as_ref().is_some_and(|who| who.half);
    let (house, call) = (&site.house, visit.call());
    match route.needs {
        Needs::Public => Ok(None),
        Needs::Half if half => Ok(None),
        Needs::Half => Ok(Some(see_other(&link::sign_in()))),
        _ if half && visit.via == Via::Web => Ok(Some(see_other(&link::code()))),
        _ if visit.actor == Actor::Nobody && visit.via == Via::Web => {
            Ok(Some(see_other(&to_sign_in(visit, route))))
        }
        Needs::SignedIn => visit.me().map(|_| None),
        Needs::Company(wanted) => run::leave(house, &call, (Company, wanted)).map(|_| None),
        Needs::Engagement(wanted) => {
            let scope = InEngagement(visit.engagement()?);
            run::leave(house, &call, (scope, wanted)).map(|_| None)
        }
    }
}

/// Signing in, and back to the page that was asked for.
fn to_sign_in(visit: &Visit, route: &Route) -> link::Link {
    let back = route.method == Method::GET && visit.here != "/";
    link::sign_in().query("to", if back { &visit.here } else { "" })
}

/// The status of what a program is told.
pub(super) fn status(code: &str) -> StatusCode {
    match code {
        "stale" | "record-taken" | "delivery-offset" | "delivery-complete" | "delivery-busy"
        | "delivery-done" => StatusCode::CONFLICT,
        "record-busy" => StatusCode::SERVICE_UNAVAILABLE,
        "sign-in-limit" => StatusCode::TOO_MANY_REQUESTS,
        "request-too-large" | "delivery-too-large" | "blob-too-large" => {
            StatusCode::PAYLOAD_TOO_LARGE
        }
        code if code.starts_with("access-") || code == "disguised-contracting" => {
            StatusCode::FORBIDDEN
        }
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// Which entries of the navigation lead nowhere for the visitor.
fn sight(site: &Site, visit: &Visit) -> Sight {
    let call = visit.call();
    let company = [
        (Spot::People, InCompany::SeePeople),
        (Spot::Company, InCompany::EditCompany),
        (Spot::CompanyRecord, InCompany::SeeCompanyAudit),
        (Spot::System, InCompany::SeeSystem),
    ];
    let outside =
        company.into_iter().filter(|(_, wanted)| !run::may(&site.house, &call, Company, *wanted));
    let mut hidden: Vec<Spot> = outside.map(|(spot, _)| spot).collect();
    if !works(site, visit) {
        hidden.push(Spot::Jobs);
    }
    if let Ok(id) = visit.engagement() {
        let inside = [
            (Spot::Figures, May::SeeFigures),
            (Spot::Explore, May::Explore),
            (Spot::Close, May::SeeClose),
            (Spot::Intake, May::SeeDeliveries),
            (Spot::Contests, May::SeeClose),
            (Spot::Credits, May::SeeCredits),
            (Spot::Agreement, May::SeeContract),
            (Spot::Requests, May::SeeRequests),
            (Spot::Members, May::SeeMembers),
            (Spot::Tokens, May::SeeTokens),
            (Spot::Record, May::SeeAudit),
        ];
        let shut = inside
            .into_iter()
            .filter(|(_, wanted)| !run::may(&site.house, &call, InEngagement(id), *wanted));
        hidden.extend(shut.map(|(spot, _)| spot));
    }
    Sight { hidden }
}

/// Whether there can be work that the visitor may see: in an engagement of their own, or in any.
fn works(site: &Site, visit: &Visit) -> bool {
    let own = match &visit.actor {
        Actor::Person { memberships, .. } => {
            memberships.iter().any(|one| matches!(one.scope, Log::Engagement(_)))
        }
        _ => false,
    };
    own || run::may(&site.house, &visit.call(), Company, InCompany::SeeCompany)
}
