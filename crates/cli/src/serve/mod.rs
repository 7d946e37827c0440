//! `kajitori serve`: the house, in a browser.
//!
//! [`house`] opens a house, [`Server::start`] serves it, [`Server::until_told`] waits until the
//! process is asked to stop.

mod config;
mod house;
mod layers;
mod logging;
mod metrics;
mod observe;
mod options;
mod server;
mod worker;

use kajitori_domain::outside::Clock;
use kajitori_domain::refusal::Stop;

use crate::adapter::SystemClock;
use crate::console::Console;

pub(crate) use config::Config;
pub(crate) use house::existing;
pub(crate) use house::{house, house_with};
pub(crate) use options::{ConfigCommand, ServeOptions, Settings};
pub(crate) use server::Server;

/// Serves until told to stop.
pub(crate) fn run(options: &ServeOptions, console: &Console) -> Result<(), Stop> {
    let config = Config::of(&options.settings)?;
    logging::begin(config.log);
    let house = house(&config)?;
    crate::adapter::sweep(&config.data, SystemClock.now());
    let server = Server::start(&config, &house)?;
    let address = server.address().to_string();
    let metrics = server.metrics().map(|at| at.to_string());
    tracing::info!(address, metrics, host = config.host, "ready");
    console.note("serve-ready", &[("address", config.origin(server.address()))]);
    set_up(&config, (&house, server.address()), console)?;
    server.until_told();
    Ok(())
}

/// Tells whoever starts an empty house the link by which the first person comes in.
fn set_up(
    config: &Config,
    (house, address): (&kajitori_app::House, std::net::SocketAddr),
    console: &Console,
) -> Result<(), Stop> {
    let secret = kajitori_app::gate::first_link(house).map_err(crate::admin::stop)?;
    if let Some(secret) = secret {
        let link = kajitori_web::link::one_time(secret.expose());
        let link = format!("{}{link}", config.origin(address));
        console.note("serve-set-up", &[("link", link)]);
    }
    Ok(())
}

/// `kajitori config`: what is set, and whether it is sound.
pub(crate) fn config(command: &ConfigCommand, console: &Console) -> Result<(), Stop> {
    match command {
        ConfigCommand::Check(settings) => {
            let config = Config::of(settings)?;
            console.tell("config-sound", &[("data", config.data.display().to_string())]);
            Ok(())
        }
        ConfigCommand::Dump(settings) => {
            console.print(&config::dump(settings)?);
            Ok(())
        }
    }
}
