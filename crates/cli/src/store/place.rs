//! Where a store is: a folder, or a bucket of an object store.

use std::path::Path;
use std::sync::Arc;

use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_eventlog::store::{Folder, Objects, Store};

use super::options::PlaceOptions;
use super::s3::S3;

/// The files of the store that the options name.
pub(crate) fn objects(options: &PlaceOptions) -> Result<Arc<dyn Objects>, Stop> {
    let Some(rest) = options.store.strip_prefix("s3://") else {
        return Ok(Arc::new(Folder::new(Path::new(&options.store))));
    };
    let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
    if bucket.is_empty() {
        let args = vec![("place", options.store.clone())];
        return Err(Refusal { code: "store-place-unreadable", args, problems: vec![] }.into());
    }
    let (endpoint, region) = (options.s3_endpoint.as_deref(), options.s3_region.as_deref());
    Ok(Arc::new(S3::open(bucket, prefix.trim_matches('/'), endpoint, region)?))
}

/// Opens the store that the options name.
pub(crate) fn open(options: &PlaceOptions) -> Result<Store<'static>, Stop> {
    Store::open(objects(options)?)
}
