//! `kajitori log model`: a model discovered from a log, as BPMN.

mod arguments;
mod found;

use kajitori_bpmn::write;
use kajitori_domain::display::{percent, thousands};
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::watch::Phase;
use kajitori_measures::explore::Kept;
use kajitori_measures::model::{Permille, Replay, traces};
use serde_json::json;

pub(crate) use arguments::ModelOptions;

use self::arguments::Method;
use crate::console::Console;
use crate::file;
use crate::log::chosen::Terms;
use crate::log::open::{Coding, open};
use crate::progress::Progress;

/// Noise that is left out unless the options say otherwise.
const NOISE: u16 = 200;
/// Connections that are shown unless the options say otherwise.
const PATHS: u16 = 800;

/// Discovers a model, writes it and says what it is worth.
pub(crate) fn run(options: &ModelOptions, console: &Console) -> Result<(), Stop> {
    fitting(options)?;
    guard(options)?;
    let terms = Terms::read(&options.log)?;
    let progress = Progress::new(&console.words, console.quiet || console.json);
    let coding = || Coding::passing(&options.log, console);
    let opened = open(&options.log, coding, &mut std::io::sink(), console, &progress)?;
    let chosen = terms.choose(&options.log, &opened)?;
    let kept = Kept::new(&chosen.question(&*opened.log, &progress))?;
    kajitori_domain::watch::Watch::begin(&progress, Phase::Measure, None);
    let traces = traces(&kept)?;
    let name = std::path::Path::new(&opened.name);
    let title = name.file_stem().unwrap_or_default().to_string_lossy();
    let found = match options.method {
        Method::Inductive => {
            let noise = options.noise.or(Permille::new(NOISE)).unwrap_or(Permille::NONE);
            found::tree(&traces, options.activities, noise, &title, &console.words)
        }
        Method::Dfg => {
            let paths = options.paths.or(Permille::new(PATHS)).unwrap_or(Permille::ALL);
            found::map(&traces, options.activities, paths, &title, &console.words)?
        }
    };
    let bytes = write::xml(&found.model, &found.diagram);
    std::fs::write(&options.out, bytes).map_err(|e| file::unwritable(&options.out, &e))?;
    progress.finish();
    let (cases, variants) = (traces.words.cases(), traces.words.len());
    if console.json {
        let mut facts = found.facts;
        facts["cases"] = json!(cases);
        facts["variants"] = json!(variants);
        facts["rejected"] = json!(opened.rejected);
        let Replay { allowed, other, undecided } = found.replay;
        facts["replay"] = json!({ "allowed": allowed, "other": other, "undecided": undecided });
        facts["file"] = json!(options.out.display().to_string());
        console.say(&facts.to_string());
        return Ok(());
    }
    let args = [
        ("out", options.out.display().to_string()),
        ("cases", thousands(cases.into())),
        ("variants", thousands(u128::try_from(variants).unwrap_or(0))),
        ("activities", found.activities.to_string()),
        ("of", traces.names.len().to_string()),
    ];
    console.tell("model-done", &args);
    console.tell("model-replay", &replayed(found.replay, cases));
    if found.replay.undecided > 0 {
        let count = thousands(found.replay.undecided.into());
        console.tell("model-undecided", &[("count", count)]);
    }
    if opened.rejected > 0 {
        console.tell("model-rejected", &[("count", opened.rejected.to_string())]);
    }
    if let Some(tree) = found.text {
        console.tell("model-tree", &[("tree", tree)]);
    }
    Ok(())
}

/// How many cases the model allows, in words.
fn replayed(replay: Replay, cases: u64) -> [(&'static str, String); 3] {
    [
        ("allowed", thousands(replay.allowed.into())),
        ("cases", thousands(cases.into())),
        ("share", percent(replay.allowed, cases, 1).unwrap_or_else(|| "–".to_owned())),
    ]
}

/// Refuses an option that the method does not know, instead of passing over it.
fn fitting(options: &ModelOptions) -> Result<(), Stop> {
    let (option, method) = match options.method {
        Method::Dfg => (options.noise.map(|_| "--noise"), "dfg"),
        Method::Inductive => (options.paths.map(|_| "--paths"), "inductive"),
    };
    let Some(option) = option else { return Ok(()) };
    let args = vec![("option", option.to_owned()), ("method", method.to_owned())];
    Err(Refusal { code: "model-option", args, problems: Vec::new() }.into())
}

/// The model must not replace the log that it comes from.
fn guard(options: &ModelOptions) -> Result<(), Stop> {
    let parent = options.out.parent().unwrap_or(std::path::Path::new(""));
    let name = file::name(&options.out);
    file::guard(parent, &[&name], &options.log.inputs())
}
