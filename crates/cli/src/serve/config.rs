//! The settings in force.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use jiff::tz::TimeZone;
use kajitori_domain::problem::Severity;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_store::Options;
use kajitori_web::site::Proxies;

use super::layers::{KEYS, Layers};
use super::options::Settings;

/// The form of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LogForm {
    /// One JSON object per line.
    Json,
    /// For people.
    Text,
}

/// What a single sender may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limits {
    /// Connections at a time.
    pub(crate) connections: usize,
    /// How long a request may take.
    pub(crate) request: Duration,
    /// How long one with a file may take.
    pub(crate) upload: Duration,
}

/// The settings in force.
#[derive(Debug, Clone)]
pub(crate) struct Config {
    pub(crate) listen: SocketAddr,
    /// The name under which the house is known.
    pub(crate) host: String,
    pub(crate) secure: bool,
    /// Addresses and networks of the proxies that say truly where a request came from.
    pub(crate) proxies: Vec<String>,
    pub(crate) data: PathBuf,
    /// IANA name of the zone in which days begin.
    pub(crate) zone: String,
    pub(crate) workers: usize,
    pub(crate) migrate: bool,
    pub(crate) metrics: Option<SocketAddr>,
    pub(crate) log: LogForm,
    pub(crate) database: String,
    pub(crate) options: Options,
    pub(crate) limits: Limits,
}

/// The port where nothing says another.
const PORT: u16 = 8080;

impl Default for Config {
    /// A house for oneself, below the folder in which one is.
    fn default() -> Self {
        Self {
            listen: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), PORT),
            host: "localhost".to_owned(),
            secure: false,
            proxies: Vec::new(),
            data: PathBuf::from("kajitori-data"),
            zone: "Asia/Tokyo".to_owned(),
            workers: 2,
            migrate: true,
            metrics: None,
            log: LogForm::Json,
            database: String::new(),
            options: Options::default(),
            limits: Limits {
                connections: 1024,
                request: Duration::from_secs(60),
                upload: Duration::from_secs(3600),
            },
        }
    }
}

impl Config {
    /// What `settings`, the environment and the settings file say together.
    ///
    /// # Errors
    /// `config-unsound` with everything that is wrong.
    pub(crate) fn of(settings: &Settings) -> Result<Self, Stop> {
        Self::read(Layers::read(settings, &environment)?)
    }

    fn read(mut layers: Layers) -> Result<Self, Stop> {
        let mut config = Self::default();
        let mut migrate = None;
        for (key, written) in std::mem::take(&mut layers.set) {
            let text = written.text.trim();
            let done = match key {
                "migrate" => parsed(text).map(|value| migrate = Some(value)),
                key => config.take(key, text),
            };
            if done.is_none() {
                let shown = if key == "database.url" { masked(text) } else { text.to_owned() };
                layers.wrong("config-value", &written.by, key, &shown);
            }
        }
        if !layers.problems.is_empty() {
            layers.problems.sort_by_key(|problem| matches!(problem.severity, Severity::Warning));
            let args = vec![("count", layers.problems.len().to_string())];
            let problems = layers.problems;
            return Err(Refusal { code: "config-unsound", args, problems }.into());
        }
        if config.database.is_empty() {
            config.database = format!("sqlite:{}", config.data.join("kajitori.db").display());
        }
        // A schema that several programs share is changed by whoever runs them, not by the first.
        config.migrate = migrate.unwrap_or_else(|| config.database.starts_with("sqlite:"));
        Ok(config)
    }

    fn take(&mut self, key: &str, text: &str) -> Option<()> {
        match key {
            "listen" => self.listen = text.parse().ok()?,
            "host" => self.host = host(text)?,
            "secure" => self.secure = parsed(text)?,
            "proxies" => {
                let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
                self.proxies = parts.map(str::to_owned).collect();
                Proxies::read(self.proxies.iter().map(String::as_str)).ok()?;
            }
            "data" => self.data = Some(PathBuf::from(text)).filter(|_| !text.is_empty())?,
            "zone" => {
                TimeZone::get(text).ok()?;
                text.clone_into(&mut self.zone);
            }
            "workers" => self.workers = parsed(text).filter(|count| *count <= 64)?,
            "metrics" if text == "off" => self.metrics = None,
            "metrics" => self.metrics = Some(text.parse().ok()?),
            "log" => {
                self.log = match text {
                    "json" => LogForm::Json,
                    "text" => LogForm::Text,
                    _ => return None,
                }
            }
            "database.url" => text.clone_into(&mut self.database),
            "database.connections" => {
                self.options.connections =
                    parsed(text).filter(|count| (1..=512).contains(count))?;
            }
            "database.plain" => self.options.plain = parsed(text)?,
            "database.ca" => self.options.authorities = Some(PathBuf::from(text)),
            "limits.connections" => {
                self.limits.connections = parsed(text).filter(|count| *count > 0)?;
            }
            "limits.request_seconds" => self.limits.request = seconds(text)?,
            "limits.upload_seconds" => self.limits.upload = seconds(text)?,
            _ => return None,
        }
        Some(())
    }

    /// Where the house is found in a browser, without a slash at the end.
    pub(crate) fn origin(&self, listening: SocketAddr) -> String {
        match self.secure {
            true => format!("https://{}", self.host),
            false => format!("http://{listening}"),
        }
    }
}

fn parsed<T: std::str::FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

fn seconds(text: &str) -> Option<Duration> {
    parsed(text).filter(|seconds| *seconds > 0).map(Duration::from_secs)
}

/// A name that checkpoints can have.
fn host(text: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-.:".contains(c);
    (!text.is_empty() && text.chars().all(plain)).then(|| text.to_owned())
}

