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
  kajitori demo --listen 127.0.0.1:8080")]
pub(crate) struct DemoOptions {
    /// 待ち受けるアドレス（自分の機械だけ） / Address to listen at, of this machine alone
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
}

/// The four who are shown at the start: what they are, and their mail.
const SHOWN: [(&str, &str); 4] = [
    ("owner", "owner@minato.example.jp"),
    ("executive", "executive@minato.example.jp"),
    ("vendor", "vendor@shinonome.example.jp"),
    ("auditor", "auditor@minato.example.jp"),
];

/// Makes the company, serves it until told to stop, and removes its folder.
pub(crate) fn run(options: &DemoOptions, console: &Console) -> Result<(), Stop> {
    if !options.listen.ip().is_loopback() {
        let address = options.listen.to_string();
        return Err(Refusal::new("demo-not-loopback").with("address", address).into());
    }
    let folder = Temporary::make()?;
    let config = Config {
        listen: options.listen,
        data: folder.0.clone(),
        database: format!("sqlite:{}", folder.0.join("kajitori.db").display()),
        ..Config::default()
    };
    let clock = DemoClock::default();
    console.note("demo-making", &[]);
    let house = story::tell(&config, &clock)?;
    clock.run();
    let server = Server::start(&config, &house)?;
    say(console, &config.origin(server.address()));
    server.until_told();
    Ok(())
}

fn say(console: &Console, address: &str) {
    if console.json {
        let people: Vec<_> = SHOWN
            .iter()
            .map(|(role, mail)| json!({ "role": role, "mail": mail, "password": PASSWORD }))
            .collect();
        console.print(&format!("{}\n", json!({ "address": address, "people": people })));
        return;
    }
    console.tell("demo-ready", &[("address", address.to_owned())]);
    for (role, mail) in SHOWN {
        let args = [("role", role.to_owned()), ("mail", mail.to_owned())];
        console.tell("demo-person", &[&args[..], &[("password", PASSWORD.to_owned())]].concat());
    }
    console.tell("demo-stop", &[]);
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
