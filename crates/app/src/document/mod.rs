//! Packs as documents that both sides keep: made once, fetched by both as the same bytes.

mod fetch;
mod sheet;
mod work;

pub use fetch::{Fetched, attachment, fetch};
pub use sheet::sheet;
pub(crate) use work::{making, start, work};

/// The kind of a document in the record: those of a fixed month carry the signed state of the
/// audit record, and are documents of their own.
pub(crate) fn kind(extension: &str, fixed: bool) -> String {
    if fixed { format!("fixed-{extension}") } else { extension.to_owned() }
}
