//! The server: listens, answers, and stops when it is told to.

use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::middleware::from_fn_with_state;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use kajitori_app::House;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_web::site::{Proxies, Site};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;
use tokio::sync::{Semaphore, watch};
use tower::ServiceExt;

use super::config::{Config, Limits};
use super::metrics::{self, CONNECTIONS, FAULTS};
use super::observe::{Watcher, observe};
use super::worker::{self, Bell};
use crate::file::fault;
use crate::key;

/// How long the head of a request may take, and how long a connection may be idle.
const HEAD: Duration = Duration::from_secs(20);
/// Bytes of a head at most.
const HEAD_BYTES: usize = 32 * 1024;
/// Lines of a head at most.
const HEAD_LINES: usize = 64;
/// How long nobody is let in after somebody could not be.
const REST: Duration = Duration::from_millis(100);
/// How long requests and jobs may go on when the server is told to stop.
const DRAIN: Duration = Duration::from_secs(25);

/// A server that runs.
pub(crate) struct Server {
    runtime: Runtime,
    address: SocketAddr,
    metrics: Option<SocketAddr>,
    stop: watch::Sender<bool>,
    signals: Signals,
    answering: tokio::task::JoinHandle<()>,
    bell: Arc<Bell>,
    workers: Vec<JoinHandle<()>>,
}

impl Server {
    /// Serves `house` as `config` says, with its workers.
    ///
    /// # Errors
    /// `serve-address` when nobody can listen there.
    pub(crate) fn start(config: &Config, house: &Arc<House>) -> Result<Self, Stop> {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
        let runtime = runtime.map_err(|error| fault("starting the server", &error))?;
        let signals = runtime.block_on(async { Signals::listen() });
        let signals = signals.map_err(|error| fault("listening for signals", &error))?;
        let bell = Arc::new(Bell::default());
        let listener = listen(&runtime, config.listen)?;
        let address = listener.local_addr().map_err(|error| fault("listening", &error))?;
        let watcher = Watcher { limits: config.limits, bell: Arc::clone(&bell) };
        let site = site(config, Arc::clone(house))?;
        let router = kajitori_web::routes::router(&site);
        let router = router.layer(from_fn_with_state(watcher, observe));
        let (stop, told) = watch::channel(false);
        let metrics = config.metrics.map(|at| count(&runtime, at, told.clone())).transpose()?;
        let answering = runtime.spawn(answer(listener, router, config.limits, told));
        let name = format!("{}-{}", std::process::id(), token()?);
        let workers = worker::start(house, &bell, (&name, config.workers));
        Ok(Self { runtime, address, metrics, stop, signals, answering, bell, workers })
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where its metrics are.
    pub(crate) fn metrics(&self) -> Option<SocketAddr> {
        self.metrics
    }

    /// Waits until the process is told to stop, and stops.
    pub(crate) fn until_told(mut self) {
        self.runtime.block_on(self.signals.any());
        tracing::info!("stopping");
        self.stop();
    }

    /// Lets requests and jobs come to their end, and stops. A job that takes longer is taken up
    /// again by another worker when its lease is over.
    pub(crate) fn stop(self) {
        self.bell.stop();
        // Nobody listens any more where the server has ended by itself.
        self.stop.send(true).ok();
        let (answering, workers) = (self.answering, self.workers);
        self.runtime.block_on(async {
            let working = tokio::task::spawn_blocking(move || {
                workers.into_iter().for_each(|worker| drop(worker.join()));
            });
            let ended = async {
                answering.await.ok();
                working.await.ok();
            };
            if tokio::time::timeout(DRAIN, ended).await.is_err() {
                tracing::warn!("stopped with work in hand");
            }
        });
        self.runtime.shutdown_background();
    }
}

/// Random digits.
fn token() -> Result<String, Stop> {
    Ok(key::drawn()?[..4].iter().map(|byte| format!("{byte:02x}")).collect())
}

fn site(config: &Config, house: Arc<House>) -> Result<Site, Stop> {
    let proxies = Proxies::read(config.proxies.iter().map(String::as_str));
    let tell = |request: &str, chain: &str| {
        ::metrics::counter!(FAULTS).increment(1);
        tracing::error!(request, chain, "fault");
    };
    Ok(Site {
        house,
        numbers: Arc::new(number),
        secure: config.secure,
        proxies: proxies.map_err(|wrong| fault("reading the proxies", &wrong.0))?,
        tell: Arc::new(tell),
    })
}

/// The number of a request.
fn number() -> String {
    let mut bytes = [0; 8];
    // A number that is drawn twice makes the log harder to read and nothing worse.
    getrandom::fill(&mut bytes).ok();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn listen(runtime: &Runtime, at: SocketAddr) -> Result<TcpListener, Stop> {
    runtime.block_on(TcpListener::bind(at)).map_err(|error| {
        let refusal = Refusal::new("serve-address").with("address", at.to_string());
        refusal.with("why", error.to_string()).into()
    })
}

fn count(
    runtime: &Runtime,
    at: SocketAddr,
    mut told: watch::Receiver<bool>,
) -> Result<SocketAddr, Stop> {
    let handle = metrics::begin()?;
    let listener = listen(runtime, at)?;
    let address = listener.local_addr().map_err(|error| fault("listening", &error))?;
    runtime.spawn(metrics::upkeep(handle.clone()));
    let router = metrics::router(handle);
    runtime.spawn(async move {
        let stop = async move { told.changed().await.map_or((), drop) };
        axum::serve(listener, router).with_graceful_shutdown(stop).await.ok();
    });
    Ok(address)
}

/// The signals by which the process is told to stop.
struct Signals {
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
}

impl Signals {
    /// Listens from now on, inside a runtime.
    fn listen() -> std::io::Result<Self> {
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};
            let terminate = signal(SignalKind::terminate())?;
            Ok(Self { terminate, interrupt: signal(SignalKind::interrupt())? })
        }
        #[cfg(not(unix))]
        Ok(Self {})
    }

