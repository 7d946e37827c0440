//! `kajitori admin` and `kajitori audit`: what whoever runs the machine needs when nobody can sign
//! in, and what an auditor needs who has nothing but a file.

use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use kajitori_app::{Failure, operator};
use kajitori_domain::access::Log;
use kajitori_domain::audit::Bundle;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::time::Moment;
use serde_json::json;

use crate::console::Console;
use crate::file;
use crate::serve::{Config, Settings, existing, house};

/// Commands for whoever runs the machine.
#[derive(Debug, Subcommand)]
#[command(after_help = "例 / Example:
  kajitori admin people --data /var/lib/kajitori
  kajitori admin reset --data /var/lib/kajitori hana@example.co.jp")]
pub(crate) enum AdminCommand {
    /// 利用者の一覧 / List the people
    People(Settings),
    /// サインインし直すためのリンクを作る / Make a link by which somebody signs in anew
    Reset(ResetOptions),
    /// 監査記録を書き出す / Export the record of changes
    Audit(AuditOptions),
}

/// Options of `kajitori admin reset`.
#[derive(Debug, Args)]
pub(crate) struct ResetOptions {
    #[command(flatten)]
    pub(crate) settings: Settings,
    /// メールアドレス / Mail address
    #[arg(value_name = "MAIL")]
    pub(crate) mail: String,
}

/// Options of `kajitori admin audit`.
#[derive(Debug, Args)]
pub(crate) struct AuditOptions {
    #[command(flatten)]
    pub(crate) settings: Settings,
    /// 会社全体（company）か、委託案件（engagement/ID） / company, or engagement/ID
    #[arg(long, value_name = "SCOPE", default_value = "company")]
    pub(crate) scope: String,
    /// 書き出すファイル / File to write
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
}

/// Commands about exported records of changes.
#[derive(Debug, Subcommand)]
#[command(after_help = "例 / Example:
  kajitori audit verify audit.jsonl --key 'example.co.jp/audit+1a2b3c4d+…'")]
pub(crate) enum AuditCommand {
    /// 書き出した監査記録を、署名と照合する（他に何も要らない） / Check an export; needs nothing else
    Verify(AuditVerifyOptions),
}

/// Options of `kajitori audit verify`.
#[derive(Debug, Args)]
pub(crate) struct AuditVerifyOptions {
    /// 書き出した監査記録 / Exported record
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// 署名を確かめる鍵。月次パックにある。省略時はファイルの中の鍵を使い、その旨を告げる /
    /// Key of the signatures, from the month's pack; else the one in the file, and that is said
    #[arg(long, value_name = "KEY")]
    pub(crate) key: Option<String>,
    /// 別に保管した確認点のファイル / Further signed checkpoints that were kept apart
    #[arg(long, value_name = "FILE")]
    pub(crate) note: Vec<PathBuf>,
}

/// Does what the command says.
pub(crate) fn admin(command: &AdminCommand, console: &Console) -> Result<(), Stop> {
    match command {
        AdminCommand::People(settings) => people(settings, console),
        AdminCommand::Reset(options) => reset(options, console),
        AdminCommand::Audit(options) => export(options, console),
    }
}

/// A house that is there already.
fn known(config: &Config) -> Result<std::sync::Arc<kajitori_app::House>, Stop> {
    drop(existing(config)?);
    house(config)
}

fn people(settings: &Settings, console: &Console) -> Result<(), Stop> {
    let house = known(&Config::of(settings)?)?;
    let people = operator::people(&house).map_err(stop)?;
    let lang = console.words.lang();
    if console.json {
        let all = people.iter().map(|(person, organisation)| {
            let place = organisation.as_ref().map(|one| one.name.get(lang));
            json!({ "mail": person.mail, "name": person.name, "organisation": place,
                "active": person.standing.is_active() })
        });
        console.say(&serde_json::Value::from(all.collect::<Vec<_>>()).to_string());
        return Ok(());
    }
    for (person, organisation) in &people {
        let place = organisation.as_ref().map_or("–", |one| one.name.get(lang));
        let state = if person.standing.is_active() { "admin-active" } else { "admin-suspended" };
        let state = console.words.get(state);
        console.say(&format!("{}\t{}\t{place}\t{state}", person.mail, person.name));
    }
    Ok(())
}

fn reset(options: &ResetOptions, console: &Console) -> Result<(), Stop> {
    let config = Config::of(&options.settings)?;
    let house = known(&config)?;
    let handed = operator::reset(&house, &options.mail).map_err(stop)?;
    let link = kajitori_web::link::one_time(handed.secret.expose());
    let link = format!("{}{link}", config.origin(config.listen));
    let Moment(expires) = handed.expires;
    let until = jiff::Timestamp::from_microsecond(expires).unwrap_or_default().to_string();
    if console.json {
        console.say(&json!({ "link": link, "expires": until }).to_string());
        return Ok(());
    }
    console.say(&console.words.with("admin-reset", &[("link", link), ("until", until)]));
    Ok(())
}

fn export(options: &AuditOptions, console: &Console) -> Result<(), Stop> {
    let unknown = || Refusal::new("admin-scope").with("scope", options.scope.clone());
    let log: Log = options.scope.parse().map_err(|_| unknown())?;
    let house = known(&Config::of(&options.settings)?)?;
    file::replace(&options.out, |out| {
        operator::export(&house, log, out).map_err(|failure| match failure {
            Failure::Hidden => unknown().into(),
            other => stop(other),
        })
    })?;
    console.tell("admin-exported", &[("file", options.out.display().to_string())]);
    Ok(())
}

/// Why the house did not answer.
pub(crate) fn stop(failure: Failure) -> Stop {
    match failure {
        Failure::Hidden => file::fault("asking the house", &"hidden"),
        Failure::Refused(refusal) => refusal.into(),
        Failure::Fault(fault) => fault.into(),
    }
}

/// Checks an export with nothing else at hand.
pub(crate) fn audit(command: &AuditCommand, console: &Console) -> Result<(), Stop> {
    let AuditCommand::Verify(options) = command;
    let notes = options.note.iter().map(|path| Ok(file::definition(path)?.text));
    let notes: Vec<String> = notes.collect::<Result<_, Stop>>()?;
    let more: Vec<&str> = notes.iter().map(String::as_str).collect();
    let unreadable = |error: std::io::Error| {
        let named = Refusal::new("audit-unreadable").with("why", error.to_string());
        Stop::from(named)
    };
    let opened = File::open(&options.file).map_err(unreadable)?;
    let mut reader = BufReader::new(opened);
    let key = options.key.as_deref().map(str::trim);
    let wrapped = Bundle::verify(&mut reader, &more, key).map_err(Refusal::from)?;
    let found = &wrapped.verified;
    if console.json {
        let checkpoints = found
            .checkpoints
            .iter()
            .map(|(size, root)| json!({ "size": size, "root": root.to_string() }));
        let value = json!({
            "origin": found.origin, "rows": found.rows, "without_detail": found.without_detail,
            "checkpoints": checkpoints.collect::<Vec<_>>(), "key": wrapped.verifier,
            "key_given": key.is_some(),
        });
        console.say(&value.to_string());
        return Ok(());
    }
    let args = [
        ("origin", found.origin.clone()),
        ("rows", found.rows.to_string()),
        ("checkpoints", found.checkpoints.len().to_string()),
        ("key", wrapped.verifier.clone()),
    ];
    console.tell("audit-verified", &args);
    if key.is_none() {
        console.note("audit-key-of-file", &args);
    }
    Ok(())
}
