//! `kajitori store`, as a person uses it and as a machine breaks it.

mod broken;
mod bucket;
mod pack;
mod person;
mod server;

use std::fmt::Write as _;
use std::path::PathBuf;

use crate::support::{Folder, key};

const MAPPING: &str = r#"
format = 1
[events]
case = "案件"
activity = "工程"
time = { columns = ["日時"], formats = ["%Y-%m-%d %H:%M"], zone = "Asia/Tokyo" }
resource = "担当"
"#;

/// Events of a day: `cases` cases, those of the day before among them.
fn day(day: u32, cases: u32) -> String {
    let mut text = "案件,工程,日時,担当\n".to_owned();
    for case in 0..cases {
        let number = day * cases / 2 + case;
        let (hour, minute) = (case / 60 % 24, case % 60);
        let step = ["受付", "審査", "完了"][usize::try_from(case % 3).expect("small")];
        writeln!(text, "C{number},{step},2026-10-{day:02} {hour:02}:{minute:02},担当{}", case % 7)
            .expect("memory");
    }
    text
}

/// The arguments of `kajitori store add` into `store`.
fn add(folder: &Folder, store: &str, files: &[&PathBuf], more: &[&str]) -> Vec<String> {
    let mapping = folder.write("mapping.toml", MAPPING);
    let mut args: Vec<String> = ["store", "add", "--store", store].map(str::to_owned).to_vec();
    let mut push = |flag: &str, value: PathBuf| {
        args.extend([flag.to_owned(), value.display().to_string()]);
    };
    push("--mapping", mapping);
    push("--key", key(folder));
    push("--rejected", folder.at("rejected"));
    args.extend(more.iter().map(|word| (*word).to_owned()));
    args.extend(files.iter().map(|file| file.display().to_string()));
    args
}

/// The folder `store` as an argument.
fn place(folder: &Folder) -> String {
    folder.at("store").display().to_string()
}
