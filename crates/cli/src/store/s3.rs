//! A store's files in a bucket of an S3-compatible service.

use std::ops::Range;
use std::time::Duration;

use bytes::Bytes;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_eventlog::store::{Objects, Put};
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::list::{PaginatedListOptions, PaginatedListStore};
use object_store::path::Path;
use object_store::{
    BackoffConfig, Error, ObjectStore, ObjectStoreExt, PutMode, PutOptions, PutPayload, RetryConfig,
};
// Named for its features: without them the service is not spoken to over TLS.
use reqwest as _;
use tokio::runtime::{Builder, Runtime};

use crate::file::fault;

/// How often a request is tried again, and for how long.
const RETRIES: usize = 3;
const PATIENCE: Duration = Duration::from_secs(60);
const FIRST_PAUSE: Duration = Duration::from_millis(50);

/// A bucket, or what lies under a prefix in it.
pub(super) struct S3 {
    bucket: AmazonS3,
    prefix: String,
    runtime: Runtime,
    place: String,
}

impl S3 {
    /// The bucket `bucket`. Credentials, and what `endpoint` and `region` leave open, come from
    /// the environment (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_REGION`,
    /// `AWS_ENDPOINT`, …).
    pub(super) fn open(
        bucket: &str,
        prefix: &str,
        endpoint: Option<&str>,
        region: Option<&str>,
    ) -> Result<Self, Stop> {
        // Fails only when there is one already.
        rustls::crypto::ring::default_provider().install_default().ok();
        let backoff = BackoffConfig { init_backoff: FIRST_PAUSE, ..BackoffConfig::default() };
        let retry = RetryConfig { backoff, max_retries: RETRIES, retry_timeout: PATIENCE };
        let mut builder = AmazonS3Builder::from_env()
            .with_bucket_name(bucket)
            .with_disable_bulk_delete(true)
            .with_retry(retry);
        if let Some(endpoint) = endpoint {
            let plain = endpoint.starts_with("http://");
            builder = builder.with_endpoint(endpoint).with_allow_http(plain);
        }
        if let Some(region) = region {
            builder = builder.with_region(region);
        }
        let place = format!("s3://{bucket}/{prefix}");
        let bucket = builder.build().map_err(|error| unreachable(&place, &error))?;
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| fault("starting to wait for the network", &error))?;
        let prefix = if prefix.is_empty() { String::new() } else { format!("{prefix}/") };
        Ok(Self { bucket, prefix, runtime, place })
    }

    fn path(&self, name: &str) -> Path {
        Path::from(format!("{}{name}", self.prefix))
    }

    fn stop(&self, name: &str, error: &Error) -> Stop {
        match error {
            Error::NotFound { .. } => damage("store-file-missing", name),
            other => unreachable(&self.place, other),
        }
    }

    async fn put(&self, name: &str, bytes: &Bytes) -> Result<Put, Error> {
        let mut pause = FIRST_PAUSE;
        for left in (0..RETRIES).rev() {
            let options = PutOptions { mode: PutMode::Create, ..PutOptions::default() };
            let payload = PutPayload::from(bytes.clone());
            match self.bucket.put_opts(&self.path(name), payload, options).await {
                Ok(_) => return Ok(Put::Created),
                Err(Error::AlreadyExists { .. } | Error::Precondition { .. }) => break,
                Err(error) if left == 0 || !is_passing(&error) => return Err(error),
                // The answer may have got lost; what is there then is found by the next attempt.
                Err(_) => tokio::time::sleep(pause).await,
            }
            pause *= 2;
        }
        Ok(Put::Existed)
    }

    async fn names(&self, prefix: &str) -> Result<Vec<String>, Error> {
        let prefix = format!("{}{prefix}", self.prefix);
        let (mut names, mut page_token) = (Vec::new(), None);
        loop {
            let options = PaginatedListOptions { page_token, ..PaginatedListOptions::default() };
            let page = self.bucket.list_paginated(Some(&prefix), options).await?;
            let paths = page.result.objects.iter().map(|object| object.location.as_ref());
            let ours = paths.filter_map(|path| path.strip_prefix(&self.prefix));
            names.extend(ours.map(str::to_owned));
            page_token = page.page_token;
            if page_token.is_none() {
                names.sort_unstable();
                return Ok(names);
            }
        }
    }
}

impl Objects for S3 {
    fn put_new(&self, name: &str, bytes: Bytes) -> Result<Put, Stop> {
        let put = self.runtime.block_on(self.put(name, &bytes));
        put.map_err(|error| self.stop(name, &error))
    }

    fn get(&self, name: &str) -> Result<Bytes, Stop> {
        let read =
            self.runtime.block_on(async { self.bucket.get(&self.path(name)).await?.bytes().await });
        read.map_err(|error| self.stop(name, &error))
    }

    fn get_range(&self, name: &str, range: Range<u64>) -> Result<Bytes, Stop> {
        let length = range.end.saturating_sub(range.start);
        if length == 0 {
            return Ok(Bytes::new());
        }
        let read = self.runtime.block_on(self.bucket.get_range(&self.path(name), range));
        let bytes = read.map_err(|error| self.stop(name, &error))?;
        if bytes.len() as u64 == length {
            Ok(bytes)
        } else {
            Err(damage("store-file-damaged", name))
        }
    }

    fn list(&self, prefix: &str) -> Result<Vec<String>, Stop> {
        let names = self.runtime.block_on(self.names(prefix));
        names.map_err(|error| self.stop(prefix, &error))
    }

    fn delete(&self, name: &str) -> Result<(), Stop> {
        match self.runtime.block_on(self.bucket.delete(&self.path(name))) {
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(self.stop(name, &error)),
        }
    }
}

/// Whether the same request may succeed later.
fn is_passing(error: &Error) -> bool {
    matches!(error, Error::Generic { .. })
}

fn damage(code: &'static str, name: &str) -> Stop {
    Refusal { code, args: vec![("file", name.to_owned())], problems: vec![] }.into()
}

fn unreachable(place: &str, error: &Error) -> Stop {
    let args = vec![("place", place.to_owned()), ("why", error.to_string())];
    Refusal { code: "store-unreachable", args, problems: vec![] }.into()
}
