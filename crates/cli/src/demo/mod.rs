//! `kajitori demo`: the demo company on an embedded database in a folder of its own, told from its
//! raw rows, and served on loopback alone.

mod clock;
mod deal;
mod people;
mod story;
mod told;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;
use kajitori_domain::refusal::{Refusal, Stop};
use serde_json::json;

use crate::console::Console;
use crate::file::fault;
use crate::key;
use crate::serve::{Config, Server};
use clock::DemoClock;
use people::PASSWORD;

/// Options of `kajitori demo`.
#[derive(Debug, Args)]
#[command(after_help = "例 / Example:
  kajitori demo
  kajitori demo --listen 127.0.0.1:8080
  kajitori demo --told --data ./demo && kajitori serve --data ./demo")]
pub(crate) struct DemoOptions {
    /// 待ち受けるアドレス（自分の機械だけ） / Address to listen at, of this machine alone
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// このフォルダーに作り、残しておく。省略時は一時フォルダーで、終わると消える /
    /// Make it in this folder, and keep it; else in a temporary one that goes in the end
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// 作るだけで、公開せずに終わる / Only make it, and end without serving
    #[arg(long, requires = "data")]
    told: bool,
}

/// The four who are shown at the start: what they are, and their mail.
const SHOWN: [(&str, &str); 4] = [
    ("owner", "owner@minato.example.jp"),
    ("executive", "executive@minato.example.jp"),
    ("vendor", "vendor@shinonome.example.jp"),
    ("auditor", "auditor@minato.example.jp"),
];

/// Makes the company and serves it until told to stop; a temporary folder goes then.
pub(crate) fn run(options: &DemoOptions, console: &Console) -> Result<(), Stop> {
    if !options.listen.ip().is_loopback() {
        let address = options.listen.to_string();
        return Err(Refusal::new("demo-not-loopback").with("address", address).into());
    }
    let temporary = if options.data.is_none() { Some(Temporary::make()?) } else { None };
    let kept = options.data.as_ref().or(temporary.as_ref().map(|folder| &folder.0));
    let data = kept.cloned().unwrap_or_default();
    let database = data.join("kajitori.db");
    if database.exists() {
        let folder = data.display().to_string();
        return Err(Refusal::new("demo-data-taken").with("folder", folder).into());
    }
    let config = Config {
        listen: options.listen,
        data,
        database: format!("sqlite:{}", database.display()),
        ..Config::default()
    };
    let clock = DemoClock::default();
    console.note("demo-making", &[]);
    let house = story::tell(&config, &clock)?;
    if options.told {
        drop(house);
        told(console, &config);
        return Ok(());
    }
    clock.run();
    let server = Server::start(&config, &house)?;
    say(console, &config.origin(server.address()), temporary.is_some());
    server.until_told();
    Ok(())
}

fn say(console: &Console, address: &str, goes: bool) {
    if console.json {
        console.print(&format!("{}\n", json!({ "address": address, "people": shown() })));
        return;
    }
    console.tell("demo-ready", &[("address", address.to_owned())]);
    people(console);
    console.tell(if goes { "demo-stop" } else { "demo-stop-kept" }, &[]);
}

/// Says where it lies, and as whom one comes in once it is served.
fn told(console: &Console, config: &Config) {
    let data = config.data.display().to_string();
    if console.json {
        console.print(&format!("{}\n", json!({ "data": data, "people": shown() })));
        return;
    }
    console.tell("demo-told", &[("data", data)]);
    people(console);
}

fn people(console: &Console) {
    for (role, mail) in SHOWN {
        let args = [("role", role.to_owned()), ("mail", mail.to_owned())];
        console.tell("demo-person", &[&args[..], &[("password", PASSWORD.to_owned())]].concat());
    }
}

fn shown() -> Vec<serde_json::Value> {
    let one = |(role, mail)| json!({ "role": role, "mail": mail, "password": PASSWORD });
    SHOWN.into_iter().map(one).collect()
}

/// A folder that goes with the program.
struct Temporary(PathBuf);

impl Temporary {
    fn make() -> Result<Self, Stop> {
        let drawn: String = key::drawn()?[..8].iter().map(|byte| format!("{byte:02x}")).collect();
        let path = std::env::temp_dir().join(format!("kajitori-demo-{drawn}"));
        std::fs::create_dir_all(&path).map_err(|e| fault("making a folder", &e))?;
        Ok(Self(path))
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // What cannot be removed stays in the system's folder for such.
        std::fs::remove_dir_all(&self.0).ok();
    }
}