#[expect(clippy::disallowed_methods, reason = "settings may stand in the environment")]
fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|text| !text.trim().is_empty())
}

/// The settings in force, each with where it is set, as a settings file would have them.
///
/// # Errors
/// As [`Config::of`].
pub(crate) fn dump(settings: &Settings) -> Result<String, Stop> {
    let layers = Layers::read(settings, &environment)?;
    let by = |key: &str| layers.set.get(key).map_or("default", |written| &written.by).to_owned();
    let by: Vec<String> = KEYS.iter().map(|key| by(key)).collect();
    let config = Config::read(layers)?;
    let mut text = String::new();
    let mut section = "";
    for (key, by) in KEYS.iter().zip(by) {
        let (own, name) = key.split_once('.').unwrap_or(("", key));
        if own != section {
            text.push_str(&format!("\n[{own}]\n"));
            section = own;
        }
        let Some(value) = config.value(key) else {
            text.push_str(&format!("# {name} =  # {by}\n"));
            continue;
        };
        text.push_str(&format!("{name} = {value}  # {by}\n"));
    }
    Ok(text)
}

impl Config {
    /// The value of a key as TOML; `None` where nothing is set.
    fn value(&self, key: &str) -> Option<String> {
        let text = |text: &str| serde_json::Value::from(text).to_string();
        Some(match key {
            "listen" => text(&self.listen.to_string()),
            "host" => text(&self.host),
            "secure" => self.secure.to_string(),
            "proxies" => {
                let all: Vec<String> = self.proxies.iter().map(|proxy| text(proxy)).collect();
                format!("[{}]", all.join(", "))
            }
            "data" => text(&self.data.display().to_string()),
            "zone" => text(&self.zone),
            "workers" => self.workers.to_string(),
            "migrate" => self.migrate.to_string(),
            "metrics" => text(&self.metrics?.to_string()),
            "log" => match self.log {
                LogForm::Json => text("json"),
                LogForm::Text => text("text"),
            },
            "database.url" => text(&masked(&self.database)),
            "database.connections" => self.options.connections.to_string(),
            "database.plain" => self.options.plain.to_string(),
            "database.ca" => text(&self.options.authorities.as_ref()?.display().to_string()),
            "limits.connections" => self.limits.connections.to_string(),
            "limits.request_seconds" => self.limits.request.as_secs().to_string(),
            "limits.upload_seconds" => self.limits.upload.as_secs().to_string(),
            _ => return None,
        })
    }
}

/// An address of a database without its password.
pub(super) fn masked(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let Some((who, place)) = rest.rsplit_once('@') else { return hidden_query(url) };
    let name = who.split_once(':').map_or(who, |(name, _)| name);
    let secret = if who.contains(':') { ":***" } else { "" };
    hidden_query(&format!("{scheme}://{name}{secret}@{place}"))
}

/// A password may also stand behind the question mark.
fn hidden_query(url: &str) -> String {
    let Some((place, query)) = url.split_once('?') else { return url.to_owned() };
    let shown = query.split('&').map(|part| match part.split_once('=') {
        Some(("password", _)) => "password=***",
        _ => part,
    });
    format!("{place}?{}", shown.collect::<Vec<_>>().join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(settings: &Settings, variables: &[(&str, &str)]) -> Result<Config, Stop> {
        let of = |name: &str| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, text)| (*text).to_owned())
        };
        Config::read(Layers::read(settings, &of)?)
    }

    #[test]
    fn a_flag_goes_before_the_environment_and_that_before_the_file() {
        let path = std::env::temp_dir().join(format!("kajitori-{}.toml", std::process::id()));
        let text = "workers = 1\nhost = \"a.example\"\nzone = \"UTC\"\nproxies = [\"10.0.0.0/8\"]\n
            [limits]\nrequest_seconds = 5\n";
        std::fs::write(&path, text).expect("written");
        let settings = Settings {
            config: Some(path.clone()),
            workers: Some("3".to_owned()),
            ..Settings::default()
        };
        let variables = [("KAJITORI_WORKERS", "2"), ("KAJITORI_HOST", "b.example")];
        let config = read(&settings, &variables).expect("sound");
        std::fs::remove_file(&path).expect("removed");
        assert_eq!((config.workers, config.host.as_str()), (3, "b.example"));
        assert_eq!((config.zone.as_str(), config.limits.request.as_secs()), ("UTC", 5));
        assert!(config.database.starts_with("sqlite:") && config.migrate);
    }

    #[test]
    fn everything_wrong_is_said_at_once_and_no_password() {
        let variables = [
            ("KAJITORI_LISTEN", "here"),
            ("KAJITORI_ZONE", "Asia/Edo"),
            ("KAJITORI_SECURE", "perhaps"),
            ("KAJITORI_WORKERS", "1000"),
        ];
        let Err(Stop::Refusal(refusal)) = read(&Settings::default(), &variables) else {
            panic!("not refused")
        };
        assert_eq!((refusal.code, refusal.problems.len()), ("config-unsound", 4));
        for (url, shown) in [
            ("postgres://me:secret@db/house", "postgres://me:***@db/house"),
            (
                "postgres://me@db/house?password=secret&a=b",
                "postgres://me@db/house?password=***&a=b",
            ),
            ("sqlite:/a/b.db", "sqlite:/a/b.db"),
        ] {
            assert_eq!(masked(url), shown);
        }
    }

    #[test]
    fn a_server_that_others_share_is_migrated_by_hand() {
        let url = [("KAJITORI_DATABASE_URL", "postgres://localhost/house")];
        assert!(!read(&Settings::default(), &url).expect("sound").migrate);
        let settings = Settings { migrate: Some("true".to_owned()), ..Settings::default() };
        assert!(read(&settings, &url).expect("sound").migrate);
    }
}
