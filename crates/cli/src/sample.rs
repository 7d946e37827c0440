//! `kajitori sample`: the example's records, or a log for benchmarks.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use kajitori_domain::refusal::Stop;

use crate::arguments::SampleOptions;
use crate::console::Console;
use crate::file;

/// Writes what the options ask for.
pub(crate) fn run(options: &SampleOptions, console: &Console) -> Result<(), Stop> {
    let out = &options.out;
    let unwritable = |error: std::io::Error| file::unwritable(out, &error);
    let shown = ("out", out.display().to_string());
    if let Some(rows) = options.bench {
        let mut writer = create(out)?;
        kajitori_sample::bench::events(rows, &mut writer).map_err(unwritable)?;
        console.tell("cli-bench-done", &[("rows", rows.to_string()), shown]);
        return Ok(());
    }
    std::fs::create_dir_all(out).map_err(unwritable)?;
    let mut open = |name: &str| File::create(out.join(name)).map(BufWriter::new);
    kajitori_sample::demo::write(&mut open).map_err(unwritable)?;
    console.tell("cli-sample-done", &[shown]);
    Ok(())
}

fn create(path: &Path) -> Result<BufWriter<File>, Stop> {
    let unwritable = |error: std::io::Error| file::unwritable(path, &error);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(unwritable)?;
    }
    File::create(path).map(BufWriter::new).map_err(unwritable)
}
