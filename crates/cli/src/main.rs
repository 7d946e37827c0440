//! Purpose: the one binary `kajitori`: parse, wire, call, print.
//!
//! May use: every crate of ours; the argument parser, the progress bar, the clock, files,
//! randomness.
//!
//! Never: rules, SQL, HTML, a number of its own.

mod adapter;
mod admin;
mod arguments;
mod backup;
mod batch;
mod console;
mod demo;
mod export;
mod fault;
mod file;
mod key;
mod log;
mod model;
mod pack;
mod progress;
mod sample;
mod sampling;
mod serve;
mod store;
mod timing;

use std::process::ExitCode;

use clap::Parser;
use kajitori_domain::refusal::Stop;

use arguments::{Arguments, Command, LogCommand, SamplingCommand};
use console::Console;
use log::ask::Kind;

/// Bytes below which the C library's allocator keeps freed memory, once it has seen a block so
/// large freed; its own limit is 32 MiB.
const KEPT: usize = 31 << 20;

fn main() -> ExitCode {
    // Buckets are alike: without this the memory of each goes back to the system, and its pages are
    // asked for and cleared again for the next. Nothing of the block itself is ever touched.
    drop(std::hint::black_box(Vec::<u8>::with_capacity(KEPT)));
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error),
    };
    let console = Console::new(&arguments.output);
    match fault::caught(|| run(&arguments.command, &console)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop::Refusal(refusal)) => {
            console.refuse(&refusal);
            ExitCode::from(1)
        }
        Err(Stop::Fault(fault)) => {
            console.fault(&fault);
            ExitCode::from(2)
        }
    }
}

fn run(command: &Command, console: &Console) -> Result<(), Stop> {
    match command {
        Command::Pack(options) => pack::run(options, console),
        Command::Log(command) => look(command, console),
        Command::Store(command) => store::run(command, console),
        Command::Sample(options) => sample::run(options, console),
        Command::Demo(options) => demo::run(options, console),
        Command::Serve(options) => serve::run(options, console),
        Command::Config(command) => serve::config(command, console),
        Command::Backup(options) => backup::backup(options, console),
        Command::Restore(options) => backup::restore(options, console),
        Command::Verify(options) => backup::verify(options, console),
        Command::Admin(command) => admin::admin(command, console),
        Command::Audit(command) => admin::audit(command, console),
        Command::Sampling(SamplingCommand::Plan(options)) => sampling::plan(options, console),
        Command::Sampling(SamplingCommand::History(options)) => sampling::history(options, console),
    }
}

fn look(command: &LogCommand, console: &Console) -> Result<(), Stop> {
    match command {
        LogCommand::Inspect(options) => log::inspect(options, console),
        LogCommand::Model(options) => model::run(options, console),
        LogCommand::Export(options) => export::run(options, console),
        LogCommand::Dfg(options) => log::ask::run(Kind::Dfg, options, console),
        LogCommand::Variants(options) => log::ask::run(Kind::Variants, options, console),
        LogCommand::Overview(options) => log::ask::run(Kind::Overview, options, console),
        LogCommand::Durations(options) => log::ask::run(Kind::Durations, options, console),
        LogCommand::Handover(options) => log::ask::run(Kind::Handover, options, console),
        LogCommand::Rework(options) => log::ask::run(Kind::Rework, options, console),
        LogCommand::Operators(options) => log::ask::run(Kind::Operators, options, console),
        LogCommand::Flow(options) => {
            log::ask::run(Kind::Flow(options.every()), &options.ask, console)
        }
    }
}

/// Help and version are answers; a command line that cannot be understood is a refusal.
fn usage(error: &clap::Error) -> ExitCode {
    // Nobody is left to tell when standard error is closed.
    error.print().ok();
    if error.use_stderr() { ExitCode::from(1) } else { ExitCode::SUCCESS }
}
