//! What is counted, for Prometheus, at an address of its own.

use std::time::Duration;

use axum::Router;
use axum::routing::get;
use kajitori_domain::refusal::Stop;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

use crate::file::fault;

/// Seconds at which the times of requests are told apart.
const SECONDS: [f64; 10] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0];

/// Requests by route, method and status.
pub(super) const REQUESTS: &str = "kajitori_requests_total";
/// How long they took, by route.
pub(super) const SECONDS_OF: &str = "kajitori_request_seconds";
/// Faults that were told to the log.
pub(super) const FAULTS: &str = "kajitori_faults_total";
/// Jobs that a worker has had in hand.
pub(super) const JOBS: &str = "kajitori_jobs_total";
/// Open connections.
pub(super) const CONNECTIONS: &str = "kajitori_connections";

/// Begins to count.
///
/// # Errors
/// A fault when somebody counts already.
pub(super) fn begin() -> Result<PrometheusHandle, Stop> {
    let builder = PrometheusBuilder::new().set_buckets(&SECONDS);
    let recorder = builder.map_err(|error| fault("counting", &error))?.build_recorder();
    let handle = recorder.handle();
    metrics::set_global_recorder(recorder).map_err(|error| fault("counting", &error))?;
    metrics::describe_counter!(REQUESTS, "Requests by route, method and status");
    metrics::describe_histogram!(SECONDS_OF, "Seconds from a request to its answer");
    metrics::describe_counter!(FAULTS, "Faults that were told to the log");
    metrics::describe_counter!(JOBS, "Jobs that a worker has had in hand");
    metrics::describe_gauge!(CONNECTIONS, "Open connections");
    Ok(handle)
}

/// Answers `/metrics`.
pub(super) fn router(handle: PrometheusHandle) -> Router {
    let answer = move || {
        let text = handle.render();
        async move { text }
    };
    Router::new().route("/metrics", get(answer))
}

/// Forgets old values now and then, until the runtime ends.
pub(super) async fn upkeep(handle: PrometheusHandle) {
    let mut ticks = tokio::time::interval(Duration::from_secs(10));
    loop {
        ticks.tick().await;
        handle.run_upkeep();
    }
}
