//! A call: who wants something, by which way, in which request.

use kajitori_domain::access::Actor;
use kajitori_domain::audit::Via;

/// Who wants something, and how.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a> {
    /// Who.
    pub actor: &'a Actor,
    /// By which way.
    pub via: Via,
    /// The number of the request, which stands in the audit.
    pub request: &'a str,
}

impl<'a> Call<'a> {
    /// A call of a page.
    pub fn web(actor: &'a Actor, request: &'a str) -> Self {
        Self { actor, via: Via::Web, request }
    }
}
