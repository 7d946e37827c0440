//! Empty databases on both engines. PostgreSQL is where `KAJITORI_TEST_POSTGRES` says, which
//! `cargo xtask check` and `cargo xtask with-postgres` set.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use kajitori_domain::time::Moment;
use kajitori_store::{Db, Options};
use postgres::{Client, NoTls};

/// Says where the server is.
const ADDRESS: &str = "KAJITORI_TEST_POSTGRES";

/// The moment at which the databases of tests are made: 2026-11-22T00:00:00Z.
pub const MADE: Moment = Moment(1_795_305_600_000_000);

static MADE_BEFORE: AtomicU32 = AtomicU32::new(0);

/// An empty database, removed when this is dropped.
#[derive(Debug)]
pub struct Fresh {
    /// Its address.
    pub url: String,
    /// A folder for the files beside it.
    pub files: PathBuf,
    place: Place,
}

#[derive(Debug)]
enum Place {
    Folder(PathBuf),
    Schema { server: String, name: String },
}

/// Runs `test` on SQLite and, where there is a server, on PostgreSQL. With
/// `KAJITORI_SHARED=required` its absence is a failure.
///
/// # Panics
/// When a database cannot be made, or the test panics.
pub fn both(test: impl Fn(&Fresh)) {
    test(&Fresh::file());
    if let Some(fresh) = Fresh::schema() {
        test(&fresh);
    }
}

impl Fresh {
    /// A file of SQLite.
    ///
    /// # Panics
    /// When its folder cannot be made.
    pub fn file() -> Self {
        let folder = std::env::temp_dir().join(format!("kajitori-test-{}", unique()));
        std::fs::create_dir_all(&folder).expect("a folder for a test");
        let url = format!("sqlite:{}", folder.join("kajitori.db").display());
        Self { url, files: folder.clone(), place: Place::Folder(folder) }
    }

    /// A schema of PostgreSQL; `None` after saying that the test was skipped where there is no
    /// server.
    ///
    /// # Panics
    /// When the server is required and absent, or the schema cannot be made.
    pub fn schema() -> Option<Self> {
        let Ok(server) = std::env::var(ADDRESS) else {
            let required = std::env::var("KAJITORI_SHARED").is_ok_and(|s| s == "required");
            assert!(!required, "{ADDRESS} is required and absent");
            eprintln!("SKIPPED on PostgreSQL: see `cargo xtask with-postgres`");
            return None;
        };
        let name = format!("t_{}", unique());
        let make = format!("DROP SCHEMA IF EXISTS {name} CASCADE; CREATE SCHEMA {name}");
        let mut client = Client::connect(&server, NoTls).expect("a server for tests");
        client.batch_execute(&make).expect("a schema for a test");
        let url = format!("{server}&options=-c%20search_path%3D{name}");
        let files = std::env::temp_dir().join(format!("kajitori-test-{name}"));
        std::fs::create_dir_all(&files).expect("a folder for a test");
        Some(Self { url, files, place: Place::Schema { server, name } })
    }

    /// Whether it is a schema of PostgreSQL.
    pub fn is_server(&self) -> bool {
        matches!(self.place, Place::Schema { .. })
    }

    /// Opens it, with as many connections as a test needs and without waiting for the disk.
    ///
    /// # Panics
    /// When it cannot be opened.
    pub fn open(&self) -> Db {
        let options = Options { durable: false, connections: 8, ..Options::default() };
        Db::open(&self.url, &options).expect("a database that opens")
    }

    /// Opens it with its schema made.
    ///
    /// # Panics
    /// When it cannot be opened or its schema not be made.
    pub fn migrated(&self) -> Db {
        let db = self.open();
        db.migrate(MADE).expect("a schema that can be made");
        db
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        match &self.place {
            Place::Folder(folder) => {
                let _ = std::fs::remove_dir_all(folder);
            }
            Place::Schema { server, name } => {
                let _ = std::fs::remove_dir_all(&self.files);
                let remove = format!("DROP SCHEMA IF EXISTS {name} CASCADE");
                let client = Client::connect(server, NoTls);
                let _ = client.and_then(|mut client| client.batch_execute(&remove));
            }
        }
    }
}

/// A name that no other test of this machine has now.
fn unique() -> String {
    let number = MADE_BEFORE.fetch_add(1, Ordering::Relaxed);
    format!("{}_{number}", std::process::id())
}
