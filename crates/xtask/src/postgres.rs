//! A PostgreSQL server for the tests: in a folder of its own, reached by a socket in it, gone when
//! the task ends.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::step::{self, Outcome};

/// Where the tests look for the server.
const ADDRESS: &str = "KAJITORI_TEST_POSTGRES";

/// Where servers have their folders. A socket's path must be short.
const PLACE: &str = "/tmp";

/// What a server's folder is called, before the number of the process that started it.
const NAME: &str = "kajitori-pg-";

/// What to do where there is none.
pub(crate) const MISSING: &str = "the tests on PostgreSQL, because no server program was found \
     (Debian, Ubuntu: `apt-get install postgresql`)";

/// Speed before safety: what the tests write is thrown away.
const SETTINGS: &str = "-c listen_addresses= -F -c full_page_writes=off \
     -c synchronous_commit=off -c max_connections=300 -c shared_buffers=128MB";

/// A server that runs until this is dropped.
pub(crate) struct Server {
    programs: PathBuf,
    folder: PathBuf,
    owner: Option<Owner>,
}

/// The user that the server runs as where we are root, as which it refuses to run.
#[derive(Debug, Clone, Copy)]
struct Owner {
    user: u32,
    group: u32,
}

/// Runs a command with a server; the task `with-postgres`.
pub(crate) fn run(args: &[String]) -> Outcome {
    let Some((program, args)) = args.split_first() else {
        return Err("with-postgres needs a command, e.g. `with-postgres cargo nextest run`".into());
    };
    let server = start()?.ok_or_else(|| format!("nothing runs: {MISSING}"))?;
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let mut command = step::command(program, &args);
    server.tell(&mut command);
    step::run(command)
}

/// A server, or none where its programs are absent; where `KAJITORI_SHARED=required` that is a
/// failure.
pub(crate) fn start() -> Result<Option<Server>, String> {
    let Some(programs) = programs() else {
        let required = std::env::var("KAJITORI_SHARED").is_ok_and(|setting| setting == "required");
        return if required { Err(format!("required and absent: {MISSING}")) } else { Ok(None) };
    };
    let owner = owner()?;
    sweep(&programs, owner);
    let folder = Path::new(PLACE).join(format!("{NAME}{}", std::process::id()));
    fs::create_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let server = Server { programs, folder, owner };
    server.own()?;
    let data = server.data();
    let make = ["-D", &data, "-U", "test", "-A", "trust", "--no-locale", "-E", "UTF8", "--no-sync"];
    server.call("initdb", &make)?;
    let settings = format!("-k {} {SETTINGS}", server.folder.display());
    let log = server.folder.join("log").display().to_string();
    server.call("pg_ctl", &["-D", &data, "-w", "-s", "-l", &log, "-o", &settings, "start"])?;
    Ok(Some(server))
}

impl Server {
    /// Tells `command` where the server is.
    pub(crate) fn tell(&self, command: &mut Command) {
        let folder = self.folder.display();
        command.env(ADDRESS, format!("postgres://test@localhost/postgres?host={folder}"));
    }

    fn data(&self) -> String {
        self.folder.join("data").display().to_string()
    }

    /// Makes the folder the server's, and nobody else's.
    fn own(&self) -> Outcome {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{PermissionsExt, chown};
            let private = fs::set_permissions(&self.folder, fs::Permissions::from_mode(0o700));
            private.map_err(|e| format!("{}: {e}", self.folder.display()))?;
            if let Some(owner) = self.owner {
                let owned = chown(&self.folder, Some(owner.user), Some(owner.group));
                owned.map_err(|e| format!("{}: {e}", self.folder.display()))?;
            }
        }
        Ok(())
    }

    /// Runs one of the server's programs. Its output goes to a file: a pipe would stay open as long
    /// as the server runs.
    fn call(&self, program: &str, args: &[&str]) -> Outcome {
        let said = self.folder.with_extension("said");
        let output = File::create(&said).map_err(|e| format!("{}: {e}", said.display()))?;
        let errors = output.try_clone().map_err(|e| format!("{}: {e}", said.display()))?;
        let mut command = Command::new(self.programs.join(program));
        command.args(args).current_dir(&self.folder).env("LC_ALL", "C");
        command.stdin(Stdio::null()).stdout(output).stderr(errors);
        #[cfg(unix)]
        if let Some(owner) = self.owner {
            use std::os::unix::process::CommandExt;
            command.uid(owner.user).gid(owner.group);
        }
        let status = command.status().map_err(|e| format!("cannot start `{program}`: {e}"));
        let text = fs::read_to_string(&said).unwrap_or_default();
        let _ = fs::remove_file(&said);
        let status = status?;
        if status.success() {
            Ok(())
        } else {
            Err(format!("`{program}` failed ({status}): {text}"))
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let data = self.data();
        if let Err(why) = self.call("pg_ctl", &["-D", &data, "-s", "-m", "immediate", "stop"]) {
            eprintln!("xtask: {why}");
        }
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Stops the servers of tasks that were killed.
fn sweep(programs: &Path, owner: Option<Owner>) {
    if !Path::new("/proc/self").exists() {
        return;
    }
    for entry in fs::read_dir(PLACE).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let number = name.to_str().and_then(|name| name.strip_prefix(NAME));
        let gone = |number: &str| !Path::new("/proc").join(number).exists();
        if number.is_some_and(gone) && entry.path().is_dir() {
            drop(Server { programs: programs.to_owned(), folder: entry.path(), owner });
        }
    }
}

/// The folder of the newest server's programs.
fn programs() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let mut versions = Vec::new();
    for version in fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten() {
        let number: Option<u32> = version.file_name().to_str().and_then(|name| name.parse().ok());
        versions.push((number, version.path().join("bin")));
    }
    versions.sort();
    folders.extend(versions.into_iter().rev().map(|(_, folder)| folder));
    folders.into_iter().find(|folder| folder.join("initdb").is_file())
}

fn owner() -> Result<Option<Owner>, String> {
    if id(&["-u"])? != 0 {
        return Ok(None);
    }
    let (user, group) = (id(&["-u", "postgres"])?, id(&["-g", "postgres"])?);
    Ok(Some(Owner { user, group }))
}

fn id(args: &[&str]) -> Result<u32, String> {
    let said = step::output(step::command("id", args))?;
    said.trim().parse().map_err(|_| format!("`id {}` said {said}", args.join(" ")))
}
