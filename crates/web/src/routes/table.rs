//! Every route: method, path, what it needs, which shell shows it. A route that is not here does
//! not exist; one without a need cannot be written.

use http::Method;

/// A route.
#[derive(Debug)]
pub struct Route {
    /// Its method.
    pub method: Method,
    /// Its path; `{name}` stands for one segment.
    pub path: &'static str,
    /// What it takes to be let in.
    pub needs: Needs,
    /// Which shell its page stands in.
    pub shell: Shell,
}

/// What it takes to be let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    Public,
    /// The password was right, the second factor is due.
    Half,
    /// Anybody who is signed in; the page shows only what is theirs.
    SignedIn,
    /// This permission in the scope that the path names.
    In(&'static str),
}

/// Which shell a page stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shell {
    /// Before anybody is signed in.
    Gate,
    /// The client's.
    Client,
    /// The vendor's.
    Vendor,
    /// That of whoever looks.
    Both,
    /// No page: a file, a picture, a way on.
    None,
}

const fn route(method: Method, path: &'static str, needs: Needs, shell: Shell) -> Route {
    Route { method, path, needs, shell }
}

/// All routes.
pub static ROUTES: &[Route] = {
    use Needs::{Half, In, Public, SignedIn};
    use Shell::{Both, Client, Gate, None, Vendor};
    const GET: Method = Method::GET;
    const POST: Method = Method::POST;
    &[
        route(GET, "/livez", Public, None),
        route(GET, "/readyz", Public, None),
        route(GET, "/assets/{name}", Public, None),
        route(POST, "/language", Public, None),
        route(GET, "/sign-in", Public, Gate),
        route(POST, "/sign-in", Public, Gate),
        route(GET, "/links/{secret}", Public, Gate),
        route(POST, "/links/{secret}", Public, Gate),
        route(GET, "/sign-in/code", Half, Gate),
        route(POST, "/sign-in/code", Half, Gate),
        route(POST, "/sign-in/recovery", Half, Gate),
        route(POST, "/sign-out", SignedIn, None),
        route(GET, "/", SignedIn, Both),
        route(GET, "/me", SignedIn, Both),
        route(GET, "/me/sessions", SignedIn, Both),
        route(POST, "/me/sessions", SignedIn, Both),
        route(GET, "/me/password", SignedIn, Both),
        route(POST, "/me/password", SignedIn, Both),
        route(GET, "/me/second-factor", SignedIn, Both),
        route(POST, "/me/second-factor", SignedIn, Both),
        route(GET, "/search", SignedIn, Both),
        route(GET, "/help", SignedIn, Both),
        route(GET, "/help/{word}", SignedIn, Both),
        route(GET, "/set-up/{step}", In("EditCompany"), Client),
        route(POST, "/set-up/{step}", In("EditCompany"), Client),
        route(GET, "/people", In("SeePeople"), Client),
        route(GET, "/people/new", In("InvitePeople"), Client),
        route(POST, "/people", In("InvitePeople"), Client),
        route(GET, "/people/{person}", In("SeePeople"), Client),
        route(POST, "/people/{person}", In("SuspendPeople"), Client),
        route(GET, "/engagements", In("SeeCompany"), Both),
        route(GET, "/engagements/new", In("CreateEngagement"), Client),
        route(POST, "/engagements", In("CreateEngagement"), Client),
        route(GET, "/engagements/{e}", In("SeeHub"), Both),
        route(GET, "/engagements/{e}/members", In("SeeMembers"), Both),
        route(GET, "/engagements/{e}/members/new", In("SeeMembers"), Both),
        route(POST, "/engagements/{e}/members", In("SeeMembers"), Both),
        route(GET, "/engagements/{e}/members/{member}", In("SeeMembers"), Both),
        route(POST, "/engagements/{e}/members/{member}", In("SeeMembers"), Both),
        route(GET, "/engagements/{e}/settings", In("EditContract"), Client),
        route(POST, "/engagements/{e}/settings", In("EditContract"), Client),
        route(POST, "/engagements/{e}/start", In("EditContract"), Client),
        route(GET, "/engagements/{e}/agreements", In("SeeContract"), Both),
        route(GET, "/engagements/{e}/agreements/new", In("EditContract"), Client),
        route(POST, "/engagements/{e}/agreements", In("EditContract"), Client),
        route(GET, "/engagements/{e}/agreements/{number}", In("SeeContract"), Both),
        route(GET, "/engagements/{e}/agreements/{number}/comparison", In("SeeContract"), Both),
        route(POST, "/engagements/{e}/agreements/{number}/proposal", In("EditContract"), Client),
        route(
            POST,
            "/engagements/{e}/agreements/{number}/acknowledgement",
            In("AgreeContract"),
            Both,
        ),
        route(GET, "/engagements/{e}/deliveries", In("SeeDeliveries"), Both),
        route(GET, "/engagements/{e}/deliveries/new", In("Deliver"), Both),
        route(POST, "/engagements/{e}/deliveries", In("Deliver"), Both),
        route(GET, "/engagements/{e}/deliveries/{delivery}", In("SeeDeliveries"), Both),
        route(GET, "/engagements/{e}/deliveries/{delivery}/mapping", In("MapDelivery"), Both),
        route(POST, "/engagements/{e}/deliveries/{delivery}/mapping", In("MapDelivery"), Both),
        route(POST, "/engagements/{e}/deliveries/{delivery}/import", In("MapDelivery"), Both),
        route(POST, "/engagements/{e}/deliveries/{delivery}/withdrawal", In("WithdrawBatch"), Both),
        route(GET, "/engagements/{e}/deliveries/{delivery}/rejected.csv", In("SeeRejected"), None),
        route(GET, "/engagements/{e}/months/{month}", In("SeeFigures"), Both),
        route(GET, "/engagements/{e}/months/{month}/levels/{level}", In("SeeFigures"), Both),
        route(
            GET,
            "/engagements/{e}/months/{month}/levels/{level}/cases.csv",
            In("SeeCases"),
            None,
        ),
        route(GET, "/engagements/{e}/cases/{case}", In("SeeCases"), Both),
        route(GET, "/engagements/{e}/map", In("Explore"), Client),
        route(GET, "/engagements/{e}/map.svg", In("Explore"), None),
        route(GET, "/engagements/{e}/variants", In("Explore"), Client),
        route(GET, "/engagements/{e}/durations", In("Explore"), Client),
        route(GET, "/engagements/{e}/handovers", In("Explore"), Client),
        route(GET, "/engagements/{e}/dependency", In("Explore"), Client),
        route(GET, "/engagements/{e}/samples", In("SeeSample"), Both),
        route(GET, "/engagements/{e}/samples/new", In("DrawSample"), Client),
        route(POST, "/engagements/{e}/samples", In("DrawSample"), Client),
        route(GET, "/engagements/{e}/samples/{sample}", In("SeeSample"), Both),
        route(POST, "/engagements/{e}/samples/{sample}/delivery", In("DeliverSample"), Both),
        route(POST, "/engagements/{e}/samples/{sample}/inspection", In("InspectSample"), Client),
        route(GET, "/engagements/{e}/closes", In("SeeClose"), Both),
        route(GET, "/engagements/{e}/closes/{month}", In("SeeClose"), Both),
        route(POST, "/engagements/{e}/closes/{month}/run", In("AskClose"), Client),
        route(POST, "/engagements/{e}/closes/{month}/request", In("AskClose"), Client),
        route(GET, "/engagements/{e}/closes/{month}/confirmation", In("ConfirmClose"), Vendor),
        route(POST, "/engagements/{e}/closes/{month}/confirmation", In("ConfirmClose"), Vendor),
        route(GET, "/engagements/{e}/closes/{month}/fixing", In("FixClose"), Client),
        route(POST, "/engagements/{e}/closes/{month}/fixing", In("FixClose"), Client),
        route(POST, "/engagements/{e}/closes/{month}/restatement", In("FixClose"), Client),
        route(GET, "/engagements/{e}/contests", In("SeeClose"), Both),
        route(GET, "/engagements/{e}/contests/new", In("Contest"), Both),
        route(POST, "/engagements/{e}/contests", In("Contest"), Both),
        route(GET, "/engagements/{e}/contests/{contest}", In("SeeClose"), Both),
        route(POST, "/engagements/{e}/contests/{contest}/answer", In("AnswerContest"), Both),
        route(POST, "/engagements/{e}/contests/{contest}/agreement", In("SettleContest"), Both),
        route(POST, "/engagements/{e}/contests/{contest}/rejection", In("SettleContest"), Both),
        route(POST, "/engagements/{e}/contests/{contest}/withdrawal", In("Contest"), Both),
        route(GET, "/engagements/{e}/credits", In("SeeCredits"), Both),
        route(GET, "/engagements/{e}/credits/{credit}", In("SeeCredits"), Both),
        route(POST, "/engagements/{e}/credits/{credit}/notice", In("ProposeCredit"), Client),
        route(POST, "/engagements/{e}/credits/{credit}/answer", In("AnswerCredit"), Vendor),
        route(POST, "/engagements/{e}/credits/{credit}/claim", In("DecideCredit"), Client),
        route(POST, "/engagements/{e}/credits/{credit}/settlement", In("DecideCredit"), Client),
        route(POST, "/engagements/{e}/credits/{credit}/waiver", In("DecideCredit"), Client),
        route(GET, "/engagements/{e}/packs/{file}", In("Download"), None),
        route(GET, "/engagements/{e}/attachments/{attachment}", In("Download"), None),
        route(POST, "/engagements/{e}/requests", In("AddressManager"), Client),
        route(POST, "/engagements/{e}/workers/{code}/assignment", In("AssignWorker"), Client),
        route(GET, "/engagements/{e}/workers/ranking", In("RankWorkers"), Client),
        route(GET, "/engagements/{e}/tokens", In("SeeTokens"), Client),
        route(POST, "/engagements/{e}/tokens", In("EditTokens"), Client),
        route(POST, "/engagements/{e}/tokens/{token}/revocation", In("EditTokens"), Client),
        route(GET, "/engagements/{e}/audit", In("SeeAudit"), Client),
        route(GET, "/engagements/{e}/audit/export", In("ExportAudit"), None),
        route(GET, "/jobs", SignedIn, Both),
        route(GET, "/system", In("SeeSystem"), Client),
    ]
};

impl Route {
    /// Whether the route answers `method` on `path` (without its query).
    pub fn fits(&self, method: &Method, path: &str) -> bool {
        let (mut own, mut asked) = (self.path.split('/'), path.split('/'));
        let same = own
            .by_ref()
            .zip(asked.by_ref())
            .all(|(own, asked)| (own.starts_with('{') && !asked.is_empty()) || own == asked);
        let whole = self.path.split('/').count() == path.split('/').count();
        *method == self.method && whole && same
    }
}