    /// Waits for the first.
    async fn any(&mut self) {
        #[cfg(unix)]
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
        #[cfg(not(unix))]
        tokio::signal::ctrl_c().await.ok();
    }
}

/// Takes connections until told to stop, then lets the open ones come to their end.
async fn answer(
    listener: TcpListener,
    router: Router,
    limits: Limits,
    mut told: watch::Receiver<bool>,
) {
    let (graceful, slots) = (GracefulShutdown::new(), Arc::new(Semaphore::new(limits.connections)));
    loop {
        let slot = Arc::clone(&slots).acquire_owned();
        let (slot, accepted) = tokio::select! {
            _ = told.changed() => break,
            both = async { (slot.await, listener.accept().await) } => both,
        };
        let (Ok(slot), Ok((stream, from))) = (slot, accepted) else {
            // Too many open files, most likely: others have to close theirs first.
            tokio::time::sleep(REST).await;
            continue;
        };
        let connection = graceful.watch(connection(stream, from, router.clone()));
        tokio::spawn(async move {
            ::metrics::gauge!(CONNECTIONS).increment(1);
            // Whoever went away, was too slow or sent no request is no fault.
            connection.await.ok();
            ::metrics::gauge!(CONNECTIONS).decrement(1);
            drop(slot);
        });
    }
    drop(listener);
    graceful.shutdown().await;
}

/// One connection, whose requests know where they came from.
fn connection(
    stream: TcpStream,
    from: SocketAddr,
    router: Router,
) -> impl hyper_util::server::graceful::GracefulConnection<Error = hyper::Error> {
    // Small answers are not worth waiting for.
    stream.set_nodelay(true).ok();
    let service = service_fn(move |mut request: http::Request<hyper::body::Incoming>| {
        request.extensions_mut().insert(ConnectInfo(from));
        router.clone().oneshot(request.map(Body::new))
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_headers(HEAD_LINES)
        .max_buf_size(HEAD_BYTES)
        .serve_connection(TokioIo::new(stream), service)
}
