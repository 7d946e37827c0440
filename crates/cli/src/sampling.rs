//! `kajitori sampling`: how many units to inspect, and what a series of lots leads to.

use std::path::Path;

use kajitori_domain::decimal::Decimal;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::sampling::{
    Aql, Judged, Level, Lot, Plan, Severity, Switching, Tables, Verdict,
};
use serde_json::{Value, json};

use crate::arguments::{LevelArgument, LotsOptions, PlanOptions, SamplingTerms, SeverityArgument};
use crate::console::Console;
use crate::file;

/// Multiples of the AQL at which the operating characteristic is shown.
const MULTIPLES: [u32; 4] = [1, 2, 4, 8];

/// The most lots that are read.
const LOTS: usize = 1_000_000;

/// Prints the plan for one lot.
pub(crate) fn plan(options: &PlanOptions, console: &Console) -> Result<(), Stop> {
    let tables = Tables::standard();
    let (level, aql) = terms(&tables, &options.terms)?;
    let severity = Severity::from(options.severity);
    let Some(plan) = tables.plan(options.lot, level, aql, severity) else {
        let args = vec![("lot", options.lot.to_string())];
        return Err(Refusal { code: "lot-too-small", args, problems: vec![] }.into());
    };
    if console.json {
        let mut value = json!({ "lot": options.lot, "level": level, "severity": severity });
        value["aql_percent"] = json!(aql.percent());
        value["plan"] = json!(plan);
        value["acceptance"] = characteristic(&plan, aql).collect();
        value["caution"] = json!(console.words.get("sampling-caution"));
        value["edition"] = json!(tables.edition);
        console.say(&value.to_string());
        return Ok(());
    }
    print_plan(options.lot, (level, aql, severity), &plan, console);
    source(&tables, console);
    Ok(())
}

fn print_plan(
    lot: u64,
    (level, aql, severity): (Level, Aql, Severity),
    plan: &Plan,
    out: &Console,
) {
    let say = |id: &str, args: &[(&str, String)]| out.say(&out.words.with(id, args));
    say(
        "sampling-plan-title",
        &[
            ("lot", lot.to_string()),
            ("level", level.name().to_owned()),
            ("aql", aql.percent().to_string()),
            ("severity", out.words.get(severity.word())),
        ],
    );
    let numbers = [
        ("sample", plan.sample.to_string()),
        ("accept", plan.accept.to_string()),
        ("reject", plan.reject.to_string()),
    ];
    say(if plan.whole { "sampling-plan-whole" } else { "sampling-plan-sample" }, &numbers);
    let arrow = plan.used != plan.letter;
    let letters = [("letter", plan.letter.to_string()), ("used", plan.used.to_string())];
    say(if arrow { "sampling-plan-arrow" } else { "sampling-plan-letter" }, &letters);
    if !plan.whole {
        say("sampling-plan-oc", &[]);
        for point in characteristic(plan, aql) {
            let shown = |key: &str, digits: usize| {
                format!("{:.digits$}", point[key].as_f64().unwrap_or(0.0) * 100.0)
            };
            let args = [("quality", shown("quality", 3)), ("probability", shown("probability", 1))];
            out.say(&format!("  {}", out.words.with("sampling-plan-oc-row", &args)));
        }
        let risk = format!("{:.2}", plan.quality_at(0.1) * 100.0);
        say("sampling-plan-risk", &[("quality", risk)]);
    }
    out.say(&format!("※ {}", out.words.get("sampling-caution")));
}

/// Points of the operating characteristic; ratios 0–1.
fn characteristic(plan: &Plan, aql: Aql) -> impl Iterator<Item = Value> {
    let (plan, limit) = (*plan, aql.percent().to_f64() / 100.0);
    MULTIPLES.into_iter().map(move |times| {
        let quality = (limit * f64::from(times)).min(1.0);
        json!({ "quality": quality, "probability": plan.acceptance(quality) })
    })
}

/// Prints what a series of lots leads to.
pub(crate) fn history(options: &LotsOptions, console: &Console) -> Result<(), Stop> {
    let tables = Tables::standard();
    let (level, aql) = terms(&tables, &options.terms)?;
    let mut state = Switching::begin(options.severity.into());
    let mut judged = Vec::new();
    for (name, lot, row) in read(&options.file)? {
        let one = state.judge(&tables, lot, level, aql, options.steady);
        let sample = one.plan.map(|p| p.sample);
        if let Some(sample) = sample.filter(|sample| lot.nonconforming > *sample) {
            let found = ("found", lot.nonconforming.to_string());
            let args =
                vec![place(&options.file), row_of(row), found, ("sample", sample.to_string())];
            return Err(Refusal { code: "lots-impossible", args, problems: vec![] }.into());
        }
        state = one.after.clone();
        judged.push((name, lot, one));
    }
    if console.json {
        let lots: Value = judged.iter().map(|(name, lot, one)| as_json(name, *lot, one)).collect();
        let caution = console.words.get("sampling-caution");
        let value = json!({ "aql_percent": aql.percent(), "level": level, "lots": lots,
            "next": state, "caution": caution, "edition": tables.edition });
        console.say(&value.to_string());
        return Ok(());
    }
    console.say(&console.words.get("sampling-history-head"));
    for (name, lot, one) in &judged {
        console.say(&line(name, *lot, one, console));
        if let Some(change) = one.change {
            console.say(&format!("  → {}", console.words.get(change.word())));
        }
    }
    let next = [("severity", console.words.get(state.severity.word()))];
    let id = if state.discontinued { "sampling-history-stopped" } else { "sampling-history-next" };
    console.say(&console.words.with(id, &next));
    console.say(&format!("※ {}", console.words.get("sampling-caution")));
    source(&tables, console);
    Ok(())
}

