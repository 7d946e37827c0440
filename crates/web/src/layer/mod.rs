//! What stands around every page, from the outside in: the request's number, catching what
//! breaks, headers, the language, where a request comes from.

mod csrf;
mod fault;
mod headers;
mod language;
mod request;

pub use csrf::{csrf, foreign};
pub use fault::catch;
pub use headers::{Class, headers, security};
pub use language::{COOKIE, chosen, language};
pub use request::{Numbers, RequestId, number};