fn line(name: &str, lot: Lot, one: &Judged, console: &Console) -> String {
    let number = |n: Option<u64>| n.map_or_else(|| "–".to_owned(), |n| n.to_string());
    let verdict = match one.verdict {
        Verdict::Accepted => "sampling-accepted",
        Verdict::Rejected => "sampling-rejected",
        Verdict::NotJudged => "sampling-not-judged",
    };
    let stopped = one.after.discontinued;
    [
        name.to_owned(),
        lot.size.to_string(),
        console.words.get(one.severity.word()),
        number(one.plan.map(|p| p.sample)),
        number(one.plan.map(|p| p.accept)),
        lot.nonconforming.to_string(),
        console.words.get(verdict),
        one.after.score.to_string(),
        if stopped { "–".to_owned() } else { console.words.get(one.after.severity.word()) },
    ]
    .join("\t")
}

fn as_json(name: &str, lot: Lot, one: &Judged) -> Value {
    json!({ "lot": name, "size": lot.size, "nonconforming": lot.nonconforming, "judged": one })
}

fn source(tables: &Tables, console: &Console) {
    let args = [("edition", tables.edition.clone()), ("checked", tables.checked.clone())];
    console.tell("sampling-source", &args);
}

fn terms(tables: &Tables, terms: &SamplingTerms) -> Result<(Level, Aql), Stop> {
    let text = terms.aql.trim().trim_end_matches(['%', '％']);
    let Some(aql) = Decimal::parse(text).and_then(|percent| tables.aql(percent)) else {
        let known: Vec<String> = tables.aqls().iter().map(ToString::to_string).collect();
        let args = vec![("value", terms.aql.clone()), ("known", known.join(", "))];
        return Err(Refusal { code: "aql-unknown", args, problems: vec![] }.into());
    };
    Ok((terms.level.into(), aql))
}

/// Names of the columns: what a lot is called, its units, its nonconforming units.
const COLUMNS: [[&str; 3]; 3] = [
    ["lot", "ロット", "ロット番号"],
    ["size", "大きさ", "ロットの大きさ"],
    ["nonconforming", "不適合数", "不適合品数"],
];

/// The lots of a CSV file in its order, each with its row.
fn read(path: &Path) -> Result<Vec<(String, Lot, u64)>, Stop> {
    let text = file::definition(path)?.text;
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let unreadable = |error: &csv::Error| {
        let args = vec![place(path), ("why", error.to_string())];
        Stop::from(Refusal { code: "lots-unreadable", args, problems: vec![] })
    };
    let header = reader.headers().map_err(|e| unreadable(&e))?.clone();
    let find = |names: &[&str; 3]| {
        let at = header.iter().position(|cell| names.contains(&cell.trim()));
        at.ok_or_else(|| {
            let args = vec![place(path), ("column", names[0].to_owned())];
            Stop::from(Refusal { code: "lots-columns", args, problems: vec![] })
        })
    };
    let [name, size, found] = [find(&COLUMNS[0])?, find(&COLUMNS[1])?, find(&COLUMNS[2])?];
    let mut lots = Vec::new();
    for (record, row) in reader.records().zip(2_u64..).take(LOTS) {
        let record = record.map_err(|e| unreadable(&e))?;
        let number = |at: usize, column: usize| {
            let value = record.get(at).unwrap_or_default().trim();
            value.parse::<u64>().map_err(|_| {
                let column = ("column", COLUMNS[column][0].to_owned());
                let args = vec![place(path), row_of(row), column, ("value", value.to_owned())];
                Stop::from(Refusal { code: "lots-value", args, problems: vec![] })
            })
        };
        let lot = Lot { size: number(size, 1)?, nonconforming: number(found, 2)? };
        lots.push((record.get(name).unwrap_or_default().to_owned(), lot, row));
    }
    Ok(lots)
}

fn place(path: &Path) -> (&'static str, String) {
    ("file", file::name(path))
}

fn row_of(row: u64) -> (&'static str, String) {
    ("row", row.to_string())
}

impl From<LevelArgument> for Level {
    fn from(argument: LevelArgument) -> Self {
        match argument {
            LevelArgument::S1 => Self::S1,
            LevelArgument::S2 => Self::S2,
            LevelArgument::S3 => Self::S3,
            LevelArgument::S4 => Self::S4,
            LevelArgument::First => Self::I,
            LevelArgument::Second => Self::II,
            LevelArgument::Third => Self::III,
        }
    }
}

impl From<SeverityArgument> for Severity {
    fn from(argument: SeverityArgument) -> Self {
        match argument {
            SeverityArgument::Normal => Self::Normal,
            SeverityArgument::Tightened => Self::Tightened,
            SeverityArgument::Reduced => Self::Reduced,
        }
    }
}
